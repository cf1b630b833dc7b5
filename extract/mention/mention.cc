#include "extract/mention/mention.h"

#include "extract/mention/entities.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"

namespace dateline {

using mention::BuildEntities;
using mention::DocumentWords;
using mention::EntityTable;
using mention::FindNames;
using mention::NameCandidate;
using mention::ScanWords;

Mentions FindMentions(const DocumentText& doc, const std::vector<Sentence>& sentences) {
  Mentions out;
  const DocumentWords words = ScanWords(doc, sentences);
  const std::vector<NameCandidate> names = FindNames(doc, sentences, words);
  EntityTable table = BuildEntities(doc, words, names);
  out.entities = std::move(table.entities);
  out.names.reserve(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    Mention found;
    found.span = {words[names[i].title].span.begin, words[names[i].last].span.end};
    found.sentence = names[i].sentence;
    found.entity = table.of[i];
    found.possessive = names[i].possessive;
    found.adjective = names[i].adjective;
    out.names.push_back(found);
  }
  return out;
}

}  // namespace dateline
