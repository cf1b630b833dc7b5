// Notes that only add to the sentence they belong to: '5. On the 26th of July.' says when what the
// sentence tells at mark 5 happened.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "extract/claim/frame.h"
#include "extract/claim/sources.h"

namespace dateline {
namespace {

constexpr double kNoteConfidence = 0.7;

// Whether the sentence has no main predicate of its own.
bool IsFragment(const SentenceView& view) {
  for (int i = 0; i < view.size(); ++i) {
    if (view.token(i).head < 0 && view.TimeAt(i) < 0 && IsPredicate(view, i)) return false;
  }
  return true;
}

}  // namespace

void NotedClaims::See(const DocumentAnalysis& all, Span sentence, absl::Span<const Claim> claims,
                      size_t first) {
  const auto& marks = all.doc.note_marks;
  auto mark = std::partition_point(marks.begin(), marks.end(),
                                   [&](const NoteMark& m) { return m.at <= sentence.begin; });
  for (; mark != marks.end() && mark->at <= sentence.end; ++mark) {
    // The last claim before the mark; where the mark stands before all, the first one.
    const int64_t at = static_cast<int64_t>(SourceOffset(all.doc, mark->at));
    size_t best = first;
    for (size_t i = first; i < claims.size(); ++i) {
      if (static_cast<int64_t>(claims[i].location().byte_offset()) < at) best = i;
    }
    if (best < claims.size()) of_mark_.emplace(mark->label, best);
  }
}

void NotedClaims::Fill(const SentenceView& view, size_t first, bool explain,
                       std::vector<Claim>* claims) const {
  const Block& block = view.all().doc.blocks[view.sentence().block];
  const auto noted = of_mark_.find(block.label);
  if (noted == of_mark_.end() || !IsFragment(view)) return;
  const Claim source = (*claims)[noted->second];
  if (source.event().head().empty()) return;
  for (size_t i = first; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    if (!claim.has_date()) continue;
    *claim.mutable_event() = source.event();
    *claim.mutable_participants() = source.participants();
    for (Participant& participant : *claim.mutable_participants()) participant.set_inferred(true);
    *claim.mutable_terms() = source.terms();
    *claim.mutable_context_terms() = source.context_terms();
    claim.set_modality(source.modality());
    claim.set_confidence(kNoteConfidence * claim.date().confidence());
    if (explain) {
      claim.add_trace(
          absl::StrCat("note ", block.label, ": says when '", source.event().text(), "' was"));
    }
  }
}

}  // namespace dateline
