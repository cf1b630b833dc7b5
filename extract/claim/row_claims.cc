// Claims of tables and of headings that are entries.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/participants.h"
#include "extract/claim/row_event.h"
#include "extract/claim/row_figures.h"
#include "extract/claim/sources.h"
#include "extract/claim/table_columns.h"
#include "extract/language/analyzer.h"
#include "extract/mention/column_unit.h"
#include "extract/mention/lexicon.h"

namespace dateline {
namespace {

// `within`: only names in it; empty: all.
void AddNames(const SentenceView& view, ParticipantRole role, Span within, Claim* claim) {
  for (int i = view.names().begin; i < view.names().end; ++i) {
    const Mention& mention = view.all().mentions.names[i];
    if (!within.empty() && !within.Contains(mention.span.begin)) continue;
    const Entity& entity = view.all().mentions.entities[mention.entity];
    const bool known =
        std::any_of(claim->participants().begin(), claim->participants().end(),
                    [&](const Participant& p) { return p.entity().id() == entity.id(); });
    if (known) continue;
    Participant* participant = claim->add_participants();
    *participant->mutable_entity() = entity;
    participant->set_role(role);
    participant->set_text(CollapseSpace(view.Text(mention.span)));
  }
}

// 'Venus, October 2010; Earth, March 2012': the part of a cell, between semicolons, of a date.
Span PartOf(const SentenceView& cell, Span date) {
  Span part = cell.sentence().span;
  for (int i = 0; i < cell.size(); ++i) {
    if (cell.Word(i) != ";") continue;
    const Span mark = cell.token(i).span;
    if (mark.end <= date.begin) part.begin = mark.end;
    if (mark.begin >= date.end) part.end = std::min(part.end, mark.begin);
  }
  return part;
}

// What stands beside the date in its own cell is where it happened: 'Lima, 21 January 1894'.
ParticipantRole RoleInDateCell(const DocumentAnalysis& all, const Row& row) {
  const TableColumn* column = ColumnOf(all, row.columns, row.date_cell);
  if (row.cells.size() < 2) return PATIENT;
  return column != nullptr && column->role != PATIENT ? column->role : LOCATION;
}

// Everything in the row besides the event: names by their column's role, figures, words. What
// stands beside another date is that date's. `figure` is the one cell of figures that the claim is
// about; -1: all.
void FillFromRow(const DocumentAnalysis& all, const Row& row, Span date, int figure, Claim* claim) {
  const uint32_t event = claim->event().location().byte_offset();
  const Location dated = LocationOf(all.doc, all.sentences[row.date_cell].span);
  const bool own_event =
      event >= dated.byte_offset() && event < dated.byte_offset() + dated.byte_length();
  for (int cell : row.cells) {
    const SentenceView view(all, cell);
    const TableColumn* column = ColumnOf(all, row.columns, cell);
    const bool told = column != nullptr && !claim->event().head().empty();
    if (cell == row.date_cell) {
      AddNames(view, told ? RoleInDateCell(all, row) : PATIENT, PartOf(view, date), claim);
    } else if (!CellHasDate(all, view.sentence())) {
      AddNames(view, told ? column->role : PATIENT, Span(), claim);
    }
    if (cell == row.cells.front() && cell != row.date_cell && told && !own_event) {
      AddThing(view, claim);
    }
    const bool own = cell == row.date_cell || !CellHasDate(all, view.sentence());
    if (figure < 0 ? own : cell == figure) AddFigures(all, row, cell, claim);
    if (cell != row.date_cell) AddContext(view, claim);
  }
  std::sort(claim->mutable_context_terms()->begin(), claim->mutable_context_terms()->end());
  // Where the row names who does it, it is not whom the document is about.
  const auto named = [](const Participant& p) { return !p.inferred() && p.role() == AGENT; };
  if (std::none_of(claim->participants().begin(), claim->participants().end(), named)) return;
  for (Participant& participant : *claim->mutable_participants()) {
    if (participant.inferred()) participant.set_role(CONTEXT);
  }
}

// The claims of a row that has a date and tells no event: one for each told figure ('Exports' and
// 'Imports' of one year), else one.
std::vector<Claim> ClaimsOfFigures(const DocumentAnalysis& all, const Row& row, Span date) {
  std::vector<Claim> claims;
  for (int cell : ToldFigures(all, row)) {
    const TableColumn& column = *ColumnOf(all, row.columns, cell);
    Claim claim;
    if (!HeadEvent(all, column, &claim)) {
      claim = ClaimWithoutEvent(SentenceView(all, row.date_cell));
      AddNames(SentenceView(all, column.sentence), CONTEXT, Span(), &claim);
      AddContext(SentenceView(all, column.sentence), &claim);
    }
    FillFromRow(all, row, date, cell, &claim);
    claims.push_back(std::move(claim));
  }
  return claims;
}

// 'Loss of the ferry Alma, 23 February 2021': a heading that names a happening with its date.
void AddHappening(const SentenceView& view, const TimeExpression& time,
                  std::vector<Claim>* claims) {
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

namespace {

// The claim of a row without a date: a label and its figure, or a thing and its figures. false: the
// row is neither.
bool TellFigures(const DocumentAnalysis& all, const Row& row, int rows, const ClaimOptions& options,
                 Claim* claim) {
  constexpr int kMostRows = 40;  // longer tables are data
  if (LabelledFigure(all, row.cells, claim)) {
    AddFigures(all, row, row.cells[1], claim);
    AddNames(SentenceView(all, row.cells[1]), CONTEXT, Span(), claim);
    claim->set_confidence(0.8);
    if (options.explain) claim->add_trace("table row: a figure and what it is of");
    return true;
  }
  if (rows > kMostRows || !FiguresOfThing(all, row, claim)) return false;
  claim->set_confidence(0.6);
  if (options.explain) claim->add_trace("table row: figures and what they are of");
  return true;
}

}  // namespace

void AddRowClaims(const DocumentAnalysis& all, const std::vector<int>& cells, const TableHead& head,
                  const ClaimOptions& options, std::vector<Claim>* claims) {
  const Span whole{all.sentences[cells.front()].span.begin, all.sentences[cells.back()].span.end};
  const std::vector<TableColumn> columns = ReadColumns(all, head.cells);
  if (Claim undated; TellFigures(all, {cells, columns}, head.rows, options, &undated)) {
    undated.set_quote(CollapseSpace(whole.In(all.doc.text)));
    *undated.mutable_quote_location() = *undated.mutable_location() = LocationOf(all.doc, whole);
    claims->push_back(std::move(undated));
    return;
  }
  for (int cell : cells) {
    const Row row = {cells, columns, cell};
    const SentenceView dated(all, cell);
    for (int i = dated.times().begin; i < dated.times().end; ++i) {
      const TimeExpression& time = all.times[i];
      if (time.kind == LENGTH || time.kind == NOMINAL || time.kind == SET) continue;
      Claim claim = RowClaim(all, row, time);
      std::vector<Claim> found;
      if (claim.event().head().empty()) found = ClaimsOfFigures(all, row, time.span);
      if (found.empty()) {
        FillFromRow(all, row, time.span, -1, &claim);
        found.push_back(std::move(claim));
      }
      for (Claim& one : found) {
        one.set_quote(CollapseSpace(whole.In(all.doc.text)));
        *one.mutable_quote_location() = LocationOf(all.doc, whole);
        one.set_confidence(one.event().head().empty() ? 0.5 : 0.9);
        SetDate(all, time, &one);
        if (options.explain) one.add_trace("table row: event from its cells or a column's head");
        claims->push_back(std::move(one));
      }
    }
  }
}

}  // namespace dateline
