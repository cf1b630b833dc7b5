// Entries of lists that stand under dated headings.
#include <algorithm>

#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/sentence_parts.h"
#include "extract/language/analyzer.h"

namespace dateline {
namespace {

// How far before the date of a dated heading its names may stand.
constexpr uint32_t kHeadingReach = 200;
// '### Removed' over an entry that names a thing alone says what happened to it.
void TakeEventOfHeading(const SentenceView& view, Claim* claim) {
  const DocumentAnalysis& all = view.all();
  const int heading = all.doc.blocks[view.sentence().block].heading;
  if (heading < 0) return;
  const absl::string_view text = all.doc.blocks[heading].span.In(all.doc.text);
  const std::string verb = Lemma(Fold(text), Upos::kVerb);
  const EventClass* event_class = EventLexicon::Default().OfVerb(verb);
  if (event_class == nullptr || event_class->open) return;
  EventMention* event = claim->mutable_event();
  event->set_head(verb);
  event->set_family(std::string(FamilyOf(verb, Upos::kVerb)));
  event->set_event_class(event_class->name);
  event->set_recurs(event_class->recurs);
  event->set_text(std::string(text));
  *event->mutable_location() = LocationOf(all.doc, all.doc.blocks[heading].span);
  for (int i = 0; i < view.size() && event->object().empty(); ++i) {
    if (view.token(i).head < 0 && view.token(i).upos == Upos::kNoun && view.NameAt(i) < 0) {
      event->set_object(std::string(view.token(i).lemma));
    }
  }
  for (Participant& participant : *claim->mutable_participants()) {
    if (!participant.inferred()) participant.set_role(PATIENT);
  }
}

// 'It will be removed in 4.1': of another release than the heading's, whose date is another.
bool IsForOtherRelease(const Claim& claim) {
  if (claim.modality() != PLANNED && claim.modality() != EXPECTED) return false;
  return std::any_of(claim.participants().begin(), claim.participants().end(),
                     [](const Participant& p) {
                       return p.entity().kind() == RELEASE && p.role() == LOCATION && !p.inferred();
                     });
}

}  // namespace

// An entry under a dated heading ('## [2.4.0] - 2023-05-17') happened at the heading's date.
void CarryHeadingDate(const SentenceView& view, const TimeExpression& heading, int undated_from,
                      std::vector<Placed>* placed, std::vector<Claim>* claims) {
  const DocumentAnalysis& all = view.all();
  if (placed->empty()) {
    int root = -1;
    for (int i = 0; i < view.size() && root < 0; ++i) {
      if (view.token(i).head < 0 && (IsPredicate(view, i) || IsEventive(view, i))) root = i;
    }
    claims->push_back(root >= 0 ? ClaimOfFrame(view, FrameOf(view, root), Span())
                                : ClaimWithoutEvent(view));
    placed->push_back({root, claims->size() - 1});
  }
  for (size_t i = undated_from; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    if (claim.has_date() || IsForOtherRelease(claim)) continue;
    if (claim.event().head().empty()) TakeEventOfHeading(view, &claim);
    SetDate(view.all(), heading, &claim);
    claim.mutable_date()->set_resolution(INHERITED);
    claim.set_date_carried_over(true);
    claim.set_confidence(0.7);
    // What the heading names ('[2.4.0]') is what the entry is about.
    const auto name = std::partition_point(
        all.mentions.names.begin(), all.mentions.names.end(),
        [&](const Mention& m) { return m.span.end + kHeadingReach < heading.span.begin; });
    for (auto m = name; m != all.mentions.names.end() && m->span.begin < heading.span.begin; ++m) {
      if (BlockAt(all.doc, m->span.begin) != BlockAt(all.doc, heading.span.begin)) continue;
      Participant* participant = claim.add_participants();
      *participant->mutable_entity() = all.mentions.entities[m->entity];
      participant->set_role(CONTEXT);
      participant->set_inferred(true);
      participant->set_text(std::string(view.Text(m->span)));
    }
  }
}

}  // namespace dateline
