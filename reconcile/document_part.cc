#include "reconcile/document_part.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <type_traits>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "reconcile/claim_reader.h"
#include "reconcile/interner.h"
#include "reconcile/story.h"
#include "reconcile/text_place.h"

namespace dateline {
namespace {

// The arrays of a part while it is made.
struct Draft {
  std::vector<ClaimRow> rows;
  std::vector<RowOrigin> origins;
  std::vector<RowLink> links;
  std::vector<ParticipantRow> participants;
  std::vector<int32_t> terms;
  std::vector<QuantityRow> quantities;
  std::vector<PartString> strings;
  std::vector<PartEntity> entities;
  std::vector<PartText> ids;
  std::vector<int32_t> ends;
  std::string text;

  PartText Keep(absl::string_view words) {
    const PartText place{static_cast<uint32_t>(text.size()), static_cast<uint32_t>(words.size())};
    absl::StrAppend(&text, words);
    return place;
  }
};

// Numbers the strings and entities of claims that were read, in order of first use.
class Numberer {
 public:
  explicit Numberer(const ReadClaims& read) : read_(read), text_(read.texts.data()) {}

  void Run(Draft* draft) {
    for (ClaimRow row : read_.rows) {
      for (int32_t* id : {&row.event_class, &row.head, &row.family, &row.object, &row.quote,
                          &row.date_text, &row.ordinal_of}) {
        *id = Number(*text_++);
      }
      AddParticipants(&row, draft);
      AddWords(&row.terms, &row.terms_end, draft);
      AddWords(&row.context, &row.context_end, draft);
      AddWords(&row.local, &row.local_end, draft);
      AddQuantities(&row, draft);
      draft->rows.push_back(row);
    }
  }

  const Interner& strings() const { return strings_; }
  const std::vector<const Entity*>& entities() const { return entities_; }

 private:
  int32_t Number(const HashedText& text) { return strings_.Intern(text.text(), text.hash); }

  int32_t EntityIndex(const HashedText& key, const Entity& entity) {
    const int32_t index = entity_keys_.Intern(key.text(), key.hash);
    if (static_cast<size_t>(index) == entities_.size()) {
      entities_.push_back(&entity);
    } else if (SaysMore(entity, *entities_[static_cast<size_t>(index)])) {
      entities_[static_cast<size_t>(index)] = &entity;
    }
    return index;
  }

  // One id may come with different names and aliases: keep the richest, then the first by name.
  static bool SaysMore(const Entity& a, const Entity& b) {
    if (a.aliases_size() != b.aliases_size()) return a.aliases_size() > b.aliases_size();
    return a.name() < b.name();
  }

  void AddParticipants(ClaimRow* row, Draft* draft) {
    row->participants = static_cast<uint32_t>(draft->participants.size());
    for (uint32_t count = row->participants_end; count > 0; --count, ++participant_) {
      ParticipantRow participant = read_.participants[participant_];
      participant.entity =
          EntityIndex(read_.entity_keys[participant_], *read_.entities[participant_]);
      draft->participants.push_back(participant);
    }
    row->participants_end = static_cast<uint32_t>(draft->participants.size());
  }

  void AddWords(uint32_t* begin, uint32_t* end, Draft* draft) {
    *begin = static_cast<uint32_t>(draft->terms.size());
    for (uint32_t count = *end; count > 0; --count) {
      const int32_t id = Number(*text_++);
      if (id >= 0) draft->terms.push_back(id);
    }
    *end = static_cast<uint32_t>(draft->terms.size());
  }

  void AddQuantities(ClaimRow* row, Draft* draft) {
    row->quantities = static_cast<uint32_t>(draft->quantities.size());
    for (uint32_t count = row->quantities_end; count > 0; --count, ++quantity_) {
      QuantityRow quantity = read_.quantities[quantity_];
      quantity.unit = Number(*text_++);
      quantity.of = Number(*text_++);
      if (std::isfinite(quantity.value)) draft->quantities.push_back(quantity);
    }
    row->quantities_end = static_cast<uint32_t>(draft->quantities.size());
  }

  const ReadClaims& read_;
  const HashedText* text_;
  size_t participant_ = 0, quantity_ = 0;
  Interner strings_, entity_keys_;
  std::vector<const Entity*> entities_;  // by number
};

// The order of hashes, and the place of each number in it.
struct Ranking {
  explicit Ranking(const std::vector<uint64_t>& hashes)
      : order(hashes.size()), rank(hashes.size()) {
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int32_t x, int32_t y) {
      return hashes[static_cast<size_t>(x)] < hashes[static_cast<size_t>(y)];
    });
    for (size_t i = 0; i < order.size(); ++i)
      rank[static_cast<size_t>(order[i])] = static_cast<int32_t>(i);
  }

