#include "extract/language/lemmatizer.h"

#include <cstring>
#include <memory>
#include <vector>

#include "absl/strings/match.h"
#include "base/strings.h"
#include "extract/language/characters.h"
#include "extract/language/words.h"

namespace dateline {
namespace {

// Of the byte behind 0xC3: À to Þ without ×.
bool IsLatin1Capital(char c) {
  const uint8_t byte = static_cast<uint8_t>(c);
  return byte >= 0x80 && byte <= 0x9E && byte != 0x97;
}

// Lower case, with the apostrophe of clitics in ASCII. Letters outside ASCII are kept as they are
// but for the capitals of Latin-1, whose small letters lie 32 above.
void AppendLower(absl::string_view form, std::vector<char>* out) {
  for (size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    if (form.substr(i, 3) == "\xE2\x80\x99") {
      out->push_back('\'');
      i += 2;
    } else if (c == '\xC3' && i + 1 < form.size() && IsLatin1Capital(form[i + 1])) {
      out->push_back(c);
      out->push_back(form[++i] + 0x20);
    } else {
      out->push_back(IsUpperByte(c) ? c | 0x20 : c);
    }
  }
}

// "'d", "'s" and "n't" have lemmas as auxiliaries alone; the genitive keeps its form.
bool KeepsForm(const Token& token) {
  return token.upos != Upos::kNoun && token.upos != Upos::kVerb && token.upos != Upos::kAux &&
         token.upos != Upos::kAdj && token.upos != Upos::kAdv && token.upos != Upos::kPart;
}

bool IsBaseForm(const Token& token) {
  return token.form == VerbForm::kBase || token.form == VerbForm::kInfinitive ||
         token.form == VerbForm::kPresent;
}

absl::string_view TableLemma(absl::string_view lower, const Token& token) {
  if (KeepsForm(token)) return {};
  if (token.upos == Upos::kPart) {
    return lower == "n't" ? FindLemma(lower, tables::kAdverbPart) : absl::string_view();
  }
  FormOrder order = FormOrder::kSecond;
  if (token.upos == Upos::kNoun) {
    order = token.plural ? FormOrder::kLast : FormOrder::kFirst;  // "years", "news"
  } else if (IsBaseForm(token)) {
    order = FormOrder::kFirst;  // "found" as a base form
  }
  return FindLemma(lower, PartOf(token.upos), order);
}

bool IsVowel(char c) { return absl::string_view("aeiouy").find(c) != absl::string_view::npos; }

std::string VerbStem(absl::string_view stem) {
  // "-ated", "-ized", "-ved": a silent e was dropped. "-pp-": a consonant was doubled.
  for (absl::string_view ending : {"at", "iz", "is", "v", "c", "u", "dg", "rg", "bl", "tl", "dl"}) {
    if (absl::EndsWith(stem, ending)) return std::string(Std(stem)) + "e";
  }
  const size_t n = stem.size();
  if (n > 3 && stem[n - 1] == stem[n - 2] && !IsVowel(stem[n - 1]) && stem[n - 1] != 's' &&
      stem[n - 1] != 'l') {
    return std::string(Std(stem.substr(0, n - 1)));
  }
  return std::string(Std(stem));
}

}  // namespace

void SetLemmas(absl::string_view text, Sentence* sentence) {
  thread_local std::vector<char> lower;  // keeps its memory from sentence to sentence
  thread_local std::vector<char> own;
  own.clear();
  for (Token& token : sentence->tokens) {
    lower.clear();
    AppendLower(token.span.In(text), &lower);
    const absl::string_view form(lower.data(), lower.size());
    token.lemma = TableLemma(form, token);
    if (!token.lemma.empty()) continue;
    if (token.upos == Upos::kUnknown || KeepsForm(token)) {
      const tables::Word* word = FindWord(form);
      if (word != nullptr) {
        token.lemma = TextOf(*word);
        continue;
      }
      own.insert(own.end(), form.begin(), form.end());
      token.lemma = absl::string_view(nullptr, form.size());
      continue;
    }
    const std::string regular = RegularLemma(form, token.upos);
    own.insert(own.end(), regular.begin(), regular.end());
    token.lemma = absl::string_view(nullptr, regular.size());
  }
  sentence->lemmas.reset();
  if (own.empty()) return;
  std::shared_ptr<char[]> arena(new char[own.size()]);
  std::memcpy(arena.get(), own.data(), own.size());
  size_t at = 0;
  for (Token& token : sentence->tokens) {
    if (token.lemma.data() != nullptr) continue;
    token.lemma = absl::string_view(arena.get() + at, token.lemma.size());
    at += token.lemma.size();
  }
  sentence->lemmas = std::move(arena);
}

std::string RegularLemma(absl::string_view lower, Upos upos) {
  const size_t n = lower.size();
  const auto cut = [&](size_t end) { return std::string(Std(lower.substr(0, n - end))); };
  if (upos == Upos::kNoun && n > 3 && absl::EndsWith(lower, "s")) {
    if (absl::EndsWith(lower, "ss") || absl::EndsWith(lower, "us") || absl::EndsWith(lower, "is")) {
      return cut(0);
    }
    if (absl::EndsWith(lower, "ies") && n > 4) return cut(3) + "y";
    for (absl::string_view ending : {"sses", "xes", "ches", "shes"}) {
      if (absl::EndsWith(lower, ending)) return cut(2);
    }
    return cut(1);
  }
  if (upos == Upos::kVerb && n > 4) {
    if (absl::EndsWith(lower, "ied") || absl::EndsWith(lower, "ies")) return cut(3) + "y";
    if (absl::EndsWith(lower, "ed")) return VerbStem(lower.substr(0, n - 2));
    if (absl::EndsWith(lower, "ing")) return VerbStem(lower.substr(0, n - 3));
    for (absl::string_view ending : {"sses", "xes", "ches", "shes"}) {
      if (absl::EndsWith(lower, ending)) return cut(2);
    }
    if (absl::EndsWith(lower, "s") && !absl::EndsWith(lower, "ss")) return cut(1);
  }
  return cut(0);
}

absl::string_view GerundFamily(absl::string_view noun) {
  if (!absl::EndsWith(noun, "ing")) return noun;
  const absl::string_view verb = FindLemma(noun, tables::kVerbPart);
  if (verb.empty() || verb == noun) return noun;
  return TextOf(FindWord(verb)->verb_family);
}

}  // namespace dateline
