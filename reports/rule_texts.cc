#include "reports/rule_texts.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "rules/catalogue.h"

namespace dateline {

RuleText RuleTextOf(absl::string_view name) {
  const Rule* rule = FindRule(name);
  if (rule == nullptr) {
    const std::string words = absl::StrReplaceAll(name, {{"-", " "}});
    return {std::string(name), absl::StrCat("Rule: ", words, "."), ""};
  }
  std::string help = rule->help();
  if (!rule->example().empty())
    absl::StrAppend(&help, " For example: ", absl::StrJoin(rule->example(), "; "), ".");
  return {rule->name(), rule->brief(), help};
}

}  // namespace dateline
