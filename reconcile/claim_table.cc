#include "reconcile/claim_table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include "base/parallel.h"
#include "base/strings.h"
#include "reconcile/claim_reader.h"
#include "reconcile/entity_match.h"
#include "reconcile/keys.h"
#include "reconcile/sole.h"
#include "reconcile/text_place.h"

namespace dateline {
namespace {

// How far behind a dated sentence, in bytes, the story is still taken to stand at its date.
constexpr int64_t kStoryReach = 500;
// Between the numbers of the sentences of two documents: more than neighbours are apart.
constexpr int32_t kDocumentGap = 16;
// Claims that one thread reads at a time, and how often so many may wait for their strings to
// become numbers.
constexpr size_t kClaimsRead = 1024, kReadAhead = 16;

// Where a text's story stands, and the sentence that says so.
struct Line {
  DayRange story;
  int64_t at = 0;
  bool known = false;
};

// 'The ship, launched in 1998, lay without power': in a text that tells of days, another year is
// background.
bool IsAside(const Line& line, DayRange own) {
  constexpr int64_t kDays = 31, kYear = 360;
  if (!line.known || line.story.width() > kDays || own.width() < kYear) return false;
  return own.high < line.story.low || line.story.high < own.low;
}

// Sets sentence and story: claims of a document follow each other in order of place.
void ReadStory(ClaimTable* table) {
  int32_t sentence = -1;
  Line line;
  for (size_t begin = 0, end = 0; begin < table->rows.size(); begin = end) {
    // Rows of one sentence.
    const Claim& first = *table->claims[begin];
    const int32_t document = table->rows[begin].document;
    const ClaimRow *own = nullptr, *last = nullptr;  // the first and the last date of the sentence
    for (end = begin;
         end < table->rows.size() && table->rows[end].document == document &&
         table->claims[end]->quote_location().byte_offset() == first.quote_location().byte_offset();
         ++end) {
      const ClaimRow& row = table->rows[end];
      // A birth that is counted back from an age is no moment of the story.
      const Claim& claim = *table->claims[end];
      if (claim.event().event_class() == "birth" && claim.date().resolution() == RELATIVE) continue;
      if (!row.date.dated() || row.date.hull().open()) continue;
      if (own == nullptr) own = &row;
      last = &row;
    }
    const bool new_document = begin > 0 && table->rows[begin - 1].document != document;
    sentence += new_document ? kDocumentGap : 1;
    const int64_t place = TextPlace(first.quote_location());
    if (new_document || std::abs(place - line.at) >= kStoryReach) line = Line();
    const Line before = line;
    if (own != nullptr && !IsAside(before, own->date.hull()))
      line.story = own->date.hull(), line.known = true;
    line.at = place;
    for (size_t i = begin; i < end; ++i) {
      ClaimRow& row = table->rows[i];
      const bool dated = row.date.dated() && !row.date.hull().open();
      row.sentence = sentence;
      row.story = dated ? row.date.hull() : line.story;
      row.has_story = dated || line.known;
    }
    if (last != nullptr && !IsAside(before, last->date.hull()))
      line.story = last->date.hull(), line.known = true;
  }
}

// Numbers the strings of claims that were read, in order.
class TableBuilder {
 public:
  explicit TableBuilder(ClaimTable* table) : table_(*table) {}

  void Add(ReadClaims read) {
    const HashedText* text = read.texts.data();
    end_ = text + read.texts.size();
    size_t participant = 0, quantity = 0;
    for (ClaimRow& row : read.rows) {
      for (int32_t* id : {&row.event_class, &row.head, &row.family, &row.object, &row.quote,
                          &row.date_text, &row.ordinal_of}) {
        *id = Number(*text++);
      }
      AddParticipants(read, &participant, &row);
      AddWords(&text, &row.terms, &row.terms_end);
      AddWords(&text, &row.context, &row.context_end);
      AddWords(&text, &row.local, &row.local_end);
      AddQuantities(read, &text, &quantity, &row);
      table_.rows.push_back(row);
    }
    table_.arenas.push_back(std::move(read.arena));
  }

