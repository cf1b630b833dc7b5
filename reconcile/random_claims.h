// Claims from a small world, so that everything is shared by some and everything differs in some:
// for tests that must hold whatever the claims say.
//
//   RandomClaims world(seed);
//   Claim claim = world.Make(7);   // the seventh of its document
#ifndef DATELINE_RECONCILE_RANDOM_CLAIMS_H_
#define DATELINE_RECONCILE_RANDOM_CLAIMS_H_

#include <random>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "proto/claim.pb.h"

namespace dateline {

class RandomClaims {
 public:
  explicit RandomClaims(uint32_t seed) : random_(seed) {}

  Claim Make(int number) {
    Claim claim;
    claim.set_id(absl::StrCat("c-", number));
    claim.set_quote(Below(6) == 0 ? "The same sentence." : absl::StrCat("Sentence ", number, "."));
    claim.mutable_location()->set_byte_offset(number * 90);
    claim.mutable_quote_location()->set_byte_offset(number * 90);
    if (Below(8) > 0) claim.mutable_event()->set_head(absl::StrCat("h", Below(4)));
    if (Below(2) > 0) claim.mutable_event()->set_event_class(Below(2) == 0 ? "invasion" : "visit");
    claim.mutable_event()->set_recurs(Below(2) == 0);
    if (Below(2) == 0) claim.mutable_event()->set_object(absl::StrCat("o", Below(3)));
    claim.set_modality(static_cast<Modality>(Below(7)));
    claim.set_negated(Below(6) == 0);
    if (Below(3) == 0) claim.mutable_ordinal()->set_value(1 + Below(3));
    for (int i = Below(4); i > 0; --i) AddParticipant(&claim);
    for (int i = Below(5); i > 0; --i)
      claim.add_terms(absl::StrCat(Below(3) == 0 ? "h" : "t", Below(9)));
    for (int i = Below(3); i > 0; --i) claim.add_context_terms(absl::StrCat("t", Below(9)));
    if (Below(4) == 0) {
      Quantity& quantity = *claim.add_quantities();
      quantity.set_value(5 + Below(3));
      quantity.set_unit("km");
    }
    if (Below(5) > 0) AddDate(&claim);
    return claim;
  }

  int Below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

 private:
  void AddParticipant(Claim* claim) {
    static constexpr EntityKind kKinds[] = {PERSON, STATE, PLACE, ORGANISATION, OTHER, RELEASE};
    Participant& participant = *claim->add_participants();
    const int number = Below(12), kind = number % 6;
    participant.mutable_entity()->set_kind(kKinds[kind]);
    participant.mutable_entity()->set_id(absl::StrCat("e", number));
    participant.mutable_entity()->set_name(
        absl::StrCat(Below(2) == 0 ? "Anna " : "Karl ", "Petrow", number));
    if (kKinds[kind] == PLACE) participant.mutable_entity()->set_within("e1");
    participant.set_role(static_cast<ParticipantRole>(Below(11)));
    participant.set_inferred(Below(5) == 0);
  }

  void AddDate(Claim* claim) {
    const int year = 1900 + Below(3) * (Below(4) == 0   ? 40
                                        : Below(4) == 0 ? 9
                                                        : 1),
              month = 1 + Below(3);
    TimeValue& date = *claim->mutable_date();
    date.set_text(absl::StrCat(year, "-", month));
    const bool whole = Below(3) == 0;
    date.set_grain(whole ? YEAR : MONTH);
    date.set_kind(Below(5) == 0 ? WHOLE : Below(5) == 0 ? START : Below(5) == 0 ? END : POINT_IN);
    date.set_earliest(DayNumber(year, whole ? 1 : month, 1));
    date.set_latest(whole ? DayNumber(year, 12, 31) : DayNumber(year, month, 28));
    if (Below(3) > 0) return;
    const int day = 1 + Below(28);
    date.set_grain(DAY);
    date.set_earliest(DayNumber(year, month, day));
    date.set_latest(DayNumber(year, month, day));
  }

  std::mt19937 random_;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_RANDOM_CLAIMS_H_
