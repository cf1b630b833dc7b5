#include "gate/facts_file.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "base/suggest.h"
#include "gate/textproto.h"

namespace dateline {
namespace {

struct Row {
  int line = 0;
  std::vector<std::string> cells;
};

// The names of HouseFact's fields are the names of columns.
const std::vector<std::string>& Columns() {
  static const auto* const kColumns =
      new std::vector<std::string>(FieldNames(*HouseFact::descriptor()));
  return *kColumns;
}

class TableReader {
 public:
  TableReader(absl::string_view name, char separator, FactsFile* file,
              std::vector<std::string>* mistakes)
      : name_(name), separator_(separator), file_(file), mistakes_(mistakes) {}

  // False: this is no table of facts.
  bool Header(const Row& row) {
    columns_.clear();
    for (const std::string& cell : row.cells) {
      columns_.push_back(absl::AsciiStrToLower(absl::StripAsciiWhitespace(cell)));
    }
    return Has("event") && Has("date");
  }

  void WrongHeader(const Row& row) {
    std::string hint;
    for (const std::string& column : columns_) {
      if (hint.empty() && !column.empty()) hint = DidYouMean(column, {"event", "date"});
    }
    Wrong(row.line, absl::StrCat("the header names no columns `event` and `date`", hint,
                                 "; expected event,date,participants,place,source"));
  }

  void UnknownColumns(const Row& row) {
    for (const std::string& column : columns_) {
      if (column.empty() || std::count(Columns().begin(), Columns().end(), column)) continue;
      Wrong(row.line, absl::StrCat(column, ": no such column", DidYouMean(column, Columns())));
    }
  }

  void Add(const Row& row) {
    if (row.cells.size() > columns_.size()) {
      Wrong(row.line,
            absl::StrCat(row.cells.size(), " fields under a header of ", columns_.size(),
                         "; put quotation marks around a field that holds the separator"));
      return;
    }
    HouseFact* fact = file_->facts.add_fact();
    file_->lines.push_back(row.line);
    for (size_t i = 0; i < row.cells.size(); ++i) Set(columns_[i], row.cells[i], fact);
  }

 private:
  bool Has(const char* column) const {
    return std::count(columns_.begin(), columns_.end(), column) > 0;
  }

  void Set(const std::string& column, const std::string& cell, HouseFact* fact) {
    const std::string value = CollapseSpace(cell);
    if (column == "event") fact->set_event(value);
    if (column == "date") fact->set_date(value);
    if (column == "place") fact->set_place(value);
    if (column == "source") fact->set_source(value);
    if (column != "participants") return;
    for (absl::string_view who : absl::StrSplit(value, separator_ == ';' ? '|' : ';')) {
      who = absl::StripAsciiWhitespace(who);
      if (!who.empty()) fact->add_participants(std::string(who));
    }
  }

  void Wrong(int line, absl::string_view what) {
    mistakes_->push_back(absl::StrCat(name_, ":", line, ": ", what));
  }

  absl::string_view name_;
  char separator_;
  FactsFile* file_;
  std::vector<std::string>* mistakes_;
  std::vector<std::string> columns_;
};

// The separator that the first line has most of.
char SeparatorOf(absl::string_view text) {
  const absl::string_view header = text.substr(0, text.find('\n'));
  char best = ',';
  for (char c : {';', '\t'}) {
    if (std::count(header.begin(), header.end(), c) >
        std::count(header.begin(), header.end(), best)) {
      best = c;
    }
  }
  return best;
}

// Takes one record off the text; a field in quotation marks may hold line ends.
Row TakeRecord(absl::string_view* text, char separator, int* line) {
  Row row;
  row.line = *line;
  std::string cell;
  bool quoted = false, more = false;
  size_t i = 0;
  for (; i < text->size(); ++i) {
    const char c = (*text)[i];
    *line += c == '\n';
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text->size() && (*text)[i + 1] == '"') {
        cell += (*text)[i++];
      } else {
        quoted = false;
      }
    } else if (c == '"' && absl::StripAsciiWhitespace(cell).empty()) {
      quoted = true;
      cell.clear();
    } else if (c == separator) {
      row.cells.push_back(std::move(cell));
      cell.clear();
      more = true;
      continue;
    } else if (c == '\n') {
      ++i;
      break;
    } else if (c != '\r') {
      cell += c;
    }
    more = false;
  }
  text->remove_prefix(i);
  if (!cell.empty() || more || !row.cells.empty()) row.cells.push_back(std::move(cell));
  return row;
}

