#include "reports/decisions.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "reports/json.h"
#include "reports/view.h"

namespace dateline {
namespace {

constexpr int kVersion = 1;

// What stands before the values: "Bhutto's visit to Moscow" of "...: 1971 against 1972".
absl::string_view Subject(absl::string_view title) {
  const size_t colon = title.rfind(": ");
  return colon == absl::string_view::npos ? title : title.substr(0, colon);
}

bool SharesValue(const Decision& decision, const Finding& finding) {
  return std::any_of(finding.readings().begin(), finding.readings().end(), [&](const Reading& r) {
    return std::find(decision.values().begin(), decision.values().end(), r.value()) !=
           decision.values().end();
  });
}

const Finding* SuccessorOf(const Decision& decision, const Report& report) {
  for (const Finding& finding : report.findings()) {
    if (finding.rule() == decision.rule() && !decision.title().empty() &&
        Subject(finding.title()) == Subject(decision.title()) &&
        (finding.readings().empty() || SharesValue(decision, finding))) {
      return &finding;
    }
  }
  return nullptr;
}

absl::Status CheckDecision(const Decision& decision, int number) {
  Finding::State ignored;
  const std::string name = absl::StrCat("decision ", number, " ('", decision.title(), "')");
  if (decision.fingerprint().empty()) {
    return absl::InvalidArgumentError(absl::StrCat(name, " has no fingerprint; remove it"));
  }
  if (!ParseState(decision.state(), &ignored)) {
    return absl::InvalidArgumentError(
        absl::StrCat(name, " has the state '", decision.state(),
                     "'; expected open, confirmed, corrected, accepted or dismissed"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Decisions> ParseDecisions(absl::string_view json) {
  Decisions decisions;
  if (absl::Status status = FromJson(json, &decisions); !status.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("is no decisions file: ", status.message(), "; mend it or start a new one"));
  }
  if (decisions.version() > kVersion) {
    return absl::InvalidArgumentError(absl::StrCat("is of version ", decisions.version(),
                                                   "; this program reads up to ", kVersion));
  }
  for (int i = 0; i < decisions.decisions_size(); ++i) {
    if (absl::Status status = CheckDecision(decisions.decisions(i), i + 1); !status.ok()) {
      return status;
    }
  }
  return decisions;
}

std::string PrintDecisions(const Decisions& decisions) {
  Decisions sorted = decisions;
  sorted.set_version(kVersion);
  std::stable_sort(
      sorted.mutable_decisions()->begin(), sorted.mutable_decisions()->end(),
      [](const Decision& a, const Decision& b) { return a.fingerprint() < b.fingerprint(); });
  return ToJson(sorted, {.indent = 1}) + "\n";
}

std::vector<StaleDecision> ApplyDecisions(const Decisions& decisions, Report* report) {
  absl::flat_hash_map<std::string, std::vector<Finding*>> findings;
  for (Finding& finding : *report->mutable_findings()) {
    findings[finding.fingerprint()].push_back(&finding);
  }
  absl::flat_hash_map<std::string, const Decision*> latest;
  for (const Decision& decision : decisions.decisions()) {
    const Decision*& best = latest[decision.fingerprint()];
    if (!best || best->when() <= decision.when()) best = &decision;
  }
  std::vector<StaleDecision> stale;
  for (const Decision& decision : decisions.decisions()) {
    if (latest[decision.fingerprint()] != &decision) continue;
    const auto found = findings.find(decision.fingerprint());
    if (found == findings.end()) {
      stale.push_back({&decision, SuccessorOf(decision, *report)});
      continue;
    }
    Finding::State state = Finding::OPEN;
    ParseState(decision.state(), &state);
    for (Finding* finding : found->second) {
      finding->set_state(state);
      finding->set_owner(decision.who());
      finding->set_note(decision.note());
    }
  }
  return stale;
}

std::string StaleText(const StaleDecision& stale) {
  const Decision& decision = *stale.decision;
  std::string text = absl::StrCat(
      "the decision on '", decision.title().empty() ? decision.fingerprint() : decision.title(),
      "' (", decision.state(), decision.who().empty() ? "" : " by ", decision.who(),
      ") is stale: ");
  if (stale.successor) {
    absl::StrAppend(&text, "its values have changed; review ", stale.successor->id(), " again");
  } else {
    absl::StrAppend(&text, "its finding is gone; remove it with dateline review prune");
  }
  return text;
}

int MergeDecisions(const Decisions& more, Decisions* decisions) {
  absl::flat_hash_map<std::string, Decision*> known;
  for (Decision& decision : *decisions->mutable_decisions()) {
    known[decision.fingerprint()] = &decision;
  }
  int changed = 0;
  for (const Decision& decision : more.decisions()) {
    const auto found = known.find(decision.fingerprint());
    if (found == known.end()) {
      // The pointer stays good: a repeated field holds its messages by pointer.
      Decision* added = decisions->add_decisions();
      *added = decision;
      known[decision.fingerprint()] = added;
      ++changed;
    } else if (found->second->when() <= decision.when() &&
               ToJson(*found->second) != ToJson(decision)) {
      *found->second = decision;
      ++changed;
    }
  }
  return changed;
}

Decision MakeDecision(const Finding& finding, Finding::State state, absl::string_view who,
                      absl::string_view when, absl::string_view note) {
  Decision decision;
  decision.set_fingerprint(finding.fingerprint());
  decision.set_state(StateName(state));
  decision.set_who(std::string(who));
  decision.set_when(std::string(when));
  decision.set_note(std::string(note));
  decision.set_finding(finding.id());
  decision.set_rule(finding.rule());
  decision.set_title(finding.title());
  for (const Reading& reading : finding.readings()) decision.add_values(reading.value());
  return decision;
}

bool ParseState(absl::string_view text, Finding::State* state) {
  return Finding::State_Parse(absl::AsciiStrToUpper(text), state);
}

}  // namespace dateline
