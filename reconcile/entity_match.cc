#include "reconcile/entity_match.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/hash.h"
#include "base/names.h"
#include "base/parallel.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr size_t kMaxBucket = 100;
constexpr int kMaxAliases = 8;
constexpr size_t kEntitiesAtOnce = 1024;

EntityLevel LevelOf(NameLevel level) {
  switch (level) {
    case NameLevel::kExact:
    case NameLevel::kInverted: return EntityLevel::kSame;
    case NameLevel::kSubset:
    case NameLevel::kVariant:
    case NameLevel::kInitials: return EntityLevel::kVariant;
    case NameLevel::kSurnameOnly: return EntityLevel::kSurname;
    case NameLevel::kPartOnly: return EntityLevel::kGiven;
    default: return EntityLevel::kDifferent;
  }
}

// The name, and aliases of more than one word: a bare surname or first name joins too much.
std::vector<absl::string_view> NamesOf(const Entity& entity) {
  std::vector<absl::string_view> names = {entity.name()};
  if (entity.name().empty()) {
    absl::string_view id = entity.id();
    const size_t colon = id.find(':');
    names[0] = colon == absl::string_view::npos ? id : id.substr(colon + 1);
  }
  for (const std::string& alias : entity.aliases()) {
    if (names.size() > kMaxAliases) break;
    if (absl::StrContains(alias, ' ')) names.push_back(alias);
  }
  return names;
}

EntityLevel ComparePeople(const Entity& a, const Entity& b) {
  EntityLevel best = EntityLevel::kDifferent;
  for (absl::string_view x : NamesOf(a)) {
    for (absl::string_view y : NamesOf(b)) {
      best = std::max(best, LevelOf(ComparePersonNames(x, y).level));
    }
  }
  return best;
}

// "22.04" and "22.04.0" are one release; "22.04.2" is another.
absl::string_view ReleaseNumber(absl::string_view name) {
  while (!name.empty() && !(name[0] >= '0' && name[0] <= '9')) name.remove_prefix(1);
  size_t end = 0;
  while (end < name.size() && ((name[end] >= '0' && name[end] <= '9') || name[end] == '.')) ++end;
  name = name.substr(0, end);
  while (absl::ConsumeSuffix(&name, ".")) {
  }
  // Of three parts a last zero says nothing.
  if (std::count(name.begin(), name.end(), '.') == 2) absl::ConsumeSuffix(&name, ".0");
  return name;
}

// 'Lomond Institute' and 'Tasman Institute', 'Treaty of Paris' and 'Treaty of Rome': all that is
// alike is what kind of thing they are.
bool ShareKindAlone(absl::string_view a, absl::string_view b) {
  const std::string x = Fold(a), y = Fold(b);
  const std::vector<absl::string_view> xs = absl::StrSplit(x, ' ', absl::SkipEmpty());
  const std::vector<absl::string_view> ys = absl::StrSplit(y, ' ', absl::SkipEmpty());
  if (xs.size() < 2 || ys.size() < 2) return false;
  const bool last = xs.back() == ys.back();
  const bool first = xs[0] == ys[0] && xs[1] == "of" && ys[1] == "of";
  if (!last && !first) return false;
  const size_t from = first ? 2 : 0, until = first ? 0 : 1;
  for (size_t i = from; i + until < xs.size(); ++i) {
    for (size_t j = from; j + until < ys.size(); ++j) {
      if (xs[i] == ys[j] && xs[i].size() > 3) return false;
    }
  }
  return true;
}

// 'Vega 1' and 'Vega 2', 'Apollo 11' and 'Apollo 12'.
bool NumbersDiffer(absl::string_view a, absl::string_view b) {
  const auto number = [](absl::string_view name) {
    size_t begin = name.size();
    while (begin > 0 && absl::ascii_isdigit(name[begin - 1])) --begin;
    return name.substr(begin);
  };
  const absl::string_view x = number(a), y = number(b);
  return !x.empty() && !y.empty() && x != y;
}

