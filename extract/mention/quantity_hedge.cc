#include "extract/mention/quantity_hedge.h"

#include <algorithm>
#include <string>

#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

// 'nearly a hundred' is less than a hundred, and not by much.
constexpr double kNearly = 0.85;

void SetBounds(absl::string_view effect, Quantity* quantity) {
  const double value = quantity->value();
  quantity->clear_min();
  quantity->clear_max();
  if (effect == "over" || effect == "atleast") {
    quantity->set_min(value);
  } else if (effect == "under" || effect == "atmost") {
    quantity->set_max(value);
  } else {
    quantity->set_min(effect == "nearly" ? value * kNearly : value);
    quantity->set_max(value);
    quantity->set_approximate(effect == "about" || effect == "nearly");
  }
}

// The longest hedge that ends right before word `first`; *begin is its first word.
absl::string_view HedgeBefore(const DocumentWords& words, int sentence_begin, int first,
                              int* begin) {
  for (int back = 4; back >= 1; --back) {
    const int from = first - back;
    if (from < sentence_begin || (back > 1 && !words.Match(from).longer())) continue;
    if (back == 1 && words[first].gap == Gap::kComma) continue;
    const LexEntry hedge = FindPhrase(FoldedPhrase(words, from, first - 1)).Of(LexTable::kHedge);
    if (hedge.table == LexTable::kNone || hedge.Field(1) != "before") continue;
    *begin = from;
    return hedge.Field(0);
  }
  return {};
}

// 'ten vans [[and more]] than forty cars', 'ten vans and more cars': the next thing's.
bool IsOfNext(const DocumentWords& words, int sentence_end, int last) {
  const int next = last + 1;
  if (next >= sentence_end || words[next].gap != Gap::kSpace) return false;
  const LexEntry number = words.Match(next).Of(LexTable::kNumberWord);
  return words.Folded(next) == "than" || words[next].shape == Shape::kNumber ||
         (number.table != LexTable::kNone && number.Field(0) == "cardinal") ||
         (words.Folded(last) == "more" && words.Folded(last - 1) == "and" &&
          !IsFunctionWord(words.Match(next)) && IsPluralNoun(words.Folded(next)));
}

// 'or more', 'or so'; *end is its last word.
absl::string_view HedgeBehind(const DocumentWords& words, int sentence_end, int last, int* end) {
  if (last + 1 >= sentence_end || words[last + 1].gap != Gap::kSpace) return {};
  for (int ahead = 1; ahead <= 2 && last + ahead < sentence_end; ++ahead) {
    const LexEntry hedge =
        FindPhrase(FoldedPhrase(words, last + 1, last + ahead)).Of(LexTable::kHedge);
    if (hedge.table == LexTable::kNone || hedge.Field(1) != "after") continue;
    if (IsOfNext(words, sentence_end, last + ahead)) continue;
    *end = last + ahead;
    return hedge.Field(0);
  }
  return {};
}

absl::string_view SignEffect(absl::string_view text, Span span) {
  const char before = span.begin > 0 ? text[span.begin - 1] : ' ';
  const char behind = span.end < text.size() ? text[span.end] : ' ';
  if (before == '~') return "about";
  if (before == '>') return "over";
  if (before == '<') return "under";
  return behind == '+' ? "atleast" : "";
}

}  // namespace

void ApplyHedge(absl::string_view text, const DocumentWords& words, int first, int last,
                QuantityMention* found) {
  Quantity& quantity = found->quantity;
  const bool range = quantity.has_min() && quantity.min() != quantity.max();
  int begin = first, end = last;
  absl::string_view effect = HedgeBefore(words, words.begin(found->sentence), first, &begin);
  if (!effect.empty()) {
    found->span.begin = std::min(found->span.begin, words[begin].span.begin);
  } else {
    effect = SignEffect(text, found->span);
  }
  if (effect.empty()) {
    effect = HedgeBehind(words, words.end(found->sentence), last, &end);
    if (!effect.empty()) found->span.end = std::max(found->span.end, words[end].span.end);
  }
  if (range) {
    quantity.set_approximate(effect == "about" || effect == "nearly");
  } else {
    SetBounds(effect, &quantity);
  }
}

}  // namespace dateline::mention
