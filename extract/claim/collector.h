// Gathers the participants of one event, each entity once with its strongest role.
#ifndef DATELINE_EXTRACT_CLAIM_COLLECTOR_H_
#define DATELINE_EXTRACT_CLAIM_COLLECTOR_H_

#include <vector>

#include "extract/claim/frame.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

class Collector {
 public:
  // Keeps references to both.
  Collector(const SentenceView& view, const EventFrame& frame) : view_(view), frame_(frame) {}

  // The entity (or the two) of a mention, by its index in Mentions::names.
  void AddName(int name, ParticipantRole role, bool inferred = false);
  // One who is not named in the sentence.
  void AddEntity(const Entity& entity, ParticipantRole role);
  // A common noun as participant: 'the pilot', 'joint exercises'. 'Arsenal' at the start of a
  // sentence, which may be a name or not, is one by its tag.
  void AddNoun(int token, ParticipantRole role);
  // Context last; otherwise in the order in which they came.
  std::vector<Participant> Take();

 private:
  void Add(Participant participant);

  const SentenceView& view_;
  const EventFrame& frame_;
  std::vector<Participant> found_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_COLLECTOR_H_
