#include "gate/iso_date.h"

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "base/civil.h"

namespace dateline {

std::optional<int32_t> ParseIsoDate(absl::string_view text) {
  constexpr absl::string_view kShape = "dddd-dd-dd";
  if (text.size() != kShape.size()) return std::nullopt;
  for (size_t i = 0; i < text.size(); ++i) {
    if (kShape[i] == 'd' ? !absl::ascii_isdigit(text[i]) : text[i] != '-') return std::nullopt;
  }
  int year = 0, month = 0, day = 0;
  if (!absl::SimpleAtoi(text.substr(0, 4), &year) || !absl::SimpleAtoi(text.substr(5, 2), &month) ||
      !absl::SimpleAtoi(text.substr(8, 2), &day) || !IsValidDay(year, month, day)) {
    return std::nullopt;
  }
  return DayNumber(year, month, day);
}

}  // namespace dateline
