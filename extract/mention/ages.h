// Ages of people: 'aged 23', 'at the age of 61', 'a girl of nine', 'in her fortieth year', 'on his
// seventieth birthday', 'an octogenarian', 'the youngest was fourteen'.
#ifndef DATELINE_EXTRACT_MENTION_AGES_H_
#define DATELINE_EXTRACT_MENTION_AGES_H_

#include "absl/strings/string_view.h"
#include "extract/mention/numbers.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// Years of a life; from value to max where it is a stretch ('an octogenarian').
struct Age {
  int first = -1, last = -1;  // words that tell it; first -1: none
  double value = 0;
  double max = 0;
};

// The age that a number of the sentence [begin, end) is, by what stands around it.
Age AgeOfNumber(absl::string_view text, const DocumentWords& words, int begin, int end,
                const Number& number);

// The age that the word at i starts and that is no plain number: 'sixty-eighth year'.
Age AgeInWords(const DocumentWords& words, int begin, int end, int i);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_AGES_H_
