#include "extract/reader/page_noise.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr int kMaxHead = 140;  // bytes of the longest running head

// "33", "- 33 -", "[33]", "Page 33", "Page 33 of 40"; 0: no page number.
int PageNumber(absl::string_view text) {
  if (text.size() > 24) return 0;
  std::string lower = absl::AsciiStrToLower(text);
  absl::string_view rest = lower;
  while (!rest.empty() && (absl::StrContains("-[(| ", std::string(1, rest[0])) ||
                           absl::ConsumePrefix(&rest, "\xE2\x80\x93") ||
                           absl::ConsumePrefix(&rest, "\xE2\x80\x94"))) {
    if (!rest.empty() && absl::StrContains("-[(| ", std::string(1, rest[0]))) rest.remove_prefix(1);
  }
  if (absl::ConsumePrefix(&rest, "page") || absl::ConsumePrefix(&rest, "p.")) {
    rest = absl::StripLeadingAsciiWhitespace(rest);
  }
  int number = 0;
  size_t digits = 0;
  while (!rest.empty() && absl::ascii_isdigit(rest[0]) && digits < 5) {
    number = number * 10 + (rest[0] - '0');
    rest.remove_prefix(1);
    ++digits;
  }
  if (digits == 0 || digits > 4) return 0;
  for (char c : rest) {
    const bool closes = absl::ascii_isdigit(c) ||
                        absl::StrContains("-])| /of", std::string(1, c)) ||
                        static_cast<unsigned char>(c) >= 0x80;
    if (!closes) return 0;
  }
  return number;
}

// A running head with its page: "34    H. M. CARRASCO", "THE PANAMA CANAL    35"; 0: none.
int HeadWithPage(absl::string_view text) {
  if (text.size() > kMaxHead || EndingOf(text) == Ending::kSentence) return 0;
  size_t at = 0;
  while (at < text.size() && absl::ascii_isdigit(text[at])) ++at;
  const bool gap_behind = at + 1 < text.size() && (text[at] == '\t' || text.substr(at, 2) == "  ");
  if (at > 0 && at <= 4 && gap_behind) return std::stoi(std::string(text.substr(0, at)));
  at = text.size();
  while (at > 0 && absl::ascii_isdigit(text[at - 1])) --at;
  const bool gap_before = at >= 2 && (text[at - 1] == '\t' || text.substr(at - 2, 2) == "  ");
  if (at < text.size() && text.size() - at <= 4 && gap_before) {
    return std::stoi(std::string(text.substr(at)));
  }
  return 0;
}

// What a browser prints above and below a page: "11/24/26, 4:27 PM   The Last Tram",
// "https://example.org/tram   1/2".
bool IsBrowserLine(absl::string_view text) {
  static const RE2 kLine(
      R"(^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d\d\b|^(?:https?|file)://\S*\s+\d+/\d+$)");
  return RE2::PartialMatch(Std(text), kLine);
}

// "Maritime Studies 14(2)     Harwell and Osei": a head of two parts.
bool HasTwoParts(absl::string_view text) {
  return text.find("   ") != absl::string_view::npos && EndingOf(text) != Ending::kSentence;
}

// What stays the same from page to page: letters, folded; any number is one '#'.
std::string HeadKey(absl::string_view text) {
  std::string key;
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      key.push_back(c);
    } else if (absl::ascii_isalpha(c)) {
      key.push_back(absl::ascii_tolower(c));
    } else if (absl::ascii_isdigit(c) && (key.empty() || key.back() != '#')) {
      key.push_back('#');
    }
  }
  return key;
}

bool IsCopyright(absl::string_view text) {
  return absl::StartsWith(text, "\xC2\xA9") || absl::StartsWithIgnoreCase(text, "copyright ") ||
         absl::StartsWith(text, "(c) ") || absl::StartsWithIgnoreCase(text, "downloaded from ") ||
         absl::EndsWithIgnoreCase(text, "all rights reserved.") ||
         absl::EndsWithIgnoreCase(text, "all rights reserved");
}

