// The layout of the compiled-in word tables: what tables/compile.cc writes at build time and
// extract/language/words.cc reads in place, without a pass over them at start-up.
//
//   Header | Word[] | hash: Slot[] | Exception[] | Synset[] | uint32[] hypernyms
//   | uint32[] synset words | text
//
// Little-endian; every array starts at a multiple of four. Indices that point nowhere are kNone.
#ifndef DATELINE_EXTRACT_LANGUAGE_TABLES_FORMAT_H_
#define DATELINE_EXTRACT_LANGUAGE_TABLES_FORMAT_H_

#include <cstdint>

namespace dateline::tables {

constexpr uint32_t kNone = 0xFFFFFFFF;
constexpr uint32_t kMagic = 0x31574C44;  // "DLW1"

// Bits of Word::parts.
constexpr uint8_t kNounPart = 1, kVerbPart = 2, kAdjectivePart = 4, kAdverbPart = 8;

// Bits of Word::flags; the data files in extract/language/data say what stands behind them.
constexpr uint8_t kFunctionWord = 1;     // function_words.tsv
constexpr uint8_t kSentenceStarter = 2;  // may open a sentence after an abbreviation
constexpr uint8_t kHyphenPrefix = 4;     // "co" in "co-operation": the hyphen stays inside

// Bits of Word::frames: what the sentence frames of a verb's first senses let it take.
constexpr uint8_t kIntransitive = 1, kTransitive = 2, kDitransitive = 4, kPrepositional = 8,
                  kClause = 16, kInfinitiveClause = 32, kPredicative = 64;

// How a full stop after the word is to be read; abbreviations.tsv.
enum class Abbreviation : uint8_t { kNo, kTitle, kNumbered, kInner, kAny, kMonth };

struct Header {
  uint32_t magic;
  uint32_t word_count;
  uint32_t hash_size;  // a power of two
  uint32_t exception_count;
  uint32_t synset_count;
  uint32_t hypernym_count;
  uint32_t synset_word_count;
  uint32_t text_size;
};

struct Word {
  uint32_t text;  // offset into the text
  uint8_t length;
  uint8_t parts;  // of speech in WordNet; 0: an inflected form or an abbreviation alone
  uint8_t flags;
  Abbreviation abbreviation;
  uint8_t noun_file;  // lexicographer file of the first sense; 0xFF: none
  uint8_t verb_file;
  uint8_t frequency;     // log2 of the tagged occurrences in WordNet's texts, plus one; 0: none
  uint8_t frames;        // verbs: what they take
  uint32_t noun_family;  // index of the word that is the key
  uint32_t verb_family;
  uint32_t noun_synset;  // first sense
  uint32_t exception;    // first of its run in Exception[], where it is an irregular form
};

// Of the hash table: most words that are not in it, and most other words in the way, are told by
// the tag alone.
struct Slot {
  uint32_t word;  // kNone: free
  uint32_t tag;   // the hash's upper half
};

struct Exception {
  uint32_t form;   // word index
  uint32_t lemma;  // word index
  uint32_t part;   // one of the bits of Word::parts
};

struct Synset {        // of nouns
  uint32_t hypernyms;  // first in the array; the next synset's first is the end
  uint32_t words;
};

// FNV-1a, finished with a multiplication so that the low bits are mixed.
inline uint64_t Hash(const char* text, uint32_t size) {
  uint64_t hash = 0xcbf29ce484222325ull;
  for (uint32_t i = 0; i < size; ++i) {
    hash = (hash ^ static_cast<uint8_t>(text[i])) * 0x100000001b3ull;
  }
  hash *= 0x9E3779B97F4A7C15ull;
  return hash >> 32 | hash << 32;
}

}  // namespace dateline::tables

#endif  // DATELINE_EXTRACT_LANGUAGE_TABLES_FORMAT_H_
