// Reference dates -> claims, so that the reconciler checks every document against them.
//
//   FactsFile file;                                      // gate/facts_file.h
//   Extraction facts = ExtractFacts(file, bytes, "facts.csv", options);
//
// Each fact is read as one sentence, by the same extraction that reads documents: what a fact
// says and what prose says meet by the same names and event classes. Its place is the line in the
// facts file, its quote "EVENT: DATE". The document's role is AUTHORITY.
#ifndef DATELINE_GATE_HOUSE_FACTS_H_
#define DATELINE_GATE_HOUSE_FACTS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "extract/extract.h"
#include "gate/facts_file.h"
#include "proto/claim.pb.h"

namespace dateline {

// A fact in which no dated event could be understood is a WARNING among the document's notices,
// with its line and how to write it, and makes no claim.
Extraction ExtractFacts(const FactsFile& file, absl::string_view bytes, const std::string& path,
                        const ExtractOptions& options);

}  // namespace dateline

#endif  // DATELINE_GATE_HOUSE_FACTS_H_
