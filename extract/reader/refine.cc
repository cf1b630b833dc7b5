#include "extract/reader/refine.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "extract/reader/front_page.h"
#include "extract/reader/hyphenation.h"
#include "extract/reader/lines.h"
#include "extract/reader/note_marks.h"
#include "extract/reader/own_date.h"
#include "extract/reader/references.h"
#include "extract/reader/text_builder.h"

namespace dateline {
namespace {

absl::string_view TextOf(const DocumentText& doc, const Block& block) {
  return block.span.In(doc.text);
}

// Short paragraphs without a full stop, where no markup names the headings.
void FindShapedHeadings(DocumentText* doc) {
  const auto marked = std::count_if(doc->blocks.begin(), doc->blocks.end(), [](const Block& b) {
    return b.kind == BlockKind::kHeading && b.level > 0;
  });
  if (marked >= 2) return;
  bool references = false;
  for (size_t k = 0; k < doc->blocks.size(); ++k) {
    Block& block = doc->blocks[k];
    if (block.kind == BlockKind::kHeading) references = IsReferenceHeading(TextOf(*doc, block));
    if (block.kind != BlockKind::kParagraph || block.span.size() > 110) continue;
    const absl::string_view text = TextOf(*doc, block);
    if (IsReferenceHeading(text) || IsNotesHeading(text)) references = true;
    if (references && !IsCustomaryHeading(text)) continue;
    const bool last = k + 1 == doc->blocks.size();
    if (IsCustomaryHeading(text)) {
      block.kind = BlockKind::kHeading;
      continue;
    }
    if (last || OpeningOf(text) == Opening::kLower || EndingOf(text) != Ending::kOpen) continue;
    if (text.back() == ',' || EndsInFunctionWord(text) || EndsInHyphen(text)) continue;
    if (text[0] == '(' || absl::StartsWith(text, "http") || HoldsSentenceEnd(text)) continue;
    if (StartsCaption(text)) {
      block.kind = BlockKind::kCaption;
      continue;
    }
    const Block& next = doc->blocks[k + 1];
    if (OpeningOf(TextOf(*doc, next)) == Opening::kLower) continue;
    // A cut paragraph above goes on here rather than that a heading starts.
    if (k > 0 && doc->blocks[k - 1].kind == BlockKind::kParagraph &&
        doc->blocks[k - 1].span.size() > 200 &&
        EndingOf(TextOf(*doc, doc->blocks[k - 1])) == Ending::kOpen &&
        TitleCaseShare(text) < 0.75) {
      continue;
    }
    block.kind = BlockKind::kHeading;
  }
}

// Whether `next` goes on with the sentence that `block` leaves open.
bool Resumes(const DocumentText& doc, const Block& block, const Block& next) {
  if (block.kind == BlockKind::kReference && next.kind == BlockKind::kReference) {
    // "Retrieved 12 May 2019." below a numbered entry.
    return next.label.empty() &&
           (!block.label.empty() || OpeningOf(TextOf(doc, next)) == Opening::kLower);
  }
  if (next.kind != BlockKind::kParagraph) return false;
  if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem) return false;
  const absl::string_view text = TextOf(doc, block), after = TextOf(doc, next);
  if (text.size() < 60) return EndsInFunctionWord(text) && OpeningOf(after) == Opening::kLower;
  if (EndsInHyphen(text)) return true;
  if (EndingOf(text) != Ending::kOpen) return false;
  const Opening opening = OpeningOf(after);
  if (opening == Opening::kLower) return true;
  return block.kind == BlockKind::kParagraph && text.size() > 200 && after.size() > 120 &&
         (opening == Opening::kUpper || opening == Opening::kDigit);
}

// Addresses are no prose: "https://...", "www...", "someone@example.org".
void FindAddresses(absl::string_view text, uint32_t begin, std::vector<Span>* out) {
  for (size_t at = 0; at < text.size();) {
    size_t start = absl::string_view::npos;
    const size_t colon = text.find("://", at), www = text.find("www.", at),
                 mail = text.find('@', at);
    const size_t hit = std::min({colon, www, mail});
    if (hit == absl::string_view::npos) return;
    start = hit;
    while (start > at && !absl::ascii_isspace(text[start - 1]) && text[start - 1] != '<' &&
           text[start - 1] != '(') {
      --start;
    }
    size_t end = hit;
    while (end < text.size() && !absl::ascii_isspace(text[end]) && text[end] != '>' &&
           text[end] != ')')
      ++end;
    while (end > hit && (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == ';'))
      --end;
    if (end > start) {
      out->push_back({static_cast<uint32_t>(begin + start), static_cast<uint32_t>(begin + end)});
    }
    at = std::max(end, hit + 1);
  }
}

// Copies the raw document block by block, leaving out note marks and joining what was cut.
class Refiner {
 public:
  Refiner(DocumentText raw, const RefineOptions& options)
      : raw_(std::move(raw)), options_(options), out_(&doc_) {}

