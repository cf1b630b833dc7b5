#include "extract/mention/protagonist.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/names.h"
#include "base/strings.h"

namespace dateline::mention {
namespace {

// Pronouns of one gender that a document needs before its silence on the other says anything.
constexpr int kFewestPronouns = 4;
// How many of one gender for one of the other.
constexpr int kManyTimes = 4;
// Pronouns without which a document tells of nobody at length.
constexpr int kManyPronouns = 7;
// Pronouns for each name where one thread runs through a text.
constexpr double kOneThread = 2.5;
// By how much the one whom a document is about leads.
constexpr double kAhead = 1.5;

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

std::array<int, 3> CountPronouns(const DocumentWords& words) {
  std::array<int, 3> counts{};
  for (int i = 0; i < words.size(); ++i) ++counts[static_cast<int>(PronounGender(words.Folded(i)))];
  return counts;
}

std::vector<int> CountMentions(const EntityTable& table) {
  std::vector<int> mentions(table.entities.size(), 0);
  for (const int32_t entity : table.of) {
    if (entity >= 0) ++mentions[entity];
  }
  return mentions;
}

// How much each person is what the document is about: how often named, whether named first, and
// whether in the title.
std::vector<int> Prominence(const DocumentWords& words, absl::string_view title,
                            const std::vector<NameCandidate>& names, const EntityTable& table) {
  std::vector<int> score(table.entities.size(), 0);
  int first_sentence = -1;  // of a person's name; a heading may be the first, the text the second
  for (size_t i = 0; i < names.size(); ++i) {
    const int entity = table.of[i];
    if (entity < 0) continue;
    if (names[i].title == words.begin(names[i].sentence) + 1 &&
        words.Folded(names[i].title - 1) == "by") {
      continue;  // a byline
    }
    ++score[entity];
    if (table.entities[entity].kind() != PERSON || names[i].possessive) continue;
    if (first_sentence < 0 || (first_sentence == 0 && names[i].sentence > 0)) {
      score[entity] += 2;
      first_sentence = std::max(names[i].sentence, 0);
    }
  }
  const std::string folded = absl::StrCat(" ", Fold(title), " ");
  for (size_t e = 0; e < score.size(); ++e) {
    const Entity& entity = table.entities[e];
    if (entity.kind() != PERSON || score[e] == 0) continue;
    const std::string surname = ParsePersonName(entity.name()).surname;
    if (!surname.empty() && absl::StrContains(folded, absl::StrCat(" ", surname, " ")))
      score[e] += 3;
  }
  return score;
}

}  // namespace

Gender PronounGender(absl::string_view folded) {
  if (folded.size() < 2 || folded.size() > 7 || folded[0] != (folded[0] == 's' ? 's' : 'h')) {
    return Gender::kUnknown;
  }
  if (OneOf(folded, {"he", "him", "his", "himself"})) return Gender::kMale;
  if (OneOf(folded, {"she", "her", "hers", "herself"})) return Gender::kFemale;
  return Gender::kUnknown;
}

void LearnGenders(const DocumentWords& words, const std::vector<NameCandidate>& names,
                  EntityTable* table) {
  std::vector<int> votes(table->entities.size(), 0);
  size_t name = 0;
  for (int s = 0; s < words.sentences(); ++s) {
    int person = -1, people = 0, first_word = -1;
    for (; name < names.size() && names[name].sentence == s; ++name) {
      const int entity = table->of[name];
      if (entity < 0 || table->entities[entity].kind() != PERSON || entity == person) continue;
      person = entity;
      ++people;
      if (first_word < 0) first_word = names[name].last;
    }
    if (people != 1 || table->genders[person] != Gender::kUnknown) continue;
    int males = 0, females = 0;
    for (int i = first_word + 1; i < words.end(s); ++i) {
      const Gender gender = PronounGender(words.Folded(i));
      males += gender == Gender::kMale;
      females += gender == Gender::kFemale;
    }
    if (males > 0 && females == 0) ++votes[person];
    if (females > 0 && males == 0) --votes[person];
  }
  for (size_t e = 0; e < votes.size(); ++e) {
    if (votes[e] > 0) table->genders[e] = Gender::kMale;
    if (votes[e] < 0) table->genders[e] = Gender::kFemale;
  }
  // A document about one person whose pronouns are of one gender, or nearly all of them.
  const std::array<int, 3> counts = CountPronouns(words);
  const int males = counts[static_cast<int>(Gender::kMale)];
  const int females = counts[static_cast<int>(Gender::kFemale)];
  if (std::max(males, females) < kFewestPronouns ||
      kManyTimes * std::min(males, females) > std::max(males, females)) {
    return;
  }
  const std::vector<int> mentions = CountMentions(*table);
  int best = -1;
  for (int e = 0; e < static_cast<int>(mentions.size()); ++e) {
    if (table->entities[e].kind() != PERSON) continue;
    if (best < 0 || mentions[e] > mentions[best]) best = e;
  }
  if (best >= 0 && table->genders[best] == Gender::kUnknown) {
    table->genders[best] = males > females ? Gender::kMale : Gender::kFemale;
  }
}

std::array<int, 3> Protagonists(const DocumentWords& words, absl::string_view title,
                                const std::vector<NameCandidate>& names, const EntityTable& table) {
  std::array<int, 3> best = {-1, -1, -1};
  const std::vector<int> score = Prominence(words, title, names, table);
  const std::array<int, 3> pronouns = CountPronouns(words);
  const std::vector<int> mentions = CountMentions(table);
  for (const Gender gender : {Gender::kMale, Gender::kFemale}) {
    int& first = best[static_cast<int>(gender)];
    int second = 0, named = 0, all = 0;
    for (int e = 0; e < static_cast<int>(score.size()); ++e) {
      if (table.entities[e].kind() != PERSON || table.genders[e] != gender) continue;
      named += mentions[e];
      all += score[e];
      if (first < 0 || score[e] > score[first]) {
        if (first >= 0) second = score[first];
        first = e;
      } else {
        second = std::max(second, score[e]);
      }
    }
    const int said = pronouns[static_cast<int>(gender)];
    // Many pronouns for few names: one thread runs through. Else several are told of by turns, and
    // none is at hand always unless the text is mostly about one.
    const int most = first < 0 ? 0 : score[first];
    const bool leads = most >= 3 && most > second;
    const bool mostly = most >= kAhead * second && 2 * most > all;
    const bool stands_out = leads && (said >= kOneThread * named || mostly);
    // Who is told of at length goes by pronouns; a report of many people names them.
    if (!stands_out || said < kManyPronouns || 2 * said < 3 * named) first = -1;
  }
  return best;
}

}  // namespace dateline::mention
