// LaTeX source as the reader looks ahead in it: arguments, options, ends of environments. All of it
// together costs linear time, also where nothing is ever closed.
#ifndef DATELINE_EXTRACT_READER_TEX_SOURCE_H_
#define DATELINE_EXTRACT_READER_TEX_SOURCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace dateline {

struct TexRange {
  uint64_t begin = 0, end = 0;
  bool empty() const { return end <= begin; }
};

// Longer arguments are read as text that comes.
constexpr uint64_t kMaxTexArgument = 1 << 14;

class TexSource {
 public:
  // text must outlive the object.
  explicit TexSource(absl::string_view text);

  absl::string_view text() const { return text_; }
  absl::string_view In(TexRange range) const {
    return text_.substr(range.begin, range.end - range.begin);
  }
  uint64_t LineEnd(uint64_t at, uint64_t end) const;
  uint64_t SkipBlanks(uint64_t at, uint64_t end) const;
  // The argument in braces at `at`, without them; empty where there is none or it is never
  // closed. *next: behind it.
  TexRange Argument(uint64_t at, uint64_t end, uint64_t* next) const;
  // Behind "[...]", of which there may be several.
  uint64_t SkipOption(uint64_t at, uint64_t end);
  // Behind the end of a formula that is open at `at`; `at` where it has none.
  uint64_t SkipFormula(absl::string_view closer, uint64_t at, uint64_t end);
  // Where the environment ends; `at` where it never does.
  uint64_t EnvironmentEnd(const std::string& name, uint64_t at, uint64_t end);

 private:
  // What a search has seen: nothing begins in [from, to).
  struct Search {
    uint64_t from = 0, to = 0;
  };
  size_t Find(absl::string_view what, uint64_t at, uint64_t end, Search* search) const;
  struct Braces {
    uint64_t open, close;
  };

  absl::string_view text_;
  std::vector<Braces> braces_;  // those that are closed, by their opening
  Search options_, dollars_, displays_, inlines_;
  absl::flat_hash_set<std::string> unclosed_;  // environments that are known not to end
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_TEX_SOURCE_H_