class NoiseFinder {
 public:
  NoiseFinder(absl::string_view text, bool page_layout, std::vector<Line>* lines)
      : text_(text), page_layout_(page_layout), lines_(*lines) {}

  void Run() {
    FindNumbers();
    FindMargins();
    FindCopyright();
    FindRepeatedHeads();
    FindHeadsBesideNumbers();
  }

 private:
  struct Numbered {
    size_t line;
    int number;
    bool bare;
  };

  // A line with blank lines (or the file's ends, a page break, noise) on both sides.
  bool StandsAlone(size_t i) const { return OpenAbove(i) && OpenBelow(i); }
  bool OpenAbove(size_t i) const {
    return i == 0 || lines_[i].page_break || lines_[i - 1].blank() || lines_[i - 1].noise;
  }
  bool OpenBelow(size_t i) const {
    return i + 1 == lines_.size() || lines_[i + 1].page_break || lines_[i + 1].blank() ||
           lines_[i + 1].noise;
  }
  // The nearest line of text above and below, not far away; lines_.size(): none.
  static constexpr size_t kNear = 200;
  size_t TextAbove(size_t i) const {
    const size_t start = i;
    while (i-- > 0 && start - i < kNear) {
      if (!lines_[i].blank() && !lines_[i].noise) return i;
    }
    return lines_.size();
  }
  size_t TextBelow(size_t i) const {
    const size_t end = std::min(lines_.size(), i + kNear);
    for (++i; i < end; ++i) {
      if (!lines_[i].blank() && !lines_[i].noise) return i;
    }
    return lines_.size();
  }
  absl::string_view At(size_t i) const { return lines_[i].In(text_); }

  // The line stands inside a sentence that goes on below it.
  bool SplitsSentence(size_t i) const {
    const size_t above = TextAbove(i), below = TextBelow(i);
    if (above == lines_.size() || below == lines_.size()) return false;
    const Ending ending = EndingOf(At(above));
    return ending == Ending::kOpen && lines_[above].width > 30 &&
           (OpeningOf(At(below)) == Opening::kLower || EndsInHyphen(At(above)));
  }