EntityLevel CompareThings(const Entity& a, const Entity& b) {
  EntityLevel best = EntityLevel::kDifferent;
  for (absl::string_view x : NamesOf(a)) {
    for (absl::string_view y : NamesOf(b)) {
      if (ShareKindAlone(x, y) || NumbersDiffer(x, y)) continue;
      const double similarity = NameSimilarity(x, y);
      if (similarity >= 0.99) return EntityLevel::kSame;
      if (similarity >= 0.8) best = std::max(best, EntityLevel::kVariant);
      if (similarity >= 0.5) best = std::max(best, EntityLevel::kPartial);
    }
  }
  return best;
}

// 'the association' and 'Tidewater Association', 'the treaty' and 'Treaty of Rome': the noun is the
// last word of the name, or the first before 'of'.
bool IsHeadOf(const Entity& noun, const Entity& named) {
  if (noun.kind() != OTHER || named.kind() == PERSON || named.kind() == STATE) return false;
  const std::string word = Fold(NamesOf(noun)[0]), name = Fold(NamesOf(named)[0]);
  if (word.size() < 3 || absl::StrContains(word, ' ') || named.kind() == OTHER) return false;
  return absl::EndsWith(name, absl::StrCat(" ", word)) ||
         absl::StartsWith(name, absl::StrCat(word, " of "));
}

// 'General Rossi' in one text, 'Rossi' in another where nothing shows that it is a person's name.
bool MayBeOnePerson(const Entity& a, const Entity& b) {
  return (a.kind() == PERSON && b.kind() == ENTITY_KIND_UNSPECIFIED) ||
         (b.kind() == PERSON && a.kind() == ENTITY_KIND_UNSPECIFIED);
}

bool KindsMeet(EntityKind a, EntityKind b) {
  if (a == b) return true;
  // Extraction may be unsure between these; people never meet states.
  const auto loose = [](EntityKind kind) {
    return kind == ENTITY_KIND_UNSPECIFIED || kind == ORGANISATION || kind == PLACE ||
           kind == PRODUCT || kind == WORK || kind == TREATY || kind == WAR;
  };
  return loose(a) && loose(b);
}

std::vector<std::string> BucketKeys(const Entity& entity) {
  std::set<std::string> keys;
  for (absl::string_view name : NamesOf(entity)) {
    if (entity.kind() == ENTITY_KIND_UNSPECIFIED) {
      keys.insert(absl::StrCat("p ", SoundKey(ParsePersonName(name).surname)));
    }
    if (entity.kind() == PERSON) {
      const PersonName person = ParsePersonName(name);
      const std::string surname = SoundKey(person.surname);
      keys.insert(absl::StrCat("p ", surname));
      // A name alone may be a given name.
      keys.insert(absl::StrCat("g ", person.given.empty() ? surname : SoundKey(person.given[0])));
      continue;
    }
    if (entity.kind() == OTHER) {
      keys.insert(absl::StrCat("t ", Fold(name)));
      break;
    }
    if (entity.kind() == RELEASE) {
      keys.insert(absl::StrCat("r ", ReleaseNumber(name)));
      continue;
    }
    for (absl::string_view word : absl::StrSplit(Fold(name), ' ', absl::SkipEmpty())) {
      if (word.size() >= 3) keys.insert(absl::StrCat("t ", word));
    }
  }
  return {keys.begin(), keys.end()};
}

// An entity under one of its keys, which is hashed.
using BucketEntry = std::pair<uint64_t, int32_t>;

// Of all entities that may be like others, sorted.
std::vector<BucketEntry> BucketEntries(const ClaimTable& table, int threads) {
  const size_t count = table.entities.size();
  std::vector<std::vector<BucketEntry>> parts(ChunkCount(count, kEntitiesAtOnce));
  ParallelChunks(count, kEntitiesAtOnce, threads, [&](size_t part, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const Entity& entity = *table.entities[i].entity;
      if (entity.kind() == STATE) continue;
      for (const std::string& key : BucketKeys(entity))
        parts[part].emplace_back(HashText(key), static_cast<int32_t>(i));
    }
  });
  std::vector<BucketEntry> entries;
  for (const auto& part : parts) entries.insert(entries.end(), part.begin(), part.end());
  std::sort(entries.begin(), entries.end());
  return entries;
}

