#include "extract/mention/aliases.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/strings.h"
#include "extract/mention/entities.h"
#include "extract/mention/single_names.h"

namespace dateline::mention {
namespace {

constexpr int kLongestLink = 6;  // words between the two names

bool IsAcronym(const DocumentWords& words, const NameCandidate& name) {
  if (name.first != name.last) return false;
  const absl::string_view folded = words.Folded(name.first);
  return words[name.first].shape == Shape::kAllCaps && folded.size() >= 2 && folded.size() <= 8;
}

std::vector<absl::string_view> FoldedWords(const DocumentWords& words, int first, int last) {
  std::vector<absl::string_view> out;
  for (int i = first; i <= last; ++i) out.push_back(words.Folded(i));
  return out;
}

// 'Name (ACRONYM)' and 'ACRONYM (Name)'.
bool BracketsDefine(const DocumentWords& words, const NameCandidate& a, const NameCandidate& b) {
  if (b.first != a.last + 1 || words[b.first].gap != Gap::kOpen) return false;
  if (IsAcronym(words, b)) {
    return SpellsAcronym(words.Folded(b.first), FoldedWords(words, a.first, a.last));
  }
  return IsAcronym(words, a) &&
         SpellsAcronym(words.Folded(a.first), FoldedWords(words, b.first, b.last));
}

// Words between two names that say the second is another name of the first.
bool LinkSaysSame(const DocumentWords& words, int begin, int end) {
  constexpr std::array<absl::string_view, 10> kStrong = {
      "formerly", "renamed", "nee",        "alias",      "aka",
      "called",   "named",   "originally", "previously", "rechristened"};
  constexpr std::array<absl::string_view, 17> kWeak = {
      "the", "now",    "later", "then",  "also",   "as",    "known", "and",   "was",
      "is",  "better", "today", "since", "itself", "which", "to",    "before"};
  // 'known to the world as', 'commonly known as'.
  constexpr std::array<absl::string_view, 12> kWhere = {
      "world",  "public", "friends", "family", "simply",   "usually",
      "widely", "best",   "more",    "mostly", "commonly", "popularly"};
  bool strong = false, known = false, where = false;
  for (int i = begin; i < end; ++i) {
    const absl::string_view word = words.Folded(i);
    if (std::find(kWhere.begin(), kWhere.end(), word) != kWhere.end()) {
      where = true;
    } else if (std::find(kStrong.begin(), kStrong.end(), word) != kStrong.end()) {
      strong = true;
    } else if (std::find(kWeak.begin(), kWeak.end(), word) == kWeak.end()) {
      return false;
    }
    known |= word == "known" || word == "now";
    if (word == "as" && known) strong = true;
  }
  if (where && !known) return false;
  return strong || (end - begin == 1 && known && words[begin].gap == Gap::kOpen);
}

// 'Peter Rossi, Gregory XI': a name and the one that its bearer reigned by.
bool ReignName(const DocumentWords& words, const NameCandidate& a, const NameCandidate& b) {
  const auto numbered = [&](const NameCandidate& name) {
    return name.last > name.first && IsRomanNumeral(words, name.last);
  };
  if (a.kind != PERSON || b.kind != PERSON || !numbered(b) || numbered(a)) return false;
  if (a.last == a.first) return false;
  const int gap = b.title - a.last;
  return gap == 1 && words[b.title].gap == Gap::kComma;
}

// 'Rossi, who took the name of Gregory XI', 'taking the name Bruno'.
bool TookName(const DocumentWords& words, int begin, int end) {
  bool took = false, name = false;
  for (int i = begin; i < end; ++i) {
    const absl::string_view word = words.Folded(i);
    took |= word == "took" || word == "taking" || word == "assumed" || word == "assuming";
    name |= took && word == "name";
  }
  return name;
}

bool KindsAgree(const NameCandidate& a, const NameCandidate& b) {
  if (!a.id.empty() && !b.id.empty()) return false;  // the lexicon knows both
  return a.kind == b.kind || !a.kind_sure || !b.kind_sure || a.kind == ENTITY_KIND_UNSPECIFIED ||
         b.kind == ENTITY_KIND_UNSPECIFIED;
}

// The lower-case words beside a bracketed acronym whose initials spell it.
std::string ExpansionBeside(const DocumentWords& words, const NameCandidate& name) {
  const absl::string_view acronym = words.Folded(name.first);
  const int begin = words.begin(name.sentence), end = words.end(name.sentence);
  const int letters = static_cast<int>(acronym.size());
  if (letters < 3 || words[name.first].gap != Gap::kOpen) return "";
  for (int extra = 0; extra <= 2; ++extra) {
    const int first = name.first - letters - extra;
    if (first >= begin && words.Folded(first)[0] == acronym[0] &&
        SpellsAcronym(acronym, FoldedWords(words, first, name.first - 1))) {
      return FoldedPhrase(words, first, name.first - 1);
    }
  }
  int first = name.last + 1;
  if (first < end && words.Folded(first) == "the") ++first;
  for (int extra = 0; extra <= 2; ++extra) {
    const int last = first + letters + extra - 1;
    if (last < end && words.Folded(first)[0] == acronym[0] &&
        SpellsAcronym(acronym, FoldedWords(words, first, last))) {
      return FoldedPhrase(words, first, last);
    }
  }
  return "";
}

}  // namespace

bool SpellsAcronym(absl::string_view acronym, const std::vector<absl::string_view>& words) {
  constexpr std::array<absl::string_view, 9> kSmall = {"of", "the", "and", "for", "in",
                                                       "on", "de",  "to",  "a"};
  size_t letter = 0, skipped = 0;
  for (const absl::string_view word : words) {
    if (word.empty()) continue;
    if (letter < acronym.size() && word[0] == acronym[letter]) {
      ++letter;
    } else if (std::find(kSmall.begin(), kSmall.end(), word) == kSmall.end()) {
      ++skipped;
    }
  }
  // One word may give two letters or none: "UNESCO", "Radio Free Europe/RFE".
  return words.size() >= 2 && letter == acronym.size() && skipped <= (acronym.size() > 3 ? 1u : 0u);
}

std::vector<StatedAlias> FindStatedAliases(const DocumentWords& words,
                                           const std::vector<NameCandidate>& names) {
  std::vector<StatedAlias> out;
  for (int i = 0; i < static_cast<int>(names.size()); ++i) {
    const NameCandidate& name = names[i];
    const NameCandidate* before =
        i > 0 && names[i - 1].sentence == name.sentence ? &names[i - 1] : nullptr;
    if (before && BracketsDefine(words, *before, name)) {
      out.push_back({i, i - 1, ""});
      continue;
    }
    if (before && KindsAgree(*before, name)) {
      const int from = before->last + 1, to = name.title;
      const bool near = to > from && to - from <= kLongestLink;
      if (ReignName(words, *before, name) ||
          (near && (LinkSaysSame(words, from, to) || TookName(words, from, to)))) {
        out.push_back({i, i - 1, ""});
        continue;
      }
    }
    if (IsAcronym(words, name)) {
      std::string expansion = ExpansionBeside(words, name);
      if (!expansion.empty()) out.push_back({i, -1, std::move(expansion)});
    }
  }
  return out;
}

}  // namespace dateline::mention
