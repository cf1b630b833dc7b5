#include "reports/docx/package.h"

#include <zip.h>

#include <memory>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

// 1980-01-01, the earliest date that ZIP can write.
constexpr time_t kNoDate = 315532800;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

std::string ErrorText(zip_error_t* error) {
  const std::string text = zip_error_strerror(error);
  zip_error_fini(error);
  return text;
}

absl::StatusOr<Archive> OpenForReading(absl::string_view package) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(package.data(), package.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (archive) return Archive(archive);
  if (source) zip_source_free(source);
  return absl::InvalidArgumentError(
      absl::StrCat("is no Word document: ", ErrorText(&error), "; save it as .docx again"));
}

absl::StatusOr<std::string> BytesOf(zip_source_t* source) {
  if (zip_source_open(source) != 0) return absl::InternalError("the package cannot be read back");
  std::string bytes;
  char buffer[1 << 16];
  for (zip_int64_t got; (got = zip_source_read(source, buffer, sizeof(buffer))) > 0;) {
    bytes.append(buffer, static_cast<size_t>(got));
  }
  zip_source_close(source);
  return bytes;
}

bool Put(zip_t* archive, const std::string& name, const std::string& bytes) {
  zip_source_t* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  if (!part) return false;
  const zip_int64_t index =
      zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(part);
    return false;
  }
  return zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), kNoDate, 0) == 0;
}

}  // namespace

absl::StatusOr<std::string> ReadPart(absl::string_view package, const std::string& name) {
  const absl::StatusOr<Archive> archive = OpenForReading(package);
  if (!archive.ok()) return archive.status();
  zip_stat_t info;
  if (zip_stat(archive->get(), name.c_str(), 0, &info) != 0) {
    return absl::NotFoundError(absl::StrCat("has no part ", name, "; save it as .docx again"));
  }
  if (info.size > kLargestPart) {
    return absl::InvalidArgumentError(absl::StrCat(name, " is too large; split the document"));
  }
  std::string bytes(info.size, '\0');
  zip_file_t* file = zip_fopen(archive->get(), name.c_str(), 0);
  const zip_int64_t got = file ? zip_fread(file, bytes.data(), bytes.size()) : -1;
  if (file) zip_fclose(file);
  if (got != static_cast<zip_int64_t>(bytes.size())) {
    return absl::InvalidArgumentError(absl::StrCat(name, " is damaged; save it as .docx again"));
  }
  return bytes;
}

absl::StatusOr<std::string> WithParts(absl::string_view package,
                                      const std::map<std::string, std::string>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(package.empty() ? nullptr : package.data(),
                                                  package.size(), 0, &error);
  if (!source) return absl::InternalError(ErrorText(&error));
  zip_source_keep(source);  // read back after the archive is closed
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> keeper(source, zip_source_free);
  zip_t* opened =
      zip_open_from_source(source, package.empty() ? ZIP_CREATE | ZIP_TRUNCATE : 0, &error);
  if (!opened) {
    zip_source_free(source);
    return absl::InvalidArgumentError(
        absl::StrCat("is no Word document: ", ErrorText(&error), "; save it as .docx again"));
  }
  Archive archive(opened);
  for (const auto& [name, bytes] : parts) {
    if (!Put(archive.get(), name, bytes)) {
      return absl::InternalError(absl::StrCat(name, ": ", zip_strerror(archive.get())));
    }
  }
  if (zip_close(archive.get()) != 0) {
    return absl::InternalError(zip_strerror(archive.get()));
  }
  archive.release();
  return BytesOf(source);
}

}  // namespace dateline
