// Finds the inline content of a Markdown block again in its source: cmark-gfm says what the text
// is, but not, byte by byte, where it stood.
#ifndef DATELINE_EXTRACT_READER_MARKDOWN_INLINE_H_
#define DATELINE_EXTRACT_READER_MARKDOWN_INLINE_H_

#include <cmark-gfm.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/reader/text_builder.h"

namespace dateline {

class InlineAligner {
 public:
  // source and out outlive the aligner. doc is the one that out builds.
  InlineAligner(absl::string_view source, DocumentText* doc, TextBuilder* out)
      : source_(source), doc_(doc), out_(*out) {}

  // Appends the inline children of `block`, whose text stands in source[begin, end). quotes is
  // the number of block quotes around it. Every byte put out as source text equals the source.
  // Returns where the next cell or block may start.
  uint64_t Append(cmark_node* block, uint64_t begin, uint64_t end, int quotes);

 private:
  void Enter(cmark_node* node);
  void Exit(cmark_node* node);
  void Text(absl::string_view literal);
  void Code(absl::string_view literal);
  void HtmlTag(absl::string_view literal);
  void LineBreak();
  void FootnoteMark();
  void LinkEnd();
  // Passes over tildes; how many.
  size_t Tildes();
  // Puts out source[begin, end), where not muted; Visible: without what is hidden.
  void Flush(uint64_t begin, uint64_t end);
  void Visible(uint64_t begin, uint64_t end);
  void FindHidden();
  void Put(absl::string_view text, uint64_t source, uint64_t size);
  void AddOpaque(uint32_t from);
  bool Looking(absl::string_view at) const {
    return at_ < end_ && source_.substr(at_, at.size()) == at;
  }

  absl::string_view source_;
  DocumentText* doc_;
  TextBuilder& out_;
  uint64_t at_ = 0, end_ = 0;
  int quotes_ = 0;
  int muted_ = 0;  // depth of images and struck text
  bool superscript_ = false;
  struct OpenLink {
    char opener;
    uint32_t text;
  };
  std::vector<OpenLink> links_;
  // Marks of other dialects that cmark reads as text: source ranges that are passed over, in order.
  struct Range {
    uint64_t begin, end;
  };
  std::vector<Range> hidden_;
  size_t next_hidden_ = 0;
  std::vector<bool> struck_;  // of each open strikethrough: whether it mutes
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_MARKDOWN_INLINE_H_
