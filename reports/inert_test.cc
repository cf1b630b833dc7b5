#include "reports/inert.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Inert, ShowsWhatItMustNotObey) {
  const struct {
    const char* text;
    const char* expected;
  } kRows[] = {
      // Left as it is.
      {"", ""},
      {"plain", "plain"},
      {"Skłodowska – 1898 “x” 日本", "Skłodowska – 1898 “x” 日本"},
      {"a\u200Db", "a\u200Db"},  // joiners shape scripts and emoji
      // Controls.
      {"red \x1b[31m", "red ␛[31m"},
      {"a\tb\nc\r\nd", "a b c  d"},
      {"\x07\x08\x7f", "␇␈␡"},
      {"\u009b31m", "⟨U+009B⟩31m"},
      // Direction and invisible characters.
      {"a\u202Eb\u2066c", "a⟨U+202E⟩b⟨U+2066⟩c"},
      {"\u2028\uFEFF\U000E0041", "⟨U+2028⟩⟨U+FEFF⟩⟨U+E0041⟩"},
      // No UTF-8.
      {"a\xff"
       "b\xc3",
       "a\uFFFDb\uFFFD"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Inert(row.text), row.expected);
}

TEST(EscapeMarkup, TextAndAttributes) {
  EXPECT_EQ(EscapeMarkup("<a href=\"x\" b='y'>&amp;\x1b"),
            "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;␛");
}

TEST(DisplayWidth, Columns) {
  EXPECT_EQ(DisplayWidth("abc"), 3);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1);
  EXPECT_EQ(DisplayWidth("日本"), 4);
  EXPECT_EQ(DisplayWidth("a\u200Db"), 2);
}

}  // namespace
}  // namespace dateline
