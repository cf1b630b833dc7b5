// Lines for a terminal: ink, links, wrapped paragraphs, quotes with the underlined stretch.
#ifndef DATELINE_REPORTS_TERMINAL_H_
#define DATELINE_REPORTS_TERMINAL_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/span.h"
#include "proto/document.pb.h"

namespace dateline {

struct TextOptions;

enum class Ink : uint8_t { kRed, kYellow, kCyan, kGreen, kBlue, kBold, kFaint };

class TerminalPage {
 public:
  // options must outlive the page.
  explicit TerminalPage(const TextOptions& options) : options_(options) {}

  // `text` in colour, where colours are on. The text must be inert already.
  std::string Paint(absl::string_view text, Ink ink) const;

  // `text` as an OSC 8 link to the file, where links are on.
  std::string Link(const Location& place, absl::string_view text) const;

  // Pieces of one line, which may be as long as they are.
  template <typename... Pieces>
  void Write(const Pieces&... pieces) {
    absl::StrAppend(&out_, pieces...);
  }
  void EndLine() { out_.push_back('\n'); }

  // Wrapped to the width; the lines after the first are indented as far as `head` is wide.
  // head may hold ink, text must be inert.
  void Paragraph(absl::string_view head, absl::string_view text);

  // A quotation, wrapped, made inert, with the marked spans underlined.
  void Quote(absl::string_view quote, const std::vector<Span>& marks, int indent, Ink ink);

  // One line: head, then as much of the quote around the first mark as fits.
  void Excerpt(absl::string_view head, absl::string_view quote, const std::vector<Span>& marks);

  std::string Take() { return std::move(out_); }

 private:
  const TextOptions& options_;
  std::string out_;
};

// Columns that text takes once escape sequences (SGR and OSC 8 of our own) are gone.
int VisibleWidth(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_REPORTS_TERMINAL_H_
