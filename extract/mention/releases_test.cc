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
           // What is done in releases, with whom or what they stand.
           {"Delayed sending was introduced in 3.2 and stays.\n", {"release:3.2"}},
           {"Old logins, deprecated in 3.3, were removed in 4.2.\n",
            {"release:3.3", "release:4.2"}},
           {"Sending was added in 3.2. On this machine 4.1 sustained 1.1 million messages.\n",
            {"release:3.2", "release:4.1"}},
           {"Version 4.1 is out. Vega 4.1 takes 1.2 million messages, and a run of 4.2 took 3.4 "
            "seconds.\n",
            {"release:4.1", "release:4.1", "release:4.2"}},
           {"## [3.3.0] - 2022-11-15\n- Wire format. It will go in 4.1.\n",
            {"release:3.3", "release:4.1"}},
           {"Leave 3.2 LTS. Do not stop at 4.0. Since 4.0 came out we know.\n",
            {"release:3.2", "release:4.0", "release:4.0"}},
           {"Version 3.9 is old. Move to 3.9 first; what is older than 3.9 cannot be read.\n",
            {"release:3.9", "release:3.9", "release:3.9"}},
           {"| Series | Kind |\n|---|---|\n| 4.0 | regular |\n", {"release:4.0"}},
           {"| Weight | Kind |\n|---|---|\n| 4.0 | regular |\n", {}},
           {"| Series | Kind |\n|---|---|\n| 12 | regular |\n", {}},
           // Numbers that measure, cost or count are none.
           {"Support for 3.1 LTS ended. Use rose by 3.2 and scored 4.5, a factor of 3.2, or 3.2 "
            "million, at 4.5, more than 2.5, see section 4.1.\n",
            {"release:3.1"}},
           {"Use 22.10 LTS. It promises 99.95 per cent, 12.50 per day.\n", {"release:22.10"}},
           {"Two fees were added in 3.2 million cases.\n", {}},
           {"It was added in 2.5 weeks.\n", {}},
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
