// Metamorphic properties of reconciling: what a change of the input may not change in the findings.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "reconcile/reconcile.h"
#include "tests/bench/claim_generator.h"

namespace dateline {
namespace {

using Pairs = std::set<std::pair<std::string, std::string>>;

GeneratedClaims Make(uint64_t seed, int documents = 6) {
  GeneratorOptions options;
  options.documents = documents;
  options.claims_per_document = 25;
  options.wrong = 0.15;
  options.seed = seed;
  return GenerateClaims(options);
}

// Pairs of claims whose readings conflict.
Pairs Conflicts(const Report& report) {
  Pairs pairs;
  for (const Finding& finding : report.findings()) {
    if (finding.kind() != Finding::CONFLICT) continue;
    for (const Reading& reading : finding.readings()) {
      for (int other : reading.conflicts_with()) {
        for (const std::string& a : reading.claims()) {
          for (const std::string& b : finding.readings(other).claims()) {
            pairs.insert({std::min(a, b), std::max(a, b)});
          }
        }
      }
    }
  }
  return pairs;
}

std::set<std::string> FindingIds(const Report& report) {
  std::set<std::string> ids;
  for (const Finding& finding : report.findings()) ids.insert(finding.SerializeAsString());
  return ids;
}

TEST(Properties, KnownEventsAndErrorsComeBack) {
  for (uint64_t seed : {1, 2, 3}) {
    GeneratedClaims made = Make(seed);
    const Report report = Reconcile(made.extractions, {});
    const Pairs conflicts = Conflicts(report);
    ASSERT_FALSE(conflicts.empty());
    int right = 0;
    for (const auto& [a, b] : conflicts) right += made.event_of.at(a) == made.event_of.at(b);
    EXPECT_GE(right * 10, static_cast<int>(conflicts.size()) * 9) << "seed " << seed;
  }
}

TEST(Properties, OrderOfSourcesAndThreads) {
  for (uint64_t seed : {4, 5}) {
    GeneratedClaims made = Make(seed);
    const std::set<std::string> expected = FindingIds(Reconcile(made.extractions, {}));
    std::reverse(made.extractions.begin(), made.extractions.end());
    ReconcileOptions options;
    options.threads = 4;
    EXPECT_EQ(FindingIds(Reconcile(made.extractions, options)), expected);
    std::rotate(made.extractions.begin(), made.extractions.begin() + 2, made.extractions.end());
    EXPECT_EQ(FindingIds(Reconcile(made.extractions, {})), expected);
  }
}

// A paper beside a copy of itself: no conflict across that is not within.
TEST(Properties, APaperAgreesWithItself) {
  for (uint64_t seed : {6, 7}) {
    const Extraction paper = Make(seed, 1).extractions[0];
    const size_t inside = Conflicts(Reconcile({paper}, {})).size();
    Extraction copy = paper;
    copy.mutable_document()->set_id("d-copy");
    for (Claim& claim : *copy.mutable_claims()) {
      claim.set_id(absl::StrCat(claim.id(), "-copy"));
      claim.set_document("d-copy");
    }
    const size_t across = Conflicts(Reconcile({paper, copy}, {})).size();
    EXPECT_LE(across, 4 * inside) << "each internal pair counts for both papers and across";
  }
}

TEST(Properties, AnUnrelatedPaperAddsNothing) {
  GeneratedClaims made = Make(8);
  const Pairs before = Conflicts(Reconcile(made.extractions, {}));
  Extraction stranger = Make(9, 1).extractions[0];
  stranger.mutable_document()->set_id("d-stranger");
  for (Claim& claim : *stranger.mutable_claims()) {
    claim.set_id(absl::StrCat("c-x", claim.id()));
    claim.set_document("d-stranger");
    for (Participant& participant : *claim.mutable_participants()) {
      participant.mutable_entity()->set_name(
          absl::StrCat("Qu", participant.entity().name(), " Xylqu", participant.entity().name()));
      participant.mutable_entity()->set_id(absl::StrCat("other:", participant.entity().id()));
    }
  }
  made.extractions.push_back(stranger);
  for (const auto& pair : Conflicts(Reconcile(made.extractions, {}))) {
    const bool known = before.count(pair) > 0;
    const bool inside = pair.first.substr(0, 3) == "c-x" && pair.second.substr(0, 3) == "c-x";
    EXPECT_TRUE(known || inside) << pair.first << " " << pair.second;
  }
}

TEST(Properties, ACoarserDateMakesNoConflict) {
  for (uint64_t seed : {10, 11}) {
    GeneratedClaims made = Make(seed);
    const Pairs before = Conflicts(Reconcile(made.extractions, {}));
    int coarsened = 0;
    for (Extraction& extraction : made.extractions) {
      for (int i = 0; i < extraction.claims_size(); i += 9) {
        TimeValue& date = *extraction.mutable_claims(i)->mutable_date();
        const int64_t year = CivilFromDayNumber(date.earliest()).year;
        date.set_edtf(absl::StrCat(year));
        date.set_grain(YEAR);
        date.set_earliest(DayNumber(year, 1, 1));
        date.set_latest(DayNumber(year, 12, 31));
        ++coarsened;
      }
    }
    ASSERT_GT(coarsened, 10);
    for (const auto& pair : Conflicts(Reconcile(made.extractions, {}))) {
      const bool known = before.count(pair) > 0;
      // A wrong date that lay too far off to be seen may come within reach; it is one event still.
      const bool missed = made.event_of.at(pair.first) == made.event_of.at(pair.second);
      EXPECT_TRUE(known || missed) << pair.first << " " << pair.second;
    }
  }
}

TEST(Properties, ASentenceSaidTwiceMakesNoConflict) {
  GeneratedClaims made = Make(12);
  const Pairs before = Conflicts(Reconcile(made.extractions, {}));
  Extraction& extraction = made.extractions[0];
  Claim twice = extraction.claims(3);
  const std::string id = twice.id();
  twice.set_id(absl::StrCat(id, "-2"));
  twice.mutable_location()->set_byte_offset(99999);
  *extraction.add_claims() = twice;
  for (const auto& [a, b] : Conflicts(Reconcile(made.extractions, {}))) {
    const auto original = [&](const std::string& claim) {
      return claim == twice.id() ? id : claim;
    };
    const std::pair<std::string, std::string> pair = std::minmax(original(a), original(b));
    EXPECT_TRUE(before.count(pair) > 0) << a << " " << b;
  }
}

}  // namespace
}  // namespace dateline
