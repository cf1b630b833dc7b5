// Whole texts with their expressions marked, [[words|EDTF]]: everything that is marked is found
// with its value, and nothing else that has a value.
#include "extract/time/tagger.h"

#include <gtest/gtest.h>

#include "base/civil.h"
#include "extract/time/annotate.h"
#include "extract/time/marked_text.h"

namespace dateline {
namespace {

std::string Rendered(const DocumentText& doc, const std::vector<TimeExpression>& all) {
  std::string out;
  uint32_t at = 0;
  for (const TimeExpression& e : all) {
    if (e.edtf.empty() && e.problem.empty()) continue;
    out += std::string(Span{at, e.span.begin}.In(doc.text)) + "[[" +
           std::string(e.span.In(doc.text)) + "|" + (e.problem.empty() ? e.edtf : "problem") + "]]";
    at = e.span.end;
  }
  return out + doc.text.substr(at);
}

TimeOptions Report(int32_t year, int month, int day) {
  TimeOptions options;
  options.reading = TimeReading::kReport;
  options.reference_day = DayNumber(year, month, day);
  return options;
}

void ExpectMarked(const std::string& marked, const TimeOptions& options = {}) {
  const DocumentText doc = PlainText(ParseMarked(marked).text);
  EXPECT_EQ(Rendered(doc, TagTimes(doc, options)), marked);
}

TEST(TagTimes, OrdersOfDayMonthYear) {
  for (const char* text : {
           "On [[28th December 1979|1979-12-28]] it fell.",
           "On [[December 28, 1979|1979-12-28]] it fell.",
           "On [[December 28 1979|1979-12-28]] it fell.",
           "On [[Dec. 28, 1979|1979-12-28]] it fell.",
           "On [[28 Dec 1979|1979-12-28]] it fell.",
           "On [[the 28th of December, 1979|1979-12-28]] it fell.",
           "On [[1979 December 28|1979-12-28]] it fell.",
           "On [[Friday, 28 December 1979|1979-12-28]] it fell.",
           "On [[May 9,2019|2019-05-09]] it fell.",
           "On [[26 November, 2011|2011-11-26]] it fell.",
           "On [[28.12.1979|1979-12-28]] it fell.",
           "At [[2021-03-05T06:40:00Z|2021-03-05T06:40:00Z]] it fell.",
       }) {
    ExpectMarked(text);
  }
}

TEST(TagTimes, Ranges) {
  for (const char* text : {
           "From [[16-18 march 1972|1972-03-16/1972-03-18]] he stayed.",
           "In [[September-October 2016|2016-09/2016-10]] he stayed.",
           "From [[29 Oct.-7 Nov. 1956|1956-10-29/1956-11-07]] he stayed.",
           "The war of [[1979-89|1979/1989]] ended.",
           "The war of [[1954–58|1954/1958]] ended.",
           "It lay between [[1954 and 1956|1954/1956]].",
           "The season of [[1914/15|1914/1915]] ended.",
           "From [[June 1904 to June 1905|1904-06/1905-06]] he stayed.",
           "From [[4 January to 6 March 1975|1975-01-04/1975-03-06]] he stayed.",
           "From [[June 1944 until the end of 1944|1944-06/1944-12]] he stayed.",
           "The war ([[264–241 BC|-0263/-0240]]) ended.",
           "From [[the autumn of 1885 to the beginning of 1886|1885-23/1886]] he stayed.",
       }) {
    ExpectMarked(text);
  }
}

TEST(TagTimes, LargerUnitsAndParts) {
  for (const char* text : {
           "In [[the early 1970s|197X]] it grew.",
           "In [[mid-June 1944|1944-06]] it grew.",
           "In [[the first quarter of 2022|2022-01/2022-03]] it grew.",
           "In [[H1 2021|2021-01/2021-06]] it grew.",
           "In [[the 19th century|18XX]] it grew.",
           "In [[the third millennium BC|-2999/-2000]] it grew.",
           "In [[the winter of 1941-42|1941-24]] it grew.",
           "Built [[c. 1500|1500~]] by monks.",
           "At [[the end of May 1940|1940-05]] it grew.",
           "On [[Easter Monday 1916|1916-04-24]] it grew.",
           "In [[fiscal year 2019|2019]] it grew.",
       }) {
    ExpectMarked(text);
  }
}

TEST(TagTimes, BoundsAndKinds) {
  struct Row {
    const char* text;
    const char* open;
    TimeKind kind;
  };
  for (const Row& row : {
           Row{"It has been so since 2003.", "2003/..", START},
           Row{"It lasted until 1988.", "../1988", END},
           Row{"It was done by the end of 1964.", "../1964", BEFORE},
           Row{"It was done before June 1964.", "../1964-05", BEFORE},
           Row{"It came after 1928.", "1928/..", AFTER},
           Row{"It was in 1972.", "1972", POINT_IN},
           Row{"It ran from 1979 to 1989.", "1979/1989", WHOLE},
           Row{"The Senate did not approve it until July 1939.", "1939-07", POINT_IN},
           Row{"She was dismissed shortly before Christmas 2020.", "2020-12", POINT_IN},
       }) {
    const DocumentText doc = PlainText(row.text);
    const auto all = TagTimes(doc, {});
    ASSERT_EQ(all.size(), 1u) << row.text;
    EXPECT_EQ(OpenEdtf(all[0]), row.open) << row.text;
    EXPECT_EQ(all[0].kind, row.kind) << row.text;
  }
}

TEST(TagTimes, NarrativeContext) {
  for (const char* text : {
           "They met on [[27 December 1979|1979-12-27]]. On [[28th December|1979-12-28]] they "
           "left.",
           "They met in [[May 1970|1970-05]]. On [[the 14th|1970-05-14]], they left.",
           "They met in [[1970|1970]]. In [[October of that year|1970-10]] they left.",
           "They met on [[3 May 1970|1970-05-03]]. [[The very next day|1970-05-04]] they left.",
           "They met on [[3 May 1970|1970-05-03]]. [[Three days later|1970-05-06]] they left.",
           "They met in [[1949|1949]]. [[45 years later|1994-12]], in [[Dec 1994|1994-12]], they "
           "met again.",
           "They met in [[1949|1949]]. [[A decade later|1959]] they left.",
           "They met in [[1893|1893]] at the abbey, founded in [[1131|1131]] and burnt [[four "
           "centuries later|1531]].",
           "They met on [[5 July 1948|1948-07-05]] and left in [[the last week of March "
           "1974|1974-03-25/1974-03-31]]. [[Two years later|1976]] it fell.",
           "They met on [[2 May 1949|1949-05-02]] and left on [[23 May 1949|1949-05-23]], [[three "
           "weeks later|1949-05-23]].",
           "They met in [[1949|1949]] and left in [[1951|1951]], [[ten years later|1961]] Ann "
           "died.",
           "They met in [[December 1941|1941-12]]. In [[January|1942-01]] they left.",
           // The next full date of the paragraph says that the story is still in its year.
           "They met on [[5 September 1921|1921-09-05]].\n\nOn [[24 February|1921-02-24]] he sat. "
           "It was published on [[28 July 1921|1921-07-28]].",
           "They met on [[5 September 1921|1921-09-05]].\n\nOn [[24 February|1922-02-24]] he sat.",
           // A day that does not exist still says the month that the story has come to.
           "They met in [[spring 1884|1884-21]]. On [[April 31, 1885|problem]] it broke. In "
           "[[June|1885-06]] "
           "they left.",
           // A look back does not move the story.
           "They met in [[May 1970|1970-05]]. The treaty of [[1921|1921]] was dead. In "
           "[[June|1970-06]] they left.",
           // Nor does a plan.
           "They met in [[May 1970|1970-05]]. A campaign was planned for [[1976|1976]]. In "
           "[[June|1970-06]] they left.",
           "[[1905|1905]]: The strike\n\nIn [[June|1905-06]] it began. The tsar of [[1881|1881]] "
           "was dead. In [[July|1905-07]] it went on.",
       }) {
    ExpectMarked(text);
  }
}

TEST(TagTimes, ReportContext) {
  const TimeOptions options = Report(2021, 3, 5);  // a Friday
  for (const char* text : {
           "He resigned on [[Wednesday|2021-03-03]].",
           "The board will meet on [[Monday|2021-03-08]].",
           "It opened [[yesterday|2021-03-04]].",
           "It came to light in [[October|2020-10]].",
           "Judgment is expected [[next month|2021-04]].",
           "It sank [[last Saturday|2021-02-27]].",
           "It sank [[two years ago|2019]].",
       }) {
    ExpectMarked(text, options);
  }
}

// What is said of time to come holds for its clause; a date long past that the sentence before told
// gives its year to the months that follow.
TEST(TagTimes, ReportClauses) {
  const TimeOptions options = Report(2019, 5, 16);
  for (const char* text : {
           "They voted in [[February|2019-02]] to refuse, and they will vote in [[June|2019-06]].",
           "She said on [[Monday|2019-05-13]] that it will open in [[July|2019-07]].",
           "She said on [[Monday|2019-05-13]] he will leave on [[Friday|2019-05-17]].",
           "In [[June|2019-06]], they will vote.",
           "She resigned in [[December|2018-12]] and voters will choose a mayor in "
           "[[June|2019-06]].",
           "A ferry has crossed since [[27 November|2018-11-27/..]], and it will go on.",
           // A text that opens with days of its own is no anniversary's, however old what it tells.
           "On [[4 May|2019-05-04]] it fell. It was built in [[1911|1911]], bought in "
           "[[1922|1922]], "
           "widened in [[1933|1933]], sold in [[1944|1944]] and painted in [[1955|1955]]. On "
           "[[Monday|2019-05-13]] a judge came; on [[8 May|2019-05-08]] they sang.",
           "It could last until [[Christmas|2019-12-25]].",
           "It lasted until [[Christmas|2018-12-25]].",
           "The schools are shut until [[Monday|2019-05-20]].",
           "The schools were shut until [[Monday|2019-05-13]].",
           "It opened on [[4 March 2011|2011-03-04]]. In [[October|2011-10]] it closed.",
           "It opened on [[4 March 2011|2011-03-04]]. It reopened [[this January|2019-01]].",
           "He has led it since [[July 2011|2011-07/..]]. In [[October|2018-10]] he fell ill.",
           "\"We will know more,\" she said on [[Tuesday|2019-05-14]].",
           "She will leave at [[the end of next month|2019-06]].",
           "They travel to Selby on [[Wednesday|2019-05-22]]. They met Leeds on "
           "[[Sunday|2019-05-12]].",
           "The fair opens on [[Saturday|2019-05-18]].",
           "She said it would be closed in [[the autumn|2019-23]].",
           "On [[12 January|2019-01-12]] they found what he had said they would find.",
           "He was out of work before: in [[1984|1984]], as a lad, he left at "
           "[[Easter|1984-04-22]].",
           "In office since [[2016|2016/..]], she leaves at [[the end of the year|2019]].",
           "It opened in [[2011|2011]]. The data are to be released in [[March|2020-03]].",
           "It fell in [[the week to 5 May|2019-04-29/2019-05-05]].",
           "It should start [[this autumn|2019-23]]; it ended [[this January|2019-01]].",
           "It opened on [[4 March 2011|2011-03-04]]. It will close in [[October|2019-10]].",
       }) {
    ExpectMarked(text, options);
  }
}

TEST(TagTimes, MoreNarrativeContext) {
  for (const char* text : {
           "It began in [[the autumn of 1791|1791-23]]. In [[March|1792-03]] it stopped.",
           "It began in [[the winter of 1791|1791-24]]. In [[March|1792-03]] it stopped.",
           "It began in [[the spring of 1791|1791-21]]. In [[October|1791-10]] it stopped.",
           "On [[17 July 1834|1834-07-17]] they met; [[two nights later|1834-07-19]] they left.",
           "It was wound up in [[1871-2|1871/1872]].",
           "It opened in [[2018-07|2018-07]].",
           "It lasted from [[Easter to Whitsun 1911|1911-04-16/1911-06-04]].",
           "In [[1976|1976]] they met; [[a quarter of a century later|2001]] they parted.",
           "In [[1976|1976]] they met. Today all is well.",
           "It ended in [[1536 or 1537|[1536,1537]]].",
           "Between [[1990 and 2010|1990/2010]] emissions fell.",
           "Ptolemy ([[c. 100 – c. 170 AD|0100~/0170~]]) drew maps.",
       }) {
    ExpectMarked(text);
  }
}

// An article of 2021 on the flood of 1921: what points to the moment of writing is near it, all
// else is of the story.
TEST(TagTimes, ReportOfTimesLongPast) {
  const char story[] =
      "The bank slid [[a hundred years ago tomorrow|1921-02-18]]. It was begun in [[1902|1902]]. "
      "It "
      "was done in [[1904|1904]]. He came in [[1910|1910]]. He left in [[1911|1911]]. ";
  for (const char* text : {
           "At twelve on [[the Friday night|1921-02-18]] it slid. On [[9 May|1921-05-09]] he died.",
           "On [[Saturday 19 February 1921|1921-02-19]] they met. In [[April|1921-04]] they left.",
           "On [[23 January 1910|1910-01-23]] they sailed. On [[the Tuesday|1910-01-18]] the wind "
           "had been too strong; on [[the Thursday|1910-01-20]] a mast had broken.",
           "In [[May 1921|1921-05]] it rose. [[Last week|2021-02-08/2021-02-14]] it fell.",
           "In [[May 1921|1921-05]] it rose. It will be opened in [[June|2021-06]].",
           "In [[May 1921|1921-05]] it rose. They sat down [[this January|2021-01]].",
           "In [[May 1921|1921-05]] it rose. Dyson, born in [[1880|1880]], left [[that "
           "summer|1921-22]].",
       }) {
    ExpectMarked(std::string(story) + text, Report(2021, 2, 17));
  }
}

// Headings that are days say when what stands under them was written.
TEST(TagTimes, Diary) {
  const DocumentText plain = PlainText(
      "Saturday, 3 June 1893\n\nWe left.\n\nTuesday, 6 June\n\nOn Monday we saw it. Tomorrow we "
      "go.");
  DocumentText doc = plain;
  ASSERT_EQ(doc.blocks.size(), 4u);
  doc.blocks[0].kind = doc.blocks[2].kind = BlockKind::kHeading;
  const auto all = TagTimes(doc, {});
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[2].edtf, "1893-06-05");
  EXPECT_EQ(all[3].edtf, "1893-06-07");
}

TEST(TagTimes, UnresolvedWithoutContext) {
  const DocumentText doc = PlainText("In May they left. The next day it rained.");
  for (const TimeExpression& e : TagTimes(doc, {})) {
    EXPECT_TRUE(e.edtf.empty()) << e.span.In(doc.text);
    EXPECT_EQ(e.resolution, RESOLUTION_UNSPECIFIED);
  }
}

TEST(TagTimes, NoDates) {
  for (const char* text : {
           "Trade grew (Smith, 2013; Lee and Park 2010, p. 45).",
           "As Jones et al. (1998) found, trade grew.",
           "See pp. 1954-58 and Resolution 1973.",
           "See https://example.org/2013/04/05/a and doi:10.1000/1972.12.",
           "ISBN 978-1-4028-9462-6, order 2013-4455-1.",
           "Version 2.4.0 and 10.13.2022.1 run on Mi-35 and U-2, and on the X1950.",
           "They sent 1,500 troops and 1500 soldiers for USD 1950.",
           "They may march on; a second man will.",
           "After 9/11 nothing was the same.",
           "Write to may2013@example.org.",
       }) {
    ExpectMarked(text);
  }
}

TEST(TagTimes, ImpossibleDates) {
  for (const char* text : {
           "It fell on [[31 April 1935|problem]].",
           "It fell on [[February 29, 1935|problem]].",
           "The war of [[1942–1940|problem]] was hard.",
           "The siege ([[241-250 BC|problem]]) was long.",
           "It ran from [[28 February 2021 to 14 January 2021|problem]].",
       }) {
    ExpectMarked(text);
  }
}

TEST(TagTimes, StatedWeekdayIsKept) {
  const DocumentText doc = PlainText("On Tuesday, 9 November 2020 it fell.");
  const auto all = TagTimes(doc, {});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].stated_weekday, 2);
  EXPECT_EQ(WeekdayOf(*all[0].earliest), 1);
}

