#include "extract/mention/name_finder.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/names.h"
#include "extract/mention/casing.h"
#include "extract/mention/lexicon.h"

namespace dateline::mention {
namespace {

// The longest phrase in the data is eight words.
constexpr int kLongestPhrase = 8;

EntityKind KindByName(absl::string_view name) {
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  EntityKind_Parse(std::string(name), &kind);
  return kind;
}

Gender GenderByCode(absl::string_view code) {
  return code == "m" ? Gender::kMale : code == "f" ? Gender::kFemale : Gender::kUnknown;
}

// By the first word of "person:warren harding".
Gender GenderOfId(absl::string_view id) {
  const absl::string_view name = id.substr(id.find(':') + 1);
  const absl::string_view first = name.substr(0, name.find(' '));
  return GenderByCode(FindPhrase(first).Of(LexTable::kGivenName).Field(0));
}

// A phrase of the lexicon that stands at a word.
struct PhraseAt {
  LexEntry entry;
  int last = -1;  // word index; -1: none
};

class NameFinder {
 public:
  NameFinder(const DocumentText& doc, const std::vector<Sentence>& sentences,
             const DocumentWords& words)
      : text_(doc.text), words_(words), casing_(doc, sentences, words) {}

  void FindIn(int sentence, std::vector<NameCandidate>* out);

 private:
  enum class Common : uint8_t { kNo, kFunction, kCalendar, kLanguage, kNoun };

  Common CommonClass(int i) const;
  bool SpelledAs(absl::string_view phrase, int first, int last) const;
  template <typename Accept>
  PhraseAt Longest(int first, int limit, Accept accept) const;
  PhraseAt KnownNameAt(int first, int limit) const;
  PhraseAt TitleAt(int first, int limit) const;
  LexEntry KindWordAt(int i) const;
  EntityKind HeadKind(int i) const;
  bool HeadsOf(int i) const;

  bool OfHeaded(int begin, int end) const;
  int RunEnd(int begin) const;
  bool JoinsAcross(int run_begin, int i, int* next) const;
  int SkipOpening(int begin, int end) const;
  void CutRun(int begin, int end, std::vector<NameCandidate>* out);
  int TakeKnown(const PhraseAt& known, int p, std::vector<NameCandidate>* out);
  int TakeTitled(int p, int end, std::vector<NameCandidate>* out);
  int TakeHeaded(int p, int end, std::vector<NameCandidate>* out);
  int TakePlain(int p, int end, std::vector<NameCandidate>* out);
  bool StandsAsName(NameCandidate* name) const;
  int PersonEnd(int p, int end) const;
  bool IsGivenName(int i) const;
  Gender GenderOfGiven(int i) const {
    return GenderByCode(FindPhrase(words_.Folded(i)).Of(LexTable::kGivenName).Field(0));
  }
  bool OrdinaryWord(int i) const;
  void LookBackForTitle(NameCandidate* name) const;
  NameCandidate Make(int first, int last) const;
  void AddTitles(int begin, int end, NameCandidate* name) const;

