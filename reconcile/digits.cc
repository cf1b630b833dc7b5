#include "reconcile/digits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "absl/strings/str_format.h"

namespace dateline {

// Swapping digits h and l at a place p changes a number by 9p(l - h).
bool NeighboursSwapped(int64_t a, int64_t b) {
  a = std::abs(a), b = std::abs(b);
  if (a == b || (a - b) % 9 != 0) return false;
  for (int64_t place = 1; place <= a / 10; place *= 10) {
    const int64_t low = a / place % 10, high = a / place / 10 % 10;
    if (a + 9 * place * (low - high) == b) return low > 0 || place * 100 <= a;
  }
  return false;
}

std::string DigitsOf(double value) {
  if (value < 100 || value > 1e15 || value != std::floor(value)) return "";
  return absl::StrFormat("%.0f", value);
}

bool TwoSwapped(absl::string_view a, absl::string_view b) {
  if (a.empty() || a.size() != b.size()) return false;
  std::array<size_t, 2> at{};
  size_t count = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (count == 2) return false;
    at[count++] = i;
  }
  return count == 2 && a[at[0]] == b[at[1]] && a[at[1]] == b[at[0]];
}

bool DigitsMoved(double a, double b) {
  if (a == b || a < 100 || b < 100 || a > 1e15 || b > 1e15) return false;
  if (a != std::floor(a) || b != std::floor(b)) return false;
  std::array<int, 10> digits{};
  for (auto x = static_cast<int64_t>(a); x > 0; x /= 10) ++digits[static_cast<size_t>(x % 10)];
  for (auto x = static_cast<int64_t>(b); x > 0; x /= 10) --digits[static_cast<size_t>(x % 10)];
  return std::all_of(digits.begin(), digits.end(), [](int count) { return count == 0; });
}

}  // namespace dateline
