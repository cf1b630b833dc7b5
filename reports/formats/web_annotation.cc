#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "reports/formats/ci.h"
#include "reports/formats/scholarly.h"
#include "reports/inert.h"
#include "reports/marks.h"
#include "reports/words.h"

namespace dateline {
namespace {

// Characters of context on each side of a quotation.
constexpr size_t kContext = 40;

// Cut at a character's edge.
absl::string_view LastOf(absl::string_view text, size_t most) {
  if (text.size() <= most) return text;
  text.remove_prefix(text.size() - most);
  while (!text.empty() && (static_cast<unsigned char>(text[0]) & 0xC0) == 0x80)
    text.remove_prefix(1);
  return text;
}

absl::string_view FirstOf(absl::string_view text, size_t most) {
  if (text.size() <= most) return text;
  size_t size = most;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

OrderedJson QuoteSelector(const Claim& claim, Dimension dimension) {
  const absl::string_view quote(claim.quote());
  const std::vector<Span> marks = MarksOf(claim, dimension).value;
  const Span mark = marks.empty() ? Span{0, static_cast<uint32_t>(quote.size())} : marks[0];
  return {{"type", "TextQuoteSelector"},
          {"exact", JsonText(mark.In(quote))},
          {"prefix", JsonText(LastOf(quote.substr(0, mark.begin), kContext))},
          {"suffix", JsonText(FirstOf(quote.substr(mark.end), kContext))}};
}

// Code points before byte offsets of one file, counted once for every few thousand bytes.
class CodePoints {
 public:
  explicit CodePoints(absl::string_view text) : text_(text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size(); at += kStep) {
      counts_.push_back(count);
      count += CountStarts(text.substr(at, kStep));
    }
    counts_.push_back(count);
  }

  size_t Before(int64_t offset) const {
    const size_t at = std::min<size_t>(std::max<int64_t>(offset, 0), text_.size());
    const size_t step = at / kStep;
    return counts_[step] + CountStarts(text_.substr(step * kStep, at - step * kStep));
  }

 private:
  static constexpr size_t kStep = 4096;

  // Bytes that begin a character.
  static size_t CountStarts(absl::string_view text) {
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
  }

  absl::string_view text_;
  std::vector<size_t> counts_;
};

bool IsTextFile(const Document* document) {
  return document && document->format() != "pdf" && document->format() != "docx" &&
         document->format() != "odt" && document->format() != "epub";
}

class Targets {
 public:
  explicit Targets(const SourceBytes& source) : source_(source) {}

  OrderedJson Of(const Witness& witness, Dimension dimension) {
    const Location& place = witness.claim->location();
    OrderedJson selectors = OrderedJson::array({QuoteSelector(*witness.claim, dimension)});
    const CodePoints* points = IsTextFile(witness.document) ? PointsOf(place.path()) : nullptr;
    if (points && place.byte_length() > 0) {
      selectors.push_back({{"type", "TextPositionSelector"},
                           {"start", points->Before(place.byte_offset())},
                           {"end", points->Before(place.byte_offset() + place.byte_length())}});
    }
    return {{"source", UriOf(place.path())}, {"selector", selectors}};
  }

 private:
  const CodePoints* PointsOf(const std::string& path) {
    const auto [it, added] = points_.emplace(path, std::nullopt);
    const std::string* bytes = added && source_ ? source_(path) : nullptr;
    if (bytes) it->second.emplace(*bytes);
    return it->second ? &*it->second : nullptr;
  }

  const SourceBytes& source_;
  std::map<std::string, std::optional<CodePoints>> points_;
};

OrderedJson Body(absl::string_view purpose, absl::string_view text) {
  return {{"type", "TextualBody"},
          {"purpose", std::string(purpose)},
          {"format", "text/plain"},
          {"language", "en"},
          {"value", JsonText(text)}};
}

}  // namespace

std::string RenderWebAnnotation(const ReportView& view, const SourceBytes& source) {
  Targets places(source);
  OrderedJson items = OrderedJson::array();
  for (const FindingView& finding : view.findings) {
    OrderedJson targets = OrderedJson::array();
    for (const ReadingView& reading : finding.readings) {
      for (const Witness& witness : reading.witnesses) {
        targets.push_back(places.Of(witness, finding.finding->dimension()));
      }
    }
    for (const Finding::Place& place : finding.finding->locations()) {
      targets.push_back({{"source", UriOf(place.location().path())},
                         {"selector", OrderedJson::array({{{"type", "TextQuoteSelector"},
                                                           {"exact", JsonText(place.quote())}}})}});
    }
    if (targets.empty()) continue;
    const bool problem = KindRank(finding.finding->kind()) <= KindRank(Finding::LINT);
    items.push_back({{"id", absl::StrCat("urn:dateline:finding:", Inert(finding.finding->id()))},
                     {"type", "Annotation"},
                     {"motivation", problem ? "questioning" : "linking"},
                     {"body", OrderedJson::array({Body("tagging", finding.finding->rule()),
                                                  Body(problem ? "questioning" : "commenting",
                                                       CiMessage(finding))})},
                     {"target", targets}});
  }
  const OrderedJson page = {{"@context", "http://www.w3.org/ns/anno.jsonld"},
                            {"id", "urn:dateline:report"},
                            {"type", "AnnotationPage"},
                            {"items", items}};
  return page.dump(1) + "\n";
}

}  // namespace dateline
