// Texts with one mistake each, and texts that look like them and have none.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "absl/strings/str_join.h"
#include "extract/extract.h"
#include "reconcile/reconcile.h"

namespace dateline {
namespace {

std::string LintsOf(const std::string& text) {
  absl::StatusOr<Extraction> extraction = ExtractClaims(text, "text.md", {});
  if (!extraction.ok()) return std::string(extraction.status().message());
  const Report report = Reconcile({*std::move(extraction)}, {});
  std::set<std::string> rules;
  for (const Finding& finding : report.findings()) {
    if (finding.kind() == Finding::LINT) rules.insert(finding.rule());
  }
  return absl::StrJoin(rules, " ");
}

struct Case {
  const char* rules;  // that report something, sorted; empty: none
  const char* text;
};

void Check(const Case& c) { EXPECT_EQ(LintsOf(c.text), c.rules) << c.text; }

TEST(LintSentences, Weekdays) {
  for (const Case& c : {
           Case{"weekday-mismatch", "On Wednesday, 4 July 1918 the council moved to Bremen."},
           Case{"", "On Thursday, 4 July 1918 the council moved to Bremen."},
           Case{"weekday-mismatch", "- **Monday, 2 March 2021**: the depot in Lyon was closed."},
           Case{"", "- **Tuesday, 2 March 2021**: the depot in Lyon was closed."},
           Case{"weekday-mismatch", "The ferry sank on Monday, 2 May 1958, off Bergen."},
           // Before the reform of the calendar, and while both were in use.
           Case{"", "The council rose on Sunday, 30 July 1419, in Bremen."},
           Case{"weekday-mismatch", "The council rose on Wednesday, 14 July 1420, in Bremen."},
           Case{"", "The king was beheaded on Tuesday, 30 January 1649, in London."},
           Case{"weekday-mismatch", "The king was beheaded on Friday, 30 January 1649, in London."},
           Case{"", "The ferry sank in May 1958. Every Friday a candle is lit."},
       }) {
    Check(c);
  }
}

TEST(LintSentences, DatesOfNoCalendar) {
  for (const Case& c : {
           Case{"impossible-date", "The mayor opened the park on 31 September 1964."},
           Case{"", "The mayor opened the park on 30 September 1964."},
           Case{"impossible-date", "The council met on 29 February 1931."},
           Case{"", "The council met on 29 February 1932."},
       }) {
    Check(c);
  }
}

TEST(LintSentences, OrderAndCitations) {
  for (const Case& c : {
           Case{"order-reversed", "The mill ran from 5 May 1955 to 3 March 1955."},
           Case{"", "The mill ran from 3 March 1955 to 5 May 1955."},
           Case{"", "The siege of 264-241 BC ruined the island."},
           Case{"citation-before-event",
                "The railway to Graz opened on 1 May 1970 (Brandt, 1961)."},
           Case{"", "The railway to Graz opened on 1 May 1970 (Brandt, 1991)."},
           Case{"", "The plan foresaw that the railway would be complete by 1999 (Meyer, 1975)."},
       }) {
    Check(c);
  }
}

TEST(LintSentences, Ages) {
  for (const Case& c : {
           Case{"duration-mismatch",
                "Lina Ostrander was born on 3 March 1881. Ostrander died on 9 May 1950, aged 72."},
           Case{"",
                "Lina Ostrander was born on 3 March 1881. Ostrander died on 9 May 1950, aged 69."},
           Case{"", "Lina Ostrander was born in 1881. Ostrander died in 1950, aged 68."},
           Case{"duration-mismatch",
                "Lina Ostrander was born in October 1881. She moved to Vienna in June 1908, when "
                "she was thirty-five."},
           Case{"",
                "Lina Ostrander was born in October 1881. She moved to Vienna in June 1908, when "
                "she was twenty-six."},
           Case{"duration-mismatch",
                "Lina Ostrander was born in September 1819. She died on 20 May 1896, in her "
                "seventy-ninth year."},
           Case{"",
                "Lina Ostrander was born in September 1819. She died on 20 May 1896, in her "
                "seventy-seventh year."},
           Case{"",
                "Lina Ostrander was born in 1819. In 1860, in her ninth year as a teacher, she "
                "resigned."},
           Case{"duration-mismatch",
                "Tomas Birkeland was born in 1897. In June 1923 Birkeland, then thirty-nine, "
                "sailed for Lisbon."},
           Case{"",
                "Tomas Birkeland was born in 1897. In June 1923 Birkeland, then twenty-five, "
                "sailed for Lisbon."},
           // Somebody else's age.
           Case{"", "Tomas Birkeland was born in 1897. In 1923 Jonas Weber, aged 60, retired."},
       }) {
    Check(c);
  }
}

TEST(LintSentences, WhatHadLastedByTheDatesToldBefore) {
  for (const Case& c : {
           Case{"duration-mismatch",
                "Troops were landed at Graz on 15 May 1919. The town was freed by others. They "
                "entered Graz on 9 September 1922. The occupation had lasted two years and four "
                "months."},
           Case{"",
                "Troops were landed at Graz on 15 May 1919. The town was freed by others. They "
                "entered Graz on 9 September 1922. The occupation had lasted three years and four "
                "months."},
           // From something else, and from one of two.
           Case{"",
                "Troops were landed at Graz on 15 May 1909. They entered Graz on 9 September 1922. "
                "The occupation had lasted two years and four months."},
           Case{"",
                "Troops were landed at Graz on 15 May 1919. Troops were landed at Graz again on 15 "
                "June 1919. They entered Graz on 9 September 1922. The occupation had lasted two "
                "years and four months."},
       }) {
    Check(c);
  }
}

TEST(LintSentences, LengthsByTheClock) {
  for (const Case& c : {
           Case{
               "duration-mismatch",
               "On 3 May 2011 the line was closed for four and a half hours, from 09:42 to 13:17."},
           Case{"duration-mismatch",
                "On 3 May 2011 the line was closed from 09:42 to 13:17, or for 95 minutes."},
           Case{"",
                "On 3 May 2011 the line was closed for three and a half hours, from 09:42 to "
                "13:17."},
           Case{"",
                "On 3 May 2011 the line was closed from 09:42 to 13:17, or for three hours and a "
                "half."},
           Case{"", "On 3 May 2011 the line was closed from 22:30 to 1:15, for about three hours."},
           // A length of something else between the times, and times that are no stretch.
           Case{"", "On 3 May 2011 it rained at 09:42 and at 13:17, and the walk took two hours."},
       }) {
    Check(c);
  }
}

TEST(LintSentences, Lengths) {
  for (
      const Case& c : {
          Case{"duration-mismatch", "The strike lasted from 1902 to 1904, six years in all."},
          Case{
              "duration-mismatch",
              "Birkeland ran the stores at Lyon from 1915 until 1918, seven years that he forgot."},
          Case{
              "",
              "Birkeland ran the stores at Lyon from 1915 until 1918, three years that he forgot."},
          Case{"", "Birkeland ran the stores at Lyon from 1915 until 1947, thirty years in all."},
          Case{"", "The strike lasted from 1902 to 1904, two years in all."},
          Case{"duration-mismatch",
               "The first regatta was held on 12 August 1962. The regatta returned, five years "
               "after the first, on 10 "
               "August 1965."},
          Case{"",
               "The first regatta was held on 12 August 1962. The regatta returned, three years "
               "after the first, on 10 "
               "August 1965."},
          Case{"duration-mismatch",
               "The school, founded in 1930, was closed forty years later, in 1955."},
          Case{"", "The school, founded in 1930, was closed twenty-five years later, in 1955."},
          Case{"",
               "The hall opened on 5 May 1901 and burned down six weeks later, on 20 June 1901."},
          Case{"duration-mismatch",
               "The hall opened on 5 May 1901 and burned down two weeks later, on 20 June 1901."},
          // The distance is from the earlier of two dates.
          Case{"",
               "The firm was founded in 1930 and moved in 1950. Forty years later, in 1970, it "
               "failed."},
          // Counted from what another paragraph told.
          Case{
              "",
              "The bridge was closed in 1950. The minister came back 45 years later, in Dec 1954."},
      }) {
    Check(c);
  }
}

TEST(LintSentences, Numbers) {
  for (const Case& c : {
           Case{"malformed-number", "In 1962 the port took 12,5000 ships."},
           Case{"malformed-number", "In 1962 the port cost €1,40 million."},
           Case{"", "In 1962 the ticket cost €1,40."},
           Case{"", "In 1962 the port took 12,500 ships."},
           Case{"", "In 1962 the port took 1.2 million tonnes."},
           Case{"", "In 2004 a ticket cost 12,50 euros."},
       }) {
    Check(c);
  }
}

TEST(LintSentences, Names) {
  for (const Case& c : {
           Case{"name-variant", "Tomas Birkeland sailed in 1923. Nobody had asked Mr Birkelund."},
           Case{"name-variant",
                "Josiah Birkeland sailed in 1923. Joseph Birkeland was the best of men."},
           Case{"name-variant", "Ines Birkeland sailed in 1923. Nobody had asked Inez Birkeland."},
           // Brother and sister, and a name that only ends otherwise.
           Case{"", "Maria Birkeland and Marta Birkeland sailed in 1923."},
           Case{"", "Johan Birkeland sailed in 1923. Johanna Birkeland stayed."},
           Case{"", "Tomas Birkeland sailed in 1923. Nobody had asked Mr Birkeland."},
           Case{"name-variant", "Anna Meier-Huber spoke in 1923. Ms Meyer-Huber left early."},
           // Two people.
           Case{"", "Roland Fischer was mayor until 1963. Anton Fisher followed in 1964."},
           Case{"", "Olga Ivanova won in 1964. Boris Ivanov lost."},
           Case{"", "Else Marquardt was born in 1881. Karl Marquart was no relation of hers."},
       }) {
    Check(c);
  }
}

TEST(LintSentences, RanksGivenTwice) {
  for (const Case& c : {
           Case{"ordinal-clash",
                "Edmund Lisle, the second chairman, resigned in 1870. Robert Askew, second "
                "chairman of "
                "the company, died in 1879."},
           Case{"ordinal-clash",
                "A second factory, at Porto, was opened in 2021. A second factory, at Bremen, was "
                "announced in 2020."},
           Case{"",
                "Edmund Lisle, the second chairman, resigned in 1870. Robert Askew, the third "
                "chairman, "
                "died in 1879."},
           // Of two bodies, and of what anybody may do a second time.
           Case{"",
                "Edmund Lisle, second chairman of the bank, resigned in 1870. Robert Askew, second "
                "chairman of the college, died in 1879."},
           Case{"",
                "Lisle paid his second visit to Rome in 1870. Askew paid his second visit to Rome "
                "in 1879."},
       }) {
    Check(c);
  }
}

}  // namespace
}  // namespace dateline
