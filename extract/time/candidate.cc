#include "extract/time/candidate.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "extract/time/plausible.h"

namespace dateline {
namespace {

// How far before an expression its preposition and the sentence's tense are looked for.
constexpr int kLookBehind = 4;
constexpr int kMaxAnchorTokens = 14;
// 'Late in the evening of 3 May' still leads its sentence.
constexpr uint32_t kLeadingTokens = 4;
// A negation this far before still belongs to the clause: 'did not approve it until July'.
constexpr int kClauseTokens = 12;

class Finder {
 public:
  Finder(const DocumentText& doc, const Tables& tables)
      : doc_(doc),
        tables_(tables),
        known_(tables),
        cited_(CitedNamesOf(doc)),
        matcher_(tables),
        plausibility_(doc.text, tables, known_, cited_) {}

  Candidates Run() {
    for (size_t b = 0; b < doc_.blocks.size(); ++b) {
      if (!IsProse(doc_.blocks[b].kind)) continue;
      block_ = static_cast<uint32_t>(b);
      ScanTokens(doc_.text, doc_.blocks[b].span, tables_, &tokens_);
      RunBlock();
    }
    return std::move(found_);
  }

 private:
  bool Is(const TimeToken& token, int predicate) const {
    return predicate >= 0 && tables_.Satisfies(token.symbol, predicate);
  }
  absl::string_view TextOf(const TimeToken& token) const {
    return Span{token.begin, token.end}.In(doc_.text);
  }

  void RunBlock() {
    ++sentence_;
    bracket_ = -1;
    quoted_ = future_ = future_weak_ = would_ = had_ = prospect_ = until_ = false;
    negation_ = relative_ = -1;
    sentence_begin_ = 0;
    last_end_ = 0;
    // A block with an odd number of straight quotation marks has lost one: which is not known.
    const absl::string_view text = doc_.blocks[block_].span.In(doc_.text);
    quotes_paired_ = std::count(text.begin(), text.end(), '"') % 2 == 0;
    const size_t first = clause_first_ = found_.items.size();
    const auto accept = [this](const RuleMatch& match) {
      return match.begin >= last_end_ && match.end > match.begin &&
             plausibility_.Accept(tokens_, match, bracket_);
    };
    RuleMatch match;
    for (uint32_t i = 0; i < tokens_.size();) {
      const TimeToken& token = tokens_[i];
      if (token.kind == TokenKind::kSign) Track(i);
      if (token.symbol == kNoSymbol) {
        ++i;
        continue;
      }
      if (BeginsClause(i)) NewClause();
      if (Is(token, known_.future)) {
        if (JoinedBefore(i)) clause_first_ = found_.items.size();
        future_ = true;
      }
      if (IsWould(i)) would_ = true;
      if (Is(token, known_.future_weak)) future_weak_ = true;
      if (Is(token, known_.prospect)) {
        (ValueIn(tables_, token, known_.prospect) == 2 ? until_ : prospect_) = true;
      }
      if (Is(token, known_.relative)) relative_ = static_cast<int>(i);
      if (Is(token, known_.comma)) {
        relative_ = -1;
        future_weak_ = false;  // 'He could not swim, until ...'
        // 'They had asked for terms, and on the Tuesday they knelt.'
        if (i + 1 < tokens_.size() && IsJoin(TextOf(tokens_[i + 1]))) had_ = false;
      }
      if (Is(token, known_.negation)) negation_ = static_cast<int>(i);
      if (token.word && LooksBack(i)) {
        had_ = true;
        MarkLookBack();
      }
      if (IsToBe(i) || IsScheduled(i)) future_ = true;
      if (tables_.Next(1, token.symbol, false) != 0 &&
          matcher_.LongestAt(tokens_, i, accept, &match)) {
        PreferInside(i, accept, &match);
        Add(match, first);
        i = std::max(match.end, i + 1);
        last_end_ = match.end;
      } else {
        ++i;
      }
    }
    MarkFuture();
  }

