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
constexpr int kHeroWindow = 15;  // sentences over which the text may be silent on them
constexpr double kAhead = 3.5;      // what one named right behind the clause has
constexpr double kInPassing = 0.8;  // what one named by whose they are lacks

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

// Whether a semicolon, a colon or a dash stands between two words of a sentence.
bool BreakBetween(const DocumentWords& words, int from, int to) {
  for (int i = from + 1; i <= to; ++i) {
    if (words[i].gap == Gap::kOther) return true;
  }
  return false;
}

}  // namespace

// Whether nothing that opens another clause stands between two words.
bool Resolver::SameClause(int from, int to) const {
  for (int i = from + 1; i < to; ++i) {
    if (words_[i].gap == Gap::kComma || words_[i].gap == Gap::kOther ||
        OneOf(words_.Folded(i),
              {"that", "when", "who", "whom", "which", "whose", "where", "though", "although",
               "because", "after", "before", "while", "since", "until", "and", "but", "as",
               "if"})) {
      return false;
    }
  }
  return true;
}

// How well a recent name fits a pronoun; 0: it cannot.
double Resolver::ScoreOf(const Recent& r, Gender gender, int sentence,
                         const Pronoun& pronoun) const {
  // What stands before a semicolon is as far as a sentence back.
  const bool broken =
      r.sentence == sentence && r.word >= 0 && BreakBetween(words_, r.word, pronoun.word);
  const int back = sentence - r.sentence + broken;
  if (back >= kReferenceWindow || r.entity == pronoun.not_this) return 0;
  const bool person = r.entity == kNobody || IsPerson(r.entity);
  if (!person && !(table_.ships[r.entity] && gender == Gender::kFemale)) return 0;
  const Gender known = r.entity == kNobody ? r.gender : table_.genders[r.entity];
  if (person && known != Gender::kUnknown && known != gender) return 0;
  // One told of as somebody's sister is told of in passing.
  const bool subject = r.subject && !(r.possessed && back > 0);
  double score = back == 0   ? (subject ? 3 : 2)
                 : back == 1 ? (subject ? 2.5 : 1.5)
                             : (subject ? 1.2 : 0.7);
  if (back == 0 && pronoun.possessive) score += 1;
  if (r.possessed && back > 0) score -= kInPassing;
  if (known == Gender::kUnknown && r.entity == kNobody) return score + 0.5;
  return score + (known == gender ? 1 : person ? -0.5 : 0);
}

// Who is the subject of the clause that an object pronoun stands in; -1: nobody told.
int Resolver::OwnSubjectOf(int sentence, const Pronoun& pronoun) const {
  for (auto r = recent_.rbegin(); r != recent_.rend() && r->sentence == sentence; ++r) {
    if (r->subject && r->entity >= 0) {
      return SameClause(r->word, pronoun.word) ? r->entity : -1;
    }
  }
  return -1;
}

