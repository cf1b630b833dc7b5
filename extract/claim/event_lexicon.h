// Event classes and the verbs that carry, bound or weaken an event. Data:
// extract/lexicon/event_classes.tsv, verbs.tsv and event_shifts.tsv, whose heads describe the
// columns.
#ifndef DATELINE_EXTRACT_CLAIM_EVENT_LEXICON_H_
#define DATELINE_EXTRACT_CLAIM_EVENT_LEXICON_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dateline {

struct EventClass {
  std::string name;
  bool recurs = false;
  bool stative = false;      // relations, support: an event only where a verb begins or ends it
  bool of_is_agent = false;  // 'the visit of X': X visits; else 'the invasion of X': X is invaded
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

class EventLexicon {
 public:
  // The compiled-in tables, read at first use (some hundred lines). Lives for ever.
  static const EventLexicon& Default();

  // Null when the lemma has no class. Particle verbs are asked for as "step_down".
  const EventClass* OfVerb(absl::string_view lemma) const;
  const EventClass* OfNoun(absl::string_view lemma) const;
  // The class that an event of class `name` becomes when `noun` does it ("arrival", "troops" ->
  // invasion); null: it stays.
  const EventClass* Shifted(absl::string_view name, absl::string_view noun) const;
  // All false when nothing is known.
  VerbUse UseOf(absl::string_view lemma) const;

  // Reads the tables; errors list every bad line as "file:line: what; expected what".
  absl::Status Load(absl::string_view classes, absl::string_view verbs, absl::string_view shifts);

 private:
  absl::flat_hash_map<std::string, EventClass> verbs_;
  absl::flat_hash_map<std::string, EventClass> nouns_;
  absl::flat_hash_map<std::string, VerbUse> uses_;
  absl::flat_hash_map<std::string, EventClass> by_name_;
  absl::flat_hash_map<std::string, std::string> shifts_;  // "arrival troops" -> "invasion"
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_EVENT_LEXICON_H_
