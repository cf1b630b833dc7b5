#include "reconcile/clause.h"

#include <gtest/gtest.h>

#include "absl/strings/str_split.h"

namespace dateline {
namespace {

// participants: "ROLE/KIND/text" with ';' between; a leading '~' stands for a pronoun.
Claim Made(const char* quote, const char* event, const char* participants, const char* date = "",
           bool nominal = false) {
  Claim claim;
  claim.set_quote(quote);
  claim.mutable_event()->set_text(event);
  claim.mutable_event()->set_nominal(nominal);
  claim.mutable_date()->set_text(date);
  for (absl::string_view text : absl::StrSplit(participants, ';', absl::SkipEmpty())) {
    Participant* participant = claim.add_participants();
    participant->set_inferred(text[0] == '~');
    const std::vector<std::string> parts = absl::StrSplit(text.substr(text[0] == '~'), '/');
    ParticipantRole role = CONTEXT;
    EntityKind kind = OTHER;
    EXPECT_TRUE(ParticipantRole_Parse(parts[0], &role) && EntityKind_Parse(parts[1], &kind));
    participant->set_role(role);
    participant->mutable_entity()->set_kind(kind);
    participant->set_text(parts[2]);
  }
  return claim;
}

TEST(ClauseOf, WordsFromFirstToLast) {
  const struct {
    Claim claim;
    const char* expected;
  } kRows[] = {
      {Made("On 3 May 1931 the engineer Ada Holm opened the swing bridge.", "opened",
            "AGENT/PERSON/Ada Holm;PATIENT/OTHER/swing bridge", "3 May 1931"),
       "Ada Holm opened the swing bridge"},
      {Made("Ada Holm visited Varn in May 1931 and fell ill.", "visited",
            "AGENT/PERSON/Ada Holm;DESTINATION/PLACE/Varn", "May 1931"),
       "Ada Holm visited Varn"},
      {Made("The death of Ada Holm in 1950 was a blow.", "death", "PATIENT/PERSON/Ada Holm", "1950",
            true),
       "death of Ada Holm"},
      {Made("War went on in Varn even after the Soviet withdrawal in 1990.", "withdrawal",
            "LOCATION/PLACE/Varn;AGENT/STATE/Soviet", "1990", true),
       ""},
      {Made("The Soviet withdrawal in 1990 was late.", "withdrawal", "AGENT/STATE/Soviet", "1990",
            true),
       "Soviet withdrawal"},
      // One participant: up to the date, without the preposition before it.
      {Made("Ada Holm fell ill on the quay in May 1931.", "fell", "AGENT/PERSON/Ada Holm",
            "May 1931"),
       "Ada Holm fell ill on the quay"},
      {Made("The guide, Jon Berg, met Ada Holm.", "met",
            "AGENT/PERSON/Jon Berg;AGENT/OTHER/guide;"
            "PATIENT/PERSON/Ada Holm"),
       "guide, Jon Berg, met Ada Holm"},
      // Nothing that stands alone.
      {Made("Ada Holm in May 1931 visited Varn.", "visited",
            "AGENT/PERSON/Ada Holm;DESTINATION/PLACE/Varn", "May 1931"),
       ""},
      {Made("She visited Varn.", "visited", "~AGENT/PERSON/She;DESTINATION/PLACE/Varn"), ""},
      {Made("Ada Holm, who was born in Varn, left.", "born",
            "PATIENT/PERSON/Ada Holm;LOCATION/PLACE/Varn"),
       ""},
      {Made("Born in Varn.", "Born", "LOCATION/PLACE/Varn"), ""},
      {Made("Ada Holm (engineer) left Varn.", "left", "AGENT/PERSON/Ada Holm;ORIGIN/PLACE/Varn"),
       ""},
      {Made("The guide met the mayor.", "met", "AGENT/OTHER/guide;PATIENT/OTHER/mayor"), ""},
      {Made("Ada Holm left, and Jon Berg left.", "left", "AGENT/PERSON/Ada Holm"), ""},
      {Made("", "", ""), ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(ClauseOf(row.claim), row.expected) << row.claim.quote();
}

TEST(BestClause, NamesMostThenShortest) {
  const Claim one =
      Made("Ada Holm left the town of Varn.", "left", "AGENT/PERSON/Ada Holm;ORIGIN/PLACE/Varn");
  const Claim two = Made("Ada Holm left Varn.", "left", "AGENT/PERSON/Ada Holm;ORIGIN/PLACE/Varn");
  const Claim three = Made("Holm left.", "left", "AGENT/PERSON/Holm");
  EXPECT_EQ(BestClause({&one, &two, &three}), "Ada Holm left Varn");
  EXPECT_EQ(BestClause({&three, &two, &one}), "Ada Holm left Varn");
  EXPECT_EQ(BestClause({}), "");
}

}  // namespace
}  // namespace dateline
