// Titles, offices and kinds that stand before a name: 'Colonel General', 'the prime minister',
// 'the ferry'.
#ifndef DATELINE_EXTRACT_MENTION_NAME_TITLES_H_
#define DATELINE_EXTRACT_MENTION_NAME_TITLES_H_

#include "absl/strings/string_view.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/name_reader.h"

namespace dateline::mention {

// Takes the titles among words [begin, end) into the name: where it starts, what they say of the
// person's gender, and the offices that describe.
void AddTitles(const NameReader& reader, int begin, int end, NameCandidate* name);

// Looks before a name without capitalised titles for what stands there in lower case.
void LookBackForTitle(const NameReader& reader, NameCandidate* name);

// By the given name in an id: "person:warren harding".
Gender GenderOfId(absl::string_view id);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_NAME_TITLES_H_
