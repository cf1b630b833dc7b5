#include "tests/bench/claim_generator.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/civil.h"

namespace dateline {
namespace {

struct Kind {
  const char* name;
  const char* head;
  bool recurs;
};
constexpr Kind kKinds[] = {{"visit", "visit", true},          {"agreement", "sign", true},
                           {"founding", "found", false},      {"death", "die", false},
                           {"attack", "attack", true},        {"opening", "open", false},
                           {"appointment", "appoint", true},  {"election", "elect", true},
                           {"publication", "publish", false}, {"withdrawal", "withdraw", false}};

// splitmix64: the same numbers on every machine.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t Next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  int Below(int n) { return static_cast<int>(Next() % static_cast<uint64_t>(n)); }
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1.0p-53; }
  // Zipf with exponent about 1 over [0, n).
  int Zipf(int n) {
    return std::min(n - 1, static_cast<int>(std::exp(Unit() * std::log(n + 1.0)) - 1));
  }

 private:
  uint64_t state_;
};

struct GeneratedEvent {
  int kind, person, state, place;
  int words[4];
  int32_t day;
};

// Pronounceable, so that names do not sound alike by chance: 'kaboresti'.
std::string Name(const char* prefix, int number) {
  static constexpr const char* kSyllables[] = {"ka", "bo", "res", "ti", "mun", "del", "fa",  "gor",
                                               "li", "pe", "vas", "ro", "nim", "tu",  "hel", "zor"};
  std::string name = prefix;
  for (int i = 0; i < 5; ++i, number /= 16) name += kSyllables[number % 16];
  return name;
}

GeneratedEvent MakeEvent(Random* random, int events) {
  GeneratedEvent event;
  event.kind = random->Below(static_cast<int>(std::size(kKinds)));
  event.person = random->Zipf(events / 2 + 50);
  event.state = random->Zipf(200);
  event.place = random->Zipf(events / 5 + 100);
  for (int& word : event.words) word = random->Zipf(20000);
  event.day = -25000 + random->Below(45000);
  return event;
}

void AddParticipant(EntityKind kind, const std::string& name, ParticipantRole role, Claim* claim) {
  Participant& participant = *claim->add_participants();
  const char* prefix = kind == PERSON ? "person:" : kind == STATE ? "state:" : "place:";
  participant.mutable_entity()->set_id(absl::StrCat(prefix, name));
  participant.mutable_entity()->set_name(name);
  participant.mutable_entity()->set_kind(kind);
  participant.set_role(role);
}

void SetDate(int32_t day, double coarseness, double coarser, TimeValue* date) {
  const CivilDay civil = CivilFromDayNumber(day);
  date->set_kind(POINT_IN);
  date->set_resolution(EXPLICIT);
  if (coarseness < coarser / 2) {
    date->set_grain(YEAR);
    date->set_edtf(absl::StrFormat("%04d", civil.year));
    date->set_earliest(DayNumber(civil.year, 1, 1));
    date->set_latest(DayNumber(civil.year, 12, 31));
  } else if (coarseness < coarser) {
    date->set_grain(MONTH);
    date->set_edtf(absl::StrFormat("%04d-%02d", civil.year, civil.month));
    date->set_earliest(DayNumber(civil.year, civil.month, 1));
    date->set_latest(DayNumber(civil.year, civil.month, DaysInMonth(civil.year, civil.month)));
  } else {
    date->set_grain(DAY);
    date->set_edtf(absl::StrFormat("%04d-%02d-%02d", civil.year, civil.month, civil.day));
    date->set_earliest(day);
    date->set_latest(day);
  }
  date->set_text(date->edtf());
}

Claim MakeClaim(const GeneratedEvent& event, int32_t day, const GeneratorOptions& options,
                Random* random) {
  Claim claim;
  const Kind& kind = kKinds[event.kind];
  claim.mutable_event()->set_event_class(kind.name);
  claim.mutable_event()->set_head(kind.head);
  claim.mutable_event()->set_family(kind.head);
  claim.mutable_event()->set_recurs(kind.recurs);
  claim.set_modality(ASSERTED);
  claim.set_confidence(0.9);
  const std::string person =
      absl::StrCat(Name("Ja", event.person), " ", Name("Vo", event.person * 7 + 1));
  AddParticipant(PERSON, person, AGENT, &claim);
  AddParticipant(STATE, options.everywhere.empty() ? Name("Sta", event.state) : options.everywhere,
                 PATIENT, &claim);
  if (random->Unit() < 0.7) AddParticipant(PLACE, Name("Pla", event.place), LOCATION, &claim);
  SetDate(day, random->Unit(), options.coarser, claim.mutable_date());
  std::string words;
  for (int word : event.words) {
    if (random->Unit() < 0.25) continue;
    claim.add_terms(Name("w", word));
    absl::StrAppend(&words, " ", claim.terms(claim.terms_size() - 1));
  }
  claim.set_quote(absl::StrCat(person, " ", kind.head, words, " on ", claim.date().text(), "."));
  return claim;
}

}  // namespace

GeneratedClaims GenerateClaims(const GeneratorOptions& options) {
  Random random(options.seed);
  GeneratedClaims generated;
  const int total = options.documents * options.claims_per_document;
  const int events = std::max(1, static_cast<int>(total / options.claims_per_event));
  std::vector<GeneratedEvent> pool;
  for (int i = 0; i < events; ++i) pool.push_back(MakeEvent(&random, events));
  int number = 0;
  for (int d = 0; d < options.documents; ++d) {
    Extraction& extraction = generated.extractions.emplace_back();
    const std::string id = absl::StrFormat("d-%012x", d);
    extraction.mutable_document()->set_id(id);
    extraction.mutable_document()->set_path(absl::StrCat("doc", d, ".txt"));
    for (int c = 0; c < options.claims_per_document; ++c, ++number) {
      const int event = random.Below(events);
      const bool wrong = random.Unit() < options.wrong;
      int32_t day = pool[event].day;
      if (wrong) day += random.Below(2) == 0 ? 1 + random.Below(20) : 366 + random.Below(400);
      Claim claim = MakeClaim(pool[event], day, options, &random);
      claim.set_id(absl::StrFormat("c-%012x", number));
      claim.set_document(id);
      claim.mutable_location()->set_path(extraction.document().path());
      claim.mutable_location()->set_line(c + 1);
      claim.mutable_location()->set_byte_offset(c * 100);
      generated.event_of[claim.id()] = event;
      if (wrong) generated.wrong[claim.id()] = true;
      *extraction.add_claims() = std::move(claim);
    }
  }
  return generated;
}

}  // namespace dateline
