// Event classes and the verbs that carry, bound or weaken an event. Data:
// extract/lexicon/event_classes.tsv, verbs.tsv and event_shifts.tsv, whose heads describe the
// columns.
#ifndef DATELINE_EXTRACT_CLAIM_EVENT_LEXICON_H_
#define DATELINE_EXTRACT_CLAIM_EVENT_LEXICON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "proto/claim.pb.h"

namespace dateline {

struct EventClass {
  std::string name;
  bool recurs = false;
  bool stative = false;        // relations, support: an event only where a verb begins or ends it
  bool open = false;           // take, fall: no class unless what takes part shifts it
  bool befalls_place = false;  // siege, annexation: one place undergoes one of them
  bool of_is_agent = false;    // 'the visit of X': X visits; else 'the invasion of X': X is invaded
};

// What a verb does to the event in its complement. A verb may do several things.
struct VerbUse {
  bool light = false;
  bool begin = false;
  bool end = false;
  bool go_on = false;
  bool plan = false;
  bool expect = false;
  bool report = false;
  bool deny = false;
  bool fail = false;
};

// One who takes part, as event_shifts.tsv asks for them: the lemma of a common noun or of a name's
// head word, and a name's kind (unspecified for common nouns).
struct EventTaker {
  ParticipantRole role = CONTEXT;
  absl::string_view noun;
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
};

class EventLexicon {
 public:
  // The compiled-in tables, read at first use (some hundred lines). Lives for ever.
  static const EventLexicon& Default();

  // Null when the lemma has no class. Verbs of several words are asked for as "step_down",
  // "take_office", "come_into_force".
  const EventClass* OfVerb(absl::string_view lemma) const;
  const EventClass* OfNoun(absl::string_view lemma) const;
  // Whether verbs of several words begin with the lemma, in any table.
  bool OpensPhrase(absl::string_view lemma) const { return phrase_verbs_.contains(lemma); }
  // Whether a table has the verb of several words.
  bool HasVerb(absl::string_view lemma) const;
  // The class that an event of class `from` becomes with these takers ("arrival", troops ->
  // invasion); null: it stays.
  bool MayShift(const EventClass& from) const { return shifts_.contains(from.name); }
  const EventClass* Shifted(const EventClass& from, absl::Span<const EventTaker> takers,
                            bool passive) const;
  // All false when nothing is known.
  VerbUse UseOf(absl::string_view lemma) const;

  // Reads the tables; errors list every bad line as "file:line: what; expected what".
  absl::Status Load(absl::string_view classes, absl::string_view verbs, absl::string_view shifts);

 private:
  absl::flat_hash_map<std::string, EventClass> verbs_;
  absl::flat_hash_map<std::string, EventClass> nouns_;
  absl::flat_hash_map<std::string, VerbUse> uses_;
  absl::flat_hash_map<std::string, EventClass> by_name_;
  struct Shift {
    bool passive = false;
    ParticipantRole role = PARTICIPANT_ROLE_UNSPECIFIED;  // unspecified: any but CONTEXT
    bool anything = false;
    uint32_t kinds = 0;  // bits by EntityKind
    absl::flat_hash_set<std::string> nouns;
    std::vector<std::string> hypernyms;
    std::string becomes;

    bool Holds(const EventTaker& taker) const;
  };

  // Reads the columns of one row; on failure says what is wrong, else empty.
  std::string AddClass(const std::vector<absl::string_view>& columns);
  std::string AddShift(const std::vector<absl::string_view>& columns);
  void AddVerb(absl::string_view lemma);

  absl::flat_hash_map<std::string, std::vector<Shift>> shifts_;
  absl::flat_hash_set<std::string> phrase_verbs_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_EVENT_LEXICON_H_
