#include "gate/build_id.h"

#include <elf.h>
#include <link.h>

#include <cstring>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"

namespace dateline {
namespace {

size_t Aligned(size_t size) { return (size + 3) & ~size_t{3}; }

// The id among the notes of one segment; empty when it is not there.
std::string IdAmong(absl::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) header;
    std::memcpy(&header, notes.data(), sizeof(header));
    notes.remove_prefix(sizeof(header));
    const size_t name = Aligned(header.n_namesz), id = Aligned(header.n_descsz);
    if (name > notes.size() || id > notes.size() - name) break;
    if (header.n_type == NT_GNU_BUILD_ID && notes.substr(0, 3) == "GNU") {
      return absl::BytesToHexString(notes.substr(name, header.n_descsz));
    }
    notes.remove_prefix(name + id);
  }
  return "";
}

int Visit(dl_phdr_info* info, size_t /*size*/, void* result) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const char* begin = reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
    const std::string id = IdAmong(absl::string_view(begin, segment.p_memsz));
    if (!id.empty()) *static_cast<std::string*>(result) = id;
  }
  return 1;  // the first object is the program itself
}

}  // namespace

std::string BuildId() {
  std::string id;
  dl_iterate_phdr(Visit, &id);
  return id;
}

}  // namespace dateline
