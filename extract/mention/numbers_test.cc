#include "extract/mention/numbers.h"

#include <gtest/gtest.h>

namespace dateline::mention {
namespace {

struct Scan {
  DocumentText doc;
  std::vector<Sentence> sentences;
  DocumentWords words;
};

Scan ScanLine(const char* text) {
  Scan scan;
  scan.doc.text = text;
  Sentence sentence;
  sentence.span = {0, static_cast<uint32_t>(scan.doc.text.size())};
  scan.sentences.push_back(sentence);
  scan.words = ScanWords(scan.doc, scan.sentences);
  return scan;
}

TEST(NumberAt, DigitsAndWords) {
  struct Row {
    const char* text;
    double value;
    int last;
    int digits;
  };
  for (const Row& row : {
           Row{"2.5 million", 2.5e6, 1, 2},
           Row{"150,000", 150000, 0, 2},
           Row{"41.20", 41.2, 0, 4},
           Row{"1,00,000", 100000, 0, 1},
           Row{"twenty-three", 23, 1, 2},
           Row{"a hundred and fifty", 150, 3, 2},
           Row{"two thousand million", 2e9, 2, 1},
           Row{"two million three hundred thousand", 2.3e6, 4, 2},
           Row{"ten thousand", 10000, 1, 1},
           Row{"half a million", 5e5, 2, 1},
           Row{"two dozen", 24, 1, 2},
           Row{"a dozen", 12, 1, 2},
           Row{"3 lakh", 3e5, 1, 1},
           Row{"twenty and thirty", 20, 0, 1},
           Row{"10bn", 1e10, 0, 1},
       }) {
    const Scan scan = ScanLine(row.text);
    const Number number = NumberAt(scan.doc.text, scan.words, 0, scan.words.end(0));
    EXPECT_EQ(number.first, 0) << row.text;
    EXPECT_DOUBLE_EQ(number.value, row.value) << row.text;
    EXPECT_EQ(number.last, row.last) << row.text;
    EXPECT_EQ(number.significant_digits, row.digits) << row.text;
    EXPECT_EQ(number.problem, "") << row.text;
  }
}

TEST(NumberAt, NoNumbers) {
  for (const char* text : {"2.4.0", "a ship", "hundreds of men", "million", "an hour", "first"}) {
    const Scan scan = ScanLine(text);
    EXPECT_LT(NumberAt(scan.doc.text, scan.words, 0, scan.words.end(0)).first, 0) << text;
  }
}

TEST(NumberAt, MalformedOnesSayWhy) {
  for (const char* text : {"1,5000", "13,000 thousands", "12,34"}) {
    const Scan scan = ScanLine(text);
    EXPECT_NE(NumberAt(scan.doc.text, scan.words, 0, scan.words.end(0)).problem, "") << text;
  }
}

TEST(OrdinalAt, WordsAndFigures) {
  struct Row {
    const char* text;
    int value;
  };
  for (const Row& row : {Row{"first", 1}, Row{"13th", 13}, Row{"22nd", 22}, Row{"twenty-third", 23},
                         Row{"last", -1}, Row{"three", 0}, Row{"10bn", 0}}) {
    const Scan scan = ScanLine(row.text);
    EXPECT_EQ(OrdinalAt(scan.words, 0, scan.words.end(0)).value, row.value) << row.text;
  }
}

}  // namespace
}  // namespace dateline::mention
