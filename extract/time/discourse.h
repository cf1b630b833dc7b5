// What the story has told so far, and what a date that lacks its year or month therefore means.
//
// Two readings. Narrative: the context is the last date told. Report: it is the publication
// date. Either way a date that cannot be resolved stays unresolved.
#ifndef DATELINE_EXTRACT_TIME_DISCOURSE_H_
#define DATELINE_EXTRACT_TIME_DISCOURSE_H_

#include <array>
#include <cstdint>
#include <optional>

#include "base/span.h"
#include "extract/time/point.h"
#include "extract/time/tagger.h"

namespace dateline {

// A date that was told, and where.
struct Told {
  TimePoint point;
  Span span;
  bool known() const { return point.known(); }
};

// How the clause lies to the story or to the moment of writing.
enum class Tense : uint8_t { kPlain, kFuture, kLookBack };

struct Discourse {
  TimeReading reading = TimeReading::kNarrative;
  std::optional<TimePoint> published;  // a day
  Told line;                           // where the story stands
  Told line_day;  // the last day of it, as long as nothing later has taken its place
  Told frame;     // the year of the heading that the text stands under
  // Whether a date that leads its sentence has left the frame's year: in this
  // paragraph, and in how many. One aside is no departure; two are.
  bool left_frame_here = false;
  int frame_departures = 0;
  Told recent;               // the last date told anywhere, also aside: what 'that year' points to
  bool recent_here = false;  // in this sentence
  // It was told in this paragraph, and where the story stands was not.
  bool recent_nearer = false;
  // The year of the next full date of the paragraph; the story does not go beyond it.
  std::optional<int32_t> year_ahead;
  Told last;  // the last date told in this sentence; else the line
  Told last_day;
  // Report reading: a date long before publication that the sentence before or this one tells;
  // months without a year that follow belong to it.
  Told narrated;
  bool bc = false;  // the document tells of years BC
  // Of a report: it mostly tells of times long past, as an anniversary's article does.
  bool past_story = false;
  bool of_its_day = false;  // most years that it names are near its publication
  // The last day told for each weekday, Monday first: what 'the Friday' may point back to.
  std::array<Told, 7> weekdays;

  // Whether a date without a year is one of the story rather than of the moment of writing: always
  // in a narrative; in a report that tells of times long past, as long as the story stands there.
  bool InStory(Tense tense) const;
  // The context that the reading gives: the publication date or the last date told.
  Told Moment() const;
  // The last date told in this sentence, also aside ('the storms of 1947 ... from 3 February');
  // else where the story stands.
  const Told& Here() const { return recent_here ? recent : last; }
  // For the rest of the sentence.
  void Tell(const TimePoint& point, Span span);
  // For the story.
  void Move(const TimePoint& point, Span span, bool strong);
  void NewSentence();
};

// The year of a month (1 to 12) in context.
struct InheritedYear {
  int32_t year;
  Span source;
  bool known = false;
};
InheritedYear YearOfMonth(const Discourse& discourse, int month, Tense tense);

// The year of a season (EDTF 21 to 24).
InheritedYear YearOfSeason(const Discourse& discourse, int season, Tense tense);

// The same by the dates told, whatever the reading: 'that summer' is never the one of publication.
InheritedYear YearInStory(const Discourse& discourse, int season);

// The year of the heading that a dateless mention belongs to; null: the story's own date holds.
const Told* FrameOf(const Discourse& discourse);

// The unit (DAY to MILLENNIUM) of the calendar that holds a point, moved by `steps`; not known
// where the point is coarser than the unit.
TimePoint UnitAround(const TimePoint& point, Grain unit, int steps);

// The first month or season of that number behind the point (direction 1) or before it (-1).
TimePoint NextMonth(const TimePoint& point, int month, int direction);
TimePoint NextSeason(const TimePoint& point, int season, int direction);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_DISCOURSE_H_
