#include "extract/mention/lexicon.h"

#include <gtest/gtest.h>

namespace dateline::mention {
namespace {

TEST(FindPhrase, FindsRowsOfEveryTable) {
  struct Row {
    const char* key;
    LexTable table;
    const char* field;
  };
  for (const Row& row : {
           Row{"pakistan", LexTable::kState, "state:PK"},
           Row{"u s", LexTable::kState, "state:US"},
           Row{"soviet union", LexTable::kState, "state:SU"},
           Row{"pakistani", LexTable::kDemonym, "state:PK"},
           Row{"kabul", LexTable::kPlace, "place:kabul"},
           Row{"nato", LexTable::kOrganisation, "org:nato"},
           Row{"baghdad pact", LexTable::kOrganisation, "org:cento"},
           Row{"prime minister", LexTable::kTitle, "office"},
           Row{"gen", LexTable::kTitle, "rank"},
           Row{"marie", LexTable::kGivenName, "f"},
           Row{"treaty", LexTable::kKindWord, "TREATY"},
           Row{"$", LexTable::kCurrency, "USD"},
           Row{"%", LexTable::kUnit, "%"},
           Row{"million", LexTable::kNumberWord, "scale"},
           Row{"more than", LexTable::kHedge, "over"},
           Row{"the", LexTable::kCommonWord, "function"},
           Row{"jalalabad", LexTable::kWordNetName, "place:jalalabad"},
       }) {
    EXPECT_EQ(FindPhrase(row.key).Of(row.table).Field(0), row.field) << row.key;
  }
  EXPECT_EQ(FindPhrase("jalalabad").Of(LexTable::kWordNetName).Field(2), "state:AF");
}

TEST(FindPhrase, SaysWhetherALongerPhraseBegins) {
  EXPECT_TRUE(FindPhrase("soviet").longer());
  EXPECT_EQ(FindPhrase("north atlantic treaty organization of").size(), 0);
  EXPECT_TRUE(FindPhrase("north atlantic treaty").longer());
  EXPECT_FALSE(FindPhrase("qwertz").longer());
  EXPECT_EQ(FindPhrase("").size(), 0);
}

TEST(Vocabulary, EnglishWordsWithWhatTheyName) {
  EXPECT_EQ(Vocabulary("pilot").kind, PERSON);
  EXPECT_EQ(Vocabulary("treaty").kind, TREATY);
  EXPECT_EQ(Vocabulary("river").kind, PLACE);
  EXPECT_TRUE(Vocabulary("withdraw").parts & WordInfo::kVerb);
  EXPECT_EQ(Vocabulary("kabul").parts, 0);
  EXPECT_TRUE(InflectedVocabulary("floods").parts);
  EXPECT_TRUE(InflectedVocabulary("stopped").parts);
  EXPECT_TRUE(InflectedVocabulary("treaties").parts);
  EXPECT_FALSE(InflectedVocabulary("bhuttos").parts);
}

}  // namespace
}  // namespace dateline::mention
