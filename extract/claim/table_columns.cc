#include "extract/claim/table_columns.h"

#include <algorithm>

#include "base/strings.h"
#include "extract/claim/sentence_parts.h"
#include "extract/language/analyzer.h"
#include "extract/language/words.h"

namespace dateline {
namespace {

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

bool IsPerson(absl::string_view noun) {
  for (absl::string_view above : NounHypernyms(noun)) {
    if (above == "person") return true;
  }
  return false;
}

// 'Visitor', 'Head of state', 'Place visited', 'From': the first word that tells.
void ReadHead(absl::string_view head, TableColumn* column) {
  const std::string folded = Fold(head);
  size_t begin = 0;
  while (begin < folded.size()) {
    size_t end = folded.find(' ', begin);
    if (end == std::string::npos) end = folded.size();
    const absl::string_view word = absl::string_view(folded).substr(begin, end - begin);
    const std::string noun = Lemma(word, Upos::kNoun);
    begin = end + 1;
    if (OneOf(noun, {"destination", "to"})) {
      column->role = DESTINATION;
    } else if (OneOf(noun, {"origin", "from"})) {
      column->role = ORIGIN;
    } else if (OneOf(noun, {"place", "location", "where", "venue", "site"})) {
      column->role = LOCATION;
    } else if (IsPerson(noun) || IsOffice(noun)) {
      column->role = AGENT;
      const absl::string_view family = FamilyOf(noun, Upos::kNoun);
      column->doing = family == noun ? nullptr : EventLexicon::Default().OfVerb(family);
      if (column->doing != nullptr && column->doing->open) column->doing = nullptr;
      if (column->doing != nullptr) column->verb = std::string(family);
      if (column->doing == nullptr && IsOffice(noun)) {
        column->verb = "hold_office";
        column->doing = EventLexicon::Default().OfVerb(column->verb);
      }
    } else {
      continue;
    }
    return;
  }
}

}  // namespace

std::vector<TableColumn> ReadColumns(const DocumentAnalysis& all, const std::vector<int>& header) {
  std::vector<TableColumn> columns;
  for (int sentence : header) {
    TableColumn column;
    column.column = all.doc.blocks[all.sentences[sentence].block].column;
    column.sentence = sentence;
    const absl::string_view head = all.sentences[sentence].span.In(all.doc.text);
    column.unit = mention::ReadColumnUnit(head);
    ReadHead(head, &column);
    columns.push_back(std::move(column));
  }
  return columns;
}

const TableColumn* ColumnOf(const DocumentAnalysis& all, const std::vector<TableColumn>& columns,
                            int sentence) {
  const int at = all.doc.blocks[all.sentences[sentence].block].column;
  for (const TableColumn& column : columns) {
    if (column.column == at) return &column;
  }
  return nullptr;
}

const TableColumn* DoingColumn(const std::vector<TableColumn>& columns) {
  for (const TableColumn& column : columns) {
    if (column.doing != nullptr) return &column;
  }
  return nullptr;
}

}  // namespace dateline
