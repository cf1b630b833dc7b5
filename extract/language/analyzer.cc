#include "extract/language/analyzer.h"

#include <algorithm>
#include <cstring>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "extract/language/characters.h"
#include "extract/language/gapping.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/model/model.h"
#include "extract/language/model/tagset.h"
#include "extract/language/sentence_break.h"
#include "extract/language/tokenizer.h"
#include "extract/language/words.h"

namespace dateline {

const Analyzer& Analyzer::Default() {
  static const Analyzer& analyzer = *new Analyzer();
  return analyzer;
}

namespace {

// Where a sentence whose rest starts with token `begin` is cut: behind a comma and its like where
// there is one in the last quarter of what may be parsed. What is not too long is not cut.
size_t CutBehind(absl::string_view text, const std::vector<Token>& tokens, size_t begin) {
  constexpr size_t kMax = Analyzer::kMaxParsed;
  const size_t end = begin + kMax;
  if (end >= tokens.size()) return tokens.size();
  for (size_t cut = end; cut > end - kMax / 4; --cut) {
    const absl::string_view word = tokens[cut - 1].span.In(text);
    if (word == "," || word == ";" || word == ":") return cut;
  }
  return end;
}

}  // namespace

std::vector<Sentence> Analyzer::Split(const DocumentText& doc, int* cut) const {
  std::vector<Sentence> sentences;
  std::vector<Span> spans;
  std::vector<Token> tokens;  // collected here, so that each sentence allocates once
  for (size_t block = 0; block < doc.blocks.size(); ++block) {
    spans.clear();
    FindSentences(doc.text, doc.blocks[block].span, &spans);
    for (const Span span : spans) {
      tokens.clear();
      Tokenize(doc.text, span, &tokens);
      if (cut != nullptr) *cut += tokens.size() > kMaxParsed;
      for (size_t begin = 0, end; begin < tokens.size(); begin = end) {
        end = CutBehind(doc.text, tokens, begin);
        Sentence& sentence = sentences.emplace_back();
        sentence.span = end - begin == tokens.size()
                            ? span
                            : Span{tokens[begin].span.begin, tokens[end - 1].span.end};
        sentence.block = static_cast<int32_t>(block);
        sentence.tokens.assign(tokens.begin() + begin, tokens.begin() + end);
      }
    }
  }
  return sentences;
}

void Analyzer::Parse(absl::string_view text, Sentence* sentence) const {
  const model::Model& model = model::Model::Default();
  // Scratch memory, kept from sentence to sentence; it carries nothing over.
  thread_local std::vector<absl::string_view> forms;
  thread_local model::Parse parse;
  forms.clear();
  for (const Token& token : sentence->tokens) forms.push_back(token.span.In(text));
  model.Tag(forms, &parse);
  const bool whole = static_cast<int>(forms.size()) <= kMaxParsed;
  if (whole) {
    model.FindHeads(&parse);
    model.FindLabels(&parse);
  }
  for (size_t i = 0; i < forms.size(); ++i) {
    Token& token = sentence->tokens[i];
    const model::Tag& tag = model::TagOf(parse.tags[i]);
    token.upos = tag.upos;
    token.form = tag.form;
    token.plural = tag.plural;
    token.head = whole ? parse.heads[i] - 1 : -1;
    token.deprel = whole ? static_cast<Deprel>(parse.labels[i]) : Deprel::kDep;
  }
  if (whole) ResolveGapping(sentence);
  SetLemmas(text, sentence);
  sentence->parsed = true;
}

std::string Lemma(absl::string_view form, Upos upos) {
  const std::string lower = absl::AsciiStrToLower(form);
  const absl::string_view found = FindLemma(lower, PartOf(upos));
  return found.empty() ? RegularLemma(lower, upos) : std::string(found);
}

absl::string_view FamilyOf(absl::string_view lemma, Upos upos) {
  const tables::Word* word = FindWord(lemma);
  const uint8_t part = PartOf(upos);
  if (part == tables::kVerbPart) return word == nullptr ? lemma : TextOf(word->verb_family);
  if (part != tables::kNounPart) return lemma;
  const absl::string_view key = word == nullptr ? lemma : TextOf(word->noun_family);
  return key == lemma ? GerundFamily(lemma) : key;
}

std::vector<absl::string_view> NounHypernyms(absl::string_view lemma) {
  const tables::Word* word = FindWord(lemma);
  if (word == nullptr) return {};
  return HypernymsOf(*word);
}

bool LooksEnglish(absl::string_view text, int few_words) {
  constexpr size_t kSample = 8192;
  constexpr double kShare = 0.15;  // English prose has some 0.40, lists of names 0.15 to 0.25
  int words = 0, closed_class = 0;
  char buffer[12];
  for (size_t at = 0; at < std::min(text.size(), kSample);) {
    size_t end = at;
    while (end < text.size() && (IsAsciiLetter(text[end]) || ClassOf(text[end]) == kHighByte))
      ++end;
    if (end == at) {
      ++at;
      continue;
    }
    ++words;
    if (end - at <= sizeof(buffer)) {
      std::transform(text.begin() + at, text.begin() + end, buffer,
                     [](char c) { return absl::ascii_tolower(c); });
      const tables::Word* word = FindWord(absl::string_view(buffer, end - at));
      if (word != nullptr && (word->flags & tables::kFunctionWord) != 0) ++closed_class;
    }
    at = end;
  }
  return words < few_words || closed_class >= kShare * words;
}

}  // namespace dateline
