// What was done in a release, without a date: 'Delayed sending, which arrived with 3.1'.
#include "absl/strings/ascii.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/sentence_parts.h"

namespace dateline {
namespace {

// 'removed in 3.2', 'since 4.0 removed', 'arrived with 3.1': whether a release is told as a time.
bool StandsForTime(const SentenceView& view, Span release) {
  const int first = view.TokensIn(release).begin;
  if (first <= 0 || first >= view.size()) return false;
  const std::string word = absl::AsciiStrToLower(view.Word(first - 1));
  for (absl::string_view preposition : {"in", "since", "with", "from", "until", "by", "before"}) {
    if (word == preposition) return true;
  }
  return false;
}

}  // namespace

void PlaceReleases(const SentenceView& view, const ClaimOptions& options,
                   std::vector<Placed>* placed, std::vector<Claim>* claims) {
  for (int i = view.names().begin; i < view.names().end; ++i) {
    const Mention& mention = view.all().mentions.names[i];
    if (mention.inferred || view.all().mentions.entities[mention.entity].kind() != RELEASE ||
        !StandsForTime(view, mention.span)) {
      continue;
    }
    const Attached attached = Attach(view, mention.span);
    if (attached.head < 0) continue;
    const EventFrame frame = FrameOf(view, attached.head);
    if (frame.nominal || frame.event_class == nullptr || frame.event_class->open) continue;
    bool told = false;
    for (const Placed& p : *placed) told |= p.predicate == frame.predicate();
    if (told) continue;
    Claim claim = MakeClaim(view, attached, mention.span, options);
    SetUndatedLocation(view, attached.head, &claim);
    claims->push_back(std::move(claim));
    placed->push_back({frame.predicate(), claims->size() - 1});
  }
}

}  // namespace dateline
