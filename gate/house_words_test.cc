#include "gate/house_words.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

TEST(HouseWordsTest, NamesAndEvents) {
  const Config config = Parse<Config>(
      R"(lexicon { names: "Orchid Server" names: "OrchidSrv" kind: PRODUCT }
         lexicon { event_words: "sunset" event_class: "end" recurs: false })");
  Extraction extraction = Parse<Extraction>(R"(
      claims { quote: "OrchidSrv 2 was sunset in 2021."
               event { head: "sunset" family: "sunset" recurs: true }
               participants { role: PATIENT text: "OrchidSrv" entity { id: "noun:orchidsrv" name: "OrchidSrv" } } }
      claims { quote: "The orchid server ended in 2022." event { head: "end" } }
      claims { quote: "The orchid servers ended." event { head: "end" } })");
  ApplyLexicon(config, &extraction);
  const Claim& first = extraction.claims(0);
  EXPECT_EQ(first.participants(0).entity().id(), "product:orchid server");
  EXPECT_EQ(first.participants(0).role(), PATIENT);
  EXPECT_EQ(first.event().event_class(), "end");
  EXPECT_FALSE(first.event().recurs());
  // Not taken for a name by itself, but one of the house's.
  ASSERT_EQ(extraction.claims(1).participants_size(), 1);
  EXPECT_EQ(extraction.claims(1).participants(0).entity().id(), "product:orchid server");
  EXPECT_EQ(extraction.claims(1).participants(0).role(), CONTEXT);
  EXPECT_EQ(extraction.claims(1).event().event_class(), "");
  EXPECT_EQ(extraction.claims(2).participants_size(), 0);
}

}  // namespace
}  // namespace dateline
