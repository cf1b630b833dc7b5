// Dictionary forms of tokens, from WordNet where it has them, by rule where it does not.
#ifndef DATELINE_EXTRACT_LANGUAGE_LEMMATIZER_H_
#define DATELINE_EXTRACT_LANGUAGE_LEMMATIZER_H_

#include <string>

#include "absl/strings/string_view.h"
#include "extract/language/sentence.h"

namespace dateline {

// Sets Token::lemma of all tokens from their forms, tags and verb forms, and Sentence::lemmas.
// Tokens without a tag get the lower-case form.
void SetLemmas(absl::string_view text, Sentence* sentence);

// The regular dictionary form of a word that WordNet does not have: ("tweeted", kVerb) -> "tweet".
std::string RegularLemma(absl::string_view lower, Upos upos);

// The verb family of a noun in "-ing" that WordNet derives from nothing: "nationalising" ->
// "nationalise". The lemma itself where no verb is behind it.
absl::string_view GerundFamily(absl::string_view noun);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_LANGUAGE_LEMMATIZER_H_
