// The two papers, typeset by real tools in the formats that people send (make_files.sh), give the
// text of their Markdown: the same words of prose in the same order, and the same notes.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
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

// The words of the prose, folded: fonts and typesetters change quotation marks.
std::vector<std::string> Words(const DocumentText& doc) {
  std::vector<std::string> words;
  for (const Block& block : doc.blocks) {
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem) continue;
    std::stringstream folded(Fold(block.span.In(doc.text)));
    for (std::string word; folded >> word;) words.push_back(word);
  }
  return words;
}

// Three words at a time: order counts.
std::vector<std::string> Triples(const std::vector<std::string>& words) {
  std::vector<std::string> triples;
  for (size_t k = 0; k + 2 < words.size(); ++k) {
    triples.push_back(absl::StrCat(words[k], " ", words[k + 1], " ", words[k + 2]));
  }
  return triples;
}

double ShareFound(const std::vector<std::string>& of, const std::vector<std::string>& in) {
  const absl::flat_hash_set<std::string> known(in.begin(), in.end());
  const auto found =
      std::count_if(of.begin(), of.end(), [&](const std::string& t) { return known.contains(t); });
  return of.empty() ? 0 : static_cast<double>(found) / of.size();
}

class ConformanceTest : public testing::TestWithParam<const char*> {};

TEST_P(ConformanceTest, SameProseInTheSameOrder) {
  for (const char* paper : kPapers) {
    const DocumentText original = Read(absl::StrCat(paper, ".md"));
    const DocumentText typeset = Read(absl::StrCat(paper, ".", GetParam()));
    const std::vector<std::string> expected = Triples(Words(original)),
                                   got = Triples(Words(typeset));
    EXPECT_GT(ShareFound(expected, got), 0.99) << paper << ": words are missing";
    EXPECT_GT(ShareFound(got, expected), 0.99) << paper << ": words are too many";
  }
}

TEST_P(ConformanceTest, SameNotes) {
  const DocumentText typeset = Read(absl::StrCat("friendship.", GetParam()));
  const auto notes =
      std::count_if(typeset.blocks.begin(), typeset.blocks.end(), [](const Block& b) {
        return b.kind == BlockKind::kFootnote || b.kind == BlockKind::kReference;
      });
  EXPECT_EQ(notes, 41);
  EXPECT_GE(typeset.note_marks.size(), 40);
}

INSTANTIATE_TEST_SUITE_P(Formats, ConformanceTest, testing::ValuesIn(kPaperFormats),
                         FormatTestName);

// Places of a PDF are pages, lines on them and boxes; of Word, paragraphs and characters.
TEST(PlacesTest, PdfHasPagesAndBoxes) {
  const DocumentText doc = Read("friendship.pdflatex2.pdf");
  const size_t at = doc.text.find("Khyber Pakhtunkhwa");
  ASSERT_NE(at, std::string::npos);
  const Location place =
      LocationOf(doc, {static_cast<uint32_t>(at), static_cast<uint32_t>(at + 18)});
  EXPECT_GT(place.page(), 3);
  EXPECT_LT(place.line(), 150);
  ASSERT_GE(place.boxes_size(), 1);
  EXPECT_GT(place.boxes(0).x_max(), place.boxes(0).x_min());
}

TEST(PlacesTest, WordHasParagraphs) {
  const DocumentText doc = Read("friendship.docx");
  const size_t at = doc.text.find("Bhutto was the first");
  ASSERT_NE(at, std::string::npos);
  const Location place =
      LocationOf(doc, {static_cast<uint32_t>(at), static_cast<uint32_t>(at + 6)});
  EXPECT_EQ(place.word().part(), "document");
  EXPECT_GT(place.word().paragraph(), 0);
  EXPECT_EQ(place.word().end() - place.word().begin(), 6);
}

}  // namespace
}  // namespace dateline
