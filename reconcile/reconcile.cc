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
#include "base/hash.h"
#include "base/parallel.h"
#include "reconcile/align.h"
#include "reconcile/claim_table.h"
#include "reconcile/judge_events.h"
#include "reconcile/summary.h"
#include "reconcile/timeline.h"
#include "reconcile/timeline_scope.h"
#include "reconcile/topics.h"

namespace dateline {
namespace {

// Beyond this many claims only the links of conflicts carry their weights; others can be
// computed again from the claims.
constexpr size_t kExplainAllUpTo = 50000;
// Contradictions of the time network in one topic; more of them say that the input is no prose.
constexpr size_t kMaxCycles = 1000;
constexpr size_t kEventsAtOnce = 16384;

// Gives an id that is taken a number behind it: "c-1", "c-1-2". Ids stay where they are.
class UniqueIds {
 public:
  void Reserve(size_t count) { taken_.reserve(count); }
  // False: it stays as it is.
  bool Claim(std::string* id) {
    if (taken_.insert(HashText(*id)).second) return false;
    int& number = next_.try_emplace(*id, 2).first->second;
    std::string numbered;
    do {
      numbered = absl::StrCat(*id, "-", number++);
    } while (!taken_.insert(HashText(numbered)).second);
    *id = std::move(numbered);
    return true;
  }

 private:
  absl::flat_hash_set<uint64_t> taken_;         // hashes
  absl::flat_hash_map<std::string, int> next_;  // of ids that came more than once
};

// The report's copy of a lint, in the names that document and claims have there.
void Rename(const std::string& document, const absl::flat_hash_map<std::string, std::string>& ids,
            Finding* lint) {
  for (Reading& reading : *lint->mutable_readings()) {
    for (std::string& id : *reading.mutable_claims()) {
      const auto renamed = ids.find(id);
      if (renamed != ids.end()) id = renamed->second;
    }
  }
  for (Finding::Place& place : *lint->mutable_locations()) place.set_document(document);
}

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

  Report Run(std::vector<PreparedDocument> documents) {
    report_.set_version(1);
    documents_ = std::move(documents);
    Collect();
    AlignAll();
    Finish();
    return std::move(report_);
  }

 private:
  // Moves documents and lints into the report. An id that is taken gets a suffix, so that a finding
  // always says which claim it means.
  void Collect() {
    UniqueIds documents, claims;
    for (const PreparedDocument& document : documents_) claim_count_ += document.claims.size();
    claims.Reserve(claim_count_);
    renamed_.resize(documents_.size());
    for (size_t d = 0; d < documents_.size(); ++d) {
      PreparedDocument& prepared = documents_[d];
      const std::string id = prepared.document.id();
      documents.Claim(prepared.document.mutable_id());
      absl::flat_hash_map<std::string, std::string> ids;
      for (size_t i = 0; i < prepared.claims.size(); ++i) {
        std::string claim(prepared.part.Text(prepared.part.ids[i]));
        if (!claims.Claim(&claim)) continue;
        ids.emplace(prepared.part.Text(prepared.part.ids[i]), claim);
        renamed_[d].emplace(i, std::move(claim));
      }
      if (prepared.moved || prepared.document.id() != id || !ids.empty()) Change(d, ids);
      for (Finding& lint : prepared.lints) {
        Rename(prepared.document.id(), ids, &lint);
        Keep(std::move(lint));
      }
      *report_.add_documents() = prepared.document;
    }
  }

  // What a document's claims are changed to when they are asked for.
  void Change(size_t d, const absl::flat_hash_map<std::string, std::string>& ids) {
    PreparedDocument& prepared = documents_[d];
    prepared.claims.SetChange([this, d, ids](size_t i, Claim* claim) {
      const PreparedDocument& from = documents_[d];
      if (from.moved) SetPath(from.document.path(), claim);
      claim->set_document(from.document.id());
      claim->set_id(std::string(IdOf(d, i)));
      for (TemporalRelation& relation : *claim->mutable_relations()) {
        const auto renamed = ids.find(relation.claim());
        if (renamed != ids.end()) relation.set_claim(renamed->second);
      }
    });
  }

  absl::string_view IdOf(size_t document, size_t claim) const {
    const auto renamed = renamed_[document].find(claim);
    if (renamed != renamed_[document].end()) return renamed->second;
    const DocumentPart& part = documents_[document].part;
    return part.Text(part.ids[claim]);
  }

  bool RuleOn(absl::string_view rule) const { return !off_.contains(rule); }

  void Keep(Finding finding) {
    if (RuleOn(finding.rule())) findings_.push_back(std::move(finding));
  }

  // The order of work: by path, then by id, which comes from the bytes. So an edit of one document
  // changes no other's place.
  std::vector<size_t> InOrder() const {
    std::vector<size_t> order(documents_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t x, size_t y) {
      const Document &a = documents_[x].document, &b = documents_[y].document;
      return std::tie(a.path(), a.id()) < std::tie(b.path(), b.id());
    });
    return order;
  }

  std::vector<int32_t> Topics() const {
    if (documents_.size() > kMostDocumentsOfTopics)
      return std::vector<int32_t>(documents_.size(), 0);
    std::vector<std::vector<const Claim*>> claims(documents_.size());
    for (size_t d = 0; d < documents_.size(); ++d) {
      for (size_t i = 0; i < documents_[d].claims.size(); ++i)
        claims[d].push_back(&documents_[d].claims.at(i));
    }
    return TopicsOf(claims);
  }

