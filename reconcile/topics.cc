#include "reconcile/topics.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/names.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr size_t kFewNames = 4;

struct Profile {
  absl::flat_hash_set<std::string> names;   // distinctive: sound of a surname, folded name
  absl::flat_hash_set<std::string> places;  // states and places
  absl::flat_hash_set<std::string> words;
};

void AddEntity(const Entity& entity, Profile* profile) {
  switch (entity.kind()) {
    case PERSON:
      profile->names.insert(absl::StrCat("p ", SoundKey(ParsePersonName(entity.name()).surname)));
      break;
    case STATE:
    case PLACE: profile->places.insert(entity.id()); break;
    case OTHER:
    case ENTITY_KIND_UNSPECIFIED: break;
    default: {
      const std::string name = Fold(entity.name());
      std::vector<absl::string_view> words = absl::StrSplit(name, ' ', absl::SkipEmpty());
      // The last word of a longer name says what kind of thing it is: 'Bridge', 'Institute'.
      if (words.size() > 1 && !absl::StrContains(name, " of ")) words.pop_back();
      for (absl::string_view word : words) {
        if (word.size() >= 4) profile->names.insert(std::string(word));
      }
    }
  }
}

Profile ProfileOf(const std::vector<const Claim*>& claims) {
  Profile profile;
  for (const Claim* claim : claims) {
    for (const Participant& participant : claim->participants()) {
      AddEntity(participant.entity(), &profile);
    }
    profile.words.insert(claim->terms().begin(), claim->terms().end());
    if (!claim->event().head().empty()) profile.words.insert(claim->event().head());
  }
  return profile;
}

size_t Shared(const absl::flat_hash_set<std::string>& a,
              const absl::flat_hash_set<std::string>& b) {
  if (b.size() < a.size()) return Shared(b, a);
  size_t count = 0;
  for (const std::string& item : a) count += b.contains(item);
  return count;
}

bool Meet(const Profile& a, const Profile& b) {
  if (Shared(a.names, b.names) > 0 || Shared(a.places, b.places) > 1) return true;
  const size_t named = std::min(a.names.size() + a.places.size(), b.names.size() + b.places.size());
  const size_t words = std::min(a.words.size(), b.words.size());
  return named < kFewNames && words > 0 && 5 * Shared(a.words, b.words) >= words;
}

}  // namespace

std::vector<int32_t> TopicsOf(const std::vector<std::vector<const Claim*>>& claims_of_document) {
  const size_t count = claims_of_document.size();
  std::vector<int32_t> topic(count, 0);
  if (count > kMostDocumentsOfTopics) return topic;
  std::vector<Profile> profiles;
  for (const auto& claims : claims_of_document) profiles.push_back(ProfileOf(claims));
  std::iota(topic.begin(), topic.end(), 0);
  for (size_t i = 0; i < count; ++i) {
    for (size_t j = i + 1; j < count; ++j) {
      if (topic[i] == topic[j] || !Meet(profiles[i], profiles[j])) continue;
      std::replace(topic.begin(), topic.end(), std::max(topic[i], topic[j]),
                   std::min(topic[i], topic[j]));
    }
  }
  return topic;
}

}  // namespace dateline
