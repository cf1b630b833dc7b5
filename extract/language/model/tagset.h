// The classes that the tagger and the labeller choose from, numbered for the weight tables.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_TAGSET_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_TAGSET_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "extract/language/sentence.h"

namespace dateline::model {

// A part of speech with the morphology that goes with it.
struct Tag {
  Upos upos = Upos::kUnknown;
  VerbForm form = VerbForm::kNone;
  bool plural = false;
};

// All tags that English needs; a tag's number is its place. kTagCount is at most 40.
constexpr int kTagCount = 34;
const Tag& TagOf(int number);
int TagNumber(const Tag& tag);  // tags that are not listed fall back to the bare part of speech

constexpr int kDeprelCount = static_cast<int>(Deprel::kReparandum) + 1;

// "NOUN", "nsubj:pass"; kUnknown and kDep for names that are not known.
Upos UposOf(absl::string_view name);
absl::string_view NameOf(Upos upos);
// Subtypes that have no Deprel of their own give that of their base.
Deprel DeprelOf(absl::string_view name);
absl::string_view NameOf(Deprel deprel);

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_TAGSET_H_
