#include "reports/marks.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

bool IsWordByte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// '19' is not found in '1972'.
bool AtWordBounds(absl::string_view text, size_t at, size_t size) {
  const bool before = at > 0 && IsWordByte(text[at - 1]) && IsWordByte(text[at]);
  const size_t end = at + size;
  const bool after = end < text.size() && IsWordByte(text[end - 1]) && IsWordByte(text[end]);
  return !before && !after;
}

// The occurrence of words in quote nearest to `expected` (a byte offset); an empty span: none.
Span Nearest(absl::string_view quote, absl::string_view words, double expected) {
  Span best;
  if (words.empty()) return best;
  for (size_t at = quote.find(words); at != absl::string_view::npos;
       at = quote.find(words, at + 1)) {
    if (!AtWordBounds(quote, at, words.size())) continue;
    const Span here{static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
    if (best.empty() || std::abs(here.begin - expected) < std::abs(best.begin - expected)) {
      best = here;
    }
  }
  return best;
}

// Where in the quote a place in the document is to be expected. The quote has its white space
// collapsed and its markup gone, so the offset is a proportion, not an address.
double Expected(const Claim& claim, const Location& place) {
  const Location& quote = claim.quote_location();
  if (quote.byte_length() <= 0 || place.byte_length() <= 0) return 0;
  const double part = static_cast<double>(place.byte_offset() - quote.byte_offset()) /
                      static_cast<double>(quote.byte_length());
  return std::clamp(part, 0.0, 1.0) * static_cast<double>(claim.quote().size());
}

void Add(Span span, std::vector<Span>* spans) {
  if (!span.empty()) spans->push_back(span);
}

void SortApart(std::vector<Span>* spans) {
  std::sort(spans->begin(), spans->end());
  size_t kept = 0;
  for (const Span& span : *spans) {
    if (kept > 0 && (*spans)[kept - 1].Overlaps(span)) {
      (*spans)[kept - 1].end = std::max((*spans)[kept - 1].end, span.end);
    } else {
      (*spans)[kept++] = span;
    }
  }
  spans->resize(kept);
}

void AddDate(const Claim& claim, std::vector<Span>* spans) {
  Add(Nearest(claim.quote(), claim.date().text(), Expected(claim, claim.location())), spans);
}

}  // namespace

Marks MarksOf(const Claim& claim, Dimension dimension) {
  Marks marks;
  if (dimension == QUANTITY) {
    for (const Quantity& quantity : claim.quantities()) {
      Add(Nearest(claim.quote(), quantity.text(), Expected(claim, quantity.location())),
          &marks.value);
    }
  } else if (dimension == ORDINAL) {
    Add(Nearest(claim.quote(), claim.ordinal().text(), 0), &marks.value);
  } else if (dimension == ORDER || dimension == DURATION) {
    for (const TemporalRelation& relation : claim.relations()) {
      Add(Nearest(claim.quote(), relation.text(), Expected(claim, relation.location())),
          &marks.value);
    }
    AddDate(claim, &marks.value);
  }
  if (marks.value.empty()) AddDate(claim, &marks.value);
  SortApart(&marks.value);
  for (const Participant& participant : claim.participants()) {
    const Span name = Nearest(claim.quote(), participant.text(), 0);
    const bool taken = std::any_of(marks.value.begin(), marks.value.end(),
                                   [&](Span value) { return value.Overlaps(name); });
    if (!taken) Add(name, &marks.names);
  }
  SortApart(&marks.names);
  return marks;
}

std::string ValueText(const Claim& claim, Dimension dimension) {
  if (dimension == QUANTITY && claim.quantities_size() > 0) return claim.quantities(0).text();
  if (dimension == ORDINAL && !claim.ordinal().text().empty()) return claim.ordinal().text();
  return claim.date().text();
}

}  // namespace dateline
