#include "reports/text.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "reports/inert.h"
#include "reports/marks.h"
#include "reports/terminal.h"
#include "reports/words.h"

namespace dateline {
namespace {

Ink KindInk(Finding::Kind kind) {
  switch (kind) {
    case Finding::CONFLICT: return Ink::kRed;
    case Finding::LINT: return Ink::kYellow;
    case Finding::REFINEMENT: return Ink::kCyan;
    default: return Ink::kGreen;
  }
}

class TextRenderer {
 public:
  explicit TextRenderer(const TextOptions& options) : options_(options), page_(options) {}

  void AddReport(const ReportView& view) {
    if (options_.quiet) {
      for (const FindingView& finding : view.findings) {
        if (KindRank(finding.finding->kind()) <= 1) AddHead(finding);
      }
      // Stale decisions, facts that check nothing; what could not be read was complained of
      // already.
      for (const Notice* notice : NoticesOf(*view.report, Notice::WARNING)) {
        if (notice->level() == Notice::WARNING) AddNotice(*notice);
      }
      return;
    }
    AddNotices(view);
    AddFindings(view);
    if (options_.verbose) AddUnchecked(view);
    AddSummary(view);
  }

  void AddFinding(const FindingView& finding) {
    AddHead(finding);
    for (const ReadingView& reading : finding.readings) AddReading(finding, reading);
    for (const Finding::Place& place : finding.finding->locations()) AddPlace(place);
    AddReasons(finding);
  }

  void AddClaim(const Claim& claim) {
    page_.Write(page_.Link(claim.location(), page_.Paint(PlaceText(claim.location()), Ink::kBold)),
                ": ", Inert(claim.date().edtf().empty() ? "undated" : claim.date().edtf()), "  ",
                Inert(claim.event().text().empty() ? claim.event().head() : claim.event().text()));
    page_.EndLine();
    page_.Quote(claim.quote(), MarksOf(claim, DATE).value, 4, Ink::kBlue);
    if (options_.verbose) {
      for (const std::string& step : claim.trace()) page_.Paragraph("    | ", Inert(step));
    }
  }

  std::string Take() { return page_.Take(); }

 private:
  // path:line:column: conflict: title [rule, severity, confidence]
  void AddHead(const FindingView& view) {
    const Finding& finding = *view.finding;
    std::string kind = KindName(finding.kind());
    if (view.settled) absl::StrAppend(&kind, " (", SettledText(finding), ")");
    page_.Write(page_.Link(view.place, page_.Paint(Inert(PlaceText(view.place)), Ink::kBold)), ": ",
                page_.Paint(kind, view.settled ? Ink::kFaint : KindInk(finding.kind())), ": ",
                page_.Paint(Inert(Title(finding)), Ink::kBold),
                page_.Paint(HeadDetail(finding), Ink::kFaint));
    page_.EndLine();
  }

  static std::string Title(const Finding& finding) {
    return finding.title().empty() ? finding.explanation() : finding.title();
  }

  static std::string HeadDetail(const Finding& finding) {
    std::vector<std::string> parts = {Inert(finding.rule())};
    if (const std::string severity = SeverityName(finding.severity()); !severity.empty()) {
      parts.push_back(severity);
    }
    parts.push_back(absl::StrFormat("%d%%", static_cast<int>(finding.confidence() * 100 + 0.5)));
    if (finding.state() != Finding::OPEN) parts.push_back(StateName(finding.state()));
    return absl::StrCat(" [", absl::StrJoin(parts, ", "), "]");
  }

  static std::string SettledText(const Finding& finding) {
    if (!finding.suppressed_because().empty()) {
      return absl::StrCat("suppressed: ", Inert(finding.suppressed_because()));
    }
    if (finding.in_baseline()) return "in the baseline";
    return StateName(finding.state());
  }