TEST(TagTimes, NumericOrder) {
  ExpectMarked("On [[13/4/1906|1906-04-13]] and [[3/4/1906|1906-04-03]].");
  ExpectMarked("On [[4/13/1906|1906-04-13]] and [[3/4/1906|1906-03-04]].");
  ExpectMarked("On [[3/4/1906|[1906-04-03,1906-03-04]]] alone.");
  TimeOptions options;
  options.date_order = DateOrder::kMonthDay;
  ExpectMarked("On [[3/4/1906|1906-03-04]] alone.", options);
}

TEST(TagTimes, OldAndNewStyle) {
  const DocumentText doc = PlainText("The palace fell on 25 October (7 November) 1917.");
  const auto all = TagTimes(doc, {});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].edtf, "1917-11-07");
  const DocumentText marked = PlainText("It fell on 25 October 1917 O.S. and ended.");
  const auto julian = TagTimes(marked, {});
  ASSERT_EQ(julian.size(), 1u);
  EXPECT_EQ(julian[0].edtf, "1917-11-07");
  EXPECT_TRUE(julian[0].julian);
}

TEST(TagTimes, AnchorsThatTheTextDoesNotDate) {
  const DocumentText doc = PlainText(
      "They met in 1970. Two years after her husband's death, she "
      "left.");
  const auto all = TagTimes(doc, {});
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[1].edtf.empty());
  ASSERT_TRUE(all[1].anchor_phrase.has_value());
  EXPECT_EQ(all[1].anchor_phrase->In(doc.text), "her husband's death");
  ASSERT_TRUE(all[1].offset_min && all[1].offset_max);
  EXPECT_LE(*all[1].offset_min, 730);
  EXPECT_GE(*all[1].offset_max, 730);
}

