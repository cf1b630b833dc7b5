#include "extract/mention/name_finder.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/names.h"
#include "extract/mention/casing.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/name_reader.h"
#include "extract/mention/name_run.h"
#include "extract/mention/name_titles.h"
#include "extract/mention/noun_phrase.h"
#include "extract/mention/single_names.h"

namespace dateline::mention {
namespace {

class NameFinder {
 public:
  NameFinder(const DocumentText& doc, const std::vector<Sentence>& sentences,
             const DocumentWords& words)
      : words_(words), casing_(doc, sentences, words), reader_(words, casing_) {}

  void FindIn(int sentence, std::vector<NameCandidate>* out);

 private:
  void CutRun(int begin, int end, std::vector<NameCandidate>* out);
  int CutOne(int p, int end, std::vector<NameCandidate>* out);
  bool TitleInside(int begin, int end) const;
  int TakePrefixed(int p, int end, std::vector<NameCandidate>* out);
  int TakeKnown(const PhraseAt& known, int p, std::vector<NameCandidate>* out);
  int TakeTitled(int p, int end, std::vector<NameCandidate>* out);
  int TakeHeaded(int p, int end, std::vector<NameCandidate>* out);
  int TakePlain(int p, int end, std::vector<NameCandidate>* out);
  bool TakeLowerHead(int begin, int end, std::vector<NameCandidate>* out);
  bool HeadsBodyOfPlural(int p) const;
  bool StandsAsName(NameCandidate* name) const;
  int PersonEnd(int p, int end) const;
  int TakeInverted(std::vector<NameCandidate>* out);
  NameCandidate Make(int first, int last) const;

