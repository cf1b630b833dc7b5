#include "extract/reader/format.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

TEST(FindFormat, ByContentThenByName) {
  const std::string far(2000, 'x');
  const struct {
    std::string bytes;
    const char* path;
    const char* format;  // empty: refused
  } kRows[] = {
      {"On 3 May 1931 it rained.", "a.txt", "text"},
      {"On 3 May 1931 it rained.", "a", "text"},
      {"# Rain", "a.md", "markdown"},
      {"# Rain", "A.MD", "markdown"},
      {"# Rain", "docs.md/a", "text"},
      {"# Rain", ".md", "text"},
      {"<!DOCTYPE html><p>Rain", "a.txt", "html"},
      {"\xEF\xBB\xBF <!-- by hand -->\n<html>", "a.md", "html"},
      {"Rain is told by <html>", "a.txt", "text"},
      {"%PDF-1.7\n", "a.txt", "pdf"},
      {"%PDF-1.7\n", "-", "pdf"},
      {"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n", "a.pdf", "pdf"},
      {"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n", "-", "pdf"},
      {absl::StrCat(far, "%PDF-1.7\n"), "a.pdf", "text"},
      // Texts about formats.
      {"| PDF | `%PDF-` |", "formats.md", "markdown"},
      {"```\n%PDF-1.7\n```", "formats.md", "markdown"},
      {"A file starts with %PDF-1.7.", "formats.txt", "text"},
      {"Every paper starts with \\documentclass and a title.", "formats.txt", "text"},
      {"% a comment\n\\documentclass{article}", "a.txt", "tex"},
      {"\\documentclass{article}", "-", "tex"},
      {"\\section{Rain}", "a.tex", "tex"},
      {"{\\rtf1 Rain}", "a.txt", ""},
      {"GIF89a", "a.md", ""},
      {"PK\x03\x04 and no archive", "a.docx", ""},
      {"", "a.md", "markdown"},
  };
  for (const auto& row : kRows) {
    const absl::StatusOr<Format> format = FindFormat(row.bytes, row.path, "");
    EXPECT_EQ(format.ok() ? FormatName(*format) : "", row.format) << row.path << ": " << row.bytes;
  }
}

TEST(FindFormat, AsAskedFor) {
  EXPECT_EQ(*FindFormat("%PDF-1.7", "a.pdf", "text"), Format::kText);
  const absl::StatusOr<Format> unknown = FindFormat("", "a.md", "word");
  ASSERT_FALSE(unknown.ok());
  EXPECT_NE(unknown.status().message().find("no format 'word'; formats are text"),
            std::string::npos);
}

}  // namespace
}  // namespace dateline
