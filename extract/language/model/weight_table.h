// A linear model's weights: feature -> a row of small integers, one for each class. Read in place
// from a file that tools/train writes.
//
//   TableHeader, then buckets of eight entries: 8 check bytes, then 8 rows of `classes` int8.
//
// A feature is a 64-bit hash. Its bucket comes from the low half, its check byte from the high
// half, so that a feature that was never seen in training finds nothing, but for one time in some
// fifty. An empty entry has check 0.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_WEIGHT_TABLE_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_WEIGHT_TABLE_H_

#include <cstdint>
#include <cstring>

namespace dateline::model {

struct TableHeader {
  uint32_t buckets = 0;
  uint32_t classes = 0;  // bytes of a row
};

constexpr int kBucketEntries = 8;

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
    bucket_size_ = kBucketEntries * (1 + header_.classes);
  }

  uint32_t classes() const { return header_.classes; }
  size_t bytes() const {
    return sizeof(header_) + static_cast<size_t>(header_.buckets) * bucket_size_;
  }

  void Prefetch(uint64_t feature) const {
    __builtin_prefetch(entries_ + size_t{BucketOf(feature, header_.buckets)} * bucket_size_);
  }

  // The feature's row; nullptr: it has none.
  const int8_t* Find(uint64_t feature) const {
    const char* bucket = entries_ + size_t{BucketOf(feature, header_.buckets)} * bucket_size_;
    uint64_t checks;
    std::memcpy(&checks, bucket, sizeof(checks));
    // The lowest zero byte of `differ` is the entry (Mycroft's test).
    const uint64_t differ = checks ^ (0x0101010101010101ull * CheckOf(feature));
    const uint64_t zero = (differ - 0x0101010101010101ull) & ~differ & 0x8080808080808080ull;
    if (zero == 0) return nullptr;
    const int entry = __builtin_ctzll(zero) >> 3;
    return reinterpret_cast<const int8_t*>(bucket + kBucketEntries) + entry * header_.classes;
  }

 private:
  TableHeader header_;
  const char* entries_ = nullptr;
  size_t bucket_size_ = 0;
};

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_WEIGHT_TABLE_H_
