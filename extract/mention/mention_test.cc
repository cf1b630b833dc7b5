#include "extract/mention/mention.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace dateline {
namespace {

// A document whose lines are sentences of one paragraph each, without tags.
struct Text {
  DocumentText doc;
  std::vector<Sentence> sentences;
};

Text MakeText(absl::string_view lines) {
  Text out;
  out.doc.text = std::string(lines);
  uint32_t at = 0;
  for (absl::string_view line : absl::StrSplit(lines, '\n')) {
    const Span span{at, at + static_cast<uint32_t>(line.size())};
    Block block;
    block.span = span;
    Sentence sentence;
    sentence.span = span;
    sentence.block = static_cast<int32_t>(out.doc.blocks.size());
    out.doc.blocks.push_back(block);
    out.sentences.push_back(sentence);
    at = span.end + 1;
  }
  return out;
}

// "text=id" for every name, in order of place.
std::string NamesOf(absl::string_view lines) {
  const Text text = MakeText(lines);
  const Mentions mentions = FindMentions(text.doc, text.sentences);
  std::vector<std::string> out;
  for (const Mention& mention : mentions.names) {
    if (mention.inferred) continue;
    const absl::string_view words = mention.span.In(text.doc.text);
    out.push_back(absl::StrCat(words, "=", mentions.entities[mention.entity].id()));
  }
  return absl::StrJoin(out, " | ");
}

struct NameRow {
  const char* text;
  const char* names;
};

TEST(FindMentions, Names) {
  for (const NameRow& row : {
           // States, their people, capitals and seats of government.
           NameRow{"The Soviet Union invaded Afghanistan.",
                   "Soviet Union=state:SU | Afghanistan=state:AF"},
           NameRow{"Soviet troops left Kabul in May.", "Soviet=state:SU | Kabul=place:kabul"},
           NameRow{"He visited Moscow and the US in June.", "Moscow=place:moscow | US=state:US"},
           NameRow{"Pak-Russia relations improved.", "Pak=state:PK | Russia=state:RU"},
           NameRow{"They told us that who wins matters.", ""},
           NameRow{"The WHO and the UN sent teams.", "WHO=org:who | UN=org:un"},
           // People with titles, initials and particles.
           NameRow{"President Ayub Khan met Prime Minister Alexei Kosygin.",
                   "President Ayub Khan=person:ayub khan | "
                   "Prime Minister Alexei Kosygin=person:alexei kosygin"},
           NameRow{"In those days Z.A. Bhutto resigned.", "Z.A. Bhutto=person:z a bhutto"},
           NameRow{"Later Ferdinand de Lesseps and Ludwig van der Rohe agreed.",
                   "Ferdinand de Lesseps=person:ferdinand de lesseps | "
                   "Ludwig van der Rohe=person:ludwig van der rohe"},
           NameRow{"Soviet Premier Kosygin replied.",
                   "Soviet=state:SU | Premier Kosygin=person:kosygin"},
           NameRow{"the prime minister Liaquat Ali Khan declined",
                   "prime minister Liaquat Ali Khan=person:liaquat ali khan"},
           // Organisations, treaties, wars.
           NameRow{"She joined the Ministry of Foreign Affairs and Trade.",
                   "Ministry of Foreign Affairs and Trade=org:ministry of foreign affairs and trade"},
           NameRow{"Moscow State University opened.",
                   "Moscow State University=org:moscow state university"},
           NameRow{"In 1883 the Treaty of Ancon ended it.", "Treaty of Ancon=treaty:treaty of ancon"},
           NameRow{"Coastal Navigation Authority inspectors came.",
                   "Coastal Navigation Authority=org:coastal navigation authority"},
           // Capitals that come from the place.
           NameRow{"Floods destroyed the crop.", ""},
           NameRow{"Yesterday the Government resigned.", ""},
           NameRow{"In March Monday came.", ""},
           NameRow{"On Tuesday, 3 November, a junta met.", ""},
           NameRow{"Former President Bhutto spoke.", "President Bhutto=person:bhutto"},
       }) {
    EXPECT_EQ(NamesOf(row.text), row.names) << row.text;
  }
}

TEST(FindMentions, OneEntityForTheFormsOfOneName) {
  for (const NameRow& row : {
           NameRow{"In 1971 Zulfikar Ali Bhutto took office.\nLater Bhutto visited Moscow.\n"
                   "Then Z. A. Bhutto fell.",
                   "Zulfikar Ali Bhutto=person:zulfikar ali bhutto | "
                   "Bhutto=person:zulfikar ali bhutto | Moscow=place:moscow | "
                   "Z. A. Bhutto=person:zulfikar ali bhutto"},
           NameRow{"There Zulfiqar Ali Bhutto met her.\nBut Zulfikar Ali Bhutto left.",
                   "Zulfiqar Ali Bhutto=person:zulfikar ali bhutto | "
                   "Zulfikar Ali Bhutto=person:zulfikar ali bhutto"},
           // Two people of one surname stay two.
           NameRow{"There Ayub Khan fell and Yahya Khan followed.",
                   "Ayub Khan=person:ayub khan | Yahya Khan=person:yahya khan"},
           NameRow{"Then Pierre Curie died; Mme Curie went on.\nMarie Curie taught.",
                   "Pierre Curie=person:pierre curie | Mme Curie=person:marie curie | "
                   "Marie Curie=person:marie curie"},
           // Acronyms that the text defines.
           NameRow{"It founded the Coastal Rescue Agency (CRA).\nThe CRA grew.",
                   "Coastal Rescue Agency=org:coastal rescue agency | "
                   "CRA=org:coastal rescue agency | CRA=org:coastal rescue agency"},
           NameRow{"It joined the South East Asia Treaty Organization (SEATO).",
                   "South East Asia Treaty Organization=org:seato | SEATO=org:seato"},
       }) {
    EXPECT_EQ(NamesOf(row.text), row.names) << row.text;
  }
}

TEST(FindMentions, PlacesLieInTheirStates) {
  const Text text = MakeText("He flew to Moscow and the Soviet Union, then to Karachi.");
  const Mentions mentions = FindMentions(text.doc, text.sentences);
  ASSERT_EQ(mentions.entities.size(), 3);
  EXPECT_EQ(mentions.entities[0].within(), "state:RU");
  EXPECT_EQ(mentions.entities[1].within(), "state:RU");
  EXPECT_EQ(mentions.entities[2].within(), "state:PK");
}

}  // namespace
}  // namespace dateline
