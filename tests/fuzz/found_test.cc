// Inputs that the fuzzers of the readers found, kept for good: found/FORMAT.WHAT.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "extract/reader/reader.h"
#include "tests/fuzz/document_checks.h"

namespace dateline {
namespace {

TEST(FoundInputs, AreReadAsPromised) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/fuzz/found")) {
    const std::string name = entry.path().filename().string();
    SCOPED_TRACE(name);
    std::ifstream in(entry.path(), std::ios::binary);
    ReadOptions options;
    options.format = name.substr(0, name.find('.'));
    const auto doc = ReadDocument(
        std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()), name,
        options);
    ++files;
    if (!doc.ok()) continue;
    CheckText(*doc);
    CheckMap(*doc);
  }
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace dateline
