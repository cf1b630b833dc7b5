// What a sentence says of order: 'Only after the vote did the king sign', 'opened before the tunnel
// was finished'. The other event is named here; relations.cc looks for its claim.
#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/sentence_parts.h"

namespace dateline {
namespace {

bool IsOneOf(absl::string_view word, std::initializer_list<absl::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string LowerWord(const SentenceView& view, int i) {
  return i >= 0 && i < view.size() ? absl::AsciiStrToLower(view.Word(i)) : "";
}

// Adds the relation to the event that tokens [begin, end) name.
void Relate(const SentenceView& view, TemporalRelation::Kind kind, int begin, int end,
            Claim* claim) {
  while (end > begin && view.token(end - 1).upos == Upos::kPunct) --end;
  if (end <= begin) return;
  const Span span{view.token(begin).span.begin, view.token(end - 1).span.end};
  TemporalRelation* relation = claim->add_relations();
  relation->set_kind(kind);
  relation->set_min_days(0);
  relation->set_event_text(CollapseSpace(view.Text(span)));
  const Span words{view.token(std::max(0, begin - 1)).span.begin, span.end};
  relation->set_text(CollapseSpace(view.Text(words)));
  *relation->mutable_location() = LocationOf(view.all().doc, words);
}

// The auxiliary in front of its subject: 'Only then [[did]] the king sign'. -1: none.
int Inversion(const SentenceView& view, int from) {
  for (int i = from; i + 2 < view.size() && view.Word(i) != ";"; ++i) {
    if (!IsOneOf(LowerWord(view, i), {"did", "does", "was", "were", "is", "had", "has", "could", "can",
                                      "would", "will"})) {
      continue;
    }
    const Upos next = view.token(i + 1).upos;
    if (next == Upos::kDet || next == Upos::kNoun || next == Upos::kPropn || next == Upos::kPron ||
        next == Upos::kAdj || view.Word(i + 1) == ",") {
      return i;
    }
  }
  return -1;
}

}  // namespace

bool SaysOrderAt(absl::string_view text, const Sentence& sentence, int i) {
  if (i + 1 >= static_cast<int>(sentence.tokens.size())) return false;
  const absl::string_view word = sentence.tokens[i].span.In(text);
  if (word.size() != 4 || !absl::EqualsIgnoreCase(word, "only")) return false;
  const absl::string_view before = i > 0 ? sentence.tokens[i - 1].span.In(text) : ";";
  const absl::string_view next = sentence.tokens[i + 1].span.In(text);
  return (before == ";" || before == "," || before == "and" || before == "but") &&
         IsOneOf(next, {"after", "once", "when"});
}

void AddOrderClaims(const SentenceView& view, const ClaimOptions& options,
                    std::vector<Placed>* placed, std::vector<Claim>* claims) {
  for (int i = 0; i < view.size(); ++i) {
    if (!SaysOrderAt(view.all().doc.text, view.sentence(), i)) continue;
    const int aux = Inversion(view, i + 2);
    if (aux < 0) continue;
    int verb = aux + 1;
    while (verb < view.size() && view.token(verb).upos != Upos::kVerb) ++verb;
    if (verb >= view.size()) continue;
    const int predicate = FrameOf(view, verb).predicate();
    const auto own = std::find_if(placed->begin(), placed->end(),
                                  [&](const Placed& p) { return p.predicate == predicate; });
    size_t at = own == placed->end() ? claims->size() : own->claim;
    if (own == placed->end()) {
      claims->push_back(MakeClaim(view, {verb, "happened only after another event", 0.8}, Span(),
                                  options));
      SetUndatedLocation(view, verb, &claims->back());
      placed->push_back({predicate, at});
    }
    Relate(view, TemporalRelation::AFTER, i + 2, aux, &(*claims)[at]);
  }
}

void AddOrderOfClauses(const SentenceView& view, const std::vector<Placed>& placed,
                       std::vector<Claim>* claims) {
  for (const Placed& p : placed) {
    if (p.predicate < 0 || !(*claims)[p.claim].has_date()) continue;
    for (int child : view.Children(p.predicate)) {
      if (view.token(child).deprel != Deprel::kAdvcl) continue;
      const std::string marker = view.Case(child);
      const bool before = marker == "before", after = marker == "after";
      if (!before && !after) continue;
      int begin = view.Child(child, Deprel::kMark);
      if (begin < 0 || begin > child) continue;
      int end = child + 1;
      while (end < view.size() && view.IsUnder(end, child)) ++end;
      Relate(view, before ? TemporalRelation::BEFORE : TemporalRelation::AFTER, begin + 1, end,
             &(*claims)[p.claim]);
    }
  }
}

}  // namespace dateline
