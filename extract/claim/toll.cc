// Quantities as a claim keeps them; the dead are counted in one unit.
#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "extract/claim/assemble.h"
#include "extract/language/analyzer.h"
#include "extract/mention/lexicon.h"

namespace dateline {
namespace {

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

// The words of letters right behind a place, up to punctuation; empty where there are fewer.
std::array<absl::string_view, 4> WordsBehind(absl::string_view text, size_t at) {
  std::array<absl::string_view, 4> words;
  for (absl::string_view& word : words) {
    if (at >= text.size() || !absl::ascii_isspace(text[at])) break;
    while (at < text.size() && absl::ascii_isspace(text[at])) ++at;
    size_t end = at;
    while (end < text.size() && absl::ascii_isalpha(text[end])) ++end;
    word = text.substr(at, end - at);
    at = end;
  }
  return words;
}

// The word behind a place, 'more' and 'others' left out: 'two more [[died]]'.
absl::string_view WordBehindMore(absl::string_view text, size_t at) {
  const std::array<absl::string_view, 4> words = WordsBehind(text, at);
  return OneOf(words[0], {"more", "others"}) ? words[1] : words[0];
}

// The word right before a place; empty where punctuation stands between.
absl::string_view WordBefore(absl::string_view text, size_t at) {
  size_t end = at;
  while (end > 0 && absl::ascii_isspace(text[end - 1])) --end;
  size_t begin = end;
  while (begin > 0 && absl::ascii_isalpha(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

bool IsPeople(absl::string_view unit) {
  if (OneOf(unit, {"life", "people", "person", "victim", "man", "woman", "hand"})) return true;
  for (absl::string_view above : NounHypernyms(unit)) {
    if (above == "person") return true;
  }
  return false;
}

// '44 passengers dead', '44 men lay dead', '44 were drowned', '44 who perished'. 'Lost' is dead of
// people alone: 'two ships were lost'.
bool DeadBehind(absl::string_view text, size_t at, bool people) {
  const std::array<absl::string_view, 4> words = WordsBehind(text, at);
  size_t i = 0;
  if (OneOf(words[i], {"more", "others"})) ++i;  // 'two more were killed'
  if (OneOf(words[i], {"who", "that"})) ++i;
  if (OneOf(words[i], {"had", "have"})) ++i;
  if (OneOf(words[i], {"lay", "were", "was", "are", "is", "lie", "left", "been", "fell"})) {
    ++i;
    if (people && words[i] == "lost") return true;
    if (words[i] == "all") ++i;
  } else if (words[i] == "lost") {
    return people && i + 1 < words.size() && OneOf(words[i + 1], {"their", "his", "her"});
  }
  return i < words.size() && mention::HasRole(words[i], "dead");
}

// '44 were injured', '44 people wounded'
bool HurtBehind(absl::string_view text, size_t at) {
  const std::array<absl::string_view, 4> words = WordsBehind(text, at);
  size_t i = 0;
  while (i < words.size() && OneOf(words[i], {"were", "was", "are", "had", "have", "been", "badly",
                                              "seriously", "slightly", "others", "more"})) {
    ++i;
  }
  return i < words.size() && mention::HasRole(words[i], "hurt");
}

// 'cost 44 lives', whatever the tree has
bool LivesTaken(absl::string_view text, size_t at, absl::string_view unit) {
  return unit == "life" && mention::HasRole(WordBefore(text, at), "takes lives");
}

// Whether the dead are what is counted: '44 dead', '44 deaths', 'killed 44 people', 'killed 44'.
bool CountsDead(absl::string_view text, Span span, bool deadly, const Quantity& quantity) {
  const absl::string_view unit = quantity.unit();
  if (OneOf(unit, {"dead", "death", "fatality"})) return true;
  const bool people = IsPeople(unit);
  if (deadly && people) return true;
  if (LivesTaken(text, span.begin, unit)) return true;
  if (!people && !unit.empty()) return false;
  if (DeadBehind(text, span.end, people)) return true;
  // A bare figure counts people where it stands at the verb: 'killed 44', '44 died'.
  return deadly && unit.empty() &&
         (mention::HasRole(WordBefore(text, span.begin), "kills") ||
          mention::HasRole(WordBehindMore(text, span.end), "dies"));
}

// Whether the hurt are: '44 injured', 'injuring 44 people', '44 people were injured'.
bool CountsHurt(absl::string_view text, Span span, const Quantity& quantity) {
  const absl::string_view unit = quantity.unit();
  if (mention::HasRole(unit, "hurt") || unit == "injury") return true;
  if (!unit.empty() && !IsPeople(unit)) return false;
  return mention::HasRole(WordBefore(text, span.begin), "hurts") || HurtBehind(text, span.end);
}

}  // namespace

void AddQuantity(const DocumentAnalysis& all, const QuantityMention& mention, bool deadly,
                 Claim* claim) {
  Quantity* quantity = claim->add_quantities();
  *quantity = mention.quantity;
  *quantity->mutable_location() = LocationOf(all.doc, mention.span);
  const bool dead = CountsDead(all.doc.text, mention.span, deadly, *quantity);
  if (!dead && !CountsHurt(all.doc.text, mention.span, *quantity)) return;
  quantity->set_unit(dead ? "dead" : "injured");
  quantity->set_of(quantity->unit());
}

}  // namespace dateline
