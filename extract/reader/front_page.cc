#include "extract/reader/front_page.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "extract/reader/author_names.h"
#include "extract/reader/lines.h"
#include "extract/reader/own_date.h"
#include "extract/reader/publication_date.h"
#include "extract/reader/word_lists.h"

namespace dateline {
namespace {

constexpr size_t kMaxFront = 30;       // blocks that a title page may have
constexpr uint32_t kBodyLength = 240;  // a paragraph of this length is text proper

// "ISTHMIAN HISTORICAL REVIEW 12 (2004) 33-36": the journal's name and the year.
bool ReadJournalLine(absl::string_view text, std::string* name, int* year) {
  static const RE2 kVolume(
      R"(^(.{4,80}?),?\s+(?:[Vv]ol(?:ume|\.)?\s*)?\d{1,4}\s*(?:[,:]?\s*(?:[Nn]o\.?|[Ii]ssue)\s*\d+)?\s*,?\s*\((?:[A-Z][a-z]+\.?\s+)?(1[5-9]\d\d|20\d\d)\))");
  std::string journal;
  if (text.size() > 200 || !RE2::PartialMatch(Std(text), kVolume, &journal, year)) return false;
  *name = journal;
  return true;
}

bool IsJournalName(absl::string_view text) {
  static const RE2 kName(
      R"((?i)\b(international journal|journal of|proceedings of|annals of|bulletin of|transactions of|working paper|technical report|discussion paper)\b)");
  return text.size() < 160 && RE2::PartialMatch(Std(text), kName);
}

bool IsMetaLine(absl::string_view text) {
  static const RE2 kMeta(
      R"((?i)^\W*(received|revised|accepted|submitted|available online|published online|corresponding author|correspondence|e-?mail|key ?words|index terms|jel class|doi\b|issn|isbn|copyright|\x{A9}|https?://|www\.|author for correspondence|article history|orcid|to cite|how to cite|cite this|subject classification|licen[cs]e|open access|vol\.|volume \d))");
  static const RE2 kAddress(R"(^\S+@\S+\.\w+$)");
  return RE2::PartialMatch(Std(text), kMeta) || RE2::PartialMatch(Std(text), kAddress);
}

bool IsAffiliation(absl::string_view text) {
  if (text.size() < 300 && EndingOf(text) != Ending::kSentence) {
    const auto& words = WordsOf(WordList::kAffiliation);
    return std::any_of(words.begin(), words.end(),
                       [&](absl::string_view word) { return absl::StrContains(text, word); });
  }
  const bool address =
      absl::StrContains(text, "University") || absl::StrContains(text, "Department of");
  return text.size() < 200 && address &&
         (absl::ascii_isdigit(text[0]) || absl::StrContains(text, "PhD"));
}

class FrontPage {
 public:
  FrontPage(bool from_layout, DocumentText* doc)
      : from_layout_(from_layout), doc_(*doc), info_(doc->info) {}

  void Read() {
    const size_t body = BodyStart();
    for (size_t k = 0; k < body; ++k) ReadBlock(&doc_.blocks[k], k, body);
    for (size_t k = body; k < std::min(body + 6, doc_.blocks.size()); ++k) {
      Block& block = doc_.blocks[k];
      if (IsKeywords(Text(block))) block.kind = BlockKind::kMeta;
    }
    for (size_t k = 0; k < std::min(body + 1, doc_.blocks.size()) && !info_.has_date(); ++k) {
      // A heading that is a date belongs to what stands under it, as in a diary.
      if (doc_.blocks[k].kind == BlockKind::kHeading && doc_.blocks[k].level > 1) continue;
      TimeValue date;
      if (ReadOwnDate(Text(doc_.blocks[k]), &date)) *info_.mutable_date() = date;
    }
    if (title_ != nullptr) {
      title_->kind = BlockKind::kHeading;
      title_->level = 1;
      if (info_.title().empty()) info_.set_title(WithoutTail(CollapseSpace(Text(*title_))));
    }
  }

 private:
  absl::string_view Text(const Block& block) const { return block.span.In(doc_.text); }
  static std::string WithoutTail(std::string title) {
    while (!title.empty() && (title.back() == '*' || title.back() == ' ')) title.pop_back();
    return title;
  }
  static bool IsKeywords(absl::string_view text) {
    return absl::StartsWithIgnoreCase(text, "keywords") ||
           absl::StartsWithIgnoreCase(text, "key words");
  }

