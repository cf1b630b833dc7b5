// A figure and where it is told: what the judges of quantities compare.
//
//   std::vector<Sighting> all;
//   AddFigures(table, row, row, &all);
#ifndef DATELINE_RECONCILE_SIGHTINGS_H_
#define DATELINE_RECONCILE_SIGHTINGS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "reconcile/claim_table.h"
#include "reconcile/quantities.h"

namespace dateline {

struct Sighting {
  int32_t row = 0;   // the claim that holds the figure
  int32_t host = 0;  // the claim of the event: row itself, or the dated one in whose sentence it is
  Figure figure;
};

// Appends the figures of a row, lengths of time included; those that were misprinted are left to
// the lints.
void AddFigures(const ClaimTable& table, int32_t row, int32_t host, std::vector<Sighting>* figures);

// Whether a sentence that has a figure also says what another gives instead: the same, or two
// figures whose sum or difference it is, as 'eighty of its 364 ships' leaves 284.
bool Accounted(const std::vector<Sighting>& figures, int32_t host, const Figure& other);

// How many times the smaller the larger is; at least 1.
double Ratio(const Figure& a, const Figure& b);

// How a reading of a finding shows a figure: "214 passenger", "3..5 year".
std::string ValueOf(const Figure& figure);

// The two are told where the stories stand at different times.
bool ToldOfOtherTimes(const ClaimRow& a, const ClaimRow& b);

// Both are told with a day of their own, and no slip explains that the days differ: what had been
// reached by Monday is no contradiction to what was reached a week before.
bool OfOtherDays(const ClaimRow& a, const ClaimRow& b);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_SIGHTINGS_H_
