#include "extract/mention/name_context.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "extract/mention/description.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

// ', a maker of', 'is a family firm': whether the words at i say that what stands before them is a
// body. 'The firm's owner' is none.
bool SaysBody(const DocumentWords& words, int i, int end) {
  if (i >= end) return false;
  const bool is =
      words[i].gap == Gap::kSpace && OneOf(words.Folded(i), {"is", "was", "became", "remains"});
  const int determiner = is ? i + 1 : i;
  if (!is && words[i].gap != Gap::kComma) return false;
  if (determiner + 1 >= end || !OneOf(words.Folded(determiner), {"a", "an", "the", "one"}))
    return false;
  const NounPhrase phrase = NounPhraseAt(words, determiner + 1, end, false);
  if (phrase.first < 0 || words[phrase.last].possessive) return false;
  if (OneOf(phrase.head,
            {"maker", "manufacturer", "producer", "supplier", "developer", "distributor",
             "provider", "builder", "brewer", "retailer", "insurer", "lender"})) {
    return phrase.last + 1 < end && OneOf(words.Folded(phrase.last + 1), {"of", "based", "in"});
  }
  const LexEntry kind = FindPhrase(phrase.head).Of(LexTable::kKindWord);
  return kind.Field(0) == "ORGANISATION" && absl::StrContains(kind.Field(1), "generic");
}

}  // namespace

NameContext ContextOf(const DocumentWords& words, const NameCandidate& name) {
  NameContext context;
  const int begin = words.begin(name.sentence), end = words.end(name.sentence);
  const int next = name.last + 1;
  if (name.title > begin && words[name.title].gap == Gap::kSpace) {
    context.place = OneOf(words.Folded(name.title - 1),
                          {"in", "at", "near", "outside", "around", "throughout", "across"});
  }
  if (next >= end) return context;
  const Gap gap = words[next].gap;
  context.person = (gap == Gap::kSpace || gap == Gap::kComma) &&
                   OneOf(words.Folded(next),
                         {"who", "said", "told", "wrote", "died", "himself", "herself",
                          "argued", "married", "born", "thought", "believed", "replied", "aged"});
  // 'a Lisbon man, Rossi by name'
  context.person |=
      next + 1 < end && words.Folded(next) == "by" && words.Folded(next + 1) == "name";
  context.body = SaysBody(words, next, end);
  return context;
}

// 'the elder child of [[Josiah Rossi]]', 'his wife [[Ada Rossi]]', "Rossi's brother, [[Karl
// Rossi]]".
bool IsNamedAsKin(const DocumentWords& words, const NameCandidate& name) {
  constexpr int kReach = 3;
  const int begin = words.begin(name.sentence);
  int i = name.title - 1;
  if (name.title < name.first && !KinAt(words, name.title).empty()) i = name.title;
  if (i < begin) return false;
  if (words.Folded(i) == "of") {
    --i;
    return i >= begin && (!KinAt(words, i).empty() ||
                          OneOf(words.Folded(i), {"child", "children", "sons", "daughters"}));
  }
  for (int k = i; k >= begin && k > i - kReach; --k) {
    if (KinAt(words, k).empty()) continue;
    const absl::string_view whose = k > begin ? words.Folded(k - 1) : absl::string_view();
    return OneOf(whose, {"his", "her", "their", "elder", "younger", "eldest", "youngest", "only",
                         "twin"}) ||
           (k > begin && words[k - 1].possessive);
  }
  return false;
}

bool IsIntroduced(const DocumentWords& words, const NameCandidate& name) {
  const int begin = words.begin(name.sentence), end = words.end(name.sentence);
  const int before = name.title - 1, next = name.last + 1;
  if (before >= begin && OneOf(words.Folded(before), {"baptised", "baptized", "christened", "named",
                                                      "called"})) {
    return true;
  }
  if (next < end && words[next].gap == Gap::kComma && words.Folded(next) == "born") return true;
  return IsNamedAsKin(words, name);
}

}  // namespace dateline::mention
