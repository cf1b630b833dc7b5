#include "extract/claim/assemble.h"

#include <algorithm>
#include <deque>
#include <string>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/civil.h"
#include "base/strings.h"
#include "extract/claim/participants.h"
#include "extract/language/analyzer.h"

namespace dateline {
namespace {

// Bytes of context on each side of a quote.
constexpr uint32_t kContextBytes = 160;

// The sentences around in the same paragraph, cut between words.
void SetContext(const SentenceView& view, Claim* claim) {
  const DocumentAnalysis& all = view.all();
  const Span quote = view.sentence().span;
  if (view.sentence().block < 0) return;
  const Span block = all.doc.blocks[view.sentence().block].span;
  Span before{std::max(block.begin, quote.begin - std::min(quote.begin, kContextBytes)),
              quote.begin};
  if (before.begin > block.begin) {
    const size_t space = before.In(all.doc.text).find(' ');
    before.begin =
        space == absl::string_view::npos ? before.end : before.begin + static_cast<uint32_t>(space);
  }
  Span after{quote.end, std::min(block.end, quote.end + kContextBytes)};
  if (after.end < block.end) {
    const size_t space = after.In(all.doc.text).rfind(' ');
    after.end =
        space == absl::string_view::npos ? after.begin : after.begin + static_cast<uint32_t>(space);
  }
  claim->set_context_before(CollapseSpace(before.In(all.doc.text)));
  claim->set_context_after(CollapseSpace(after.In(all.doc.text)));
}

TextPart PartOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kListItem: return LIST_ITEM;
    case BlockKind::kTableCell:
    case BlockKind::kTableHeader: return TABLE_ROW;
    case BlockKind::kCaption: return CAPTION;
    case BlockKind::kFootnote: return NOTE;
    default: return TEXT_PART_UNSPECIFIED;
  }
}

void SetQuote(const SentenceView& view, Claim* claim) {
  const Span span = view.sentence().span;
  claim->set_quote(CollapseSpace(view.Text(span)));
  *claim->mutable_quote_location() = LocationOf(view.all().doc, span);
  const int32_t block = view.sentence().block;
  if (block >= 0) claim->set_part(PartOf(view.all().doc.blocks[block].kind));
  SetContext(view, claim);
}

// The word of a name that says what it is: before 'of', 'in' or 'for', else the last.
std::string HeadWordOf(absl::string_view name) {
  const std::string folded = Fold(name);
  size_t end = folded.size();
  for (const char* joint : {" of ", " in ", " for "}) end = std::min(end, folded.find(joint));
  const size_t space = folded.rfind(' ', end == 0 ? 0 : end - 1);
  const size_t begin = space == std::string::npos ? 0 : space + 1;
  return folded.substr(begin, end - begin);
}

// 'Troops landed in Lisbon' is an invasion, 'the minister landed in Lisbon' an arrival.
void SetClass(const EventFrame& frame, Claim* claim) {
  if (frame.event_class == nullptr) return;
  const EventLexicon& lexicon = EventLexicon::Default();
  std::vector<EventTaker> takers;
  std::deque<std::string> heads;  // the takers' views point into it
  const bool shifts = lexicon.MayShift(*frame.event_class);
  for (int i = 0; shifts && i < claim->participants_size(); ++i) {
    const Participant& participant = claim->participants(i);
    absl::string_view noun = participant.entity().id();
    const bool common = absl::ConsumePrefix(&noun, "noun:");
    // 'the Nobel Prize in Physics' is a prize.
    std::string head = common ? std::string(noun) : HeadWordOf(participant.entity().name());
    heads.push_back(std::move(head));
    takers.push_back({participant.role(), heads.back(),
                      common ? ENTITY_KIND_UNSPECIFIED : participant.entity().kind()});
  }
  if (!claim->event().object().empty()) takers.push_back({PATIENT, claim->event().object()});
  const EventClass* shifted = lexicon.Shifted(*frame.event_class, takers, frame.passive);
  const EventClass& is = shifted != nullptr ? *shifted : *frame.event_class;
  if (is.open) return;
  claim->mutable_event()->set_event_class(is.name);
  claim->mutable_event()->set_recurs(is.recurs);
  claim->mutable_event()->set_befalls_place(is.befalls_place);
}

// From the first to the last word of the event: "paid his second visit".
Span EventSpan(const SentenceView& view, const EventFrame& frame) {
  Span span = view.token(frame.head).span;
  if (frame.support >= 0) {
    span.begin = std::min(span.begin, view.token(frame.support).span.begin);
    span.end = std::max(span.end, view.token(frame.support).span.end);
  }
  return span;
}

}  // namespace

