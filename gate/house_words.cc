#include "gate/house_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace dateline {
namespace {

const char* KindPrefix(EntityKind kind) {
  switch (kind) {
    case PERSON: return "person";
    case STATE: return "state";
    case PLACE: return "place";
    case ORGANISATION: return "organisation";
    case WORK: return "work";
    case TREATY: return "treaty";
    case WAR: return "war";
    case PRODUCT: return "product";
    case RELEASE: return "release";
    default: return "noun";
  }
}

// One lexicon entry's names, folded once.
class HouseName {
 public:
  explicit HouseName(const LexiconEntry& entry) : entry_(entry) {
    for (const std::string& name : entry.names()) folded_.push_back(Fold(name));
  }

  bool Is(const Participant& participant) const {
    if (Has(Fold(participant.text())) || Has(Fold(participant.entity().name()))) return true;
    const auto& aliases = participant.entity().aliases();
    return std::any_of(aliases.begin(), aliases.end(),
                       [&](const std::string& alias) { return Has(Fold(alias)); });
  }

  // The name as it stands in the folded sentence; empty when none does.
  std::string In(const std::string& folded_quote) const {
    const std::string padded = absl::StrCat(" ", folded_quote, " ");
    for (const std::string& name : folded_) {
      if (!name.empty() && absl::StrContains(padded, absl::StrCat(" ", name, " "))) return name;
    }
    return "";
  }

  void PutInto(Entity* entity) const {
    const EntityKind kind = entry_.kind() != 0 ? entry_.kind() : entity->kind();
    entity->set_kind(kind);
    entity->set_id(absl::StrCat(KindPrefix(kind), ":", folded_[0]));
    if (entry_.kind() == 0) entity->set_id(absl::StrCat("house:", folded_[0]));
    entity->set_name(entry_.names(0));
    entity->clear_aliases();
    for (int i = 1; i < entry_.names_size(); ++i) entity->add_aliases(entry_.names(i));
    std::sort(entity->mutable_aliases()->begin(), entity->mutable_aliases()->end());
  }

 private:
  bool Has(const std::string& folded) const {
    return !folded.empty() && std::find(folded_.begin(), folded_.end(), folded) != folded_.end();
  }

  const LexiconEntry& entry_;
  std::vector<std::string> folded_;
};

void ApplyNames(const std::vector<HouseName>& names, Claim* claim) {
  const std::string quote = Fold(claim->quote());
  for (const HouseName& name : names) {
    bool found = false;
    for (Participant& participant : *claim->mutable_participants()) {
      if (!name.Is(participant)) continue;
      name.PutInto(participant.mutable_entity());
      found = true;
    }
    const std::string written = found ? "" : name.In(quote);
    if (written.empty()) continue;
    Participant* participant = claim->add_participants();
    name.PutInto(participant->mutable_entity());
    participant->set_role(CONTEXT);
    participant->set_text(written);
  }
}

void ApplyEventWords(const LexiconEntry& entry, EventMention* event) {
  const std::string head = Fold(event->head());
  const bool named = std::any_of(entry.event_words().begin(), entry.event_words().end(),
                                 [&](const std::string& word) {
                                   const std::string folded = Fold(word);
                                   return folded == head || folded == Fold(event->family());
                                 });
  if (!named || head.empty()) return;
  event->set_event_class(entry.event_class());
  if (entry.has_recurs()) event->set_recurs(entry.recurs());
}

}  // namespace

void ApplyLexicon(const Config& config, Extraction* extraction) {
  std::vector<HouseName> names;
  for (const LexiconEntry& entry : config.lexicon()) {
    if (!entry.names().empty()) names.emplace_back(entry);
  }
  for (Claim& claim : *extraction->mutable_claims()) {
    if (!names.empty()) ApplyNames(names, &claim);
    for (const LexiconEntry& entry : config.lexicon()) {
      if (!entry.event_words().empty()) ApplyEventWords(entry, claim.mutable_event());
    }
  }
}

}  // namespace dateline