 private:
  static constexpr size_t kAhead = 24;  // strings; about those of one claim

  int32_t Number(const HashedText& text) {
    if (end_ - &text > static_cast<std::ptrdiff_t>(kAhead))
      table_.strings.Prefetch((&text)[kAhead].hash);
    return table_.strings.Intern(text.text(), text.hash);
  }

  int32_t EntityIndex(const HashedText& key, const Entity& entity) {
    const int32_t index = entity_keys_.Intern(key.text(), key.hash);
    if (static_cast<size_t>(index) == table_.entities.size()) {
      table_.entities.emplace_back().entity = &entity;
    } else if (Better(entity, *table_.entities[index].entity)) {
      table_.entities[index].entity = &entity;
    }
    return index;
  }

  // One id may come with different names and aliases: keep the richest, then the first by name,
  // whatever the order of the documents.
  static bool Better(const Entity& a, const Entity& b) {
    if (a.aliases_size() != b.aliases_size()) return a.aliases_size() > b.aliases_size();
    return a.name() < b.name();
  }

  void AddParticipants(const ReadClaims& read, size_t* at, ClaimRow* row) {
    row->participants = static_cast<uint32_t>(table_.participants.size());
    for (uint32_t count = std::exchange(row->participants_end, 0); count > 0; --count, ++*at) {
      ParticipantRow participant = read.participants[*at];
      participant.entity = EntityIndex(read.entity_keys[*at], *read.entities[*at]);
      table_.participants.push_back(participant);
    }
    row->participants_end = static_cast<uint32_t>(table_.participants.size());
  }

  void AddWords(const HashedText** text, uint32_t* begin, uint32_t* end) {
    *begin = static_cast<uint32_t>(table_.terms.size());
    for (uint32_t count = *end; count > 0; --count) {
      const int32_t id = Number(*(*text)++);
      if (id >= 0) table_.terms.push_back(id);
    }
    std::sort(table_.terms.begin() + *begin, table_.terms.end());
    table_.terms.erase(std::unique(table_.terms.begin() + *begin, table_.terms.end()),
                       table_.terms.end());
    *end = static_cast<uint32_t>(table_.terms.size());
  }

  void AddQuantities(const ReadClaims& read, const HashedText** text, size_t* at, ClaimRow* row) {
    row->quantities = static_cast<uint32_t>(table_.quantities.size());
    for (uint32_t count = row->quantities_end; count > 0; --count, ++*at) {
      QuantityRow quantity = read.quantities[*at];
      quantity.unit = Number(*(*text)++);
      quantity.of = Number(*(*text)++);
      if (std::isfinite(quantity.value)) table_.quantities.push_back(quantity);
    }
    row->quantities_end = static_cast<uint32_t>(table_.quantities.size());
  }

