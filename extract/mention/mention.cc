#include "extract/mention/mention.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "base/strings.h"
#include "extract/mention/citations.h"
#include "extract/mention/coreference.h"
#include "extract/mention/entities.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/ordinals.h"
#include "extract/mention/quantities.h"
#include "extract/mention/releases.h"
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

// Whether the title names the entity by one of its forms.
bool TitleNames(absl::string_view title, const Entity& entity) {
  if (absl::StrContains(title, " " + Fold(entity.name()) + " ")) return true;
  return std::any_of(
      entity.aliases().begin(), entity.aliases().end(), [&](const std::string& alias) {
        return absl::StrContains(alias, " ") && absl::StrContains(title, " " + Fold(alias) + " ");
      });
}

// The document's topic: the most named entity of those that the title names, else the most named
// one where no other comes near. States and places are the scene more often than the topic.
int TopicOf(const DocumentText& doc, const Mentions& mentions) {
  std::vector<int> counts(mentions.entities.size(), 0);
  for (const Mention& m : mentions.names) counts[m.entity] += m.inferred ? 0 : 1;
  const std::string title = " " + Fold(doc.info.title()) + " ";
  int best = -1, second = 0, titled = -1;
  for (int e = 0; e < static_cast<int>(counts.size()); ++e) {
    const EntityKind kind = mentions.entities[e].kind();
    if (kind == STATE || kind == PLACE || kind == OTHER) continue;
    if (counts[e] >= 3 && (titled < 0 || counts[e] > counts[titled]) &&
        TitleNames(title, mentions.entities[e])) {
      titled = e;
    }
    if (best < 0 || counts[e] > counts[best]) {
      second = best < 0 ? 0 : counts[best];
      best = e;
    } else {
      second = std::max(second, counts[e]);
    }
  }
  if (titled >= 0 && 2 * counts[titled] >= counts[best]) return titled;
  if (best < 0) return -1;
  // A body is the topic of what is titled after it; else it is one of many.
  const int factor = mentions.entities[best].kind() == ORGANISATION ? 4 : 2;
  return counts[best] >= 3 && counts[best] >= factor * std::max(1, second) ? best : -1;
}

// Authors of citations are nobody's participants.
bool InCitation(const std::vector<CitationMention>& citations, size_t* next, Span span) {
  while (*next < citations.size() && citations[*next].span.end <= span.begin) ++*next;
  for (size_t i = *next; i < citations.size() && citations[i].span.begin < span.end; ++i) {
    if (citations[i].span.Overlaps(span)) return true;
  }
  return false;
}

// Quantities, ordinals and speakers, by sentence.
void FindNumbersAndSpeakers(const DocumentText& doc, const std::vector<Sentence>& sentences,
                            const DocumentWords& words, Mentions* out) {
  size_t name = 0, citation = 0;
  const size_t citations = out->citations.size();
  std::vector<Span> names, taken;
  for (int s = 0; s < static_cast<int>(sentences.size()); ++s) {
    names.clear();
    while (name < out->names.size() && out->names[name].sentence == s) {
      names.push_back(out->names[name++].span);
    }
    taken = names;
    while (citation < citations && out->citations[citation].sentence <= s) {
      const Span span = out->citations[citation++].span;
      if (!span.empty()) taken.push_back(span);
    }
    if (!HoldsProse(doc, sentences[s])) continue;
    std::sort(taken.begin(), taken.end());
    mention::FindSpeakers(doc, words, s, names, &out->citations);
    mention::FindQuantities(doc, words, s, taken, &out->quantities);
    mention::FindOrdinals(doc, words, s, taken, &out->ordinals);
  }
  std::stable_sort(
      out->citations.begin(), out->citations.end(),
      [](const CitationMention& a, const CitationMention& b) { return a.span < b.span; });
}

// 'two million [[US]] dollars', 'ten [[Swiss]] francs': the money is nobody who takes part.
void DropNamesOfMoney(Mentions* out) {
  size_t next = 0;
  const auto within = [&](const Mention& name) {
    while (next < out->quantities.size() && out->quantities[next].span.end <= name.span.begin)
      ++next;
    if (next == out->quantities.size()) return false;
    const QuantityMention& found = out->quantities[next];
    return found.span.begin <= name.span.begin && name.span.end <= found.span.end &&
           found.quantity.of().empty() && !found.quantity.unit().empty();
  };
  out->names.erase(std::remove_if(out->names.begin(), out->names.end(), within), out->names.end());
}

}  // namespace

Mentions FindMentions(const DocumentText& doc, const std::vector<Sentence>& sentences) {
  Mentions out;
  const DocumentWords words = mention::ScanWords(doc, sentences);
  const std::vector<NameCandidate> names = mention::FindNames(doc, sentences, words);
  EntityTable table = mention::BuildEntities(doc, words, names);
  std::vector<Mention> inferred = mention::ResolveReferences(doc, words, names, &table);
  out.entities = std::move(table.entities);
  const mention::CitedSources sources(doc);
  for (int s = 0; s < static_cast<int>(sentences.size()); ++s) {
    if (HoldsProse(doc, sentences[s])) {
      mention::FindCitations(doc, words, sentences, s, sources, &out.citations);
    }
  }
  std::stable_sort(
      out.citations.begin(), out.citations.end(),
      [](const CitationMention& a, const CitationMention& b) { return a.span < b.span; });
  size_t next_citation = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    if (table.of[i] < 0) continue;
    Mention found = ToMention(words, names[i], table.of[i]);
    found.second = table.second[i];
    if (!InCitation(out.citations, &next_citation, found.span)) out.names.push_back(found);
  }
  mention::FindReleases(doc, sentences, &out);
  FindNumbersAndSpeakers(doc, sentences, words, &out);
  DropNamesOfMoney(&out);
  const size_t named = out.names.size();
  out.names.insert(out.names.end(), inferred.begin(), inferred.end());
  std::inplace_merge(out.names.begin(), out.names.begin() + named, out.names.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
  out.topic = TopicOf(doc, out);
  return out;
}

}  // namespace dateline
