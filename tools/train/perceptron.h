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
  // With `features`, it learns weights of those alone.
  explicit Perceptron(int classes, const std::vector<uint64_t>* features = nullptr);

  // With the weights of the moment, for training.
  void Score(const model::Features& features, float* scores) const;
  // Adds to the scores what the features from number `from` on give.
  void AddScores(const model::Features& features, int from, float* scores) const;

  // Moves the weights towards `good` and away from `bad`.
  void Update(const model::Features& features, int good, int bad);

  // Counts one decision; averages weigh by decisions.
  void Tick() { ++now_; }

  // Replaces the weights by their averages. No updates afterwards.
  void Average();

  // The features that have room in a table of `buckets` buckets: where a bucket is full, or check
  // bytes are equal, the one that decides more stays. Training again with these alone makes up for
  // most of what is lost with the others.
  std::vector<uint64_t> Select(uint32_t buckets) const;

  // The weights as a model::WeightTable, quantised to int8, of the features of Select. A lead of
  // `sure` after the core of the features decides.
  std::string Pack(uint32_t buckets, float sure = 0) const;

  size_t size() const { return rows_.size(); }

 private:
  void AddRow(uint64_t feature);
  float Scale() const;
  void Add(uint32_t row, int c, float delta);

  int classes_;
  bool fixed_ = false;  // no new features
  int64_t now_ = 1;
  absl::flat_hash_map<uint64_t, uint32_t> rows_;
  std::vector<float> weights_;
  std::vector<double> totals_;  // sums of the weight over time, up to `since`
  std::vector<int64_t> since_;
  std::vector<uint32_t> updates_;  // by row
};

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_PERCEPTRON_H_
