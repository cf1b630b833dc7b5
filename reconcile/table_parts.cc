#include "reconcile/table_parts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "base/hash.h"
#include "base/parallel.h"

namespace dateline {
namespace {

// Between the numbers of the sentences of two documents: more than neighbours are apart.
constexpr int32_t kDocumentGap = 16;
// Hashes are numbered by the first bits, each slice by itself.
constexpr int kSliceBits = 6;
constexpr size_t kSlices = size_t{1} << kSliceBits;
constexpr size_t kPartsAtOnce = 16;
constexpr size_t kEntitiesAtOnce = 1024;

// One slice of the hashes of all parts.
template <typename Item>
class Slice {
 public:
  // Numbers what is met in order of parts, then gives the order of hashes.
  void Read(const std::vector<absl::Span<const Item>>& parts, size_t slice, PartNumbers* numbers) {
    const uint64_t low = static_cast<uint64_t>(slice) << (64 - kSliceBits);
    absl::flat_hash_map<uint64_t, int32_t> index;
    std::vector<uint64_t> hashes;
    begin_.resize(parts.size()), end_.resize(parts.size());
    for (size_t p = 0; p < parts.size(); ++p) {
      const absl::Span<const Item> items = parts[p];
      const auto behind = [](const Item& item, uint64_t hash) { return item.hash < hash; };
      size_t i = static_cast<size_t>(std::lower_bound(items.begin(), items.end(), low, behind) -
                                     items.begin());
      begin_[p] = static_cast<uint32_t>(i);
      for (; i < items.size() && items[i].hash >> (64 - kSliceBits) == slice; ++i) {
        const auto [known, added] =
            index.try_emplace(items[i].hash, static_cast<int32_t>(hashes.size()));
        if (added) {
          hashes.push_back(items[i].hash);
          first_.push_back({static_cast<int32_t>(p), static_cast<int32_t>(i)});
        }
        numbers->of[p][i] = known->second;
      }
      end_[p] = static_cast<uint32_t>(i);
    }
    Rank(hashes);
  }

  size_t size() const { return first_.size(); }

  // The final numbers, from `base` on.
  void Number(int32_t base, PartNumbers* numbers) const {
    for (size_t i = 0; i < first_.size(); ++i)
      numbers->first[static_cast<size_t>(base + rank_[i])] = first_[i];
    for (size_t p = 0; p < begin_.size(); ++p) {
      for (uint32_t i = begin_[p]; i < end_[p]; ++i) {
        int32_t& number = numbers->of[p][i];
        number = base + rank_[static_cast<size_t>(number)];
      }
    }
  }

 private:
  void Rank(const std::vector<uint64_t>& hashes) {
    std::vector<std::pair<uint64_t, int32_t>> sorted;
    for (size_t i = 0; i < hashes.size(); ++i)
      sorted.push_back({hashes[i], static_cast<int32_t>(i)});
    std::sort(sorted.begin(), sorted.end());
    rank_.resize(hashes.size());
    for (size_t i = 0; i < sorted.size(); ++i)
      rank_[static_cast<size_t>(sorted[i].second)] = static_cast<int32_t>(i);
  }

  std::vector<uint32_t> begin_, end_;  // by part: its items of this slice
  std::vector<PartPlace> first_;
  std::vector<int32_t> rank_;
};

template <typename Item>
PartNumbers NumberItems(const std::vector<absl::Span<const Item>>& parts, int threads) {
  PartNumbers numbers;
  for (const absl::Span<const Item>& items : parts) numbers.of.emplace_back(items.size());
  std::vector<Slice<Item>> slices(kSlices);
  ParallelChunks(kSlices, 1, threads,
                 [&](size_t slice, size_t, size_t) { slices[slice].Read(parts, slice, &numbers); });
  std::vector<int32_t> base = {0};
  for (const Slice<Item>& slice : slices)
    base.push_back(base.back() + static_cast<int32_t>(slice.size()));
  numbers.first.resize(static_cast<size_t>(base.back()));
  ParallelChunks(kSlices, 1, threads, [&](size_t slice, size_t, size_t) {
    slices[slice].Number(base[slice], &numbers);
  });
  return numbers;
}

float Bits(size_t all, int32_t with) {
  if (with <= 0) return 0;
  return static_cast<float>(std::log2(static_cast<double>(all + kBackground) / with));
}

// Copies the rows of all parts, renumbered.
class RowCopier {
 public:
  RowCopier(const std::vector<TableDocument>& documents, const PartNumbers& strings,
            const PartNumbers& entities, ClaimTable* table)
      : documents_(documents), strings_(strings), entities_(entities), table_(*table) {}