  // 'She resigned in December and voters will choose ...': what is joined behind a date has a time
  // of its own.
  bool JoinedBefore(uint32_t i) const {
    for (uint32_t k = std::max(last_end_, sentence_begin_); k < i; ++k) {
      if (IsJoin(TextOf(tokens_[k]))) return true;
    }
    return false;
  }

  static bool IsJoin(absl::string_view word) { return word == "and" || word == "but"; }

  // 'had gone', 'should have gone'.
  bool LooksBack(uint32_t i) const {
    const absl::string_view text = TextOf(tokens_[i]);
    // 'the best that they ever had, ...', 'they had a collection going'
    if (text == "had") {
      return i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::kWord &&
             !Is(tokens_[i + 1], known_.determiner);
    }
    if (text != "have" || i == 0) return false;
    return Is(tokens_[i - 1], known_.future_weak);
  }

  // 'She said it would open in March', but not 'would have opened': holds for what is behind it.
  bool IsWould(uint32_t i) const {
    return TextOf(tokens_[i]) == "would" && i + 1 < tokens_.size() &&
           TextOf(tokens_[i + 1]) != "have";
  }

  // 'The data are to be released in March.'
  bool IsToBe(uint32_t i) const {
    if (i <= sentence_begin_ || TextOf(tokens_[i]) != "to") return false;
    const absl::string_view before = TextOf(tokens_[i - 1]);
    return before == "are" || before == "is";
  }

  // 'They travel to Selby on Wednesday', 'The fair opens on 3 May': what is arranged.
  bool IsScheduled(uint32_t i) const {
    if (i <= sentence_begin_ || !Is(tokens_[i], known_.scheduled)) return false;
    const TimeToken& before = tokens_[i - 1];
    const absl::string_view text = TextOf(tokens_[i]), subject = TextOf(before);
    const bool plural = text.back() != 's';
    const bool they = subject == "They" || subject == "they" || subject == "We" || subject == "we";
    if (they) return plural;
    return !plural && before.kind == TokenKind::kWord && before.symbol == kNoSymbol;
  }

  // 'On the Tuesday the wind had been too strong': the clause that a date leads looks back.
  void MarkLookBack() {
    for (size_t i = clause_first_; i < found_.items.size(); ++i) {
      Candidate& c = found_.items[i];
      c.look_back |= c.sentence == sentence_ && c.leading;
    }
  }

  // 'They voted in February, and they will vote again in June': what is said of time to come
  // holds for its clause.
  bool BeginsClause(uint32_t i) const {
    const TimeToken& token = tokens_[i];
    if (i <= sentence_begin_) return false;  // or a sign that ends the sentence before
    const TimeToken& before = tokens_[i - 1];
    if (Is(token, known_.clause_word)) return !Is(before, known_.year_prep);
    if (Is(before, known_.semicolon)) return true;
    if (Is(before, known_.comma) && Is(token, known_.join_word)) {
      return TextOf(token) != "and" || i + 1 >= tokens_.size() || tokens_[i + 1].capital() ||
             Is(tokens_[i + 1], known_.determiner);
    }
    // 'said on Monday he will resign'
    const bool after_date = i == last_end_ && !found_.items.empty();
    return after_date && Is(token, known_.determiner) && !found_.items.back().leading;
  }

  void NewClause() {
    MarkFuture();
    clause_first_ = found_.items.size();
    future_ = future_weak_ = would_ = false;
  }

  // A match that begins behind its context must not hide a larger one that begins in it: 'in the
  // < night' against 'the night of 3-4 May'.
  void PreferInside(uint32_t start, absl::FunctionRef<bool(const RuleMatch&)> accept,
                    RuleMatch* match) const {
    RuleMatch other;
    for (uint32_t i = start + 1; i <= match->begin; ++i) {
      if (tokens_[i].symbol != kNoSymbol && matcher_.LongestAt(tokens_, i, accept, &other) &&
          (other.end > match->end || (other.end == match->end && other.begin < match->begin))) {
        *match = other;
        return;
      }
    }
  }

