#include "reconcile/reconcile.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "base/parallel.h"
#include "reconcile/align.h"
#include "reconcile/claim_table.h"
#include "reconcile/judge_events.h"
#include "reconcile/lints.h"
#include "reconcile/summary.h"
#include "reconcile/text_place.h"
#include "reconcile/timeline.h"
#include "reconcile/topics.h"

namespace dateline {
namespace {

// Beyond this many claims only the links of conflicts carry their weights; others can be
// computed again from the claims.
constexpr size_t kExplainAllUpTo = 50000;
// Contradictions of the time network in one topic; more of them say that the input is no prose.
constexpr size_t kMaxCycles = 1000;
constexpr size_t kDocumentsAtOnce = 16;
constexpr size_t kEventsAtOnce = 16384;

// Gives an id that is taken a number behind it: "c-1", "c-1-2". Ids stay where they are.
class UniqueIds {
 public:
  void Reserve(size_t count) { taken_.reserve(count); }
  void Claim(std::string* id) {
    if (taken_.insert(*id).second) return;
    int& number = next_.try_emplace(*id, 2).first->second;
    std::string numbered;
    do {
      numbered = absl::StrCat(*id, "-", number++);
    } while (taken_.contains(numbered));
    *id = std::move(numbered);
    taken_.insert(*id);
  }

 private:
  absl::flat_hash_set<absl::string_view> taken_;
  absl::flat_hash_map<std::string, int> next_;  // of ids that came more than once
};

// Claims of one document.
struct ByPlace {
  const Report& report;
  bool operator()(int x, int y) const {
    const Claim &a = report.claims(x), &b = report.claims(y);
    const int64_t p = TextPlace(a.location()), q = TextPlace(b.location());
    return p != q ? p < q : a.id() < b.id();
  }
};

class Reconciler {
 public:
  explicit Reconciler(const ReconcileOptions& options)
      : options_(options),
        kept_(options.kept),
        off_(options.rules_off.begin(), options.rules_off.end()),
        weights_(DefaultWeights()) {
    if (options.weights_tsv.empty()) return;
    absl::StatusOr<Weights> weights = ParseWeights(options.weights_tsv);
    if (weights.ok()) {
      weights_ = *std::move(weights);
    } else {
      Notice* notice = report_.add_notices();
      notice->set_level(Notice::ERROR);
      notice->set_text(absl::StrCat("weights not used: ", std::string(weights.status().message())));
    }
  }

  Report Run(std::vector<Extraction> extractions) {
    report_.set_version(1);
    Collect(std::move(extractions));
    SortClaims();
    LintAll();
    for (Document& document : *report_.mutable_documents()) document.clear_names();
    AlignAll();
    Finish();
    return std::move(report_);
  }

 private:
  // Moves documents and claims into the report. An id that is taken gets a suffix, so that a
  // finding always says which claim it means.
  void Collect(std::vector<Extraction> extractions) {
    UniqueIds documents, claims;
    std::vector<Claim*> moved;
    int all = 0;
    for (const Extraction& extraction : extractions) all += extraction.claims_size();
    report_.mutable_claims()->Reserve(all);
    document_of_.reserve(static_cast<size_t>(all)), order_.reserve(static_cast<size_t>(all));
    claims.Reserve(static_cast<size_t>(all));
    for (Extraction& extraction : extractions) {
      Document* document = report_.add_documents();
      *document = std::move(*extraction.mutable_document());
      documents.Claim(document->mutable_id());
      moved.resize(static_cast<size_t>(extraction.claims_size()));
      extraction.mutable_claims()->ExtractSubrange(0, extraction.claims_size(), moved.data());
      for (Claim* claim : moved) {
        if (claim->document() != document->id()) claim->set_document(document->id());
        document_of_.push_back(report_.documents_size() - 1);
        claims.Claim(claim->mutable_id());
        report_.mutable_claims()->AddAllocated(claim);
      }
    }
  }

  // The order of work: documents by path, then by id, which comes from the bytes; claims by place
  // and id. So an edit of one document changes no other's place.
  void SortClaims() {
    const size_t count = static_cast<size_t>(report_.documents_size());
    std::vector<std::vector<int>> of_document(count);
    for (int i = 0; i < report_.claims_size(); ++i) of_document[document_of_[i]].push_back(i);
    ParallelChunks(count, kDocumentsAtOnce, options_.threads,
                   [&](size_t, size_t begin, size_t end) {
                     for (size_t d = begin; d < end; ++d)
                       std::sort(of_document[d].begin(), of_document[d].end(), ByPlace{report_});
                   });
    std::vector<int> documents(count);
    std::iota(documents.begin(), documents.end(), 0);
    std::sort(documents.begin(), documents.end(), [&](int x, int y) {
      const Document &a = report_.documents(x), &b = report_.documents(y);
      return std::tie(a.path(), a.id()) < std::tie(b.path(), b.id());
    });
    claims_of_document_.resize(count);
    for (int document : documents) {
      for (int index : of_document[document]) {
        // The claim of the extent stands for its ends.
        if (report_.claims(index).end_of_extent()) continue;
        order_.push_back(index);
        claims_of_document_[document].push_back(&report_.claims(index));
      }
    }
  }

