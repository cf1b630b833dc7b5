#include "extract/claim/heading_dates.h"

namespace dateline {
namespace {

// Bytes that a dated heading has besides its date: '[2.4.0] - 2023-05-17', 'Release 2.4 (3 May)'.
constexpr uint32_t kLongestEntryName = 40;

}  // namespace

HeadingDates::HeadingDates(const DocumentText& doc, const std::vector<TimeExpression>& times)
    : doc_(doc) {
  for (const TimeExpression& time : times) {
    const int block = BlockAt(doc, time.span.begin);
    if (block < 0 || doc.blocks[block].kind != BlockKind::kHeading) continue;
    // A stretch of years frames a chapter; it dates no entry.
    if (time.edtf.empty() || time.grain > MONTH || time.kind == WHOLE) continue;
    date_of_.emplace(block, &time);
  }
}

const TimeExpression* HeadingDates::Of(int block) const {
  for (int heading = doc_.blocks[block].heading; heading >= 0;
       heading = doc_.blocks[heading].heading) {
    const TimeExpression* date = In(heading);
    // A heading that is a sentence dates no entries: 'Report on the accident of 3 May'.
    if (date == nullptr) continue;
    const uint32_t size = doc_.blocks[heading].span.size();
    return size > date->span.size() + kLongestEntryName ? nullptr : date;
  }
  return nullptr;
}

const TimeExpression* HeadingDates::In(int heading) const {
  const auto found = date_of_.find(heading);
  return found == date_of_.end() ? nullptr : found->second;
}

}  // namespace dateline
