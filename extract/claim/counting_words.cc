#include "extract/claim/counting_words.h"

#include <array>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

extern "C" const char dateline_number_words_begin[], dateline_number_words_end[];

namespace dateline {
namespace {

constexpr size_t kShortest = 3, kLongest = 12;

struct CountingWords {
  absl::flat_hash_set<std::string> words;
  std::array<uint32_t, 32> starts = {};  // the second letters, as bits, by the first
};

bool Counts(absl::string_view kind, double value) {
  if (kind == "cardinal") return value >= 2;
  if (kind == "ordinal") return value >= 1;
  if (kind == "scale") return true;
  if (kind == "multiple") return value == 2 || value == 3;
  return (kind == "fraction" && value == 0.5) || (kind == "dozen" && value == 12);
}

const CountingWords& Words() {
  static const CountingWords* const all = [] {
    auto* counting = new CountingWords;
    const absl::string_view table(
        dateline_number_words_begin,
        static_cast<size_t>(dateline_number_words_end - dateline_number_words_begin));
    for (absl::string_view line : absl::StrSplit(table, '\n', absl::SkipEmpty())) {
      const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
      double value = 0;
      if (line[0] == '#' || columns.size() != 3 || !absl::SimpleAtod(columns[2], &value)) continue;
      if (!Counts(columns[1], value)) continue;
      for (absl::string_view word : absl::StrSplit(columns[0], '|')) {
        if (word.size() < kShortest || word.size() > kLongest) continue;
        counting->words.emplace(word);
        counting->starts[word[0] & 31] |= uint32_t{1} << (word[1] & 31);
      }
    }
    return counting;
  }();
  return *all;
}

}  // namespace

bool IsCountingWord(absl::string_view word) {
  if (word.size() < kShortest || word.size() > kLongest) return false;
  const CountingWords& all = Words();
  if ((all.starts[word[0] & 31] >> (word[1] & 31) & 1) == 0) return false;
  char lower[kLongest];
  for (size_t i = 0; i < word.size(); ++i) lower[i] = absl::ascii_tolower(word[i]);
  // 'twenty-six' is several tokens or one; its first part decides.
  return all.words.contains(absl::string_view(lower, word.size()));
}

}  // namespace dateline
