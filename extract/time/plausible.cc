#include "extract/time/plausible.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace dateline {
namespace {

bool LowerWord(const TimeToken& token) {
  return token.kind == TokenKind::kWord && !token.capital() && !token.glued();
}

bool CapitalWord(const TimeToken& token) {
  return token.kind == TokenKind::kWord && token.capital();
}

// A word outside the lexicon that looks like a plural: "villages".
bool PluralNoun(const TimeToken& token, absl::string_view text) {
  return LowerWord(token) && token.word == nullptr && text.size() > 3 && text.back() == 's' &&
         text[text.size() - 2] != 's';
}

}  // namespace

KnownPredicates::KnownPredicates(const Tables& tables)
    : counted(tables.Predicate("COUNTED")),
      numbered(tables.Predicate("NUMBERED")),
      year_prep(tables.Predicate("YEARPREP")),
      func(tables.Predicate("FUNC")),
      bound(tables.Predicate("BOUNDWORD")),
      bound_gap(tables.Predicate("BOUNDGAP")),
      future(tables.Predicate("FUTUREWORD")),
      cite_verb(tables.Predicate("CITEVERB")),
      cite_word(tables.Predicate("CITEWORD")),
      birth(tables.Predicate("BIRTHWORD")),
      unit(tables.Predicate("UNIT")),
      month(tables.Predicate("MONTHANY")),
      era(tables.Predicate("ERA")),
      lpar(tables.Predicate("LPAR")),
      rpar(tables.Predicate("RPAR")),
      comma(tables.Predicate("COMMA")),
      semicolon(tables.Predicate("SEMICOLON")),
      dot(tables.Predicate("DOT")),
      dash(tables.Predicate("DASH")),
      currency(tables.Predicate("CURRENCYWORD")),
      number_sign(tables.Predicate("NUMBERSIGN")),
      percent(tables.Predicate("PERCENT")),
      capital_unit(tables.Predicate("CALUNIT")),
      prospect(tables.Predicate("PROSPECT")),
      season_head(tables.Predicate("SEASONHEAD")),
      negation(tables.Predicate("NEGATION")),
      determiner(tables.Predicate("DETERMINER")),
      hedge_after(tables.Predicate("HEDGEAFTER")),
      relative(tables.Predicate("RELATIVE")),
      future_weak(tables.Predicate("FUTUREWEAK")),
      clause_word(tables.Predicate("CLAUSEWORD")),
      join_word(tables.Predicate("JOINWORD")),
      season(tables.Predicate("SEASONANY")),
      scheduled(tables.Predicate("SCHEDULED")) {}

CitedNames CitedNamesOf(const DocumentText& doc) {
  CitedNames names;
  for (const CitedSource& source : doc.info.cited_sources()) {
    if (!source.has_year()) continue;
    const std::string folded = Fold(source.entry().empty() ? source.key() : source.entry());
    const absl::string_view first = absl::string_view(folded).substr(0, folded.find(' '));
    names.insert(absl::StrCat(first, " ", source.year()));
  }
  return names;
}

