#include "extract/time/tagger.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/time/candidate.h"
#include "extract/time/resolver.h"

namespace dateline {

void TagTimes(const DocumentText& doc, const TimeOptions& options, TakeTime take,
              TimeReading* reading_used) {
  const Tables& tables = Tables::Default();
  const Candidates candidates = FindCandidates(doc, tables);
  const DocumentHabits habits = HabitsOf(doc, candidates, options);
  if (reading_used) *reading_used = habits.reading;
  ResolveAll(doc, tables, candidates, habits, options.explain, take);
}

std::vector<TimeExpression> TagTimes(const DocumentText& doc, const TimeOptions& options,
                                     TimeReading* reading_used) {
  std::vector<TimeExpression> all;
  TagTimes(
      doc, options, [&](TimeExpression&& e) { all.push_back(std::move(e)); }, reading_used);
  return all;
}

std::string OpenEdtf(const TimeExpression& e) {
  const bool open =
      (e.kind == END || e.kind == BEFORE) && !e.edtf.empty() && !absl::StartsWith(e.edtf, "../");
  if (!open) return e.edtf;
  const size_t slash = e.edtf.find('/');
  return absl::StrCat("../", slash == std::string::npos ? e.edtf : e.edtf.substr(slash + 1));
}

TimeValue ToProto(const TimeExpression& e, const DocumentText& doc) {
  TimeValue v;
  v.set_text(CollapseSpace(e.span.In(doc.text)));
  v.set_edtf(e.edtf);
  if (e.earliest) v.set_earliest(*e.earliest);
  if (e.latest) v.set_latest(*e.latest);
  v.set_grain(e.grain);
  v.set_kind(e.kind);
  v.set_approximate(e.approximate);
  v.set_uncertain(e.uncertain);
  v.set_part(e.part);
  v.set_resolution(e.resolution);
  if (e.source) {
    TimeSource* source = v.mutable_source();
    source->set_text(CollapseSpace(e.source->In(doc.text)));
    const Location place = LocationOf(doc, *e.source);
    source->set_line(place.line());
    source->set_byte_offset(place.byte_offset());
    source->set_byte_length(place.byte_length());
  }
  v.set_timex_type(e.timex_type);
  v.set_timex_value(e.timex_value);
  v.set_confidence(e.confidence);
  v.set_rule(e.rule);
  v.set_stated_weekday(e.stated_weekday);
  if (e.julian) v.set_calendar("julian");
  if (e.length_min) v.set_length_min(*e.length_min);
  if (e.length_max) v.set_length_max(*e.length_max);
  v.set_problem(e.problem);
  for (const std::string& alternative : e.alternatives) v.add_alternatives(alternative);
  return v;
}

}  // namespace dateline
