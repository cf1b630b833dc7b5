#include "extract/claim/sentence_view.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

// The items whose spans overlap `span`, of a list sorted by place.
template <typename Item>
SentenceView::Range ItemsIn(const std::vector<Item>& items, Span span) {
  const auto begin = std::partition_point(
      items.begin(), items.end(), [&](const Item& item) { return item.span.end <= span.begin; });
  const auto end = std::partition_point(
      begin, items.end(), [&](const Item& item) { return item.span.begin < span.end; });
  return {static_cast<int>(begin - items.begin()), static_cast<int>(end - items.begin())};
}

}  // namespace

SentenceView::SentenceView(const DocumentAnalysis& all, int index) : all_(all), index_(index) {
  const int n = size();
  children_from_.assign(n + 1, 0);
  for (int i = 0; i < n; ++i) {
    if (token(i).head >= 0) ++children_from_[token(i).head + 1];
  }
  for (int i = 0; i < n; ++i) children_from_[i + 1] += children_from_[i];
  children_.resize(children_from_[n]);
  std::vector<int> next(children_from_.begin(), children_from_.end() - 1);
  for (int i = 0; i < n; ++i) {
    if (token(i).head >= 0) children_[next[token(i).head]++] = i;
  }
  times_ = ItemsIn(all.times, sentence().span);
  names_ = ItemsIn(all.mentions.names, sentence().span);
  quantities_ = ItemsIn(all.mentions.quantities, sentence().span);
  ordinals_ = ItemsIn(all.mentions.ordinals, sentence().span);
  name_at_.assign(n, -1);
  time_at_.assign(n, -1);
  const auto mark = [&](Span span, int value, std::vector<int>* at) {
    const Range tokens = TokensIn(span);
    std::fill(at->begin() + tokens.begin, at->begin() + tokens.end, value);
  };
  for (int i = names_.begin; i < names_.end; ++i) mark(all.mentions.names[i].span, i, &name_at_);
  for (int i = times_.begin; i < times_.end; ++i) mark(all.times[i].span, i, &time_at_);
}

absl::Span<const int> SentenceView::Children(int i) const {
  return absl::MakeConstSpan(children_).subspan(children_from_[i],
                                                children_from_[i + 1] - children_from_[i]);
}

int SentenceView::Child(int i, Deprel deprel) const {
  for (int child : Children(i)) {
    if (token(child).deprel == deprel) return child;
  }
  return -1;
}

std::string SentenceView::Case(int i) const {
  for (Deprel deprel : {Deprel::kCase, Deprel::kMark}) {
    const int marker = Child(i, deprel);
    if (marker < 0) continue;
    std::string text = absl::AsciiStrToLower(Word(marker));
    for (int part : Children(marker)) {
      if (token(part).deprel == Deprel::kFixed) {
        absl::StrAppend(&text, "_", absl::AsciiStrToLower(Word(part)));
      }
    }
    return text;
  }
  return "";
}

SentenceView::Range SentenceView::TokensIn(Span span) const {
  return ItemsIn(sentence().tokens, span);
}

int SentenceView::TopOf(Span span) const {
  const Range tokens = TokensIn(span);
  int top = -1;
  for (int i = tokens.begin; i < tokens.end; ++i) {
    const int head = token(i).head;
    if (head >= tokens.begin && head < tokens.end) continue;
    const bool content =
        token(i).upos != Upos::kPunct && token(i).upos != Upos::kAdp && token(i).upos != Upos::kDet;
    if (top < 0 || content) top = i;
    if (content) break;
  }
  return top;
}

bool SentenceView::IsUnder(int descendant, int ancestor) const {
  // Trees are at most size() deep; the bound guards against a malformed one.
  for (int steps = 0; descendant >= 0 && steps <= size(); ++steps) {
    if (descendant == ancestor) return true;
    descendant = token(descendant).head;
  }
  return false;
}

}  // namespace dateline
