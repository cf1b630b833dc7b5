// The claims of one document, as messages or as the bytes of messages, each of which is made when
// it is first asked for: of many thousand kept claims few are ever looked at.
//
//   std::optional<DocumentClaims> claims = DocumentClaims::Read(bytes);
//   claims->SetChange([](Claim* claim) { claim->set_document("d-2"); });
//   claims->at(7).quote()
#ifndef DATELINE_RECONCILE_DOCUMENT_CLAIMS_H_
#define DATELINE_RECONCILE_DOCUMENT_CLAIMS_H_

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"

namespace dateline {

class DocumentClaims {
 public:
  DocumentClaims() = default;
  DocumentClaims(DocumentClaims&& other) noexcept { *this = std::move(other); }
  DocumentClaims& operator=(DocumentClaims&& other) noexcept;
  ~DocumentClaims();

  // Leaves the extraction without claims.
  static DocumentClaims Take(Extraction* extraction);
  // Claims that stay with the caller.
  static DocumentClaims Borrow(const std::vector<const Claim*>& claims);
  // Of a serialised Extraction; the bytes must outlive the claims. nullopt: it is none.
  static std::optional<DocumentClaims> Read(absl::string_view extraction);

  size_t size() const { return size_; }
  // The same message every time. Thread safe.
  const Claim& at(size_t i) const;
  // Gives a claim away; it is not asked for again. Not of borrowed ones.
  std::unique_ptr<Claim> Release(size_t i);

  // What is done to each claim before anybody sees it. Not of borrowed ones; before any is asked
  // for. The number is that of the claim.
  using Change = std::function<void(size_t, Claim*)>;
  void SetChange(Change change);

  // All as bytes that Read takes.
  std::string Serialise() const;

 private:
  explicit DocumentClaims(size_t size);
  void Clear();

  size_t size_ = 0;
  bool owned_ = true;
  std::unique_ptr<std::atomic<Claim*>[]> messages_;  // null: not made yet
  std::vector<absl::string_view> bytes_;             // empty: all are made
  Change change_;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_DOCUMENT_CLAIMS_H_
