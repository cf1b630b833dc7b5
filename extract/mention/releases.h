// Releases of software and the like by their numbers: "2.4.0", "v2.4", "22.04 LTS", "API v1".
#ifndef DATELINE_EXTRACT_MENTION_RELEASES_H_
#define DATELINE_EXTRACT_MENTION_RELEASES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/language/sentence.h"
#include "extract/mention/mention.h"

namespace dateline::mention {

// Adds entities of kind RELEASE and their mentions. A number with dots is a release where
// something says so: a leading v, three parts, 'version' or 'release' beside it, 'LTS' or 'beta'
// behind it; and where it looks like one that is, in the same document, and counts nothing. Ids
// drop the v and trailing ".0" parts beyond two: "22.10.0" and "22.10" are "release:22.10".
void FindReleases(const DocumentText& doc, const std::vector<Sentence>& sentences, Mentions* out);

// "v22.10.0" -> "22.10"; "2.0.0" -> "2.0"; "v1" -> "v1".
std::string NormalizedVersion(absl::string_view text);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_RELEASES_H_
