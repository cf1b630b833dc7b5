#include "extract/reader/pdf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/encoding.h"
#include "extract/reader/lines.h"
#include "extract/reader/pdf_layout.h"
#include "extract/reader/pdf_page.h"
#include "extract/reader/plain_text.h"
#include "extract/reader/process.h"

namespace dateline {
namespace {

constexpr size_t kMaxText = size_t{64} << 20;
constexpr size_t kMaxPages = 20000;

// What the page shows of a line of the source.
struct LineShape {
  uint64_t begin = 0;  // in the source
  PdfBox box;
  float left = 0;       // of the block
  float height = 0;     // of its tallest word: the font's size
  int characters = 0;
  PdfRole role = PdfRole::kBody;
};

bool IsDigits(absl::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return absl::ascii_isdigit(c); });
}

std::string Superscript(absl::string_view digits) {
  static constexpr absl::string_view kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                  "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  std::string text;
  for (char c : digits) absl::StrAppend(&text, kDigits[c - '0']);
  return text;
}

// Writes the pages as text.
class SourceWriter {
 public:
  SourceWriter(std::string* source, std::vector<SourceWord>* words) : source_(*source), words_(*words) {}

  void AddPage(PdfPage page) {
    ++page_number_;
    for (const PdfLine& line : page.lines) {
      characters_[static_cast<int>(std::lround(line.height() * 4))] += line.characters();
    }
    ArrangePage(BodyHeight(), notes_open_, &page);
    notes_open_ = std::any_of(page.lines.begin(), page.lines.end(), [](const PdfLine& line) {
      return line.role == PdfRole::kNoteStart || line.role == PdfRole::kNote;
    });
    bool first = true;
    for (const PdfLine& line : page.lines) {
      if (first) {
        if (page_number_ > 1) source_ += '\f';
        page_starts_.push_back(source_.size());
      } else if (line.role != role_ || (line.block != block_ && !GoesOn(line))) {
        source_ += '\n';
      }
      role_ = line.role;
      if (line.block != block_) left_ = BlockLeft(page, line.block);
      block_ = line.block;
      AddLine(line);
      first = false;
    }
    if (first) {
      ++empty_pages_;
      page_starts_.push_back(source_.size());
    }
  }

  std::vector<LineShape>& shapes() { return shapes_; }
  std::vector<uint64_t>& page_starts() { return page_starts_; }
  int pages() const { return page_number_; }
  int empty_pages() const { return empty_pages_; }
  // The height that most characters have so far.
  float BodyHeight() const {
    int best = 0;
    size_t count = 0;
    for (const auto& [height, n] : characters_) {
      if (n > count) best = height, count = n;
    }
    return best / 4.0f;
  }

 private:
  // Poppler takes large print in several lines, and text with wide spaces between the lines, for
  // several blocks. The line goes on with the one above where it stands at the usual distance.
  bool GoesOn(const PdfLine& line) const {
    const LineShape& last = shapes_.back();
    const float height = line.height(), gap = line.box.y_min - last.box.y_max;
    if (std::fabs(height - last.height) > 0.03f * height || gap < -0.5f * height) return false;
    if (height > 1.12f * BodyHeight()) return gap < 0.6f * height;
    if (shapes_.size() < 2 || line.role != PdfRole::kBody || line.row) return false;
    const LineShape& before = shapes_[shapes_.size() - 2];
    const float usual = last.box.y_min - before.box.y_max;
    return std::fabs(last.box.x_min - before.box.x_min) < 3 * height && usual > -0.5f * height &&
           std::fabs(gap - usual) < 0.12f * height && std::fabs(line.box.x_min - last.box.x_min) < height;
  }

  static float BlockLeft(const PdfPage& page, int block) {
    float left = page.width;
    for (const PdfLine& line : page.lines) {
      if (line.block == block) left = std::min(left, line.box.x_min);
    }
    return left;
  }

