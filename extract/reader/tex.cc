#include "extract/reader/tex.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "extract/reader/publication_date.h"
#include "extract/reader/tex_commands.h"
#include "extract/reader/tex_source.h"
#include "extract/reader/tex_text.h"

namespace dateline {
namespace {

constexpr int kMaxDepth = 60;  // of arguments in arguments; deeper ones are passed over
// Titles in titles are read to this depth.
constexpr int kMetadataDepth = 55;
constexpr size_t kMaxMacro = 200;  // bytes of a document's own command that is read

class TexReader {
 public:
  explicit TexReader(DocumentText* doc)
      : source_(doc->source), code_(doc->source), doc_(*doc), text_(doc) {}

  void Run() {
    const size_t begin = source_.find("\\begin{document}");
    uint64_t from = 0;
    if (begin != absl::string_view::npos) {
      ReadMacros({0, begin});
      ReadPreamble({0, begin});
      from = begin + 16;
    }
    const size_t end = source_.find("\\end{document}", from);
    Process({from, std::min<uint64_t>(end, source_.size())}, 0);
    text_.EndBlock();
    // Notes in notes are found while these are read.
    for (size_t k = 0; k < notes_.size(); ++k) {
      text_.BeginNote(absl::StrCat(k + 1));
      Process(notes_[k], 0);
      text_.EndBlock();
    }
  }

 private:
  void Process(TexRange range, int depth) {
    uint64_t at = range.begin;
    while (at < range.end) {
      const char c = source_[at];
      if (c == '\\') {
        at = Command(at, range.end, depth);
      } else if (c == '%') {
        at = code_.LineEnd(at, range.end);
        while (at < range.end && (source_[at] == ' ' || source_[at] == '\t')) ++at;
      } else if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
        at = Blanks(at, range.end);
      } else if (c == '$') {
        at = Mathematics(at, range.end);
      } else if (c == '&' && text_.in_cell()) {
        text_.NextCell();
        ++at;
      } else {
        at = Characters(at, range.end);
      }
    }
  }

  uint64_t Blanks(uint64_t at, uint64_t end) {
    int feeds = 0;
    for (; at < end; ++at) {
      const char c = source_[at];
      if (c == '\n')
        ++feeds;
      else if (c != ' ' && c != '\t' && c != '\r')
        break;
    }
    text_.Blank(feeds);
    return at;
  }

  // Plain text, and the character combinations that TeX sets as one.
  uint64_t Characters(uint64_t at, uint64_t end) {
    static constexpr struct {
      absl::string_view written, set;
    } kLigatures[] = {{"---", "\u2014"}, {"--", "\u2013"}, {"``", "\u201C"},
                      {"''", "\u201D"},  {"`", "\u2018"},  {"~", " "},
                      {"{", ""},         {"}", ""},        {"^", ""}};
    const absl::string_view rest = source_.substr(at, end - at);
    for (const auto& ligature : kLigatures) {
      if (!absl::StartsWith(rest, ligature.written)) continue;
      text_.Put(ligature.set, {at, at + ligature.written.size()});
      return at + ligature.written.size();
    }
    constexpr absl::string_view kSpecial = "\\%\n \t\r$&`~{}^-'";
    uint64_t stop = at + 1;
    while (stop < end && kSpecial.find(source_[stop]) == absl::string_view::npos) ++stop;
    text_.PutSource({at, stop});
    return stop;
  }

  // $...$ keeps its numbers and words, without the commands; $$...$$ goes.
  uint64_t Mathematics(uint64_t at, uint64_t end) {
    if (!absl::StartsWith(source_.substr(at, end - at), "$$")) return at + 1;
    return code_.SkipFormula("$$", at + 2, end);
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
    if (name == "\\") {
      text_.NextRow();
      return code_.SkipOption(stop, end);
    }
    if (name == "def" || name == "gdef" || name == "edef" || name == "xdef")
      return SkipDefinition(stop, end);
    // A long table's head is written twice: for its first page and for the others.
    if (name == "endfirsthead") return std::min<uint64_t>(source_.find("\\endhead", stop), end);
    if (name == "midrule" || name == "hline" || name == "endhead") text_.EndTableHead();
    if (name == "[") return code_.SkipFormula("\\]", stop, end);
    if (name == "(") return code_.SkipFormula("\\)", stop, end);
    const auto macro = macros_.find(name);
    if (macro != macros_.end()) return Macro(macro->second, {at, stop}, end);
    const TexMeaning meaning = TexMeaningOf(name);
    if (meaning.command == TexCommand::kSymbol) {
      text_.Put(meaning.symbol, {at, stop});
      return word ? AfterSymbol(stop, end) : stop;
    }
    if (meaning.command == TexCommand::kAccent && (!word || name.size() == 1)) {
      return Accent(at, name, stop, end);
    }
    if (word) stop = code_.SkipOption(stop, end);
    uint64_t next = stop;
    const TexRange argument = code_.Argument(stop, end, &next);
    if (depth > kMaxDepth) return next;
    return Apply(meaning, {at, stop}, argument, next, end, depth);
  }

