#include "extract/document_text.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// text "ab é cd" made of source "ab\n&eacute; cd": a space for the line break, a character for a
// reference.
DocumentText Sample() {
  DocumentText doc;
  doc.info.set_path("a.html");
  doc.source = "ab\n&eacute; cd";
  doc.lines = {0, 3};
  doc.text = "ab \u00E9 cd";
  doc.runs = {{0, 0, true, 0}, {2, 2, false, 1}, {3, 3, false, 8}, {5, 11, true, 0}};
  doc.blocks.resize(1);
  doc.blocks[0].span = {0, 8};
  return doc;
}

TEST(LocationOfTest, FollowsTheRuns) {
  const DocumentText doc = Sample();
  const struct {
    Span span;
    int line, column, end_line, end_column, offset, length;
  } kCases[] = {
      {{0, 2}, 1, 1, 1, 3, 0, 2},     // ab
      {{3, 5}, 2, 1, 2, 9, 3, 8},     // the reference
      {{6, 8}, 2, 10, 2, 12, 12, 2},  // cd
      {{0, 8}, 1, 1, 2, 12, 0, 14},  {{2, 2}, 1, 3, 1, 3, 2, 0},
  };
  for (const auto& c : kCases) {
    const Location place = LocationOf(doc, c.span);
    EXPECT_EQ(place.line(), c.line);
    EXPECT_EQ(place.column(), c.column);
    EXPECT_EQ(place.end_line(), c.end_line);
    EXPECT_EQ(place.end_column(), c.end_column);
    EXPECT_EQ(place.byte_offset(), c.offset);
    EXPECT_EQ(place.byte_length(), c.length);
  }
}

TEST(LocationOfTest, ColumnsOfLongLinesAreIndexed) {
  DocumentText doc;
  while (doc.source.size() < 5 * kColumnStep) doc.source += "x\u00E9\u2014";
  doc.lines = {0};
  doc.text = doc.source;
  doc.runs = {{0, 0, true, 0}};
  DocumentText indexed = doc;
  IndexColumns(&indexed);
  for (uint32_t at = 0; at + 1 < doc.text.size(); at += 6 * 97) {
    EXPECT_EQ(LocationOf(doc, {at, at + 1}).column(), LocationOf(indexed, {at, at + 1}).column())
        << at;
  }
}

TEST(LocationOfTest, OriginalBytesOfOtherEncodings) {
  DocumentText doc;
  doc.source = doc.text = "\u00E9a\nb\u00E9c";
  doc.lines = {0, 4};
  doc.runs = {{0, 0, true, 0}};
  doc.encoding = SourceEncoding::kSingleByte;
  doc.line_bytes = {0, 3};
  EXPECT_EQ(LocationOf(doc, {7, 8}).byte_offset(), 5);  // c
  doc.encoding = SourceEncoding::kUtf16;
  doc.line_bytes = {2, 8};
  EXPECT_EQ(LocationOf(doc, {7, 8}).byte_offset(), 12);
  EXPECT_EQ(LocationOf(doc, {7, 8}).byte_length(), 2);
}

TEST(LocationOfTest, WordParagraphsAndPdfPages) {
  DocumentText doc;
  doc.source = doc.text = "one\ntwo\n";
  doc.lines = {0, 4, 8};
  doc.runs = {{0, 0, true, 0}};
  doc.line_paragraphs = {{"document", 0}, {"footnotes", 5}};
  const Location word = LocationOf(doc, {5, 7});
  EXPECT_EQ(word.word().part(), "footnotes");
  EXPECT_EQ(word.word().paragraph(), 5);
  EXPECT_EQ(word.word().begin(), 1);
  EXPECT_EQ(word.word().end(), 3);
  doc.line_paragraphs.clear();
  doc.page_starts = {0, 4};
  const Location page = LocationOf(doc, {5, 7});
  EXPECT_EQ(page.page(), 2);
  EXPECT_EQ(page.line(), 1);
}

TEST(BlockAtTest, BetweenAndAtTheEnds) {
  DocumentText doc;
  doc.blocks.resize(2);
  doc.blocks[0].span = {0, 3};
  doc.blocks[1].span = {5, 9};
  const struct {
    uint32_t at;
    int block;
  } kCases[] = {{0, 0}, {2, 0}, {3, 0}, {4, -1}, {5, 1}, {9, 1}, {10, -1}};
  for (const auto& c : kCases) EXPECT_EQ(BlockAt(doc, c.at), c.block) << c.at;
}

}  // namespace
}  // namespace dateline
