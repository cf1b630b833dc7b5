// Any bytes as a claims file: an error or claims, and what is read can be reconciled.
#include <cstddef>
#include <cstdint>

#include "reconcile/claims_io.h"
#include "reconcile/reconcile.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // Larger inputs find nothing that smaller ones do not, and slow the search down.
  if (size > 1 << 16) return 0;
  auto claims = dateline::ReadClaims({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (claims.ok()) dateline::Reconcile(*std::move(claims), {});
  return 0;
}
