#include "extract/mention/noun_phrase.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "extract/language/words.h"
#include "extract/mention/lexicon.h"

namespace dateline::mention {
namespace {

constexpr int kLongestPhrase = 5;

bool Continues(Gap gap) { return gap == Gap::kSpace || gap == Gap::kHyphen; }

// A word that can stand before the head: 'wounded', 'Soviet', 'steam'.
bool CanModify(const DocumentWords& words, int i) {
  if (words[i].shape == Shape::kNumber || words[i].possessive) return false;
  if (words[i].capital()) return true;
  const WordInfo info = InflectedVocabulary(words.Folded(i));
  return info.parts == 0 || (info.parts & (WordInfo::kNoun | WordInfo::kAdjective)) != 0 ||
         absl::EndsWith(words.Folded(i), "ed") || absl::EndsWith(words.Folded(i), "ing");
}

}  // namespace

bool IsFunctionWord(const PhraseMatch& match) { return IsCommon(match, "function"); }

bool IsFunctionWord(absl::string_view folded) { return IsCommon(folded, "function"); }

namespace {

// The lemma of a noun. 'stations' is a lemma too ('Stations of the Cross'): a plain plural of a
// noun is taken as its plural, where it is not a science ('physics') or a sort ('species').
absl::string_view NounLemma(absl::string_view folded) {
  const absl::string_view lemma = FindLemma(folded, tables::kNounPart);
  absl::string_view stem = folded;
  if (lemma != folded || !absl::ConsumeSuffix(&stem, "s") || stem.size() < 3) return lemma;
  for (absl::string_view end : {"s", "ic", "ie", "u", "i", "ew"}) {
    if (absl::EndsWith(stem, end)) return lemma;
  }
  return FindLemma(stem, tables::kNounPart) == stem ? stem : lemma;
}

}  // namespace

std::string SingularOf(absl::string_view folded) {
  const absl::string_view lemma = NounLemma(folded);
  return std::string(lemma.empty() ? folded : lemma);
}

bool IsPluralNoun(absl::string_view folded) {
  if (folded == "people" || folded == "persons") return true;
  const absl::string_view lemma = NounLemma(folded);
  if (lemma.empty()) {
    return absl::EndsWith(folded, "s") && !absl::EndsWith(folded, "ss") && folded.size() > 3;
  }
  return lemma != folded;
}

NounPhrase NounPhraseAt(const DocumentWords& words, int begin, int end, bool plural) {
  NounPhrase phrase;
  int last = -1;
  for (int i = begin; i < end && i < begin + kLongestPhrase; ++i) {
    if (!Continues(words[i].gap) && i > begin) break;
    const absl::string_view folded = words.Folded(i);
    if (IsFunctionWord(folded) || !CanModify(words, i)) break;
    if (plural && IsPluralNoun(folded)) {
      last = i;
      break;
    }
    if (!plural) {
      // 'her daughter left', 'the prototype lit': a noun as well, but behind a noun a verb.
      const absl::string_view verb = last < 0 ? folded : FindLemma(folded, tables::kVerbPart);
      if (!verb.empty() && verb != folded && !absl::EndsWith(folded, "s") &&
          !absl::EndsWith(folded, "ing")) {
        break;
      }
      const WordInfo info = InflectedVocabulary(folded);
      const bool noun = (info.parts & WordInfo::kNoun) != 0 || info.parts == 0;
      const bool verb_form = absl::EndsWith(folded, "ed") && !(Vocabulary(folded).parts & 1);
      if (!noun || verb_form) {
        if (i > begin && !(info.parts & WordInfo::kAdjective)) break;
        continue;
      }
      last = i;
      if (words[i].possessive) break;
    } else if (i == begin && (Vocabulary(folded).parts & WordInfo::kNoun)) {
      // '31 crew', '48,200 dead', unless a plural follows; but 'three left', 'two lay there'.
      const absl::string_view verb = FindLemma(folded, tables::kVerbPart);
      if (verb.empty() || verb == folded || absl::EndsWith(folded, "ed")) last = i;
    }
  }
  if (last < 0) return phrase;
  phrase.first = begin;
  phrase.last = last;
  phrase.head = SingularOf(words.Folded(last));
  for (int i = begin; i < last; ++i) {
    const absl::string_view folded = words.Folded(i);
    absl::StrAppend(&phrase.folded, std::string(folded), " ");
  }
  absl::StrAppend(&phrase.folded, phrase.head);
  return phrase;
}

}  // namespace dateline::mention
