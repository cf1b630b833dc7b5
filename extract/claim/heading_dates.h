// The dates of headings, for the entries that stand under them: a list item under
// '## [2.4.0] - 2023-05-17' happened then.
#ifndef DATELINE_EXTRACT_CLAIM_HEADING_DATES_H_
#define DATELINE_EXTRACT_CLAIM_HEADING_DATES_H_

#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/document_text.h"
#include "extract/time/tagger.h"

namespace dateline {

class HeadingDates {
 public:
  // Both must outlive this.
  HeadingDates(const DocumentText& doc, const std::vector<TimeExpression>& times);

  // The date of the dated heading that a block stands under, at any level; null: none.
  const TimeExpression* Of(int block) const;
  // The date that a heading itself has; null: none.
  const TimeExpression* In(int heading) const;

 private:
  const DocumentText& doc_;
  absl::flat_hash_map<int, const TimeExpression*> date_of_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_HEADING_DATES_H_
