#include "extract/reader/tex_commands.h"

#include <unicode/unorm2.h>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/strip.h"
#include "base/strings.h"

namespace dateline {
namespace {

using C = TexCommand;

const absl::flat_hash_map<absl::string_view, TexMeaning>& Meanings() {
  static const auto* const kMeanings = new absl::flat_hash_map<absl::string_view, TexMeaning>({
      {"part", {C::kSection, 1, ""}},
      {"chapter", {C::kSection, 1, ""}},
      {"section", {C::kSection, 2, ""}},
      {"subsection", {C::kSection, 3, ""}},
      {"subsubsection", {C::kSection, 4, ""}},
      {"paragraph", {C::kSection, 5, ""}},
      {"subparagraph", {C::kSection, 6, ""}},
      {"footnote", {C::kFootnote, 0, ""}},
      {"footnotetext", {C::kFootnote, 0, ""}},
      {"endnote", {C::kFootnote, 0, ""}},
      {"thanks", {C::kFootnote, 0, ""}},
      {"caption", {C::kCaption, 0, ""}},
      {"title", {C::kTitle, 0, ""}},
      {"author", {C::kAuthor, 0, ""}},
      {"date", {C::kDate, 0, ""}},
      {"begin", {C::kBegin, 0, ""}},
      {"end", {C::kEnd, 0, ""}},
      {"item", {C::kItem, 0, ""}},
      {"bibitem", {C::kBibitem, 1, ""}},
      {"par", {C::kParagraphBreak, 0, ""}},
      {"url", {C::kAddress, 0, ""}},
      {"path", {C::kAddress, 0, ""}},
      {"textsuperscript", {C::kSuperscript, 0, ""}},
      {"label", {C::kSkip, 1, ""}},
      {"ref", {C::kSkip, 1, ""}},
      {"pageref", {C::kSkip, 1, ""}},
      {"autoref", {C::kSkip, 1, ""}},
      {"cite", {C::kSkip, 1, ""}},
      {"citep", {C::kSkip, 1, ""}},
      {"citet", {C::kSkip, 1, ""}},
      {"parencite", {C::kSkip, 1, ""}},
      {"textcite", {C::kSkip, 1, ""}},
      {"footcite", {C::kSkip, 1, ""}},
      {"autocite", {C::kSkip, 1, ""}},
      {"nocite", {C::kSkip, 1, ""}},
      {"index", {C::kSkip, 1, ""}},
      {"glossary", {C::kSkip, 1, ""}},
      {"usepackage", {C::kSkip, 1, ""}},
      {"documentclass", {C::kSkip, 1, ""}},
      {"includegraphics", {C::kSkip, 1, ""}},
      {"bibliography", {C::kSkip, 1, ""}},
      {"bibliographystyle", {C::kSkip, 1, ""}},
      {"addbibresource", {C::kSkip, 1, ""}},
      {"input", {C::kSkip, 1, ""}},
      {"include", {C::kSkip, 1, ""}},
      {"vspace", {C::kSkip, 1, ""}},
      {"parbox", {C::kSkip, 1, ""}},
      {"makebox", {C::kText, 0, ""}},
      {"raisebox", {C::kSkip, 1, ""}},
      {"resizebox", {C::kSkip, 2, ""}},
      {"scalebox", {C::kSkip, 1, ""}},
      {"colorbox", {C::kSkip, 1, ""}},
      {"textcolor", {C::kSkip, 1, ""}},
      {"rule", {C::kSkip, 2, ""}},
      {"hspace", {C::kSkip, 1, ""}},
      {"setlength", {C::kSkip, 2, ""}},
      {"setcounter", {C::kSkip, 2, ""}},
      {"addtocounter", {C::kSkip, 2, ""}},
      {"addtolength", {C::kSkip, 2, ""}},
      {"newcommand", {C::kSkip, 2, ""}},
      {"renewcommand", {C::kSkip, 2, ""}},
      {"providecommand", {C::kSkip, 2, ""}},
      {"newenvironment", {C::kSkip, 3, ""}},
      {"DeclareMathOperator", {C::kSkip, 2, ""}},
      {"pagestyle", {C::kSkip, 1, ""}},
      {"thispagestyle", {C::kSkip, 1, ""}},
      {"pagenumbering", {C::kSkip, 1, ""}},
      {"color", {C::kSkip, 1, ""}},
      {"textcolor", {C::kSkip, 1, ""}},
      {"href", {C::kSkip, 1, ""}},
      {"hypertarget", {C::kSkip, 1, ""}},
      {"hyperlink", {C::kSkip, 1, ""}},
      {"hypersetup", {C::kSkip, 1, ""}},
      {"selectlanguage", {C::kSkip, 1, ""}},
      {"foreignlanguage", {C::kSkip, 1, ""}},
      {"bookmark", {C::kSkip, 1, ""}},
      {"ldots", {C::kSymbol, 0, "\u2026"}},
      {"dots", {C::kSymbol, 0, "\u2026"}},
      {"textellipsis", {C::kSymbol, 0, "\u2026"}},
      {"textendash", {C::kSymbol, 0, "\u2013"}},
      {"textemdash", {C::kSymbol, 0, "\u2014"}},
      {"textquoteleft", {C::kSymbol, 0, "\u2018"}},
      {"textquoteright", {C::kSymbol, 0, "\u2019"}},
      {"textquotesingle", {C::kSymbol, 0, "'"}},
      {"textquotedblleft", {C::kSymbol, 0, "\u201C"}},
      {"textquotedblright", {C::kSymbol, 0, "\u201D"}},
      {"textquotedbl", {C::kSymbol, 0, "\""}},
      {"textasciitilde", {C::kSymbol, 0, "~"}},
      {"textasciicircum", {C::kSymbol, 0, "^"}},
      {"textbackslash", {C::kSymbol, 0, "\\"}},
      {"textbar", {C::kSymbol, 0, "|"}},
      {"textless", {C::kSymbol, 0, "<"}},
      {"textgreater", {C::kSymbol, 0, ">"}},
      {"textbullet", {C::kSymbol, 0, "\u2022"}},
      {"textdegree", {C::kSymbol, 0, "\u00B0"}},
      {"S", {C::kSymbol, 0, "\u00A7"}},
      {"pounds", {C::kSymbol, 0, "\u00A3"}},
      {"textsterling", {C::kSymbol, 0, "\u00A3"}},
      {"euro", {C::kSymbol, 0, "\u20AC"}},
      {"texteuro", {C::kSymbol, 0, "\u20AC"}},
      {"copyright", {C::kSymbol, 0, "\u00A9"}},
      {"LaTeX", {C::kSymbol, 0, "LaTeX"}},
      {"TeX", {C::kSymbol, 0, "TeX"}},
      {"o", {C::kSymbol, 0, "\u00F8"}},
      {"O", {C::kSymbol, 0, "\u00D8"}},
      {"l", {C::kSymbol, 0, "\u0142"}},
      {"L", {C::kSymbol, 0, "\u0141"}},
      {"ae", {C::kSymbol, 0, "\u00E6"}},
      {"AE", {C::kSymbol, 0, "\u00C6"}},
      {"oe", {C::kSymbol, 0, "\u0153"}},
      {"OE", {C::kSymbol, 0, "\u0152"}},
      {"aa", {C::kSymbol, 0, "\u00E5"}},
      {"AA", {C::kSymbol, 0, "\u00C5"}},
      {"ss", {C::kSymbol, 0, "\u00DF"}},
      {"i", {C::kSymbol, 0, "\u0131"}},
      {"j", {C::kSymbol, 0, "j"}},
      {"&", {C::kSymbol, 0, "&"}},
      {"%", {C::kSymbol, 0, "%"}},
      {"$", {C::kSymbol, 0, "$"}},
      {"#", {C::kSymbol, 0, "#"}},
      {"_", {C::kSymbol, 0, "_"}},
      {"{", {C::kSymbol, 0, "{"}},
      {"}", {C::kSymbol, 0, "}"}},
      {" ", {C::kSymbol, 0, " "}},
      {"\n", {C::kSymbol, 0, " "}},
      {",", {C::kSymbol, 0, " "}},
      {";", {C::kSymbol, 0, " "}},
      {"-", {C::kSymbol, 0, ""}},
      {"/", {C::kSymbol, 0, ""}},
      {"@", {C::kSymbol, 0, ""}},
      {"'", {C::kAccent, 0, ""}},
      {"`", {C::kAccent, 0, ""}},
      {"^", {C::kAccent, 0, ""}},
      {"\"", {C::kAccent, 0, ""}},
      {"~", {C::kAccent, 0, ""}},
      {"=", {C::kAccent, 0, ""}},
      {".", {C::kAccent, 0, ""}},
      {"c", {C::kAccent, 0, ""}},
      {"v", {C::kAccent, 0, ""}},
      {"H", {C::kAccent, 0, ""}},
      {"k", {C::kAccent, 0, ""}},
      {"r", {C::kAccent, 0, ""}},
      {"u", {C::kAccent, 0, ""}},
  });
  return *kMeanings;
}

char32_t Combining(absl::string_view accent) {
  switch (accent.empty() ? 0 : accent[0]) {
    case '\'': return 0x301;
    case '`': return 0x300;
    case '^': return 0x302;
    case '"': return 0x308;
    case '~': return 0x303;
    case '=': return 0x304;
    case '.': return 0x307;
    case 'c': return 0x327;
    case 'v': return 0x30C;
    case 'H': return 0x30B;
    case 'k': return 0x328;
    case 'r': return 0x30A;
    case 'u': return 0x306;
  }
  return 0;
}

}  // namespace

TexMeaning TexMeaningOf(absl::string_view name) {
  absl::ConsumeSuffix(&name, "*");
  const auto found = Meanings().find(name);
  return found == Meanings().end() ? TexMeaning() : found->second;
}

std::string TexAccented(absl::string_view accent, absl::string_view letter) {
  if (letter.empty()) return "";
  char32_t base;
  const size_t size = DecodeUtf8(letter, 0, &base);
  if (base == 0x131) base = 'i';  // \'{\i}
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&error);
  const UChar32 composed = U_FAILURE(error) ? -1 : unorm2_composePair(nfc, base, Combining(accent));
  std::string text;
  AppendUtf8(composed > 0 ? composed : base, &text);
  return text + std::string(letter.substr(size));
}

