// Where names stand in the sentences of a document, and what each one by itself looks like. Which
// of them are one entity is entities.h's work.
//
// A name is a run of capitalised words with the particles, initials and connections that belong
// to it ('Ministry of Foreign Affairs', 'Hull–Alfaro treaty'), cut where the lexicon knows a
// state, a place or a title. A capital proves nothing at the start of a sentence, in a heading or
// in a line of capitals: there the vocabulary and the rest of the document decide.
#ifndef DATELINE_EXTRACT_MENTION_NAME_FINDER_H_
#define DATELINE_EXTRACT_MENTION_NAME_FINDER_H_

#include <string>
#include <vector>

#include "base/span.h"
#include "extract/document_text.h"
#include "extract/language/sentence.h"
#include "extract/mention/words.h"
#include "proto/claim.pb.h"

namespace dateline::mention {

enum class Gender : uint8_t { kUnknown, kMale, kFemale };

struct NameCandidate {
  int32_t sentence = -1;
  // Words of the name itself and, before it, of its titles: [title, first) and [first, last].
  int32_t title = -1;
  int32_t first = -1;
  int32_t last = -1;
  int32_t given = -1;  // where the given names start behind the surname: 'Rossi, Anna'; else -1
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  bool kind_sure = false;  // by lexicon, title or head word; else a guess from the shape
  Gender gender = Gender::kUnknown;
  bool adjective = false;  // "Soviet"
  bool possessive = false;
  bool ship = false;        // by "HMS" or 'the ferry' before it
  bool generic = false;     // a head word alone: 'the Senate'
  bool article = false;     // 'the' stands before it
  std::string id;           // of the lexicon; empty: named by the text alone
  std::string within;       // of the lexicon
  std::string usual_name;   // the lexicon's first form, for states and known bodies
  std::string description;  // folded titles that describe: "president", "foreign minister"
};

// In order of place, not overlapping.
std::vector<NameCandidate> FindNames(const DocumentText& doc,
                                     const std::vector<Sentence>& sentences,
                                     const DocumentWords& words);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_NAME_FINDER_H_
