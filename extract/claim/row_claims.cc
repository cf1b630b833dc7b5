// Claims of tables and of headings that are entries.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/participants.h"
#include "extract/claim/sources.h"

namespace dateline {
namespace {

// The token of a cell that names an event: its root if that is one, else the first that is.
int EventInCell(const SentenceView& view) {
  int first = -1;
  for (int i = 0; i < view.size(); ++i) {
    if (view.TimeAt(i) >= 0 || (!IsPredicate(view, i) && !IsEventive(view, i))) continue;
    if (view.token(i).head < 0) return i;
    if (first < 0) first = i;
  }
  return first;
}

bool HasDate(const DocumentAnalysis& all, const Sentence& sentence) {
  const auto time = std::partition_point(
      all.times.begin(), all.times.end(),
      [&](const TimeExpression& t) { return t.span.end <= sentence.span.begin; });
  return time != all.times.end() && time->span.begin < sentence.span.end;
}

void AddNames(const SentenceView& view, ParticipantRole role, Claim* claim) {
  for (int i = view.names().begin; i < view.names().end; ++i) {
    const Mention& mention = view.all().mentions.names[i];
    const Entity& entity = view.all().mentions.entities[mention.entity];
    const bool known = std::any_of(claim->participants().begin(), claim->participants().end(),
                                   [&](const Participant& p) { return p.entity().id() == entity.id(); });
    if (known) continue;
    Participant* participant = claim->add_participants();
    *participant->mutable_entity() = entity;
    participant->set_role(role);
    participant->set_text(CollapseSpace(view.Text(mention.span)));
  }
}

// Whether a header cell says only that dates stand below it.
bool IsDateHeader(absl::string_view text) {
  const std::string folded = Fold(text);
  for (absl::string_view word : {"date", "dates", "year", "when", "day", "time", "period", "month"}) {
    if (folded == word) return true;
  }
  return folded.empty();
}

// The event of a row: in a cell without a date, else in the header over the date.
Claim RowClaim(const DocumentAnalysis& all, const std::vector<int>& row,
               const std::vector<int>& header, int date_sentence) {
  const int column = all.doc.blocks[all.sentences[date_sentence].block].column;
  for (int index : row) {
    const SentenceView view(all, index);
    const bool dated = HasDate(all, all.sentences[index]);
    const int event = EventInCell(view);
    if (event >= 0 && (!dated || row.size() == 1)) return ClaimOfFrame(view, FrameOf(view, event), Span());
  }
  for (int index : header) {
    if (all.doc.blocks[all.sentences[index].block].column != column) continue;
    const SentenceView view(all, index);
    const int event = EventInCell(view);
    if (event >= 0 && !IsDateHeader(view.Text(view.sentence().span))) {
      return ClaimOfFrame(view, FrameOf(view, event), Span());
    }
  }
  return ClaimWithoutEvent(SentenceView(all, date_sentence));
}

// 'Loss of the ferry Alma, 23 February 2021': a heading that names a happening with its date.
void AddHappening(const SentenceView& view, const TimeExpression& time, std::vector<Claim>* claims) {
  if (!view.sentence().parsed || time.grain > MONTH) return;
  int head = -1;
  for (int i = 0; i < view.size() && head < 0; ++i) {
    if (view.TimeAt(i) < 0 && view.NameAt(i) < 0 && IsEventive(view, i)) head = i;
  }
  if (head < 0) return;
  Claim claim = ClaimOfFrame(view, FrameOf(view, head), time.span);
  claim.set_confidence(0.7);
  SetDate(view.all(), time, &claim);
  claims->push_back(std::move(claim));
}

}  // namespace

void AddHeadingClaim(const SentenceView& view, const TimeExpression& time,
                     std::vector<Claim>* claims) {
  bool release = false;
  for (int i = view.names().begin; i < view.names().end; ++i) {
    const Mention& mention = view.all().mentions.names[i];
    release |= view.all().mentions.entities[mention.entity].kind() == RELEASE;
  }
  if (!release) return AddHappening(view, time, claims);
  Claim claim = ClaimWithoutEvent(view);
  EventMention* event = claim.mutable_event();
  event->set_event_class("release");
  event->set_head("release");
  event->set_family("release");
  *event->mutable_location() = LocationOf(view.all().doc, view.sentence().span);
  for (Participant& participant : *claim.mutable_participants()) participant.set_role(PATIENT);
  claim.set_confidence(0.95);
  SetDate(view.all(), time, &claim);
  claims->push_back(std::move(claim));
}

void AddRowClaims(const DocumentAnalysis& all, const std::vector<int>& row,
                  const std::vector<int>& header, const ClaimOptions& options,
                  std::vector<Claim>* claims) {
  const Span whole{all.sentences[row.front()].span.begin, all.sentences[row.back()].span.end};
  for (int date_sentence : row) {
    const SentenceView dated(all, date_sentence);
    for (int i = dated.times().begin; i < dated.times().end; ++i) {
      const TimeExpression& time = all.times[i];
      if (time.kind == LENGTH || time.kind == NOMINAL || time.kind == SET) continue;
      Claim claim = RowClaim(all, row, header, date_sentence);
      for (int index : row) {
        const SentenceView view(all, index);
        AddNames(view, PATIENT, &claim);
        for (int q = view.quantities().begin; q < view.quantities().end; ++q) {
          AddQuantity(all, all.mentions.quantities[q], /*deadly=*/false, &claim);
        }
        if (index != date_sentence) {
          const Terms terms = TermsOf(view, EventFrame());
          for (const std::string& term : terms.context) claim.add_context_terms(term);
        }
      }
      std::sort(claim.mutable_context_terms()->begin(), claim.mutable_context_terms()->end());
      claim.set_quote(CollapseSpace(whole.In(all.doc.text)));
      *claim.mutable_quote_location() = LocationOf(all.doc, whole);
      claim.set_confidence(claim.event().head().empty() ? 0.5 : 0.9);
      SetDate(all, time, &claim);
      if (options.explain) claim.add_trace("table row: event from its cells or the column's header");
      claims->push_back(std::move(claim));
    }
  }
}

}  // namespace dateline
