#include "extract/reader/html.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/html_blocks.h"
#include "extract/reader/html_elements.h"
#include "extract/reader/html_metadata.h"
#include "extract/reader/html_tokenizer.h"
#include "extract/reader/publication_date.h"

namespace dateline {
namespace {

constexpr int kMaxRewinds = 8;    // elements found unclosed, before all skipping stops
constexpr size_t kMaxMark = 600;  // bytes of a raised note mark with its link

// "1", "[12]", "*", "1, 2": what a note mark looks like.
bool IsMarkText(absl::string_view text) {
  if (text.empty() || text.size() > 10) return false;
  if (text.front() == '[' || text.front() == '(') return text.back() == ']' || text.back() == ')';
  if (text == "*" || text == "**" || text == "\u2020" || text == "\u2021") return true;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isdigit(c) || c == ',' || c == ' '; });
}

std::string MarkLabel(absl::string_view text) {
  std::string label;
  for (char c : text) {
    if (c != '[' && c != ']' && c != '(' && c != ')') label.push_back(c);
  }
  return CollapseSpace(label);
}

std::string SuperscriptDigits(absl::string_view digits) {
  static constexpr absl::string_view kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                  "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  std::string text;
  for (char c : digits) {
    if (absl::ascii_isdigit(c)) absl::StrAppend(&text, kDigits[c - '0']);
  }
  return text;
}

class HtmlWriter {
 public:
  HtmlWriter(absl::string_view source, uint64_t begin, DocumentText* doc, TextBuilder* out)
      : source_(source), tokens_(source, begin), blocks_(source, doc, out) {}

  void Run() {
    for (;;) {
      if (!tokens_.Next()) {
        if (skip_name_.empty()) break;
        Unskip();
        continue;
      }
      const HtmlToken token = tokens_.token();
      if (!skip_name_.empty()) {
        Skip(token);
      } else if (token.kind == HtmlTokenKind::kText) {
        blocks_.Text(token.begin, token.end);
      } else if (token.kind == HtmlTokenKind::kStart) {
        Start(token);
      } else {
        End(token);
      }
    }
    blocks_.Close();
  }

  const HtmlMetadata& metadata() const { return metadata_; }
  int first_level_headings() const { return first_level_headings_; }
  // The date of publication that the byline's <time> gives.
  const TimeValue& byline_date() const { return byline_date_; }

 private:
  // ---- boilerplate ----

  void BeginSkip(const HtmlToken& token, HtmlElement element) {
    const bool bordered = element != HtmlElement::kInline && element != HtmlElement::kSkipped;
    if (bordered || absl::EqualsIgnoreCase(token.name, "nav") ||
        absl::EqualsIgnoreCase(token.name, "aside") ||
        absl::EqualsIgnoreCase(token.name, "footer")) {
      blocks_.Break();
    }
    skip_name_ = absl::AsciiStrToLower(token.name);
    skip_depth_ = 1;
    skip_from_ = token.end;
  }
  void Skip(const HtmlToken& token) {
    if (token.kind == HtmlTokenKind::kText) return;
    if (token.kind == HtmlTokenKind::kStart) {
      const HtmlElement element = HtmlElementOf(token.name);
      if (element == HtmlElement::kScript || element == HtmlElement::kRaw) {
        tokens_.RawUntil(absl::AsciiStrToLower(token.name));
      }
    }
    if (!absl::EqualsIgnoreCase(token.name, skip_name_)) return;
    if (token.kind == HtmlTokenKind::kStart) {
      skip_depth_ += !token.self_closing;
    } else if (--skip_depth_ == 0) {
      skip_name_.clear();
    }
  }
  // The file ended inside an element that was passed over: it was never closed, so its text counts.
  void Unskip() {
    skip_name_.clear();
    if (++rewinds_ > kMaxRewinds) skipping_ = false;
    tokens_.Rewind(skip_from_);
  }

  // ---- tags ----

  void Start(const HtmlToken& token) {
    const HtmlElement element = HtmlElementOf(token.name);
    const bool empty = element == HtmlElement::kVoid || element == HtmlElement::kBreak ||
                       element == HtmlElement::kMeta || token.self_closing;
    if (element == HtmlElement::kScript) return Script(token);
    if (element == HtmlElement::kRaw) {
      tokens_.RawUntil(absl::AsciiStrToLower(token.name));
      return;
    }
    if (!empty && skipping_) {
      const bool marked = element != HtmlElement::kRoot && !token.attributes.empty() &&
                          MarksBoilerplate(token.attributes);
      if (element == HtmlElement::kSkipped || marked) return BeginSkip(token, element);
    }
    if (!token.attributes.empty()) {
      if (element != HtmlElement::kInline) {
        StartPart(element, token);
      } else if (absl::StrContains(token.attributes, "noteref")) {
        return Superscript(token);  // EPUB's note marks need not be raised
      }
    }
    Apply(element, token);
  }

