// Names, quantities, ordinals and citations of a document.
//
//   Mentions mentions = FindMentions(doc, sentences);
//   const Entity& who = mentions.entities[mention.entity];
//
// FindMentions reads tags and dependencies where a sentence is parsed and manages without where
// it is not. Deterministic, linear in the text.
#ifndef DATELINE_EXTRACT_MENTION_MENTION_H_
#define DATELINE_EXTRACT_MENTION_MENTION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "extract/document_text.h"
#include "extract/language/sentence.h"
#include "proto/claim.pb.h"

namespace dateline {

// A name where it stands. Pronouns and descriptions that are safely resolved ('the former
// president', 'the company', 'she') are mentions too, with inferred set.
struct Mention {
  Span span;  // of DocumentText::text: the whole name with titles
  int32_t sentence = -1;
  int32_t entity = -1;  // index into Mentions::entities
  int32_t second = -1;  // ditto: the other of two people ('they', 'the couple', 'the Smiths')
  bool inferred = false;
  bool possessive = false;  // "Pakistan's"
  bool adjective = false;   // "Soviet troops"
};

struct QuantityMention {
  Span span;
  int32_t sentence = -1;
  Quantity quantity;  // location is not set
};

struct OrdinalMention {
  Span span;  // "second", "the first", "only"
  int32_t sentence = -1;
  Ordinal ordinal;
};

// An author-year citation in brackets, a bracketed number, or a footnote mark.
struct CitationMention {
  Span span;  // empty for a footnote mark that was taken out of the text
  int32_t sentence = -1;
  Attribution attribution;
};

struct Mentions {
  std::vector<Entity> entities;
  std::vector<Mention> names;  // in order of place; spans do not overlap
  std::vector<QuantityMention> quantities;
  std::vector<OrdinalMention> ordinals;
  std::vector<CitationMention> citations;
  // The entity that the document is about, where one stands out (a biography's person, a manual's
  // product): named in the title or far more often than any other. -1: none.
  int32_t topic = -1;
};

Mentions FindMentions(const DocumentText& doc, const std::vector<Sentence>& sentences);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_MENTION_MENTION_H_
