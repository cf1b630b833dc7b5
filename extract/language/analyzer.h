// Text -> sentences, tokens, tags, lemmas, dependencies.
//
//   const Analyzer& analyzer = Analyzer::Default();         // compiled-in tables, no start-up work
//   std::vector<Sentence> sentences = analyzer.Split(doc);  // spans and tokens; cheap
//   analyzer.Parse(doc.text, &sentences[i]);              // of those that are worth it
//
// Thread safe: all methods are const and keep no state.
#ifndef DATELINE_EXTRACT_LANGUAGE_ANALYZER_H_
#define DATELINE_EXTRACT_LANGUAGE_ANALYZER_H_

#include <string>
#include <vector>

#include "extract/document_text.h"
#include "extract/language/sentence.h"

namespace dateline {

class Analyzer {
 public:
  // The analyzer of the tables that are compiled in. Lives for ever.
  static const Analyzer& Default();

  // Sentences of all blocks in order of place, with token spans alone. What has more than
  // kMaxParsed tokens without a stop (a list, a text without punctuation) is cut, at commas where
  // there are some: so that whatever looks around in a sentence takes time linear in the text. *cut
  // (may be null) is how many were.
  std::vector<Sentence> Split(const DocumentText& doc, int* cut = nullptr) const;

  // Sets upos, form, plural, lemma, head, deprel and `parsed`. Linear in tokens; a sentence of
  // more than kMaxParsed tokens gets tags and lemmas, and flat heads (-1).
  void Parse(absl::string_view text, Sentence* sentence) const;

  static constexpr int kMaxParsed = 400;
};

// WordNet's lemma of a word form with the given tag: ("landed", kVerb) -> "land". Lower case.
std::string Lemma(absl::string_view form, Upos upos);

// The derivational family by which verb and noun meet: "invade", "invasion", "invader" -> one
// key, which is the family's alphabetically first verb, else the lemma itself. From WordNet's
// derivationally related forms.
absl::string_view FamilyOf(absl::string_view lemma, Upos upos);

// WordNet's hypernyms of a noun's first sense, nearest first: for 'is a kind of' tests
// ("treaty" is an "agreement"). Lemmas with spaces for underscores.
std::vector<absl::string_view> NounHypernyms(absl::string_view lemma);

// Whether the text reads as English: the share of its closed-class words among the words of its
// first few thousand bytes. Texts of fewer than `few_words` words of letters count as
// English.
bool LooksEnglish(absl::string_view text, int few_words = 20);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_LANGUAGE_ANALYZER_H_