// Whom a pronoun of the gender means; -1: not safe to say.
int Resolver::Referent(Gender gender, int sentence, const Pronoun& pronoun) const {
  const Chain& chain = chain_[static_cast<int>(gender)];
  const bool chained = chain.entity >= 0 && sentence - chain.sentence <= kChainLength &&
                       chain.entity != pronoun.not_this;
  int hero = protagonists_[static_cast<int>(gender)];
  // Who has not been told of yet, or not for long, is not at hand.
  if (hero >= 0 && (last_sentence_[hero] < 0 || sentence - last_sentence_[hero] > kHeroWindow))
    hero = -1;
  std::vector<std::pair<int, double>> scores;
  // Whom the document is about is at hand always.
  if (hero >= 0 && hero != pronoun.not_this) scores.emplace_back(hero, kHero);
  // 'When he was two, Rossi ...'
  if (pronoun.ahead >= 0) scores.emplace_back(pronoun.ahead, kAhead);
  // 'Harding handed her ...': an object is not the subject of its own clause.
  const int own = pronoun.object ? OwnSubjectOf(sentence, pronoun) : -1;
  for (const Recent& r : recent_) {
    double score = ScoreOf(r, gender, sentence, pronoun);
    if (score == 0 || (own >= 0 && r.entity == own)) continue;
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
  if (best == kNobody) return -1;
  if (best >= 0 && best_score - second_score >= kMargin) return best;
  return best == -1 && chained && chain.entity != own ? chain.entity : -1;
}

void Resolver::Note(int entity, int sentence, int word, bool subject, bool possessed) {
  last_sentence_[entity] = sentence;
  recent_.push_back({entity, sentence, subject, possessed, Gender::kUnknown, word});
  while (!recent_.empty() && sentence - recent_.front().sentence >= kReferenceWindow)
    recent_.pop_front();
  if (recent_.size() > 64) recent_.pop_front();
}

// Remembers somebody who goes without a name.
void Resolver::NoteNobody(int sentence, int word, bool subject, Gender gender) {
  recent_.push_back({kNobody, sentence, subject, false, gender, word});
  if (!subject) return;
  for (const Gender other : {Gender::kMale, Gender::kFemale}) {
    if (gender == other || gender == Gender::kUnknown) chain_[static_cast<int>(other)] = {};
  }
}

// A person of the gender whose name opens the clause behind the one that the pronoun at word i, at
// the start of the sentence, stands in; -1: none.
int Resolver::NameAhead(int i, int sentence, Gender gender) const {
  if (!first_name_ || next_name_ >= names_.size()) return -1;
  const NameCandidate& name = names_[next_name_];
  const int entity = table_.of[next_name_];
  if (name.sentence != sentence || entity < 0 || !IsPerson(entity) || name.title <= i ||
      words_[name.title].gap != Gap::kComma || name.possessive) {
    return -1;
  }
  return table_.genders[entity] == gender ? entity : -1;
}

void Resolver::Add(Span span, int sentence, int word, int entity, bool possessive) {
  Mention found;
  found.span = span;
  found.sentence = sentence;
  found.entity = entity;
  found.inferred = true;
  found.possessive = possessive;
  out_.push_back(found);
  Note(entity, sentence, word, first_name_);
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
  Add(words_[i].span, sentence, i, opening_.entity, false);
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
    // 'Them' and 'their' are things and crowds as often.
    if (folded != "they" && !pair.joined) return false;
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
  now_ = {pair.first, pair.second, sentence, true};
  SeeCouple(sentence, i);
  return true;
}

bool Resolver::BehindPreposition(const NameCandidate& name, int sentence) const {
  int i = name.title - 1;
  if (i >= words_.begin(sentence) && words_.Folded(i) == "the") --i;
  return i >= words_.begin(sentence) && words_[name.title].gap == Gap::kSpace &&
         OneOf(words_.Folded(i),
               {"of", "with", "by", "from", "to", "for", "in", "at", "on", "against", "under",
                "between", "behind", "near", "about", "over", "into", "through", "without",
                "beside", "unlike", "like", "despite", "towards", "toward"});
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
  if (joined && now_.second == entity) now_.joined = true;
  // 'Furious with Rossi, he ...': what stands behind a preposition is no subject.
  const bool governed = BehindPreposition(name, sentence);
  const bool subject = (first_name_ || joined) && !name.adjective && !governed;
  if (subject) subject_last_ = name.last;
  const EntityKind kind = table_.entities[entity].kind();
  const bool thing = kind != PERSON && kind != STATE && kind != PLACE;
  if (thing && !name.adjective && !name.possessive && name.title <= words_.begin(sentence) + 1) {
    opening_ = {entity, sentence};
  }
  const bool possessed = IsPerson(entity) && IsPossessed(name, sentence);
  Note(entity, sentence, name.last, subject, possessed);
  const Gender gender = table_.genders[entity];
  // 'His wife Ada': she, who cannot be he.
  const Gender possessor = possessed ? PossessorOf(name, sentence) : Gender::kUnknown;
  const bool told = !possessed || (possessor != Gender::kUnknown && possessor != gender);
  if (IsPerson(entity) && first_name_ && !governed && told && !PairFollows(name.last, sentence) &&
      gender != Gender::kUnknown) {
    chain_[static_cast<int>(gender)] = {entity, sentence};
  }
  first_name_ = first_name_ && (name.adjective || governed);
  if (name.possessive && IsPerson(entity)) TakeKin(sentence, entity, name.last + 1, subject);
  return name.last;
}

void Resolver::TakePronoun(int sentence, int i, Gender gender) {
  const absl::string_view folded = words_.Folded(i);
  const int next = i + 1;
  const bool before_noun = next < words_.end(sentence) && words_[next].gap == Gap::kSpace &&
                           !IsFunctionWord(words_.Match(next));
  const bool her = folded == "her";
  const bool possessive = folded == "his" || folded == "hers" || (her && before_noun);
  const Pronoun pronoun = {folded == "him" || (her && !before_noun), possessive, i,
                           possessive ? NameBehind(i, sentence) : -1,
                           NameAhead(i, sentence, gender)};
  // 'Rossi himself'
  const bool emphatic = absl::EndsWith(folded, "self") && !recent_.empty() &&
                        recent_.back().word == i - 1 && recent_.back().entity >= 0 &&
                        IsPerson(recent_.back().entity);
  const int entity =
      emphatic ? recent_.back().entity : Referent(gender, sentence, pronoun);
  if (entity < 0) {
    // Whom somebody does something to is who is told of, rather than he who does it.
    if (!possessive) NoteNobody(sentence, i, first_name_ || pronoun.object, gender);
    if (!possessive) first_name_ = false;
    return;
  }
  SeePerson(entity, sentence, i);
  if (IsPerson(entity)) {
    if (table_.genders[entity] == Gender::kUnknown) table_.genders[entity] = gender;
    chain_[static_cast<int>(gender)] = {entity, sentence};
  }
  const bool first = first_name_;
  Add(words_[i].span, sentence, i, entity, possessive);
  // 'Her brother Karl left': the subject is Karl.
  if (pronoun.not_this >= 0) first_name_ = first;
  if (possessive && IsPerson(entity)) TakeKin(sentence, entity, i + 1, first);
}

std::vector<Mention> Resolver::Resolve() {
  CountMentions();
  for (int s = 0; s < words_.sentences(); ++s) {
    first_name_ = true;
    if (now_.sentence >= 0) before_ = now_;
    for (int i = words_.begin(s); i < words_.end(s); ++i) {
      if (words_[i].gap == Gap::kOther) first_name_ = true;  // another clause has its own subject
      if (next_name_ < names_.size() && names_[next_name_].sentence == s &&
          names_[next_name_].title == i) {
        i = TakeName(s);
      } else if (pending_kin_.word == i) {
        Add(words_[i].span, s, i, pending_kin_.entity, words_[i].possessive);
      } else if (TakeIt(s, i)) {
        continue;
      } else if (TakePair(s, i)) {
        i += words_.Folded(i) == "the";
      } else if (words_.Folded(i) == "the") {
        i = TakeDescription(s, i);
      } else if (words_.Folded(i) == "a" || words_.Folded(i) == "an") {
        i = TakeStranger(s, i);
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
