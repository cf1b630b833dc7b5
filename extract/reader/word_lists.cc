#include "extract/reader/word_lists.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

// The file's text.
extern "C" const char reader_word_lists_begin[], reader_word_lists_end[];

namespace dateline {
namespace {

constexpr absl::string_view kNames[kWordLists] = {"caption",          "reference_heading",
                                                  "notes_heading",    "customary_heading",
                                                  "function_word",    "sentence_opener",
                                                  "hyphen_prefix",    "boilerplate",
                                                  "boilerplate_role", "around_boilerplate",
                                                  "comments",         "byline",
                                                  "references",       "notes",
                                                  "name_particle",    "affiliation"};

struct Lists {
  std::array<absl::flat_hash_set<absl::string_view>, kWordLists> words;
  std::string error;
};

Lists ReadLists() {
  Lists lists;
  const absl::string_view text(reader_word_lists_begin,
                               reader_word_lists_end - reader_word_lists_begin);
  for (absl::string_view line : absl::StrSplit(text, '\n', absl::SkipEmpty())) {
    if (line[0] == '#') continue;
    const size_t tab = line.find('\t');
    const auto name = std::find(std::begin(kNames), std::end(kNames), line.substr(0, tab));
    if (tab == absl::string_view::npos || name == std::end(kNames)) {
      absl::StrAppend(&lists.error, "no list of words: ", line, "\n");
      continue;
    }
    for (absl::string_view word : absl::StrSplit(line.substr(tab + 1), '|')) {
      const bool fresh = lists.words[name - std::begin(kNames)].insert(word).second;
      if (!fresh || word.empty()) absl::StrAppend(&lists.error, *name, ": ", word, " again\n");
    }
  }
  return lists;
}

const Lists& AllLists() {
  static const Lists* const kLists = new Lists(ReadLists());
  return *kLists;
}

}  // namespace

const absl::flat_hash_set<absl::string_view>& WordsOf(WordList list) {
  return AllLists().words[static_cast<size_t>(list)];
}

absl::string_view WordListsError() { return AllLists().error; }

}  // namespace dateline
