#include "extract/reader/reader.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/archive.h"
#include "extract/reader/docx.h"
#include "extract/reader/encoding.h"
#include "extract/reader/epub.h"
#include "extract/reader/format.h"
#include "extract/reader/html.h"
#include "extract/reader/html_metadata.h"
#include "extract/reader/markdown.h"
#include "extract/reader/odt.h"
#include "extract/reader/pdf.h"
#include "extract/reader/plain_text.h"
#include "extract/reader/refine.h"
#include "extract/reader/sha256.h"
#include "extract/reader/tex.h"

namespace dateline {
namespace {

// A block takes a kilobyte, and what is claimed in it more, however little text it has.
constexpr size_t kMaxBlocks = 500'000;

absl::StatusOr<DocumentText> RefineWithinLimits(DocumentText raw, const RefineOptions& options) {
  if (raw.blocks.size() > kMaxBlocks) {
    return absl::InvalidArgumentError(
        absl::StrCat("more than ", kMaxBlocks, " paragraphs and cells; split the file"));
  }
  return Refine(std::move(raw), options);
}

absl::StatusOr<DocumentText> ReadTextFormat(std::string bytes, Format format, DocumentText doc) {
  const std::string charset = format == Format::kHtml ? DeclaredCharset(bytes) : "";
  if (absl::Status status = DecodeText(std::move(bytes), charset, &doc); !status.ok())
    return status;
  RefineOptions refine;
  refine.from_layout = format != Format::kHtml;
  if (format == Format::kHtml) {
    ReadHtml(&doc);
  } else if (format == Format::kMarkdown) {
    if (absl::Status status = ReadMarkdown(&doc); !status.ok()) return status;
  } else if (format == Format::kTex) {
    ReadTex(&doc);
  } else {
    ReadPlainText(&doc);
  }
  return RefineWithinLimits(std::move(doc), refine);
}

absl::StatusOr<DocumentText> ReadPages(std::string bytes, DocumentText doc) {
  std::vector<SourceWord> words;
  if (absl::Status status = ReadPdf(bytes, &doc, &words); !status.ok()) return status;
  std::string().swap(bytes);
  absl::StatusOr<DocumentText> refined = RefineWithinLimits(std::move(doc), RefineOptions());
  if (refined.ok()) PlacePageWords(words, &*refined);
  return refined;
}

absl::StatusOr<DocumentText> ReadArchive(absl::string_view bytes, Format format,
                                         const ReadOptions& options, DocumentText doc) {
  absl::StatusOr<Archive> archive = Archive::Open(bytes, ArchiveLimits());
  if (!archive.ok()) return archive.status();
  Document properties;
  absl::Status status;
  RefineOptions refine;
  switch (format) {
    case Format::kDocx:
      status = ReadDocx(&*archive, options.reject_tracked_changes, &doc, &properties);
      break;
    case Format::kOdt: status = ReadOdt(&*archive, &doc, &properties); break;
    default: status = ReadEpub(&*archive, &doc); refine.from_layout = false;
  }
  if (absl::IsNotFound(status)) {
    return absl::InvalidArgumentError(absl::StrCat(status.message(), "; save the document anew"));
  }
  if (!status.ok()) return status;
  absl::StatusOr<DocumentText> refined = RefineWithinLimits(std::move(doc), refine);
  if (!refined.ok()) return refined;
  Document& info = refined->info;
  if (info.title().empty()) info.set_title(properties.title());
  if (info.authors_size() == 0) *info.mutable_authors() = properties.authors();
  return refined;
}

absl::StatusOr<DocumentText> ReadAs(Format format, std::string bytes, const ReadOptions& options,
                                    DocumentText doc) {
  switch (format) {
    case Format::kPdf: return ReadPages(std::move(bytes), std::move(doc));
    case Format::kDocx:
    case Format::kOdt:
    case Format::kEpub: return ReadArchive(bytes, format, options, std::move(doc));
    default: return ReadTextFormat(std::move(bytes), format, std::move(doc));
  }
}

bool IsTextFormat(Format format) {
  return format == Format::kText || format == Format::kMarkdown || format == Format::kHtml ||
         format == Format::kTex;
}

// Each may become a block of the document, which takes more than its text.
constexpr int64_t kMaxTags = 4'000'000;

uint64_t LargestFile(Format format, const ReadOptions& options) {
  if (!IsTextFormat(format)) return options.max_bytes;
  // Little but text: more than twice as much cannot be within the limit.
  const bool plain = format != Format::kHtml;
  return plain ? std::min(options.max_text_file_bytes, 2 * options.max_text_bytes)
               : options.max_text_file_bytes;
}

absl::Status TooLarge(uint64_t size, uint64_t limit, const ReadOptions& options) {
  return absl::InvalidArgumentError(
      absl::StrCat("file of ", size >> 20, " MB, over the limit of ", limit >> 20, " MB (of which ",
                   options.max_text_bytes >> 20, " MB may be text); split it"));
}

// In tenths of megabytes.
std::string Megabytes(uint64_t bytes) {
  const uint64_t tenths = bytes * 10 >> 20;
  return absl::StrCat(tenths / 10, ".", tenths % 10);
}

}  // namespace

absl::StatusOr<DocumentText> ReadDocument(std::string bytes, absl::string_view path,
                                          const ReadOptions& options) {
  if (bytes.empty()) return absl::InvalidArgumentError("empty file; nothing to read");
  if (bytes.size() > options.max_bytes) return TooLarge(bytes.size(), options.max_bytes, options);
  absl::StatusOr<Format> format = FindFormat(bytes, path, options.format);
  if (!format.ok()) return format.status();
  const uint64_t largest = LargestFile(*format, options);
  if (bytes.size() > largest) return TooLarge(bytes.size(), largest, options);
  if (*format == Format::kHtml && std::count(bytes.begin(), bytes.end(), '<') > kMaxTags) {
    return absl::InvalidArgumentError(
        absl::StrCat("more than ", kMaxTags / 1000000, " million tags; split the file"));
  }
  DocumentText doc;
  doc.info.set_path(std::string(path));
  doc.info.set_format(std::string(FormatName(*format)));
  doc.info.set_bytes(static_cast<int64_t>(bytes.size()));
  doc.info.set_sha256(Sha256Hex(bytes));
  doc.info.set_id(absl::StrCat("d-", doc.info.sha256().substr(0, 12)));
  absl::StatusOr<DocumentText> read = ReadAs(*format, std::move(bytes), options, std::move(doc));
  if (!read.ok()) return read;
  if (read->blocks.empty()) {
    return absl::InvalidArgumentError("no text in the file; is it an image or a blank page?");
  }
  if (read->text.size() > options.max_text_bytes) {
    return absl::InvalidArgumentError(
        absl::StrCat(Megabytes(read->text.size()), " MB of text, over the limit of ",
                     options.max_text_bytes >> 20, " MB; split the file, or raise --max-text"));
  }
  return read;
}

}  // namespace dateline