  void AddReading(const FindingView& view, const ReadingView& reading) {
    const Ink ink = reading.disputed ? KindInk(view.finding->kind()) : Ink::kBlue;
    page_.Write("  ", page_.Paint(Inert(ValueForPeople(*view.finding, *reading.reading)), ink),
                page_.Paint(absl::StrCat(" — ", reading.manuscript ? "the manuscript, " : "",
                                         SupportText(reading)),
                            Ink::kFaint));
    page_.EndLine();
    for (const Witness& witness : reading.witnesses) {
      AddWitness(*witness.claim, view.finding->dimension(), ink);
    }
  }

  void AddWitness(const Claim& claim, Dimension dimension, Ink ink) {
    const Marks marks = MarksOf(claim, dimension);
    const std::string detail = PlaceDetail(claim.location());
    page_.Write(
        "    ", page_.Link(claim.location(), Inert(PlaceText(claim.location()))),
        detail.empty() ? "" : page_.Paint(absl::StrCat(" (", Inert(detail), ")"), Ink::kFaint));
    page_.EndLine();
    page_.Quote(claim.quote(), marks.value, 6, ink);
    const std::string text = ValueText(claim, dimension);
    if (marks.value.empty() && !text.empty()) {
      page_.Paragraph(
          "      ", absl::StrCat("(the date is from elsewhere in the text: “", Inert(text), "”)"));
    }
  }

  void AddPlace(const Finding::Place& place) {
    Location location = place.location();
    if (location.line() == 0) location.set_line(place.line());
    if (!location.path().empty()) {
      page_.Write("    ", page_.Link(location, Inert(PlaceText(location))),
                  place.note().empty() ? "" : absl::StrCat(": ", Inert(place.note())));
      page_.EndLine();
    }
    if (!place.quote().empty()) page_.Quote(place.quote(), {}, 6, Ink::kBlue);
  }

  void AddReasons(const FindingView& view) {
    const Finding& finding = *view.finding;
    AddReason("why", finding.explanation());
    if (!finding.near_miss().empty()) AddReason("near miss", NearMissText(finding.near_miss()));
    if (options_.verbose && view.event) {
      AddWeights(*view.event);
    } else if (!absl::StrContains(finding.explanation(), "one event")) {
      AddReason("one event", WhyOneEvent(view));  // where the explanation does not say it already
    }
    AddReason("query", finding.query());
    if (!finding.owner().empty() || !finding.note().empty()) {
      AddReason("decision",
                absl::StrCat(StateName(finding.state()), finding.owner().empty() ? "" : " by ",
                             finding.owner(), finding.note().empty() ? "" : ": ", finding.note()));
    }
    AddReason("id", finding.id());
    page_.EndLine();
  }

  void AddReason(absl::string_view name, absl::string_view text) {
    if (text.empty()) return;
    page_.Paragraph(absl::StrCat("  ", page_.Paint(absl::StrCat(name, ": "), Ink::kFaint)),
                    Inert(text));
  }

  void AddWeights(const Event& event) {
    for (const Link& link : event.links()) {
      AddReason("one event", absl::StrFormat("%s with %s, probability %.2f", link.a(), link.b(),
                                             link.probability()));
      for (const Weight& weight : link.weights()) {
        const std::string detail =
            weight.detail().empty() ? "" : absl::StrCat(" (", weight.detail(), ")");
        page_.Paragraph(absl::StrFormat("    %+6.1f  ", weight.weight()),
                        Inert(absl::StrCat(weight.field(), ": ", weight.level(), detail)));
      }
    }
  }

  // One line, and one for each reading with the piece of the sentence around its value.
  void AddCompact(const FindingView& view) {
    AddHead(view);
    for (const ReadingView& reading : view.readings) {
      for (const Witness& witness : reading.witnesses) {
        const Claim& claim = *witness.claim;
        page_.Excerpt(
            absl::StrCat("  ", Inert(ValueForPeople(*view.finding, *reading.reading)), "  ",
                         page_.Link(claim.location(), Inert(PlaceText(claim.location()))), "  "),
            claim.quote(), MarksOf(claim, view.finding->dimension()).value);
      }
    }
  }