int32_t Root(std::vector<int32_t>* parent, int32_t i) {
  while ((*parent)[i] != i) i = (*parent)[i] = (*parent)[(*parent)[i]];
  return i;
}

void CompareBucket(const std::vector<int32_t>& bucket, ClaimTable* table,
                   std::vector<int32_t>* parent) {
  for (size_t i = 0; i < bucket.size(); ++i) {
    for (size_t j = i + 1; j < bucket.size(); ++j) {
      const int32_t a = std::min(bucket[i], bucket[j]), b = std::max(bucket[i], bucket[j]);
      const uint64_t key = static_cast<uint64_t>(a) << 32 | static_cast<uint32_t>(b);
      if (table->alike.contains(key)) continue;
      const EntityLevel level =
          CompareEntities(*table->entities[a].entity, *table->entities[b].entity);
      if (level == EntityLevel::kDifferent) continue;
      table->alike.emplace(key, level);
      if (level == EntityLevel::kHead) {
        EntityRow& noun = table->entities[table->entities[a].entity->kind() == OTHER ? a : b];
        noun.described = true;
        continue;
      }
      const int32_t x = Root(parent, a), y = Root(parent, b);
      (*parent)[std::max(x, y)] = std::min(x, y);
    }
  }
}

void LinkPlaces(ClaimTable* table) {
  absl::flat_hash_map<absl::string_view, int32_t> by_id;
  for (size_t i = 0; i < table->entities.size(); ++i) {
    by_id.emplace(table->entities[i].entity->id(), static_cast<int32_t>(i));
  }
  for (EntityRow& row : table->entities) {
    const auto it = by_id.find(row.entity->within());
    if (!row.entity->within().empty() && it != by_id.end()) row.within = it->second;
  }
}

}  // namespace

EntityLevel CompareEntities(const Entity& a, const Entity& b) {
  if (!a.id().empty() && a.id() == b.id()) return EntityLevel::kSame;
  if (IsHeadOf(a, b) || IsHeadOf(b, a)) return EntityLevel::kHead;
  if (MayBeOnePerson(a, b)) {
    const EntityLevel level = ComparePeople(a, b);
    return level == EntityLevel::kGiven ? EntityLevel::kDifferent : level;
  }
  if (!KindsMeet(a.kind(), b.kind())) return EntityLevel::kDifferent;
  switch (a.kind()) {
    case PERSON: return ComparePeople(a, b);
    case RELEASE: {
      const absl::string_view x = ReleaseNumber(NamesOf(a)[0]), y = ReleaseNumber(NamesOf(b)[0]);
      return !x.empty() && x == y ? EntityLevel::kSame : EntityLevel::kDifferent;
    }
    case STATE:
    case OTHER: return EntityLevel::kDifferent;  // their ids are canonical
    default: return CompareThings(a, b);
  }
}

void MatchEntities(int threads, ClaimTable* table) {
  LinkPlaces(table);
  std::vector<int32_t> parent(table->entities.size());
  std::iota(parent.begin(), parent.end(), 0);
  const std::vector<BucketEntry> entries = BucketEntries(*table, threads);
  std::vector<int32_t> bucket;
  for (auto begin = entries.begin(), end = begin; begin != entries.end(); begin = end) {
    bucket.clear();
    for (; end != entries.end() && end->first == begin->first; ++end) bucket.push_back(end->second);
    if (bucket.size() <= kMaxBucket) CompareBucket(bucket, table, &parent);
  }
  for (size_t i = 0; i < parent.size(); ++i) {
    table->entities[i].group = Root(&parent, static_cast<int32_t>(i));
  }
}

}  // namespace dateline
