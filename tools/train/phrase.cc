#include "tools/train/phrase.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace dateline::train {
namespace {

// Whether each token (from 1) is in the subtree of `token`.
std::vector<bool> InSubtree(const GoldSentence& sentence, int token) {
  const int n = static_cast<int>(sentence.heads.size());
  std::vector<bool> in(n + 1, false);
  for (int i = 1; i <= n; ++i) {
    int at = i;
    for (int steps = 0; at != 0 && at != token && steps <= n; ++steps) at = sentence.heads[at - 1];
    in[i] = at == token;
  }
  return in;
}

}  // namespace

void Insert(const Phrase& phrase, int at, int head, GoldSentence* sentence) {
  const int size = static_cast<int>(phrase.words.size());
  const auto moved = [&](int token) { return token > at ? token + size : token; };
  for (int& h : sentence->heads) h = moved(h);
  for (int i = 0; i < size; ++i) {
    const Phrase::Word& word = phrase.words[i];
    sentence->forms.insert(sentence->forms.begin() + at + i, word.form);
    sentence->lemmas.insert(sentence->lemmas.begin() + at + i, absl::AsciiStrToLower(word.form));
    sentence->tags.insert(sentence->tags.begin() + at + i, model::TagNumber(word.tag));
    sentence->heads.insert(sentence->heads.begin() + at + i,
                           word.head == 0 ? moved(head) : at + word.head);
    sentence->labels.insert(sentence->labels.begin() + at + i, static_cast<uint8_t>(word.label));
  }
}

Upos UposAt(const GoldSentence& sentence, int token) {
  return model::TagOf(sentence.tags[token]).upos;
}

Deprel LabelAt(const GoldSentence& sentence, int token) {
  return static_cast<Deprel>(sentence.labels[token]);
}

int RootOf(const GoldSentence& sentence) {
  return static_cast<int>(std::find(sentence.heads.begin(), sentence.heads.end(), 0) -
                          sentence.heads.begin()) +
         1;
}

bool EndsWithStop(const GoldSentence& sentence) {
  const int last = static_cast<int>(sentence.forms.size());
  return last > 3 && sentence.forms.back() == "." && sentence.heads.back() != 0 &&
         std::count(sentence.heads.begin(), sentence.heads.end(), last) == 0;
}

int EndOfSubtree(const GoldSentence& sentence, int token) {
  const std::vector<bool> in = InSubtree(sentence, token);
  const auto first = std::find(in.begin(), in.end(), true);
  const auto end = std::find(first, in.end(), false);
  if (std::find(end, in.end(), true) != in.end()) return 0;
  return static_cast<int>(end - in.begin()) - 1;
}

Phrase SubtreeOf(const GoldSentence& sentence, int token) {
  const int end = EndOfSubtree(sentence, token);
  if (end == 0) return {};
  const std::vector<bool> in = InSubtree(sentence, token);
  const int begin = static_cast<int>(std::find(in.begin(), in.end(), true) - in.begin());
  Phrase phrase;
  for (int i = begin; i <= end; ++i) {
    phrase.words.push_back({sentence.forms[i - 1], model::TagOf(sentence.tags[i - 1]),
                            i == token ? 0 : sentence.heads[i - 1] - begin + 1,
                            LabelAt(sentence, i - 1)});
  }
  return phrase;
}

}  // namespace dateline::train
