// One name spelled in two ways in one document: 'Lindqvist' and 'Lindquist'. The form that stands
// less often is the one to look at.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/names.h"
#include "base/strings.h"
#include "reconcile/lints.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

constexpr size_t kShortest = 5;
// Documents with more names than this are not compared pair by pair.
constexpr size_t kMaxForms = 3000;

// A surname, or a word of another name, as it is spelled.
struct Form {
  std::set<std::string> entities;
  std::set<std::string> given;  // names before it, folded; initials alone are left out
  std::vector<const Claim*> claims;
  std::string written;
};

void AddWords(absl::string_view name, const Entity& entity, const Claim& claim,
              std::map<std::string, Form>* forms) {
  const PersonName person = ParsePersonName(name);
  for (absl::string_view word : absl::StrSplit(person.surname, ' ', absl::SkipEmpty())) {
    if (word.size() < kShortest) continue;
    Form& form = (*forms)[std::string(word)];
    form.entities.insert(entity.id());
    for (const std::string& given : person.given) {
      if (given.size() > 1) form.given.insert(given);
    }
    if (form.claims.empty() || form.claims.back() != &claim) form.claims.push_back(&claim);
    if (form.written.empty()) form.written = std::string(name);
  }
}

std::map<std::string, Form> FormsOf(const LintInput& input) {
  std::map<std::string, Form> forms;
  for (const Claim* claim : input.claims) {
    for (const Participant& participant : claim->participants()) {
      if (participant.entity().kind() != PERSON || participant.inferred()) continue;
      const std::string& text = participant.text().empty() ? participant.entity().name() : participant.text();
      AddWords(text, participant.entity(), *claim, &forms);
      for (const std::string& alias : participant.entity().aliases()) {
        // Aliases stand somewhere in the document; the claim at hand is the nearest place known.
        if (!forms.contains(Fold(alias))) AddWords(alias, participant.entity(), *claim, &forms);
      }
    }
  }
  return forms;
}

bool Share(const std::set<std::string>& a, const std::set<std::string>& b) {
  for (const std::string& item : a) {
    if (b.count(item) > 0) return true;
  }
  return false;
}

// Two spellings of one person's name: one entity has both, or given names do not tell them apart.
bool OnePerson(const Form& a, const Form& b) {
  if (Share(a.entities, b.entities)) return true;
  return a.given.empty() || b.given.empty() || Share(a.given, b.given);
}

}  // namespace

void LintNameVariant(const LintInput& input, std::vector<Finding>* findings) {
  const std::map<std::string, Form> forms = FormsOf(input);
  if (forms.size() > kMaxForms) return;
  for (auto a = forms.begin(); a != forms.end(); ++a) {
    for (auto b = std::next(a); b != forms.end(); ++b) {
      if (!SpellingVariant(a->first, b->first) || !OnePerson(a->second, b->second)) continue;
      const bool a_is_rare = a->second.claims.size() < b->second.claims.size();
      const auto &rare = a_is_rare ? *a : *b, &usual = a_is_rare ? *b : *a;
      LintDraft draft;
      draft.rule = "name-variant";
      draft.dimension = PARTICIPANT;
      draft.severity = LOW;
      draft.confidence = Share(a->second.entities, b->second.entities) ? 0.85 : 0.7;
      draft.title = absl::StrCat("'", rare.second.written, "' is spelled '", usual.second.written, "' elsewhere");
      draft.explanation = absl::StrCat("The document spells one name in two ways: '", rare.first, "' (", rare.second.claims.size(),
                                       " times) and '", usual.first, "' (", usual.second.claims.size(), " times).");
      draft.query = absl::StrCat("Are '", rare.second.written, "' and '", usual.second.written, "' one name? Which spelling is right?");
      draft.claims = {rare.second.claims[0], usual.second.claims[0]};
      draft.values = {rare.second.written, usual.second.written};
      findings->push_back(MakeLint(draft));
    }
  }
}

}  // namespace dateline