bool IsEmpty(const Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    return absl::StripAsciiWhitespace(cell).empty();
  });
}

void ReadCsv(absl::string_view text, absl::string_view name, FactsFile* file,
             std::vector<std::string>* mistakes) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  const char separator = SeparatorOf(text);
  TableReader reader(name, separator, file, mistakes);
  int line = 1;
  bool header = false;
  while (!text.empty()) {
    const Row row = TakeRecord(&text, separator, &line);
    if (IsEmpty(row) || (!row.cells.empty() && absl::StartsWith(row.cells[0], "#"))) continue;
    if (header) {
      reader.Add(row);
      continue;
    }
    header = true;
    if (!reader.Header(row)) return reader.WrongHeader(row);
    reader.UnknownColumns(row);
  }
}

// "| a | b \| c |" -> a, b | c
Row SplitTableLine(absl::string_view text, int line) {
  Row row;
  row.line = line;
  absl::ConsumePrefix(&text, "|");
  std::string cell;
  bool closed = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') {
      cell += text[++i];
    } else if (text[i] == '|') {
      row.cells.push_back(std::move(cell));
      cell.clear();
      closed = true;
      continue;
    } else if (text[i] != '*' && text[i] != '`') {  // emphasis and code marks
      cell += text[i];
    }
    closed = false;
  }
  if (!closed) row.cells.push_back(std::move(cell));
  return row;
}

bool IsRule(absl::string_view line) {
  return absl::StrContains(line, "--") && line.find_first_not_of("|-: \t") == line.npos;
}

void ReadMarkdown(absl::string_view text, absl::string_view name, FactsFile* file,
                  std::vector<std::string>* mistakes) {
  TableReader reader(name, '|', file, mistakes);
  std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  bool found = false, inside = false;
  for (size_t i = 0; i < lines.size(); ++i) {
    const absl::string_view line = absl::StripAsciiWhitespace(lines[i]);
    const int number = static_cast<int>(i) + 1;
    if (file->facts.title().empty() && absl::StartsWith(line, "# ")) {
      file->facts.set_title(CollapseSpace(line.substr(2)));
    }
    if (inside && absl::StrContains(line, '|')) {
      const Row row = SplitTableLine(line, number);
      if (!IsEmpty(row)) reader.Add(row);
      continue;
    }
    inside = false;
    if (i + 1 >= lines.size() || !absl::StrContains(line, '|') ||
        !IsRule(absl::StripAsciiWhitespace(lines[i + 1]))) {
      continue;
    }
    const Row header = SplitTableLine(line, number);
    inside = reader.Header(header);
    if (inside) reader.UnknownColumns(header);
    found |= inside;
    ++i;
  }
  if (found) return;
  mistakes->push_back(absl::StrCat(
      name, ":1: no table with the columns `event` and `date`; expected | Event | Date |"));
}

void CheckFacts(const FactsFile& file, absl::string_view name, std::vector<std::string>* mistakes) {
  for (int i = 0; i < file.facts.fact_size(); ++i) {
    const HouseFact& fact = file.facts.fact(i);
    const std::string at = absl::StrCat(name, ":", file.lines[i], ": ");
    if (fact.event().empty()) mistakes->push_back(at + "no event; say what happened");
    if (fact.date().empty()) mistakes->push_back(at + "no date; expected one like 2023-05-17");
  }
}

}  // namespace

bool ReadFactsFile(absl::string_view text, absl::string_view name, FactsFile* file,
                   std::vector<std::string>* mistakes) {
  const size_t before = mistakes->size();
  const std::string lower = absl::AsciiStrToLower(name);
  if (absl::EndsWith(lower, ".csv") || absl::EndsWith(lower, ".tsv")) {
    ReadCsv(text, name, file, mistakes);
  } else if (absl::EndsWith(lower, ".md") || absl::EndsWith(lower, ".markdown")) {
    ReadMarkdown(text, name, file, mistakes);
  } else {
    TextprotoLines lines;
    ParseTextproto(text, name, &file->facts, &lines, mistakes);
    for (int i = 0; i < file->facts.fact_size(); ++i) {
      file->lines.push_back(lines.LineOf({{"fact", i}}));
    }
  }
  CheckFacts(*file, name, mistakes);
  return mistakes->size() == before;
}

}  // namespace dateline
