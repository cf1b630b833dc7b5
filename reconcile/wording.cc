#include "reconcile/wording.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/civil.h"
#include "reconcile/clause.h"

namespace dateline {
namespace {

const char* const kMonths[] = {"January",   "February", "March",    "April",
                               "May",       "June",     "July",     "August",
                               "September", "October",  "November", "December"};

std::string Year(int64_t year) {
  return year <= 0 ? absl::StrCat(1 - year, " BC") : absl::StrCat(year);
}

std::string Day(int32_t day, bool with_year) {
  const CivilDay civil = CivilFromDayNumber(day);
  const std::string text = absl::StrCat(civil.day, " ", kMonths[civil.month - 1]);
  return with_year ? absl::StrCat(text, " ", Year(civil.year)) : text;
}

std::string Month(int32_t day) {
  const CivilDay civil = CivilFromDayNumber(day);
  return absl::StrCat(kMonths[civil.month - 1], " ", Year(civil.year));
}

// A bound at the grain of its value.
std::string Bound(int32_t day, Grain grain) {
  if (grain >= YEAR) return Year(CivilFromDayNumber(day).year);
  return grain >= MONTH ? Month(day) : Day(day, true);
}

std::string Ranged(int32_t low, int32_t high) {
  const CivilDay a = CivilFromDayNumber(low), b = CivilFromDayNumber(high);
  const bool whole_years = a.month == 1 && a.day == 1 && b.month == 12 && b.day == 31;
  const bool whole_months = a.day == 1 && b.day == DaysInMonth(b.year, b.month);
  if (low == high) return Day(low, true);
  if (whole_years)
    return a.year == b.year ? Year(a.year) : absl::StrCat(Year(a.year), " to ", Year(b.year));
  if (whole_months && a.year == b.year && a.month == b.month) return Month(low);
  if (whole_months) return absl::StrCat(Month(low), " to ", Month(high));
  return absl::StrCat(Day(low, a.year != b.year), " to ", Day(high, true));
}

// ", 18:15" of 2021-02-23T18:15:00.
std::string TimeOfDay(const TimeValue& value) {
  const size_t t = value.edtf().find('T');
  const bool one_day = value.earliest() == value.latest();
  if (t == std::string::npos || !one_day || value.edtf().size() < t + 6) return "";
  return absl::StrCat(", ", value.edtf().substr(t + 1, 5));
}

// What a claim names: participants that are people, states and the like, as often as possible.
int Naming(const Claim& claim) {
  int score = 0;
  for (const Participant& participant : claim.participants()) {
    if (participant.role() != CONTEXT && participant.entity().kind() != OTHER) score += 2;
  }
  return score + (claim.event().head().empty() ? 0 : 1);
}

std::string Names(const Claim& claim) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Participant& participant : claim.participants()) {
    const std::string& name = participant.entity().name();
    if (participant.role() == CONTEXT || name.empty() || !seen.insert(name).second) continue;
    if (names.size() < 3) names.push_back(name);
  }
  return absl::StrJoin(names, ", ");
}

}  // namespace

std::string DateInWords(const TimeValue& value) {
  const std::string circa = value.approximate() ? "about " : "";
  if (value.has_earliest() && value.has_latest()) {
    if (value.kind() == START)
      return absl::StrCat(circa, "from ", Ranged(value.earliest(), value.latest()));
    if (value.kind() == END)
      return absl::StrCat(circa, "until ", Ranged(value.earliest(), value.latest()));
    return absl::StrCat(circa, Ranged(value.earliest(), value.latest()), TimeOfDay(value));
  }
  if (value.has_earliest()) {
    return absl::StrCat(value.kind() == AFTER ? "after " : "since ",
                        Bound(value.earliest(), value.grain()));
  }
  if (value.has_latest()) {
    return absl::StrCat(value.kind() == END ? "until " : "before or in ",
                        Bound(value.latest(), value.grain()));
  }
  return value.edtf().empty() ? value.text() : value.edtf();
}

std::string DaysInWords(int64_t days) {
  const auto count = [](int64_t n, absl::string_view unit) {
    return absl::StrCat(n, " ", unit, n == 1 ? "" : "s");
  };
  if (days < 60) return count(days, "day");
  if (days < 700) return count((days + 15) / 30, "month");
  return count((days + 182) / 365, "year");
}

std::string EventLabel(const std::vector<const Claim*>& claims) {
  if (std::string clause = BestClause(claims); !clause.empty()) return clause;
  const Claim* best = claims.empty() ? nullptr : claims[0];
  for (const Claim* claim : claims) {
    if (Naming(*claim) > Naming(*best)) best = claim;
  }
  if (best == nullptr) return "";
  const std::string names = Names(*best);
  std::string head = best->event().head();
  if (head.empty()) head = best->event().event_class();
  if (head.empty()) head = "statement";
  return names.empty() ? head : absl::StrCat(head, ": ", names);
}

std::string Quoted(absl::string_view text, size_t limit) {
  if (text.size() <= limit) return absl::StrCat("'", text, "'");
  size_t cut = text.rfind(' ', limit);
  if (cut == absl::string_view::npos || cut < limit / 2) {
    cut = limit;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  }
  return absl::StrCat("'", text.substr(0, cut), " ...'");
}

std::string Against(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return absl::StrCat(absl::StrJoin(some, " and "), " against ", absl::StrJoin(others, " and "));
}

std::string FileName(const Claim& claim) {
  const std::string& path = claim.location().path();
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string OrdinalInWords(int32_t value) {
  if (value == -1) return "last";
  if (value < 0) return absl::StrCat(-value, " from the last");
  const int32_t tens = value % 100, ones = value % 10;
  const char* ending = "th";
  if (tens < 11 || tens > 13)
    ending = ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
  return absl::StrCat(value, ending);
}

std::string Query(absl::string_view what, const Finding& finding,
                  const std::vector<const Claim*>& witnesses,
                  const std::vector<std::string>& values) {
  std::string text = absl::StrCat("Please check ", what, ":");
  for (int i = 0; i < finding.readings_size(); ++i) {
    if (finding.readings(i).conflicts_with().empty()) continue;
    const Claim& claim = *witnesses[static_cast<size_t>(i)];
    absl::StrAppend(&text, " ", FileName(claim), " has ", values[static_cast<size_t>(i)], " (",
                    Quoted(claim.quote()), ");");
  }
  text.back() = '.';
  return absl::StrCat(text, " Which is right?");
}

}  // namespace dateline
