// What each rule means (rules/catalogue.h), for the formats that carry help beside their results.
#ifndef DATELINE_REPORTS_RULE_TEXTS_H_
#define DATELINE_REPORTS_RULE_TEXTS_H_

#include <string>

#include "absl/strings/string_view.h"

namespace dateline {

struct RuleText {
  std::string name;   // "date-conflict"
  std::string brief;  // one sentence
  std::string help;   // why it matters and what to do, Markdown
};

// A rule without a text of its own gets one made from its name.
RuleText RuleTextOf(absl::string_view rule);

}  // namespace dateline

#endif  // DATELINE_REPORTS_RULE_TEXTS_H_