TEST(ResolveAnchor, CountsInTheCalendar) {
  struct Row {
    const char* text;
    const char* anchor;
    const char* edtf;
  };
  for (const Row& row : {
           Row{"Three years after the wedding she left.", "26 July 1895", "1898"},
           Row{"Two days before the vote she left.", "1 March 2020", "2020-02-28"},
           Row{"A year and a half after the fire it reopened.", "April 1906", "1907-10~"},
           Row{"Five years after the battle she left.", "2 August 216 BC", "-0210"},
           Row{"About ten years after the fire it reopened.", "1906", "1916~"},
           Row{"A month after the congress she left.", "from 3 to 7 May 1970", "1970-06"},
           // Seasons of three months: the next one, the same one of another year.
           Row{"Three months after the fire it reopened.", "the spring of 1867", "1867-22"},
           Row{"Six months before the fire she left.", "the spring of 1867", "1866-23"},
           Row{"A year after the fire it reopened.", "the spring of 1959", "1960-21"},
           Row{"Four years after the fire it reopened.", "the spring of 1959", "1963"},
           Row{"Two months after the fire it reopened.", "the spring of 1867", ""},
           // A day cannot be counted from a month.
           Row{"Two days after the fire it reopened.", "April 1906", ""},
       }) {
    const DocumentText text = PlainText(row.text), date = PlainText(row.anchor);
    const auto shifts = TagTimes(text, {}), dates = TagTimes(date, {});
    ASSERT_FALSE(shifts.empty()) << row.text;
    ASSERT_EQ(dates.size(), 1u) << row.anchor;
    TimeValue value;
    EXPECT_EQ(ResolveAnchor(shifts[0], ToProto(dates[0], date), &value), row.edtf[0] != 0);
    EXPECT_EQ(value.edtf(), row.edtf) << row.text;
    EXPECT_EQ(value.has_earliest(), row.edtf[0] != 0);
  }
}

