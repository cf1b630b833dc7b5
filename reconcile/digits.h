// Slips of digits: numbers that become each other when digits change places.
#ifndef DATELINE_RECONCILE_DIGITS_H_
#define DATELINE_RECONCILE_DIGITS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace dateline {

// Whether the digits of a become those of b when two neighbours change places: 1967 and 1976.
// Numbers of one length: 10 does not become 1.
bool NeighboursSwapped(int64_t a, int64_t b);

// The digits of a whole number of three digits and more; empty for any other.
std::string DigitsOf(double value);

// Whether two digits, as DigitsOf gives them, have changed places: 5,609 and 5,906.
bool TwoSwapped(absl::string_view a, absl::string_view b);

// Whether two whole numbers of three digits and more have the same digits in any order: 241, 412.
bool DigitsMoved(double a, double b);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_DIGITS_H_
