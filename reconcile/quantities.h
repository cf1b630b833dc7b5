// Figures: their dimension, bounds with hedges and rounding, and how two of them stand.
//
//   Figure a = ReadFigure(quantity);             // 'over 3 million refugees': [3e6, open]
//   CompareFigures(a, b) == FigureRelation::kDisjoint
#ifndef DATELINE_RECONCILE_QUANTITIES_H_
#define DATELINE_RECONCILE_QUANTITIES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"

namespace dateline {

struct Figure {
  // In the base unit of the dimension.
  double value = 0;
  double low = 0;
  double high = 0;
  // Half a unit of the last digit that carries meaning: 0.05 million for '2.5 million'.
  double rounding = 0;
  std::string unit;  // of the dimension ("day", "m"), or as written, folded
  std::string of;
  std::string text;
};

enum class FigureRelation {
  kIncomparable,  // other units, or figures of other things
  kEqual,
  kCompatible,  // both may be true: hedges, rounding
  kDisjoint,
};

Figure ReadFigure(const Quantity& quantity);

// A stated length of time as a figure in days; false where the value is none.
bool LengthAsFigure(const TimeValue& value, Figure* figure);

// Whether the two measure one thing: units of one dimension, and what is counted shares its head.
bool SameMeasure(const Figure& a, const Figure& b);

FigureRelation CompareFigures(const Figure& a, const Figure& b);

// Whether a unit measures or counts what any text may have: metres, years, people.
bool IsCommonUnit(absl::string_view unit);

// "day" for anything that measures time.
bool IsDuration(const Figure& figure);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_QUANTITIES_H_
