// The catalogue of rules (rules.textproto, compiled in).
//
//   for (const Rule& rule : Rules().rules()) ...
//   if (const Rule* rule = FindRule("date-conflict")) std::cout << RuleInWords(*rule);
#ifndef DATELINE_RULES_CATALOGUE_H_
#define DATELINE_RULES_CATALOGUE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "rules/rule.pb.h"

namespace dateline {

// Read once, at first use.
const RuleCatalogue& Rules();

// Null when there is no such rule.
const Rule* FindRule(absl::string_view name);

// For a terminal: what it is, how it is decided, examples, what to do.
std::string RuleInWords(const Rule& rule);

// docs/rules.md.
std::string RulesPage();

}  // namespace dateline

#endif  // DATELINE_RULES_CATALOGUE_H_
