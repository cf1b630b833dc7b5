// What a candidate says where it stands: its slots, completed by its neighbours in an enumeration
// or a range, and the value that they have in the story.
//
//   CandidateValues values(doc, candidates, habits);
//   Slots slots;
//   Value value = values.At(i, story, &slots);
#ifndef DATELINE_EXTRACT_TIME_CANDIDATE_VALUES_H_
#define DATELINE_EXTRACT_TIME_CANDIDATE_VALUES_H_

#include <cstddef>

#include "absl/strings/string_view.h"
#include "base/span.h"
#include "extract/document_text.h"
#include "extract/time/candidate.h"
#include "extract/time/discourse.h"
#include "extract/time/resolver.h"

namespace dateline {

class CandidateValues {
 public:
  // All must outlive the object.
  CandidateValues(const DocumentText& doc, const Candidates& all, const DocumentHabits& habits)
      : doc_(doc), all_(all), habits_(habits) {}

  // set 0, or 1 for the end of a range.
  Slots SlotsOf(const Candidate& c, int set) const;
  // Of a date, a range or a relative date. *slots: those of the first set, completed.
  Value At(size_t i, const Discourse& story, Slots* slots) const;
  // How the next candidate hangs together with this one; kNone across blocks and at the end.
  Link LinkToNext(size_t i) const;
  static Tense TenseOf(const Candidate& c);
  // The words of the two ends of a range inside one expression; false where they share all.
  bool EndsOf(const Candidate& c, Span* first, Span* last) const;
  // Corrects the inherited year of the first end of a range that ends at `end`.
  void GoBackAYear(const Candidate& end, const Discourse& story, Value* first) const;

 private:
  void ShareWithNext(size_t i, Slots* slots) const;
  bool CommaBehind(size_t i) const;
  absl::string_view NumericText(const Candidate& c) const;
  Value RangeOf(const Candidate& c, const Discourse& story, Slots* slots) const;
  // Of the second end: '1979-89' has 2.
  int ShortYearDigits(const Candidate& c) const;
  bool IsoMonth(const Candidate& c, const Slots& a, const Slots& b, Value* value) const;

  const DocumentText& doc_;
  const Candidates& all_;
  const DocumentHabits& habits_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_CANDIDATE_VALUES_H_
