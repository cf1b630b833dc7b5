// Stated ages against the birth that the text gives: 'aged 66', 'who was then twenty-nine', 'in her
// sixty-eighth year'.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "reconcile/dates.h"
#include "reconcile/entity_match.h"
#include "reconcile/lints.h"
#include "reconcile/quantities.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

constexpr double kYear = 365.2425;

// Beyond this the pronoun was taken for another person, or the number is no age.
constexpr double kFarOff = 15;

// 'sixty-eighth', '68th' -> 68; 0: no ordinal.
int OrdinalNumber(absl::string_view text) {
  int digits = 0;
  if (absl::SimpleAtoi(text.substr(0, text.find_first_not_of("0123456789")), &digits)) {
    const absl::string_view ending =
        text.substr(std::min(text.size(), text.find_first_not_of("0123456789")));
    return ending == "st" || ending == "nd" || ending == "rd" || ending == "th" ? digits : 0;
  }
  static constexpr absl::string_view kTens[] = {"twent", "thirt",  "fort",  "fift",
                                                "sixt",  "sevent", "eight", "ninet"};
  static constexpr absl::string_view kUnits[] = {"first", "second",  "third",  "fourth", "fifth",
                                                 "sixth", "seventh", "eighth", "ninth"};
  const std::string folded = Fold(text);
  const std::vector<absl::string_view> parts = absl::StrSplit(folded, ' ');
  if (parts.size() > 2) return 0;
  for (size_t ten = 0; ten < std::size(kTens); ++ten) {
    if (parts.size() == 1 && parts[0] == absl::StrCat(kTens[ten], "ieth"))
      return static_cast<int>(10 * (ten + 2));
    if (parts.size() != 2 || parts[0] != absl::StrCat(kTens[ten], "y")) continue;
    for (size_t unit = 0; unit < std::size(kUnits); ++unit) {
      if (parts[1] == kUnits[unit]) return static_cast<int>(10 * (ten + 2) + unit + 1);
    }
  }
  return 0;
}

struct StatedAge {
  double years = 0;
  std::string words;         // as written
  bool pronoun = false;      // of 'he' or 'she'
  absl::string_view before;  // what stands before it in the sentence
};

// What stands before and behind a figure in its sentence.
struct Around {
  absl::string_view before, after;
};

bool Find(const Claim& claim, absl::string_view text, Around* around) {
  const absl::string_view quote = claim.quote();
  const size_t at = quote.find(text);
  if (text.empty() || at == absl::string_view::npos) return false;
  around->before = absl::StripTrailingAsciiWhitespace(quote.substr(0, at));
  around->after = quote.substr(at + text.size());
  return true;
}

bool EndsWithAny(absl::string_view text, std::initializer_list<absl::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](absl::string_view e) { return absl::EndsWith(text, e); });
}

// 'in her sixty-eighth year': she is sixty-seven.
bool ReadYearOfLife(absl::string_view quote, StatedAge* age) {
  for (absl::string_view opening : {"n her ", "n his "}) {
    const size_t at = quote.find(opening);
    if (at == absl::string_view::npos || at == 0) continue;
    const absl::string_view rest = quote.substr(at + opening.size());
    const size_t end = rest.find(" year");
    if (end == absl::string_view::npos || end > 20) continue;
    const absl::string_view after = rest.substr(end + 5);
    // 'in his twentieth year as a minister' counts something else.
    if (!after.empty() && !absl::StrContains(".,;:)", after.substr(0, 1))) continue;
    const int number = OrdinalNumber(rest.substr(0, end));
    if (number < 2) continue;
    *age = {number - 1.0, absl::StrCat("in the ", rest.substr(0, end), " year"), true, {}};
    return true;
  }
  return false;
}

