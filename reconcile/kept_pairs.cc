#include "reconcile/kept_pairs.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "reconcile/row_digest.h"
#include "reconcile/score_bound.h"

namespace dateline {
namespace {

constexpr size_t kClaimsAtOnce = 256;
// Changes when the bound or what it rests on does: what another version kept is of no use.
constexpr uint64_t kVersion = 1;
// More than these are not kept.
constexpr size_t kMostKept = size_t{1} << 25;

// How what is kept begins; the digests of the rows follow, then the pairs.
struct Header {
  uint64_t digest = 0;  // of the table, the threshold and the version
  uint64_t rows = 0, pairs = 0;
};

struct Earlier {
  std::vector<uint64_t> digests;
  std::vector<RowPair> pairs;
};

template <typename T>
void TakeAll(absl::string_view* bytes, size_t count, std::vector<T>* into) {
  into->resize(count);
  std::memcpy(into->data(), bytes->data(), count * sizeof(T));
  bytes->remove_prefix(count * sizeof(T));
}

// Nothing where it is of another table, or not what SaveKept wrote.
Earlier ReadKept(absl::string_view bytes, uint64_t digest) {
  Earlier earlier;
  Header header;
  if (bytes.size() < sizeof(header)) return earlier;
  std::memcpy(&header, bytes.data(), sizeof(header));
  bytes.remove_prefix(sizeof(header));
  const size_t limit = bytes.size();
  if (header.digest != digest || header.rows > limit || header.pairs > limit ||
      header.rows * sizeof(uint64_t) + header.pairs * sizeof(RowPair) != limit) {
    return earlier;
  }
  TakeAll(&bytes, header.rows, &earlier.digests);
  TakeAll(&bytes, header.pairs, &earlier.pairs);
  const auto outside = [&](const RowPair& pair) {
    return pair.a < 0 || pair.b <= pair.a || static_cast<uint64_t>(pair.b) >= header.rows;
  };
  if (std::any_of(earlier.pairs.begin(), earlier.pairs.end(), outside)) return {};
  return earlier;
}

void SaveKept(uint64_t digest, const std::vector<uint64_t>& digests,
              const std::vector<RowPair>& pairs, std::string* kept) {
  kept->clear();
  if (pairs.size() > kMostKept) return;
  const Header header{digest, digests.size(), pairs.size()};
  kept->reserve(sizeof(header) + digests.size() * sizeof(uint64_t) +
                pairs.size() * sizeof(RowPair));
  kept->append(reinterpret_cast<const char*>(&header), sizeof(header));
  kept->append(reinterpret_cast<const char*>(digests.data()), digests.size() * sizeof(uint64_t));
  kept->append(reinterpret_cast<const char*>(pairs.data()), pairs.size() * sizeof(RowPair));
}

// Rows whose digest an earlier run knew, and the pairs among them that it found.
struct Unchanged {
  std::vector<bool> rows;
  std::vector<RowPair> pairs;
  bool any = false;
};

Unchanged FindUnchanged(const std::vector<uint64_t>& digests, const Earlier& earlier) {
  Unchanged unchanged;
  unchanged.rows.resize(digests.size());
  absl::flat_hash_map<uint64_t, int32_t> row_of;
  row_of.reserve(digests.size());
  for (size_t i = 0; i < digests.size(); ++i) row_of.emplace(digests[i], static_cast<int32_t>(i));
  std::vector<int32_t> now;  // of earlier rows
  now.reserve(earlier.digests.size());
  for (uint64_t digest : earlier.digests) {
    const auto it = row_of.find(digest);
    now.push_back(it == row_of.end() ? -1 : it->second);
    if (it == row_of.end()) continue;
    unchanged.any = true;
    unchanged.rows[static_cast<size_t>(it->second)] = true;
  }
  for (const RowPair& pair : earlier.pairs) {
    const int32_t a = now[static_cast<size_t>(pair.a)], b = now[static_cast<size_t>(pair.b)];
    if (a >= 0 && b >= 0) unchanged.pairs.push_back({std::min(a, b), std::max(a, b)});
  }
  return unchanged;
}

// Pairs in reach of which at least one claim is not unchanged.
std::vector<RowPair> FindAnew(const ClaimTable& table, const Weights& weights,
                              const Candidates& candidates, float threshold, int threads,
                              const Unchanged& unchanged) {
  const ScoreBound bound(table, weights, ScoreBound::Rarity::kCoarse, threads);
  CandidateReaders readers(table, candidates);
  std::vector<int32_t> rows;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    if (!unchanged.rows[i]) rows.push_back(static_cast<int32_t>(i));
  }
  std::vector<std::vector<RowPair>> found(ChunkCount(rows.size(), kClaimsAtOnce));
  ParallelChunks(rows.size(), kClaimsAtOnce, threads, [&](size_t chunk, size_t begin, size_t end) {
    std::unique_ptr<CandidateReader> reader = readers.Take();
    for (size_t i = begin; i < end; ++i) {
      const int32_t row = rows[i];
      bound.ForEachInReach(threshold, row, reader->Behind(row), [&](int32_t other) {
        found[chunk].push_back({row, other});
      });
      if (!unchanged.any) continue;
      for (int32_t other : reader->Before(row)) {
        if (unchanged.rows[static_cast<size_t>(other)] && bound.MayReach(threshold, other, row))
          found[chunk].push_back({other, row});
      }
    }
    readers.GiveBack(std::move(reader));
  });
  std::vector<RowPair> pairs;
  for (const std::vector<RowPair>& some : found)
    pairs.insert(pairs.end(), some.begin(), some.end());
  return pairs;
}

}  // namespace

std::vector<RowPair> PairsInReach(const ClaimTable& table, const Weights& weights,
                                  const Candidates& candidates, float threshold, int threads,
                                  std::string* kept) {
  const uint64_t digest = MixHash(MixHash(TableDigest(table, candidates, weights), kVersion),
                                  static_cast<uint64_t>(static_cast<int64_t>(threshold * 4096)));
  const std::vector<uint64_t> digests = DigestRows(table, candidates, threads);
  Unchanged unchanged = FindUnchanged(digests, ReadKept(*kept, digest));
  std::vector<RowPair> pairs = FindAnew(table, weights, candidates, threshold, threads, unchanged);
  std::sort(pairs.begin(), pairs.end());
  // Rows that were there before are in the order in which they were, but for files that moved.
  if (!std::is_sorted(unchanged.pairs.begin(), unchanged.pairs.end()))
    std::sort(unchanged.pairs.begin(), unchanged.pairs.end());
  const auto found = static_cast<std::ptrdiff_t>(pairs.size());
  pairs.insert(pairs.end(), unchanged.pairs.begin(), unchanged.pairs.end());
  std::inplace_merge(pairs.begin(), pairs.begin() + found, pairs.end());
  SaveKept(digest, digests, pairs, kept);
  return pairs;
}

}  // namespace dateline
