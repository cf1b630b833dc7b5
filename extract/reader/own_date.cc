#include "extract/reader/own_date.h"

#include <re2/re2.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/publication_date.h"

namespace dateline {
namespace {

constexpr size_t kLongestLine = 160;

// A weekday in front of a date, and a date with its year; regular expressions.
constexpr char kWeekday[] =
    R"((?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day|\.)?,? )?)";
constexpr char kFullDate[] =
    R"(((?:\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?),? \d{4}))";
// One whose year may be left out.
constexpr char kReportDay[] =
    R"((?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)";

// What may stand behind a date that is a line's last: a time of day with its zone, a page.
bool OnlyTimeBehind(absl::string_view text) {
  static const RE2 kBehind(
      R"((?i)^[\s,.;|@)*_\x{B7}\x{2022}\x{2013}\x{2014}-]*(?:(?:at\s+)?\d{1,2}(?:[.:]?\d\d){0,2}\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{1,5}(?:[+-]\d{1,2}(?::\d\d)?)?\)?)?)?[\s,.;|)*_]*(?:(?:page|p\.)\s*[A-Z]?\d+)?$)");
  return RE2::PartialMatch(Std(text), kBehind);
}

// Names a newspaper, an agency or a department that writes.
bool NamesPublication(absl::string_view text) {
  static const RE2 kPublication(
      R"(\b(?:Advertiser|Argus|Bulletin|Chronicle|Courier|Dispatch|Echo|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Magazine|Mail|Mercury|Messenger|Mirror|Monitor|News|Newsletter|Newsroom|Observer|Post|Press|Record|Register|Review|Standard|Star|Sun|Telegraph|Times|Tribune|Weekly|World)\b)");
  return RE2::PartialMatch(Std(text), kPublication);
}

// "Lima Branch - No. 41 - 7 November 2018": numbers an issue of what appears again and again.
bool NumbersIssue(absl::string_view text) {
  static const RE2 kIssue(
      R"(\b(?:[Nn]o|NO|[Nn]r|[Ii]ssue|ISSUE|[Vv]ol(?:ume)?|VOL|[Nn]umber)\.? ?\d)");
  return RE2::PartialMatch(Std(text), kIssue);
}

// The line of capitals over an agency's copy: "AND0231 4 GEN HARBOUR-STRIKE 24-10-2018 1605GMT".
// Days up to the twelfth may be months and are left alone.
bool ReadSlug(absl::string_view text, TimeValue* date) {
  static const RE2 kDayFirst(
      R"(^[^a-z\n]*[A-Z]{3}[^a-z\n]*?\b(1[3-9]|2\d|3[01])[-./](0?[1-9]|1[0-2])[-./]((?:19|20)\d\d)\b([^a-z\n]*)$)");
  static const RE2 kIso(R"(^[^a-z\n]*[A-Z]{3}[^a-z\n]*?\b((?:19|20)\d\d-\d\d-\d\d)\b([^a-z\n]*)$)");
  if (text.size() > kLongestLine) return false;
  std::string day, month, year, iso, behind;
  if (RE2::FullMatch(Std(text), kDayFirst, &day, &month, &year, &behind)) {
    iso = absl::StrCat(year, "-", month.size() == 1 ? "0" : "", month, "-", day);
  } else if (!RE2::FullMatch(Std(text), kIso, &iso, &behind)) {
    return false;
  }
  return OnlyTimeBehind(behind) && ReadIsoDate(iso, date);
}

// A line that ends in a date, below a byline, a newspaper's name or alone.
bool IsDateLine(absl::string_view text, TimeValue* date) {
  TimeValue found;
  if (text.size() > kLongestLine || !FindWrittenDate(text, &found)) return false;
  const size_t at = text.find(found.text());
  if (!OnlyTimeBehind(text.substr(at + found.text().size()))) return false;
  const absl::string_view before = text.substr(0, at);
  static const RE2 kBare(absl::StrCat(R"(^[\s*_(\[]*)", kWeekday, R"([\s*_]*$)"));
  static const RE2 kByline(R"((?i)^[\s*_]*(?:by|words|text|from|report(?:ed)? by|story by)\b:? )");
  static const RE2 kSeparated(
      absl::StrCat(R"([|,*_\n\x{B7}\x{2022}\x{2013}\x{2014}-]\s*)", kWeekday, "$"));
  const bool line = RE2::PartialMatch(Std(before), kBare) ||
                    RE2::PartialMatch(Std(before), kByline) ||
                    ((NamesPublication(before) || NumbersIssue(before)) &&
                     RE2::PartialMatch(Std(before), kSeparated));
  if (line) *date = found;
  return line;
}

// "Antwerp, Wednesday, 12 June 2019." and "For immediate release. Lima, May 3, 1921 -" in front of
// a text's first sentence.
bool OpensWithPlaceAndDate(absl::string_view text, TimeValue* date) {
  static const RE2 kPlace(
      absl::StrCat(R"(^[(\[*_]*(?:[Ff]or immediate release\W+|FOR IMMEDIATE RELEASE\W+)?)",
                   R"((?:[A-Z\x{C0}-\x{DE}][\w.'\x{2019}-]*,? ){1,5}\(?)", kWeekday, kFullDate,
                   R"(\s*(?:[.:)\]*_/\x{2013}\x{2014}-]|$))"));
  std::string written;
  return RE2::PartialMatch(Std(text.substr(0, kLongestLine)), kPlace, &written) &&
         FindWrittenDate(written, date);
}

}  // namespace

size_t DatelineSize(absl::string_view text) {
  // Place, day (agency) dash: the place in capitals, or an agency in brackets; the day on either
  // side of the agency.
  static const RE2 kDateline(absl::StrCat(
      R"(^((?:[A-Z\x{C0}-\x{DE}][\w.'\x{2019}-]*,? ){1,4}(?:)", kWeekday, kReportDay,
      R"(,? ?)?(?:[(\[][A-Z][A-Za-z -]{1,20}[)\]] ?)(?:-|\x{2013}|\x{2014}|--) ?)[A-Z"'\x{201C}])"));
  static const RE2 kCapitals(
      absl::StrCat(R"(^((?:[A-Z\x{C0}-\x{DE}]{3,}[ ,]+){1,3}(?:[A-Z][a-z]+\.?, ?){0,2})", kWeekday,
                   kReportDay, R"( ?(?:-|\x{2013}|\x{2014}|--) ?)[A-Z"'\x{201C}])"));
  const absl::string_view head = text.substr(0, 120);
  if (head.find('-') == absl::string_view::npos && head.find('\xE2') == absl::string_view::npos)
    return 0;
  std::string dateline;
  if (RE2::PartialMatch(Std(head), kDateline, &dateline) ||
      RE2::PartialMatch(Std(head), kCapitals, &dateline)) {
    return dateline.size();
  }
  return 0;
}

bool ReadLabelledDate(absl::string_view text, TimeValue* date) {
  static const RE2 kLabel(
      R"((?i)(?:^|[;.|*_]\s*)(?:issued|date|dated|(?:first )?published(?: online)?|publication date|posted|filed|released?|available online|(?:last )?updated)\b\s*(?:on|at)?\s*[:*_]*\s*(.{6,60}))");
  std::string rest;
  return text.size() <= 300 && RE2::PartialMatch(Std(text), kLabel, &rest) &&
         FindWrittenDate(rest, date);
}

bool ReadOwnDate(absl::string_view text, TimeValue* date) {
  if (text.empty()) return false;
  if (IsDateLine(text, date) || ReadSlug(text, date) || OpensWithPlaceAndDate(text, date))
    return true;
  const size_t dateline = DatelineSize(text);
  return dateline > 0 && FindWrittenDate(text.substr(0, dateline), date);
}

}  // namespace dateline
