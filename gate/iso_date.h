// "2024-05-17" -> day number, for values of a configuration. Dates in documents are the time
// engine's work.
#ifndef DATELINE_GATE_ISO_DATE_H_
#define DATELINE_GATE_ISO_DATE_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace dateline {

// YYYY-MM-DD alone; nullopt for anything else and for days that do not exist.
std::optional<int32_t> ParseIsoDate(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_GATE_ISO_DATE_H_
