#include "extract/mention/single_names.h"

#include "base/names.h"
#include "extract/mention/name_run.h"

namespace dateline::mention {
namespace {

constexpr int kLongestPlace = 3;  // words: 'Saxe-Coburg-Gotha'
constexpr int kMostGiven = 4;

bool SpacedCapital(const NameReader& reader, int i) {
  const DocumentWords& words = reader.words();
  return i < reader.end() && words[i].capital() && words[i].gap == Gap::kSpace;
}

// The last word of the place behind 'of' at word i; -1: none, or a body ('of the Treasury').
int PlaceEnd(const NameReader& reader, int i) {
  const DocumentWords& words = reader.words();
  int first = i + 1;
  if (first < reader.end() && words.Folded(first) == "the") ++first;
  if (!SpacedCapital(reader, first) || reader.CommonClass(first) != CommonWord::kNo) return -1;
  const int end = RunEnd(reader, first);
  if (end - first > kLongestPlace) return -1;
  for (int k = first; k < end; ++k) {
    const EntityKind kind = reader.HeadKind(k);
    if (kind != ENTITY_KIND_UNSPECIFIED && kind != PLACE && kind != STATE) return -1;
    if (reader.TitleAt(k, end).last >= 0) return -1;
  }
  return end - 1;
}

// 'the Blind', 'the Conqueror': an adjective or a word for a person with a capital that heads
// nothing more, behind 'the' at word i.
bool IsEpithet(const NameReader& reader, int i) {
  const DocumentWords& words = reader.words();
  const int word = i + 1;
  if (!SpacedCapital(reader, word) || words[word].possessive) return false;
  if (reader.TitleAt(word, reader.end()).last >= 0 ||
      reader.KnownNameAt(word, reader.end()).last >= 0) {
    return false;
  }
  if (word + 1 < reader.end() && words[word + 1].gap == Gap::kSpace && words[word + 1].capital())
    return false;
  const WordInfo info = InflectedVocabulary(words.Folded(word));
  return (info.parts & WordInfo::kAdjective) || info.kind == PERSON;
}

}  // namespace

bool IsRomanNumeral(const DocumentWords& words, int i) {
  const absl::string_view folded = words.Folded(i);
  return words[i].capital() && !folded.empty() && folded.size() <= 5 &&
         folded.find_first_not_of("ivx") == absl::string_view::npos &&
         (folded.size() == 1 || words[i].shape == Shape::kAllCaps);
}

bool IsSaint(const DocumentWords& words, const NameCandidate& name) {
  return words.Match(name.first).Of(LexTable::kTitle).Field(0) == "saint";
}

void ExtendSingleName(const NameReader& reader, NameCandidate* name) {
  const DocumentWords& words = reader.words();
  if (name->kind != PERSON || !name->id.empty() || name->possessive || name->article) return;
  const bool numbered = name->last == name->first + 1 && IsRomanNumeral(words, name->last);
  if (name->last > name->first && !numbered) return;
  const bool titled = name->title < name->first;
  if (!titled && !reader.IsGivenName(name->first)) return;
  const int next = name->last + 1;
  if (next + 1 >= reader.end() || words[next].gap != Gap::kSpace) return;
  if (words.Folded(next) == "the") {
    if (IsEpithet(reader, next)) name->last = next + 1;
    return;
  }
  if (words.Folded(next) != "of") return;
  if (titled && reader.TitleAt(name->title, name->first).entry.Field(0) == "noble") return;
  const int last = PlaceEnd(reader, next);
  if (last < 0) return;
  name->last = last;
  name->possessive = words[last].possessive;
  name->kind_sure = true;
}

bool InvertedNameAtStart(const NameReader& reader, NameCandidate* name) {
  const DocumentWords& words = reader.words();
  int i = reader.begin();
  if (i >= reader.end() || !words[i].capital() || reader.KnownNameAt(i, reader.end()).last >= 0 ||
      reader.CommonClass(i) != CommonWord::kNo || reader.IsGivenName(i)) {
    return false;
  }
  name->first = i;
  while (SpacedCapital(reader, i + 1)) ++i;
  const int given = i + 1;
  if (i - name->first > 1 || given >= reader.end() || words[given].gap != Gap::kComma ||
      !words[given].capital() || !reader.IsGivenName(given)) {
    return false;
  }
  int last = given;
  while (last < given + kMostGiven && SpacedCapital(reader, last + 1)) ++last;
  const int next = last + 1;
  if (next < reader.end() && words[next].gap != Gap::kOpen) return false;
  name->last = last;
  name->given = given;
  return true;
}

}  // namespace dateline::mention
