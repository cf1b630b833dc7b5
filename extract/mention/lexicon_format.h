// The bytes of the compiled lexicon: written by compile_lexicon at build time, read in place.
//
//   Header
//   PhraseSlot[1 << phrase_bits]   open addressing, linear probing; hash 0 is free
//   Entry[entries]                 entries of one phrase stand together, in order of precedence
//   WordSlot[1 << word_bits]       English words that are no names; fingerprint 0 is free
//   char[]                         phrases and rows
#ifndef DATELINE_EXTRACT_MENTION_LEXICON_FORMAT_H_
#define DATELINE_EXTRACT_MENTION_LEXICON_FORMAT_H_

#include <cstdint>

namespace dateline::lexicon_format {

constexpr uint32_t kMagic = 0x4c584c44;  // "DLXL"

struct Header {
  uint32_t magic = kMagic;
  uint32_t phrase_bits = 0;
  uint32_t entries = 0;
  uint32_t word_bits = 0;
  uint32_t string_bytes = 0;
  uint32_t padding[11] = {};
};
static_assert(sizeof(Header) == 64);

struct PhraseSlot {
  uint64_t hash = 0;    // StableHash of the key, never 0
  uint32_t entry = 0;   // index of the first Entry
  uint16_t count = 0;   // 0: no phrase ends here
  uint16_t longer = 0;  // 1: some phrase goes on with a space and another word
};
static_assert(sizeof(PhraseSlot) == 16);

struct Entry {
  uint32_t phrase = 0;  // offset of the phrase as the data file spells it
  uint32_t row = 0;     // offset of the row's other columns, tabs between
  uint16_t phrase_size = 0;
  uint16_t row_size = 0;
  uint8_t table = 0;  // LexTable
  uint8_t padding[3] = {};
};
static_assert(sizeof(Entry) == 16);

struct WordSlot {
  uint32_t fingerprint = 0;  // the hash's upper half, never 0
  uint8_t parts = 0;         // WordInfo bits
  uint8_t kind = 0;          // EntityKind of the noun's first sense, 0 none
  uint16_t padding = 0;
};
static_assert(sizeof(WordSlot) == 8);

}  // namespace dateline::lexicon_format

#endif  // DATELINE_EXTRACT_MENTION_LEXICON_FORMAT_H_
