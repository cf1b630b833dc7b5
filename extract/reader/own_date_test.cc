#include "extract/reader/own_date.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct Row {
  const char* text;
  const char* edtf;  // empty: no date of writing
};

TEST(ReadOwnDate, OfNewspapersAgenciesAndLetters) {
  for (const Row& row : {
           Row{"Tuesday 3 August 2021", "2021-08-03"},
           Row{"Thu 6 Oct 2022 07.00 BST", "2022-10-06"},
           Row{"October 6, 2022 at 5:30 p.m. EDT", "2022-10-06"},
           Row{"2022-10-06 14:30", "2022-10-06"},
           Row{"6th October 2022", "2022-10-06"},
           Row{"By Ann Lee in Lima\n3 August 2021", "2021-08-03"},
           Row{"By Ann Lee, Lima | Thursday 6 October 2022", "2022-10-06"},
           Row{"*By Ann Lee, The Lima Courier, 6 October 2022*", "2022-10-06"},
           Row{"The Lima Courier, Thursday, October 6, 2022 | Page A3", "2022-10-06"},
           Row{"Antwerp, Wednesday, 12 June 2019. The board met.", "2019-06-12"},
           Row{"FOR IMMEDIATE RELEASE. Lima, May 3, 1921 - The board met.", "1921-05-03"},
           Row{"LIMA, Peru, 6 Oct. 2022 (Andes News Wire) - The board met.", "2022-10-06"},
           Row{"LIMA, Oct. 6, 2022 (AP) -- The board met.", "2022-10-06"},
           Row{"Lima, Peru, Thursday, Oct. 6, 2022 [AP] \u2014 The board met.", "2022-10-06"},
           Row{"LIMA, Peru, October 6, 2022 \u2013 The board met.", "2022-10-06"},
           Row{"[Lima, 6 October 2022]", "2022-10-06"},
           Row{"Vienna, 3rd of May 1848", "1848-05-03"},
           Row{"DOCKERS' NOTES\nLima Branch - No. 12 - 6 October 2022", "2022-10-06"},
           Row{"The Lima Bulletin - 6 October 2022", "2022-10-06"},
           Row{"AND0231 4 GEN HARBOUR-STRIKE (LEAD 2) 24-10-2022 1605GMT", "2022-10-24"},
           Row{"AND0231 HARBOUR 2022-10-06 0915", "2022-10-06"},
           // Told, not written at the head.
           Row{"AND0231 HARBOUR 05-10-2022 1605GMT", ""},
           Row{"LOSSES UNTIL 24-10-2022 AND LATER", ""},
           Row{"Treaty No. 12 of 6 October 2022", ""},
           Row{"Loss of the Alma, 3 May 1911", ""},
           Row{"The board met in Lima on 3 May 1921.", ""},
           Row{"On 3 May 1921 the board met.", ""},
           Row{"Chapter 4 | 3 May 1921", ""},
           Row{"LIMA (AP) - The board met.", ""},
       }) {
    TimeValue date;
    EXPECT_EQ(ReadOwnDate(row.text, &date), row.edtf[0] != 0) << row.text;
    EXPECT_EQ(date.edtf(), row.edtf) << row.text;
  }
}

TEST(ReadLabelledDate, Labels) {
  for (const Row& row : {
           Row{"Published: Thu 6 Oct 2022 07.00 BST", "2022-10-06"},
           Row{"First published on 6 October 2022", "2022-10-06"},
           Row{"PUBLISHED: October 6, 2022 at 5:30 a.m. | UPDATED: October 7, 2022", "2022-10-06"},
           Row{"**Date:** 6 October 2022", "2022-10-06"},
           Row{"Last updated 6 October 2022", "2022-10-06"},
           Row{"Received 5 May 2019; Revised 6 Dec. 2019; Available online 1st July 2020",
               "2020-07-01"},
           Row{"Filed 6 October 2022", "2022-10-06"},
           Row{"The report, published on 6 October 2022, blamed nobody.", ""},
           Row{"Dates of the fair", ""},
       }) {
    TimeValue date;
    EXPECT_EQ(ReadLabelledDate(row.text, &date), row.edtf[0] != 0) << row.text;
    EXPECT_EQ(date.edtf(), row.edtf) << row.text;
  }
}

TEST(DatelineSize, EndsBehindTheDash) {
  for (const Row& row : {
           Row{"HALDEN, March 4 (NPW) - The board met.", "HALDEN, March 4 (NPW) - "},
           Row{"LIMA, Peru, Thursday, Oct. 6 (AP) -- The board met.",
               "LIMA, Peru, Thursday, Oct. 6 (AP) -- "},
           Row{"LIMA, 6 October 2022 \u2013 The board met.", "LIMA, 6 October 2022 \u2013 "},
           Row{"Lima (Reuters) - The board met.", "Lima (Reuters) - "},
           Row{"The board (of six) - met.", ""},
           Row{"In May 1921 the board met - again.", ""},
       }) {
    EXPECT_EQ(absl::string_view(row.text).substr(0, DatelineSize(row.text)), row.edtf);
  }
}

}  // namespace
}  // namespace dateline