  // Brackets, quotation marks, ends of sentences.
  void Track(uint32_t i) {
    const TimeToken& token = tokens_[i];
    switch (doc_.text[token.begin]) {
      case '(':
      case '[': bracket_ = static_cast<int>(i); return;
      case ')':
      case ']': bracket_ = -1; return;
      case '"':
        if (quoted_) NewClause();
        quoted_ = !quoted_ && quotes_paired_;
        return;
      case '!':
      case '?': NewSentence(i + 1); return;
      case '.': EndSentence(i); return;
      case '\xe2':
        if (TextOf(token) == "\u201c") quoted_ = true;
        if (TextOf(token) == "\u201d") {
          NewClause();
          quoted_ = false;
        }
        return;
      default: return;
    }
  }

  // A full stop, with the quotation marks and brackets that close behind it.
  void EndSentence(uint32_t dot) {
    uint32_t next = dot + 1;
    while (next < tokens_.size() && next - dot < 3 && tokens_[next].glued() &&
           tokens_[next].kind == TokenKind::kSign) {
      ++next;
    }
    if (next < tokens_.size() && !tokens_[next].glued() && !EndsAbbreviation(dot)) {
      NewSentence(next);
    }
  }

  bool EndsAbbreviation(uint32_t dot) const {
    if (dot == 0) return true;
    const TimeToken& word = tokens_[dot - 1];
    if (word.kind == TokenKind::kWord && word.end - word.begin <= 2 && word.capital()) return true;
    return dot + 1 < tokens_.size() && !tokens_[dot + 1].capital() &&
           tokens_[dot + 1].kind == TokenKind::kWord;
  }

  void NewSentence(uint32_t begin) {
    NewClause();
    ++sentence_;
    sentence_begin_ = begin;
    had_ = prospect_ = until_ = false;
    negation_ = relative_ = -1;
  }

  // 'The ferry will sail on Monday': the cue may stand behind the date too.
  void MarkFuture() {
    if (!future_) return;
    for (size_t i = clause_first_; i < found_.items.size(); ++i) {
      if (found_.items[i].sentence == sentence_) found_.items[i].future = true;
    }
  }

  void Add(const RuleMatch& match, size_t first_of_block) {
    const Op op = static_cast<Op>(tables_.rule(match.rule).op);
    if (op == Op::kNone) return;
    Candidate c;
    c.span = {tokens_[match.begin].begin, tokens_[match.end - 1].end};
    c.rule = match.rule;
    c.op = op;
    c.block = block_;
    c.sentence = sentence_;
    c.in_brackets = bracket_ >= 0;
    c.in_quotation = quoted_;
    c.future = future_ || would_;
    c.past_perfect = had_;
    c.prospect = prospect_;
    c.in_relative = relative_ >= 0 && static_cast<int>(match.begin) - relative_ <= kClauseTokens;
    c.after_until = until_;
    c.negated = negation_ >= 0 && static_cast<int>(match.begin) - negation_ <= kClauseTokens;
    c.bound = BoundBefore(match.begin, &c.shortly);
    c.leading = IsLeading(match.begin, c.bound);
    // 'It could last until Christmas.'
    c.future |= future_weak_ && (c.bound == Bound::kUntil || c.bound == Bound::kBy);
    if (found_.items.size() > first_of_block) c.link = LinkTo(match.begin);
    c.first_capture = static_cast<uint32_t>(found_.captures.size());
    for (int slot = 0; slot < 2 * kSlotCount; ++slot) {
      if (!match.captures.Has(slot)) continue;
      const int32_t token = match.captures.tokens[slot];
      Capture capture{static_cast<uint8_t>(slot), match.captures.Get(slot), {}};
      if (token >= 0) capture.token = {tokens_[token].begin, tokens_[token].end};
      found_.captures.push_back(capture);
    }
    c.capture_count = static_cast<uint32_t>(found_.captures.size()) - c.first_capture;
    if (op == Op::kShift && match.captures.Get(kWhole) == 1) c.anchor = AnchorBehind(match.end);
    found_.items.push_back(c);
  }

