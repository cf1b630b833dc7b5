#include "extract/language/words.h"

#include <algorithm>
#include <cstring>

#include "absl/container/inlined_vector.h"

extern "C" const char dateline_word_tables_begin[];

namespace dateline {
namespace {

using tables::Exception;
using tables::Header;
using tables::kNone;
using tables::Slot;
using tables::Synset;
using tables::Word;

// Where each array starts; constant arithmetic on the header.
struct Layout {
  const Header& header;
  const Word* words;
  const Slot* hash;
  const Exception* exceptions;
  const Synset* synsets;
  const uint32_t* hypernyms;
  const uint32_t* synset_words;
  const char* text;
};

Layout Open() {
  const char* at = dateline_word_tables_begin;
  const Header& header = *reinterpret_cast<const Header*>(at);
  const auto take = [&](size_t bytes) {
    const char* p = at;
    at += bytes;
    return p;
  };
  take(sizeof(Header));
  const auto* words = reinterpret_cast<const Word*>(take(header.word_count * sizeof(Word)));
  const auto* hash = reinterpret_cast<const Slot*>(take(header.hash_size * sizeof(Slot)));
  const auto* exceptions =
      reinterpret_cast<const Exception*>(take(header.exception_count * sizeof(Exception)));
  const auto* synsets =
      reinterpret_cast<const Synset*>(take((header.synset_count + 1) * sizeof(Synset)));
  const auto* hypernyms = reinterpret_cast<const uint32_t*>(take(header.hypernym_count * 4));
  const auto* synset_words = reinterpret_cast<const uint32_t*>(take(header.synset_word_count * 4));
  return {header, words, hash, exceptions, synsets, hypernyms, synset_words, at};
}

const Layout& Tables() {
  static const Layout& layout = *new Layout(Open());
  return layout;
}

absl::string_view Text(const Layout& t, const Word& word) {
  return absl::string_view(t.text + word.text, word.length);
}

bool Has(absl::string_view lower, uint8_t part, absl::string_view* lemma) {
  const Word* word = FindWord(lower);
  if (word == nullptr || (word->parts & part) == 0) return false;
  *lemma = Text(Tables(), *word);
  return true;
}

struct Ending {
  uint8_t part;
  absl::string_view from, to;
};

// WordNet's rules of detachment (morphy(7WN)), and "ies" for verbs' and nouns' alike.
constexpr Ending kEndings[] = {
    {tables::kNounPart, "ies", "y"},       {tables::kNounPart, "ses", "s"},
    {tables::kNounPart, "xes", "x"},       {tables::kNounPart, "zes", "z"},
    {tables::kNounPart, "ches", "ch"},     {tables::kNounPart, "shes", "sh"},
    {tables::kNounPart, "men", "man"},     {tables::kNounPart, "s", ""},
    {tables::kVerbPart, "ies", "y"},       {tables::kVerbPart, "ied", "y"},
    {tables::kVerbPart, "es", "e"},        {tables::kVerbPart, "es", ""},
    {tables::kVerbPart, "s", ""},          {tables::kVerbPart, "ed", "e"},
    {tables::kVerbPart, "ed", ""},         {tables::kVerbPart, "ing", "e"},
    {tables::kVerbPart, "ing", ""},        {tables::kAdjectivePart, "er", ""},
    {tables::kAdjectivePart, "est", ""},   {tables::kAdjectivePart, "er", "e"},
    {tables::kAdjectivePart, "est", "e"},  {tables::kAdjectivePart, "ier", "y"},
    {tables::kAdjectivePart, "iest", "y"}, {tables::kAdverbPart, "er", ""},
    {tables::kAdverbPart, "est", ""},
};

bool EndsWith(absl::string_view text, absl::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

absl::string_view Detach(absl::string_view lower, uint8_t part) {
  char buffer[256];
  absl::string_view lemma;
  for (const Ending& ending : kEndings) {
    if (ending.part != part || !EndsWith(lower, ending.from)) continue;
    const size_t stem = lower.size() - ending.from.size();
    if (stem < 2 || stem + ending.to.size() > sizeof(buffer)) continue;
    std::memcpy(buffer, lower.data(), stem);
    std::memcpy(buffer + stem, ending.to.data(), ending.to.size());
    const absl::string_view candidate(buffer, stem + ending.to.size());
    if (Has(candidate, part, &lemma)) return lemma;
    // "cancelled", "refuelling": British doubling, which the lists of exceptions miss at times.
    const bool doubles = part == tables::kVerbPart && ending.to.empty() && ending.from != "s" &&
                         stem > 3 && buffer[stem - 1] == buffer[stem - 2];
    if (doubles && Has(candidate.substr(0, stem - 1), part, &lemma)) return lemma;
  }
  return {};
}

}  // namespace

const Word* FindWord(absl::string_view lower) {
  if (lower.empty() || lower.size() > 255) return nullptr;
  const Layout& t = Tables();
  const uint32_t mask = t.header.hash_size - 1;
  const uint64_t key = tables::Hash(lower.data(), lower.size());
  const uint32_t tag = static_cast<uint32_t>(key >> 32);
  for (uint32_t at = static_cast<uint32_t>(key) & mask; t.hash[at].word != kNone;
       at = (at + 1) & mask) {
    if (t.hash[at].tag != tag) continue;
    const Word& word = t.words[t.hash[at].word];
    if (Text(t, word) == lower) return &word;
  }
  return nullptr;
}

absl::string_view TextOf(uint32_t word) {
  const Layout& t = Tables();
  return Text(t, t.words[word]);
}

absl::string_view TextOf(const Word& word) { return Text(Tables(), word); }

absl::string_view FindLemma(absl::string_view lower, uint8_t part, FormOrder order) {
  const Layout& t = Tables();
  const Word* word = FindWord(lower);
  if (word == nullptr) return Detach(lower, part);
  const bool is_lemma = (word->parts & part) != 0;
  if (is_lemma && order == FormOrder::kFirst) return Text(t, *word);
  for (uint32_t i = word->exception;
       i < t.header.exception_count && &t.words[t.exceptions[i].form] == word; ++i) {
    if (t.exceptions[i].part == part) return Text(t, t.words[t.exceptions[i].lemma]);
  }
  if (is_lemma && order == FormOrder::kSecond) return Text(t, *word);
  const absl::string_view detached = Detach(lower, part);
  return detached.empty() && is_lemma ? Text(t, *word) : detached;
}

uint8_t PartOf(Upos upos) {
  switch (upos) {
    case Upos::kNoun:
    case Upos::kPropn: return tables::kNounPart;
    case Upos::kVerb:
    case Upos::kAux: return tables::kVerbPart;
    case Upos::kAdj: return tables::kAdjectivePart;
    case Upos::kAdv: return tables::kAdverbPart;
    default: return 0;
  }
}

std::vector<absl::string_view> HypernymsOf(const Word& noun) {
  std::vector<absl::string_view> result;
  if (noun.noun_synset == kNone) return result;
  const Layout& t = Tables();
  // Breadth first. The deepest chain has some twenty synsets, so a linear search for repeats does.
  absl::InlinedVector<uint32_t, 32> synsets = {noun.noun_synset};
  for (size_t i = 0; i < synsets.size(); ++i) {
    const Synset* synset = &t.synsets[synsets[i]];
    for (uint32_t w = synset->words; i > 0 && w < synset[1].words; ++w) {
      const absl::string_view text = Text(t, t.words[t.synset_words[w]]);
      if (std::find(result.begin(), result.end(), text) == result.end()) result.push_back(text);
    }
    for (uint32_t h = synset->hypernyms; h < synset[1].hypernyms; ++h) {
      const uint32_t target = t.hypernyms[h];
      if (std::find(synsets.begin(), synsets.end(), target) == synsets.end()) {
        synsets.push_back(target);
      }
    }
  }
  return result;
}

}  // namespace dateline
