// The two papers in the formats that people send give the claims and the findings of their
// Markdown, up to the place.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/strings.h"
#include "extract/extract.h"
#include "reconcile/reconcile.h"
#include "tests/readers/papers.h"

namespace dateline {
namespace {

std::vector<Extraction> ExtractPapers(absl::string_view format) {
  std::vector<Extraction> papers;
  for (const char* paper : kPapers) {
    const std::string path = PaperPath(absl::StrCat(paper, ".", format));
    absl::StatusOr<Extraction> extraction = ExtractClaims(ReadBytes(path), path, ExtractOptions());
    EXPECT_TRUE(extraction.ok()) << path << ": " << extraction.status();
    if (extraction.ok()) papers.push_back(*std::move(extraction));
  }
  return papers;
}

// Letters and digits alone: hyphens and quotation marks are the fonts'.
std::string Letters(absl::string_view text) {
  std::string letters;
  for (char c : Fold(text)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) letters.push_back(c);
  }
  return letters;
}

std::string KeyOf(const Claim& claim) {
  return absl::StrCat(Letters(claim.quote()), " | ", claim.date().edtf());
}

// What the papers claim, and what is found in it: rule, kind, and of each reading its value and
// the claims behind it. Sorted.
struct Understood {
  std::vector<std::string> claims, findings;
};

Understood UnderstandPapers(absl::string_view format) {
  const std::vector<Extraction> papers = ExtractPapers(format);
  Understood result;
  std::map<std::string, std::string> keys;
  for (const Extraction& paper : papers) {
    for (const Claim& claim : paper.claims()) {
      keys[claim.id()] = KeyOf(claim);
      result.claims.push_back(KeyOf(claim));
    }
  }
  const Report report = Reconcile(papers, ReconcileOptions());
  for (const Finding& finding : report.findings()) {
    std::vector<std::string> readings;
    for (const Reading& reading : finding.readings()) {
      for (const std::string& id : reading.claims())
        readings.push_back(absl::StrCat(Letters(reading.value()), " ", keys[id]));
    }
    std::sort(readings.begin(), readings.end());
    result.findings.push_back(
        absl::StrCat(finding.rule(), " ", finding.kind(), ": ", absl::StrJoin(readings, " / ")));
  }
  std::sort(result.claims.begin(), result.claims.end());
  std::sort(result.findings.begin(), result.findings.end());
  return result;
}

std::string Without(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return absl::StrJoin(rest, "\n");
}

class ClaimsTest : public testing::TestWithParam<const char*> {};

TEST_P(ClaimsTest, SameAsOfTheMarkdown) {
  static const Understood* const original = new Understood(UnderstandPapers("md"));
  ASSERT_GT(original->claims.size(), 150);
  ASSERT_GT(original->findings.size(), 30);
  const Understood typeset = UnderstandPapers(GetParam());
  EXPECT_EQ(Without(original->claims, typeset.claims), "") << "claims are missing";
  EXPECT_EQ(Without(typeset.claims, original->claims), "") << "claims are too many";
  EXPECT_EQ(Without(original->findings, typeset.findings), "") << "findings are missing";
  EXPECT_EQ(Without(typeset.findings, original->findings), "") << "findings are too many";
}

INSTANTIATE_TEST_SUITE_P(Formats, ClaimsTest, testing::ValuesIn(kPaperFormats), FormatTestName);

}  // namespace
}  // namespace dateline