bool Plausibility::Accept(const std::vector<TimeToken>& tokens, const RuleMatch& match,
                          int bracket_open) const {
  const Captures& c = match.captures;
  const Op op = static_cast<Op>(tables_.rule(match.rule).op);
  const TimeToken& first = tokens[match.begin];
  // Patterns do not begin inside a hyphenated or mixed word ("vice-March", "X1939").
  if (match.begin > 0 && first.glued()) {
    const TimeToken& before = tokens[match.begin - 1];
    if (before.kind == TokenKind::kNumber || before.opaque()) return false;
    if (before.kind == TokenKind::kWord && first.kind == TokenKind::kNumber) return false;
  }
  const bool has_next = match.end < tokens.size();
  if (has_next && tokens[match.end].glued() && tokens[match.end - 1].kind == TokenKind::kNumber &&
      tokens[match.end].kind != TokenKind::kSign && !Is(tokens[match.end], known_.func)) {
    const absl::string_view suffix = TextOf(tokens[match.end]);
    if (suffix != "'s" && suffix != "\u2019s") return false;
  }
  if (match.end - match.begin > 1 && Is(tokens[match.end - 1], known_.hedge_after)) {
    const bool question = TextOf(tokens[match.end - 1]) == "?";
    // 'Was it in 1862?' asks; '1862?' and '1862?, 1864' doubt. 'In 1862 approximately ten men'
    // counts men.
    const bool ends = !has_next || tokens[match.end].capital();
    if (question ? match.begin > 0 && ends && !tokens[match.begin].glued()
                 : has_next && tokens[match.end].kind != TokenKind::kSign) {
      return false;
    }
  }
  if (has_next && tokens[match.end].opaque() && tokens[match.end].glued()) return false;
  if (op == Op::kDate || op == Op::kRange) {
    const bool smaller = c.Has(kMonth) || c.Has(kSeason) || c.Has(kQuarter) || c.Has(kHalf) ||
                         c.Has(kHoliday) || c.Has(kFiscal) || c.Has(kNth);
    if (c.Has(kYear) && !smaller) {
      if (!c.Has(kEra) && !BareYear(tokens, match, bracket_open)) return false;
      if (IsCitation(tokens, match, bracket_open)) return false;
    }
    // 'By 11 April 47 had failed': a text without years BC has none of two digits.
    if (!names_bc_ && smaller && c.Has(kYear) && !c.Has(kEra) && c.Get(kYear) < 100) return false;
    // 'By September 241 islanders had caught it'
    const bool counts = has_next && c.Has(kYear) && !c.Has(kEra) && c.Has(kMonth) &&
                        c.Get(kYear) < 1000 &&
                        c.tokens[kYear] + 1 == static_cast<int32_t>(match.end);
    if (counts && (PluralNoun(tokens[match.end], TextOf(tokens[match.end])) ||
                   Is(tokens[match.end], known_.counted))) {
      return false;
    }
    // ''44' by itself may be the end of a quotation.
    if (c.Has(kShortYear) && !c.Has(kYear) && !smaller &&
        (match.begin == 0 || !Is(tokens[match.begin - 1], known_.year_prep))) {
      return false;
    }
    const int32_t day = c.tokens[kDay];
    if (c.Has(kDay) && !c.Has(kYear) && day > static_cast<int32_t>(match.begin) &&
        tokens[day].kind == TokenKind::kWord && tokens[day].capital()) {
      return false;  // 'in May the Second Fleet'
    }
    const int32_t month = c.tokens[kMonth];
    if (c.Has(kMonth) && !c.Has(kDay) && month >= 0 && LowerWord(tokens[month]) &&
        (c.Get(kMonth) == 5 || c.Get(kMonth) == 3 || month + 1 < static_cast<int>(match.end)) &&
        TextOf(tokens[month]).size() <= 5 && !AfterYearWord(tokens, match)) {
      return false;  // 'they may 1972 times', 'the dec.'
    }
    if (c.Has(kMonth) && !c.Has(kYear) && !c.Has(kDay)) return !AmbiguousMonth(tokens, match);
  }
  if (op == Op::kRelative && c.Has(kWeekday) && c.Get(kRef) == kRefThe) {
    const bool name = has_next && CapitalWord(tokens[match.end]) &&
                      tokens[match.end].word == nullptr && match.begin > 0 &&
                      !Is(tokens[match.begin - 1], known_.bound);
    return !name;
  }
  if (op == Op::kRelative && c.Has(kSeason) && c.Get(kRef) == kRefThe &&
      match.begin + 1 == match.end) {
    return BareSeason(tokens, match);
  }
  if (op == Op::kLength && c.Get(kUnit) == SECOND && c.Get(kCount, 1) == 1) {
    // 'a second visit', 'a Second Front'
    return !has_next || tokens[match.end].kind != TokenKind::kWord;
  }
  if (op == Op::kShift && !CountsFrom(tokens, match)) return false;
  if ((op == Op::kShift || op == Op::kRelative) && !c.Has(kWhole) && has_next) {
    const TimeToken& next = tokens[match.end];
    const bool word =
        next.kind == TokenKind::kWord && (!Is(next, known_.func) || Is(next, known_.determiner));
    // 'eight days after Fort Sumter', 'three weeks before 22.04' hang on what follows.
    if ((word || next.kind == TokenKind::kNumber) && HangsOnNext(tokens[match.end - 1]))
      return false;
    // 'ten years after that opening'
    if (op == Op::kShift && TextOf(tokens[match.end - 1]) == "that" && LowerWord(next) &&
        !Is(next, known_.func)) {
      return false;
    }
  }
  if (op == Op::kNominal && first.kind == TokenKind::kWord &&
      absl::EqualsIgnoreCase(TextOf(first), "former") &&
      (!has_next || tokens[match.end].kind != TokenKind::kWord ||
       Is(tokens[match.end], known_.func))) {
    return false;  // 'the former refused, the latter agreed'
  }
  if (op == Op::kNominal && TextOf(tokens[match.end - 1]) == "past" && has_next &&
      LowerWord(tokens[match.end]) && !Is(tokens[match.end], known_.func)) {
    return false;  // 'the past president'
  }
  return true;
}

