#include "extract/mention/mention.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/mention/test_text.h"

namespace dateline {
namespace {

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
           NameRow{
               "She joined the Ministry of Foreign Affairs and Trade.",
               "Ministry of Foreign Affairs and Trade=org:ministry of foreign affairs and trade"},
           NameRow{"Moscow State University opened.",
                   "Moscow State University=org:moscow state university"},
           NameRow{"In 1883 the Treaty of Ancon ended it.",
                   "Treaty of Ancon=treaty:treaty of ancon"},
           NameRow{"Coastal Navigation Authority inspectors came.",
                   "Coastal Navigation Authority=org:coastal navigation authority"},
           NameRow{"Then the Hay–Pauncefote treaty lapsed.",
                   "Hay–Pauncefote treaty=treaty:hay pauncefote treaty"},
           NameRow{"Later the First Punic War began.", "First Punic War=war:first punic war"},
           NameRow{"Secretary of State John Dulles left the Compagnie Nouvelle.",
                   "Secretary of State John Dulles=person:john dulles | "
                   "Compagnie Nouvelle=org:compagnie nouvelle"},
           NameRow{"There the ferry Ida Lund met USS Nashville at Cape Ann.",
                   "Ida Lund=product:ida lund | USS Nashville=product:uss nashville | "
                   "Cape Ann=place:cape ann"},
           NameRow{"Soon the Senate and the Parliament met.",
                   "Senate=org:senate | Parliament=org:parliament"},
           NameRow{"There the Alba and Orsk Railway ran.",
                   "Alba and Orsk Railway=place:alba and orsk railway"},
           NameRow{"There Alba and the Orsk Railway met.",
                   "Alba=name:alba | Orsk Railway=place:orsk railway"},
           // Capitals that come from the place.
           NameRow{"Floods destroyed the crop.", ""},
           NameRow{"Yesterday the Government resigned.", ""},
           NameRow{"In March Monday came.", ""},
           NameRow{"On Tuesday, 3 November, a junta met.", ""},
           NameRow{"Former President Bhutto spoke.", "President Bhutto=person:bhutto"},
           // Numbers belong to names of models, not to what they count.
           NameRow{"They showed the Ember 2 in Rome.", "Ember 2=product:ember 2 | Rome=place:rome"},
           NameRow{"The Ember 2 was shown.", "Ember 2=product:ember 2"},
           NameRow{"In Rome 44 people died.", "Rome=place:rome"},
           NameRow{"She saw Reactor No. 4 in Rome.",
                   "Reactor No. 4=product:reactor no 4 | Rome=place:rome"},
           NameRow{"See Table No. 2 there.", ""},
           NameRow{"It is told in Chapter 5 of the book.", ""},
           NameRow{"She wrote A Ledger of Salt.", "Ledger of Salt=name:ledger of salt"},
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
           // Two people of one surname stay two, whatever their initials.
           NameRow{"There Zeno Rossi spoke.\nThen Z. Rossi left.\nThen Zita Rossa came.",
                   "Zeno Rossi=person:zeno rossi | Z. Rossi=person:zeno rossi | "
                   "Zita Rossa=person:zita rossa"},
           NameRow{"There Ayub Khan fell and Yahya Khan followed.",
                   "Ayub Khan=person:ayub khan | Yahya Khan=person:yahya khan"},
           NameRow{"Then Pierre Curie died; Mme Curie went on.\nMarie Curie taught.",
                   "Pierre Curie=person:pierre curie | Mme Curie=person:marie curie | "
                   "Marie Curie=person:marie curie"},
           // Single names with a place, an epithet or a numeral; the realm of a titled king is
           // none.
           NameRow{"There John of Alba met John of Orsk.\nLater John of Alba fell.",
                   "John of Alba=person:john of alba | John of Orsk=person:john of orsk | "
                   "John of Alba=person:john of alba"},
           NameRow{"There Anne of the Palatinate died.\nSoon Anne was buried.",
                   "Anne of the Palatinate=person:anne of the palatinate | "
                   "Anne=person:anne of the palatinate"},
           NameRow{"There Charles IV met Charles V twice.\nSoon Charles V left.",
                   "Charles IV=person:charles iv | Charles V=person:charles v | "
                   "Charles V=person:charles v"},
           NameRow{"There Ivan the Bold sold Ivan the sailor a ship.",
                   "Ivan the Bold=person:ivan the bold | Ivan=person:ivan the bold"},
           NameRow{"There St Florian was carved.\nSoon Florian left.",
                   "St Florian=person:st florian | Florian=person:florian"},
           NameRow{"There Jan Kovar met her in Jan.", "Jan Kovar=person:jan kovar"},
           // A bare surname is whom the document is about rather than who is told of as kin.
           NameRow{"Moreau, Ada Louise\nAda was born, the child of Karl Moreau.\nIt rained.\n"
                   "It snowed.\nSoon Moreau left.\nBut Ada Moreau came.",
                   "Moreau, Ada Louise=person:ada louise moreau | Ada=person:ada louise moreau | "
                   "Karl Moreau=person:karl moreau | Moreau=person:ada louise moreau | "
                   "Ada Moreau=person:ada louise moreau"},
           // Who is brought in by a given name is somebody new.
           NameRow{"There John III fell.\nHis son John left.\nSoon John died.",
                   "John III=person:john iii | John=person:john | John=person:john"},
           // Bodies for short, and the name that somebody takes.
           NameRow{"There Orsk Rovers Football Club met.\nThen Orsk Rovers lost.",
                   "Orsk Rovers Football Club=org:orsk rovers football club | "
                   "Orsk Rovers=org:orsk rovers football club"},
           NameRow{"There Orsk Paper AS grew.\nThen Orsk Paper fell.",
                   "Orsk Paper AS=org:orsk paper as | Orsk Paper=org:orsk paper as"},
           NameRow{"There the Orsk Canal Company met.\nThen the Orsk Canal opened.",
                   "Orsk Canal Company=org:orsk canal company | Orsk Canal=place:orsk canal"},
           NameRow{"Soon Peter Rossi, who took the name of Gregory XV, left.\n"
                   "Soon Gregory XV fell.",
                   "Peter Rossi=person:peter rossi | Gregory XV=person:peter rossi | "
                   "Gregory XV=person:peter rossi"},
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

TEST(FindMentions, AMillionCapitalsTakeLinearTime) {
  std::string line = "Then ";
  for (int i = 0; i < 200000; ++i) line += "Bakari ";
  const Text text = MakeText(line);
  EXPECT_FALSE(FindMentions(text.doc, text.sentences).names.empty());
}

TEST(FindMentions, PlacesLieInTheirStates) {
  const Text text = MakeText("He flew to Moscow and the Soviet Union, then to Karachi.");
  const Mentions mentions = FindMentions(text.doc, text.sentences);
  ASSERT_EQ(mentions.entities.size(), 3);
  EXPECT_EQ(mentions.entities[0].within(), "state:RU");
  EXPECT_EQ(mentions.entities[1].within(), "state:RU");
  EXPECT_EQ(mentions.entities[2].within(), "state:PK");
}

// "text=value[min,max] unit/of" for every quantity.
std::string QuantitiesOf(absl::string_view lines) {
  const Text text = MakeText(lines);
  const Mentions mentions = FindMentions(text.doc, text.sentences);
  std::vector<std::string> out;
  for (const QuantityMention& found : mentions.quantities) {
    const Quantity& q = found.quantity;
    std::string bounds;
    if (!q.has_min()) {
      bounds = absl::StrCat(" <=", q.max());
    } else if (!q.has_max()) {
      bounds = absl::StrCat(" >=", q.min());
    } else if (q.min() != q.max()) {
      bounds = absl::StrCat(" ", q.min(), "..", q.max());
    }
    out.push_back(absl::StrCat(q.text(), "=", q.value(), bounds, q.approximate() ? "~" : "", " ",
                               q.unit(), q.of().empty() || q.of() == q.unit() ? "" : "/" + q.of(),
                               q.problem().empty() ? "" : "!"));
  }
  return absl::StrJoin(out, " | ");
}

TEST(FindMentions, Quantities) {
  for (const NameRow& row : {
           // Scale and money.
           NameRow{"It cost $2 billion.", "$2 billion=2e+09 USD"},
           NameRow{"Trade was USD 728 million then.", "USD 728 million=7.28e+08 USD"},
           NameRow{"The fine was €180,000.", "€180,000=180000 EUR"},
           NameRow{"They paid $10bn.", "$10bn=1e+10 USD"},
           NameRow{"They froze 40 million crowns ($4.7 million).",
                   "40 million crowns=4e+07 crown | $4.7 million=4.7e+06 USD"},
           NameRow{"a TWO billion dollar plant", "TWO billion dollar=2e+09 USD"},
           NameRow{"It spent 1,00,000 rupees.", "1,00,000 rupees=100000 rupee"},
           // Hedges.
           NameRow{"They fled, over 3 million refugees.",
                   "over 3 million refugees=3e+06 >=3e+06 refugee"},
           NameRow{"It has around 2.5 million users.", "around 2.5 million users=2.5e+06~ user"},
           NameRow{"He saw at least 40 ships.", "at least 40 ships=40 >=40 ship"},
           NameRow{"It held up to 50 men.", "up to 50 men=50 <=50 man"},
           NameRow{"We had fewer than 2,017 requests.",
                   "fewer than 2,017 requests=2017 <=2017 request"},
           NameRow{"It lasted between 5 and 7 hours.", "5 and 7 hours=5 5..7 hour"},
           NameRow{"It took 2 to 3 million tons.", "2 to 3 million tons=2e+06 2e+06..3e+06 ton"},
           NameRow{"nearly a hundred elephants",
                   "nearly a hundred elephants=100 85..100~ elephant"},
           // Words.
           NameRow{"He sent twenty-three ships and a hundred and fifty men.",
                   "twenty-three ships=23 ship | a hundred and fifty men=150 man"},
           NameRow{"She has half a million readers.", "half a million readers=500000 reader"},
           NameRow{"They took about a dozen computers.", "about a dozen computers=12~ computer"},
           // What is counted, units, shares, multiples, compounds.
           NameRow{"Then 150,000 Soviet soldiers left.",
                   "150,000 Soviet soldiers=150000 soldier/soviet soldier"},
           NameRow{"It lost 9 percent, or 5.5%, within 80km.",
                   "9 percent=9 % | 5.5%=5.5 % | 80km=80 km"},
           NameRow{"It rose sevenfold and ran 12.5 times faster.",
                   "sevenfold=7 times | 12.5 times=12.5 times"},
           NameRow{"It took nine hours and forty minutes.",
                   "nine hours and forty minutes=580 minute"},
           NameRow{"The 50-member board met.", "50-member=50 member"},
           NameRow{"They gave a gram of radium and 500 tons of coal.",
                   "a gram=1 g/radium | 500 tons=500 ton/coal"},
           NameRow{"It fell $5m to $2-3 billion.",
                   "$5m=5e+06 USD | $2-3 billion=2e+09 2e+09..3e+09 USD"},
           NameRow{"She bought 40 or more ships, HK$300.",
                   "40 or more ships=40 >=40 ship | HK$300=300 HKD"},
           // Ages.
           NameRow{"He died aged 23.", "23=23 year/age"},
           NameRow{"The chairman, Hans Aldrin, 61, resigned.", "61=61 year/age"},
           NameRow{"a 23-year-old ferry", "23-year-old=23 year/age"},
           NameRow{"In her sixty-eighth year she died.", "sixty-eighth year=67 year/age"},
           NameRow{"It was on his seventieth birthday.", "seventieth birthday=70 year/age"},
           NameRow{"She was a child of six, then.", "six=6 year/age"},
           NameRow{"He died at 81.", "81=81 year/age"},
           NameRow{"At 46, he resigned.", "46=46 year/age"},
           NameRow{"I am eighty-one and tired.", "eighty-one=81 year/age"},
           NameRow{"The youngest was fourteen.", "fourteen=14 year/age"},
           NameRow{"There came a baker of forty-seven named Emil.", "forty-seven=47 year/age"},
           NameRow{"She retired at seventy in 1938.", "seventy=70 year/age"},
           NameRow{"A father of three left at ten past six.", "three=3 "},
           NameRow{"Of the 44 passengers, one of them lived.", "44 passengers=44 passenger"},
           NameRow{"The total of deaths was fourteen.", "fourteen=14 death"},
           NameRow{"The death toll rose to 44.", "44=44 dead"},
           NameRow{"He lost four of the eight coaches.",
                   "four of the eight coaches=4 coach/coach of 8"},
           NameRow{"Five of the last nine games were lost.",
                   "Five of the last nine games=5 game/game of 9"},
           NameRow{"The final was watched by 31,906.", "31,906=31906 person"},
           NameRow{"Three-quarters of the shells and two thirds of them were sold.", ""},
           NameRow{"She died in May, at seventy-seven, in Rome.", "seventy-seven=77 year/age"},
           NameRow{"He had made a name at twenty-four, when he won.", "twenty-four=24 year/age"},
           NameRow{"Anna, then twenty-three, left.", "twenty-three=23 year/age"},
           NameRow{"She was only thirty when she left.", "only thirty=30 year/age"},
           NameRow{"The index stood at forty, then.", "forty=40 "},
           NameRow{"She rose at seven, then.", "seven=7 "},
           NameRow{"An octogenarian came.", "octogenarian=80 80..89 year/age"},
           NameRow{"In his tenth year of service he came at 46 knots.", "46 knots=46 knot"},
           // Parts of what is counted.
           NameRow{"Eleven thousand of Rossi's soldiers fled.",
                   "Eleven thousand of Rossi's soldiers=11000 soldier"},
           NameRow{"She saved 20 of the 30 passengers.",
                   "20 of the 30 passengers=20 passenger/passenger of 30"},
           NameRow{"I saw the twenty-six who came.", "twenty-six=26 person"},
           NameRow{"The choir came, sixty strong.", "sixty strong=60 person"},
           NameRow{"It has thirty doors.\nNine of them leak.",
                   "thirty doors=30 door | Nine=9 door/door of 30"},
           NameRow{"Nine of them leak.", "Nine=9 "},
           NameRow{"He hired 44 men, of whom nine were Swiss.",
                   "44 men=44 man | nine=9 man/man of 44"},
           NameRow{"Of the 44 passengers, 31 were saved.",
                   "44 passengers=44 passenger | 31=31 passenger/passenger of 44"},
           // What the clause before counts in the same place.
           NameRow{"Nine ships have sunk, and thirty-one were taken.",
                   "Nine ships=9 ship | thirty-one=31 ship"},
           NameRow{"The first had 180 guests; to the second came 260.",
                   "180 guests=180 guest | 260=260 guest"},
           NameRow{"In 1911 it had 40 pupils, but by 1920 it had 120.",
                   "40 pupils=40 pupil | 120=120 pupil"},
           NameRow{"In 44 games he scored 12.", "44 games=44 game | 12=12 "},
           NameRow{"It took 118 of 369 seats.", "118 of 369 seats=118 seat/seat of 369"},
           NameRow{"It kept 118 seats out of 369.", "118 seats out of 369=118 seat/seat of 369"},
           NameRow{"They sent ten ships, and the index stood at 44.", "ten ships=10 ship | 44=44 "},
           // Halves.
           NameRow{"It ran for three and a half years.", "three and a half years=3.5 year"},
           NameRow{"It ran for three hours and a half, two miles and a quarter.",
                   "three hours and a half=3.5 hour | two miles and a quarter=2.25 mile"},
           NameRow{"He ran two miles and a half hour later fell.", "two miles=2 mile"},
           NameRow{"It has 2 and a half million users.", "2 and a half million users=2.5e+06 user"},
           NameRow{"He bought one and a half acres.", "one and a half acres=1.5 acre"},
           // Data and money of a state.
           NameRow{"It takes 8 MiB, 64 KiB or 2.5 Mbit/s at 80 km/h.",
                   "8 MiB=8 MiB | 64 KiB=64 KiB | 2.5 Mbit/s=2.5 Mbit/s | 80 km/h=80 km/h"},
           NameRow{"It rose by 3 percentage points, or 7 per cent, at 5 GHz.",
                   "3 percentage points=3 percentage point | 7 per cent=7 % | 5 GHz=5 GHz"},
           NameRow{"It sent 1.2 million one-kilobyte parcels.",
                   "1.2 million=1.2e+06 parcel | one-kilobyte=1 KB"},
           NameRow{"They paid four million Turkish pounds, or £T 4.5 million.",
                   "four million Turkish pounds=4e+06 TR pound | £T 4.5 million=4.5e+06 TR pound"},
           NameRow{"They paid ten Swiss francs for ten Swiss masons.",
                   "ten Swiss francs=10 CHF | ten Swiss masons=10 mason/swiss mason"},
           NameRow{"It takes 200 letters a second, 40 calls/s, or 5 men per day.",
                   "200 letters a second=200 letter per second | "
                   "40 calls/s=40 call per second | 5 men=5 man"},
           NameRow{"It rose from 512 to 2,048 rooms, from 3 to 4 per cent.",
                   "512=512 room | 2,048 rooms=2048 room | 3=3 % | 4 per cent=4 %"},
           NameRow{"It went on to 40 men, then 60 to ten Swiss masons.",
                   "40 men=40 man | 60=60  | ten Swiss masons=10 mason/swiss mason"},
           NameRow{"He sent ten ships an hour before the battle and two men a year ago.",
                   "ten ships=10 ship | two men=2 man"},
           // What is behind the next number is no hedge of this one.
           NameRow{"It held 214 passengers and more than 40 cars.",
                   "214 passengers=214 passenger | more than 40 cars=40 >=40 car"},
           NameRow{"It held 214 passengers and more cars, or 30 and more.",
                   "214 passengers=214 passenger | 30 and more=30 >=30 "},
           NameRow{"As told in 3.2, it rose by 4.5 in 3.2 weeks.", "4.5=4.5  | 3.2 weeks=3.2 week"},
           // Dates that are none, releases of what is named, series.
           NameRow{"The value 2023-02-30 is read, files of 3.x are not.", ""},
           NameRow{"It will need Vega 3.9 or newer; it was in Norway 3.9, at Vega 3.9 km.",
                   "3.9=3.9  | 3.9 km=3.9 km"},
           // Votes and scores.
           NameRow{"It passed by four voices to one.", "four voices=4 vote | one=1 vote"},
           NameRow{"It passed, three judges to two.", "three judges=3 vote | two=2 vote"},
           NameRow{"The court upheld it, 4-1.", "4=4 vote | 1=1 vote"},
           NameRow{"The team lost the match 1-3.", "1=1 point | 3=3 point"},
           NameRow{"They sent ten ships to two ports.", "ten ships=10 ship | two ports=2 port"},
           NameRow{"It won prizes in the season of 94-95.", "94-95=94 94..95 "},
           NameRow{"It cost 16.3 million US dollars.", "16.3 million US dollars=1.63e+07 USD"},
           // Malformed.
           NameRow{"It has 13,000 thousands tons.", "13,000 thousands tons=1.3e+07 ton!"},
           NameRow{"There were 1,5000 men.", "1,5000 men=15000 man!"},
           // No quantities.
           NameRow{"On 16-18 March 1972 and May 5 he came.", ""},
           NameRow{"In 1965 the 1965 elections of 44 BC failed.", ""},
           NameRow{"The Mi-35 and the U-2 of Article 5, page 12, No. 7.", ""},
           NameRow{"At 17:42 and 0615 version 2.4.0 of Boeing 747 left.", ""},
           NameRow{"In the 1960s one of them left one day.", ""},
           NameRow{"The war of 1914–1918 ended it.", ""},
       }) {
    EXPECT_EQ(QuantitiesOf(row.text), row.names) << row.text;
  }
}

std::string OrdinalsOf(absl::string_view lines) {
  const Text text = MakeText(lines);
  const Mentions mentions = FindMentions(text.doc, text.sentences);
  std::vector<std::string> out;
  for (const OrdinalMention& found : mentions.ordinals) {
    const Ordinal& o = found.ordinal;
    out.push_back(absl::StrCat(o.text(), "=", o.value(), o.unique() ? "!" : "", " ", o.of(),
                               o.scope().empty() ? "" : " (" + o.scope() + ")"));
  }
  return absl::StrJoin(out, " | ");
}

TEST(FindMentions, Ordinals) {
  for (const NameRow& row : {
           NameRow{"It was his second visit to Moscow.", "second=2 visit"},
           NameRow{"They held the 13th meeting in Kabul.", "the 13th=13 meeting in kabul"},
           NameRow{"He was the first prime minister who visited Moscow in 1972.",
                   "the first=1! prime minister who visit moscow"},
           NameRow{"She was the first woman to win it.", "the first=1! woman who win"},
           NameRow{"It is the only bridge.", "the only=0! bridge"},
           NameRow{"He formed a cabinet on 4 July 1928, his fourth, and left.",
                   "his fourth=4 cabinet"},
           NameRow{"She left on 4 July, the fourth, and he lost a year, his fourth.", ""},
           NameRow{"Anna first saw it; it was first told there. The first saw was sold.",
                   "The first=1! saw"},
           NameRow{"Anna, the fifth and youngest child of two teachers, was the fourth of five "
                   "children.",
                   "the fifth=5 child of teachers | the fourth=4 child of 5"},
           NameRow{"It was the first drop since 1974.", "the first=1! drop (since 1974)"},
           NameRow{"It is the third-largest city.", "the third=3 largest city"},
           // As a predicate: what the sentence is about is counted.
           NameRow{"Her tour, in May, was the second by a queen.", "the second=2 tour by queen"},
           NameRow{"The visit was the first.", "the first=1! visit"},
           NameRow{"It was the third time that a king came.", "the third=3 time who king come"},
           // Rank among brothers and sisters, and among others.
           NameRow{"She was the fifth of six children.", "the fifth=5 child of 6"},
           NameRow{"He was the youngest of four brothers.", "the youngest=-1 brother of 4"},
           NameRow{"Her eldest daughter left.", "eldest=1 daughter"},
           NameRow{"The fifth and youngest child of a clerk.", "The fifth=5 child of clerk"},
           // Ranks of those who compete, repetitions, another one of its kind.
           NameRow{"She was placed second in the race.", "second=2 place in race"},
           NameRow{"She came out fourth.", "fourth=4 place"},
           NameRow{"He took first prize in the race.", "first prize=1 place in race"},
           NameRow{"He signed for the second time.", "second time=2 "},
           NameRow{"A fifth crusade failed.", "fifth=5 crusade"},
           NameRow{"The bridge, the second to stand here, fell.", "the second=2 bridge who stand"},
           NameRow{"The dam is the third to have been built.", "the third=3 dam who build"},
           NameRow{"They play in the First Division.", ""},
           NameRow{"He lost the last of his sight in the first place, for the first time.", ""},
           NameRow{"It is the oldest bridge, and about a third of the men left.", ""},
           NameRow{"On the 3rd of May, in the 19th century, last week, only two came.", ""},
           NameRow{"First, they fled. At last they came.", ""},
       }) {
    EXPECT_EQ(OrdinalsOf(row.text), row.names) << row.text;
  }
}

std::string CitationsOf(absl::string_view lines) {
  const Text text = MakeText(lines);
  const Mentions mentions = FindMentions(text.doc, text.sentences);
  std::vector<std::string> out;
  for (const CitationMention& found : mentions.citations) {
    const Attribution& a = found.attribution;
    out.push_back(absl::StrCat(a.key(), a.kind() == Attribution::SPEAKER ? "=speaker" : "",
                               a.has_year() ? absl::StrCat("=", a.year()) : ""));
  }
  return absl::StrJoin(out, " | ");
}

TEST(FindMentions, Citations) {
  for (const NameRow& row : {
           NameRow{"It fell (Taimoor, 2018).", "Taimoor, 2018=2018"},
           NameRow{"It fell (Naqvi & Massod, 2017, 27; see Khan, 2004).",
                   "Naqvi & Massod, 2017, 27=2017 | see Khan, 2004=2004"},
           NameRow{"Smith (2004) argues that it fell.", "Smith, 2004=2004"},
           NameRow{"It fell [12,13].", "12 | 13"},
           NameRow{"It rose [2.4.0] and fell (Kabul, 1979) in (March 2004).", ""},
           NameRow{"It fell (. 2004) again.", ""},
           NameRow{"Mussolini (1922) seized power.", ""},
           NameRow{"According to Islamabad, it fell.", "Islamabad=speaker"},
           NameRow{"Hans Aldrin said that it fell.", "Hans Aldrin=speaker"},
       }) {
    EXPECT_EQ(CitationsOf(row.text), row.names) << row.text;
  }
}

}  // namespace
}  // namespace dateline
