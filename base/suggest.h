// The nearest name to a misspelt one.
#ifndef DATELINE_BASE_SUGGEST_H_
#define DATELINE_BASE_SUGGEST_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

// The name with the fewest edits (Damerau-Levenshtein: insert, delete, replace, swap neighbours)
// from `wrong`, the first of equals; empty when none is within a third of its length, or 2.
std::string Nearest(absl::string_view wrong, const std::vector<std::string>& names);

// "; did you mean NAME?", or empty.
std::string DidYouMean(absl::string_view wrong, const std::vector<std::string>& names);

}  // namespace dateline

#endif  // DATELINE_BASE_SUGGEST_H_
