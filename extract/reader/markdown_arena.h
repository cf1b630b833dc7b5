// Memory for one Markdown parse, given back all at once: cmark frees its tree node by node, which
// takes a seventh of the time of reading.
//
//   MarkdownArena arena;
//   cmark_parser* parser = cmark_parser_new_with_mem(options, arena.mem());
//
// What is made of it lives as long as the arena and need not be freed.
#ifndef DATELINE_EXTRACT_READER_MARKDOWN_ARENA_H_
#define DATELINE_EXTRACT_READER_MARKDOWN_ARENA_H_

#include <cmark-gfm.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dateline {

// At most one at a time in a thread: cmark's allocator has no place for a pointer to it.
class MarkdownArena {
 public:
  MarkdownArena();
  ~MarkdownArena();
  MarkdownArena(const MarkdownArena&) = delete;
  MarkdownArena& operator=(const MarkdownArena&) = delete;

  cmark_mem* mem();

 private:
  static void* Zeroed(size_t count, size_t size);
  static void* Grown(void* block, size_t size);
  static void Nothing(void* block);
  char* Take(size_t size);
  void More(size_t room);

  std::vector<char*> chunks_;
  std::vector<std::pair<void*, size_t>> regions_;  // mapped, with their sizes
  char* next_ = nullptr;  // free bytes of the last of either, which are zero
  size_t left_ = 0;
  size_t chunk_ = size_t{1} << 14;  // the next one's size: most files are small
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_MARKDOWN_ARENA_H_
