#include "extract/claim/collector.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/language/analyzer.h"

namespace dateline {
namespace {

// The strongest role wins when an entity stands twice in one clause.
int Strength(ParticipantRole role) {
  switch (role) {
    case AGENT: return 9;
    case PATIENT: return 8;
    case DESTINATION: return 7;
    case COUNTERPART: return 6;
    case LOCATION: return 5;
    case ORIGIN: return 4;
    case BENEFICIARY: return 3;
    case TOPIC: return 2;
    case INSTRUMENT: return 1;
    default: return 0;
  }
}

// 'cost [[ten francs]]', 'sailed [[forty miles]]': a measure takes no part; what is counted does.
bool MeasuresAt(const SentenceView& view, Span span) {
  for (int i = view.quantities().begin; i < view.quantities().end; ++i) {
    const QuantityMention& mention = view.all().mentions.quantities[i];
    if (!mention.span.Overlaps(span)) continue;
    return !absl::EndsWith(mention.quantity.of(), mention.quantity.unit());
  }
  return false;
}

}  // namespace

void Collector::AddName(int name, ParticipantRole role, bool inferred) {
  const Mention& mention = view_.all().mentions.names[name];
  for (int entity : {mention.entity, mention.second}) {
    if (entity < 0) continue;
    Participant participant;
    *participant.mutable_entity() = view_.all().mentions.entities[entity];
    participant.set_role(role);
    participant.set_text(CollapseSpace(view_.Text(mention.span)));
    participant.set_inferred(mention.inferred || inferred);
    Add(std::move(participant));
  }
}

void Collector::AddEntity(const Entity& entity, ParticipantRole role) {
  Participant participant;
  *participant.mutable_entity() = entity;
  participant.set_role(role);
  participant.set_text(entity.name());
  participant.set_inferred(true);
  Add(std::move(participant));
}

void Collector::AddNoun(int token, ParticipantRole role) {
  const Token& noun = view_.token(token);
  const bool capital = noun.upos == Upos::kPropn;
  if ((!capital && noun.upos != Upos::kNoun) || IsEmptyNoun(noun.lemma)) return;
  if (token == frame_.head || token == frame_.phrase_noun || view_.TimeAt(token) >= 0) return;
  if (MeasuresAt(view_, noun.span)) return;
  Participant participant;
  const bool common = capital && !NounHypernyms(Fold(view_.Word(token))).empty();
  // 'the Army Chief' is a title of somebody who is named, mostly.
  if (common && token > 1) return;
  if (capital && !common) {
    participant.mutable_entity()->set_id(absl::StrCat("name:", Fold(view_.Word(token))));
    participant.mutable_entity()->set_name(std::string(view_.Word(token)));
    participant.set_role(role);
    participant.set_text(std::string(view_.Word(token)));
    return Add(std::move(participant));
  }
  std::string name =
      capital ? Lemma(Fold(view_.Word(token)), Upos::kNoun) : std::string(noun.lemma);
  std::string text(view_.Word(token));
  for (int child : view_.Children(token)) {
    const Deprel deprel = view_.token(child).deprel;
    if ((deprel == Deprel::kCompound || deprel == Deprel::kAmod) && child < token &&
        view_.NameAt(child) < 0 && view_.TimeAt(child) < 0) {
      text = absl::StrCat(view_.Word(child), " ", text);
    }
  }
  participant.mutable_entity()->set_id(absl::StrCat("noun:", Fold(name)));
  participant.mutable_entity()->set_name(Fold(text));
  participant.mutable_entity()->set_kind(OTHER);
  participant.set_role(role);
  participant.set_text(text);
  Add(std::move(participant));
}

std::vector<Participant> Collector::Take() {
  // Context last; otherwise in order of place.
  std::stable_partition(found_.begin(), found_.end(),
                        [](const Participant& p) { return p.role() != CONTEXT; });
  return std::move(found_);
}

void Collector::Add(Participant participant) {
  for (Participant& known : found_) {
    if (known.entity().id() != participant.entity().id()) continue;
    if (Strength(participant.role()) > Strength(known.role())) known = std::move(participant);
    return;
  }
  found_.push_back(std::move(participant));
}

}  // namespace dateline
