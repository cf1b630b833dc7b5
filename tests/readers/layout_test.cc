// Pages as people have them: an article of LaTeX in two columns, a magazine's page printed by a
// browser, Markdown of several dialects. What is held is the order of reading, and that heads,
// authors, captions, tables, notes and sidebars stay out of the prose.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "extract/reader/reader.h"
#include "tests/readers/papers.h"

namespace dateline {
namespace {

DocumentText Read(absl::string_view name) {
  const std::string path = PaperPath(name);
  absl::StatusOr<DocumentText> doc = ReadDocument(ReadBytes(path), path, ReadOptions());
  EXPECT_TRUE(doc.ok()) << name << ": " << doc.status();
  return doc.ok() ? *std::move(doc) : DocumentText();
}

// The blocks of a kind, a line for each.
std::string Of(const DocumentText& doc, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Block& block : doc.blocks) {
    if (block.kind == kind) texts.emplace_back(block.span.In(doc.text));
  }
  return absl::StrJoin(texts, "\n");
}

// That the pieces stand in the text, in this order.
void ExpectInOrder(const std::string& text, const std::vector<std::string>& pieces) {
  size_t at = 0;
  for (const std::string& piece : pieces) {
    const size_t found = text.find(piece, at);
    EXPECT_NE(found, std::string::npos) << piece << " is missing or too early in\n" << text;
    if (found != std::string::npos) at = found;
  }
}

constexpr const char* kHeadings =
    "The Salvage of the Steamer Corvina, 1887\u20131902\nAbstract\n1 Introduction\n"
    "2 The second campaign\n2.1 New divers\n2.2 Law\n3 Conclusion\nReferences";

TEST(ArticleTest, PdfInTwoColumns) {
  const DocumentText doc = Read("article.pdflatex.pdf");
  EXPECT_EQ(doc.info.title(), "The Salvage of the Steamer Corvina, 1887\u20131902");
  ASSERT_GE(doc.info.authors_size(), 1);
  EXPECT_EQ(doc.info.authors(0), "Ingrid Harwell");
  EXPECT_EQ(doc.info.date().edtf(), "2011-03-14");
  // Neither authors nor the running head are headings, nor the end of a column.
  EXPECT_EQ(Of(doc, BlockKind::kHeading), kHeadings);
  EXPECT_EQ(Of(doc, BlockKind::kCaption),
            "Table 1: Cargo raised from the Corvina, by year\n"
            "Figure 1: The lighter Anna above the wreck, photographed in July 1897.");
  EXPECT_EQ(Of(doc, BlockKind::kTableHeader), "Year\nCopper (t)\nTin (t)");
  EXPECT_EQ(Of(doc, BlockKind::kTableCell), "1889\n40\n3\n1890\n61\n8\n1891\n113\n12");
  // A sentence that the column's end, a caption and two notes cut is one.
  EXPECT_TRUE(absl::StrContains(doc.text, "towed to Great Yarmouth, where it was broken up"));
  EXPECT_TRUE(absl::StrContains(Of(doc, BlockKind::kFootnote), "a second sitting followed on"));
}

TEST(ArticleTest, BitmapFontsSayNothingOfUnicode) {
  const DocumentText doc = Read("article.bitmap.pdf");
  for (const char* words : {"sank off Lowestoft", "the fifteen years",
                            "extraordinarily influential", "Steamer Corvina, 1887\u20131902"}) {
    EXPECT_TRUE(absl::StrContains(doc.text, words)) << words;
  }
  EXPECT_TRUE(absl::StrContains(Of(doc, BlockKind::kListItem), "Akers received 11,200 pounds"));
}

TEST(ArticleTest, Source) {
  const DocumentText doc = Read("article.tex");
  ASSERT_EQ(doc.info.authors_size(), 2);
  EXPECT_EQ(doc.info.authors(1), "Kwame Osei");
  // The document's own command, and the width of a box.
  EXPECT_TRUE(absl::StrContains(doc.text, "three more seasons, i.e. until 1902"));
  EXPECT_FALSE(absl::StrContains(doc.text, "6cm"));
}

std::string Authors(const DocumentText& doc) { return absl::StrJoin(doc.info.authors(), ", "); }

TEST(AuthorsTest, SideBySide) {
  const DocumentText doc = Read("authors.pdflatex.pdf");
  EXPECT_EQ(doc.info.title(), "Tolls on the River Ash");
  EXPECT_EQ(Authors(doc), "Mary K. Thornley, Piotr Zawada, Chidi Okafor");
  EXPECT_EQ(doc.info.date().edtf(), "2012-03-14");
  EXPECT_EQ(Of(doc, BlockKind::kHeading),
            "Tolls on the River Ash\nAbstract\n1 The first tolls\n2 The end");
  EXPECT_EQ(Of(doc, BlockKind::kTableCell), "");
}

TEST(GroffTest, NotesOfOtherMacros) {
  const DocumentText mm = Read("notes.mm.pdf");
  EXPECT_EQ(Authors(mm), "Edith Marlow, Amos Pell");
  EXPECT_TRUE(absl::StrContains(mm.text, "for a new rope. The boat sank on 6 February 1607"));
  EXPECT_EQ(Of(mm, BlockKind::kFootnote),
            "Churchwardens\u2019 book, 12 April 1588.\n"
            "The yard\u2019s own books begin in 1612 and say nothing of it.");
  ASSERT_EQ(mm.note_marks.size(), 2);
  // Marked by signs, which stand in the text as large as its letters.
  const DocumentText mom = Read("notes.mom.pdf");
  EXPECT_TRUE(absl::StrContains(mom.text, "from the king in 1304. It was held"));
  EXPECT_EQ(Of(mom, BlockKind::kFootnote),
            "The charter of 8 May 1304 was burned in 1666.\nRoll of the manor for 1551.");
}

TEST(SidebarTest, StandsBehindTheTextAndItsTable) {
  const DocumentText doc = Read("beside.chromium.pdf");
  EXPECT_EQ(doc.info.title(), "The Weir at Ashlow and the People who Kept It");
  EXPECT_EQ(Authors(doc), "Edith Marlow");
  EXPECT_EQ(doc.info.date().edtf(), "2013-06-09");
  EXPECT_TRUE(absl::StrContains(Of(doc, BlockKind::kMeta), "By Edith Marlow, 9 June 2013"));
  ExpectInOrder(doc.text,
                {"On 3 March 1768 the river broke through on the northern bank and drowned",
                 "and from then on somebody lived beside the water.",
                 "His daughter Susan took over in 1803 without a word from the county", "Most read",
                 "The storm of 1987 remembered", "The last keeper left the house"});
}

TEST(MagazineTest, PrintedInThreeColumns) {
  const DocumentText doc = Read("magazine.chromium.pdf");
  ExpectInOrder(doc.text,
                {"The last tram left the depot on Marsh Lane at midnight on 30 June 1956.",
                 "A petition with 40,000 names was handed over on 9 October 1951",
                 "Most of the cars were burned in 1957 on a field outside the city.",
                 "In 2014 the council voted to build a new line.", "Timeline"});
  // What the browser puts above and below the page.
  EXPECT_FALSE(absl::StrContains(doc.text, "://"));
  EXPECT_FALSE(absl::StrContains(doc.text, "The Evening Ledger 1/1"));
}

TEST(MagazineTest, Page) {
  const DocumentText doc = Read("magazine.html");
  EXPECT_EQ(doc.info.title(), "The Last Tram");
  EXPECT_EQ(doc.info.date().edtf(), "2016-09-04");
  for (const char* left_out : {"cookies", "first horse tram\n", "Fire at the depot", "tram 12"}) {
    EXPECT_FALSE(absl::StrContains(doc.text, left_out)) << left_out;
  }
}

TEST(DialectsTest, Markdown) {
  const DocumentText doc = Read("dialects.md");
  EXPECT_TRUE(absl::StrContains(doc.text, "The clock was set going on 4 May 1852 by Edwin Hale."));
  EXPECT_EQ(Of(doc, BlockKind::kQuote), "The observatory opened in 1841.");
  EXPECT_EQ(Of(doc, BlockKind::kCaption), "Chronology of the observatory");
  EXPECT_TRUE(absl::StrContains(doc.text, "\n\nThe dome was closed in 1963"));
  for (const char* left_out : {"[[", "clock.png", "[!NOTE]", "warning"}) {
    EXPECT_FALSE(absl::StrContains(doc.text, left_out)) << left_out;
  }
}

}  // namespace
}  // namespace dateline
