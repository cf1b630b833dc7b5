// The date of publication that a document gives: in markup, front matter, a journal's line.
#ifndef DATELINE_EXTRACT_READER_PUBLICATION_DATE_H_
#define DATELINE_EXTRACT_READER_PUBLICATION_DATE_H_

#include "absl/strings/string_view.h"
#include "proto/time.pb.h"

namespace dateline {

// "2021-03-05T06:40:00+01:00" -> 2021-03-05; "2021-03" and "2021" are months and years.
// False: the text does not start with an ISO date.
bool ReadIsoDate(absl::string_view text, TimeValue* date);

// The first full date in text: "5 March 2021", "March 5th, 2021", "Oct.9, 2017", "2021-03-05",
// or ("1 July 2020" only) with its ordinal ending. False: none.
bool FindWrittenDate(absl::string_view text, TimeValue* date);

// The year alone.
void SetYear(int year, TimeValue* date);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PUBLICATION_DATE_H_