  void AddFindings(const ReportView& view) {
    bool compact = false;
    for (const FindingView& finding : view.findings) {
      const bool full = options_.verbose || KindRank(finding.finding->kind()) <= 1;
      compact |= !full;
      if (full) {
        AddFinding(finding);
      } else {
        AddCompact(finding);
      }
    }
    if (compact) page_.EndLine();
  }

  void AddNotice(const Notice& notice) {
    const bool error = notice.level() == Notice::ERROR;
    const bool warning = notice.level() == Notice::WARNING;
    page_.Write(notice.path().empty() ? "" : absl::StrCat(Inert(PlaceText(PlaceOf(notice))), ": "),
                page_.Paint(error     ? "error"
                            : warning ? "warning"
                                      : "note",
                            error ? Ink::kRed : Ink::kYellow),
                ": ", Inert(notice.text()));
    page_.EndLine();
  }

  void AddNotices(const ReportView& view) {
    const std::vector<const Notice*> notices =
        NoticesOf(*view.report, options_.verbose ? Notice::NOTE : Notice::WARNING);
    for (const Notice* notice : notices) AddNotice(*notice);
    if (!notices.empty()) page_.EndLine();
  }

  void AddUnchecked(const ReportView& view) {
    if (view.report->unchecked().empty()) return;
    page_.Paragraph("", "Unchecked: no other passage speaks to these claims.");
    for (const std::string& id : view.report->unchecked()) {
      const auto found = view.claims.find(id);
      if (found == view.claims.end()) continue;
      const Claim& claim = *found->second;
      page_.Excerpt(
          absl::StrCat("  ", page_.Link(claim.location(), Inert(PlaceText(claim.location()))),
                       "  "),
          claim.quote(), MarksOf(claim, DATE).value);
    }
    page_.EndLine();
  }

  void AddSummary(const ReportView& view) {
    const Summary& s = view.report->summary();
    page_.Paragraph(
        "", absl::StrCat(
                Counted(s.documents(), "document"),
                s.unreadable() > 0 ? absl::StrCat(" (", s.unreadable(), " more unreadable)") : "",
                ", ", Counted(s.dates_seen(), "date"), " seen, ", s.dates_understood(),
                " understood, ", Counted(s.claims(), "claim"), " of ", Counted(s.events(), "event"),
                ", ", s.unchecked(), " unchecked."));
    const int conflicts = CountOf(view, Finding::CONFLICT);
    std::vector<std::string> counts = {
        page_.Paint(Counted(conflicts, "conflict"), conflicts > 0 ? Ink::kRed : Ink::kGreen),
        Counted(CountOf(view, Finding::LINT), "lint"),
        Counted(CountOf(view, Finding::REFINEMENT), "refinement"),
        Counted(CountOf(view, Finding::AGREEMENT), "agreement")};
    page_.Write(absl::StrJoin(counts, ", "), Left(view), ".");
    page_.EndLine();
  }

  static std::string Left(const ReportView& view) {
    std::string text;
    if (view.hidden > 0) absl::StrAppend(&text, "; ", view.hidden, " left out by the options");
    if (view.settled > 0) absl::StrAppend(&text, "; ", view.settled, " settled");
    return text;
  }

  const TextOptions& options_;
  TerminalPage page_;
};

}  // namespace

std::string RenderText(const ReportView& view, const TextOptions& options) {
  TextRenderer renderer(options);
  renderer.AddReport(view);
  return renderer.Take();
}

std::string RenderTextFinding(const FindingView& finding, const TextOptions& options) {
  TextRenderer renderer(options);
  renderer.AddFinding(finding);
  return renderer.Take();
}

std::string RenderTextClaims(const Extraction& extraction, const TextOptions& options) {
  TextRenderer renderer(options);
  for (const Claim& claim : extraction.claims()) renderer.AddClaim(claim);
  return renderer.Take();
}

}  // namespace dateline
