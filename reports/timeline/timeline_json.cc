#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/str_format.h"
#include "base/civil.h"
#include "reports/inert.h"
#include "reports/timeline/lanes.h"
#include "reports/timeline/timeline.h"

namespace dateline {
namespace {

using OrderedJson = nlohmann::ordered_json;

struct Entry {
  const TimeValue* date;
  OrderedJson json;
};

std::string IsoDay(int32_t number) {
  const CivilDay day = CivilFromDayNumber(number);
  return absl::StrFormat("%s%04d-%02d-%02d", day.year < 0 ? "-" : "", std::abs(day.year), day.month,
                         day.day);
}

OrderedJson Source(const Claim& claim) {
  return {{"path", Inert(claim.location().path())},
          {"line", claim.location().line()},
          {"column", claim.location().column()},
          {"text", Inert(claim.date().text())},
          {"quote", Inert(claim.quote())}};
}

OrderedJson EntryJson(const TimeValue& date, const std::string& label) {
  OrderedJson json = {{"edtf", Inert(date.edtf())}};
  if (date.has_earliest()) json["earliest"] = IsoDay(date.earliest());
  if (date.has_latest()) json["latest"] = IsoDay(date.latest());
  if (date.approximate()) json["approximate"] = true;
  if (date.uncertain()) json["uncertain"] = true;
  json["label"] = Inert(label);
  return json;
}

void AddFinding(const FindingView& finding, std::vector<Entry>* entries,
                std::set<const Claim*>* used) {
  for (const ReadingView& reading : finding.readings) {
    if (reading.witnesses.empty() || reading.witnesses[0].claim->date().edtf().empty()) continue;
    const TimeValue& date = reading.witnesses[0].claim->date();
    OrderedJson json = EntryJson(date, LaneLabel(finding));
    json["kind"] = KindName(finding.finding->kind());
    json["disputed"] = reading.disputed;
    json["finding"] = Inert(finding.finding->id());
    json["sources"] = OrderedJson::array();
    for (const Witness& witness : reading.witnesses) {
      json["sources"].push_back(Source(*witness.claim));
      used->insert(witness.claim);
    }
    entries->push_back({&date, std::move(json)});
  }
}

bool Earlier(const Entry& a, const Entry& b) {
  constexpr int32_t kOpen = std::numeric_limits<int32_t>::min();
  const auto begin = [](const TimeValue& date) {
    return date.has_earliest() ? date.earliest() : kOpen;
  };
  const auto end = [](const TimeValue& date) {
    return date.has_latest() ? date.latest() : std::numeric_limits<int32_t>::max();
  };
  if (begin(*a.date) != begin(*b.date)) return begin(*a.date) < begin(*b.date);
  return end(*a.date) < end(*b.date);
}

}  // namespace

std::string RenderTimelineJson(const ReportView& view) {
  std::vector<Entry> entries;
  std::set<const Claim*> used;
  for (const FindingView& finding : view.findings) AddFinding(finding, &entries, &used);
  for (const Claim& claim : view.report->claims()) {
    if (claim.date().edtf().empty() || used.count(&claim) > 0) continue;
    OrderedJson json = EntryJson(
        claim.date(), claim.event().text().empty() ? claim.event().head() : claim.event().text());
    json["kind"] = "claim";
    json["disputed"] = false;
    json["sources"] = OrderedJson::array({Source(claim)});
    entries.push_back({&claim.date(), std::move(json)});
  }
  std::stable_sort(entries.begin(), entries.end(), Earlier);
  OrderedJson list = OrderedJson::array();
  for (Entry& entry : entries) list.push_back(std::move(entry.json));
  return OrderedJson({{"version", 1}, {"entries", list}}).dump(1) + "\n";
}

}  // namespace dateline
