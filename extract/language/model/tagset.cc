#include "extract/language/model/tagset.h"

#include <iterator>

namespace dateline::model {
namespace {

constexpr Tag kTags[kTagCount] = {
    {Upos::kX},
    {Upos::kAdj},
    {Upos::kAdp},
    {Upos::kAdv},
    {Upos::kCconj},
    {Upos::kDet},
    {Upos::kIntj},
    {Upos::kNum},
    {Upos::kPart},
    {Upos::kPron},
    {Upos::kPunct},
    {Upos::kSconj},
    {Upos::kSym},
    {Upos::kUnknown},
    {Upos::kNoun},
    {Upos::kNoun, VerbForm::kNone, true},
    {Upos::kPropn},
    {Upos::kPropn, VerbForm::kNone, true},
    {Upos::kAux},
    {Upos::kAux, VerbForm::kBase},
    {Upos::kAux, VerbForm::kPresent},
    {Upos::kAux, VerbForm::kPast},
    {Upos::kAux, VerbForm::kPastParticiple},
    {Upos::kAux, VerbForm::kGerund},
    {Upos::kAux, VerbForm::kInfinitive},
    {Upos::kVerb},
    {Upos::kVerb, VerbForm::kBase},
    {Upos::kVerb, VerbForm::kPresent},
    {Upos::kVerb, VerbForm::kPast},
    {Upos::kVerb, VerbForm::kPastParticiple},
    {Upos::kVerb, VerbForm::kGerund},
    {Upos::kVerb, VerbForm::kInfinitive},
    {Upos::kNum, VerbForm::kNone, true},
    {Upos::kPron, VerbForm::kNone, true},
};

constexpr absl::string_view kUposNames[] = {"_",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                            "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                            "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr absl::string_view kDeprelNames[] = {
    "dep",        "root",      "nsubj",        "nsubj:pass", "csubj",     "obj",      "iobj",
    "ccomp",      "xcomp",     "obl",          "obl:agent",  "obl:tmod",  "vocative", "expl",
    "dislocated", "advcl",     "advmod",       "discourse",  "aux",       "aux:pass", "cop",
    "mark",       "nmod",      "nmod:poss",    "nmod:tmod",  "appos",     "nummod",   "acl",
    "acl:relcl",  "amod",      "det",          "case",       "conj",      "cc",       "fixed",
    "flat",       "compound",  "compound:prt", "list",       "parataxis", "orphan",   "punct",
    "goeswith",   "reparandum"};
static_assert(std::size(kDeprelNames) == kDeprelCount);

}  // namespace

const Tag& TagOf(int number) { return kTags[number]; }

int TagNumber(const Tag& tag) {
  int bare = 0;
  for (int i = 0; i < kTagCount; ++i) {
    if (kTags[i].upos != tag.upos) continue;
    if (kTags[i].form == tag.form && kTags[i].plural == tag.plural) return i;
    if (kTags[i].form == VerbForm::kNone && !kTags[i].plural) bare = i;
  }
  return bare;
}

Upos UposOf(absl::string_view name) {
  for (size_t i = 0; i < std::size(kUposNames); ++i) {
    if (kUposNames[i] == name) return static_cast<Upos>(i);
  }
  return Upos::kUnknown;
}

absl::string_view NameOf(Upos upos) { return kUposNames[static_cast<int>(upos)]; }

Deprel DeprelOf(absl::string_view name) {
  // A noun before the name that it describes ("assistant Kori Schulman") is read like a compound.
  if (name == "nmod:desc") return Deprel::kCompound;
  for (;;) {
    for (size_t i = 0; i < std::size(kDeprelNames); ++i) {
      if (kDeprelNames[i] == name) return static_cast<Deprel>(i);
    }
    const size_t colon = name.rfind(':');
    if (colon == absl::string_view::npos) return Deprel::kDep;
    name = name.substr(0, colon);
  }
}

absl::string_view NameOf(Deprel deprel) { return kDeprelNames[static_cast<int>(deprel)]; }

}  // namespace dateline::model
