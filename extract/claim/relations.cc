// Relations between the events of a document.
#include <algorithm>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "base/strings.h"
#include "extract/claim/anchor_finder.h"
#include "extract/claim/sources.h"

namespace dateline {
namespace {

// Where the count cannot be made in the calendar: the anchor's bounds and the distance, at the
// coarser grain.
void SetDistantDate(const TimeExpression& time, const Claim& anchor, TimeValue* date) {
  const int32_t from = anchor.date().earliest() + *time.offset_min;
  const int32_t to = anchor.date().latest() + *time.offset_max;
  const CivilDay first = CivilFromDayNumber(from), last = CivilFromDayNumber(to);
  const Grain grain = std::max(time.grain, anchor.date().grain());
  if (first.year < 0 || last.year > 9999) return;
  const auto pad = [](int64_t n, int width) {
    std::string s = absl::StrCat(n);
    return s.size() < width ? std::string(width - s.size(), '0') + s : s;
  };
  const auto year = [&](const CivilDay& d) { return pad(d.year, 4); };
  const auto month = [&](const CivilDay& d) { return absl::StrCat(year(d), "-", pad(d.month, 2)); };
  const auto day = [&](const CivilDay& d) { return absl::StrCat(month(d), "-", pad(d.day, 2)); };
  std::string a, b;
  CivilDay low = first, high = last;
  if (grain <= WEEK) {
    a = day(first), b = day(last);
  } else if (grain <= MONTH) {
    a = month(first), b = month(last);
    low.day = 1, high.day = DaysInMonth(high.year, high.month);
  } else {
    a = year(first), b = year(last);
    low.month = low.day = 1, high.month = 12, high.day = 31;
  }
  date->set_edtf(a == b ? a : absl::StrCat(a, "/", b));
  date->set_earliest(DayNumber(low.year, low.month, low.day));
  date->set_latest(DayNumber(high.year, high.month, high.day));
  date->set_grain(grain);
  if (date->kind() == TIME_KIND_UNSPECIFIED) date->set_kind(POINT_IN);
  date->set_resolution(RELATIVE);
}

// 'the year after the wedding' is a year of the calendar, not the day a year later.
TimeValue CountedFrom(const DocumentAnalysis& all, const TimeExpression& time,
                      const Claim& anchor) {
  TimeValue from = anchor.date();
  const bool unit = absl::StartsWithIgnoreCase(time.span.In(all.doc.text), "the ");
  if (!unit || time.shift_unit <= from.grain() ||
      (time.shift_unit != YEAR && time.shift_unit != MONTH)) {
    return from;
  }
  CivilDay low = CivilFromDayNumber(from.earliest()), high = CivilFromDayNumber(from.latest());
  if (time.shift_unit == YEAR) low.month = 1, high.month = 12;
  from.set_earliest(DayNumber(low.year, low.month, 1));
  from.set_latest(DayNumber(high.year, high.month, DaysInMonth(high.year, high.month)));
  from.set_grain(time.shift_unit);
  return from;
}

// 'Six weeks before the flood' says no day.
constexpr int kManyWeeks = 4;

void WidenToMonth(TimeValue* date) {
  if (date->grain() != DAY || !date->has_earliest()) return;
  const CivilDay day = CivilFromDayNumber(date->earliest());
  if (day.year < 0 || day.year > 9999) return;
  date->set_edtf(absl::StrCat(absl::Dec(day.year, absl::kZeroPad4), "-",
                              absl::Dec(day.month, absl::kZeroPad2), "~"));
  date->set_earliest(DayNumber(day.year, day.month, 1));
  date->set_latest(DayNumber(day.year, day.month, DaysInMonth(day.year, day.month)));
  date->set_grain(MONTH);
  date->set_approximate(true);
}

// 'three years after the wedding': counted from the wedding's date.
void Resolve(const DocumentAnalysis& all, const TimeExpression& time, const Claim& anchor,
             Claim* claim) {
  TimeValue* date = claim->mutable_date();
  if (!date->edtf().empty() || !time.offset_min || !time.offset_max) return;
  TimeExpression count = time;
  // 'two years after it' is as exact as what it counts from.
  if (time.anchor_phrase && IsEventPronoun(time.anchor_phrase->In(all.doc.text)) &&
      time.shift_unit == YEAR && anchor.date().grain() == MONTH) {
    count.shift_unit = MONTH;
    count.shift_count *= 12;
  }
  if (!ResolveAnchor(count, CountedFrom(all, time, anchor), date))
    SetDistantDate(time, anchor, date);
  else if (time.shift_unit == WEEK && std::abs(time.shift_count) >= kManyWeeks)
    WidenToMonth(date);
  if (date->edtf().empty()) return;
  TimeSource* source = date->mutable_source();
  source->set_text(anchor.date().text());
  source->set_line(anchor.location().line());
  source->set_byte_offset(anchor.location().byte_offset());
  source->set_byte_length(anchor.location().byte_length());
  claim->set_confidence(claim->confidence() * 0.8);
}

void Relate(const DocumentAnalysis& all, const TimeExpression& time, const Claim* anchor,
            Claim* claim) {
  TemporalRelation* relation = claim->add_relations();
  const int32_t low = std::min(*time.offset_min, *time.offset_max);
  const int32_t high = std::max(*time.offset_min, *time.offset_max);
  if (low == 0 && high == 0) {
    relation->set_kind(TemporalRelation::SAME_TIME);
  } else if (low >= 0) {
    relation->set_kind(TemporalRelation::AFTER);
    relation->set_min_days(low);
    relation->set_max_days(high);
  } else {
    relation->set_kind(TemporalRelation::BEFORE);
    relation->set_min_days(-high);
    relation->set_max_days(-low);
  }
  if (anchor != nullptr) {
    relation->set_claim(anchor->id());
    *relation->mutable_date() = anchor->date();
  }
  if (time.anchor_phrase)
    relation->set_event_text(CollapseSpace(time.anchor_phrase->In(all.doc.text)));
  relation->set_text(CollapseSpace(time.span.In(all.doc.text)));
  *relation->mutable_location() = LocationOf(all.doc, time.span);
}

// 'signed in 1951, a year before [[the union]]': the count dates the union.
bool IsAnchorEvent(const DocumentAnalysis& all, const TimeExpression& time, const Claim& claim) {
  if (!time.anchor_phrase) return false;
  const int64_t event = claim.event().location().byte_offset();
  return static_cast<int64_t>(SourceOffset(all.doc, time.anchor_phrase->begin)) <= event &&
         event < static_cast<int64_t>(SourceOffset(all.doc, time.anchor_phrase->end));
}

// The event that is counted from the anchor at `at` is the dated one before it in the sentence; the
// count back from it dates the anchor.
void RelateToCounted(const DocumentAnalysis& all, const TimeExpression& time, int at,
                     std::vector<Claim>* claims) {
  Claim& anchor = (*claims)[at];
  for (int i = at - 1; i >= 0; --i) {
    Claim& counted = (*claims)[i];
    if (counted.quote_location().byte_offset() != anchor.quote_location().byte_offset()) return;
    if (counted.date().resolution() != EXPLICIT) continue;
    if (anchor.date().edtf().empty()) {
      TimeExpression back = time;
      back.shift_count = -back.shift_count;
      ResolveAnchor(back, counted.date(), anchor.mutable_date());
    }
    Relate(all, time, &anchor, &counted);
    return;
  }
}

// 'ordered on [[the Monday]] after the collapse': the first Monday behind the day of the collapse.
void CountWeekdayFrom(const TemporalRelation& relation, Claim* claim) {
  TimeValue* date = claim->mutable_date();
  const Location &place = claim->location(), &order = relation.location();
  const bool beside = order.byte_offset() == place.byte_offset() + place.byte_length() + 1;
  const bool weekday = absl::StrContains(date->rule(), "weekday") && date->grain() == DAY &&
                       date->resolution() != EXPLICIT && date->has_earliest();
  if (!beside || !weekday || relation.date().grain() != DAY) return;
  const int32_t anchor = relation.date().latest();
  const int ahead = (WeekdayOf(date->earliest()) - WeekdayOf(anchor) + 6) % 7 + 1;
  TimeExpression next;
  next.shift_count = ahead;
  next.shift_unit = DAY;
  ResolveAnchor(next, relation.date(), date);
}

// Orders that the text states: looks for the claim of the event that each names.
void FindOrders(std::vector<Claim>* claims) {
  // Kind, family and one participant: a clause of order names its event in full.
  constexpr int kSure = 5;
  for (int i = 0; i < claims->size(); ++i) {
    for (TemporalRelation& relation : *(*claims)[i].mutable_relations()) {
      if (relation.event_text().empty() || !relation.claim().empty()) continue;
      if (relation.kind() == TemporalRelation::LASTS) continue;
      // 'only after that': what was told last.
      const bool that = relation.event_text() == "that" || relation.event_text() == "this";
      int anchor = -1;
      if (that) {
        for (int k = i - 1; k >= 0 && anchor < 0; --k) anchor = (*claims)[k].has_date() ? k : -1;
      } else {
        anchor = FindNamed(*claims, i, relation.event_text(), kSure);
        if (anchor < 0) anchor = FindCalamity(*claims, relation.event_text());
      }
      if (anchor < 0) continue;
      relation.set_claim((*claims)[anchor].id());
      *relation.mutable_date() = (*claims)[anchor].date();
      if (relation.kind() == TemporalRelation::AFTER) CountWeekdayFrom(relation, &(*claims)[i]);
    }
  }
}

}  // namespace

void AddRelations(const DocumentAnalysis& all, std::vector<Claim>* claims) {
  absl::flat_hash_map<int64_t, const TimeExpression*> at_place;
  absl::flat_hash_map<int64_t, int> claim_at;
  for (const TimeExpression& time : all.times) {
    at_place[SourceOffset(all.doc, time.span.begin)] = &time;
  }
  for (int i = 0; i < claims->size(); ++i) {
    if ((*claims)[i].has_date()) claim_at.emplace((*claims)[i].location().byte_offset(), i);
  }
  for (int i = 0; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    if (!claim.has_date() || claim.date_carried_over()) continue;
    const auto found = at_place.find(claim.location().byte_offset());
    if (found == at_place.end()) continue;
    const TimeExpression& time = *found->second;
    if (!time.offset_min || !time.offset_max) continue;
    // '45 years later, in December 1994': the date behind says what the words mean; they are not
    // counted from it.
    if (time.source && time.source->begin > time.span.begin) continue;
    if (IsAnchorEvent(all, time, claim)) {
      RelateToCounted(all, time, i, claims);
      continue;
    }
    int anchor = -1;
    if (time.anchor_phrase) {
      anchor = FindAnchor(all, *claims, i, time);
    } else if (time.source) {
      const auto source = claim_at.find(SourceOffset(all.doc, time.source->begin));
      if (source != claim_at.end() && source->second != i) anchor = source->second;
    }
    if (anchor >= 0) Resolve(all, time, (*claims)[anchor], &claim);
    Relate(all, time, anchor >= 0 ? &(*claims)[anchor] : nullptr, &claim);
  }
  FindOrders(claims);
}

}  // namespace dateline
