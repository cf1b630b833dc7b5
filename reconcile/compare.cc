#include "reconcile/compare.h"

#include <algorithm>

#include "reconcile/comparer.h"

namespace dateline {
namespace {

constexpr int64_t kOneMonth = 31;  // days

}  // namespace

Comparison Comparer::Run() {
  result_.dates = CompareDates(x_.when, y_.when);
  Add(Level::kPrior, table_.total_bits());
  CompareSource();
  CompareEvents();
  CompareParticipants();
  CompareOrdinals();
  CompareObjects();
  CompareKeys();
  CompareTerms();
  CompareQuantities();
  CompareModality();
  for (const Part& part : result_.parts) result_.identity += part.weight;
  CompareTime();
  CompareAround();
  for (const Part& part : result_.parts) result_.score += part.weight;
  return std::move(result_);
}

void Comparer::CompareSource() {
  const bool same_quote = x_.quote >= 0 && x_.quote == y_.quote;
  if (x_.document == y_.document) {
    Add(same_quote           ? Level::kSameSentence
        : OneTelling(x_, y_) ? Level::kSameDocument
                             : Level::kSummary);
  } else if (same_quote) {
    const bool same = x_.date_text == y_.date_text && x_.head == y_.head;
    Add(same ? Level::kSameWords : Level::kSameSentence);
  } else if (table_.copies.HasCounterpart(x_, y_)) {
    Add(Level::kSameDocument);
  }
}

void Comparer::CompareEvents() {
  const bool classes = x_.event_class >= 0 && y_.event_class >= 0;
  if (x_.family < 0 || y_.family < 0) return Add(Level::kEventUnknown);
  if (x_.family == y_.family && (!classes || x_.event_class == y_.event_class)) {
    return Add(Level::kSameHead, table_.bits[x_.family], x_.family, y_.family);
  }
  if (classes && x_.event_class == y_.event_class) {
    return Add(Level::kSameClass, table_.class_bits[x_.event_class], x_.event_class,
               y_.event_class);
  }
  const auto in_clause = [&](const ClaimRow& row, int32_t other) {
    return Has(table_.terms_of(other), row.head) || Has(table_.terms_of(other), row.family);
  };
  if (in_clause(x_, b_)) return Add(Level::kHeadInClause, table_.bits[x_.head], x_.head, y_.head);
  if (in_clause(y_, a_)) return Add(Level::kHeadInClause, table_.bits[y_.head], x_.head, y_.head);
  Add(classes ? Level::kClassDiffers : Level::kHeadDiffers, 0, x_.head, y_.head);
}

void Comparer::CompareOrdinals() {
  if (!OrdinalsComparable()) return;
  if (x_.ordinal == y_.ordinal) return Add(Level::kSameOrdinal);
  // What happened in one month is hardly the second and the third.
  const DateComparison& dates = result_.dates;
  const bool together =
      dates.relation == DateRelation::kEqual || dates.relation == DateRelation::kContained;
  if (together && std::max(dates.a.width(), dates.b.width()) <= kOneMonth)
    return Add(Level::kOrdinalDiffers);
  Add(x_.recurs && y_.recurs ? Level::kOrdinalDiffersRecurring : Level::kOrdinalDiffers);
}

bool Comparer::OrdinalsComparable() const {
  if (x_.ordinal == 0 || y_.ordinal == 0) return false;
  return x_.ordinal_of == y_.ordinal_of || x_.ordinal_of < 0 || y_.ordinal_of < 0 ||
         (x_.family == y_.family && x_.family >= 0);
}

void Comparer::CompareObjects() {
  if (x_.object < 0 || y_.object < 0) return;
  if (x_.object == y_.object) {
    return Add(Level::kSameObject, table_.bits[x_.object], x_.object, y_.object);
  }
  if (Has(table_.terms_of(b_), x_.object) || Has(table_.terms_of(a_), y_.object)) return;
  Add(Level::kObjectDiffers, 0, x_.object, y_.object);
}

void Comparer::CompareModality() {
  const auto plan = [](const ClaimRow& row) {
    return row.modality == PLANNED || row.modality == EXPECTED || row.modality == CONDITIONAL;
  };
  if ((x_.modality == DENIED || x_.negated) != (y_.modality == DENIED || y_.negated)) {
    Add(Level::kDenied);
  } else if (plan(x_) != plan(y_)) {
    Add(Level::kPlanAgainstDeed);
  }
  const bool ends = x_.date.part == DatePart::kEnd, starts = x_.date.part == DatePart::kStart;
  if ((starts && y_.date.part == DatePart::kEnd) || (ends && y_.date.part == DatePart::kStart)) {
    Add(Level::kStartAgainstEnd);
  }
}

Comparison CompareClaims(const ClaimTable& table, const Weights& weights, int32_t a, int32_t b) {
  return Comparer(table, weights, std::min(a, b), std::max(a, b)).Run();
}

}  // namespace dateline