  absl::string_view text_;
  const DocumentWords& words_;
  Casing casing_;
  int sentence_ = 0;
  int begin_ = 0, end_ = 0;  // words of the sentence
};

NameFinder::Common NameFinder::CommonClass(int i) const {
  // "Z. A. Bhutto": an initial is no article.
  if (words_[i].shape == Shape::kInitials) return Common::kNo;
  const absl::string_view folded = words_.Folded(i);
  const PhraseMatch match = FindPhrase(folded);
  if (!match.Has(LexTable::kCommonWord)) return Common::kNo;
  if (IsCommon(folded, "calendar")) return Common::kCalendar;
  if (IsCommon(folded, "language")) return Common::kLanguage;
  if (IsCommon(folded, "noun")) return Common::kNoun;
  // "WHO" and "US" in a plain sentence are no function words; "TWO" stays one.
  const bool acronym = words_[i].shape == Shape::kAllCaps && !casing_.AllCapitals(sentence_) &&
                       KnownNameAt(i, i + 1).last == i;
  return acronym ? Common::kNo : Common::kFunction;
}

// An acronym of the data needs capitals in the text, any other name a capital at its start.
bool NameFinder::SpelledAs(absl::string_view phrase, int first, int last) const {
  const bool acronym = std::none_of(phrase.begin(), phrase.end(),
                                    [](char c) { return c >= 'a' && c <= 'z'; });
  if (acronym && first == last) {
    const Shape shape = words_[first].shape;
    if (casing_.AllCapitals(sentence_)) {
      return phrase.size() > 3 || absl::StrContains(phrase, ".") || phrase == "USSR";
    }
    return shape == Shape::kAllCaps || shape == Shape::kInitials;
  }
  const bool lower_start = phrase[0] >= 'a' && phrase[0] <= 'z';
  if (!lower_start && !words_[first].capital()) return false;
  // "Who" is not WHO; "Mali" is not "MALI" in a table of acronyms, but capitals are let pass.
  return true;
}

template <typename Accept>
PhraseAt NameFinder::Longest(int first, int limit, Accept accept) const {
  PhraseAt best;
  std::string key;
  for (int last = first; last < limit && last < first + kLongestPhrase; ++last) {
    if (last > first) {
      const Gap gap = words_[last].gap;
      if (gap == Gap::kOpen || gap == Gap::kClose || gap == Gap::kQuote || gap == Gap::kOther) break;
      if (words_[last - 1].possessive && gap != Gap::kSpace) break;
      key.push_back(' ');
    }
    const absl::string_view folded = words_.Folded(last);
    key.append(folded.data(), folded.size());
    const PhraseMatch match = FindPhrase(key);
    for (int i = 0; i < match.size(); ++i) {
      const LexEntry entry = match[i];
      if (accept(entry, last) && SpelledAs(entry.phrase, first, last)) {
        best = {entry, last};
        break;
      }
    }
    if (!match.longer()) break;
  }
  return best;
}

PhraseAt NameFinder::KnownNameAt(int first, int limit) const {
  return Longest(first, limit, [&](const LexEntry& entry, int last) {
    switch (entry.table) {
      case LexTable::kState:
      case LexTable::kDemonym:
      case LexTable::kPlace:
      case LexTable::kOrganisation:
        return true;
      case LexTable::kWordNetName:
        // One-word names of people, given names ("Pierre") and English words ("Nice") prove nothing.
        return last > first || (entry.Field(1) != "PERSON" && !IsGivenName(first) &&
                                !Vocabulary(words_.Folded(first)).parts);
      default:
        return false;
    }
  });
}

PhraseAt NameFinder::TitleAt(int first, int limit) const {
  return Longest(first, limit,
                 [](const LexEntry& entry, int) { return entry.table == LexTable::kTitle; });
}

LexEntry NameFinder::KindWordAt(int i) const {
  const LexEntry entry = FindPhrase(words_.Folded(i)).Of(LexTable::kKindWord);
  if (entry.table != LexTable::kNone && words_.Folded(i).size() <= 3 &&
      words_[i].shape == Shape::kLower) {
    return {};  // "se", "as", "ab"
  }
  return entry;
}

// What a name whose head is word i names: by the data, else by WordNet.
EntityKind NameFinder::HeadKind(int i) const {
  const LexEntry entry = KindWordAt(i);
  if (entry.table != LexTable::kNone) {
    return entry.Field(1) == "ship" ? ENTITY_KIND_UNSPECIFIED : KindByName(entry.Field(0));
  }
  if (IsGivenName(i)) return ENTITY_KIND_UNSPECIFIED;
  const EntityKind kind = Vocabulary(words_.Folded(i)).kind;
  return kind == PERSON ? ENTITY_KIND_UNSPECIFIED : kind;
}

bool NameFinder::HeadsOf(int i) const {
  const LexEntry entry = KindWordAt(i);
  return entry.table != LexTable::kNone && absl::StartsWith(entry.Field(1), "of");
}

bool NameFinder::IsGivenName(int i) const {
  return FindPhrase(words_.Folded(i)).Has(LexTable::kGivenName);
}

// A word of the language that no name-bearing use in the document speaks for.
bool NameFinder::OrdinaryWord(int i) const {
  const absl::string_view folded = words_.Folded(i);
  // 'Carter returned': a noun for one person does not start a sentence without an article.
  const bool alone = i + 1 < end_ && words_[i + 1].shape == Shape::kLower &&
                     (words_[i + 1].gap == Gap::kSpace || words_[i + 1].gap == Gap::kComma);
  if (alone && words_[i].shape == Shape::kCapital && Vocabulary(folded).kind == PERSON &&
      casing_.Lowers(folded) == 0 && !casing_.Capitalised(sentence_) && folded != "man" &&
      !FindPhrase(folded).Has(LexTable::kTitle)) {
    return false;
  }
  if (words_[i].shape == Shape::kAllCaps && !casing_.AllCapitals(sentence_)) return false;
  if (casing_.Capitals(folded) > casing_.Lowers(folded)) return false;
  return casing_.Lowers(folded) > 0 || InflectedVocabulary(folded).parts != 0;
}

// Whether the run that starts at run_begin goes on from word i (its last so far) to *next.
bool NameFinder::JoinsAcross(int run_begin, int i, int* next) const {
  const int n = i + 1;
  if (n >= end_ || words_[i].possessive) return false;
  const Gap gap = words_[n].gap;
  const bool after_period =
      gap == Gap::kPeriod && words_.Folded(i).size() <= 5 &&
      (FindPhrase(words_.Folded(i)).Has(LexTable::kTitle) || words_.Folded(i) == "ft" ||
       words_.Folded(i) == "mt" || words_.Folded(i) == "st");
  if (gap != Gap::kSpace && gap != Gap::kHyphen && gap != Gap::kAmpersand && !after_period) {
    return false;
  }
  *next = n;
  if (words_[n].capital()) {
    const Common common = CommonClass(n);
    return common == Common::kNo || common == Common::kNoun;
  }
  if (gap == Gap::kHyphen && words_[n].shape == Shape::kNumber) return true;  // "Mi-35"
  if (words_[n].shape != Shape::kLower || n + 1 >= end_ || words_[n].possessive) return false;
  const absl::string_view word = words_.Folded(n);
  const bool capital_next =
      words_[n + 1].capital() && CommonClass(n + 1) == Common::kNo &&
      (words_[n + 1].gap == Gap::kSpace || words_[n + 1].gap == Gap::kHyphen);
  if (IsNameParticle(word)) {
    // Two particles: "van der Rohe".
    int p = n;
    while (p + 1 < end_ && words_[p + 1].shape == Shape::kLower && p < n + 3 &&
           IsNameParticle(words_.Folded(p + 1))) {
      ++p;
    }
    *next = p + 1;
    return p + 1 < end_ && words_[p + 1].capital() && CommonClass(p + 1) == Common::kNo;
  }
  if (gap != Gap::kSpace) return false;
  if (word == "of" || word == "for" || word == "on" || word == "in") {
    const bool heads = word == "in" ? absl::StrContains(KindWordAt(i).Field(1), " in") : HeadsOf(i);
    const bool by_kind = word == "of" && run_begin == i && HeadKind(i) != ENTITY_KIND_UNSPECIFIED;
    if (!heads && !by_kind) return false;
    int p = n + 1;
    if (p < end_ && words_[p].shape == Shape::kLower && words_.Folded(p) == "the") ++p;
    *next = p;
    return p < end_ && words_[p].capital() && CommonClass(p) != Common::kFunction &&
           CommonClass(p) != Common::kCalendar && words_[p].gap == Gap::kSpace;
  }
  if (word == "and" && capital_next) {
    // 'Ministry of Trade and Industry', not 'Government of Pakistan and India'.
    bool has_of = false;
    for (int k = run_begin + 1; k < i; ++k) {
      has_of |= words_[k].shape == Shape::kLower && words_.Folded(k) == "of";
    }
    *next = n + 1;
    return has_of && HeadKind(run_begin) == ORGANISATION && KnownNameAt(i, i + 1).last < 0 &&
           InflectedVocabulary(words_.Folded(i)).parts && InflectedVocabulary(words_.Folded(n + 1)).parts;
  }
  return false;
}

// 'Treaty of Paris': a head word before 'of' inside the run.
bool NameFinder::OfHeaded(int begin, int end) const {
  for (int i = begin + 1; i + 1 < end; ++i) {
    if (words_[i].shape == Shape::kLower && words_.Folded(i) == "of" &&
        HeadKind(i - 1) != ENTITY_KIND_UNSPECIFIED) {
      return true;
    }
  }
  return false;
}

int NameFinder::RunEnd(int begin) const {
  int i = begin, next = 0;
  while (JoinsAcross(begin, i, &next)) i = next;
  return i + 1;
}

// Drops opening words of a run that are ordinary words with a capital by position.
int NameFinder::SkipOpening(int begin, int end) const {
  while (begin < end) {
    if (!casing_.ForcedCapital(words_, sentence_, begin)) return begin;
    if (KnownNameAt(begin, end).last >= 0 || TitleAt(begin, end).last >= 0) return begin;
    if (IsGivenName(begin) || !OrdinaryWord(begin)) return begin;
    // 'Suez Canal Company' at the start: the head keeps the run together, unless the document
    // knows the rest alone.
    if (end - begin > 1 && !casing_.Capitalised(sentence_) &&
        (HeadKind(end - 1) != ENTITY_KIND_UNSPECIFIED || OfHeaded(begin, end)) &&
        words_[begin + 1].gap == Gap::kSpace) {
      return begin;
    }
    ++begin;
    if (!casing_.Capitalised(sentence_)) break;
  }
  return begin;
}

NameCandidate NameFinder::Make(int first, int last) const {
  NameCandidate name;
  name.sentence = sentence_;
  name.title = name.first = first;
  name.last = last;
  name.possessive = words_[last].possessive;
  name.article = first > begin_ && words_.Folded(first - 1) == "the";
  return name;
}

void NameFinder::AddTitles(int begin, int end, NameCandidate* name) const {
  name->title = begin;
  for (int i = begin; i < end;) {
    const PhraseAt title = TitleAt(i, end);
    if (title.last < 0) {
      ++i;
      continue;
    }
    const absl::string_view kind = title.entry.Field(0);
    const Gender gender = GenderByCode(title.entry.Field(1));
    if (gender != Gender::kUnknown) name->gender = gender;
    if (kind != "honorific") {
      if (!name->description.empty()) name->description += "; ";
      name->description += FoldedPhrase(words_, i, title.last);
    }
    i = title.last + 1;
  }
}

// Lower-case titles before a name: 'the prime minister Liaquat Ali Khan'.
void NameFinder::LookBackForTitle(NameCandidate* name) const {
  const int before = name->first - 1;
  if (before >= begin_ && words_[before].shape == Shape::kLower && !name->kind_sure &&
      words_[name->first].gap == Gap::kSpace) {
    // 'the ferry Maren', 'the river Ebro'
    const LexEntry head = KindWordAt(before);
    const EntityKind kind =
        head.table == LexTable::kNone ? ENTITY_KIND_UNSPECIFIED : HeadKind(before);
    const bool ship = kind == PRODUCT && head.Field(1) == "generic";
    if (ship || (kind == PLACE && !head.Field(1).empty())) {
      name->kind = kind;
      name->kind_sure = true;
      name->ship = ship;
      name->description = std::string(words_.Folded(before));
      return;
    }
  }
  for (int back = 4; back >= 1; --back) {
    const int begin = name->first - back;
    if (begin < begin_ || words_[begin].shape != Shape::kLower) continue;
    // 'the foreign minister, Eustorgio Salgar': the comma is good for offices.
    const Gap gap = words_[name->first].gap;
    if (gap != Gap::kSpace && gap != Gap::kPeriod && gap != Gap::kComma) return;
    std::string key = FoldedPhrase(words_, begin, name->first - 1);
    const LexEntry title = FindPhrase(key).Of(LexTable::kTitle);
    if (title.table == LexTable::kNone || title.Field(0) == "noble") continue;
    if (gap == Gap::kComma) {
      if (title.Field(0) == "honorific" || name->first == name->last) continue;
      name->description = key;
      name->kind = PERSON;
      name->kind_sure = true;
      return;
    }
    // "to st Petersburg", "a private Moscow": short abbreviations need their capital.
    if (key.size() <= 3) continue;
    AddTitles(begin, name->first, name);
    name->kind = PERSON;
    name->kind_sure = true;
    return;
  }
}

int NameFinder::TakeKnown(const PhraseAt& known, int p, std::vector<NameCandidate>* out) {
  NameCandidate name = Make(p, known.last);
  const LexEntry& entry = known.entry;
  name.id = std::string(entry.Field(0));
  name.kind_sure = true;
  switch (entry.table) {
    case LexTable::kState:
      name.kind = STATE;
      name.within = std::string(entry.Field(1));
      break;
    case LexTable::kDemonym:
      name.kind = absl::StartsWith(name.id, "state:") ? STATE : PLACE;
      name.adjective = true;
      break;
    case LexTable::kPlace:
      name.kind = absl::StartsWith(name.id, "state:") ? STATE : PLACE;
      name.within = std::string(entry.Field(1));
      break;
    default:
      name.kind = KindByName(entry.Field(1));
      name.within = std::string(entry.Field(2));
      if (name.kind == PERSON) name.gender = GenderOfId(name.id);
  }
  out->push_back(std::move(name));
  return known.last + 1;
}

// How far a person's name that starts at p goes: to the next title or the end.
int NameFinder::PersonEnd(int p, int end) const {
  int i = p + 1;
  for (; i < end; ++i) {
    if (words_[i - 1].possessive) break;
    if (words_[i].shape == Shape::kLower || words_[i].shape == Shape::kInitials) continue;
    // A title inside ends the name: "Ayub Khan President"; but "Jean Baptiste Marshall" goes on,
    // for it ends the run.
    const PhraseAt title = TitleAt(i, end);
    if (title.last >= 0 && title.last + 1 < end && words_.Folded(i) != "khan") break;
  }
  return i;
}

// Titles, then a name: "Colonel General Boris Gromov".
int NameFinder::TakeTitled(int p, int end, std::vector<NameCandidate>* out) {
  int first = p;
  while (first < end) {
    const PhraseAt title = TitleAt(first, end);
    if (title.last < 0) break;
    first = title.last + 1;
  }
  if (first >= end) return end;  // an office alone: "the Prime Minister"
  const PhraseAt known = KnownNameAt(first, end);
  const bool place_only = known.last >= first && known.last + 1 >= end &&
                          known.entry.table != LexTable::kWordNetName &&
                          known.entry.table != LexTable::kOrganisation;
  // 'General Assembly', 'Governor of California': no person behind the title.
  if (HeadKind(end - 1) != ENTITY_KIND_UNSPECIFIED && KindWordAt(end - 1).table != LexTable::kNone) {
    return TakeHeaded(p, end, out);
  }
  if (words_[first].shape == Shape::kLower) return first + 1;
  if (place_only && known.entry.table == LexTable::kDemonym) return first;
  const int last = PersonEnd(first, end) - 1;
  NameCandidate name = Make(first, last);
  name.kind = PERSON;
  name.kind_sure = true;
  AddTitles(p, first, &name);
  if (name.gender == Gender::kUnknown) {
    name.gender = GenderOfGiven(first);
  }
  const PhraseAt whole = KnownNameAt(p, end);
  for (const PhraseAt& k : {known, whole}) {
    if (k.last == last && k.entry.table == LexTable::kWordNetName &&
        k.entry.Field(1) == "PERSON") {
      name.id = std::string(k.entry.Field(0));
      if (name.gender == Gender::kUnknown) name.gender = GenderOfId(name.id);
    }
  }
  out->push_back(std::move(name));
  return last + 1;
}

// A name that its last word, or the word before 'of', classifies.
int NameFinder::TakeHeaded(int p, int end, std::vector<NameCandidate>* out) {
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  for (int i = p + 1; i + 1 < end; ++i) {
    const bool of = words_[i].shape == Shape::kLower &&
                    (words_.Folded(i) == "of" || words_.Folded(i) == "for");
    if (of) {
      kind = HeadKind(i - 1);
      break;
    }
  }
  if (kind == ENTITY_KIND_UNSPECIFIED) kind = HeadKind(end - 1);
  NameCandidate name = Make(p, end - 1);
  name.kind = kind;
  name.kind_sure = true;
  const PhraseAt known = KnownNameAt(p, end);
  if (known.last >= 0 && known.last + 1 < end &&
      (known.entry.table == LexTable::kState || known.entry.table == LexTable::kDemonym)) {
    name.within = std::string(known.entry.Field(0));
  }
  out->push_back(std::move(name));
  return end;
}

int NameFinder::TakePlain(int p, int end, std::vector<NameCandidate>* out) {
  // Up to the next word that begins something known, or a title with a name behind it.
  int last = p;
  const bool person = IsGivenName(p) || words_[p].shape == Shape::kInitials;
  if (person) {
    last = PersonEnd(p, end) - 1;
  } else {
    while (last + 1 < end && !words_[last].possessive) {
      const int n = last + 1;
      if (words_[n].shape == Shape::kLower) {
        ++last;
        continue;
      }
      const PhraseAt title = TitleAt(n, end);
      if (title.last >= 0 && title.last + 1 < end) break;
      const PhraseAt known = KnownNameAt(n, end);
      if (known.last >= 0 && known.entry.table != LexTable::kWordNetName &&
          words_[n].gap != Gap::kHyphen) {
        break;
      }
      ++last;
    }
    while (last > p && words_[last].shape == Shape::kLower) --last;
  }
  NameCandidate name = Make(p, last);
  if (person && (last > p || words_[p].shape != Shape::kInitials)) {
    name.kind = PERSON;
    name.kind_sure = last > p;
    name.gender = GenderOfGiven(p);
  }
  const bool model = words_[last].shape == Shape::kNumber;
  if (model) {
    name.kind = PRODUCT;
    name.kind_sure = true;
  }
  if (last > p && KindWordAt(p).Field(1) == "ship") {
    name.kind = PRODUCT;
    name.kind_sure = name.ship = true;
  }
  if (StandsAsName(&name)) out->push_back(std::move(name));
  return last + 1;
}

// Whether what TakePlain found is a name at all: one word by itself needs more than a capital.
bool NameFinder::StandsAsName(NameCandidate* name) const {
  const int p = name->first;
  if (name->last > p || name->kind_sure) return true;
  const Common common = CommonClass(p);
  if (common == Common::kNoun || common == Common::kLanguage) return false;
  const absl::string_view folded = words_.Folded(p);
  if (folded.size() < 2) return false;  // "X-ray"
  if (words_[p].shape == Shape::kInitials && folded.size() < 3) return false;
  if (FindPhrase(folded).Has(LexTable::kTitle)) return false;
  if (KindWordAt(p).table != LexTable::kNone) {
    // 'the Senate', where the document never writes 'the senate'.
    name->generic = name->article && HeadKind(p) == ORGANISATION && casing_.Lowers(folded) == 0 &&
                    !casing_.ForcedCapital(words_, sentence_, p);
    name->kind = ORGANISATION;
    return name->generic;
  }
  if (!OrdinaryWord(p)) return true;
  return !casing_.ForcedCapital(words_, sentence_, p) && casing_.Lowers(folded) == 0;
}

void NameFinder::CutRun(int begin, int end, std::vector<NameCandidate>* out) {
  int p = begin;
  while (p < end) {
    if (words_[p].shape == Shape::kLower || words_[p].shape == Shape::kNumber) {
      ++p;
      continue;
    }
    const PhraseAt known = KnownNameAt(p, end);
    const PhraseAt title = TitleAt(p, end);
    // WordNet knows "President Harding" whole; the title is none of the name.
    const bool titled = title.last >= 0 && title.last < known.last &&
                        known.entry.table == LexTable::kWordNetName &&
                        known.entry.Field(1) == "PERSON";
    if (known.last + 1 == end && known.last >= 0 && !titled) {
      p = TakeKnown(known, p, out);
      continue;
    }
    const bool name_by_given = IsGivenName(p) && p + 1 < end && known.last <= p &&
                               words_[p + 1].capital() &&
                               KindWordAt(p + 1).table == LexTable::kNone;
    bool title_later = false;
    for (int i = p; i < end && !title_later; ++i) {
      const PhraseAt t = words_[i].capital() ? TitleAt(i, end) : PhraseAt();
      title_later = t.last >= 0 && t.last + 1 < end && HeadKind(i) != ORGANISATION;
    }
    const bool headed = end - p > 1 && HeadKind(end - 1) != ENTITY_KIND_UNSPECIFIED;
    const bool of_headed = OfHeaded(p, end);
    const bool by_kind_word = headed && KindWordAt(end - 1).table != LexTable::kNone;
    if ((by_kind_word || of_headed || (headed && !name_by_given && known.last < 0)) &&
        !title_later) {
      p = TakeHeaded(p, end, out);
    } else if (title.last >= 0 && (titled || known.last < title.last) && !name_by_given) {
      p = TakeTitled(p, end, out);
    } else if (known.last >= 0 && !name_by_given) {
      p = TakeKnown(known, p, out);
    } else {
      p = TakePlain(p, end, out);
    }
  }
}

void NameFinder::FindIn(int sentence, std::vector<NameCandidate>* out) {
  sentence_ = sentence;
  begin_ = words_.begin(sentence);
  end_ = words_.end(sentence);
  for (int i = begin_; i < end_;) {
    if (!words_[i].capital()) {
      ++i;
      continue;
    }
    const Common common = CommonClass(i);
    if (common == Common::kFunction || common == Common::kCalendar) {
      // "The Hague"; else the word is no name.
      const PhraseAt known = KnownNameAt(i, end_);
      i = known.last > i && known.entry.table != LexTable::kWordNetName
              ? TakeKnown(known, i, out)
              : i + 1;
      continue;
    }
    const int run_end = RunEnd(i);
    const int start = SkipOpening(i, run_end);
    if (start > i) {
      i = start;
      continue;
    }
    const size_t before = out->size();
    CutRun(i, run_end, out);
    for (size_t k = before; k < out->size(); ++k) {
      NameCandidate& name = (*out)[k];
      if (name.id.empty() && name.title == name.first && name.kind != TREATY) {
        LookBackForTitle(&name);
      }
    }
    i = run_end;
  }
}

}  // namespace

std::vector<NameCandidate> FindNames(const DocumentText& doc,
                                     const std::vector<Sentence>& sentences,
                                     const DocumentWords& words) {
  std::vector<NameCandidate> out;
  NameFinder finder(doc, sentences, words);
  for (int s = 0; s < words.sentences(); ++s) finder.FindIn(s, &out);
  return out;
}

}  // namespace dateline::mention
