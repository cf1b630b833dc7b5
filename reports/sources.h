// The bytes of documents, for formats that need a line of the original: byte columns (rdjson),
// GitHub's line fingerprints (SARIF), diffs. Reports read no files themselves.
#ifndef DATELINE_REPORTS_SOURCES_H_
#define DATELINE_REPORTS_SOURCES_H_

#include <functional>
#include <string>

namespace dateline {

// The bytes of the file at a path as the report names it; null when they are not at hand. What it
// returns stays valid as long as the renderer runs.
using SourceBytes = std::function<const std::string*(const std::string& path)>;

}  // namespace dateline

#endif  // DATELINE_REPORTS_SOURCES_H_
