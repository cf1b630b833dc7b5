// Makes claims of many documents about known events, for the benchmark and the property tests.
//
// Entities follow Zipf's law, as names in real piles of papers do: a few stand everywhere. Each
// event has a kind, participants, a place, words of its own and a day; each document tells some
// events, mostly right, sometimes coarser, sometimes with a wrong date. The same seed makes the
// same claims everywhere.
#ifndef DATELINE_TESTS_BENCH_CLAIM_GENERATOR_H_
#define DATELINE_TESTS_BENCH_CLAIM_GENERATOR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "proto/claim.pb.h"

namespace dateline {

struct GeneratorOptions {
  int documents = 20;
  int claims_per_document = 50;
  double claims_per_event = 4;
  double wrong = 0.05;     // share of claims with another date
  double coarser = 0.3;    // share that give the month or the year alone
  std::string everywhere;  // a state that takes part in every claim; empty: none
  uint64_t seed = 1;
};

struct GeneratedClaims {
  std::vector<Extraction> extractions;
  absl::flat_hash_map<std::string, int> event_of;  // by claim id
  absl::flat_hash_map<std::string, bool> wrong;    // claims with another date than the event's
};

GeneratedClaims GenerateClaims(const GeneratorOptions& options);

}  // namespace dateline

#endif  // DATELINE_TESTS_BENCH_CLAIM_GENERATOR_H_
