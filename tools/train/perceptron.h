// The averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features.
#ifndef DATELINE_TOOLS_TRAIN_PERCEPTRON_H_
#define DATELINE_TOOLS_TRAIN_PERCEPTRON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/language/model/features.h"

namespace dateline::train {

class Perceptron {
 public:
  explicit Perceptron(int classes) : classes_(classes) {}

  // With the weights of the moment, for training.
  void Score(const model::Features& features, float* scores) const;

  // Moves the weights towards `good` and away from `bad`.
  void Update(const model::Features& features, int good, int bad);

  // Counts one decision; averages weigh by decisions.
  void Tick() { ++now_; }

  // Replaces the weights by their averages. No updates afterwards.
  void Average();

  // The weights as a model::WeightTable of at most `buckets` buckets: quantised to int8, features
  // that decide least left out where a bucket is full.
  std::string Pack(uint32_t buckets) const;

  size_t size() const { return rows_.size(); }

 private:
  float* Row(uint32_t row) { return &weights_[size_t{row} * classes_]; }
  void Add(uint32_t row, int c, float delta);

  int classes_;
  int64_t now_ = 1;
  absl::flat_hash_map<uint64_t, uint32_t> rows_;
  std::vector<float> weights_;
  std::vector<double> totals_;   // sums of the weight over time, up to `since`
  std::vector<int64_t> since_;
};

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_PERCEPTRON_H_
