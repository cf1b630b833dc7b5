#include "extract/reader/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

namespace dateline {

bool ConvertCharset(absl::string_view bytes, const std::string& name, std::string* utf8,
                    bool* single_byte) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(
      ucnv_open(name.c_str(), &error), ucnv_close);
  if (U_FAILURE(error) || converter == nullptr) return false;
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                                error);
  if (U_FAILURE(error)) return false;
  *single_byte = ucnv_getMaxCharSize(converter.get()) == 1;
  text.toUTF8String(*utf8);
  return true;
}

}  // namespace dateline
