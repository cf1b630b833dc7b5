#include "extract/language/gapping.h"

#include <vector>

namespace dateline {
namespace {

bool IsNominal(Upos upos) {
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kNum || upos == Upos::kSym;
}

// Relations that only a predicate has below it.
bool MarksClause(Deprel deprel) {
  switch (deprel) {
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kCsubj:
    case Deprel::kAux:
    case Deprel::kAuxPass:
    case Deprel::kCop:
    case Deprel::kMark:
    case Deprel::kExpl: return true;
    default: return false;
  }
}

}  // namespace

void ResolveGapping(Sentence* sentence) {
  std::vector<Token>& tokens = sentence->tokens;
  bool any = false;
  const auto gapped = [&](const Token& token) {
    return token.deprel == Deprel::kConj && token.head >= 0 && IsNominal(token.upos) &&
           tokens[token.head].upos == Upos::kVerb;
  };
  for (const Token& token : tokens) any |= gapped(token);
  if (!any) return;
  std::vector<bool> has_case(tokens.size(), false), is_clause(tokens.size(), false);
  for (const Token& token : tokens) {
    if (token.head < 0) continue;
    if (token.deprel == Deprel::kCase) has_case[token.head] = true;
    if (MarksClause(token.deprel)) is_clause[token.head] = true;
  }
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (gapped(tokens[i]) && has_case[i] && !is_clause[i]) tokens[i].deprel = Deprel::kObl;
  }
}

}  // namespace dateline
