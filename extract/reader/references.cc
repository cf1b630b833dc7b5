#include "extract/reader/references.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/reader/lines.h"

namespace dateline {
namespace {

// Takes "[12] ", "12. " or a superscript mark off the start; the number, or empty.
std::string TakeLabel(absl::string_view* text) {
  std::string digits;
  if (const size_t size = SuperscriptPrefix(*text, &digits)) {
    text->remove_prefix(size);
    *text = absl::StripLeadingAsciiWhitespace(*text);
    return digits;
  }
  static const RE2 kLabel(R"(^(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,3})[.)])\s+)");
  std::string a, b, c;
  re2::StringPiece rest = Std(*text);
  if (!RE2::Consume(&rest, kLabel, &a, &b, &c)) return "";
  text->remove_prefix(text->size() - rest.size());
  return absl::StrCat(a, b, c);
}

// The entry without what holds other years: titles in quotation marks, addresses, retrieval.
std::string WithoutOtherYears(absl::string_view entry) {
  static const RE2 kOther(
      R"(["\x{201C}][^"\x{201D}]*["\x{201D}]|\x{2018}[^\x{2019}]*\x{2019}|<?https?://\S+|(?i:pp?\.\s*[\d\x{2013}-]+)|(?i:(?:retrieved|accessed|last visited|access date)\b.*)|\d{4}\s*[\x{2013}-]\s*\d{2,4})");
  std::string text(entry);
  RE2::GlobalReplace(&text, kOther, " ");
  return text;
}

// The first word of the authors, for "Taimoor, 2018".
std::string FirstAuthor(absl::string_view entry) {
  size_t at = 0;
  while (at < entry.size() && !absl::ascii_isalpha(entry[at]) &&
         static_cast<unsigned char>(entry[at]) < 0x80)
    ++at;
  size_t end = entry.find_first_of(",(.", at);
  if (end == absl::string_view::npos || end - at > 60) return "";
  // "R. Hallam, The ...": the family name behind the initials.
  absl::string_view name = entry.substr(at, end - at);
  if (name.size() <= 2) {
    end = entry.find_first_of(",(", at);
    if (end == absl::string_view::npos || end - at > 60) return "";
    name = entry.substr(at, end - at);
    const size_t space = name.rfind(' ');
    if (space != absl::string_view::npos) name = name.substr(space + 1);
  }
  return std::string(absl::StripAsciiWhitespace(name));
}

// A note that says where something is printed and claims nothing itself: "Ibid p.56", "A. Author,
// Title, Paris, A Press, 1993, p.116", "... Available at http://... Retrieved on 10 May 2019".
bool IsBibliographic(absl::string_view text) {
  static const RE2 kSource(
      R"((?i)^(ibid|op\. ?cit|loc\. ?cit|idem\b)|https?://|\bwww\.|\bdoi:|\b(retrieved|accessed|last visited)\b|\bavailable (at|from)\b)");
  static const RE2 kPages(R"(\bpp?\. ?\d+(?:[-\x{2013}]\d+)?\.?\s*$)");
  static const RE2 kPress(
      R"(\b(?:Press|Publishers|Publications|Publishing|Verlag|Books|Macmillan|Routledge|Springer)\b.{0,30}\b(?:1[5-9]|20)\d\d\b)");
  if (text.size() > 500) return false;
  if (RE2::PartialMatch(Std(text), kSource)) return true;
  return text.size() < 300 &&
         (RE2::PartialMatch(Std(text), kPress) ||
          (RE2::PartialMatch(Std(text), kPages) && std::count(text.begin(), text.end(), ',') >= 2));
}

}  // namespace

int PublicationYear(absl::string_view entry) {
  static const RE2 kBracketed(
      R"(\((?:[^()]{0,20}\s)?(1[4-9]\d\d|20\d\d)[a-z]?(?:,[^()]{0,20})?\))");
  static const RE2 kAny(R"(\b(1[4-9]\d\d|20\d\d)[a-z]?\b)");
  int year = 0;
  const std::string text = WithoutOtherYears(entry);
  if (RE2::PartialMatch(text, kBracketed, &year)) return year;
  re2::StringPiece rest = text;
  int last = 0;
  while (RE2::FindAndConsume(&rest, kAny, &year)) last = year;
  return last;
}

void MarkReferences(DocumentText* doc) {
  bool references = false, notes = false;
  int level = 0;
  for (Block& block : doc->blocks) {
    const absl::string_view text = block.span.In(doc->text);
    if (block.kind == BlockKind::kFootnote && IsBibliographic(text)) {
      block.kind = BlockKind::kReference;
      continue;
    }
    if (block.kind == BlockKind::kHeading) {
      const bool named = IsReferenceHeading(text) || IsNotesHeading(text);
      // A heading below the list's own goes on with it ("Primary sources").
      if (!named && references && block.level > level && level > 0) continue;
      references = named;
      notes = IsNotesHeading(text);
      level = block.level;
      continue;
    }
    if (absl::StartsWith(text, "BIBLIOGRAPHY. ") || absl::StartsWith(text, "REFERENCES. ") ||
        absl::StartsWith(text, "Bibliography. ") || absl::StartsWith(text, "References. ")) {
      block.kind = BlockKind::kReference;
      continue;
    }
    if (!references || block.kind == BlockKind::kMeta || block.kind == BlockKind::kCode ||
        block.kind == BlockKind::kTableCell || block.kind == BlockKind::kTableHeader ||
        block.kind == BlockKind::kReference || block.kind == BlockKind::kFootnote) {
      continue;
    }
    const std::string item = block.kind == BlockKind::kListItem ? block.label : "";
    block.kind = notes ? BlockKind::kFootnote : BlockKind::kReference;
    absl::string_view rest = text;
    block.label = TakeLabel(&rest);
    if (block.label.empty() && !item.empty() && absl::ascii_isdigit(item[0])) {
      block.label = item.substr(0, item.find('.'));
    }
    block.span.begin += text.size() - rest.size();
    if (notes && IsBibliographic(rest)) block.kind = BlockKind::kReference;
  }
}

void ReadReferences(DocumentText* doc) {
  int previous_year = 0;
  for (const Block& block : doc->blocks) {
    if (block.kind != BlockKind::kReference) continue;
    CitedSource* source = doc->info.add_cited_sources();
    const absl::string_view text = block.span.In(doc->text);
    source->set_entry(CollapseSpace(text));
    int year = PublicationYear(text);
    if (year == 0 && absl::StartsWithIgnoreCase(text, "ibid")) year = previous_year;
    if (year != 0) source->set_year(year);
    previous_year = year;
    if (!block.label.empty()) {
      source->set_key(block.label);
    } else if (year != 0) {
      const std::string author = FirstAuthor(text);
      source->set_key(author.empty() ? absl::StrCat(year) : absl::StrCat(author, ", ", year));
    }
    *source->mutable_location() = LocationOf(*doc, block.span);
  }
}

}  // namespace dateline