TEST(TagTimes, LengthsThatLookLikeCounts) {
  struct Row {
    const char* text;
    const char* timex;
  };  // of the last expression
  for (const Row& row : {
           Row{"A series is kept alive for two years after its first release.", "P2Y"},
           Row{"A store takes about forty minutes on the reference machine.", "PT40M"},
           Row{"They met in 1970. They waited nine years for a house.", "1979"},
           Row{"They met in 1970. Ten years on, the dam was finished.", "1980"},
           Row{"They met in 1970. The dam was finished ten years after.", "1980"},
       }) {
    const auto all = TagTimes(PlainText(row.text), {});
    ASSERT_FALSE(all.empty()) << row.text;
    EXPECT_EQ(all.back().timex_value, row.timex) << row.text;
  }
}

TEST(TagTimes, YearsOfTheSentenceAndOfTheStory) {
  struct Row {
    const char* text;
    const char* last;
  };  // EDTF of the last expression
  for (const Row& row : {
           // A year told aside is the one of the rest of its sentence, and of no other.
           Row{"In February 1895 a train was buried. The storms of 1947 closed the line on 3 "
               "February.",
               "1947-02-03"},
           Row{"In February 1895 a train was buried. The storms of 1947 were worse. It ran again "
               "on 3 March.",
               "1895-03-03"},
           Row{"In 1901 they met. Osei, who did not join until 1936, was ill the next spring.",
               "1937-21"},
           // 'Ever had' is no look back.
           Row{"In January 1356, the best month that they ever had, it came, and the rest on 25 "
               "December.",
               "1356-12-25"},
           // The year named last in the paragraph, though it was a plan.
           Row{"They met in May 2016.\n\nIt was planned for March 2009. The fire, in June of the "
               "previous year, came first.",
               "2008-06"},
           // After a birth the story goes on from the deed.
           Row{"Osei, born in Accra in 1901, isolated it in 1934. In May she told the others.",
               "1934-05"},
           Row{"The strike of 1901 led to a law of 1934. In May the king signed.", "1901-05"},
       }) {
    const auto all = TagTimes(PlainText(row.text), {});
    ASSERT_FALSE(all.empty()) << row.text;
    EXPECT_EQ(all.back().edtf, row.last) << row.text;
  }
  TimeOptions published;
  published.reference_day = DayNumber(2017, 9, 2);
  const auto all =
      TagTimes(PlainText("It began a hundred and six years ago. The doctor was ill that summer."),
               published);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].edtf, "1911-22");
}

