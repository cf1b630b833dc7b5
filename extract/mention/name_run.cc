#include "extract/mention/name_run.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/names.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

// No name is longer; a line of a million capitals is cut here, which keeps the work linear.
constexpr int kLongestRun = 24;

bool IsNameWord(const NameReader& reader, int i) {
  return reader.words()[i].capital() && reader.CommonClass(i) == CommonWord::kNo;
}

// "Gen. Ayub", "St. Petersburg": a period inside a name.
bool IsAbbreviation(const DocumentWords& words, int i) {
  const absl::string_view folded = words.Folded(i);
  return folded.size() <= 5 &&
         (words.Match(i).Has(LexTable::kTitle) || folded == "ft" || folded == "mt");
}

// 'de Lesseps', 'van der Rohe': the particle at word n and what it leads to.
bool JoinsParticle(const NameReader& reader, int n, int* next) {
  const DocumentWords& words = reader.words();
  int p = n;
  while (p + 1 < reader.end() && words[p + 1].shape == Shape::kLower && p < n + 3 &&
         IsNameParticle(words.Folded(p + 1))) {
    ++p;
  }
  *next = p + 1;
  return p + 1 < reader.end() && IsNameWord(reader, p + 1);
}

// 'Bank of England', 'Committee on Trade', 'Prize in Physics': the preposition at word n behind a
// head, or inside a title ('Secretary of State').
bool JoinsPreposition(const NameReader& reader, int run_begin, int n, int* next) {
  const DocumentWords& words = reader.words();
  const int i = n - 1;
  const absl::string_view word = words.Folded(n);
  if (word == "of") {
    const PhraseAt title = reader.TitleAt(i, reader.end());
    if (title.last > n && words[title.last].capital()) {
      *next = title.last;
      return true;
    }
  }
  const bool heads =
      word == "in" ? absl::StrContains(reader.KindWordAt(i).Field(1), " in") : reader.HeadsOf(i);
  const bool by_kind =
      word == "of" && run_begin == i && reader.HeadKind(i) != ENTITY_KIND_UNSPECIFIED;
  // 'A Ledger of Ice', 'House of Cards': ordinary words with capitals are a title.
  const bool title = word == "of" && run_begin == i && n + 1 < reader.end() &&
                     !reader.ForcedCapital(i) && words[i].shape == Shape::kCapital &&
                     InflectedVocabulary(words.Folded(i)).parts != 0 && words[n + 1].capital() &&
                     InflectedVocabulary(words.Folded(n + 1)).parts != 0 &&
                     reader.KnownNameAt(n + 1, n + 2).last < 0;
  if (!heads && !by_kind && !title) return false;
  int p = n + 1;
  if (p < reader.end() && words[p].shape == Shape::kLower && words.Folded(p) == "the") ++p;
  *next = p;
  if (p >= reader.end() || !words[p].capital() || words[p].gap != Gap::kSpace) return false;
  const CommonWord common = reader.CommonClass(p);
  return common != CommonWord::kFunction && common != CommonWord::kCalendar;
}

// 'Ministry of Trade and Industry', not 'Government of Pakistan and India': "and" at word n.
bool JoinsAnd(const NameReader& reader, int run_begin, int n, int* next) {
  const DocumentWords& words = reader.words();
  if (!IsNameWord(reader, n + 1) || words[n + 1].gap != Gap::kSpace) return false;
  bool has_of = false;
  for (int k = run_begin + 1; k < n - 1; ++k) {
    has_of |= words[k].shape == Shape::kLower && words.Folded(k) == "of";
  }
  *next = n + 1;
  return has_of && reader.HeadKind(run_begin) == ORGANISATION &&
         reader.KnownNameAt(n - 1, n).last < 0 &&
         InflectedVocabulary(words.Folded(n - 1)).parts != 0 &&
         InflectedVocabulary(words.Folded(n + 1)).parts != 0;
}

