// Words, combinations and figures that both have.
#include <algorithm>
#include <cmath>

#include "reconcile/comparer.h"
#include "reconcile/digits.h"

namespace dateline {
namespace {

// Two figures of one thing are of about one size.
constexpr double kSameSize = 3;
// Smaller numbers of a thing are told of parts of it.
constexpr double kLeastCounted = 5;
}  // namespace

// What the comparison of events and objects has counted.
bool Comparer::Told(const ClaimRow& row, int32_t term) {
  return term == row.family || term == row.head || term == row.object;
}

float Comparer::SharedBits(absl::Span<const int32_t> xs, absl::Span<const int32_t> ys,
                           int32_t* rarest) {
  float sum = 0, most = 0;
  for (size_t i = 0, j = 0; i < xs.size() && j < ys.size();) {
    if (xs[i] < ys[j]) {
      ++i;
    } else if (ys[j] < xs[i]) {
      ++j;
    } else {
      const int32_t term = xs[i];
      ++i, ++j;
      if (Told(x_, term) && Told(y_, term)) continue;
      sum += table_.bits[term];
      if (table_.bits[term] > most) most = table_.bits[term], *rarest = term;
    }
  }
  return sum;
}

// The rarest combination that both have, and how many more are nearly as rare. The rarest stand
// first.
void Comparer::CompareKeys() {
  float most = 0;
  int rare = 0;
  for (uint32_t i = x_.keys, j = y_.keys; i < x_.keys_end && j < y_.keys_end;) {
    const uint32_t x = table_.keys[i], y = table_.keys[j];
    if (x == y && most == 0) most = table_.key_bits[x];
    if (most > 0 && std::max(x, y) >= table_.rare_keys) break;
    rare += x == y;
    i += x <= y;
    j += y <= x;
  }
  if (most > 0) Add(Level::kSharedKeys, most);
  if (rare > 1) Add(Level::kSharedKeysMore, std::log2(static_cast<float>(rare)));
}

void Comparer::CompareTerms() {
  const auto xs = table_.terms_of(a_), ys = table_.terms_of(b_);
  int32_t local = -1, rarest = -1;
  const float near = SharedBits(table_.local_of(a_), table_.local_of(b_), &local);
  if (local >= 0) Add(Level::kSharedLocal, near, local, local);
  const float shared = SharedBits(xs, ys, &rarest);
  if (rarest >= 0) {
    Add(Level::kSharedTerms, shared, rarest, rarest);
  } else if (xs.size() > 2 && ys.size() > 2) {
    Add(Level::kNoSharedTerms);
  }
  int32_t word = -1;
  const auto xc = table_.context_of(a_), yc = table_.context_of(b_);
  const float context =
      SharedBits(xs, yc, &word) + SharedBits(xc, ys, &word) + 0.5f * SharedBits(xc, yc, &word);
  if (word >= 0) Add(Level::kSharedContext, context, word, word);
}

void Comparer::CompareQuantities() {
  bool near = false, moved = false;
  float counted = 0;  // bits of the rarest thing that both count, to other figures
  int32_t thing = -1;
  bool sole = false;  // each gives one figure for it
  for (const QuantityRow& p : table_.quantities_of(a_)) {
    for (const QuantityRow& q : table_.quantities_of(b_)) {
      if (p.unit < 0 || p.unit != q.unit) continue;
      // A small number is equal to another by chance.
      if (p.value == q.value && std::abs(p.value) > 3) return Add(Level::kSameQuantity);
      moved |= DigitsMoved(p.value, q.value);
      const bool meet = p.min <= q.max && q.min <= p.max;
      near |= meet;
      const double low = std::min(p.value, q.value), high = std::max(p.value, q.value);
      if (!meet && low >= kLeastCounted && p.of >= 0 && p.of == q.of && !p.common &&
          high <= kSameSize * low && table_.bits[p.of] > counted) {
        counted = table_.bits[p.of], thing = p.of, sole = p.sole && q.sole;
      }
    }
  }
  if (near) return Add(Level::kNearQuantity);
  if (moved) Add(Level::kDigitsMoved);
  // Where the dates differ too, all that says that they are one is told of two.
  if (thing < 0 || result_.dates.relation == DateRelation::kDisjoint) return;
  Add(Level::kSameMeasure, counted, thing, thing);
  if (sole && x_.document != y_.document) Add(Level::kSoleCount, 0, thing, thing);
}

}  // namespace dateline
