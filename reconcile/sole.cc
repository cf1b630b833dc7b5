#include "reconcile/sole.h"

#include <algorithm>
#include <vector>

namespace dateline {
namespace {

// So many dates make a series of events.
constexpr int kSeries = 3;

// What a text says under a key: the bounds of a date or a figure.
struct Entry {
  uint64_t key;
  double low, high;
};

uint64_t Mix(uint64_t h) {
  h ^= h >> 31, h *= 0x9E3779B97F4A7C15ull;
  h ^= h >> 29, h *= 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 32);
}

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

void AddCounts(const ClaimTable& table, int32_t row, std::vector<Entry>* entries) {
  for (const QuantityRow& quantity : table.quantities_of(row)) {
    if (quantity.of < 0 || quantity.common) continue;
    entries->push_back({SoleCountKey(table.rows[row].document, quantity.of), quantity.min, quantity.max});
  }
}

}  // namespace

int32_t KindOf(const ClaimRow& row) { return row.event_class >= 0 ? row.event_class : row.family; }

uint64_t SoleKey(int32_t document, int32_t kind, int32_t group) {
  const uint64_t place = static_cast<uint64_t>(document) << 32 | static_cast<uint32_t>(kind);
  return Mix(place * 0x9E3779B97F4A7C15ull + Mix(static_cast<uint32_t>(group)));
}

uint64_t SoleCountKey(int32_t document, int32_t thing) { return SoleKey(document, thing, -2); }

void FindSole(ClaimTable* out) {
  const ClaimTable& table = *out;
  std::vector<Entry> entries;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const ClaimRow& row = table.rows[i];
    const int32_t kind = KindOf(row);
    AddCounts(table, static_cast<int32_t>(i), &entries);
    if (kind < 0 || !row.when.dated()) continue;
    const DayRange when = row.when.hull();
    const auto low = static_cast<double>(when.low), high = static_cast<double>(when.high);
    entries.push_back({SoleKey(row.document, kind, -1), low, high});
    for (const ParticipantRow& participant : table.participants_of(static_cast<int32_t>(i))) {
      const int32_t group = table.entities[participant.entity].group;
      entries.push_back({SoleKey(row.document, kind, group), low, high});
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& x, const Entry& y) { return x.key != y.key ? x.key < y.key : x.high < y.high; });
  for (size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    while (end < entries.size() && entries[end].key == entries[begin].key) ++end;
    const Entry *first = entries.data() + begin, *last = entries.data() + end;
    if (AllMeet(first, last)) {
      out->sole.insert(entries[begin].key);
    } else if (ApartFromEachOther(first, last) >= kSeries) {
      out->series.insert(entries[begin].key);
    }
  }
}

}  // namespace dateline