  bool RuleOn(absl::string_view rule) const { return !off_.contains(rule); }

  void Keep(Finding finding) {
    if (RuleOn(finding.rule())) findings_.push_back(std::move(finding));
  }

  void LintAll() {
    const size_t count = static_cast<size_t>(report_.documents_size());
    std::vector<std::vector<Finding>> found(ChunkCount(count, kDocumentsAtOnce));
    const RuleFilter on = [this](absl::string_view rule) { return RuleOn(rule); };
    ParallelChunks(
        count, kDocumentsAtOnce, options_.threads, [&](size_t chunk, size_t begin, size_t end) {
          for (size_t i = begin; i < end; ++i) {
            LintDocument({report_.documents(static_cast<int>(i)), claims_of_document_[i]}, on,
                         &found[chunk]);
          }
        });
    for (std::vector<Finding>& some : found) {
      for (Finding& finding : some) findings_.push_back(std::move(finding));
    }
  }

  // Whether another claim could agree or disagree with it.
  static bool SaysSomething(const Claim& claim) {
    return claim.date().has_earliest() || claim.date().has_latest() ||
           claim.quantities_size() > 0 || claim.ordinal().value() != 0 ||
           claim.ordinal().unique() || claim.relations_size() > 0 || claim.date().has_length_min();
  }

  void AlignAll() {
    const std::vector<int32_t> topics = TopicsOf(claims_of_document_);
    std::map<int32_t, std::pair<std::vector<const Claim*>, std::vector<int32_t>>> by_topic;
    for (int index : order_) {
      if (!SaysSomething(report_.claims(index))) continue;
      auto& [claims, documents] = by_topic[topics[document_of_[index]]];
      claims.push_back(&report_.claims(index));
      documents.push_back(document_of_[index]);
    }
    for (auto& [topic, group] : by_topic) AlignTopic(std::move(group.first), group.second);
  }

  void AlignTopic(std::vector<const Claim*> claims, const std::vector<int32_t>& documents) {
    ClaimTable table = BuildClaimTable(std::move(claims), documents, options_.threads);
    Timeline timeline;
    for (size_t i = 0; i < table.claims.size(); ++i) timeline.AddClaim(*table.claims[i]);
    AlignOptions options;
    options.block.max_block = std::max(options_.max_block, 2);
    options.link_threshold = options_.link_threshold;
    options.threads = options_.threads;
    // Small topics are compared at once. Several large ones there are only where documents are few:
    // one of them keeps something.
    if (static_cast<int>(table.rows.size()) > options.block.all_pairs_up_to)
      options.kept = std::exchange(kept_, nullptr);
    const Alignment alignment = Align(&table, weights_, options);
    table.blocks = KeyIndex();  // no longer needed
    pairs_cut_ += alignment.pairs_cut;
    for (const CutBlock& block : alignment.cut) cut_.push_back(block);
    JudgeAll(table, alignment.events, &timeline);
    std::vector<Finding> found;
    timeline.AddFindings(kMaxCycles, &found);
    for (Finding& finding : found) Keep(std::move(finding));
  }

  // Some at a time: what was judged has moved to the report before more is.
  void JudgeAll(const ClaimTable& table, absl::Span<const std::vector<int32_t>> events,
                Timeline* timeline) {
    const JudgeOptions options{static_cast<size_t>(report_.claims_size()) <= kExplainAllUpTo,
                               options_.threads};
    std::vector<int32_t> event_of(table.rows.size(), -1);
    for (size_t event = 0; event < events.size(); ++event) {
      for (int32_t row : events[event])
        event_of[static_cast<size_t>(row)] = static_cast<int32_t>(event);
    }
    const JudgeContext context{table, weights_, event_of, events};
    absl::flat_hash_set<std::string> told;  // pairs of claims whose figures contradict each other
    absl::flat_hash_set<std::string>
        figures;  // findings: two events of the same sentences may find one
    for (; !events.empty(); events.remove_prefix(std::min(events.size(), kEventsAtOnce))) {
      for (Judged& judged :
           JudgeEvents(context, events.first(std::min(events.size(), kEventsAtOnce)), options)) {
        for (Finding& finding : judged.findings) {
          NoteFigures(finding, &told);
          const bool figure = finding.dimension() == QUANTITY || finding.dimension() == DURATION;
          if (!figure || figures.insert(finding.fingerprint()).second) Keep(std::move(finding));
        }
        for (const JudgedLink& link : judged.links) {
          timeline->Align(*table.claims[link.a], *table.claims[link.b], link.probability);
        }
        *report_.add_events() = std::move(judged.event);
      }
    }
    std::vector<Finding> apart;
    JudgeAges(context, &apart);
    JudgeCounts(context, &apart);
    for (Finding& finding : apart) {
      // The figures of one event have said it.
      if (!AlreadyTold(finding, told)) Keep(std::move(finding));
    }
  }