  void AddLine(const PdfLine& line) {
    LineShape shape;
    shape.begin = source_.size();
    shape.box = line.box;
    shape.left = left_;
    shape.height = line.height();
    shape.role = line.role;
    // The base that raised words stand above: that of the tallest words.
    float base = 0;
    for (const PdfWord& word : line.words) {
      if (word.box.height() > 0.95f * shape.height) base = std::max(base, word.box.y_max);
    }
    const PdfWord* before = nullptr;
    bool label = line.role == PdfRole::kNoteStart;  // its number, raised or not
    for (const PdfWord& word : line.words) {
      const bool small = word.box.height() < 0.85f * shape.height &&
                         word.box.y_max < base - 0.08f * shape.height;
      const float gap = before == nullptr ? 0 : word.box.x_min - before->box.x_max;
      const bool apart = line.row || line.role == PdfRole::kEdge;
      if (before != nullptr && gap > 0.12f * shape.height) {
        source_ += apart && gap > 1.2f * shape.height ? "   " : " ";
      }
      AddWord(word, (small || label) && IsDigits(word.text));
      label = false;
      shape.characters += static_cast<int>(CountCodePoints(word.text)) + 1;
      before = &word;
    }
    source_ += '\n';
    shapes_.push_back(shape);
  }

  void AddWord(const PdfWord& word, bool raised) {
    SourceWord entry;
    entry.begin = source_.size();
    source_ += raised ? Superscript(word.text) : word.text;
    entry.end = source_.size();
    entry.word.page = page_number_;
    entry.word.x_min = word.box.x_min;
    entry.word.y_min = word.box.y_min;
    entry.word.x_max = word.box.x_max;
    entry.word.y_max = word.box.y_max;
    words_.push_back(entry);
  }

  std::string& source_;
  std::vector<SourceWord>& words_;
  std::vector<LineShape> shapes_;
  std::vector<uint64_t> page_starts_;
  std::map<int, size_t> characters_;  // quarter points of height -> characters
  int page_number_ = 0, empty_pages_ = 0, block_ = -1;
  PdfRole role_ = PdfRole::kBody;
  float left_ = 0;
  bool notes_open_ = false;
};

// Lines in larger print are headings, the larger the higher.
void MarkHeadings(const std::vector<LineShape>& shapes, float body, std::vector<Line>* lines,
                  const std::vector<const LineShape*>& shape_of) {
  std::map<int, int> sizes;  // quarter points -> lines
  for (const LineShape& shape : shapes) {
    if (shape.height > 1.12f * body) ++sizes[static_cast<int>(std::lround(shape.height * 4))];
  }
  if (sizes.size() > 12) return;  // a poster or slides: size says nothing
  for (size_t k = 0; k < lines->size(); ++k) {
    const LineShape* shape = shape_of[k];
    if (shape == nullptr || shape->height <= 1.12f * body || shape->characters > 160 ||
        shape->role != PdfRole::kBody) {
      continue;
    }
    int level = 1;
    for (const auto& [size, count] : sizes) level += size > std::lround(shape->height * 4) + 2;
    (*lines)[k].heading = static_cast<uint8_t>(std::min(level, 6));
  }
}

// Lines' indent and width as the page has them, in characters of the body.
void SetGeometry(const std::vector<const LineShape*>& shape_of, std::vector<Line>* lines) {
  double width = 0, characters = 0;
  for (const LineShape* shape : shape_of) {
    if (shape == nullptr) continue;
    width += shape->box.x_max - shape->box.x_min;
    characters += shape->characters;
  }
  const double unit = characters > 0 ? std::max(width / characters, 0.1) : 1;
  for (size_t k = 0; k < lines->size(); ++k) {
    if (shape_of[k] == nullptr) continue;
    auto columns = [&](double points) {
      return static_cast<uint16_t>(std::clamp(points / unit, 0.0, 60000.0));
    };
    (*lines)[k].note = shape_of[k]->role == PdfRole::kNoteStart ? NoteLine::kStart
                       : shape_of[k]->role == PdfRole::kNote    ? NoteLine::kMore
                                                                : NoteLine::kNone;
    (*lines)[k].edge = shape_of[k]->role == PdfRole::kEdge;
    (*lines)[k].indent = columns(shape_of[k]->box.x_min - shape_of[k]->left);
    (*lines)[k].width = columns(shape_of[k]->box.x_max - shape_of[k]->left);
  }
}

absl::Status ErrorOf(const ProcessResult& result) {
  const std::string& errors = result.errors;
  if (absl::StrContains(errors, "ncorrect password")) {
    return absl::InvalidArgumentError("encrypted PDF; remove the password");
  }
  if (result.timed_out || result.exit_code == 128 + 24 || result.exit_code == 128 + 9) {
    return absl::InvalidArgumentError("the PDF takes too long to read; print it anew or split it");
  }
  if (result.exit_code == 3) return absl::InvalidArgumentError("the PDF forbids copying its text");
  if (result.exit_code == 127) return absl::UnavailableError("pdftotext cannot be started; install poppler-utils");
  return absl::InvalidArgumentError("damaged or truncated PDF; fetch or print it anew");
}