  // Page numbers, alone or beside a head, that count up through the document.
  void FindNumbers() {
    std::vector<Numbered> found;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.blank() || line.end - line.begin > kMaxHead || IsBody(i)) continue;
      if (!OpenAbove(i) && !OpenBelow(i)) continue;
      const absl::string_view text = At(i);
      if (!absl::ascii_isdigit(text[0]) && !absl::ascii_isdigit(text.back()) && text.size() > 24)
        continue;
      if (int bare = PageNumber(text)) {
        found.push_back({i, bare, true});
      } else if (int beside = HeadWithPage(text); beside && StandsAlone(i)) {
        found.push_back({i, beside, false});
      }
    }
    for (size_t k = 0; k < found.size(); ++k) {
      const bool counts = (k > 0 && Follows(found[k - 1], found[k])) ||
                          (k + 1 < found.size() && Follows(found[k], found[k + 1]));
      const bool year = found[k].number >= 1000 && found[k].number <= 2100;
      const size_t i = found[k].line;
      const bool edge = lines_[i].edge || lines_[i].page_break ||
                        (i + 1 < lines_.size() && lines_[i + 1].page_break);
      const bool alone = found[k].bare && !year && StandsAlone(i);
      if (edge || SplitsSentence(i) || (counts && (!year || !found[k].bare)) || alone) {
        lines_[i].noise = true;
        pages_.push_back(i);
      }
    }
  }
  static bool Follows(const Numbered& a, const Numbered& b) {
    return b.number >= a.number && b.number - a.number <= 2 && b.line > a.line;
  }

  // In the margins of a PDF's page: what shouts, has two parts or the page's number beside it, and
  // what a browser puts there.
  void FindMargins() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].edge || lines_[i].noise || lines_[i].blank()) continue;
      const absl::string_view text = At(i);
      if (text.size() > kMaxHead) continue;
      if (!IsBrowserLine(text)) {
        if (TextAbove(i) == lines_.size()) continue;  // the first page's title
        if (HeadWithPage(text) == 0 && !IsAllCaps(text) && !HasTwoParts(text)) continue;
      }
      lines_[i].noise = true;
      pages_.push_back(i);
    }
  }

  void FindCopyright() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.blank() || line.noise || line.end - line.begin > kMaxHead) continue;
      if (IsCopyright(At(i)) && StandsAlone(i)) line_is_noise(i);
    }
  }
  void line_is_noise(size_t i) { lines_[i].noise = true; }

  // Lines that come back, at least once inside a sentence or beside a page's end.
  void FindRepeatedHeads() {
    struct Repeat {
      int count = 0;
      int pages = 0;
    };
    absl::flat_hash_map<std::string, Repeat> repeats;
    std::vector<std::pair<size_t, std::string>> candidates;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.blank() || line.end - line.begin > kMaxHead || !StandsAlone(i) || IsBody(i))
        continue;
      std::string key = HeadKey(At(i));
      if (key.size() < 4) continue;
      Repeat& repeat = repeats[key];
      ++repeat.count;
      repeat.pages += lines_[i].edge || NextToPage(i) || SplitsSentence(i);
      candidates.emplace_back(i, std::move(key));
    }
    for (const auto& [i, key] : candidates) {
      const Repeat& repeat = repeats[key];
      if (repeat.count >= 2 && repeat.pages * 2 >= repeat.count) line_is_noise(i);
    }
  }
  bool NextToPage(size_t i) const {
    if (lines_[i].page_break || (i + 1 < lines_.size() && lines_[i + 1].page_break)) return true;
    for (size_t k = i; k-- > 0 && i - k <= 4;) {
      if (lines_[k].noise) return true;
      if (!lines_[k].blank()) break;
    }
    for (size_t k = i + 1; k < lines_.size() && k - i <= 4; ++k) {
      if (lines_[k].noise) return true;
      if (!lines_[k].blank()) break;
    }
    return false;
  }

  // The title or the authors, or anything short that cuts a sentence, next to a page number.
  void FindHeadsBesideNumbers() {
    std::string front;  // the words of the first lines
    for (size_t i = 0, used = 0; i < lines_.size() && used < 8; ++i) {
      if (lines_[i].blank() || lines_[i].noise) continue;
      front += HeadKey(At(i).substr(0, 200));
      ++used;
    }
    for (size_t page : pages_) {
      for (size_t i : {TextAbove(page), TextBelow(page)}) {
        if (i == lines_.size() || !StandsAlone(i) || lines_[i].width > 80 || IsBody(i)) continue;
        if (EndingOf(At(i)) == Ending::kSentence && !IsInitialsLine(At(i))) continue;
        if (i < 8) continue;  // the title itself
        const std::string key = HeadKey(At(i));
        const bool known = key.size() >= 6 && absl::StrContains(front, key);
        if (known || Interrupts(i)) line_is_noise(i);
      }
    }
  }
  static bool IsInitialsLine(absl::string_view text) { return IsAllCaps(text); }
  // The text above it stops in the middle, and the text below goes on.
  bool Interrupts(size_t i) const {
    const size_t above = TextAbove(i), below = TextBelow(i);
    if (above == lines_.size() || below == lines_.size()) return false;
    const bool body = above > 0 && !StandsAlone(above);
    return body && EndingOf(At(above)) == Ending::kOpen && OpeningOf(At(below)) != Opening::kUpper;
  }

  // Not to be taken for a page's head or foot, whatever it says.
  bool IsBody(size_t i) const { return page_layout_ && !lines_[i].edge; }

  absl::string_view text_;
  const bool page_layout_;
  std::vector<Line>& lines_;
  std::vector<size_t> pages_;
};

}  // namespace

void MarkPageNoise(absl::string_view text, bool page_layout, std::vector<Line>* lines) {
  NoiseFinder(text, page_layout, lines).Run();
}

}  // namespace dateline
