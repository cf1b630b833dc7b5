#include "extract/reader/note_marks.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "base/strings.h"
#include "extract/reader/lines.h"

namespace dateline {
namespace {

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

// A digit, or the first byte of a raised one. Most bytes are neither.
bool MayStartMark(char c) {
  static constexpr std::array<bool, 256> kStarts = [] {
    std::array<bool, 256> starts = {};
    for (unsigned char digit = '0'; digit <= '9'; ++digit) starts[digit] = true;
    starts[0xC2] = starts[0xE2] = true;
    return starts;
  }();
  return kStarts[static_cast<unsigned char>(c)];
}

// The word (letters or digits) that ends at text[end).
absl::string_view WordBefore(absl::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && absl::ascii_isalnum(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// "10⁵", "2³", "km²", "m³": the digits belong to the number or the unit.
bool IsExponent(absl::string_view text, size_t at) {
  const absl::string_view word = WordBefore(text, at);
  if (word == "10" || word == "2") return true;
  static constexpr absl::string_view kUnits[] = {"m", "km", "cm", "mm", "ft", "mi", "in", "yd"};
  return std::find(std::begin(kUnits), std::end(kUnits), word) != std::end(kUnits);
}

bool IsYear(absl::string_view digits) {
  int year;
  return digits.size() == 4 && absl::SimpleAtoi(digits, &year) && year >= 1000 && year <= 2099;
}

// A mark may be; decided by the count.
struct Candidate {
  Span span;
  int number = 0;
  bool certain = false;
};

void FindInBlock(absl::string_view text, uint32_t begin, std::vector<Candidate>* out) {
  for (size_t at = 0; at < text.size(); ++at) {
    while (at < text.size() && !MayStartMark(text[at])) ++at;
    if (at == text.size()) return;
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == 0xC2 || c == 0xE2) {
      std::string digits;
      const size_t size = SuperscriptPrefix(text.substr(at), &digits);
      int number;
      if (size == 0) continue;
      if (!IsExponent(text, at) && digits.size() <= 4 && absl::SimpleAtoi(digits, &number)) {
        out->push_back(
            {{static_cast<uint32_t>(begin + at), static_cast<uint32_t>(begin + at + size)},
             number,
             true});
      }
      at += size - 1;
      continue;
    }
    if (!IsDigit(c) || (at > 0 && IsDigit(text[at - 1]))) continue;
    size_t end = at;
    while (end < text.size() && IsDigit(text[end])) ++end;
    const bool word_goes_on = end < text.size() && absl::ascii_isalpha(text[end]);
    const size_t count = end - at;
    // "18914": a year and a mark.
    const bool free_before =
        at == 0 || !(absl::ascii_isalnum(text[at - 1]) || text[at - 1] == '.' ||
                     text[at - 1] == ',' || text[at - 1] == '$');
    if (count >= 5 && count <= 7 && free_before && !word_goes_on && IsYear(text.substr(at, 4))) {
      int number;
      if (absl::SimpleAtoi(text.substr(at + 4, count - 4), &number) && number > 0) {
        out->push_back({{static_cast<uint32_t>(begin + at + 4), static_cast<uint32_t>(begin + end)},
                        number,
                        false});
      }
    }
    // "pact.12 Later", "agreed12 that", "them,”7 he".
    if (count <= 3 && at > 1 && !word_goes_on &&
        (end == text.size() || text[end] == ' ' || text[end] == ',' || text[end] == '.' ||
         text[end] == ';')) {
      size_t before = at;
      while (before > 0 && absl::StrContains(".,;:!?\"')]", std::string(1, text[before - 1])))
        --before;
      if (before >= 2 && absl::EndsWith(text.substr(0, before), "\xE2\x80\x9D")) before -= 3;
      const bool letter = before > 1 && absl::ascii_islower(text[before - 1]) &&
                          absl::ascii_isalpha(text[before - 2]);
      int number;
      if (letter && absl::SimpleAtoi(text.substr(at, count), &number) && number > 0) {
        out->push_back({{static_cast<uint32_t>(begin + at), static_cast<uint32_t>(begin + end)},
                        number,
                        false});
      }
    }
    at = end - 1;
  }
}

// Of the uncertain ones, those that continue the count. The count may not skip a number.
std::vector<FoundMark> Choose(const std::vector<Candidate>& candidates) {
  std::vector<const Candidate*> chosen;
  int expected = 1, certain = 0, plain = 0;
  for (const Candidate& candidate : candidates) {
    if (candidate.certain) {
      chosen.push_back(&candidate);
      expected = candidate.number + 1;
      ++certain;
    } else if (candidate.number == expected) {
      chosen.push_back(&candidate);
      ++expected;
      ++plain;
    }
  }
  // A count of plain digits alone needs some length to be believed.
  const bool believed = certain >= 2 || plain >= 4;
  std::vector<FoundMark> marks;
  for (const Candidate* candidate : chosen) {
    if (candidate->certain || believed) {
      marks.push_back({candidate->span, std::to_string(candidate->number)});
    }
  }
  return marks;
}

}  // namespace

std::vector<FoundMark> FindNoteMarks(const DocumentText& doc) {
  std::vector<Candidate> candidates;
  for (const Block& block : doc.blocks) {
    if (!IsProse(block.kind) || block.kind == BlockKind::kFootnote) continue;
    FindInBlock(block.span.In(doc.text), block.span.begin, &candidates);
  }
  return Choose(candidates);
}

}  // namespace dateline
