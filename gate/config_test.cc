#include "gate/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> Mistakes(const std::string& text) {
  Settings settings;
  std::vector<std::string> mistakes;
  ReadConfig(text, "c", {"date-conflict", "name-variant"}, &settings, &mistakes);
  return mistakes;
}

TEST(ConfigTest, MistakesNameLineAndNearestName) {
  const struct {
    const char* text;
    const char* mistake;
  } kRows[] = {
      {"\nfail_onn: CONFLICT", "c:2: fail_onn: no such field; did you mean fail_on?"},
      {"\nfail_on: LINTT  # x\n\nreading: AUTO",
       "c:2: fail_on: no such value: LINTT; did you mean LINT?"},
      {"fail_on: conflict", "c:1: fail_on: no such value: conflict; did you mean CONFLICT?"},
      {"fail_on: SOMETIMES",
       "c:1: fail_on: no such value: SOMETIMES; expected NOTHING, CONFLICT, LINT, REFINEMENT"},
      {"documents {\n  inclde: \"a\"\n  include: \"b\"\n}",
       "c:2: inclde: no such field; did you mean include?"},
      {"documents {\n  role: SOURCE\n}",
       "c:1: documents: no include; name the files, as in include: \"**/*.md\""},
      {"documents {\n  include: \"{a\"\n}",
       "c:2: include: {a: the braces do not pair; write {a,b}"},
      {"documents {\n include: \"a\"\n publication_date: \"May 2024\"\n}",
       "c:3: publication_date: May 2024 is no date; expected one like 2024-05-17"},
      {"documents {\n include: \"a\"\n publication_date: \"2023-02-29\"\n}",
       "c:3: publication_date: 2023-02-29 is no date; expected one like 2024-05-17"},
      {"documents {\n include: \"a\"\n weight: 2\n}",
       "c:3: weight: only an AUTHORITY has one; set role: AUTHORITY"},
      {"rules { name: \"date-conflict\" }\nrules {\n  name: \"name-varient\"\n}",
       "c:3: name: no such rule: name-varient; did you mean name-variant?"},
      {"thresholds {\n  min_confidence: 1.5\n}",
       "c:2: min_confidence: 1.5 is out of range; expected 0 to 1"},
      {"tolerances { days: -1 }", "c:1: days: -1 is out of range; expected 0 to 366"},
      {"lexicon { kind: PERSON }", "c:1: lexicon: neither names nor event_words; give one of them"},
      {"thresholds { max_block: \"many\" }",
       "c:1: Expected integer, got: \"many\"; see docs/config.md"},
      {"fail_on", "c:1: Expected \":\", found \"\"; see docs/config.md"},
  };
  for (const auto& row : kRows) {
    EXPECT_THAT(Mistakes(row.text), testing::Contains(row.mistake)) << row.text;
  }
}

TEST(ConfigTest, AllUnknownFieldsAtOnce) {
  EXPECT_THAT(Mistakes("a: 1\nfail_on: LINT\nb { c: 2 }\nthresholds { d: 3 min_confidence: 2 }"),
              testing::ElementsAre(testing::HasSubstr("c:1: a: no such field"),
                                   testing::HasSubstr("c:3: b: no such field"),
                                   testing::HasSubstr("c:4: d: no such field"),
                                   testing::HasSubstr("c:4: min_confidence: 2 is out of range")));
}

TEST(ConfigTest, LaterSetsWinFieldByField) {
  Settings settings;
  std::vector<std::string> mistakes;
  ASSERT_TRUE(ReadConfig(R"(
      reading: REPORT
      documents { include: "**/*.md" role: MANUSCRIPT date_order: DAY_MONTH }
      documents { include: "ref/" exclude: "*.txt" role: AUTHORITY weight: 3
                  publication_date: "2024-05-17" })",
                         "c", {}, &settings, &mistakes))
      << absl::StrJoin(mistakes, "\n");
  settings.folder = "/p";
  const FileSettings page = SettingsFor(settings, "docs/a.md", "/p");
  EXPECT_EQ(page.role, MANUSCRIPT);
  EXPECT_EQ(page.reading, Config::REPORT);
  EXPECT_EQ(page.date_order, Config::DAY_MONTH);
  EXPECT_FALSE(page.reference_day);
  const FileSettings reference = SettingsFor(settings, "../ref/a.md", "/p/docs");
  EXPECT_EQ(reference.role, AUTHORITY);
  EXPECT_EQ(reference.weight, 3);
  EXPECT_EQ(reference.date_order, Config::DAY_MONTH);
  EXPECT_EQ(reference.reference_day, 19860);
  EXPECT_EQ(SettingsFor(settings, "ref/a.txt", "/p").role, SOURCE);
  // Outside the folder globs on paths do not reach.
  EXPECT_EQ(SettingsFor(settings, "/q/ref/a.html", "/p").role, SOURCE);
}

