// One departure from Universal Dependencies, for the sake of those who read arguments from trees.
#ifndef DATELINE_EXTRACT_LANGUAGE_GAPPING_H_
#define DATELINE_EXTRACT_LANGUAGE_GAPPING_H_

#include "extract/language/sentence.h"

namespace dateline {

// In "she travelled to Cairo in 1955 and to Belgrade in 1956" the treebanks coordinate "Belgrade"
// with "travelled", whose repetition is left out. Such a phrase becomes an oblique of the verb: a
// noun, name or number with a preposition and nothing of a clause's own.
void ResolveGapping(Sentence* sentence);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_LANGUAGE_GAPPING_H_