absl::StatusOr<ProcessResult> RunPdfToText(absl::string_view bytes,
                                           const std::function<bool(absl::string_view)>& output) {
  for (const char* program : {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext"}) {
    absl::StatusOr<ProcessResult> result =
        RunProcess(program, {"-bbox-layout", "-enc", "UTF-8", "{}", "-"}, bytes, ProcessLimits(), output);
    if (result.ok() || result.status().code() != absl::StatusCode::kUnavailable) return result;
  }
  return absl::UnavailableError("no pdftotext; install poppler-utils");
}

}  // namespace

absl::Status ReadPdf(absl::string_view bytes, DocumentText* doc, std::vector<SourceWord>* words) {
  SourceWriter writer(&doc->source, words);
  PdfLayoutParser parser;
  std::vector<PdfPage> pages;
  absl::StatusOr<ProcessResult> result = RunPdfToText(bytes, [&](absl::string_view chunk) {
    parser.Add(chunk, &pages);
    for (PdfPage& page : pages) writer.AddPage(std::move(page));
    pages.clear();
    return doc->source.size() <= kMaxText && writer.pages() <= static_cast<int>(kMaxPages);
  });
  if (!result.ok()) return result.status();
  if (result->stopped) {
    return absl::InvalidArgumentError(absl::StrCat("more than ", kMaxText >> 20, " MB of text or ",
                                                   kMaxPages, " pages; split the PDF"));
  }
  if (result->exit_code != 0 || result->timed_out || writer.pages() == 0) return ErrorOf(*result);
  if (words->empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "no text on the ", writer.pages(), " pages: scanned images; run text recognition (OCR) first"));
  }
  if (writer.empty_pages() > 0) {
    Notice* notice = doc->info.add_notices();
    notice->set_level(Notice::NOTE);
    notice->set_path(doc->info.path());
    notice->set_text(absl::StrCat(writer.empty_pages(), " of ", writer.pages(), " pages hold no text"));
  }
  doc->lines = LineStarts(doc->source);
  doc->page_starts = std::move(writer.page_starts());

  std::vector<Line> lines = SplitLines(doc->source);
  std::vector<const LineShape*> shape_of(lines.size(), nullptr);
  const std::vector<LineShape>& shapes = writer.shapes();
  for (size_t k = 0, s = 0; k < lines.size(); ++k) {
    while (s < shapes.size() && shapes[s].begin < lines[k].begin) ++s;
    if (s < shapes.size() && shapes[s].begin == lines[k].begin && !lines[k].blank()) shape_of[k] = &shapes[s];
  }
  SetGeometry(shape_of, &lines);
  MarkHeadings(shapes, writer.BodyHeight(), &lines, shape_of);
  ReadLines(std::move(lines), /*page_layout=*/true, doc);
  return absl::OkStatus();
}

void PlacePageWords(const std::vector<SourceWord>& words, DocumentText* doc) {
  for (size_t k = 0; k < doc->runs.size(); ++k) {
    const OffsetRun& run = doc->runs[k];
    const uint32_t end = k + 1 < doc->runs.size() ? doc->runs[k + 1].text : static_cast<uint32_t>(doc->text.size());
    if (!run.literal || end <= run.text) continue;
    const uint64_t source_end = run.source + (end - run.text);
    auto word = std::partition_point(words.begin(), words.end(),
                                     [&](const SourceWord& w) { return w.end <= run.source; });
    for (; word != words.end() && word->begin < source_end; ++word) {
      PageWord placed = word->word;
      placed.span.begin = run.text + static_cast<uint32_t>(std::max(word->begin, run.source) - run.source);
      placed.span.end = run.text + static_cast<uint32_t>(std::min(word->end, source_end) - run.source);
      doc->page_words.push_back(placed);
    }
  }
  for (Block& block : doc->blocks) {
    const auto word = std::partition_point(doc->page_words.begin(), doc->page_words.end(), [&](const PageWord& w) {
      return w.span.end <= block.span.begin;
    });
    if (word != doc->page_words.end() && word->span.begin < block.span.end) block.page = word->page;
  }
}

}  // namespace dateline
