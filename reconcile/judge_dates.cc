#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "reconcile/judge.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

// Readings whose claims are less surely of one event do not contradict each other.
constexpr double kLeastClash = 0.1;

// A claim of the event and the claim that says when: itself, or for one without a date the nearest
// dated claim of its sentence ('the mill was closed by an order signed on 3 May').
struct Told {
  int32_t row = 0;
  int32_t dated = 0;

  bool borrowed() const { return row != dated; }
};

struct DateReading {
  DateClaim date;
  std::vector<Told> rows;
};

struct Clash {
  int a = 0, b = 0;              // readings
  int32_t row_a = 0, row_b = 0;  // the pair of claims with the strongest evidence
  DateComparison dates;
  double confidence = 0;
};

// Dates that the claims of an event give, and those beside claims without one. The date of another
// clause never contradicts: it counts only where all others can be true with it.
std::vector<Told> DatesTold(const ClaimTable& table, const std::vector<int32_t>& claims) {
  std::vector<Told> told;
  for (int32_t row : claims) {
    if (table.rows[row].date.dated()) told.push_back({row, row});
  }
  for (int32_t row : claims) {
    const int32_t host = table.rows[row].host;
    if (table.rows[row].date.dated() || host < 0 || !table.rows[host].date.dated()) continue;
    const bool fits = std::all_of(told.begin(), told.end(), [&](const Told& other) {
      const DateRelation relation =
          CompareDates(table.rows[other.dated].date, table.rows[host].date).relation;
      return other.dated != host && relation != DateRelation::kDisjoint &&
             relation != DateRelation::kIncomparable;
    });
    if (fits) told.push_back({row, host});
  }
  return told;
}

std::vector<DateReading> ReadingsOf(const ClaimTable& table, const std::vector<Told>& told) {
  using Key = std::tuple<int, int32_t, int32_t, int32_t, int32_t, int16_t>;
  std::map<Key, DateReading> by_value;
  for (const Told& one : told) {
    const DateClaim& date = table.rows[one.dated].date;
    DateReading& reading = by_value[{static_cast<int>(date.part), date.first.low, date.first.high,
                                     date.last.low, date.last.high, date.time.minute}];
    reading.date = date;
    reading.rows.push_back(one);
  }
  std::vector<DateReading> readings;
  for (auto& [key, reading] : by_value) readings.push_back(std::move(reading));
  return readings;
}

// Counted back from an age: where two ages differ, the ages say so.
bool BornByAge(const Claim& claim) {
  return claim.event().event_class() == "birth" && claim.date().resolution() == RELATIVE;
}

// The best pair of claims of two readings that contradict each other; confidence 0: none may.
Clash BestClash(const JudgeContext& context, const DateReading& a, const DateReading& b) {
  Clash best;
  for (const Told& told_x : a.rows) {
    for (const Told& told_y : b.rows) {
      if (told_x.borrowed() || told_y.borrowed()) continue;
      const int32_t x = told_x.row, y = told_y.row;
      if (!CanContradict(context.table.rows[x], context.table.rows[y]) ||
          OtherPeople(context.table, x, y))
        continue;
      if (BornByAge(*context.table.claims[x]) && BornByAge(*context.table.claims[y])) continue;
      double confidence = Probability(ScoreOf(context.table, context.weights, x, y));
      const DateComparison dates = CompareDates(context.table.rows[std::min(x, y)].when,
                                                context.table.rows[std::max(x, y)].when);
      confidence *= std::sqrt(ConfidenceOf(*context.table.claims[x]) *
                              ConfidenceOf(*context.table.claims[y]));
      if (dates.mixed) confidence *= 0.75;
      if (context.table.rows[x].date.approximate || context.table.rows[y].date.approximate)
        confidence *= 0.8;
      if (confidence > best.confidence) {
        best.confidence = confidence;
        best.row_a = x, best.row_b = y;
        best.dates = dates;
      }
    }
  }
  return best;
}

std::vector<Clash> ClashesOf(const JudgeContext& context,
                             const std::vector<DateReading>& readings) {
  std::vector<Clash> clashes;
  for (size_t i = 0; i < readings.size(); ++i) {
    for (size_t j = i + 1; j < readings.size(); ++j) {
      if (CompareDates(readings[i].date, readings[j].date).relation != DateRelation::kDisjoint)
        continue;
      Clash clash = BestClash(context, readings[i], readings[j]);
      if (clash.confidence < kLeastClash) continue;
      clash.a = static_cast<int>(i), clash.b = static_cast<int>(j);
      clashes.push_back(clash);
    }
  }
  return clashes;
}

// By distance against grain, and by what explains it.
Severity SeverityOf(const DateComparison& dates, Grain grain) {
  const absl::string_view miss = NearMiss(dates);
  if (dates.gap == 0) return miss.empty() ? MEDIUM : LOW;
  if (miss == "one-day" || miss == "calendar") return LOW;
  const double units = static_cast<double>(dates.gap) / GrainDays(grain);
  if (dates.gap > 300 && units >= 1) return HIGH;
  return units < 1 ? LOW : MEDIUM;
}

