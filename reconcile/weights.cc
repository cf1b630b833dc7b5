#include "reconcile/weights.h"

#include <cstdlib>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

extern "C" const char dateline_weights_begin[], dateline_weights_end[];

namespace dateline {
namespace {

bool ReadRow(absl::string_view line, LevelWeight* row) {
  const std::vector<absl::string_view> cells = absl::StrSplit(line, '\t');
  if (cells.size() != 6) return false;
  row->field = std::string(cells[0]);
  row->name = std::string(cells[1]);
  row->meaning = std::string(cells[5]);
  return absl::SimpleAtof(cells[2], &row->weight) && absl::SimpleAtof(cells[3], &row->rarity) &&
         absl::SimpleAtof(cells[4], &row->cap);
}

}  // namespace

absl::StatusOr<Weights> ParseWeights(absl::string_view tsv) {
  Weights weights;
  std::vector<std::string> mistakes;
  int number = 0, rows = 0;
  for (absl::string_view line : absl::StrSplit(tsv, '\n')) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    LevelWeight row;
    if (!ReadRow(line, &row)) {
      mistakes.push_back(absl::StrCat(number, ": expected field, level, three numbers, meaning"));
    } else if (rows < kLevels) {
      weights.levels[static_cast<size_t>(rows)] = row;
    }
    ++rows;
  }
  if (rows != kLevels) {
    mistakes.push_back(absl::StrCat(number, ": ", rows, " levels; expected ", kLevels));
  }
  if (!mistakes.empty()) return absl::InvalidArgumentError(absl::StrJoin(mistakes, "\n"));
  return weights;
}

const Weights& DefaultWeights() {
  static const Weights* const weights = [] {
    absl::StatusOr<Weights> parsed = ParseWeights(
        absl::string_view(dateline_weights_begin,
                          static_cast<size_t>(dateline_weights_end - dateline_weights_begin)));
    // A unit test parses the table that is compiled in.
    if (!parsed.ok()) std::abort();
    return new Weights(*std::move(parsed));
  }();
  return *weights;
}

}  // namespace dateline
