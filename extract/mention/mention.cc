#include "extract/mention/mention.h"

#include <algorithm>

#include "extract/mention/citations.h"
#include "extract/mention/entities.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/ordinals.h"
#include "extract/mention/quantities.h"
#include "extract/mention/words.h"

namespace dateline {
namespace {

using mention::DocumentWords;
using mention::EntityTable;
using mention::NameCandidate;

bool HoldsProse(const DocumentText& doc, const Sentence& sentence) {
  const int block = sentence.block;
  return block < 0 || block >= static_cast<int>(doc.blocks.size()) ||
         IsProse(doc.blocks[block].kind);
}

Mention ToMention(const DocumentWords& words, const NameCandidate& name, int entity) {
  Mention out;
  out.span = {words[name.title].span.begin, words[name.last].span.end};
  out.sentence = name.sentence;
  out.entity = entity;
  out.possessive = name.possessive;
  out.adjective = name.adjective;
  return out;
}

}  // namespace

Mentions FindMentions(const DocumentText& doc, const std::vector<Sentence>& sentences) {
  Mentions out;
  const DocumentWords words = mention::ScanWords(doc, sentences);
  const std::vector<NameCandidate> names = mention::FindNames(doc, sentences, words);
  EntityTable table = mention::BuildEntities(doc, words, names);
  out.entities = std::move(table.entities);
  out.names.reserve(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    out.names.push_back(ToMention(words, names[i], table.of[i]));
  }

  const mention::CitedSources sources(doc);
  size_t name = 0;
  std::vector<Span> name_spans, taken;
  for (int s = 0; s < static_cast<int>(sentences.size()); ++s) {
    name_spans.clear();
    while (name < out.names.size() && out.names[name].sentence == s) {
      name_spans.push_back(out.names[name++].span);
    }
    if (!HoldsProse(doc, sentences[s])) continue;
    const size_t first_citation = out.citations.size();
    mention::FindCitations(doc, words, sentences, s, sources, &out.citations);
    taken = name_spans;
    for (size_t i = first_citation; i < out.citations.size(); ++i) {
      if (!out.citations[i].span.empty()) taken.push_back(out.citations[i].span);
    }
    std::sort(taken.begin(), taken.end());
    mention::FindSpeakers(doc, words, s, name_spans, &out.citations);
    mention::FindQuantities(doc, words, s, taken, &out.quantities);
    mention::FindOrdinals(doc, words, s, taken, &out.ordinals);
  }
  return out;
}

}  // namespace dateline
