#include "extract/reader/publication_date.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "base/civil.h"

namespace dateline {
namespace {

constexpr absl::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr absl::string_view kFullMonths[] = {"january",   "february", "march",    "april",
                                             "may",       "june",     "july",     "august",
                                             "september", "october",  "november", "december"};

void Set(absl::string_view text, int year, int month, int day, TimeValue* date) {
  date->Clear();
  date->set_text(std::string(text));
  date->set_kind(POINT_IN);
  date->set_resolution(EXPLICIT);
  date->set_confidence(1);
  date->set_timex_type("DATE");
  const int last = day > 0 ? day : DaysInMonth(year, month > 0 ? month : 12);
  date->set_earliest(DayNumber(year, month > 0 ? month : 1, day > 0 ? day : 1));
  date->set_latest(DayNumber(year, month > 0 ? month : 12, last));
  date->set_grain(day > 0 ? DAY : month > 0 ? MONTH : YEAR);
  std::string edtf = absl::StrFormat("%04d", year);
  if (month > 0) edtf += absl::StrFormat("-%02d", month);
  if (day > 0) edtf += absl::StrFormat("-%02d", day);
  date->set_edtf(edtf);
  date->set_timex_value(edtf);
}

bool Digits(absl::string_view text, size_t at, size_t count, int* value) {
  if (at + count > text.size()) return false;
  for (size_t k = at; k < at + count; ++k) {
    if (!absl::ascii_isdigit(text[k])) return false;
  }
  return absl::SimpleAtoi(text.substr(at, count), value);
}

// A word or number of the text; punctuation counts as space.
struct Piece {
  absl::string_view text;
  size_t begin = 0, end = 0;
};

Piece NextPiece(absl::string_view text, size_t at) {
  while (at < text.size() && !absl::ascii_isalnum(text[at])) ++at;
  size_t end = at;
  const bool number = at < text.size() && absl::ascii_isdigit(text[at]);
  while (end < text.size() &&
         (number ? absl::ascii_isdigit(text[end]) : absl::ascii_isalpha(text[end]))) {
    ++end;
  }
  return {text.substr(at, end - at), at, end};
}

int MonthOf(absl::string_view word) {
  const std::string lower = absl::AsciiStrToLower(word);
  for (int m = 0; m < 12; ++m) {
    if (lower == kFullMonths[m] || lower == kMonths[m] || (lower == "sept" && m == 8)) return m + 1;
  }
  return 0;
}

int NumberOf(absl::string_view word) {
  int value = 0;
  return word.size() <= 4 && absl::SimpleAtoi(word, &value) ? value : -1;
}

bool IsOrdinalEnding(absl::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

}  // namespace

bool ReadIsoDate(absl::string_view text, TimeValue* date) {
  text = absl::StripLeadingAsciiWhitespace(text);
  int year, month = 0, day = 0;
  if (!Digits(text, 0, 4, &year) || year == 0) return false;
  size_t end = 4;
  if (end < text.size() && (text[end] == '-' || text[end] == '/') && Digits(text, 5, 2, &month)) {
    end = 7;
    if (end < text.size() && text[end] == text[4] && Digits(text, 8, 2, &day)) end = 10;
  } else if (end < text.size() && absl::ascii_isdigit(text[end])) {
    if (!Digits(text, 4, 2, &month) || !Digits(text, 6, 2, &day)) return false;  // 20210305
    end = 8;
  }
  if (month < 0 || month > 12 || (day > 0 && !IsValidDay(year, month, day))) return false;
  Set(text.substr(0, end), year, month, day, date);
  return true;
}

bool FindWrittenDate(absl::string_view text, TimeValue* date) {
  for (size_t at = 0; at < text.size();) {
    const Piece first = NextPiece(text, at);
    if (first.text.empty()) return false;
    at = first.end;
    Piece second = NextPiece(text, first.end);
    if (first.text.size() == 4 && absl::ascii_isdigit(first.text[0]) && first.end < text.size() &&
        text[first.end] == '-' && ReadIsoDate(text.substr(first.begin), date) &&
        date->grain() == DAY) {
      return true;
    }
    int day = NumberOf(first.text), month = MonthOf(first.text);
    if (day > 0 && day <= 31) {
      if (IsOrdinalEnding(second.text)) second = NextPiece(text, second.end);
      if (second.text == "of") second = NextPiece(text, second.end);
      month = MonthOf(second.text);
    } else if (month > 0) {
      day = NumberOf(second.text);
      const Piece ending = NextPiece(text, second.end);
      if (IsOrdinalEnding(ending.text)) second = ending;
    }
    if (month == 0 || day <= 0 || second.begin > first.end + 6) continue;
    const Piece third = NextPiece(text, second.end);
    const int year = third.text.size() == 4 ? NumberOf(third.text) : -1;
    if (year < 1000 || third.begin > second.end + 4 || !IsValidDay(year, month, day)) continue;
    Set(text.substr(first.begin, third.end - first.begin), year, month, day, date);
    return true;
  }
  return false;
}

void SetYear(int year, TimeValue* date) { Set(absl::StrFormat("%d", year), year, 0, 0, date); }

}  // namespace dateline
