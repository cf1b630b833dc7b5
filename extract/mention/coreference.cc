#include "extract/mention/coreference.h"

#include <algorithm>
#include <deque>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

constexpr int kWindow = 3;       // sentences back in which a referent is looked for
constexpr int kChainLength = 6;  // sentences over which a pronoun's last referent is kept
constexpr double kMargin = 0.5;  // by which the best must lead

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

Gender PronounGender(absl::string_view folded) {
  if (folded.size() < 2 || folded.size() > 7 || folded[0] != (folded[0] == 's' ? 's' : 'h')) {
    return Gender::kUnknown;
  }
  if (OneOf(folded, {"he", "him", "his", "himself"})) return Gender::kMale;
  if (OneOf(folded, {"she", "her", "hers", "herself"})) return Gender::kFemale;
  return Gender::kUnknown;
}

// What a description's head word may stand for.
struct Description {
  int last = -1;     // word; -1: none
  std::string head;  // folded
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  bool firm = false;
  bool generic = false;
};

struct Recent {
  int entity = -1;
  int sentence = -1;
  bool subject = false;  // the first name of its sentence
};

class Resolver {
 public:
  Resolver(const DocumentWords& words, const std::vector<NameCandidate>& names, EntityTable* table)
      : words_(words), names_(names), table_(*table) {}

  std::vector<Mention> Resolve();

 private:
  void LearnGenders();
  void CountMentions();
  int Dominant(Gender gender) const;
  int Referent(Gender gender, int sentence, bool object) const;
  Description DescriptionAt(int i, int end) const;
  int DescribedEntity(const Description& description, int sentence) const;
  int DescribedPerson(const Description& description) const;
  bool Fits(const Description& description, const Entity& entity, int index) const;
  int TakeName(int sentence);
  int TakeDescription(int sentence, int i);
  void TakePronoun(int sentence, int i, Gender gender);
  void Note(int entity, int sentence, bool subject);
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
  Chain chain_[3];                                                     // by Gender
  absl::flat_hash_map<std::string, std::vector<int>> by_description_;  // folded office -> people
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
  }
}

// A sentence with one person's name and pronouns of one gender behind it tells the gender.
void Resolver::LearnGenders() {
  std::vector<int> votes(table_.entities.size(), 0);
  size_t name = 0;
  for (int s = 0; s < words_.sentences(); ++s) {
    int person = -1, people = 0, first_word = -1;
    for (; name < names_.size() && names_[name].sentence == s; ++name) {
      const int entity = table_.of[name];
      if (entity < 0 || !IsPerson(entity) || entity == person) continue;
      person = entity;
      ++people;
      if (first_word < 0) first_word = names_[name].last;
    }
    if (people != 1 || table_.genders[person] != Gender::kUnknown) continue;
    int males = 0, females = 0;
    for (int i = first_word + 1; i < words_.end(s); ++i) {
      const Gender gender = PronounGender(words_.Folded(i));
      males += gender == Gender::kMale;
      females += gender == Gender::kFemale;
    }
    if (males > 0 && females == 0) ++votes[person];
    if (females > 0 && males == 0) --votes[person];
  }
  for (size_t e = 0; e < votes.size(); ++e) {
    if (votes[e] > 0) table_.genders[e] = Gender::kMale;
    if (votes[e] < 0) table_.genders[e] = Gender::kFemale;
  }
}

// The person of a gender whom the document is mostly about; -1: none stands out.
int Resolver::Dominant(Gender gender) const {
  int best = -1, second = 0;
  for (int e = 0; e < static_cast<int>(table_.entities.size()); ++e) {
    if (!IsPerson(e) || (table_.genders[e] != gender && table_.genders[e] != Gender::kUnknown)) {
      continue;
    }
    if (best < 0 || mentions_[e] > mentions_[best]) {
      if (best >= 0) second = std::max(second, mentions_[best]);
      best = e;
    } else {
      second = std::max(second, mentions_[e]);
    }
  }
  if (best < 0 || table_.genders[best] != gender) return -1;
  return mentions_[best] >= 3 && mentions_[best] >= 2 * second ? best : -1;
}

