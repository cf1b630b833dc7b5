#include "extract/mention/name_titles.h"

#include <string>

namespace dateline::mention {

// By the first word of "person:warren harding".
Gender GenderOfId(absl::string_view id) {
  const absl::string_view name = id.substr(id.find(':') + 1);
  const absl::string_view first = name.substr(0, name.find(' '));
  return GenderByCode(FindPhrase(first).Of(LexTable::kGivenName).Field(0));
}

void AddTitles(const NameReader& reader, int begin, int end, NameCandidate* name) {
  const DocumentWords& words = reader.words();
  name->title = begin;
  for (int i = begin; i < end;) {
    const PhraseAt title = reader.TitleAt(i, end);
    if (title.last < 0) {
      ++i;
      continue;
    }
    const absl::string_view kind = title.entry.Field(0);
    const Gender gender = GenderByCode(title.entry.Field(1));
    if (gender != Gender::kUnknown) name->gender = gender;
    if (kind != "honorific") {
      if (!name->description.empty()) name->description += "; ";
      name->description += FoldedPhrase(words, i, title.last);
    }
    i = title.last + 1;
  }
}

namespace {

// 'the ferry Maren', 'the river Ebro': a head word in lower case before the name.
bool TakeKindBefore(const NameReader& reader, NameCandidate* name) {
  const DocumentWords& words = reader.words();
  const int before = name->first - 1;
  if (before < reader.begin() || words[before].shape != Shape::kLower || name->kind_sure ||
      words[name->first].gap != Gap::kSpace) {
    return false;
  }
  const LexEntry head = reader.KindWordAt(before);
  if (head.table == LexTable::kNone) return false;
  const EntityKind kind = reader.HeadKind(before);
  const bool ship = kind == PRODUCT && head.Field(1) == "generic";
  if (!ship && (kind != PLACE || head.Field(1).empty())) return false;
  name->kind = kind;
  name->kind_sure = true;
  name->ship = ship;
  name->description = std::string(words.Folded(before));
  return true;
}

// Whether the title that ends right before the name is one of the person's.
bool AcceptsTitle(const NameCandidate& name, const LexEntry& title, absl::string_view key,
                  bool comma) {
  if (title.table == LexTable::kNone || title.Field(0) == "noble") return false;
  // 'the foreign minister, Eustorgio Salgar': the comma is good for offices and full names.
  if (comma) return title.Field(0) != "honorific" && name.first < name.last;
  return key.size() > 3;  // "st", "gen": abbreviations need their capital
}

}  // namespace

void LookBackForTitle(const NameReader& reader, NameCandidate* name) {
  if (TakeKindBefore(reader, name)) return;
  const DocumentWords& words = reader.words();
  const Gap gap = words[name->first].gap;
  if (gap != Gap::kSpace && gap != Gap::kPeriod && gap != Gap::kComma) return;
  const bool comma = gap == Gap::kComma;
  for (int back = 4; back >= 1; --back) {
    const int begin = name->first - back;
    if (begin < reader.begin() || words[begin].shape != Shape::kLower) continue;
    if (back > 1 && !words.Match(begin).longer()) continue;
    const std::string key = FoldedPhrase(words, begin, name->first - 1);
    const LexEntry title = FindPhrase(key).Of(LexTable::kTitle);
    if (!AcceptsTitle(*name, title, key, comma)) continue;
    if (comma) {
      name->description = key;
    } else {
      AddTitles(reader, begin, name->first, name);
    }
    name->kind = PERSON;
    name->kind_sure = true;
    return;
  }
}

}  // namespace dateline::mention
