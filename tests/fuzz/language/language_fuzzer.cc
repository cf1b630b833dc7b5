// libFuzzer: any bytes, as one block or several, through Split and Parse. Checks what the headers
// promise: sentences in order inside their block, tokens that cover all but white space, one root.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "extract/language/analyzer.h"

namespace {

using dateline::Analyzer;
using dateline::Sentence;
using dateline::Span;
using dateline::Token;

void Check(bool condition) {
  if (!condition) std::abort();
}

void CheckTokens(const Sentence& sentence) {
  uint32_t at = sentence.span.begin;
  for (const Token& token : sentence.tokens) {
    Check(token.span.begin >= at && token.span.begin < token.span.end);
    Check(token.span.end <= sentence.span.end);
    at = token.span.end;
  }
}

void CheckTree(const Sentence& sentence) {
  const int n = static_cast<int>(sentence.tokens.size());
  int roots = 0;
  for (int i = 0; i < n; ++i) {
    const int head = sentence.tokens[i].head;
    Check(head >= -1 && head < n && head != i);
    roots += head < 0;
    int steps = 0;  // no cycles
    for (int h = head; h >= 0 && steps <= n; h = sentence.tokens[h].head) ++steps;
    Check(steps <= n);
  }
  Check(roots == 1 || n > Analyzer::kMaxParsed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 20000) return 0;  // longer inputs only cost time: nothing depends on length
  dateline::DocumentText doc;
  doc.text.assign(reinterpret_cast<const char*>(data), size);
  for (size_t begin = 0; begin <= size;) {
    size_t end = doc.text.find('\0', begin);
    if (end == std::string::npos) end = size;
    dateline::Block block;
    block.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    doc.blocks.push_back(block);
    begin = end + 1;
  }
  uint32_t at = 0;
  for (Sentence& sentence : Analyzer::Default().Split(doc)) {
    const Span block = doc.blocks[sentence.block].span;
    Check(sentence.span.begin >= at && block.Contains(sentence.span));
    at = sentence.span.end;
    CheckTokens(sentence);
    Analyzer::Default().Parse(doc.text, &sentence);
    CheckTree(sentence);
  }
  dateline::LooksEnglish(doc.text);
  return 0;
}