TexEnvironment TexEnvironmentOf(absl::string_view name) {
  absl::ConsumeSuffix(&name, "*");
  using E = TexEnvironment;
  static const auto* const kEnvironments =
      new absl::flat_hash_map<absl::string_view, E>({{"itemize", E::kList},
                                                     {"enumerate", E::kList},
                                                     {"description", E::kList},
                                                     {"quote", E::kQuote},
                                                     {"quotation", E::kQuote},
                                                     {"displayquote", E::kQuote},
                                                     {"verse", E::kQuote},
                                                     {"verbatim", E::kVerbatim},
                                                     {"lstlisting", E::kVerbatim},
                                                     {"minted", E::kVerbatim},
                                                     {"equation", E::kSkipped},
                                                     {"align", E::kSkipped},
                                                     {"gather", E::kSkipped},
                                                     {"multline", E::kSkipped},
                                                     {"eqnarray", E::kSkipped},
                                                     {"displaymath", E::kSkipped},
                                                     {"math", E::kSkipped},
                                                     {"tikzpicture", E::kSkipped},
                                                     {"comment", E::kSkipped},
                                                     {"picture", E::kSkipped},
                                                     {"tabular", E::kTable},
                                                     {"tabularx", E::kTable},
                                                     {"longtable", E::kTable},
                                                     {"tabulary", E::kTable},
                                                     {"thebibliography", E::kReferences},
                                                     {"titlepage", E::kMeta},
                                                     {"keywords", E::kMeta},
                                                     {"CSLReferences", E::kReferences}});
  const auto found = kEnvironments->find(name);
  return found == kEnvironments->end() ? E::kOther : found->second;
}

}  // namespace dateline