  DocumentText Run() {
    if (options_.from_layout) FindShapedHeadings(&raw_);
    ReadFrontPage(options_.from_layout, &raw_);
    MarkReferences(&raw_);
    SplitDateline();
    marks_ = FindNoteMarks(raw_);
    doc_.info = std::move(raw_.info);
    doc_.source = std::move(raw_.source);
    doc_.lines = std::move(raw_.lines);
    doc_.line_bytes = std::move(raw_.line_bytes);
    doc_.encoding = raw_.encoding;
    doc_.line_paragraphs = std::move(raw_.line_paragraphs);
    doc_.page_starts = std::move(raw_.page_starts);
    doc_.text.reserve(raw_.text.size());
    for (size_t k = 0; k < raw_.blocks.size();) k = CopyBlocks(k);
    SetHeadings();
    for (const Block& block : doc_.blocks) {
      FindAddresses(TextOf(doc_, block), block.span.begin, &doc_.code_spans);
    }
    MergeCodeSpans();
    IndexColumns(&doc_);
    ReadReferences(&doc_);
    return std::move(doc_);
  }

 private:
  // Takes the dateline off the first paragraph.
  void SplitDateline() {
    for (size_t k = 0; k < std::min<size_t>(raw_.blocks.size(), 8); ++k) {
      Block& block = raw_.blocks[k];
      if (block.kind != BlockKind::kParagraph) continue;
      const size_t size = DatelineSize(TextOf(raw_, block));
      if (size == 0) continue;
      Block dateline = block;
      dateline.kind = BlockKind::kMeta;
      dateline.span.end = static_cast<uint32_t>(block.span.begin + size);
      block.span.begin = dateline.span.end;
      raw_.blocks.insert(raw_.blocks.begin() + k, dateline);
      return;
    }
  }

  // Copies block k and the blocks that go on with it. Returns the next block.
  size_t CopyBlocks(size_t k) {
    const Block& first = raw_.blocks[k];
    Block& block = out_.BeginBlock(first.kind);
    const Span none = block.span;
    block = first;
    block.span = none;
    CopySpan(first.span);
    size_t next = k + 1;
    while (options_.from_layout && next < raw_.blocks.size() &&
           Resumes(raw_, Last(first, raw_.blocks[next - 1]), raw_.blocks[next])) {
      Join(raw_.blocks[next - 1].span, raw_.blocks[next].span);
      CopySpan(raw_.blocks[next].span);
      ++next;
    }
    out_.EndBlock();
    return next;
  }

  // What stands last in the block being written, under the kind and label of its start.
  static Block Last(const Block& first, const Block& last) {
    Block block = first;
    block.span = last.span;
    return block;
  }

  void Join(Span before, Span after) {
    const absl::string_view text = before.In(raw_.text), next = after.In(raw_.text);
    const uint64_t source =
        std::min<uint64_t>(SourceOffset(raw_, before.end - 1) + 1, raw_.source.size());
    if (!EndsInHyphen(text)) {
      out_.Placed(" ", source, 0);
      return;
    }
    const size_t space = text.rfind(' ');
    const absl::string_view head = text.substr(space == absl::string_view::npos ? 0 : space + 1);
    const size_t end = std::min(next.find_first_of(" .,;:()"), next.size());
    const uint32_t hyphen = absl::EndsWith(text, "-")          ? 1
                            : absl::EndsWith(text, "\xC2\xAD") ? 2
                                                               : 3;
    if (!hyphens_.Keeps(head.substr(0, head.size() - hyphen), next.substr(0, end))) {
      out_.DropLast(hyphen);
    }
  }

