// A small document with everything in it, in the formats that people send (make_files.sh), and a
// Word file with tracked changes: title, date, lists, tables with their headers, notes tied to
// their marks.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/reader/reader.h"
#include "tests/readers/papers.h"

namespace dateline {
namespace {

DocumentText Read(const std::string& name, bool reject_changes = false) {
  const std::string path = PaperPath(name);
  ReadOptions options;
  options.reject_tracked_changes = reject_changes;
  absl::StatusOr<DocumentText> doc = ReadDocument(ReadBytes(path), path, options);
  EXPECT_TRUE(doc.ok()) << name << ": " << doc.status();
  return doc.ok() ? *std::move(doc) : DocumentText();
}

std::vector<std::string> Of(const DocumentText& doc, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Block& block : doc.blocks) {
    if (block.kind == kind) texts.emplace_back(block.span.In(doc.text));
  }
  return texts;
}

class StructureTest : public testing::TestWithParam<const char*> {};

TEST_P(StructureTest, Harbour) {
  const DocumentText doc = Read(absl::StrCat("harbour.", GetParam()));
  EXPECT_EQ(doc.info.title(), "The Harbour of Aldmouth");
  const std::vector<std::string> headings = Of(doc, BlockKind::kHeading);
  for (const char* heading : {"Introduction", "Works", "Conclusion"}) {
    EXPECT_NE(std::find(headings.begin(), headings.end(), heading), headings.end()) << heading;
  }
  using Texts = std::vector<std::string>;
  EXPECT_EQ(Of(doc, BlockKind::kTableHeader), (Texts{"Year", "Ship", "Tons"}));
  EXPECT_EQ(Of(doc, BlockKind::kTableCell), (Texts{"1842", "Anna", "120", "1871", "Berta", "900"}));
  EXPECT_EQ(Of(doc, BlockKind::kFootnote),
            (Texts{"The contract is of 2 March 1839.", "The Anna; see the log of 1842."}));
  ASSERT_EQ(doc.note_marks.size(), 2);
  EXPECT_TRUE(absl::EndsWith(doc.text.substr(0, doc.note_marks[0].at), "was dug in 1840."));
  EXPECT_TRUE(absl::EndsWith(doc.text.substr(0, doc.note_marks[1].at), "the first ship came."));
  EXPECT_EQ(Of(doc, BlockKind::kListItem).size(), 4);
  const bool pdf = absl::EndsWith(GetParam(), ".pdf");
  if (pdf) return;  // print does not say who wrote it
  EXPECT_EQ(doc.info.authors_size(), 2);
  EXPECT_EQ(doc.info.date().edtf(), "2019-05-04");
}

INSTANTIATE_TEST_SUITE_P(Formats, StructureTest,
                         testing::Values("md", "docx", "odt", "html", "epub", "tex",
                                         "libreoffice.pdf", "pdflatex.pdf"),
                         FormatTestName);

TEST(TrackedChangesTest, AcceptedOrRejected) {
  const DocumentText accepted = Read("tracked.docx"), rejected = Read("tracked.docx", true);
  EXPECT_TRUE(absl::StrContains(accepted.text, "The bridge opened in 1970 and closed in 1990."));
  EXPECT_TRUE(absl::StrContains(rejected.text, "The bridge opened in 1969 and closed in 1990."));
  EXPECT_TRUE(absl::StrContains(accepted.text, "Moved here in 1802."));
  EXPECT_TRUE(absl::StrContains(rejected.text, "Moved away 1801."));
  for (const char* unread : {"I say 1991", "hidden 1700", "DATE 2021"}) {
    EXPECT_FALSE(absl::StrContains(accepted.text, unread)) << unread;
  }
  // A text box is written twice in the file and read once.
  EXPECT_EQ(accepted.text.find("Box: the mill"), accepted.text.rfind("Box: the mill"));
  EXPECT_EQ(Of(accepted, BlockKind::kFootnote),
            std::vector<std::string>{"Minutes of 5 June 1974."});
}

bool Holds(const DocumentText& doc, absl::string_view text) {
  return absl::StrContains(doc.text, text);
}

// "column|text" of the cells of a table.
std::vector<std::string> Cells(const DocumentText& doc, int table) {
  std::vector<std::string> cells;
  for (const Block& block : doc.blocks) {
    if (block.table == table)
      cells.push_back(absl::StrCat(block.column, "|", block.span.In(doc.text)));
  }
  return cells;
}

// Text boxes, fields, content controls, deleted marks of paragraphs and rows, nested tables.
TEST(PartsTest, Word) {
  const DocumentText doc = Read("parts.docx");
  for (const char* sentence :
       {// A box in the middle of a sentence stands behind its paragraph.
        "\n\nThe quay was begun in 1871 and finished on 4 May 1874.\n\nThe mill beside it",
        "The board met on 9 June 1875 and on 3 July 1876.", "It was sold on 1 March 1880 to",
        "The crane was bought in 1884 and lifted nine tons.\n\n",
        "It froze at -12\u00B0 in 1895 and the ice held.", "\n\nseen in 1896.",
        "Rest of 1898.\n\nCol one 1899.\n\nMoved sentence of 1897.\n\nThe field says 1901."}) {
    EXPECT_TRUE(Holds(doc, sentence)) << sentence << " is not in\n" << doc.text;
  }
  for (const char* unread : {"1699", "1698", "Click or tap", "Contents", "1891", "1700", "160"})
    EXPECT_FALSE(Holds(doc, unread)) << unread;
  EXPECT_EQ(Cells(doc, 1), (std::vector<std::string>{
                               "0|Year", "1|Works", "3|Cost", "0|1890", "1|Dredging", "2|north",
                               "3|12", "0|1892", "1|Paving", "1|after nested", "2|south", "3|14"}));
  EXPECT_EQ(Cells(doc, 2), std::vector<std::string>{"0|nested 1893"});
  // Paragraphs are counted as they stand in the file, those in boxes too.
  EXPECT_EQ(doc.blocks[1].word_paragraph, 1);
  EXPECT_EQ(doc.blocks[2].word_paragraph, 2);
  const DocumentText before = Read("parts.docx", true);
  EXPECT_TRUE(Holds(before, "A new paragraph of 1885 ends here.It starts anew in 1886."));
  EXPECT_TRUE(Holds(before, "1891 gone"));
  EXPECT_FALSE(Holds(before, "1892"));
}

TEST(PartsTest, OpenDocument) {
  const DocumentText doc = Read("frames.odt");
  EXPECT_EQ(doc.text,
            "The Quay\n\nThe quay was begun in 1871 and finished on 4 May 1874.\n\n"
            "The mill beside it burned in 1902.\n\nThe board met on 9 June 1875.\n\n"
            "Year\tWorks\tCost\n1890\t12\n\nThe end came in 1905.");
  EXPECT_EQ(Cells(doc, 0),
            (std::vector<std::string>{"0|Year", "1|Works", "3|Cost", "0|1890", "3|12"}));
}

}  // namespace
}  // namespace dateline
