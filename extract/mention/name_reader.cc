#include "extract/mention/name_reader.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "extract/language/words.h"

namespace dateline::mention {
namespace {

// The longest phrase in the data is eight words.
constexpr int kLongestPhrase = 8;

}  // namespace

EntityKind KindByName(absl::string_view name) {
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  EntityKind_Parse(std::string(name), &kind);
  return kind;
}

const char* IdPrefix(EntityKind kind) {
  switch (kind) {
    case PERSON: return "person:";
    case STATE: return "state:";
    case PLACE: return "place:";
    case ORGANISATION: return "org:";
    case WORK: return "work:";
    case TREATY: return "treaty:";
    case WAR: return "war:";
    case PRODUCT: return "product:";
    case RELEASE: return "release:";
    case OTHER: return "noun:";
    default: return "name:";
  }
}

Gender GenderByCode(absl::string_view code) {
  return code == "m" ? Gender::kMale : code == "f" ? Gender::kFemale : Gender::kUnknown;
}

void NameReader::Enter(int sentence) {
  sentence_ = sentence;
  begin_ = words_.begin(sentence);
  end_ = words_.end(sentence);
}

CommonWord NameReader::CommonClass(int i) const {
  const absl::string_view folded = words_.Folded(i);
  // "Z. A. Bhutto": an initial is no article, but "B.C." is no name.
  if (words_[i].shape == Shape::kInitials) {
    return folded.size() >= 3 && IsCommon(folded, "calendar") ? CommonWord::kCalendar
                                                              : CommonWord::kNo;
  }
  // "FY2019", "Q3"
  if (absl::StartsWith(folded, "fy") && folded.size() > 3 && folded[2] >= '0' && folded[2] <= '9') {
    return CommonWord::kCalendar;
  }
  const PhraseMatch match = FindPhrase(folded);
  if (!match.Has(LexTable::kCommonWord)) return CommonWord::kNo;
  if (IsCommon(folded, "calendar")) {
    return MonthIsGivenName(i) ? CommonWord::kNo : CommonWord::kCalendar;
  }
  if (IsCommon(folded, "language")) return CommonWord::kLanguage;
  if (IsCommon(folded, "noun")) return CommonWord::kNoun;
  // "WHO" and "US" in a plain sentence are no function words; "TWO" stays one.
  const bool acronym = words_[i].shape == Shape::kAllCaps && !casing_.AllCapitals(sentence_) &&
                       KnownNameAt(i, i + 1).last == i;
  return acronym ? CommonWord::kNo : CommonWord::kFunction;
}

bool NameReader::MonthIsGivenName(int i) const {
  const int next = i + 1;
  if (!IsGivenName(i) || i < begin_ || next >= end_ || words_[i].shape != Shape::kCapital ||
      words_[next].gap != Gap::kSpace || !words_[next].capital()) {
    return false;
  }
  // 'in May Rossi left', '12 June Rome': a date.
  if (i > begin_ && words_[i].gap != Gap::kComma && words_[i].gap != Gap::kOpen &&
      (words_[i - 1].shape == Shape::kNumber ||
       (words_[i - 1].shape == Shape::kLower && words_.Match(i - 1).Has(LexTable::kCommonWord)))) {
    return words_.Folded(i - 1) == "and" || words_.Folded(i - 1) == "by";
  }
  return !FindPhrase(words_.Folded(next)).Has(LexTable::kCommonWord) &&
         KnownNameAt(next, end_).last < 0 && InflectedVocabulary(words_.Folded(next)).parts == 0;
}

// An acronym of the data needs capitals in the text, any other name a capital at its start.
bool NameReader::SpelledAs(absl::string_view phrase, int first, int last) const {
  const bool acronym =
      std::none_of(phrase.begin(), phrase.end(), [](char c) { return c >= 'a' && c <= 'z'; });
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

PhraseAt NameReader::Longest(int first, int limit,
                             absl::FunctionRef<bool(const LexEntry&, int)> accept) const {
  PhraseAt best;
  std::string key;
  for (int last = first; last < limit && last < first + kLongestPhrase; ++last) {
    if (last > first) {
      const Gap gap = words_[last].gap;
      if (gap == Gap::kOpen || gap == Gap::kClose || gap == Gap::kQuote || gap == Gap::kOther)
        break;
      if (words_[last - 1].possessive && gap != Gap::kSpace) break;
      key.push_back(' ');
    }
    if (last == first && words_.Match(first).size() == 0 && !words_.Match(first).longer()) break;
    const absl::string_view folded = words_.Folded(last);
    key.append(folded.data(), folded.size());
    const PhraseMatch match = last == first ? words_.Match(first) : FindPhrase(key);
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

PhraseAt NameReader::KnownNameAt(int first, int limit) const {
  return Longest(first, limit, [&](const LexEntry& entry, int last) {
    switch (entry.table) {
      case LexTable::kState:
      case LexTable::kDemonym:
      case LexTable::kPlace:
      case LexTable::kOrganisation: return true;
      case LexTable::kWordNetName:
        // One-word names of people and of battles ("Zama"), given names ("Pierre") and English
        // words ("Nice") prove nothing.
        return last > first || (entry.Field(1) != "PERSON" && entry.Field(1) != "WAR" &&
                                !IsGivenName(first) && !Vocabulary(words_.Folded(first)).parts);
      default: return false;
    }
  });
}

PhraseAt NameReader::TitleAt(int first, int limit) const {
  return Longest(first, limit,
                 [](const LexEntry& entry, int) { return entry.table == LexTable::kTitle; });
}

// 'Pakistan-Soviet Union': nothing but names that the lexicon knows.
bool NameReader::AllKnown(int begin, int end) const {
  int p = begin;
  while (p < end) {
    const PhraseAt known = KnownNameAt(p, end);
    if (known.last < 0) return false;
    p = known.last + 1;
  }
  return true;
}

LexEntry NameReader::KindWordAt(int i) const {
  const LexEntry entry = words_.Match(i).Of(LexTable::kKindWord);
  if (entry.table != LexTable::kNone && words_.Folded(i).size() <= 3 &&
      words_[i].shape == Shape::kLower) {
    return {};  // "se", "as", "ab"
  }
  return entry;
}

// What a name whose head is word i names: by the data, else by WordNet.
EntityKind NameReader::HeadKind(int i) const {
  const LexEntry entry = KindWordAt(i);
  if (entry.table != LexTable::kNone) {
    return entry.Field(1) == "ship" ? ENTITY_KIND_UNSPECIFIED : KindByName(entry.Field(0));
  }
  if (IsGivenName(i)) return ENTITY_KIND_UNSPECIFIED;
  const EntityKind kind = Vocabulary(words_.Folded(i)).kind;
  return kind == PERSON ? ENTITY_KIND_UNSPECIFIED : kind;
}

bool NameReader::HeadsOf(int i) const {
  const LexEntry entry = KindWordAt(i);
  return entry.table != LexTable::kNone && absl::StartsWith(entry.Field(1), "of");
}

// 'Compagnie Nouvelle', 'Cape Ann'
bool NameReader::HeadsFirst(int i) const {
  return words_[i].capital() && absl::StartsWith(KindWordAt(i).Field(1), "first");
}

// 'Treaty of Paris': a head word before 'of' inside the run.
bool NameReader::OfHeaded(int begin, int end) const {
  for (int i = begin + 1; i + 1 < end; ++i) {
    if (words_[i].shape == Shape::kLower && words_.Folded(i) == "of" &&
        HeadKind(i - 1) != ENTITY_KIND_UNSPECIFIED) {
      return true;
    }
  }
  return false;
}

Gender NameReader::GenderOfGiven(int i) const {
  return GenderByCode(words_.Match(i).Of(LexTable::kGivenName).Field(0));
}

// A word of the language that no name-bearing use in the document speaks for.
bool NameReader::OrdinaryWord(int i) const {
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
  // 'Begun in 1950': verbs by their irregular forms too.
  return casing_.Lowers(folded) > 0 || InflectedVocabulary(folded).parts != 0 ||
         !FindLemma(folded, tables::kVerbPart).empty();
}

}  // namespace dateline::mention