// 'in winter', 'the harsh winter, ...', 'spring and summer', 'their summer offensive'; no 'winter
// coat' or 'Winter Palace'.
bool Plausibility::BareSeason(const std::vector<TimeToken>& tokens, const RuleMatch& match) const {
  const TimeToken* next = match.end < tokens.size() ? &tokens[match.end] : nullptr;
  const TimeToken* before = match.begin > 0 ? &tokens[match.begin - 1] : nullptr;
  if (next && Is(*next, known_.season_head)) return true;
  if (next && CapitalWord(*next)) return false;
  const bool preposition = before && Is(*before, known_.year_prep) && TextOf(*before) != "for" &&
                           TextOf(*before) != "or";
  const bool listed =
      match.begin > 1 && TextOf(*before) == "and" && Is(tokens[match.begin - 2], known_.season);
  if (next && LowerWord(*next) && next->word == nullptr) return preposition || listed;
  return preposition || listed || match.captures.Get(kSeason) != 21 ||
         (before && Is(*before, known_.func));
}

bool Plausibility::AfterYearWord(const std::vector<TimeToken>& tokens,
                                 const RuleMatch& match) const {
  return match.begin == 0 || Is(tokens[match.begin - 1], known_.year_prep);
}

// Whether a number before `next` counts what stands there.
bool Plausibility::CountsNext(const std::vector<TimeToken>& tokens, uint32_t next) const {
  if (next < tokens.size() && CapitalWord(tokens[next])) {
    ++next;
    return next < tokens.size() && PluralNoun(tokens[next], TextOf(tokens[next]));
  }
  if (next >= tokens.size() || !LowerWord(tokens[next])) return false;
  if (TextOf(tokens[next]) == "of") return true;
  return PluralNoun(tokens[next], TextOf(tokens[next])) || Is(tokens[next], known_.counted) ||
         Is(tokens[next], known_.unit) || Is(tokens[next], known_.currency);
}

// 'Kept alive for two years after its release' says how long; 'forty minutes on the machine' is no
// 'forty minutes on'.
bool Plausibility::CountsFrom(const std::vector<TimeToken>& tokens, const RuleMatch& match) const {
  if (match.begin > 0 && TextOf(tokens[match.begin - 1]) == "for") return false;
  if (TextOf(tokens[match.end - 1]) != "on" || match.end == tokens.size()) return true;
  const TimeToken& next = tokens[match.end];
  return next.kind == TokenKind::kSign || TextOf(next) == "from";
}

