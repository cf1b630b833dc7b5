// What the tagger, the parser and the labeller see. The trainer and the analyzer share this code,
// so that both see the same; a change here wants new weights.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_FEATURES_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_FEATURES_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline::model {

// Most decisions are plain, and a third of the features tells that they are: the core is scored
// first, the rest only where the core leaves doubts (Strubell et al. 2015).
enum class Stage : uint8_t { kCore, kRest };

// Room for one decision's features.
struct Features {
  static constexpr int kMax = 96;
  uint64_t values[kMax];
  int size = 0;
};

// Hashed properties of one token that do not depend on other decisions. Zero stands for "none".
struct Atoms {
  uint64_t word = 0;        // lower case, digits as 0
  uint64_t shape = 0;       // Xxxx, dd-dd, ...: letter kinds, runs shortened
  uint64_t prefix[3] = {};  // 1 to 3 bytes
  uint64_t suffix[4] = {};  // 1 to 4 bytes
  uint64_t classes = 0;     // parts of speech that WordNet knows of the form and its lemma
  uint64_t noun = 0;        // lexicographer file of the noun's first sense
  uint64_t verb = 0;        // the same of the verb's
  uint64_t frames = 0;      // what the verb takes
};

// How a sentence is written: capitals tell little in headings.
enum class Casing : uint8_t { kPlain, kTitle, kUpper };

// The tokens of a sentence as the model sees them.
struct Input {
  std::vector<Atoms> atoms;
  Casing casing = Casing::kPlain;
};

// Fills `input` from the forms of the tokens.
void ReadInput(const std::vector<absl::string_view>& forms, Input* input);

// Adds the features of a stage by which the tagger tags token i; tags[0, i) are decided. Here and
// below, `out` is empty before the core, and holds the core before the rest.
void TagFeatures(const Input& input, const std::vector<uint8_t>& tags, int i, Stage stage,
                 Features* out);

// What the parser sees of a tagged token.
struct ParseAtoms {
  uint64_t word = 0;
  uint64_t tag = 0;     // with the word, where the tag alone says little (punctuation, particles)
  uint64_t coarse = 0;  // nouns and names as one, verbs without their form
  uint64_t kind = 0;    // lexicographer file by tag, or the word of function words
  uint64_t auxiliary = 0;  // the word, where it is an auxiliary
  uint64_t shape = 0;
  uint64_t frames = 0;  // verbs
  bool mark = false;    // punctuation
  // How many there are of them up to this token: what lies between two tokens is a difference.
  uint16_t commas = 0, verbs = 0, conjunctions = 0;
  int32_t next_verb = 0;  // the first verb at or behind this token; 0: none
};

// Token 0 is the root.
void ReadParseAtoms(const Input& input, const std::vector<uint8_t>& tags,
                    std::vector<ParseAtoms>* atoms);

// A partial tree, with what features ask of it. Token 0 is the root, tokens count from 1.
// Punctuation is attached but is nobody's outermost child: a comma would hide the conjunction.
struct PartialTree {
  std::vector<int> head, left, right;  // outermost children; 0: none; head -1: none yet
  std::vector<int> left2, right2;      // the next outermost
  std::vector<uint8_t> left_count, right_count;
  std::vector<uint8_t> mark;  // whether the token is punctuation
  void Reset(const std::vector<ParseAtoms>& atoms);
  void Attach(int head_token, int dependent);
};

// The whole tree of the given heads; heads[0] is not read.
PartialTree TreeOf(const std::vector<ParseAtoms>& atoms, const std::vector<int>& heads);

// The features of a choice between shift, left arc and right arc.
void ParseFeatures(const std::vector<ParseAtoms>& atoms, const PartialTree& tree,
                   const std::vector<int>& stack, int next, Stage stage, Features* out);

// The order in which arcs get their labels, heads first and children from left to right, and what
// is known before: so that the label of the head and of the sibling before can be features.
struct LabelPlan {
  std::vector<int> order;             // dependents
  std::vector<int> sibling;           // by token: the child of the same head before it; 0: none
  std::vector<uint64_t> auxiliaries;  // by token: those that hang on it, in any order

  void Make(const std::vector<ParseAtoms>& atoms, const PartialTree& tree);

 private:
  std::vector<int> first_, next_, last_;
};

// The features of the label of the arc to `dependent` in a finished tree; labels of earlier tokens
// of the plan are set.
void LabelFeatures(const std::vector<ParseAtoms>& atoms, const PartialTree& tree,
                   const LabelPlan& plan, const std::vector<uint8_t>& labels, int dependent,
                   Stage stage, Features* out);

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_FEATURES_H_
