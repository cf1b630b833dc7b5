// What the words beside a name say of who or what bears it.
#ifndef DATELINE_EXTRACT_MENTION_NAME_CONTEXT_H_
#define DATELINE_EXTRACT_MENTION_NAME_CONTEXT_H_

#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// Each is a hint: several names of one bearer vote.
struct NameContext {
  bool person = false;  // 'Brandt, who', 'Brandt said'
  bool place = false;   // 'near Brandal'
  bool body = false;    // 'Brandal, a maker of', 'Brandal was a family firm'
};
NameContext ContextOf(const DocumentWords& words, const NameCandidate& name);

// 'the elder child of Josiah Rossi', 'his wife Ada Rossi', "Rossi's brother, Karl Rossi".
bool IsNamedAsKin(const DocumentWords& words, const NameCandidate& name);

// Whether the text brings in somebody by a given name: as kin, 'baptised John', 'John, born in'.
bool IsIntroduced(const DocumentWords& words, const NameCandidate& name);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_NAME_CONTEXT_H_
