// The two papers of corpus/papers in the formats that people send (make_files.sh).
#ifndef DATELINE_TESTS_READERS_PAPERS_H_
#define DATELINE_TESTS_READERS_PAPERS_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace dateline {

inline constexpr const char* kPapers[] = {"relations", "friendship"};
// The formats that are held against "md".
inline constexpr const char* kPaperFormats[] = {"docx",
                                                "odt",
                                                "html",
                                                "epub",
                                                "tex",
                                                "libreoffice.pdf",
                                                "libreoffice2.pdf",
                                                "pdflatex2.pdf",
                                                "chromium.pdf",
                                                "groff.pdf",
                                                "ghostscript.pdf"};

inline std::string PaperPath(absl::string_view name) {
  return absl::StrCat("tests/readers/data/", name);
}

inline std::string ReadBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return std::string((std::istreambuf_iterator<char>(file)), {});
}

// A format as the name of a test.
inline std::string FormatTestName(const testing::TestParamInfo<const char*>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

}  // namespace dateline

#endif  // DATELINE_TESTS_READERS_PAPERS_H_
