// Quantities, ordinals and lengths of a sentence to the claims of their events.
#include <algorithm>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/participants.h"
#include "extract/claim/sentence_parts.h"
#include "extract/language/analyzer.h"

namespace dateline {
namespace {

// 'Apollo 11' counts nothing either.
bool IsPartOfName(const SentenceView& view, Span span) {
  const int first = view.TokensIn(span).begin;
  const int name = first < view.size() ? view.NameAt(first) : -1;
  return name >= 0 && view.all().mentions.names[name].span.Contains(span.begin) &&
         view.all().mentions.names[name].span.begin < span.begin;
}

bool IsAgeOrLength(const Quantity& quantity) {
  return quantity.of() == "age" || quantity.unit() == "age";
}

// Bytes between a mention and where a claim stands.
int64_t Distance(const SentenceView& view, Span mention, const Claim& claim) {
  return std::abs(LocationOf(view.all().doc, mention).byte_offset() -
                  claim.location().byte_offset());
}

// 'the', 'these', 'both', 'its': what follows was told before.
bool IsDefinite(const SentenceView& view, int token) {
  const std::string word = absl::AsciiStrToLower(view.Word(token));
  for (absl::string_view definite :
       {"the", "these", "those", "both", "its", "their", "his", "her", "our"}) {
    if (word == definite) return true;
  }
  return false;
}

// 'was the first prime minister [[who visited]] Rome': the relative clause says what was first.
bool IsRelativeAfter(const SentenceView& view, int ordinal, int predicate) {
  if (ordinal < 0 || predicate <= ordinal) return false;
  int pronoun = view.Child(predicate, Deprel::kNsubj);
  if (pronoun < 0) pronoun = view.Child(predicate, Deprel::kNsubjPass);
  if (pronoun < ordinal || !IsRelativePronoun(view, pronoun)) return false;
  for (int i = ordinal; i < pronoun; ++i) {
    if (view.token(i).upos == Upos::kVerb) return false;
  }
  return true;
}

// 'the twenty-six [[who were drowned]]': the verb of the clause behind a figure that stands for
// people. -1: none.
int DeedOfCounted(const SentenceView& view, const QuantityMention& mention) {
  const auto range = view.TokensIn(mention.span);
  const int behind = range.end;
  // 'a man of thirty-four who talked' is one.
  if (range.begin == 0 || view.token(range.begin - 1).upos != Upos::kDet) return -1;
  if (!mention.quantity.unit().empty() || behind >= view.size() ||
      !IsRelativePronoun(view, behind)) {
    return -1;
  }
  for (int i = behind + 1; i < view.size() && view.token(i).upos != Upos::kPunct; ++i) {
    if (view.token(i).upos == Upos::kVerb) return i;
  }
  return -1;
}

// 'from 1915 until 1918, [[seven years]] that she': a length right behind an interval is its
// length. The claim of that date; null: no such date.
Placed* IntervalRightBefore(const SentenceView& view, Span length, std::vector<Placed>* placed,
                            const std::vector<Claim>& claims) {
  const int first = view.TokensIn(length).begin;
  if (first < 2 || view.Word(first - 1) != ",") return nullptr;
  const int time = view.TimeAt(first - 2);
  if (time < 0 || view.all().times[time].kind != WHOLE) return nullptr;
  const uint32_t at = LocationOf(view.all().doc, view.all().times[time].span).byte_offset();
  for (Placed& p : *placed) {
    if (claims[p.claim].has_date() && claims[p.claim].location().byte_offset() == at) return &p;
  }
  return nullptr;
}

// 'forty letters [[a day]]', '€59 [[a month]]': no length but what a rate is told by.
bool IsOfRate(const SentenceView& view, Span length) {
  const std::string first = absl::AsciiStrToLower(view.Text(length).substr(0, 4));
  if (first.substr(0, 2) != "a " && first.substr(0, 3) != "an " && first != "per ") return false;
  for (int i = view.quantities().begin; i < view.quantities().end; ++i) {
    const Span quantity = view.all().mentions.quantities[i].span;
    if (quantity.Contains(length.begin) || quantity.end + 1 == length.begin) return true;
  }
  return false;
}

// 'made their debut on 3 May, at a price of [[22 euros]]': a price is that of what was done at it.
// The predicate over it; -1: the price is told by itself.
int DoneAtPrice(const SentenceView& view, const EventFrame& frame) {
  if (!frame.nominal || frame.head < 0 || frame.support >= 0) return -1;
  if (frame.event_class == nullptr || frame.event_class->name != "estimate") return -1;
  const std::string marker = view.Case(frame.head);
  if (marker != "at" && marker != "for") return -1;
  const int over = view.token(frame.head).head;
  if (over < 0) return -1;
  return IsPredicate(view, over) ? FrameOf(view, over).predicate() : view.token(over).head;
}

// 'there are three reasons', 'is surrounded by four countries', 'wants it at two levels': so in
// general. The present perfect is no such thing.
bool IsPresent(const SentenceView& view, int predicate) {
  // 'wants [[to raise]] it', 'factors [[driving]] it': what is not finite has the tense above it.
  for (int steps = 0; steps < 4 && view.token(predicate).head >= 0; ++steps) {
    const Token& token = view.token(predicate);
    const bool finite = IsPredicate(view, predicate) && token.form != VerbForm::kGerund &&
                        view.Case(predicate) != "to";
    if (finite) break;
    predicate = token.head;
  }
  for (Deprel deprel : {Deprel::kCop, Deprel::kAuxPass, Deprel::kAux}) {
    const int helper = view.Child(predicate, deprel);
    if (helper < 0) continue;
    return view.token(helper).lemma == "be" && view.token(helper).form == VerbForm::kPresent;
  }
  return view.token(predicate).form == VerbForm::kPresent;
}

// 'relations between the two countries', 'there are three reasons': a small
// number of things that were told before, or that are so in general, is no claim by itself.
bool SaysNothingByItself(const SentenceView& view, const QuantityMention& mention,
                         const EventFrame& frame) {
  const Quantity& quantity = mention.quantity;
  constexpr double kSmall = 4;
  const bool things =
      !quantity.unit().empty() && quantity.unit() == Lemma(quantity.unit(), Upos::kNoun) &&
      quantity.unit() != "year" && quantity.unit() != "times" && quantity.of() != "age";
  if (!things || quantity.value() > kSmall || quantity.value() < 2) return false;
  const int first = view.TokensIn(mention.span).begin;
  if (first > 0 && IsDefinite(view, first - 1)) return true;
  if (frame.head < 0) return false;
  return IsPresent(view, frame.predicate());
}

// 'Born in 1905 and so seventy years of age, he presided': no one has that age at birth. The age is
// that of the main clause.
void LeaveBirth(const SentenceView& view, Attached* attached) {
  if (attached->head < 0) return;
  const EventClass* event_class = FrameOf(view, attached->head).event_class;
  if (event_class == nullptr || event_class->name != "birth") return;
  for (int i = 0; i < view.size(); ++i) {
    if (view.token(i).head >= 0 || i == attached->head || !IsPredicate(view, i)) continue;
    *attached = {i, "an age, and so not of the birth", 0.8};
    return;
  }
}

// 'who died on 3 November 1963, aged eighty-one': an age behind a date is of that day. The index in
// placed; -1: no date stands there.
int64_t DatedRightBefore(const SentenceView& view, Span age, const std::vector<Placed>& placed,
                         const std::vector<Claim>& claims) {
  constexpr int64_t kMaxBetween = 20;  // ', at the age of '
  const int64_t at = LocationOf(view.all().doc, age).byte_offset();
  for (size_t i = 0; i < placed.size(); ++i) {
    const Claim& claim = claims[placed[i].claim];
    const int64_t end = claim.location().byte_offset() + claim.location().byte_length();
    if (!claim.has_date() || end > at || at - end > kMaxBetween) continue;
    // 'who was born in 1905, was seventy when': another predicate stands between.
    const Span between{age.begin - static_cast<uint32_t>(at - end), age.begin};
    const auto range = view.TokensIn(between);
    bool apart = false;
    for (int k = range.begin; k < range.end && view.token(k).span.begin < age.begin; ++k) {
      apart |= view.token(k).upos == Upos::kVerb || view.token(k).upos == Upos::kAux;
    }
    if (!apart) return static_cast<int64_t>(i);
  }
  return -1;
}

}  // namespace

bool IsPartOfDate(const SentenceView& view, Span span) {
  for (int i = view.times().begin; i < view.times().end; ++i) {
    const TimeExpression& time = view.all().times[i];
    if (time.span.Overlaps(span) && MakesClaim(time) && !time.offset_min) return true;
  }
  return false;
}

// Quantities go to the dated claim of their event; those of an event without a date make a claim
// of their own, all of one event together.
void PlaceQuantities(const SentenceView& view, const ClaimOptions& options,
                     std::vector<Placed>* placed, std::vector<Claim>* claims) {
  const auto range = view.quantities();
  for (int i = range.begin; i < range.end; ++i) {
    const QuantityMention& mention = view.all().mentions.quantities[i];
    if (IsPartOfDate(view, mention.span) || IsPartOfName(view, mention.span)) continue;
    const int deed = DeedOfCounted(view, mention);
    Attached attached =
        deed >= 0 ? Attached{deed, "what the counted did", 0.9} : Attach(view, mention.span);
    if (mention.quantity.of() == "age") LeaveBirth(view, &attached);
    const EventFrame frame = attached.head < 0 ? EventFrame() : FrameOf(view, attached.head);
    const int predicate = frame.predicate();
    const int subject = predicate < 0 ? -1 : view.Child(predicate, Deprel::kNsubj);
    const int priced = DoneAtPrice(view, frame);
    const int64_t dated = mention.quantity.of() == "age"
                              ? DatedRightBefore(view, mention.span, *placed, *claims)
                              : -1;
    auto own = dated >= 0 ? placed->begin() + dated
                          : std::find_if(placed->begin(), placed->end(), [&](const Placed& p) {
                              // 'the earthquake of 1906 left 3,000 dead': they are the
                              // earthquake's.
                              return p.predicate == predicate ||
                                     (subject >= 0 && p.predicate == subject) ||
                                     (priced >= 0 && p.predicate == priced);
                            });
    if (Placed* const interval = IntervalRightBefore(view, mention.span, placed, *claims)) {
      own = placed->begin() + (interval - placed->data());
    }
    if (own == placed->end()) {
      if (SaysNothingByItself(view, mention, frame)) continue;
      Claim claim = MakeClaim(view, attached, mention.span, options);
      SetUndatedLocation(view, attached.head, &claim);
      if (attached.head < 0 && IsAgeOrLength(mention.quantity)) claim.set_confidence(0.8);
      claims->push_back(std::move(claim));
      placed->push_back({predicate, claims->size() - 1});
      own = placed->end() - 1;
    }
    Claim& claim = (*claims)[own->claim];
    const auto deadly = [](absl::string_view kind) { return kind == "killing" || kind == "death"; };
    // 'The storm of 1911 killed 44': the claim is the storm's.
    const bool kills = frame.event_class != nullptr && deadly(frame.event_class->name);
    AddQuantity(view.all(), mention, kills || deadly(claim.event().event_class()), &claim);
  }
}

// 'arrived in May 1911 [[as the second director]]': what stands behind a date with 'as' is said of
// that date's event. null: no such claim.
Placed* DatedRightBefore(const SentenceView& view, Span ordinal, std::vector<Placed>* placed,
                         const std::vector<Claim>& claims) {
  constexpr int kReach = 6;
  const int first = view.TokensIn(ordinal).begin;
  for (int i = first - 1; i >= std::max(1, first - kReach); --i) {
    if (view.token(i).upos == Upos::kVerb || view.Word(i) == ",") return nullptr;
    const int time = view.TimeAt(i - 1);
    if (view.Word(i) != "as" || time < 0) continue;
    const uint32_t at = LocationOf(view.all().doc, view.all().times[time].span).byte_offset();
    for (Placed& p : *placed) {
      if (claims[p.claim].has_date() && claims[p.claim].location().byte_offset() == at) return &p;
    }
  }
  return nullptr;
}

// 'returned in July to lead [[his third]] cabinet, and in August he [[won]]': a new clause stands
// between what is ranked and the event.
bool InLaterClause(const SentenceView& view, Span ordinal, int predicate) {
  for (int i = view.TokensIn(ordinal).end; i + 1 < predicate; ++i) {
    const std::string next = absl::AsciiStrToLower(view.Word(i + 1));
    if (view.Word(i) == ";" || (view.Word(i) == "," && (next == "and" || next == "but"))) {
      return true;
    }
  }
  return false;
}

// The claim of the event that an ordinal stands under or beside; null: none. predicate: what the
// ordinal was attached to.
Placed* ClaimOfOrdinal(const SentenceView& view, const OrdinalMention& mention, int predicate,
                       std::vector<Placed>* placed, const std::vector<Claim>& claims) {
  const int top = view.TopOf(mention.span);
  Placed* const before = DatedRightBefore(view, mention.span, placed, claims);
  Placed* own = before;
  const int first = view.TokensIn(mention.span).begin;
  const bool told = std::any_of(placed->begin(), placed->end(), [&](const Placed& p) {
    return p.predicate >= 0 && p.predicate < first;
  });
  for (Placed& p : *placed) {
    if (before != nullptr) break;
    if (told && InLaterClause(view, mention.span, p.predicate)) continue;
    const bool same = p.predicate == predicate || IsRelativeAfter(view, top, p.predicate);
    const bool around =
        top >= 0 && p.predicate >= 0 &&
        (view.IsUnder(top, p.predicate) || view.IsUnder(p.predicate, view.token(top).head));
    if (!same && !(around && own == nullptr)) continue;
    // One verb with several dates has an ordinal for each: 'first in July and second in May'.
    if (own != nullptr && own->predicate == p.predicate &&
        Distance(view, mention.span, claims[p.claim]) >=
            Distance(view, mention.span, claims[own->claim])) {
      continue;
    }
    own = &p;
  }
  if (own == nullptr && told && InLaterClause(view, mention.span, predicate)) {
    for (Placed& p : *placed) {  // the last event before it
      const bool nearer = own == nullptr || p.predicate > own->predicate;
      if (p.predicate >= 0 && p.predicate < first && nearer) own = &p;
    }
  }
  return own;
}

// An ordinal goes to the claim whose event it stands under or beside; else it makes its own.
void PlaceOrdinals(const SentenceView& view, const ClaimOptions& options,
                   std::vector<Placed>* placed, std::vector<Claim>* claims) {
  const auto range = view.ordinals();
  for (int i = range.begin; i < range.end; ++i) {
    const OrdinalMention& mention = view.all().mentions.ordinals[i];
    const Attached attached = Attach(view, mention.span);
    const int predicate = attached.head < 0 ? -1 : FrameOf(view, attached.head).predicate();
    Placed* own = ClaimOfOrdinal(view, mention, predicate, placed, *claims);
    if (own == nullptr) {
      Claim claim = MakeClaim(view, attached, mention.span, options);
      SetUndatedLocation(view, attached.head, &claim);
      claims->push_back(std::move(claim));
      placed->push_back({predicate, claims->size() - 1});
      own = &placed->back();
    }
    Claim& claim = (*claims)[own->claim];
    if (!claim.has_ordinal()) *claim.mutable_ordinal() = mention.ordinal;
  }
}

// 'stayed closed for ten months': a length is a claim about its event's extent.
void PlaceLengths(const SentenceView& view, const ClaimOptions& options,
                  std::vector<Placed>* placed, std::vector<Claim>* claims) {
  const auto range = view.times();
  for (int i = range.begin; i < range.end; ++i) {
    const TimeExpression& time = view.all().times[i];
    if (time.kind != LENGTH || !time.length_min || time.timex_type == "SET") continue;
    if (IsOfRate(view, time.span)) continue;
    const Attached attached = Attach(view, time.span);
    if (attached.head < 0) continue;
    const int predicate = FrameOf(view, attached.head).predicate();
    auto own = std::find_if(placed->begin(), placed->end(),
                            [&](const Placed& p) { return p.predicate == predicate; });
    if (own == placed->end()) {
      Claim claim = MakeClaim(view, attached, time.span, options);
      *claim.mutable_location() = LocationOf(view.all().doc, time.span);
      claims->push_back(std::move(claim));
      placed->push_back({predicate, claims->size() - 1});
      own = placed->end() - 1;
    }
    TemporalRelation* relation = (*claims)[own->claim].add_relations();
    relation->set_kind(TemporalRelation::LASTS);
    relation->set_text(CollapseSpace(view.Text(time.span)));
    *relation->mutable_date() = ToProto(time, view.all().doc);
    *relation->mutable_location() = LocationOf(view.all().doc, time.span);
  }
}

}  // namespace dateline
