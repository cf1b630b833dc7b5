#include "rules/catalogue.h"

#include <google/protobuf/text_format.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

extern "C" const char dateline_rules_begin[], dateline_rules_end[];

namespace dateline {
namespace {

std::string Cell(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"|", "\\|"}, {"\n", " "}});
}

void AppendTable(bool lints, std::string* page) {
  absl::StrAppend(page, "| rule | what it says | example |\n|---|---|---|\n");
  for (const Rule& rule : Rules().rules()) {
    if ((rule.kind() == Finding::LINT) != lints) continue;
    absl::StrAppend(page, "| ", rule.name(), " | ", Cell(rule.brief()), " | ",
                    Cell(absl::StrJoin(rule.example(), "; ")), " |\n");
  }
}

void AppendDetails(const Rule& rule, std::string* page) {
  absl::StrAppend(page, "\n### ", rule.name(), "\n", rule.brief(), "\n");
  if (!rule.detail().empty()) absl::StrAppend(page, "\n", rule.detail(), "\n");
  absl::StrAppend(page, "\n");
  if (!rule.example().empty())
    absl::StrAppend(page, "- Reported: ", absl::StrJoin(rule.example(), "; "), ".\n");
  if (!rule.counterexample().empty()) {
    absl::StrAppend(page, "- Not reported: ", absl::StrJoin(rule.counterexample(), "; "), ".\n");
  }
  absl::StrAppend(page, "- Severity: ", rule.severity(), "\n- ", rule.help(), "\n");
}

}  // namespace

const RuleCatalogue& Rules() {
  static const RuleCatalogue* const rules = [] {
    auto* read = new RuleCatalogue;
    const std::string text(dateline_rules_begin, dateline_rules_end);
    // A mistake in the data leaves the catalogue empty, which catalogue_test reports.
    if (!google::protobuf::TextFormat::ParseFromString(text, read)) read->Clear();
    return read;
  }();
  return *rules;
}

const Rule* FindRule(absl::string_view name) {
  for (const Rule& rule : Rules().rules()) {
    if (rule.name() == name) return &rule;
  }
  return nullptr;
}

std::string RuleInWords(const Rule& rule) {
  std::string words = absl::StrCat(rule.name(), ": ", rule.brief(), "\n");
  const auto add = [&](absl::string_view what, absl::string_view text) {
    if (!text.empty()) absl::StrAppend(&words, "  ", what, text, "\n");
  };
  add("", rule.detail());
  for (const std::string& example : rule.example()) add("reported: ", example);
  for (const std::string& example : rule.counterexample()) add("not reported: ", example);
  add("severity: ", rule.severity());
  add("what to do: ", rule.help());
  add("turn it off: ",
      absl::StrCat("--rules-off=", rule.name(), ", or in dateline.textproto: rules { name: \"",
                   rule.name(), "\" on: false }"));
  return words;
}

std::string RulesPage() {
  std::string page =
      "<!-- Written by //rules:page from rules/rules.textproto. -->\n# Rules\n\n"
      "Turn a rule off with `--rules-off=RULE` or in the configuration; `dateline explain RULE` "
      "shows one. Severity\n"
      "grows with the distance between readings against the precision at which they are given.\n\n"
      "## Across documents, and within one\n";
  AppendTable(false, &page);
  absl::StrAppend(&page, "\n## Lints: one document is enough\n");
  AppendTable(true, &page);
  absl::StrAppend(&page, "\n## One by one\n");
  for (const Rule& rule : Rules().rules()) {
    // Of what agrees the table says all.
    if (rule.kind() == Finding::CONFLICT || rule.kind() == Finding::LINT)
      AppendDetails(rule, &page);
  }
  return page;
}

}  // namespace dateline
