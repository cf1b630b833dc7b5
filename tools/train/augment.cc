#include "tools/train/augment.h"

#include <algorithm>
#include <random>
#include <string>

#include "absl/strings/ascii.h"
#include "extract/language/model/tagset.h"
#include "tools/train/phrase.h"
#include "tools/train/splice.h"

namespace dateline::train {
namespace {

using Random = std::mt19937_64;

char Upper(char c) { return c >= 'a' && c <= 'z' ? c - 0x20 : c; }

const model::Tag kPreposition = {Upos::kAdp}, kNumber = {Upos::kNum}, kName = {Upos::kPropn},
                 kMark = {Upos::kPunct}, kNoun = {Upos::kNoun}, kArticle = {Upos::kDet};

std::string Number(Random* random, int from, int to) {
  return std::to_string(from + (*random)() % (to - from + 1));
}

std::string Month(Random* random) {
  static const char* const kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
  return kMonths[(*random)() % 12];
}

std::string Year(Random* random) {
  return (*random)() % 4 == 0 ? Number(random, 1000, 1799) : Number(random, 1800, 2030);
}

std::string OneOf(Random* random, std::initializer_list<const char*> words) {
  return words.begin()[(*random)() % words.size()];
}

// "on 20 March 1878", "in May 1960", "from 1954 to 1979": the treebank's own analyses of dates.
Phrase DatePhrase(Random* random) {
  const Deprel obl = Deprel::kObl, of_time = Deprel::kNmodTmod, marker = Deprel::kCase;
  const std::string year = Year(random), month = Month(random), day = Number(random, 1, 31);
  switch ((*random)() % 10) {
    case 0:
    case 1:
      return {{{OneOf(random, {"in", "in", "in", "by", "until", "since"}), kPreposition, 2, marker},
               {year, kNumber, 0, obl}}};
    case 2:
    case 3:
      return {{{OneOf(random, {"in", "by"}), kPreposition, 2, marker},
               {month, kName, 0, obl},
               {year, kNumber, 2, of_time}}};
    case 4:
    case 5:
      return {{{"on", kPreposition, 2, marker},
               {day, kNumber, 0, obl},
               {month, kName, 2, of_time},
               {year, kNumber, 2, of_time}}};
    case 6:
      return {{{"on", kPreposition, 3, marker},
               {month, kName, 3, of_time},
               {day, kNumber, 0, obl},
               {",", kMark, 3, Deprel::kPunct},
               {year, kNumber, 3, of_time}}};
    case 7:
      return {{{"from", kPreposition, 2, marker},
               {year, kNumber, 0, obl},
               {"to", kPreposition, 4, marker},
               {Year(random), kNumber, 2, Deprel::kNmod}}};
    case 8:
      return {{{"in", kPreposition, 3, marker},
               {"the", kArticle, 3, Deprel::kDet},
               {OneOf(random, {"spring", "summer", "autumn", "winter", "end"}), kNoun, 0, obl},
               {"of", kPreposition, 5, marker},
               {year, kNumber, 3, Deprel::kNmod}}};
    default:
      return {{{"in", kPreposition, 3, marker},
               {OneOf(random, {"early", "late", "mid"}), {Upos::kAdj}, 3, Deprel::kAmod},
               {year, kNumber, 0, obl}}};
  }
}

// "(1872 - 1934)" behind a name.
Phrase LifeDates(Random* random) {
  return {{{"(", kMark, 2, Deprel::kPunct},
           {Year(random), kNumber, 0, Deprel::kNmodTmod},
           {OneOf(random, {"-", "–"}), {Upos::kSym}, 4, Deprel::kCase},
           {Year(random), kNumber, 2, Deprel::kNmod},
           {")", kMark, 2, Deprel::kPunct}}};
}

// "(Smith, 1990)" before the full stop.
Phrase Citation(const std::string& name, Random* random) {
  return {{{"(", kMark, 2, Deprel::kPunct},
           {name, kName, 0, Deprel::kParataxis},
           {",", kMark, 4, Deprel::kPunct},
           {Year(random), kNumber, 2, Deprel::kNmodTmod},
           {")", kMark, 2, Deprel::kPunct}}};
}

int VerbCount(const GoldSentence& sentence) {
  int count = 0;
  for (int i = 0; i < sentence.forms.size(); ++i) count += UposAt(sentence, i) == Upos::kVerb;
  return count;
}

// Whether the first token belongs to the root's subject.
bool OpensWithSubject(const GoldSentence& sentence, int root) {
  int token = 1;
  for (int steps = 0; steps < 8; ++steps) {
    const int head = sentence.heads[token - 1];
    if (head == 0) return false;
    const Deprel label = static_cast<Deprel>(sentence.labels[token - 1]);
    if (head == root) return label == Deprel::kNsubj || label == Deprel::kNsubjPass;
    token = head;
  }
  return false;
}

bool DateInFront(Random* random, GoldSentence* sentence) {
  const int root = RootOf(*sentence);
  if (sentence->forms.size() < 4 || UposAt(*sentence, root - 1) != Upos::kVerb ||
      !OpensWithSubject(*sentence, root)) {
    return false;
  }
  if (UposAt(*sentence, 0) != Upos::kPropn && sentence->forms[0] != "I") {
    sentence->forms[0] = absl::AsciiStrToLower(sentence->forms[0]);
  }
  Phrase phrase = DatePhrase(random);
  phrase.words[0].form[0] = Upper(phrase.words[0].form[0]);
  Insert(phrase, 0, root, sentence);
  if ((*random)() % 3 != 0) {
    const int moved_root = root + static_cast<int>(phrase.words.size());
    Insert({{{",", kMark, 0, Deprel::kPunct}}}, static_cast<int>(phrase.words.size()), moved_root,
           sentence);
  }
  return true;
}

bool DateBehind(Random* random, GoldSentence* sentence) {
  const int root = RootOf(*sentence);
  if (!EndsWithStop(*sentence) || UposAt(*sentence, root - 1) != Upos::kVerb ||
      VerbCount(*sentence) != 1) {
    return false;  // with two verbs it could belong to either
  }
  Insert(DatePhrase(random), static_cast<int>(sentence->forms.size()) - 1, root, sentence);
  return true;
}

bool DatesOfAName(Random* random, GoldSentence* sentence) {
  for (int i = 0; i < sentence->forms.size(); ++i) {
    const Deprel label = static_cast<Deprel>(sentence->labels[i]);
    if (UposAt(*sentence, i) != Upos::kPropn || label == Deprel::kFlat ||
        label == Deprel::kCompound) {
      continue;
    }
    // Behind the name's last part.
    int end = i + 1;
    while (end < sentence->forms.size() && sentence->heads[end] == i + 1 &&
           static_cast<Deprel>(sentence->labels[end]) == Deprel::kFlat) {
      ++end;
    }
    Insert(LifeDates(random), end, i + 1, sentence);
    return true;
  }
  return false;
}

bool CitationBehind(const std::string& name, Random* random, GoldSentence* sentence) {
  if (!EndsWithStop(*sentence)) return false;
  Insert(Citation(name, random), static_cast<int>(sentence->forms.size()) - 1, RootOf(*sentence),
         sentence);
  return true;
}

void DropLastStop(GoldSentence* sentence) {
  if (!EndsWithStop(*sentence)) return;
  sentence->forms.pop_back();
  sentence->lemmas.pop_back();
  sentence->tags.pop_back();
  sentence->heads.pop_back();
  sentence->labels.pop_back();
}

// A name that stands somewhere in the sentence; for citations, where any will do.
std::string SomeName(const GoldSentence& sentence) {
  for (int i = 0; i < sentence.forms.size(); ++i) {
    if (UposAt(sentence, i) == Upos::kPropn) return sentence.forms[i];
  }
  return "";
}

}  // namespace

std::vector<GoldSentence> Augment(const std::vector<GoldSentence>& sentences) {
  Random random(20240229);
  const Splicer splicer(sentences);
  std::vector<GoldSentence> result;
  std::string name = "Smith";  // the last one met
  for (const GoldSentence& sentence : sentences) {
    result.push_back(sentence);
    if (const std::string found = SomeName(sentence); !found.empty()) name = found;
    GoldSentence variant = sentence;
    const uint64_t draw = random() % 100;
    bool changed = true;
    if (draw < 3) {
      DropLastStop(&variant);
      for (std::string& form : variant.forms) {
        std::transform(form.begin(), form.end(), form.begin(), Upper);
      }
    } else if (draw < 6) {
      DropLastStop(&variant);
      for (std::string& form : variant.forms) {
        if (form.size() > 3) form[0] = Upper(form[0]);
      }
    } else if (draw < 12) {
      DropLastStop(&variant);
    } else if (draw < 32) {
      changed = DateInFront(&random, &variant);
    } else if (draw < 47) {
      changed = DateBehind(&random, &variant);
    } else if (draw < 52) {
      changed = DatesOfAName(&random, &variant);
    } else if (draw < 58) {
      changed = CitationBehind(name, &random, &variant);
    } else if (draw < 80) {
      changed = splicer.AddClause(&random, &variant);
    } else if (draw < 95) {
      changed = splicer.AddPredicates(&random, &variant);
    } else {
      changed = false;
    }
    if (changed) result.push_back(std::move(variant));
  }
  return result;
}

}  // namespace dateline::train
