#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "reports/html/parts.h"
#include "reports/inert.h"
#include "reports/json.h"
#include "reports/marks.h"
#include "reports/words.h"

namespace dateline {
namespace {

// The quote with its value in <mark> and its names underlined.
std::string MarkedQuote(const Claim& claim, Dimension dimension) {
  const Marks marks = MarksOf(claim, dimension);
  struct Piece {
    Span span;
    bool value;
  };
  std::vector<Piece> pieces;
  for (const Span& span : marks.value) pieces.push_back({span, true});
  for (const Span& span : marks.names) pieces.push_back({span, false});
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.span < b.span; });
  const absl::string_view quote(claim.quote());
  std::string out;
  uint32_t at = 0;
  for (const Piece& piece : pieces) {
    if (piece.span.begin < at) continue;
    absl::StrAppend(&out, EscapeMarkup(quote.substr(at, piece.span.begin - at)),
                    piece.value ? "<mark>" : "<span class=\"name\">",
                    EscapeMarkup(piece.span.In(quote)), piece.value ? "</mark>" : "</span>");
    at = piece.span.end;
  }
  return out + EscapeMarkup(quote.substr(at));
}

void AddPlaceCaption(const Location& place, absl::string_view tag, std::string* out) {
  absl::StrAppend(out, "<figcaption>");
  if (!tag.empty()) absl::StrAppend(out, "<b class=\"doc\">", tag, "</b> ");
  absl::StrAppend(out, EscapeMarkup(PlaceText(place)));
  if (const std::string detail = PlaceDetail(place); !detail.empty()) {
    absl::StrAppend(out, " (", EscapeMarkup(detail), ")");
  }
  absl::StrAppend(out, "</figcaption>");
}

void AddWitness(const Witness& witness, Dimension dimension, const DocTags& tags,
                std::string* out) {
  const Claim& claim = *witness.claim;
  absl::StrAppend(out, "<figure><blockquote>");
  if (!claim.context_before().empty()) {
    absl::StrAppend(out, "<span class=\"context\">… ", EscapeMarkup(claim.context_before()),
                    " </span>");
  }
  absl::StrAppend(out, MarkedQuote(claim, dimension));
  if (!claim.context_after().empty()) {
    absl::StrAppend(out, "<span class=\"context\"> ", EscapeMarkup(claim.context_after()),
                    " …</span>");
  }
  absl::StrAppend(out, "</blockquote>");
  AddPlaceCaption(claim.location(), tags.Of(witness.document), out);
  absl::StrAppend(out, "</figure>");
  const std::string text = ValueText(claim, dimension);
  if (!text.empty() && MarksOf(claim, dimension).value.empty()) {
    absl::StrAppend(out, "<p class=\"support\">The date is from elsewhere in the text: “",
                    EscapeMarkup(text), "”</p>");
  }
}

void AddReading(const FindingView& finding, const ReadingView& reading, const DocTags& tags,
                std::string* out) {
  absl::StrAppend(out, "<div class=\"reading", reading.disputed ? " disputed" : "", "\"><h4>",
                  EscapeMarkup(ValueForPeople(*finding.finding, *reading.reading)),
                  "</h4><p class=\"support\">", reading.manuscript ? "the manuscript, " : "",
                  SupportText(reading), "</p>");
  for (const Witness& witness : reading.witnesses) {
    AddWitness(witness, finding.finding->dimension(), tags, out);
  }
  absl::StrAppend(out, "</div>");
}

void AddTerm(absl::string_view term, absl::string_view text, std::string* out,
             absl::string_view css = "") {
  if (text.empty()) return;
  absl::StrAppend(out, "<dt>", term, "</dt><dd", css.empty() ? "" : " class=\"", css,
                  css.empty() ? "" : "\"", ">", EscapeMarkup(text), "</dd>");
}

void AddReasons(const FindingView& view, std::string* out) {
  const Finding& finding = *view.finding;
  absl::StrAppend(out, "<dl>");
  // An agreement needs no defence; there are many, and each line costs the browser time.
  if (finding.kind() != Finding::AGREEMENT) AddTerm("Why", finding.explanation(), out);
  if (!finding.near_miss().empty()) AddTerm("Near miss", NearMissText(finding.near_miss()), out);
  AddTerm("One event", WhyOneEvent(view), out);
  AddTerm("Query", finding.query(), out, "query");
  absl::StrAppend(out, "<dt>State</dt><dd><span class=\"decision\">");
  const std::string state = EscapeMarkup(absl::StrCat(
      finding.in_baseline() ? "in the baseline, " : "", StateName(finding.state()),
      finding.owner().empty() ? "" : " by ", finding.owner(), finding.note().empty() ? "" : ": ",
      finding.note(), finding.suppressed_because().empty() ? "" : " (suppressed: ",
      finding.suppressed_because(), finding.suppressed_because().empty() ? "" : ")"));
  absl::StrAppend(out, state,
                  "</span> <button type=\"button\" class=\"review\">Review</button></dd></dl>");
}

