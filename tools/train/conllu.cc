#include "tools/train/conllu.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "extract/language/model/tagset.h"
#include "extract/language/words.h"

namespace dateline::train {
namespace {

using Fields = std::vector<std::string>;  // form is 1, lemma 2, upos 3, feats 5, head 6, deprel 7

bool HasFeature(const Fields& fields, const std::string& feature) {
  for (absl::string_view f : absl::StrSplit(fields[5], '|')) {
    if (f == feature) return true;
  }
  return false;
}

VerbForm FormOf(const Fields& fields) {
  if (HasFeature(fields, "VerbForm=Inf")) return VerbForm::kInfinitive;
  if (HasFeature(fields, "VerbForm=Ger")) return VerbForm::kGerund;
  if (HasFeature(fields, "VerbForm=Part")) {
    return HasFeature(fields, "Tense=Past") ? VerbForm::kPastParticiple : VerbForm::kGerund;
  }
  if (HasFeature(fields, "Mood=Imp")) return VerbForm::kBase;
  if (HasFeature(fields, "Tense=Past")) return VerbForm::kPast;
  if (HasFeature(fields, "Tense=Pres")) return VerbForm::kPresent;
  return VerbForm::kNone;
}

int TagOfFields(const Fields& fields) {
  model::Tag tag;
  tag.upos = model::UposOf(fields[3]);
  if (tag.upos == Upos::kUnknown) tag.upos = Upos::kX;
  if (tag.upos == Upos::kVerb || tag.upos == Upos::kAux) tag.form = FormOf(fields);
  if (tag.upos == Upos::kNoun || tag.upos == Upos::kPropn) {
    tag.plural = HasFeature(fields, "Number=Plur");
  }
  return model::TagNumber(tag);
}

// Treebanks since version 2.14 write "unmarked" for bare noun phrases, of time and of measure.
bool IsTime(const Fields& fields) {
  constexpr uint8_t kNounTime = 28;  // lexicographer file noun.time
  const bool year = fields[3] == "NUM" && fields[1].size() == 4;
  const tables::Word* word = FindWord(absl::AsciiStrToLower(fields[2]));
  return year || (word != nullptr && word->noun_file == kNounTime);
}

int LabelOfFields(const Fields& fields) {
  const std::string& name = fields[7];
  if (name == "obl:unmarked") {
    return static_cast<int>(IsTime(fields) ? Deprel::kOblTmod : Deprel::kObl);
  }
  if (name == "nmod:unmarked") {
    return static_cast<int>(IsTime(fields) ? Deprel::kNmodTmod : Deprel::kNmod);
  }
  return static_cast<int>(model::DeprelOf(name));
}

}  // namespace

std::vector<GoldSentence> ReadConllu(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << path << ": cannot be read; expected a CoNLL-U file\n";
    std::exit(1);
  }
  std::vector<GoldSentence> sentences(1);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) {
      if (!sentences.back().forms.empty()) sentences.emplace_back();
      continue;
    }
    if (line[0] == '#') continue;
    const Fields fields = absl::StrSplit(line, '\t');
    int head = 0;
    if (fields.size() == 10 && fields[0].find_first_of("-.") != std::string::npos) continue;
    if (fields.size() != 10 || !absl::SimpleAtoi(fields[6], &head)) {
      std::cerr << path << ":" << number << ": " << line << "; expected ten columns\n";
      std::exit(1);
    }
    GoldSentence& sentence = sentences.back();
    sentence.forms.push_back(fields[1]);
    sentence.lemmas.push_back(fields[2]);
    sentence.tags.push_back(TagOfFields(fields));
    sentence.heads.push_back(head);
    sentence.labels.push_back(LabelOfFields(fields));
  }
  if (sentences.back().forms.empty()) sentences.pop_back();
  return sentences;
}

}  // namespace dateline::train