  // The first block of the text proper.
  size_t BodyStart() const {
    const size_t limit = std::min(kMaxFront, doc_.blocks.size());
    for (size_t k = 0; k < limit; ++k) {
      const Block& block = doc_.blocks[k];
      const absl::string_view text = Text(block);
      if (IsCustomaryHeading(text) || absl::StartsWithIgnoreCase(text, "abstract")) return k;
      if (block.kind == BlockKind::kHeading && block.level == 0 && k > 0 &&
          absl::ascii_isdigit(text[0]) && absl::StartsWith(text, "1.")) {
        return k;
      }
      const bool prose = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kListItem;
      if (prose && DatelineSize(text) > 0) return k;
      if (prose && block.span.size() >= kBodyLength && !IsMetaLine(text) && !IsAffiliation(text))
        return k;
      if (block.kind == BlockKind::kListItem && !IsAffiliation(text)) return k;
      if (block.kind > BlockKind::kListItem && block.kind < BlockKind::kCode) return k;
    }
    return limit;
  }

  void ReadBlock(Block* block, size_t index, size_t body) {
    const absl::string_view text = Text(*block);
    if (block->kind == BlockKind::kCode) return;
    if (IsAuthorMark(text)) {
      block->kind = BlockKind::kMeta;
      return;
    }
    if (block->kind == BlockKind::kMeta) return ReadByline(text);
    if (block->kind == BlockKind::kHeading && block->level > 0) {
      // A heading in markup is a heading; the first is the title.
      if (title_ == nullptr && block->level == 1) title_ = block, large_title_ = true;
      if (IsLargerTitle(*block)) {
        title_->kind = BlockKind::kMeta;
        title_ = block, large_title_ = true;
      }
      if (!doc_.page_starts.empty() && title_ != nullptr && block != title_)
        ReadLargePrint(block, index, body);
      return;
    }
    std::string journal;
    int year = 0;
    if (ReadJournalLine(text, &journal, &year)) {
      if (info_.publisher().empty()) info_.set_publisher(journal);
      if (!info_.has_date()) SetYear(year, info_.mutable_date());
      block->kind = BlockKind::kMeta;
    } else if (TimeValue date; ReadLabelledDate(text, &date)) {
      if (!info_.has_date()) *info_.mutable_date() = date;
      block->kind = BlockKind::kMeta;
    } else if (IsMetaLine(text)) {
      block->kind = BlockKind::kMeta;
    } else if (!from_layout_) {
      return;
    } else if (IsAffiliation(text)) {
      ReadAddress(block);
    } else if (title_ == nullptr && IsJournalName(text) && index < 3) {
      block->kind = BlockKind::kMeta;
    } else if (title_ == nullptr && IsSlug(text, index)) {
      block->kind = BlockKind::kMeta;
    } else if (absl::StartsWith(text, "Subject: ") || absl::StartsWith(text, "Title: ")) {
      if (info_.title().empty()) info_.set_title(CollapseSpace(text.substr(text.find(' '))));
      block->kind = BlockKind::kHeading;
    } else if ((title_ != nullptr || absl::StartsWithIgnoreCase(text, "by ")) &&
               IsAuthorLine(text)) {
      if (!ReadNames(*block) && info_.authors_size() == 0) AddAuthors(text, &info_);
      block->kind = BlockKind::kMeta;
    } else if (title_ == nullptr && text.size() < 300 &&
               (EndingOf(text) != Ending::kSentence || text.back() == '?')) {
      title_ = block;
    } else if (title_ != nullptr &&
               (block->kind == BlockKind::kHeading || IsPrintBelowTitle(*block))) {
      ReadLargePrint(block, index, body);
    }
  }

  // In print the authors, addresses and date below a title are set as large as headings.
  void ReadLargePrint(Block* block, size_t index, size_t body) {
    const absl::string_view text = Text(*block);
    if (IsDateAlone(text)) {
      if (!info_.has_date()) FindWrittenDate(text, info_.mutable_date());
    } else if (IsBelowTitle(*block) && IsName(text) && HasNoText(index, body)) {
      if (!ReadNames(*block)) AddAuthors(text, &info_);
    } else if (IsAffiliation(text)) {
      return ReadAddress(block);
    } else if (IsDatedByline(text)) {
      ReadByline(text);
    } else {
      return;
    }
    block->kind = BlockKind::kMeta;
  }

  // "By Ann Lee, 5 March 2021".
  static bool IsDatedByline(absl::string_view text) {
    static const RE2 kByline(
        R"(^[Bb]y\s+[A-Z][^\d\x{B7}|\x{2022},]{2,60}?\s*[,\x{B7}|\x{2022}]\s*(.+)$)");
    std::string date;
    return text.size() < 100 && RE2::FullMatch(Std(text), kByline, &date) && IsDateAlone(date);
  }

