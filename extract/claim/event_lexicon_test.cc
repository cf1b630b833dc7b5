#include "extract/claim/event_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

extern "C" const char dateline_event_classes_begin[], dateline_event_classes_end[];
extern "C" const char dateline_event_shifts_begin[], dateline_event_shifts_end[];
extern "C" const char dateline_verbs_begin[], dateline_verbs_end[];

namespace dateline {
namespace {

TEST(EventLexicon, TheShippedTablesHaveNoErrors) {
  EventLexicon lexicon;
  EXPECT_EQ(
      lexicon.Load(
          {dateline_event_classes_begin,
           static_cast<size_t>(dateline_event_classes_end - dateline_event_classes_begin)},
          {dateline_verbs_begin, static_cast<size_t>(dateline_verbs_end - dateline_verbs_begin)},
          {dateline_event_shifts_begin,
           static_cast<size_t>(dateline_event_shifts_end - dateline_event_shifts_begin)}),
      absl::OkStatus());
}

TEST(EventLexicon, VerbAndNounOfOneKindMeet) {
  const EventLexicon& lexicon = EventLexicon::Default();
  struct Row {
    const char* verb;
    const char* noun;
    const char* name;
    bool recurs;
  };
  for (const Row& row : {
           Row{"visit", "trip", "visit", true},
           Row{"invade", "invasion", "invasion", false},
           Row{"withdraw", "withdrawal", "withdrawal", false},
           Row{"die", "death", "death", false},
           Row{"sign", "treaty", "agreement", true},
           Row{"step_down", "resignation", "resignation", false},
           Row{"wind_up", "bankruptcy", "dissolution", false},
           Row{"publish", "release", "release", false},
       }) {
    ASSERT_NE(lexicon.OfVerb(row.verb), nullptr) << row.verb;
    ASSERT_NE(lexicon.OfNoun(row.noun), nullptr) << row.noun;
    EXPECT_EQ(lexicon.OfVerb(row.verb)->name, row.name);
    EXPECT_EQ(lexicon.OfNoun(row.noun)->name, row.name);
    EXPECT_EQ(lexicon.OfVerb(row.verb)->recurs, row.recurs);
  }
  EXPECT_EQ(lexicon.OfVerb("be"), nullptr);
  EXPECT_EQ(lexicon.OfNoun("table"), nullptr);
}

TEST(EventLexicon, ReportsAllMistakesAtOnceWithTheirLines) {
  EventLexicon lexicon;
  const absl::Status status = lexicon.Load(
      "# comment\nvisit\trecurs\t-\tagent\tvisit\tvisit\n"
      "trip\toften\t-\tagent\ttour\ttour\nstay\tonce\t-\tagent\tvisit\t\nshort\tonce\n",
      "light\tpay\nheavy\tlift\n", "visit\tany\ttroops\tconquest\nvisit\tnobody\ttroops\tvisit\n");
  EXPECT_THAT(
      std::string(status.message()),
      testing::AllOf(testing::HasSubstr("event_classes.tsv:3:"),
                     testing::HasSubstr("event_classes.tsv:4: visit has a class already"),
                     testing::HasSubstr("event_classes.tsv:5:"), testing::HasSubstr("verbs.tsv:2:"),
                     testing::HasSubstr("event_shifts.tsv:1:"),
                     testing::HasSubstr("event_shifts.tsv:2: role")));
}

TEST(EventLexicon, WhoTakesPartMayMakeItAnotherEvent) {
  const EventLexicon& lexicon = EventLexicon::Default();
  struct Row {
    const char* verb;
    EventTaker taker;
    bool passive;
    const char* name;
  };
  for (const Row& row : {
           Row{"land", {AGENT, "troops"}, false, "invasion"},
           Row{"land", {AGENT, "tourist"}, false, nullptr},
           Row{"land", {CONTEXT, "troops"}, false, nullptr},
           Row{"bear", {AGENT, "troops"}, false, nullptr},
           Row{"take", {PATIENT, "", PLACE}, false, "capture"},
           Row{"take", {AGENT, "", PLACE}, false, nullptr},
           Row{"kill", {PATIENT, "", PERSON}, true, "death"},
           Row{"kill", {PATIENT, "", PERSON}, false, nullptr},
           Row{"raise", {PATIENT, "lorry"}, false, "rescue"},
       }) {
    const EventClass* from = lexicon.OfVerb(row.verb);
    ASSERT_NE(from, nullptr) << row.verb;
    const EventClass* to = lexicon.Shifted(*from, {row.taker}, row.passive);
    if (row.name == nullptr) {
      EXPECT_EQ(to, nullptr) << row.verb << " " << to->name;
    } else {
      ASSERT_NE(to, nullptr) << row.verb;
      EXPECT_EQ(to->name, row.name);
    }
  }
}

}  // namespace
}  // namespace dateline
