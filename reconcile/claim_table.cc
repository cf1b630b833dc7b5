#include "reconcile/claim_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/hash.h"
#include "base/parallel.h"
#include "reconcile/entity_match.h"
#include "reconcile/keys.h"
#include "reconcile/sole.h"
#include "reconcile/table_parts.h"

namespace dateline {
namespace {

float Bits(size_t all, int32_t with) {
  if (with <= 0) return 0;
  return static_cast<float>(std::log2(static_cast<double>(all + kBackground) / with));
}

// A group goes by the least of its members' hashes.
void HashGroups(ClaimTable* table) {
  std::vector<EntityRow>& entities = table->entities;
  std::vector<uint64_t> least(entities.size(), ~uint64_t{0});
  for (const EntityRow& row : entities) least[row.group] = std::min(least[row.group], row.hash);
  for (EntityRow& row : entities) row.group_hash = least[row.group];
}

void CountEntities(ClaimTable* table) {
  std::vector<int32_t> count(table->entities.size()), last(table->entities.size(), -1);
  for (size_t i = 0; i < table->rows.size(); ++i) {
    for (const ParticipantRow& participant : table->participants_of(static_cast<int32_t>(i))) {
      const int32_t group = table->entities[participant.entity].group;
      if (last[group] == static_cast<int32_t>(i)) continue;
      last[group] = static_cast<int32_t>(i);
      ++count[group];
    }
  }
  for (EntityRow& row : table->entities) row.bits = Bits(table->rows.size(), count[row.group]);
}

// Parts that were made for one table alone.
struct OwnParts {
  std::vector<std::string> bytes;
  std::vector<DocumentPart> parts;
  std::vector<DocumentClaims> claims;
};

}  // namespace

float ClaimTable::total_bits() const {
  return std::log2(static_cast<float>(rows.size() + kBackground));
}

int32_t ClaimTable::IndexOf(int32_t row, const Entity& entity) const {
  for (const ParticipantRow& participant : participants_of(row)) {
    const Entity& other = *entities[participant.entity].entity;
    if (other.id() == entity.id() && (!entity.id().empty() || other.name() == entity.name())) {
      return participant.entity;
    }
  }
  return -1;
}

const Around* ClaimTable::AroundOf(int32_t a, int32_t b) const {
  const AroundIndex::Pair* pair = PairOf(a, b);
  return pair == nullptr ? nullptr : &pair->around;
}

const AroundIndex::Pair* ClaimTable::PairOf(int32_t a, int32_t b) const {
  if (around.begin.empty()) return nullptr;
  const size_t low = static_cast<size_t>(std::min(a, b));
  const int32_t high = std::max(a, b);
  const auto end = around.pairs.begin() + around.begin[low + 1];
  const auto it =
      std::partition_point(around.pairs.begin() + around.begin[low], end,
                           [&](const AroundIndex::Pair& pair) { return pair.other < high; });
  return it != end && it->other == high ? &*it : nullptr;
}

EntityLevel ClaimTable::EntityMatch(int32_t a, int32_t b) const {
  if (a == b) return EntityLevel::kSame;
  const EntityRow &x = entities[a], &y = entities[b];
  if (x.within == b || y.within == a) return EntityLevel::kWithin;
  if (x.group != y.group && !x.described && !y.described) return EntityLevel::kDifferent;
  const uint64_t low = static_cast<uint64_t>(std::min(a, b)),
                 high = static_cast<uint64_t>(std::max(a, b));
  const auto it = alike.find(low << 32 | high);
  return it == alike.end() ? EntityLevel::kDifferent : it->second;
}

ClaimTable BuildClaimTable(const std::vector<TableDocument>& documents, int threads) {
  ClaimTable table;
  const TableParts parts(documents, threads);
  RunBeside(
      threads, [&] { parts.AddRows(&table); },
      [&] {
        parts.AddEntities(&table);
        MatchEntities(threads, &table);
        HashGroups(&table);
      });
  CountEntities(&table);
  // Keys read neither marks nor dates.
  RunBeside(
      threads, [&] { BuildKeys(&table, threads); },
      [&] {
        FindSole(&table, threads);
        table.density = DateDensity(table.rows);
        table.copies = Copies(table.rows);
      });
  return table;
}

ClaimTable BuildClaimTable(const std::vector<const Claim*>& claims,
                           const std::vector<int32_t>& document_of, int threads) {
  auto own = std::make_shared<OwnParts>();
  std::vector<TableDocument> documents;
  for (size_t begin = 0, end = 0; begin < claims.size(); begin = end) {
    std::vector<const Claim*> some;
    for (; end < claims.size() && document_of[end] == document_of[begin]; ++end)
      some.push_back(claims[end]);
    std::vector<int32_t> order(some.size());
    std::iota(order.begin(), order.end(), 0);
    own->bytes.push_back(EncodePart(some, order));
    own->claims.push_back(DocumentClaims::Borrow(some));
    documents.push_back(
        {document_of[begin], nullptr, nullptr,
         MixHash(HashText(some[0]->document()), HashText(some[0]->location().path()))});
  }
  for (const std::string& bytes : own->bytes) own->parts.push_back(*ReadPart(bytes));
  for (size_t i = 0; i < documents.size(); ++i)
    documents[i].part = &own->parts[i], documents[i].claims = &own->claims[i];
  ClaimTable table = BuildClaimTable(documents, threads);
  table.own = std::move(own);
  return table;
}

}  // namespace dateline