// 'who was then twenty-nine', 'when she was 29', 'at seventeen': a bare number that is said of
// somebody.
bool ReadAge(const Claim& claim, const Quantity& quantity, StatedAge* age) {
  *age = {quantity.value(), quantity.text(), false, {}};
  Around around;
  const bool found = Find(claim, quantity.text(), &around);
  if (found) age->before = around.before;
  if (IsAgeUnit(quantity)) return true;
  if (!found || !quantity.unit().empty() || !quantity.of().empty()) return false;
  if (quantity.value() < 5 || quantity.value() > 105 ||
      quantity.value() != std::floor(quantity.value()))
    return false;
  const bool closed = around.after.empty() ||
                      absl::StrContains(".,;:)", around.after.substr(0, 1)) ||
                      absl::StartsWith(around.after, " when ");
  age->pronoun = EndsWithAny(
      around.before, {" he was", " she was", " he was only", " she was only", " he was just",
                      " she was just", " he was still", " she was still"});
  if (age->pronoun) return closed;
  // In words: 'at 17' may be an hour or a speed.
  if (EndsWithAny(around.before, {" at"}))
    return closed && !absl::ascii_isdigit(quantity.text()[0]);
  return closed && EndsWithAny(around.before, {" was", " then", " already", " only", " just",
                                               " still", " aged", " turned", " is"});
}

struct Birth {
  const Claim* claim;
  const Entity* person;
  DateClaim date;
};

const Entity* PersonOf(const Claim& claim) {
  const Entity* found = nullptr;
  for (const Participant& participant : claim.participants()) {
    if (participant.entity().kind() != PERSON || participant.role() == CONTEXT) continue;
    if (found != nullptr && found->id() != participant.entity().id()) return nullptr;
    found = &participant.entity();
  }
  return found;
}

// Of 'he' and 'she' beside another person: whoever the pronoun of the sentence stands for.
const Entity* PronounOf(const Claim& claim) {
  for (const Participant& participant : claim.participants()) {
    if (participant.entity().kind() == PERSON && participant.role() == AGENT &&
        participant.inferred()) {
      return &participant.entity();
    }
  }
  return nullptr;
}

// 'Birkeland, then thirty-nine,': the name that stands before the age.
const Entity* NamedBefore(const Claim& claim, absl::string_view before) {
  for (absl::string_view word : {" then", " aged", " already", " only", " just", " still"}) {
    if (absl::ConsumeSuffix(&before, word)) break;
  }
  if (!absl::ConsumeSuffix(&before, ",")) return nullptr;
  for (const Participant& participant : claim.participants()) {
    const bool here = !participant.text().empty() && absl::EndsWith(before, participant.text());
    if (participant.entity().kind() == PERSON && here) return &participant.entity();
  }
  return nullptr;
}

std::vector<Birth> BirthsOf(const LintInput& input) {
  std::vector<Birth> births;
  for (const Claim* claim : input.claims) {
    if (claim->event().event_class() != "birth") continue;
    const DateClaim date = ReadDate(claim->date(), claim->event().aspect());
    if (!date.dated() || date.first.open()) continue;
    // The one who is born: the patient, under all names that the sentence gives; else the only
    // person.
    const size_t before = births.size();
    for (const Participant& participant : claim->participants()) {
      const bool born = participant.entity().kind() == PERSON && participant.role() == PATIENT;
      if (born) births.push_back({claim, &participant.entity(), date});
    }
    const Entity* only = births.size() == before ? PersonOf(*claim) : nullptr;
    if (only != nullptr) births.push_back({claim, only, date});
  }
  return births;
}

struct AgeRange {
  double youngest, oldest;
};

AgeRange AgeAt(const DateClaim& date, const Birth& birth) {
  return {std::floor((date.first.low - birth.date.first.high) / kYear + 1e-3),
          std::floor((date.first.high - birth.date.first.low) / kYear + 1e-3)};
}

