#include "reconcile/clause.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace dateline {
namespace {

constexpr size_t kNowhere = absl::string_view::npos;
// A title shares its line with two or three values.
constexpr size_t kLongest = 72;

bool IsWordByte(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
         (static_cast<unsigned char>(c) & 0x80);
}

// Where the words stand in the sentence as whole words; of several places the nearest to `near`.
size_t FindWords(absl::string_view sentence, absl::string_view words, size_t near) {
  size_t best = kNowhere;
  const auto distance = [near](size_t at) { return at > near ? at - near : near - at; };
  for (size_t at = sentence.find(words); at != kNowhere; at = sentence.find(words, at + 1)) {
    const size_t end = at + words.size();
    if (at > 0 && IsWordByte(sentence[at - 1])) continue;
    if (end < sentence.size() && IsWordByte(sentence[end])) continue;
    if (best == kNowhere || distance(at) < distance(best)) best = at;
  }
  return best;
}

bool IsFunctionWord(absl::string_view word) {
  static constexpr absl::string_view kWords[] = {
      "a",      "about", "after", "an",     "and", "around", "as",  "at",
      "before", "but",   "by",    "during", "for", "from",   "in",  "of",
      "on",     "or",    "since", "the",    "to",  "until",  "with"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// 'the Soviet withdrawal', 'Druzhba military exercises', but not 'Afghanistan after the
// withdrawal'.
bool IsOnePhrase(absl::string_view between) {
  for (absl::string_view word : absl::StrSplit(between, ' ', absl::SkipEmpty())) {
    if (IsFunctionWord(word)) return false;
  }
  return true;
}

// 'in', 'on the': what is left before a date that is cut off.
absl::string_view WithoutLooseEnd(absl::string_view text) {
  for (;;) {
    text = absl::StripAsciiWhitespace(text);
    const size_t space = text.rfind(' ');
    const absl::string_view last = text.substr(space == kNowhere ? 0 : space + 1);
    if (!IsFunctionWord(last)) return text;
    text = text.substr(0, space == kNowhere ? 0 : space);
  }
}

// The end of what a verb goes on to say: before the date or the next mark of punctuation.
size_t EndOfPredicate(const Claim& claim, absl::string_view quote, size_t from) {
  size_t end = std::min(quote.find_first_of(",.;:()[]\"", from), quote.size());
  const absl::string_view date(claim.date().text());
  const size_t at = date.empty() ? kNowhere : quote.find(date, from);
  if (at != kNowhere) end = std::min(end, at);
  return std::max(from, end);
}

struct Clause {
  absl::string_view text;
  int names = 0;
};

bool StandsAlone(const Claim& claim, absl::string_view text) {
  if (text.size() > kLongest || text.find_first_of(";:()[]|*\"") != kNowhere) return false;
  // What one comma parts is two things; two of them set something apart.
  if (std::count(text.begin(), text.end(), ',') % 2 == 1) return false;
  // A relative clause hangs on another one.
  for (absl::string_view mark : {"“", "”", "…", "...", " who ", " whom ", " whose ", " which "}) {
    if (absl::StrContains(text, mark)) return false;
  }
  if (!claim.date().text().empty() && absl::StrContains(text, claim.date().text())) return false;
  return std::none_of(claim.quantities().begin(), claim.quantities().end(), [&](const Quantity& q) {
    return !q.text().empty() && absl::StrContains(text, q.text());
  });
}

Clause FindClause(const Claim& claim) {
  const absl::string_view quote(claim.quote());
  if (claim.event().text().empty()) return {};
  const size_t head = FindWords(quote, claim.event().text(), 0);
  // A word that stands twice: which of them is meant is not known here.
  if (head == kNowhere || FindWords(quote, claim.event().text(), quote.size()) != head) return {};
  const size_t head_end = head + claim.event().text().size();
  size_t begin = head, end = head_end;
  int names = 0, participants = 0;
  bool apart = false;
  for (const Participant& participant : claim.participants()) {
    if (participant.role() == CONTEXT) continue;
    if (participant.inferred() || participant.text().empty()) return {};
    const size_t at = FindWords(quote, participant.text(), head);
    if (at == kNowhere) return {};
    begin = std::min(begin, at);
    end = std::max(end, at + participant.text().size());
    names += participant.entity().kind() != OTHER;
    ++participants;
    if (!claim.event().nominal()) continue;
    // 'concession French': nothing says how they belong together.
    apart |= at == head_end + 1;
    const size_t behind = at + participant.text().size();
    apart |= behind < head && !IsOnePhrase(quote.substr(behind, head - behind));
  }
  if (apart || (!claim.event().nominal() && begin == head)) return {};
  if (!claim.event().nominal() && participants < 2) end = EndOfPredicate(claim, quote, end);
  const absl::string_view text = WithoutLooseEnd(quote.substr(begin, end - begin));
  if (names == 0 || !StandsAlone(claim, text)) return {};
  return {text, names};
}

}  // namespace

std::string ClauseOf(const Claim& claim) { return std::string(FindClause(claim).text); }

std::string BestClause(const std::vector<const Claim*>& claims) {
  Clause best;
  const auto rank = [](const Clause& clause) {
    return std::make_tuple(-clause.names, std::count(clause.text.begin(), clause.text.end(), ','),
                           clause.text.size(), clause.text);
  };
  for (const Claim* claim : claims) {
    const Clause clause = FindClause(*claim);
    if (!clause.text.empty() && (best.text.empty() || rank(clause) < rank(best))) best = clause;
  }
  return std::string(best.text);
}

}  // namespace dateline
