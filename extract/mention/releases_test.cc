#include "extract/mention/releases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/language/analyzer.h"
#include "extract/reader/reader.h"

namespace dateline::mention {
namespace {

std::vector<std::string> ReleasesIn(absl::string_view markdown) {
  ReadOptions options;
  options.format = "markdown";
  const DocumentText doc = *ReadDocument(std::string(markdown), "t.md", options);
  Mentions mentions;
  FindReleases(doc, Analyzer::Default().Split(doc), &mentions);
  std::vector<std::string> ids;
  for (const Mention& m : mentions.names) ids.push_back(mentions.entities[m.entity].id());
  return ids;
}

TEST(Releases, NumbersThatSomethingCallsARelease) {
  struct Row {
    const char* text;
    std::vector<std::string> ids;
  };
  for (const Row& row : std::vector<Row>{
           {"## [2.4.0] - 2023-05-17\n", {"release:2.4"}},
           {"The parser was rewritten for version 3.1 last year.\n", {"release:3.1"}},
           {"Support for 18.04 LTS ended; 18.10 was never supported.\n",
            {"release:18.04", "release:18.10"}},
           {"API v1 is gone, v2 stays.\n", {"release:v1", "release:v2"}},
           {"We shipped 1.2.3 and then 1.2.4-rc1.\n", {"release:1.2.3", "release:1.2.4-rc1"}},
           // Numbers that measure, cost or count are none.
           {"Version 2.0 is 2.5 times faster and costs $3.10.\n", {"release:2.0"}},
           {"It rose by 3.5 percent to 12.7 million.\n", {}},
           {"On 12.10.2019 the board met.\n", {}},
       }) {
    EXPECT_THAT(ReleasesIn(row.text), testing::ElementsAreArray(row.ids)) << row.text;
  }
}

TEST(Releases, TrailingZerosDoNotTellReleasesApart) {
  EXPECT_EQ(NormalizedVersion("v22.10.0"), "22.10");
  EXPECT_EQ(NormalizedVersion("2.0.0"), "2.0");
  EXPECT_EQ(NormalizedVersion("2.0"), "2.0");
  EXPECT_EQ(NormalizedVersion("2.4.1"), "2.4.1");
  EXPECT_EQ(NormalizedVersion("v1"), "v1");
}

}  // namespace
}  // namespace dateline::mention
