#include "reconcile/judge_events.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/parallel.h"
#include "base/strings.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

// Claims of larger events are linked to the first alone.
constexpr size_t kLargeEvent = 40;
constexpr size_t kEventsAtOnce = 256;

// The strongest links that connect all claims (Prim's spanning tree); ties go to the earlier claim.
std::vector<JudgedLink> Connect(const JudgeContext& context, const std::vector<int32_t>& rows) {
  struct Outside {
    int32_t row;
    int32_t to;
    float score;
  };
  std::vector<JudgedLink> links;
  std::vector<Outside> outside;
  const auto score = [&](int32_t a, int32_t b) {
    return ScoreOf(context.table, context.weights, a, b);
  };
  for (size_t i = 1; i < rows.size(); ++i)
    outside.push_back({rows[i], rows[0], score(rows[0], rows[i])});
  const bool large = rows.size() > kLargeEvent;
  while (!outside.empty()) {
    auto best = outside.begin();
    for (auto it = outside.begin(); it != outside.end() && !large; ++it) {
      if (it->score > best->score) best = it;
    }
    const Outside taken = *best;
    outside.erase(best);
    links.push_back({taken.to, taken.row, Probability(taken.score)});
    for (Outside& other : outside) {
      if (large) break;
      const float through = score(taken.row, other.row);
      if (through > other.score) other.to = taken.row, other.score = through;
    }
  }
  return links;
}

Link PlainLink(const JudgeContext& context, const JudgedLink& from) {
  const int32_t a = std::min(from.a, from.b), b = std::max(from.a, from.b);
  Link link;
  link.set_a(context.table.claims[a]->id());
  link.set_b(context.table.claims[b]->id());
  link.set_score(ScoreOf(context.table, context.weights, a, b));
  link.set_probability(from.probability);
  return link;
}

Judged JudgeEvent(const JudgeContext& context, const std::vector<int32_t>& rows, bool explain_all) {
  Judged judged;
  std::vector<const Claim*> claims;
  std::vector<absl::string_view> ids;
  for (int32_t row : rows) {
    claims.push_back(context.table.claims[row]);
    ids.push_back(claims.back()->id());
  }
  Event& event = judged.event;
  event.set_id(absl::StrCat("e-", ShortHash(absl::StrJoin(ids, " "))));
  event.set_label(EventLabel(claims));
  for (const Claim* claim : claims) {
    if (event.event_class().empty()) event.set_event_class(claim->event().event_class());
  }
  JudgeDates(context, rows, event, &judged.findings);
  JudgeQuantities(context, rows, event, &judged.findings);
  JudgeOrdinals(context, rows, event, &judged.findings);
  JudgeParticipants(context, rows, event, &judged.findings);
  const bool conflict =
      std::any_of(judged.findings.begin(), judged.findings.end(),
                  [](const Finding& finding) { return finding.kind() == Finding::CONFLICT; });
  judged.links = Connect(context, rows);
  for (const JudgedLink& link : judged.links) {
    *event.add_links() = explain_all || conflict
                             ? ExplainLink(context.table, context.weights, link.a, link.b)
                             : PlainLink(context, link);
  }
  std::stable_sort(event.mutable_links()->begin(), event.mutable_links()->end(),
                   [](const Link& x, const Link& y) { return x.score() > y.score(); });
  for (absl::string_view id : ids) event.add_claims(id.data(), id.size());
  return judged;
}

}  // namespace

std::vector<Judged> JudgeEvents(const JudgeContext& context,
                                absl::Span<const std::vector<int32_t>> events,
                                const JudgeOptions& options) {
  std::vector<Judged> judged(events.size());
  ParallelChunks(events.size(), kEventsAtOnce, options.threads,
                 [&](size_t, size_t begin, size_t end) {
                   for (size_t i = begin; i < end; ++i)
                     judged[i] = JudgeEvent(context, events[i], options.explain_all);
                 });
  return judged;
}

}  // namespace dateline
