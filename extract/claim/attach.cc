#include "extract/claim/attach.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/strings.h"
#include "extract/claim/frame.h"
#include "extract/claim/predicate.h"
#include "extract/mention/lexicon.h"

namespace dateline {
namespace {

// Without a usable tree: the predicate or eventive noun next to the date, in its own part of the
// sentence (between semicolons) where there is one.
int NearestEvent(const SentenceView& view, Span span) {
  const auto range = view.TokensIn(span);
  int best = -1, best_cost = 1 << 20;
  for (int i = 0; i < view.size(); ++i) {
    if (view.TimeAt(i) >= 0 || (!IsPredicate(view, i) && !IsEventive(view, i))) continue;
    const int first = std::min(i, range.begin), last = std::max(i, range.end);
    int cost = (last - first) * 2 + !IsPredicate(view, i);
    for (int j = first; j < last; ++j) {
      cost += view.Word(j) == ";" ? 1000 : 0;
      // 'was taken out, last May, and we still hear of it': another clause is further away.
      const Upos upos = view.token(j).upos;
      cost += upos == Upos::kCconj || upos == Upos::kSconj ? 20 : 0;
    }
    if (cost < best_cost) best = i, best_cost = cost;
  }
  return best;
}
// The first token of the clause that a date stands in, when something other than a preposition
// stands between them and no verb does; -1 otherwise.
int ClauseStart(const SentenceView& view, int date) {
  int start = date, nouns = 0;
  for (; start > 0; --start) {
    const Token& token = view.token(start - 1);
    const absl::string_view word = view.Word(start - 1);
    if (word == "," || word == ";" || word == ":" || word == "(" || word == "—" || word == "–" ||
        token.upos == Upos::kSconj || token.upos == Upos::kCconj) {
      break;
    }
    const bool infinitive = token.upos == Upos::kPart && token.deprel != Deprel::kCase;
    if (token.upos == Upos::kVerb || token.upos == Upos::kAux || infinitive) return -1;
    nouns += token.upos == Upos::kNoun || token.upos == Upos::kPropn;
  }
  return nouns > 0 ? start : -1;
}

// 'the opening of 1914', 'the concession of 20 March 1878': a date behind 'of' belongs to the noun
// before it, whatever the parser made of it. -1: no such noun.
int NounBeforeOf(const SentenceView& view, Span span) {
  const int first = view.TokensIn(span).begin;
  for (int of = first - 1; of >= std::max(1, first - 2); --of) {
    if (!absl::EqualsIgnoreCase(view.Word(of), "of")) continue;
    const Upos upos = view.token(of - 1).upos;
    const bool gerund = upos == Upos::kVerb && of > 1 && view.token(of - 2).upos == Upos::kDet;
    const bool noun = upos == Upos::kNoun || upos == Upos::kPropn || gerund;
    return noun && view.TimeAt(of - 1) < 0 ? of - 1 : -1;
  }
  return -1;
}

// 'Ayub Khan in 1959 permitted', '..., in 1949 invited by the USSR': a verb right behind a date is
// the date's. -1: none.
int VerbBehind(const SentenceView& view, Span span) {
  int next = view.TokensIn(span).end;
  const bool comma = next < view.size() && view.Word(next) == ",";
  if (comma && ClauseStart(view, view.TokensIn(span).begin) < 0) return -1;
  next += comma;
  // 'two more died'
  if (next < view.size() && (view.Word(next) == "more" || view.Word(next) == "others")) ++next;
  if (next >= view.size() || view.token(next).upos != Upos::kVerb) return -1;
  // 'Only in 1911 [[did]] the ministry resign'
  if (view.token(next).lemma == "do") {
    for (int i = next + 1; i < view.size() && view.token(i).upos != Upos::kPunct; ++i) {
      if (view.token(i).upos == Upos::kVerb) return i;
    }
  }
  const Deprel deprel = view.token(next).deprel;
  return deprel == Deprel::kAmod || deprel == Deprel::kCompound ? -1 : next;
}

// 'the independence of Algeria on 5 July 1962 was hailed': where no verb stands between the start
// of the clause and the date, the date belongs to the noun phrase there. -1: no event in it.
int SubjectBefore(const SentenceView& view, Span span) {
  const int date = view.TokensIn(span).begin;
  const int start = ClauseStart(view, date);
  if (start < 0) return -1;
  for (int i = date - 1; i >= start; --i) {
    if (view.TimeAt(i) < 0 && HappeningClass(view, i) != nullptr && IsEventive(view, i)) return i;
  }
  return -1;
}

bool IsTemporal(absl::string_view preposition) {
  const std::string word = absl::AsciiStrToLower(preposition);
  return word == "after" || word == "before" || word == "since" || word == "during" ||
         word == "until" || word == "following" || word == "despite" || word == "upon";
}

// 'revived after the foundation at Lima of the society in 1976': a happening that a preposition
// places in time, with more of its phrase between it and the date that ends the phrase. -1: none.
int NounPlacedBefore(const SentenceView& view, Span span) {
  constexpr int kReach = 14, kNear = 4;
  const auto range = view.TokensIn(span);
  if (range.end < view.size() && view.token(range.end).upos != Upos::kPunct) return -1;
  int marker = range.begin - 1;
  for (; marker >= std::max(0, range.begin - kReach) && !IsTemporal(view.Word(marker)); --marker) {
    const Upos upos = view.token(marker).upos;
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kPunct ||
        upos == Upos::kPron || upos == Upos::kSconj || view.TimeAt(marker) >= 0) {
      return -1;
    }
  }
  if (marker < 0 || !IsTemporal(view.Word(marker))) return -1;
  for (int i = marker + 1; i < std::min(range.begin, marker + kNear); ++i) {
    if (HappeningClass(view, i) == nullptr || !IsEventive(view, i)) continue;
    const bool phrase = i + 1 < range.begin && view.token(i + 1).upos == Upos::kAdp;
    return phrase ? i : -1;
  }
  return -1;
}

// 'fighting went on after the withdrawal in February 1990': a happening right before the date,
// itself placed in time by a preposition, has the date. -1: none.
int NounRightBefore(const SentenceView& view, Span span) {
  int noun = view.TokensIn(span).begin - 1;
  if (noun >= 0 && view.token(noun).upos == Upos::kDet) --noun;
  if (noun >= 0 && view.token(noun).upos == Upos::kAdp) --noun;
  if (noun < 0 || view.TimeAt(noun) >= 0 || view.token(noun).upos == Upos::kVerb) return -1;
  // By the lexicon, not by the tag: rare nouns are tagged wrongly.
  if (HappeningClass(view, noun) == nullptr) return -1;
  constexpr int kReach = 6;
  for (int i = noun - 1; i >= std::max(0, noun - kReach); --i) {
    const Upos upos = view.token(i).upos;
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kPunct) return -1;
    if (upos != Upos::kAdp && upos != Upos::kSconj) continue;
    return IsTemporal(view.Word(i)) ? noun : -1;
  }
  return -1;
}

