#include "tools/train/perceptron.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "extract/language/model/weight_table.h"

namespace dateline::train {

Perceptron::Perceptron(int classes, const std::vector<uint64_t>* features)
    : classes_(classes), fixed_(features != nullptr) {
  if (features == nullptr) return;
  for (const uint64_t feature : *features) AddRow(feature);
}

void Perceptron::Score(const model::Features& features, float* scores) const {
  std::fill(scores, scores + classes_, 0.0f);
  AddScores(features, 0, scores);
}

void Perceptron::AddScores(const model::Features& features, int from, float* scores) const {
  for (int i = from; i < features.size; ++i) {
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

void Perceptron::AddRow(uint64_t feature) {
  rows_.emplace(feature, static_cast<uint32_t>(rows_.size()));
  weights_.resize(weights_.size() + classes_, 0.0f);
  totals_.resize(weights_.size(), 0.0);
  since_.resize(weights_.size(), now_);
  updates_.push_back(0);
}

void Perceptron::Update(const model::Features& features, int good, int bad) {
  if (good == bad) return;
  for (int i = 0; i < features.size; ++i) {
    auto row = rows_.find(features.values[i]);
    if (row == rows_.end()) {
      if (fixed_) continue;
      AddRow(features.values[i]);
      row = rows_.find(features.values[i]);
    }
    ++updates_[row->second];
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

std::vector<uint64_t> Perceptron::Select(uint32_t buckets) const {
  struct Entry {
    float importance;
    uint64_t feature;
  };
  std::vector<Entry> entries;
  for (const auto& [feature, row] : rows_) {
    const float* w = &weights_[size_t{row} * classes_];
    // What a row can change is the spread of its weights; how often it will, its updates tell.
    const auto [low, high] = std::minmax_element(w, w + classes_);
    const float importance = (*high - *low) * std::log2(1.0f + updates_[row]);
    if (importance > 0) entries.push_back({importance, feature});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.importance != b.importance ? a.importance > b.importance : a.feature < b.feature;
  });
  std::vector<std::string> checks(buckets);
  std::vector<uint64_t> selected;
  for (const Entry& entry : entries) {
    std::string& bucket = checks[model::BucketOf(entry.feature, buckets)];
    const char check = static_cast<char>(model::CheckOf(entry.feature));
    if (bucket.size() == model::kBucketEntries || bucket.find(check) != std::string::npos) continue;
    bucket.push_back(check);
    selected.push_back(entry.feature);
  }
  return selected;
}

// What a weight is multiplied with to become an int8. One row in some thousand is cut off: the
// finer steps help the others more.
float Perceptron::Scale() const {
  std::vector<float> sizes;
  for (size_t row = 0; row < rows_.size(); ++row) {
    const float* w = &weights_[row * classes_];
    const auto [low, high] = std::minmax_element(w, w + classes_);
    sizes.push_back(std::max(std::abs(*low), std::abs(*high)));
  }
  if (sizes.empty()) return 1;
  const size_t place = sizes.size() - 1 - sizes.size() / 2000;
  std::nth_element(sizes.begin(), sizes.begin() + place, sizes.end());
  return 127.0f / std::max(sizes[place], 1e-6f);
}

std::string Perceptron::Pack(uint32_t buckets, float sure) const {
  const float scale = Scale();
  const size_t bucket_size = model::kBucketEntries * (1 + classes_);
  const model::TableHeader header = {buckets, static_cast<uint32_t>(classes_),
                                     static_cast<int32_t>(std::lround(sure * scale))};
  std::string table(model::TableSize(header), '\0');
  std::memcpy(&table[0], &header, sizeof(header));
  for (const uint64_t feature : Select(buckets)) {
    char* bucket = &table[sizeof(header) + model::BucketOf(feature, buckets) * bucket_size];
    int place = 0;
    while (bucket[place] != 0) ++place;
    bucket[place] = static_cast<char>(model::CheckOf(feature));
    const float* w = &weights_[size_t{rows_.at(feature)} * classes_];
    char* row = bucket + model::kBucketEntries + place * classes_;
    for (int c = 0; c < classes_; ++c) {
      row[c] = static_cast<int8_t>(std::lround(std::clamp(w[c] * scale, -127.0f, 127.0f)));
    }
  }
  return table;
}

}  // namespace dateline::train
