#include "extract/reader/markdown_arena.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace dateline {
namespace {

constexpr size_t kLargestChunk = size_t{1} << 20;
constexpr size_t kAlign = alignof(std::max_align_t);
// In front of each block stands its size.
constexpr size_t kHeader = kAlign;

thread_local MarkdownArena* current = nullptr;

}  // namespace

MarkdownArena::MarkdownArena() { current = this; }

MarkdownArena::~MarkdownArena() {
  for (char* chunk : chunks_) std::free(chunk);
  current = nullptr;
}

cmark_mem* MarkdownArena::mem() {
  static cmark_mem functions = {Zeroed, Grown, Nothing};
  return &functions;
}

char* MarkdownArena::Take(size_t size) {
  const size_t room = kHeader + (size + kAlign - 1) / kAlign * kAlign;
  if (room > left_) {
    const size_t chunk = std::max(room, chunk_);
    chunk_ = std::min(2 * chunk_, kLargestChunk);
    char* fresh = static_cast<char*>(std::calloc(1, chunk));
    if (fresh == nullptr) std::abort();  // as cmark does
    chunks_.push_back(fresh);
    next_ = fresh, left_ = chunk;
  }
  std::memcpy(next_, &size, sizeof(size));
  char* block = next_ + kHeader;
  next_ += room, left_ -= room;
  return block;
}

void* MarkdownArena::Zeroed(size_t count, size_t size) { return current->Take(count * size); }

void* MarkdownArena::Grown(void* block, size_t size) {
  if (block == nullptr) return current->Take(size);
  size_t before;
  std::memcpy(&before, static_cast<char*>(block) - kHeader, sizeof(before));
  if (size <= before) return block;
  char* grown = current->Take(size);
  std::memcpy(grown, block, before);
  return grown;
}

void MarkdownArena::Nothing(void*) {}

}  // namespace dateline