  static bool EndsHeading(HtmlElement element, absl::string_view name) {
    return element == HtmlElement::kList || element == HtmlElement::kTable ||
           element == HtmlElement::kQuote || element == HtmlElement::kDescriptionList ||
           absl::EqualsIgnoreCase(name, "p");
  }

  void Apply(HtmlElement element, const HtmlToken& token) {
    if (EndsHeading(element, token.name)) blocks_.LeaveHeading();
    switch (element) {
      case HtmlElement::kBlock:
      case HtmlElement::kRoot: blocks_.Break(); break;
      case HtmlElement::kPre: blocks_.StartPre(); break;
      case HtmlElement::kHeading: StartHeading(token.name[1] - '0'); break;
      case HtmlElement::kList: StartList(token); break;
      case HtmlElement::kItem: blocks_.StartItem(); break;
      case HtmlElement::kQuote: blocks_.StartQuote(); break;
      case HtmlElement::kTable: blocks_.StartTable(false); break;
      case HtmlElement::kDescriptionList: blocks_.StartTable(true); break;
      case HtmlElement::kRow: blocks_.StartRow(); break;
      case HtmlElement::kTerm:
        blocks_.StartRow();
        blocks_.StartCell(true);
        break;
      case HtmlElement::kDescription:
      case HtmlElement::kCell: blocks_.StartCell(false); break;
      case HtmlElement::kHeaderCell: blocks_.StartCell(true); break;
      case HtmlElement::kCaption: blocks_.StartCaption(); break;
      case HtmlElement::kCode: blocks_.StartCode(); break;
      case HtmlElement::kSup: Superscript(token); break;
      case HtmlElement::kTime: StartTime(token); break;
      case HtmlElement::kBreak: blocks_.LineBreak(); break;
      case HtmlElement::kDeleted:
        if (!token.self_closing) blocks_.Mute();
        break;
      case HtmlElement::kInlineQuote:
        blocks_.Put("\u201C", token.begin, token.end - token.begin);
        break;
      case HtmlElement::kMeta: metadata_.AddMeta(token.attributes); break;
      case HtmlElement::kTitle: metadata_.set_title(tokens_.RawUntil("title")); break;
      default: break;
    }
  }

  void End(const HtmlToken& token) {
    switch (HtmlElementOf(token.name)) {
      case HtmlElement::kBlock:
      case HtmlElement::kRoot:
        blocks_.Break();
        EndPart(token);
        break;
      case HtmlElement::kPre: blocks_.EndPre(); break;
      case HtmlElement::kHeading: blocks_.EndHeading(); break;
      case HtmlElement::kList:
        blocks_.EndList();
        EndPart(token);
        break;
      case HtmlElement::kItem: blocks_.EndItem(); break;
      case HtmlElement::kQuote: blocks_.EndQuote(); break;
      case HtmlElement::kTable:
      case HtmlElement::kDescriptionList: blocks_.EndTable(); break;
      case HtmlElement::kRow:
      case HtmlElement::kCell:
      case HtmlElement::kHeaderCell:
      case HtmlElement::kTerm:
      case HtmlElement::kDescription: blocks_.CloseCell(); break;
      case HtmlElement::kCaption: blocks_.EndCaption(); break;
      case HtmlElement::kCode: blocks_.EndCode(); break;
      case HtmlElement::kTime: blocks_.EndTime(); break;
      case HtmlElement::kDeleted: blocks_.Unmute(); break;
      case HtmlElement::kInlineQuote:
        blocks_.Put("\u201D", token.begin, token.end - token.begin);
        break;
      default: break;
    }
  }

  void Script(const HtmlToken& token) {
    const bool json = absl::StrContains(token.attributes, "ld+json");
    const absl::string_view text = tokens_.RawUntil("script");
    if (json) metadata_.AddJsonLd(text);
  }