bool Plausibility::HangsOnNext(const TimeToken& last) const {
  const absl::string_view text = TextOf(last);
  return text == "after" || text == "before" || text == "prior";
}

bool Plausibility::BareYear(const std::vector<TimeToken>& tokens, const RuleMatch& match,
                            int bracket_open) const {
  const Captures& c = match.captures;
  const int32_t year = c.Get(kYear);
  const int32_t token = c.tokens[kYear];
  const bool has_next = match.end < tokens.size();
  const TimeToken* next = has_next ? &tokens[match.end] : nullptr;
  const TimeToken* before = match.begin > 0 ? &tokens[match.begin - 1] : nullptr;
  const TimeToken* before2 = match.begin > 1 ? &tokens[match.begin - 2] : nullptr;
  if (token < 0) return true;
  const Op op = static_cast<Op>(tables_.rule(match.rule).op);
  if (next && (Is(*next, known_.percent) || Is(*next, known_.counted) ||
               Is(*next, known_.currency) || Is(*next, known_.unit))) {
    return false;
  }
  if (before && (Is(*before, known_.numbered) || Is(*before, known_.currency) ||
                 Is(*before, known_.number_sign))) {
    return false;
  }
  if (before && before2 && Is(*before, known_.dot) && before->glued() &&
      Is(*before2, known_.numbered)) {
    return false;
  }
  // 'pp. 1954-58', ids of numbers and hyphens.
  if (next && next->glued() && has_next && match.end + 1 < tokens.size() &&
      tokens[match.end + 1].glued() && tokens[match.end + 1].kind == TokenKind::kNumber &&
      (Is(*next, known_.dash) || TextOf(*next) == "/")) {
    return false;
  }
  if (before && before2 && before->glued() && tokens[match.begin].glued() &&
      (Is(*before, known_.dash) || TextOf(*before) == "/" || TextOf(*before) == ":") &&
      before2->kind == TokenKind::kNumber) {
    return false;
  }
  if (op == Op::kRange) return true;
  // 'in 85 Lucullus', 'by 85, when'; but 'in 85 ships', 'in 85 Greek ships', 'by 85 of them'
  if (year < 100 && !c.Has(kEra) && CountsNext(tokens, match.end)) return false;
  if (static_cast<uint32_t>(token) != match.begin) return true;  // 'the end of 1882', 'c. 1500'
  const bool plural = next && PluralNoun(*next, TextOf(*next));
  const bool round = year % 100 == 0;
  const bool preposition = before && Is(*before, known_.year_prep);
  const bool strong = before && (TextOf(*before) == "in" || TextOf(*before) == "since" ||
                                 TextOf(*before) == "In" || TextOf(*before) == "Since");
  // 'between 1990 and 2010 emissions fell'
  const bool second_end = before && before2 && before2->kind == TokenKind::kNumber &&
                          before2->shape == kYearLike && TextOf(*before) == "and";
  if (second_end) return true;
  if (plural && (round || !(strong || (before && TextOf(*before) == "the")))) return false;
  if (preposition || year >= 1700) {
    // '1,500' is grouped and no year; '1500 or so' stays ambiguous and needs its preposition.
    return preposition || !round || !before || before->kind != TokenKind::kWord ||
           TextOf(*before) == "the" || !(next && LowerWord(*next));
  }
  const bool open = before == nullptr || before->kind == TokenKind::kSign ||
                    bracket_open == static_cast<int>(match.begin) - 1 || TextOf(*before) == "the" ||
                    TextOf(*before) == "The";
  return open && !(next && LowerWord(*next) && !Is(*next, known_.func));
}