TEST(TagTimes, NothingFromBlocksThatAreNoProse) {
  DocumentText doc = PlainText("Smith, J. Trade in 1972. London 1985.");
  doc.blocks[0].kind = BlockKind::kReference;
  EXPECT_TRUE(TagTimes(doc, {}).empty());
  doc.blocks[0].kind = BlockKind::kCode;
  EXPECT_TRUE(TagTimes(doc, {}).empty());
}

TimeOptions PublishedOn(int32_t year, int month, int day) {
  TimeOptions options;
  options.reference_day = DayNumber(year, month, day);
  return options;
}

TEST(TagTimes, TextsOfTheirDay) {
  const TimeOptions paper = PublishedOn(2018, 11, 7);
  for (const char* text : {
           // It opens with days of its own, and the years that it names are near.
           "On [[18 October|2018-10-18]] they were held. The fire of [[17 June 2017|2017-06-17]] "
           "was "
           "forgotten. Nobody minded. They came out on [[24 October|2018-10-24]] and won.",
           // The weekday is that of the paper's year.
           "She was launched in [[November 2017|2017-11]]. Smoke was seen on [[Friday, 12 "
           "October|2018-10-12]].",
           // No year near has it: the story's.
           "She was launched in [[November 2017|2017-11]]. Smoke was seen on [[Friday, 13 "
           "October|2017-10-13]].",
           "She was launched in [[November 2017|2017-11]]. She left [[on Wednesday|2018-11-07]].",
       }) {
    std::string marked = text;
    const size_t on = marked.find("[[on Wednesday");
    if (on != std::string::npos) marked.replace(on, 5, "on [[");
    ExpectMarked(marked, paper);
  }
  TimeOptions memoir = PublishedOn(1964, 5, 4);
  memoir.reading = TimeReading::kNarrative;
  ExpectMarked("She was made a dame in [[1950|1950]]. She left on a wet Friday in her boots.",
               memoir);
}