  const DocumentWords& words_;
  const Casing casing_;
  NameReader reader_;
  int sentence_ = 0;
  int begin_ = 0, end_ = 0;  // words of the sentence
};

NameCandidate NameFinder::Make(int first, int last) const {
  NameCandidate name;
  name.sentence = sentence_;
  name.title = name.first = first;
  name.last = last;
  name.possessive = words_[last].possessive;
  name.article = first > begin_ && words_.Folded(first - 1) == "the";
  return name;
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
    if (reader_.IsGivenName(i)) continue;  // "Ahmed Shah Masood"
    // A title inside ends the name: "Ayub Khan President"; but "Jean Baptiste Marshall" goes on,
    // for it ends the run.
    const PhraseAt title = reader_.TitleAt(i, end);
    if (title.last >= 0 && title.last + 1 < end && words_.Folded(i) != "khan") break;
  }
  return i;
}

// Titles, then a name: "Colonel General Boris Gromov".
int NameFinder::TakeTitled(int p, int end, std::vector<NameCandidate>* out) {
  int first = p;
  while (first < end) {
    const PhraseAt title = reader_.TitleAt(first, end);
    if (title.last < 0) break;
    first = title.last + 1;
  }
  if (first >= end) return end;  // an office alone: "the Prime Minister"
  const PhraseAt known = reader_.KnownNameAt(first, end);
  const bool place_only = known.last >= first && known.last + 1 >= end &&
                          known.entry.table != LexTable::kWordNetName &&
                          known.entry.table != LexTable::kOrganisation;
  // 'General Assembly', 'Governor of California': no person behind the title.
  if (reader_.HeadKind(end - 1) != ENTITY_KIND_UNSPECIFIED &&
      reader_.KindWordAt(end - 1).table != LexTable::kNone) {
    return TakeHeaded(p, end, out);
  }
  if (words_[first].shape == Shape::kLower) return first + 1;
  if (place_only && known.entry.table == LexTable::kDemonym) return first;
  const int last = PersonEnd(first, end) - 1;
  NameCandidate name = Make(first - 1, last);
  if (!IsSaint(words_, name)) name = Make(first, last);
  name.kind = PERSON;
  name.kind_sure = true;
  AddTitles(reader_, p, name.first, &name);
  if (name.gender == Gender::kUnknown) {
    name.gender = reader_.GenderOfGiven(first);
  }
  // Not the id of "President Roosevelt": which one is for the document to say.
  if (known.last == last && last > first && known.entry.table == LexTable::kWordNetName &&
      known.entry.Field(1) == "PERSON") {
    name.id = std::string(known.entry.Field(0));
    if (name.gender == Gender::kUnknown) name.gender = GenderOfId(name.id);
  }
  out->push_back(std::move(name));
  return last + 1;
}

// A name that its last word, or the word before 'of', classifies.
int NameFinder::TakeHeaded(int p, int end, std::vector<NameCandidate>* out) {
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  for (int i = p + 1; i + 1 < end; ++i) {
    const bool of =
        words_[i].shape == Shape::kLower && (words_.Folded(i) == "of" || words_.Folded(i) == "for");
    if (of) {
      kind = reader_.HeadKind(i - 1);
      break;
    }
  }
  if (reader_.HeadsFirst(p)) kind = reader_.HeadKind(p);
  // 'Gulf of Tonkin Resolution' is none of the gulf; 'Battle of Bunker Hill' no hill.
  const EntityKind last_kind = reader_.HeadKind(end - 1);
  if (kind == PLACE && (last_kind == TREATY || last_kind == WAR)) kind = last_kind;
  if (kind == ENTITY_KIND_UNSPECIFIED) kind = reader_.HeadKind(end - 1);
  NameCandidate name = Make(p, end - 1);
  name.kind = kind;
  name.kind_sure = true;
  const PhraseAt known = reader_.KnownNameAt(p, end);
  if (known.last >= 0 && known.last + 1 < end &&
      (known.entry.table == LexTable::kState || known.entry.table == LexTable::kDemonym)) {
    name.within = std::string(known.entry.Field(0));
  }
  out->push_back(std::move(name));
  return end;
}

// 'Leonora Hale': of given names that no list has, those in -a are mostly women's.
Gender GenderByEnding(absl::string_view folded) {
  return folded.size() < 4 || folded.back() != 'a' ? Gender::kUnknown : Gender::kFemale;
}

// 'in Victoria', 'at Constance', 'the Mark of': what bears somebody's given name, unless the text
// knows somebody of that name.
bool StandsAsPlace(const DocumentWords& words, int begin, int i) {
  if (i <= begin || words[i].gap != Gap::kSpace) return false;
  const absl::string_view before = words.Folded(i - 1);
  if (before == "the" && i + 1 < words.size() && words.Folded(i + 1) == "of") return true;
  return before == "in" || before == "at" || before == "near" || before == "outside";
}

// 'the [[Concerts]] Rossi': a plural with an article opens a body's name; 'the Communist Ho' has a
// word for a person.
bool NameFinder::HeadsBodyOfPlural(int p) const {
  return p > begin_ && words_.Folded(p - 1) == "the" && !reader_.ForcedCapital(p) &&
         IsPluralNoun(words_.Folded(p)) && Vocabulary(SingularOf(words_.Folded(p))).kind != PERSON;
}

int NameFinder::TakePlain(int p, int end, std::vector<NameCandidate>* out) {
  // Up to the next word that begins something known, or a title with a name behind it.
  int last = p;
  // 'The Bill was read': a word for a thing with an article is no given name.
  const bool thing = end - p == 1 && p > begin_ && words_.Folded(p - 1) == "the" &&
                     reader_.KindWordAt(p).table != LexTable::kNone;
  const bool person = (reader_.IsGivenName(p) && !thing) || words_[p].shape == Shape::kInitials;
  if (person) {
    last = PersonEnd(p, end) - 1;
  } else {
    while (last + 1 < end && !words_[last].possessive) {
      const int n = last + 1;
      if (words_[n].shape == Shape::kLower) {
        ++last;
        continue;
      }
      const PhraseAt title = reader_.TitleAt(n, end);
      if (title.last >= 0 && title.last + 1 < end) break;
      const PhraseAt known = reader_.KnownNameAt(n, end);
      if (known.last >= 0 && known.entry.table != LexTable::kWordNetName &&
          words_[n].gap != Gap::kHyphen) {
        break;
      }
      ++last;
    }
    while (last > p && words_[last].shape == Shape::kLower) --last;
  }
  // 'Communist Ho', 'Reign Putin': an ordinary word before a name is none of it.
  if (!person && last > p && words_[p + 1].capital() && words_[p + 1].gap == Gap::kSpace &&
      (reader_.CommonClass(p) == CommonWord::kNoun ||
       (reader_.OrdinaryWord(p) && casing_.Lowers(words_.Folded(p)) > 0)) &&
      !HeadsBodyOfPlural(p) &&
      !InflectedVocabulary(words_.Folded(p + 1)).parts) {
    return p + 1;
  }
  NameCandidate name = Make(p, last);
  const bool alone = words_[p].shape != Shape::kInitials && !StandsAsPlace(words_, begin_, p);
  if (person && (last > p || alone)) {
    name.kind = PERSON;  // not sure: ships bear people's names
    name.gender = reader_.GenderOfGiven(p);
  }
  if (!person && last > p && name.gender == Gender::kUnknown)
    name.gender = GenderByEnding(words_.Folded(p));
  const bool model = words_[last].shape == Shape::kNumber;
  if (model) {
    name.kind = PRODUCT;
    name.kind_sure = true;
  }
  if (last > p && reader_.KindWordAt(p).Field(1) == "ship") {
    name.kind = PRODUCT;
    name.kind_sure = name.ship = true;
  }
  if (StandsAsName(&name)) out->push_back(std::move(name));
  return last + 1;
}

// Whether what TakePlain found is a name at all: one word by itself needs more than a capital.
bool NameFinder::StandsAsName(NameCandidate* name) const {
  const int p = name->first;
  if (name->last > p || name->kind_sure || name->kind == PERSON) return true;
  const CommonWord common = reader_.CommonClass(p);
  if (common == CommonWord::kNoun || common == CommonWord::kLanguage) return false;
  const absl::string_view folded = words_.Folded(p);
  if (folded.size() < 2) return false;  // "X-ray"
  if (words_[p].shape == Shape::kInitials && folded.size() < 3) return false;
  if (IsRomanNumeral(words_, p)) return false;  // a section's number
  if (FindPhrase(folded).Has(LexTable::kTitle)) return false;
  if (FindPhrase(folded).Has(LexTable::kCurrency)) return false;
  if (reader_.KindWordAt(p).table != LexTable::kNone) {
    // 'the Senate', where the document never writes 'the senate'.
    name->generic = name->article && reader_.HeadKind(p) == ORGANISATION &&
                    casing_.Lowers(folded) == 0 && !reader_.ForcedCapital(p);
    name->kind = ORGANISATION;
    return name->generic;
  }
  if (!reader_.OrdinaryWord(p)) return true;
  return !reader_.ForcedCapital(p) && casing_.Lowers(folded) == 0;
}

// 'the Hull–Alfaro treaty', 'the Walker commission': the head stands in lower case behind the run.
bool NameFinder::TakeLowerHead(int begin, int end, std::vector<NameCandidate>* out) {
  if (end >= end_ || words_[end].shape != Shape::kLower || words_[end].gap != Gap::kSpace ||
      words_[end - 1].possessive) {
    return false;
  }
  const absl::string_view head = words_.Folded(end);
  const EntityKind kind = reader_.KindWordAt(end).table == LexTable::kNone ? ENTITY_KIND_UNSPECIFIED
                                                                           : reader_.HeadKind(end);
  const bool body = head == "commission" || head == "committee" || head == "inquiry";
  if (kind != TREATY && kind != WAR && !body) return false;
  // 'the Afghan war', 'Moscow treaty', 'the Bhutto deal': what is known stays a participant.
  if (reader_.KnownNameAt(begin, end).last >= 0 || reader_.TitleAt(begin, end).last >= 0)
    return false;
  const bool article = begin > begin_ && words_.Folded(begin - 1) == "the";
  const bool pair = end - begin == 2 && words_[begin + 1].gap == Gap::kHyphen;
  if (!article && !pair) return false;
  if (reader_.IsGivenName(begin) && !pair) return false;
  for (const absl::string_view weak :
       {"deal", "bill", "law", "settlement", "fire", "campaign", "crisis", "operation",
        "regulation", "directive", "summit"}) {
    if (head == weak) return false;
  }
  NameCandidate name = Make(begin, end);
  name.kind = body ? ORGANISATION : kind;
  name.kind_sure = true;
  out->push_back(std::move(name));
  return true;
}

// Whether a title with a name behind it stands in the run, so that the head at its end is none of
// the whole: 'Bank Chairman John Church'.
bool NameFinder::TitleInside(int begin, int end) const {
  for (int i = begin; i < end; ++i) {
    const PhraseAt title = words_[i].capital() ? reader_.TitleAt(i, end) : PhraseAt();
    if (title.last >= 0 && title.last + 1 < end && reader_.HeadKind(i) != ORGANISATION) return true;
  }
  return false;
}

// "New Carthage" is not Carthage: a prefix and a known place; the word to go on from, or p.
int NameFinder::TakePrefixed(int p, int end, std::vector<NameCandidate>* out) {
  if (p + 1 >= end || !IsCommon(words_.Match(p), "place prefix") ||
      words_[p + 1].gap != Gap::kSpace || reader_.ForcedCapital(p)) {
    return p;
  }
  const PhraseAt place = reader_.KnownNameAt(p + 1, end);
  if (place.last < 0 || place.entry.table == LexTable::kDemonym) return p;
  NameCandidate name = Make(p, place.last);
  name.kind = PLACE;
  name.kind_sure = true;
  out->push_back(std::move(name));
  return place.last + 1;
}

// The next name of a run, at word p; the word to go on from.
int NameFinder::CutOne(int p, int end, std::vector<NameCandidate>* out) {
  const PhraseAt known = reader_.KnownNameAt(p, end);
  const PhraseAt title = reader_.TitleAt(p, end);
  // WordNet knows "President Harding" whole; the title is none of the name.
  const bool titled = title.last >= 0 && title.last < known.last &&
                      known.entry.table == LexTable::kWordNetName &&
                      known.entry.Field(1) == "PERSON";
  if (known.last + 1 == end && !titled) return TakeKnown(known, p, out);
  // 'Jordan Smith', 'Victoria Lane': a given name with a name behind it.
  const bool given = reader_.IsGivenName(p) && p + 1 < end && known.last <= p &&
                     words_[p + 1].capital() && reader_.KindWordAt(p + 1).table == LexTable::kNone;
  if (known.last >= 0 && !given && reader_.AllKnown(p, end)) return TakeKnown(known, p, out);
  if (known.last < 0) {
    if (const int next = TakePrefixed(p, end, out); next > p) return next;
  }
  const bool several = end - p > 1;
  const bool heads_first = several && reader_.HeadsFirst(p) &&
                           (words_[p + 1].capital() || IsNameParticle(words_.Folded(p + 1)));
  const bool heads_last = several && reader_.HeadKind(end - 1) != ENTITY_KIND_UNSPECIFIED;
  const bool by_kind_word = heads_last && reader_.KindWordAt(end - 1).table != LexTable::kNone;
  const bool headed = heads_first || by_kind_word || reader_.OfHeaded(p, end) ||
                      (heads_last && !given && known.last < 0);
  if (headed && !TitleInside(p, end)) return TakeHeaded(p, end, out);
  if (title.last >= 0 && (titled || known.last < title.last) && !given) {
    return TakeTitled(p, end, out);
  }
  return known.last >= 0 && !given ? TakeKnown(known, p, out) : TakePlain(p, end, out);
}

void NameFinder::CutRun(int begin, int end, std::vector<NameCandidate>* out) {
  for (int p = begin; p < end;) {
    const bool starts = words_[p].shape != Shape::kLower && words_[p].shape != Shape::kNumber;
    p = starts ? CutOne(p, end, out) : p + 1;
  }
}

// A name with the surname in front at the start of the sentence; the word to go on from.
int NameFinder::TakeInverted(std::vector<NameCandidate>* out) {
  NameCandidate name;
  if (!InvertedNameAtStart(reader_, &name)) return begin_;
  const int given = name.given;
  name = Make(name.first, name.last);
  name.given = given;
  name.kind = PERSON;
  name.kind_sure = true;
  name.gender = reader_.GenderOfGiven(given);
  out->push_back(std::move(name));
  return out->back().last + 1;
}

void NameFinder::FindIn(int sentence, std::vector<NameCandidate>* out) {
  reader_.Enter(sentence);
  sentence_ = sentence;
  begin_ = words_.begin(sentence);
  end_ = words_.end(sentence);
  for (int i = TakeInverted(out); i < end_;) {
    if (!words_[i].capital()) {
      ++i;
      continue;
    }
    const CommonWord common = reader_.CommonClass(i);
    const PhraseAt holiday = reader_.Longest(i, end_, [](const LexEntry& entry, int) {
      return entry.table == LexTable::kCommonWord && entry.Field(0) == "calendar";
    });
    if (holiday.last > i) {
      i = holiday.last + 1;
      continue;
    }
    if (common == CommonWord::kFunction && OrdinalOpens(reader_, i)) {
      const PhraseAt known = reader_.KnownNameAt(i, end_);
      i = known.last > i ? TakeKnown(known, i, out) : TakeHeaded(i, RunEnd(reader_, i + 1), out);
      continue;
    }
    if (common == CommonWord::kFunction || common == CommonWord::kCalendar) {
      // "The Hague"; else the word is no name.
      const PhraseAt known = reader_.KnownNameAt(i, end_);
      i = known.last > i && known.entry.table != LexTable::kWordNetName ? TakeKnown(known, i, out)
                                                                        : i + 1;
      continue;
    }
    const int run_end = RunEnd(reader_, i);
    const int start = SkipOpening(reader_, i, run_end);
    if (start > i) {
      i = start;
      continue;
    }
    const size_t before = out->size();
    if (!TakeLowerHead(i, run_end, out)) CutRun(i, run_end, out);
    for (size_t k = before; k < out->size(); ++k) {
      NameCandidate& name = (*out)[k];
      if (name.id.empty() && name.title == name.first && name.kind != TREATY) {
        LookBackForTitle(reader_, &name);
      }
    }
    if (out->size() > before && out->back().last + 1 == run_end) {
      ExtendSingleName(reader_, &out->back());
    }
    i = std::max(run_end, out->size() > before ? out->back().last + 1 : run_end);
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