// 'the Alba and Orsk Railway': two names before one head, "and" at word n. 'The Rhine and Danube
// rivers' are two, and so are names that have a head each.
bool JoinsTwoOfOneHead(const NameReader& reader, int run_begin, int n, int* next) {
  const DocumentWords& words = reader.words();
  int end = n + 1;
  while (end < reader.end() && end < n + 5 && IsNameWord(reader, end) &&
         words[end].gap == Gap::kSpace) {
    ++end;
  }
  if (end < n + 3) return false;
  const absl::string_view head = words.Folded(end - 1);
  const bool line = head == "railway" || head == "railroad" || head == "canal" || head == "tramway";
  if (!line && !absl::StrContains(reader.KindWordAt(end - 1).Field(1), "firm")) return false;
  for (int k = run_begin; k < n; ++k) {
    if (reader.KindWordAt(k).table != LexTable::kNone) return false;
  }
  *next = n + 1;
  const bool alone = run_begin == reader.begin() && end == reader.end();
  return alone || (run_begin > reader.begin() && words.Folded(run_begin - 1) == "the");
}

// 'Apollo 11 landed', 'the Vega 2': the number at word n belongs to the name before it. 'In Lyon 12
// people', 'Article 5', 'May 3' have none.
bool IsModelNumber(const NameReader& reader, int run_begin, int n) {
  const DocumentWords& words = reader.words();
  const int i = n - 1;
  const absl::string_view digits = words.Folded(n);
  if (words[n].gap != Gap::kSpace || digits.size() > 3 || digits.size() != words[n].span.size())
    return false;
  if (!std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit)) return false;
  if (words[i].shape != Shape::kCapital && words[i].shape != Shape::kAllCaps) return false;
  const PhraseMatch before = words.Match(i);
  if (before.Has(LexTable::kReference) || before.Has(LexTable::kTitle) ||
      before.Has(LexTable::kUnit) || before.Has(LexTable::kCurrency) ||
      reader.IsGivenName(run_begin)) {
    return false;
  }
  // What the lexicon knows is a place or a state: a figure behind it counts what follows.
  if (reader.KnownNameAt(run_begin, n).last >= 0 || reader.KindWordAt(i).table != LexTable::kNone)
    return false;
  if (reader.ForcedCapital(i) && reader.OrdinaryWord(i) &&
      reader.casing().Capitals(words.Folded(i)) == 0) {
    return false;
  }
  const int next = n + 1;
  if (next >= reader.end()) return true;
  if (words[next].gap != Gap::kSpace) {
    return words[next].gap == Gap::kComma && words[next].shape != Shape::kNumber;
  }
  const PhraseMatch behind = words.Match(next);
  const bool counts =
      behind.Has(LexTable::kUnit) || behind.Has(LexTable::kNumberWord) ||
      behind.Has(LexTable::kCurrency) || behind.Has(LexTable::kReference) ||
      (words.Folded(next).size() > 3 && IsPluralNoun(words.Folded(next))) ||  // no 'was'
      IsCommon(behind, "calendar");
  return !counts;
}

// 'Reactor No. 4', 'Convoy No. 2': "No" at word n and its number belong to the name before them.
// 'Table No. 3' is a reference.
bool IsNumbered(const NameReader& reader, int n) {
  const DocumentWords& words = reader.words();
  if (n <= reader.begin() || n + 1 >= reader.end() || words.Folded(n) != "no") return false;
  return words[n].capital() && words[n].gap == Gap::kSpace &&
         words[n + 1].shape == Shape::kNumber &&
         (words[n + 1].gap == Gap::kPeriod || words[n + 1].gap == Gap::kSpace) &&
         words[n - 1].shape == Shape::kCapital && words[n - 1].folded_size > 3 &&
         !words.Match(n - 1).Has(LexTable::kReference);
}