  // A document's own command without arguments, set as the text that it stands for.
  uint64_t Macro(const std::string& text, TexRange command, uint64_t end) {
    text_.Put(absl::StripTrailingAsciiWhitespace(text), command);
    const uint64_t next = AfterSymbol(command.end, end);
    if (absl::EndsWith(text, " ")) text_.Put(" ", {command.end, next});
    return next;
  }

  // "\newcommand{\eic}{East India Company}" and "\newcommand\eic{...}".
  void ReadMacros(TexRange range) {
    constexpr absl::string_view kNewCommand = "\\newcommand";
    for (size_t at = source_.find(kNewCommand); at < range.end;
         at = source_.find(kNewCommand, at)) {
      at += kNewCommand.size();
      if (at < range.end && source_[at] == '*') ++at;
      uint64_t next = at;
      std::string name = Name(code_.Argument(at, range.end, &next));
      if (name.empty() && at < range.end && source_[at] == '\\') {
        next = at + 1;
        while (next < range.end && absl::ascii_isalpha(source_[next])) ++next;
        name = std::string(source_.substr(at, next - at));
      }
      if (name.size() < 2 || name[0] != '\\' || next >= range.end || source_[next] != '{') continue;
      const absl::string_view body = code_.In(code_.Argument(next, range.end, &next));
      if (body.size() > kMaxMacro || body.find_first_of("#$@") != absl::string_view::npos) continue;
      std::string text = PlainText(body, kMetadataDepth);
      if (text.empty()) continue;  // a setting
      // The blank that "\ " or \xspace leaves.
      if (absl::EndsWith(body, "\\ ") || absl::EndsWith(body, "~") ||
          absl::StrContains(body, "\\xspace"))
        text += ' ';
      macros_.emplace(name.substr(1), std::move(text));
    }
  }

  // Read like text, into a document of its own.
  static std::string PlainText(absl::string_view code, int depth) {
    DocumentText plain;
    plain.source = std::string(code);
    TexReader reader(&plain);
    reader.Process({0, plain.source.size()}, depth);
    reader.text_.EndBlock();
    return CollapseSpace(plain.text);
  }

  // "\def\name#1{...}".
  uint64_t SkipDefinition(uint64_t at, uint64_t end) {
    const uint64_t open = source_.find('{', at);
    if (open >= end || open - at > 200) return at;
    uint64_t next = open;
    code_.Argument(open, end, &next);
    return std::max(next, at);
  }

  // "\ae rial", "\ae{}rial": the blank or braces end the command's name alone.
  uint64_t AfterSymbol(uint64_t at, uint64_t end) const {
    if (at + 1 < end && source_[at] == '{' && source_[at + 1] == '}') return at + 2;
    while (at < end && (source_[at] == ' ' || source_[at] == '\t')) ++at;
    return at;
  }

  uint64_t Accent(uint64_t at, absl::string_view name, uint64_t stop, uint64_t end) {
    uint64_t next = stop;
    const TexRange argument = code_.Argument(stop, end, &next);
    std::string letter(code_.In(argument));
    if (argument.empty()) {
      next = code_.SkipBlanks(stop, end);
      if (next >= end) return end;
      if (source_[next] == '\\') {
        letter = "i";  // \'\i
        while (next < end && source_[next] != ' ' && source_[next] != '{' && next - stop < 3)
          ++next;
        while (next < end && (static_cast<unsigned char>(source_[next]) & 0xC0) == 0x80) ++next;
      } else {
        char32_t c;
        const size_t size = DecodeUtf8(source_, next, &c);
        letter = std::string(source_.substr(next, size));
        next += size;
      }
    }
    if (absl::StartsWith(letter, "\\i")) letter = "i";
    text_.Put(TexAccented(name, letter), {at, next});
    return next;
  }

  uint64_t Apply(const TexMeaning& meaning, TexRange command, TexRange argument, uint64_t next,
                 uint64_t end, int depth) {
    switch (meaning.command) {
      case TexCommand::kSection:
        text_.references = false;
        Separate(BlockKind::kHeading, static_cast<uint8_t>(meaning.value), argument, depth);
        return next;
      case TexCommand::kCaption: Separate(BlockKind::kCaption, 0, argument, depth); return next;
      case TexCommand::kFootnote:
        notes_.push_back(argument);
        text_.Mark(absl::StrCat(notes_.size()));
        return next;
      case TexCommand::kTitle:
      case TexCommand::kAuthor:
      case TexCommand::kDate: Metadata(meaning.command, argument, depth); return next;
      case TexCommand::kBegin: return Begin(argument, next, end);
      case TexCommand::kEnd: End(Name(argument)); return next;
      case TexCommand::kItem:
      case TexCommand::kBibitem:
        text_.EndBlock();
        if (meaning.command == TexCommand::kItem) {
          text_.label = "-";
          return command.end;
        }
        text_.references = true;
        text_.label = absl::StrCat(++references_count_);
        return next;
      case TexCommand::kParagraphBreak: text_.EndBlock(); return command.end;
      case TexCommand::kAddress: text_.PutAddress(argument); return next;
      case TexCommand::kSuperscript: Superscript(argument, depth); return next;
      case TexCommand::kSkip: return SkipArguments(meaning.value - 1, next, end);
      // The argument's text comes next; its braces are passed over there.
      default: return command.end;
    }
  }