// 'The wedding was in May 1895': the date is the predicate. -1: it is not, or tells no event.
int SubjectOfDate(const SentenceView& view, Span span) {
  const int top = view.TopOf(span);
  if (top < 0 || view.Child(top, Deprel::kCop) < 0) return -1;
  const int subject = view.Child(top, Deprel::kNsubj);
  if (subject >= 0 && HappeningClass(view, subject) != nullptr) return subject;
  for (int i = view.TokensIn(span).end; i < view.size(); ++i) {
    if (view.token(i).upos == Upos::kVerb && view.Child(i, Deprel::kNsubj) >= 0) return i;
  }
  return -1;
}

// 'was deprecated in 4.2 and [[removed]] in 5.0 in March 2019': of coordinated verbs before a date
// the last has it, where more than 'and' stands between them. -1: `head` itself.
int LastCoordinated(const SentenceView& view, int head, Span span) {
  const int date = view.TokensIn(span).begin;
  int last = -1;
  for (int i = head + 3; i < date; ++i) {
    if (view.token(i).deprel != Deprel::kConj || view.token(i).head != head) continue;
    if (view.token(i).upos != Upos::kVerb || view.TimeAt(i) >= 0) continue;
    last = i;
  }
  // A clause in between has its own.
  for (int i = last; last >= 0 && i < date; ++i) {
    if (view.Word(i) == ";" || view.token(i).upos == Upos::kSconj) return -1;
  }
  return last;
}

