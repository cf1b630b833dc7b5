#include "reconcile/sole.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline {
namespace {

constexpr int32_t kVisit = 1, kAttack = 2, kAnna = 10, kKarl = 11, kPassenger = 20;

// "kind of event, by whom, on which days", in a document; a range of days is what the text leaves
// open.
struct Told {
  int32_t document;
  int32_t kind;
  std::vector<int32_t> groups;
  int32_t low, high;  // high < low: without a date
};

struct Counted {
  int32_t document;
  int32_t of;
  double min, max;
  bool common = false;
};

ClaimTable TableOf(const std::vector<Told>& told, const std::vector<Counted>& counted = {}) {
  ClaimTable table;
  for (const Told& claim : told) {
    ClaimRow row;
    row.document = claim.document;
    row.event_class = claim.kind;
    if (claim.low <= claim.high) {
      row.when.part = DatePart::kPoint;
      row.when.first = {claim.low, claim.high};
    }
    row.participants = static_cast<uint32_t>(table.participants.size());
    for (const int32_t group : claim.groups) {
      ParticipantRow participant;
      participant.entity = static_cast<int32_t>(table.entities.size());
      EntityRow entity;
      entity.group = group;
      table.entities.push_back(entity);
      table.participants.push_back(participant);
    }
    row.participants_end = static_cast<uint32_t>(table.participants.size());
    table.rows.push_back(row);
  }
  for (const Counted& count : counted) {
    ClaimRow row;
    row.document = count.document;
    row.quantities = static_cast<uint32_t>(table.quantities.size());
    QuantityRow quantity;
    quantity.of = count.of, quantity.min = count.min, quantity.max = count.max;
    quantity.common = count.common;
    table.quantities.push_back(quantity);
    row.quantities_end = static_cast<uint32_t>(table.quantities.size());
    table.rows.push_back(row);
  }
  FindSole(&table, 1);
  return table;
}

struct Found {
  bool sole = false, series = false;
};

// What is set at the last claim of document 0 that is of the kind, by the group (-1: by whomever).
Found FoundIn(const ClaimTable& table, int32_t kind, int32_t group) {
  Found found;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const ClaimRow& row = table.rows[i];
    if (row.document != 0 || KindOf(row) != kind) continue;
    if (group < 0) found.sole = row.sole_kind;
    for (const ParticipantRow& participant : table.participants_of(static_cast<int32_t>(i))) {
      if (table.entities[participant.entity].group != group) continue;
      found = {participant.sole, participant.series};
    }
  }
  return found;
}

TEST(FindSole, EventsOfAKindAndOfAPerson) {
  const struct {
    const char* what;
    std::vector<Told> told;
    int32_t kind, group;  // asked for, in document 0; group -1: the kind alone
    bool sole, series;
  } kRows[] = {
      {"told once", {{0, kVisit, {kAnna}, 5, 5}}, kVisit, kAnna, true, false},
      {"told once, the kind", {{0, kVisit, {kAnna}, 5, 5}}, kVisit, -1, true, false},
      {"never told", {{0, kVisit, {kAnna}, 5, 5}}, kAttack, -1, false, false},
      {"not of him", {{0, kVisit, {kAnna}, 5, 5}}, kVisit, kKarl, false, false},
      {"in another text", {{1, kVisit, {kAnna}, 5, 5}}, kVisit, kAnna, false, false},
      {"on one day twice",
       {{0, kVisit, {kAnna}, 5, 5}, {0, kVisit, {kAnna}, 5, 5}},
       kVisit,
       kAnna,
       true,
       false},
      {"a day of a month",
       {{0, kVisit, {kAnna}, 1, 31}, {0, kVisit, {kAnna}, 5, 5}},
       kVisit,
       kAnna,
       true,
       false},
      {"two times",
       {{0, kVisit, {kAnna}, 5, 5}, {0, kVisit, {kAnna}, 9, 9}},
       kVisit,
       kAnna,
       false,
       false},
      // The month meets each day, and the days do not meet.
      {"two days of a month",
       {{0, kVisit, {kAnna}, 1, 31}, {0, kVisit, {kAnna}, 5, 5}, {0, kVisit, {kAnna}, 9, 9}},
       kVisit,
       kAnna,
       false,
       false},
      {"three times",
       {{0, kVisit, {kAnna}, 9, 9}, {0, kVisit, {kAnna}, 5, 5}, {0, kVisit, {kAnna}, 90, 95}},
       kVisit,
       kAnna,
       false,
       true},
      {"three times in two texts",
       {{0, kVisit, {kAnna}, 9, 9}, {0, kVisit, {kAnna}, 5, 5}, {1, kVisit, {kAnna}, 90, 95}},
       kVisit,
       kAnna,
       false,
       false},
      {"each once",
       {{0, kVisit, {kAnna}, 5, 5}, {0, kVisit, {kKarl}, 9, 9}},
       kVisit,
       kKarl,
       true,
       false},
      {"each once, the kind",
       {{0, kVisit, {kAnna}, 5, 5}, {0, kVisit, {kKarl}, 9, 9}},
       kVisit,
       -1,
       false,
       false},
      {"both together", {{0, kVisit, {kAnna, kKarl}, 5, 5}}, kVisit, kKarl, true, false},
      {"another kind",
       {{0, kVisit, {kAnna}, 5, 5}, {0, kAttack, {kAnna}, 9, 9}},
       kVisit,
       kAnna,
       true,
       false},
      {"without a date", {{0, kVisit, {kAnna}, 1, 0}}, kVisit, kAnna, false, false},
      {"once with a date",
       {{0, kVisit, {kAnna}, 1, 0}, {0, kVisit, {kAnna}, 5, 5}},
       kVisit,
       kAnna,
       true,
       false},
      {"of no kind", {{0, -1, {kAnna}, 5, 5}}, -1, kAnna, false, false},
  };
  for (const auto& row : kRows) {
    const ClaimTable table = TableOf(row.told);
    const Found found = FoundIn(table, row.kind, row.group);
    EXPECT_EQ(found.sole, row.sole) << row.what;
    EXPECT_EQ(found.series, row.series) << row.what;
  }
}

TEST(FindSole, FiguresOfAThing) {
  const struct {
    const char* what;
    std::vector<Counted> counted;
    bool sole;
  } kRows[] = {
      {"counted once", {{0, kPassenger, 40, 40}}, true},
      {"counted twice the same", {{0, kPassenger, 40, 40}, {0, kPassenger, 40, 40}}, true},
      {"about 40, and 42", {{0, kPassenger, 36, 44}, {0, kPassenger, 42, 42}}, true},
      {"two figures", {{0, kPassenger, 40, 40}, {0, kPassenger, 43, 43}}, false},
      {"another text's figure", {{0, kPassenger, 40, 40}, {1, kPassenger, 43, 43}}, true},
      {"of a unit that any text has", {{0, kPassenger, 40, 40, true}}, false},
      {"of nothing", {{0, -1, 40, 40}}, false},
  };
  for (const auto& row : kRows) {
    const ClaimTable table = TableOf({}, row.counted);
    EXPECT_EQ(table.quantities[0].sole, row.sole) << row.what;
  }
}

TEST(KindOf, ClassBeforeFamily) {
  ClaimRow row;
  EXPECT_EQ(KindOf(row), -1);
  row.family = 7;
  EXPECT_EQ(KindOf(row), 7);
  row.event_class = 3;
  EXPECT_EQ(KindOf(row), 3);
}

}  // namespace
}  // namespace dateline
