// One name spelled in two ways in one document: 'Lindqvist' and 'Lindquist'. The form that stands
// less often is the one to look at.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
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
// Of names that nothing shows to be a person's.
constexpr size_t kShortestOther = 8;

// A word of a surname as it is spelled, and the forms that have it.
struct Spelling {
  std::set<std::string> entities;
  std::set<std::string> given;  // names before it, folded; initials alone are left out
  std::vector<const NameForm*> forms;
  int count = 0;
  bool person = false;  // the text shows that it is one
};

// What the claims show of the document's names: for claims whose document lists none. A form is
// placed where a sentence has it, else at the first claim of its bearer.
std::vector<NameForm> FormsOfClaims(const LintInput& input) {
  std::map<std::pair<std::string, std::string>, NameForm> forms;
  const auto add = [&](const std::string& text, const Entity& entity, const Claim& claim) {
    NameForm& form = forms[{entity.id(), text}];
    const bool here = absl::StrContains(claim.quote(), text);
    form.set_count(form.count() + here);
    if (!form.text().empty() && (!here || absl::StrContains(form.quote(), text))) return;
    form.set_text(text);
    form.set_entity(entity.id());
    form.set_quote(claim.quote());
    *form.mutable_location() =
        claim.quote_location().line() > 0 ? claim.quote_location() : claim.location();
  };
  for (const Claim* claim : input.claims) {
    for (const Participant& participant : claim->participants()) {
      const Entity& entity = participant.entity();
      if (entity.kind() != PERSON) continue;
      if (!participant.inferred() && !participant.text().empty())
        add(participant.text(), entity, *claim);
      add(entity.name(), entity, *claim);
      for (const std::string& alias : entity.aliases()) add(alias, entity, *claim);
    }
  }
  std::vector<NameForm> list;
  for (auto& [key, form] : forms) list.push_back(std::move(form));
  return list;
}

// The authors in a list of references are other people than those whom the text is about.
bool InReferences(const Document& document, const NameForm& form) {
  for (const CitedSource& source : document.cited_sources()) {
    if (!absl::StrContains(source.entry(), form.text())) continue;
    if (absl::StrContains(source.entry(), form.quote()) ||
        absl::StrContains(form.quote(), source.entry()))
      return true;
  }
  return false;
}

std::vector<NameForm> FormsOf(const LintInput& input) {
  if (input.document.names().empty()) return FormsOfClaims(input);
  std::vector<NameForm> forms;
  for (const NameForm& form : input.document.names()) {
    if (!InReferences(input.document, form)) forms.push_back(form);
  }
  return forms;
}

// The words of a form that tell a family: of 'Anna Meier-Huber' both parts of the last.
std::vector<std::string> SurnameWords(const NameForm& form, std::vector<std::string>* given) {
  const absl::string_view text = form.text();
  const size_t last = text.rfind(' ') == absl::string_view::npos ? 0 : text.rfind(' ') + 1;
  const bool hyphen =
      absl::StrContains(text.substr(last), "-") || absl::StrContains(text.substr(last), "–");
  if (!hyphen) {
    const PersonName person = ParsePersonName(text);
    *given = person.given;
    // A place tells people apart as a surname does: 'John of Alba'.
    const std::string words = absl::StrCat(person.surname, " ", person.place);
    return absl::StrSplit(words, ' ', absl::SkipEmpty());
  }
  *given = absl::StrSplit(Fold(text.substr(0, last)), ' ', absl::SkipEmpty());
  return absl::StrSplit(Fold(text.substr(last)), ' ', absl::SkipEmpty());
}

