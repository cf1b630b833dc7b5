#include "extract/claim/guided_parse.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "extract/language/analyzer.h"
#include "extract/mention/lexicon.h"

namespace dateline {
namespace {

bool IsOneOf(absl::string_view word, std::initializer_list<absl::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A stretch of tokens that is parsed by itself, and where its tree is hung.
struct Part {
  enum Kind { kMain, kBracket, kDate };
  Kind kind = kMain;
  std::vector<int> tokens;
  int after = -1;       // kBracket, kDate: the token before it; kDate: its clause starts behind it
  bool opens = false;   // kDate: at the start of its part, so that the part's root is meant
  bool behind = false;  // kDate: 'announced [[that May]]': the verb before it is meant
};

class Guide {
 public:
  Guide(absl::string_view text, absl::Span<const Span> dates, Sentence* sentence)
      : text_(text), sentence_(*sentence) {
    date_at_.assign(size(), -1);
    for (int d = 0; d < dates.size(); ++d) {
      for (int i = 0; i < size(); ++i) {
        if (sentence_.tokens[i].span.Overlaps(dates[d])) date_at_[i] = d;
      }
    }
  }

  // Whether anything is to be set aside.
  bool Split() {
    Part main;
    std::vector<std::pair<Part, int>> open;  // brackets around the current token
    bool split = false;
    for (int i = 0; i < size(); ++i) {
      const std::string word = Lower(i);
      Part& current = open.empty() ? main : open.back().first;
      if (word == "(" && CloseOf(i) > 0) {
        open.push_back({Part{Part::kBracket, {i}, i - 1, false}, CloseOf(i)});
        split = true;
        continue;
      }
      const bool opens = current.tokens.empty() || IsShortAdverbial(current.tokens);
      int date_end = DateInFront(i, opens);
      const bool behind = date_end == i && IsBareDate(i);
      if (behind) date_end = EndOfDate(i);
      if (date_end > i) {
        Part date{Part::kDate, {}, i - 1, opens, behind};
        for (; i < date_end; ++i) date.tokens.push_back(i);
        --i;
        parts_.push_back(std::move(date));
        split = true;
        continue;
      }
      current.tokens.push_back(i);
      if (!open.empty() && i == open.back().second) {
        parts_.push_back(std::move(open.back().first));
        open.pop_back();
      } else if (word == ";" && open.empty()) {
        parts_.push_back(std::exchange(main, Part()));
        split = true;
      }
    }
    if (!main.tokens.empty()) parts_.push_back(std::move(main));
    return split;
  }

  void Parse() {
    auto lemmas = std::make_shared<std::vector<std::shared_ptr<const char[]>>>();
    int first_root = -1;
    std::vector<int> roots(parts_.size(), -1);
    for (size_t p = 0; p < parts_.size(); ++p) {
      roots[p] = ParsePart(parts_[p], lemmas.get());
      if (parts_[p].kind == Part::kMain && first_root < 0) first_root = roots[p];
    }
    if (first_root < 0) first_root = roots[0];
    for (size_t p = 0; p < parts_.size(); ++p) {
      if (roots[p] != first_root) Hang(parts_[p], roots[p], first_root);
    }
    // The arenas of all parts live as long as the sentence.
    sentence_.lemmas = std::shared_ptr<const char[]>(lemmas, "");
    sentence_.parsed = true;
  }

 private:
  int size() const { return static_cast<int>(sentence_.tokens.size()); }
  std::string Lower(int i) const {
    return absl::AsciiStrToLower(sentence_.tokens[i].span.In(text_));
  }
  bool IsDate(int i) const { return i >= 0 && i < size() && date_at_[i] >= 0; }

  // The bracket that closes the one at `open`; -1: none near. Nested ones are skipped.
  int CloseOf(int open) const {
    constexpr int kMaxBracket = 60;
    int depth = 0;
    for (int i = open; i < std::min(size(), open + kMaxBracket); ++i) {
      const absl::string_view word = sentence_.tokens[i].span.In(text_);
      depth += word == "(";
      depth -= word == ")";
      if (depth == 0) return i;
    }
    return -1;
  }

  // 'Similarly,', 'In addition,', 'At Lyon,': what may stand before a date in front; not a subject.
  bool IsShortAdverbial(const std::vector<int>& tokens) const {
    constexpr size_t kMaxTokens = 5;
    if (tokens.size() < 2 || tokens.size() > kMaxTokens || Lower(tokens.back()) != ",")
      return false;
    const std::string first = Lower(tokens.front());
    if (mention::HasRole(first, "opens adverbial")) {
      return true;
    }
    return tokens.size() == 2 && first.size() > 4 && first.substr(first.size() - 2) == "ly";
  }

  // 'announced that May', 'went earlier this month': a date without a preposition, which parsers
  // take for a clause or an object.
  bool IsBareDate(int i) const {
    if (i == 0 || !IsDate(i) || IsDate(i - 1)) return false;
    if (!IsOneOf(Lower(i), {"that", "this", "last", "next", "earlier", "later"})) return false;
    const std::string before = Lower(i - 1);
    return before != "," && !mention::HasRole(before, "before a date");
  }

  int EndOfDate(int at) const {
    const int date = date_at_[at];
    while (at < size() && date_at_[at] == date) ++at;
    return at;
  }

  bool StartsClause(int i) const {
    return mention::HasRole(Lower(i), "opens clause in front") ||
           IsOneOf(Lower(i), {":", "-", "–", "—"});
  }

  // Whether the token may open a noun phrase: the subject behind a date in front.
  bool StartsPhrase(int i) const {
    if (i >= size()) return false;
    const absl::string_view word = sentence_.tokens[i].span.In(text_);
    const unsigned char first = word[0];
    if (absl::ascii_isupper(first) || first >= 0x80) return true;
    return mention::HasRole(Lower(i), "opens phrase");
  }

  // End of the run of tokens that starts at `i` and is a date with its preposition in front of a
  // clause, with the comma behind it; i itself: there is none.
  int DateInFront(int i, bool at_start) const {
    const bool boundary = at_start || StartsClause(i - 1);
    if (!boundary) return i;
    int at = i;
    const std::string word = Lower(at);
    const bool preposition = mention::HasRole(word, "date preposition");
    at += preposition;
    const bool article = preposition && !IsDate(at) && at < size() && Lower(at) == "the";
    at += article;
    if (!IsDate(at)) return i;
    at = EndOfDates(at);
    const bool comma = at < size() && sentence_.tokens[at].span.In(text_) == ",";
    if (at + comma >= size()) return i;  // nothing behind it: 'signed in 1965 and in 1967'
    const bool adjunct = at_start && at < size() &&
                         mention::HasRole(Lower(at), "adjunct behind date");
    if (!comma && !StartsPhrase(at) && !adjunct) return i;
    if (comma && !at_start && !StartsPhrase(at + 1)) return i;
    const bool plain = IsOneOf(word, {"in", "on", "by", "at", "until"});
    // 'During 1965 Pak-India war': the date belongs to the noun behind it.
    if (!comma && preposition && !plain) return i;
    // 'The 1965 war', 'Thursday's hearing'; but 'three days after the vote'.
    if (!preposition && !comma && !at_start && !Counts(i)) return i;
    return at + comma;
  }

  // Whether the date at `i` is counted from an event: 'a year after she had moved to Rome'.
  bool Counts(int i) const {
    for (int k = i; k < EndOfDate(i); ++k) {
      if (IsOneOf(Lower(k), {"after", "before", "later", "earlier"})) return true;
    }
    return false;
  }

  // Behind a date and dates that are coordinated with it: 'in 1965 and 1967'.
  int EndOfDates(int at) const {
    while (true) {
      while (IsDate(at)) ++at;
      int next = at;
      next += next < size() && IsOneOf(Lower(next), {"and", "or", ","});
      next += next > at && next < size() && IsOneOf(Lower(next), {"in", "on", "and"});
      if (next == at || !IsDate(next) || Counts(next)) return at;
      at = next;
    }
  }

  // Parses the part's tokens as a sentence of their own; gives its root.
  int ParsePart(const Part& part, std::vector<std::shared_ptr<const char[]>>* lemmas) {
    Sentence piece;
    piece.span = sentence_.span;
    piece.block = sentence_.block;
    for (int i : part.tokens) piece.tokens.push_back(sentence_.tokens[i]);
    Analyzer::Default().Parse(text_, &piece);
    int root = -1;
    for (size_t k = 0; k < part.tokens.size(); ++k) {
      Token token = piece.tokens[k];
      if (token.head >= 0)
        token.head = part.tokens[token.head];
      else if (root < 0)
        root = part.tokens[k];
      sentence_.tokens[part.tokens[k]] = token;
    }
    if (piece.lemmas != nullptr) lemmas->push_back(std::move(piece.lemmas));
    return root;
  }

  bool IsVerb(int i) const {
    const Token& token = sentence_.tokens[i];
    return token.upos == Upos::kVerb && token.deprel != Deprel::kAmod &&
           token.deprel != Deprel::kCompound;
  }

  // 'a student [[called]] Anna Holm found it': a participle before a name that parsers take for the
  // main verb, where another verb follows.
  // Nor is one of 'having been refused'.
  bool OnlyNames(int i) const {
    if (i < 1 || i + 1 >= size()) return false;
    if (Lower(i - 1) == "having" || (i > 1 && Lower(i - 1) == "been" && Lower(i - 2) == "having")) {
      return true;
    }
    if (!IsOneOf(Lower(i), {"called", "named", "nicknamed"})) return false;
    const unsigned char next = sentence_.tokens[i + 1].span.In(text_)[0];
    const Upos before = sentence_.tokens[i - 1].upos;
    if (!absl::ascii_isupper(next)) return false;
    if (before != Upos::kNoun && before != Upos::kPropn) return false;
    for (int k = i + 2; k < size(); ++k) {
      if (MayBeMain(k)) return true;
    }
    return false;
  }

  bool HasCopula(int i) const {
    return std::any_of(sentence_.tokens.begin(), sentence_.tokens.end(),
                       [&](const Token& t) { return t.head == i && t.deprel == Deprel::kCop; });
  }

  // A verb that may be the main one where the tree has none: 'some people, with others looking on,
  // [[set]] up a firm that failed' is often read as a noun with clauses.
  bool MayBeMain(int i) const {
    const Token& token = sentence_.tokens[i];
    if (!IsVerb(i) || token.form == VerbForm::kGerund) return false;
    if (token.deprel == Deprel::kAclRelcl || token.deprel == Deprel::kAdvcl) return false;
    return std::none_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& t) {
      return t.head == i && t.deprel == Deprel::kMark && t.span.In(text_) != "of";
    });
  }

