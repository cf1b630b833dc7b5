#include <algorithm>
#include <cmath>
#include <map>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "reconcile/judge.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

constexpr size_t kShortWord = 3;  // 'of', 'the'
constexpr absl::string_view kOf = " of ";

// What an ordinal without a noun costs.
constexpr double kBare = 0.85;

// 'third visit' and 'second visit' count the same thing; 'third visit' and 'first woman' do not.
bool CountSameThing(const ClaimTable& table, const ClaimRow& a, const ClaimRow& b) {
  if (a.ordinal_of == b.ordinal_of) return true;
  // 'A third followed': what is counted is the event.
  if (a.ordinal_of < 0 || b.ordinal_of < 0) return true;
  const absl::string_view x = table.strings.Text(a.ordinal_of),
                          y = table.strings.Text(b.ordinal_of);
  // 'maintainer' in 'maintainer of a project'.
  if (x.substr(0, x.find(' ')) == y.substr(0, y.find(' '))) return true;
  // 'visit by a head of state', 'head of state to come'.
  const std::vector<absl::string_view> words = absl::StrSplit(x, ' '),
                                       others = absl::StrSplit(y, ' ');
  const auto shared = std::count_if(words.begin(), words.end(), [&](absl::string_view word) {
    return word.size() > kShortWord &&
           std::find(others.begin(), others.end(), word) != others.end();
  });
  return shared >= 2;
}

// 'The last of seventeen children' is the seventeenth; 'the last' by itself may be any.
int32_t PlaceOf(const ClaimTable& table, const ClaimRow& row) {
  if (row.ordinal >= 0 || row.ordinal_of < 0) return row.ordinal;
  const absl::string_view of = table.strings.Text(row.ordinal_of);
  const size_t last = of.rfind(kOf.data(), absl::string_view::npos, kOf.size());
  int32_t number = 0;
  const bool counted = last != absl::string_view::npos &&
                       absl::SimpleAtoi(of.substr(last + kOf.size()), &number) && number > 0;
  return counted ? number : row.ordinal;
}

}  // namespace

void JudgeOrdinals(const JudgeContext& context, const std::vector<int32_t>& claims,
                   const Event& event, std::vector<Finding>* findings) {
  const ClaimTable& table = context.table;
  std::vector<int32_t> counted;
  for (int32_t row : claims) {
    if (table.rows[row].ordinal != 0) counted.push_back(row);
  }
  std::map<int32_t, std::vector<int32_t>> by_value;
  double confidence = 0;
  int32_t best_a = -1, best_b = -1;
  for (size_t i = 0; i < counted.size(); ++i) {
    for (size_t j = i + 1; j < counted.size(); ++j) {
      const ClaimRow &a = table.rows[counted[i]], &b = table.rows[counted[j]];
      if (!CountSameThing(table, a, b) || !CanContradict(a, b)) continue;
      const int32_t x = PlaceOf(table, a), y = PlaceOf(table, b);
      if (x != y && (x < 0 || y < 0)) continue;  // the third may be the last
      by_value[x].push_back(counted[i]);
      by_value[y].push_back(counted[j]);
      const double p =
          Probability(CompareClaims(table, context.weights, counted[i], counted[j]).score);
      const bool bare = a.ordinal_of < 0 || b.ordinal_of < 0;
      if (x != y && (bare ? kBare : 1) * p > confidence) {
        confidence = (bare ? kBare : 1) * p, best_a = counted[i], best_b = counted[j];
      }
    }
  }
  if (by_value.size() < 2 || best_a < 0) return;
  FindingDraft draft;
  draft.dimension = ORDINAL;
  draft.event = event.id();
  draft.label = event.label();
  draft.severity = MEDIUM;
  draft.confidence = confidence;
  for (auto& [value, rows] : by_value) {
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    DraftReading& reading = draft.readings.emplace_back();
    reading.value = absl::StrCat(value);
    reading.words = OrdinalInWords(value);
    for (int32_t row : rows) reading.claims.push_back(table.claims[row]);
  }
  for (size_t i = 0; i < draft.readings.size(); ++i) {
    for (size_t j = i + 1; j < draft.readings.size(); ++j) {
      draft.conflicts.push_back({static_cast<int>(i), static_cast<int>(j)});
    }
  }
  draft.explanation = absl::StrCat("One thing is counted differently. ",
                                   WhyOneEvent(context, claims, best_a, best_b));
  findings->push_back(BuildFinding(draft));
}

}  // namespace dateline
