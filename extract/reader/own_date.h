// The day on which a text says of itself to be written or published, in the forms of newspapers,
// agencies, magazines, releases and letters.
#ifndef DATELINE_EXTRACT_READER_OWN_DATE_H_
#define DATELINE_EXTRACT_READER_OWN_DATE_H_

#include <cstddef>

#include "absl/strings/string_view.h"
#include "proto/time.pb.h"

namespace dateline {

// Bytes of the dateline that opens a news report: "HALDEN, March 4 (NPW) - "; 0: none.
size_t DatelineSize(absl::string_view text);

// "Issued: 9 March 2021", "Published March 5, 2021 at 5:30 p.m.", "Last updated 1 July 2020".
bool ReadLabelledDate(absl::string_view text, TimeValue* date);

// A block that is a date of writing, or opens with one: "Tuesday 3 August 2021, 07.00 BST", "By Ann
// Lee, Lima | 3 August 2021", "The Lima Courier, 3 August 2021", "Antwerp, Wednesday, 12 June 2019.
// The board ...", "LIMA, 3 August 2021 (AP) - The board ...". False where a date is told rather
// than written at the head: "Loss of the Alma, 3 May 1911".
bool ReadOwnDate(absl::string_view text, TimeValue* date);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_OWN_DATE_H_
