// One name spelled in two ways in one document: 'Lindqvist' and 'Lindquist'. The form that stands
// less often is the one to look at.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/names.h"
#include "base/strings.h"
#include "reconcile/finding_builder.h"
#include "reconcile/lints.h"

namespace dateline {
namespace {

constexpr size_t kShortest = 5;

// A name as it is written, and a claim whose sentence has it.
struct NameForm {
  std::string text;
  std::string entity;
  const Claim* claim = nullptr;
  int count = 0;
};

// A word of a surname as it is spelled, and the forms that have it.
struct Spelling {
  std::set<std::string> entities;
  std::set<std::string> given;  // names before it, folded; initials alone are left out
  std::vector<const NameForm*> forms;
  int count = 0;
};

// Names and aliases of the people in the claims. An alias is placed where a sentence has it, else at
// the first claim of its bearer.
std::vector<NameForm> FormsOf(const LintInput& input) {
  std::map<std::pair<std::string, std::string>, NameForm> forms;
  const auto add = [&](const std::string& text, const Entity& entity, const Claim& claim) {
    NameForm& form = forms[{entity.id(), text}];
    const bool here = absl::StrContains(claim.quote(), text);
    if (form.claim == nullptr || (here && !absl::StrContains(form.claim->quote(), text))) form.claim = &claim;
    form.text = text;
    form.entity = entity.id();
    form.count += here;
  };
  for (const Claim* claim : input.claims) {
    for (const Participant& participant : claim->participants()) {
      const Entity& entity = participant.entity();
      if (entity.kind() != PERSON) continue;
      if (!participant.inferred() && !participant.text().empty()) add(participant.text(), entity, *claim);
      add(entity.name(), entity, *claim);
      for (const std::string& alias : entity.aliases()) add(alias, entity, *claim);
    }
  }
  std::vector<NameForm> list;
  for (auto& [key, form] : forms) list.push_back(std::move(form));
  return list;
}

std::map<std::string, Spelling> SpellingsOf(const std::vector<NameForm>& forms) {
  std::map<std::string, Spelling> spellings;
  for (const NameForm& form : forms) {
    const PersonName person = ParsePersonName(form.text);
    for (absl::string_view word : absl::StrSplit(person.surname, ' ', absl::SkipEmpty())) {
      if (word.size() < kShortest) continue;
      Spelling& spelling = spellings[std::string(word)];
      spelling.entities.insert(form.entity);
      for (const std::string& given : person.given) {
        if (given.size() > 1) spelling.given.insert(given);
      }
      spelling.forms.push_back(&form);
      spelling.count += form.count;
    }
  }
  return spellings;
}

bool Share(const std::set<std::string>& a, const std::set<std::string>& b) {
  for (const std::string& item : a) {
    if (b.count(item) > 0) return true;
  }
  return false;
}

// Two spellings of one person's name: one entity has both, or given names do not tell them apart.
bool OnePerson(const Spelling& a, const Spelling& b) {
  if (Share(a.entities, b.entities)) return true;
  return a.given.empty() || b.given.empty() || Share(a.given, b.given);
}

// 'Rossi' and 'Rossis', 'Virginia' and 'Virginian': an ending, no misspelling.
bool EndingAlone(absl::string_view a, absl::string_view b) {
  if (b.size() < a.size()) std::swap(a, b);
  return b.substr(0, a.size()) == a;
}

void AddPlace(const Document& document, const NameForm& form, Finding* finding) {
  Finding::Place& place = *finding->add_locations();
  place.set_document(document.id());
  const Location& location = form.claim->quote_location().line() > 0 ? form.claim->quote_location() : form.claim->location();
  place.set_line(location.line());
  *place.mutable_location() = location;
  place.set_quote(form.claim->quote());
  place.set_note(form.text);
}

Finding VariantFinding(const Document& document, const Spelling& rare, const Spelling& usual) {
  const NameForm &form = *rare.forms[0], &other = *usual.forms[0];
  Finding finding;
  finding.set_rule("name-variant");
  finding.set_kind(Finding::LINT);
  finding.set_dimension(PARTICIPANT);
  finding.set_severity(LOW);
  finding.set_confidence(Share(rare.entities, usual.entities) ? 0.85 : 0.7);
  finding.set_title(absl::StrCat("'", form.text, "' is spelled '", other.text, "' elsewhere"));
  finding.set_explanation(absl::StrCat("The document spells one name in two ways: as in '", form.text, "' ",
                                       rare.count, " times, as in '", other.text, "' ", usual.count, " times."));
  finding.set_query(absl::StrCat("Are '", form.text, "' and '", other.text,
                                 "' one name? Which spelling is right?"));
  AddPlace(document, form, &finding);
  AddPlace(document, other, &finding);
  SetFingerprint(&finding, {Fold(form.text), Fold(other.text)});
  return finding;
}

}  // namespace

void LintNameVariant(const LintInput& input, std::vector<Finding>* findings) {
  const std::vector<NameForm> forms = FormsOf(input);
  const std::map<std::string, Spelling> spellings = SpellingsOf(forms);
  for (auto a = spellings.begin(); a != spellings.end(); ++a) {
    // Sorted: spellings that begin alike follow each other.
    for (auto b = std::next(a); b != spellings.end() && b->first[0] == a->first[0]; ++b) {
      if (a->first.size() + 2 < b->first.size() || b->first.size() + 2 < a->first.size()) continue;
      // The cheaper questions first.
      if (!OnePerson(a->second, b->second)) continue;
      if (EndingAlone(a->first, b->first) || !SpellingVariant(a->first, b->first)) continue;
      const bool a_is_rare = a->second.count < b->second.count;
      const Spelling &rare = a_is_rare ? a->second : b->second, &usual = a_is_rare ? b->second : a->second;
      findings->push_back(VariantFinding(input.document, rare, usual));
    }
  }
}

}  // namespace dateline