bool Plausibility::IsCitation(const std::vector<TimeToken>& tokens, const RuleMatch& match,
                              int bracket_open) const {
  const int begin = static_cast<int>(match.begin);
  const bool has_next = match.end < tokens.size();
  // '1998a'
  if (has_next && tokens[match.end].glued() && tokens[match.end].kind == TokenKind::kWord &&
      tokens[match.end].end - tokens[match.end].begin == 1) {
    return true;
  }
  if (bracket_open < 0) return false;
  // '(2013, p. 45)'
  if (has_next && match.end + 1 < tokens.size() &&
      (Is(tokens[match.end], known_.comma) || TextOf(tokens[match.end]) == ":")) {
    const TimeToken& behind = tokens[match.end + 1];
    if (Is(behind, known_.cite_word) ||
        (TextOf(tokens[match.end]) == ":" && behind.kind == TokenKind::kNumber)) {
      return true;
    }
  }
  if (begin - 1 == bracket_open) {  // 'Smith (2013)'
    if (bracket_open == 0) return false;
    const TimeToken& name = tokens[bracket_open - 1];
    const std::string key = absl::StrCat(Fold(TextOf(name)), " ", match.captures.Get(kYear));
    if (cited_.contains(key) || TextOf(name) == "al" ||
        (TextOf(name) == "." && bracket_open > 1 && TextOf(tokens[bracket_open - 2]) == "al")) {
      return true;
    }
    const uint32_t behind = match.end + 1;
    return CapitalWord(name) && has_next && Is(tokens[match.end], known_.rpar) &&
           behind < tokens.size() && Is(tokens[behind], known_.cite_verb);
  }
  // '(Smith and Jones, 2013; Lee 2010)': names alone before the year in its part of the bracket.
  int from = bracket_open + 1;
  for (int i = begin - 1; i > bracket_open; --i) {
    if (TextOf(tokens[i]) == ";") {
      from = i + 1;
      break;
    }
    if (begin - i > 24) return false;
  }
  bool names = false, comma = false;
  for (int i = from; i < begin; ++i) {
    const TimeToken& token = tokens[i];
    if (Is(token, known_.birth) || Is(token, known_.month)) return false;
    if (CapitalWord(token)) names = true;
    comma = Is(token, known_.comma);
    if (LowerWord(token) && !Is(token, known_.func) && !Is(token, known_.cite_word)) return false;
    if (LowerWord(token) && i == begin - 1 && !Is(token, known_.cite_word)) return false;
  }
  const TimeToken& last = tokens[begin - 1];
  return names && (comma || CapitalWord(last) || TextOf(last) == "." || TextOf(last) == "al");
}

bool Plausibility::AmbiguousMonth(const std::vector<TimeToken>& tokens,
                                  const RuleMatch& match) const {
  if (match.begin + 1 != match.end) return false;
  const bool has_next = match.end < tokens.size();
  const bool sentence_start = match.begin == 0 || TextOf(tokens[match.begin - 1]) == ".";
  const int32_t month = match.captures.Get(kMonth);
  // 'the Long March', 'Dandi March'
  if ((month == 3 || month == 8) && !sentence_start) {
    const TimeToken& before = tokens[match.begin - 1];
    if (CapitalWord(before) && !Is(before, known_.bound) && !Is(before, known_.func) &&
        !Is(before, known_.month)) {
      return true;
    }
    if (TextOf(before) == "the" || TextOf(before) == "The") return true;
  }
  if (sentence_start && (month == 5 || month == 3) && has_next && LowerWord(tokens[match.end])) {
    const absl::string_view next = TextOf(tokens[match.end]);
    return next != "was" && next != "saw" && next != "brought" && next != "and";
  }
  const bool preposition = match.begin > 0 && (Is(tokens[match.begin - 1], known_.year_prep) ||
                                               Is(tokens[match.begin - 1], known_.func));
  return has_next && !preposition && CapitalWord(tokens[match.end]) &&
         tokens[match.end].word == nullptr && !tokens[match.end].glued();
}

}  // namespace dateline
