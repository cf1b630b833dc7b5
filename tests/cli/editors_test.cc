// What editors get back: the Word and PDF manuscripts with remarks, looked at with other programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "reports/docx/package.h"
#include "tests/cli/run_dateline.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string OutputOf(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  std::string output;
  for (int c; pipe && (c = std::fgetc(pipe)) != EOF;) output.push_back(static_cast<char>(c));
  if (pipe) pclose(pipe);
  return output;
}

std::string Data(const std::string& name) {
  return std::filesystem::absolute("tests/readers/data/" + name).string();
}

struct Highlight {
  int page = 0;
  std::vector<QPDFObjectHandle::Rectangle> boxes;  // in order of reading
  std::string note;
};

std::vector<Highlight> HighlightsOf(const std::string& path) {
  QPDF pdf;
  pdf.processFile(path.c_str());
  std::vector<Highlight> highlights;
  int number = 0;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    ++number;
    for (QPDFAnnotationObjectHelper& annotation : page.getAnnotations("/Highlight")) {
      Highlight highlight;
      highlight.page = number;
      highlight.note = annotation.getObjectHandle().getKey("/Contents").getUTF8Value();
      QPDFObjectHandle quads = annotation.getObjectHandle().getKey("/QuadPoints");
      const double top = page.getMediaBox().getArrayAsRectangle().ury;
      for (int i = 0; i + 7 < quads.getArrayNItems(); i += 8) {
        const auto at = [&](int k) { return quads.getArrayItem(i + k).getNumericValue(); };
        highlight.boxes.emplace_back(at(0), top - at(1), at(2), top - at(5));
      }
      highlights.push_back(highlight);
    }
  }
  return highlights;
}

// The words that a PDF shows in the boxes; a box's edge may cut what touches it.
std::string WordsIn(const std::string& path, const Highlight& highlight) {
  std::string words;
  for (const auto& box : highlight.boxes) {
    absl::StrAppend(
        &words, words.empty() ? "" : " ",
        OutputOf(absl::StrCat("pdftotext -layout -f ", highlight.page, " -l ", highlight.page,
                              " -x ", static_cast<int>(box.llx), " -y ", static_cast<int>(box.lly),
                              " -W ", static_cast<int>(box.urx - box.llx) + 2, " -H ",
                              static_cast<int>(box.ury - box.lly) + 1, " '", path, "' -")));
  }
  absl::RemoveExtraAsciiWhitespace(&words);
  return words;
}

TEST(Editors, PdfHighlightsCoverTheDates) {
  for (const char* name : {"friendship.libreoffice.pdf", "friendship.pdflatex2.pdf",
                           "friendship.chromium.pdf", "friendship.groff.pdf"}) {
    const std::string folder = NewFolder();
    const Outcome run = RunDateline(
        {"check", Data(name), Data("relations.md"), "--quiet", "--format=pdf:copy.pdf"}, folder);
    EXPECT_EQ(run.code, 1) << run.err;
    const std::string copy = folder + "/copy.pdf";
    ASSERT_TRUE(Exists(copy)) << run.err;
    EXPECT_EQ(OutputOf("pdftotext '" + copy + "' -"), OutputOf("pdftotext '" + Data(name) + "' -"));
    const std::vector<Highlight> highlights = HighlightsOf(copy);
    int conflicts = 0;
    for (const Highlight& highlight : highlights) {
      if (!absl::StartsWith(highlight.note, "conflict: ")) continue;
      ++conflicts;
      const std::string words = WordsIn(copy, highlight);
      EXPECT_THAT(words, Not(IsEmpty()));
      // The note quotes the sentence: what is highlighted stands in it.
      EXPECT_THAT(highlight.note, HasSubstr(words.substr(0, words.find_last_of(".,;)")))) << name;
      EXPECT_LT(words.size(), 40u) << "the words and no more";
    }
    EXPECT_GE(conflicts, 3) << name;
  }
}

