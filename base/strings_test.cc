#include "base/strings.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Fold, ComparesNamesAcrossSpellings) {
  struct Row {
    const char* input;
    const char* folded;
  };
  for (const Row& row : {
           Row{"Zulfikar Ali BHUTTO", "zulfikar ali bhutto"},
           Row{"Władysław Skłodowski", "wladyslaw sklodowski"},
           Row{"Interoce\xCC\x81"
               "anique",
               "interoceanique"},
           Row{"Khrushchev’s", "khrushchevs"},
           Row{"U-2", "u 2"},
           Row{"Z.A. Bhutto", "z a bhutto"},
           Row{"  -- ", ""},
           Row{"Straße", "strasse"},
           Row{"Москва", "москва"},
       }) {
    EXPECT_EQ(Fold(row.input), row.folded) << row.input;
  }
}

TEST(CollapseSpace, JoinsLinesAndDropsEnds) {
  EXPECT_EQ(CollapseSpace("  in \n May\t\xC2\xA0 1960 "), "in May 1960");
  EXPECT_EQ(CollapseSpace(""), "");
}

TEST(DecodeUtf8, MalformedBytesAreOneReplacementEach) {
  char32_t c;
  EXPECT_EQ(DecodeUtf8("\xC3\xA9", 0, &c), 2u);
  EXPECT_EQ(c, U'é');
  for (const char* bad : {"\xC3", "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
    EXPECT_EQ(DecodeUtf8(bad, 0, &c), 1u) << bad;
    EXPECT_EQ(c, 0xFFFDu);
  }
}

TEST(Utf8, RoundTrip) {
  for (char32_t c : {U'a', U'é', U'€', U'𝄞'}) {
    std::string text;
    AppendUtf8(c, &text);
    char32_t back;
    EXPECT_EQ(DecodeUtf8(text, 0, &back), text.size());
    EXPECT_EQ(back, c);
  }
}

TEST(ShortHash, IsStableAcrossRunsAndMachines) {
  EXPECT_EQ(ShortHash(""), ShortHash(""));
  EXPECT_NE(ShortHash("a"), ShortHash("b"));
  EXPECT_EQ(ShortHash("dateline").size(), 12u);
}

}  // namespace
}  // namespace dateline
