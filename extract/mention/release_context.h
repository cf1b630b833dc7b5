// The words around a number with dots, and whether they make it the number of a release:
// 'removed in 3.2', 'Vega 4.1 takes', but 'rose by 3.2', '3.2 million', 'a factor of 3.2'.
#ifndef DATELINE_EXTRACT_MENTION_RELEASE_CONTEXT_H_
#define DATELINE_EXTRACT_MENTION_RELEASE_CONTEXT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "base/span.h"

namespace dateline::mention {

// Folded words, empty where the sentence ends or other marks than spaces, brackets, stars and
// backquotes stand between.
struct ReleaseContext {
  std::string before, before_that;  // before_that: the one before `before`
  std::string behind, behind_that;  // behind_that: "0" for a number
  bool name_before = false;         // 'Vega 4.1': `before` has a capital inside the sentence
  char sign = ' ';                  // the byte right before the number
};

ReleaseContext ReadReleaseContext(absl::string_view text, Span number, Span sentence);

// Whether the words count or measure nothing by a number that otherwise looks like a release.
// long_number: '22.04', or a release of the document, hardly measures; '2.4' does before anything
// that can be counted.
bool CountsNothing(const ReleaseContext& context, bool long_number);

// 'version', 'series': what a release is called.
bool IsReleaseWord(absl::string_view word);

// 'removed in 3.2', 'available since 4.0': what is done in releases, and a preposition.
bool IsDoneInRelease(const ReleaseContext& context);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_RELEASE_CONTEXT_H_
