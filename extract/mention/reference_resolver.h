// The state of resolving references over one document; coreference.h is what it is for.
//
//   std::vector<Mention> inferred = Resolver(doc, words, names, &table).Resolve();
//
// coreference.cc walks the words and takes pronouns; reference_people.cc knows who is told of and
// what descriptions mean.
#ifndef DATELINE_EXTRACT_MENTION_REFERENCE_RESOLVER_H_
#define DATELINE_EXTRACT_MENTION_REFERENCE_RESOLVER_H_

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "extract/mention/appositions.h"
#include "extract/mention/description.h"
#include "extract/mention/entities.h"
#include "extract/mention/mention.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/protagonist.h"
#include "extract/mention/words.h"

namespace dateline::mention {

constexpr int kReferenceWindow = 3;  // sentences back in which a referent is looked for

// Somebody whom the text does not name, or of whom nobody can say who it is: 'the son', 'he'. A
// pronoun behind may mean them.
constexpr int kNobody = -2;

struct Recent {
  int entity = -1;  // or kNobody
  int sentence = -1;
  bool subject = false;               // the first name of its sentence
  bool possessed = false;             // 'her sister Anna': named by whose she is
  Gender gender = Gender::kUnknown;   // of kNobody
  int word = -1;                      // where, for clauses
};

struct Pronoun {
  bool object = false;      // 'him'
  bool possessive = false;  // 'his'
  int word = -1;
  int not_this = -1;        // an entity that it cannot mean: 'her sister Anna'
  int ahead = -1;           // whose name opens the clause behind: 'when he was two, Rossi'
};

class Resolver {
 public:
  Resolver(const DocumentText& doc, const DocumentWords& words,
           const std::vector<NameCandidate>& names, EntityTable* table)
      : words_(words), names_(names), table_(*table) {
    LearnDescriptions(words, names, table);
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
  int MostNamed(absl::FunctionRef<bool(int)> fits, int* next) const;
  int DescribedPerson(const std::string& office, int sentence) const;
  int DescribedThing(absl::string_view noun, int sentence) const;
  int ShipUnnamedSo(int sentence) const;
  void LearnOffices(int entity);
  void TakeKin(int sentence, int whose, int i, bool subject);
  int TakeName(int sentence);
  bool TakePair(int sentence, int i);
  bool TakeIt(int sentence, int i);
  void SeePerson(int entity, int sentence, int word);
  void SeeCouple(int sentence, int word);
  void PairOfFamily(size_t name);
  int TakeDescription(int sentence, int i);
  void TakePronoun(int sentence, int i, Gender gender);
  void Note(int entity, int sentence, int word, bool subject, bool possessed = false);
  void NoteNobody(int sentence, int word, bool subject, Gender gender);
  int OwnSubjectOf(int sentence, const Pronoun& pronoun) const;
  bool SameClause(int from, int to) const;
  int NameAhead(int i, int sentence, Gender gender) const;
  int TakeStranger(int sentence, int i);
  int PossessiveBefore(const NameCandidate& name, int sentence) const;
  Gender PossessorOf(const NameCandidate& name, int sentence) const;
  bool IsOrdinalWord(int i) const {
    return words_.Match(i).Of(LexTable::kNumberWord).Field(0) == "ordinal";
  }
  bool BehindPreposition(const NameCandidate& name, int sentence) const;
  bool IsPossessed(const NameCandidate& name, int sentence) const;
  void Add(Span span, int sentence, int word, int entity, bool possessive);
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
  std::vector<int> articles_;       // by entity: of the mentions, those with 'the'
  std::vector<int> last_sentence_;  // by entity: of the last mention so far; -1 none yet
  std::deque<Recent> recent_;
  struct Chain {
    int entity = -1;
    int sentence = -1;
  };
  Chain chain_[3];                                                     // by Gender
  std::array<int, 3> protagonists_;                                    // ditto
  absl::flat_hash_map<std::string, std::vector<int>> by_description_;  // folded office -> people
  // Two people who belong together: the last two that were joined by 'and', or that stood alone in
  // a sentence.
  struct Pair {
    int first = -1, second = -1;
    int sentence = -1;
    bool joined = false;  // 'A and B', or spouses
  };
  // The thing whose name opened a sentence last, for 'it'.
  struct Opening {
    int entity = -1;
    int sentence = -1;
  };
  Opening opening_;
  Pair couple_;  // the last that a word of marriage stood beside
  Pair now_;     // people of this sentence so far; second -2: more than two
  Pair before_;  // of the sentence before
  absl::flat_hash_map<std::string, std::vector<int>> by_surname_;  // people
  void Marry(int a, int b) {
    spouse_[a] = b;
    spouse_[b] = a;
  }
  absl::flat_hash_map<std::string, int> kin_;  // "3 brother" -> entity
  absl::flat_hash_map<int, int> spouse_;
  struct PendingKin {
    int word = -1;
    int entity = -1;
  };
  PendingKin pending_kin_;  // the noun of kin behind the pronoun just taken
  std::vector<Mention> out_;
};

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_REFERENCE_RESOLVER_H_
