#include "base/names.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr std::array<absl::string_view, 33> kParticles = {
    "af", "al",  "as",    "av",  "ben", "bin", "bint", "d",   "da", "dal", "das",
    "de", "del", "della", "den", "der", "di",  "dos",  "du",  "el", "ibn", "la",
    "le", "ten", "ter",   "ul",  "ur",  "van", "vom",  "von", "zu", "zum", "zur"};

constexpr std::array<absl::string_view, 5> kSuffixes = {"jr", "sr", "phd", "md", "esq"};

constexpr std::array<absl::string_view, 12> kSmallWords = {"a",  "an", "and", "at", "de",  "for",
                                                           "in", "la", "of",  "on", "the", "to"};

template <size_t N>
bool In(const std::array<absl::string_view, N>& words, absl::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsVowel(char c) { return absl::string_view("aeiouy").find(c) != absl::string_view::npos; }

std::vector<std::string> Words(absl::string_view folded) {
  return absl::StrSplit(folded, ' ', absl::SkipEmpty());
}

// Spelling groups that transliterations and languages write in different ways, longest first.
struct SoundGroup {
  absl::string_view letters;
  absl::string_view sound;
};
constexpr SoundGroup kSoundGroups[] = {
    {"schtsch", "X"}, {"shch", "X"}, {"sch", "S"}, {"tsch", "C"}, {"tch", "C"}, {"dsch", "J"},
    {"dzh", "J"},     {"kh", "k"},   {"gh", "g"},  {"ph", "f"},   {"th", "t"},  {"dh", "d"},
    {"bh", "b"},      {"zh", "J"},   {"sh", "S"},  {"ch", "C"},   {"ck", "k"},  {"cz", "C"},
    {"sz", "S"},      {"ts", "c"},   {"tz", "c"},  {"qu", "kv"},  {"ks", "x"},  {"ff", "v"},
    {"ou", "u"},      {"oo", "u"},   {"ee", "i"},  {"q", "k"},    {"w", "v"},   {"j", "J"},
};

// "c" sounds as s before e, i, y, else as k.
char PlainC(absl::string_view word, size_t at) {
  const char next = at + 1 < word.size() ? word[at + 1] : ' ';
  return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
}

// Optimal string alignment distance, given up as limit + 1 once it must exceed limit.
int EditDistance(absl::string_view a, absl::string_view b, int limit) {
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return limit + 1;
  if (std::max(a.size(), b.size()) > 63) return a == b ? 0 : limit + 1;
  std::array<int, 64> row{}, previous{}, before{};
  for (size_t j = 0; j <= b.size(); ++j) previous[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int change = previous[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = std::min({change, previous[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = previous;
    previous = row;
  }
  return previous[b.size()];
}

bool VariantFolded(absl::string_view a, absl::string_view b) {
  if (a == b) return true;
  const size_t shorter = std::min(a.size(), b.size());
  if (shorter < 4) return false;
  // "Ferdinand" and "Ferdinande", "Kosygin" and "Kosygina": the ending tells man from woman.
  const absl::string_view longer = a.size() > b.size() ? a : b;
  if (longer.size() == shorter + 1 && (longer.back() == 'a' || longer.back() == 'e') &&
      absl::StartsWith(longer, a.size() > b.size() ? b : a)) {
    return false;
  }
  const int allowed = shorter < 6 ? 2 : 3;
  const int distance = EditDistance(a, b, allowed);
  if (distance > allowed) return false;
  const std::string key_a = SoundKey(a), key_b = SoundKey(b);
  if (key_a == key_b) {
    // "Marie" and "Maria", "Paul" and "Paula", "Hansen" and "Hanson": another vowel at the end
    // of a short word is another name.
    const bool end_differs = a.back() != b.back() && (IsVowel(a.back()) || IsVowel(b.back()));
    return !(shorter < 6 && (end_differs || distance > 1));
  }
  // A slip of one letter in a long word, the first and last letters being sure.
  return distance == 1 && shorter >= 7 && a[0] == b[0] && a.back() == b.back();
}

// How one given name answers to another: 0 conflict, 1 initial, 2 variant, 3 equal.
int GivenMatch(absl::string_view a, absl::string_view b) {
  if (a == b) return 3;
  if (a.empty() || b.empty()) return 0;
  if (a.size() == 1 || b.size() == 1) return a[0] == b[0] ? 1 : 0;
  return VariantFolded(a, b) ? 2 : 0;
}

struct GivenComparison {
  bool conflict = false;
  bool initials = false;
  bool variant = false;
  bool missing = false;
};

// Aligns the shorter list in order within the longer. "Z" against "Zulfikar Ali" agrees; "Ali"
// against "Zulfikar Ali" agrees; "Yahya" against "Ayub" is a conflict.
GivenComparison CompareGiven(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& few = a.size() <= b.size() ? a : b;
  const auto& many = a.size() <= b.size() ? b : a;
  GivenComparison result;
  result.missing = few.size() != many.size();
  size_t at = 0;
  for (const std::string& name : few) {
    int match = 0;
    while (at < many.size() && (match = GivenMatch(name, many[at])) == 0) ++at;
    if (match == 0) {
      result.conflict = true;
      return result;
    }
    result.initials |= match == 1;
    result.variant |= match == 2;
    ++at;
  }
  return result;
}

NameComparison OneWordAgainst(absl::string_view word, const PersonName& full) {
  const auto score = [](NameLevel level, double similarity, bool exact) {
    return NameComparison{level, exact ? similarity : similarity - 0.1};
  };
  const absl::string_view bare =
      full.surname.empty() ? absl::string_view()
                           : absl::string_view(full.surname).substr(full.surname.rfind(' ') + 1);
  if (word == full.surname || word == bare) return score(NameLevel::kSurnameOnly, 0.5, true);
  for (const std::string& given : full.given) {
    if (given.size() > 1 && word == given) return score(NameLevel::kPartOnly, 0.35, true);
  }
  if (VariantFolded(word, full.surname) || VariantFolded(word, bare)) {
    return score(NameLevel::kSurnameOnly, 0.5, false);
  }
  for (const std::string& given : full.given) {
    if (VariantFolded(word, given)) return score(NameLevel::kPartOnly, 0.35, false);
  }
  return {};
}

// "iv" of a king or a grandson. One letter is a numeral behind one name alone: "Charles V".
bool IsNumeral(absl::string_view word, bool behind_one) {
  if (word.empty() || word.size() > 5 || (word.size() == 1 && !behind_one)) return false;
  return word.find_first_not_of("ivx") == absl::string_view::npos;
}

// Whether a name is told apart by numeral, place or epithet and has no surname.
bool IsSingleName(const PersonName& name) {
  return name.given.empty() &&
         !(name.suffix.empty() && name.place.empty() && name.epithet.empty());
}

// Names of which one at least has a single name: "Charles IV", "John of Luxembourg". They answer
// to that name alone, and what tells them apart must not differ.
NameComparison CompareSingle(const PersonName& a, const PersonName& b) {
  const auto differ = [](absl::string_view x, absl::string_view y) {
    return !x.empty() && !y.empty() && x != y;
  };
  // "John Nepomuk" has the place for a surname.
  if (a.given.size() == 1 && !b.place.empty()) {
    const bool same = a.given[0] == b.surname && VariantFolded(a.surname, b.place);
    return same ? NameComparison{NameLevel::kVariant, 0.75} : NameComparison{};
  }
  if (b.given.size() == 1 && !a.place.empty()) return CompareSingle(b, a);
  if (!a.given.empty() || !b.given.empty() || !VariantFolded(a.surname, b.surname)) return {};
  if (differ(a.suffix, b.suffix) || differ(a.place, b.place)) return {};
  const bool variant = a.surname != b.surname;
  const auto same = [](absl::string_view x, absl::string_view y) { return !x.empty() && x == y; };
  if (same(a.suffix, b.suffix) || same(a.place, b.place) || same(a.epithet, b.epithet)) {
    return {variant ? NameLevel::kVariant : NameLevel::kSubset, variant ? 0.8 : 0.9};
  }
  // "Pyrrhus" is all that a text may call Pyrrhus of Epirus; two kings may be called "Charles".
  const bool bare = !IsSingleName(a) || !IsSingleName(b);
  if (bare && a.suffix.empty() && b.suffix.empty() && !variant) return {NameLevel::kInitials, 0.65};
  return {NameLevel::kSurnameOnly, variant ? 0.4 : 0.5};
}

bool SameSurname(const PersonName& a, const PersonName& b, bool* variant) {
  if (a.surname == b.surname) return true;
  // A particle may be dropped: "de Lesseps", "Lesseps".
  const auto bare = [](const PersonName& n) {
    return absl::string_view(n.surname).substr(n.surname.rfind(' ') + 1);
  };
  if (bare(a) == bare(b) && (bare(a) == a.surname || bare(b) == b.surname)) return true;
  *variant = VariantFolded(bare(a), bare(b));
  return *variant;
}

NameComparison CompareParsed(const PersonName& a, const PersonName& b) {
  if (!a.suffix.empty() && !b.suffix.empty() && a.suffix != b.suffix) return {};
  bool variant = false;
  if (!SameSurname(a, b, &variant)) return {};
  const GivenComparison given = CompareGiven(a.given, b.given);
  if (given.conflict) return {};
  if (given.initials) return {NameLevel::kInitials, given.variant || variant ? 0.65 : 0.75};
  if (given.variant || variant) return {NameLevel::kVariant, given.missing ? 0.75 : 0.8};
  return {NameLevel::kSubset, 0.9};
}

}  // namespace

bool IsNameParticle(absl::string_view word) { return In(kParticles, word); }

std::string SoundKey(absl::string_view word) {
  std::string key;
  for (size_t i = 0; i < word.size();) {
    const SoundGroup* group = nullptr;
    for (const SoundGroup& g : kSoundGroups) {
      if (g.letters[0] == word[i] && absl::StartsWith(word.substr(i), g.letters)) {
        group = &g;
        break;
      }
    }
    absl::string_view sound = word.substr(i, 1);
    char c = 0;
    if (group) {
      sound = group->sound;
    } else if (word[i] == 'c') {
      c = PlainC(word, i);
      sound = absl::string_view(&c, 1);
    } else if (word[i] == 'f' && i + 1 == word.size()) {
      sound = "v";  // Romanof, Romanov
    }
    for (const char s : sound) {
      // Vowels count at the start alone, all of them as one.
      if (IsVowel(s)) {
        if (i == 0 && key.empty()) key.push_back('a');
      } else if (key.empty() || key.back() != s) {
        key.push_back(s);
      }
    }
    i += group ? group->letters.size() : 1;
  }
  return key;
}

bool SpellingVariant(absl::string_view a, absl::string_view b) {
  return VariantFolded(Fold(a), Fold(b));
}

namespace {

// Takes the words behind "of" or "the" off a name: "John of Luxembourg", "John the Blind".
std::string TakeBehind(absl::string_view word, std::vector<std::string>* words) {
  const auto at = std::find(words->begin(), words->end(), word);
  if (at == words->end() || at == words->begin() || at + 1 == words->end()) return "";
  const auto from = at + (at[1] == "the" && at + 2 != words->end() ? 2 : 1);
  std::string behind = absl::StrJoin(from, words->end(), " ");
  words->erase(at, words->end());
  return behind;
}

}  // namespace

PersonName ParsePersonName(absl::string_view name) {
  PersonName parsed;
  const size_t comma = name.find(',');
  std::vector<std::string> words = Words(Fold(name.substr(0, comma)));
  if (comma != absl::string_view::npos) {
    std::vector<std::string> rest = Words(Fold(name.substr(comma + 1)));
    if (rest.size() == 1 && (In(kSuffixes, rest[0]) || IsNumeral(rest[0], false))) {
      parsed.suffix = rest[0];  // "Smith, Jr."
    } else if (!rest.empty()) {
      parsed.surname = absl::StrJoin(words, " ");
      parsed.given = std::move(rest);
      return parsed;
    }
  }
  parsed.place = TakeBehind("of", &words);
  parsed.epithet = TakeBehind("the", &words);
  if (words.size() > 1 &&
      (In(kSuffixes, words.back()) || IsNumeral(words.back(), words.size() == 2))) {
    parsed.suffix = words.back();
    words.pop_back();
  }
  if (words.empty()) return parsed;
  // "BHUTTO Z A": a word first, then nothing but initials.
  const bool initials_last =
      words.size() > 1 && words[0].size() > 1 &&
      std::all_of(words.begin() + 1, words.end(), [](const auto& w) { return w.size() == 1; });
  if (initials_last) {
    parsed.surname = words[0];
    parsed.given.assign(words.begin() + 1, words.end());
    return parsed;
  }
  size_t surname = words.size() - 1;
  while (surname > 0 && IsNameParticle(words[surname - 1])) --surname;
  parsed.given.assign(words.begin(), words.begin() + surname);
  parsed.surname =
      absl::StrJoin(std::vector<std::string>(words.begin() + surname, words.end()), " ");
  return parsed;
}

NameComparison ComparePersonNames(absl::string_view a, absl::string_view b) {
  const std::string folded_a = Fold(a), folded_b = Fold(b);
  if (folded_a.empty() || folded_b.empty()) return {};
  if (folded_a == folded_b) return {NameLevel::kExact, 1};
  std::vector<std::string> words_a = Words(folded_a), words_b = Words(folded_b);
  const PersonName name_a = ParsePersonName(a), name_b = ParsePersonName(b);
  std::sort(words_a.begin(), words_a.end());
  std::sort(words_b.begin(), words_b.end());
  if (words_a == words_b) return {NameLevel::kInverted, 0.95};
  if (IsSingleName(name_a) || IsSingleName(name_b)) return CompareSingle(name_a, name_b);
  if (name_a.given.empty() || name_b.given.empty()) {
    return name_a.given.empty() ? OneWordAgainst(name_a.surname, name_b)
                                : OneWordAgainst(name_b.surname, name_a);
  }
  NameComparison best = CompareParsed(name_a, name_b);
  if (best.level != NameLevel::kDifferent) return best;
  // The surname first without a comma, as in a list or an East Asian name: "Curie Marie".
  PersonName turned = name_a;
  turned.surname = name_a.given.front();
  turned.given.assign(name_a.given.begin() + 1, name_a.given.end());
  turned.given.push_back(name_a.surname);
  const NameComparison other = CompareParsed(turned, name_b);
  if (other.level >= NameLevel::kVariant) return {NameLevel::kVariant, other.similarity - 0.1};
  return {};
}

bool SamePersonName(absl::string_view a, absl::string_view b) {
  return ComparePersonNames(a, b).level >= NameLevel::kInitials;
}

double NameSimilarity(absl::string_view a, absl::string_view b) {
  const std::string folded_a = Fold(a), folded_b = Fold(b);
  if (folded_a == folded_b) return folded_a.empty() ? 0 : 1;
  const std::vector<std::string> words_a = Words(folded_a), words_b = Words(folded_b);
  const auto weight = [](absl::string_view w) {
    return In(kSmallWords, w) ? 0.0 : 1.0 + std::min<size_t>(w.size(), 8) / 8.0;
  };
  double common = 0, total = 0;
  std::vector<bool> used(words_b.size());
  for (const std::string& word : words_a) {
    total += weight(word);
    for (size_t j = 0; j < words_b.size(); ++j) {
      if (used[j] || !VariantFolded(word, words_b[j])) continue;
      used[j] = true;
      common += (weight(word) + weight(words_b[j])) * (word == words_b[j] ? 1 : 0.85);
      break;
    }
  }
  for (const std::string& word : words_b) total += weight(word);
  return total > 0 ? common / total : 0;
}

}  // namespace dateline