// `dated` gives the time at which the age is said: the claim, or another of its sentence.
Finding AgeFinding(const Claim& claim, const Claim& dated, const StatedAge& age, const Birth& birth,
                   AgeRange range) {
  const std::string years = range.youngest == range.oldest
                                ? absl::StrCat(range.youngest)
                                : absl::StrCat(range.youngest, " or ", range.oldest);
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.85;
  draft.title =
      absl::StrCat(birth.person->name(), ": ", age.words, " against ", years, " by the dates");
  draft.explanation =
      absl::StrCat("Born ", DateInWords(birth.claim->date()), ", ", birth.person->name(), " was ",
                   years, " in ", DateInWords(dated.date()), "; the text says ", age.words, ".");
  draft.query = absl::StrCat("Please check the age in ", Quoted(claim.quote()),
                             " against the birth in ", Quoted(birth.claim->quote()), ".");
  draft.claims = {&claim, birth.claim};
  draft.values = {age.words, birth.claim->date().edtf()};
  return MakeLint(draft);
}

// The dated claim that tells when an age is said: the claim itself, else the only date of its
// sentence.
const Claim* TimeOf(const LintInput& input, const Claim& claim) {
  const auto dated = [](const Claim& c) {
    return ReadDate(c.date(), c.event().aspect()).dated() && c.date().has_earliest() &&
           c.date().has_latest();
  };
  if (dated(claim)) return &claim;
  const Claim* found = nullptr;
  for (const Claim* other : input.claims) {
    if (other->quote() != claim.quote() || !dated(*other) ||
        other->event().event_class() == "birth")
      continue;
    if (found != nullptr && found->date().edtf() != other->date().edtf()) return nullptr;
    found = other;
  }
  return found;
}

void CheckAge(const LintInput& input, const Claim& claim, const StatedAge& age, bool approximate,
              const std::vector<Birth>& births, std::vector<Finding>* findings) {
  const Claim* dated = TimeOf(input, claim);
  const Entity* person = NamedBefore(claim, age.before);
  if (person == nullptr) person = PersonOf(claim);
  if (person == nullptr && age.pronoun) person = PronounOf(claim);
  if (dated == nullptr || person == nullptr) return;
  bool inferred = false;
  for (const Participant& participant : claim.participants()) {
    if (participant.entity().id() == person->id()) inferred |= participant.inferred();
  }
  const DateClaim date = ReadDate(dated->date(), dated->event().aspect());
  if (date.first.open()) return;
  const double slack = approximate ? std::max(1.0, 0.05 * age.years) : 0;
  const Birth* against = nullptr;
  for (const Birth& birth : births) {
    if (birth.claim->id() == dated->id() ||
        CompareEntities(*person, *birth.person) < EntityLevel::kVariant)
      continue;
    const AgeRange range = AgeAt(date, birth);
    // Two births that the text gives: either will do.
    if (age.years + slack >= range.youngest && age.years - slack <= range.oldest) return;
    const double off =
        std::min(std::abs(age.years - range.youngest), std::abs(age.years - range.oldest));
    if (against == nullptr && !(inferred && off > kFarOff)) against = &birth;
  }
  if (against != nullptr)
    findings->push_back(AgeFinding(claim, *dated, age, *against, AgeAt(date, *against)));
}

}  // namespace

bool IsAgeUnit(const Quantity& quantity) {
  return quantity.of() == "age" || quantity.unit() == "years of age" || quantity.unit() == "age";
}

void LintAge(const LintInput& input, std::vector<Finding>* findings) {
  const std::vector<Birth> births = BirthsOf(input);
  if (births.empty()) return;
  std::set<absl::string_view> lives;  // sentences whose year of a life was checked
  for (const Claim* claim : input.claims) {
    StatedAge age;
    for (const Quantity& quantity : claim->quantities()) {
      if (ReadAge(*claim, quantity, &age))
        CheckAge(input, *claim, age, quantity.approximate(), births, findings);
    }
    const bool dated = claim->date().has_earliest() && claim->event().event_class() != "birth";
    if (dated && ReadYearOfLife(claim->quote(), &age) && lives.insert(claim->quote()).second) {
      CheckAge(input, *claim, age, false, births, findings);
    }
  }
}

}  // namespace dateline
