#include "extract/mention/description.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

// The head of a name: its last word where that is a head word, else the word before 'of', else a
// head that stands first ('Compagnie Nouvelle').
std::string HeadWordOf(absl::string_view folded) {
  const std::vector<absl::string_view> words = absl::StrSplit(folded, ' ');
  const auto is_head = [](absl::string_view w) { return FindPhrase(w).Has(LexTable::kKindWord); };
  for (size_t i = 1; i < words.size(); ++i) {
    if ((words[i] == "of" || words[i] == "for" || words[i] == "on") && is_head(words[i - 1])) {
      return std::string(words[i - 1]);
    }
  }
  if (!is_head(words.back()) && is_head(words.front())) return std::string(words.front());
  return std::string(words.back());
}

}  // namespace

Description DescriptionAt(const DocumentWords& words, int i, int end) {
  Description out;
  int head = i + 1;
  while (head < end && head < i + 3 && words[head].gap == Gap::kSpace &&
         OneOf(words.Folded(head), {"former", "late", "new", "old", "same", "then", "said"})) {
    ++head;
  }
  if (head >= end || words[head].gap != Gap::kSpace || words[head].shape == Shape::kNumber) {
    return out;
  }
  // The longest title: "technical director".
  int last = -1;
  for (int k = head; k < end && k < head + 3; ++k) {
    if (k > head && words[k].gap != Gap::kSpace) break;
    const LexEntry title = FindPhrase(FoldedPhrase(words, head, k)).Of(LexTable::kTitle);
    if (title.table != LexTable::kNone &&
        OneOf(title.Field(0), {"office", "profession", "rank", "noble", "clergy"})) {
      last = k;
      out.kind = PERSON;
    }
  }
  if (last < 0) {
    const LexEntry kind = words.Match(head).Of(LexTable::kKindWord);
    if (kind.table == LexTable::kNone || words.Folded(head).size() < 3) return out;
    EntityKind_Parse(std::string(kind.Field(0)), &out.kind);
    out.firm = absl::StrContains(kind.Field(1), "firm");
    out.generic = absl::StrContains(kind.Field(1), "generic");
    last = head;
  }
  // A longer noun phrase is another thing: 'the company law', 'the ministry of', 'the Senate bill'.
  const int next = last + 1;
  if (next < end && !words[last].possessive && words[next].gap == Gap::kSpace) {
    const absl::string_view word = words.Folded(next);
    if (word == "of" || words[next].capital()) return Description();
    const WordInfo info = Vocabulary(word);
    const bool noun_only = (info.parts & WordInfo::kNoun) && !(info.parts & WordInfo::kVerb);
    if (!IsFunctionWord(word) && (noun_only || IsPluralNoun(word)) &&
        !(info.parts & WordInfo::kAdverb)) {
      return Description();
    }
  }
  if (next < end && words[next].gap == Gap::kHyphen) return Description();
  out.head = FoldedPhrase(words, head, last);
  out.last = last;
  return out;
}

bool Fits(const Description& description, const Entity& entity, bool ship) {
  const std::string last = HeadWordOf(Fold(entity.name()));
  const bool plural =
      absl::StartsWith(last, description.head) && last.size() == description.head.size() + 1;
  if (entity.kind() == description.kind && (last == description.head || plural)) return true;
  for (const std::string& d : entity.descriptions()) {
    if (d == description.head) return true;
  }
  if (!description.generic) return false;
  if (description.kind == PRODUCT) return ship;
  if (description.firm && entity.kind() == ORGANISATION) {
    const LexEntry kind = FindPhrase(last).Of(LexTable::kKindWord);
    return absl::StrContains(kind.Field(1), "firm");
  }
  return false;
}

}  // namespace dateline::mention
