#include "extract/reader/plain_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/strings.h"
#include "extract/reader/hyphenation.h"
#include "extract/reader/lines.h"
#include "extract/reader/page_noise.h"
#include "extract/reader/paragraphs.h"
#include "extract/reader/text_builder.h"

namespace dateline {
namespace {

class PlainTextWriter {
 public:
  PlainTextWriter(DocumentText* doc, const std::vector<Line>& lines)
      : doc_(*doc), source_(doc->source), lines_(lines), hyphens_(doc->source), out_(doc) {}

  void Write(const Paragraph& paragraph) {
    if (paragraph.table) return WriteTable(paragraph);
    Block& block = out_.BeginBlock(paragraph.kind);
    block.level = paragraph.level;
    block.label = paragraph.label;
    for (size_t k = 0; k < paragraph.lines.size(); ++k) {
      const Line& line = lines_[paragraph.lines[k]];
      const uint32_t begin = line.begin + (k == 0 ? paragraph.skip : 0);
      if (k + 1 == paragraph.lines.size()) {
        WriteWords(begin, line.end);
      } else {
        WriteJoined(begin, line.end, lines_[paragraph.lines[k + 1]]);
      }
    }
    out_.EndBlock();
  }

 private:
  // Bytes [begin, end) with runs of blanks as one space.
  void WriteWords(uint32_t begin, uint32_t end) {
    uint32_t from = begin;
    for (uint32_t at = begin; at < end;) {
      const char c = source_[at];
      if (c != ' ' && c != '\t') {
        ++at;
        continue;
      }
      uint32_t stop = at + 1;
      while (stop < end && (source_[stop] == ' ' || source_[stop] == '\t')) ++stop;
      if (stop - at > 1 || c == '\t') {
        out_.Source(from, at - from);
        out_.Placed(" ", at, stop - at);
        from = stop;
      }
      at = stop;
    }
    out_.Source(from, end - from);
  }

  // A line and what joins it to the next one.
  void WriteJoined(uint32_t begin, uint32_t end, const Line& next) {
    const absl::string_view text = source_.substr(begin, end - begin);
    const absl::string_view after = next.In(source_);
    if (EndsInHyphen(text) && !after.empty()) {
      const bool soft = absl::EndsWith(text, "\xC2\xAD");
      const uint32_t hyphen = soft ? 2 : absl::EndsWith(text, "-") ? 1 : 3;
      const absl::string_view tail = FirstWord(after);
      // "pre- and post-war": the hyphen stands for a word that comes later.
      const bool suspended = tail == "and" || tail == "or" || tail == "to";
      const bool letter = OpeningOf(after.substr(0, 1)) != Opening::kOther ||
                          static_cast<unsigned char>(after[0]) >= 0x80;
      if (!suspended && letter) {
        const absl::string_view head = LastWord(text.substr(0, text.size() - hyphen));
        const bool keep = !soft && (absl::ascii_isdigit(after[0]) || hyphens_.Keeps(head, tail));
        WriteWords(begin, keep ? end : end - hyphen);
        return;
      }
    }
    WriteWords(begin, end);
    // "Thomson–|Urrutia", "it was—|so he said": no space at a dash that is glued to its word.
    const bool dash =
        absl::EndsWith(text, "\xE2\x80\x93") || absl::EndsWith(text, "\xE2\x80\x94") ||
        (absl::EndsWith(text, "-") && text.size() > 1 && text[text.size() - 2] != ' ');
    const bool glued = dash && text.size() > 3 && text[text.size() - 4] != ' ';
    if (!glued) out_.Placed(" ", end, next.begin > end ? next.begin - end : 0);
  }

  static absl::string_view FirstWord(absl::string_view text) {
    size_t at = 0;
    while (at < text.size() &&
           (absl::ascii_isalpha(text[at]) || static_cast<unsigned char>(text[at]) >= 0xC3)) {
      char32_t c;
      at += DecodeUtf8(text, at, &c);
    }
    return text.substr(0, at);
  }
  static absl::string_view LastWord(absl::string_view text) {
    size_t at = text.size();
    while (at > 0 && (absl::ascii_isalpha(text[at - 1]) || text[at - 1] == '-' ||
                      (static_cast<unsigned char>(text[at - 1]) >= 0x80 &&
                       text.substr(at - 1, 1) != "\x94" && text.substr(at - 1, 1) != "\x93"))) {
      --at;
    }
    return text.substr(at);
  }

  void WriteTable(const Paragraph& paragraph) {
    out_.EndBlock();
    const size_t first = doc_.blocks.size();
    for (size_t row = 0; row < paragraph.lines.size(); ++row) {
      const Line& line = lines_[paragraph.lines[row]];
      int column = 0;
      for (uint32_t at = line.begin; at < line.end; ++column) {
        uint32_t end = at;
        while (end < line.end && !IsGap(end, line.end)) ++end;
        Block& cell = out_.BeginBlock(BlockKind::kTableCell);
        cell.table = table_;
        cell.row = static_cast<int32_t>(row);
        cell.column = column;
        WriteWords(at, end);
        out_.EndBlock();
        at = end;
        while (at < line.end && (source_[at] == ' ' || source_[at] == '\t')) ++at;
      }
    }
    MarkHeader(first);
    ++table_;
  }
  bool IsGap(uint32_t at, uint32_t end) const {
    if (source_[at] == '\t') return true;
    return at + 1 < end && source_[at] == ' ' &&
           (source_[at + 1] == ' ' || source_[at + 1] == '\t');
  }

  // The first row is a header where it holds no figures and the rows below do.
  void MarkHeader(size_t first) {
    bool above = false, below = false;
    for (size_t k = first; k < doc_.blocks.size(); ++k) {
      const absl::string_view text = doc_.blocks[k].span.In(doc_.text);
      const bool figures =
          std::any_of(text.begin(), text.end(), [](char c) { return absl::ascii_isdigit(c); });
      (doc_.blocks[k].row == 0 ? above : below) |= figures;
    }
    if (above || !below) return;
    for (size_t k = first; k < doc_.blocks.size() && doc_.blocks[k].row == 0; ++k) {
      doc_.blocks[k].kind = BlockKind::kTableHeader;
    }
  }

  DocumentText& doc_;
  absl::string_view source_;
  const std::vector<Line>& lines_;
  Hyphenation hyphens_;
  TextBuilder out_;
  int table_ = 0;
};

}  // namespace

void ReadPlainText(DocumentText* doc) { ReadLines(SplitLines(doc->source), false, doc); }

void ReadLines(std::vector<Line> lines, bool page_layout, DocumentText* doc) {
  MarkPageNoise(doc->source, page_layout, &lines);
  doc->text.reserve(doc->source.size());
  PlainTextWriter writer(doc, lines);
  for (const Paragraph& paragraph : FindParagraphs(doc->source, lines)) writer.Write(paragraph);
}

}  // namespace dateline
