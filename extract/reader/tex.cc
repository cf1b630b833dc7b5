#include "extract/reader/tex.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/publication_date.h"
#include "extract/reader/tex_commands.h"
#include "extract/reader/text_builder.h"

namespace dateline {
namespace {

// Bounds on what is looked ahead for, so that what is never closed costs no more than linear time.
constexpr uint64_t kMaxArgument = 1 << 14;
constexpr int kMaxDepth = 60;  // of arguments in arguments; deeper ones are passed over

struct Range { uint64_t begin = 0, end = 0; };

class TexReader {
 public:
  explicit TexReader(DocumentText* doc) : source_(doc->source), doc_(*doc), out_(doc) {}

  void Run() {
    const size_t begin = source_.find("\\begin{document}");
    uint64_t from = 0;
    if (begin != absl::string_view::npos) {
      ReadPreamble({0, begin});
      from = begin + 16;
    }
    const size_t end = source_.find("\\end{document}", from);
    Process({from, std::min<uint64_t>(end, source_.size())}, 0);
    out_.EndBlock();
    // Notes in notes are found while these are read.
    for (size_t k = 0; k < notes_.size(); ++k) {
      note_ = absl::StrCat(k + 1);
      lists_ = quotes_ = 0;
      Process(notes_[k], 0);
      out_.EndBlock();
    }
  }

 private:
  // ---- text ----

  BlockKind KindNow() const {
    if (!note_.empty()) return BlockKind::kFootnote;
    if (references_) return BlockKind::kReference;
    if (meta_ > 0) return BlockKind::kMeta;
    if (lists_ > 0) return BlockKind::kListItem;
    return quotes_ > 0 ? BlockKind::kQuote : BlockKind::kParagraph;
  }
  void EnsureBlock() {
    if (out_.in_block()) return;
    Block& block = out_.BeginBlock(kind_ == BlockKind::kParagraph ? KindNow() : kind_);
    if (block.kind == BlockKind::kHeading) block.level = level_;
    if (block.kind == BlockKind::kListItem) block.level = static_cast<uint8_t>(std::min(lists_, 9));
    block.label = !note_.empty() ? note_ : std::exchange(label_, "");
    if (cell_) {
      block.kind = BlockKind::kTableCell;
      block.table = table_;
      block.row = row_;
      block.column = column_;
    }
    space_ = false;
  }
  void PutSpace(uint64_t at) {
    if (space_ && !out_.block_text_empty()) out_.Placed(" ", at, 0);
    space_ = false;
  }
  void Put(absl::string_view text, Range from) {
    if (text == " ") {
      space_ = true;
      return;
    }
    if (text.empty()) return;
    EnsureBlock();
    PutSpace(from.begin);
    out_.Placed(text, from.begin, from.end - from.begin);
  }
  void PutSource(Range range) {
    if (range.end <= range.begin) return;
    EnsureBlock();
    PutSpace(range.begin);
    out_.Source(range.begin, range.end - range.begin);
  }

  void Process(Range range, int depth) {
    uint64_t at = range.begin;
    while (at < range.end) {
      const char c = source_[at];
      if (c == '\\') {
        at = Command(at, range.end, depth);
      } else if (c == '%') {
        at = LineEnd(at, range.end);
        while (at < range.end && (source_[at] == ' ' || source_[at] == '\t')) ++at;
      } else if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
        at = Blanks(at, range.end);
      } else if (c == '$') {
        at = Mathematics(at, range.end);
      } else if (c == '&' && cell_) {
        out_.EndBlock();
        ++column_;
        ++at;
      } else {
        at = Characters(at, range.end);
      }
    }
  }

  uint64_t LineEnd(uint64_t at, uint64_t end) const {
    const size_t feed = source_.find('\n', at);
    return std::min<uint64_t>(feed == absl::string_view::npos ? end : feed + 1, end);
  }

  uint64_t Blanks(uint64_t at, uint64_t end) {
    int feeds = 0;
    for (; at < end; ++at) {
      const char c = source_[at];
      if (c == '\n') ++feeds;
      else if (c != ' ' && c != '\t' && c != '\r') break;
    }
    space_ = true;
    if (feeds > 1 && !cell_ && kind_ == BlockKind::kParagraph) out_.EndBlock();
    return at;
  }

