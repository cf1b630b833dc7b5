// The two papers in the formats that people send give the claims of their Markdown, up to the
// place.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/strings.h"
#include "extract/extract.h"

namespace dateline {
namespace {

std::vector<Extraction> ExtractPapers(const std::string& format) {
  std::vector<Extraction> papers;
  for (const char* paper : {"relations", "friendship"}) {
    const std::string path = absl::StrCat("tests/readers/data/", paper, ".", format);
    std::ifstream file(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    absl::StatusOr<Extraction> extraction = ExtractClaims(std::move(bytes), path, ExtractOptions());
    EXPECT_TRUE(extraction.ok()) << path << ": " << extraction.status();
    if (extraction.ok()) papers.push_back(*std::move(extraction));
  }
  return papers;
}

// The letters and digits of the quotation, and the date: hyphens and quotation marks are the
// fonts'.
std::string KeyOf(const Claim& claim) {
  std::string key;
  for (char c : Fold(claim.quote())) {
    if (absl::ascii_isalnum(c)) key.push_back(c);
  }
  return absl::StrCat(key, " | ", claim.date().edtf());
}

std::vector<std::string> ClaimKeys(const std::vector<Extraction>& papers) {
  std::vector<std::string> keys;
  for (const Extraction& paper : papers) {
    for (const Claim& claim : paper.claims()) keys.push_back(KeyOf(claim));
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::vector<std::string> Without(const std::vector<std::string>& a,
                                 const std::vector<std::string>& b) {
  std::vector<std::string> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

class ClaimsTest : public testing::TestWithParam<const char*> {};

TEST_P(ClaimsTest, SameAsOfTheMarkdown) {
  const std::vector<Extraction> original = ExtractPapers("md"), typeset = ExtractPapers(GetParam());
  const std::vector<std::string> claims = ClaimKeys(original), got = ClaimKeys(typeset);
  ASSERT_GT(claims.size(), 150);
  EXPECT_EQ(absl::StrJoin(Without(claims, got), "\n"), "") << "claims are missing";
  EXPECT_EQ(absl::StrJoin(Without(got, claims), "\n"), "") << "claims are too many";
}

INSTANTIATE_TEST_SUITE_P(Formats, ClaimsTest,
                         testing::Values("docx", "odt", "html", "epub", "tex", "libreoffice.pdf",
                                         "libreoffice2.pdf", "pdflatex2.pdf", "chromium.pdf",
                                         "groff.pdf", "ghostscript.pdf"),
                         [](const auto& info) {
                           std::string name = info.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

}  // namespace
}  // namespace dateline
