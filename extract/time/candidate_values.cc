#include "extract/time/candidate_values.h"

#include <algorithm>

namespace dateline {
namespace {

void ExpandYear(const Slots& a, bool two_digits, Slots* b) {
  const int32_t first = a.Get(kYear, 1900);
  const int32_t yy = b->Get(kShortYear);
  int32_t year = first / 100 * 100 + yy;
  if (yy < 10 && !two_digits) year = first / 10 * 10 + yy;  // '1871-2'
  // '1999-02' goes on into the next century; '1942-40' is a mistake.
  if (year < first && first % 100 >= 90 && yy <= 20) year += 100;
  b->values[kYear] = year;
  b->values[kShortYear] = kUnset;
}

bool NamesPartOfYear(const Slots& s) { return s.Has(kMonth) || s.Has(kSeason) || s.Has(kHoliday); }

// What only one end of a range has, both have: '16-18 March', 'March 3 to 5 May'.
void ShareEnds(Slots* s, Slots* b) {
  for (const int slot : {kYear, kEra, kMonth, kSeason, kCentury, kDecade}) {
    const bool year_after_month = slot == kMonth && b->Has(kYear) && !b->Has(kDay) && !s->Has(kDay);
    if (!b->Has(slot) && !(slot == kSeason && b->Has(kMonth)) && !year_after_month) {
      b->values[slot] = s->Get(slot);
    }
    if (!s->Has(slot)) s->values[slot] = b->Get(slot);
  }
  if (s->Has(kDecade) && b->Get(kDecade) < 100) {
    b->values[kDecade] += s->Get(kDecade) / 100 * 100;
  }
}

}  // namespace

Slots CandidateValues::SlotsOf(const Candidate& c, int set) const {
  Slots slots;
  slots.values.fill(kUnset);
  for (uint32_t k = 0; k < c.capture_count; ++k) {
    const Capture& capture = all_.captures[c.first_capture + k];
    const int slot = capture.slot - set * kSlotCount;
    if (slot >= 0 && slot < kSlotCount) slots.values[slot] = capture.value;
  }
  return slots;
}

Tense CandidateValues::TenseOf(const Candidate& c) {
  // What has been so since a day began in the past, whatever its sentence promises besides.
  if (c.future && c.bound != Bound::kSince) return Tense::kFuture;
  return c.look_back || (c.past_perfect && !c.leading) ? Tense::kLookBack : Tense::kPlain;
}

Link CandidateValues::LinkToNext(size_t i) const {
  if (i + 1 >= all_.items.size() || all_.items[i + 1].block != all_.items[i].block) {
    return Link::kNone;
  }
  return all_.items[i + 1].link;
}

Value CandidateValues::At(size_t i, const Discourse& story, Slots* s) const {
  const Candidate& c = all_.items[i];
  *s = SlotsOf(c, 0);
  if (c.op == Op::kRelative) return RelativeOf(*s, habits_, story, TenseOf(c));
  if (c.op == Op::kRange) return RangeOf(c, story, s);
  ShareWithNext(i, s);
  return DateOf(*s, NumericText(c), habits_, story, TenseOf(c));
}

// What a date lacks and its neighbour in an enumeration or range has: 'March and April 1940',
// 'from 29 October to 7 November 1956'.
void CandidateValues::ShareWithNext(size_t i, Slots* s) const {
  if (s->Has(kYear) || s->Has(kIso) || s->Has(kNumeric)) return;
  for (size_t k = i; k + 1 < all_.items.size() && k - i < 6; ++k) {
    const Candidate& next = all_.items[k + 1];
    const bool joined = next.block == all_.items[i].block &&
                        (next.link == Link::kTo || next.link == Link::kAnd ||
                         next.link == Link::kOr || (next.link == Link::kOf && CommaBehind(k)));
    if (!joined || next.op != Op::kDate) return;
    const Slots other = SlotsOf(next, 0);
    if (!other.Has(kYear)) continue;
    if (!NamesPartOfYear(*s) || !NamesPartOfYear(other)) return;
    if (next.link == Link::kOf && !other.Has(kDay) && s->Has(kDay)) return;
    s->values[kYear] = other.Get(kYear);
    s->values[kEra] = other.Get(kEra);
    if (s->Has(kMonth) && other.Has(kMonth) && s->Get(kMonth) > other.Get(kMonth) &&
        next.link == Link::kTo) {
      s->values[kYear] += other.Get(kEra, 0) == 1 ? 1 : -1;
    }
    return;
  }
}

bool CandidateValues::CommaBehind(size_t k) const {
  const Span gap{all_.items[k].span.end, all_.items[k + 1].span.begin};
  return !gap.empty() && doc_.text[gap.begin] == ',';
}

absl::string_view CandidateValues::NumericText(const Candidate& c) const {
  for (uint32_t k = 0; k < c.capture_count; ++k) {
    const Capture& capture = all_.captures[c.first_capture + k];
    if (capture.slot == kIso || capture.slot == kNumeric) return capture.token.In(doc_.text);
  }
  return {};
}

// Two sets of slots that share what only one of them has.
Value CandidateValues::RangeOf(const Candidate& c, const Discourse& story, Slots* s) const {
  Slots b = SlotsOf(c, 1);
  if (Value month; IsoMonth(c, *s, b, &month)) return month;
  if (b.Has(kShortYear)) ExpandYear(*s, ShortYearDigits(c) == 2, &b);
  ShareEnds(s, &b);
  Value value = DateOf(*s, {}, habits_, story, TenseOf(c));
  const Value end = DateOf(b, {}, habits_, story, TenseOf(c));
  value.last = end.first;
  value.last_about = b.Get(kApprox, 0) == 1;
  value.last_unsure = b.Get(kUncertain, 0) == 1;
  if (value.problem.empty()) value.problem = end.problem;
  value.one_of = s->Has(kBound);
  if (!value.first.known() || !value.last.known()) {
    value.first = value.last = {};
    value.resolution = RESOLUTION_UNSPECIFIED;
  }
  return value;
}

int CandidateValues::ShortYearDigits(const Candidate& c) const {
  for (uint32_t k = 0; k < c.capture_count; ++k) {
    const Capture& capture = all_.captures[c.first_capture + k];
    if (capture.slot == kSlotCount + kShortYear) {
      return static_cast<int>(capture.token.end - capture.token.begin);
    }
  }
  return 0;
}

// '2018-07' is a month, '2008-09' and '1979-89' are years.
bool CandidateValues::IsoMonth(const Candidate& c, const Slots& a, const Slots& b,
                               Value* value) const {
  if (!b.Has(kShortYear) || !a.Has(kYear) || a.Has(kMonth)) return false;
  const int32_t yy = b.Get(kShortYear);
  const bool hyphen = c.span.In(doc_.text).find('-') != absl::string_view::npos;
  if (!hyphen || ShortYearDigits(c) != 2 || yy < 1 || yy > 12 || yy >= a.Get(kYear) % 100)
    return false;
  value->first = MonthPoint(a.Get(kYear), yy);
  value->resolution = EXPLICIT;
  return true;
}

// 'From October to March' in a text that stands in March began the year before.
void CandidateValues::GoBackAYear(const Candidate& end, const Discourse& story,
                                  Value* first) const {
  const int32_t month = all_.Get(end, kMonth);
  if (first->resolution != INHERITED || end.op != Op::kDate || all_.Has(end, kYear) ||
      month == kUnset || !first->first.has_month() || first->first.month <= month) {
    return;
  }
  const InheritedYear year = YearOfMonth(story, month, TenseOf(end));
  if (!year.known || year.year > first->first.year) return;
  first->first.year = year.year - 1;
}

// The ends of a range inside one expression: the words up to the last capture of the first end,
// and from the first capture of the second.
bool CandidateValues::EndsOf(const Candidate& c, Span* first, Span* last) const {
  uint32_t begin2 = c.span.end, end1 = c.span.begin;
  for (uint32_t k = 0; k < c.capture_count; ++k) {
    const Capture& capture = all_.captures[c.first_capture + k];
    if (!capture.token.empty() && capture.slot >= kSlotCount) {
      begin2 = std::min(begin2, capture.token.begin);
    }
  }
  for (uint32_t k = 0; k < c.capture_count; ++k) {
    const Capture& capture = all_.captures[c.first_capture + k];
    if (!capture.token.empty() && capture.token.end <= begin2) {
      end1 = std::max(end1, capture.token.end);
    }
  }
  if (end1 <= c.span.begin || begin2 >= c.span.end || end1 >= begin2) return false;
  *first = {c.span.begin, end1};
  *last = {begin2, c.span.end};
  return true;
}

}  // namespace dateline
