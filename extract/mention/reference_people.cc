// Who and what a document tells of, and what its descriptions mean: 'the mayor', 'the ferry', 'his
// wife'.
#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/names.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/name_reader.h"
#include "extract/mention/noun_phrase.h"
#include "extract/mention/reference_resolver.h"

namespace dateline::mention {
namespace {

constexpr int kOfficeWindow = 5;  // sentences over which a holder is at hand

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

Gender GenderOfNoun(absl::string_view noun) {
  const Gender gender = GenderByCode(FindPhrase(noun).Of(LexTable::kTitle).Field(1));
  if (gender != Gender::kUnknown) return gender;
  if (OneOf(noun, {"man", "boy", "father", "brother", "son", "gentleman", "bridegroom", "lad",
                   "grandfather", "stepfather", "fiance"})) {
    return Gender::kMale;
  }
  return OneOf(noun, {"woman", "girl", "mother", "sister", "lady", "bride", "grandmother",
                      "stepmother", "fiancee"})
             ? Gender::kFemale
             : Gender::kUnknown;
}

bool IsPersonNoun(absl::string_view noun) { return Vocabulary(noun).kind == PERSON; }

}  // namespace

void Resolver::CountMentions() {
  mentions_.assign(table_.entities.size(), 0);
  articles_.assign(table_.entities.size(), 0);
  last_sentence_.assign(table_.entities.size(), -1);
  for (size_t i = 0; i < names_.size(); ++i) {
    if (table_.of[i] < 0) continue;
    ++mentions_[table_.of[i]];
    articles_[table_.of[i]] += names_[i].article;
  }
  for (int e = 0; e < static_cast<int>(table_.entities.size()); ++e) {
    LearnOffices(e);
    if (IsPerson(e)) {
      const std::string surname = ParsePersonName(table_.entities[e].name()).surname;
      if (!surname.empty()) by_surname_[surname].push_back(e);
    }
  }
}

// Indexes an entity by what the document says it is, and by the end of a longer office: 'the
// minister' may be the foreign minister, not the deputy minister. People whom WordNet knows are
// what it says as well.
void Resolver::LearnOffices(int entity) {
  const Entity& e = table_.entities[entity];
  const auto add = [&](absl::string_view office) {
    std::vector<int>& bearers = by_description_[std::string(office)];
    if (bearers.empty() || bearers.back() != entity) bearers.push_back(entity);
  };
  for (const std::string& description : e.descriptions()) {
    add(description);
    const size_t space = description.find(' ');
    if (space == std::string::npos) continue;
    if (!OneOf(absl::string_view(description).substr(0, space),
               {"vice", "deputy", "assistant", "under", "acting", "co"})) {
      add(absl::string_view(description).substr(description.rfind(' ') + 1));
    }
  }
  if (e.kind() != PERSON) return;
  const absl::string_view id = e.id();
  const LexEntry known = FindPhrase(id.substr(id.find(':') + 1)).Of(LexTable::kWordNetName);
  for (absl::string_view office : absl::StrSplit(known.Field(3), "; ", absl::SkipEmpty()))
    add(office);
}

// The one entity before this place that a description fits: alone in the window, or alone in the
// document so far, or by far the most named one there.
int Resolver::DescribedEntity(const Description& description, int sentence) const {
  const auto fits = [&](int e) { return Fits(description, table_.entities[e], table_.ships[e]); };
  int in_window = -1;
  bool window_twice = false;
  for (const Recent& r : recent_) {
    if (r.entity < 0 || sentence - r.sentence >= kReferenceWindow || !fits(r.entity)) continue;
    window_twice |= in_window >= 0 && in_window != r.entity;
    in_window = r.entity;
  }
  if (in_window >= 0 && !window_twice) return in_window;
  // The one that the document is about, where several would do.
  int next = 0;
  const int best = MostNamed(fits, &next);
  if (best >= 0) {
    return next == 0 || (mentions_[best] >= 2 * next && mentions_[best] >= 4) ? best : -1;
  }
  if (description.generic && description.kind == PRODUCT) return ShipUnnamedSo(sentence);
  if (!description.generic || !description.firm) return -1;
  // 'The company' where nothing shows which of the names is one: the name that the text is about.
  const int unknown =
      MostNamed([&](int e) { return table_.entities[e].kind() == ENTITY_KIND_UNSPECIFIED; }, &next);
  return unknown >= 0 && mentions_[unknown] >= 3 && mentions_[unknown] >= 2 * next ? unknown : -1;
}

// What 'the ship' means where the text never says which of its names is one: the one name with an
// article, 'the Maren', that is no other thing; -1: none or two.
int Resolver::ShipUnnamedSo(int sentence) const {
  int ship = -1;
  for (const Recent& r : recent_) {
    if (r.entity < 0 || sentence - r.sentence >= kReferenceWindow || r.entity == ship) continue;
    if (table_.entities[r.entity].kind() != ENTITY_KIND_UNSPECIFIED) continue;
    if (2 * articles_[r.entity] <= mentions_[r.entity]) continue;
    if (ship >= 0) return -1;
    ship = r.entity;
  }
  return ship;
}

// The entity told of so far that is named most among those that `fits` takes; -1: none. *next is
// how often the one after it is named.
int Resolver::MostNamed(absl::FunctionRef<bool(int)> fits, int* next) const {
  int best = -1;
  *next = 0;
  for (int e = 0; e < static_cast<int>(table_.entities.size()); ++e) {
    if (last_sentence_[e] < 0 || !fits(e)) continue;
    if (best < 0 || mentions_[e] > mentions_[best]) {
      *next = best < 0 ? 0 : mentions_[best];
      best = e;
    } else {
      *next = std::max(*next, mentions_[e]);
    }
  }
  return best;
}

// Whom an office means: of several who held it, the one told of last. -1: none so far, or two told
// of side by side.
int Resolver::DescribedPerson(const std::string& office, int sentence) const {
  const auto people = by_description_.find(office);
  if (people == by_description_.end()) return -1;
  int best = -1;
  bool tie = false;
  for (const int e : people->second) {
    if (last_sentence_[e] < 0 || !IsPerson(e)) continue;
    if (best >= 0 && last_sentence_[e] == last_sentence_[best]) tie = true;
    if (best >= 0 && last_sentence_[e] <= last_sentence_[best]) continue;
    tie = false;
    best = e;
  }
  // One told of long ago is not the one who holds the office now.
  if (best >= 0 && sentence - last_sentence_[best] > kOfficeWindow) return -1;
  return tie ? -1 : best;
}

// What a plain noun means: the thing told of last among those that the document calls so.
int Resolver::DescribedThing(absl::string_view noun, int sentence) const {
  const auto things = by_description_.find(noun);
  if (things == by_description_.end()) return -1;
  int best = -1, next = -1;
  for (const int e : things->second) {
    if (last_sentence_[e] < 0 || IsPerson(e)) continue;
    if (best < 0 || last_sentence_[e] > last_sentence_[best]) {
      next = best;
      best = e;
    } else if (next < 0 || last_sentence_[e] > last_sentence_[next]) {
      next = e;
    }
  }
  // Two of a kind about: neither.
  const bool near = next >= 0 && sentence - last_sentence_[next] < kReferenceWindow;
  return near ? -1 : best;
}

// Remembers who stands in the sentence, for 'they' and 'the couple'.
void Resolver::SeePerson(int entity, int sentence, int word) {
  if (!IsPerson(entity)) return;
  if (now_.sentence != sentence) now_ = {entity, -1, sentence};
  if (entity == now_.first || entity == now_.second) return;
  now_.second = now_.second == -1 ? entity : -2;
  if (now_.second >= 0) SeeCouple(sentence, word);
}

// Remembers the two people of this sentence where it speaks of marriage.
void Resolver::SeeCouple(int sentence, int word) {
  for (int i = words_.begin(sentence); i < words_.end(sentence); ++i) {
    const absl::string_view folded = words_.Folded(i);
    if (OneOf(folded, {"married", "marry", "marries", "marriage", "wed", "wedding"}) ||
        (i < word && OneOf(folded, {"husband", "wife"}))) {
      couple_ = now_;
      Marry(now_.first, now_.second);
    }
  }
}

// 'the Smiths' are the two Smiths that the document names most.
void Resolver::PairOfFamily(size_t index) {
  const NameCandidate& name = names_[index];
  const absl::string_view folded = words_.Folded(name.last);
  if (!name.article || name.first != name.last || !absl::EndsWith(folded, "s")) return;
  const auto family = by_surname_.find(folded.substr(0, folded.size() - 1));
  if (family == by_surname_.end() || family->second.size() < 2) return;
  std::vector<int> people = family->second;
  std::stable_sort(people.begin(), people.end(),
                   [&](int a, int b) { return mentions_[a] > mentions_[b]; });
  table_.of[index] = people[0];
  table_.second[index] = people[1];
}

// The possessive pronoun that a name stands behind with words of kin: 'their elder daughter, Anna',
// 'her brother, the young Karl'; -1: none.
int Resolver::PossessiveBefore(const NameCandidate& name, int sentence) const {
  constexpr int kReach = 5;
  // The title is part of the name: "sister Anna".
  for (int i = name.first - 1; i >= std::max(words_.begin(sentence), name.first - kReach); --i) {
    if (OneOf(words_.Folded(i), {"his", "her", "their", "my", "our"})) return i;
    if (words_[i].capital() && i < name.title) return -1;
    const bool apposition = words_.Folded(i) == "the" && words_[i].gap == Gap::kComma;
    if (IsFunctionWord(words_.Match(i)) && !apposition && !IsOrdinalWord(i)) return -1;
  }
  return -1;
}

bool Resolver::IsPossessed(const NameCandidate& name, int sentence) const {
  return PossessiveBefore(name, sentence) >= 0;
}

Gender Resolver::PossessorOf(const NameCandidate& name, int sentence) const {
  const int i = PossessiveBefore(name, sentence);
  return i < 0 ? Gender::kUnknown : PronounGender(words_.Folded(i));
}

// The entity of the name that a possessive pronoun at word i opens: 'her sister Anna'; -1: none.
int Resolver::NameBehind(int i, int sentence) const {
  constexpr int kReach = 5;
  if (next_name_ >= names_.size() || names_[next_name_].sentence != sentence) return -1;
  const NameCandidate& name = names_[next_name_];
  return name.first > i && name.first <= i + kReach && IsPossessed(name, sentence)
             ? table_.of[next_name_]
             : -1;
}

// 'the company' at word i ("the"); the last word taken, i where nothing was.
int Resolver::TakeDescription(int sentence, int i) {
  Description description = DescriptionAt(words_, i, words_.end(sentence));
  int thing = -1;
  if (description.last < 0) {
    description.last = PlainNounAt(words_, i, words_.end(sentence), [&](absl::string_view noun) {
      return by_description_.contains(noun);
    });
    if (description.last < 0) return TakeStranger(sentence, i);
    thing = DescribedThing(words_.Folded(description.last), sentence);
    if (thing < 0) return i;
  }
  // A name that starts inside has its own entity: 'the Senate'.
  if (next_name_ < names_.size() && names_[next_name_].sentence == sentence &&
      names_[next_name_].title <= description.last) {
    return i;
  }
  const int entity = thing >= 0                   ? thing
                     : description.kind == PERSON ? DescribedPerson(description.head, sentence)
                                                  : DescribedEntity(description, sentence);
  if (entity < 0) return description.kind == PERSON ? TakeStranger(sentence, i) : i;
  Add({words_[i].span.begin, words_[description.last].span.end}, sentence, description.last, entity,
      words_[description.last].possessive);
  return description.last;
}

// 'The son', 'a clerk' at word i, of whom nothing tells who it is: a pronoun behind may mean them.
// A name behind ('the clerk Karl Rossi') is taken by itself.
int Resolver::TakeStranger(int sentence, int i) {
  const int end = words_.end(sentence);
  const int head = PlainNounAt(words_, i, end, IsPersonNoun);
  if (head < 0 || words_[head].possessive) return i;
  const bool named = next_name_ < names_.size() && names_[next_name_].sentence == sentence &&
                     names_[next_name_].title <= head + 2;
  if (named) return i;
  NoteNobody(sentence, head, first_name_, GenderOfNoun(words_.Folded(head)));
  first_name_ = false;
  return i;
}

// 'his [[wife]]', 'her late [[husband]]': who was named so before, or was married to them. A name
// behind the noun is remembered as that.
void Resolver::TakeKin(int sentence, int whose, int i, bool subject) {
  const int end = words_.end(sentence);
  while (i < end &&
         OneOf(words_.Folded(i), {"late", "elder", "younger", "eldest", "youngest", "older",
                                  "first", "second", "only", "own", "young", "old", "twin"})) {
    ++i;
  }
  if (i >= end || words_[i].gap != Gap::kSpace) return;
  const absl::string_view kin = KinAt(words_, i);
  if (kin.empty()) return;
  const std::string key = absl::StrCat(whose, " ", kin);
  if (next_name_ < names_.size() && names_[next_name_].sentence == sentence &&
      names_[next_name_].title >= i && names_[next_name_].title <= i + 1) {
    const int named = table_.of[next_name_];
    if (named >= 0 && named != whose && IsPerson(named)) {
      kin_[key] = named;
      // "Rossi's grandson, Karl, left": the subject is Karl.
      if (subject && !recent_.empty()) {
        recent_.back().subject = false;
        Chain& chain = chain_[static_cast<int>(table_.genders[whose])];
        if (chain.entity == whose) chain = {};
        first_name_ = true;
      }
      if (OneOf(kin, {"wife", "husband", "widow", "widower", "spouse"})) Marry(whose, named);
    }
    return;
  }
  int who = -1;
  if (const auto known = kin_.find(key); known != kin_.end()) who = known->second;
  if (const auto other = spouse_.find(whose); who < 0 && other != spouse_.end()) {
    const Gender gender = table_.genders[other->second];
    if (OneOf(kin, {"wife", "widow"}) && gender != Gender::kMale) who = other->second;
    if (OneOf(kin, {"husband", "widower"}) && gender != Gender::kFemale) who = other->second;
    if (kin == "spouse") who = other->second;
  }
  // 'His father left': the subject is the father.
  if (subject && !recent_.empty()) recent_.back().subject = false;
  if (who < 0) return NoteNobody(sentence, i, subject, GenderOfNoun(kin));
  first_name_ = subject;
  pending_kin_ = {i, who};
}

}  // namespace dateline::mention
