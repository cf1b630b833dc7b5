// Reads the files of a WordNet 3.0 database (wndb(5WN)) for the table compiler.
#ifndef DATELINE_EXTRACT_LANGUAGE_TABLES_WORDNET_SOURCE_H_
#define DATELINE_EXTRACT_LANGUAGE_TABLES_WORDNET_SOURCE_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dateline::tables {

struct Pointer {
  std::string symbol;   // "@", "@i", "+", ...
  uint64_t target = 0;  // key of the synset (SynsetKey)
  int source_word = 0;  // from 1; 0: the whole synset
  int target_word = 0;
};

struct SourceSynset {
  int file = 0;  // lexicographer file
  std::vector<std::string> words;
  std::vector<Pointer> pointers;
  std::vector<std::pair<int, int>> frames;  // verbs: frame number, word from 1 (0: all words)
};

struct IndexEntry {
  std::vector<uint64_t> senses;  // synset keys, most frequent first
};

struct WordNetSource {
  std::map<uint64_t, SourceSynset> synsets;
  std::map<std::string, IndexEntry> index[4];                      // by part: n, v, a, r
  std::vector<std::pair<std::string, std::string>> exceptions[4];  // form, lemma
  std::map<std::string, int> tagged[4];  // occurrences in the sense-tagged texts
};

// Unique over the parts of speech: offsets alone are unique in one file.
uint64_t SynsetKey(uint64_t offset, char part);

// 0 to 3 for n, v, a (and s), r; -1 for others.
int PartIndex(char part);

// Files are told apart by their names (index.noun, data.verb, adj.exc, ...); others are ignored.
// Dies with a message on a file that cannot be read.
WordNetSource ReadWordNet(const std::vector<std::string>& paths);

}  // namespace dateline::tables

#endif  // DATELINE_EXTRACT_LANGUAGE_TABLES_WORDNET_SOURCE_H_
