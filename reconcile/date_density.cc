#include "reconcile/date_density.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/hash.h"
#include "reconcile/claim_table.h"
#include "reconcile/coarse_bits.h"

namespace dateline {
namespace {

// A day each for 700 years; longer stretches in longer steps.
constexpr int64_t kMostSteps = 1 << 18;

// Of AtMost: so many days, from any day on, and fewer claims in them count as none.
constexpr int64_t kYear = 365;
constexpr int32_t kFewInYear = 32;

int64_t YearOf(int64_t day) { return day >= 0 ? day / kYear : -((-day + kYear - 1) / kYear); }

int64_t MiddleOf(DayRange range) { return (static_cast<int64_t>(range.low) + range.high) / 2; }

}  // namespace

DateDensity::DateDensity(const std::vector<ClaimRow>& rows)
    : all_(static_cast<float>(rows.size() + kBackground)) {
  std::vector<int64_t> middles;
  for (const ClaimRow& row : rows) {
    if (row.date.dated() && !row.date.hull().open()) middles.push_back(MiddleOf(row.date.hull()));
  }
  if (middles.empty()) return;
  const auto [least, most] = std::minmax_element(middles.begin(), middles.end());
  first_ = *least;
  step_ = 1 + (*most - *least) / kMostSteps;
  before_.assign(static_cast<size_t>((*most - first_) / step_ + 2), 0);
  for (int64_t middle : middles) ++before_[static_cast<size_t>((middle - first_) / step_ + 1)];
  for (size_t i = 1; i < before_.size(); ++i) before_[i] += before_[i - 1];
  CountYears(middles);
}

void DateDensity::CountYears(const std::vector<int64_t>& middles) {
  std::map<int64_t, int32_t> count;
  for (int64_t middle : middles) ++count[YearOf(middle)];
  float sum = 0;
  fingerprint_ = MixHash(static_cast<uint64_t>(step_), CoarseStep(CoarseUp(std::log2(all_))));
  for (const auto& [year, claims] : count) {
    if (claims < kFewInYear) continue;
    years_.push_back({year, sum});
    // All bounds rest on it: in steps of half a bit it hardly ever changes.
    const int step = static_cast<int>(2 * std::log2(static_cast<float>(claims)));
    sum += std::exp2(0.5f * static_cast<float>(step));
    fingerprint_ = MixHash(MixHash(fingerprint_, static_cast<uint64_t>(year)), step);
  }
  years_.push_back({std::numeric_limits<int64_t>::max(), sum});
}

int64_t DateDensity::Before(int64_t day) const {
  if (day <= first_) return 0;
  const auto step = static_cast<size_t>((day - first_ + step_ - 1) / step_);
  return before_[std::min(step, before_.size() - 1)];
}

float DateDensity::Bits(const DateComparison& dates) const {
  if (before_.empty() || dates.a.open() || dates.b.open()) return 0;
  const int64_t low = std::min(dates.a.low, dates.b.low),
                high = std::max(dates.a.high, dates.b.high);
  const int64_t within = std::max<int64_t>(1, Before(high + 1) - Before(low));
  return std::max(0.0f, std::log2(all_ / static_cast<float>(within)));
}

float DateDensity::InYearsBefore(int64_t number) const {
  return std::partition_point(years_.begin(), years_.end() - 1,
                              [&](const Year& year) { return year.number < number; })
      ->before;
}

float DateDensity::AtMost(const DateComparison& dates) const {
  if (before_.empty() || dates.a.open() || dates.b.open()) return 0;
  const int64_t low = std::min(dates.a.low, dates.b.low),
                high = std::max(dates.a.high, dates.b.high);
  // Bits may miss what lies in the step of the first day.
  const int64_t first = YearOf(low + step_ - 1 + kYear - 1), last = YearOf(high + 1);
  const float within = first < last ? InYearsBefore(last) - InYearsBefore(first) : 0;
  return std::max(0.0f, CoarseUp(std::log2(all_)) - std::log2(std::max(1.0f, within)));
}

}  // namespace dateline