TEST(TagTimes, ReportsGoForward) {
  const TimeOptions report = Report(2018, 10, 13);
  for (const char* text : {
           "Launched [[last November|2017-11]], she sailed in [[May|2018-05]].",
           "She was launched in [[November 2016|2016-11]]. It had been put off in [[May|2016-05]].",
           "It broke out on [[Friday, Oct. 12|2018-10-12]]. It was put out on [[the Sunday "
           "morning|2018-10-14]].",
           "They were held on [[Tuesday of last week|2018-10-02]].",
           "The service is [[tomorrow week|2018-10-21]].",
       }) {
    ExpectMarked(text, report);
  }
}

TEST(TagTimes, YearsOfTwoDigitsBc) {
  for (const char* text : {
           "It began in [[132 BC|-0131]]. In [[95|-0094]] Rome allowed it, in [[94|-0093]] he "
           "died.",
           "It began in [[90 BC|-0089]]; in [[the spring of 89|-0088-21]] they sailed, 85 in all.",
           "It began in [[90 BC|-0089]]; in 85 ships, for 12 of 30 drachmas, they sailed.",
           "It began in [[490 BC|-0489]]; in 85 they sailed.",
           "It began in [[1990|1990]]; in 85 they sailed.",
           "They met in [[May 1990|1990-05]]; by [[11 June|1990-06-11]] 47 had left.",
       }) {
    ExpectMarked(text);
  }
}

TEST(TagTimes, SaysWhichReadingWasChosen) {
  TimeReading used;
  DocumentText doc = PlainText("The court sat yesterday. It meets again next week.");
  TimeOptions options;
  options.reference_day = DayNumber(2021, 3, 5);
  TagTimes(doc, options, &used);
  EXPECT_EQ(used, TimeReading::kReport);
  TagTimes(PlainText("In 1970 they met. In May they left."), options, &used);
  EXPECT_EQ(used, TimeReading::kNarrative);
}

}  // namespace
}  // namespace dateline