  // Plain text, and the character combinations that TeX sets as one.
  uint64_t Characters(uint64_t at, uint64_t end) {
    static constexpr struct { absl::string_view written, set; } kLigatures[] = {
        {"---", "\u2014"}, {"--", "\u2013"}, {"``", "\u201C"}, {"''", "\u201D"}, {"`", "\u2018"},
        {"~", " "}, {"{", ""}, {"}", ""}, {"^", ""}};
    const absl::string_view rest = source_.substr(at, end - at);
    for (const auto& ligature : kLigatures) {
      if (!absl::StartsWith(rest, ligature.written)) continue;
      Put(ligature.set, {at, at + ligature.written.size()});
      return at + ligature.written.size();
    }
    uint64_t stop = at + 1;
    while (stop < end && !absl::StrContains("\\%\n \t\r$&`~{}^-'", source_.substr(stop, 1))) ++stop;
    PutSource({at, stop});
    return stop;
  }

  // $...$ keeps its numbers and words, without the commands; $$...$$ goes.
  uint64_t Mathematics(uint64_t at, uint64_t end) {
    const absl::string_view rest = source_.substr(at, end - at);
    if (absl::StartsWith(rest, "$$")) {
      const size_t close = rest.substr(0, kMaxArgument).find("$$", 2);
      return close == absl::string_view::npos ? at + 2 : at + close + 2;
    }
    return at + 1;
  }

  // ---- commands ----

  uint64_t SkipBlanks(uint64_t at, uint64_t end) const {
    while (at < end && (source_[at] == ' ' || source_[at] == '\t' || source_[at] == '\n' || source_[at] == '\r')) ++at;
    return at;
  }

  // The argument in braces at `at`, without them; empty where there is none. *next: behind it.
  Range Argument(uint64_t at, uint64_t end, uint64_t* next) const {
    const uint64_t open = SkipBlanks(at, end);
    *next = at;
    if (open >= end || source_[open] != '{') return {at, at};
    int depth = 0;
    const uint64_t limit = std::min(end, open + kMaxArgument);
    for (uint64_t k = open; k < limit; ++k) {
      if (source_[k] == '\\') {
        ++k;
      } else if (source_[k] == '{') {
        ++depth;
      } else if (source_[k] == '}' && --depth == 0) {
        *next = k + 1;
        return {open + 1, k};
      }
    }
    return {at, at};  // never closed: its text is read as it comes
  }

  uint64_t SkipOption(uint64_t at, uint64_t end) const {
    while (at < end && source_[at] == '[') {
      const size_t close = source_.substr(at, std::min<uint64_t>(end - at, 2000)).find(']');
      if (close == absl::string_view::npos) break;
      at += close + 1;
    }
    return at;
  }

  uint64_t Command(uint64_t at, uint64_t end, int depth) {
    uint64_t stop = at + 1;
    while (stop < end && absl::ascii_isalpha(source_[stop])) ++stop;
    if (stop == at + 1 && stop < end) {
      char32_t c;
      stop += DecodeUtf8(source_, stop, &c);
    }
    const absl::string_view name = source_.substr(at + 1, stop - at - 1);
    const bool word = !name.empty() && absl::ascii_isalpha(name[0]);
    if (word && stop < end && source_[stop] == '*') ++stop;
    if (name == "\\") return LineBreak(stop, end);
    if (name == "[" || name == "(") {
      const absl::string_view window = source_.substr(stop, std::min(end - stop, kMaxArgument));
      const size_t close = window.find(name == "[" ? "\\]" : "\\)");
      return close == absl::string_view::npos ? stop : stop + close + 2;
    }
    const TexMeaning meaning = TexMeaningOf(name);
    if (meaning.command == TexCommand::kSymbol) {
      Put(meaning.symbol, {at, stop});
      return word ? AfterSymbol(stop, end) : stop;
    }
    if (meaning.command == TexCommand::kAccent && (!word || name.size() == 1)) return Accent(at, name, stop, end);
    stop = word ? SkipOption(stop, end) : stop;
    uint64_t next = stop;
    const Range argument = Argument(stop, end, &next);
    if (depth > kMaxDepth) return next;
    return Apply(meaning, {at, stop}, argument, next, end, depth);
  }