Claim ClaimOfFrame(const SentenceView& view, const EventFrame& frame, Span date) {
  Claim claim;
  SetQuote(view, &claim);
  EventMention* event = claim.mutable_event();
  event->set_head(frame.lemma);
  event->set_family(frame.family);
  event->set_nominal(frame.nominal);
  event->set_aspect(frame.aspect);
  const Gap gap = GapOf(view, frame, date);
  event->set_object(gap.object ? std::string(view.token(gap.top).lemma) : frame.object);
  const Span span = EventSpan(view, frame);
  event->set_text(CollapseSpace(view.Text(span)));
  *event->mutable_location() = LocationOf(view.all().doc, view.token(frame.head).span);
  claim.set_modality(frame.modality);
  claim.set_negated(frame.negated);
  for (Participant& participant : ParticipantsOf(view, frame, date)) {
    *claim.add_participants() = std::move(participant);
  }
  SetClass(frame, &claim);
  Terms terms = TermsOf(view, frame);
  for (std::string& term : terms.clause) claim.add_terms(std::move(term));
  for (std::string& term : terms.context) claim.add_context_terms(std::move(term));
  AddCitations(view, &claim);
  claim.set_confidence(1);
  return claim;
}

Claim ClaimWithoutEvent(const SentenceView& view) {
  Claim claim;
  SetQuote(view, &claim);
  claim.set_modality(ASSERTED);
  const EventFrame none;
  for (Participant& participant : ParticipantsOf(view, none, Span())) {
    *claim.add_participants() = std::move(participant);
  }
  Terms terms = TermsOf(view, none);
  for (std::string& term : terms.context) claim.add_terms(std::move(term));
  AddCitations(view, &claim);
  claim.set_confidence(0.5);
  return claim;
}

// 'from 1904': the claim is that it began then; whether it went on is open.
void CloseStart(const TimeExpression& time, TimeValue* date) {
  absl::string_view edtf = date->edtf();
  if (!absl::ConsumeSuffix(&edtf, "/..") || !time.earliest || time.grain > YEAR) return;
  CivilDay last = CivilFromDayNumber(*time.earliest);
  if (time.grain == SEASON || time.grain == QUARTER || time.grain == HALF_YEAR) return;
  if (time.grain >= YEAR) last.month = 12;
  if (time.grain >= MONTH) last.day = DaysInMonth(last.year, last.month);
  date->set_edtf(std::string(edtf));
  date->set_latest(time.grain == WEEK ? *time.earliest + 6
                                      : DayNumber(last.year, last.month, last.day));
}

void SetDate(const DocumentAnalysis& all, const TimeExpression& time, Claim* claim) {
  *claim->mutable_date() = ToProto(time, all.doc);
  if (time.kind == START) CloseStart(time, claim->mutable_date());
  *claim->mutable_location() = LocationOf(all.doc, time.span);
  EventMention* event = claim->mutable_event();
  if (event->aspect() == ASPECT_UNSPECIFIED || event->aspect() == GOES_ON) {
    if (time.kind == START) event->set_aspect(BEGINS);
    if (time.kind == END) event->set_aspect(ENDS);
    if (time.kind == WHOLE) event->set_aspect(COMPLETE_EXTENT);
  }
  claim->set_confidence(claim->confidence() * time.confidence);
}

void SetUndatedLocation(const SentenceView& view, int head, Claim* claim) {
  *claim->mutable_location() =
      LocationOf(view.all().doc, head >= 0 ? view.token(head).span : view.sentence().span);
}

void AddCitations(const SentenceView& view, Claim* claim) {
  const auto& citations = view.all().mentions.citations;  // in order of place
  auto citation =
      std::partition_point(citations.begin(), citations.end(),
                           [&](const CitationMention& c) { return c.sentence < view.index(); });
  for (; citation != citations.end() && citation->sentence == view.index(); ++citation) {
    *claim->add_attributions() = citation->attribution;
  }
}

void SortAndName(const DocumentText& doc, std::vector<Claim>* claims) {
  const auto place = [](const Claim& claim) {
    return std::make_tuple(claim.quote_location().byte_offset(), claim.location().byte_offset(),
                           claim.event().location().byte_offset());
  };
  std::stable_sort(claims->begin(), claims->end(),
                   [&](const Claim& a, const Claim& b) { return place(a) < place(b); });
  absl::flat_hash_map<std::string, int> seen;
  for (Claim& claim : *claims) {
    std::string content =
        absl::StrCat(doc.info.path(), "\n", claim.quote(), "\n", claim.date().text(), "\n",
                     claim.date().edtf(), "\n", claim.event().text());
    for (const Quantity& quantity : claim.quantities())
      absl::StrAppend(&content, "\n", quantity.text());
    std::string id = absl::StrCat("c-", ShortHash(content));
    const int count = ++seen[id];
    if (count > 1) absl::StrAppend(&id, "-", count);
    claim.set_id(std::move(id));
    claim.set_document(doc.info.id());
  }
}

}  // namespace dateline
