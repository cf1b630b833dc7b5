#include "extract/mention/ages.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

constexpr double kOldest = 125;
constexpr double kLeastBare = 13;  // an age that is told by 'at' alone is no hour

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

// The words around a number of one sentence.
class Around {
 public:
  Around(const DocumentWords& words, int begin, int end, const Number& number)
      : words_(words), begin_(begin), end_(end), from_(number.first), number_(number) {
    if (from_ > begin_ && HasRole(words_.Match(from_ - 1), "age adverb")) --from_;
  }

  bool IsAged() const;
  // The last word of 'years old', 'years of age'; -1: not there.
  int YearsOld() const;
  bool IsPersonOfAge() const;
  bool IsPredicate() const;
  bool IsAtAge() const;
  bool IsBetweenCommas(absl::string_view text) const;
  bool IsOpened() const;

 private:
  absl::string_view WordAt(int i) const {
    return i >= begin_ && i < end_ ? words_.Folded(i) : absl::string_view();
  }
  // The word so far before the number, 'only' and its like left out.
  absl::string_view Before(int back) const { return WordAt(from_ - back); }
  absl::string_view Behind(int ahead) const { return WordAt(number_.last + ahead); }
  // Whether the phrase ends with the number: no noun that it could count follows.
  bool Ends() const {
    const int n = number_.last + 1;
    return n >= end_ || words_[n].gap != Gap::kSpace ||
           OneOf(WordAt(n), {"when", "at", "and", "that", "this", "then"});
  }

  const DocumentWords& words_;
  int begin_, end_, from_;
  const Number& number_;
};

// 'aged 23', 'age 23', 'at the age of 61'
bool Around::IsAged() const {
  return OneOf(Before(1), {"aged", "age"}) ||
         (Before(1) == "of" && OneOf(Before(2), {"age", "ages"}));
}

int Around::YearsOld() const {
  const int n = number_.last + 1;
  if (!OneOf(WordAt(n), {"year", "years"})) return -1;
  if (WordAt(n + 1) == "old") return n + 1;
  return WordAt(n + 1) == "of" && WordAt(n + 2) == "age" ? n + 2 : -1;
}

// 'a child of six', 'a man of seventy'
bool Around::IsPersonOfAge() const {
  if (Before(1) != "of") return false;
  // 'a baker of forty-seven named Emil'; but 'a father of three'.
  const bool person = Vocabulary(Before(2)).kind == PERSON && OneOf(Before(3), {"a", "an"});
  if (person && number_.value >= kLeastBare &&
      (Ends() || OneOf(Behind(1), {"named", "called", "who"}))) {
    return true;
  }
  if (!Ends()) return false;
  return OneOf(Before(2), {"child", "boy", "girl", "man", "woman", "youth", "lad", "lass", "baby",
                           "infant", "youngster", "widow", "bachelor"});
}

// 'who was 56,', 'when she was twenty-nine', 'I am eighty', 'he turned 50', 'the youngest was six'
bool Around::IsPredicate() const {
  if (!OneOf(Before(1), {"was", "is", "am", "were", "turned"}) || !Ends()) return false;
  const bool person = OneOf(Before(2), {"he", "she", "who", "i"});
  // 'the total of fatalities was fourteen'
  constexpr int kReach = 8;
  for (int back = 2; !person && back < kReach && from_ - back >= begin_; ++back) {
    if (HasRole(Before(back), "figure of")) return false;
  }
  if (OneOf(Before(1), {"turned", "am"})) return person;
  if (Before(1) == "were") return person || OneOf(Before(2), {"they", "both"});
  return true;
}

