// Any bytes as a document's text: FindMentions must not crash, and must keep its promises about
// spans and indexes.
//
//   bazel build --config=fuzz //tests/fuzz:mention_fuzz
//   bazel-bin/tests/fuzz/mention_fuzz -max_total_time=60
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/strings.h"
#include "extract/mention/mention.h"

namespace {

// Sentences end at newlines; malformed bytes become U+FFFD, as readers promise.
void Build(const uint8_t* data, size_t size, dateline::DocumentText* doc,
           std::vector<dateline::Sentence>* sentences) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (size_t i = 0; i < bytes.size();) {
    char32_t c;
    i += dateline::DecodeUtf8(bytes, i, &c);
    dateline::AppendUtf8(c, &doc->text);
  }
  uint32_t begin = 0;
  for (uint32_t i = 0; i <= doc->text.size(); ++i) {
    if (i < doc->text.size() && doc->text[i] != '\n') continue;
    if (i > begin) {
      dateline::Block block;
      block.span = {begin, i};
      dateline::Sentence sentence;
      sentence.span = block.span;
      sentence.block = static_cast<int32_t>(doc->blocks.size());
      doc->blocks.push_back(block);
      sentences->push_back(sentence);
    }
    begin = i + 1;
  }
}

void Check(bool holds) {
  if (!holds) abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 1 << 16) return 0;  // longer inputs find nothing new and cost time
  dateline::DocumentText doc;
  std::vector<dateline::Sentence> sentences;
  Build(data, size, &doc, &sentences);
  const dateline::Mentions mentions = dateline::FindMentions(doc, sentences);
  const int entities = static_cast<int>(mentions.entities.size());
  uint32_t end = 0;
  for (const dateline::Mention& m : mentions.names) {
    Check(m.entity >= 0 && m.entity < entities);
    Check(m.span.begin >= end && m.span.end > m.span.begin && m.span.end <= doc.text.size());
    end = m.span.end;
  }
  for (const dateline::Entity& e : mentions.entities) Check(!e.id().empty());
  for (const auto& q : mentions.quantities) {
    Check(q.span.end <= doc.text.size() && !q.quantity.text().empty());
    Check(!q.quantity.has_min() || !q.quantity.has_max() || q.quantity.min() <= q.quantity.max());
  }
  Check(mentions.topic >= -1 && mentions.topic < entities);
  return 0;
}
