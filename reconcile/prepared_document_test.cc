#include "reconcile/prepared_document.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "reconcile/random_claims.h"
#include "reconcile/reconcile.h"

namespace dateline {
namespace {

constexpr int kDocuments = 14;
constexpr int kClaims = 20;

Extraction RandomDocument(int number, RandomClaims* world) {
  Extraction extraction;
  Document& document = *extraction.mutable_document();
  document.set_id(absl::StrCat("d-", number));
  document.set_path(absl::StrCat("old/", number, ".txt"));
  for (int i = 0; i < kClaims; ++i) {
    Claim& claim = *extraction.add_claims() = world->Make(i);
    claim.mutable_location()->set_path(document.path());
    claim.mutable_event()->mutable_location()->set_byte_offset(i / 2 * 90);
    claim.mutable_event()->mutable_location()->set_byte_length(5);
    claim.mutable_quote_location()->set_path(document.path());
    if (world->Below(3) > 0) continue;
    TemporalRelation& relation = *claim.add_relations();
    relation.set_kind(TemporalRelation::AFTER);
    relation.set_claim(absl::StrCat("c-", world->Below(kClaims)));
    relation.set_min_days(365 * world->Below(9));
    relation.set_text("years after");
  }
  return extraction;
}

// Ids of claims are the same in all documents, and two documents are one: all must be told apart.
std::vector<Extraction> RandomCorpus(uint32_t seed) {
  RandomClaims world(seed);
  std::vector<Extraction> corpus;
  for (int i = 0; i < kDocuments; ++i) corpus.push_back(RandomDocument(i, &world));
  corpus.push_back(corpus[3]);
  corpus.back().mutable_document()->set_path("old/copy.txt");
  for (Claim& claim : *corpus.back().mutable_claims()) SetPath("old/copy.txt", &claim);
  return corpus;
}

PreparedDocument Kept(const PreparedDocument& document) {
  auto bytes = std::make_shared<const std::string>(SerialiseDocument(document));
  std::optional<PreparedDocument> kept = ParseDocument(bytes, *bytes);
  EXPECT_TRUE(kept);
  return *std::move(kept);
}

std::vector<PreparedDocument> Prepared(const std::vector<Extraction>& corpus, bool kept) {
  std::vector<PreparedDocument> documents;
  for (const Extraction& extraction : corpus) {
    PreparedDocument document = PrepareDocument(extraction);
    documents.push_back(kept ? Kept(document) : std::move(document));
  }
  return documents;
}

std::string ReportOf(std::vector<PreparedDocument> documents, bool whole = true) {
  ReconcileOptions options;
  options.whole = whole;
  options.min_confidence = 0;
  options.threads = 2;
  return ReconcilePrepared(std::move(documents), options).DebugString();
}

TEST(PreparedDocument, ThatWasKeptGivesTheSameReport) {
  for (uint32_t seed = 1; seed <= 6; ++seed) {
    const std::vector<Extraction> corpus = RandomCorpus(seed);
    for (bool whole : {true, false}) {
      const std::string fresh = ReportOf(Prepared(corpus, false), whole);
      EXPECT_EQ(ReportOf(Prepared(corpus, true), whole), fresh) << seed;
      EXPECT_NE(fresh.find("kind: CONFLICT"), std::string::npos);
      if (whole) {
        EXPECT_NE(fresh.find("id: \"c-1-2\""), std::string::npos);
      }
    }
  }
}

TEST(PreparedDocument, ThatMovedNamesItsNewPlaceAlone) {
  std::vector<Extraction> corpus = RandomCorpus(7);
  std::vector<PreparedDocument> moved = Prepared(corpus, true);
  for (size_t i = 0; i < corpus.size(); ++i) {
    const std::string path = absl::StrCat("new/", i, ".txt");
    SetPath(path, &moved[i]);
    corpus[i].mutable_document()->set_path(path);
    for (Claim& claim : *corpus[i].mutable_claims()) SetPath(path, &claim);
  }
  const std::string report = ReportOf(std::move(moved));
  EXPECT_EQ(report, ReportOf(Prepared(corpus, false)));
  EXPECT_EQ(report.find("old/"), std::string::npos);
}

// What is left out changes no finding and no number.
TEST(PreparedDocument, FindingsAreThoseOfTheWholeReport) {
  const std::vector<Extraction> corpus = RandomCorpus(8);
  ReconcileOptions options;
  options.min_confidence = 0;
  const Report whole = ReconcilePrepared(Prepared(corpus, true), options);
  options.whole = false;
  const Report part = ReconcilePrepared(Prepared(corpus, true), options);
  ASSERT_EQ(part.findings_size(), whole.findings_size());
  for (int i = 0; i < part.findings_size(); ++i)
    EXPECT_EQ(part.findings(i).DebugString(), whole.findings(i).DebugString());
  EXPECT_EQ(part.summary().DebugString(), whole.summary().DebugString());
  EXPECT_EQ(whole.claims_size(), (kDocuments + 1) * kClaims);
  EXPECT_LT(part.claims_size(), whole.claims_size());
  EXPECT_GT(part.claims_size(), 0);
}

TEST(PreparedDocument, BytesThatEndTooSoonAreNone) {
  RandomClaims world(9);
  const std::string bytes = SerialiseDocument(PrepareDocument(RandomDocument(1, &world)));
  for (size_t size = 0; size + 8 < bytes.size(); size += 8) {
    const auto cut = std::make_shared<const std::string>(bytes.substr(0, size));
    EXPECT_FALSE(ParseDocument(cut, *cut)) << size;
  }
}

TEST(PreparedDocument, WithoutClaims) {
  Extraction empty;
  empty.mutable_document()->set_id("d-1");
  PreparedDocument kept = Kept(PrepareDocument(empty));
  EXPECT_EQ(kept.claims.size(), 0u);
  EXPECT_TRUE(kept.part.rows.empty());
  EXPECT_EQ(kept.document.id(), "d-1");
}

TEST(DocumentClaims, AreOneMessageEachForAllThreads) {
  RandomClaims world(10);
  const PreparedDocument kept = Kept(PrepareDocument(RandomDocument(1, &world)));
  std::vector<std::vector<const Claim*>> seen(4);
  std::vector<std::thread> threads;
  for (std::vector<const Claim*>& mine : seen) {
    threads.emplace_back([&kept, &mine] {
      for (size_t i = 0; i < kept.claims.size(); ++i) mine.push_back(&kept.claims.at(i));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& mine : seen) EXPECT_EQ(mine, seen[0]);
}

}  // namespace
}  // namespace dateline
