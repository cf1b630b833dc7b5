// How many claims are dated in a stretch of time: what two dates that lie close together are worth.
//
//   DateDensity density(table.rows);
//   density.Bits(comparison)   // log2(claims / claims dated between and within both dates)
//
// Two texts that each give some dates of one century hardly ever meet within a day by chance; two
// that tell of one week do so in every sentence. It is for dates what rarity is for words: the
// chance that a claim taken at random would agree as well (u of Fellegi and Sunter).
#ifndef DATELINE_RECONCILE_DATE_DENSITY_H_
#define DATELINE_RECONCILE_DATE_DENSITY_H_

#include <cstdint>
#include <vector>

#include "reconcile/dates.h"

namespace dateline {

struct ClaimRow;

class DateDensity {
 public:
  DateDensity() = default;
  explicit DateDensity(const std::vector<ClaimRow>& rows);

  // In bits, at least 0; 0 where a side of either date is open. Constant time. Claims count where
  // the middle of their date is; a stretch of many years is counted in steps of some days.
  float Bits(const DateComparison& dates) const;

  // The most that Bits can be, from counts of whole years in coarse steps (coarse_bits.h): it
  // hardly ever changes with one claim more or less, and only when fingerprint() does.
  float AtMost(const DateComparison& dates) const;
  uint64_t fingerprint() const { return fingerprint_; }

 private:
  // Years in which many claims are dated, in order.
  struct Year {
    int64_t number;
    float before;  // claims in the years listed before this one, at least
  };

  void CountYears(const std::vector<int64_t>& middles);
  float InYearsBefore(int64_t number) const;
  int64_t Before(int64_t day) const;  // claims whose middle lies before the day

  int64_t first_ = 0;            // day at which the first step begins
  int64_t step_ = 1;             // days
  float all_ = 0;                // claims, imagined ones included
  std::vector<int32_t> before_;  // by step
  std::vector<Year> years_;      // one more at the end
  uint64_t fingerprint_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_DATE_DENSITY_H_
