#include "extract/reader/archive.h"

#include <zip.h>

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace dateline {

void Archive::Closer::operator()(zip* archive) const { zip_discard(archive); }

absl::StatusOr<Archive> Archive::Open(absl::string_view bytes, const ArchiveLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (opened == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return absl::InvalidArgumentError("damaged or truncated archive; save the document anew");
  }
  Archive archive;
  archive.zip_.reset(opened);
  archive.limits_ = limits;
  if (zip_get_num_entries(opened, 0) > limits.entries) {
    return absl::InvalidArgumentError("archive with too many files; is it a document?");
  }
  return archive;
}

bool Archive::Has(const std::string& name) const {
  return zip_name_locate(zip_.get(), name.c_str(), 0) >= 0;
}

absl::StatusOr<std::string> Archive::Read(const std::string& name) {
  const zip_int64_t index = zip_name_locate(zip_.get(), name.c_str(), 0);
  if (index < 0) return absl::NotFoundError(absl::StrCat("no ", name, " in the archive"));
  zip_stat_t stat;
  if (zip_stat_index(zip_.get(), index, 0, &stat) != 0) {
    return absl::InvalidArgumentError("damaged archive; save the document anew");
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
    return absl::InvalidArgumentError("encrypted archive; remove the password");
  }
  zip_file_t* file = zip_fopen_index(zip_.get(), index, 0);
  if (file == nullptr) return absl::InvalidArgumentError("damaged archive; save the document anew");
  // The size that the archive states may be a lie: what counts is what comes out.
  const uint64_t limit =
      std::min(limits_.entry_bytes, limits_.total_bytes - std::min(read_, limits_.total_bytes));
  std::string content;
  std::string buffer(1 << 16, '\0');
  zip_int64_t size;
  while ((size = zip_fread(file, &buffer[0], buffer.size())) > 0) {
    content.append(buffer, 0, size);
    if (content.size() > limit) break;
  }
  zip_fclose(file);
  if (size < 0) return absl::InvalidArgumentError("damaged archive; save the document anew");
  if (content.size() > limit) {
    return absl::InvalidArgumentError(
        absl::StrCat(name, " unpacks to more than ", limit >> 20, " MB; is it a document?"));
  }
  read_ += content.size();
  return content;
}

}  // namespace dateline
