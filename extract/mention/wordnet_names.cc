#include "extract/mention/wordnet_names.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "proto/claim.pb.h"

namespace dateline {
namespace {

struct Synset {
  int file = 0;  // lexicographer file: 4 is noun.act
  std::vector<std::string> words;
  std::vector<std::string> hypernyms;  // offsets
  std::vector<std::string> instance_of;
  std::vector<std::string> wholes;
};
using Synsets = absl::flat_hash_map<std::string, Synset>;

// wndb(5): offset file type count_hex (word lex_id)* pointers (symbol offset type source/target)*
bool ReadSynset(const std::string& line, std::string* offset, Synset* synset) {
  if (line.empty() || line[0] == ' ') return false;
  const std::vector<std::string> f = absl::StrSplit(line.substr(0, line.find(" | ")), ' ');
  if (f.size() < 6) return false;
  *offset = f[0];
  int words = 0, pointers = 0;
  if (!absl::SimpleAtoi(f[1], &synset->file) || !absl::SimpleHexAtoi(f[3], &words)) return false;
  const size_t after = 4 + 2 * words;
  if (after >= f.size() || !absl::SimpleAtoi(f[after], &pointers)) return false;
  for (int i = 0; i < words; ++i) synset->words.push_back(f[4 + 2 * i]);
  for (int i = 0; i < pointers && after + 4 + 4 * i < f.size(); ++i) {
    const std::string& symbol = f[after + 1 + 4 * i];
    const std::string& target = f[after + 2 + 4 * i];
    if (symbol == "@") synset->hypernyms.push_back(target);
    if (symbol == "@i") synset->instance_of.push_back(target);
    if (symbol == "#p") synset->wholes.push_back(target);
  }
  return true;
}

// The concepts whose kinds of things bear names of one EntityKind: a word of the synset and its
// lexicographer file. Earlier rows win.
struct Root {
  const char* word;
  int file;
  EntityKind kind;
};
constexpr Root kRoots[] = {
    {"person", 3, PERSON},
    {"written_agreement", 10, TREATY},
    {"treaty", 10, TREATY},
    {"publication", 10, WORK},
    {"book", 10, WORK},
    {"military_action", 4, WAR},
    {"organization", 14, ORGANISATION},
    {"vessel", 6, PRODUCT},
    {"craft", 6, PRODUCT},
    {"region", 15, PLACE},
    {"geological_formation", 17, PLACE},
    {"body_of_water", 17, PLACE},
    {"land", 17, PLACE},
};

int KindOf(const Synsets& nouns, const std::string& start) {
  std::vector<std::string> todo = {start};
  absl::flat_hash_set<std::string> seen;
  for (size_t i = 0; i < todo.size(); ++i) {
    const auto found = nouns.find(todo[i]);
    if (found == nouns.end() || !seen.insert(todo[i]).second) continue;
    const Synset& synset = found->second;
    for (const Root& root : kRoots) {
      if (synset.file == root.file &&
          std::find(synset.words.begin(), synset.words.end(), root.word) != synset.words.end()) {
        return root.kind;
      }
    }
    for (const auto& up : synset.hypernyms) todo.push_back(up);
  }
  return 0;
}

bool IsPlainWord(absl::string_view word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string Spaced(absl::string_view word) {
  return absl::StrReplaceAll(word.substr(0, word.find('(')), {{"_", " "}});
}

bool ReadWords(const std::string& path, uint8_t part, WordNetWords* out) {
  std::ifstream in(path);
  if (!in) return false;
  std::string line, offset;
  while (std::getline(in, line)) {
    Synset synset;
    if (!ReadSynset(line, &offset, &synset)) continue;
    for (const std::string& word : synset.words) {
      const std::string plain = word.substr(0, word.find('('));
      if (IsPlainWord(plain)) out->words[plain].parts |= part;
    }
  }
  return true;
}

WordNetName NameOf(const Synsets& nouns, const Synset& synset, int kind) {
  WordNetName name;
  name.kind = kind;
  for (const std::string& word : synset.words) {
    // "capital_of_Afghanistan", "battle_of_Ypres": described rather than named.
    if (std::isupper(static_cast<unsigned char>(word[0])) || kind == WAR) {
      name.names.push_back(Spaced(word));
    }
  }
  for (const std::string& what_is : synset.instance_of) {
    const auto what = nouns.find(what_is);
    if (kind != PERSON || what == nouns.end()) continue;
    for (const std::string& word : what->second.words) name.is.push_back(Spaced(word));
  }
  std::set<std::string> seen;
  std::vector<std::string> todo = synset.wholes;
  for (size_t i = 0; i < todo.size() && i < 20; ++i) {
    const auto whole = nouns.find(todo[i]);
    if (whole == nouns.end() || !seen.insert(todo[i]).second) continue;
    for (const auto& word : whole->second.words) name.within.push_back(Spaced(word));
    for (const auto& up : whole->second.wholes) todo.push_back(up);
  }
  return name;
}

// index.noun lists the senses of a lemma by frequency; the first counts.
bool ReadIndex(const std::string& path, const Synsets& nouns, WordNetWords* out) {
  std::ifstream in(path);
  if (!in) return false;
  std::string line;
  std::set<std::string> done;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == ' ') continue;
    const std::vector<std::string> f = absl::StrSplit(line, ' ', absl::SkipEmpty());
    int pointers = 0;
    if (f.size() < 7 || !absl::SimpleAtoi(f[3], &pointers) || f.size() <= 6u + pointers) continue;
    const std::string& first = f[6 + pointers];
    const auto synset = nouns.find(first);
    if (synset == nouns.end()) continue;
    const auto word = out->words.find(f[0]);
    if (word != out->words.end() && synset->second.instance_of.empty()) {
      word->second.kind = KindOf(nouns, first);
    }
    if (synset->second.instance_of.empty() || !done.insert(first).second) continue;
    const int kind = KindOf(nouns, synset->second.instance_of[0]);
    if (kind) out->names.push_back(NameOf(nouns, synset->second, kind));
  }
  return true;
}

}  // namespace

WordNetWords ReadWordNet(const std::string& dir, std::string* error) {
  WordNetWords out;
  Synsets nouns;
  std::ifstream in(dir + "/data.noun");
  std::string line, offset;
  while (std::getline(in, line)) {
    Synset synset;
    if (ReadSynset(line, &offset, &synset)) nouns.emplace(offset, std::move(synset));
  }
  if (nouns.empty()) *error = dir + "/data.noun";
  constexpr struct {
    const char* file;
    uint8_t part;
  } kParts[] = {{"/data.noun", 1}, {"/data.verb", 2}, {"/data.adj", 4}, {"/data.adv", 8}};
  for (const auto& [file, part] : kParts) {
    if (!ReadWords(dir + file, part, &out)) *error = dir + file;
  }
  if (!ReadIndex(dir + "/index.noun", nouns, &out)) *error = dir + "/index.noun";
  return out;
}

}  // namespace dateline
