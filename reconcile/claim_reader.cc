#include "reconcile/claim_reader.h"

#include <limits>

#include "reconcile/interner.h"
#include "reconcile/local_words.h"
#include "reconcile/quantities.h"

namespace dateline {
namespace {

// "dollar" of "noun:dollar".
absl::string_view AfterColon(absl::string_view id) {
  const size_t colon = id.find(':');
  return colon == absl::string_view::npos ? id : id.substr(colon + 1);
}

HashedText Hashed(absl::string_view text) {
  return {text.data(), static_cast<uint32_t>(text.size()),
          text.empty() ? 0 : Interner::HashOf(text)};
}

// The 'two years' of 'two years later' tell when, not how long.
bool InDate(const Claim& claim, const Quantity& quantity) {
  const Location &date = claim.location(), &place = quantity.location();
  return !claim.date().text().empty() && place.byte_length() > 0 &&
         place.byte_offset() < date.byte_offset() + date.byte_length() &&
         date.byte_offset() < place.byte_offset() + place.byte_length();
}

// An entry of a chronology is a list item that begins with its date.
bool IsSummary(const Claim& claim) {
  const bool dated_first =
      claim.has_date() && claim.location().byte_offset() == claim.quote_location().byte_offset();
  return claim.part() == TABLE_ROW || claim.part() == CAPTION ||
         (claim.part() == LIST_ITEM && dated_first);
}

class Reader {
 public:
  void Add(const Claim& claim) {
    ClaimRow row;
    row.date = ReadDate(claim.date(), claim.event().aspect());
    row.modality = claim.modality();
    row.negated = claim.negated();
    row.summary = IsSummary(claim);
    row.ordinal = claim.ordinal().value();
    if (row.ordinal == 0 && claim.ordinal().unique()) row.ordinal = 1;
    ReadEvent(claim, &row);
    AddText(claim.quote());
    AddText(claim.date().text());
    AddText(claim.ordinal().of());
    ReadParticipants(claim, &row);
    row.terms_end = AddTexts(claim.terms());
    row.context_end = AddTexts(claim.context_terms());
    row.local_end = AddTexts(words_.Read(claim, &read_.arena));
    ReadQuantities(claim, &row);
    read_.rows.push_back(row);
  }

  ReadClaims Take() { return std::move(read_); }

 private:
  void AddText(absl::string_view text) { read_.texts.push_back(Hashed(text)); }

  template <typename Texts>
  uint32_t AddTexts(const Texts& texts) {
    for (const auto& text : texts) AddText(text);
    return static_cast<uint32_t>(texts.size());
  }

  void ReadEvent(const Claim& claim, ClaimRow* row) {
    const EventMention& event = claim.event();
    AddText(event.event_class());
    AddText(event.head());
    AddText(event.family().empty() ? event.head() : event.family());
    AddText(IsCommonUnit(event.object()) ? absl::string_view() : event.object());
    row->aspect = event.aspect();
    row->recurs = event.recurs();
    row->befalls = event.befalls_place();
  }

  void ReadParticipants(const Claim& claim, ClaimRow* row) {
    for (const Participant& participant : claim.participants()) {
      // 'dollars', 'people' took no part.
      const Entity& named = participant.entity();
      if (named.kind() == OTHER && IsCommonUnit(AfterColon(named.id()))) continue;
      const absl::string_view key = named.id().empty() ? named.name() : named.id();
      if (key.empty()) continue;
      ParticipantRow out;
      out.role = static_cast<uint8_t>(participant.role());
      out.inferred = participant.inferred();
      read_.participants.push_back(out);
      read_.entity_keys.push_back(Hashed(key));
      read_.entities.push_back(&named);
      ++row->participants_end;
    }
  }

  void ReadQuantities(const Claim& claim, ClaimRow* row) {
    for (int i = 0; i < claim.quantities_size(); ++i) {
      const Quantity& quantity = claim.quantities(i);
      if (InDate(claim, quantity)) continue;
      QuantityRow out;
      out.value = quantity.value();
      out.min = quantity.has_min() ? quantity.min() : -std::numeric_limits<double>::infinity();
      out.max = quantity.has_max() ? quantity.max() : std::numeric_limits<double>::infinity();
      if (!quantity.has_min() && !quantity.has_max()) out.min = out.max = quantity.value();
      out.common = IsCommonUnit(quantity.unit()) || IsCommonUnit(quantity.of());
      out.source = i;
      AddText(quantity.unit());
      AddText(quantity.of());
      read_.quantities.push_back(out);
      ++row->quantities_end;
    }
  }

  ReadClaims read_;
  LocalWordsReader words_;
};

}  // namespace

ReadClaims ReadClaimRows(const std::vector<const Claim*>& claims) {
  Reader reader;
  for (const Claim* claim : claims) reader.Add(*claim);
  return reader.Take();
}

}  // namespace dateline
