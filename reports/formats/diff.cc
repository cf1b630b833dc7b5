#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "reports/formats/scholarly.h"
#include "reports/inert.h"

namespace dateline {
namespace {

constexpr int kContextLines = 3;

// Notes to add behind a line (from 1) of one file.
using Notes = std::map<int, std::vector<std::string>>;

bool IsProblem(const FindingView& finding) {
  return !finding.settled && KindRank(finding.finding->kind()) <= KindRank(Finding::LINT);
}

bool IsWritable(const Document& document) {
  return document.format() == "markdown" || document.format() == "text";
}

std::string NoteText(const Finding& finding, bool markdown) {
  const std::string& text = !finding.query().empty()   ? finding.query()
                            : !finding.title().empty() ? finding.title()
                                                       : finding.explanation();
  const std::string words = Inert(absl::StrCat("Query (", finding.id(), "): ", text));
  if (!markdown) return absl::StrCat("[", words, "]");
  // "--" would end the comment too early.
  return absl::StrCat("<!-- ", absl::StrReplaceAll(words, {{"--", "- -"}, {">", "&gt;"}}), " -->");
}

bool IsBlank(absl::string_view line) {
  return line.find_first_not_of(" \t\r") == absl::string_view::npos;
}

// The last line of the paragraph that a line stands in.
int ParagraphEnd(const std::vector<absl::string_view>& lines, int line) {
  int end = std::clamp<int>(line, 1, static_cast<int>(lines.size()));
  while (end < static_cast<int>(lines.size()) && !IsBlank(lines[end])) ++end;
  return end;
}

void AddNotes(const Location& place, const Finding& finding, bool markdown,
              const std::vector<absl::string_view>& lines, Notes* notes) {
  if (place.line() < 1) return;
  std::vector<std::string>& here =
      (*notes)[ParagraphEnd(lines, std::max(place.end_line(), place.line()))];
  const std::string note = NoteText(finding, markdown);
  if (std::find(here.begin(), here.end(), note) == here.end()) here.push_back(note);
}

// One hunk: context, the notes in order, context; hunks that touch are joined.
class Hunks {
 public:
  // unfinished: the last line has no line end.
  Hunks(const std::vector<absl::string_view>& lines, absl::string_view line_end, bool unfinished)
      : lines_(lines), line_end_(line_end), unfinished_(unfinished) {}

  std::string Print(const Notes& notes) {
    std::string out;
    for (auto note = notes.begin(); note != notes.end();) {
      const int first = std::max(1, note->first - kContextLines + 1);
      int last = std::min<int>(Count(), note->first + kContextLines);
      std::string body;
      int at = first, added = 0;
      while (note != notes.end() && note->first - kContextLines <= last) {
        for (; at <= note->first; ++at) Keep(at, at == note->first, &body);
        for (const std::string& text : note->second) {
          absl::StrAppend(&body, "+", line_end_, "\n+", text, line_end_, "\n");
          added += 2;
        }
        last = std::min<int>(Count(), note->first + kContextLines);
        ++note;
      }
      for (; at <= last; ++at) Keep(at, false, &body);
      const int size = last - first + 1;
      absl::StrAppend(&out, "@@ -", first, ",", size, " +", first + shift_, ",", size + added,
                      " @@\n", body);
      shift_ += added;
    }
    return out;
  }

 private:
  int Count() const { return static_cast<int>(lines_.size()); }
  // A last line without a line end gets one when a note follows it.
  void Keep(int line, bool note_follows, std::string* body) const {
    constexpr char kNoLineEnd[] = "\\ No newline at end of file\n";
    const absl::string_view text = lines_[line - 1];
    if (!unfinished_ || line < Count()) {
      absl::StrAppend(body, " ", text, "\n");
    } else if (note_follows) {
      absl::StrAppend(body, "-", text, "\n", kNoLineEnd, "+", text, line_end_, "\n");
    } else {
      absl::StrAppend(body, " ", text, "\n", kNoLineEnd);
    }
  }

  const std::vector<absl::string_view>& lines_;
  const absl::string_view line_end_;
  const bool unfinished_;
  int shift_ = 0;
};

std::vector<absl::string_view> LinesOf(absl::string_view bytes) {
  std::vector<absl::string_view> lines = absl::StrSplit(bytes, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string FileDiff(const ReportView& view, const Document& document, const std::string& bytes) {
  const std::vector<absl::string_view> lines = LinesOf(bytes);
  if (lines.empty()) return "";
  const bool markdown = document.format() == "markdown";
  Notes notes;
  for (const FindingView& finding : view.findings) {
    if (!IsProblem(finding)) continue;
    for (const ReadingView& reading : finding.readings) {
      for (const Witness& witness : reading.witnesses) {
        if (witness.document == &document) {
          AddNotes(witness.claim->location(), *finding.finding, markdown, lines, &notes);
        }
      }
    }
    for (const Finding::Place& place : finding.finding->locations()) {
      if (place.document() == document.id()) {
        AddNotes(place.location(), *finding.finding, markdown, lines, &notes);
      }
    }
  }
  if (notes.empty()) return "";
  const bool crlf = !lines[0].empty() && lines[0].back() == '\r';
  const std::string path = Inert(document.path());
  return absl::StrCat("--- ", path, "\n+++ ", path, "\n",
                      Hunks(lines, crlf ? "\r" : "", bytes.back() != '\n').Print(notes));
}

}  // namespace

absl::StatusOr<std::string> RenderDiff(const ReportView& view, const SourceBytes& source) {
  std::string out;
  bool any = false;
  for (const Document& document : view.report->documents()) {
    if (!IsWritable(document) || (view.manuscript && view.manuscript != &document)) continue;
    const std::string* bytes = source ? source(document.path()) : nullptr;
    if (!bytes) continue;
    any = true;
    out += FileDiff(view, document, *bytes);
  }
  if (any || view.report->documents().empty()) return out;
  return absl::NotFoundError(
      "no Markdown or text file of the report is at hand; run from where "
      "the documents were checked");
}

}  // namespace dateline
