// Reference dates as people keep them: textproto (proto/gate.proto's HouseFacts), CSV, or tables of
// a Markdown file.
//
//   event,date,participants,place,source
//   release of Orchid 2.4,2023-05-17,,,release notes
//
// CSV: comma, semicolon or tab, as the header has it; fields may stand in quotation marks (RFC
// 4180). Markdown: every table whose header names `event` and `date`; other text is left alone.
// Columns are found by their names; several participants have semicolons between them (in a
// semicolon file: "|").
#ifndef DATELINE_GATE_FACTS_FILE_H_
#define DATELINE_GATE_FACTS_FILE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/gate.pb.h"

namespace dateline {

struct FactsFile {
  HouseFacts facts;
  std::vector<int> lines;  // of each fact, from 1
};

// The format is told by the name: .csv and .tsv, .md and .markdown, else textproto. False when
// there is a mistake; all are reported as "name:line: what; expected what".
bool ReadFactsFile(absl::string_view text, absl::string_view name, FactsFile* file,
                   std::vector<std::string>* mistakes);

}  // namespace dateline

#endif  // DATELINE_GATE_FACTS_FILE_H_
