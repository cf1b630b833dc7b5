#include "extract/mention/citations.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

// Brackets that hold more are no citation.
constexpr size_t kLongestBracket = 200;

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

// 1500 to 2100 at text[at], not inside a longer number; 0: none.
int YearAt(absl::string_view text, size_t at) {
  if (at + 4 > text.size() || (at > 0 && absl::ascii_isdigit(text[at - 1]))) return 0;
  for (size_t i = at; i < at + 4; ++i) {
    if (!absl::ascii_isdigit(text[i])) return 0;
  }
  if (at + 4 < text.size() && absl::ascii_isdigit(text[at + 4])) return 0;
  int year = 0;
  return absl::SimpleAtoi(text.substr(at, 4), &year) && year >= 1500 && year <= 2100 ? year : 0;
}

std::string AuthorKey(absl::string_view folded_surname, int year) {
  return absl::StrCat(std::string(folded_surname), " ", year);
}

// "Naqvi & Massod": only names and what joins them.
bool IsAuthorList(absl::string_view authors) {
  int names = 0;
  for (absl::string_view word :
       absl::StrSplit(authors, absl::ByAnyChar(" ,&\n"), absl::SkipEmpty())) {
    word = absl::StripSuffix(word, ".");
    if (word.empty()) continue;  // '(. 2004)'
    if (OneOf(word, {"and",    "et",    "al",  "in",  "see", "cf",  "also", "eds",
                     "ed",     "de",    "van", "von", "der", "bin", "al",   "e.g",
                     "quoted", "cited", "by",  "n.d", "The", "the", "of"})) {
      continue;
    }
    const unsigned char first = static_cast<unsigned char>(word[0]);
    if (!absl::ascii_isupper(first) && first < 0xC3) return false;
    if (IsCommon(Fold(word), "calendar")) return false;
    ++names;
  }
  return names > 0 && names <= 8;
}

absl::string_view Trimmed(absl::string_view text) {
  while (!text.empty() && (text.back() == ',' || text.back() == ' ' || text.back() == ':')) {
    text.remove_suffix(1);
  }
  return absl::StripAsciiWhitespace(text);
}

// Surname of the first author: "Naqvi" of "see Naqvi & Massod".
std::string FirstSurname(absl::string_view authors) {
  for (absl::string_view word :
       absl::StrSplit(authors, absl::ByAnyChar(" ,&"), absl::SkipEmpty())) {
    if (absl::ascii_islower(word[0]) || OneOf(word, {"The", "See", "Cf."})) continue;
    if (word.size() > 2 && !absl::EndsWith(word, ".")) return Fold(word);
  }
  return Fold(authors);
}

// Places give '(Kabul, 1979)' the look of a citation.
bool IsPlaceName(absl::string_view authors) {
  const PhraseMatch match = FindPhrase(Fold(authors));
  for (int i = 0; i < match.size(); ++i) {
    const LexEntry entry = match[i];
    if (entry.table == LexTable::kState || entry.table == LexTable::kPlace ||
        entry.table == LexTable::kDemonym || entry.table == LexTable::kTitle ||
        (entry.table == LexTable::kWordNetName && entry.Field(1) != "PERSON")) {
      return true;
    }
  }
  return false;
}

Attribution MakeAttribution(absl::string_view key, int year, const CitedSource* source) {
  Attribution out;
  out.set_kind(Attribution::CITATION);
  out.set_key(CollapseSpace(key));
  if (source != nullptr) {
    out.set_entry(source->entry());
    if (source->has_year()) out.set_year(source->year());
  }
  if (year != 0) out.set_year(year);
  return out;
}

// What stands after the year in a citation: nothing, a letter, pages.
bool IsPageTail(absl::string_view tail) {
  for (const char c : tail) {
    if (!absl::ascii_isdigit(c) &&
        absl::string_view(" ,.:-p()abcdef\xE2\x80\x93").find(c) == absl::string_view::npos) {
      return false;
    }
  }
  return true;
}

// One citation of a bracket: "Taimoor, 2018", "Naqvi & Massod, 2017, 27".
bool ReadAuthorYear(absl::string_view item, const CitedSources& sources, Attribution* out) {
  for (size_t at = 0; at + 4 <= item.size(); ++at) {
    const int year = YearAt(item, at);
    if (year == 0) continue;
    const absl::string_view authors = Trimmed(item.substr(0, at));
    if (authors.empty() || !IsAuthorList(authors) || !IsPageTail(item.substr(at + 4))) return false;
    const CitedSource* source = sources.ByAuthor(FirstSurname(authors), year);
    if (source == nullptr && IsPlaceName(authors)) return false;
    *out = MakeAttribution(Trimmed(item), year, source);
    return true;
  }
  return false;
}

