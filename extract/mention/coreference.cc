#include "extract/mention/coreference.h"

#include <algorithm>
#include <array>
#include <deque>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "base/names.h"
#include "extract/mention/description.h"
#include "extract/mention/noun_phrase.h"
#include "extract/mention/protagonist.h"

namespace dateline::mention {
namespace {

constexpr int kWindow = 3;       // sentences back in which a referent is looked for
constexpr int kChainLength = 6;  // sentences over which a pronoun's last referent is kept
constexpr double kMargin = 0.5;  // by which the best must lead
constexpr double kHero = 4.5;    // what whom the document is about has by that alone

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

struct Recent {
  int entity = -1;
  int sentence = -1;
  bool subject = false;    // the first name of its sentence
  bool possessed = false;  // 'her sister Anna': named by whose she is
};

struct Pronoun {
  bool object = false;      // 'him'
  bool possessive = false;  // 'his'
  int not_this = -1;        // an entity that it cannot mean: 'her sister Anna'
};

class Resolver {
 public:
  Resolver(const DocumentText& doc, const DocumentWords& words,
           const std::vector<NameCandidate>& names, EntityTable* table)
      : words_(words), names_(names), table_(*table) {
    LearnGenders(words, names, table);
    protagonists_ = Protagonists(words, doc.info.title(), names, *table);
  }

  std::vector<Mention> Resolve();

 private:
  void CountMentions();
  int Referent(Gender gender, int sentence, const Pronoun& pronoun) const;
  double ScoreOf(const Recent& recent, Gender gender, int sentence, const Pronoun& pronoun) const;
  int NameBehind(int i, int sentence) const;
  int DescribedEntity(const Description& description, int sentence) const;
  int DescribedPerson(const Description& description) const;
  int TakeName(int sentence);
  bool TakePair(int sentence, int i);
  bool TakeIt(int sentence, int i);
  void SeePerson(int entity, int sentence, int word);
  void SeeCouple(int sentence, int word);
  void PairOfFamily(size_t name);
  int TakeDescription(int sentence, int i);
  void TakePronoun(int sentence, int i, Gender gender);
  void Note(int entity, int sentence, bool subject, bool possessed = false);
  bool IsPossessed(const NameCandidate& name, int sentence) const;
  void Add(Span span, int sentence, int entity, bool possessive);
  bool IsPerson(int entity) const { return table_.entities[entity].kind() == PERSON; }