  uint64_t SkipArguments(int count, uint64_t at, uint64_t end) {
    for (int k = 0; k < count; ++k) {
      const uint64_t option = code_.SkipOption(at, end);
      code_.Argument(option, end, &at);
      at = std::max(at, option);
    }
    return at;
  }

  // A block of its own inside the text: a heading, a caption.
  void Separate(BlockKind kind, uint8_t level, TexRange argument, int depth) {
    const TexText::Before before = text_.Interrupt(kind, level);
    Process(argument, depth + 1);
    text_.Resume(before);
  }

  void Superscript(TexRange argument, int depth) {
    const absl::string_view text = code_.In(argument);
    const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return absl::ascii_isdigit(c) || c == ',' || c == '*';
    });
    if (digits && text_.in_block())
      text_.Mark(text);
    else
      Process(argument, depth + 1);
  }

  std::string Name(TexRange argument) const {
    return std::string(absl::StripAsciiWhitespace(code_.In(argument)));
  }

  uint64_t Begin(TexRange argument, uint64_t next, uint64_t end) {
    const std::string name = Name(argument);
    text_.EndBlock();
    switch (TexEnvironmentOf(name)) {
      case TexEnvironment::kList: ++text_.lists; break;
      case TexEnvironment::kQuote: ++text_.quotes; break;
      case TexEnvironment::kMeta: ++text_.metas; break;
      case TexEnvironment::kReferences:
        text_.references = true;
        code_.Argument(next, end, &next);
        break;
      case TexEnvironment::kSkipped: return code_.EnvironmentEnd(name, next, end);
      case TexEnvironment::kVerbatim: {
        const uint64_t close = code_.EnvironmentEnd(name, next, end);
        text_.PutCode({next, close});
        return close;
      }
      case TexEnvironment::kTable:
        next = code_.SkipOption(next, end);
        code_.Argument(next, end, &next);
        if (absl::StartsWith(name, "tabularx") || name == "tabulary") {
          code_.Argument(next, end, &next);
        }
        text_.BeginTable();
        break;
      default: break;
    }
    return code_.SkipOption(next, end);
  }

  void End(const std::string& name) {
    text_.EndBlock();
    switch (TexEnvironmentOf(name)) {
      case TexEnvironment::kList: text_.lists = std::max(text_.lists - 1, 0); break;
      case TexEnvironment::kQuote: text_.quotes = std::max(text_.quotes - 1, 0); break;
      case TexEnvironment::kMeta: text_.metas = std::max(text_.metas - 1, 0); break;
      case TexEnvironment::kReferences: text_.references = false; break;
      case TexEnvironment::kTable: text_.EndTable(); break;
      default: break;
    }
  }

  void ReadPreamble(TexRange range) {
    for (absl::string_view name : {"\\title", "\\author", "\\date"}) {
      const size_t at = source_.find(name);
      if (at == absl::string_view::npos || at >= range.end) continue;
      uint64_t next;
      const uint64_t open = code_.SkipOption(at + name.size(), range.end);
      const TexRange argument = code_.Argument(open, range.end, &next);
      Metadata(TexMeaningOf(name.substr(1)).command, argument, 0);
    }
  }

  void Metadata(TexCommand command, TexRange argument, int depth) {
    if (command != TexCommand::kAuthor) return ReadMetadata(command, code_.In(argument), depth);
    // Below an author's name stands the address.
    for (absl::string_view author : absl::StrSplit(code_.In(argument), "\\and")) {
      ReadMetadata(command, author.substr(0, author.find("\\\\")), depth);
    }
  }

  void ReadMetadata(TexCommand command, absl::string_view argument, int depth) {
    const std::string text = PlainText(argument, std::max(depth + 1, kMetadataDepth));
    if (text.empty()) return;
    TimeValue date;
    if (command == TexCommand::kTitle && doc_.info.title().empty()) doc_.info.set_title(text);
    if (command == TexCommand::kAuthor) doc_.info.add_authors(text);
    if (command == TexCommand::kDate &&
        (FindWrittenDate(text, &date) || ReadIsoDate(text, &date))) {
      *doc_.info.mutable_date() = date;
    }
  }

  absl::string_view source_;
  TexSource code_;
  DocumentText& doc_;
  TexText text_;
  int references_count_ = 0;
  std::vector<TexRange> notes_;
  absl::flat_hash_map<std::string, std::string> macros_;  // name -> text
};

}  // namespace

void ReadTex(DocumentText* doc) {
  doc->text.reserve(doc->source.size());
  TexReader(doc).Run();
}

}  // namespace dateline
