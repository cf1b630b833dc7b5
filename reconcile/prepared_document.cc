#include "reconcile/prepared_document.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "reconcile/lints.h"
#include "reconcile/text_place.h"

namespace dateline {
namespace {

// Claims of one document.
bool StandsBefore(const Claim& a, const Claim& b) {
  const int64_t p = TextPlace(a.location()), q = TextPlace(b.location());
  return p != q ? p < q : a.id() < b.id();
}

// Whether another claim could agree or disagree with it.
bool SaysSomething(const Claim& claim) {
  return claim.date().has_earliest() || claim.date().has_latest() || claim.quantities_size() > 0 ||
         claim.ordinal().value() != 0 || claim.ordinal().unique() || claim.relations_size() > 0 ||
         claim.date().has_length_min();
}

void SetPath(const std::string& path, Location* place) {
  if (!place->path().empty()) place->set_path(path);
}

// A length and so many bytes, up to a multiple of eight.
void AppendSection(absl::string_view section, std::string* bytes) {
  const uint64_t size = section.size();
  bytes->append(reinterpret_cast<const char*>(&size), sizeof(size));
  bytes->append(section.data(), section.size());
  bytes->resize((bytes->size() + 7) / 8 * 8);
}

// False: the bytes end too soon.
bool TakeSection(absl::string_view* bytes, absl::string_view* section) {
  uint64_t size;
  if (bytes->size() < sizeof(size)) return false;
  std::memcpy(&size, bytes->data(), sizeof(size));
  bytes->remove_prefix(sizeof(size));
  if (size > bytes->size()) return false;
  *section = bytes->substr(0, size);
  bytes->remove_prefix(std::min<size_t>((size + 7) / 8 * 8, bytes->size()));
  return true;
}

bool ParseMessage(absl::string_view bytes, google::protobuf::MessageLite* message) {
  return message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace

PreparedDocument PrepareDocument(Extraction extraction) {
  PreparedDocument prepared;
  prepared.document = std::move(*extraction.mutable_document());
  for (Claim& claim : *extraction.mutable_claims()) {
    if (claim.document() != prepared.document.id()) claim.set_document(prepared.document.id());
  }
  prepared.claims = DocumentClaims::Take(&extraction);
  std::vector<const Claim*> claims, in_order;
  std::vector<int32_t> order, of_part;
  for (size_t i = 0; i < prepared.claims.size(); ++i) {
    claims.push_back(&prepared.claims.at(i));
    order.push_back(static_cast<int32_t>(i));
  }
  const auto at = [&](int32_t i) -> const Claim& { return *claims[static_cast<size_t>(i)]; };
  std::sort(order.begin(), order.end(),
            [&](int32_t x, int32_t y) { return StandsBefore(at(x), at(y)); });
  for (int32_t i : order) {
    // The claim of the extent stands for its ends.
    if (at(i).end_of_extent()) continue;
    in_order.push_back(&at(i));
    if (SaysSomething(at(i))) of_part.push_back(i);
  }
  LintDocument(
      {prepared.document, in_order}, [](absl::string_view) { return true; }, &prepared.lints);
  prepared.document.clear_names();
  auto part = std::make_shared<const std::string>(EncodePart(claims, of_part));
  prepared.part = *ReadPart(*part);
  prepared.owner = std::move(part);
  return prepared;
}

std::string SerialiseDocument(const PreparedDocument& document) {
  Report lints;
  for (const Finding& finding : document.lints) *lints.add_findings() = finding;
  std::string bytes;
  AppendSection(WritePart(document.part), &bytes);
  AppendSection(document.document.SerializeAsString(), &bytes);
  AppendSection(lints.SerializeAsString(), &bytes);
  AppendSection(document.claims.Serialise(), &bytes);
  return bytes;
}

std::optional<PreparedDocument> ParseDocument(std::shared_ptr<const void> owner,
                                              absl::string_view bytes) {
  absl::string_view part_bytes, document, findings, claims_bytes;
  if (!TakeSection(&bytes, &part_bytes) || !TakeSection(&bytes, &document) ||
      !TakeSection(&bytes, &findings) || !TakeSection(&bytes, &claims_bytes)) {
    return std::nullopt;
  }
  PreparedDocument prepared;
  Report lints;
  std::optional<DocumentPart> part = ReadPart(part_bytes);
  std::optional<DocumentClaims> claims = DocumentClaims::Read(claims_bytes);
  if (!part || !claims || !ParseMessage(document, &prepared.document) ||
      !ParseMessage(findings, &lints) || claims->size() != part->ids.size()) {
    return std::nullopt;
  }
  prepared.part = *part;
  prepared.claims = *std::move(claims);
  for (Finding& finding : *lints.mutable_findings()) prepared.lints.push_back(std::move(finding));
  prepared.owner = std::move(owner);
  return prepared;
}

void SetPath(const std::string& path, PreparedDocument* prepared) {
  Document& document = prepared->document;
  if (document.path() == path) return;
  document.set_path(path);
  prepared->moved = true;
  for (CitedSource& source : *document.mutable_cited_sources())
    SetPath(path, source.mutable_location());
  for (Notice& notice : *document.mutable_notices()) {
    if (!notice.path().empty()) notice.set_path(path);
  }
  for (Finding& finding : prepared->lints) {
    for (Finding::Place& place : *finding.mutable_locations())
      if (place.has_location()) SetPath(path, place.mutable_location());
  }
}

void SetPath(const std::string& path, Claim* claim) {
  SetPath(path, claim->mutable_location());
  SetPath(path, claim->mutable_quote_location());
  if (claim->event().has_location()) SetPath(path, claim->mutable_event()->mutable_location());
  for (Quantity& quantity : *claim->mutable_quantities()) {
    if (quantity.has_location()) SetPath(path, quantity.mutable_location());
  }
  for (TemporalRelation& relation : *claim->mutable_relations()) {
    if (relation.has_location()) SetPath(path, relation.mutable_location());
  }
}

}  // namespace dateline
