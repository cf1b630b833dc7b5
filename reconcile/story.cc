#include "reconcile/story.h"

#include <cstdlib>
#include <limits>

#include "absl/container/flat_hash_map.h"
#include "reconcile/text_place.h"

namespace dateline {
namespace {

// How far behind a dated sentence, in bytes, the story is still taken to stand at its date.
constexpr int64_t kStoryReach = 500;

// Where a text's story stands, and the sentence that says so.
struct Line {
  DayRange story;
  int64_t at = 0;
  bool known = false;
};

// 'The ship, launched in 1998, lay without power': in a text that tells of days, another year is
// background.
bool IsAside(const Line& line, DayRange own) {
  constexpr int64_t kDays = 31, kYear = 360;
  if (!line.known || line.story.width() > kDays || own.width() < kYear) return false;
  return own.high < line.story.low || line.story.high < own.low;
}

}  // namespace

void ReadStory(const std::vector<const Claim*>& claims, std::vector<ClaimRow>* rows) {
  int32_t sentence = -1;
  Line line;
  for (size_t begin = 0, end = 0; begin < rows->size(); begin = end) {
    // Rows of one sentence.
    const Claim& first = *claims[begin];
    const ClaimRow *own = nullptr, *last = nullptr;  // the first and the last date of the sentence
    for (end = begin; end < rows->size() && claims[end]->quote_location().byte_offset() ==
                                                first.quote_location().byte_offset();
         ++end) {
      const ClaimRow& row = (*rows)[end];
      // A birth that is counted back from an age is no moment of the story.
      const Claim& claim = *claims[end];
      if (claim.event().event_class() == "birth" && claim.date().resolution() == RELATIVE) continue;
      if (!row.date.dated() || row.date.hull().open()) continue;
      if (own == nullptr) own = &row;
      last = &row;
    }
    ++sentence;
    const int64_t place = TextPlace(first.quote_location());
    if (std::abs(place - line.at) >= kStoryReach) line = Line();
    const Line before = line;
    if (own != nullptr && !IsAside(before, own->date.hull()))
      line.story = own->date.hull(), line.known = true;
    line.at = place;
    for (size_t i = begin; i < end; ++i) {
      ClaimRow& row = (*rows)[i];
      const bool dated = row.date.dated() && !row.date.hull().open();
      row.sentence = sentence;
      row.story = dated ? row.date.hull() : line.story;
      row.has_story = dated || line.known;
    }
    if (last != nullptr && !IsAside(before, last->date.hull()))
      line.story = last->date.hull(), line.known = true;
  }
}

void ShareDates(const std::vector<const Claim*>& claims, std::vector<ClaimRow>* rows) {
  absl::flat_hash_map<int32_t, std::vector<int32_t>> dated;  // by sentence
  for (size_t i = 0; i < rows->size(); ++i) {
    ClaimRow& row = (*rows)[i];
    row.when = row.date;
    if (row.date.dated() && row.quote >= 0) dated[row.quote].push_back(static_cast<int32_t>(i));
  }
  const auto place = [&](size_t i) { return TextPlace(claims[i]->location()); };
  for (size_t i = 0; i < rows->size(); ++i) {
    ClaimRow& row = (*rows)[i];
    if (row.date.dated() || row.quote < 0) continue;
    const auto it = dated.find(row.quote);
    if (it == dated.end()) continue;
    int64_t nearest = std::numeric_limits<int64_t>::max();
    for (int32_t other : it->second) {
      const int64_t apart = std::abs(place(i) - place(static_cast<size_t>(other)));
      if (apart < nearest)
        nearest = apart, row.host = other, row.when = (*rows)[static_cast<size_t>(other)].date;
    }
  }
}

}  // namespace dateline
