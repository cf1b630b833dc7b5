#include "reconcile/local_words.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "reconcile/text_place.h"

namespace dateline {
namespace {

constexpr size_t kFewWords = 5;

// What the claim is about, as written: its date, else its first figure, else its event.
absl::string_view Anchor(const Claim& claim) {
  if (!claim.date().text().empty()) return claim.date().text();
  if (claim.quantities_size() > 0) return claim.quantities(0).text();
  if (!claim.ordinal().text().empty()) return claim.ordinal().text();
  return claim.event().text();
}

// Where the anchor stands in the quote: of several places the one nearest to where the locations
// say. Quotes have their white space collapsed, so the offset is a guess.
size_t AnchorAt(const Claim& claim, absl::string_view anchor) {
  const absl::string_view quote = claim.quote();
  const int64_t guess = TextPlace(claim.location()) - TextPlace(claim.quote_location());
  size_t best = absl::string_view::npos;
  for (size_t at = quote.find(anchor); at != absl::string_view::npos;
       at = quote.find(anchor, at + 1)) {
    if (best == absl::string_view::npos || std::llabs(static_cast<int64_t>(at) - guess) <
                                               std::llabs(static_cast<int64_t>(best) - guess)) {
      best = at;
    }
  }
  return best;
}

bool JoiningWord(absl::string_view rest) {
  for (absl::string_view word : {" and ", " but ", " when ", " while "}) {
    if (absl::StartsWith(rest, word)) return true;
  }
  return false;
}

// Offsets at which stretches begin; 0 and the end included.
std::vector<size_t> Boundaries(absl::string_view quote) {
  std::vector<size_t> at = {0};
  for (size_t i = 1; i < quote.size(); ++i) {
    const char c = quote[i];
    if (c == ' ') {
      if (JoiningWord(quote.substr(i))) at.push_back(i);
      continue;
    }
    const bool mark = c == ',' || c == ';' || c == ':' || c == '(' || c == ')';
    if (mark && (i + 1 >= quote.size() || !absl::ascii_isdigit(quote[i + 1]))) at.push_back(i);
  }
  at.push_back(quote.size());
  return at;
}

size_t CountWords(absl::string_view text) {
  size_t count = 0;
  bool inside = false;
  for (char c : text) {
    const bool word =
        absl::ascii_isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    count += word && !inside;
    inside = word;
  }
  return count;
}

// How well a folded word fits a lemma: the shared prefix, when what is left over is an ending.
size_t Fit(absl::string_view word, absl::string_view lemma) {
  if (lemma == word) return word.size() + 1;
  size_t shared = 0;
  while (shared < word.size() && shared < lemma.size() && word[shared] == lemma[shared]) ++shared;
  if (shared < 3 || shared + 2 < lemma.size() || word.size() > shared + 4) return 0;
  return shared;
}

// The first lemma of the clause and its context that fits best; empty: none does. A word has three
// letters and more.
absl::string_view BestLemma(const Claim& claim, absl::string_view word) {
  absl::string_view best;
  size_t best_fit = 0;
  for (const auto* lemmas : {&claim.terms(), &claim.context_terms()}) {
    for (const std::string& lemma : *lemmas) {
      if (lemma[0] != word[0]) continue;  // the end of an empty one is no letter
      const size_t fit = Fit(word, lemma);
      if (fit > best_fit) best_fit = fit, best = lemma;
    }
  }
  return best;
}

}  // namespace

absl::string_view LocalStretch(const Claim& claim) {
  const absl::string_view quote = claim.quote(), anchor = Anchor(claim);
  const size_t at = anchor.empty() ? absl::string_view::npos : AnchorAt(claim, anchor);
  if (at == absl::string_view::npos) return quote;
  const std::vector<size_t> marks = Boundaries(quote);
  size_t first =
      static_cast<size_t>(std::upper_bound(marks.begin(), marks.end(), at) - marks.begin()) - 1;
  size_t last = first + 1;
  while (last + 1 < marks.size() && marks[last] < at + anchor.size()) ++last;
  const absl::string_view stretch = quote.substr(marks[first], marks[last] - marks[first]);
  if (CountWords(stretch) > kFewWords + CountWords(anchor)) return stretch;
  if (first > 0) --first;
  if (last + 1 < marks.size()) ++last;
  return quote.substr(marks[first], marks[last] - marks[first]);
}

void LocalWordsReader::Exclude(absl::string_view text) {
  word_ = Fold(text);
  absl::StrAppend(&excluded_text_, word_, " ");
}

// Names that take part are compared as such.
void LocalWordsReader::ReadExcluded(const Claim& claim) {
  excluded_text_.clear(), excluded_.clear();
  Exclude(claim.date().text());
  for (const Participant& participant : claim.participants()) {
    if (participant.entity().kind() == OTHER) continue;
    Exclude(participant.entity().name());
    if (participant.text() != participant.entity().name()) Exclude(participant.text());
  }
  for (absl::string_view word : absl::StrSplit(excluded_text_, ' ', absl::SkipEmpty()))
    excluded_.push_back(word);
}

bool LocalWordsReader::Excluded(absl::string_view word) const {
  return std::find(excluded_.begin(), excluded_.end(), word) != excluded_.end();
}

const std::vector<absl::string_view>& LocalWordsReader::Read(const Claim& claim, TextArena* arena) {
  const absl::string_view stretch = LocalStretch(claim);
  ReadExcluded(claim);
  words_.clear();
  bool first = stretch.data() == claim.quote().data();
  for (absl::string_view piece :
       absl::StrSplit(stretch, absl::ByAnyChar(" -–—/"), absl::SkipEmpty())) {
    const bool starts = std::exchange(first, false);
    const bool name = !starts && (absl::ascii_isupper(static_cast<unsigned char>(piece[0])) ||
                                  static_cast<unsigned char>(piece[0]) >= 0x80);
    word_ = Fold(piece);
    if (word_.size() < 3 || absl::StrContains(word_, ' ') || Excluded(word_)) continue;
    const absl::string_view lemma = BestLemma(claim, word_);
    if (!lemma.empty()) {
      words_.push_back(lemma);
    } else if (name && word_.find_first_of("0123456789") == std::string::npos) {
      words_.push_back(arena->Copy(word_));
    }
  }
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  return words_;
}

}  // namespace dateline
