// Words for people: dates, labels, titles and queries. Plain English, the same bytes everywhere.
#ifndef DATELINE_RECONCILE_WORDING_H_
#define DATELINE_RECONCILE_WORDING_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"
#include "proto/finding.pb.h"

namespace dateline {

// "16 March 1972", "March 1972", "1972", "44 BC", "from 1979 to 1989", "since 1886"; the EDTF
// string for what has no plain wording.
std::string DateInWords(const TimeValue& value);

// "1 day", "12 days", "3 months", "2 years": how far two values lie apart.
std::string DaysInWords(int64_t days);

// "Zulfikar Ali Bhutto visited Moscow": the best clause of the claims; where none has one, "visit:
// Zulfikar Ali Bhutto, Moscow" of the claim that names most.
std::string EventLabel(const std::vector<const Claim*>& claims);

// A sentence in quotation marks, cut at a word when it is long.
std::string Quoted(absl::string_view text, size_t limit = 160);

// "1972 and March 1972 against 1971".
std::string Against(const std::vector<std::string>& some, const std::vector<std::string>& others);

// The file's name without its folders.
std::string FileName(const Claim& claim);

// "1st", "2nd", "last".
std::string OrdinalInWords(int32_t value);

// Asks the author which of the conflicting readings is right, each with its sentence.
std::string Query(absl::string_view what, const Finding& finding,
                  const std::vector<const Claim*>& witnesses,
                  const std::vector<std::string>& values);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_WORDING_H_
