// One parsed sentence with everything that was found in it, indexed by token: what the rules of
// extract/claim read. Built once a sentence, thrown away with it.
#ifndef DATELINE_EXTRACT_CLAIM_SENTENCE_VIEW_H_
#define DATELINE_EXTRACT_CLAIM_SENTENCE_VIEW_H_

#include <vector>

#include "absl/types/span.h"
#include "extract/document_text.h"
#include "extract/language/sentence.h"
#include "extract/mention/mention.h"
#include "extract/time/tagger.h"

namespace dateline {

// Whole-document results, in order of place.
struct DocumentAnalysis {
  const DocumentText& doc;
  const std::vector<Sentence>& sentences;
  const std::vector<TimeExpression>& times;
  const Mentions& mentions;
};

class SentenceView {
 public:
  // Keeps references to `all`, which must outlive the view.
  SentenceView(const DocumentAnalysis& all, int sentence);

  const Sentence& sentence() const { return all_.sentences[index_]; }
  const DocumentAnalysis& all() const { return all_; }
  int index() const { return index_; }
  int size() const { return static_cast<int>(sentence().tokens.size()); }
  const Token& token(int i) const { return sentence().tokens[i]; }
  absl::string_view Word(int i) const { return token(i).span.In(all_.doc.text); }
  absl::string_view Text(Span span) const { return span.In(all_.doc.text); }

  // Dependents of a token, left to right.
  absl::Span<const int> Children(int i) const;
  // The first child with this relation; -1: none.
  int Child(int i, Deprel deprel) const;
  // Lemma of the preposition (or marker) before a dependent: its `case` or `mark` child, with its
  // fixed parts ("because_of"); empty: none.
  std::string Case(int i) const;

  // Indexes into times, names, quantities, ordinals, citations of the document that lie in this
  // sentence: half-open ranges.
  struct Range {
    int begin = 0;
    int end = 0;
  };
  Range times() const { return times_; }
  Range names() const { return names_; }
  Range quantities() const { return quantities_; }
  Range ordinals() const { return ordinals_; }

  // The name or time expression that covers a token; -1: none.
  int NameAt(int token) const { return name_at_[token]; }
  int TimeAt(int token) const { return time_at_[token]; }

  // First and last + 1 token that overlap a span; equal when none does.
  Range TokensIn(Span span) const;
  // The token of a span whose head lies outside it: where the phrase hangs in the tree. -1: none.
  int TopOf(Span span) const;
  // Whether `descendant` hangs, directly or not, under `ancestor` (or is it).
  bool IsUnder(int descendant, int ancestor) const;

 private:
  const DocumentAnalysis& all_;
  int index_;
  std::vector<int> children_;       // grouped by head
  std::vector<int> children_from_;  // size() + 1 starts into children_
  std::vector<int> name_at_;
  std::vector<int> time_at_;
  Range times_, names_, quantities_, ordinals_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_SENTENCE_VIEW_H_
