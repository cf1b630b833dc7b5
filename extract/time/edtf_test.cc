#include "extract/time/edtf.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "absl/strings/str_split.h"
#include "base/civil.h"

namespace dateline {
namespace {

std::vector<std::string> Lines(const std::string& name) {
  std::ifstream in("extract/time/testdata/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] != '#') lines.push_back(line);
  }
  return lines;
}

// "-1200-06-30"
int32_t DayOf(const std::string& text) {
  const bool negative = text[0] == '-';
  const std::vector<std::string> parts = absl::StrSplit(text.substr(negative), '-');
  const int year = std::stoi(parts[0]);
  return DayNumber(negative ? -year : year, std::stoi(parts[1]), std::stoi(parts[2]));
}

TEST(Edtf, BoundsOfThePublicSuite) {
  const std::vector<std::string> lines = Lines("bounds.tsv");
  ASSERT_GT(lines.size(), 50u);
  for (const std::string& line : lines) {
    const std::vector<std::string> fields = absl::StrSplit(line, '\t');
    const auto date = ParseEdtf(fields[1]);
    ASSERT_TRUE(date.ok()) << fields[1] << ": " << date.status().message();
    const EdtfBounds bounds = BoundsOf(*date);
    EXPECT_EQ(bounds.earliest, DayOf(fields[2])) << fields[1];
    EXPECT_EQ(bounds.latest, DayOf(fields[3])) << fields[1];
    EXPECT_EQ(ToString(*date), fields[1]);
  }
}

TEST(Edtf, ValidOfThePublicSuite) {
  const std::vector<std::string> lines = Lines("valid.txt");
  ASSERT_GT(lines.size(), 100u);
  for (const std::string& line : lines) {
    EXPECT_TRUE(IsValidEdtf(line)) << line << ": " << ParseEdtf(line).status().message();
    const auto date = ParseEdtf(line);
    if (!date.ok()) continue;
    const std::string printed = ToString(*date);
    ASSERT_TRUE(ParseEdtf(printed).ok()) << line << " printed as " << printed;
    EXPECT_EQ(ToString(*ParseEdtf(printed)), printed) << line;
  }
}

TEST(Edtf, InvalidOfThePublicSuite) {
  const std::vector<std::string> lines = Lines("invalid.txt");
  ASSERT_GT(lines.size(), 50u);
  for (const std::string& line : lines) EXPECT_FALSE(IsValidEdtf(line)) << line;
}

TEST(Edtf, Levels) {
  struct Row {
    const char* text;
    int level;
  };
  for (const Row& row : {
           Row{"1985-04-12", 0},
           Row{"1964/2008", 0},
           Row{"1985-04-12T23:20:30Z", 0},
           Row{"1984?", 1},
           Row{"201X", 1},
           Row{"2004-XX", 1},
           Row{"2001-21", 1},
           Row{"1985/..", 1},
           Row{"-1985", 1},
           Row{"Y170000002", 1},
           Row{"1950S2", 2},
           Row{"Y-17E7", 2},
           Row{"2001-34", 2},
           Row{"[1667,1760-12]", 2},
           Row{"2004-06~-11", 2},
           Row{"156X-12-25", 2},
           Row{"1984-1X", 2},
       }) {
    const auto date = ParseEdtf(row.text);
    ASSERT_TRUE(date.ok()) << row.text;
    EXPECT_EQ(date->level, row.level) << row.text;
  }
}

TEST(Edtf, OpenBounds) {
  struct Row {
    const char* text;
    bool first, last;
  };
  for (const Row& row :
       {Row{"1985/..", true, false}, Row{"../1985", false, true}, Row{"/1985", false, true},
        Row{"1985/", true, false}, Row{"[..1984]", false, true}, Row{"[1760-12..]", true, false},
        Row{"1984", true, true}}) {
    const EdtfBounds bounds = BoundsOf(*ParseEdtf(row.text));
    EXPECT_EQ(bounds.earliest.has_value(), row.first) << row.text;
    EXPECT_EQ(bounds.latest.has_value(), row.last) << row.text;
  }
}

TEST(Edtf, SaysWhatIsWrong) {
  const auto date = ParseEdtf("1960-06-31");
  ASSERT_FALSE(date.ok());
  EXPECT_NE(date.status().message().find("no such month or day"), std::string::npos);
}

TEST(Edtf, FarYearsSaturate) {
  EXPECT_EQ(BoundsOf(*ParseEdtf("Y-17E7")).earliest, std::numeric_limits<int32_t>::min());
  EXPECT_EQ(BoundsOf(*ParseEdtf("Y17E14")).latest, std::numeric_limits<int32_t>::max());
}

}  // namespace
}  // namespace dateline
