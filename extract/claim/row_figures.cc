// The figures of a table's row, and what they are of.
#include "extract/claim/row_figures.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/participants.h"
#include "extract/claim/sentence_parts.h"
#include "extract/language/analyzer.h"
#include "extract/mention/column_unit.h"
#include "extract/mention/lexicon.h"

namespace dateline {
namespace {

bool HasFigure(const DocumentAnalysis& all, int cell) {
  const SentenceView view(all, cell);
  return view.quantities().begin < view.quantities().end;
}

// 'Result | 3-1': both figures are of what the game counts. Works on the last quantity.
void SplitScore(Claim* claim) {
  Quantity* last = claim->mutable_quantities(claim->quantities_size() - 1);
  if (!last->unit().empty()) return;
  last->set_unit("point");
  last->set_of("point");
  if (!last->has_min() || !last->has_max() || last->min() == last->max()) return;
  // '0-1' was read as a range.
  const double high = last->max();
  last->set_value(last->min());
  last->set_max(last->min());
  Quantity second = *last;
  second.set_value(high);
  second.set_min(high);
  second.set_max(high);
  *claim->add_quantities() = std::move(second);
}

// Whether a cell holds a figure and hardly anything besides: '1 MiB', 'up to 500', '2,048 (soft)'.
bool IsFigureCell(const DocumentAnalysis& all, int cell) {
  constexpr uint32_t kMostBesides = 20;
  const SentenceView view(all, cell);
  if (!HasFigure(all, cell)) return false;
  const Span first = all.mentions.quantities[view.quantities().begin].span;
  return first.begin == view.sentence().span.begin &&
         view.sentence().span.size() <= first.size() + kMostBesides;
}

}  // namespace

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
  if (column != nullptr) unit = column->unit;
  if (unit.unit.empty() && unit.scale == 1 && row.cells.size() == 2 && cell == row.cells[1]) {
    // 'Visitors | 48,200' in a box: the cell in front is the head.
    unit = mention::ReadColumnUnit(all.sentences[row.cells.front()].span.In(all.doc.text));
  }
  const std::string head =
      column == nullptr ? "" : Fold(all.sentences[column->sentence].span.In(all.doc.text));
  if (mention::FindPhrase(head).Has(mention::LexTable::kReference)) return;  // 'Version | 2.0'
  for (int q = view.quantities().begin; q < view.quantities().end; ++q) {
    if (IsPartOfDate(view, all.mentions.quantities[q].span)) continue;
    AddQuantity(all, all.mentions.quantities[q], /*deadly=*/false, claim);
    if (mention::HasRole(head, "settles by score")) {
      SplitScore(claim);
      continue;
    }
    mention::ApplyColumnUnit(unit, claim->mutable_quantities(claim->quantities_size() - 1));
  }
}

void AddContext(const SentenceView& view, Claim* claim) {
  const Terms terms = TermsOf(view, EventFrame());
  for (const std::string& term : terms.context) claim->add_context_terms(term);
}

void AddThing(const SentenceView& view, Claim* claim) {
  if (view.names().begin < view.names().end || !claim->event().object().empty()) return;
  int noun = -1;
  for (int i = 0; i < view.size(); ++i) {
    if (view.token(i).upos == Upos::kAdp || view.Word(i) == ",") break;
    const std::string word = Fold(view.Word(i));
    if (word.size() < 3 || !absl::ascii_isalpha(word[0])) break;  // a number, 'No.'
    const bool common = view.token(i).upos == Upos::kNoun || !NounHypernyms(word).empty();
    if (common && !IsEmptyNoun(view.token(i).lemma)) noun = i;
  }
  if (noun < 0 || claim->event().location().byte_offset() ==
                      LocationOf(view.all().doc, view.token(noun).span).byte_offset()) {
    return;
  }
  const std::string lemma = Lemma(Fold(view.Word(noun)), Upos::kNoun);
  claim->mutable_event()->set_object(lemma);
  Participant* participant = claim->add_participants();
  participant->mutable_entity()->set_id(absl::StrCat("noun:", lemma));
  participant->mutable_entity()->set_name(lemma);
  participant->mutable_entity()->set_kind(OTHER);
  participant->set_role(PATIENT);
  participant->set_text(std::string(view.Word(noun)));
}

namespace {

// 'Size of a [[parcel]]': the parcel takes part beside its size.
void AddBearer(const SentenceView& thing, Claim* claim) {
  int of = 0;
  while (of < thing.size() && thing.Word(of) != "of") ++of;
  for (int i = of + 1; i < thing.size(); ++i) {
    if (thing.NameAt(i) >= 0 || thing.token(i).upos == Upos::kAdp) return;
    if (thing.token(i).upos != Upos::kNoun) continue;
    if (i + 1 < thing.size() && thing.token(i + 1).upos == Upos::kNoun) continue;
    Participant* participant = claim->add_participants();
    const std::string lemma(thing.token(i).lemma);
    participant->mutable_entity()->set_id(absl::StrCat("noun:", lemma));
    participant->mutable_entity()->set_name(lemma);
    participant->mutable_entity()->set_kind(OTHER);
    participant->set_role(PATIENT);
    participant->set_text(std::string(thing.Word(i)));
    return;
  }
}

}  // namespace

bool FiguresOfThing(const DocumentAnalysis& all, const Row& row, Claim* claim) {
  constexpr int kMostFigures = 3;
  const SentenceView thing(all, row.cells.front());
  if (row.columns.empty() || row.cells.size() < 2 || thing.size() == 0 ||
      thing.quantities().begin < thing.quantities().end || !absl::ascii_isalpha(thing.Word(0)[0])) {
    return false;
  }
  for (int cell : row.cells) {
    if (CellHasDate(all, all.sentences[cell]) && !IsFigureCell(all, cell)) return false;
  }
  *claim = ClaimWithoutEvent(thing);
  const mention::ColumnUnit counted = mention::ReadColumnUnit(thing.Text(thing.sentence().span));
  int figures = 0;
  for (size_t i = 1; i < row.cells.size(); ++i) {
    if (!IsFigureCell(all, row.cells[i])) continue;
    if (++figures > kMostFigures) return false;
    const int first = claim->quantities_size();
    AddFigures(all, row, row.cells[i], claim);
    for (int q = first; q < claim->quantities_size(); ++q) {
      mention::ApplyColumnUnit(counted, claim->mutable_quantities(q));
    }
  }
  auto* const all_figures = claim->mutable_quantities();
  all_figures->erase(
      std::remove_if(all_figures->begin(), all_figures->end(),
                     [](const Quantity& q) { return q.unit().empty() && q.problem().empty(); }),
      all_figures->end());
  if (all_figures->empty()) return false;
  for (Participant& participant : *claim->mutable_participants()) {
    if (!participant.inferred()) participant.set_role(PATIENT);
  }
  AddThing(thing, claim);
  AddBearer(thing, claim);
  for (const TableColumn& column : row.columns) {
    AddContext(SentenceView(all, column.sentence), claim);
  }
  AddContext(thing, claim);
  return true;
}

}  // namespace dateline
