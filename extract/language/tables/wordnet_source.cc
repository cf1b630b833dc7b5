#include "extract/language/tables/wordnet_source.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace dateline::tables {
namespace {

std::string Spaced(std::string word) {
  // "(a)", "(p)", "(ip)" after an adjective say where it may stand.
  if (!word.empty() && word.back() == ')') word.resize(word.rfind('('));
  for (char& c : word) {
    if (c == '_') c = ' ';
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  }
  return word;
}

// "03 + 08 00 + 09 00 + 17 02": a count, then frame and word each time.
void ReadFrames(std::istream& fields, SourceSynset* synset) {
  int count = 0;
  std::string plus, word;
  fields >> count;
  for (int frame; count > 0 && fields >> plus >> frame >> word; --count) {
    synset->frames.emplace_back(frame, std::strtol(word.c_str(), nullptr, 16));
  }
}

void ReadData(std::istream& in, char part, WordNetSource* source) {
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == ' ') continue;  // the licence
    std::istringstream fields(line);
    uint64_t offset;
    std::string file, type, hex, word;
    fields >> offset >> file >> type >> hex;
    SourceSynset synset;
    synset.file = std::atoi(file.c_str());
    for (int n = std::strtol(hex.c_str(), nullptr, 16); n > 0; --n) {
      std::string sense;
      fields >> word >> sense;
      synset.words.push_back(Spaced(word));
    }
    int pointers = 0;
    fields >> pointers;
    for (int i = 0; i < pointers; ++i) {
      Pointer pointer;
      uint64_t target;
      std::string target_part, words;
      fields >> pointer.symbol >> target >> target_part >> words;
      pointer.target = SynsetKey(target, target_part[0]);
      pointer.source_word = std::strtol(words.substr(0, 2).c_str(), nullptr, 16);
      pointer.target_word = std::strtol(words.substr(2, 2).c_str(), nullptr, 16);
      synset.pointers.push_back(pointer);
    }
    if (part == 'v') ReadFrames(fields, &synset);
    source->synsets[SynsetKey(offset, part)] = std::move(synset);
  }
}

void ReadIndex(std::istream& in, char part, WordNetSource* source) {
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == ' ') continue;
    std::istringstream fields(line);
    std::string lemma, type, symbol;
    int senses, pointers, same_senses, tagged;
    fields >> lemma >> type >> senses >> pointers;
    for (int i = 0; i < pointers; ++i) fields >> symbol;
    fields >> same_senses >> tagged;
    IndexEntry entry;
    for (uint64_t offset; fields >> offset;) entry.senses.push_back(SynsetKey(offset, part));
    source->index[PartIndex(part)][Spaced(lemma)] = std::move(entry);
  }
}

// cntlist.rev: "lemma%1:04:00:: sense-number count".
void ReadCounts(std::istream& in, WordNetSource* source) {
  constexpr int kPartOfSenseKey[6] = {-1, 0, 1, 2, 3, 2};
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string key;
    int sense, count;
    if (!(fields >> key >> sense >> count)) continue;
    const size_t percent = key.find('%');
    if (percent == std::string::npos || percent + 1 >= key.size()) continue;
    const int part = key[percent + 1] - '0';
    if (part < 1 || part > 5) continue;
    source->tagged[kPartOfSenseKey[part]][Spaced(key.substr(0, percent))] += count;
  }
}

void ReadExceptions(std::istream& in, char part, WordNetSource* source) {
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string form, lemma;
    if (fields >> form >> lemma) {
      source->exceptions[PartIndex(part)].emplace_back(Spaced(form), Spaced(lemma));
    }
  }
}

char PartOfFile(const std::string& name) {
  if (name.find("noun") != std::string::npos) return 'n';
  if (name.find("verb") != std::string::npos) return 'v';
  if (name.find("adj") != std::string::npos) return 'a';
  if (name.find("adv") != std::string::npos) return 'r';
  return 0;
}

}  // namespace

uint64_t SynsetKey(uint64_t offset, char part) { return offset * 4 + PartIndex(part); }

int PartIndex(char part) {
  switch (part) {
    case 'n': return 0;
    case 'v': return 1;
    case 'a':
    case 's': return 2;
    case 'r': return 3;
    default: return -1;
  }
}

WordNetSource ReadWordNet(const std::vector<std::string>& paths) {
  WordNetSource source;
  for (const std::string& path : paths) {
    const std::string name = path.substr(path.rfind('/') + 1);
    // "adverb" holds "verb", so look at what distinguishes the file names, "adv".
    const char part = name.find("adv") != std::string::npos ? 'r' : PartOfFile(name);
    std::ifstream in(path);
    if (!in) {
      std::cerr << path << ": cannot be read; expected a file of WordNet 3.0\n";
      std::exit(1);
    }
    if (name == "cntlist.rev") ReadCounts(in, &source);
    if (part == 0) continue;
    if (name.rfind("data.", 0) == 0) ReadData(in, part, &source);
    if (name.rfind("index.", 0) == 0) ReadIndex(in, part, &source);
    if (name.size() > 4 && name.substr(name.size() - 4) == ".exc") {
      ReadExceptions(in, part, &source);
    }
  }
  return source;
}

}  // namespace dateline::tables
