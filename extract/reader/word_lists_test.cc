#include "extract/reader/word_lists.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(WordListsTest, AllAreRead) {
  EXPECT_EQ(WordListsError(), "");
  for (int k = 0; k < kWordLists; ++k)
    EXPECT_GT(WordsOf(static_cast<WordList>(k)).size(), 2) << "list " << k;
}

TEST(WordListsTest, AreWordsAsWritten) {
  const struct {
    WordList list;
    absl::string_view word;
    bool listed;
  } kCases[] = {
      {WordList::kCaption, "Figure", true},
      {WordList::kCaption, "figure", false},
      {WordList::kReferenceHeading, "works cited", true},
      {WordList::kFunctionWord, "of", true},
      {WordList::kFunctionWord, "treaty", false},
      {WordList::kNameParticle, "van", true},
      {WordList::kAffiliation, "School of", true},
      {WordList::kAffiliation, "School", false},
  };
  for (const auto& c : kCases) EXPECT_EQ(IsListed(c.list, c.word), c.listed) << c.word;
}

}  // namespace
}  // namespace dateline