std::map<std::string, Spelling> SpellingsOf(const std::vector<NameForm>& forms) {
  std::map<std::string, Spelling> spellings;
  for (const NameForm& form : forms) {
    std::vector<std::string> given;
    for (const std::string& word : SurnameWords(form, &given)) {
      if (word.size() < kShortest) continue;
      Spelling& spelling = spellings[word];
      spelling.entities.insert(form.entity());
      spelling.person |= absl::StartsWith(form.entity(), "person:");
      for (const std::string& name : given) {
        if (name.size() > 1) spelling.given.insert(name);
      }
      spelling.forms.push_back(&form);
      spelling.count += form.count();
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
// The rarer one with a given name that the other never has is somebody else.
bool OnePerson(const Spelling& rare, const Spelling& usual) {
  if (Share(rare.entities, usual.entities) || rare.given.empty()) return true;
  return Share(rare.given, usual.given);
}

// 'Rossi' and 'Rossis', 'Virginia' and 'Virginian': an ending, no misspelling.
bool EndingAlone(absl::string_view a, absl::string_view b) {
  if (b.size() < a.size()) std::swap(a, b);
  return b.substr(0, a.size()) == a;
}

void AddPlace(const Document& document, const NameForm& form, Finding* finding) {
  Finding::Place& place = *finding->add_locations();
  place.set_document(document.id());
  place.set_line(form.location().line());
  *place.mutable_location() = form.location();
  place.set_quote(form.quote());
  place.set_note(form.text());
}

std::string Times(int count) { return count == 1 ? "once" : absl::StrCat(count, " times"); }

Finding VariantFinding(const Document& document, const Spelling& rare, const Spelling& usual) {
  const NameForm &form = *rare.forms[0], &other = *usual.forms[0];
  Finding finding;
  finding.set_rule("name-variant");
  finding.set_kind(Finding::LINT);
  finding.set_dimension(PARTICIPANT);
  finding.set_severity(LOW);
  finding.set_confidence(Share(rare.entities, usual.entities) ? 0.85 : 0.7);
  finding.set_title(absl::StrCat("'", form.text(), "' is spelled '", other.text(), "' elsewhere"));
  finding.set_explanation(absl::StrCat("The document spells one name in two ways: as in '",
                                       form.text(), "' ", Times(rare.count), ", as in '",
                                       other.text(), "' ", Times(usual.count), "."));
  finding.set_query(absl::StrCat("Are '", form.text(), "' and '", other.text(),
                                 "' one name? Which spelling is right?"));
  AddPlace(document, form, &finding);
  AddPlace(document, other, &finding);
  SetFingerprint(&finding, {Fold(form.text()), Fold(other.text())});
  return finding;
}

// One given name before one surname as it is spelled.
struct GivenSpelling {
  std::vector<const NameForm*> forms;
  int count = 0;
};

// 'Ines' and 'Inez', 'Erik' and 'Eric': one letter is written for another of the same sound.
bool OneSoundApart(absl::string_view a, absl::string_view b) {
  constexpr absl::string_view kSame[] = {"sz", "zs", "ck", "kc", "iy", "yi", "vw", "wv"};
  if (a.size() != b.size()) return false;
  size_t at = a.size();
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (at != a.size()) return false;
    at = i;
  }
  if (at == a.size()) return false;
  const char pair[] = {a[at], b[at]};
  return absl::c_linear_search(kSame, absl::string_view(pair, 2));
}

// 'Josiah' and 'Joseph', 'Ines' and 'Inez': alike, and alike at the start.
bool GivenNamesAlike(absl::string_view a, absl::string_view b) {
  constexpr size_t kShortestGiven = 4, kAlikeAtStart = 3;
  if (std::min(a.size(), b.size()) < kShortestGiven) return false;
  if (EndingAlone(a, b)) return false;  // 'Johan' and 'Johanna' are two
  if (SpellingVariant(a, b) || OneSoundApart(a, b)) return true;
  return a.size() == b.size() && a.size() > kShortestGiven + 1 &&
         a.substr(0, kAlikeAtStart) == b.substr(0, kAlikeAtStart);
}

// Whether a sentence tells of both: brothers and sisters bear names that are alike.
bool ToldTogether(const GivenSpelling& a, const GivenSpelling& b) {
  for (const NameForm* form : a.forms) {
    if (absl::StrContains(form->quote(), b.forms[0]->text())) return true;
  }
  return absl::StrContains(b.forms[0]->quote(), a.forms[0]->text());
}

// A given name that stands once beside another of the same surname that is nearly the same.
void LintGivenNames(const Document& document, const std::vector<NameForm>& forms,
                    std::vector<Finding>* findings) {
  std::map<std::string, std::map<std::string, GivenSpelling>> families;
  for (const NameForm& form : forms) {
    if (!absl::StartsWith(form.entity(), "person:")) continue;
    const PersonName person = ParsePersonName(form.text());
    if (person.given.empty() || person.given[0].size() < 2 || person.surname.empty()) continue;
    GivenSpelling& given = families[person.surname][person.given[0]];
    given.forms.push_back(&form);
    given.count += form.count();
  }
  for (const auto& [surname, names] : families) {
    for (auto a = names.begin(); a != names.end(); ++a) {
      for (auto b = std::next(a); b != names.end() && b->first[0] == a->first[0]; ++b) {
        const bool a_is_rare = a->second.count < b->second.count;
        const GivenSpelling &rare = a_is_rare ? a->second : b->second,
                            &usual = a_is_rare ? b->second : a->second;
        if (rare.count > 1 || !GivenNamesAlike(a->first, b->first) || ToldTogether(rare, usual))
          continue;
        Spelling one, other;
        one.forms = rare.forms, one.count = rare.count;
        other.forms = usual.forms, other.count = usual.count;
        findings->push_back(VariantFinding(document, one, other));
      }
    }
  }
}

}  // namespace

void LintNameVariant(const LintInput& input, std::vector<Finding>* findings) {
  const std::vector<NameForm> forms = FormsOf(input);
  const std::map<std::string, Spelling> spellings = SpellingsOf(forms);
  for (auto a = spellings.begin(); a != spellings.end(); ++a) {
    // Sorted: spellings that begin alike follow each other.
    for (auto b = std::next(a); b != spellings.end() && b->first[0] == a->first[0]; ++b) {
      if (a->first.size() + 2 < b->first.size() || b->first.size() + 2 < a->first.size()) continue;
      const bool a_is_rare = a->second.count < b->second.count;
      const Spelling &rare = a_is_rare ? a->second : b->second,
                     &usual = a_is_rare ? b->second : a->second;
      const bool people = rare.person && usual.person;
      if (!people && std::min(a->first.size(), b->first.size()) < kShortestOther) continue;
      // The cheaper questions first.
      if (!OnePerson(rare, usual)) continue;
      if (EndingAlone(a->first, b->first) || !SpellingVariant(a->first, b->first)) continue;
      findings->push_back(VariantFinding(input.document, rare, usual));
    }
  }
  LintGivenNames(input.document, forms, findings);
}

}  // namespace dateline
