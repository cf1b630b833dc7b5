#include "reconcile/rule_names.h"

#include "reconcile/finding_builder.h"
#include "reconcile/lints.h"

namespace dateline {

std::vector<std::string> RuleNames() {
  std::vector<std::string> names;
  for (Dimension dimension : {DATE, QUANTITY, ORDINAL, ORDER, DURATION, PARTICIPANT}) {
    for (Finding::Kind kind : {Finding::CONFLICT, Finding::REFINEMENT, Finding::AGREEMENT}) {
      names.push_back(RuleName(dimension, kind));
    }
  }
  for (std::string& name : LintNames()) names.push_back(std::move(name));
  return names;
}

}  // namespace dateline
