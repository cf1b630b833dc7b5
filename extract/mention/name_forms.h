// The forms in which a document has its people's names.
#ifndef DATELINE_EXTRACT_MENTION_NAME_FORMS_H_
#define DATELINE_EXTRACT_MENTION_NAME_FORMS_H_

#include <vector>

#include "extract/document_text.h"
#include "extract/language/sentence.h"
#include "extract/mention/mention.h"
#include "proto/document.pb.h"

namespace dateline {

// Appends each form of each person, and of names that may be one's, once, in order of first place.
void AddNameForms(const DocumentText& doc, const std::vector<Sentence>& sentences,
                  const Mentions& mentions, Document* info);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_MENTION_NAME_FORMS_H_
