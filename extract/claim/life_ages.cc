// Births that ages tell: 'died on 3 November 1963, aged eighty-one' was born between 4 November
// 1881 and 3 November 1882.
#include <cmath>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "base/civil.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/event_lexicon.h"
#include "extract/claim/sentence_parts.h"

namespace dateline {
namespace {

// Bytes between a name and its age: 'Emil Roth, 58,'.
constexpr uint32_t kMaxGap = 3;

bool IsAge(const Quantity& quantity) {
  return quantity.of() == "age" && quantity.unit() == "year" && !quantity.approximate() &&
         quantity.value() >= 1 && quantity.value() <= 120 &&
         quantity.value() == std::floor(quantity.value());
}

// 'Emil Roth, 58': the person whose name stands right before the age; null: none.
const Entity* NamedBefore(const SentenceView& view, Span age) {
  for (int i = view.names().begin; i < view.names().end; ++i) {
    const Mention& mention = view.all().mentions.names[i];
    const Entity& entity = view.all().mentions.entities[mention.entity];
    const bool right_before =
        mention.span.end < age.begin && age.begin - mention.span.end <= kMaxGap;
    if (right_before && entity.kind() == PERSON &&
        view.Word(view.TokensIn(mention.span).end) == ",") {
      return &entity;
    }
  }
  return nullptr;
}

// The one person whom the claim names as taking part; null: none, or several, or a pronoun alone,
// which may mean another.
const Participant* OnlyPerson(const Claim& claim) {
  const Participant* only = nullptr;
  for (const Participant& participant : claim.participants()) {
    const bool person = participant.entity().kind() == PERSON;
    if (!person || participant.inferred() ||
        (participant.role() != AGENT && participant.role() != PATIENT))
      continue;
    if (only != nullptr) return nullptr;
    only = &participant;
  }
  return only;
}

// The date of birth of one who is `age` years old on a day of `when`, in its unit.
bool SetBirth(const TimeValue& when, int age, TimeValue* birth) {
  if (!when.has_earliest() || !when.has_latest() || when.grain() > YEAR) return false;
  const CivilDay first = CivilFromDayNumber(when.earliest());
  const CivilDay last = CivilFromDayNumber(when.latest());
  CivilDay low{first.year - age - 1, 1, 1}, high{last.year - age, 12, 31};
  if (low.year < 1 || last.year - first.year > 1) return false;
  std::string edtf = absl::StrFormat("%04d/%04d", low.year, high.year);
  if (when.grain() == DAY) {
    const int32_t day_before = when.earliest() + 1;
    const CivilDay next = CivilFromDayNumber(day_before);
    low = {next.year - age - 1, next.month,
           std::min(next.day, DaysInMonth(next.year - age - 1, next.month))};
    high = {last.year - age, last.month,
            std::min(last.day, DaysInMonth(last.year - age, last.month))};
    edtf = absl::StrFormat("%04d-%02d-%02d/%04d-%02d-%02d", low.year, low.month, low.day, high.year,
                           high.month, high.day);
  } else if (when.grain() == MONTH) {
    low = {first.year - age - 1, first.month, 1};
    high = {last.year - age, last.month, DaysInMonth(last.year - age, last.month)};
    edtf = absl::StrFormat("%04d-%02d/%04d-%02d", low.year, low.month, high.year, high.month);
  }
  birth->set_edtf(edtf);
  birth->set_earliest(DayNumber(low.year, low.month, low.day));
  birth->set_latest(DayNumber(high.year, high.month, high.day));
  birth->set_grain(when.grain() == MONTH ? MONTH : when.grain() == DAY ? DAY : YEAR);
  birth->set_kind(POINT_IN);
  birth->set_resolution(RELATIVE);
  return true;
}

Claim BirthClaim(const SentenceView& view, const QuantityMention& age, const Entity& person,
                 absl::string_view name) {
  Claim claim = ClaimWithoutEvent(view);
  claim.clear_terms();
  claim.clear_participants();
  EventMention* event = claim.mutable_event();
  event->set_event_class(EventLexicon::Default().OfNoun("birth")->name);
  event->set_head("bear");
  event->set_family("bear");
  event->set_text(CollapseSpace(view.Text(age.span)));
  *event->mutable_location() = LocationOf(view.all().doc, age.span);
  *claim.mutable_location() = event->location();
  Participant* who = claim.add_participants();
  *who->mutable_entity() = person;
  who->set_role(PATIENT);
  who->set_text(std::string(name));
  claim.mutable_date()->set_text(event->text());
  claim.mutable_date()->set_confidence(0.9);
  claim.set_confidence(0.8);
  return claim;
}

}  // namespace

bool IsBirthByAge(const Claim& claim) {
  return claim.event().event_class() == "birth" && claim.date().resolution() == RELATIVE &&
         claim.event().text() == claim.date().text() && claim.participants_size() == 1;
}

void AddBirthsByAge(const SentenceView& view, const ClaimOptions& options, size_t first,
                    std::vector<Claim>* claims) {
  const DocumentAnalysis& all = view.all();
  const size_t end = claims->size();
  for (int i = view.quantities().begin; i < view.quantities().end; ++i) {
    const QuantityMention& age = all.mentions.quantities[i];
    if (!IsAge(age.quantity)) continue;
    const int64_t at = LocationOf(all.doc, age.span).byte_offset();
    const Claim* own = nullptr;
    for (size_t k = first; k < end; ++k) {
      for (const Quantity& quantity : (*claims)[k].quantities()) {
        if (quantity.location().byte_offset() == at) own = &(*claims)[k];
      }
    }
    // 'born in 1805 and so seventy-three'
    if (own == nullptr || own->event().event_class() == "birth") continue;
    const Entity* named = NamedBefore(view, age.span);
    const Participant* only = named == nullptr ? OnlyPerson(*own) : nullptr;
    if (named == nullptr && only == nullptr) continue;
    // 'Roth, 58, works at the mill': his age on the day of the report.
    const bool dated = own->has_date() && own->date().resolution() != RESOLUTION_UNSPECIFIED;
    TimeValue when = own->date();
    if (!dated) {
      if (named == nullptr || all.doc.info.date().grain() != DAY) continue;
      when = all.doc.info.date();
      when.set_grain(YEAR);
    }
    Claim claim = named != nullptr ? BirthClaim(view, age, *named, named->name())
                                   : BirthClaim(view, age, only->entity(), only->text());
    if (!SetBirth(when, static_cast<int>(age.quantity.value()), claim.mutable_date())) continue;
    if (options.explain) claim.add_trace("birth: counted back from an age");
    claims->push_back(std::move(claim));
  }
}

}  // namespace dateline
