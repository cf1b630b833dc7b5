// What a number counts: the noun behind it ('150,000 Soviet soldiers', 'ten of Rossi's men'), or
// what was told before ('nine of them', 'by 42 votes to 34').
#ifndef DATELINE_EXTRACT_MENTION_COUNTED_H_
#define DATELINE_EXTRACT_MENTION_COUNTED_H_

#include <string>
#include <vector>

#include "extract/mention/mention.h"
#include "extract/mention/numbers.h"
#include "extract/mention/words.h"

namespace dateline::mention {

struct Counted {
  int last = -1;         // its last word, or the number's own; -1: nothing is counted
  std::string unit;      // "soldier"
  std::string of;        // "soviet soldier"
  int phrase_last = -1;  // the last word of its noun phrase, where one stands behind the number
};

// The noun behind the number, and people who are told otherwise: 'the twenty-six who came', 'a
// party of seven', 'forty strong'. The sentence's words are [begin, end).
Counted CountedBehind(const DocumentWords& words, int begin, int end, const Number& number);

// With the second, minute or hour that a rate is told by in the unit: "message per second" of '200
// messages a second', 'messages/s'; not 'ten ships an hour before the battle'.
Counted RateOf(const DocumentWords& words, int end, Counted counted);

// Where no noun stands behind the number: what the quantities `before` it count, of which it is a
// part ('nine of them', 'of whom nine', 'Of the 44 passengers, nine'), beside which it stands ('by
// 42 votes to 34'), or in whose place in the next clause ('nine people died, and 31 were hurt').
Counted CountedBefore(const DocumentWords& words, int sentence, const Number& number,
                      const std::vector<QuantityMention>& before);

// Whether the quantity is the one side of a vote and the number the other: 'by four voices to one',
// 'three judges to two'.
bool IsTally(const DocumentWords& words, const QuantityMention& before, const Number& number);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_COUNTED_H_
