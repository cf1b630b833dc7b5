// Combinations of two things that a claim says: a participant and a class, a participant and a rare
// word, two rare words. They serve twice: claims that share one are worth comparing (block.h), and
// how few claims share it says how much that is worth (compare.h): 'Sardinia' and 'seizure' may
// each be common where 'the seizure of Sardinia' is not.
#ifndef DATELINE_RECONCILE_KEYS_H_
#define DATELINE_RECONCILE_KEYS_H_

#include <cstdint>
#include <string>

#include "reconcile/claim_table.h"

namespace dateline {

// Fills in the table's keys, their rarity and the blocks of claims that share one; at most kMaxKeys
// a claim. Never of dates. The same whatever the threads.
void BuildKeys(ClaimTable* table, int threads);

// "state:PK, visit": what a key (of KeyIndex) of this claim stands for; empty when it has no such
// key.
std::string KeyName(const ClaimTable& table, int32_t claim, uint64_t key);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_KEYS_H_
