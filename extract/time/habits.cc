// What a whole document says about how its dates are to be read.
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "base/civil.h"
#include "base/strings.h"
#include "extract/time/resolver.h"

namespace dateline {
namespace {

// One in so many context-dependent expressions that point to the moment of writing makes a report.
constexpr int kReportShare = 4;
// An article on times long past needs fewer: the story and the moment of writing are told apart.
constexpr int kFeatureShare = 12;

bool PointsToWriting(const Candidates& all, const Candidate& c) {
  if (c.in_quotation) return false;
  const int32_t ref = all.Get(c, kRef);
  if (c.op == Op::kShift) return ref == kRefThis;
  if (c.op != Op::kRelative) return false;
  return ref == kRefThis || ref == kRefLast || ref == kRefNext ||
         (ref == kRefThe && all.Has(c, kWeekday));
}

bool NeedsContext(const Candidates& all, const Candidate& c) {
  switch (c.op) {
    case Op::kShift:
    case Op::kRelative: return true;
    case Op::kDate:
    case Op::kRange:
      return !all.Has(c, kYear) && !all.Has(c, kIso) && !all.Has(c, kNumeric) &&
             !all.Has(c, kCentury) && !all.Has(c, kDecade);
    default: return false;
  }
}

// Whether the first date that names a month does without a year: the text speaks of its own days.
// The head's own date aside.
bool OpensWithOwnDays(const Candidates& all, const TimePoint& published) {
  for (const Candidate& c : all.items) {
    if (c.in_brackets || c.op != Op::kDate) continue;
    if (all.Get(c, kYear) == published.year && all.Get(c, kMonth) == published.month &&
        all.Get(c, kDay) == published.day)
      continue;
    if (all.Get(c, kYear) != kUnset) return false;
    if (all.Get(c, kMonth) != kUnset && all.Has(c, kDay)) return true;
  }
  return false;
}

// Whether the years that the text names are mostly those of the last two years.
bool TellsOfPresent(const Candidates& all, const TimePoint& published) {
  int past = 0, near = 0;
  for (const Candidate& c : all.items) {
    const int32_t year = all.Get(c, kYear);
    if (year != kUnset && !c.in_brackets) (published.year - year > 1 ? past : near) += 1;
  }
  return near >= past;
}

// An anniversary's article, a feature: far more years long before publication than years near it,
// and than words that point to the moment of writing.
bool TellsOfPast(const Candidates& all, const TimePoint& published, int pointing) {
  constexpr int32_t kLongBefore = 2;
  constexpr int kFewest = 5;
  int past = 0, near = 0;
  for (const Candidate& c : all.items) {
    const int32_t year = all.Get(c, kYear);
    if (year == kUnset || c.in_brackets) continue;
    (published.year - year >= kLongBefore ? past : near) += 1;
  }
  return past >= kFewest && past > 2 * near && 2 * past > 3 * pointing;
}

std::optional<TimePoint> PublishedOn(const DocumentText& doc, const TimeOptions& options) {
  const TimeValue& date = doc.info.date();
  if (date.has_earliest() && date.has_latest() && date.earliest() == date.latest()) {
    return DayPoint(date.earliest());
  }
  if (options.reference_day) return DayPoint(*options.reference_day);
  return std::nullopt;
}

// Who writes '19 April 1906' writes 19/4/1906.
DateOrder WrittenOrder(const Candidates& all) {
  int day_first = 0, month_first = 0;
  for (const Candidate& c : all.items) {
    Span day, month;
    for (uint32_t k = 0; k < c.capture_count; ++k) {
      const Capture& capture = all.captures[c.first_capture + k];
      if (capture.slot == kDay) day = capture.token;
      if (capture.slot == kMonth) month = capture.token;
    }
    if (day.empty() || month.empty()) continue;
    (day.begin < month.begin ? day_first : month_first) += 1;
  }
  if (day_first > 4 * month_first) return DateOrder::kDayMonth;
  if (month_first > 4 * day_first) return DateOrder::kMonthDay;
  return DateOrder::kAuto;
}

DateOrder OrderIn(const DocumentText& doc, const Candidates& all) {
  int day_first = 0, month_first = 0;
  for (const Candidate& c : all.items) {
    if (!all.Has(c, kNumeric)) continue;
    const absl::string_view text = c.span.In(doc.text);
    int a = 0, b = 0;
    size_t i = 0;
    for (; i < text.size() && absl::ascii_isdigit(text[i]); ++i) a = a * 10 + (text[i] - '0');
    for (++i; i < text.size() && absl::ascii_isdigit(text[i]); ++i) b = b * 10 + (text[i] - '0');
    if (a > 12 && a <= 31 && b <= 12) ++day_first;
    if (b > 12 && b <= 31 && a <= 12) ++month_first;
  }
  if (day_first > 0 && month_first == 0) return DateOrder::kDayMonth;
  if (month_first > 0 && day_first == 0) return DateOrder::kMonthDay;
  return WrittenOrder(all);
}

// 'Its fiscal year runs from 1 July to 30 June and is named after the year in which it ends':
// the first month named behind 'fiscal year' in a sentence that says begins, starts, runs, ends.
void LearnFiscalYear(const DocumentText& doc, const Candidates& all, DocumentHabits* habits) {
  for (const absl::string_view phrase : {"fiscal year", "financial year"}) {
    for (size_t at = doc.text.find(phrase.data(), 0, phrase.size()); at != std::string::npos;
         at = doc.text.find(phrase.data(), at + 1, phrase.size())) {
      const absl::string_view behind = absl::string_view(doc.text).substr(at, 160);
      const bool begins = absl::StrContains(behind, "begin") ||
                          absl::StrContains(behind, "start") || absl::StrContains(behind, " runs");
      const bool ends = !begins && absl::StrContains(behind, " ends");
      if (!begins && !ends) continue;
      const Span window{static_cast<uint32_t>(at), static_cast<uint32_t>(at + behind.size())};
      auto c = std::lower_bound(all.items.begin(), all.items.end(), window.begin,
                                [](const Candidate& x, uint32_t b) { return x.span.begin < b; });
      for (; c != all.items.end() && c->span.begin < window.end; ++c) {
        const int32_t month = all.Get(*c, kMonth);
        if (month == kUnset || all.Has(*c, kYear)) continue;
        habits->fiscal_month = begins ? month : month % 12 + 1;
        habits->fiscal_by_end = !absl::StrContains(behind, "in which it begins") &&
                                !absl::StrContains(behind, "in which it starts");
        return;
      }
    }
  }
}

}  // namespace

bool IsDayHeading(const DocumentText& doc, const Candidates& all, const Candidate& c) {
  constexpr uint32_t kMark = 4;  // bytes beside the date
  const Block& block = doc.blocks[c.block];
  return block.kind == BlockKind::kHeading && c.op == Op::kDate && all.Has(c, kDay) &&
         block.span.size() <= c.span.size() + kMark;
}

DocumentHabits HabitsOf(const DocumentText& doc, const Candidates& all,
                        const TimeOptions& options) {
  DocumentHabits habits;
  habits.published = PublishedOn(doc, options);
  habits.of_its_day = habits.published && TellsOfPresent(all, *habits.published);
  int pointing = 0, needing = 0, days = 0;
  for (const Candidate& c : all.items) {
    if (all.Get(c, kEra, 0) == 1 || all.Get(c, kSlotCount + kEra, 0) == 1) habits.bc = true;
    if (all.Has(c, kEra) || all.Has(c, kSlotCount + kEra)) habits.era = true;
    pointing += PointsToWriting(all, c);
    needing += NeedsContext(all, c);
    days += IsDayHeading(doc, all, c);
  }
  constexpr int kFewestEntries = 2;
  habits.diary = !habits.published && days >= kFewestEntries && pointing > 0;
  habits.reading = options.reading;
  if (options.reading == TimeReading::kAuto) {
    const bool past = habits.published && TellsOfPast(all, *habits.published, pointing);
    const int share = past ? kFeatureShare : kReportShare;
    const bool report =
        habits.published && ((pointing > 0 && pointing * share >= needing) ||
                             (habits.of_its_day && OpensWithOwnDays(all, *habits.published)));
    habits.reading = report ? TimeReading::kReport : TimeReading::kNarrative;
  }
  habits.past_story = habits.reading == TimeReading::kReport && habits.published &&
                      TellsOfPast(all, *habits.published, pointing) &&
                      !OpensWithOwnDays(all, *habits.published);
  habits.order = options.date_order;
  if (habits.order == DateOrder::kAuto) habits.order = OrderIn(doc, all);
  LearnFiscalYear(doc, all, &habits);
  return habits;
}

}  // namespace dateline
