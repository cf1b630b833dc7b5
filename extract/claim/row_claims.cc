// Claims of tables and of headings that are entries.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/participants.h"
#include "extract/claim/sources.h"
#include "extract/claim/table_columns.h"
#include "extract/mention/column_unit.h"

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

// Whether a header cell says only that dates stand below it.
bool IsDateHeader(absl::string_view text) {
  const std::string folded = Fold(text);
  for (absl::string_view word :
       {"date", "dates", "year", "when", "day", "time", "period", "month"}) {
    if (folded == word) return true;
  }
  return folded.empty();
}

// A row and the columns that it stands under.
struct Row {
  const std::vector<int>& cells;
  const std::vector<TableColumn>& columns;
  int date_cell;
};

// The event in the head of a column; false: it tells none.
bool HeadEvent(const DocumentAnalysis& all, const TableColumn& column, Claim* claim) {
  const SentenceView view(all, column.sentence);
  const int event = EventInCell(view);
  if (event < 0 || IsDateHeader(view.Text(view.sentence().span))) return false;
  *claim = ClaimOfFrame(view, FrameOf(view, event), Span());
  return true;
}

// 'Visitor' over a name: the visit of whom stands there.
void SetDoing(const DocumentAnalysis& all, const TableColumn& column, Claim* claim) {
  EventMention* event = claim->mutable_event();
  event->set_head(column.verb);
  event->set_family(column.verb);
  event->set_event_class(column.doing->name);
  event->set_recurs(column.doing->recurs);
  event->set_befalls_place(column.doing->befalls_place);
  *event->mutable_location() = LocationOf(all.doc, all.sentences[column.sentence].span);
}

// The event of a row: in a cell without a date, else in the header over the date, else what the
// heads say that somebody does.
Claim RowClaim(const DocumentAnalysis& all, const Row& row) {
  for (int index : row.cells) {
    const SentenceView view(all, index);
    const bool dated = HasDate(all, all.sentences[index]);
    const int event = EventInCell(view);
    if (event >= 0 && (!dated || row.cells.size() == 1)) {
      return ClaimOfFrame(view, FrameOf(view, event), Span());
    }
  }
  Claim claim;
  const TableColumn* dates = ColumnOf(all, row.columns, row.date_cell);
  if (dates != nullptr && HeadEvent(all, *dates, &claim)) return claim;
  claim = ClaimWithoutEvent(SentenceView(all, row.date_cell));
  const TableColumn* doing = DoingColumn(row.columns);
  if (doing != nullptr) SetDoing(all, *doing, &claim);
  return claim;
}

bool HasFigure(const DocumentAnalysis& all, int cell) {
  const SentenceView view(all, cell);
  return view.quantities().begin < view.quantities().end;
}

// The cells of figures whose column's head tells what they are of; for rows that tell no event.
std::vector<int> ToldFigures(const DocumentAnalysis& all, const Row& row) {
  std::vector<int> cells;
  for (int cell : row.cells) {
    if (cell == row.date_cell || !HasFigure(all, cell)) continue;
    if (ColumnOf(all, row.columns, cell) != nullptr) cells.push_back(cell);
  }
  return cells;
}

void AddFigures(const DocumentAnalysis& all, const Row& row, int cell, Claim* claim) {
  const SentenceView view(all, cell);
  const TableColumn* column = ColumnOf(all, row.columns, cell);
  mention::ColumnUnit unit;
  if (column != nullptr) {
    unit = column->unit;
  } else if (cell != row.cells.front()) {
    // 'Visitors | 48,200' in a box: the cell in front is the head.
    unit = mention::ReadColumnUnit(all.sentences[row.cells.front()].span.In(all.doc.text));
  }
  for (int q = view.quantities().begin; q < view.quantities().end; ++q) {
    AddQuantity(all, all.mentions.quantities[q], /*deadly=*/false, claim);
    if (column == nullptr) continue;
    mention::ApplyColumnUnit(column->unit, claim->mutable_quantities(claim->quantities_size() - 1));
  }
}

void AddContext(const SentenceView& view, Claim* claim) {
  const Terms terms = TermsOf(view, EventFrame());
  for (const std::string& term : terms.context) claim->add_context_terms(term);
}

// Everything in the row besides the event: names by their column's role, figures, words. `figure`
// is the one cell of figures that the claim is about; -1: all.
void FillFromRow(const DocumentAnalysis& all, const Row& row, int figure, Claim* claim) {
  for (int cell : row.cells) {
    const SentenceView view(all, cell);
    const TableColumn* column = ColumnOf(all, row.columns, cell);
    const bool told = column != nullptr && !claim->event().head().empty();
    AddNames(view, told ? column->role : PATIENT, claim);
    if (figure < 0 || cell == figure) AddFigures(all, row, cell, claim);
    if (cell != row.date_cell) AddContext(view, claim);
  }
  std::sort(claim->mutable_context_terms()->begin(), claim->mutable_context_terms()->end());
}

// The claims of a row that has a date and tells no event: one for each told figure ('Exports' and
// 'Imports' of one year), else one.
std::vector<Claim> ClaimsOfFigures(const DocumentAnalysis& all, const Row& row) {
  std::vector<Claim> claims;
  for (int cell : ToldFigures(all, row)) {
    const TableColumn& column = *ColumnOf(all, row.columns, cell);
    Claim claim;
    if (!HeadEvent(all, column, &claim)) {
      claim = ClaimWithoutEvent(SentenceView(all, row.date_cell));
      AddNames(SentenceView(all, column.sentence), CONTEXT, &claim);
      AddContext(SentenceView(all, column.sentence), &claim);
    }
    FillFromRow(all, row, cell, &claim);
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

void AddRowClaims(const DocumentAnalysis& all, const std::vector<int>& cells,
                  const std::vector<int>& header, const ClaimOptions& options,
                  std::vector<Claim>* claims) {
  const Span whole{all.sentences[cells.front()].span.begin, all.sentences[cells.back()].span.end};
  const std::vector<TableColumn> columns = ReadColumns(all, header);
  for (int cell : cells) {
    const Row row = {cells, columns, cell};
    const SentenceView dated(all, cell);
    for (int i = dated.times().begin; i < dated.times().end; ++i) {
      const TimeExpression& time = all.times[i];
      if (time.kind == LENGTH || time.kind == NOMINAL || time.kind == SET) continue;
      Claim claim = RowClaim(all, row);
      std::vector<Claim> found;
      if (claim.event().head().empty()) found = ClaimsOfFigures(all, row);
      if (found.empty()) {
        FillFromRow(all, row, -1, &claim);
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