// "12", "12,13", "12-15": the numbers; empty when the bracket holds anything else.
std::vector<std::string> ReadNumbers(absl::string_view inside) {
  std::vector<std::string> out;
  for (absl::string_view part : absl::StrSplit(inside, absl::ByAnyChar(",;"))) {
    part = absl::StripAsciiWhitespace(part);
    int low = 0, high = 0;
    const std::vector<absl::string_view> ends = absl::StrSplit(part, '-');
    if (!absl::SimpleAtoi(ends[0], &low) || low <= 0 || low > 1499 || ends.size() > 2) return {};
    high = low;
    if (ends.size() == 2 && (!absl::SimpleAtoi(ends[1], &high) || high < low || high > low + 50)) {
      return {};
    }
    for (int n = low; n <= high; ++n) out.push_back(absl::StrCat(n));
  }
  return out;
}

class CitationFinder {
 public:
  CitationFinder(const DocumentText& doc, const DocumentWords& words, int sentence, Span span,
                 const CitedSources& sources, std::vector<CitationMention>* out)
      : text_(doc.text),
        words_(words),
        sentence_(sentence),
        span_(span),
        sources_(sources),
        out_(out) {}

  void Find();

 private:
  void ReadRound(Span inside);
  void ReadSquare(Span inside);
  bool YearAlone(Span inside);
  void Add(Span span, Attribution attribution) {
    out_->push_back({span, sentence_, std::move(attribution)});
  }

  absl::string_view text_;
  const DocumentWords& words_;
  int sentence_;
  Span span_;
  const CitedSources& sources_;
  std::vector<CitationMention>* out_;
};

void CitationFinder::Find() {
  const absl::string_view text = span_.In(text_);
  for (size_t at = text.find_first_of("(["); at != absl::string_view::npos;
       at = text.find_first_of("([", at + 1)) {
    const char close = text[at] == '(' ? ')' : ']';
    const size_t end = text.substr(0, std::min(text.size(), at + kLongestBracket)).find(close, at);
    if (end == absl::string_view::npos) continue;
    const Span inside{span_.begin + static_cast<uint32_t>(at) + 1,
                      span_.begin + static_cast<uint32_t>(end)};
    if (close == ')') {
      ReadRound(inside);
    } else {
      ReadSquare(inside);
    }
    at = end;
  }
}

void CitationFinder::ReadRound(Span inside) {
  if (YearAlone(inside)) return;
  uint32_t at = inside.begin;
  for (const absl::string_view item : absl::StrSplit(inside.In(text_), ';')) {
    const uint32_t size = static_cast<uint32_t>(item.size());
    Attribution attribution;
    if (ReadAuthorYear(item, sources_, &attribution)) {
      Add({at, at + size}, std::move(attribution));
    }
    at += size + 1;
  }
}

void CitationFinder::ReadSquare(Span inside) {
  const absl::string_view text = inside.In(text_);
  for (const std::string& label : ReadNumbers(text)) {
    Add(inside, MakeAttribution(label, 0, sources_.ByLabel(label)));
  }
  Attribution attribution;
  if (ReadAuthorYear(text, sources_, &attribution)) Add(inside, std::move(attribution));
}

// 'Smith (2004) argues', 'Naqvi and Massod (2017: 27)'.
bool CitationFinder::YearAlone(Span inside) {
  const absl::string_view text = absl::StripAsciiWhitespace(inside.In(text_));
  const int year = YearAt(text, 0);
  if (year == 0) return false;
  if (!IsPageTail(text.substr(4))) return true;  // '(2004 to 2006)': no citation either
  // The capitalised words before the bracket.
  int last = -1;
  for (int i = words_.begin(sentence_); i < words_.end(sentence_); ++i) {
    if (words_[i].span.end < inside.begin) last = i;
    if (words_[i].span.begin >= inside.begin) break;
  }
  if (last < 0 || !words_[last].capital() || last + 1 >= words_.end(sentence_) ||
      words_[last + 1].gap != Gap::kOpen) {
    return true;
  }
  const std::string surname(words_.Folded(last));
  const CitedSource* source = sources_.ByAuthor(surname, year);
  int after = last + 1;
  while (after < words_.end(sentence_) && words_[after].span.begin < inside.end) ++after;
  const bool reports =
      after < words_.end(sentence_) && words_.Match(after).Has(LexTable::kSpeechVerb);
  if (source == nullptr && (!reports || IsPlaceName(surname))) return true;
  // "Naqvi and Massod (2017)": the source may stand under the first.
  int first = last;
  const int begin = words_.begin(sentence_);
  while (first - 2 >= begin && OneOf(words_.Folded(first - 1), {"and", "et"}) &&
         words_[first - 2].capital()) {
    first -= 2;
  }
  if (first < last && source == nullptr) source = sources_.ByAuthor(words_.Folded(first), year);
  const Span span{words_[first].span.begin, inside.end + 1};
  Add(span,
      MakeAttribution(
          absl::StrCat(std::string(Span{words_[first].span.begin, words_[last].span.end}.In(text_)),
                       ", ", std::string(text)),
          year, source));
  return true;
}

}  // namespace