  // Whether another date in front of a clause stands between: 'In 1901 she resolved that it be so,
  // and in 1903 she signed'.
  bool DateBetween(int begin, int end) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
      return part.kind == Part::kDate && begin < part.tokens.front() && part.tokens.back() < end &&
             part.tokens.front() > begin + 1;
    });
  }

  // The predicate of the clause that a date stands in front of.
  int PredicateAfter(const Part& date, int root) const {
    int from = date.tokens.back() + 1;
    // 'On 3 May, with crowds gathered outside, they met': what accompanies is not the clause.
    if (from < size() && Lower(from) == "with") {
      int comma = from;
      while (comma < size() && Lower(comma) != "," && Lower(comma) != ";") ++comma;
      if (comma + 1 < size() && Lower(comma) == ",") from = comma + 1;
    }
    if (date.opens) {
      // The root of the part that the date opens.
      for (const Part& part : parts_) {
        if (part.kind != Part::kMain || part.tokens.empty() || part.tokens.back() < from) continue;
        for (int i : part.tokens) {
          if (sentence_.tokens[i].head >= 0 || OnlyNames(i) || DateBetween(from, i)) continue;
          if (IsVerb(i) || HasCopula(i)) return i;
        }
        for (int i : part.tokens) {
          if (i >= from && MayBeMain(i) && !OnlyNames(i)) return i;
        }
        break;
      }
    }
    if (date.behind) {
      for (int i = date.tokens.front() - 1; i >= 0 && sentence_.tokens[i].span.In(text_) != ";";
           --i) {
        if (IsVerb(i) || HasCopula(i)) return i;
      }
    }
    for (int i = from; i < size() && sentence_.tokens[i].span.In(text_) != ";"; ++i) {
      if (IsVerb(i) || HasCopula(i)) return i;
    }
    return root;
  }

  void Hang(const Part& part, int root, int first_root) {
    if (root < 0) return;
    Token& token = sentence_.tokens[root];
    if (part.kind == Part::kDate) {
      const int predicate = PredicateAfter(part, first_root);
      token.head = predicate == root ? first_root : predicate;
      token.deprel = Deprel::kObl;
    } else if (part.kind == Part::kBracket) {
      token.head = part.after >= 0 ? part.after : first_root;
      token.deprel = Deprel::kParataxis;
    } else {
      token.head = first_root;
      token.deprel = Deprel::kParataxis;
    }
  }

  absl::string_view text_;
  Sentence& sentence_;
  std::vector<int> date_at_;
  std::vector<Part> parts_;
};

}  // namespace

void ParseGuided(absl::string_view text, absl::Span<const Span> dates, Sentence* sentence) {
  const bool long_one = sentence->tokens.size() > Analyzer::kMaxParsed;
  Guide guide(text, dates, sentence);
  if (long_one || !guide.Split()) {
    Analyzer::Default().Parse(text, sentence);
    return;
  }
  guide.Parse();
}

}  // namespace dateline