  static std::string PairOf(const std::string& a, const std::string& b) {
    return absl::StrCat(std::min(a, b), " ", std::max(a, b));
  }

  // Whether every two claims that a finding of two readings sets against each other are told.
  static bool AlreadyTold(const Finding& finding, const absl::flat_hash_set<std::string>& told) {
    for (const std::string& a : finding.readings(0).claims()) {
      for (const std::string& b : finding.readings(1).claims()) {
        if (!told.contains(PairOf(a, b))) return false;
      }
    }
    return true;
  }

  static void NoteFigures(const Finding& finding, absl::flat_hash_set<std::string>* told) {
    if (finding.kind() != Finding::CONFLICT ||
        (finding.dimension() != QUANTITY && finding.dimension() != DURATION))
      return;
    for (const Reading& x : finding.readings()) {
      for (const Reading& y : finding.readings()) {
        if (&x == &y || x.claims_size() == 0 || y.claims_size() == 0) continue;
        for (const std::string& a : x.claims()) {
          for (const std::string& b : y.claims()) told->insert(PairOf(a, b));
        }
      }
    }
  }

  // The first claim of a finding; empty: it has none.
  static absl::string_view FirstClaim(const Finding& finding) {
    if (finding.readings_size() == 0 || finding.readings(0).claims_size() == 0) return {};
    return finding.readings(0).claims(0);
  }

  // Worst first: conflicts and lints by severity and confidence, then the rest; ties by id, and
  // where one thing is found twice by its claim.
  static bool Worse(const Finding& a, const Finding& b) {
    const auto rank = [](const Finding& finding) {
      const bool alarm = finding.kind() == Finding::CONFLICT || finding.kind() == Finding::LINT;
      return std::make_tuple(alarm ? 0 : 1, alarm ? -static_cast<int>(finding.severity()) : 0,
                             finding.kind() == Finding::REFINEMENT ? 1 : 0, -finding.confidence());
    };
    const absl::string_view x = FirstClaim(a), y = FirstClaim(b);
    return std::forward_as_tuple(rank(a), a.id(), x) < std::forward_as_tuple(rank(b), b.id(), y);
  }

  void Finish() {
    int64_t below = 0;
    for (Finding& finding : findings_) below += finding.confidence() < options_.min_confidence;
    findings_.erase(std::remove_if(findings_.begin(), findings_.end(),
                                   [&](const Finding& finding) {
                                     return finding.confidence() < options_.min_confidence;
                                   }),
                    findings_.end());
    // Records are sorted by their pointers: each is as long as a page of text.
    std::vector<Finding*> sorted;
    for (Finding& finding : findings_) sorted.push_back(&finding);
    std::sort(sorted.begin(), sorted.end(),
              [](const Finding* a, const Finding* b) { return Worse(*a, *b); });
    absl::flat_hash_map<std::string, int> ids;
    for (Finding* finding : sorted) {
      const int seen = ids[finding->id()]++;
      if (seen > 0) finding->set_id(absl::StrCat(finding->id(), "-", seen + 1));
      *report_.add_findings() = std::move(*finding);
    }
    std::sort(report_.mutable_events()->pointer_begin(), report_.mutable_events()->pointer_end(),
              [](const Event* x, const Event* y) { return x->id() < y->id(); });
    AddNotices(below, options_.min_confidence, cut_, &report_);
    Summarise(&report_);
    report_.mutable_summary()->set_pairs_cut(pairs_cut_);
  }

  const ReconcileOptions& options_;
  std::string* kept_;
  const absl::flat_hash_set<std::string> off_;
  Weights weights_;
  Report report_;
  std::vector<int32_t> document_of_;  // by claim in the report
  std::vector<int> order_;            // claims of the report in canonical order
  std::vector<std::vector<const Claim*>> claims_of_document_;
  std::vector<Finding> findings_;
  std::vector<CutBlock> cut_;
  int64_t pairs_cut_ = 0;
};

}  // namespace

Report Reconcile(std::vector<Extraction> extractions, const ReconcileOptions& options) {
  return Reconciler(options).Run(std::move(extractions));
}

}  // namespace dateline
