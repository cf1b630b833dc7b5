// Archives for the fuzzers of office documents: mutations of a compressed archive's bytes seldom
// reach the XML in it.
#ifndef DATELINE_TESTS_FUZZ_STORED_ARCHIVE_H_
#define DATELINE_TESTS_FUZZ_STORED_ARCHIVE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

inline uint32_t Crc32(const std::string& bytes) {
  uint32_t crc = 0xFFFFFFFFu;
  for (const unsigned char c : bytes) {
    crc ^= c;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (0xEDB88320u & -(crc & 1));
  }
  return ~crc;
}

inline void AppendNumber(uint32_t value, int bytes, std::string* out) {
  for (int k = 0; k < bytes; ++k) out->push_back(static_cast<char>(value >> 8 * k));
}

// A ZIP archive of (name, content), uncompressed.
inline std::string StoredArchive(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string archive, directory;
  for (const auto& [name, content] : files) {
    const uint32_t place = static_cast<uint32_t>(archive.size());
    std::string fields;  // the same in the file's header and in the directory
    AppendNumber(20, 2, &fields);
    for (int k = 0; k < 4; ++k) AppendNumber(0, 2, &fields);  // flags, method, time and date
    AppendNumber(Crc32(content), 4, &fields);
    AppendNumber(static_cast<uint32_t>(content.size()), 4, &fields);
    AppendNumber(static_cast<uint32_t>(content.size()), 4, &fields);
    AppendNumber(static_cast<uint32_t>(name.size()), 2, &fields);
    AppendNumber(0, 2, &fields);
    archive += "PK\x03\x04" + fields + name + content;
    directory += "PK\x01\x02";
    AppendNumber(20, 2, &directory);
    directory += fields;
    for (int k = 0; k < 5; ++k) AppendNumber(0, 2, &directory);
    AppendNumber(place, 4, &directory);
    directory += name;
  }
  const uint32_t place = static_cast<uint32_t>(archive.size());
  archive += directory + "PK\x05\x06";
  AppendNumber(0, 4, &archive);
  AppendNumber(static_cast<uint32_t>(files.size()), 2, &archive);
  AppendNumber(static_cast<uint32_t>(files.size()), 2, &archive);
  AppendNumber(static_cast<uint32_t>(directory.size()), 4, &archive);
  AppendNumber(place, 4, &archive);
  AppendNumber(0, 2, &archive);
  return archive;
}

}  // namespace dateline

#endif  // DATELINE_TESTS_FUZZ_STORED_ARCHIVE_H_