// 'the opening of 1914' behind no preposition is an opening, not a part of the year. -1: no such.
int NounWithin(const SentenceView& view, Span span) {
  const auto range = view.TokensIn(span);
  for (int i = range.begin; i <= range.begin + 1 && i + 1 < range.end; ++i) {
    if (!absl::EqualsIgnoreCase(view.Word(i + 1), "of") || HappeningClass(view, i) == nullptr)
      continue;
    const bool placed = range.begin > 0 && view.token(range.begin - 1).upos == Upos::kAdp;
    const bool own = view.token(range.begin).upos == Upos::kAdp;
    return placed || own ? -1 : i;
  }
  return -1;
}

// 'In the dark of it, a year before the armistice, she married': the verb of the clause behind the
// comma, where no verb stands before the date. -1: none.
int ClauseBehind(const SentenceView& view, Span span) {
  const auto range = view.TokensIn(span);
  if (range.end >= view.size() || view.Word(range.end) != ",") return -1;
  for (int i = 0; i < range.begin; ++i) {
    if (view.token(i).upos == Upos::kVerb || view.Word(i) == ";") return -1;
  }
  for (int i = range.end + 1; i < view.size() && view.token(i).upos != Upos::kPunct; ++i) {
    if (view.TimeAt(i) >= 0) return -1;
    if (view.token(i).upos == Upos::kVerb && i > range.end + 1) return i;
  }
  return -1;
}

// Before the date and its preposition.
int BeforeDate(const SentenceView& view, Span span) {
  int at = view.TokensIn(span).begin - 1;
  while (at >= 0 && view.token(at).upos == Upos::kDet) --at;
  if (at >= 0 && view.token(at).upos == Upos::kAdp) --at;
  return at;
}

// 'Anna died, estranged from her family, on 3 May': a date behind a participle's aside between
// commas is that of the clause that the aside interrupts. Its verb; -1: `head` opens no such aside.
int VerbOfAside(const SentenceView& view, Span span, int head) {
  const Token& aside = view.token(head);
  // Taggers take participles for past tenses.
  const bool participle = aside.form == VerbForm::kPastParticiple ||
                          aside.form == VerbForm::kPast || aside.form == VerbForm::kGerund;
  const int comma = BeforeDate(view, span);
  if (!participle || comma <= head || view.Word(comma) != ",") return -1;
  const int main = aside.head;
  if (main < 0 || main >= head || !IsPredicate(view, main)) return -1;
  if (view.Child(head, Deprel::kCc) >= 0) return -1;
  if (view.Child(head, Deprel::kNsubj) > main || view.Child(head, Deprel::kNsubjPass) > main) {
    return -1;
  }
  for (int i = main + 1; i < head; ++i) {
    if (view.Word(i) == ",") return main;
  }
  return -1;
}

// 'She was the soloist at the concert, [[held]] in the hall on 3 May': a participle behind a comma
// has the date that goes on behind it. -1: none.
int ParticipleBetween(const SentenceView& view, Span span, int head) {
  for (int i = view.TokensIn(span).begin - 1; i > head + 1 && view.Word(i) != ","; --i) {
    const Token& token = view.token(i);
    if (token.upos == Upos::kSconj || token.upos == Upos::kCconj) return -1;
    if (token.upos != Upos::kVerb) continue;
    const bool aside = token.deprel == Deprel::kAcl && token.form == VerbForm::kPastParticiple &&
                       view.Word(i - 1) == ",";
    return aside ? i : -1;
  }
  return -1;
}

