#include "extract/mention/coreference.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"
#include "extract/mention/reference_resolver.h"

namespace dateline::mention {
namespace {

constexpr int kChainLength = 6;  // sentences over which a pronoun's last referent is kept
constexpr double kMargin = 0.5;  // by which the best must lead
constexpr double kHero = 4.5;    // what whom the document is about has by that alone

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

}  // namespace

// How well a recent name fits a pronoun; 0: it cannot.
double Resolver::ScoreOf(const Recent& r, Gender gender, int sentence,
                         const Pronoun& pronoun) const {
  const int back = sentence - r.sentence;
  if (back >= kReferenceWindow || r.entity == pronoun.not_this) return 0;
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
  while (!recent_.empty() && sentence - recent_.front().sentence >= kReferenceWindow)
    recent_.pop_front();
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

// 'It' at the start of a sentence is the thing that opened the sentence before; 'it is said', 'it
// was the second time' mean nothing.
bool Resolver::TakeIt(int sentence, int i) {
  if (words_.Folded(i) != "it" || i != words_.begin(sentence)) return false;
  if (opening_.entity < 0 || sentence - opening_.sentence != 1) return false;
  const int next = i + 1, after = i + 2;
  if (after >= words_.end(sentence)) return false;
  if (OneOf(words_.Folded(next), {"is", "was"})) {
    const absl::string_view word = words_.Folded(after);
    const bool participle =
        absl::EndsWith(word, "ed") ||
        OneOf(word, {"finally", "then", "later", "first", "again", "built", "sold", "made", "put",
                     "won", "lost", "held", "sent", "brought"});
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

// The name `name_` starts at word i: it becomes a referent. Returns the name's last word.
int Resolver::TakeName(int sentence) {
  const NameCandidate& name = names_[next_name_];
  PairOfFamily(next_name_);
  const int entity = table_.of[next_name_++];
  if (entity < 0) return name.last;
  SeePerson(entity, sentence, name.first);
  if (table_.second[next_name_ - 1] >= 0)
    SeePerson(table_.second[next_name_ - 1], sentence, name.first);
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
  if (name.possessive && IsPerson(entity)) TakeKin(sentence, entity, name.last + 1);
  return name.last;
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
  const bool first = first_name_;
  Add(words_[i].span, sentence, entity, possessive);
  // 'Her brother Karl left': the subject is Karl.
  if (pronoun.not_this >= 0) first_name_ = first;
  if (possessive && IsPerson(entity)) TakeKin(sentence, entity, i + 1);
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
      } else if (pending_kin_.word == i) {
        Add(words_[i].span, s, pending_kin_.entity, words_[i].possessive);
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

std::vector<Mention> ResolveReferences(const DocumentText& doc, const DocumentWords& words,
                                       const std::vector<NameCandidate>& names,
                                       EntityTable* table) {
  return Resolver(doc, words, names, table).Resolve();
}

}  // namespace dateline::mention
