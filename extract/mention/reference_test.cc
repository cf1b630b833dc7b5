#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/mention/mention.h"
#include "extract/mention/test_text.h"

namespace dateline {
namespace {

struct NameRow {
  const char* text;
  const char* names;
};

// "text=id" for every inferred mention.
std::string ReferencesOf(absl::string_view lines) {
  const Text text = MakeText(lines);
  const Mentions mentions = FindMentions(text.doc, text.sentences);
  std::vector<std::string> out;
  for (const Mention& mention : mentions.names) {
    if (!mention.inferred) continue;
    out.push_back(
        absl::StrCat(mention.span.In(text.doc.text), "=", mentions.entities[mention.entity].id()));
  }
  return absl::StrJoin(out, " | ");
}

TEST(FindMentions, ReferencesThatAreSafe) {
  for (const NameRow& row : {
           NameRow{"In 1971 Mary Smith took office.\nThen she resigned; her party split.",
                   "she=person:mary smith | her=person:mary smith"},
           // The object is not the subject of its own clause.
           NameRow{"In 1971 Mary Smith spoke.\nThen President John Harding handed her a medal.",
                   "her=person:mary smith"},
           // Two men about: nothing is said.
           NameRow{"Here John Smith and Peter Brown quarrelled.\nBut in May a court freed him.",
                   ""},
           NameRow{"Later Northern Ferries Ltd sank.\nThen the company paid.",
                   "the company=org:northern ferries ltd"},
           NameRow{"Here Northern Ferries Ltd met Southern Lines Ltd.\nThen the company paid.", ""},
           NameRow{"There President John Smith spoke.\nThe former president left.",
                   "The former president=person:john smith"},
           // Somebody's sister does not take over the thread; 'her' before her name is not she.
           NameRow{"In 1971 Mary Smith spoke.\nThen her sister Anna died.\nSo she left.",
                   "her=person:mary smith | she=person:mary smith"},
           NameRow{"In 1971 Mary Smith met Peter Brown.\nThey left.", "They=person:mary smith"},
           // Someone without a name comes between: nobody can say.
           NameRow{"In 1971 Peter Brown spoke.\nHis father fell ill.\nThen he died.",
                   "His=person:peter brown"},
           NameRow{"In 1971 Peter Brown spoke.\nThe keeper left.\nThen he died.", ""},
           // The subject's own brother is the subject then, and an object is not the subject.
           NameRow{"Here Peter Brown's grandson, Karl, left.\nHe spoke.", "He=person:karl"},
           NameRow{"In 1971 Mary Smith met Ada Brown.\nAda Brown told her.",
                   "her=person:mary smith"},
           NameRow{"Here the Sverre left.\nThen the ship sank.", "the ship=name:sverre"},
           NameRow{"The Brown Museum opened.\nThe museum holds both.",
                   "The museum=org:brown museum"},
           // Behind a preposition nobody is the subject.
           NameRow{"Here Peter Brown spoke.\nFurious with John Smith, he left.",
                   "he=person:peter brown"},
           NameRow{"Here Peter Brown spoke.\nIn May they beat John Smith himself.",
                   "himself=person:john smith"},
           NameRow{"Here Peter Brown spoke.\nJohn Smith beat him.", "him=person:peter brown"},
           NameRow{"The Treaty of Ancon lapsed.\nIt was signed again.",
                   "It=treaty:treaty of ancon"},
           NameRow{"The Treaty of Ancon lapsed.\nIt was the second time.", ""},
           NameRow{"There the Treaty of Ancon lapsed.\nThe treaty negotiations failed.", ""},
       }) {
    EXPECT_EQ(ReferencesOf(row.text), row.names) << row.text;
  }
}

TEST(References, OfficesMeanWhoHeldThem) {
  for (const NameRow& row : {
           // By a title, an apposition, what somebody became; the last one told of.
           NameRow{"Then Emperor Karl Brandt fled.\nBut the emperor returned.",
                   "the emperor=person:karl brandt"},
           NameRow{"Here Ada Moreau, then mayor of Alba, spoke.\nLater the mayor left.",
                   "the mayor=person:ada moreau"},
           NameRow{"In 1911 Ada Moreau was elected president.\nThe president spoke.",
                   "The president=person:ada moreau"},
           NameRow{"In 1911 Ada Moreau became its second chairman.\nThe chairman spoke.",
                   "The chairman=person:ada moreau"},
           NameRow{"The mayor of Lisbon, Ada Moreau, spoke.\nLater the mayor left.",
                   "the mayor=person:ada moreau"},
           NameRow{"The first engineer was Karl Brandt.\nThe engineer left.",
                   "The engineer=person:karl brandt"},
           NameRow{"Then Foreign Minister Karl Brandt came.\nSoon the minister left.",
                   "the minister=person:karl brandt"},
           NameRow{"Then President Karl Brandt fell.\nHere President Ada Moreau followed.\n"
                   "Soon the president spoke.",
                   "the president=person:ada moreau"},
           // Two at once, another's office, an office of something, a deputy.
           NameRow{"Then President Karl Brandt met President Ada Moreau.\nSoon the president left.",
                   ""},
           NameRow{"Here Ada Moreau, the mayor's sister, spoke.\nLater the mayor left.", ""},
           NameRow{"Then President Karl Brandt fell.\nSoon the president of the bank left.", ""},
           NameRow{"Then Vice President Karl Brandt came.\nSoon the president left.", ""},
       }) {
    EXPECT_EQ(ReferencesOf(row.text), row.names) << row.text;
  }
}

TEST(References, TheCompanyIsTheOneThatIsToldOf) {
  for (const NameRow& row : {
           NameRow{"In May Brandal, a maker of pumps, grew.\nThen the company sank.",
                   "the company=org:brandal"},
           NameRow{
               "In May Orsk Dynamics grew.\nSoon Orsk Dynamics paid.\nSoon Orsk Dynamics fell.\n"
               "Then the company sank.",
               "the company=name:orsk dynamics"},
           // A council is no firm, and who is told of once is not what the text is about.
           NameRow{"In May Orsk Council met.\nThen the company sank.", ""},
           NameRow{"In May Orsk Dynamics grew.\nThen the company sank.", ""},
       }) {
    EXPECT_EQ(ReferencesOf(row.text), row.names) << row.text;
  }
}

TEST(References, ASurnameAloneIsWhomTheTextCallsByIt) {
  for (const NameRow& row : {
           NameRow{"Here Ada Moreau, elder child of Karl Moreau, was born.\nSoon Moreau left.",
                   "Soon Moreau=person:ada moreau"},
           NameRow{"Here Karl Moreau met Otto Moreau.\nSoon Karl left.\nThen Moreau died.",
                   "Moreau=person:otto moreau"},
       }) {
    const Text text = MakeText(row.text);
    const Mentions mentions = FindMentions(text.doc, text.sentences);
    ASSERT_FALSE(mentions.names.empty());
    const std::string id = mentions.entities[mentions.names.back().entity].id();
    EXPECT_TRUE(absl::EndsWith(row.names, id)) << row.text << " " << id;
  }
}

TEST(References, NounsMeanTheThingThatIsCalledSo) {
  for (const NameRow& row : {
           NameRow{"Here the Brandal, a paddle steamer, sank.\nThen the steamer rose.",
                   "the steamer=name:brandal"},
           NameRow{"In May the Covaxa vaccine was tested.\nThen the vaccine was sold.",
                   "the vaccine=name:covaxa"},
           NameRow{"In May the Orsk Tunnel opened.\nThen the tunnel flooded.",
                   "the tunnel=place:orsk tunnel"},
           // Another noun, and two of a kind.
           NameRow{"In May the Covaxa vaccine was tested.\nThen the drug was sold.", ""},
           NameRow{
               "The Covaxa vaccine and the Inovac vaccine were tested.\nThen the vaccine was sold.",
               ""},
           NameRow{"In May the Covaxa vaccine was tested.\nThen the vaccine maker was sold.", ""},
       }) {
    EXPECT_EQ(ReferencesOf(row.text), row.names) << row.text;
  }
}

TEST(References, KinMeansWhoWasNamedSo) {
  for (const NameRow& row : {
           NameRow{"In 1911 Karl Brandt married Ada Moreau.\nThen his wife died.",
                   "his=person:karl brandt | wife=person:ada moreau"},
           NameRow{"In 1911 Karl Brandt saw his brother Otto.\nHe left.\nLater his brother died.",
                   "his=person:karl brandt | He=person:karl brandt | his=person:karl brandt | "
                   "brother=person:otto"},
           NameRow{"In 1911 Karl Brandt came.\nThen his wife died.", "his=person:karl brandt"},
       }) {
    EXPECT_EQ(ReferencesOf(row.text), row.names) << row.text;
  }
}

}  // namespace
}  // namespace dateline
