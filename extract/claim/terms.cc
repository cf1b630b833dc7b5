// Content words of an event's clause and of the sentence around it.
#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "extract/claim/participants.h"
#include "extract/claim/roles.h"

namespace dateline {

Terms TermsOf(const SentenceView& view, const EventFrame& frame) {
  Terms terms;
  for (int i = 0; i < view.size(); ++i) {
    const Token& token = view.token(i);
    const bool content = token.upos == Upos::kNoun || token.upos == Upos::kVerb ||
                         token.upos == Upos::kAdj || token.upos == Upos::kPropn;
    if (!content || view.NameAt(i) >= 0 || view.TimeAt(i) >= 0 || token.lemma.size() < 2) continue;
    if (EventLexicon::Default().UseOf(token.lemma).light) continue;
    std::string term = Fold(token.lemma);
    if (term.empty() || absl::ascii_isdigit(term[0])) continue;
    const bool own = i == frame.head || i == frame.support || PathTo(view, frame, i).argument >= 0;
    (own ? terms.clause : terms.context).push_back(std::move(term));
  }
  for (std::vector<std::string>* list : {&terms.clause, &terms.context}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  return terms;
}

}  // namespace dateline
