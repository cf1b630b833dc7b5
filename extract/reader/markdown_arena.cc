#include "extract/reader/markdown_arena.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace dateline {
namespace {

constexpr size_t kLargestChunk = size_t{1} << 20;
// A tree that has outgrown those lies in pages of two megabytes: walks over it in pages of four
// kilobytes wait for the tables of pages, and each of them costs a fault.
constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kRegion = 4 * kHugePage;
constexpr size_t kAlign = alignof(std::max_align_t);
// In front of each block stands its size.
constexpr size_t kHeader = kAlign;

thread_local MarkdownArena* current = nullptr;

size_t RoundUp(size_t size, size_t step) { return (size + step - 1) / step * step; }

}  // namespace

MarkdownArena::MarkdownArena() { current = this; }

MarkdownArena::~MarkdownArena() {
  for (char* chunk : chunks_) std::free(chunk);
  for (const auto& [region, size] : regions_) munmap(region, size);
  current = nullptr;
}

cmark_mem* MarkdownArena::mem() {
  static cmark_mem functions = {Zeroed, Grown, Nothing};
  return &functions;
}

char* MarkdownArena::Take(size_t size) {
  const size_t room = kHeader + RoundUp(size, kAlign);
  if (room > left_) More(room);
  std::memcpy(next_, &size, sizeof(size));
  char* block = next_ + kHeader;
  next_ += room, left_ -= room;
  return block;
}

void MarkdownArena::More(size_t room) {
  if (chunk_ > kLargestChunk) {
    // One page more, so that the first can start where a huge one does.
    const size_t size = RoundUp(room, kRegion) + kHugePage;
    void* region = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (region == MAP_FAILED) std::abort();  // as cmark does
    madvise(region, size, MADV_HUGEPAGE);    // small pages do as well
    regions_.emplace_back(region, size);
    const size_t skip = -reinterpret_cast<uintptr_t>(region) % kHugePage;
    next_ = static_cast<char*>(region) + skip, left_ = size - skip;
    return;
  }
  const size_t size = std::max(room, chunk_);
  chunk_ *= 2;
  next_ = static_cast<char*>(std::calloc(1, size)), left_ = size;
  if (next_ == nullptr) std::abort();
  chunks_.push_back(next_);
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
