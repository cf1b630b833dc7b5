// Build time: word lists and WordNet -> the table that lexicon.cc reads.
//
//   compile_lexicon OUT WORDNET_DIR state=extract/lexicon/states.tsv demonym=...
//
// All mistakes in the data are reported at once as file:line: what; expected what.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/wordnet_names.h"

namespace dateline {
namespace {

using mention::LexKey;
using mention::LexTable;

using lexicon_format::Entry;
using lexicon_format::Header;
using lexicon_format::PhraseSlot;
using lexicon_format::WordSlot;

struct TableSpec {
  const char* name;
  LexTable table;
  int min_columns, max_columns;  // behind the phrases
};
constexpr TableSpec kTables[] = {
    {"common", LexTable::kCommonWord, 1, 1},         {"state", LexTable::kState, 1, 4},
    {"demonym", LexTable::kDemonym, 1, 1},           {"place", LexTable::kPlace, 1, 3},
    {"organisation", LexTable::kOrganisation, 2, 3}, {"title", LexTable::kTitle, 1, 2},
    {"given", LexTable::kGivenName, 0, 1},           {"kind", LexTable::kKindWord, 1, 2},
    {"currency", LexTable::kCurrency, 1, 1},         {"unit", LexTable::kUnit, 4, 4},
    {"number", LexTable::kNumberWord, 2, 2},         {"hedge", LexTable::kHedge, 2, 2},
    {"reference", LexTable::kReference, 1, 1},       {"speech", LexTable::kSpeechVerb, 1, 1},
    {"role", LexTable::kWordRole, 1, 1},
};

struct RawEntry {
  LexTable table;
  std::string phrase, row;
};

class Builder {
 public:
  void Add(LexTable table, absl::string_view phrase, absl::string_view row) {
    const std::string key = LexKey(phrase);
    if (key.empty()) return;
    std::vector<RawEntry>& entries = phrases_[key];
    for (const RawEntry& e : entries) {
      if (e.table == table && e.phrase == phrase && e.row == row) return;
    }
    entries.push_back({table, std::string(phrase), std::string(row)});
    for (size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
      prefixes_.insert(key.substr(0, at));
    }
  }
  // The row of an id: "=state:SU" (KnownId), its phrase the usual name. The first row counts.
  void AddId(LexTable table, absl::string_view id, absl::string_view phrase,
             absl::string_view row) {
    std::vector<RawEntry>& entries = phrases_[absl::StrCat("=", id)];
    if (entries.empty()) entries.push_back({table, std::string(phrase), std::string(row)});
  }
  void AddWord(const std::string& word, uint8_t parts, int kind) {
    words_.push_back({word, parts, kind});
  }
  std::string Write();

 private:
  struct RawWord {
    std::string word;
    uint8_t parts;
    int kind;
  };
  uint32_t Intern(const std::string& text) {
    const auto [at, fresh] = offsets_.emplace(text, static_cast<uint32_t>(strings_.size()));
    if (fresh) strings_ += text;
    return at->second;
  }
  std::vector<PhraseSlot> Slots(std::vector<Entry>* entries, uint32_t* bits);
  std::vector<WordSlot> WordSlots(uint32_t* bits);

