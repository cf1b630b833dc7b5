#include "extract/reader/format.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/reader/archive.h"

namespace dateline {
namespace {

struct Named {
  Format format;
  absl::string_view name;
};
constexpr Named kFormats[] = {{Format::kText, "text"}, {Format::kMarkdown, "markdown"},
                              {Format::kHtml, "html"}, {Format::kPdf, "pdf"},
                              {Format::kDocx, "docx"}, {Format::kOdt, "odt"},
                              {Format::kEpub, "epub"}, {Format::kTex, "tex"}};

std::string ExtensionOf(absl::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash != absl::string_view::npos) path.remove_prefix(slash + 1);
  const size_t dot = path.rfind('.');
  return dot == absl::string_view::npos || dot == 0 ? ""
                                                    : absl::AsciiStrToLower(path.substr(dot + 1));
}

// Formats that are known by their first bytes and that no reader reads.
absl::string_view Unread(absl::string_view bytes) {
  static constexpr struct {
    absl::string_view magic, name;
  } kMagic[] = {{"\xD0\xCF\x11\xE0", "an old Word file (.doc) or an encrypted Office file"},
                {"{\\rtf", "RTF"},
                {"\x89PNG", "a PNG image"},
                {"\xFF\xD8\xFF", "a JPEG image"},
                {"GIF8", "a GIF image"},
                {"\x1F\x8B", "a gzip archive"},
                {"\x7F"
                 "ELF",
                 "a program"},
                {"%!PS", "PostScript"}};
  for (const auto& [magic, name] : kMagic) {
    if (absl::StartsWith(bytes, magic)) return name;
  }
  return "";
}

// Whether a line of the head starts with the words; in its middle a text speaks of them.
bool StartsLine(absl::string_view head, absl::string_view words) {
  return absl::StartsWith(head, words) || absl::StrContains(head, absl::StrCat("\n", words));
}

// Some producers put a line before the header; a text that is about PDF has it anywhere.
bool StartsPdf(absl::string_view bytes, absl::string_view extension) {
  const size_t at = bytes.substr(0, 1024).find("%PDF-");
  return at == 0 || (at != absl::string_view::npos && (extension == "pdf" || extension.empty()));
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
  return absl::StartsWithIgnoreCase(head, "<!doctype html") ||
         absl::StartsWithIgnoreCase(head, "<html") || absl::StartsWithIgnoreCase(head, "<head") ||
         absl::StartsWithIgnoreCase(head, "<body");
}

// Which document a ZIP archive is.
absl::StatusOr<Format> FindInArchive(absl::string_view bytes) {
  absl::StatusOr<Archive> archive = Archive::Open(bytes, ArchiveLimits());
  if (!archive.ok()) return archive.status();
  if (archive->Has("word/document.xml")) return Format::kDocx;
  if (archive->Has("META-INF/container.xml") && !archive->Has("content.xml")) return Format::kEpub;
  if (archive->Has("content.xml")) {
    const absl::StatusOr<std::string> type = archive->Read("mimetype");
    if (!type.ok() || absl::StrContains(*type, "opendocument.text")) return Format::kOdt;
    return absl::InvalidArgumentError("an OpenDocument file that is no text; export it as PDF");
  }
  if (archive->Has("xl/workbook.xml")) {
    return absl::InvalidArgumentError("a spreadsheet; export it as HTML or PDF");
  }
  if (archive->Has("ppt/presentation.xml")) {
    return absl::InvalidArgumentError("a presentation; export it as PDF");
  }
  return absl::InvalidArgumentError("a ZIP archive that is no document; unpack it");
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
  if (absl::StartsWith(bytes, "PK\x03\x04")) return FindInArchive(bytes);
  if (StartsPdf(bytes, extension)) return Format::kPdf;
  if (StartsHtml(bytes)) return Format::kHtml;
  if (extension == "md" || extension == "markdown" || extension == "mdown" || extension == "mkd" ||
      extension == "qmd" || extension == "rmd") {
    return Format::kMarkdown;
  }
  const absl::string_view head = bytes.substr(0, 4096);
  if (extension == "tex" || extension == "ltx" || StartsLine(head, "\\documentclass")) {
    return Format::kTex;
  }
  return Format::kText;
}

}  // namespace dateline
