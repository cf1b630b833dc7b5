// The head of the model file that tools/train writes; three WeightTables follow: tags, transitions,
// labels.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_MODEL_FORMAT_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_MODEL_FORMAT_H_

#include <cstdint>

namespace dateline::model {

struct ModelHeader {
  uint32_t magic = 0x324D4C44;  // "DLM2"
  uint32_t reserved[15] = {};
};

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_MODEL_FORMAT_H_
