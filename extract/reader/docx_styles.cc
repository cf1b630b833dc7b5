#include "extract/reader/docx_styles.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "extract/reader/xml_events.h"

namespace dateline {
namespace {

// What a style's name says.
DocxStyle FromName(absl::string_view name) {
  DocxStyle style;
  const std::string lower = absl::AsciiStrToLower(name);
  int level = 0;
  if (absl::StartsWith(lower, "heading ") && absl::SimpleAtoi(lower.substr(8, 1), &level) &&
      level > 0) {
    style.kind = BlockKind::kHeading;
    style.level = static_cast<uint8_t>(std::min(level, 6));
  } else if (lower == "title") {
    style.kind = BlockKind::kHeading;
    style.level = 1;
    style.title = true;
  } else if (lower == "subtitle") {
    style.kind = BlockKind::kHeading;
    style.level = 2;
  } else if (lower == "caption" || lower == "image caption" || lower == "table caption" ||
             lower == "figure" || lower == "illustration") {
    style.kind = BlockKind::kCaption;
  } else if (lower == "quote" || lower == "intense quote" || lower == "block text" ||
             lower == "quotations") {
    style.kind = BlockKind::kQuote;
  } else if (lower == "author" || lower == "date" || lower == "affiliation" ||
             lower == "keywords" || absl::StartsWith(lower, "toc ") || lower == "header" ||
             lower == "footer") {
    style.kind = BlockKind::kMeta;
  } else if (lower == "bibliography" || absl::StartsWith(lower, "bibliography ")) {
    style.kind = BlockKind::kReference;
  } else if (lower == "source code" || lower == "html preformatted" ||
             lower == "preformatted text") {
    style.kind = BlockKind::kCode;
  }
  return style;
}

class StyleReader : public XmlHandler {
 public:
  struct Raw {
    DocxStyle style;
    std::string based_on;
    bool named = false;
  };

  void Start(absl::string_view name, const Attributes& attributes) override {
    if (name == "style") {
      id_ = attributes.Get("styleId");
      styles[id_] = Raw();
    } else if (id_.empty()) {
      return;
    } else if (name == "name") {
      Raw& raw = styles[id_];
      const DocxStyle style = FromName(attributes.Get("val"));
      raw.named = style.kind != BlockKind::kParagraph;
      if (raw.named) raw.style = style;
    } else if (name == "basedOn") {
      styles[id_].based_on = attributes.Get("val");
    } else if (name == "outlineLvl") {
      int level;
      Raw& raw = styles[id_];
      if (!raw.named && absl::SimpleAtoi(attributes.Get("val"), &level) && level >= 0 &&
          level < 9) {
        raw.style.kind = BlockKind::kHeading;
        raw.style.level = static_cast<uint8_t>(std::min(level + 1, 6));
        raw.named = true;
      }
    } else if (name == "numPr") {
      styles[id_].style.list = true;
    } else if (name == "vertAlign") {
      styles[id_].style.superscript = attributes.Get("val") == "superscript";
    } else if (name == "vanish") {
      styles[id_].style.hidden = attributes.Get("val") != "0" && attributes.Get("val") != "false";
    }
  }
  void End(absl::string_view name) override {
    if (name == "style") id_.clear();
  }
  void Text(absl::string_view) override {}

  absl::flat_hash_map<std::string, Raw> styles;

 private:
  std::string id_;
};

}  // namespace

absl::flat_hash_map<std::string, DocxStyle> ReadDocxStyles(absl::string_view xml) {
  StyleReader reader;
  ReadXml(xml, &reader).IgnoreError();  // without styles the text is still read
  absl::flat_hash_map<std::string, DocxStyle> styles;
  for (const auto& [id, raw] : reader.styles) {
    const StyleReader::Raw* from = &raw;
    // Styles may be based on each other in a circle.
    for (int depth = 0; depth < 10 && !from->named; ++depth) {
      const auto base = reader.styles.find(from->based_on);
      if (base == reader.styles.end()) break;
      from = &base->second;
    }
    DocxStyle style = raw.style;
    if (from->named && !raw.named) {
      style.kind = from->style.kind;
      style.level = from->style.level;
    }
    styles[id] = style;
  }
  return styles;
}

}  // namespace dateline
