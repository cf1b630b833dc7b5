// Which documents speak of the same things at all. Only these are compared, and rarity is counted
// among them, so that an unrelated paper in the pile changes nothing.
#ifndef DATELINE_RECONCILE_TOPICS_H_
#define DATELINE_RECONCILE_TOPICS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "proto/claim.pb.h"

namespace dateline {

constexpr size_t kMostDocumentsOfTopics = 256;

// The topic of each document, from 0 in order of first use. Two documents share a topic when they
// name a person, organisation, work, treaty, war, product or release in common (two states or
// places, since these are named everywhere), or, where one names next to nothing, when a fifth of
// its words is in the other. Beyond kMostDocumentsOfTopics all share one
// topic.
std::vector<int32_t> TopicsOf(const std::vector<std::vector<const Claim*>>& claims_of_document);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_TOPICS_H_
