// ReadInput: from the forms of tokens to hashed atoms.
#include <algorithm>
#include <string>

#include "extract/language/characters.h"
#include "extract/language/model/features.h"
#include "extract/language/model/hashing.h"
#include "extract/language/words.h"

namespace dateline::model {
namespace {

constexpr size_t kMaxForm = 64;  // longer tokens (addresses) are cut for the model's purposes

// The ASCII mark that is written for a typographic apostrophe, quotation mark or dash at the
// start of `text`, three bytes; 0: none.
char AsciiMark(absl::string_view text) {
  if (text.size() < 3 || text[0] != '\xE2' || text[1] != '\x80') return 0;
  switch (text[2]) {
    case '\x99': return '\'';
    case '\x9C':
    case '\x9D': return '"';
    case '\x93':
    case '\x94': return '-';
    default: return 0;
  }
}

// Lower case with digits as 0 and typographic marks as ASCII ones.
size_t Normalize(absl::string_view form, char* out) {
  size_t n = 0;
  for (size_t i = 0; i < form.size() && n < kMaxForm; ++i) {
    const char c = form[i];
    if (const char mark = AsciiMark(form.substr(i))) {
      out[n++] = mark;
      i += 2;
    } else {
      out[n++] = IsDigit(c) ? '0' : IsUpperByte(c) ? c | 0x20 : c;
    }
  }
  return n;
}

// "Xx", "X", "x", "d", "d-d": kinds of characters, runs as one, the count of capitals capped.
// Typographic marks are those of ASCII, so that print and typescript get the same trees.
uint64_t Shape(absl::string_view form, Casing casing, bool first) {
  char shape[12];
  size_t n = 0;
  for (size_t i = 0; i < form.size() && n < sizeof(shape); ++i) {
    const uint8_t byte_class = ClassOf(form[i]);
    char kind = form[i];
    if (const char mark = AsciiMark(form.substr(i))) {
      kind = mark;
      i += 2;
    } else if (byte_class == kUpper)
      kind = 'X';
    else if (byte_class == kLower || byte_class == kHighByte)
      kind = 'x';
    else if (byte_class == kDigitByte)
      kind = 'd';
    if (n >= 1 && shape[n - 1] == kind && (kind != 'd' || n >= 4) && (kind != 'X' || n >= 2))
      continue;
    shape[n++] = kind;
  }
  return HashBytes(absl::string_view(shape, n)) + HashNumber(static_cast<int>(casing) * 2 + first);
}

// What WordNet knows of a form; looking it up takes some twenty probes.
struct WordClasses {
  uint64_t word = 0;  // hash of the form
  uint64_t classes = 0, noun = 0, verb = 0, frames = 0;
};

WordClasses LookUp(absl::string_view lower, uint64_t hash) {
  WordClasses result;
  result.word = hash;
  uint64_t bits = 0;
  for (const uint8_t part :
       {tables::kNounPart, tables::kVerbPart, tables::kAdjectivePart, tables::kAdverbPart}) {
    const absl::string_view lemma = FindLemma(lower, part);
    if (lemma.empty()) continue;
    bits |= part;
    const tables::Word* word = FindWord(lemma);
    if (word == nullptr) continue;
    if (part == tables::kNounPart) result.noun = HashNumber(word->noun_file + 1);
    if (part == tables::kVerbPart) {
      result.verb = HashNumber(word->verb_file + 301);
      result.frames = HashNumber(word->frames + 601);
    }
    if (word->frequency >= 4) bits |= 16;
  }
  result.classes = HashNumber(bits + 1000);
  return result;
}

// Remembers the last look-ups, most of which are of few words. It changes no result.
const WordClasses& ClassesOf(absl::string_view lower, uint64_t hash) {
  constexpr size_t kSlots = 4096;
  thread_local std::vector<WordClasses> memory(kSlots);
  WordClasses& slot = memory[hash % kSlots];
  if (slot.word != hash) slot = LookUp(lower, hash);
  return slot;
}

Casing CasingOf(const std::vector<absl::string_view>& forms) {
  int words = 0, capitalised = 0, upper = 0;
  for (const absl::string_view form : forms) {
    if (form.size() < 4 || !IsAsciiLetter(form[0])) continue;
    ++words;
    if (IsUpperByte(form[0])) ++capitalised;
    if (IsUpperByte(form[0]) && IsUpperByte(form[1]) && IsUpperByte(form[2])) ++upper;
  }
  if (words >= 2 && upper * 4 >= words * 3) return Casing::kUpper;
  if (words >= 3 && capitalised * 5 >= words * 4) return Casing::kTitle;
  return Casing::kPlain;
}

}  // namespace

void ReadInput(const std::vector<absl::string_view>& forms, Input* input) {
  input->casing = CasingOf(forms);
  input->atoms.resize(forms.size());
  bool first = true;  // no word yet
  for (size_t i = 0; i < forms.size(); ++i) {
    Atoms& atoms = input->atoms[i];
    atoms = Atoms();
    char buffer[kMaxForm];
    const absl::string_view lower(buffer, Normalize(forms[i], buffer));
    atoms.word = HashBytes(lower);
    atoms.shape = Shape(forms[i], input->casing, first);
    for (size_t k = 0; k < 3; ++k) atoms.prefix[k] = HashBytes(lower.substr(0, k + 1));
    for (size_t k = 0; k < 4; ++k) {
      atoms.suffix[k] = HashBytes(lower.substr(lower.size() - std::min(lower.size(), k + 1)));
    }
    const WordClasses& known = ClassesOf(lower, atoms.word);
    atoms.classes = known.classes;
    atoms.noun = known.noun;
    atoms.verb = known.verb;
    atoms.frames = known.frames;
    if (!forms[i].empty() && ClassOf(forms[i][0]) != kPunctByte) first = false;
  }
}

}  // namespace dateline::model
