// Entries without a verb: chronologies, captions, lists of who held an office when.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/sentence_parts.h"
#include "extract/language/analyzer.h"
#include "extract/mention/lexicon.h"

namespace dateline {
namespace {

bool IsWord(const Token& token) {
  return token.upos != Upos::kPunct && token.upos != Upos::kNum && token.upos != Upos::kSym;
}

// 'Head of the Conservatoire', 'Sigismund emperor', 'Wenceslas IV, king': the office right behind
// dates, names and adjectives. -1: the entry opens otherwise.
int OfficeIn(const SentenceView& view) {
  for (int i = 0; i < view.size(); ++i) {
    const Token& token = view.token(i);
    if (view.TimeAt(i) >= 0 || !IsWord(token)) continue;
    const std::string word = Fold(view.Word(i));
    // 'Professor' before a name, or alone with a capital, may stand inside the name.
    if (IsOffice(word)) return i;
    if (view.NameAt(i) >= 0 || token.upos == Upos::kPropn || token.upos == Upos::kAdj) continue;
    const bool noun = token.upos == Upos::kNoun && i + 1 < view.size() &&
                      view.token(i + 1).upos == Upos::kNoun;  // 'station master'
    if (!noun && token.upos != Upos::kAdp && token.upos != Upos::kDet) return -1;
    if (!noun && i > 0 && view.token(i - 1).upos != Upos::kPunct && view.TimeAt(i - 1) < 0) {
      return -1;
    }
  }
  return -1;
}

// 'Second extension': the noun of an entry, where it tells what was done. -1: it does not.
int DeedIn(const SentenceView& view) {
  int noun = -1;
  for (int i = 0; i < view.size(); ++i) {
    const Token& token = view.token(i);
    if (view.TimeAt(i) >= 0 || token.upos == Upos::kPunct || token.upos == Upos::kAdj) continue;
    if (token.upos == Upos::kAdp) break;
    if (view.NameAt(i) >= 0 || token.upos == Upos::kPropn) continue;
    if (token.upos != Upos::kNoun) return -1;
    noun = i;
  }
  if (noun < 0 || IsEmptyNoun(view.token(noun).lemma)) return -1;
  const absl::string_view family = FamilyOf(view.token(noun).lemma, Upos::kNoun);
  return family == view.token(noun).lemma ? -1 : noun;
}

void NameOffice(const SentenceView& view, int office, bool whole, Claim* claim) {
  const absl::string_view verb = whole ? "hold_office" : "take_office";
  const EventClass* event_class = EventLexicon::Default().OfVerb(verb);
  EventMention* event = claim->mutable_event();
  event->set_head(std::string(verb));
  event->set_family(std::string(verb));
  event->set_event_class(event_class->name);
  event->set_recurs(event_class->recurs);
  event->set_object(Fold(view.Word(office)));
  event->set_text(std::string(view.Word(office)));
  *event->mutable_location() = LocationOf(view.all().doc, view.token(office).span);
}

// Takes out a name that is nothing but the office, 'Member'.
void DropOfficeAsName(const SentenceView& view, int office, Claim* claim) {
  const int name = view.NameAt(office);
  if (name < 0) return;
  const Mention& mention = view.all().mentions.names[name];
  if (mention.span != view.token(office).span) return;
  const std::string& id = view.all().mentions.entities[mention.entity].id();
  auto* const all = claim->mutable_participants();
  all->erase(std::remove_if(all->begin(), all->end(),
                            [&](const Participant& p) { return p.entity().id() == id; }),
             all->end());
}

// Who holds it: the name that stands before, or whom the document is about.
void NameHolder(const SentenceView& view, int office, Claim* claim) {
  const Mentions& mentions = view.all().mentions;
  std::string holder;
  for (int i = view.names().begin; i < view.names().end; ++i) {
    const Mention& mention = mentions.names[i];
    if (mention.inferred || mention.span.end > view.token(office).span.begin) continue;
    holder = mentions.entities[mention.entity].id();
  }
  // 'Head of research: Anna Rossi'
  for (int i = view.names().begin; i < view.names().end && holder.empty(); ++i) {
    const Mention& mention = mentions.names[i];
    const int first = view.TokensIn(mention.span).begin;
    const bool colon = first > office + 1 && view.Word(first - 1) == ":";
    if (colon && !mention.inferred) holder = mentions.entities[mention.entity].id();
  }
  for (Participant& participant : *claim->mutable_participants()) {
    if (participant.entity().id() != holder) continue;
    participant.set_role(AGENT);
    return;
  }
  if (mentions.topic < 0 || !holder.empty()) return;
  const Entity& topic = mentions.entities[mentions.topic];
  const auto known =
      std::find_if(claim->mutable_participants()->begin(), claim->mutable_participants()->end(),
                   [&](const Participant& p) { return p.entity().id() == topic.id(); });
  Participant* participant = known != claim->mutable_participants()->end()
                                 ? &*known
                                 : claim->add_participants();
  *participant->mutable_entity() = topic;
  participant->set_role(AGENT);
  participant->set_text(topic.name());
  participant->set_inferred(true);
}

}  // namespace

bool IsOffice(absl::string_view folded) {
  const mention::LexEntry title =
      mention::FindPhrase(folded).Of(mention::LexTable::kTitle);
  for (absl::string_view kind : {"office", "noble", "clergy", "rank"}) {
    if (title.table != mention::LexTable::kNone && title.Field(0) == kind) return true;
  }
  return mention::HasRole(folded, "office");
}

bool TellEntry(const SentenceView& view, const TimeExpression& time, Claim* claim) {
  const int office = OfficeIn(view);
  if (office >= 0) {
    *claim = ClaimWithoutEvent(view);
    NameOffice(view, office, time.kind == WHOLE, claim);
    DropOfficeAsName(view, office, claim);
    NameHolder(view, office, claim);
    claim->set_confidence(0.8);
    return true;
  }
  const int deed = DeedIn(view);
  if (deed < 0) return false;
  *claim = ClaimOfFrame(view, FrameOf(view, deed), time.span);
  claim->set_confidence(0.7);
  return true;
}

}  // namespace dateline
