// What reconciling makes of one document before it knows of any other: its part of the claim table
// and its lints, with the claims behind them. It can be kept in a file and read in place.
//
//   PreparedDocument document = PrepareDocument(std::move(extraction));
//   cache.PutBytes(key, SerialiseDocument(document));
//   ...
//   std::optional<PreparedDocument> kept = ParseDocument(owner, bytes);
//   SetPath("docs/a.md", &*kept);
//   Report report = ReconcilePrepared(std::move(documents), options);
//
// The same extraction gives the same document, whether it was kept or made now.
#ifndef DATELINE_RECONCILE_PREPARED_DOCUMENT_H_
#define DATELINE_RECONCILE_PREPARED_DOCUMENT_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"
#include "proto/finding.pb.h"
#include "reconcile/document_claims.h"
#include "reconcile/document_part.h"

namespace dateline {

struct PreparedDocument {
  Document document;                  // without the forms of names, which the lints have looked at
  DocumentClaims claims;              // as extraction gave them
  DocumentPart part;                  // of those that say something which another could contradict
  std::vector<Finding> lints;         // of all rules
  bool moved = false;                 // places in claims name another path than the document
  std::shared_ptr<const void> owner;  // of the bytes that part and claims lie in
};

PreparedDocument PrepareDocument(Extraction extraction);

std::string SerialiseDocument(const PreparedDocument& document);

// Bytes of SerialiseDocument, by this build of the program; they lie at a multiple of eight. What
// they hold is not looked into: damage is found where they were stored. nullopt: they are none.
std::optional<PreparedDocument> ParseDocument(std::shared_ptr<const void> owner,
                                              absl::string_view bytes);

// Puts the path where the document names its file.
void SetPath(const std::string& path, PreparedDocument* document);
void SetPath(const std::string& path, Claim* claim);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_PREPARED_DOCUMENT_H_
