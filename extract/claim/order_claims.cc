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
    if (!IsOneOf(LowerWord(view, i), {"did", "does", "was", "were", "is", "had", "has", "could",
                                      "can", "would", "will"})) {
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

int EndOfClause(const SentenceView& view, int from) {
  int end = from;
  while (end < view.size() && view.token(end).upos != Upos::kPunct) ++end;
  return end;
}

// How an event stands to that of a clause or noun behind a marker.
TemporalRelation::Kind OrderOf(absl::string_view marker, bool noun) {
  if (marker == "before" || (noun && marker == "prior_to")) return TemporalRelation::BEFORE;
  if (marker == "after" || marker == "since" || (noun && marker == "following") ||
      (!noun && marker == "once")) {
    return TemporalRelation::AFTER;
  }
  if (marker == "until" || marker == "till") return TemporalRelation::FINISHES;
  if (marker == (noun ? "during" : "while")) return TemporalRelation::DURING;
  return TemporalRelation::KIND_UNSPECIFIED;
}

// Where the tree has it otherwise: 'signed the act in May, [[after]] the vote had been held', the
// first such marker behind the verb, with a clause of its own behind it.
void RelateByPlace(const SentenceView& view, int predicate, Claim* claim) {
  if (claim->relations_size() > 0) return;
  for (int i = predicate + 1; i + 1 < view.size(); ++i) {
    if (view.token(i).upos == Upos::kVerb || view.Word(i) == ";") return;
    TemporalRelation::Kind kind = OrderOf(LowerWord(view, i), false);
    if (kind == TemporalRelation::KIND_UNSPECIFIED || view.TimeAt(i) >= 0 ||
        view.TimeAt(i + 1) >= 0)
      continue;
    const int end = EndOfClause(view, i + 1);
    bool clause = false;
    for (int k = i + 2; k < end; ++k) clause |= view.token(k).upos == Upos::kVerb;
    if (!clause) return;
    if (kind == TemporalRelation::FINISHES && claim->negated()) {
      kind = TemporalRelation::AFTER;
      claim->set_negated(false);
    }
    Relate(view, kind, i + 1, end, claim);
    return;
  }
}

}  // namespace

bool SaysOrderAt(absl::string_view text, const Sentence& sentence, int i) {
  if (i + 1 >= static_cast<int>(sentence.tokens.size())) return false;
  const absl::string_view word = sentence.tokens[i].span.In(text);
  if (word.size() < 2 || word.size() > 4) return false;
  const bool only = absl::EqualsIgnoreCase(word, "only");
  const bool no = absl::EqualsIgnoreCase(word, "no"), not_yet = absl::EqualsIgnoreCase(word, "not");
  if (!only && !no && !not_yet) return false;
  const absl::string_view before = i > 0 ? sentence.tokens[i - 1].span.In(text) : ";";
  const absl::string_view next = sentence.tokens[i + 1].span.In(text);
  if (before != ";" && before != "," && before != "and" && before != "but") return false;
  if (no) return next == "sooner";
  return not_yet ? next == "until" || next == "till" : IsOneOf(next, {"after", "once", "when"});
}

void AddOrderClaims(const SentenceView& view, const ClaimOptions& options,
                    std::vector<Placed>* placed, std::vector<Claim>* claims) {
  for (int i = 0; i < view.size(); ++i) {
    if (!SaysOrderAt(view.all().doc.text, view.sentence(), i)) continue;
    // 'Not until 1936 did she join' has its date.
    if (i + 2 < view.size() && view.TimeAt(i + 2) >= 0) continue;
    const bool sooner = LowerWord(view, i + 1) == "sooner";
    const int aux = Inversion(view, i + 2);
    if (aux < 0) continue;
    int than = aux + 1;
    while (sooner && than < view.size() && LowerWord(view, than) != "than") ++than;
    if (sooner && than + 1 >= view.size()) continue;
    int verb = aux + 1;
    while (verb < view.size() && view.token(verb).upos != Upos::kVerb) ++verb;
    if (verb >= view.size()) continue;
    const int predicate = FrameOf(view, verb).predicate();
    const auto own = std::find_if(placed->begin(), placed->end(),
                                  [&](const Placed& p) { return p.predicate == predicate; });
    size_t at = own == placed->end() ? claims->size() : own->claim;
    if (own == placed->end()) {
      const char* rule =
          sooner ? "happened just before another event" : "happened only after another event";
      claims->push_back(MakeClaim(view, {verb, rule, 0.8}, Span(), options));
      SetUndatedLocation(view, verb, &claims->back());
      placed->push_back({predicate, at});
    }
    // 'No sooner had the pact been signed than war broke out.'
    if (sooner)
      Relate(view, TemporalRelation::BEFORE, than + 1, EndOfClause(view, than + 1), &(*claims)[at]);
    else
      Relate(view, TemporalRelation::AFTER, i + 2, aux, &(*claims)[at]);
  }
}

void AddOrderOfClauses(const SentenceView& view, const std::vector<Placed>& placed,
                       std::vector<Claim>* claims) {
  for (const Placed& p : placed) {
    if (p.predicate < 0 || !(*claims)[p.claim].has_date()) continue;
    for (int child : view.Children(p.predicate)) {
      const Deprel deprel = view.token(child).deprel;
      const bool noun = deprel == Deprel::kObl && view.TimeAt(child) < 0 && IsEventive(view, child);
      if (deprel != Deprel::kAdvcl && !noun) continue;
      Claim& claim = (*claims)[p.claim];
      TemporalRelation::Kind kind = OrderOf(view.Case(child), noun);
      if (kind == TemporalRelation::FINISHES && claim.negated()) {
        // 'did not sign until the vote was over'
        kind = TemporalRelation::AFTER;
        claim.set_negated(false);
      }
      if (kind == TemporalRelation::KIND_UNSPECIFIED) continue;
      const int marker = view.Child(child, noun ? Deprel::kCase : Deprel::kMark);
      if (marker < 0 || marker > child) continue;
      // 'after the treaty of 1955', 'three years after the wedding': the date is related already.
      const int begin = marker + 1;
      int end = child + 1;
      bool dated = marker > 0 && view.TimeAt(marker) >= 0;
      while (end < view.size() && view.IsUnder(end, child)) dated |= view.TimeAt(end++) >= 0;
      if (!(noun && dated)) Relate(view, kind, begin, end, &claim);
    }
    RelateByPlace(view, p.predicate, &(*claims)[p.claim]);
  }
}

}  // namespace dateline
