#include "extract/claim/row_event.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/attach.h"
#include "extract/claim/frame.h"
#include "extract/language/analyzer.h"
#include "extract/mention/lexicon.h"

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

// Whether a header cell says only that dates stand below it.
bool IsDateHeader(absl::string_view text) {
  const std::string folded = Fold(text);
  return folded.empty() || mention::HasRole(folded, "head of dates");
}

// 'From' and 'To' over the dates of who held an office.
Aspect PhaseOfHead(const DocumentAnalysis& all, const TableColumn& column) {
  const std::string head = Fold(all.sentences[column.sentence].span.In(all.doc.text));
  if (mention::HasRole(head, "head of starts")) return BEGINS;
  return mention::HasRole(head, "head of ends") ? ENDS : ASPECT_UNSPECIFIED;
}

// 'Visitor' over a name: the visit of whom stands there.
void SetDoing(const DocumentAnalysis& all, const TableColumn& column, Claim* claim) {
  EventMention* event = claim->mutable_event();
  event->set_head(column.verb);
  event->set_family(column.verb);
  if (!column.doing->open) event->set_event_class(column.doing->name);
  event->set_recurs(column.doing->recurs);
  event->set_befalls_place(column.doing->befalls_place);
  *event->mutable_location() = LocationOf(all.doc, all.sentences[column.sentence].span);
}

// An event in a cell without a date, -1: none. verbs: only what has a predicate.
bool CellEvent(const DocumentAnalysis& all, const Row& row, bool verbs, Claim* claim) {
  for (int cell : row.cells) {
    if (CellHasDate(all, all.sentences[cell])) continue;
    const SentenceView view(all, cell);
    const int event = EventInCell(view);
    if (event < 0 || (verbs && !IsPredicate(view, event))) continue;
    *claim = ClaimOfFrame(view, FrameOf(view, event), Span());
    return true;
  }
  return false;
}

}  // namespace

bool CellHasDate(const DocumentAnalysis& all, const Sentence& sentence) {
  const auto time = std::partition_point(
      all.times.begin(), all.times.end(),
      [&](const TimeExpression& t) { return t.span.end <= sentence.span.begin; });
  return time != all.times.end() && time->span.begin < sentence.span.end;
}

bool HeadEvent(const DocumentAnalysis& all, const TableColumn& column, Claim* claim) {
  const SentenceView view(all, column.sentence);
  const int event = EventInCell(view);
  if (IsDateHeader(view.Text(view.sentence().span))) return false;
  if (event < 0) {
    // 'Married', 'Completed' alone are taken for adjectives.
    if (view.size() != 1) return false;
    const std::string word = Fold(view.Word(0));
    TableColumn alone = column;
    alone.verb = Lemma(word, Upos::kVerb);
    alone.doing = EventLexicon::Default().OfVerb(alone.verb);
    if (alone.verb == word || alone.doing == nullptr) return false;
    *claim = ClaimWithoutEvent(view);
    SetDoing(all, alone, claim);
    return true;
  }
  *claim = ClaimOfFrame(view, FrameOf(view, event), Span());
  return true;
}

Claim RowClaim(const DocumentAnalysis& all, const Row& row, const TimeExpression& time) {
  const SentenceView dated(all, row.date_cell);
  if (EventInCell(dated) >= 0) {
    const Attached attached = Attach(dated, time.span);
    const int event = attached.head >= 0 ? attached.head : EventInCell(dated);
    return ClaimOfFrame(dated, FrameOf(dated, event), time.span);
  }
  Claim claim;
  if (CellEvent(all, row, /*verbs=*/true, &claim)) return claim;
  const TableColumn* dates = ColumnOf(all, row.columns, row.date_cell);
  const bool head = dates != nullptr && HeadEvent(all, *dates, &claim);
  if (head && !claim.event().event_class().empty()) return claim;
  if (CellEvent(all, row, /*verbs=*/false, &claim) || head) return claim;
  claim = ClaimWithoutEvent(dated);
  const TableColumn* doing = DoingColumn(row.columns);
  if (doing == nullptr) return claim;
  SetDoing(all, *doing, &claim);
  if (dates != nullptr) claim.mutable_event()->set_aspect(PhaseOfHead(all, *dates));
  return claim;
}

bool LabelledFigure(const DocumentAnalysis& all, const std::vector<int>& cells, Claim* claim) {
  if (cells.size() != 2) return false;
  for (int cell : cells) {
    if (CellHasDate(all, all.sentences[cell])) return false;
  }
  const SentenceView label(all, cells[0]), figure(all, cells[1]);
  if (figure.quantities().begin == figure.quantities().end || label.size() == 0) return false;
  const Span first = all.mentions.quantities[figure.quantities().begin].span;
  if (first.begin != figure.sentence().span.begin) return false;
  const int event = EventInCell(label);
  // 'Employees | 143'
  const mention::ColumnUnit unit = mention::ReadColumnUnit(label.Text(label.sentence().span));
  if (event < 0 && (unit.unit.empty() || unit.of != unit.unit)) return false;
  if (event < 0) {
    *claim = ClaimWithoutEvent(label);
    return true;
  }
  *claim = ClaimOfFrame(label, FrameOf(label, event), Span());
  return true;
}

}  // namespace dateline