  // Copies text[span] without its note marks.
  void CopySpan(Span span) {
    uint32_t at = span.begin;
    auto raw_mark = [&] {
      while (next_raw_mark_ < raw_.note_marks.size() && raw_.note_marks[next_raw_mark_].at < at)
        ++next_raw_mark_;
      return next_raw_mark_ < raw_.note_marks.size() &&
             raw_.note_marks[next_raw_mark_].at <= span.end;
    };
    auto found = [&] {
      while (next_mark_ < marks_.size() && marks_[next_mark_].span.begin < at) ++next_mark_;
      return next_mark_ < marks_.size() && marks_[next_mark_].span.end <= span.end;
    };
    for (;;) {
      const bool has_raw = raw_mark(), has_found = found();
      if (!has_raw && !has_found) break;
      if (has_raw &&
          (!has_found || raw_.note_marks[next_raw_mark_].at <= marks_[next_mark_].span.begin)) {
        CopyPlain({at, raw_.note_marks[next_raw_mark_].at});
        at = raw_.note_marks[next_raw_mark_].at;
        out_.Mark(raw_.note_marks[next_raw_mark_++].label);
      } else {
        CopyPlain({at, marks_[next_mark_].span.begin});
        at = marks_[next_mark_].span.end;
        out_.Mark(marks_[next_mark_++].label);
      }
    }
    CopyPlain({at, span.end});
  }

  // Copies and carries marked dates and code over.
  void CopyPlain(Span span) {
    if (span.empty()) return;
    out_.Copy(raw_, span);
    const uint32_t shift = span.end - out_.size();  // wraps where text grew; so does the sum
    while (next_date_ < raw_.marked_dates.size() &&
           raw_.marked_dates[next_date_].span.end <= span.end) {
      const MarkedDate& date = raw_.marked_dates[next_date_++];
      if (date.span.begin < span.begin) continue;
      doc_.marked_dates.push_back({{date.span.begin - shift, date.span.end - shift}, date.iso});
    }
    while (next_code_ < raw_.code_spans.size() && raw_.code_spans[next_code_].end <= span.end) {
      const Span code = raw_.code_spans[next_code_++];
      if (code.begin >= span.begin)
        doc_.code_spans.push_back({code.begin - shift, code.end - shift});
    }
    while (next_word_ < raw_.page_words.size() &&
           raw_.page_words[next_word_].span.end <= span.end) {
      PageWord word = raw_.page_words[next_word_++];
      if (word.span.begin < span.begin) continue;
      word.span = {word.span.begin - shift, word.span.end - shift};
      doc_.page_words.push_back(word);
    }
  }

  // Levels of headings without one, and the heading that each block stands under.
  void SetHeadings() {
    std::vector<int32_t> open;  // headings from the outermost in
    const bool titled = !doc_.info.title().empty();
    for (size_t k = 0; k < doc_.blocks.size(); ++k) {
      Block& block = doc_.blocks[k];
      if (block.kind != BlockKind::kHeading) {
        block.heading = open.empty() ? -1 : open.back();
        continue;
      }
      if (block.level == 0) block.level = ShapedLevel(TextOf(doc_, block), titled);
      while (!open.empty() && doc_.blocks[open.back()].level >= block.level) open.pop_back();
      block.heading = open.empty() ? -1 : open.back();
      open.push_back(static_cast<int32_t>(k));
    }
  }
  // "2.1 Sources" is one deeper than "2. Methods".
  static uint8_t ShapedLevel(absl::string_view text, bool titled) {
    int dots = 0;
    size_t at = 0;
    while (at < text.size() && (absl::ascii_isdigit(text[at]) || text[at] == '.')) {
      dots += text[at] == '.' && at + 1 < text.size() && absl::ascii_isdigit(text[at + 1]);
      ++at;
    }
    return static_cast<uint8_t>(std::min((titled ? 2 : 1) + dots, 6));
  }

  void MergeCodeSpans() {
    std::vector<Span>& spans = doc_.code_spans;
    std::sort(spans.begin(), spans.end());
    std::vector<Span> merged;
    for (Span span : spans) {
      if (!merged.empty() && span.begin <= merged.back().end) {
        merged.back().end = std::max(merged.back().end, span.end);
      } else {
        merged.push_back(span);
      }
    }
    spans = std::move(merged);
  }

  DocumentText raw_;
  const RefineOptions options_;
  DocumentText doc_;
  TextBuilder out_;
  Hyphenation hyphens_{raw_.text};
  std::vector<FoundMark> marks_;
  size_t next_mark_ = 0, next_raw_mark_ = 0, next_date_ = 0, next_code_ = 0, next_word_ = 0;
};

}  // namespace

DocumentText Refine(DocumentText raw, const RefineOptions& options) {
  return Refiner(std::move(raw), options).Run();
}

}  // namespace dateline
