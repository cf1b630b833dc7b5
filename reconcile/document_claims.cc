#include "reconcile/document_claims.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/wire_format_lite.h>

#include <utility>

namespace dateline {
namespace {

using google::protobuf::internal::WireFormatLite;

constexpr uint32_t kClaimTag = WireFormatLite::MakeTag(Extraction::kClaimsFieldNumber,
                                                       WireFormatLite::WIRETYPE_LENGTH_DELIMITED);

}  // namespace

DocumentClaims::DocumentClaims(size_t size)
    : size_(size), messages_(std::make_unique<std::atomic<Claim*>[]>(size)) {}

DocumentClaims& DocumentClaims::operator=(DocumentClaims&& other) noexcept {
  if (this == &other) return *this;
  Clear();
  size_ = std::exchange(other.size_, 0);
  owned_ = other.owned_;
  messages_ = std::move(other.messages_);
  bytes_ = std::move(other.bytes_);
  change_ = std::move(other.change_);
  return *this;
}

DocumentClaims::~DocumentClaims() { Clear(); }

void DocumentClaims::Clear() {
  for (size_t i = 0; owned_ && i < size_; ++i) delete messages_[i].load();
  size_ = 0;
}

DocumentClaims DocumentClaims::Take(Extraction* extraction) {
  std::vector<Claim*> claims(static_cast<size_t>(extraction->claims_size()));
  extraction->mutable_claims()->ExtractSubrange(0, extraction->claims_size(), claims.data());
  DocumentClaims taken(claims.size());
  for (size_t i = 0; i < claims.size(); ++i) taken.messages_[i] = claims[i];
  return taken;
}

DocumentClaims DocumentClaims::Borrow(const std::vector<const Claim*>& claims) {
  DocumentClaims borrowed(claims.size());
  borrowed.owned_ = false;
  // They are only ever handed out as constant.
  for (size_t i = 0; i < claims.size(); ++i) borrowed.messages_[i] = const_cast<Claim*>(claims[i]);
  return borrowed;
}

std::optional<DocumentClaims> DocumentClaims::Read(absl::string_view extraction) {
  google::protobuf::io::CodedInputStream input(reinterpret_cast<const uint8_t*>(extraction.data()),
                                               static_cast<int>(extraction.size()));
  std::vector<absl::string_view> bytes;
  while (const uint32_t tag = input.ReadTag()) {
    uint32_t size = 0;
    if (tag != kClaimTag || !input.ReadVarint32(&size)) return std::nullopt;
    const auto at = static_cast<size_t>(input.CurrentPosition());
    if (size > extraction.size() - at || !input.Skip(static_cast<int>(size))) return std::nullopt;
    bytes.push_back(extraction.substr(at, size));
  }
  if (!input.ConsumedEntireMessage()) return std::nullopt;
  DocumentClaims claims(bytes.size());
  claims.bytes_ = std::move(bytes);
  return claims;
}

const Claim& DocumentClaims::at(size_t i) const {
  if (const Claim* made = messages_[i].load(std::memory_order_acquire)) return *made;
  auto claim = std::make_unique<Claim>();
  // Damage is found where the bytes were stored.
  (void)claim->ParseFromArray(bytes_[i].data(), static_cast<int>(bytes_[i].size()));
  if (change_) change_(i, claim.get());
  Claim* other = nullptr;
  if (messages_[i].compare_exchange_strong(other, claim.get(), std::memory_order_acq_rel))
    return *claim.release();
  return *other;  // another thread was faster
}

std::unique_ptr<Claim> DocumentClaims::Release(size_t i) {
  (void)at(i);
  return std::unique_ptr<Claim>(messages_[i].exchange(nullptr));
}

void DocumentClaims::SetChange(Change change) {
  change_ = std::move(change);
  for (size_t i = 0; i < size_; ++i) {
    if (Claim* made = messages_[i].load()) change_(i, made);
  }
}

std::string DocumentClaims::Serialise() const {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream output(&stream);
  for (size_t i = 0; i < size_; ++i) {
    const Claim& claim = at(i);
    output.WriteTag(kClaimTag);
    output.WriteVarint32(static_cast<uint32_t>(claim.ByteSizeLong()));
    claim.SerializeWithCachedSizes(&output);
  }
  output.Trim();
  return bytes;
}

}  // namespace dateline
