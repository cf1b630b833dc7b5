#include "reconcile/sole.h"

#include <algorithm>
#include <vector>

#include "base/parallel.h"

namespace dateline {
namespace {

// So many dates make a series of events.
constexpr int kSeries = 3;
constexpr size_t kRowsAtOnce = 4096;
// In place of an entity group: the kind alone, and a thing counted.
constexpr int32_t kKindAlone = -1;
constexpr int32_t kCounted = -2;

// What a text says under a key: the bounds of a date or a figure.
struct Entry {
  uint64_t key;
  double low, high;
};

// Whether all can be true together: no bounds start behind the first end.
bool AllMeet(const Entry* begin, const Entry* end) {
  double first_end = begin->high, last_start = begin->low;
  for (const Entry* entry = begin; entry != end; ++entry) {
    first_end = std::min(first_end, entry->high);
    last_start = std::max(last_start, entry->low);
  }
  return last_start <= first_end;
}

// How many can be chosen of which no two can be true together; entries by their ends.
int ApartFromEachOther(const Entry* begin, const Entry* end) {
  int count = 0;
  double last_end = -1e18;
  for (const Entry* entry = begin; entry != end; ++entry) {
    if (entry->low <= last_end) continue;
    last_end = entry->high;
    ++count;
  }
  return count;
}

// One document at a time.
class SoleFinder {
 public:
  explicit SoleFinder(ClaimTable* table) : table_(*table) {}

  // Rows [begin, end) are those of one document.
  void Run(size_t begin, size_t end) {
    entries_.clear(), sole_.clear(), series_.clear();
    for (size_t i = begin; i < end; ++i) Read(i);
    std::sort(entries_.begin(), entries_.end(), [](const Entry& x, const Entry& y) {
      return x.key != y.key ? x.key < y.key : x.high < y.high;
    });
    Judge();
    for (size_t i = begin; i < end; ++i) Mark(i);
  }

 private:
  absl::Span<ParticipantRow> ParticipantsOf(const ClaimRow& row) {
    return absl::MakeSpan(table_.participants)
        .subspan(row.participants, row.participants_end - row.participants);
  }
  absl::Span<QuantityRow> QuantitiesOf(const ClaimRow& row) {
    return absl::MakeSpan(table_.quantities)
        .subspan(row.quantities, row.quantities_end - row.quantities);
  }
  int32_t GroupOf(const ParticipantRow& participant) const {
    return table_.entities[participant.entity].group;
  }

  void Read(size_t i) {
    const ClaimRow& row = table_.rows[i];
    for (const QuantityRow& quantity : QuantitiesOf(row)) {
      if (quantity.of < 0 || quantity.common) continue;
      entries_.push_back({PairKey(quantity.of, kCounted), quantity.min, quantity.max});
    }
    const int32_t kind = KindOf(row);
    if (kind < 0 || !row.when.dated()) return;
    const DayRange when = row.when.hull();
    const auto low = static_cast<double>(when.low), high = static_cast<double>(when.high);
    entries_.push_back({PairKey(kind, kKindAlone), low, high});
    for (const ParticipantRow& participant : ParticipantsOf(row)) {
      entries_.push_back({PairKey(kind, GroupOf(participant)), low, high});
    }
  }

  void Judge() {
    for (size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
      while (end < entries_.size() && entries_[end].key == entries_[begin].key) ++end;
      const Entry *first = entries_.data() + begin, *last = entries_.data() + end;
      if (AllMeet(first, last)) {
        sole_.push_back(first->key);
      } else if (ApartFromEachOther(first, last) >= kSeries) {
        series_.push_back(first->key);
      }
    }
  }

  static bool Has(const std::vector<uint64_t>& keys, uint64_t key) {
    return std::binary_search(keys.begin(), keys.end(), key);
  }

  void Mark(size_t i) {
    ClaimRow& row = table_.rows[i];
    for (QuantityRow& quantity : QuantitiesOf(row)) {
      quantity.sole = quantity.of >= 0 && Has(sole_, PairKey(quantity.of, kCounted));
    }
    const int32_t kind = KindOf(row);
    if (kind < 0) return;
    row.sole_kind = Has(sole_, PairKey(kind, kKindAlone));
    for (ParticipantRow& participant : ParticipantsOf(row)) {
      const uint64_t key = PairKey(kind, GroupOf(participant));
      participant.sole = Has(sole_, key);
      participant.series = Has(series_, key);
    }
  }

  ClaimTable& table_;
  std::vector<Entry> entries_;
  std::vector<uint64_t> sole_, series_;  // keys, sorted
};

}  // namespace

int32_t KindOf(const ClaimRow& row) { return row.event_class >= 0 ? row.event_class : row.family; }

void FindSole(ClaimTable* table, int threads) {
  const std::vector<ClaimRow>& rows = table->rows;
  ParallelChunks(rows.size(), kRowsAtOnce, threads, [&](size_t, size_t begin, size_t limit) {
    SoleFinder finder(table);
    // The documents that begin here.
    const auto starts = [&](size_t i) {
      return i == 0 || rows[i].document != rows[i - 1].document;
    };
    while (begin < limit && !starts(begin)) ++begin;
    for (size_t end = begin; begin < limit; begin = end) {
      for (++end; end < rows.size() && !starts(end); ++end) {
      }
      finder.Run(begin, end);
    }
  });
}

}  // namespace dateline
