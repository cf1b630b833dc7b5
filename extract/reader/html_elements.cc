#include "extract/reader/html_elements.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "extract/reader/html_tokenizer.h"
#include "extract/reader/word_lists.h"

namespace dateline {
namespace {

using Elements = absl::flat_hash_map<absl::string_view, HtmlElement>;

const Elements& AllElements() {
  using E = HtmlElement;
  static const Elements* const kElements = new Elements({
      {"p", E::kBlock},
      {"div", E::kBlock},
      {"section", E::kBlock},
      {"header", E::kBlock},
      {"hgroup", E::kBlock},
      {"address", E::kBlock},
      {"figure", E::kBlock},
      {"center", E::kBlock},
      {"fieldset", E::kBlock},
      {"details", E::kBlock},
      {"summary", E::kBlock},
      {"td", E::kCell},
      {"th", E::kHeaderCell},
      {"tr", E::kRow},
      {"table", E::kTable},
      {"tbody", E::kInline},
      {"figcaption", E::kCaption},
      {"caption", E::kCaption},
      {"h1", E::kHeading},
      {"h2", E::kHeading},
      {"h3", E::kHeading},
      {"h4", E::kHeading},
      {"h5", E::kHeading},
      {"h6", E::kHeading},
      {"ul", E::kList},
      {"ol", E::kList},
      {"li", E::kItem},
      {"dl", E::kDescriptionList},
      {"dt", E::kTerm},
      {"dd", E::kDescription},
      {"blockquote", E::kQuote},
      {"pre", E::kPre},
      {"code", E::kCode},
      {"kbd", E::kCode},
      {"samp", E::kCode},
      {"tt", E::kCode},
      {"var", E::kCode},
      {"sup", E::kSup},
      {"time", E::kTime},
      {"br", E::kBreak},
      {"del", E::kDeleted},
      {"s", E::kDeleted},
      {"strike", E::kDeleted},
      {"q", E::kInlineQuote},
      {"meta", E::kMeta},
      {"title", E::kTitle},
      {"script", E::kScript},
      {"style", E::kRaw},
      {"textarea", E::kRaw},
      {"noscript", E::kSkipped},
      {"template", E::kSkipped},
      {"iframe", E::kRaw},
      {"noembed", E::kRaw},
      {"noframes", E::kRaw},
      {"xmp", E::kRaw},
      {"nav", E::kSkipped},
      {"aside", E::kSkipped},
      {"footer", E::kSkipped},
      {"form", E::kSkipped},
      {"button", E::kSkipped},
      {"select", E::kSkipped},
      {"svg", E::kSkipped},
      {"math", E::kSkipped},
      {"object", E::kSkipped},
      {"video", E::kSkipped},
      {"audio", E::kSkipped},
      {"canvas", E::kSkipped},
      {"dialog", E::kSkipped},
      {"menu", E::kSkipped},
      {"datalist", E::kSkipped},
      {"rp", E::kSkipped},
      {"rt", E::kSkipped},
      {"html", E::kRoot},
      {"body", E::kRoot},
      {"main", E::kRoot},
      {"article", E::kRoot},
      {"head", E::kRoot},
      {"img", E::kVoid},
      {"hr", E::kBreak},
      {"input", E::kVoid},
      {"link", E::kVoid},
      {"base", E::kVoid},
      {"wbr", E::kVoid},
      {"source", E::kVoid},
      {"track", E::kVoid},
      {"embed", E::kVoid},
      {"area", E::kVoid},
      {"col", E::kVoid},
  });
  return *kElements;
}

// Calls see(word) for each word of a class or id attribute: "cookie-banner__text" has three.
template <typename See>
bool AnyWord(absl::string_view value, See see) {
  for (size_t at = 0; at < value.size();) {
    size_t end = at;
    while (end < value.size() && absl::ascii_isalnum(value[end])) ++end;
    if (end > at && end - at < 24) {
      const std::string word = absl::AsciiStrToLower(value.substr(at, end - at));
      if (see(absl::string_view(word))) return true;
    }
    at = end + 1;
  }
  return false;
}

// What readers of a page wrote below it. Whole names alone: "comments-open" marks an article.
bool MarksComments(absl::string_view attributes) {
  if (IsListed(WordList::kComments, HtmlAttribute(attributes, "id"))) return true;
  for (absl::string_view name : absl::StrSplit(HtmlAttribute(attributes, "class"), ' ')) {
    if (IsListed(WordList::kComments, name)) return true;
  }
  return false;
}

}  // namespace

HtmlElement HtmlElementOf(absl::string_view name) {
  char lower[12];
  if (name.size() > sizeof(lower)) return HtmlElement::kInline;
  for (size_t k = 0; k < name.size(); ++k) lower[k] = absl::ascii_tolower(name[k]);
  const auto found = AllElements().find(absl::string_view(lower, name.size()));
  return found == AllElements().end() ? HtmlElement::kInline : found->second;
}

bool MarksBoilerplate(absl::string_view attributes) {
  if (attributes.empty()) return false;
  if (MarksComments(attributes)) return true;
  bool present;
  HtmlAttribute(attributes, "hidden", &present);
  if (present || HtmlAttribute(attributes, "aria-hidden") == "true") return true;
  const std::string role = absl::AsciiStrToLower(HtmlAttribute(attributes, "role"));
  if (IsListed(WordList::kBoilerplateRole, role)) return true;
  const absl::string_view style = HtmlAttribute(attributes, "style");
  if (absl::StrContains(style, "display:none") || absl::StrContains(style, "display: none"))
    return true;
  auto see = [](absl::string_view word) { return IsListed(WordList::kBoilerplate, word); };
  if (AnyWord(HtmlAttribute(attributes, "class"), see)) return true;
  // Ids are also made of headings: "social-history", "related-work". All words must say it.
  const absl::string_view id = HtmlAttribute(attributes, "id");
  return AnyWord(id, see) && !AnyWord(id, [&](absl::string_view word) {
           return !see(word) && !IsListed(WordList::kAroundBoilerplate, word) &&
                  !absl::ascii_isdigit(static_cast<unsigned char>(word[0]));
         });
}

HtmlPart HtmlPartOf(absl::string_view attributes) {
  if (attributes.empty()) return HtmlPart::kNone;
  HtmlPart part = HtmlPart::kNone;
  auto see = [&](absl::string_view word) {
    if (IsListed(WordList::kByline, word)) {
      part = HtmlPart::kByline;
    } else if (IsListed(WordList::kReferences, word)) {
      part = HtmlPart::kReferences;
    } else if (IsListed(WordList::kNotes, word)) {
      part = HtmlPart::kNotes;
    }
    return part != HtmlPart::kNone;
  };
  if (AnyWord(HtmlAttribute(attributes, "class"), see)) return part;
  if (AnyWord(HtmlAttribute(attributes, "id"), see) && part != HtmlPart::kByline) return part;
  return HtmlPart::kNone;
}

}  // namespace dateline
