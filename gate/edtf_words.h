// EDTF as words that the time engine reads, so that a date of the house's files goes the same way
// as one of a document.
//
//   EdtfInWords("1972-03-16") == "on 16 March 1972"      EdtfInWords("1979/1989") == "from 1979 to
//   1989"
#ifndef DATELINE_GATE_EDTF_WORDS_H_
#define DATELINE_GATE_EDTF_WORDS_H_

#include <string>

#include "absl/strings/string_view.h"

namespace dateline {

// With its preposition. Years, months, days, seasons, decades, intervals and open ends, each with
// ~ or ?; "" for anything else.
std::string EdtfInWords(absl::string_view edtf);

}  // namespace dateline

#endif  // DATELINE_GATE_EDTF_WORDS_H_
