#include "reconcile/kept_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "reconcile/compare.h"
#include "reconcile/random_claims.h"

namespace dateline {
namespace {

constexpr int kDocuments = 40;
constexpr int kClaims = 12;

// Documents that are edited, and the table of all their claims.
class Corpus {
 public:
  explicit Corpus(uint32_t seed) : world_(seed) {
    for (int i = 0; i < kDocuments; ++i) Write(&documents_.emplace_back(), kClaims);
  }

  void Edit() {
    std::vector<Claim>& document = documents_[static_cast<size_t>(world_.Below(kDocuments))];
    switch (world_.Below(4)) {
      case 0: return Write(&document, kClaims);
      case 1: return document.clear();
      case 2:
        if (!document.empty()) document.pop_back();
        return;
      default: return Write(&document, static_cast<int>(document.size()) + 1);
    }
  }

  ClaimTable Table() const {
    std::vector<const Claim*> claims;
    std::vector<int32_t> document_of;
    for (size_t i = 0; i < documents_.size(); ++i) {
      for (const Claim& claim : documents_[i]) {
        claims.push_back(&claim);
        document_of.push_back(static_cast<int32_t>(i));
      }
    }
    return BuildClaimTable(std::move(claims), document_of, 2);
  }

 private:
  // Until it has so many claims; from the start where it had as many.
  void Write(std::vector<Claim>* document, int count) {
    if (static_cast<int>(document->size()) >= count) document->clear();
    while (static_cast<int>(document->size()) < count) {
      Claim claim = world_.Make(static_cast<int>(document->size()));
      claim.set_id(absl::StrCat("c-", ++made_));
      document->push_back(std::move(claim));
    }
  }

  RandomClaims world_;
  std::vector<std::vector<Claim>> documents_;
  int made_ = 0;
};

Candidates InBlocks(const ClaimTable& table) {
  BlockOptions options;
  options.all_pairs_up_to = 0;
  return FindCandidates(table, options);
}

constexpr float kThreshold = -5;

TEST(KeptPairs, WhatWasKeptChangesNothing) {
  for (uint32_t seed = 1; seed <= 4; ++seed) {
    Corpus corpus(seed);
    std::string kept;
    for (int edit = 0; edit < 12; ++edit) {
      const ClaimTable table = corpus.Table();
      const Candidates candidates = InBlocks(table);
      std::string nothing;
      const std::vector<RowPair> fresh =
          PairsInReach(table, DefaultWeights(), candidates, kThreshold, 2, &nothing);
      EXPECT_EQ(PairsInReach(table, DefaultWeights(), candidates, kThreshold, 2, &kept), fresh)
          << "seed " << seed << ", edit " << edit;
      EXPECT_FALSE(fresh.empty());
      corpus.Edit();
    }
  }
}

TEST(KeptPairs, HoldAllThatReachTheThreshold) {
  const Corpus corpus(9);
  const ClaimTable table = corpus.Table();
  const Candidates candidates = InBlocks(table);
  std::string kept;
  const std::vector<RowPair> pairs =
      PairsInReach(table, DefaultWeights(), candidates, kThreshold, 1, &kept);
  CandidateReader reader(table, candidates);
  int64_t reached = 0, all = 0;
  for (int32_t a = 0; a < static_cast<int32_t>(table.rows.size()); ++a) {
    for (int32_t b : reader.Behind(a)) {
      ++all;
      if (CompareClaims(table, DefaultWeights(), a, b).score < kThreshold) continue;
      ++reached;
      EXPECT_TRUE(std::binary_search(pairs.begin(), pairs.end(), RowPair{a, b}));
    }
  }
  EXPECT_GT(reached, 0);
  EXPECT_LT(static_cast<int64_t>(pairs.size()), all);
}

TEST(KeptPairs, BearsAnythingInTheirPlace) {
  const Corpus corpus(3);
  const ClaimTable table = corpus.Table();
  const Candidates candidates = InBlocks(table);
  std::string kept;
  const std::vector<RowPair> pairs =
      PairsInReach(table, DefaultWeights(), candidates, kThreshold, 1, &kept);
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    std::string damaged = kept;
    damaged.resize(random() % 3 == 0 ? random() % kept.size() : kept.size());
    // The digests are left alone: what is damaged there is caught where it is stored.
    for (size_t at = 8; at < std::min<size_t>(damaged.size(), 24); ++at)
      damaged[at] = static_cast<char>(random());
    EXPECT_EQ(PairsInReach(table, DefaultWeights(), candidates, kThreshold, 1, &damaged), pairs);
  }
}

TEST(KeptPairs, OtherWeightsOrThresholdsStartAfresh) {
  const Corpus corpus(5);
  const ClaimTable table = corpus.Table();
  const Candidates candidates = InBlocks(table);
  std::string kept, nothing;
  PairsInReach(table, DefaultWeights(), candidates, kThreshold, 1, &kept);
  const std::vector<RowPair> lower =
      PairsInReach(table, DefaultWeights(), candidates, kThreshold - 4, 1, &nothing);
  EXPECT_EQ(PairsInReach(table, DefaultWeights(), candidates, kThreshold - 4, 1, &kept), lower);
  Weights weights = DefaultWeights();
  weights.levels[static_cast<size_t>(Level::kSameRole)].weight += 3;
  nothing.clear();
  const std::vector<RowPair> more =
      PairsInReach(table, weights, candidates, kThreshold, 1, &nothing);
  EXPECT_EQ(PairsInReach(table, weights, candidates, kThreshold, 1, &kept), more);
}

}  // namespace
}  // namespace dateline
