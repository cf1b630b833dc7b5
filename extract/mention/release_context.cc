#include "extract/mention/release_context.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "extract/language/words.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

bool IsBetween(char c) { return absl::StrContains(" [`:*", absl::string_view(&c, 1)); }

// The word (letters alone) that ends before *at, which moves to its start.
std::string WordEndingAt(absl::string_view text, uint32_t begin, uint32_t* at) {
  while (*at > begin && IsBetween(text[*at - 1])) --*at;
  const uint32_t end = *at;
  while (*at > begin && absl::ascii_isalpha(text[*at - 1])) --*at;
  return absl::AsciiStrToLower(text.substr(*at, end - *at));
}

// The word from *at on, which moves to its end; "0" for a number.
std::string WordStartingAt(absl::string_view text, uint32_t end, uint32_t* at) {
  while (*at < end && (text[*at] == ' ' || text[*at] == ']' || text[*at] == '`')) ++*at;
  const uint32_t begin = *at;
  if (begin < end && absl::ascii_isdigit(text[begin])) return "0";
  while (*at < end && absl::ascii_isalpha(text[*at])) ++*at;
  return absl::AsciiStrToLower(text.substr(begin, *at - begin));
}

// 'sustained', 'is', 'takes 1.2 million', 'adds a': a verb with the number as its subject.
bool IsVerbOfSubject(const ReleaseContext& context) {
  const absl::string_view word = context.behind;
  if (HasRole(word, "auxiliary")) return true;
  const absl::string_view verb = FindLemma(word, tables::kVerbPart);
  if (verb.empty() || verb == word) return false;
  const absl::string_view noun = FindLemma(word, tables::kNounPart);
  if (noun.empty()) return true;
  const absl::string_view next = context.behind_that;
  return next == "0" || OneOf(next, {"a", "an", "the", "its", "their", "no", "all", "more"});
}

// 'rose by 3.2', 'from 2.5 to 3.2', 'scored 4.5', 'a factor of 3.2', 'more than 2.5', 'about 3.2'.
bool IsFigure(const ReleaseContext& context) {
  if (HasRole(context.before, "has a figure")) return true;
  if (HasRole(context.before_that, "has a figure")) {
    return OneOf(context.before, {"by", "to", "of", "from", "at", "is", "was"});
  }
  if (context.before == "than") return OneOf(context.before_that, {"more", "less", "fewer"});
  const LexEntry hedge = FindPhrase(context.before).Of(LexTable::kHedge);
  return hedge.table != LexTable::kNone && hedge.Field(1) == "before" && context.before != "all" &&
         context.before != "only";
}

}  // namespace

ReleaseContext ReadReleaseContext(absl::string_view text, Span number, Span sentence) {
  ReleaseContext out;
  uint32_t at = number.begin;
  out.before = WordEndingAt(text, sentence.begin, &at);
  if (!out.before.empty()) {
    out.name_before = absl::ascii_isupper(text[at]) && at > sentence.begin &&
                      at + out.before.size() + 1 == number.begin &&
                      !IsFunctionWord(absl::string_view(out.before));
    out.before_that = WordEndingAt(text, sentence.begin, &at);
  }
  at = number.end;
  out.behind = WordStartingAt(text, sentence.end, &at);
  if (!out.behind.empty()) out.behind_that = WordStartingAt(text, sentence.end, &at);
  if (number.begin > sentence.begin) out.sign = text[number.begin - 1];
  return out;
}

bool CountsNothing(const ReleaseContext& context, bool long_number) {
  // A currency sign or the continuation bytes of one, a minus, a slash.
  if (context.sign == '$' || context.sign == '/' || context.sign == '-' ||
      static_cast<unsigned char>(context.sign) >= 0x80) {
    return false;
  }
  if (IsFigure(context)) return false;
  const PhraseMatch before = FindPhrase(context.before);
  if (before.Has(LexTable::kReference) && !IsReleaseWord(context.before)) return false;
  if (context.behind.empty()) return true;
  const PhraseMatch match = FindPhrase(context.behind);
  // '3.2 million'; but 'move to 3.2 first'
  const LexEntry number = match.Of(LexTable::kNumberWord);
  if (match.Has(LexTable::kUnit) || match.Has(LexTable::kCurrency) || context.behind == "0" ||
      context.behind == "per" ||
      (number.table != LexTable::kNone && number.Field(0) != "ordinal")) {
    return false;
  }
  if (IsFunctionWord(match) || IsVerbOfSubject(context)) return true;
  if (OneOf(context.behind, {"branch", "milestone", "onwards", "onward"})) return true;
  return long_number && !IsPluralNoun(context.behind);
}

bool IsReleaseWord(absl::string_view word) {
  return OneOf(word, {"version", "versions", "release", "releases", "series", "tag"});
}

bool IsDoneInRelease(const ReleaseContext& context) {
  return OneOf(context.before, {"in", "since", "with", "from", "until", "by", "for"}) &&
         HasRole(context.before_that, "done in a release") && CountsNothing(context, false);
}

}  // namespace dateline::mention
