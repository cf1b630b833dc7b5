#include "extract/time/story.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/match.h"

namespace dateline {
namespace {

// A date in the middle of a sentence that is so far from the story is told aside.
constexpr int32_t kFarYears = 25;

// So far before a date 'born' may stand, in bytes.
constexpr uint32_t kBirthReach = 60;

// A date so many months before publication is a story of its own in a report.
constexpr int32_t kPastMonths = 11;

// 'Since July 2021' and 'by July 2021' lead to the present.
bool OpenBound(Bound bound) {
  return bound == Bound::kSince || bound == Bound::kUntil || bound == Bound::kBy;
}

}  // namespace

Story::Story(const DocumentText& doc, const DocumentHabits& habits) : doc_(doc) {
  now_.reading = habits.reading;
  now_.published = habits.published;
  now_.bc = habits.bc;
  now_.past_story = habits.past_story;
  now_.of_its_day = habits.of_its_day;
}

void Story::Enter(const Candidate& c, std::optional<int32_t> year_ahead) {
  EnterBlock(c.block);
  KeepContexts(c.span.begin);
  if (IsAside(c) && !aside_) {
    saved_ = now_;
    aside_ = true;
    EnterFootnote(doc_.blocks[c.block]);
  }
  if (c.sentence > narrated_sentence_ + 1) now_.narrated = {};
  if (c.sentence != sentence_) now_.NewSentence();
  sentence_ = c.sentence;
  now_.year_ahead = year_ahead;
}

Told Story::SpeechMoment() const {
  if (now_.published) return {*now_.published, {}};
  return now_.last;
}

// Blocks beside the story: what they tell does not carry on behind them.
bool Story::IsAside(const Candidate& c) const {
  const BlockKind kind = doc_.blocks[c.block].kind;
  return kind == BlockKind::kFootnote || kind == BlockKind::kCaption || kind == BlockKind::kQuote;
}

void Story::EnterBlock(uint32_t block) {
  if (block == block_) return;
  now_.narrated = {};
  if (aside_) now_ = saved_;
  aside_ = false;
  // 'It lasted until February 1945.' The next paragraph goes on from before that.
  if (before_until_) now_ = *before_until_;
  before_until_.reset();
  if (!now_.frame.span.empty()) LeaveFrame(block);
  now_.left_frame_here = now_.recent_nearer = false;
  block_ = block;
}

// A footnote is read where its mark stands.
void Story::KeepContexts(uint32_t until) {
  for (; mark_ < doc_.note_marks.size() && doc_.note_marks[mark_].at <= until; ++mark_) {
    contexts_.emplace(doc_.note_marks[mark_].label, now_);
  }
}

void Story::EnterFootnote(const Block& block) {
  if (block.kind != BlockKind::kFootnote) return;
  const auto context = contexts_.find(block.label);
  if (context == contexts_.end()) return;
  now_ = context->second;
  now_.line = now_.last;
  now_.line_day = now_.last_day;
}

// A heading of the same or a higher level ends the frame; where levels are unknown (0), the
// next heading with a date does.
void Story::LeaveFrame(uint32_t block) {
  for (uint32_t b = block_ == ~0u ? 0 : block_ + 1; b <= block && b < doc_.blocks.size(); ++b) {
    const Block& heading = doc_.blocks[b];
    if (heading.kind == BlockKind::kHeading && heading.level != 0 &&
        heading.level <= frame_level_) {
      now_.frame = {};
      return;
    }
  }
}

// A heading's year is the frame of what stands under it.
void Story::TellHeading(const Candidate& c, const TimePoint& told, bool range) {
  now_.frame = {};
  now_.Move(told, c.span, true);
  now_.left_frame_here = false;
  now_.frame_departures = 0;
  now_.frame = told.grain == YEAR && !range ? now_.line : Told{};
  frame_level_ = doc_.blocks[c.block].level;
}

// 'In 1984 he was laid off at Easter', 'it was so before: in 1984 ...'
bool Story::OpensClause(const Candidate& c) const {
  const absl::string_view before = absl::string_view(doc_.text).substr(0, c.span.begin);
  return c.bound == Bound::kIn &&
         (c.leading || absl::EndsWith(before, ": in ") || absl::EndsWith(before, "; in "));
}

void Story::TellNarrated(const Candidate& c, const TimePoint& told) {
  now_.narrated = {};
  const TimePoint& published = *now_.published;
  const int month = told.has_month() ? told.month : 12;
  const int32_t months = (published.year - told.year) * 12 + published.month - month;
  if (!told.has_month() && !OpensClause(c)) return;
  if (months < kPastMonths || c.future || OpenBound(c.bound)) return;
  if (c.in_brackets || c.in_relative || c.in_quotation) return;
  now_.narrated = {told, c.span};
  narrated_sentence_ = c.sentence;
}

void Story::Tell(const Candidate& c, const Value& value) {
  if (!value.first.known() || !value.problem.empty() || value.about) return;
  const bool heading = doc_.blocks[c.block].kind == BlockKind::kHeading;
  TimePoint told = value.last.known() && !heading ? value.last : value.first;
  if (told.grain > YEAR && now_.last.known() && !heading) return;
  told.hour = told.minute = told.second = -1;
  told.part_of_day = 0;
  told.late = value.late && told.grain == YEAR && c.bound != Bound::kDuring;
  if (now_.published) TellNarrated(c, told);
  if (heading) {
    TellHeading(c, told, value.last.known());
  } else if (MovesStory(c, told, value)) {
    const bool until = c.after_until && !c.leading && now_.line.known() &&
                       BoundsOf(told).first > BoundsOf(now_.line.point).last;
    before_until_ = until ? std::optional<Discourse>(now_) : std::nullopt;
    now_.Move(told, c.span, c.leading);
    born_ = TellsOfBirth(c);
    told_block_ = c.block;
    now_.recent_nearer = false;
  } else if (!c.in_brackets && !IsBirthAside(c) && !(c.in_relative && c.past_perfect)) {
    const bool far = now_.line.known() && told.grain == YEAR && c.block == told_block_ && !born_ &&
                     std::abs(told.year - now_.line.point.year) >= kFarYears;
    if (far)
      now_.recent = {told, c.span}, now_.recent_here = true;
    else
      now_.Tell(told, c.span);
    now_.recent_nearer |= c.block != told_block_ && told.grain <= YEAR;
  }
}

void Story::WriteOn(const TimePoint& day) {
  now_.published = day;
  now_.reading = TimeReading::kReport;
}

// Whether the story goes on from this date, or it is a look back, a plan, a name ('the Geneva
// conference of 1954'), somebody's words.
bool Story::MovesStory(const Candidate& c, const TimePoint& told, const Value& value) const {
  const Told& line = now_.line;
  if (!line.known()) return true;
  if (c.in_brackets || c.in_quotation || IsBirthAside(c)) return false;
  const DayBounds now = BoundsOf(line.point), then = BoundsOf(told);
  const bool earlier = then.last<now.first, later = then.first> now.last;
  if (c.prospect && later) return false;
  if (c.look_back && earlier && value.resolution != EXPLICIT) return false;
  if (c.leading) return true;
  if (c.bound == Bound::kBy && later) return false;
  // 'On December 7 (December 8 in Asia), 1941': the day is still where the story stands.
  if (!earlier && !later && told.grain > line.point.grain) return told.late;
  if (earlier) return GoesBack(c, told, value);
  return !(later && !born_ && told.grain == YEAR && c.block == told_block_ &&
           std::abs(told.year - line.point.year) >= kFarYears);
}

// 'Born in Leeds in 1901, she isolated the virus in 1934': what follows on a birth is a life later.
bool Story::TellsOfBirth(const Candidate& c) const { return !BirthBefore(c).empty(); }

// The words from the sentence's or clause's beginning to the 'born' that the date belongs to.
absl::string_view Story::BirthBefore(const Candidate& c) const {
  const uint32_t begin =
      std::max(doc_.blocks[c.block].span.begin, c.span.begin - std::min(c.span.begin, kBirthReach));
  absl::string_view before = Span{begin, c.span.begin}.In(doc_.text);
  const size_t stop = before.find_last_of(".;:!?");
  if (stop != absl::string_view::npos) before.remove_prefix(stop + 1);
  const size_t at = before.rfind("born");
  if (at == absl::string_view::npos) return {};
  // 'born in 1901, she isolated it in 1934': the first year is the birth's.
  const absl::string_view between = before.substr(at);
  if (between.find_first_of("0123456789") != absl::string_view::npos) return {};
  return at == 0 || before[at - 1] == ' ' || before[at - 1] == '(' ? before.substr(0, at + 4)
                                                                   : absl::string_view();
}

// 'Dyson, born in 1880, rang the bell that winter': whose age it tells does not date the sentence.
bool Story::IsBirthAside(const Candidate& c) const {
  const absl::string_view birth = BirthBefore(c);
  return c.bound == Bound::kIn && !birth.empty() && !absl::EndsWith(birth, "was born") &&
         !absl::EndsWith(birth, "were born");
}

bool Story::GoesBack(const Candidate& c, const TimePoint& told, const Value& value) const {
  const bool name = told.grain == YEAR && (c.bound == Bound::kOf || c.bound == Bound::kNone);
  const bool back = value.resolution == RELATIVE || c.bound == Bound::kSince;
  // The first date of a paragraph may well begin anew; a later one that says its date goes back
  // for a moment.
  const bool look_back = value.resolution == EXPLICIT && c.block == told_block_;
  return !(c.past_perfect || c.in_relative || name || back || look_back);
}

}  // namespace dateline