  const DocumentWords& words_;
  const std::vector<NameCandidate>& names_;
  EntityTable& table_;
  // Whether 'and' and another name follow word `last`.
  bool PairFollows(int last, int sentence) const {
    return last + 2 < words_.end(sentence) && words_.Folded(last + 1) == "and" &&
           words_[last + 2].capital();
  }
  size_t next_name_ = 0;
  int subject_last_ = -9;           // last word of the sentence's subject, as far as names go
  bool first_name_ = true;          // no name in this sentence so far
  std::vector<int> mentions_;       // by entity
  std::vector<int> last_sentence_;  // by entity: of the last mention so far; -1 none yet
  std::deque<Recent> recent_;
  struct Chain {
    int entity = -1;
    int sentence = -1;
  };
  Chain chain_[3];                    // by Gender
  std::array<int, 3> protagonists_;  // ditto
  absl::flat_hash_map<std::string, std::vector<int>> by_description_;  // folded office -> people
  // Two people who belong together: the last two that were joined by 'and', or that stood alone in
  // a sentence.
  struct Pair {
    int first = -1, second = -1;
    int sentence = -1;
  };
  // The thing whose name opened a sentence last, for 'it'.
  struct Opening {
    int entity = -1;
    int sentence = -1;
  };
  Opening opening_;
  Pair couple_;                   // the last that a word of marriage stood beside
  Pair now_;                      // people of this sentence so far; second -2: more than two
  Pair before_;                   // of the sentence before
  absl::flat_hash_map<std::string, std::vector<int>> by_surname_;  // people
  std::vector<Mention> out_;
};

void Resolver::CountMentions() {
  mentions_.assign(table_.entities.size(), 0);
  last_sentence_.assign(table_.entities.size(), -1);
  for (const int32_t entity : table_.of) {
    if (entity >= 0) ++mentions_[entity];
  }
  for (int e = 0; e < static_cast<int>(table_.entities.size()); ++e) {
    for (const std::string& description : table_.entities[e].descriptions()) {
      by_description_[description].push_back(e);
    }
    if (IsPerson(e)) {
      const std::string surname = ParsePersonName(table_.entities[e].name()).surname;
      if (!surname.empty()) by_surname_[surname].push_back(e);
    }
  }
}

// How well a recent name fits a pronoun; 0: it cannot.
double Resolver::ScoreOf(const Recent& r, Gender gender, int sentence,
                         const Pronoun& pronoun) const {
  const int back = sentence - r.sentence;
  if (back >= kWindow || r.entity == pronoun.not_this) return 0;
  const bool person = IsPerson(r.entity);
  if (!person && !(table_.ships[r.entity] && gender == Gender::kFemale)) return 0;
  const Gender known = table_.genders[r.entity];
  if (person && known != Gender::kUnknown && known != gender) return 0;
  // 'Harding handed her ...': an object is not the subject of its own clause.
  if (pronoun.object && back == 0 && r.subject) return 0;
  // One told of as somebody's sister is told of in passing.
  const bool subject = r.subject && !(r.possessed && back > 0);
  double score = back == 0   ? (subject ? 3 : 2)
                 : back == 1 ? (subject ? 2.5 : 1.5)
                             : (subject ? 1.2 : 0.7);
  if (back == 0 && pronoun.possessive) score += 1;
  return score + (known == gender ? 1 : person ? -0.5 : 0);
}

// Whom a pronoun of the gender means; -1: not safe to say.
int Resolver::Referent(Gender gender, int sentence, const Pronoun& pronoun) const {
  const Chain& chain = chain_[static_cast<int>(gender)];
  const bool chained = chain.entity >= 0 && sentence - chain.sentence <= kChainLength &&
                       chain.entity != pronoun.not_this;
  const int hero = protagonists_[static_cast<int>(gender)];
  std::vector<std::pair<int, double>> scores;
  // Whom the document is about is at hand always.
  if (hero >= 0 && hero != pronoun.not_this) scores.emplace_back(hero, kHero);
  for (const Recent& r : recent_) {
    double score = ScoreOf(r, gender, sentence, pronoun);
    if (score == 0) continue;
    if (r.entity == hero) score += kHero - 2;
    if (chained && r.entity == chain.entity) score += 1.5;
    auto at = std::find_if(scores.begin(), scores.end(),
                           [&](const auto& pair) { return pair.first == r.entity; });
    if (at == scores.end()) {
      scores.emplace_back(r.entity, score);
    } else {
      at->second = std::max(at->second, score);
    }
  }
  int best = -1;
  double best_score = 0, second_score = 0;
  for (const auto& [entity, score] : scores) {
    if (score > best_score) {
      second_score = best_score;
      best_score = score;
      best = entity;
    } else {
      second_score = std::max(second_score, score);
    }
  }
  if (best >= 0 && best_score - second_score >= kMargin) return best;
  return best < 0 && chained ? chain.entity : -1;
}

void Resolver::Note(int entity, int sentence, bool subject, bool possessed) {
  last_sentence_[entity] = sentence;
  recent_.push_back({entity, sentence, subject, possessed});
  while (!recent_.empty() && sentence - recent_.front().sentence >= kWindow) recent_.pop_front();
  if (recent_.size() > 64) recent_.pop_front();
}

void Resolver::Add(Span span, int sentence, int entity, bool possessive) {
  Mention found;
  found.span = span;
  found.sentence = sentence;
  found.entity = entity;
  found.inferred = true;
  found.possessive = possessive;
  out_.push_back(found);
  Note(entity, sentence, first_name_);
  first_name_ = false;
}

// The one entity before this place that a description fits: alone in the window, or alone in the
// document so far, or by far the most named one there.
int Resolver::DescribedEntity(const Description& description, int sentence) const {
  int in_window = -1, in_document = -1, next = 0;
  bool window_twice = false;
  for (const Recent& r : recent_) {
    if (sentence - r.sentence >= kWindow) continue;
    if (!Fits(description, table_.entities[r.entity], table_.ships[r.entity])) continue;
    window_twice |= in_window >= 0 && in_window != r.entity;
    in_window = r.entity;
  }
  if (in_window >= 0 && !window_twice) return in_window;
  // The one that the document is about, where several would do.
  for (int e = 0; e < static_cast<int>(table_.entities.size()); ++e) {
    if (last_sentence_[e] < 0 || !Fits(description, table_.entities[e], table_.ships[e])) continue;
    if (in_document < 0 || mentions_[e] > mentions_[in_document]) {
      next = in_document < 0 ? 0 : mentions_[in_document];
      in_document = e;
    } else {
      next = std::max(next, mentions_[e]);
    }
  }
  if (in_document < 0 || next == 0) return in_document;
  return mentions_[in_document] >= 3 * next && mentions_[in_document] >= 4 ? in_document : -1;
}

int Resolver::DescribedPerson(const Description& description) const {
  const auto people = by_description_.find(description.head);
  if (people == by_description_.end() || people->second.size() != 1) return -1;
  const int entity = people->second[0];
  return last_sentence_[entity] >= 0 && IsPerson(entity) ? entity : -1;
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

// 'It' at the start of a sentence is the thing that opened the sentence before; 'it is said', 'it
// was the second time' mean nothing.
bool Resolver::TakeIt(int sentence, int i) {
  if (words_.Folded(i) != "it" || i != words_.begin(sentence)) return false;
  if (opening_.entity < 0 || sentence - opening_.sentence != 1) return false;
  const int next = i + 1, after = i + 2;
  if (after >= words_.end(sentence)) return false;
  if (OneOf(words_.Folded(next), {"is", "was"})) {
    const absl::string_view word = words_.Folded(after);
    const bool participle = absl::EndsWith(word, "ed") || OneOf(word, {"finally", "then", "later",
        "first", "again", "built", "sold", "made", "put", "won", "lost", "held", "sent", "brought"});
    if (!participle || OneOf(word, {"said", "reported", "believed", "rumoured", "expected"})) {
      return false;
    }
  } else if (OneOf(words_.Folded(next), {"took", "takes", "seems", "seemed", "rained"})) {
    return false;
  }
  Add(words_[i].span, sentence, opening_.entity, false);
  opening_.sentence = sentence;
  return true;
}

// 'they', 'the couple' at word i; false: nobody in particular.
bool Resolver::TakePair(int sentence, int i) {
  const absl::string_view folded = words_.Folded(i);
  Pair pair;
  int last = i;
  if (OneOf(folded, {"they", "them", "their", "both"})) {
    // Two people of the sentence before, or of this one before the word.
    pair = now_.sentence == sentence ? now_ : before_;
    if (pair.second == -1) pair = before_;
    if (pair.second < 0 || sentence - pair.sentence > 1) return false;
  } else if (folded == "the" && i + 1 < words_.end(sentence) &&
             OneOf(words_.Folded(i + 1), {"couple", "pair", "newlyweds"})) {
    pair = couple_.second >= 0 ? couple_ : before_;
    last = i + 1;
    if (pair.second < 0) return false;
  } else {
    return false;
  }
  Mention found;
  found.span = {words_[i].span.begin, words_[last].span.end};
  found.sentence = sentence;
  found.entity = pair.first;
  found.second = pair.second;
  found.inferred = true;
  found.possessive = folded == "their";
  out_.push_back(found);
  now_ = {pair.first, pair.second, sentence};
  SeeCouple(sentence, i);
  return true;
}

// 'their elder daughter, Anna': behind a possessive pronoun and lower-case words.
bool Resolver::IsPossessed(const NameCandidate& name, int sentence) const {
  constexpr int kReach = 4;
  // The title is part of the name: "sister Anna".
  for (int i = name.first - 1; i >= std::max(words_.begin(sentence), name.first - kReach); --i) {
    if (OneOf(words_.Folded(i), {"his", "her", "their", "my", "our"})) return true;
    if (words_[i].capital() && i < name.title) return false;
    if (IsFunctionWord(words_.Match(i))) return false;
  }
  return false;
}

// The entity of the name that a possessive pronoun at word i opens: 'her sister Anna'; -1: none.
int Resolver::NameBehind(int i, int sentence) const {
  constexpr int kReach = 4;
  if (next_name_ >= names_.size() || names_[next_name_].sentence != sentence) return -1;
  const NameCandidate& name = names_[next_name_];
  return name.first > i && name.first <= i + kReach && IsPossessed(name, sentence)
             ? table_.of[next_name_]
             : -1;
}

// The name `name_` starts at word i: it becomes a referent. Returns the name's last word.
int Resolver::TakeName(int sentence) {
  const NameCandidate& name = names_[next_name_];
  PairOfFamily(next_name_);
  const int entity = table_.of[next_name_++];
  if (entity < 0) return name.last;
  SeePerson(entity, sentence, name.first);
  if (table_.second[next_name_ - 1] >= 0) SeePerson(table_.second[next_name_ - 1], sentence, name.first);
  // 'Smith and Brown quarrelled': either may be meant later.
  const bool joined = name.title - 2 == subject_last_ && words_.Folded(name.title - 1) == "and";
  const bool subject = (first_name_ || joined) && !name.adjective;
  if (subject) subject_last_ = name.last;
  const EntityKind kind = table_.entities[entity].kind();
  const bool thing = kind != PERSON && kind != STATE && kind != PLACE;
  if (thing && !name.adjective && !name.possessive && name.title <= words_.begin(sentence) + 1) {
    opening_ = {entity, sentence};
  }
  const bool possessed = IsPerson(entity) && IsPossessed(name, sentence);
  Note(entity, sentence, subject, possessed);
  const Gender gender = table_.genders[entity];
  if (IsPerson(entity) && first_name_ && !possessed && !PairFollows(name.last, sentence) &&
      gender != Gender::kUnknown) {
    chain_[static_cast<int>(gender)] = {entity, sentence};
  }
  first_name_ = first_name_ && name.adjective;
  return name.last;
}

// 'the company' at word i ("the"); the last word taken, i where nothing was.
int Resolver::TakeDescription(int sentence, int i) {
  const Description description = DescriptionAt(words_, i, words_.end(sentence));
  if (description.last < 0) return i;
  // A name that starts inside has its own entity: 'the Senate'.
  if (next_name_ < names_.size() && names_[next_name_].sentence == sentence &&
      names_[next_name_].title <= description.last) {
    return i;
  }
  const int entity = description.kind == PERSON ? DescribedPerson(description)
                                                : DescribedEntity(description, sentence);
  if (entity < 0) return i;
  Add({words_[i].span.begin, words_[description.last].span.end}, sentence, entity,
      words_[description.last].possessive);
  return description.last;
}

void Resolver::TakePronoun(int sentence, int i, Gender gender) {
  const absl::string_view folded = words_.Folded(i);
  const int next = i + 1;
  const bool before_noun = next < words_.end(sentence) && words_[next].gap == Gap::kSpace &&
                           !IsFunctionWord(words_.Match(next));
  const bool her = folded == "her";
  const bool possessive = folded == "his" || folded == "hers" || (her && before_noun);
  const Pronoun pronoun = {folded == "him" || (her && !before_noun), possessive,
                           possessive ? NameBehind(i, sentence) : -1};
  const int entity = Referent(gender, sentence, pronoun);
  if (entity < 0) return;
  SeePerson(entity, sentence, i);
  if (IsPerson(entity)) {
    if (table_.genders[entity] == Gender::kUnknown) table_.genders[entity] = gender;
    chain_[static_cast<int>(gender)] = {entity, sentence};
  }
  Add(words_[i].span, sentence, entity, possessive);
}

std::vector<Mention> Resolver::Resolve() {
  CountMentions();
  for (int s = 0; s < words_.sentences(); ++s) {
    first_name_ = true;
    if (now_.sentence >= 0) before_ = now_;
    for (int i = words_.begin(s); i < words_.end(s); ++i) {
      if (next_name_ < names_.size() && names_[next_name_].sentence == s &&
          names_[next_name_].title == i) {
        i = TakeName(s);
      } else if (TakeIt(s, i)) {
        continue;
      } else if (TakePair(s, i)) {
        i += words_.Folded(i) == "the";
      } else if (words_.Folded(i) == "the") {
        i = TakeDescription(s, i);
      } else if (const Gender gender = PronounGender(words_.Folded(i));
                 gender != Gender::kUnknown) {
        TakePronoun(s, i, gender);
      }
    }
  }
  return std::move(out_);
}

}  // namespace

std::vector<Mention> ResolveReferences(const DocumentText& doc, const DocumentWords& words,
                                       const std::vector<NameCandidate>& names,
                                       EntityTable* table) {
  return Resolver(doc, words, names, table).Resolve();
}

}  // namespace dateline::mention
