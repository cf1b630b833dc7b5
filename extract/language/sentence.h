// Sentences, tokens and what is known of them. The records that extract/mention, extract/time and
// extract/claim read; language/analyzer.h makes them.
#ifndef DATELINE_EXTRACT_LANGUAGE_SENTENCE_H_
#define DATELINE_EXTRACT_LANGUAGE_SENTENCE_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/span.h"

namespace dateline {

// Universal Dependencies' tags (universaldependencies.org/u/pos).
enum class Upos : uint8_t {
  kUnknown,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};

// The part of the verb's morphology that claims need.
enum class VerbForm : uint8_t {
  kNone,
  kBase,
  kPresent,
  kPast,
  kPastParticiple,
  kGerund,
  kInfinitive
};

// Universal Dependencies' relations, with the subtypes that claims need
// (universaldependencies.org/u/dep). kDep stands for what is rare.
enum class Deprel : uint8_t {
  kDep,
  kRoot,
  kNsubj,
  kNsubjPass,
  kCsubj,
  kObj,
  kIobj,
  kCcomp,
  kXcomp,
  kObl,
  kOblAgent,
  kOblTmod,
  kVocative,
  kExpl,
  kDislocated,
  kAdvcl,
  kAdvmod,
  kDiscourse,
  kAux,
  kAuxPass,
  kCop,
  kMark,
  kNmod,
  kNmodPoss,
  kNmodTmod,
  kAppos,
  kNummod,
  kAcl,
  kAclRelcl,
  kAmod,
  kDet,
  kCase,
  kConj,
  kCc,
  kFixed,
  kFlat,
  kCompound,
  kCompoundPrt,
  kList,
  kParataxis,
  kOrphan,
  kPunct,
  kGoeswith,
  kReparandum,
};

struct Token {
  Span span;  // of DocumentText::text
  Upos upos = Upos::kUnknown;
  VerbForm form = VerbForm::kNone;
  bool plural = false;  // nouns
  // Dependency; -1: the root, or not parsed. Index into Sentence::tokens.
  int32_t head = -1;
  Deprel deprel = Deprel::kDep;
  // Lower-case dictionary form ("landed" -> "land"). Owned by the Analyzer's tables or by
  // Sentence::lemmas; moving or copying the sentence leaves it valid.
  absl::string_view lemma;
};

struct Sentence {
  Span span;           // without white space at the ends
  int32_t block = -1;  // index into DocumentText::blocks; a sentence never crosses blocks
  std::vector<Token> tokens;
  bool parsed = false;  // tags and heads are set
  // Holds the lemmas that are in no table; shared by copies, nullptr where there are none.
  std::shared_ptr<const char[]> lemmas;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_LANGUAGE_SENTENCE_H_
