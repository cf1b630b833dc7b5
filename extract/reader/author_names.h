// The names of authors on a title page.
#ifndef DATELINE_EXTRACT_READER_AUTHOR_NAMES_H_
#define DATELINE_EXTRACT_READER_AUTHOR_NAMES_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "proto/document.pb.h"

namespace dateline {

// A sign that refers to a note on an author, alone.
bool IsAuthorMark(absl::string_view text);

// "Helen M. Carrasco* and Tomás Ibarra", "JAVED M1*, RAHIM MN2": names and nothing else.
bool IsAuthorLine(absl::string_view text);

// "Ingrid Harwell*": two to four capitalised words, not all of them in the dictionary.
bool IsName(absl::string_view text);

// A name on each line, some of which may be made of words.
bool AreNames(const std::vector<absl::string_view>& lines);

// Adds the names of an author line, without the marks on them.
void AddAuthors(absl::string_view text, Document* info);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_AUTHOR_NAMES_H_
