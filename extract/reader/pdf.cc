#include "extract/reader/pdf.h"

#include <algorithm>
#include <functional>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/reader/process.h"

namespace dateline {
namespace {

absl::Status ErrorOf(const ProcessResult& result) {
  const std::string& errors = result.errors;
  if (absl::StrContains(errors, "ncorrect password")) {
    return absl::InvalidArgumentError("encrypted PDF; remove the password");
  }
  if (result.timed_out || result.exit_code == 128 + 24 || result.exit_code == 128 + 9) {
    return absl::InvalidArgumentError("the PDF takes too long to read; print it anew or split it");
  }
  if (result.exit_code == 3) return absl::InvalidArgumentError("the PDF forbids copying its text");
  if (result.exit_code == 127)
    return absl::UnavailableError("pdftotext cannot be started; install poppler-utils");
  return absl::InvalidArgumentError("damaged or truncated PDF; fetch or print it anew");
}

absl::StatusOr<ProcessResult> RunPdfToText(absl::string_view bytes,
                                           const std::function<bool(absl::string_view)>& output) {
  for (const char* program : {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext"}) {
    absl::StatusOr<ProcessResult> result = RunProcess(
        program, {"-bbox-layout", "-enc", "UTF-8", "{}", "-"}, bytes, ProcessLimits(), output);
    if (result.ok() || result.status().code() != absl::StatusCode::kUnavailable) return result;
  }
  return absl::UnavailableError("no pdftotext; install poppler-utils");
}

}  // namespace

absl::Status ReadPdf(absl::string_view bytes, DocumentText* doc, std::vector<SourceWord>* words) {
  PdfTextReader reader(doc, words);
  absl::StatusOr<ProcessResult> result =
      RunPdfToText(bytes, [&](absl::string_view chunk) { return reader.Add(chunk); });
  if (!result.ok()) return result.status();
  if (result->stopped) {
    return absl::InvalidArgumentError(absl::StrCat(
        "more than ", kMaxPdfText >> 20, " MB of text or ", kMaxPdfPages, " pages; split the PDF"));
  }
  if (result->exit_code != 0 || result->timed_out || reader.pages() == 0) return ErrorOf(*result);
  if (words->empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("no text on the ", reader.pages(),
                     " pages: scanned images; run text recognition (OCR) first"));
  }
  if (reader.empty_pages() > 0) {
    Notice* notice = doc->info.add_notices();
    notice->set_level(Notice::NOTE);
    notice->set_path(doc->info.path());
    notice->set_text(
        absl::StrCat(reader.empty_pages(), " of ", reader.pages(), " pages hold no text"));
  }
  reader.Finish();
  return absl::OkStatus();
}

void PlacePageWords(const std::vector<SourceWord>& words, DocumentText* doc) {
  for (size_t k = 0; k < doc->runs.size(); ++k) {
    const OffsetRun& run = doc->runs[k];
    const uint32_t end =
        k + 1 < doc->runs.size() ? doc->runs[k + 1].text : static_cast<uint32_t>(doc->text.size());
    if (!run.literal || end <= run.text) continue;
    const uint64_t source_end = run.source + (end - run.text);
    auto word = std::partition_point(words.begin(), words.end(),
                                     [&](const SourceWord& w) { return w.end <= run.source; });
    for (; word != words.end() && word->begin < source_end; ++word) {
      PageWord placed = word->word;
      placed.span.begin =
          run.text + static_cast<uint32_t>(std::max(word->begin, run.source) - run.source);
      placed.span.end =
          run.text + static_cast<uint32_t>(std::min(word->end, source_end) - run.source);
      doc->page_words.push_back(placed);
    }
  }
  for (Block& block : doc->blocks) {
    const auto word =
        std::partition_point(doc->page_words.begin(), doc->page_words.end(),
                             [&](const PageWord& w) { return w.span.end <= block.span.begin; });
    if (word != doc->page_words.end() && word->span.begin < block.span.end) block.page = word->page;
  }
}

}  // namespace dateline
