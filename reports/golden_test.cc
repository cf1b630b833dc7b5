// Every text format of the sample report, byte for byte. After a wanted change:
// tools/update_goldens.sh, and read the difference.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "reports/render.h"
#include "reports/testing.h"
#include "reports/timeline/timeline.h"

namespace dateline {
namespace {

std::string Kept(const std::string& name) {
  std::stringstream text;
  text << std::ifstream(absl::StrCat("reports/testdata/golden/", name), std::ios::binary).rdbuf();
  return text.str();
}

void ExpectGolden(const std::string& name, const std::string& text) {
  if (const char* folder = std::getenv("DATELINE_WRITE_GOLDENS")) {
    std::ofstream(absl::StrCat(folder, "/", name), std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(text, Kept(name)) << "tools/update_goldens.sh writes it anew";
}

TEST(Golden, EveryTextFormat) {
  const Report report = SampleReport();
  const ReportView view = *MakeView(report, {});
  for (const Format& format : Formats()) {
    // Binary formats have no lines to compare; the page is tested in a browser, a patch needs the
    // documents.
    const absl::string_view name(format.name);
    if (format.binary || name == "html" || name == "diff") continue;
    const absl::StatusOr<std::string> text = Render(name, view, {});
    ASSERT_TRUE(text.ok()) << name;
    ExpectGolden(absl::StrCat("sample.", name), *text);
  }
}

TEST(Golden, TextInColourAndInFull) {
  const Report report = SampleReport();
  const ReportView view = *MakeView(report, {});
  RenderOptions options;
  options.text.color = true;
  options.text.verbose = true;
  ExpectGolden("sample.colour", *Render("text", view, options));
}

TEST(Golden, Timelines) {
  const Report report = SampleReport();
  const ReportView view = *MakeView(report, {});
  ExpectGolden("timeline.json", RenderTimelineJson(view));
  ExpectGolden("timeline.svg", RenderTimelineSvg(view));
}

}  // namespace
}  // namespace dateline