void AddWeights(const Event& event, std::string* out) {
  if (event.links().empty()) return;
  absl::StrAppend(out, "<details><summary>The weights that made it one event</summary>");
  for (const Link& link : event.links()) {
    absl::StrAppendFormat(out,
                          "<table><caption class=\"vh\">%s with %s</caption><thead><tr>"
                          "<th scope=\"col\">Field</th><th scope=\"col\">Compared</th>"
                          "<th scope=\"col\" class=\"num\">Weight</th></tr></thead><tbody>",
                          EscapeMarkup(link.a()), EscapeMarkup(link.b()));
    for (const Weight& weight : link.weights()) {
      absl::StrAppendFormat(
          out, "<tr><th scope=\"row\">%s</th><td>%s</td><td class=\"num\">%+.1f</td></tr>",
          EscapeMarkup(weight.field()),
          EscapeMarkup(
              absl::StrCat(weight.level(), weight.detail().empty() ? "" : ": ", weight.detail())),
          weight.weight());
    }
    absl::StrAppendFormat(out,
                          "<tr><th scope=\"row\">Sum</th><td>probability %.2f</td>"
                          "<td class=\"num\">%+.1f</td></tr></tbody></table>",
                          link.probability(), link.score());
  }
  absl::StrAppend(out, "</details>");
}

std::string DocsOf(const FindingView& view, const DocTags& tags) {
  std::vector<std::string> all;
  for (const ReadingView& reading : view.readings) {
    for (std::string& tag : TagsOf(reading, tags)) {
      if (std::find(all.begin(), all.end(), tag) == all.end()) all.push_back(std::move(tag));
    }
  }
  return absl::StrJoin(all, " ");
}

void AddOpening(const FindingView& view, const std::string& docs, std::string* out) {
  const Finding& finding = *view.finding;
  std::vector<std::string> values;
  for (const Reading& reading : finding.readings()) values.push_back(JsonString(reading.value()));
  absl::StrAppend(
      out, "<article class=\"finding ", KindName(finding.kind()), view.settled ? " settled" : "",
      "\" id=\"finding-", EscapeMarkup(finding.id()), "\" tabindex=\"-1\" data-kind=\"",
      KindName(finding.kind()), "\" data-rule=\"", EscapeMarkup(finding.rule()),
      "\" data-severity=\"", SeverityName(finding.severity()), "\" data-confidence=\"",
      absl::StrFormat("%.2f", finding.confidence()), "\" data-state=\"", StateName(finding.state()),
      "\" data-docs=\"", docs, "\" data-fingerprint=\"",
      EscapeMarkup(finding.fingerprint().empty() ? finding.id() : finding.fingerprint()),
      "\" data-values=\"", EscapeMarkup(absl::StrCat("[", absl::StrJoin(values, ","), "]")),
      "\">\n");
}

}  // namespace

std::vector<std::string> TagsOf(const ReadingView& reading, const DocTags& tags) {
  std::vector<std::string> result;
  absl::flat_hash_set<const Document*> seen;
  for (const Witness& witness : reading.witnesses) {
    if (seen.insert(witness.document).second) result.push_back(tags.Of(witness.document));
  }
  return result;
}

void AddValue(const FindingView& finding, const ReadingView& reading, const DocTags& tags,
              std::string* out) {
  absl::StrAppend(out, "<span class=\"value", reading.disputed ? " disputed" : "", "\"><strong>",
                  EscapeMarkup(ValueForPeople(*finding.finding, *reading.reading)), "</strong>");
  for (const std::string& tag : TagsOf(reading, tags)) {
    absl::StrAppend(out, " <span class=\"doc\">", tag, "</span>");
  }
  absl::StrAppend(out, "</span>");
}

std::string TitleOf(const Finding& finding) {
  if (!finding.title().empty()) return finding.title();
  return finding.explanation().empty() ? finding.rule() : finding.explanation();
}

void AddCard(const FindingView& view, const DocTags& tags, std::string* out) {
  const Finding& finding = *view.finding;
  std::string docs = DocsOf(view, tags);
  AddOpening(view, docs, out);
  absl::StrAppend(out, "<header><h3><a href=\"#finding-", EscapeMarkup(finding.id()), "\">",
                  EscapeMarkup(TitleOf(finding)),
                  "</a></h3><p class=\"meta\"><span class=\"kind\">", KindName(finding.kind()),
                  "</span> <span>", EscapeMarkup(finding.rule()), "</span>");
  if (finding.severity() != SEVERITY_UNSPECIFIED) {
    absl::StrAppend(out, " <span>severity ", SeverityName(finding.severity()), "</span>");
  }
  absl::StrAppendFormat(out, " <span>confidence %.0f%%</span> <span>%s</span></p></header>\n",
                        finding.confidence() * 100, EscapeMarkup(finding.id()));
  if (!view.readings.empty()) {
    absl::StrAppend(out, "<div class=\"readings\">");
    for (const ReadingView& reading : view.readings) AddReading(view, reading, tags, out);
    absl::StrAppend(out, "</div>");
  }
  for (const Finding::Place& place : finding.locations()) {
    absl::StrAppend(out, "<figure>");
    if (!place.quote().empty()) {
      absl::StrAppend(out, "<blockquote>", EscapeMarkup(place.quote()), "</blockquote>");
    }
    AddPlaceCaption(place.location().path().empty() ? view.place : place.location(), "", out);
    absl::StrAppend(out, "</figure>\n");
    if (!place.note().empty()) {
      absl::StrAppend(out, "<p class=\"support\">", EscapeMarkup(place.note()), "</p>\n");
    }
  }
  AddReasons(view, out);
  if (view.event && finding.kind() != Finding::AGREEMENT) AddWeights(*view.event, out);
  absl::StrAppend(out, "</article>\n");
}

}  // namespace dateline