// 'A third [[followed]] in 1911, when each feared the other': a clause that opens behind the date
// and a comma does not have the date, where a verb stands before it. That verb; -1: no such clause.
int VerbBeforeClause(const SentenceView& view, Span span, int head) {
  const auto range = view.TokensIn(span);
  if (head < range.end || range.end + 1 >= view.size() || view.Word(range.end) != ",") return -1;
  if (!mention::HasRole(Fold(view.Word(range.end + 1)), "opens a clause")) return -1;
  const int before = BeforeDate(view, span);
  if (before >= 0 && view.token(before).upos == Upos::kPunct) return -1;  // behind an aside
  for (int i = range.begin - 1; i >= 0 && view.Word(i) != ";"; --i) {
    const Token& token = view.token(i);
    if (token.upos == Upos::kSconj) return -1;
    const bool verb = token.upos == Upos::kVerb && token.deprel != Deprel::kAmod;
    if (verb || token.lemma == "do") return i;
  }
  return -1;
}

// 'had gone by when, on 27 May, at Lima, he left': a date between commas right behind the word that
// opens a clause is that clause's. Its verb; -1: the date stands elsewhere.
int VerbOfOpenedClause(const SentenceView& view, Span span) {
  const int comma = BeforeDate(view, span);
  const int end = view.TokensIn(span).end;
  if (comma < 1 || view.Word(comma) != "," || end >= view.size() || view.Word(end) != ",") {
    return -1;
  }
  const Token& opener = view.token(comma - 1);
  const std::string word = absl::AsciiStrToLower(view.Word(comma - 1));
  if (opener.upos != Upos::kSconj && opener.upos != Upos::kCconj && word != "when" &&
      word != "where" && word != "that") {
    return -1;
  }
  for (int i = end; i < view.size() && view.Word(i) != ";"; ++i) {
    const bool within = view.token(i).deprel == Deprel::kAmod ||
                        view.token(i).deprel == Deprel::kCompound;
    if (view.token(i).upos != Upos::kVerb || within) continue;
    // 'electricity in 1912 and, in 1926, a wing, designed by Holm'
    const bool finite = view.token(i).form != VerbForm::kPastParticiple ||
                        view.Child(i, Deprel::kAux) >= 0 || view.Child(i, Deprel::kAuxPass) >= 0;
    return finite || view.Word(i - 1) != "," ? i : -1;
  }
  return -1;
}

// 'a Saturday in November 1867', 'last Sunday, 3 November 1963': where the date goes on from
// another one, both; else `span`.
Span WholeDate(const SentenceView& view, Span span) {
  const int first = view.TokensIn(span).begin;
  if (first < 2 || first >= view.size()) return span;
  const int own = view.TimeAt(first), other = view.TimeAt(first - 2);
  if (own < 0 || other < 0) return span;
  const TimeExpression &date = view.all().times[own], &before = view.all().times[other];
  const bool comma = view.Word(first - 1) == "," && date.grain == DAY &&
                     (before.grain == DAY || before.edtf.empty());
  const bool joined = comma || absl::EqualsIgnoreCase(view.Word(first - 1), "in") ||
                      absl::EqualsIgnoreCase(view.Word(first - 1), "of");
  return joined ? Span{view.all().times[other].span.begin, span.end} : span;
}

// 'The signature of the treaty, at Kiel on 25 March, was meant to last': a date between a happening
// and the verb that it is subject of is the happening's, where the verb tells none. -1: it is not
// so.
int SubjectAround(const SentenceView& view, Span span, int verb) {
  const auto range = view.TokensIn(span);
  if (verb < range.end || range.end >= view.size() || view.Word(range.end) != ",") return -1;
  if (ClassOf(view, verb, PredicateLemma(view, verb)) != nullptr) return -1;
  for (Deprel deprel : {Deprel::kNsubj, Deprel::kNsubjPass}) {
    const int subject = view.Child(verb, deprel);
    if (subject >= 0 && subject < range.begin && HappeningClass(view, subject) != nullptr)
      return subject;
  }
  return -1;
}

