// Time and memory of reconciling generated claims, and whether the known events come back. The
// fingerprint is of the whole report: equal where a change of the program changed no result.
//
//   bazel run -c opt //tests/bench:reconcile_scale -- DOCUMENTS CLAIMS_PER_DOCUMENT [THREADS
//   [STATE]]
//
// STATE takes part in every claim: a block that explodes. 20000 50 makes a million claims.
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <set>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"
#include "reconcile/reconcile.h"
#include "tests/bench/claim_generator.h"

namespace {

double Seconds(std::chrono::steady_clock::time_point since) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

double CpuSeconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

int64_t PeakMegabytes() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

// In parts: a report of a million claims is larger than one message may be when written.
uint64_t Fingerprint(const dateline::Report& report) {
  uint64_t sum = dateline::StableHash(report.summary().SerializeAsString());
  const auto add = [&sum](absl::string_view bytes) {
    sum = sum * 31 + dateline::StableHash(bytes);
  };
  for (const dateline::Event& event : report.events()) add(event.SerializeAsString());
  for (const dateline::Finding& finding : report.findings()) add(finding.SerializeAsString());
  for (const dateline::Notice& notice : report.notices()) add(notice.SerializeAsString());
  for (const std::string& claim : report.unchecked()) add(claim);
  return sum;
}

// Share of the claims linked that are of one event, and of the claims of one event linked.
void PrintQuality(const dateline::GeneratedClaims& truth, const dateline::Report& report) {
  int64_t right = 0, linked = 0, want = 0;
  absl::flat_hash_map<int, int64_t> of_event;
  for (const auto& [claim, event] : truth.event_of) ++of_event[event];
  for (const auto& [event, count] : of_event) want += count * (count - 1) / 2;
  for (const dateline::Event& event : report.events()) {
    absl::flat_hash_map<int, int64_t> here;
    const int64_t size = event.claims_size();
    for (const std::string& claim : event.claims()) ++here[truth.event_of.at(claim)];
    linked += size * (size - 1) / 2;
    for (const auto& [id, count] : here) right += count * (count - 1) / 2;
  }
  std::cout << "pairs linked " << linked << ", of one event " << right << ", of " << want
            << " there are\n";
}

}  // namespace

int main(int argc, char** argv) {
  dateline::GeneratorOptions options;
  options.documents = argc > 1 ? std::atoi(argv[1]) : 2000;
  options.claims_per_document = argc > 2 ? std::atoi(argv[2]) : 50;
  if (argc > 4) options.everywhere = argv[4];
  dateline::GeneratedClaims generated = dateline::GenerateClaims(options);
  std::cout << "the claims themselves: " << PeakMegabytes() << " MB\n";
  dateline::ReconcileOptions reconcile;
  reconcile.threads = argc > 3 ? std::atoi(argv[3]) : 2;
  const auto start = std::chrono::steady_clock::now();
  const double cpu_start = CpuSeconds();
  const dateline::Report report = dateline::Reconcile(std::move(generated.extractions), reconcile);
  const double seconds = Seconds(start), cpu = CpuSeconds() - cpu_start;
  std::cout << report.claims_size() << " claims, " << report.documents_size()
            << " documents: " << seconds << " s, " << cpu << " s of CPU, " << PeakMegabytes()
            << " MB at most, " << report.events_size() << " events, "
            << report.summary().conflicts() << " conflicts, " << report.summary().pairs_cut()
            << " pairs cut\n";
  PrintQuality(generated, report);
  std::cout << absl::StrFormat("fingerprint %016x\n", Fingerprint(report));
  return 0;
}
