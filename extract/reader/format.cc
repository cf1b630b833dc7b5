#include "extract/reader/format.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

struct Named { Format format; absl::string_view name; };
constexpr Named kFormats[] = {
    {Format::kText, "text"}, {Format::kMarkdown, "markdown"}, {Format::kHtml, "html"},
    {Format::kPdf, "pdf"},   {Format::kDocx, "docx"},         {Format::kOdt, "odt"},
    {Format::kEpub, "epub"}, {Format::kTex, "tex"}};

std::string ExtensionOf(absl::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash != absl::string_view::npos) path.remove_prefix(slash + 1);
  const size_t dot = path.rfind('.');
  return dot == absl::string_view::npos || dot == 0 ? "" : absl::AsciiStrToLower(path.substr(dot + 1));
}

// Formats that are known by their first bytes and that no reader reads.
absl::string_view Unread(absl::string_view bytes) {
  static constexpr struct { absl::string_view magic, name; } kMagic[] = {
      {"\xD0\xCF\x11\xE0", "an old Word file (.doc) or an encrypted Office file"},
      {"{\\rtf", "RTF"},
      {"\x89PNG", "a PNG image"},
      {"\xFF\xD8\xFF", "a JPEG image"},
      {"GIF8", "a GIF image"},
      {"\x1F\x8B", "a gzip archive"},
      {"\x7F" "ELF", "a program"},
      {"%!PS", "PostScript"}};
  for (const auto& [magic, name] : kMagic) {
    if (absl::StartsWith(bytes, magic)) return name;
  }
  return "";
}

bool StartsHtml(absl::string_view bytes) {
  absl::string_view head = bytes.substr(0, 1024);
  if (absl::StartsWith(head, "\xEF\xBB\xBF")) head.remove_prefix(3);
  head = absl::StripLeadingAsciiWhitespace(head);
  while (absl::StartsWith(head, "<!--")) {
    const size_t end = head.find("-->");
    if (end == absl::string_view::npos) return false;
    head = absl::StripLeadingAsciiWhitespace(head.substr(end + 3));
  }
  if (absl::StartsWith(head, "<?xml")) {
    return absl::StrContains(absl::AsciiStrToLower(head), "<html");
  }
  return absl::StartsWithIgnoreCase(head, "<!doctype html") || absl::StartsWithIgnoreCase(head, "<html") ||
         absl::StartsWithIgnoreCase(head, "<head") || absl::StartsWithIgnoreCase(head, "<body");
}

}  // namespace

absl::string_view FormatName(Format format) {
  for (const Named& named : kFormats) {
    if (named.format == format) return named.name;
  }
  return "text";
}

absl::StatusOr<Format> FindFormat(absl::string_view bytes, absl::string_view path,
                                  absl::string_view forced) {
  if (!forced.empty()) {
    for (const Named& named : kFormats) {
      if (named.name == forced) return named.format;
    }
    return absl::InvalidArgumentError(absl::StrCat(
        "no format '", forced, "'; formats are text, markdown, html, pdf, docx, odt, epub, tex"));
  }
  if (const absl::string_view name = Unread(bytes); !name.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("looks like ", name, "; convert it to PDF, .docx or text"));
  }
  const std::string extension = ExtensionOf(path);
  // Some producers put a line before the header.
  if (absl::StrContains(bytes.substr(0, 1024), "%PDF-")) return Format::kPdf;
  if (StartsHtml(bytes)) return Format::kHtml;
  if (extension == "md" || extension == "markdown" || extension == "mdown" || extension == "mkd" ||
      extension == "qmd" || extension == "rmd") {
    return Format::kMarkdown;
  }
  return Format::kText;
}

}  // namespace dateline