  void AlignAll() {
    const std::vector<int32_t> topics = Topics();
    std::map<int32_t, std::vector<TableDocument>> by_topic;
    for (size_t d : InOrder()) {
      const PreparedDocument& prepared = documents_[d];
      if (prepared.part.rows.empty()) continue;
      const uint64_t identity =
          MixHash(HashText(prepared.document.id()), HashText(prepared.document.path()));
      by_topic[topics[d]].push_back(
          {static_cast<int32_t>(d), &prepared.part, &prepared.claims, identity});
    }
    for (const auto& [topic, documents] : by_topic) AlignTopic(documents);
  }

  void AlignTopic(const std::vector<TableDocument>& documents) {
    ClaimTable table = BuildClaimTable(documents, options_.threads);
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
    JudgeOrder(documents, table, JudgeAll(table, alignment.events));
  }

  // Dates and relations that cannot all be true.
  void JudgeOrder(const std::vector<TableDocument>& documents, const ClaimTable& table,
                  const std::vector<JudgedLink>& links) {
    std::vector<std::pair<int32_t, int32_t>> aligned;
    for (const JudgedLink& link : links) aligned.push_back({link.a, link.b});
    Timeline timeline;
    std::vector<bool> in(table.rows.size());
    for (int32_t row : RowsOfTimeline(documents, aligned)) {
      in[static_cast<size_t>(row)] = true;
      timeline.AddClaim(*table.claims[row]);
    }
    for (const JudgedLink& link : links) {
      if (in[static_cast<size_t>(link.a)])
        timeline.Align(*table.claims[link.a], *table.claims[link.b], link.probability);
    }
    std::vector<Finding> found;
    timeline.AddFindings(kMaxCycles, &found);
    for (Finding& finding : found) Keep(std::move(finding));
  }

  // Some at a time: what was judged has moved to the report before more is. Gives the links.
  std::vector<JudgedLink> JudgeAll(const ClaimTable& table,
                                   absl::Span<const std::vector<int32_t>> events) {
    const JudgeOptions options{claim_count_ <= kExplainAllUpTo, options_.threads};
    std::vector<JudgedLink> links;
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
        links.insert(links.end(), judged.links.begin(), judged.links.end());
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
    return links;
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
    AddClaims();
    Summarise(claim_count_, &report_);
    report_.mutable_summary()->set_pairs_cut(pairs_cut_);
    if (!options_.whole) KeepWhatIsNamed();
  }

  // Claims in the order in which they were given, and how many met no other.
  void AddClaims() {
    absl::flat_hash_set<absl::string_view> named, met;
    for (const Finding& finding : report_.findings()) {
      for (const Reading& reading : finding.readings())
        named.insert(reading.claims().begin(), reading.claims().end());
    }
    for (const Event& event : report_.events())
      met.insert(event.claims().begin(), event.claims().end());
    int unchecked = 0;
    for (size_t d = 0; d < documents_.size(); ++d) {
      DocumentClaims& claims = documents_[d].claims;
      for (size_t i = 0; i < claims.size(); ++i) {
        const absl::string_view id = IdOf(d, i);
        const absl::Span<const int32_t> ends = documents_[d].part.ends;
        const bool end = std::binary_search(ends.begin(), ends.end(), static_cast<int32_t>(i));
        const bool alone = !end && !met.contains(id);
        unchecked += alone;
        if (options_.whole && alone) report_.add_unchecked(id.data(), id.size());
        if (options_.whole || named.contains(id))
          report_.mutable_claims()->AddAllocated(claims.Release(i).release());
      }
    }
    report_.mutable_summary()->set_unchecked(unchecked);
  }

  // Of events only the number and those that findings name.
  void KeepWhatIsNamed() {
    absl::flat_hash_set<absl::string_view> named;
    for (const Finding& finding : report_.findings()) named.insert(finding.event());
    auto* events = report_.mutable_events();
    events->erase(std::remove_if(events->begin(), events->end(),
                                 [&](const Event& event) { return !named.contains(event.id()); }),
                  events->end());
  }

  const ReconcileOptions& options_;
  std::string* kept_;
  const absl::flat_hash_set<std::string> off_;
  Weights weights_;
  Report report_;
  std::vector<PreparedDocument> documents_;
  // By document: claims whose id was taken, and what they are called instead.
  std::vector<absl::flat_hash_map<size_t, std::string>> renamed_;
  size_t claim_count_ = 0;
  std::vector<Finding> findings_;
  std::vector<CutBlock> cut_;
  int64_t pairs_cut_ = 0;
};

}  // namespace

Report ReconcilePrepared(std::vector<PreparedDocument> documents, const ReconcileOptions& options) {
  return Reconciler(options).Run(std::move(documents));
}

Report Reconcile(std::vector<Extraction> extractions, const ReconcileOptions& options) {
  std::vector<PreparedDocument> documents(extractions.size());
  ParallelChunks(documents.size(), 1, options.threads, [&](size_t i, size_t, size_t) {
    documents[i] = PrepareDocument(std::move(extractions[i]));
  });
  return ReconcilePrepared(std::move(documents), options);
}

}  // namespace dateline
