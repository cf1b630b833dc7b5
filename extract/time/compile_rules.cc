// Compiles the lexicon and the rule files into the tables of tables.h.
//
//   compile_rules OUT words.tsv RULES.textproto...
//
// Mistakes are reported all at once, as file:line: what; expected what. Exit 2 on any.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/time/rule_compiler.h"

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "compile_rules OUT words.tsv RULES.textproto...\n");
    return 2;
  }
  dateline::RuleCompiler compiler;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    if (!in) {
      std::fprintf(stderr, "%s: cannot be read\n", argv[i]);
      return 2;
    }
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (i == 2)
      compiler.AddWords(argv[i], text);
    else
      compiler.AddRules(argv[i], text);
  }
  const std::string tables = compiler.Compile();
  for (const std::string& error : compiler.errors()) std::fprintf(stderr, "%s\n", error.c_str());
  if (!compiler.errors().empty()) return 2;
  std::ofstream out(argv[1], std::ios::binary);
  out << tables;
  out.close();
  return out ? 0 : 2;
}