// 'At fifteen she won', 'At 46, he resigned', 'died at 81'
bool Around::IsAtAge() const {
  if (Before(1) != "at") return false;
  const int n = number_.last + 1;
  const bool pronoun = OneOf(WordAt(n), {"he", "she", "i"});
  if (OneOf(Before(2), {"died", "dies", "dead", "married", "retired", "orphaned", "widowed"})) {
    return (Ends() && WordAt(n) != "at") || OneOf(WordAt(n), {"in", "on"});
  }
  // No clock goes further; but 'it stood at forty'.
  const bool plain = number_.value >= kLeastBare && !HasRole(Before(2), "no age") && Ends();
  const bool apart = from_ - 1 > begin_ && words_[from_ - 1].gap == Gap::kComma;
  if (number_.digits) {
    return (pronoun && words_[n].gap == Gap::kComma && number_.value >= kLeastBare) ||
           (plain && apart);
  }
  if (plain) return true;
  return number_.value >= 5 && n < end_ && words_[n].gap == Gap::kSpace &&
         (pronoun || words_[n].capital());
}

// 'Anna Rossi, then twenty-three, was'
bool Around::IsOpened() const {
  const int n = number_.last + 1;
  return number_.value >= kLeastBare && from_ - 1 > begin_ && HasRole(Before(1), "age opener") &&
         words_[from_ - 1].gap == Gap::kComma && n < end_ && words_[n].gap == Gap::kComma;
}

// "Aldrin, 61, ": a comma on both sides, and no date behind the second.
bool Around::IsBetweenCommas(absl::string_view text) const {
  const int first = number_.first, n = number_.last + 1;
  if (!number_.digits || number_.value < 12 || first <= begin_) return false;
  if (words_[first].gap != Gap::kComma || !words_[first - 1].capital()) return false;
  if (IsFunctionWord(words_.Match(first - 1))) return false;
  const uint32_t end = words_[number_.last].span.end;
  return end < text.size() && text[end] == ',' && !(n < end_ && words_[n].shape == Shape::kNumber);
}

}  // namespace

Age AgeOfNumber(absl::string_view text, const DocumentWords& words, int begin, int end,
                const Number& number) {
  if (number.value <= 0 || number.value > kOldest || number.decimal || number.scaled) return {};
  const Around around(words, begin, end, number);
  const int old = around.YearsOld();
  if (old >= 0) return {number.first, old, number.value, number.value};
  const bool age = around.IsAged() || around.IsPersonOfAge() || around.IsPredicate() ||
                   around.IsAtAge() || around.IsOpened() || around.IsBetweenCommas(text);
  if (!age) return {};
  return {number.first, number.last, number.value, number.value};
}

Age AgeInWords(const DocumentWords& words, int begin, int end, int i) {
  const auto word_at = [&](int k) {
    return k >= begin && k < end ? words.Folded(k) : absl::string_view();
  };
  constexpr std::array<std::pair<absl::string_view, int>, 6> kDecades = {{{"quinquagenarian", 50},
                                                                          {"sexagenarian", 60},
                                                                          {"septuagenarian", 70},
                                                                          {"octogenarian", 80},
                                                                          {"nonagenarian", 90},
                                                                          {"centenarian", 100}}};
  if (words.Folded(i).size() > 10) {
    for (const auto& [name, from] : kDecades) {
      if (words.Folded(i) == name) return {i, i, static_cast<double>(from), from + 9.0};
    }
  }
  const OrdinalNumber ordinal = OrdinalAt(words, i, end);
  if (ordinal.first != i || ordinal.value < 1 || ordinal.value > kOldest) return {};
  const absl::string_view whose = word_at(i - 1);
  const bool own = OneOf(whose, {"his", "her", "my"});
  const int n = ordinal.last + 1;
  if (word_at(n) == "birthday" && (own || (i > begin && words[i - 1].possessive))) {
    return {i, n, static_cast<double>(ordinal.value), static_cast<double>(ordinal.value)};
  }
  // 'in her sixty-eighth year': one has had sixty-seven birthdays. 'His tenth year of service' is
  // no age.
  if (!own || ordinal.value < 10 || word_at(n) != "year") return {};
  if (word_at(n + 1) == "of" && words[n + 1].gap == Gap::kSpace) return {};
  return {i, n, ordinal.value - 1.0, ordinal.value - 1.0};
}

}  // namespace dateline::mention