  int32_t Of(int32_t number) const {
    return number < 0 ? number : rank[static_cast<size_t>(number)];
  }

  std::vector<int32_t> order, rank;
};

// By number: strings that are more than told apart. Sentences and dates as written are long.
std::vector<bool> NeededAsText(size_t strings, const Draft& draft) {
  std::vector<bool> needed(strings);
  const auto need = [&](int32_t id) {
    if (id >= 0) needed[static_cast<size_t>(id)] = true;
  };
  for (const ClaimRow& row : draft.rows) {
    for (int32_t id : {row.event_class, row.head, row.family, row.object, row.ordinal_of}) need(id);
  }
  for (const QuantityRow& quantity : draft.quantities) need(quantity.unit), need(quantity.of);
  for (int32_t term : draft.terms) need(term);
  return needed;
}

void RankStrings(const Interner& strings, Draft* draft) {
  std::vector<uint64_t> hashes;
  for (size_t id = 0; id < strings.size(); ++id)
    hashes.push_back(StableHash(strings.Text(static_cast<int32_t>(id))));
  const Ranking ranking(hashes);
  const std::vector<bool> needed = NeededAsText(strings.size(), *draft);
  for (int32_t id : ranking.order) {
    const bool keep = needed[static_cast<size_t>(id)];
    draft->strings.push_back(
        {hashes[static_cast<size_t>(id)], keep ? draft->Keep(strings.Text(id)) : PartText()});
  }
  for (ClaimRow& row : draft->rows) {
    for (int32_t* id : {&row.event_class, &row.head, &row.family, &row.object, &row.quote,
                        &row.date_text, &row.ordinal_of}) {
      *id = ranking.Of(*id);
    }
  }
  for (QuantityRow& quantity : draft->quantities)
    quantity.unit = ranking.Of(quantity.unit), quantity.of = ranking.Of(quantity.of);
  for (int32_t& term : draft->terms) term = ranking.Of(term);
}

void RankEntities(const std::vector<const Entity*>& entities, Draft* draft) {
  std::vector<uint64_t> hashes;
  for (const Entity* entity : entities)
    hashes.push_back(StableHash(entity->id().empty() ? entity->name() : entity->id()));
  const Ranking ranking(hashes);
  for (int32_t id : ranking.order) {
    const Entity& entity = *entities[static_cast<size_t>(id)];
    PartEntity& kept = draft->entities.emplace_back();
    kept.hash = hashes[static_cast<size_t>(id)];
    kept.name = draft->Keep(entity.name());
    kept.record = draft->Keep(entity.SerializeAsString());
    kept.aliases = entity.aliases_size();
  }
  for (ParticipantRow& participant : draft->participants)
    participant.entity = ranking.Of(participant.entity);
}

// Sorts the words of each row and kind, each once.
void SortWords(Draft* draft) {
  std::vector<int32_t> sorted;
  const auto sort = [&](uint32_t* begin, uint32_t* end) {
    const auto first = draft->terms.begin() + *begin, last = draft->terms.begin() + *end;
    std::sort(first, last);
    *begin = static_cast<uint32_t>(sorted.size());
    sorted.insert(sorted.end(), first, std::unique(first, last));
    *end = static_cast<uint32_t>(sorted.size());
  };
  for (ClaimRow& row : draft->rows) {
    sort(&row.terms, &row.terms_end);
    sort(&row.context, &row.context_end);
    sort(&row.local, &row.local_end);
  }
  draft->terms = std::move(sorted);
}

void CountStrings(Draft* draft) {
  std::vector<int32_t> last(draft->strings.size(), -1);
  for (size_t i = 0; i < draft->rows.size(); ++i) {
    const ClaimRow& row = draft->rows[i];
    const auto add = [&](int32_t id) {
      if (id < 0 || last[static_cast<size_t>(id)] == static_cast<int32_t>(i)) return;
      last[static_cast<size_t>(id)] = static_cast<int32_t>(i);
      ++draft->strings[static_cast<size_t>(id)].rows;
    };
    // The ranges of words of one row follow each other.
    for (uint32_t at = row.terms; at < row.local_end; ++at) add(draft->terms[at]);
    add(row.head);
    add(row.family);
    add(row.object);
    if (row.event_class >= 0) ++draft->strings[static_cast<size_t>(row.event_class)].rows_of_class;
  }
}

