// A linear model's weights: feature -> a row of small integers, one for each class. Read in place
// from a file that tools/train writes.
//
//   TableHeader, then buckets of eight entries: 8 check bytes, then 8 rows of `classes` int8.
//
// Tables start at multiples of 64 bytes and fill whole ones, so that a bucket of the parser's, 32
// bytes, lies in one cache line.
//
// A feature is a 64-bit hash. Its bucket comes from the low half, its check byte from the high
// half, so that a feature that was never seen in training finds nothing, but for one time in some
// fifty. An empty entry has check 0.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_WEIGHT_TABLE_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_WEIGHT_TABLE_H_

#include <cstdint>
#include <cstring>

namespace dateline::model {

constexpr int kBucketEntries = 8;

struct TableHeader {
  uint32_t buckets = 0;
  uint32_t classes = 0;  // bytes of a row
  int32_t sure = 0;      // the lead after the core of the features that makes the others needless
  uint32_t reserved[13] = {};
};

// Bytes of a table. Rows may be read in steps of eight bytes: there is room behind the last.
inline size_t TableSize(const TableHeader& header) {
  const size_t size =
      sizeof(TableHeader) + size_t{header.buckets} * kBucketEntries * (1 + header.classes) + 8;
  return (size + 63) / 64 * 64;
}

inline uint32_t BucketOf(uint64_t feature, uint32_t buckets) {
  return static_cast<uint32_t>(((feature & 0xFFFFFFFFu) * buckets) >> 32);
}
inline uint8_t CheckOf(uint64_t feature) {
  const uint8_t check = static_cast<uint8_t>(feature >> 40);
  return check == 0 ? 1 : check;
}

class WeightTable {
 public:
  WeightTable() = default;
  // data must outlive the table; it points at the TableHeader.
  explicit WeightTable(const char* data) {
    std::memcpy(&header_, data, sizeof(header_));
    entries_ = data + sizeof(header_);
  }

  uint32_t classes() const { return header_.classes; }
  int sure() const { return header_.sure; }
  size_t bytes() const { return TableSize(header_); }

  // Where the feature's bucket lies. kClasses is classes(): constants make cheap addresses.
  template <int kClasses>
  const char* Bucket(uint64_t feature) const {
    return entries_ + size_t{BucketOf(feature, header_.buckets)} * kBucketEntries * (1 + kClasses);
  }

  // Sets *row to the feature's row in its bucket; false: it has none, and *row is any row.
  template <int kClasses>
  static bool FindIn(const char* bucket, uint64_t feature, const int8_t** row) {
    uint64_t checks;
    std::memcpy(&checks, bucket, sizeof(checks));
    // The lowest zero byte of `differ` is the entry (Mycroft's test).
    const uint64_t differ = checks ^ (0x0101010101010101ull * CheckOf(feature));
    const uint64_t zero = (differ - 0x0101010101010101ull) & ~differ & 0x8080808080808080ull;
    const int entry = __builtin_ctzll(zero | uint64_t{1} << 63) >> 3;
    *row = reinterpret_cast<const int8_t*>(bucket + kBucketEntries) + entry * kClasses;
    return zero != 0;
  }

 private:
  TableHeader header_;
  const char* entries_ = nullptr;
};

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_WEIGHT_TABLE_H_
