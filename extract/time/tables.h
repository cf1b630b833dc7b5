// The compiled form of lexicon and rules: what compile_rules writes and the scanner reads in
// place, without a copy or any work at start-up.
//
//   const Tables& tables = Tables::Default();
//   const Word* word = tables.Find(hash, "october");
//
// All numbers are native-endian; the tables are built for the machine that they run on.
#ifndef DATELINE_EXTRACT_TIME_TABLES_H_
#define DATELINE_EXTRACT_TIME_TABLES_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "extract/time/pattern.h"
#include "extract/time/slots.h"

namespace dateline {

// An entry of the word table; open addressing, `length` 0 is an empty bucket.
struct Word {
  uint32_t hash = 0;
  uint32_t text = 0;         // offset into strings
  uint32_t first_value = 0;  // into values
  uint16_t symbol_lower = 0;
  uint16_t symbol_capital = 0;  // the word with a capital first letter
  uint8_t length = 0;
  uint8_t value_count = 0;
  uint8_t dotted = 0;  // an abbreviation that swallows its dots: "bc" for "B.C."
  uint8_t unused = 0;
};

// What a word counts for in a class: (MONTH, 10) for october.
struct ClassValue {
  uint32_t predicate = 0;
  int32_t value = 0;
};

struct RuleEntry {
  uint32_t name = 0;  // offset into strings, zero-terminated
  uint32_t program = 0;
  int32_t priority = 0;
  uint8_t op = 0;
  uint8_t unused[3] = {};
};

struct TablesHeader {
  static constexpr uint32_t kMagic = 0x4c54444d;
  uint32_t magic = kMagic;
  uint32_t bucket_count, bucket_offset;  // power of two
  uint32_t value_count, value_offset;
  uint32_t symbol_count, predicate_words, symbol_offset;  // bit sets of predicates
  uint32_t state_count, state_offset;                     // uint32 base of each state
  uint32_t edge_count, edge_offset;                       // Edge
  uint32_t accept_offset, accept_list_count, accept_list_offset;
  uint32_t rule_count, rule_offset;
  uint32_t instruction_count, instruction_offset;
  uint32_t predicate_count, predicate_name_offset;  // uint32 string offsets
  uint32_t string_size, string_offset;
};

struct Edge {
  uint32_t check = 0;  // state + 1; 0: free
  uint32_t next = 0;
};

// Symbol numbers: 0 is a word or sign of no class, 1 a plain
// word; shapes follow; then signatures of words.
inline constexpr uint16_t kNoSymbol = 0;
// A lower-case word that the lexicon does not know, of the class WORD.
inline constexpr uint16_t kPlainWordSymbol = 1;
inline constexpr uint16_t kFirstShapeSymbol = 2;

// FNV-1a over the lower-case bytes; the scanner computes it while it reads the word.
inline constexpr uint32_t kHashSeed = 0x811c9dc5u;
inline constexpr uint32_t HashStep(uint32_t hash, unsigned char c) {
  return (hash ^ c) * 0x01000193u;
}

class Tables {
 public:
  static const Tables& Default();
  // data must stay and start at a multiple of 8. Aborts on data of another build.
  explicit Tables(const char* data);

  // Null: a word of no class. text is lower-case.
  const Word* Find(uint32_t hash, absl::string_view text) const {
    for (uint32_t i = Spread(hash) & bucket_mask_;; i = (i + 1) & bucket_mask_) {
      const Word& word = buckets_[i];
      if (word.length == 0) return nullptr;
      if (word.hash == hash && text == absl::string_view(strings_ + word.text, word.length)) {
        return &word;
      }
    }
  }
  static uint32_t Spread(uint32_t hash) { return hash ^ (hash >> 15); }

  // The state after `state` on a symbol; 0: none. State 1 is the start.
  uint32_t Next(uint32_t state, uint32_t symbol, bool glued) const {
    const Edge& edge = edges_[bases_[state] + symbol * 2 + glued];
    return edge.check == state + 1 ? edge.next : 0;
  }
  // Rules that match when the automaton is in a state, best first.
  const uint32_t* AcceptBegin(uint32_t state) const { return accept_list_ + accepts_[state]; }
  const uint32_t* AcceptEnd(uint32_t state) const { return accept_list_ + accepts_[state + 1]; }

  bool Satisfies(uint32_t symbol, int predicate) const {
    return symbols_[symbol * predicate_words_ + predicate / 64] >> (predicate % 64) & 1;
  }
  const ClassValue* ValuesOf(const Word& word) const { return values_ + word.first_value; }
  // -1: no pattern names it.
  int Predicate(absl::string_view name) const;
  absl::string_view PredicateName(int predicate) const;

  const RuleEntry& rule(uint32_t index) const { return rules_[index]; }
  uint32_t rule_count() const { return header_->rule_count; }
  absl::string_view RuleName(uint32_t index) const { return strings_ + rules_[index].name; }
  const Instruction* Program(uint32_t index) const { return code_ + rules_[index].program; }
  const TablesHeader& header() const { return *header_; }

 private:
  const TablesHeader* header_;
  const Word* buckets_;
  uint32_t bucket_mask_;
  const ClassValue* values_;
  const uint64_t* symbols_;
  uint32_t predicate_words_;
  const uint32_t* bases_;
  const Edge* edges_;
  const uint32_t* accepts_;
  const uint32_t* accept_list_;
  const RuleEntry* rules_;
  const Instruction* code_;
  const uint32_t* predicate_names_;
  const char* strings_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_TABLES_H_
