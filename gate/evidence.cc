#include "gate/evidence.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"

namespace dateline {
namespace {

std::string Key(absl::string_view text) { return absl::StrFormat("%016x", StableHash(text)); }

// A statement: its value and its words.
std::string Statement(const Reading& reading, const Claim& claim) {
  return absl::StrCat(reading.value(), "\t", Fold(claim.quote()));
}

std::vector<std::string> Statements(const Reading& reading, const ClaimMap& claims) {
  std::vector<std::string> statements;
  for (const std::string& id : reading.claims()) {
    const auto found = claims.find(id);
    if (found != claims.end()) statements.push_back(Statement(reading, *found->second));
  }
  std::sort(statements.begin(), statements.end());
  statements.erase(std::unique(statements.begin(), statements.end()), statements.end());
  return statements;
}

// The pairs of readings that cannot be true together, each once.
std::vector<std::pair<int, int>> OpposedReadings(const Finding& finding) {
  std::vector<std::pair<int, int>> pairs;
  for (int i = 0; i < finding.readings_size(); ++i) {
    for (int j : finding.readings(i).conflicts_with()) {
      if (j >= 0 && j < finding.readings_size() && j != i) {
        pairs.emplace_back(std::min(i, j), std::max(i, j));
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

ClaimMap ClaimIndex(const Report& report) {
  absl::flat_hash_set<absl::string_view> named;
  for (const Finding& finding : report.findings()) {
    for (const Reading& reading : finding.readings())
      named.insert(reading.claims().begin(), reading.claims().end());
  }
  ClaimMap index;
  for (const Claim& claim : report.claims()) {
    if (named.contains(claim.id())) index.emplace(claim.id(), &claim);
  }
  return index;
}

std::vector<std::string> EvidenceOf(const Finding& finding, const ClaimMap& claims) {
  std::vector<std::string> keys;
  for (const auto& [i, j] : OpposedReadings(finding)) {
    const std::vector<std::string> a = Statements(finding.readings(i), claims);
    const std::vector<std::string> b = Statements(finding.readings(j), claims);
    if (keys.size() + a.size() * b.size() > kMaxEvidence) return {Key(finding.fingerprint())};
    for (const std::string& x : a) {
      for (const std::string& y : b) {
        keys.push_back(
            Key(absl::StrCat(finding.rule(), "\n", std::min(x, y), "\n", std::max(x, y))));
      }
    }
  }
  if (keys.empty()) return {Key(absl::StrCat(finding.rule(), "\n", finding.fingerprint()))};
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace dateline
