#include "absl/strings/str_cat.h"
#include "reconcile/compare.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

bool IsEntityLevel(Level level) {
  return (level >= Level::kSameRole && level <= Level::kPlaceDiffers) ||
         level == Level::kOtherReleaseAside;
}

std::string DatesCompared(const ClaimTable& table, int32_t a, int32_t b) {
  const TimeValue &x = table.claims[a]->date(), &y = table.claims[b]->date();
  return x.edtf().empty() || y.edtf().empty() ? ""
                                              : absl::StrCat(DateInWords(x), " ~ ", DateInWords(y));
}

std::string Detail(const ClaimTable& table, const Part& part) {
  if (part.a < 0 || part.b < 0) return "";
  const auto text = [&](int32_t id) -> absl::string_view {
    return IsEntityLevel(part.level) ? absl::string_view(table.entities[id].entity->name())
                                     : table.strings.Text(id);
  };
  return part.a == part.b ? std::string(text(part.a))
                          : absl::StrCat(text(part.a), " ~ ", text(part.b));
}

}  // namespace

Link ExplainLink(const ClaimTable& table, const Weights& weights, int32_t a, int32_t b) {
  if (b < a) std::swap(a, b);
  const Comparison comparison = CompareClaims(table, weights, a, b);
  Link link;
  link.set_a(table.claims[a]->id());
  link.set_b(table.claims[b]->id());
  link.set_score(comparison.score);
  link.set_probability(Probability(comparison.score));
  for (const Part& part : comparison.parts) {
    const LevelWeight& row = weights[part.level];
    if (part.weight == 0 && row.field != "time") continue;
    Weight& weight = *link.add_weights();
    weight.set_field(row.field);
    weight.set_level(absl::StrCat(row.name, ": ", row.meaning));
    weight.set_weight(part.weight);
    weight.set_detail(row.field == "time" ? DatesCompared(table, a, b) : Detail(table, part));
  }
  return link;
}

}  // namespace dateline
