#include "cli/time_flags.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/civil.h"

namespace dateline {
namespace {

absl::StatusOr<int32_t> ParseDay(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, '-');
  int year, month, day;
  if (parts.size() == 3 && absl::SimpleAtoi(parts[0], &year) &&
      absl::SimpleAtoi(parts[1], &month) && absl::SimpleAtoi(parts[2], &day) &&
      IsValidDay(year, month, day)) {
    return DayNumber(year, month, day);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--reference-date=", text, ": is no day; write it as 2024-05-31"));
}

}  // namespace

void AddTimeFlags(CLI::App* command, TimeFlags* flags) {
  command->option_defaults()->group("Dates");
  command
      ->add_option("--reading", flags->reading,
                   "How 'in May' is read: by the story (narrative), by the date of publication "
                   "(report), or as each document suggests (auto)")
      ->check(CLI::IsMember({"auto", "narrative", "report"}))
      ->type_name("HOW");
  command
      ->add_option("--reference-date", flags->reference_date,
                   "Date of publication of documents that give none")
      ->type_name("YYYY-MM-DD");
  command->add_option("--date-order", flags->date_order, "How 3/4/1985 is read: auto, dmy, mdy")
      ->check(CLI::IsMember({"auto", "dmy", "mdy"}))
      ->type_name("ORDER");
  command->option_defaults()->group("Options");
}

absl::StatusOr<TimeOptions> TimeOptionsOf(const TimeFlags& flags) {
  TimeOptions options;
  if (flags.reading == "narrative") options.reading = TimeReading::kNarrative;
  if (flags.reading == "report") options.reading = TimeReading::kReport;
  if (flags.date_order == "dmy") options.date_order = DateOrder::kDayMonth;
  if (flags.date_order == "mdy") options.date_order = DateOrder::kMonthDay;
  if (!flags.reference_date.empty()) {
    const absl::StatusOr<int32_t> day = ParseDay(flags.reference_date);
    if (!day.ok()) return day.status();
    options.reference_day = *day;
  }
  return options;
}

}  // namespace dateline