  std::map<std::string, std::vector<RawEntry>> phrases_;
  std::set<std::string> prefixes_;
  std::vector<RawWord> words_;
  std::map<std::string, uint32_t> offsets_;
  std::string strings_;
};

uint32_t BitsFor(size_t count) {
  uint32_t bits = 4;
  while ((size_t{1} << bits) < count * 2) ++bits;
  return bits;
}

std::vector<PhraseSlot> Builder::Slots(std::vector<Entry>* entries, uint32_t* bits) {
  for (const std::string& prefix : prefixes_) phrases_[prefix];
  *bits = BitsFor(phrases_.size());
  const uint32_t mask = (uint32_t{1} << *bits) - 1;
  std::vector<PhraseSlot> slots(size_t{1} << *bits);
  for (auto& [key, raw] : phrases_) {
    std::stable_sort(raw.begin(), raw.end(),
                     [](const RawEntry& a, const RawEntry& b) { return a.table < b.table; });
    PhraseSlot slot;
    slot.hash = StableHash(key) | 1;
    slot.entry = static_cast<uint32_t>(entries->size());
    slot.count = static_cast<uint16_t>(raw.size());
    slot.longer = prefixes_.count(key) ? 1 : 0;
    for (const RawEntry& r : raw) {
      Entry entry;
      entry.phrase = Intern(r.phrase);
      entry.phrase_size = static_cast<uint16_t>(r.phrase.size());
      entry.row = Intern(r.row);
      entry.row_size = static_cast<uint16_t>(r.row.size());
      entry.table = static_cast<uint8_t>(r.table);
      entries->push_back(entry);
    }
    uint32_t at = static_cast<uint32_t>(slot.hash >> 32) & mask;
    while (slots[at].hash != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  return slots;
}

std::vector<WordSlot> Builder::WordSlots(uint32_t* bits) {
  *bits = BitsFor(words_.size());
  const uint32_t mask = (uint32_t{1} << *bits) - 1;
  std::vector<WordSlot> slots(size_t{1} << *bits);
  for (const RawWord& word : words_) {
    const uint64_t hash = StableHash(word.word);
    WordSlot slot;
    slot.fingerprint = static_cast<uint32_t>(hash >> 32) | 1;
    slot.parts = word.parts;
    slot.kind = static_cast<uint8_t>(word.kind);
    uint32_t at = static_cast<uint32_t>(hash) & mask;
    while (slots[at].fingerprint != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  return slots;
}

template <typename T>
void AppendBytes(const std::vector<T>& values, std::string* out) {
  out->append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

std::string Builder::Write() {
  Header header;
  std::vector<Entry> entries;
  const std::vector<PhraseSlot> slots = Slots(&entries, &header.phrase_bits);
  const std::vector<WordSlot> words = WordSlots(&header.word_bits);
  header.entries = static_cast<uint32_t>(entries.size());
  header.string_bytes = static_cast<uint32_t>(strings_.size());
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  AppendBytes(slots, &out);
  AppendBytes(entries, &out);
  AppendBytes(words, &out);
  return out + strings_;
}

const TableSpec* FindTable(absl::string_view name) {
  for (const TableSpec& spec : kTables) {
    if (name == spec.name) return &spec;
  }
  return nullptr;
}

// State and place names -> ids, for the wholes that WordNet names.
using Ids = std::map<std::string, std::string>;

void ReadTable(const std::string& path, const TableSpec& spec, Builder* builder, Ids* ids,
               std::vector<std::string>* errors) {
  std::ifstream in(path);
  if (!in) errors->push_back(path + ": cannot be read");
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    const int extra = static_cast<int>(columns.size()) - 1;
    if (columns[0].empty() || extra < spec.min_columns || extra > spec.max_columns) {
      errors->push_back(absl::StrCat(path, ":", number, ": ", extra + 1, " columns; expected ",
                                     spec.min_columns + 1, " to ", spec.max_columns + 1));
      continue;
    }
    const std::string row =
        absl::StrJoin(std::vector<std::string>(columns.begin() + 1, columns.end()), "\t");
    const std::vector<absl::string_view> phrases =
        absl::StrSplit(columns[0], '|', absl::SkipEmpty());
    const bool has_id = spec.table == LexTable::kState || spec.table == LexTable::kPlace ||
                        spec.table == LexTable::kOrganisation;
    if (has_id) builder->AddId(spec.table, columns[1], phrases[0], row);
    for (absl::string_view phrase : phrases) {
      builder->Add(spec.table, phrase, row);
      // 'Organisation of Islamic Cooperation' for 'Organisation of the ...'
      if (has_id && absl::StrContains(phrase, " the ")) {
        builder->Add(spec.table, absl::StrReplaceAll(phrase, {{" the ", " "}}), row);
      }
      if (spec.table == LexTable::kState || spec.table == LexTable::kPlace) {
        ids->emplace(Fold(phrase), columns[1]);
      }
    }
  }
}

const char* KindPrefix(int kind) {
  switch (kind) {
    case PERSON: return "person:";
    case PLACE: return "place:";
    case ORGANISATION: return "org:";
    case TREATY: return "treaty:";
    case WAR: return "war:";
    case WORK: return "work:";
    default: return "product:";
  }
}

void AddWordNet(const WordNetWords& wordnet, const Ids& ids, Builder* builder) {
  // Surnames that several of its people bear name none of them alone.
  std::map<std::string, int> bearers;
  for (const WordNetName& name : wordnet.names) {
    if (name.kind != PERSON) continue;
    for (const std::string& n : name.names) bearers[Fold(n)] += n.find(' ') == std::string::npos;
  }
  for (const WordNetName& name : wordnet.names) {
    if (name.names.empty()) continue;
    std::string within;
    for (const std::string& whole : name.within) {
      const auto id = ids.find(Fold(whole));
      if (id != ids.end() && within.empty() && whole != name.names[0]) within = id->second;
    }
    // "Curie" before "Marie Curie" in WordNet: the fullest form gives the id of a person.
    std::string full = name.names[0];
    if (name.kind == PERSON) {
      for (const std::string& n : name.names) {
        if (full.find(' ') == std::string::npos && n.find(' ') != std::string::npos) full = n;
      }
    }
    const std::string row = absl::StrCat(KindPrefix(name.kind), Fold(full), "\t",
                                         EntityKind_Name(static_cast<EntityKind>(name.kind)), "\t",
                                         within, "\t", absl::StrJoin(name.is, "; "));
    for (const std::string& n : name.names) {
      const bool several = name.kind == PERSON && bearers[Fold(n)] > 1;
      builder->Add(LexTable::kWordNetName, n,
                   several ? absl::StrCat("person:", Fold(n), "\tPERSON\t") : row);
    }
  }
  for (const auto& [word, info] : wordnet.words) builder->AddWord(word, info.parts, info.kind);
}

int Main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: compile_lexicon OUT WORDNET_DIR TABLE=FILE...\n";
    return 2;
  }
  Builder builder;
  Ids ids;
  std::vector<std::string> errors;
  for (int i = 3; i < argc; ++i) {
    const std::vector<std::string> parts = absl::StrSplit(argv[i], absl::MaxSplits('=', 1));
    const TableSpec* spec = FindTable(parts[0]);
    if (!spec || parts.size() != 2) {
      errors.push_back(absl::StrCat(argv[i], ": no such table"));
      continue;
    }
    ReadTable(parts[1], *spec, &builder, &ids, &errors);
  }
  std::string wordnet_error;
  const WordNetWords wordnet = ReadWordNet(argv[2], &wordnet_error);
  if (!wordnet_error.empty()) errors.push_back(wordnet_error + ": not WordNet 3.0 data");
  AddWordNet(wordnet, ids, &builder);
  for (const std::string& error : errors) std::cerr << error << "\n";
  if (!errors.empty()) return 1;
  std::ofstream out(argv[1], std::ios::binary);
  out << builder.Write();
  return out.flush() ? 0 : 2;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::Main(argc, argv); }
