// Findings that somebody has looked at and lets stand, with a reason.
//
//   <!-- dateline-ignore date-conflict: the almanac counts from the signing -->
//
// in Markdown and HTML. Alone on its line it speaks of the block behind it; within a block's text,
// of that block. `dateline-ignore-file RULE: reason` speaks of the whole file. RULE may be several
// with commas between, or "all". Other formats have a sidecar, proto/gate.proto's Suppressions.
//
//   SuppressionList list;
//   FindInlineSuppressions(bytes, "docs/a.md", "markdown", &list);
//   ApplySuppressions(rules, &list, &report);    // marks findings, adds notices for what is unused
//
// A conflict is suppressed when each two statements that oppose each other have at least one in
// a scope; any other finding when one of its places is.
#ifndef DATELINE_GATE_SUPPRESSION_H_
#define DATELINE_GATE_SUPPRESSION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/finding.pb.h"
#include "proto/gate.pb.h"

namespace dateline {

inline constexpr char kSuppressionsName[] = "dateline-ignore.textproto";

struct Scope {
  // Where it is written, for messages.
  std::string path;
  int line = 0;
  // The document that it speaks of: its path, or for a sidecar a glob on paths from `folder`.
  std::string file;
  bool glob = false;
  // Byte range of the document; the whole of it when end is 0.
  uint64_t begin = 0;
  uint64_t end = 0;
  // White space collapsed; empty: any sentence.
  std::string quote;
  std::vector<std::string> rules;  // or "all"
  std::string reason;
};

struct SuppressionList {
  std::vector<Scope> scopes;
  // Comments that are not understood: no reason, no rule.
  std::vector<Notice> notices;
  // Absolute folder that sidecar globs start from, and the one that relative paths start from.
  std::string folder;
  std::string cwd;
};

// Comments of one file; nothing for formats other than "markdown" and "html". Comments in code
// do not count. Linear; costs one search where there is none.
void FindInlineSuppressions(absl::string_view bytes, const std::string& path,
                            absl::string_view format, SuppressionList* list);

// False when there is a mistake: all are reported as "name:line: what; what to do".
bool ReadSidecar(absl::string_view text, const std::string& name, SuppressionList* list,
                 std::vector<std::string>* mistakes);

// Sets Finding.suppressed_because and adds a notice to the report for each comment that is not
// understood, that names no rule of `rules` (empty: not checked), or that suppresses nothing.
void ApplySuppressions(const std::vector<std::string>& rules, const SuppressionList& list,
                       Report* report);

}  // namespace dateline

#endif  // DATELINE_GATE_SUPPRESSION_H_
