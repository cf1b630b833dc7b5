#include "tools/train/perceptron.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "extract/language/model/weight_table.h"

namespace dateline::train {

void Perceptron::Score(const model::Features& features, float* scores) const {
  std::fill(scores, scores + classes_, 0.0f);
  for (int i = 0; i < features.size; ++i) {
    const auto row = rows_.find(features.values[i]);
    if (row == rows_.end()) continue;
    const float* weights = &weights_[size_t{row->second} * classes_];
    for (int c = 0; c < classes_; ++c) scores[c] += weights[c];
  }
}

void Perceptron::Add(uint32_t row, int c, float delta) {
  const size_t at = size_t{row} * classes_ + c;
  totals_[at] += static_cast<double>(weights_[at]) * (now_ - since_[at]);
  since_[at] = now_;
  weights_[at] += delta;
}

void Perceptron::Update(const model::Features& features, int good, int bad) {
  if (good == bad) return;
  for (int i = 0; i < features.size; ++i) {
    const auto [row, added] =
        rows_.try_emplace(features.values[i], static_cast<uint32_t>(rows_.size()));
    if (added) {
      weights_.resize(weights_.size() + classes_, 0.0f);
      totals_.resize(weights_.size(), 0.0);
      since_.resize(weights_.size(), now_);
    }
    Add(row->second, good, 1.0f);
    Add(row->second, bad, -1.0f);
  }
}

void Perceptron::Average() {
  for (size_t at = 0; at < weights_.size(); ++at) {
    totals_[at] += static_cast<double>(weights_[at]) * (now_ - since_[at]);
    weights_[at] = static_cast<float>(totals_[at] / now_);
  }
}

std::string Perceptron::Pack(uint32_t buckets) const {
  struct Entry { float importance; uint64_t feature; uint32_t row; };
  std::vector<Entry> entries;
  std::vector<float> sizes;
  for (const auto& [feature, row] : rows_) {
    const float* w = &weights_[size_t{row} * classes_];
    // What a row can change is the spread of its weights.
    const auto [low, high] = std::minmax_element(w, w + classes_);
    if (*high - *low > 0) entries.push_back({*high - *low, feature, row});
    sizes.push_back(std::max(std::abs(*low), std::abs(*high)));
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.importance != b.importance ? a.importance > b.importance : a.feature < b.feature;
  });
  // One weight in some thousand is cut off: the finer steps help the others more.
  std::sort(sizes.begin(), sizes.end());
  const float limit = sizes.empty() ? 1 : sizes[sizes.size() - 1 - sizes.size() / 2000];
  const float scale = 127.0f / std::max(limit, 1e-6f);

  const size_t bucket_size = model::kBucketEntries * (1 + classes_);
  std::string table(sizeof(model::TableHeader) + buckets * bucket_size, '\0');
  const model::TableHeader header = {buckets, static_cast<uint32_t>(classes_)};
  std::memcpy(&table[0], &header, sizeof(header));
  for (const Entry& entry : entries) {
    char* bucket = &table[sizeof(header) + model::BucketOf(entry.feature, buckets) * bucket_size];
    const char check = static_cast<char>(model::CheckOf(entry.feature));
    int place = 0;
    while (place < model::kBucketEntries && bucket[place] != 0 && bucket[place] != check) ++place;
    // A full bucket drops the feature; so does an equal check byte, whose owner decides more.
    if (place == model::kBucketEntries || bucket[place] == check) continue;
    int8_t row[256];
    bool zero = true;
    for (int c = 0; c < classes_; ++c) {
      const float w = weights_[size_t{entry.row} * classes_ + c] * scale;
      row[c] = static_cast<int8_t>(std::lround(std::clamp(w, -127.0f, 127.0f)));
      zero &= row[c] == 0;
    }
    if (zero) continue;
    bucket[place] = check;
    std::memcpy(bucket + model::kBucketEntries + place * classes_, row, classes_);
  }
  return table;
}

}  // namespace dateline::train
