// The trained tagger, parser and labeller, read in place.
//
//   const Model& model = Model::Default();
//   model.Tag(forms, &parse);   // parse.tags
//   model.FindHeads(&parse);    // parse.heads
//   model.FindLabels(&parse);   // parse.labels
//
// File: ModelHeader, then three WeightTables: tags, transitions, labels.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_MODEL_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_MODEL_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/language/model/features.h"
#include "extract/language/model/model_format.h"
#include "extract/language/model/transitions.h"
#include "extract/language/model/weight_table.h"

namespace dateline::model {

// One sentence's analysis and the memory for it, to be used again.
struct Parse {
  Input input;
  std::vector<uint8_t> tags;    // tag numbers (tagset.h)
  std::vector<int> heads;       // by token from 0; the head counts from 1, 0 is the root
  std::vector<uint8_t> labels;  // Deprel
  // What the three steps share.
  std::vector<ParseAtoms> atoms;
  ParserState state;
  LabelPlan plan;
};

class Model {
 public:
  // The compiled-in weights.
  static const Model& Default();
  // data must outlive the model.
  explicit Model(const char* data);

  void Tag(const std::vector<absl::string_view>& forms, Parse* parse) const;
  // After Tag.
  void FindHeads(Parse* parse) const;
  // After FindHeads.
  void FindLabels(Parse* parse) const;

 private:
  WeightTable tags_, transitions_, labels_;
};

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_MODEL_H_
