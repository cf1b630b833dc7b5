#include "reconcile/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/civil.h"

namespace dateline {
namespace {

// Builds claims a line at a time: the tests read like the texts that they stand for.
struct Says {
  const char* id;
  const char* quote;
  const char* event_class;
  const char* head;
  const char* people;  // "agent;patient", names of people
  const char* place = "";
  const char* date = "";  // "1972", "1972-03", "1972-03-16"
  bool recurs = false;
  int ordinal = 0;
  const char* terms = "";
};

void SetDate(absl::string_view text, TimeValue* value) {
  if (text.empty()) return;
  const std::vector<std::string> parts = absl::StrSplit(text, '-');
  const int year = std::stoi(parts[0]);
  const int month = parts.size() > 1 ? std::stoi(parts[1]) : 0,
            day = parts.size() > 2 ? std::stoi(parts[2]) : 0;
  value->set_text(std::string(text));
  value->set_edtf(std::string(text));
  value->set_kind(POINT_IN);
  value->set_resolution(EXPLICIT);
  value->set_grain(day ? DAY : month ? MONTH : YEAR);
  value->set_earliest(DayNumber(year, month ? month : 1, day ? day : 1));
  value->set_latest(DayNumber(year, month ? month : 12,
                              day     ? day
                              : month ? DaysInMonth(year, month)
                                      : 31));
}

Claim MakeClaim(const Says& says, const std::string& document) {
  Claim claim;
  claim.set_id(says.id);
  claim.set_document(document);
  claim.set_quote(says.quote);
  claim.mutable_location()->set_path(absl::StrCat(document, ".txt"));
  claim.mutable_event()->set_event_class(says.event_class);
  claim.mutable_event()->set_head(says.head);
  claim.mutable_event()->set_family(says.head);
  claim.mutable_event()->set_recurs(says.recurs);
  claim.set_modality(ASSERTED);
  claim.set_confidence(0.95);
  SetDate(says.date, claim.mutable_date());
  int role = AGENT;
  for (absl::string_view name : absl::StrSplit(says.people, ';', absl::SkipEmpty())) {
    Participant& participant = *claim.add_participants();
    participant.mutable_entity()->set_name(std::string(name));
    participant.mutable_entity()->set_id(absl::StrCat("person:", std::string(name)));
    participant.mutable_entity()->set_kind(PERSON);
    participant.set_role(static_cast<ParticipantRole>(role++));
  }
  if (*says.place != 0) {
    Participant& participant = *claim.add_participants();
    participant.mutable_entity()->set_name(says.place);
    participant.mutable_entity()->set_id(absl::StrCat("place:", says.place));
    participant.mutable_entity()->set_kind(PLACE);
    participant.set_role(LOCATION);
  }
  if (says.ordinal != 0) {
    claim.mutable_ordinal()->set_value(says.ordinal);
    claim.mutable_ordinal()->set_of(says.head);
  }
  for (absl::string_view term : absl::StrSplit(says.terms, ' ', absl::SkipEmpty())) {
    claim.add_terms(std::string(term));
  }
  return claim;
}

Extraction MakeDocument(const std::string& id, const std::vector<Says>& claims) {
  Extraction extraction;
  extraction.mutable_document()->set_id(id);
  extraction.mutable_document()->set_path(id + ".txt");
  for (const Says& says : claims) *extraction.add_claims() = MakeClaim(says, id);
  return extraction;
}

// Two papers on the same people, with enough else in them for rarity to mean something.
Extraction FirstPaper() {
  return MakeDocument("d-1", {
                                 {"c-1", "Bhutto visited Moscow in 1971.", "visit", "visit",
                                  "Zulfikar Ali Bhutto", "Moscow", "1971", true, 0, "crisis talk"},
                                 {"c-2", "Curie was born in 1867.", "birth", "bear", "Marie Curie",
                                  "Warsaw", "1867"},
                                 {"c-3", "Pierre Curie died on 19 April 1906.", "death", "die",
                                  "Pierre Curie", "Paris", "1906-04-19"},
                                 {"c-4", "Ayub Khan visited Moscow in April 1965.", "visit",
                                  "visit", "Ayub Khan", "Moscow", "1965-04", true},
                                 {"c-5", "The steel mill opened in 1985.", "opening", "open", "",
                                  "Karachi", "1985", false, 0, "steel mill"},
                                 {"c-6", "The bridge was founded in 1930.", "founding", "found", "",
                                  "Sydney", "1930", false, 0, "bridge"},
                             });
}

Extraction SecondPaper() {
  return MakeDocument(
      "d-2", {
                 {"c-11", "Z. A. Bhutto went to Moscow in March 1972.", "visit", "visit",
                  "Z. A. Bhutto", "Moscow", "1972-03", true, 0, "crisis talk"},
                 {"c-12", "Marie Curie was born in November 1867.", "birth", "bear", "Marie Curie",
                  "Warsaw", "1867-11"},
                 {"c-13", "Pierre Curie was killed on 20 April 1906.", "death", "kill",
                  "Pierre Curie", "Paris", "1906-04-20"},
                 {"c-14", "Ayub Khan visited Moscow in September 1967.", "visit", "visit",
                  "Ayub Khan", "Moscow", "1967-09", true},
                 {"c-15", "A dam was finished in 1976.", "opening", "finish", "", "Tarbela", "1976",
                  false, 0, "dam"},
                 {"c-16", "He wrote a novel in 1911.", "writing", "write", "Andre Breton", "Lyon",
                  "1911", false, 0, "novel"},
             });
}

const Finding* FindingOf(const Report& report, const std::string& a, const std::string& b) {
  for (const Finding& finding : report.findings()) {
    std::set<std::string> ids;
    for (const Reading& reading : finding.readings())
      ids.insert(reading.claims().begin(), reading.claims().end());
    if (ids.count(a) > 0 && ids.count(b) > 0) return &finding;
  }
  return nullptr;
}

TEST(Reconcile, Verdicts) {
  const Report report = Reconcile({FirstPaper(), SecondPaper()}, {});
  const struct {
    const char *a, *b;
    Finding::Kind kind;
    const char* near_miss;
  } cases[] = {
      {"c-1", "c-11", Finding::CONFLICT, ""},
      {"c-2", "c-12", Finding::REFINEMENT, ""},
      {"c-3", "c-13", Finding::CONFLICT, "one-day"},
  };
  for (const auto& c : cases) {
    const Finding* finding = FindingOf(report, c.a, c.b);
    ASSERT_NE(finding, nullptr) << c.a << " " << c.b;
    EXPECT_EQ(finding->kind(), c.kind) << finding->title();
    EXPECT_EQ(finding->near_miss(), c.near_miss);
    EXPECT_FALSE(finding->title().empty());
    EXPECT_FALSE(finding->explanation().empty());
    EXPECT_EQ(finding->query().empty(), c.kind != Finding::CONFLICT);
    EXPECT_EQ(finding->fingerprint().size(), 16);
  }
  EXPECT_EQ(FindingOf(report, "c-4", "c-14"), nullptr) << "two visits of one man are no conflict";
  EXPECT_EQ(FindingOf(report, "c-4", "c-11"), nullptr);
}

TEST(Reconcile, NothingIsLost) {
  const Report report = Reconcile({FirstPaper(), SecondPaper()}, {});
  EXPECT_EQ(report.claims_size(), 12);
  std::set<std::string> met(report.unchecked().begin(), report.unchecked().end());
  for (const Event& event : report.events())
    met.insert(event.claims().begin(), event.claims().end());
  EXPECT_EQ(met.size(), 12);
  EXPECT_EQ(report.summary().unchecked(), report.unchecked_size());
  EXPECT_EQ(report.summary().claims(), 12);
}

std::map<std::string, std::string> ById(const Report& report) {
  std::map<std::string, std::string> findings;
  for (const Finding& finding : report.findings())
    findings[finding.id()] = finding.SerializeAsString();
  return findings;
}

TEST(Reconcile, OrderAndThreadsChangeNothing) {
  ReconcileOptions threads;
  threads.threads = 3;
  const Report one = Reconcile({FirstPaper(), SecondPaper()}, {});
  const Report other = Reconcile({SecondPaper(), FirstPaper()}, threads);
  EXPECT_EQ(ById(one), ById(other));
  EXPECT_EQ(one.events_size(), other.events_size());
}

TEST(Reconcile, RulesOffAndConfidence) {
  ReconcileOptions options;
  options.rules_off = {"date-conflict"};
  const Report without = Reconcile({FirstPaper(), SecondPaper()}, options);
  for (const Finding& finding : without.findings()) {
    EXPECT_NE(finding.rule(), "date-conflict");
  }
  options = {};
  options.min_confidence = 1.1;
  const Report report = Reconcile({FirstPaper(), SecondPaper()}, options);
  EXPECT_EQ(report.findings_size(), 0);
  EXPECT_GT(report.notices_size(), 0) << "what is left out is counted";
}

TEST(Reconcile, AnEditElsewhereChangesNoFingerprint) {
  Extraction edited = FirstPaper();
  for (Claim& claim : *edited.mutable_claims()) claim.mutable_location()->set_byte_offset(1000);
  const auto before = ById(Reconcile({FirstPaper(), SecondPaper()}, {}));
  const auto after = ById(Reconcile({edited, SecondPaper()}, {}));
  for (const auto& [id, finding] : before) EXPECT_EQ(after.count(id), 1) << id;
}

TEST(Reconcile, NoInput) {
  EXPECT_EQ(Reconcile({}, {}).findings_size(), 0);
  EXPECT_EQ(Reconcile({Extraction()}, {}).documents_size(), 1);
}

TEST(Reconcile, IdsThatComeTwiceStayApart) {
  const Report report = Reconcile({FirstPaper(), FirstPaper()}, {});
  std::set<std::string> ids;
  for (const Claim& claim : report.claims())
    EXPECT_TRUE(ids.insert(claim.id()).second) << claim.id();
  EXPECT_NE(report.documents(0).id(), report.documents(1).id());
}

}  // namespace
}  // namespace dateline
