#include "reports/html/html.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"
#include "reports/html/page_hashes.h"
#include "reports/html/parts.h"
#include "reports/inert.h"
#include "reports/marks.h"
#include "reports/words.h"

extern "C" const char dateline_page_css_begin[], dateline_page_css_end[];
extern "C" const char dateline_page_js_begin[], dateline_page_js_end[];

namespace dateline {
namespace {

// Whether two readings of a finding cannot both be true.
bool Opposes(const Finding& finding, const Reading& a, const Reading& b) {
  for (const int other : a.conflicts_with()) {
    if (other >= 0 && other < finding.readings_size() && &finding.readings(other) == &b)
      return true;
  }
  return false;
}

// Longest lists of the overview; the findings below hold all.
constexpr int kMostClashes = 100;
constexpr int kMostInLegend = 12;
constexpr int kMostUnchecked = 1000;
constexpr size_t kMostNotices = 50;

class Page {
 public:
  explicit Page(const ReportView& view) : view_(view), report_(*view.report), tags_(report_) {}

  std::string Render() {
    AddHead();
    AddTop();
    absl::StrAppend(&out_, "<main id=\"main\" data-report=\"", ReportKey(), "\">\n");
    AddNotices();
    AddClashes();
    AddTimeline(view_.findings, tags_, &out_);
    AddMatrix(view_, view_.findings, tags_, &out_);
    AddFindings();
    AddUnchecked();
    AddDocuments();
    absl::StrAppend(&out_, "</main>\n");
    AddEnd();
    return std::move(out_);
  }

 private:
  void AddHead() {
    const absl::string_view css(dateline_page_css_begin,
                                dateline_page_css_end - dateline_page_css_begin);
    absl::StrAppend(&out_,
                    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "base-uri 'none'; form-action 'none'; style-src 'sha256-",
                    kPageCssSha256, "'; script-src 'sha256-", kPageJsSha256, "'\">\n",
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<meta name=\"generator\" content=\"",
                    EscapeMarkup(report_.tool()), "\">\n", "<title>",
                    Counted(CountOf(view_, Finding::CONFLICT), "conflict"),
                    " – Dateline report</title>\n<style>", css, "</style>\n</head>\n<body>\n");
  }

  // The same for the same documents, so that what a reviewer entered is found again.
  std::string ReportKey() const {
    std::string ids;
    for (const Document& document : report_.documents())
      absl::StrAppend(&ids, document.path(), "\n");
    return ShortHash(ids);
  }

  void AddTile(absl::string_view css, int64_t number, absl::string_view singular,
               absl::string_view plural) {
    absl::StrAppend(&out_, "<li class=\"", css, "\"><b>", number, "</b>",
                    number == 1 ? singular : plural, "</li>\n");
  }

  void AddTop() {
    const Summary& s = report_.summary();
    absl::StrAppend(&out_,
                    "<a class=\"skip\" href=\"#main\">To the report</a>\n"
                    "<header class=\"top\">\n<h1>Where ",
                    Counted(s.documents(), "document"),
                    s.documents() == 1 ? " contradicts itself" : " agree and contradict each other",
                    "</h1>\n<p class=\"lead\">", s.dates_understood(), " of ",
                    Counted(s.dates_seen(), "date"), " understood, ", Counted(s.claims(), "claim"),
                    " of ", Counted(s.events(), "event"), ".");
    if (view_.hidden > 0)
      absl::StrAppend(&out_, " ", view_.hidden, " findings left out by the options.");
    if (view_.settled > 0) absl::StrAppend(&out_, " ", view_.settled, " settled.");
    if (view_.manuscript) {
      absl::StrAppend(&out_, " The manuscript is ", EscapeMarkup(view_.manuscript->path()), ".");
    }
    absl::StrAppend(&out_, "</p>\n<ul class=\"tiles\">\n");
    const int conflicts = CountOf(view_, Finding::CONFLICT);
    AddTile(conflicts > 0 ? "conflict" : "clean", conflicts, "conflict", "conflicts");
    AddTile("other", CountOf(view_, Finding::LINT), "lint", "lints");
    AddTile("other", CountOf(view_, Finding::REFINEMENT), "refinement", "refinements");
    AddTile("other", CountOf(view_, Finding::AGREEMENT), "agreement", "agreements");
    AddTile("other", s.unchecked(), "claim unchecked", "claims unchecked");
    absl::StrAppend(&out_,
                    "</ul>\n<nav aria-label=\"Parts of the report\"><ul>"
                    "<li><a href=\"#conflicts\">Conflicts</a></li>",
                    NavLink("timeline", "Timeline"), NavLink("matrix", "Events by sources"),
                    "<li><a href=\"#findings\">Findings</a></li>"
                    "<li><a href=\"#documents\">Documents</a></li></ul></nav>\n</header>\n");
  }