  // "\ae rial", "\ae{}rial": the blank or braces end the command's name alone.
  uint64_t AfterSymbol(uint64_t at, uint64_t end) const {
    if (at + 1 < end && source_[at] == '{' && source_[at + 1] == '}') return at + 2;
    while (at < end && (source_[at] == ' ' || source_[at] == '\t')) ++at;
    return at;
  }

  uint64_t Accent(uint64_t at, absl::string_view name, uint64_t stop, uint64_t end) {
    uint64_t next = stop;
    const Range argument = Argument(stop, end, &next);
    std::string letter;
    if (argument.end > argument.begin) {
      letter = std::string(source_.substr(argument.begin, argument.end - argument.begin));
    } else {
      next = SkipBlanks(stop, end);
      if (next >= end) return end;
      if (source_[next] == '\\') {
        letter = "i";  // \'\i
        while (next < end && source_[next] != ' ' && source_[next] != '{' && next - stop < 3) ++next;
      } else {
        char32_t c;
        const size_t size = DecodeUtf8(source_, next, &c);
        letter = std::string(source_.substr(next, size));
        next += size;
      }
    }
    if (absl::StartsWith(letter, "\\i")) letter = "i";
    Put(TexAccented(name, letter), {at, next});
    return next;
  }

  uint64_t LineBreak(uint64_t at, uint64_t end) {
    if (cell_) {
      out_.EndBlock();
      ++row_;
      column_ = 0;
    }
    space_ = true;
    return SkipOption(at, end);
  }

  uint64_t Apply(const TexMeaning& meaning, Range command, Range argument, uint64_t next,
                 uint64_t end, int depth) {
    switch (meaning.command) {
      case TexCommand::kSection:
        references_ = false;
        level_ = static_cast<uint8_t>(meaning.value);
        Separate(BlockKind::kHeading, argument, depth);
        return next;
      case TexCommand::kCaption: Separate(BlockKind::kCaption, argument, depth); return next;
      case TexCommand::kFootnote:
        notes_.push_back(argument);
        if (out_.in_block()) out_.Mark(absl::StrCat(notes_.size()));
        return next;
      case TexCommand::kTitle: case TexCommand::kAuthor: case TexCommand::kDate:
        Metadata(meaning.command, argument);
        return next;
      case TexCommand::kBegin: return Begin(argument, next, end);
      case TexCommand::kEnd: End(Name(argument)); return next;
      case TexCommand::kItem:
        out_.EndBlock();
        label_ = "-";
        return command.end;
      case TexCommand::kBibitem:
        out_.EndBlock();
        references_ = true;
        label_ = absl::StrCat(++references_count_);
        return next;
      case TexCommand::kParagraphBreak: out_.EndBlock(); return command.end;
      case TexCommand::kAddress: Address(argument); return next;
      case TexCommand::kSuperscript: Superscript(argument, depth); return next;
      case TexCommand::kSkip:
        for (int k = 1; k < meaning.value; ++k) {
          const uint64_t option = SkipOption(next, end);
          Argument(option, end, &next);
          next = std::max(next, option);
        }
        return next;
      default:
        // The argument's text comes next; its braces are passed over there.
        return command.end;
    }
  }

  // A block of its own inside the text: a heading, a caption.
  void Separate(BlockKind kind, Range argument, int depth) {
    out_.EndBlock();
    const BlockKind before = std::exchange(kind_, kind);
    const bool in_cell = std::exchange(cell_, false);
    Process(argument, depth + 1);
    out_.EndBlock();
    kind_ = before;
    cell_ = in_cell;
  }

  void Address(Range argument) {
    EnsureBlock();
    PutSpace(argument.begin);
    const uint32_t from = out_.size();
    PutSource(argument);
    if (out_.size() > from) doc_.code_spans.push_back({from, out_.size()});
  }

