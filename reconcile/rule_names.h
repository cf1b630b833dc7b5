// The names of all rules: what a configuration may turn off and what reports explain.
#ifndef DATELINE_RECONCILE_RULE_NAMES_H_
#define DATELINE_RECONCILE_RULE_NAMES_H_

#include <string>
#include <vector>

namespace dateline {

// Verdicts first ("date-conflict", "date-refinement", ...), then lints.
std::vector<std::string> RuleNames();

}  // namespace dateline

#endif  // DATELINE_RECONCILE_RULE_NAMES_H_
