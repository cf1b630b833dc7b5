// Whether a match of the patterns is a temporal expression where it stands: years against counts,
// citations against years of events, 'May' against 'may'.
#ifndef DATELINE_EXTRACT_TIME_PLAUSIBLE_H_
#define DATELINE_EXTRACT_TIME_PLAUSIBLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "extract/document_text.h"
#include "extract/time/matcher.h"

namespace dateline {

// Predicates that the mechanisms ask for by name, looked up once.
struct KnownPredicates {
  explicit KnownPredicates(const Tables& tables);
  int counted, numbered, year_prep, func, bound, bound_gap, future, cite_verb, cite_word, birth,
      unit, month, era, lpar, rpar, comma, semicolon, dot, dash, currency, number_sign, percent,
      capital_unit, prospect, season_head, negation, determiner, hedge_after, relative, future_weak,
      clause_word, join_word, season, scheduled;
};

// Names of the document's reference list: folded surname + year, "smith 2013".
using CitedNames = absl::flat_hash_set<std::string>;
CitedNames CitedNamesOf(const DocumentText& doc);

class Plausibility {
 public:
  Plausibility(absl::string_view text, const Tables& tables, const KnownPredicates& known,
               const CitedNames& cited)
      : text_(text),
        tables_(tables),
        known_(known),
        cited_(cited),
        names_bc_(absl::StrContains(text, "BC") || absl::StrContains(text, "B.C") ||
                  absl::StrContains(text, "b.c")) {}

  // bracket_open: index of the token of the bracket that is open around the match; -1: none.
  bool Accept(const std::vector<TimeToken>& tokens, const RuleMatch& match, int bracket_open) const;

 private:
  bool BareYear(const std::vector<TimeToken>& tokens, const RuleMatch& match,
                int bracket_open) const;
  bool IsCitation(const std::vector<TimeToken>& tokens, const RuleMatch& match,
                  int bracket_open) const;
  bool BareSeason(const std::vector<TimeToken>& tokens, const RuleMatch& match) const;
  bool CountsNext(const std::vector<TimeToken>& tokens, uint32_t next) const;
  bool AfterYearWord(const std::vector<TimeToken>& tokens, const RuleMatch& match) const;
  // 'after', 'before': the last word of a match that points to what follows it.
  bool CountsFrom(const std::vector<TimeToken>& tokens, const RuleMatch& match) const;
  bool HangsOnNext(const TimeToken& last) const;
  bool AmbiguousMonth(const std::vector<TimeToken>& tokens, const RuleMatch& match) const;
  bool Is(const TimeToken& token, int predicate) const {
    return predicate >= 0 && tables_.Satisfies(token.symbol, predicate);
  }
  absl::string_view TextOf(const TimeToken& token) const {
    return Span{token.begin, token.end}.In(text_);
  }

  absl::string_view text_;
  const Tables& tables_;
  const KnownPredicates& known_;
  const CitedNames& cited_;
  const bool names_bc_;  // the text may tell of years BC
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_PLAUSIBLE_H_
