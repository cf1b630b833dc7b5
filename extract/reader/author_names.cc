#include "extract/reader/author_names.h"

#include <re2/re2.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "extract/reader/hyphenation.h"
#include "extract/reader/lines.h"
#include "extract/reader/word_lists.h"

namespace dateline {
namespace {

constexpr int kLongestByline = 5;  // words of 'By Ann Mary van Lee'

// The marks of notes on authors.
constexpr absl::string_view kAuthorMarks[] = {"*", "\u2217", "\u2020", "\u2021", "\u00A7"};

bool EndsInMark(absl::string_view text) {
  return std::any_of(std::begin(kAuthorMarks), std::end(kAuthorMarks),
                     [&](absl::string_view mark) { return absl::EndsWith(text, mark); });
}

// "Ingrid Harwell*": two to four capitalised words. known: how many are in the dictionary.
bool HasShapeOfName(absl::string_view text, int* words, int* known) {
  *words = *known = 0;
  if (text.size() > 60 || text.find_first_of(":;?!0123456789(") != absl::string_view::npos)
    return false;
  for (absl::string_view word : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    if (OpeningOf(word) != Opening::kUpper) {
      if (*words > 0 && IsAuthorMark(word)) continue;
      return false;
    }
    ++*words;
    *known += IsDictionaryWord(word);
  }
  return *words >= 2 && *words <= 4;
}

std::string WithoutMarks(absl::string_view name) {
  std::string clean;
  for (size_t at = 0; at < name.size();) {
    char32_t c;
    const size_t size = DecodeUtf8(name, at, &c);
    const bool mark = c == '*' || c == '^' || c == '{' || c == '}' || c == 0x2020 || c == 0x2021 ||
                      c == 0x2217 || c == 0xA7 ||
                      (c < 0x80 && absl::ascii_isdigit(static_cast<unsigned char>(c))) ||
                      c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
    if (!mark) clean.append(name.data() + at, size);
    at += size;
  }
  return CollapseSpace(clean);
}

}  // namespace

bool IsAuthorMark(absl::string_view text) {
  return std::find(std::begin(kAuthorMarks), std::end(kAuthorMarks), text) !=
         std::end(kAuthorMarks);
}

bool IsAuthorLine(absl::string_view text) {
  if (text.size() > 200 || absl::StrContains(text, ":")) return false;
  // 'By Ann Lee' needs no second name; a longer line that begins with By is a title.
  bool separated = absl::StartsWithIgnoreCase(text, "by ") &&
                   std::count(text.begin(), text.end(), ' ') <= kLongestByline;
  if (absl::StartsWithIgnoreCase(text, "by ")) text.remove_prefix(3);
  int names = 0, words = 0;
  for (absl::string_view word : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    ++words;
    if (word == "and" || word == "&" || word == "AND") {
      separated = true;
      continue;
    }
    if (IsListed(WordList::kNameParticle, word)) continue;
    if (OpeningOf(word) != Opening::kUpper) return false;
    const bool initial = word.size() <= 3 && (word.back() == '.' || word.back() == ',');
    separated |= word.back() == ',' || initial || word.back() == '*';
    ++names;
  }
  return names >= 2 && words <= 30 && separated;
}

bool IsName(absl::string_view text) {
  int words, known;
  return HasShapeOfName(text, &words, &known) && (known < words || EndsInMark(text));
}

bool AreNames(const std::vector<absl::string_view>& lines) {
  int words, known;
  return std::any_of(lines.begin(), lines.end(), IsName) &&
         std::all_of(lines.begin(), lines.end(),
                     [&](absl::string_view line) { return HasShapeOfName(line, &words, &known); });
}

void AddAuthors(absl::string_view text, Document* info) {
  if (absl::StartsWithIgnoreCase(text, "by ")) text.remove_prefix(3);
  static const RE2 kAnd(R"(\s+(?:and|AND|&)\s+|,\s*)");
  std::string joined(text);
  RE2::GlobalReplace(&joined, kAnd, "\n");
  for (absl::string_view name : absl::StrSplit(joined, '\n')) {
    std::string clean = WithoutMarks(name);
    while (!clean.empty() && (clean.back() == ',' || clean.back() == ' ')) clean.pop_back();
    if (clean.size() > 2) info->add_authors(clean);
  }
}

}  // namespace dateline