// Whether the run that starts at run_begin goes on from word i (its last so far) to *next.
bool JoinsAcross(const NameReader& reader, int run_begin, int i, int* next) {
  const DocumentWords& words = reader.words();
  const int n = i + 1;
  if (n >= reader.end() || words[i].possessive) return false;
  const Gap gap = words[n].gap;
  const bool joined = gap == Gap::kSpace || gap == Gap::kHyphen || gap == Gap::kAmpersand ||
                      (gap == Gap::kPeriod && IsAbbreviation(words, i));
  if (!joined) return false;
  *next = n;
  if (IsNumbered(reader, n)) {
    *next = n + 1;
    return true;
  }
  if (words[n].capital()) {
    const CommonWord common = reader.CommonClass(n);
    // 'Halden Paper AS', 'Orsk SE'
    const bool legal_form = common == CommonWord::kFunction && words[n].shape == Shape::kAllCaps &&
                            words[i].shape == Shape::kCapital &&
                            reader.KindWordAt(n).Field(1) == "firm";
    return common == CommonWord::kNo || common == CommonWord::kNoun || legal_form;
  }
  if (words[n].shape == Shape::kNumber) {
    return gap == Gap::kHyphen || IsModelNumber(reader, run_begin, n);  // "Mi-35"
  }
  if (n + 1 >= reader.end() || words[n].possessive) return false;
  const absl::string_view word = words.Folded(n);
  if (IsNameParticle(word)) return JoinsParticle(reader, n, next);
  if (gap != Gap::kSpace) return false;
  if (word == "of" || word == "for" || word == "on" || word == "in") {
    return JoinsPreposition(reader, run_begin, n, next);
  }
  return word == "and" &&
         (JoinsAnd(reader, run_begin, n, next) || JoinsTwoOfOneHead(reader, run_begin, n, next));
}

}  // namespace

int RunEnd(const NameReader& reader, int begin) {
  int i = begin, next = 0;
  while (i - begin < kLongestRun && JoinsAcross(reader, begin, i, &next)) i = next;
  return i + 1;
}

// Drops opening words of a run that are ordinary words with a capital by position.
int SkipOpening(const NameReader& reader, int begin, int end) {
  const DocumentWords& words = reader.words();
  if (end - begin == 3 && IsNumbered(reader, begin + 1)) return begin;
  while (begin < end) {
    if (!reader.ForcedCapital(begin)) return begin;
    if (reader.KnownNameAt(begin, end).last >= 0 || reader.TitleAt(begin, end).last >= 0)
      return begin;
    if (reader.IsGivenName(begin) || !reader.OrdinaryWord(begin)) return begin;
    // 'Suez Canal Company' at the start: the head keeps the run together, unless the document
    // knows the rest alone.
    if (end - begin > 1 && !reader.casing().Capitalised(reader.sentence()) &&
        (reader.HeadKind(end - 1) != ENTITY_KIND_UNSPECIFIED || reader.OfHeaded(begin, end)) &&
        words[begin + 1].gap == Gap::kSpace) {
      return begin;
    }
    ++begin;
    if (!reader.casing().Capitalised(reader.sentence())) break;
  }
  return begin;
}

// 'First Punic War', 'Second Republic': the ordinal belongs to a name with a head.
bool OrdinalOpens(const NameReader& reader, int i) {
  const DocumentWords& words = reader.words();
  if (words[i].shape != Shape::kCapital || i + 1 >= reader.end() || !words[i + 1].capital() ||
      words[i + 1].gap != Gap::kSpace ||
      words.Match(i).Of(LexTable::kNumberWord).Field(0) != "ordinal") {
    return false;
  }
  const int end = RunEnd(reader, i + 1);
  const EntityKind kind = reader.HeadKind(end - 1);
  return kind == WAR || kind == TREATY || reader.OfHeaded(i + 1, end) ||
         words.Folded(end - 1) == "republic" || words.Folded(end - 1) == "empire";
}

}  // namespace dateline::mention
