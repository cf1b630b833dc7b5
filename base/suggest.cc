#include "base/suggest.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

// Upper and lower case are one: CONFLICT is what `conflict` meant.
int Edits(absl::string_view a, absl::string_view b) {
  const auto same = [](char x, char y) { return absl::ascii_tolower(x) == absl::ascii_tolower(y); };
  const size_t width = b.size() + 1;
  std::vector<int> cost((a.size() + 1) * width);
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      int& here = cost[i * width + j];
      if (i == 0 || j == 0) {
        here = static_cast<int>(i + j);
        continue;
      }
      here = std::min({cost[(i - 1) * width + j] + 1, cost[i * width + j - 1] + 1,
                       cost[(i - 1) * width + j - 1] + !same(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1])) {
        here = std::min(here, cost[(i - 2) * width + j - 2] + 1);
      }
    }
  }
  return cost.back();
}

}  // namespace

std::string Nearest(absl::string_view wrong, const std::vector<std::string>& names) {
  constexpr size_t kLongest = 64;  // a longer word is no misspelt name
  if (wrong.empty() || wrong.size() > kLongest) return "";
  std::string best;
  int fewest = std::max(2, static_cast<int>(wrong.size()) / 3) + 1;
  for (const std::string& name : names) {
    const int edits = Edits(wrong, name);
    if (edits < fewest && edits < static_cast<int>(name.size())) {
      fewest = edits;
      best = name;
    }
  }
  return best;
}

std::string DidYouMean(absl::string_view wrong, const std::vector<std::string>& names) {
  const std::string nearest = Nearest(wrong, names);
  return nearest.empty() ? "" : absl::StrCat("; did you mean ", nearest, "?");
}

}  // namespace dateline