  std::string NavLink(absl::string_view id, absl::string_view text) const {
    const bool any =
        std::any_of(view_.findings.begin(), view_.findings.end(), [&](const FindingView& f) {
          return !f.readings.empty() && (id == "matrix" || HasLane(f));
        });
    return any ? absl::StrCat("<li><a href=\"#", id, "\">", text, "</a></li>") : "";
  }

  static bool HasLane(const FindingView& finding) {
    if (finding.finding->kind() == Finding::LINT) return false;
    for (const ReadingView& reading : finding.readings) {
      for (const Witness& witness : reading.witnesses) {
        const TimeValue& date = witness.claim->date();
        if (date.has_earliest() || date.has_latest()) return true;
      }
    }
    return false;
  }

  void AddNotice(const Notice& notice) {
    absl::StrAppend(&out_, "<p class=\"notice", notice.level() == Notice::ERROR ? " error" : "",
                    "\">",
                    notice.path().empty() ? "" : EscapeMarkup(PlaceText(PlaceOf(notice))) + ": ",
                    EscapeMarkup(notice.text()), "</p>\n");
  }

  void AddNotices() {
    size_t shown = 0;
    for (const Notice* notice : NoticesOf(report_, Notice::WARNING)) {
      if (shown++ < kMostNotices) AddNotice(*notice);
    }
  }

  void AddClashes() {
    absl::StrAppend(&out_,
                    "<section aria-labelledby=\"conflicts\"><h2 id=\"conflicts\">"
                    "What contradicts</h2>\n");
    const int conflicts = CountOf(view_, Finding::CONFLICT);
    if (conflicts == 0) {
      absl::StrAppend(&out_,
                      "<p>Nothing: no two passages give dates that cannot both be true."
                      "</p></section>\n");
      return;
    }
    AddLegend();
    absl::StrAppend(&out_, "<ul class=\"clash\">\n");
    int shown = 0;
    for (const FindingView& finding : view_.findings) {
      if (finding.settled || finding.finding->kind() != Finding::CONFLICT) continue;
      if (shown++ == kMostClashes) break;
      AddClash(finding);
    }
    absl::StrAppend(&out_, "</ul>\n");
    if (conflicts > kMostClashes) {
      absl::StrAppend(&out_, "<p>", conflicts - kMostClashes,
                      " more among the "
                      "<a href=\"#findings\">findings</a>.</p>\n");
    }
    absl::StrAppend(&out_, "</section>\n");
  }

  // What the tags stand for, where that fits in a few lines; the table of documents has all.
  void AddLegend() {
    if (report_.documents_size() > kMostInLegend) return;
    absl::StrAppend(&out_, "<p class=\"legend\">");
    for (const Document& document : report_.documents()) {
      absl::StrAppend(&out_, "<span><b class=\"doc\">", tags_.Of(&document), "</b> ",
                      EscapeMarkup(document.path()), "</span>\n");
    }
    absl::StrAppend(&out_, "</p>\n");
  }