// Whom a pronoun of the gender means; -1: not safe to say.
int Resolver::Referent(Gender gender, int sentence, bool object) const {
  const Chain& chain = chain_[static_cast<int>(gender)];
  const bool chained = chain.entity >= 0 && sentence - chain.sentence <= kChainLength;
  int best = -1;
  double best_score = 0, second_score = 0;
  std::vector<std::pair<int, double>> scores;
  for (const Recent& r : recent_) {
    const int back = sentence - r.sentence;
    if (back >= kWindow) continue;
    const bool person = IsPerson(r.entity);
    const bool ship = table_.ships[r.entity] && gender == Gender::kFemale;
    if (!person && !ship) continue;
    const Gender known = table_.genders[r.entity];
    if (person && known != Gender::kUnknown && known != gender) continue;
    // 'Harding handed her ...': an object is not the subject of its own clause.
    if (object && back == 0 && r.subject) continue;
    double score = back == 0   ? (r.subject ? 3 : 2)
                   : back == 1 ? (r.subject ? 2.5 : 1.5)
                               : (r.subject ? 1.2 : 0.7);
    score += known == gender ? 1 : person ? -0.5 : 0;
    if (chained && r.entity == chain.entity) score += 1.5;
    auto at = std::find_if(scores.begin(), scores.end(),
                           [&](const auto& pair) { return pair.first == r.entity; });
    if (at == scores.end()) {
      scores.emplace_back(r.entity, score);
    } else {
      at->second = std::max(at->second, score);
    }
  }
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
  if (best < 0) return chained ? chain.entity : Dominant(gender);
  return -1;
}

