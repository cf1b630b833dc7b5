#include "extract/mention/description.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "extract/language/words.h"
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

// 'the company law', 'the ministry of', 'the Senate bill': a longer noun phrase is another thing.
bool GoesOn(const DocumentWords& words, int last, int end) {
  const int next = last + 1;
  if (next >= end) return false;
  if (words[next].gap == Gap::kHyphen) return true;
  if (words[last].possessive || words[next].gap != Gap::kSpace) return false;
  const absl::string_view word = words.Folded(next);
  if (word == "of" || words[next].capital()) return true;
  const WordInfo info = Vocabulary(word);
  // 'the mayor spoke': a form of a verb as well.
  const bool noun_only = (info.parts & WordInfo::kNoun) && !(info.parts & WordInfo::kVerb) &&
                         FindLemma(word, tables::kVerbPart).empty();
  // 'The museum holds both', 'the mill employs 260': a verb with its object.
  const int after = next + 1;
  const bool object = after < end && words[after].gap == Gap::kSpace &&
                      words.Folded(after) != "of" &&
                      (words[after].shape == Shape::kNumber ||
                       IsFunctionWord(words.Match(after)));
  if (object && (Vocabulary(SingularOf(word)).parts & WordInfo::kVerb)) return false;
  return !IsFunctionWord(word) && (noun_only || IsPluralNoun(word)) &&
         !(info.parts & WordInfo::kAdverb);
}

// The word behind "the" at word i and words that tell nothing; -1: none.
int HeadStart(const DocumentWords& words, int i, int end) {
  int head = i + 1;
  while (head < end && head < i + 3 && words[head].gap == Gap::kSpace &&
         OneOf(words.Folded(head),
               {"former", "late",   "new",      "old",         "same",      "then",   "said",
                "little", "great",  "young",    "ageing",      "aging",     "aged",   "famous",
                "whole",  "entire", "stricken", "unfortunate", "ill-fated", "doomed", "huge",
                "tiny",   "long",   "elderly",  "retired",     "exiled"})) {
    ++head;
  }
  const bool word =
      head < end && words[head].gap == Gap::kSpace && words[head].shape != Shape::kNumber;
  return word ? head : -1;
}

}  // namespace

int OfficeAt(const DocumentWords& words, int i, int end) {
  int last = -1;
  std::string key;
  for (int k = i; k < end && k < i + 3; ++k) {
    if (k > i && words[k].gap != Gap::kSpace && words[k].gap != Gap::kHyphen) break;
    if (k > i) key.push_back(' ');
    const absl::string_view folded = words.Folded(k);
    key.append(folded.data(), folded.size());
    const PhraseMatch match = k == i ? words.Match(i) : FindPhrase(key);
    const LexEntry title = match.Of(LexTable::kTitle);
    if (title.table != LexTable::kNone &&
        OneOf(title.Field(0), {"office", "profession", "rank", "noble", "clergy"})) {
      last = k;
    }
    if (!match.longer()) break;
  }
  return last;
}

bool NamesThing(absl::string_view noun) {
  if (OneOf(noun, {"one", "part", "place", "home", "thing", "site", "member", "way", "end", "head",
                   "work", "body", "centre", "center", "product", "example", "version", "area"})) {
    return false;
  }
  if (OneOf(noun, {"project", "scheme", "programme", "program", "mission", "brand", "route", "line",
                   "network", "service", "magazine", "series", "award", "prize", "trial"})) {
    return true;
  }
  if (noun.size() > 2 && FindPhrase(noun).Has(LexTable::kKindWord)) return true;
  const tables::Word* word = FindWord(noun);
  if (word == nullptr) return false;
  for (absl::string_view above : HypernymsOf(*word)) {
    if (OneOf(above,
              {"artifact", "artefact", "substance", "organization", "animal", "writing", "document",
               "software", "computer program", "geological formation", "body of water"})) {
      return true;
    }
  }
  return false;
}

absl::string_view KinAt(const DocumentWords& words, int i) {
  const absl::string_view word = words.Folded(i);
  const bool kin = OneOf(
      word, {"wife",     "husband",       "widow",      "widower",    "spouse",      "father",
             "mother",   "brother",       "sister",     "son",        "daughter",    "uncle",
             "aunt",     "nephew",        "niece",      "cousin",     "grandfather", "grandmother",
             "grandson", "granddaughter", "stepfather", "stepmother", "fiance",      "fiancee"});
  return kin ? word : absl::string_view();
}

Description DescriptionAt(const DocumentWords& words, int i, int end) {
  Description out;
  const int head = HeadStart(words, i, end);
  if (head < 0) return out;
  // The longest title: "technical director".
  int last = OfficeAt(words, head, end);
  if (last >= 0) {
    out.kind = PERSON;
  } else {
    const LexEntry kind = words.Match(head).Of(LexTable::kKindWord);
    if (kind.table == LexTable::kNone || words.Folded(head).size() < 3) return out;
    EntityKind_Parse(std::string(kind.Field(0)), &out.kind);
    out.firm = absl::StrContains(kind.Field(1), "firm");
    out.generic = absl::StrContains(kind.Field(1), "generic");
    last = head;
  }
  if (GoesOn(words, last, end)) return Description();
  out.head = FoldedPhrase(words, head, last);
  out.last = last;
  return out;
}

int PlainNounAt(const DocumentWords& words, int i, int end,
                absl::FunctionRef<bool(absl::string_view)> known) {
  const int head = HeadStart(words, i, end);
  if (head < 0 || words[head].shape != Shape::kLower || !known(words.Folded(head))) return -1;
  return GoesOn(words, head, end) ? -1 : head;
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
    // A body by what is said of it may be a firm; a council is none.
    const LexEntry kind = FindPhrase(last).Of(LexTable::kKindWord);
    return kind.table == LexTable::kNone || absl::StrContains(kind.Field(1), "firm");
  }
  return false;
}

}  // namespace dateline::mention