  void AddClash(const FindingView& finding) {
    const bool labelled = finding.event && !finding.event->label().empty();
    absl::StrAppend(&out_, "<li><a href=\"#finding-", EscapeMarkup(finding.finding->id()), "\">",
                    EscapeMarkup(labelled ? finding.event->label() : TitleOf(*finding.finding)),
                    "</a><span class=\"values\">");
    // The first disputed reading with those that it can live with; what is against it; what is
    // compatible with all.
    const Reading* pivot = nullptr;
    std::vector<const ReadingView*> sides[3];
    for (const ReadingView& reading : finding.readings) {
      if (reading.disputed && pivot == nullptr) pivot = reading.reading;
      sides[!reading.disputed                                     ? 2
            : Opposes(*finding.finding, *pivot, *reading.reading) ? 1
                                                                  : 0]
          .push_back(&reading);
    }
    for (int side = 0; side < 3; ++side) {
      for (const ReadingView* reading : sides[side]) {
        const bool opens = reading == sides[side].front();
        if (side > 0 || !opens) {
          absl::StrAppend(&out_, "<span class=\"versus\">", side == 1 && opens ? "against" : "and",
                          "</span>");
        }
        AddValue(finding, *reading, tags_, &out_);
      }
    }
    absl::StrAppend(&out_, "</span></li>\n");
  }

  void AddSelect(absl::string_view name, absl::string_view label,
                 const std::set<std::string>& values) {
    absl::StrAppend(&out_, "<label>", label, "<select name=\"", name,
                    "\"><option value=\"\">all</option>");
    for (const std::string& value : values) {
      if (value.empty()) continue;
      absl::StrAppend(&out_, "<option value=\"", EscapeMarkup(value), "\">", EscapeMarkup(value),
                      "</option>");
    }
    absl::StrAppend(&out_, "</select></label>\n");
  }

  void AddFilters() {
    std::set<std::string> kinds, rules, severities;
    for (const FindingView& finding : view_.findings) {
      kinds.insert(KindName(finding.finding->kind()));
      rules.insert(finding.finding->rule());
      severities.insert(SeverityName(finding.finding->severity()));
    }
    absl::StrAppend(&out_,
                    "<form class=\"filters\" id=\"filters\">\n<label class=\"grow\">Search"
                    "<input type=\"search\" name=\"q\"></label>\n");
    AddSelect("kind", "Kind", kinds);
    AddSelect("rule", "Rule", rules);
    AddSelect("severity", "Severity", severities);
    absl::StrAppend(&out_, "<label>Source<select name=\"doc\"><option value=\"\">all</option>");
    for (const Document& document : report_.documents()) {
      absl::StrAppend(&out_, "<option value=\"", tags_.Of(&document), "\">", tags_.Of(&document),
                      " – ", EscapeMarkup(document.path()), "</option>");
    }
    absl::StrAppend(&out_, "</select></label>\n");
    AddSelect("state", "State", {"accepted", "confirmed", "corrected", "dismissed", "open"});
    absl::StrAppend(
        &out_,
        "<label>Confidence<select name=\"confidence\"><option value=\"\">all</option>"
        "<option value=\"0.6\">60% and more</option><option value=\"0.75\">75% and more</option>"
        "<option value=\"0.9\">90% and more</option></select></label>\n"
        "<button type=\"submit\">Filter</button>\n<button type=\"reset\">Reset</button>\n<button "
        "type=\"button\" id=\"save\">Save decisions"
        "</button>\n<label>Load decisions<input type=\"file\" id=\"load\" "
        "accept=\".json,application/json\"></label>\n"
        "<p class=\"count\" id=\"shown\" aria-live=\"polite\"></p>\n</form>\n");
  }

  void AddFindings() {
    absl::StrAppend(&out_,
                    "<section aria-labelledby=\"findings\"><h2 id=\"findings\">Findings</h2>\n");
    AddFilters();
    const size_t start = out_.size();
    size_t shown = 0;
    for (const FindingView& finding : view_.findings) {
      if (out_.size() - start > kPageBudget) break;
      AddCard(finding, tags_, &out_);
      ++shown;
    }
    if (shown < view_.findings.size()) {
      absl::StrAppend(&out_, "<p class=\"notice\">", view_.findings.size() - shown,
                      " more findings, less severe than these, do not fit on a page; they are in "
                      "the JSON report, and --only and --min-confidence choose others.</p>\n");
    }
    if (view_.findings.empty()) absl::StrAppend(&out_, "<p>None.</p>\n");
    absl::StrAppend(&out_, "</section>\n");
  }