  void Run(int threads) {
    MakeRoom();
    ParallelChunks(documents_.size(), kPartsAtOnce, threads, [&](size_t, size_t begin, size_t end) {
      for (size_t p = begin; p < end; ++p) Copy(p);
    });
    TakeStrings();
  }

 private:
  const DocumentPart& PartOf(size_t p) const { return *documents_[p].part; }

  // Where each part begins in the table.
  struct Begin {
    size_t rows = 0, participants = 0, terms = 0, quantities = 0;
    int32_t sentence = 0;
  };

  void MakeRoom() {
    Begin at;
    for (size_t p = 0; p < documents_.size(); ++p) {
      const DocumentPart& part = PartOf(p);
      begin_.push_back(at);
      at.rows += part.rows.size();
      at.participants += part.participants.size();
      at.terms += part.terms.size();
      at.quantities += part.quantities.size();
      if (!part.rows.empty()) at.sentence += part.rows.back().sentence + kDocumentGap;
    }
    table_.claims.resize(at.rows);
    table_.identities.resize(at.rows);
    table_.rows.resize(at.rows);
    table_.participants.resize(at.participants);
    table_.terms.resize(at.terms);
    table_.quantities.resize(at.quantities);
  }

  void Copy(size_t p) {
    const DocumentPart& part = PartOf(p);
    const Begin& begin = begin_[p];
    for (size_t i = 0; i < part.rows.size(); ++i) {
      table_.rows[begin.rows + i] = RowOf(p, part.rows[i]);
      const RowOrigin& origin = part.origins[i];
      const size_t claim = static_cast<size_t>(origin.claim);
      table_.claims.Set(begin.rows + i, documents_[p].claims, claim);
      table_.identities[begin.rows + i] =
          MixHash(documents_[p].identity, HashText(part.Text(part.ids[claim])));
    }
    for (size_t i = 0; i < part.participants.size(); ++i) {
      ParticipantRow& to = table_.participants[begin.participants + i];
      to = part.participants[i];
      to.entity = entities_.Of(p, to.entity);
    }
    for (size_t i = 0; i < part.terms.size(); ++i)
      table_.terms[begin.terms + i] = strings_.Of(p, part.terms[i]);
    for (size_t i = 0; i < part.quantities.size(); ++i) {
      QuantityRow& to = table_.quantities[begin.quantities + i];
      to = part.quantities[i];
      to.unit = strings_.Of(p, to.unit), to.of = strings_.Of(p, to.of);
    }
  }

  ClaimRow RowOf(size_t p, ClaimRow row) const {
    const Begin& begin = begin_[p];
    row.document = documents_[p].number;
    for (int32_t* id : {&row.event_class, &row.head, &row.family, &row.object, &row.quote,
                        &row.date_text, &row.ordinal_of}) {
      *id = strings_.Of(p, *id);
    }
    if (row.host >= 0) row.host += static_cast<int32_t>(begin.rows);
    row.sentence += begin.sentence;
    for (uint32_t* at : {&row.participants, &row.participants_end})
      *at += static_cast<uint32_t>(begin.participants);
    for (uint32_t* at :
         {&row.terms, &row.terms_end, &row.context, &row.context_end, &row.local, &row.local_end}) {
      *at += static_cast<uint32_t>(begin.terms);
    }
    for (uint32_t* at : {&row.quantities, &row.quantities_end})
      *at += static_cast<uint32_t>(begin.quantities);
    return row;
  }

