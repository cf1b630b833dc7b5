#include "extract/language/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace dateline {
namespace {

using ::testing::Contains;
using ::testing::Not;

DocumentText DocumentOf(const std::string& text) {
  DocumentText doc;
  doc.text = text;
  Block block;
  block.span = {0, static_cast<uint32_t>(text.size())};
  doc.blocks.push_back(block);
  return doc;
}

TEST(Lemma, WordNetsThenRegular) {
  struct Row {
    const char* form;
    Upos upos;
    const char* lemma;
  };
  for (const Row& row : {
           Row{"landed", Upos::kVerb, "land"},
           Row{"Met", Upos::kVerb, "meet"},
           Row{"was", Upos::kAux, "be"},
           Row{"has", Upos::kAux, "have"},
           Row{"founded", Upos::kVerb, "found"},
           Row{"found", Upos::kVerb, "find"},
           Row{"signing", Upos::kVerb, "sign"},
           Row{"died", Upos::kVerb, "die"},
           Row{"occupied", Upos::kVerb, "occupy"},
           Row{"travelled", Upos::kVerb, "travel"},
           Row{"treaties", Upos::kNoun, "treaty"},
           Row{"crises", Upos::kNoun, "crisis"},
           Row{"women", Upos::kNoun, "woman"},
           Row{"forces", Upos::kNoun, "force"},
           Row{"tweeted", Upos::kVerb, "tweet"},
           Row{"blogged", Upos::kVerb, "blog"},
           Row{"vloggers", Upos::kNoun, "vlogger"},
           Row{"happier", Upos::kAdj, "happy"},
           Row{"n't", Upos::kAdv, "not"},
           Row{"'ll", Upos::kAux, "will"},
           Row{"years", Upos::kNoun, "years"},  // without number; see Parse
           Row{"", Upos::kNoun, ""},
       }) {
    EXPECT_EQ(Lemma(row.form, row.upos), row.lemma) << row.form;
  }
}

TEST(FamilyOf, VerbsMeetTheirNouns) {
  struct Row {
    const char* verb;
    const char* noun;
  };
  for (const Row& row : {
           Row{"withdraw", "withdrawal"},
           Row{"invade", "invasion"},
           Row{"invade", "invader"},
           Row{"sign", "signing"},
           Row{"sign", "signature"},
           Row{"visit", "visit"},
           Row{"die", "death"},
           Row{"marry", "marriage"},
           Row{"found", "foundation"},
           Row{"found", "founding"},
           Row{"appoint", "appointment"},
           Row{"elect", "election"},
           Row{"resign", "resignation"},
           Row{"conquer", "conquest"},
           Row{"publish", "publication"},
           Row{"nationalise", "nationalization"},
           Row{"nationalize", "nationalisation"},
           Row{"arrive", "arrival"},
           Row{"depart", "departure"},
           Row{"announce", "announcement"},
           Row{"assassinate", "assassination"},
           Row{"build", "building"},
           Row{"open", "opening"},
           Row{"sell", "sale"},
           Row{"discover", "discovery"},
           Row{"release", "release"},
           Row{"abdicate", "abdication"},
           Row{"create", "creation"},
           Row{"agree", "agreement"},
           Row{"grow", "growth"},
           Row{"lose", "loss"},
           Row{"settle", "settlement"},
           Row{"hire", "hiring"},
           Row{"annex", "annexation"},
           Row{"bear", "birth"},
       }) {
    EXPECT_EQ(FamilyOf(row.noun, Upos::kNoun), FamilyOf(row.verb, Upos::kVerb)) << row.noun;
  }
}

TEST(FamilyOf, UnrelatedWordsStayApart) {
  struct Row {
    const char* a;
    Upos a_tag;
    const char* b;
    Upos b_tag;
  };
  for (const Row& row : {
           Row{"invade", Upos::kVerb, "withdraw", Upos::kVerb},
           Row{"sign", Upos::kVerb, "resignation", Upos::kNoun},
           Row{"find", Upos::kVerb, "foundation", Upos::kNoun},
           Row{"visit", Upos::kVerb, "meeting", Upos::kNoun},
           Row{"die", Upos::kVerb, "murder", Upos::kNoun},
           Row{"marriage", Upos::kNoun, "wedding", Upos::kNoun},
           Row{"elect", Upos::kVerb, "appointment", Upos::kNoun},
           Row{"treaty", Upos::kNoun, "agreement", Upos::kNoun},
       }) {
    EXPECT_NE(FamilyOf(row.a, row.a_tag), FamilyOf(row.b, row.b_tag)) << row.a << " " << row.b;
  }
  EXPECT_EQ(FamilyOf("xyzzy", Upos::kNoun), "xyzzy");
  EXPECT_EQ(FamilyOf("", Upos::kVerb), "");
}

TEST(NounHypernyms, NearestFirst) {
  EXPECT_THAT(NounHypernyms("treaty"), Contains("agreement"));
  EXPECT_THAT(NounHypernyms("prime minister"), Contains("person"));
  EXPECT_THAT(NounHypernyms("river"), Not(Contains("person")));
  EXPECT_TRUE(NounHypernyms("xyzzy").empty());
  const auto chain = NounHypernyms("dog");
  EXPECT_LT(std::find(chain.begin(), chain.end(), "canine") - chain.begin(),
            std::find(chain.begin(), chain.end(), "animal") - chain.begin());
}

TEST(LooksEnglish, ByClosedClassWords) {
  EXPECT_TRUE(
      LooksEnglish("The treaty was signed by the two states in May of that year, and it was "
                   "to be in force for ten years after that."));
  EXPECT_TRUE(LooksEnglish("Short."));
  EXPECT_FALSE(LooksEnglish(
      "Der Vertrag wurde im Mai von beiden Staaten unterzeichnet und sollte danach zehn Jahre lang "
      "gelten, doch wurde er schon nach drei Jahren von einer Seite gebrochen."));
  EXPECT_FALSE(
      LooksEnglish("Le traité fut signé au mois de mai par les deux pays et devait rester en "
                   "vigueur pendant dix "
                   "ans, mais il fut rompu au bout de trois ans par une des parties."));
}

TEST(Split, SentencesStayInTheirBlocks) {
  DocumentText doc = DocumentOf("One ends. Two");
  Block block;
  block.span = {13, 13};
  doc.text += "\n\nThree";
  doc.blocks.push_back(block);  // empty
  block.span = {15, 20};
  doc.blocks.push_back(block);
  const std::vector<Sentence> sentences = Analyzer::Default().Split(doc);
  ASSERT_EQ(sentences.size(), 3u);
  EXPECT_EQ(sentences[1].block, 0);
  EXPECT_EQ(sentences[2].block, 2);
  EXPECT_EQ(sentences[0].tokens.size(), 3u);
}

// The token of the given form in the parsed text.
struct Parsed {
  explicit Parsed(const std::string& text) : doc(DocumentOf(text)) {
    std::vector<Sentence> sentences = Analyzer::Default().Split(doc);
    sentence = sentences.at(0);
    Analyzer::Default().Parse(doc.text, &sentence);
  }
  const Token& operator[](absl::string_view form) const {
    for (const Token& token : sentence.tokens) {
      if (token.span.In(doc.text) == form) return token;
    }
    ADD_FAILURE() << form;
    return sentence.tokens[0];
  }
  absl::string_view HeadOf(absl::string_view form) const {
    const int head = (*this)[form].head;
    return head < 0 ? "" : sentence.tokens[head].span.In(doc.text);
  }
  DocumentText doc;
  Sentence sentence;
};

TEST(Parse, TreesOfPlainSentences) {
  struct Row {
    const char* text;
    const char* word;
    const char* head;
    Deprel deprel;
  };
  for (const Row& row : {
           Row{"The army invaded the country in 1979.", "invaded", "", Deprel::kRoot},
           Row{"The army invaded the country in 1979.", "army", "invaded", Deprel::kNsubj},
           Row{"The army invaded the country in 1979.", "country", "invaded", Deprel::kObj},
           Row{"The army invaded the country in 1979.", "1979", "invaded", Deprel::kObl},
           Row{"The treaty was signed by both kings.", "treaty", "signed", Deprel::kNsubjPass},
           Row{"The treaty was signed by both kings.", "was", "signed", Deprel::kAuxPass},
           Row{"The treaty was signed by both kings.", "kings", "signed", Deprel::kOblAgent},
           Row{"She moved to Paris and married a teacher.", "married", "moved", Deprel::kConj},
           Row{"The queen's brother died.", "queen", "brother", Deprel::kNmodPoss},
           Row{"He read the book that she wrote.", "wrote", "book", Deprel::kAclRelcl},
       }) {
    const Parsed parsed(row.text);
    EXPECT_EQ(parsed.HeadOf(row.word), row.head) << row.text << " " << row.word;
    EXPECT_EQ(parsed[row.word].deprel, row.deprel) << row.text << " " << row.word;
  }
}

TEST(Parse, GappedPhrasesBelongToTheVerb) {
  const Parsed parsed("She travelled to Cairo in 1955 and to Belgrade in 1956.");
  EXPECT_EQ(parsed.HeadOf("Belgrade"), "travelled");
  EXPECT_EQ(parsed["Belgrade"].deprel, Deprel::kObl);
  // What has a verb of its own stays coordinated.
  const Parsed clauses("She travelled to Cairo and visited Belgrade.");
  EXPECT_EQ(clauses["visited"].deprel, Deprel::kConj);
}

TEST(Parse, TagsAndForms) {
  const Parsed parsed("The ministers had signed treaties and were leaving when it rained.");
  EXPECT_EQ(parsed["ministers"].upos, Upos::kNoun);
  EXPECT_TRUE(parsed["ministers"].plural);
  EXPECT_EQ(parsed["signed"].form, VerbForm::kPastParticiple);
  EXPECT_EQ(parsed["had"].upos, Upos::kAux);
  EXPECT_EQ(parsed["leaving"].form, VerbForm::kGerund);
  EXPECT_EQ(parsed["rained"].form, VerbForm::kPast);
  EXPECT_EQ(parsed["rained"].lemma, "rain");
  EXPECT_EQ(parsed["were"].lemma, "be");
  // WordNet has "years" too; the number decides.
  EXPECT_EQ(Parsed("It took three years.")["years"].lemma, "year");
}

TEST(Parse, EveryTokenHasAHeadButOne) {
  for (const char* text : {"Word", "...", "a b c d e f g", "1. 2 ; 3 ( ) x", "FROM WAR TO PEACE",
                           "(b. 1872, d. 1934)"}) {
    const Parsed parsed(text);
    int roots = 0;
    for (const Token& token : parsed.sentence.tokens) roots += token.head < 0;
    EXPECT_EQ(roots, 1) << text;
  }
}

TEST(Parse, LemmasOutliveMovesAndCopies) {
  const DocumentText doc = DocumentOf("Qzx and Żółw landed.");
  std::vector<Sentence> sentences = Analyzer::Default().Split(doc);
  ASSERT_EQ(sentences.size(), 1u);
  Analyzer::Default().Parse(doc.text, &sentences[0]);
  Sentence moved = std::move(sentences[0]);
  sentences.clear();
  const Sentence copy = moved;
  moved = Sentence();
  EXPECT_EQ(copy.tokens[0].lemma, "qzx");
}

TEST(Parse, AMillionWordsAreNoProblem) {
  std::string text;
  for (int i = 0; i < 1000000; ++i) text += "word ";
  const DocumentText doc = DocumentOf(text);
  std::vector<Sentence> sentences = Analyzer::Default().Split(doc);
  // Cut, so that what looks around in a sentence stays linear; no token is lost.
  ASSERT_EQ(sentences.size(), 1000000u / Analyzer::kMaxParsed);
  for (const Sentence& sentence : sentences) {
    ASSERT_EQ(sentence.tokens.size(), size_t{Analyzer::kMaxParsed});
  }
  Analyzer::Default().Parse(doc.text, &sentences.back());
  EXPECT_EQ(sentences.back().tokens.back().lemma, "word");
}

}  // namespace
}  // namespace dateline
