// Events that share the date of another event of their sentence.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/sentence_parts.h"

namespace dateline {
namespace {

// 'They signed a pact when in November 2014 the minister visited': the clause above a dated
// 'when' clause happens then too.
void ShareWithMain(const SentenceView& view, const TimeExpression& time, int head,
                   const ClaimOptions& options, std::vector<Placed>* placed,
                   std::vector<Claim>* claims) {
  if (head < 0 || view.token(head).deprel != Deprel::kAdvcl) return;
  bool when = false;
  for (int child : view.Children(head)) when |= absl::EqualsIgnoreCase(view.Word(child), "when");
  const int main = view.token(head).head;
  if (!when || main < 0 || !IsPredicate(view, main)) return;
  for (int i = 0; i < view.size(); ++i) {
    const bool own = view.TimeAt(i) >= 0 && view.token(i).head == main;
    if (own && MakesClaim(view.all().times[view.TimeAt(i)])) return;
  }
  const EventFrame frame = FrameOf(view, main);
  if (frame.event_class == nullptr) return;
  Claim claim =
      MakeClaim(view, {main, "shares the date of its 'when' clause", 0.75}, Span(), options);
  SetDate(view.all(), time, &claim);
  claims->push_back(std::move(claim));
  placed->push_back({frame.predicate(), claims->size() - 1});
}

// 'In 1971 relations cooled, with the signing of the treaty': what accompanies or causes the event
// happened then too.
void ShareWithAdjunct(const SentenceView& view, const TimeExpression& time, int head,
                      const ClaimOptions& options, std::vector<Placed>* placed,
                      std::vector<Claim>* claims) {
  if (head < 0 || time.span.begin > view.token(head).span.begin) return;
  // By position: parsers hang such phrases anywhere.
  for (int i = head + 1; i + 1 < view.size(); ++i) {
    if (view.token(i).upos == Upos::kVerb || view.Word(i) == ";") return;
    const std::string marker = absl::AsciiStrToLower(view.Word(i));
    if (marker != "with" && marker != "through" && marker != "upon") continue;
    int noun = i + 1;
    while (noun + 1 < view.size() &&
           (view.token(noun).upos == Upos::kDet || view.token(noun).upos == Upos::kAdj)) {
      ++noun;
    }
    if (HappeningClass(view, noun) == nullptr) continue;
    Claim claim = MakeClaim(view, {noun, "accompanies the dated event", 0.7}, Span(), options);
    SetDate(view.all(), time, &claim);
    claims->push_back(std::move(claim));
    placed->push_back({noun, claims->size() - 1});
    return;
  }
}

// 'The war opened in 264, when Claudius crossed the strait': the clause tells what happened then.
void ShareWithWhen(const SentenceView& view, const TimeExpression& time, int head,
                   const ClaimOptions& options, std::vector<Placed>* placed,
                   std::vector<Claim>* claims) {
  int when = view.TokensIn(time.span).end;
  if (head < 0 || when + 2 >= view.size() || view.Word(when) != "," ||
      !absl::EqualsIgnoreCase(view.Word(when + 1), "when")) {
    return;
  }
  // By position: the clause may hang anywhere.
  for (int i = when + 2; i < view.size() && view.Word(i) != ";"; ++i) {
    if (view.TimeAt(i) >= 0) return;
    if (view.token(i).upos != Upos::kVerb) continue;
    // 'when prices were rising' is a state of things.
    if (view.token(i).form == VerbForm::kGerund) return;
    const EventFrame frame = FrameOf(view, i);
    Claim claim = MakeClaim(view, {i, "the 'when' clause behind its date", 0.75}, Span(), options);
    SetDate(view.all(), time, &claim);
    claims->push_back(std::move(claim));
    placed->push_back({frame.predicate(), claims->size() - 1});
    return;
  }
}

// Coordinated verbs of one subject share a date that stands before them all: 'In 2003 he visited
// Moscow and signed two agreements'.
void ShareWithCoordinated(const SentenceView& view, const TimeExpression& time, int head,
                          const ClaimOptions& options, std::vector<Placed>* placed,
                          std::vector<Claim>* claims) {
  if (head < 0 || view.token(head).span.begin < time.span.end) return;
  for (int child : view.Children(head)) {
    if (view.token(child).deprel != Deprel::kConj || !IsPredicate(view, child)) continue;
    const bool taken = std::any_of(placed->begin(), placed->end(),
                                   [&](const Placed& p) { return p.predicate == child; });
    bool dated = taken;
    for (int i = 0; i < view.size() && !dated; ++i) {
      dated = view.TimeAt(i) >= 0 && MakesClaim(view.all().times[view.TimeAt(i)]) &&
              view.IsUnder(i, child);
    }
    const EventFrame frame = FrameOf(view, child);
    if (dated || frame.event_class == nullptr) continue;
    Claim claim =
        MakeClaim(view, {child, "shares the date of the verb before it", 0.8}, time.span, options);
    SetDate(view.all(), time, &claim);
    claims->push_back(std::move(claim));
    placed->push_back({child, claims->size() - 1});
  }
}

}  // namespace

void ShareDate(const SentenceView& view, const TimeExpression& time, int head,
               const ClaimOptions& options, std::vector<Placed>* placed,
               std::vector<Claim>* claims) {
  ShareWithCoordinated(view, time, head, options, placed, claims);
  ShareWithMain(view, time, head, options, placed, claims);
  ShareWithWhen(view, time, head, options, placed, claims);
  ShareWithAdjunct(view, time, head, options, placed, claims);
}

}  // namespace dateline