absl::string_view MissInWords(absl::string_view miss) {
  if (miss == "one-day")
    return "One day apart: time zones, the date line or the date of a report may explain it.";
  if (miss == "calendar")
    return "Ten to thirteen days apart: the Julian and the Gregorian calendar may explain it.";
  if (miss == "digits-swapped")
    return "The figures are those of the other with two digits swapped.";
  if (miss == "other-year") return "The same day and month of another year.";
  if (miss == "other-month") return "The same day of another month.";
  if (miss == "whole-hours") return "Whole hours apart: time zones may explain it.";
  if (miss == "era") return "The same year BC and AD.";
  return "";
}

// In the unit in which the dates are given: 1971 and March 1972 lie a year apart, not 60 days.
std::string ApartInWords(const DateComparison& dates, Grain grain) {
  const bool a_first = dates.a.high < dates.b.low;
  const CivilDay from = CivilFromDayNumber(a_first ? dates.a.high : dates.b.high);
  const CivilDay to = CivilFromDayNumber(a_first ? dates.b.low : dates.a.low);
  const int64_t years = static_cast<int64_t>(to.year) - from.year;
  const int64_t months = 12 * years + to.month - from.month;
  const auto count = [](int64_t n, absl::string_view unit) {
    return absl::StrCat(n, " ", unit, n == 1 ? "" : "s");
  };
  if (grain >= YEAR && years > 0) return count(years, "year");
  if (grain >= MONTH && grain < YEAR && months > 0 && months < 24) return count(months, "month");
  return DaysInWords(dates.gap);
}

double MeanLink(const JudgeContext& context, const std::vector<DateReading>& readings) {
  std::vector<int32_t> rows;
  for (const DateReading& reading : readings) {
    for (const Told& told : reading.rows) rows.push_back(told.row);
  }
  double sum = 0;
  int pairs = 0;
  for (size_t i = 0; i < rows.size() && pairs < 200; ++i) {
    for (size_t j = i + 1; j < rows.size() && pairs < 200; ++j, ++pairs) {
      sum += Probability(ScoreOf(context.table, context.weights, rows[i], rows[j]));
    }
  }
  return pairs == 0 ? 1 : sum / pairs;
}

bool AllEqual(const std::vector<DateReading>& readings) {
  for (size_t i = 1; i < readings.size(); ++i) {
    if (CompareDates(readings[0].date, readings[i].date).relation != DateRelation::kEqual)
      return false;
  }
  return true;
}

void DescribeClash(const JudgeContext& context, const std::vector<int32_t>& claims,
                   const std::vector<DateReading>& readings, const std::vector<Clash>& clashes,
                   FindingDraft* draft) {
  const Clash* best = &clashes[0];
  for (const Clash& clash : clashes) {
    draft->conflicts.push_back({clash.a, clash.b});
    if (clash.confidence > best->confidence) best = &clash;
  }
  const Grain grain = std::max(readings[best->a].date.grain, readings[best->b].date.grain);
  draft->confidence = best->confidence;
  draft->severity = SeverityOf(best->dates, grain);
  draft->near_miss = std::string(NearMiss(best->dates));
  const ClaimTable& table = context.table;
  draft->explanation =
      absl::StrCat(DateInWords(table.claims[best->row_a]->date()), " and ",
                   DateInWords(table.claims[best->row_b]->date()),
                   " cannot both be true of one event: they lie ",
                   best->dates.gap == 0 ? absl::StrCat(best->dates.minutes, " minutes")
                                        : ApartInWords(best->dates, grain),
                   " apart. ", WhyOneEvent(context, claims, best->row_a, best->row_b));
  const absl::string_view miss = MissInWords(draft->near_miss);
  if (!miss.empty()) absl::StrAppend(&draft->explanation, " ", miss);
}

}  // namespace

void JudgeDates(const JudgeContext& context, const std::vector<int32_t>& claims, const Event& event,
                std::vector<Finding>* findings) {
  const std::vector<Told> told = DatesTold(context.table, claims);
  if (told.size() < 2) return;
  const std::vector<DateReading> readings = ReadingsOf(context.table, told);
  FindingDraft draft;
  draft.dimension = DATE;
  draft.event = event.id();
  draft.label = event.label();
  for (const DateReading& reading : readings) {
    DraftReading& out = draft.readings.emplace_back();
    const Claim& first = *context.table.claims[reading.rows[0].dated];
    out.value = first.date().edtf().empty() ? first.date().text() : first.date().edtf();
    out.words = DateInWords(first.date());
    out.width = static_cast<double>(reading.date.hull().width());
    for (const Told& one : reading.rows) out.claims.push_back(context.table.claims[one.dated]);
  }
  const std::vector<Clash> clashes = ClashesOf(context, readings);
  draft.equal = AllEqual(readings);
  if (!clashes.empty()) {
    DescribeClash(context, claims, readings, clashes, &draft);
  } else {
    draft.confidence = MeanLink(context, readings);
    draft.explanation =
        WhyOneEvent(context, claims, readings[0].rows[0].row, readings.back().rows.back().row);
  }
  findings->push_back(BuildFinding(draft));
}

}  // namespace dateline
