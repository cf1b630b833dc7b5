#include "extract/language/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_join.h"

namespace dateline {
namespace {

std::string Tokens(const std::string& text) {
  std::vector<Token> tokens;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, &tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens) words.emplace_back(token.span.In(text));
  return absl::StrJoin(words, " ");
}

TEST(Tokenize, FollowsUniversalDependencies) {
  struct Row {
    const char* text;
    const char* tokens;
  };
  for (const Row& row : {
           Row{"The army left.", "The army left ."},
           // Clitics.
           Row{"It didn't pay; they can't, won’t.", "It did n't pay ; they ca n't , wo n’t ."},
           Row{"Bhutto's and the officers' wives", "Bhutto 's and the officers ' wives"},
           Row{"She’s here, we'll go, I'd stay", "She ’s here , we 'll go , I 'd stay"},
           Row{"He cannot. Cannot he?", "He can not . Can not he ?"},
           Row{"O'Brien read the Qur'an", "O'Brien read the Qur'an"},
           Row{"in the '60s and the 1980's", "in the '60s and the 1980's"},
           Row{"2004's budget", "2004 's budget"},
           // Numbers, money, ranges.
           Row{"$2.5 billion, £13,000 and US$4", "$ 2.5 billion , £ 13,000 and US$ 4"},
           Row{"5% of 1,234,567", "5 % of 1,234,567"},
           Row{"16-18 March 1972", "16 - 18 March 1972"},
           Row{"1979–89", "1979 – 89"},
           Row{"1972-03-16 at 5:30", "1972-03-16 at 5:30"},
           Row{"on 9/11 and 3/4/1999", "on 9/11 and 3/4/1999"},
           Row{"in 1972,1973", "in 1972 , 1973"},
           Row{"version 2.4.0.", "version 2.4.0 ."},
           // Hyphens.
           Row{"the U.S.-led co-operation", "the U.S. - led co-operation"},
           Row{"mid-1960s post-war Franco-Prussian", "mid-1960s post-war Franco - Prussian"},
           Row{"a U-2 and a MiG-21", "a U-2 and a MiG-21"},
           Row{"the war--a long one—ended", "the war -- a long one — ended"},
           Row{"Skłodowska-Curie", "Skłodowska - Curie"},
           // Full stops.
           Row{"Gen. Khan and Z. A. Bhutto Jr. met.", "Gen. Khan and Z. A. Bhutto Jr. met ."},
           Row{"World War I.", "World War I ."},
           Row{"at 5 p.m. in the U.S.S.R.", "at 5 p.m. in the U.S.S.R."},
           Row{"he said no.", "he said no ."},
           Row{"See no. 5 on p. 7.", "See no. 5 on p. 7 ."},
           Row{"It went...", "It went ..."},
           Row{"etc...", "etc ..."},
           // Marks.
           Row{"(so-called \"peace\")", "( so - called \" peace \" )"},
           Row{"“Why?!” [12,13]", "“ Why ?! ” [ 12 , 13 ]"},
           Row{"and/or AT&T, C++", "and / or AT&T , C++"},
           // Addresses.
           Row{"(see https://a.org/b?c=d.)", "( see https://a.org/b?c=d . )"},
           Row{"www.a.org, me@a.org", "www.a.org , me@a.org"},
           // Spaces outside ASCII, malformed bytes.
           Row{"12\xC2\xA0km\xE2\x80\x89long", "12 km long"},
           Row{"a\xFF\xFE b", "a\xFF\xFE b"},
           Row{"", ""},
       }) {
    EXPECT_EQ(Tokens(row.text), row.tokens) << row.text;
  }
}

}  // namespace
}  // namespace dateline
