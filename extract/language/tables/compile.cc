// compile OUT FILES...: writes the word tables (format.h) from WordNet's files and from the TSV
// files of extract/language/data, told apart by their names. Deterministic.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "extract/language/tables/families.h"
#include "extract/language/tables/format.h"
#include "extract/language/tables/wordnet_source.h"

namespace dateline::tables {
namespace {

class Compiler {
 public:
  bool ReadTsv(const std::string& path);
  void AddWordNet(const WordNetSource& source);
  void Write(std::ostream& out) const;

 private:
  // All words must be known before indices are given: a first pass collects them.
  void CollectWords(const WordNetSource& source, const Families& families);
  void AddParts(const WordNetSource& source);
  void AddFamilies(const Families& families);
  void AddExceptions(const WordNetSource& source);
  void AddSynsets(const WordNetSource& source);
  uint32_t IndexOf(const std::string& word) const { return index_.at(word); }
  Word& At(const std::string& word) { return words_[IndexOf(word)]; }

  std::map<std::string, Abbreviation> abbreviations_;
  std::map<std::string, uint8_t> flags_;
  std::map<std::string, std::string> derivations_;  // noun -> verb
  std::vector<std::pair<std::string, std::pair<std::string, int>>> irregular_;

  std::map<std::string, uint32_t> index_;
  std::vector<Word> words_;
  std::vector<Exception> exceptions_;
  std::vector<Synset> synsets_;
  std::vector<uint32_t> hypernyms_;
  std::vector<uint32_t> synset_words_;
  std::string text_;
};

bool ReadAbbreviation(const std::string& kind, Abbreviation* result) {
  static const std::map<std::string, Abbreviation> kKinds = {{"title", Abbreviation::kTitle},
                                                             {"numbered", Abbreviation::kNumbered},
                                                             {"inner", Abbreviation::kInner},
                                                             {"any", Abbreviation::kAny},
                                                             {"month", Abbreviation::kMonth}};
  const auto found = kKinds.find(kind);
  if (found == kKinds.end()) return false;
  *result = found->second;
  return true;
}

bool ReadRoles(const std::string& roles, uint8_t* flags) {
  std::istringstream in(roles);
  for (std::string role; std::getline(in, role, ',');) {
    if (role == "function")
      *flags |= kFunctionWord;
    else if (role == "starter")
      *flags |= kSentenceStarter;
    else if (role == "prefix")
      *flags |= kHyphenPrefix;
    else
      return false;
  }
  return true;
}

// The bit of Word::frames for each of WordNet's 35 sentence frames (wninput(5WN)).
constexpr uint8_t kFrameKinds[36] = {0,
                                     kIntransitive,
                                     kIntransitive,
                                     kIntransitive,
                                     kIntransitive | kPrepositional,
                                     kPredicative,
                                     kPredicative,
                                     kPredicative,
                                     kTransitive,
                                     kTransitive,
                                     kTransitive,
                                     kTransitive,
                                     kPrepositional,
                                     kIntransitive,
                                     kDitransitive,
                                     kDitransitive | kPrepositional,
                                     kTransitive | kPrepositional,
                                     kTransitive | kPrepositional,
                                     kTransitive | kPrepositional,
                                     kTransitive | kPrepositional,
                                     kTransitive | kPrepositional,
                                     kTransitive | kPrepositional,
                                     kPrepositional,
                                     kTransitive,
                                     kInfinitiveClause,
                                     kInfinitiveClause,
                                     kClause,
                                     kPrepositional,
                                     kInfinitiveClause,
                                     kClause,
                                     kTransitive,
                                     kTransitive | kPrepositional,
                                     kInfinitiveClause,
                                     kInfinitiveClause,
                                     kClause,
                                     kInfinitiveClause};

// Of the first senses alone: rare ones would let every verb take everything.
uint8_t FramesOf(const WordNetSource& source, const std::string& lemma, const IndexEntry& entry) {
  constexpr size_t kSenses = 3;
  uint8_t frames = 0;
  for (size_t i = 0; i < std::min(entry.senses.size(), kSenses); ++i) {
    const auto synset = source.synsets.find(entry.senses[i]);
    if (synset == source.synsets.end()) continue;
    for (const auto& [frame, word] : synset->second.frames) {
      const bool ours = word == 0 || synset->second.words[word - 1] == lemma;
      if (ours && frame > 0 && frame < 36) frames |= kFrameKinds[frame];
    }
  }
  return frames;
}

bool Compiler::ReadTsv(const std::string& path) {
  std::ifstream in(path);
  const std::string name = path.substr(path.rfind('/') + 1);
  bool good = static_cast<bool>(in);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string word, second, third;
    std::getline(fields, word, '\t');
    std::getline(fields, second, '\t');
    std::getline(fields, third, '\t');
    bool line_good = !word.empty() && word.size() < 256;
    if (name == "abbreviations.tsv") {
      line_good &= ReadAbbreviation(second, &abbreviations_[word]);
    } else if (name == "function_words.tsv") {
      line_good &= ReadRoles(second, &flags_[word]);
    } else if (name == "derivations.tsv") {
      line_good &= !second.empty();
      derivations_[word] = second;
    } else {
      const int part = third.size() == 1 ? PartIndex(third[0]) : -1;
      line_good &= part >= 0;
      irregular_.push_back({word, {second, part}});
    }
    if (!line_good) {
      std::cerr << path << ":" << number << ": " << line << "; expected columns as its head says\n";
      good = false;
    }
  }
  return good;
}

void Compiler::CollectWords(const WordNetSource& source, const Families& families) {
  const auto add = [this](const std::string& word) {
    if (word.size() < 256) index_.emplace(word, 0);
  };
  for (const auto& index : source.index) {
    for (const auto& [lemma, entry] : index) add(lemma);
  }
  for (const auto& [key, synset] : source.synsets) {
    for (const std::string& word : synset.words) add(word);
  }
  for (const auto& list : source.exceptions) {
    for (const auto& [form, lemma] : list) {
      add(form);
      add(lemma);
    }
  }
  for (const auto& [word, kind] : abbreviations_) add(word);
  for (const auto& [word, flags] : flags_) add(word);
  for (const auto& [form, lemma] : irregular_) {
    add(form);
    add(lemma.first);
  }
  for (const auto& [noun, verb] : families.of_noun) {
    add(noun);
    add(verb);
  }
  uint32_t next = 0;
  for (auto& [word, index] : index_) {
    index = next++;
    Word entry = {};
    entry.text = static_cast<uint32_t>(text_.size());
    entry.length = static_cast<uint8_t>(word.size());
    entry.noun_file = entry.verb_file = 0xFF;
    entry.noun_family = entry.verb_family = index;
    entry.noun_synset = entry.exception = kNone;
    words_.push_back(entry);
    text_ += word;
  }
}

void Compiler::AddParts(const WordNetSource& source) {
  for (int part = 0; part < 4; ++part) {
    for (const auto& [lemma, entry] : source.index[part]) {
      Word& word = At(lemma);
      word.parts |= 1 << part;
      if (entry.senses.empty()) continue;
      const auto synset = source.synsets.find(entry.senses[0]);
      if (synset == source.synsets.end()) continue;
      if (part == 0) word.noun_file = synset->second.file;
      if (part == 1) word.verb_file = synset->second.file;
      if (part == 1) word.frames = FramesOf(source, lemma, entry);
    }
    for (const auto& [lemma, count] : source.tagged[part]) {
      const auto found = index_.find(lemma);
      if (found == index_.end()) continue;
      Word& word = words_[found->second];
      word.frequency = std::max<int>(word.frequency, 1 + static_cast<int>(std::log2(count + 1)));
    }
  }
  for (const auto& [word, kind] : abbreviations_) At(word).abbreviation = kind;
  for (const auto& [word, flags] : flags_) At(word).flags = flags;
}

void Compiler::AddFamilies(const Families& families) {
  for (const auto& [noun, verb] : families.of_noun) At(noun).noun_family = IndexOf(verb);
  for (const auto& [verb, key] : families.of_verb) At(verb).verb_family = IndexOf(key);
}

void Compiler::AddExceptions(const WordNetSource& source) {
  std::vector<std::vector<Exception>> by_form(words_.size());
  const auto add = [&](const std::string& form, const std::string& lemma, int part) {
    by_form[IndexOf(form)].push_back({IndexOf(form), IndexOf(lemma), 1u << part});
  };
  for (const auto& [form, lemma] : irregular_) add(form, lemma.first, lemma.second);
  for (int part = 0; part < 4; ++part) {
    for (const auto& [form, lemma] : source.exceptions[part]) add(form, lemma, part);
  }
  for (const auto& run : by_form) {
    if (run.empty()) continue;
    words_[run[0].form].exception = static_cast<uint32_t>(exceptions_.size());
    exceptions_.insert(exceptions_.end(), run.begin(), run.end());
  }
}

void Compiler::AddSynsets(const WordNetSource& source) {
  std::map<uint64_t, uint32_t> numbers;
  for (const auto& [key, synset] : source.synsets) {
    if (key % 4 == 0) numbers.emplace(key, static_cast<uint32_t>(numbers.size()));
  }
  for (const auto& [key, number] : numbers) {
    const SourceSynset& synset = source.synsets.at(key);
    synsets_.push_back(
        {static_cast<uint32_t>(hypernyms_.size()), static_cast<uint32_t>(synset_words_.size())});
    for (const std::string& word : synset.words) synset_words_.push_back(IndexOf(word));
    for (const Pointer& pointer : synset.pointers) {
      if (pointer.symbol != "@" && pointer.symbol != "@i") continue;
      const auto target = numbers.find(pointer.target);
      if (target != numbers.end()) hypernyms_.push_back(target->second);
    }
  }
  synsets_.push_back(
      {static_cast<uint32_t>(hypernyms_.size()), static_cast<uint32_t>(synset_words_.size())});
  for (const auto& [lemma, entry] : source.index[0]) {
    if (!entry.senses.empty()) At(lemma).noun_synset = numbers.at(entry.senses[0]);
  }
}

void Compiler::AddWordNet(const WordNetSource& source) {
  Families families = FindFamilies(source);
  for (const auto& [noun, verb] : derivations_) families.of_noun[noun] = verb;
  CollectWords(source, families);
  AddParts(source);
  AddFamilies(families);
  AddExceptions(source);
  AddSynsets(source);
}

template <typename T>
void WriteArray(const std::vector<T>& values, std::ostream& out) {
  out.write(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

void Compiler::Write(std::ostream& out) const {
  uint32_t hash_size = 1;
  while (hash_size < words_.size() * 2) hash_size *= 2;
  std::vector<Slot> hash(hash_size, Slot{kNone, 0});
  for (uint32_t i = 0; i < words_.size(); ++i) {
    const uint64_t key = Hash(&text_[words_[i].text], words_[i].length);
    uint32_t slot = static_cast<uint32_t>(key) & (hash_size - 1);
    while (hash[slot].word != kNone) slot = (slot + 1) & (hash_size - 1);
    hash[slot] = {i, static_cast<uint32_t>(key >> 32)};
  }
  const Header header = {kMagic,
                         static_cast<uint32_t>(words_.size()),
                         hash_size,
                         static_cast<uint32_t>(exceptions_.size()),
                         static_cast<uint32_t>(synsets_.size() - 1),
                         static_cast<uint32_t>(hypernyms_.size()),
                         static_cast<uint32_t>(synset_words_.size()),
                         static_cast<uint32_t>(text_.size())};
  out.write(reinterpret_cast<const char*>(&header), sizeof(header));
  WriteArray(words_, out);
  WriteArray(hash, out);
  WriteArray(exceptions_, out);
  WriteArray(synsets_, out);
  WriteArray(hypernyms_, out);
  WriteArray(synset_words_, out);
  out.write(text_.data(), text_.size());
}

int Main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: compile OUT FILES...\n";
    return 2;
  }
  Compiler compiler;
  std::vector<std::string> wordnet;
  bool good = true;
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    const bool tsv = path.size() > 4 && path.substr(path.size() - 4) == ".tsv";
    if (tsv)
      good &= compiler.ReadTsv(path);
    else
      wordnet.push_back(path);
  }
  if (!good) return 1;
  compiler.AddWordNet(ReadWordNet(wordnet));
  std::ofstream out(argv[1], std::ios::binary);
  compiler.Write(out);
  return out.good() ? 0 : 1;
}

}  // namespace
}  // namespace dateline::tables

int main(int argc, char** argv) { return dateline::tables::Main(argc, argv); }
