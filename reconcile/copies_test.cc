#include "reconcile/copies.h"

#include <gtest/gtest.h>

#include <vector>

#include "reconcile/claim_table.h"

namespace dateline {
namespace {

struct Said {
  int32_t document, quote;
};

std::vector<ClaimRow> RowsOf(const std::vector<Said>& said) {
  std::vector<ClaimRow> rows(said.size());
  for (size_t i = 0; i < said.size(); ++i)
    rows[i].document = said[i].document, rows[i].quote = said[i].quote;
  return rows;
}

TEST(Copies, SentencesThatStandInTheOtherCopy) {
  // Documents 0 and 1 share three sentences of four; sentence 4 was edited into 5. Document 2
  // shares one.
  const std::vector<ClaimRow> rows = RowsOf(
      {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 1}, {1, 2}, {1, 3}, {1, 5}, {2, 1}, {2, 6}, {2, 7}});
  const Copies copies(rows);
  struct Row {
    size_t a, b;
    bool counterpart;
  };
  for (const Row& row : {
           Row{0, 5, true},   // 1 against 2: each has its own counterpart
           Row{0, 7, true},   // 1 stands in the copy too
           Row{3, 7, false},  // the edited sentence and what it was
           Row{0, 4, false},  // one sentence
           Row{0, 1, false},  // one document
           Row{0, 9, false},  // no copy
       }) {
    EXPECT_EQ(copies.HasCounterpart(rows[row.a], rows[row.b]), row.counterpart)
        << row.a << " " << row.b;
    EXPECT_EQ(copies.HasCounterpart(rows[row.b], rows[row.a]), row.counterpart)
        << row.b << " " << row.a;
  }
}

TEST(Copies, FewSharedSentencesMakeNoCopy) {
  const std::vector<ClaimRow> rows = RowsOf({{0, 1}, {0, 2}, {1, 1}, {1, 2}});
  EXPECT_FALSE(Copies(rows).HasCounterpart(rows[0], rows[3]));
}

TEST(Copies, WhatEveryDocumentSaysMakesNoCopy) {
  std::vector<Said> said;
  for (int32_t document = 0; document < 20; ++document) {
    for (int32_t quote = 1; quote <= 4; ++quote) said.push_back({document, quote});
  }
  const std::vector<ClaimRow> rows = RowsOf(said);
  EXPECT_FALSE(Copies(rows).HasCounterpart(rows[0], rows[5]));
}

}  // namespace
}  // namespace dateline
