// 'He led it from 1888 to 1921' tells two events: that it began, and that it ended.
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/strings.h"
#include "extract/claim/sentence_parts.h"

namespace dateline {
namespace {

// Whether the words say where it began and ended: 'from 1888 to 1921', 'May 1888 until 1921'. A
// bare '1888-1921' and 'between 1888 and 1921' speak of the whole.
bool NamesItsEnds(absl::string_view text, const TimeExpression& time) {
  const absl::string_view before =
      absl::StripTrailingAsciiWhitespace(text.substr(0, time.span.begin));
  if (absl::EndsWithIgnoreCase(before, "from")) return true;
  const Span joint{time.parts[0].span.end, time.parts[1].span.begin};
  if (joint.begin >= joint.end) return false;
  const absl::string_view word = joint.In(text);
  return absl::StrContains(word, "until") || absl::StrContains(word, "till");
}

TimeExpression EndOf(const TimeExpression& range, const TimePart& part) {
  TimeExpression end = range;
  end.span = part.span;
  end.edtf = part.edtf;
  end.earliest = part.earliest;
  end.latest = part.latest;
  end.grain = part.grain;
  end.kind = POINT_IN;
  end.timex_type = part.timex_type;
  end.timex_value = part.timex_value;
  end.timex_mod = part.timex_mod;
  end.parts.clear();
  return end;
}

}  // namespace

void AddRangeEnds(const SentenceView& view, const TimeExpression& time, size_t whole,
                  std::vector<Claim>* claims) {
  if (time.kind != WHOLE || time.parts.size() != 2 || !time.problem.empty()) return;
  const Claim extent = (*claims)[whole];
  if (extent.event().head().empty() || extent.negated()) return;
  if (!NamesItsEnds(view.all().doc.text, time)) return;
  for (const Aspect aspect : {BEGINS, ENDS}) {
    const TimePart& part = time.parts[aspect == ENDS];
    if (part.edtf.empty()) continue;
    Claim claim = extent;
    const TimeExpression date = EndOf(time, part);
    *claim.mutable_date() = ToProto(date, view.all().doc);
    *claim.mutable_location() = LocationOf(view.all().doc, date.span);
    claim.mutable_event()->set_aspect(aspect);
    claim.set_end_of_extent(true);
    claims->push_back(std::move(claim));
  }
}

}  // namespace dateline
