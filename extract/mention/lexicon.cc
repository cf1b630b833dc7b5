#include "extract/mention/lexicon.h"

#include "absl/strings/match.h"
#include "base/strings.h"

extern "C" const char dateline_lexicon_begin[], dateline_lexicon_end[];

namespace dateline::mention {
namespace {

using lexicon_format::Entry;
using lexicon_format::Header;
using lexicon_format::PhraseSlot;
using lexicon_format::WordSlot;

const Header& Head() { return *reinterpret_cast<const Header*>(dateline_lexicon_begin); }

const PhraseSlot* Phrases() {
  return reinterpret_cast<const PhraseSlot*>(dateline_lexicon_begin + sizeof(Header));
}

const Entry* Entries() {
  return reinterpret_cast<const Entry*>(Phrases() + (size_t{1} << Head().phrase_bits));
}

const WordSlot* WordSlots() {
  return reinterpret_cast<const WordSlot*>(Entries() + Head().entries);
}

const char* Strings() {
  return reinterpret_cast<const char*>(WordSlots() + (size_t{1} << Head().word_bits));
}

LexEntry Read(const Entry& entry) {
  LexEntry out;
  out.table = static_cast<LexTable>(entry.table);
  out.phrase = absl::string_view(Strings() + entry.phrase, entry.phrase_size);
  out.row = absl::string_view(Strings() + entry.row, entry.row_size);
  return out;
}

}  // namespace

absl::string_view LexEntry::Field(int index) const {
  absl::string_view rest = row;
  for (; index > 0; --index) {
    const size_t tab = rest.find('\t');
    if (tab == absl::string_view::npos) return {};
    rest.remove_prefix(tab + 1);
  }
  return rest.substr(0, rest.find('\t'));
}

LexEntry PhraseMatch::operator[](int index) const { return Read(first_[index]); }

LexEntry PhraseMatch::Of(LexTable table) const {
  for (int i = 0; i < count_; ++i) {
    if (first_[i].table == static_cast<uint8_t>(table)) return Read(first_[i]);
  }
  return {};
}

PhraseMatch FindPhrase(absl::string_view key) {
  return key.empty() ? PhraseMatch() : FindPhraseByHash(StableHash(key));
}

PhraseMatch FindPhraseByHash(uint64_t hash) {
  hash |= 1;
  const uint32_t mask = (uint32_t{1} << Head().phrase_bits) - 1;
  for (uint32_t at = static_cast<uint32_t>(hash >> 32) & mask;; at = (at + 1) & mask) {
    const PhraseSlot& slot = Phrases()[at];
    if (slot.hash == 0) return {};
    if (slot.hash == hash) return {Entries() + slot.entry, slot.count, slot.longer != 0};
  }
}

bool IsCommon(const PhraseMatch& match, absl::string_view word_class) {
  for (int i = 0; i < match.size(); ++i) {
    const LexEntry entry = match[i];
    if (entry.table != LexTable::kCommonWord) break;  // they stand first
    if (entry.Field(0) == word_class) return true;
  }
  return false;
}

bool HasRole(const PhraseMatch& match, absl::string_view role) {
  for (int i = 0; i < match.size(); ++i) {
    const LexEntry entry = match[i];
    if (entry.table == LexTable::kWordRole && entry.Field(0) == role) return true;
  }
  return false;
}

LexEntry FindId(absl::string_view id) {
  const PhraseMatch match = FindPhrase("=" + std::string(id));
  return match.size() > 0 ? match[0] : LexEntry();
}

WordInfo Vocabulary(absl::string_view folded) {
  const uint64_t hash = StableHash(folded);
  const uint32_t fingerprint = static_cast<uint32_t>(hash >> 32) | 1;
  const uint32_t mask = (uint32_t{1} << Head().word_bits) - 1;
  for (uint32_t at = static_cast<uint32_t>(hash) & mask;; at = (at + 1) & mask) {
    const WordSlot& slot = WordSlots()[at];
    if (slot.fingerprint == 0) return {};
    if (slot.fingerprint == fingerprint) {
      return {slot.parts, static_cast<EntityKind>(slot.kind)};
    }
  }
}

WordInfo InflectedVocabulary(absl::string_view folded) {
  WordInfo info = Vocabulary(folded);
  if (info.parts || folded.size() < 4) return info;
  const absl::string_view word = folded;
  const auto without = [&](size_t n) { return word.substr(0, word.size() - n); };
  const auto with = [&](size_t n, absl::string_view ending) {
    return Vocabulary(std::string(without(n)) + std::string(ending));
  };
  if (absl::EndsWith(word, "ies")) {
    info = with(3, "y");
    return info.parts ? info : Vocabulary(without(1));  // "dies"
  }
  if (absl::EndsWith(word, "men")) return with(2, "an");
  if (absl::EndsWith(word, "s")) {
    info = Vocabulary(without(1));
    if (!info.parts && absl::EndsWith(word, "es")) info = Vocabulary(without(2));
    return info;
  }
  for (const absl::string_view ending : {"ied", "ing", "ed", "er", "ly"}) {
    if (!absl::EndsWith(word, ending) || word.size() < ending.size() + 3) continue;
    if (ending == "ied") return with(3, "y");
    const absl::string_view stem = without(ending.size());
    info = Vocabulary(stem);
    if (!info.parts) info = with(ending.size(), "e");
    if (!info.parts && stem[stem.size() - 1] == stem[stem.size() - 2]) {
      info = Vocabulary(stem.substr(0, stem.size() - 1));
    }
    return info;
  }
  return info;
}

}  // namespace dateline::mention
