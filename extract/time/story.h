// The second pass's walk through the document: where the story stands at each candidate, and what
// moves it.
//
//   Story story(doc, habits);
//   for (each candidate c) { story.Enter(c, year_ahead); value = ...story.now()...; story.Tell(c, value); }
#ifndef DATELINE_EXTRACT_TIME_STORY_H_
#define DATELINE_EXTRACT_TIME_STORY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "extract/document_text.h"
#include "extract/time/candidate.h"
#include "extract/time/discourse.h"
#include "extract/time/resolver.h"

namespace dateline {

class Story {
 public:
  Story(const DocumentText& doc, const DocumentHabits& habits);

  // Goes on to the candidate: blocks, notes, sentences. Candidates come in order of place.
  // year_ahead: of the next full date of its paragraph.
  void Enter(const Candidate& c, std::optional<int32_t> year_ahead);
  const Discourse& now() const { return now_; }
  // A date is told: always to its own sentence, and to the story where it moves it.
  void Tell(const Candidate& c, const Value& value);
  // What follows was written on this day: a diary's entry.
  void WriteOn(const TimePoint& day);
  // When the words are spoken: 'two years ago'.
  Told SpeechMoment() const;

 private:
  bool IsAside(const Candidate& c) const;
  void EnterBlock(uint32_t block);
  void KeepContexts(uint32_t until);
  void EnterFootnote(const Block& block);
  void LeaveFrame(uint32_t block);
  bool OpensClause(const Candidate& c) const;
  void TellNarrated(const Candidate& c, const TimePoint& told);
  void TellHeading(const Candidate& c, const TimePoint& told, bool range);
  bool MovesStory(const Candidate& c, const TimePoint& told, const Value& value) const;
  bool TellsOfBirth(const Candidate& c) const;
  absl::string_view BirthBefore(const Candidate& c) const;
  bool IsBirthAside(const Candidate& c) const;
  bool GoesBack(const Candidate& c, const TimePoint& told, const Value& value) const;

  const DocumentText& doc_;
  Discourse now_;
  Discourse saved_;  // of the text around an aside
  bool aside_ = false;
  // Where the story stood before 'it lasted until 1945'.
  std::optional<Discourse> before_until_;
  size_t mark_ = 0;                                       // the next note mark
  absl::flat_hash_map<std::string, Discourse> contexts_;  // of footnotes, by their marks
  uint32_t block_ = ~0u;
  uint32_t told_block_ = ~0u;  // of the last date that moved the story
  int frame_level_ = 0;
  bool born_ = false;  // where the story stands is somebody's birth
  uint32_t sentence_ = 0;
  uint32_t narrated_sentence_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_STORY_H_