void ReadOrigins(const std::vector<const Claim*>& claims, const std::vector<int32_t>& order,
                 Draft* draft) {
  for (const Claim* claim : claims) {
    if (claim->end_of_extent()) draft->ends.push_back(static_cast<int32_t>(draft->ids.size()));
    draft->ids.push_back(draft->Keep(claim->id()));
  }
  absl::flat_hash_map<absl::string_view, int32_t> row_of;
  for (size_t i = 0; i < order.size(); ++i)
    row_of.emplace(claims[static_cast<size_t>(order[i])]->id(), static_cast<int32_t>(i));
  for (size_t i = 0; i < order.size(); ++i) {
    const Claim& claim = *claims[static_cast<size_t>(order[i])];
    const Location& event = claim.event().location();
    draft->origins.push_back(
        {order[i], claim.relations_size() > 0, event.byte_length() > 0 ? event.byte_offset() : -1});
    for (const TemporalRelation& relation : claim.relations()) {
      const auto other = row_of.find(relation.claim());
      if (other != row_of.end()) draft->links.push_back({static_cast<int32_t>(i), other->second});
    }
  }
}

template <typename T>
void AppendAll(absl::Span<const T> items, std::string* bytes) {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
  const uint64_t size = items.size() * sizeof(T);
  bytes->append(reinterpret_cast<const char*>(&size), sizeof(size));
  bytes->append(reinterpret_cast<const char*>(items.data()), size);
  bytes->resize((bytes->size() + 7) / 8 * 8);
}

// False: the bytes end too soon.
template <typename T>
bool TakeAll(absl::string_view* bytes, absl::Span<const T>* items) {
  uint64_t size;
  if (bytes->size() < sizeof(size)) return false;
  std::memcpy(&size, bytes->data(), sizeof(size));
  bytes->remove_prefix(sizeof(size));
  if (size > bytes->size() || size % sizeof(T) != 0) return false;
  *items = absl::MakeConstSpan(reinterpret_cast<const T*>(bytes->data()), size / sizeof(T));
  bytes->remove_prefix(std::min<size_t>((size + 7) / 8 * 8, bytes->size()));
  return true;
}

}  // namespace

std::string EncodePart(const std::vector<const Claim*>& claims, const std::vector<int32_t>& order) {
  std::vector<const Claim*> ordered;
  for (int32_t i : order) ordered.push_back(claims[static_cast<size_t>(i)]);
  const ReadClaims read = ReadClaimRows(ordered);
  Draft draft;
  Numberer numberer(read);
  numberer.Run(&draft);
  RankStrings(numberer.strings(), &draft);
  RankEntities(numberer.entities(), &draft);
  SortWords(&draft);
  CountStrings(&draft);
  ShareDates(ordered, &draft.rows);
  ReadStory(ordered, &draft.rows);
  ReadOrigins(claims, order, &draft);
  DocumentPart part;
  part.rows = draft.rows, part.origins = draft.origins, part.links = draft.links;
  part.participants = draft.participants, part.terms = draft.terms;
  part.quantities = draft.quantities, part.strings = draft.strings;
  part.entities = draft.entities, part.ids = draft.ids, part.ends = draft.ends,
  part.text = draft.text;
  return WritePart(part);
}

std::string WritePart(const DocumentPart& part) {
  std::string bytes;
  AppendAll(part.rows, &bytes), AppendAll(part.origins, &bytes), AppendAll(part.links, &bytes);
  AppendAll(part.participants, &bytes), AppendAll(part.terms, &bytes);
  AppendAll(part.quantities, &bytes), AppendAll(part.strings, &bytes);
  AppendAll(part.entities, &bytes), AppendAll(part.ids, &bytes), AppendAll(part.ends, &bytes);
  AppendAll(absl::MakeConstSpan(part.text.data(), part.text.size()), &bytes);
  return bytes;
}

std::optional<DocumentPart> ReadPart(absl::string_view bytes) {
  DocumentPart part;
  absl::Span<const char> text;
  const bool whole = TakeAll(&bytes, &part.rows) && TakeAll(&bytes, &part.origins) &&
                     TakeAll(&bytes, &part.links) && TakeAll(&bytes, &part.participants) &&
                     TakeAll(&bytes, &part.terms) && TakeAll(&bytes, &part.quantities) &&
                     TakeAll(&bytes, &part.strings) && TakeAll(&bytes, &part.entities) &&
                     TakeAll(&bytes, &part.ids) && TakeAll(&bytes, &part.ends) &&
                     TakeAll(&bytes, &text);
  if (!whole || !bytes.empty()) return std::nullopt;
  part.text = absl::string_view(text.data(), text.size());
  return part;
}

}  // namespace dateline