TEST(Editors, PdfWithoutAPdf) {
  const std::string folder = NewFolder();
  WriteFile(folder + "/a.txt", "The lighthouse of Varn opened in 1931.\n");
  const Outcome run = RunDateline({"check", "a.txt", "--format=pdf:copy.pdf"}, folder);
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.err,
            "dateline: --format=pdf: no document is a PDF; use --format=docx or "
            "--format=html\n");
  EXPECT_FALSE(Exists(folder + "/copy.pdf"));
}

// Text of an OpenDocument stretch: without tags, and without annotations that lie in it.
std::string PlainText(absl::string_view xml) {
  std::string text;
  for (size_t i = 0; i < xml.size(); ++i) {
    if (absl::StartsWith(xml.substr(i), "<office:annotation ")) {
      i = xml.find("</office:annotation>", i);
    }
    if (i < xml.size() && xml[i] == '<')
      i = xml.find('>', i);
    else if (i < xml.size())
      text.push_back(xml[i]);
  }
  return text;
}

// The words that each annotation about a conflict is attached to.
std::vector<std::string> AnnotatedWords(absl::string_view content) {
  const absl::string_view open = "<office:annotation office:name=\"",
                          close = "</office:annotation>";
  std::vector<std::string> words;
  for (size_t at = content.find(open); at != absl::string_view::npos; at = content.find(open, at)) {
    at += open.size();
    const absl::string_view name = content.substr(at, content.find('"', at) - at);
    const size_t begin = content.find(close, at) + close.size();
    if (!absl::StrContains(content.substr(at, begin - at), ">conflict: ")) continue;
    const size_t end =
        content.find(absl::StrCat("<office:annotation-end office:name=\"", name), begin);
    words.push_back(PlainText(content.substr(begin, end - begin)));
  }
  return words;
}

TEST(Editors, WordCommentsInLibreOffice) {
  if (OutputOf("command -v soffice").empty()) GTEST_SKIP() << "no soffice";
  const std::string folder = NewFolder();
  const Outcome run = RunDateline({"check", Data("friendship.docx"), Data("relations.md"),
                                   "--quiet", "--format=docx:copy.docx"},
                                  folder);
  EXPECT_EQ(run.code, 1) << run.err;
  OutputOf(absl::StrCat("cd '", folder, "' && soffice -env:UserInstallation=file://", folder,
                        "/profile --headless --convert-to odt copy.docx 2>&1"));
  const auto content = ReadPart(ReadFile(folder + "/copy.odt"), "content.xml");
  ASSERT_TRUE(content.ok()) << content.status().message();
  const std::vector<std::string> words = AnnotatedWords(*content);
  EXPECT_GE(words.size(), 3u);
  for (const std::string& text : words) {
    EXPECT_THAT(text, testing::ContainsRegex("[0-9]")) << "a date or a number";
    EXPECT_LT(text.size(), 40u) << "the words and no more";
  }
}

TEST(Editors, WordCommentsInPandoc) {
  if (OutputOf("command -v pandoc").empty()) GTEST_SKIP() << "no pandoc";
  const std::string folder = NewFolder();
  RunDateline({"check", Data("friendship.docx"), Data("relations.md"), "--quiet",
               "--format=docx:copy.docx"},
              folder);
  const std::string copy = folder + "/copy.docx";
  // Nothing but comments was added.
  EXPECT_EQ(OutputOf("pandoc -t native '" + copy + "'"),
            OutputOf("pandoc -t native '" + Data("friendship.docx") + "'"));
  const std::string text =
      OutputOf("pandoc --track-changes=all --wrap=none -t markdown '" + copy + "'");
  const std::string begin_tag = "{.comment-start", end_tag = "[]{.comment-end";
  int conflicts = 0;
  for (size_t at = text.find("[**conflict: "); at != std::string::npos;
       at = text.find("[**conflict: ", at + 1)) {
    const size_t begin = text.find('}', text.find(begin_tag, at)) + 1;
    const std::string words = text.substr(begin, text.find(end_tag, begin) - begin);
    EXPECT_THAT(words, testing::ContainsRegex("[0-9]")) << "a date or a number";
    ++conflicts;
  }
  EXPECT_GE(conflicts, 3);
}

}  // namespace
}  // namespace dateline
