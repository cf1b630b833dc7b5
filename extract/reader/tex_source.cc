#include "extract/reader/tex_source.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

constexpr uint64_t kMaxOption = 2000;

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

TexSource::TexSource(absl::string_view text) : text_(text) {
  std::vector<uint64_t> open;
  for (uint64_t k = 0; k < text.size(); ++k) {
    if (text[k] == '\\') {
      ++k;
    } else if (text[k] == '{') {
      open.push_back(k);
    } else if (text[k] == '}' && !open.empty()) {
      if (k - open.back() < kMaxTexArgument) braces_.push_back({open.back(), k});
      open.pop_back();
    }
  }
  std::sort(braces_.begin(), braces_.end(),
            [](const Braces& a, const Braces& b) { return a.open < b.open; });
}

uint64_t TexSource::LineEnd(uint64_t at, uint64_t end) const {
  const size_t feed = text_.find('\n', at);
  return std::min<uint64_t>(feed == absl::string_view::npos ? end : feed + 1, end);
}

uint64_t TexSource::SkipBlanks(uint64_t at, uint64_t end) const {
  while (at < end && IsBlank(text_[at])) ++at;
  return at;
}

TexRange TexSource::Argument(uint64_t at, uint64_t end, uint64_t* next) const {
  const uint64_t open = SkipBlanks(at, end);
  *next = at;
  if (open >= end || text_[open] != '{') return {at, at};
  const auto braces = std::lower_bound(braces_.begin(), braces_.end(), open,
                                       [](const Braces& b, uint64_t o) { return b.open < o; });
  if (braces == braces_.end() || braces->open != open || braces->close >= end) return {at, at};
  *next = braces->close + 1;
  return {open + 1, braces->close};
}

size_t TexSource::Find(absl::string_view what, uint64_t at, uint64_t end, Search* search) const {
  uint64_t start = at;
  if (search->from <= at && at < search->to)
    start = search->to;
  else
    search->from = at;
  const size_t found = text_.substr(0, end).find(what, start);
  search->to = std::max<uint64_t>(start, found == absl::string_view::npos
                                             ? end - std::min<uint64_t>(end, what.size() - 1)
                                             : found);
  return found;
}

uint64_t TexSource::SkipOption(uint64_t at, uint64_t end) {
  while (at < end && text_[at] == '[') {
    const size_t close = Find("]", at, std::min(end, at + kMaxOption), &options_);
    if (close == absl::string_view::npos) break;
    at = close + 1;
  }
  return at;
}

uint64_t TexSource::SkipFormula(absl::string_view closer, uint64_t at, uint64_t end) {
  Search& search = closer == "$$" ? dollars_ : closer == "\\]" ? displays_ : inlines_;
  const size_t close = Find(closer, at, std::min(end, at + kMaxTexArgument), &search);
  return close == absl::string_view::npos ? at : close + closer.size();
}

uint64_t TexSource::EnvironmentEnd(const std::string& name, uint64_t at, uint64_t end) {
  if (unclosed_.contains(name)) return at;
  const size_t close = text_.substr(0, end).find(absl::StrCat("\\end{", name, "}"), at);
  if (close != absl::string_view::npos) return close;
  unclosed_.insert(name);
  return at;
}

}  // namespace dateline