  // What a browser prints above a page is no title where the page has one in large print.
  bool IsLargerTitle(const Block& block) const {
    return !doc_.page_starts.empty() && title_ != nullptr && !large_title_ && block.level == 1 &&
           !IsDateAlone(Text(block));
  }

  // The lines of print that the block takes up.
  std::vector<absl::string_view> LinesOf(const Block& block) const {
    const uint64_t begin = SourceOffset(doc_, block.span.begin);
    const uint64_t end = SourceOffset(doc_, block.span.end - 1) + 1;
    const absl::string_view source(doc_.source);
    return absl::StrSplit(source.substr(begin, std::max(begin, end) - begin), '\n',
                          absl::SkipEmpty());
  }

  // An author's name, with addresses below.
  void ReadAddress(Block* block) {
    block->kind = BlockKind::kMeta;
    if (doc_.page_starts.empty() || title_ == nullptr) return;
    const std::vector<absl::string_view> lines = LinesOf(*block);
    if (lines.size() > 1 && IsName(lines[0]) && !IsAffiliation(lines[0]))
      AddAuthors(lines[0], &info_);
  }

  // In print each name may stand on a line of its own. False: these are not such lines.
  bool ReadNames(const Block& block) {
    if (doc_.page_starts.empty()) return false;
    std::vector<absl::string_view> lines = LinesOf(block);
    if (!lines.empty() && absl::EqualsIgnoreCase(lines[0], "by")) lines.erase(lines.begin());
    if (!AreNames(lines)) return false;
    for (absl::string_view name : lines) AddAuthors(name, &info_);
    return true;
  }

  // A line or two in print of the text's size.
  bool IsPrintBelowTitle(const Block& block) const {
    return !doc_.page_starts.empty() && block.kind == BlockKind::kParagraph &&
           block.span.size() < 80 && Text(block).back() != ',' && IsBelowTitle(block);
  }

  // Nothing but the title, authors and addresses stands above it.
  bool IsBelowTitle(const Block& block) const {
    const Block* above = title_ + 1;
    while (above < &block && above->kind == BlockKind::kMeta) ++above;
    return above == &block;
  }

  // What stands below the block is no prose of its own: more of the title page, or the abstract.
  bool HasNoText(size_t index, size_t body) const {
    if (index + 1 >= doc_.blocks.size()) return false;
    const Block& next = doc_.blocks[index + 1];
    const absl::string_view text = Text(next);
    if (index + 1 < body) return next.kind == BlockKind::kHeading || IsAffiliation(text);
    return IsCustomaryHeading(text) || absl::StartsWithIgnoreCase(text, "abstract");
  }

  // "By Ann Lee · 5 March 2021", marked as a byline.
  void ReadByline(absl::string_view text) {
    TimeValue date;
    if (!info_.has_date() && text.size() < 300 && FindWrittenDate(text, &date)) {
      *info_.mutable_date() = date;
    }
    if (!absl::StartsWithIgnoreCase(text, "by ")) return;
    static const RE2 kNames(
        R"(^[Bb][Yy]\s+([^\x{B7}|\x{2022}\d]{3,80}?)\s*(?:[\x{B7}|\x{2022}\d]|$))");
    std::string names;
    const bool found = info_.authors_size() == 0 && RE2::PartialMatch(Std(text), kNames, &names);
    if (found) AddAuthors(names, &info_);
  }

  static bool IsDateAlone(absl::string_view text) {
    TimeValue date;
    static const RE2 kDate(R"((?:\d{1,2}\.? [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2},? \d{4}))");
    return RE2::FullMatch(Std(text), kDate) && FindWrittenDate(text, &date);
  }

  // "NPW-0417 KVALNES-COURT (UPDATE 2) 2021-03-04 1742": an agency's line above its report.
  bool IsSlug(absl::string_view text, size_t index) {
    if (index > 1 || text.size() > 120) return false;
    TimeValue date;
    if (!FindWrittenDate(text, &date) || TitleCaseShare(text) < 1 ||
        !absl::ascii_isdigit(text.back()))
      return false;
    if (!info_.has_date()) *info_.mutable_date() = date;
    return true;
  }

  const bool from_layout_;
  DocumentText& doc_;
  Document& info_;
  Block* title_ = nullptr;
  bool large_title_ = false;  // it is printed larger than the text
};

}  // namespace

void ReadFrontPage(bool from_layout, DocumentText* doc) { FrontPage(from_layout, doc).Read(); }

}  // namespace dateline