  void AddUnchecked() {
    if (report_.unchecked().empty()) return;
    absl::StrAppend(&out_,
                    "<section aria-labelledby=\"unchecked\"><h2 id=\"unchecked\">Unchecked"
                    "</h2>\n<details><summary>",
                    Counted(report_.unchecked_size(), "claim"),
                    " that no other passage speaks to</summary>\n<ul>\n");
    int shown = 0;
    for (const std::string& id : report_.unchecked()) {
      const auto found = view_.claims.find(id);
      if (found == view_.claims.end()) continue;
      if (shown++ == kMostUnchecked) break;
      const Claim& claim = *found->second;
      absl::StrAppend(&out_, "<li>", EscapeMarkup(claim.quote()), " <span class=\"context\">",
                      EscapeMarkup(PlaceText(claim.location())), "</span></li>\n");
    }
    absl::StrAppend(&out_, "</ul>\n");
    if (report_.unchecked_size() > kMostUnchecked) {
      absl::StrAppend(&out_, "<p>", report_.unchecked_size() - kMostUnchecked,
                      " more are in the JSON report.</p>\n");
    }
    absl::StrAppend(&out_, "</details></section>\n");
  }

  void AddDocuments() {
    absl::StrAppend(&out_,
                    "<section aria-labelledby=\"documents\"><h2 id=\"documents\">Documents"
                    "</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
                    "aria-label=\"Documents\"><table><caption class=\"vh\">Documents</caption>"
                    "<thead><tr>");
    for (const char* name : {"Tag", "Title", "File"}) {
      absl::StrAppend(&out_, "<th scope=\"col\">", name, "</th>");
    }
    for (const char* name : {"Dates seen", "Understood", "Claims"}) {
      absl::StrAppend(&out_, "<th scope=\"col\" class=\"num\">", name, "</th>");
    }
    absl::StrAppend(&out_, "</tr></thead>\n<tbody>\n");
    for (const Document& document : report_.documents()) {
      const Coverage& coverage = document.coverage();
      absl::StrAppend(&out_, "<tr><th scope=\"row\"><span class=\"doc\">", tags_.Of(&document),
                      "</span></th><td>", EscapeMarkup(document.title()), "</td><td>",
                      EscapeMarkup(document.path()), "</td><td class=\"num\">",
                      coverage.dates_seen(), "</td>");
      absl::StrAppend(&out_, "<td class=\"num\">", coverage.dates_understood(),
                      "</td><td class=\"num\">", coverage.claims(), "</td></tr>\n");
    }
    absl::StrAppend(&out_, "</tbody></table></div></section>\n");
  }

  void AddEnd() {
    const absl::string_view js(dateline_page_js_begin,
                               dateline_page_js_end - dateline_page_js_begin);
    absl::StrAppend(
        &out_, "<footer><p>", EscapeMarkup(report_.tool()),
        " shows what each source says and declares no winner. Keys: <kbd>/</kbd> search, "
        "<kbd>j</kbd> next finding, <kbd>k</kbd> previous.</p></footer>\n"
        "<template id=\"decide\"><form class=\"decide\"><label>State<select name=\"state\">");
    for (const char* state : {"open", "confirmed", "corrected", "accepted", "dismissed"}) {
      absl::StrAppend(&out_, "<option>", state, "</option>");
    }
    absl::StrAppend(&out_,
                    "</select></label><label>Owner<input name=\"owner\" type=\"text\">"
                    "</label><label>Note<input name=\"note\" type=\"text\"></label>"
                    "<button type=\"submit\">Keep</button></form></template>\n<script>",
                    js, "</script>\n</body>\n</html>\n");
  }

  const ReportView& view_;
  const Report& report_;
  const DocTags tags_;
  std::string out_;
};

std::string TagOf(int index) {
  std::string tag;
  for (int n = index + 1; n > 0; n = (n - 1) / 26) {
    tag.insert(tag.begin(), static_cast<char>('A' + (n - 1) % 26));
  }
  return tag;
}

}  // namespace

DocTags::DocTags(const Report& report) {
  for (int i = 0; i < report.documents_size(); ++i) tags_[&report.documents(i)] = TagOf(i);
}

const std::string& DocTags::Of(const Document* document) const {
  const auto found = tags_.find(document);
  return found == tags_.end() ? unknown_ : found->second;
}

std::string RenderHtml(const ReportView& view) { return Page(view).Render(); }

}  // namespace dateline