  ClaimTable& table_;
  Interner entity_keys_;
  const HashedText* end_ = nullptr;
};

// Gives claims without a date the nearest one of their sentence.
void ShareDates(ClaimTable* table) {
  absl::flat_hash_map<std::pair<int32_t, int32_t>, std::vector<int32_t>> dated;
  for (size_t i = 0; i < table->rows.size(); ++i) {
    ClaimRow& row = table->rows[i];
    row.when = row.date;
    if (row.date.dated() && row.quote >= 0)
      dated[{row.document, row.quote}].push_back(static_cast<int32_t>(i));
  }
  const auto place = [&](size_t i) { return TextPlace(table->claims[i]->location()); };
  for (size_t i = 0; i < table->rows.size(); ++i) {
    ClaimRow& row = table->rows[i];
    if (row.date.dated() || row.quote < 0) continue;
    const auto it = dated.find({row.document, row.quote});
    if (it == dated.end()) continue;
    int64_t nearest = std::numeric_limits<int64_t>::max();
    for (int32_t other : it->second) {
      const int64_t apart = std::abs(place(i) - place(static_cast<size_t>(other)));
      if (apart < nearest) nearest = apart, row.host = other, row.when = table->rows[other].date;
    }
  }
}

float Bits(size_t all, int32_t with) {
  if (with <= 0) return 0;
  return static_cast<float>(std::log2(static_cast<double>(all + kBackground) / with));
}

// Claims that have each string as a term, context term, head, family or object; counted once a
// claim.
void CountStrings(ClaimTable* table) {
  const size_t all = table->rows.size();
  std::vector<int32_t> count(table->strings.size()), class_count(table->strings.size());
  std::vector<int32_t> last(table->strings.size(), -1);
  for (size_t i = 0; i < all; ++i) {
    const auto add = [&](int32_t id) {
      if (id < 0 || last[id] == static_cast<int32_t>(i)) return;
      last[id] = static_cast<int32_t>(i);
      ++count[id];
    };
    const ClaimRow& row = table->rows[i];
    for (int32_t id : table->terms_of(static_cast<int32_t>(i))) add(id);
    for (int32_t id : table->context_of(static_cast<int32_t>(i))) add(id);
    for (int32_t id : table->local_of(static_cast<int32_t>(i))) add(id);
    add(row.head);
    add(row.family);
    add(row.object);
    if (row.event_class >= 0) ++class_count[row.event_class];
  }
  table->bits.resize(count.size());
  table->class_bits.resize(count.size());
  for (size_t id = 0; id < count.size(); ++id) {
    table->bits[id] = Bits(all, count[id]);
    table->class_bits[id] = Bits(all, class_count[id]);
  }
}

constexpr size_t kHashesAtOnce = 4096;

void HashStrings(int threads, ClaimTable* table) {
  table->hashes.resize(table->strings.size());
  ParallelChunks(table->hashes.size(), kHashesAtOnce, threads,
                 [&](size_t, size_t begin, size_t end) {
                   for (size_t id = begin; id < end; ++id)
                     table->hashes[id] = StableHash(table->strings.Text(static_cast<int32_t>(id)));
                 });
}

// A group goes by the least of its members' hashes.
void HashGroups(ClaimTable* table) {
  std::vector<EntityRow>& entities = table->entities;
  std::vector<uint64_t> least(entities.size(), ~uint64_t{0});
  for (const EntityRow& row : entities) {
    const std::string& key = row.entity->id().empty() ? row.entity->name() : row.entity->id();
    least[row.group] = std::min(least[row.group], StableHash(key));
  }
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
  for (EntityRow& row : table->entities) {
    row.bits = Bits(table->rows.size(), count[row.group]);
    row.kind = row.entity->kind();
  }
}

// Claims are read on all threads, some at a time, and their strings numbered in order.
void AddAll(const std::vector<int32_t>& document_of, int threads, ClaimTable* table) {
  TableBuilder builder(table);
  const size_t all = table->claims.size();
  ParallelInOrder(
      ChunkCount(all, kClaimsRead), kReadAhead, threads,
      [&](size_t chunk) {
        const size_t begin = chunk * kClaimsRead;
        return ReadClaimRows(table->claims, document_of, begin, std::min(all, begin + kClaimsRead));
      },
      [&](size_t, ReadClaims read) { builder.Add(std::move(read)); });
}

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

ClaimTable BuildClaimTable(std::vector<const Claim*> claims,
                           const std::vector<int32_t>& document_of, int threads) {
  ClaimTable table;
  table.claims = std::move(claims);
  table.rows.reserve(table.claims.size());
  AddAll(document_of, threads, &table);
  ShareDates(&table);
  MatchEntities(threads, &table);
  HashStrings(threads, &table);
  HashGroups(&table);
  CountStrings(&table);
  CountEntities(&table);
  BuildKeys(&table, threads);
  ReadStory(&table);
  FindSole(&table, threads);
  table.density = DateDensity(table.rows);
  table.copies = Copies(table.rows);
  return table;
}

}  // namespace dateline
