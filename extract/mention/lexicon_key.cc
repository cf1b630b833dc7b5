#include "base/strings.h"
#include "extract/mention/lexicon.h"

namespace dateline::mention {

std::string LexKey(absl::string_view phrase) {
  std::string key = Fold(phrase);
  return key.empty() ? std::string(phrase) : key;
}

}  // namespace dateline::mention
