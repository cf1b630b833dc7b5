#include "reconcile/rule_names.h"

#include "rules/catalogue.h"

namespace dateline {

std::vector<std::string> RuleNames() {
  std::vector<std::string> names;
  for (const Rule& rule : Rules().rules()) names.push_back(rule.name());
  return names;
}

}  // namespace dateline
