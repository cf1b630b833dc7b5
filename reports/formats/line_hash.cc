#include "reports/formats/line_hash.h"

#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr size_t kWindow = 100;
constexpr uint64_t kFactor = 37;
constexpr uint16_t kEndOfFile = 0xFFFF;

struct Units {
  std::vector<uint16_t> units;
  std::vector<size_t> line_starts;
};

// UTF-16 without spaces and tabs, every line end a \n, with the end mark and a window of zeros.
Units UnitsOf(absl::string_view text) {
  Units result;
  result.units.reserve(text.size() + kWindow + 1);
  bool line_start = true;
  const auto add = [&](uint16_t unit) {
    if (line_start) result.line_starts.push_back(result.units.size());
    line_start = unit == '\n';
    result.units.push_back(unit);
  };
  for (size_t at = 0; at < text.size();) {
    char32_t c;
    at += DecodeUtf8(text, at, &c);
    if (c == ' ' || c == '\t') continue;
    if (c == '\r') {
      if (at < text.size() && text[at] == '\n') ++at;
      c = '\n';
    }
    if (c >= 0x10000) {
      add(static_cast<uint16_t>(0xD800 + ((c - 0x10000) >> 10)));
      add(static_cast<uint16_t>(0xDC00 + ((c - 0x10000) & 0x3FF)));
    } else {
      add(static_cast<uint16_t>(c));
    }
  }
  add(kEndOfFile);
  result.units.resize(result.units.size() + kWindow);
  return result;
}

}  // namespace

std::vector<std::string> LineHashes(absl::string_view text) {
  const Units text_units = UnitsOf(text);
  const std::vector<uint16_t>& units = text_units.units;
  uint64_t power = 1;  // 37^100
  for (size_t i = 0; i < kWindow; ++i) power *= kFactor;
  // prefix[i]: the polynomial over units[0, i).
  std::vector<uint64_t> prefix(units.size() + 1);
  for (size_t i = 0; i < units.size(); ++i) prefix[i + 1] = prefix[i] * kFactor + units[i];

  std::vector<std::string> hashes;
  absl::flat_hash_map<uint64_t, int> counts;
  for (const size_t start : text_units.line_starts) {
    const uint64_t hash = prefix[start + kWindow] - prefix[start] * power;
    hashes.push_back(absl::StrFormat("%x:%d", hash, ++counts[hash]));
  }
  return hashes;
}

}  // namespace dateline