void Resolver::Note(int entity, int sentence, bool subject) {
  last_sentence_[entity] = sentence;
  recent_.push_back({entity, sentence, subject});
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

// 'the company', 'the former president' at word i ("the").
Description Resolver::DescriptionAt(int i, int end) const {
  Description out;
  int head = i + 1;
  while (head < end && head < i + 3 && words_[head].gap == Gap::kSpace &&
         OneOf(words_.Folded(head), {"former", "late", "new", "old", "same", "then", "said"})) {
    ++head;
  }
  if (head >= end || words_[head].gap != Gap::kSpace || words_[head].shape == Shape::kNumber) {
    return out;
  }
  // The longest title: "technical director".
  int last = -1;
  for (int k = head; k < end && k < head + 3; ++k) {
    if (k > head && words_[k].gap != Gap::kSpace) break;
    const LexEntry title = FindPhrase(FoldedPhrase(words_, head, k)).Of(LexTable::kTitle);
    if (title.table != LexTable::kNone &&
        OneOf(title.Field(0), {"office", "profession", "rank", "noble", "clergy"})) {
      last = k;
      out.kind = PERSON;
    }
  }
  if (last < 0) {
    const LexEntry kind = words_.Match(head).Of(LexTable::kKindWord);
    if (kind.table == LexTable::kNone || words_.Folded(head).size() < 3) return out;
    EntityKind_Parse(std::string(kind.Field(0)), &out.kind);
    out.firm = absl::StrContains(kind.Field(1), "firm");
    out.generic = absl::StrContains(kind.Field(1), "generic");
    last = head;
  }
  // A longer noun phrase is another thing: 'the company law', 'the ministry of', 'the Senate bill'.
  const int next = last + 1;
  if (next < end && !words_[last].possessive && words_[next].gap == Gap::kSpace) {
    const absl::string_view word = words_.Folded(next);
    if (word == "of" || words_[next].capital()) return Description();
    const WordInfo info = Vocabulary(word);
    const bool noun_only = (info.parts & WordInfo::kNoun) && !(info.parts & WordInfo::kVerb);
    if (!IsFunctionWord(word) && (noun_only || IsPluralNoun(word)) &&
        !(info.parts & WordInfo::kAdverb)) {
      return Description();
    }
  }
  if (next < end && words_[next].gap == Gap::kHyphen) return Description();
  out.head = FoldedPhrase(words_, head, last);
  out.last = last;
  return out;
}

// The head of a name: its last word where that is a head word, else the word before 'of', else a
// head that stands first ('Compagnie Nouvelle').
std::string HeadWordOf(absl::string_view folded) {
  const std::vector<absl::string_view> words = absl::StrSplit(folded, ' ');
  const auto is_head = [](absl::string_view w) { return FindPhrase(w).Has(LexTable::kKindWord); };
  for (size_t i = 1; i < words.size(); ++i) {
    if ((words[i] == "of" || words[i] == "for" || words[i] == "on") && is_head(words[i - 1])) {
      return std::string(words[i - 1]);
    }
  }
  if (!is_head(words.back()) && is_head(words.front())) return std::string(words.front());
  return std::string(words.back());
}

bool Resolver::Fits(const Description& description, const Entity& entity, int index) const {
  const std::string last = HeadWordOf(Fold(entity.name()));
  const bool plural =
      absl::StartsWith(last, description.head) && last.size() == description.head.size() + 1;
  if (entity.kind() == description.kind && (last == description.head || plural)) return true;
  for (const std::string& d : entity.descriptions()) {
    if (d == description.head) return true;
  }
  if (!description.generic) return false;
  if (description.kind == PRODUCT) return table_.ships[index];
  if (description.firm && entity.kind() == ORGANISATION) {
    const LexEntry kind = FindPhrase(last).Of(LexTable::kKindWord);
    return absl::StrContains(kind.Field(1), "firm");
  }
  return false;
}

// The one entity before this place that a description fits: alone in the document so far, or
// alone in the window.
int Resolver::DescribedEntity(const Description& description, int sentence) const {
  int in_window = -1, in_document = -1;
  bool window_twice = false, document_twice = false;
  for (const Recent& r : recent_) {
    if (sentence - r.sentence >= kWindow) continue;
    if (!Fits(description, table_.entities[r.entity], r.entity)) continue;
    window_twice |= in_window >= 0 && in_window != r.entity;
    in_window = r.entity;
  }
  if (in_window >= 0) return window_twice ? -1 : in_window;
  for (int e = 0; e < static_cast<int>(table_.entities.size()); ++e) {
    if (last_sentence_[e] < 0 || !Fits(description, table_.entities[e], e)) continue;
    document_twice |= in_document >= 0;
    in_document = e;
  }
  return document_twice ? -1 : in_document;
}

int Resolver::DescribedPerson(const Description& description) const {
  const auto people = by_description_.find(description.head);
  if (people == by_description_.end() || people->second.size() != 1) return -1;
  const int entity = people->second[0];
  return last_sentence_[entity] >= 0 && IsPerson(entity) ? entity : -1;
}

// The name `name_` starts at word i: it becomes a referent. Returns the name's last word.
int Resolver::TakeName(int sentence) {
  const NameCandidate& name = names_[next_name_];
  const int entity = table_.of[next_name_++];
  if (entity < 0) return name.last;
  // 'Smith and Brown quarrelled': either may be meant later.
  const bool joined = name.title - 2 == subject_last_ && words_.Folded(name.title - 1) == "and";
  const bool subject = (first_name_ || joined) && !name.adjective;
  if (subject) subject_last_ = name.last;
  Note(entity, sentence, subject);
  const Gender gender = table_.genders[entity];
  if (IsPerson(entity) && first_name_ && !PairFollows(name.last, sentence) &&
      gender != Gender::kUnknown) {
    chain_[static_cast<int>(gender)] = {entity, sentence};
  }
  first_name_ = first_name_ && name.adjective;
  return name.last;
}

// 'the company' at word i ("the"); the last word taken, i where nothing was.
int Resolver::TakeDescription(int sentence, int i) {
  const Description description = DescriptionAt(i, words_.end(sentence));
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
  const int entity = Referent(gender, sentence, folded == "him" || (her && !before_noun));
  if (entity < 0) return;
  if (IsPerson(entity)) {
    if (table_.genders[entity] == Gender::kUnknown) table_.genders[entity] = gender;
    chain_[static_cast<int>(gender)] = {entity, sentence};
  }
  Add(words_[i].span, sentence, entity, possessive);
}

std::vector<Mention> Resolver::Resolve() {
  CountMentions();
  LearnGenders();
  for (int s = 0; s < words_.sentences(); ++s) {
    first_name_ = true;
    for (int i = words_.begin(s); i < words_.end(s); ++i) {
      if (next_name_ < names_.size() && names_[next_name_].sentence == s &&
          names_[next_name_].title == i) {
        i = TakeName(s);
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

std::vector<Mention> ResolveReferences(const DocumentWords& words,
                                       const std::vector<NameCandidate>& names,
                                       EntityTable* table) {
  return Resolver(words, names, table).Resolve();
}

}  // namespace dateline::mention
