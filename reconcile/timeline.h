// The dates and relations of all claims as one network in time, and its contradictions as findings.
//
//   Timeline timeline;
//   for (const Claim* claim : claims) timeline.AddClaim(*claim);
//   timeline.Align(a, b, 0.9);                  // the aligner takes both as one event
//   timeline.AddFindings(&findings);
//
// Within one document a cycle is a lint: duration-mismatch where a distance is stated ('four years
// after the first'), order-reversed where only the order is. Across documents it is an
// order-conflict. A cycle of two dates of one event alone is no business of the network: the judge
// of dates has reported it.
#ifndef DATELINE_RECONCILE_TIMELINE_H_
#define DATELINE_RECONCILE_TIMELINE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "proto/claim.pb.h"
#include "proto/finding.pb.h"
#include "reconcile/time_network.h"

namespace dateline {

class Timeline {
 public:
  // Claims stay with the caller and are not changed while the timeline lives. Claims of one
  // document come in order of place.
  void AddClaim(const Claim& claim);

  // Claims that are taken as one event; all claims were added.
  void Align(const Claim& a, const Claim& b, double probability);

  // Worst first is up to the caller; here in the order in which they are found, which depends on
  // the order of adding alone. At most `limit`.
  void AddFindings(size_t limit, std::vector<Finding>* findings);

 private:
  enum class Kind : uint8_t { kDate, kExtent, kRelation, kSame };
  struct Statement {
    Kind kind;
    const Claim* claim;
    const Claim* other = nullptr;                // kSame
    const TemporalRelation* relation = nullptr;  // kRelation
  };
  struct Points {
    int32_t start = -1;
    int32_t end = -1;
  };

  std::string MentionKey(const Claim& claim);
  Points& PointsOf(const Claim& claim);
  int32_t EndOf(const Claim& claim);
  int32_t State(Statement statement);
  std::vector<bool> Related();
  void AddDate(const Claim& claim);
  void AddRelation(const Claim& claim, const TemporalRelation& relation);
  int32_t AnchorOf(const Claim& claim, const TemporalRelation& relation);
  std::vector<Statement> StatementsOf(const TimeCycle& cycle) const;
  bool FindingOf(const TimeCycle& cycle, Finding* finding) const;

  struct Aligned {
    const Claim* a;
    const Claim* b;
    double probability;
  };

  TimeNetwork network_;
  std::vector<Aligned> aligned_;
  std::vector<Statement> statements_;
  absl::flat_hash_map<std::string, std::string>
      own_date_;                                       // of a mention: the first date of its own
  absl::flat_hash_map<std::string, int32_t> mention_;  // document and place of the event
  std::vector<Points> points_;
  absl::flat_hash_map<const Claim*, int32_t> mention_of_;
  absl::flat_hash_map<absl::string_view, const Claim*> by_id_;
  std::vector<const Claim*> claims_;
  bool has_relations_ = false;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_TIMELINE_H_
