#include "extract/mention/mention.h"

#include "extract/mention/entities.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"

namespace dateline {

Mentions FindMentions(const DocumentText& doc, const std::vector<Sentence>& sentences) {
  Mentions out;
  const DocumentWords words = ScanWords(doc, sentences);
  const std::vector<NameCandidate> names = FindNames(doc, sentences, words);
  EntityTable table = BuildEntities(doc, words, names);
  out.entities = std::move(table.entities);
  out.names.reserve(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    Mention mention;
    mention.span = {words[names[i].title].span.begin, words[names[i].last].span.end};
    mention.sentence = names[i].sentence;
    mention.entity = table.of[i];
    mention.possessive = names[i].possessive;
    mention.adjective = names[i].adjective;
    out.names.push_back(mention);
  }
  return out;
}

}  // namespace dateline
