// Any bytes as EDTF: what parses is printed to what parses to the same, with bounds in order.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/time/edtf.h"

namespace {

void Check(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto date = dateline::ParseEdtf(text);
  Check(date.ok() || !dateline::IsValidEdtf(text));
  if (!date.ok()) return 0;
  const std::string printed = dateline::ToString(*date);
  const auto again = dateline::ParseEdtf(printed);
  Check(again.ok());
  Check(dateline::ToString(*again) == printed);
  Check(again->level == date->level);
  const dateline::EdtfBounds a = dateline::BoundsOf(*date), b = dateline::BoundsOf(*again);
  Check(a.earliest == b.earliest && a.latest == b.latest);
  if (a.earliest && a.latest && date->kind == dateline::EdtfDate::Kind::kPoint) {
    Check(*a.earliest <= *a.latest);
  }
  return 0;
}
