#include "gate/edtf_words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/civil.h"

namespace dateline {
namespace {

constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
constexpr const char* kSeasons[] = {"spring", "summer", "autumn", "winter"};

struct Words {
  std::string text;
  bool day = false;
};

// Exactly `count` digits at the front, taken off.
bool TakeNumber(absl::string_view* text, size_t count, int* number) {
  if (text->size() < count) return false;
  for (char c : text->substr(0, count)) {
    if (!absl::ascii_isdigit(c)) return false;
  }
  if (!absl::SimpleAtoi(text->substr(0, count), number)) return false;
  text->remove_prefix(count);
  return true;
}

std::string YearWords(int year, bool negative) {
  if (!negative) return absl::StrCat(year);
  return absl::StrCat(year + 1, " BC");  // astronomical: -0043 is 44 BC
}

// A single date without ~ or ?; empty text when it is none.
Words PlainWords(absl::string_view edtf) {
  const bool negative = absl::ConsumePrefix(&edtf, "-");
  int year = 0, month = 0, day = 0;
  if (!negative && edtf.size() == 4 && (edtf[3] == 'X' || edtf[3] == 'x')) {
    edtf.remove_suffix(1);
    if (TakeNumber(&edtf, 3, &year)) return {absl::StrCat("the ", year, "0s")};
    return {};
  }
  if (!TakeNumber(&edtf, 4, &year)) return {};
  const std::string year_words = YearWords(year, negative);
  if (edtf.empty()) return {year_words};
  if (!absl::ConsumePrefix(&edtf, "-") || !TakeNumber(&edtf, 2, &month)) return {};
  if (month >= 21 && month <= 24 && edtf.empty()) {
    return {absl::StrCat(kSeasons[month - 21], " ", year_words)};
  }
  if (month < 1 || month > 12) return {};
  if (edtf.empty()) return {absl::StrCat(kMonths[month - 1], " ", year_words)};
  if (!absl::ConsumePrefix(&edtf, "-") || !TakeNumber(&edtf, 2, &day) || !edtf.empty() ||
      !IsValidDay(negative ? -year : year, month, day)) {
    return {};
  }
  return {absl::StrCat(day, " ", kMonths[month - 1], " ", year_words), true};
}

Words DateWords(absl::string_view edtf) {
  const bool approximate = absl::ConsumeSuffix(&edtf, "~") || absl::ConsumeSuffix(&edtf, "%");
  const bool uncertain = absl::ConsumeSuffix(&edtf, "?");
  Words words = PlainWords(edtf);
  if (words.text.empty()) return words;
  if (approximate) words.text = absl::StrCat("about ", words.text);
  if (uncertain) words.text = absl::StrCat("probably ", words.text);
  return words;
}

}  // namespace

std::string EdtfInWords(absl::string_view edtf) {
  const size_t slash = edtf.find('/');
  if (slash == absl::string_view::npos) {
    const Words words = DateWords(edtf);
    return words.text.empty() ? "" : absl::StrCat(words.day ? "on " : "in ", words.text);
  }
  const absl::string_view first = edtf.substr(0, slash), last = edtf.substr(slash + 1);
  const std::string from = DateWords(first).text, to = DateWords(last).text;
  if (first == ".." && !to.empty()) return absl::StrCat("until ", to);
  if (last == ".." && !from.empty()) return absl::StrCat("since ", from);
  return from.empty() || to.empty() ? "" : absl::StrCat("from ", from, " to ", to);
}

}  // namespace dateline
