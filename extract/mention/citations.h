// Whose word a sentence rests on: author-year citations, bracketed numbers, footnote marks, and
// the speakers that it names.
#ifndef DATELINE_EXTRACT_MENTION_CITATIONS_H_
#define DATELINE_EXTRACT_MENTION_CITATIONS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/document_text.h"
#include "extract/language/sentence.h"
#include "extract/mention/mention.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// The entries of a document's reference list, by number and by surname and year.
class CitedSources {
 public:
  explicit CitedSources(const DocumentText& doc);
  // nullptr: not in the list.
  const CitedSource* ByLabel(absl::string_view label) const;
  const CitedSource* ByAuthor(absl::string_view folded_surname, int year) const;

 private:
  absl::flat_hash_map<std::string, const CitedSource*> by_label_;
  absl::flat_hash_map<std::string, const CitedSource*> by_author_;
};

// Citations of one sentence in brackets, and its footnote marks, appended in order of place.
void FindCitations(const DocumentText& doc, const DocumentWords& words,
                   const std::vector<Sentence>& sentences, int sentence,
                   const CitedSources& sources, std::vector<CitationMention>* out);

// 'according to Islamabad', 'the ministry said that': names are those of the sentence.
void FindSpeakers(const DocumentText& doc, const DocumentWords& words, int sentence,
                  const std::vector<Span>& names, std::vector<CitationMention>* out);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_CITATIONS_H_