  Bound BoundBefore(uint32_t begin, bool* shortly) const {
    for (int back = 1; back <= kLookBehind && begin >= sentence_begin_ + back; ++back) {
      const TimeToken& token = tokens_[begin - back];
      if (Is(token, known_.bound)) {
        const uint32_t at = begin - back;
        if (at > sentence_begin_) {
          const absl::string_view before = TextOf(tokens_[at - 1]);
          *shortly = before == "shortly" || before == "just" || before == "soon";
        }
        return static_cast<Bound>(ValueIn(tables_, token, known_.bound));
      }
      if (const Bound pair = BoundPair(begin - back); pair != Bound::kNone) return pair;
      if (!Is(token, known_.bound_gap)) break;
    }
    return Bound::kNone;
  }

  // 'In 1921', 'Late in the evening of 3 May', 'Meanwhile in June', but not 'The treaty of 1921'.
  bool IsLeading(uint32_t begin, Bound bound) const {
    if (begin - sentence_begin_ > kLeadingTokens) return false;
    for (uint32_t i = sentence_begin_; i < begin; ++i) {
      const TimeToken& token = tokens_[i];
      if (token.kind != TokenKind::kWord || token.word != nullptr) continue;
      if (i > sentence_begin_ || bound == Bound::kOf || bound == Bound::kNone) return false;
    }
    return true;
  }

  // 'earlier than', 'prior to', 'no later than', 'up to', 'as of': the second word is at `at`.
  Bound BoundPair(uint32_t at) const {
    if (at <= sentence_begin_) return Bound::kNone;
    const absl::string_view first = TextOf(tokens_[at - 1]), second = TextOf(tokens_[at]);
    if (second == "than") {
      if (first == "earlier") return Bound::kBefore;
      if (first == "later") {
        const bool no = at - 1 > sentence_begin_ && TextOf(tokens_[at - 2]) == "no";
        return no ? Bound::kBy : Bound::kAfter;
      }
    }
    if (second == "to" && (first == "prior" || first == "Prior")) return Bound::kBefore;
    if (second == "to" && (first == "up" || first == "Up")) return Bound::kUntil;
    return Bound::kNone;
  }

  Link LinkTo(uint32_t begin) const {
    const uint32_t from = last_end_;
    if (begin == from) return tokens_[begin].glued() ? Link::kNone : Link::kOf;
    if (begin < from || begin - from > 6) return Link::kNone;
    const absl::string_view word = TextOf(tokens_[from]);
    if (begin - from == 1) {
      if (word == "to" || word == "until" || word == "till" || word == "through" ||
          word == "thru" || Is(tokens_[from], known_.dash) || word == "\u2014") {
        return Link::kTo;
      }
      if (word == "and") return Link::kAnd;
      if (word == "or") return Link::kOr;
      if (word == "of" || word == "on" || word == "," || word == "at" || word == "in") {
        return Link::kOf;
      }
    }
    if (begin - from == 2 && word == "," &&
        (TextOf(tokens_[from + 1]) == "on" || TextOf(tokens_[from + 1]) == "in")) {
      return Link::kOf;
    }
    // '5:34 AM Baghdad time on 20 March'
    if (begin - from == 3 && TextOf(tokens_[from + 1]) == "time" &&
        TextOf(tokens_[from + 2]) == "on") {
      return Link::kNear;
    }
    if (begin - from == 2 && (word == "to" || word == "until") &&
        (Is(tokens_[from + 1], known_.bound_gap))) {
      return Link::kTo;
    }
    return Link::kNone;
  }

