#include "reconcile/surroundings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace dateline {
namespace {

constexpr int32_t kGap = 100;  // between the sentences of two documents

// A row for each sentence of two documents: rows 0 to sentences - 1, and as many behind. All
// happened on one day.
ClaimTable TwoTexts(int sentences) {
  ClaimTable table;
  for (int document = 0; document < 2; ++document) {
    for (int i = 0; i < sentences; ++i) {
      ClaimRow row;
      row.document = document;
      row.sentence = document * kGap + i;
      row.when.part = DatePart::kPoint;
      row.when.first = {5, 5};
      table.rows.push_back(row);
    }
  }
  return table;
}

// In the order in which the pairs of a table come.
std::vector<Edge> Sorted(std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end(),
            [](const Edge& x, const Edge& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return edges;
}

Around AroundIn(ClaimTable* table, std::vector<Edge> edges, int32_t a, int32_t b, int threads = 1) {
  table->around = FindSurroundings(*table, Sorted(std::move(edges)), threads);
  const Around* around = table->AroundOf(a, b);
  EXPECT_NE(around, nullptr);
  return around == nullptr ? Around() : *around;
}

Around AroundOf(ClaimTable&& table, const std::vector<Edge>& edges, int32_t a, int32_t b) {
  return AroundIn(&table, edges, a, b);
}

TEST(FindSurroundings, PairsOfOneDocumentHaveNone) {
  ClaimTable table = TwoTexts(10);
  EXPECT_EQ(table.AroundOf(0, 10), nullptr);
  table.around = FindSurroundings(table, Sorted({{0, 1, 5}, {0, 10, 5}}), 1);
  EXPECT_EQ(table.AroundOf(0, 1), nullptr);
  EXPECT_NE(table.AroundOf(0, 10), nullptr);
  table.around = FindSurroundings(table, {}, 1);
  EXPECT_EQ(table.AroundOf(0, 10), nullptr);
}

TEST(FindSurroundings, RivalsOutsideTheSentence) {
  const struct {
    const char* what;
    std::vector<Edge> edges;
    bool rivals;
    float rival;  // of the pair 0, 10
  } kRows[] = {
      {"alone", {{0, 10, 3}}, false, 0},
      {"a worse one", {{0, 10, 3}, {0, 15, 1}}, true, -2},
      {"a better one", {{0, 10, 3}, {0, 15, 7}}, true, 4},
      {"of the other", {{0, 10, 3}, {5, 10, 7}}, true, 4},
      {"the better of both", {{0, 10, 3}, {0, 15, 1}, {5, 10, 7}}, true, 4},
      {"the best of several", {{0, 15, 1}, {0, 16, 2}, {0, 17, 0}, {0, 10, 3}}, true, -1},
      {"in its own text", {{0, 10, 3}, {0, 1, 9}}, false, 0},
  };
  for (const auto& row : kRows) {
    const Around around = AroundOf(TwoTexts(10), row.edges, 0, 10);
    EXPECT_EQ(around.rivals, row.rivals) << row.what;
    EXPECT_FLOAT_EQ(around.rivals ? around.rival : 0, row.rival) << row.what;
  }
  // A claim of the partner's own sentence is no rival.
  ClaimTable table = TwoTexts(10);
  table.rows[11].sentence = table.rows[10].sentence;
  EXPECT_FALSE(AroundIn(&table, {{0, 10, 3}, {0, 11, 7}}, 0, 10).rivals);
  EXPECT_FLOAT_EQ(AroundIn(&table, {{0, 10, 3}, {0, 11, 7}, {0, 15, 5}}, 0, 10).rival, 2);
}

TEST(FindSurroundings, NeighboursThatArePairs) {
  const float five = static_cast<float>(Probability(5)), one = static_cast<float>(Probability(1));
  const struct {
    const char* what;
    std::vector<Edge> edges;  // beside the pair 5, 25 of texts of 20 sentences
    float neighbours;
  } kRows[] = {
      {"none", {}, 0},
      {"before and behind", {{4, 24, 5}, {6, 26, 1}}, five + one},
      {"out of order", {{4, 26, 5}}, five},
      {"three sentences off", {{2, 28, 5}}, five},
      {"four sentences off", {{1, 25 - 1, 5}, {4, 29, 5}}, 0},
      {"the best partner of each", {{4, 24, 1}, {4, 23, 5}}, five + one / 2},
      {"its own sentence", {{5, 24, 5}, {4, 25, 5}}, 0},
      {"unlike", {{4, 24, -5}}, 0},
  };
  for (const auto& row : kRows) {
    std::vector<Edge> edges = row.edges;
    edges.push_back({5, 25, 3});
    EXPECT_FLOAT_EQ(AroundOf(TwoTexts(20), edges, 5, 25).neighbours, row.neighbours) << row.what;
  }
}

TEST(FindSurroundings, JumpsFromWhereItsAnchorsPutIt) {
  const struct {
    const char* what;
    std::vector<Edge> edges;
    int32_t a, b;  // the last of them
    int jump;
  } kRows[] = {
      {"no anchor", {{5, 25, 1}}, 5, 25, -1},
      {"itself", {{5, 25, 3}}, 5, 25, 0},
      {"behind the last", {{2, 22, 5}, {5, 25, 1}}, 5, 25, 0},
      {"far behind the last", {{2, 22, 5}, {5, 35, 1}}, 5, 35, 10},
      {"before the first", {{8, 28, 5}, {5, 25, 1}}, 5, 25, 0},
      {"far before the first", {{8, 38, 5}, {5, 25, 1}}, 5, 25, 10},
      {"between two, as far as they", {{2, 22, 5}, {8, 34, 5}, {5, 28, 1}}, 5, 28, 0},
      // Three sentences from there, and one and a half the other way.
      {"between two, elsewhere", {{2, 22, 5}, {8, 34, 5}, {5, 31, 1}}, 5, 31, 2},
      // One that has a better partner is no anchor.
      {"not mutual", {{2, 22, 5}, {2, 39, 4}, {5, 25, 1}}, 5, 25, 0},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(AroundOf(TwoTexts(20), row.edges, row.a, row.b).jump, row.jump) << row.what;
  }
  // Nor is a pair whose dates cannot both be true: it may be the one that is in question.
  ClaimTable table = TwoTexts(20);
  table.rows[22].when.first = {90, 90};
  EXPECT_EQ(AroundIn(&table, {{2, 22, 5}, {5, 25, 1}}, 5, 25).jump, -1);
}

TEST(FindSurroundings, ThreadsChangeNothing) {
  std::vector<Edge> edges;
  for (int32_t a = 0; a < 20; ++a) {
    for (int32_t b = 20; b < 40; ++b) {
      edges.push_back({a, b, static_cast<float>((a * 7 + b * 5) % 13) - 5});
    }
  }
  ClaimTable table = TwoTexts(20);
  for (const Edge& edge : edges) {
    const Around one = AroundIn(&table, edges, edge.a, edge.b, 1);
    const Around other = AroundIn(&table, edges, edge.a, edge.b, 4);
    EXPECT_EQ(one.jump, other.jump);
    EXPECT_EQ(one.rival, other.rival);
    EXPECT_EQ(one.neighbours, other.neighbours);
  }
}

}  // namespace
}  // namespace dateline
