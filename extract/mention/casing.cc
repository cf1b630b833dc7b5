#include "extract/mention/casing.h"

#include "base/strings.h"

namespace dateline::mention {

Casing::Casing(const DocumentText& doc, const std::vector<Sentence>& sentences,
               const DocumentWords& words) {
  sentence_.resize(sentences.size(), kPlain);
  for (int s = 0; s < words.sentences(); ++s) {
    int long_words = 0, capitals = 0, all_capitals = 0;
    for (int i = words.begin(s); i < words.end(s); ++i) {
      if (words[i].folded_size < 4 || words[i].shape == Shape::kNumber) continue;
      ++long_words;
      capitals += words[i].capital();
      all_capitals += words[i].shape == Shape::kAllCaps;
    }
    const int block = sentences[s].block;
    const bool heading = block >= 0 && block < static_cast<int>(doc.blocks.size()) &&
                         (doc.blocks[block].kind == BlockKind::kHeading ||
                          doc.blocks[block].kind == BlockKind::kTableHeader);
    if (long_words >= 3 && all_capitals * 5 >= long_words * 4) {
      sentence_[s] = kAllCapitals;
    } else if (heading && long_words >= 2 && capitals * 3 >= long_words * 2) {
      sentence_[s] = kTitleCase;
    }
  }
  for (int s = 0; s < words.sentences(); ++s) {
    if (Capitalised(s)) continue;
    for (int i = words.begin(s); i < words.end(s); ++i) {
      const Shape shape = words[i].shape;
      if (shape == Shape::kNumber || shape == Shape::kInitials) continue;
      if (shape == Shape::kLower) {
        ++counts_[words[i].hash].lowers;
      } else if (!ForcedCapital(words, s, i)) {
        ++counts_[words[i].hash].capitals;
      }
    }
  }
}

int Casing::Capitals(absl::string_view folded) const {
  const auto found = counts_.find(StableHash(folded));
  return found == counts_.end() ? 0 : found->second.capitals;
}

int Casing::Lowers(absl::string_view folded) const {
  const auto found = counts_.find(StableHash(folded));
  return found == counts_.end() ? 0 : found->second.lowers;
}

bool Casing::ForcedCapital(const DocumentWords& words, int sentence, int word) const {
  if (Capitalised(sentence)) return true;
  const Word& w = words[word];
  if (w.gap == Gap::kStart || w.gap == Gap::kQuote || w.gap == Gap::kOther) return true;
  // After a number at the start: "12. Finally", "[1] See".
  return word == words.begin(sentence) + 1 && words[word - 1].shape == Shape::kNumber;
}

}  // namespace dateline::mention
