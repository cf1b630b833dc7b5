#include "base/names.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct PairRow {
  const char* a;
  const char* b;
  NameLevel level;
};

TEST(ComparePersonNames, FindsTheStrongestLevelThatFits) {
  for (const PairRow& row : {
           PairRow{"Zulfikar Ali Bhutto", "ZULFIKAR ALI BHUTTO", NameLevel::kExact},
           PairRow{"Władysław Anders", "Wladyslaw Anders", NameLevel::kExact},
           // The surname first.
           PairRow{"Bhutto, Zulfikar Ali", "Zulfikar Ali Bhutto", NameLevel::kInverted},
           PairRow{"Zhou Enlai", "Enlai Zhou", NameLevel::kInverted},
           // Given names left out.
           PairRow{"Zulfikar Bhutto", "Zulfikar Ali Bhutto", NameLevel::kSubset},
           PairRow{"Ayub Khan", "Mohammad Ayub Khan", NameLevel::kSubset},
           PairRow{"Ludwig Beethoven", "Ludwig van Beethoven", NameLevel::kSubset},
           // Spelling and transliteration.
           PairRow{"Zulfiqar Ali Bhutto", "Zulfikar Ali Bhutto", NameLevel::kVariant},
           PairRow{"Ayyub Khan", "Ayub Khan", NameLevel::kVariant},
           PairRow{"Nikita Krushchev", "Nikita Khrushchev", NameLevel::kVariant},
           PairRow{"Zia ul Haqq", "Zia ul Haq", NameLevel::kDifferent},  // too short to be sure
           // Initials.
           PairRow{"Z.A. Bhutto", "Zulfikar Ali Bhutto", NameLevel::kInitials},
           PairRow{"BHUTTO Z A", "Zulfikar Ali Bhutto", NameLevel::kInitials},
           PairRow{"J. Smith", "John Smith", NameLevel::kInitials},
           // One word.
           PairRow{"Bhutto", "Zulfikar Ali Bhutto", NameLevel::kSurnameOnly},
           PairRow{"Lesseps", "Ferdinand de Lesseps", NameLevel::kSurnameOnly},
           PairRow{"Ayub", "Ayub Khan", NameLevel::kPartOnly},
           // Two people.
           PairRow{"Ayub Khan", "Yahya Khan", NameLevel::kDifferent},
           PairRow{"Marie Curie", "Pierre Curie", NameLevel::kDifferent},
           PairRow{"M. Curie", "P. Curie", NameLevel::kDifferent},
           PairRow{"John Smith", "John Smyth-Jones", NameLevel::kDifferent},
           PairRow{"Martin King, Jr.", "Martin King Sr", NameLevel::kDifferent},
           PairRow{"George Bush", "Barbara Bush", NameLevel::kDifferent},
           PairRow{"", "Bush", NameLevel::kDifferent},
           // Single names with a numeral, a place or an epithet.
           PairRow{"Charles", "Charles IV", NameLevel::kSurnameOnly},
           PairRow{"Charles IV", "Charles V", NameLevel::kDifferent},
           PairRow{"Charles IV", "Charles Brown", NameLevel::kDifferent},
           PairRow{"Philip of Spain", "Philip II of Spain", NameLevel::kSubset},
           PairRow{"Philip II", "Philip II of Spain", NameLevel::kSubset},
           PairRow{"Anne", "Anne of the Palatinate", NameLevel::kInitials},
           PairRow{"Anne of Cleves", "Anne of the Palatinate", NameLevel::kDifferent},
           PairRow{"Cleves", "Anne of Cleves", NameLevel::kDifferent},
           PairRow{"John of Nepomuk", "John Nepomuk", NameLevel::kVariant},
           PairRow{"John the Blind", "John of Nepomuk", NameLevel::kSurnameOnly},
           PairRow{"Ivan the Terrible", "Ivan IV", NameLevel::kSurnameOnly},
           PairRow{"John Paul II", "John Paul", NameLevel::kSubset},
       }) {
    EXPECT_EQ(ComparePersonNames(row.a, row.b).level, row.level) << row.a << " / " << row.b;
    EXPECT_EQ(ComparePersonNames(row.b, row.a).level, row.level) << row.b << " / " << row.a;
  }
}

TEST(ComparePersonNames, StrongerLevelsScoreHigher) {
  const double exact = ComparePersonNames("John Smith", "John Smith").similarity;
  const double variant = ComparePersonNames("Zulfiqar Bhutto", "Zulfikar Bhutto").similarity;
  const double initials = ComparePersonNames("J. Smith", "John Smith").similarity;
  const double surname = ComparePersonNames("Smith", "John Smith").similarity;
  EXPECT_GT(exact, variant);
  EXPECT_GT(variant, initials);
  EXPECT_GT(initials, surname);
  EXPECT_GT(surname, 0);
}

TEST(SpellingVariant, TransliterationsNotOtherNames) {
  struct Row {
    const char* a;
    const char* b;
    bool same;
  };
  for (const Row& row : {
           Row{"Zulfiqar", "Zulfikar", true},     Row{"Ayyub", "Ayub", true},
           Row{"Sklodowska", "Sklodovska", true}, Row{"Tchaikovsky", "Chaikovski", true},
           Row{"Lindqvist", "Lindquist", true},   Row{"Romanoff", "Romanov", true},
           Row{"Alexei", "Aleksey", true},        Row{"Qadhafi", "Gaddafi", false},
           Row{"Mohammad", "Muhammad", true},     Row{"Musolini", "Mussolini", true},
           Row{"Mussolini", "Mussolini", true},   Row{"Marie", "Maria", false},
           Row{"Hansen", "Jensen", false},        Row{"Paul", "Paula", false},
           Row{"Ferdinand", "Ferdinande", false}, Row{"Iran", "Iraq", false},
           Row{"Austria", "Australia", false},    Row{"Lee", "Leo", false},
           Row{"Hamilton", "Hamilcar", false},
       }) {
    EXPECT_EQ(SpellingVariant(row.a, row.b), row.same) << row.a << " / " << row.b;
  }
}

TEST(ParsePersonName, PutsThePartsInOrder) {
  const PersonName inverted = ParsePersonName("CURIE, Marie");
  EXPECT_EQ(inverted.surname, "curie");
  EXPECT_EQ(inverted.given, std::vector<std::string>{"marie"});
  EXPECT_EQ(ParsePersonName("Ludwig van der Rohe").surname, "van der rohe");
  EXPECT_EQ(ParsePersonName("Martin Luther King, Jr.").suffix, "jr");
  EXPECT_EQ(ParsePersonName("").surname, "");
  EXPECT_EQ(ParsePersonName(", , ,").surname, "");
}

TEST(NameSimilarity, SharedWordsByWeight) {
  EXPECT_EQ(NameSimilarity("Suez Canal Company", "the Suez Canal Company"), 1);
  EXPECT_GT(NameSimilarity("Suez Canal Company", "Suez Company"), 0.7);
  EXPECT_LT(NameSimilarity("Suez Canal Company", "Bank of England"), 0.1);
  EXPECT_EQ(NameSimilarity("", ""), 0);
}

}  // namespace
}  // namespace dateline