TEST(ConfigTest, FoundUpwardsFromWhatIsChecked) {
  const fs::path root = fs::path(testing::TempDir()) / absl::StrCat("config-", getpid());
  fs::create_directories(root / "a/b/c");
  fs::create_directories(root / "a/d");
  const auto find = [&](const std::vector<std::string>& paths) {
    const std::string found = FindConfig(paths, root.string());
    return found.empty() || !absl::StartsWith(found, root.string())
               ? std::string()
               : found.substr(root.string().size());
  };
  EXPECT_EQ(find({"a/b/c"}), "");
  std::ofstream(root / "a" / kConfigName) << "fail_on: LINT\n";
  EXPECT_EQ(find({"a/b/c"}), "/a/dateline.textproto");
  EXPECT_EQ(find({"a/b/c", "a/d/x.md"}), "/a/dateline.textproto");
  EXPECT_EQ(find({}), "");
  std::ofstream(root / "a/b" / kConfigName) << "fail_on: LINT\n";
  EXPECT_EQ(find({"a/b/c/x.md"}), "/a/b/dateline.textproto");
  EXPECT_EQ(find({"a/b/c", "a/d"}), "/a/dateline.textproto");
  fs::remove_all(root);
}

TEST(ConfigTest, AMissingFileIsAMistake) {
  Settings settings;
  std::vector<std::string> mistakes;
  EXPECT_FALSE(LoadConfig("no/such.textproto", "/", {}, &settings, &mistakes));
  EXPECT_THAT(mistakes, testing::ElementsAre("no/such.textproto: cannot be read; check the path"));
}

// The template is all comments; with the comment signs gone it is a configuration.
TEST(ConfigTest, TheTemplateIsSoundBothWays) {
  EXPECT_THAT(Mistakes(ConfigTemplate()), testing::IsEmpty());
  std::string opened;
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(ConfigTemplate(), '\n'))) {
    const bool field = absl::StrContains(line, ": ") || absl::StrContains(line, "{") ||
                       absl::StartsWith(line, "# }");
    const bool prose = line.size() > 2 && absl::ascii_isupper(line[2]);
    if (absl::StartsWith(line, "# ") && field && !prose)
      absl::StrAppend(&opened, line.substr(2), "\n");
  }
  EXPECT_THAT(Mistakes(opened), testing::Each(testing::HasSubstr("no such rule"))) << opened;
  // Nothing that can be said is left out of it.
  for (const std::string& field : FieldNames(*Config::descriptor())) {
    EXPECT_TRUE(absl::StrContains(ConfigTemplate(), field)) << field;
  }
}

TEST(ConfigTest, DescribesWhatIsInForceAndFromWhere) {
  Settings settings;
  std::vector<std::string> mistakes;
  ASSERT_TRUE(ReadConfig("fail_on: LINT\n\nthresholds {\n  min_confidence: 0.25\n}\n",
                         "x.textproto", {}, &settings, &mistakes));
  settings.path = "x.textproto";
  const std::string text = DescribeSettings(settings);
  EXPECT_THAT(text, testing::ContainsRegex("fail_on: LINT +# x.textproto:1\n"));
  EXPECT_THAT(text, testing::ContainsRegex("  min_confidence: 0.25 +# x.textproto:4\n"));
  EXPECT_THAT(text, testing::ContainsRegex("  same_event: 0.5 +# default\n"));
  // It is itself a configuration that says the same.
  Settings again;
  ASSERT_TRUE(ReadConfig(text, "y", {}, &again, &mistakes)) << absl::StrJoin(mistakes, "\n");
  EXPECT_EQ(InForce(again).SerializeAsString(), InForce(settings).SerializeAsString());
}

TEST(ShortPath, AsPeopleWriteIt) {
  EXPECT_EQ(ShortPath("/w/repo/a.csv", "/w/repo"), "a.csv");
  EXPECT_EQ(ShortPath("/w/repo/docs/a.csv", "/w/repo"), "docs/a.csv");
  EXPECT_EQ(ShortPath("/w/a.csv", "/w/repo"), "/w/a.csv");
  EXPECT_EQ(ShortPath("a.csv", "/w/repo"), "a.csv");
}

}  // namespace
}  // namespace dateline