  void Superscript(Range argument, int depth) {
    const absl::string_view text = source_.substr(argument.begin, argument.end - argument.begin);
    const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return absl::ascii_isdigit(c) || c == ',' || c == '*';
    });
    if (digits && out_.in_block()) {
      out_.Mark(text);
    } else {
      Process(argument, depth + 1);
    }
  }

  // ---- environments ----

  std::string Name(Range argument) const {
    return std::string(absl::StripAsciiWhitespace(source_.substr(argument.begin, argument.end - argument.begin)));
  }

  uint64_t Begin(Range argument, uint64_t next, uint64_t end) {
    const std::string name = Name(argument);
    const TexEnvironment environment = TexEnvironmentOf(name);
    out_.EndBlock();
    switch (environment) {
      case TexEnvironment::kList: ++lists_; break;
      case TexEnvironment::kQuote: ++quotes_; break;
      case TexEnvironment::kMeta: ++meta_; break;
      case TexEnvironment::kReferences: references_ = true; Argument(next, end, &next); break;
      case TexEnvironment::kSkipped: return Close(name, next, end);
      case TexEnvironment::kVerbatim: {
        const uint64_t close = Close(name, next, end);
        out_.BeginBlock(BlockKind::kCode);
        out_.Source(next, close - next);
        out_.EndBlock();
        return close;
      }
      case TexEnvironment::kTable:
        next = SkipOption(next, end);
        Argument(next, end, &next);
        if (absl::StartsWith(name, "tabularx") || name == "tabulary") Argument(next, end, &next);
        cell_ = true;
        ++table_;
        row_ = column_ = 0;
        break;
      default: break;
    }
    return SkipOption(next, end);
  }

  // Where the environment ends; `at` where it never does: its text is then read as it comes.
  uint64_t Close(const std::string& name, uint64_t at, uint64_t end) {
    if (name == unclosed_) return at;
    const size_t close = source_.substr(0, end).find(absl::StrCat("\\end{", name, "}"), at);
    if (close != absl::string_view::npos) return close;
    unclosed_ = name;
    return at;
  }

  void End(const std::string& name) {
    out_.EndBlock();
    switch (TexEnvironmentOf(name)) {
      case TexEnvironment::kList: lists_ = std::max(lists_ - 1, 0); break;
      case TexEnvironment::kQuote: quotes_ = std::max(quotes_ - 1, 0); break;
      case TexEnvironment::kMeta: meta_ = std::max(meta_ - 1, 0); break;
      case TexEnvironment::kReferences: references_ = false; break;
      case TexEnvironment::kTable: cell_ = false; break;
      default: break;
    }
  }

  // ---- the document's own data ----

  void ReadPreamble(Range range) {
    for (absl::string_view name : {"\\title", "\\author", "\\date"}) {
      const size_t at = source_.find(name);
      if (at == absl::string_view::npos || at >= range.end) continue;
      uint64_t next;
      const Range argument = Argument(SkipOption(at + name.size(), range.end), range.end, &next);
      Metadata(TexMeaningOf(name.substr(1)).command, argument);
    }
  }

  void Metadata(TexCommand command, Range argument) {
    // Read like text, into a document of its own.
    DocumentText plain;
    plain.source = std::string(source_.substr(argument.begin, argument.end - argument.begin));
    TexReader reader(&plain);
    reader.Process({0, plain.source.size()}, kMaxDepth - 5);
    reader.out_.EndBlock();
    const std::string text = CollapseSpace(plain.text);
    if (text.empty()) return;
    TimeValue date;
    if (command == TexCommand::kTitle && doc_.info.title().empty()) doc_.info.set_title(text);
    if (command == TexCommand::kAuthor) doc_.info.add_authors(text);
    if (command == TexCommand::kDate && (FindWrittenDate(text, &date) || ReadIsoDate(text, &date))) {
      *doc_.info.mutable_date() = date;
    }
  }

  absl::string_view source_;
  DocumentText& doc_;
  TextBuilder out_;
  BlockKind kind_ = BlockKind::kParagraph;  // of the block that Separate makes
  uint8_t level_ = 0;
  int lists_ = 0, quotes_ = 0, meta_ = 0, references_count_ = 0;
  bool references_ = false, cell_ = false, space_ = false;
  int table_ = -1, row_ = 0, column_ = 0;
  std::string label_, note_;
  std::string unclosed_;  // an environment that is known not to end
  std::vector<Range> notes_;
};

}  // namespace

void ReadTex(DocumentText* doc) {
  doc->text.reserve(doc->source.size());
  TexReader(doc).Run();
}

}  // namespace dateline
