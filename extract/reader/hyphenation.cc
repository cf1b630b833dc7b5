#include "extract/reader/hyphenation.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "extract/reader/word_lists.h"

// The single words of WordNet's index, sorted bytewise, one a line.
extern "C" const char reader_words_begin[], reader_words_end[];

namespace dateline {
namespace {

bool IsWordByte(char c) {
  return absl::ascii_isalpha(static_cast<unsigned char>(c)) ||
         static_cast<unsigned char>(c) >= 0x80 || c == '\'';
}

bool InIndex(absl::string_view word) {
  const absl::string_view index(reader_words_begin, reader_words_end - reader_words_begin);
  size_t low = 0, high = index.size();  // both where a line starts
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    size_t begin = middle == low ? low : index.rfind('\n', middle - 1) + 1;
    begin = std::max(begin, low);
    const size_t end = std::min(index.find('\n', begin), index.size());
    const absl::string_view entry = index.substr(begin, end - begin);
    if (entry == word) return true;
    if (entry < word) {
      low = end + 1;
    } else {
      high = begin;
    }
  }
  return false;
}

}  // namespace

bool IsDictionaryWord(absl::string_view word) {
  std::string lower = absl::AsciiStrToLower(word);
  if (absl::EndsWith(lower, "'s")) lower.resize(lower.size() - 2);
  if (lower.size() < 2) return false;
  if (InIndex(lower)) return true;
  static constexpr struct {
    absl::string_view ending, stem;
  } kEndings[] = {{"ies", "y"}, {"ied", "y"}, {"es", ""},  {"es", "e"},  {"s", ""},
                  {"ed", ""},   {"ed", "e"},  {"ing", ""}, {"ing", "e"}, {"ly", ""},
                  {"er", ""},   {"er", "e"},  {"est", ""}, {"ness", ""}};
  for (const auto& [ending, stem] : kEndings) {
    absl::string_view rest = lower;
    if (!absl::ConsumeSuffix(&rest, ending) || rest.size() < 3) continue;
    if (InIndex(absl::StrCat(rest, stem))) return true;
    // "stopped": the doubled consonant.
    if (rest.size() > 3 && rest[rest.size() - 1] == rest[rest.size() - 2] && stem.empty() &&
        InIndex(std::string(rest.substr(0, rest.size() - 1)))) {
      return true;
    }
  }
  return false;
}

bool Hyphenation::InDocument(const std::string& word) {
  if (!read_) {
    read_ = true;
    std::string current;
    for (size_t at = 0; at <= text_.size(); ++at) {
      const char c = at < text_.size() ? text_[at] : ' ';
      if (IsWordByte(c)) {
        current.push_back(absl::ascii_tolower(static_cast<unsigned char>(c)));
      } else if (c == '-' && !current.empty() && at + 1 < text_.size() &&
                 IsWordByte(text_[at + 1])) {
        current.push_back('-');
      } else {
        // A word at a hyphenated line end is half a word.
        if (current.size() > 3 && current.size() < 40 && c != '-') words_.insert(current);
        current.clear();
      }
    }
  }
  return words_.contains(word);
}

bool Hyphenation::Keeps(absl::string_view head, absl::string_view tail) {
  if (head.empty() || tail.empty()) return true;
  // "Buneau-Varilla", "Pan-Eurasian"; but "CON-TINUED".
  if (absl::ascii_isupper(tail[0]) &&
      !(tail.size() > 1 && absl::ascii_isupper(tail[1]) && absl::ascii_isupper(head.back()))) {
    return true;
  }
  const std::string joined = absl::AsciiStrToLower(absl::StrCat(head, tail));
  const std::string hyphenated = absl::AsciiStrToLower(absl::StrCat(head, "-", tail));
  const bool has_joined = InDocument(joined), has_hyphenated = InDocument(hyphenated);
  if (has_joined != has_hyphenated) return has_hyphenated;
  const size_t hyphen = head.rfind('-');
  const absl::string_view last = hyphen == absl::string_view::npos ? head : head.substr(hyphen + 1);
  if (IsDictionaryWord(absl::StrCat(last, tail))) return false;  // "counter-revo|lution" too
  if (IsListed(WordList::kHyphenPrefix, absl::AsciiStrToLower(last))) return true;
  // Two words of their own make a compound, the first of them as the dictionary has it:
  // "one-sided".
  return last.size() > 2 && tail.size() > 2 && InIndex(absl::AsciiStrToLower(last)) &&
         IsDictionaryWord(tail);
}

}  // namespace dateline
