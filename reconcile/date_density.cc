#include "reconcile/date_density.h"

#include <algorithm>
#include <cmath>

#include "reconcile/claim_table.h"

namespace dateline {
namespace {

// A day each for 700 years; longer stretches in longer steps.
constexpr int64_t kMostSteps = 1 << 18;

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

}  // namespace dateline
