// Lexicon and rule files -> the tables of tables.h. Used at build time and by tests.
//
//   RuleCompiler compiler;
//   compiler.AddWords("words.tsv", text);
//   compiler.AddRules("calendar.textproto", text);
//   std::string tables = compiler.Compile();     // empty when errors() is not
#ifndef DATELINE_EXTRACT_TIME_RULE_COMPILER_H_
#define DATELINE_EXTRACT_TIME_RULE_COMPILER_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/time/pattern.h"
#include "extract/time/tables.h"

namespace dateline {

class RuleCompiler {
 public:
  // Lines of WORD, CLASS, VALUE and, optionally, flags (tab-separated): "capital" where the class
  // holds for the capitalised form alone, "lower" for the other, "dotted" for an abbreviation
  // that may be written with dots. '#' starts a comment line.
  void AddWords(absl::string_view file, absl::string_view text);
  // A RuleFile in text format. Macros are seen by all files that are added later.
  void AddRules(absl::string_view file, absl::string_view text);
  std::string Compile();
  const std::vector<std::string>& errors() const { return errors_; }

 private:
  struct Meaning {
    int predicate;
    int32_t value;
    bool capital, lower;
  };
  struct CompiledRule {
    std::string name;
    int op;
    int priority;
    std::vector<Instruction> program;
  };

  int PredicateNumber(absl::string_view name);
  void AddMeaning(const std::string& word, absl::string_view class_name, int32_t value,
                  bool capital, bool lower);

  std::vector<std::string> errors_;
  std::map<std::string, int> predicates_;
  std::vector<std::string> predicate_names_;
  std::map<std::string, std::vector<Meaning>> words_;
  std::map<std::string, bool> dotted_;
  PatternContext context_;
  std::vector<CompiledRule> rules_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_RULE_COMPILER_H_