  void TakeStrings() {
    const size_t count = strings_.first.size(), all = table_.rows.size();
    std::vector<int32_t> with(count), with_class(count);
    std::vector<absl::string_view> texts(count);
    for (size_t p = 0; p < documents_.size(); ++p) {
      const absl::Span<const PartString> strings = PartOf(p).strings;
      for (size_t i = 0; i < strings.size(); ++i) {
        const auto number = static_cast<size_t>(strings_.of[p][i]);
        with[number] += strings[i].rows;
        with_class[number] += strings[i].rows_of_class;
        // Another part may have told it apart alone.
        if (texts[number].empty()) texts[number] = PartOf(p).Text(strings[i].text);
      }
    }
    for (size_t id = 0; id < count; ++id) {
      table_.strings.Add(texts[id]);
      table_.hashes.push_back(HashAt(strings_.first[id]));
      table_.bits.push_back(Bits(all, with[id]));
      table_.class_bits.push_back(Bits(all, with_class[id]));
    }
  }

  uint64_t HashAt(PartPlace place) const {
    return PartOf(static_cast<size_t>(place.part)).strings[static_cast<size_t>(place.index)].hash;
  }

  const std::vector<TableDocument>& documents_;
  const PartNumbers &strings_, &entities_;
  ClaimTable& table_;
  std::vector<Begin> begin_;
};

// Of the mentions of each entity the one that says most.
class EntityChooser {
 public:
  explicit EntityChooser(const std::vector<TableDocument>& documents) : documents_(documents) {}

  void Run(const PartNumbers& numbers, int threads, ClaimTable* table) const {
    std::vector<PartPlace> best = numbers.first;
    for (size_t p = 0; p < documents_.size(); ++p) {
      for (size_t i = 0; i < numbers.of[p].size(); ++i) {
        PartPlace& known = best[static_cast<size_t>(numbers.of[p][i])];
        const PartPlace other{static_cast<int32_t>(p), static_cast<int32_t>(i)};
        if (SaysMore(other, known)) known = other;
      }
    }
    table->entity_records.resize(best.size());
    table->entities.resize(best.size());
    ParallelChunks(best.size(), kEntitiesAtOnce, threads, [&](size_t, size_t begin, size_t end) {
      for (size_t i = begin; i < end; ++i)
        Take(best[i], &table->entity_records[i], &table->entities[i]);
    });
  }

 private:
  const DocumentPart& PartOf(PartPlace place) const {
    return *documents_[static_cast<size_t>(place.part)].part;
  }
  const PartEntity& EntityAt(PartPlace place) const {
    return PartOf(place).entities[static_cast<size_t>(place.index)];
  }
  absl::string_view NameAt(PartPlace place) const {
    return PartOf(place).Text(EntityAt(place).name);
  }
  // As within a part (document_part.cc): the richest, then the first by name.
  bool SaysMore(PartPlace a, PartPlace b) const {
    const int32_t x = EntityAt(a).aliases, y = EntityAt(b).aliases;
    return x != y ? x > y : NameAt(a) < NameAt(b);
  }

  void Take(PartPlace place, Entity* entity, EntityRow* row) const {
    const absl::string_view record = PartOf(place).Text(EntityAt(place).record);
    (void)entity->ParseFromArray(record.data(), static_cast<int>(record.size()));
    row->entity = entity;
    row->kind = entity->kind();
    row->hash = EntityAt(place).hash;
  }

  const std::vector<TableDocument>& documents_;
};

template <typename Item>
std::vector<absl::Span<const Item>> ItemsOf(const std::vector<TableDocument>& documents,
                                            absl::Span<const Item> DocumentPart::*items) {
  std::vector<absl::Span<const Item>> parts;
  for (const TableDocument& document : documents) parts.push_back(document.part->*items);
  return parts;
}

}  // namespace

TableParts::TableParts(const std::vector<TableDocument>& documents, int threads)
    : documents_(documents),
      threads_(threads),
      strings_(NumberItems(ItemsOf(documents, &DocumentPart::strings), threads)),
      entities_(NumberItems(ItemsOf(documents, &DocumentPart::entities), threads)) {}

void TableParts::AddRows(ClaimTable* table) const {
  RowCopier(documents_, strings_, entities_, table).Run(threads_);
}

void TableParts::AddEntities(ClaimTable* table) const {
  EntityChooser(documents_).Run(entities_, threads_, table);
}

}  // namespace dateline