  Span AnchorBehind(uint32_t begin) const {
    uint32_t i = begin;
    for (; i < tokens_.size() && i - begin < kMaxAnchorTokens; ++i) {
      const TimeToken& token = tokens_[i];
      // The point of '22.04' stands inside.
      const bool point = i > begin && i + 1 < tokens_.size() && TextOf(token) == "." &&
                         token.glued() && tokens_[i + 1].glued() &&
                         tokens_[i + 1].kind == TokenKind::kNumber;
      if (token.kind == TokenKind::kSign && !point && TextOf(token) != "-" &&
          TextOf(token) != "'" && TextOf(token) != "\u2019" && TextOf(token) != "\u2013") {
        break;
      }
      const absl::string_view text = TextOf(token);
      // 'a year after the wedding was sad', but 'a year before Hawaii was joined to it'
      const bool verb =
          (text == "was" || text == "were") && OpensNounPhrase(TextOf(tokens_[begin]));
      if (i > begin && (verb || text == "and" || text == "that" || text == "but" ||
                        text == "when" || text == "while")) {
        break;
      }
    }
    i = PhraseEnd(begin, i);
    if (i == begin) return {};
    return {tokens_[begin].begin, tokens_[i - 1].end};
  }

  // 'three years after the wedding [[she sold the house]]': where the phrase that a determiner
  // opens ends because a new subject begins, though no comma says so.
  uint32_t PhraseEnd(uint32_t begin, uint32_t end) const {
    if (begin >= end || !OpensNounPhrase(TextOf(tokens_[begin]))) return end;
    bool noun = false;  // a common noun stands before
    for (uint32_t i = begin + 1; i < end; ++i) {
      const absl::string_view text = TextOf(tokens_[i]);
      if (IsPreposition(text)) {
        // What it governs belongs to the phrase: 'the storm of 3 May', 'the vote in the Senate'.
        i += i + 1 < end && OpensNounPhrase(TextOf(tokens_[i + 1]));
        noun = false;
        continue;
      }
      const bool subject = OpensNounPhrase(text) || text == "he" || text == "she" || text == "it" ||
                           text == "they" || text == "we" || text == "I";
      const bool capital = tokens_[i].kind == TokenKind::kWord && tokens_[i].capital();
      const bool number = tokens_[i].kind == TokenKind::kNumber;
      if (noun && (subject || ((capital || number) && !tokens_[i].glued()))) return i;
      noun |= tokens_[i].kind == TokenKind::kWord && !tokens_[i].capital();
    }
    return end;
  }

  static bool OpensNounPhrase(absl::string_view word) {
    static constexpr absl::string_view kWords[] = {"a",   "an",   "her", "his",   "its", "my",
                                                   "our", "that", "the", "their", "this"};
    return std::binary_search(std::begin(kWords), std::end(kWords), word);
  }
  static bool IsPreposition(absl::string_view word) {
    static constexpr absl::string_view kWords[] = {"against", "at", "between", "by", "for",
                                                   "from",    "in", "into",    "of", "on",
                                                   "over",    "to", "with"};
    return std::binary_search(std::begin(kWords), std::end(kWords), word);
  }

  const DocumentText& doc_;
  const Tables& tables_;
  const KnownPredicates known_;
  const CitedNames cited_;
  const Matcher matcher_;
  const Plausibility plausibility_;
  std::vector<TimeToken> tokens_;
  Candidates found_;
  uint32_t block_ = 0;
  uint32_t sentence_ = 0;
  uint32_t sentence_begin_ = 0;
  size_t clause_first_ = 0;
  uint32_t last_end_ = 0;
  int bracket_ = -1;
  bool quotes_paired_ = true;
  bool quoted_ = false, future_ = false, future_weak_ = false, would_ = false, had_ = false,
       prospect_ = false, until_ = false;
  int negation_ = -1, relative_ = -1;
};

}  // namespace

Candidates FindCandidates(const DocumentText& doc, const Tables& tables) {
  return Finder(doc, tables).Run();
}

}  // namespace dateline
