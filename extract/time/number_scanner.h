// Digits and what is joined to them -> one number with its shape: 12, 12th, 1960s, 11:30, 1,500,
// 2008-07-10, 10/7/2008, 7.05; telephone numbers and versions have no shape.
#ifndef DATELINE_EXTRACT_TIME_NUMBER_SCANNER_H_
#define DATELINE_EXTRACT_TIME_NUMBER_SCANNER_H_

#include <cstdint>

#include "extract/time/text_bytes.h"

namespace dateline {

struct ScannedNumber {
  uint32_t end = 0;
  uint32_t digits = 0;  // of its first part
  int32_t value = 0;    // as the matcher wants it for the shape
  uint8_t shape = 0;    // kShapeCount: none
};

// bytes.IsDigit(begin) holds. behind_word: a word of the lexicon stands before, as in 'May 9,2019'.
ScannedNumber ScanNumberAt(const TextBytes& bytes, uint32_t begin, bool behind_word);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_NUMBER_SCANNER_H_
