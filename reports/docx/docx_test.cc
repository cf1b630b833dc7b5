#include "reports/docx/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "reports/docx/comments.h"
#include "reports/docx/package.h"
#include "reports/formats/xml_check.h"
#include "reports/testing.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kTypes[] =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
constexpr char kRelations[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

std::string Docx(const std::string& body) {
  const std::string xml = absl::StrCat(
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:body>",
      body, "</w:body></w:document>");
  return *WithParts("", {{"[Content_Types].xml", kTypes},
                         {"word/_rels/document.xml.rels", kRelations},
                         {"word/document.xml", xml},
                         {"word/media/image1.png", "picture"}});
}

std::string Body(const std::string& docx) {
  std::string xml = *ReadPart(docx, "word/document.xml");
  const size_t begin = xml.find("<w:body>") + 8;
  return xml.substr(begin, xml.find("</w:body>") - begin);
}

TEST(AddComments, SplitsRunsAndKeepsTheirFormatting) {
  const struct {
    const char* body;
    int begin, end;
    const char* expected;
  } kRows[] = {
      // Inside a run.
      {"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>On 3 May 1931.</w:t></w:r></w:p>", 3, 13,
       "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">On </w:t></w:r>"
       "<w:commentRangeStart w:id=\"0\"/>"
       "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">3 May 1931</w:t></w:r>"
       "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
       "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">.</w:t></w:r></w:p>"},
      // Whole runs, over two of them.
      {"<w:p><w:r><w:t>19</w:t></w:r><w:r><w:t>31</w:t></w:r></w:p>", 0, 4,
       "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>19</w:t></w:r><w:r><w:t>31</w:t></w:r>"
       "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"},
      // Deleted text is not counted; characters are code points.
      {"<w:p><w:del><w:r><w:delText>in 1930 </w:delText></w:r></w:del>"
       "<w:r><w:t>é 1931</w:t></w:r></w:p>",
       2, 6,
       "<w:p><w:del><w:r><w:delText>in 1930 </w:delText></w:r></w:del>"
       "<w:r><w:t xml:space=\"preserve\">é </w:t></w:r><w:commentRangeStart w:id=\"0\"/>"
       "<w:r><w:t xml:space=\"preserve\">1931</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
       "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"},
      // An unknown range stands for the paragraph; an empty paragraph can be commented on.
      {"<w:p/>", 5, 2,
       "<w:p><w:commentRangeStart w:id=\"0\"/><w:commentRangeEnd w:id=\"0\"/>"
       "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"},
  };
  for (const auto& row : kRows) {
    WordComment comment;
    comment.begin = row.begin;
    comment.end = row.end;
    comment.lines = {"x"};
    const auto copy = AddComments(Docx(row.body), {comment});
    ASSERT_TRUE(copy.ok()) << copy.status().message();
    EXPECT_EQ(Body(*copy), row.expected);
  }
}

TEST(AddComments, DeclaresItsPartAndLeavesTheOthers) {
  const std::string docx = Docx("<w:p><w:r><w:t>1931</w:t></w:r></w:p>");
  WordComment comment;
  comment.lines = {"bold", "<plain> \x1b"};
  const std::string copy = *AddComments(docx, {comment, comment});
  EXPECT_THAT(*ReadPart(copy, "[Content_Types].xml"), HasSubstr("/word/comments.xml"));
  EXPECT_THAT(*ReadPart(copy, "word/_rels/document.xml.rels"), HasSubstr("comments.xml"));
  EXPECT_EQ(*ReadPart(copy, "word/media/image1.png"), "picture");
  const std::string comments = *ReadPart(copy, "word/comments.xml");
  EXPECT_EQ(XmlMistakes(comments, ""), "");
  EXPECT_THAT(comments, HasSubstr("w:id=\"1\""));
  EXPECT_THAT(comments, HasSubstr("&lt;plain&gt; ␛"));
  // A second round goes on counting and declares nothing twice.
  const std::string again = *AddComments(copy, {comment});
  EXPECT_THAT(*ReadPart(again, "word/comments.xml"), HasSubstr("w:id=\"2\""));
  EXPECT_EQ(*ReadPart(again, "[Content_Types].xml"), *ReadPart(copy, "[Content_Types].xml"));
}

TEST(AddComments, WhatIsNoDocx) {
  for (const char* bytes : {"", "PK", "plain text"}) {
    EXPECT_FALSE(AddComments(bytes, {}).ok());
  }
}

TEST(RenderDocx, CommentsOnTheManuscript) {
  Report report = SampleReport();
  report.mutable_documents(0)->set_format("docx");
  Location::WordAnchor* anchor = report.mutable_claims(0)->mutable_location()->mutable_word();
  anchor->set_paragraph(1);
  anchor->set_begin(3);
  anchor->set_end(13);
  anchor->set_part("document");
  const std::string manuscript = Docx(
      "<w:p><w:r><w:t>Title</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>On 3 May 1931 the engineer Ada Holm opened the swing "
      "bridge.</w:t></w:r></w:p>");
  const auto copy = RenderDocx(*MakeView(report, {}), [&](const std::string& path) {
    return path == "papers/harbour.txt" ? &manuscript : nullptr;
  });
  ASSERT_TRUE(copy.ok()) << copy.status().message();
  EXPECT_THAT(Body(*copy), HasSubstr("<w:commentRangeStart w:id=\"0\"/><w:r><w:t xml:space="
                                     "\"preserve\">3 May 1931</w:t></w:r><w:commentRangeEnd"));
  EXPECT_THAT(*ReadPart(*copy, "word/comments.xml"), HasSubstr("papers/bridge.md:7:1"));
  EXPECT_FALSE(RenderDocx(*MakeView(report, {}), nullptr).ok()) << "the manuscript is not at hand";
}

TEST(RenderDocx, TheReportWhereTheManuscriptIsNoWordFile) {
  for (const Report& report : {SampleReport(), HostileReport(), Report()}) {
    const std::string docx = *RenderDocx(*MakeView(report, {}), nullptr);
    EXPECT_EQ(XmlMistakes(*ReadPart(docx, "word/document.xml"), ""), "");
    EXPECT_THAT(*ReadPart(docx, "word/document.xml"), Not(HasSubstr("\x1b")));
  }
  const Report report = SampleReport();
  EXPECT_EQ(*RenderDocx(*MakeView(report, {}), nullptr),
            *RenderDocx(*MakeView(report, {}), nullptr));
}

}  // namespace
}  // namespace dateline
