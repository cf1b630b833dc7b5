// The metamorphic properties on claims of real texts: the two papers of corpus/, and every set
// below $DATELINE_EVAL (a folder with gold.json) where it is given:
//   bazel test //tests/properties:papers_properties_test --test_env=DATELINE_EVAL=FOLDER
//   --spawn_strategy=local
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "extract/extract.h"
#include "reconcile/reconcile.h"

namespace dateline {
namespace {

using Pair = std::pair<std::string, std::string>;
using Pairs = std::set<Pair>;

struct Set {
  std::string name;
  std::vector<Extraction> papers;
};

Extraction Read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  absl::StatusOr<Extraction> extraction = ExtractClaims(bytes.str(), path.string(), {});
  return extraction.ok() ? *std::move(extraction) : Extraction();
}

const std::vector<Set>& Sets() {
  static const std::vector<Set>* const sets = [] {
    auto* all = new std::vector<Set>{{"papers",
                                      {Read("corpus/papers/pak-russia-rivalry-to-friendship.md"),
                                       Read("corpus/papers/pak-russia-bilateral-relations.txt")}}};
    const char* eval = std::getenv("DATELINE_EVAL");
    if (eval == nullptr) return all;
    std::set<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(eval)) {
      if (std::filesystem::exists(entry.path() / "gold.json")) folders.insert(entry.path());
    }
    for (const std::filesystem::path& folder : folders) {
      Set& set = all->emplace_back();
      set.name = folder.filename().string();
      std::set<std::filesystem::path> files;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() != ".json")
          files.insert(entry.path());
      }
      for (const std::filesystem::path& file : files) set.papers.push_back(Read(file));
    }
    return all;
  }();
  return *sets;
}

Pairs Conflicts(const Report& report) {
  Pairs pairs;
  for (const Finding& finding : report.findings()) {
    if (finding.kind() != Finding::CONFLICT) continue;
    for (const Reading& reading : finding.readings()) {
      for (int other : reading.conflicts_with()) {
        for (const std::string& a : reading.claims()) {
          for (const std::string& b : finding.readings(other).claims())
            pairs.insert(std::minmax(a, b));
        }
      }
    }
  }
  return pairs;
}

std::set<std::string> Serialised(const Report& report) {
  std::set<std::string> findings;
  for (const Finding& finding : report.findings()) findings.insert(finding.SerializeAsString());
  return findings;
}

// A copy under another id: "-copy" behind it and its claims.
Extraction Copy(Extraction paper) {
  paper.mutable_document()->set_id(absl::StrCat(paper.document().id(), "-copy"));
  for (Claim& claim : *paper.mutable_claims()) {
    claim.set_id(absl::StrCat(claim.id(), "-copy"));
    claim.set_document(paper.document().id());
    for (TemporalRelation& relation : *claim.mutable_relations()) {
      if (!relation.claim().empty()) relation.set_claim(absl::StrCat(relation.claim(), "-copy"));
    }
  }
  return paper;
}

std::string Original(std::string id) {
  const size_t at = id.find("-copy");
  return at == std::string::npos ? id : id.substr(0, at);
}

TEST(PaperProperties, OrderOfSourcesAndThreads) {
  for (const Set& set : Sets()) {
    const std::set<std::string> expected = Serialised(Reconcile(set.papers, {}));
    std::vector<Extraction> reversed(set.papers.rbegin(), set.papers.rend());
    ReconcileOptions options;
    options.threads = 3;
    EXPECT_EQ(Serialised(Reconcile(reversed, options)), expected) << set.name;
  }
}

TEST(PaperProperties, APaperAgreesWithItself) {
  for (const Set& set : Sets()) {
    for (const Extraction& paper : set.papers) {
      const Pairs inside = Conflicts(Reconcile({paper}, {}));
      for (const auto& [a, b] : Conflicts(Reconcile({paper, Copy(paper)}, {}))) {
        const Pair pair = std::minmax(Original(a), Original(b));
        EXPECT_TRUE(inside.count(pair) > 0) << set.name << ": " << a << " against " << b;
      }
    }
  }
}

TEST(PaperProperties, AnUnrelatedPaperAddsNothing) {
  const Extraction stranger = [] {
    absl::StatusOr<Extraction> read = ExtractClaims(
        "The Brisket Cup was first held at Quarrow in 1911. It was moved to Lesser Zibbet in May "
        "1926. The pavilion "
        "burned down on 3 June 1931, and Ottoline Grubbe built another in 1933.",
        "stranger.txt", {});
    return *std::move(read);
  }();
  for (const Set& set : Sets()) {
    const Pairs before = Conflicts(Reconcile(set.papers, {}));
    std::vector<Extraction> more = set.papers;
    more.push_back(stranger);
    EXPECT_EQ(Conflicts(Reconcile(more, {})), before) << set.name;
  }
}

TEST(PaperProperties, ASentenceSaidTwiceMakesNoConflict) {
  for (const Set& set : Sets()) {
    const Pairs before = Conflicts(Reconcile(set.papers, {}));
    std::vector<Extraction> papers = set.papers;
    if (papers[0].claims_size() == 0) continue;
    Claim twice = papers[0].claims(papers[0].claims_size() / 2);
    twice.set_id(absl::StrCat(twice.id(), "-copy"));
    for (Location* place : {twice.mutable_location(), twice.mutable_quote_location(),
                            twice.mutable_event()->mutable_location()}) {
      place->set_byte_offset(place->byte_offset() + 1'000'000);
    }
    *papers[0].add_claims() = twice;
    for (const auto& [a, b] : Conflicts(Reconcile(papers, {}))) {
      EXPECT_TRUE(before.count(std::minmax(Original(a), Original(b))) > 0)
          << set.name << ": " << a << " against " << b;
    }
  }
}

// What is compatible stays so when one of its dates says less.
TEST(PaperProperties, ACoarserDateMakesNoConflict) {
  for (const Set& set : Sets()) {
    const Pairs before = Conflicts(Reconcile(set.papers, {}));
    std::vector<Extraction> papers = set.papers;
    std::set<std::string> coarse;
    std::map<std::string, std::pair<int32_t, int32_t>> was;
    for (Extraction& paper : papers) {
      for (int i = 0; i < paper.claims_size(); ++i) {
        Claim& claim = *paper.mutable_claims(i);
        TimeValue& date = *claim.mutable_date();
        was[claim.id()] = {date.earliest(), date.latest()};
        if (i % 7 != 0 || date.grain() != DAY || date.kind() != POINT_IN || date.approximate())
          continue;
        const int64_t year = CivilFromDayNumber(date.earliest()).year;
        date.set_grain(YEAR);
        date.set_earliest(DayNumber(year, 1, 1));
        date.set_latest(DayNumber(year, 12, 31));
        date.set_edtf(absl::StrCat(year));
        coarse.insert(claim.id());
      }
    }
    for (const auto& [a, b] : Conflicts(Reconcile(papers, {}))) {
      if (coarse.count(a) + coarse.count(b) == 0) continue;
      if (before.count(std::minmax(a, b)) > 0) continue;  // of figures
      const bool apart = was[a].second < was[b].first || was[b].second < was[a].first;
      EXPECT_TRUE(apart) << set.name << ": " << a << " against " << b << " were compatible";
    }
  }
}

}  // namespace
}  // namespace dateline
