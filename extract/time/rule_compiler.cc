#include "extract/time/rule_compiler.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstring>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "extract/time/automaton.h"
#include "extract/time/rule.pb.h"

namespace dateline {
namespace {

class ErrorLines : public google::protobuf::io::ErrorCollector {
 public:
  ErrorLines(absl::string_view file, std::vector<std::string>* errors)
      : file_(file), errors_(errors) {}
  void AddError(int line, int column, const std::string& message) override {
    errors_->push_back(absl::StrCat(file_, ":", line + 1, ":", column + 1, ": ", message));
  }

 private:
  std::string file_;
  std::vector<std::string>* errors_;
};

// Appends an array at the next multiple of 8.
template <typename T>
uint32_t Append(const std::vector<T>& items, std::string* out) {
  out->resize((out->size() + 7) / 8 * 8);
  const uint32_t offset = static_cast<uint32_t>(out->size());
  if (!items.empty()) {
    out->append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
  }
  return offset;
}

uint32_t HashOf(absl::string_view text) {
  uint32_t hash = kHashSeed;
  for (const char c : text) hash = HashStep(hash, static_cast<unsigned char>(c));
  return hash;
}

uint32_t AddString(absl::string_view text, std::vector<char>* strings) {
  const uint32_t offset = static_cast<uint32_t>(strings->size());
  strings->insert(strings->end(), text.begin(), text.end());
  strings->push_back('\0');
  return offset;
}

int OpNumber(absl::string_view name) {
  for (size_t i = 0; i < kOpNames.size(); ++i) {
    if (name == kOpNames[i]) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

int RuleCompiler::PredicateNumber(absl::string_view name) {
  const auto [it, added] =
      predicates_.emplace(std::string(name), static_cast<int>(predicate_names_.size()));
  if (added) predicate_names_.push_back(it->first);
  return it->second;
}

void RuleCompiler::AddMeaning(const std::string& word, absl::string_view class_name, int32_t value,
                              bool capital, bool lower) {
  const int predicate = PredicateNumber(class_name);
  std::vector<Meaning>& meanings = words_[word];
  for (const Meaning& m : meanings) {
    if (m.predicate == predicate) return;
  }
  meanings.push_back({predicate, value, capital, lower});
}

void RuleCompiler::AddWords(absl::string_view file, absl::string_view text) {
  int number = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> fields = absl::StrSplit(line, '\t');
    int32_t value = 0;
    if (fields.size() < 3 || fields[0].empty() || !absl::SimpleAtoi(fields[2], &value)) {
      errors_.push_back(absl::StrCat(file, ":", number, ": '", line,
                                     "'; expected WORD, CLASS, NUMBER and flags"));
      continue;
    }
    bool capital = false, lower = false;
    for (size_t i = 3; i < fields.size(); ++i) {
      if (fields[i] == "capital")
        capital = true;
      else if (fields[i] == "lower")
        lower = true;
      else if (fields[i] == "dotted")
        dotted_[fields[0]] = true;
      else
        errors_.push_back(absl::StrCat(file, ":", number, ": flag '", fields[i],
                                       "'; expected capital, lower or dotted"));
    }
    for (const absl::string_view name : absl::StrSplit(fields[1], ' ')) {
      AddMeaning(fields[0], name, value, !lower, !capital);
    }
  }
}

void RuleCompiler::AddRules(absl::string_view file, absl::string_view text) {
  time_rules::RuleFile parsed;
  google::protobuf::TextFormat::Parser parser;
  google::protobuf::TextFormat::ParseInfoTree places;
  ErrorLines lines(file, &errors_);
  parser.RecordErrorsTo(&lines);
  parser.WriteLocationsTo(&places);
  if (!parser.ParseFromString(std::string(text), &parsed)) return;
  for (const auto& macro : parsed.macro()) context_.macros[macro.name()] = macro.pattern();
  context_.predicate = [this](absl::string_view name, bool literal) {
    // Literal words and classes live in one space: words are lower-case, classes are not.
    if (literal) AddMeaning(std::string(name), name, 1, true, true);
    return PredicateNumber(name);
  };
  const auto* field = time_rules::RuleFile::descriptor()->FindFieldByName("rule");
  for (int i = 0; i < parsed.rule_size(); ++i) {
    const auto& rule = parsed.rule(i);
    CompiledRule compiled{rule.name(), OpNumber(rule.op()), rule.priority(), {}};
    std::string error;
    bool ok = compiled.op >= 0;
    if (!ok) error = absl::StrCat("no operation '", rule.op(), "'");
    ok = ok && CompileSettings(rule.set(), &compiled.program, &error) &&
         CompilePattern(rule.pattern(), context_, &compiled.program, &error);
    if (ok && rule.example().empty()) error = "no example", ok = false;
    if (!ok) {
      errors_.push_back(absl::StrCat(file, ":", places.GetLocation(field, i).line + 1, ": rule '",
                                     rule.name(), "': ", error));
      continue;
    }
    rules_.push_back(std::move(compiled));
  }
}

std::string RuleCompiler::Compile() {
  if (!errors_.empty()) return "";
  for (const ShapeClasses& shape : kShapeClasses) {
    for (const char* name : shape.classes) {
      if (name) PredicateNumber(name);
    }
  }
  PredicateNumber("WORD");
  const size_t predicate_count = predicate_names_.size();
  std::vector<std::vector<bool>> symbols(1, std::vector<bool>(predicate_count));
  symbols.emplace_back(predicate_count);
  symbols.back()[predicates_["WORD"]] = true;
  for (const ShapeClasses& shape : kShapeClasses) {
    symbols.emplace_back(predicate_count);
    for (const char* name : shape.classes) {
      if (name) symbols.back()[predicates_[name]] = true;
    }
  }
  std::map<std::vector<bool>, uint16_t> numbers;
  const auto symbol_of = [&](const std::vector<Meaning>& meanings, bool capital) -> uint16_t {
    std::vector<bool> signature(predicate_count);
    bool any = false;
    for (const Meaning& m : meanings) {
      if (capital ? m.capital : m.lower) any = signature[m.predicate] = true;
    }
    if (!any) return kNoSymbol;
    const auto [it, added] = numbers.emplace(signature, symbols.size());
    if (added) symbols.push_back(signature);
    return it->second;
  };

  std::vector<char> strings;
  std::vector<ClassValue> values;
  size_t buckets = 64;
  while (buckets < words_.size() * 4) buckets *= 2;
  std::vector<Word> table(buckets);
  for (const auto& [text, meanings] : words_) {
    Word word;
    word.hash = HashOf(text);
    word.text = AddString(text, &strings);
    word.length = static_cast<uint8_t>(text.size());
    word.first_value = static_cast<uint32_t>(values.size());
    word.value_count = static_cast<uint8_t>(meanings.size());
    for (const Meaning& m : meanings) {
      values.push_back({static_cast<uint32_t>(m.predicate), m.value});
    }
    word.symbol_lower = symbol_of(meanings, false);
    word.symbol_capital = symbol_of(meanings, true);
    word.dotted = dotted_.count(text) ? 1 : 0;
    uint32_t at = Tables::Spread(word.hash) & (buckets - 1);
    while (table[at].length != 0) at = (at + 1) & (buckets - 1);
    table[at] = word;
  }

  std::vector<std::vector<Instruction>> programs;
  std::vector<int> priorities;
  std::vector<RuleEntry> entries;
  std::vector<Instruction> code;
  for (const CompiledRule& rule : rules_) {
    programs.push_back(rule.program);
    priorities.push_back(rule.priority);
    RuleEntry entry;
    entry.name = AddString(rule.name, &strings);
    entry.op = static_cast<uint8_t>(rule.op);
    entry.priority = rule.priority;
    entry.program = static_cast<uint32_t>(code.size());
    entries.push_back(entry);
    code.insert(code.end(), rule.program.begin(), rule.program.end());
  }
  const Automaton automaton = BuildAutomaton(programs, priorities, symbols);
  std::vector<uint32_t> accepts(1, 0), accept_list;
  for (const auto& list : automaton.accepts) {
    accept_list.insert(accept_list.end(), list.begin(), list.end());
    accepts.push_back(static_cast<uint32_t>(accept_list.size()));
  }
  std::vector<uint32_t> names;
  for (const std::string& name : predicate_names_) names.push_back(AddString(name, &strings));
  const uint32_t words_per_set = static_cast<uint32_t>((predicate_count + 63) / 64);
  std::vector<uint64_t> bits(symbols.size() * words_per_set);
  for (size_t s = 0; s < symbols.size(); ++s) {
    for (size_t p = 0; p < predicate_count; ++p) {
      if (symbols[s][p]) bits[s * words_per_set + p / 64] |= uint64_t{1} << (p % 64);
    }
  }

  std::string out(sizeof(TablesHeader), '\0');
  TablesHeader header{};
  header.magic = TablesHeader::kMagic;
  header.bucket_count = static_cast<uint32_t>(table.size());
  header.bucket_offset = Append(table, &out);
  header.value_count = static_cast<uint32_t>(values.size());
  header.value_offset = Append(values, &out);
  header.symbol_count = static_cast<uint32_t>(symbols.size());
  header.predicate_words = words_per_set;
  header.symbol_offset = Append(bits, &out);
  header.state_count = static_cast<uint32_t>(automaton.bases.size());
  header.state_offset = Append(automaton.bases, &out);
  header.edge_count = static_cast<uint32_t>(automaton.edges.size());
  header.edge_offset = Append(automaton.edges, &out);
  header.accept_offset = Append(accepts, &out);
  header.accept_list_count = static_cast<uint32_t>(accept_list.size());
  header.accept_list_offset = Append(accept_list, &out);
  header.rule_count = static_cast<uint32_t>(entries.size());
  header.rule_offset = Append(entries, &out);
  header.instruction_count = static_cast<uint32_t>(code.size());
  header.instruction_offset = Append(code, &out);
  header.predicate_count = static_cast<uint32_t>(predicate_count);
  header.predicate_name_offset = Append(names, &out);
  header.string_size = static_cast<uint32_t>(strings.size());
  header.string_offset = Append(strings, &out);
  std::memcpy(out.data(), &header, sizeof(header));
  return out;
}

}  // namespace dateline
