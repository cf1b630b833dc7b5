#include "extract/mention/entity_cluster.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/name_context.h"
#include "extract/mention/name_reader.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

// 'Brandal Energy', 'Orsk Dynamics': no given name in front and an ordinary noun at the end that no
// trade is called by.
bool EndsInThing(const std::vector<absl::string_view>& words) {
  const absl::string_view last = words.back();
  if (FindPhrase(words[0]).Has(LexTable::kGivenName) ||
      FindPhrase(last).Has(LexTable::kGivenName)) {
    return false;
  }
  const WordInfo info = Vocabulary(SingularOf(last));
  return last.size() > 4 && (info.parts & WordInfo::kNoun) && info.kind != PERSON &&
         InflectedVocabulary(words[0]).parts == 0;
}

EntityKind GuessKind(const Cluster& cluster) {
  if (cluster.kind != ENTITY_KIND_UNSPECIFIED) return cluster.kind;
  if (cluster.body_votes > cluster.person_votes) return ORGANISATION;
  if (cluster.person_votes > cluster.place_votes) return PERSON;
  if (cluster.place_votes > cluster.person_votes) return PLACE;
  // Two or three capitalised words that never bear an article are mostly people.
  bool full = !cluster.names.empty() && absl::StrContains(cluster.names[0], " ");
  if (full) {
    // 'Great Power', 'Western Block': ordinary words make no person.
    const std::vector<absl::string_view> words = absl::StrSplit(cluster.names[0], ' ');
    const bool odd = absl::c_any_of(cluster.forms, [](const std::string& form) {
      // "F-105 Thunderchiefs", "Euro-Asian"
      return absl::c_any_of(form, [](char c) { return c >= '0' && c <= '9'; }) ||
             (absl::StrContains(form, "-") && !absl::StrContains(form, " "));
    });
    // 'Ledger of Ice'
    const bool title =
        absl::c_linear_search(words, "of") && InflectedVocabulary(words[0]).parts != 0;
    full = !odd && !title && !EndsInThing(words) && !absl::c_all_of(words, [](absl::string_view w) {
      return InflectedVocabulary(w).parts != 0 || w.size() == 1;
    });
  }
  return full && cluster.articles * 3 < cluster.mentions ? PERSON : ENTITY_KIND_UNSPECIFIED;
}

// The form to go by: "Zulfikar Ali Bhutto" before "BHUTTO, Zulfikar Ali"; full words before
// initials.
std::string FullestForm(const Cluster& cluster) {
  std::string fullest;
  const auto weight = [](const std::string& s) {
    const bool shouting =
        Fold(s) != s && absl::c_none_of(s, [](char c) { return c >= 'a' && c <= 'z'; });
    return static_cast<int>(s.size()) - (shouting ? 4 : 0);
  };
  for (const std::string& form : cluster.forms) {
    if (fullest.empty() || weight(form) > weight(fullest)) fullest = form;
  }
  return fullest;
}

}  // namespace

void TakeInto(const DocumentWords& words, const NameCandidate& name, const std::string& form,
              Cluster* cluster) {
  if (!form.empty()) cluster->forms.insert(form);
  if (name.kind_sure && !cluster->kind_sure) {
    cluster->kind = name.kind;
    cluster->kind_sure = true;
  } else if (cluster->kind == ENTITY_KIND_UNSPECIFIED) {
    cluster->kind = name.kind;
  }
  if (cluster->gender == Gender::kUnknown) cluster->gender = name.gender;
  cluster->ship |= name.ship;
  if (cluster->within.empty()) cluster->within = name.within;
  for (absl::string_view d : absl::StrSplit(name.description, "; ", absl::SkipEmpty())) {
    cluster->descriptions.insert(std::string(d));
  }
  ++cluster->mentions;
  cluster->articles += name.article;
  const NameContext context = ContextOf(words, name);
  cluster->place_votes += context.place;
  cluster->person_votes += context.person;
  cluster->body_votes += context.body && name.kind != PERSON;
}

void MergeInto(const Cluster& from, Cluster* to) {
  to->forms.insert(from.forms.begin(), from.forms.end());
  to->descriptions.insert(from.descriptions.begin(), from.descriptions.end());
  if (!to->kind_sure && from.kind_sure) {
    to->kind = from.kind;
    to->kind_sure = true;
  }
  if (to->within.empty()) to->within = from.within;
  if (to->gender == Gender::kUnknown) to->gender = from.gender;
  to->person_votes += from.person_votes;
  to->body_votes += from.body_votes;
  to->place_votes += from.place_votes;
  to->mentions += from.mentions;
}

Entity ToEntity(const Cluster& cluster) {
  Entity entity;
  entity.set_kind(GuessKind(cluster));
  std::string fullest = FullestForm(cluster);
  const LexEntry known = FindId(cluster.id);
  if (entity.kind() == STATE || fullest.empty()) {
    // A state goes by its usual name, whichever demonym or long form the document has.
    if (known.table != LexTable::kNone) fullest = std::string(known.phrase);
  }
  entity.set_name(fullest);
  entity.set_id(!cluster.id.empty() ? cluster.id
                                    : absl::StrCat(IdPrefix(entity.kind()), Fold(fullest)));
  for (const std::string& form : cluster.forms) {
    if (form != fullest) entity.add_aliases(form);
  }
  for (const std::string& d : cluster.descriptions) entity.add_descriptions(d);
  std::string within = cluster.within;
  if (within.empty() && known.table != LexTable::kNone) {
    within = std::string(known.Field(known.table == LexTable::kOrganisation ? 2 : 1));
  }
  if (within != entity.id()) entity.set_within(within);
  return entity;
}


}  // namespace dateline::mention
