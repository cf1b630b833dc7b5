// A length in hours or minutes against the two times of day that its sentence gives: 'for four and
// a half hours, from 09:42 to 13:17'.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "reconcile/lints.h"
#include "reconcile/quantities.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

constexpr int kDay = 24 * 60;

// Minutes since midnight of "2024-02-27T09:42:00"; -1: no time of day.
int MinuteOfDay(absl::string_view edtf) {
  const size_t mark = edtf.find('T');
  int hour = 0, minute = 0;
  if (mark == absl::string_view::npos || edtf.size() < mark + 6 || edtf[mark + 3] != ':' ||
      absl::StrContains(edtf, '/') || !absl::SimpleAtoi(edtf.substr(mark + 1, 2), &hour) ||
      !absl::SimpleAtoi(edtf.substr(mark + 4, 2), &minute)) {
    return -1;
  }
  return 60 * hour + minute;
}

// Whether the sentence says that something went on from one time to the other.
bool SaysFromTo(absl::string_view quote, absl::string_view from, absl::string_view to) {
  if (from.empty() || to.empty()) return false;
  for (absl::string_view joint : {" to ", " until ", " till ", "–", "-"}) {
    if (absl::StrContains(quote, absl::StrCat(from, joint, to))) return true;
  }
  return absl::StrContains(quote, absl::StrCat("between ", from, " and ", to));
}

// The two times of day of a sentence, the earlier told first; false: there are not two, or more.
bool TimesOf(const std::vector<const Claim*>& sentence, const Claim** from, const Claim** to) {
  std::vector<const Claim*> times;
  for (const Claim* claim : sentence) {
    if (MinuteOfDay(claim->date().edtf()) < 0) continue;
    const bool seen = std::any_of(times.begin(), times.end(), [&](const Claim* other) {
      return other->date().edtf() == claim->date().edtf();
    });
    if (!seen) times.push_back(claim);
  }
  if (times.size() != 2) return false;
  *from = times[0], *to = times[1];
  return SaysFromTo(times[0]->quote(), times[0]->date().text(), times[1]->date().text());
}

// How far a length may be off that is told so, in minutes: a whole hour is round, 95 minutes not.
double Slack(const Quantity& quantity) {
  const double value = quantity.value();
  double slack = 3;
  if (quantity.unit() == "hour") slack = value == std::floor(value) ? 30 : 16;
  if (quantity.unit() == "minute" && std::fmod(value, 10) == 0) slack = 6;
  if (quantity.unit() == "minute" && std::fmod(value, 30) == 0 && value >= 60) slack = 16;
  return quantity.approximate() ? 2 * slack + 0.1 * value : slack;
}

// The one length in hours or minutes of a sentence, and the claim that has it; null: none, or more.
const Quantity* LengthOf(const std::vector<const Claim*>& sentence, const Claim** host) {
  const Quantity* found = nullptr;
  for (const Claim* claim : sentence) {
    for (const Quantity& quantity : claim->quantities()) {
      if (quantity.unit() != "hour" && quantity.unit() != "minute") continue;
      if (!quantity.of().empty()) return nullptr;
      if (found != nullptr && found->text() != quantity.text()) return nullptr;
      found = &quantity, *host = claim;
    }
  }
  return found;
}

bool Fits(const Quantity& length, int start, int end) {
  constexpr double kMinutesOfDay = kDay;
  const Figure figure = ReadFigure(length);
  const double slack = Slack(length);
  const int between = (end - start + kDay) % kDay;
  const auto fits = [&](int minutes) {
    return figure.low * kMinutesOfDay - slack <= minutes &&
           figure.high * kMinutesOfDay + slack >= minutes;
  };
  // A clock of twelve hours may leave noon unsaid.
  const bool twelve = start < kDay / 2 && end < kDay / 2;
  return fits(between) || (twelve && fits((between + kDay / 2) % kDay));
}

void CheckSentence(const std::vector<const Claim*>& sentence, std::vector<Finding>* findings) {
  const Claim *from = nullptr, *to = nullptr, *host = nullptr;
  if (!TimesOf(sentence, &from, &to)) return;
  const int start = MinuteOfDay(from->date().edtf()), end = MinuteOfDay(to->date().edtf());
  const Quantity* const length = LengthOf(sentence, &host);
  if (length == nullptr || Fits(*length, start, end)) return;
  const int between = (end - start + kDay) % kDay;
  const std::string times = absl::StrCat(from->date().text(), " to ", to->date().text());
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.75;
  draft.title = absl::StrCat(length->text(), " against ", times);
  draft.explanation = absl::StrCat("From ", times, " it is ", between / 60, " h ", between % 60,
                                   " min; the text says ", length->text(), ".");
  draft.query =
      absl::StrCat("Please check the times and the length in ", Quoted(host->quote()), ".");
  draft.claims = {host};
  draft.values = {absl::StrCat(times, ", ", length->text())};
  findings->push_back(MakeLint(draft));
}

}  // namespace

void LintClockLength(const LintInput& input, std::vector<Finding>* findings) {
  std::vector<const Claim*> sentence;
  for (const Claim* claim : input.claims) {
    const bool same = !sentence.empty() && claim->quote_location().byte_offset() ==
                                               sentence.front()->quote_location().byte_offset();
    if (!same) {
      CheckSentence(sentence, findings);
      sentence.clear();
    }
    sentence.push_back(claim);
  }
  CheckSentence(sentence, findings);
}

}  // namespace dateline
