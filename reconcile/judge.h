// Verdicts on one event: what its claims say of the date, the figures, the ordinal and who did it,
// and whether the readings can all be true.
//
//   JudgeContext context{table, weights, options};
//   JudgeEvent(context, claims, event, &findings);
#ifndef DATELINE_RECONCILE_JUDGE_H_
#define DATELINE_RECONCILE_JUDGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "proto/finding.pb.h"
#include "reconcile/claim_table.h"
#include "reconcile/compare.h"
#include "reconcile/finding_builder.h"

namespace dateline {

struct JudgeContext {
  const ClaimTable& table;
  const Weights& weights;
  // By row: the event of two claims and more that it belongs to; -1: none.
  const std::vector<int32_t>& event_of;
  absl::Span<const std::vector<int32_t>> events;  // all; rows of each, sorted
};

// Each appends at most a few findings; `claims` are rows of the table, sorted.
void JudgeDates(const JudgeContext& context, const std::vector<int32_t>& claims, const Event& event,
                std::vector<Finding>* findings);
void JudgeQuantities(const JudgeContext& context, const std::vector<int32_t>& claims,
                     const Event& event, std::vector<Finding>* findings);
void JudgeOrdinals(const JudgeContext& context, const std::vector<int32_t>& claims,
                   const Event& event, std::vector<Finding>* findings);

// Figures of one thing told in two sentences, whatever events their claims were put into.
void JudgeCounts(const JudgeContext& context, std::vector<Finding>* findings);

// Ages of one person that contradict each other, wherever they are told: a person has one birth.
void JudgeAges(const JudgeContext& context, std::vector<Finding>* findings);
void JudgeParticipants(const JudgeContext& context, const std::vector<int32_t>& claims,
                       const Event& event, std::vector<Finding>* findings);

// How sure the extraction was; 1 where it does not say.
double ConfidenceOf(const Claim& claim);

// The up to four weightiest reasons, of the fields that count, to take two rows for one: "Zulfikar
// Ali Bhutto (who, +5.2), ...".
std::string Reasons(const JudgeContext& context, int32_t a, int32_t b,
                    absl::FunctionRef<bool(absl::string_view field)> counts);

// "3 claims of 2 documents are taken as one event: same role Zulfikar Ali Bhutto +5.2, ..."
std::string WhyOneEvent(const JudgeContext& context, const std::vector<int32_t>& claims, int32_t a,
                        int32_t b);

// Whether both name the people of one part and share none: at other dates that is another event.
bool OtherPeople(const ClaimTable& table, int32_t a, int32_t b);

// Whether two claims can contradict each other at all: both told as facts.
bool CanContradict(const ClaimRow& a, const ClaimRow& b);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_JUDGE_H_