// Whether an ordinal stands on the noun, or is it.
bool IsRanked(const SentenceView& view, int noun) {
  for (int i = view.ordinals().begin; i < view.ordinals().end; ++i) {
    const int top = view.TopOf(view.all().mentions.ordinals[i].span);
    if (top >= 0 && (top == noun || view.token(top).head == noun)) return true;
  }
  return false;
}

// 'was the second woman to [[win]] it', 'became the first who [[crossed]] it': what somebody did as
// the first or second is what happened. -1: `head` says no such thing.
int DeedOfRank(const SentenceView& view, int head) {
  if (head < 0) return -1;
  int noun = view.Child(head, Deprel::kCop) >= 0 ? head : -1;
  if (view.token(head).lemma == "become") {
    noun = view.Child(head, Deprel::kXcomp);
    if (noun < 0) noun = view.Child(head, Deprel::kObj);
  }
  if (noun < 0 || !IsRanked(view, noun)) return -1;
  for (int child : view.Children(noun)) {
    const Deprel deprel = view.token(child).deprel;
    if (child < noun || view.token(child).upos != Upos::kVerb) continue;
    const bool infinitive = deprel == Deprel::kAcl && view.Case(child) == "to";
    if (infinitive || deprel == Deprel::kAclRelcl) return child;
  }
  return -1;
}

Attached AttachPlain(const SentenceView& view, Span span) {
  Attached attached;
  const int within = NounWithin(view, span);
  if (within >= 0) return {within, "stands in the date's own phrase", 0.8};
  const int predicate_date = SubjectOfDate(view, span);
  if (predicate_date >= 0) return {predicate_date, "the date is the predicate", 0.85};
  const int opened = VerbOfOpenedClause(view, span);
  if (opened >= 0) return {opened, "the clause that opens before it", 0.9};
  const int placed = NounPlacedBefore(view, span);
  if (placed >= 0) return {placed, "the happening in the phrase before", 0.85};
  const int before = NounRightBefore(view, span);
  if (before >= 0) return {before, "the noun right before", 0.85};
  const int subject = SubjectBefore(view, span);
  if (subject >= 0) return {subject, "in the noun phrase before the verb", 0.85};
  const int behind = VerbBehind(view, span);
  if (behind >= 0) return {behind, "the verb right behind", 0.9};
  const int noun = NounBeforeOf(view, span);
  if (noun >= 0 && (IsEventive(view, noun) || HappeningClass(view, noun) != nullptr)) {
    return {noun, "stands behind 'of'", 0.95};
  }
  attached.head = EventOf(view, span, &attached.rule);
  if (attached.head >= 0) {
    const int main = VerbOfAside(view, span, attached.head);
    if (main >= 0) return {main, "the clause that an aside interrupts", 0.9};
    const int earlier = VerbBeforeClause(view, span, attached.head);
    if (earlier >= 0) return {earlier, "the verb before the clause that opens behind it", 0.9};
    const int participle = ParticipleBetween(view, span, attached.head);
    if (participle >= 0) return {participle, "the participle before it", 0.85};
    const int around = SubjectAround(view, span, attached.head);
    if (around >= 0) return {around, "stands between it and its verb", 0.85};
    const int last = LastCoordinated(view, attached.head, span);
    if (last >= 0) return {last, "the last of the verbs before it", 0.9};
    attached.confidence = absl::StartsWith(attached.rule, "climbs") ? 0.85 : 0.95;
    return attached;
  }
  const int clause = ClauseBehind(view, span);
  if (clause >= 0) return {clause, "the clause behind it", 0.8};
  attached.head = NearestEvent(view, span);
  attached.rule = attached.head >= 0 ? "nearest event" : "no event in the sentence";
  attached.confidence = attached.head >= 0 ? 0.6 : 0.4;
  return attached;
}

}  // namespace

Attached Attach(const SentenceView& view, Span span) {
  Attached attached = AttachPlain(view, WholeDate(view, span));
  if (const int deed = DeedOfRank(view, attached.head); deed >= 0) {
    attached = {deed, "what was done as the first or second", 0.9};
  }
  return attached;
}

}  // namespace dateline