CitedSources::CitedSources(const DocumentText& doc) {
  for (const CitedSource& source : doc.info.cited_sources()) {
    by_label_.emplace(source.key(), &source);
    if (!source.has_year()) continue;
    // The surname is the first word of an entry or of an author-year key.
    const absl::string_view author = source.entry().empty() ? source.key() : source.entry();
    by_author_.emplace(AuthorKey(FirstSurname(author.substr(0, 80)), source.year()), &source);
    by_author_.emplace(AuthorKey(FirstSurname(source.key()), source.year()), &source);
  }
}

const CitedSource* CitedSources::ByLabel(absl::string_view label) const {
  const auto found = by_label_.find(std::string(label));
  return found == by_label_.end() ? nullptr : found->second;
}

const CitedSource* CitedSources::ByAuthor(absl::string_view surname, int year) const {
  const auto found = by_author_.find(AuthorKey(surname, year));
  return found == by_author_.end() ? nullptr : found->second;
}

void FindCitations(const DocumentText& doc, const DocumentWords& words,
                   const std::vector<Sentence>& sentences, int sentence,
                   const CitedSources& sources, std::vector<CitationMention>* out) {
  const Span span = sentences[sentence].span;
  CitationFinder(doc, words, sentence, span, sources, out).Find();
  // A mark at the very end stands behind the sentence's last character.
  auto mark = std::partition_point(doc.note_marks.begin(), doc.note_marks.end(),
                                   [&](const NoteMark& m) { return m.at <= span.begin; });
  for (; mark != doc.note_marks.end() && mark->at <= span.end; ++mark) {
    out->push_back({{mark->at, mark->at},
                    sentence,
                    MakeAttribution(mark->label, 0, sources.ByLabel(mark->label))});
  }
}

void FindSpeakers(const DocumentText& doc, const DocumentWords& words, int sentence,
                  const std::vector<Span>& names, std::vector<CitationMention>* out) {
  const int begin = words.begin(sentence), end = words.end(sentence);
  const auto add = [&](Span span, absl::string_view key) {
    CitationMention found;
    found.span = span;
    found.sentence = sentence;
    found.attribution.set_kind(Attribution::SPEAKER);
    found.attribution.set_key(CollapseSpace(key));
    out->push_back(std::move(found));
  };
  for (int i = begin; i < end; ++i) {
    if (words.Folded(i) == "according" && i + 2 < end && words.Folded(i + 1) == "to") {
      int first = i + 2;
      if (OneOf(words.Folded(first), {"the", "a", "an"}) && first + 1 < end) ++first;
      int last = first;
      while (last + 1 < end && last < first + 6 &&
             (words[last + 1].gap == Gap::kSpace || words[last + 1].gap == Gap::kHyphen) &&
             !IsFunctionWord(words.Match(last + 1))) {
        ++last;
      }
      add({words[i].span.begin, words[last].span.end},
          Span{words[first].span.begin, words[last].span.end}.In(doc.text));
      i = last;
      continue;
    }
    const LexEntry verb = words.Match(i).Of(LexTable::kSpeechVerb);
    if (i == begin || verb.table == LexTable::kNone || verb.Field(0) != "says") continue;
    // The name that ends right before the verb.
    const Span before = words[i - 1].span;
    for (const Span& name : names) {
      if (name.end == before.end && words[i].gap == Gap::kSpace) {
        add({name.begin, words[i].span.end}, name.In(doc.text));
      }
    }
  }
}

}  // namespace dateline::mention