  // A byline, a list of references or notes, by its class.
  void StartPart(HtmlElement element, const HtmlToken& token) {
    const HtmlPart part = HtmlPartOf(token.attributes);
    if (part == HtmlPart::kNone || element == HtmlElement::kHeading ||
        element == HtmlElement::kRoot) {
      if (part_depth_ > 0 && absl::EqualsIgnoreCase(token.name, part_name_)) ++part_depth_;
      return;
    }
    blocks_.Break();
    blocks_.set_part(part);
    part_name_ = std::string(token.name);
    part_depth_ = 1;
  }
  void EndPart(const HtmlToken& token) {
    if (part_depth_ == 0 || !absl::EqualsIgnoreCase(token.name, part_name_)) return;
    if (--part_depth_ == 0) blocks_.set_part(HtmlPart::kNone);
  }

  void StartHeading(int level) {
    blocks_.StartHeading(level);
    first_level_headings_ += level == 1;
  }
  void StartList(const HtmlToken& token) {
    int first = 1;
    if (!absl::SimpleAtoi(HtmlAttribute(token.attributes, "start"), &first)) first = 1;
    blocks_.StartList(absl::EqualsIgnoreCase(token.name, "ol"), first);
  }

  // <sup>: a note mark, or a small letter or exponent.
  void Superscript(const HtmlToken& token) {
    // A look ahead to the end tag: marks are short, but may hold a link.
    const absl::string_view window = source_.substr(token.end, kMaxMark);
    const size_t close = window.find(absl::StrCat("</", token.name));
    if (close == absl::string_view::npos) return;
    std::string text;
    bool link = false;
    HtmlTokenizer inner(window.substr(0, close));
    while (inner.Next()) {
      const HtmlToken& piece = inner.token();
      if (piece.kind == HtmlTokenKind::kText) {
        text += HtmlUnescaped(window.substr(piece.begin, piece.end - piece.begin));
      } else {
        link |= absl::EqualsIgnoreCase(piece.name, "a");
      }
    }
    text = CollapseSpace(text);
    if (!IsMarkText(text)) return;
    const bool bracketed = !absl::ascii_isdigit(text[0]);
    const absl::string_view before = blocks_.block_text();
    if (before.empty()) {
      blocks_.StartNote(MarkLabel(text));
    } else if (bracketed || link || !absl::ascii_isdigit(before.back())) {
      blocks_.Mark(MarkLabel(text));
    } else {
      // "10<sup>6</sup>" or "1955<sup>5</sup>": decided later, by the character.
      blocks_.Put(SuperscriptDigits(text), token.end, close);
    }
    tokens_.Rewind(token.end + close);
  }

  void StartTime(const HtmlToken& token) {
    const absl::string_view iso = HtmlAttribute(token.attributes, "datetime");
    if (!iso.empty() && iso.size() < 64) blocks_.StartTime(HtmlUnescaped(iso), token.begin);
    const bool published = HtmlAttribute(token.attributes, "itemprop") == "datePublished" ||
                           absl::StrContains(token.attributes, "pubdate") ||
                           blocks_.part() == HtmlPart::kByline;
    TimeValue date;
    if (published && !byline_date_.has_earliest() && ReadIsoDate(iso, &date)) byline_date_ = date;
  }

  absl::string_view source_;
  HtmlTokenizer tokens_;
  HtmlBlocks blocks_;
  HtmlMetadata metadata_;

  std::string skip_name_;  // of the element that is passed over; empty: none
  int skip_depth_ = 0, rewinds_ = 0;
  uint64_t skip_from_ = 0;
  bool skipping_ = true;

  std::string part_name_;
  int part_depth_ = 0;
  int first_level_headings_ = 0;
  TimeValue byline_date_;
};

}  // namespace

void ReadHtml(DocumentText* doc) {
  doc->text.reserve(doc->source.size() / 2);
  TextBuilder out(doc);
  HtmlWriter writer(doc->source, 0, doc, &out);
  writer.Run();
  // The only first-level heading is the title; <title> often names the site too.
  const auto title = std::find_if(doc->blocks.begin(), doc->blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::kHeading && block.level == 1;
  });
  if (writer.first_level_headings() == 1 && title != doc->blocks.end()) {
    doc->info.set_title(CollapseSpace(title->span.In(doc->text)));
  }
  writer.metadata().Fill(&doc->info);
  if (!doc->info.has_date() && writer.byline_date().has_earliest()) {
    *doc->info.mutable_date() = writer.byline_date();
  }
}

void AppendHtml(uint64_t begin, uint64_t end, DocumentText* doc, TextBuilder* out) {
  const absl::string_view source = absl::string_view(doc->source).substr(0, end);
  HtmlWriter(source, begin, doc, out).Run();
}

}  // namespace dateline
