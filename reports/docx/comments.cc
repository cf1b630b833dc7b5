#include "reports/docx/comments.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <map>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "reports/docx/package.h"
#include "reports/inert.h"

namespace dateline {
namespace {

constexpr char kWordNamespace[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr char kCommentsType[] =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
constexpr char kCommentsRelation[] =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
constexpr char kNoComments[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments "
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";

using XmlDoc = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

const xmlChar* X(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

absl::StatusOr<XmlDoc> ParseXml(const std::string& xml, const char* part) {
  // No entities, no network; HUGE for long documents, whose size was bounded when unpacked.
  XmlDoc doc(
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), part, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE),
      xmlFreeDoc);
  if (!doc || !xmlDocGetRootElement(doc.get())) {
    return absl::InvalidArgumentError(absl::StrCat(part, " is no XML; save it as .docx again"));
  }
  return doc;
}

std::string PrintXml(xmlDoc* doc) {
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpMemoryEnc(doc, &bytes, &size, "UTF-8");
  std::string text(reinterpret_cast<char*>(bytes), static_cast<size_t>(size));
  xmlFree(bytes);
  return text;
}

bool IsElement(const xmlNode* node, const char* name) {
  return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, X(name));
}

std::string TextOf(xmlNode* node) {
  xmlChar* text = xmlNodeGetContent(node);
  std::string result = text ? reinterpret_cast<char*>(text) : "";
  xmlFree(text);
  return result;
}

// What a run shows: a piece of text, or a tab or break that counts as one character.
struct Leaf {
  xmlNode* node;
  int begin;
  int size;
};

// A w:p with its leaves in order.
struct Paragraph {
  xmlNode* node;
  std::vector<Leaf> leaves;
  int size = 0;
};

// Counts as the reader of .docx does.
class ParagraphFinder {
 public:
  std::vector<Paragraph> Find(xmlNode* root) {
    Walk(root, false);
    return std::move(paragraphs_);
  }

 private:
  static bool IsSkipped(const xmlNode* node, bool in_properties) {
    for (const char* name : {"del", "moveFrom"}) {
      if (IsElement(node, name)) return !in_properties;
    }
    for (const char* name : {"Fallback", "pPrChange", "rPrChange", "instrText", "sectPr", "rt",
                             "tblPrChange", "numberingChange"}) {
      if (IsElement(node, name)) return true;
    }
    return false;
  }

  // Deep nesting is bounded by the XML parser.
  void Walk(xmlNode* node, bool in_properties) {
    for (xmlNode* child = node->children; child; child = child->next) {
      if (child->type != XML_ELEMENT_NODE || IsSkipped(child, in_properties)) continue;
      if (IsElement(child, "p")) {
        paragraphs_.push_back({child, {}, 0});
      } else if (IsElement(child, "t") || IsElement(child, "delText")) {
        AddLeaf(child, static_cast<int>(CountCodePoints(TextOf(child))));
        continue;
      } else if ((IsElement(child, "tab") && !in_properties) || IsElement(child, "br") ||
                 IsElement(child, "cr") || IsElement(child, "noBreakHyphen")) {
        AddLeaf(child, 1);
      }
      Walk(child, in_properties || IsElement(child, "pPr") || IsElement(child, "rPr"));
    }
  }

  void AddLeaf(xmlNode* node, int size) {
    if (paragraphs_.empty()) return;
    Paragraph& paragraph = paragraphs_.back();
    paragraph.leaves.push_back({node, paragraph.size, size});
    paragraph.size += size;
  }

  std::vector<Paragraph> paragraphs_;
};

xmlNode* RunOf(xmlNode* leaf) {
  xmlNode* node = leaf;
  while (node && !IsElement(node, "r")) node = node->parent;
  return node;
}

size_t ByteOffset(const std::string& text, int code_points) {
  size_t at = 0;
  for (char32_t ignored; code_points > 0 && at < text.size(); --code_points) {
    at += DecodeUtf8(text, at, &ignored);
  }
  return at;
}

void SetText(xmlNode* node, const std::string& text) {
  xmlNodeSetContentLen(node, X(""), 0);
  xmlNodeAddContentLen(node, X(text.c_str()), static_cast<int>(text.size()));
  xmlSetNsProp(node, xmlSearchNs(node->doc, node, X("xml")), X("space"), X("preserve"));
}

// Splits the run of a leaf before its code point `at`; gives the run that begins there.
xmlNode* SplitRun(Paragraph* paragraph, size_t index, int at) {
  const Leaf leaf = paragraph->leaves[index];
  xmlNode* run = RunOf(leaf.node);
  if (!run) return nullptr;
  bool first = true;
  for (xmlNode* child = run->children; child && child != leaf.node; child = child->next) {
    first &= child->type != XML_ELEMENT_NODE || IsElement(child, "rPr");
  }
  if (at == 0 && first) return run;
  xmlNode* tail = xmlNewDocNode(run->doc, run->ns, X("r"), nullptr);
  xmlAddNextSibling(run, tail);
  for (xmlNode* child = run->children; child; child = child->next) {
    if (!IsElement(child, "rPr")) continue;
    // In the tree already, so that the copy uses the namespaces that are declared there.
    xmlNode* copy = nullptr;
    xmlDOMWrapCloneNode(nullptr, run->doc, child, &copy, run->doc, tail, 1, 0);
    if (copy) xmlAddChild(tail, copy);
  }
  xmlNode* rest = leaf.node;
  if (at > 0) {
    const std::string text = TextOf(leaf.node);
    const size_t cut = ByteOffset(text, at);
    rest = leaf.node->next;
    xmlNode* right = xmlNewDocNode(run->doc, leaf.node->ns, leaf.node->name, nullptr);
    xmlAddChild(tail, right);
    SetText(leaf.node, text.substr(0, cut));
    SetText(right, text.substr(cut));
    paragraph->leaves[index].size = at;
    paragraph->leaves.insert(paragraph->leaves.begin() + static_cast<long>(index) + 1,
                             {right, leaf.begin + at, leaf.size - at});
  }
  while (rest) {
    xmlNode* next = rest->next;
    xmlUnlinkNode(rest);
    xmlAddChild(tail, rest);
    rest = next;
  }
  return tail;
}

// The run that begins at character `at`, splitting one where needed; null behind the last.
xmlNode* RunAt(Paragraph* paragraph, int at) {
  for (size_t i = 0; i < paragraph->leaves.size(); ++i) {
    const Leaf& leaf = paragraph->leaves[i];
    if (at < leaf.begin + leaf.size) return SplitRun(paragraph, i, std::max(0, at - leaf.begin));
  }
  return nullptr;
}

class Commenter {
 public:
  explicit Commenter(xmlDoc* document)
      : root_(xmlDocGetRootElement(document)), paragraphs_(ParagraphFinder().Find(root_)) {}

  bool empty() const { return paragraphs_.empty(); }

  void Add(const WordComment& comment, int id) {
    const bool known =
        comment.paragraph >= 0 && comment.paragraph < static_cast<int>(paragraphs_.size());
    Paragraph& paragraph = paragraphs_[known ? comment.paragraph : 0];
    int begin = known ? std::clamp(comment.begin, 0, paragraph.size) : 0;
    int end = known ? std::clamp(comment.end, 0, paragraph.size) : 0;
    if (end <= begin) begin = 0, end = paragraph.size;
    // The end first: splitting there leaves what is before it in place.
    xmlNode* behind = RunAt(&paragraph, end);
    xmlNode* from = RunAt(&paragraph, begin);
    xmlNode* last = behind ? nullptr : LastRun(paragraph);
    if (from) {
      xmlAddPrevSibling(from, Marker("commentRangeStart", id));
    } else {
      xmlAddChild(paragraph.node, Marker("commentRangeStart", id));
    }
    xmlNode* range_end = Marker("commentRangeEnd", id);
    if (behind) {
      xmlAddPrevSibling(behind, range_end);
    } else if (last) {
      xmlAddNextSibling(last, range_end);
    } else {
      xmlAddChild(paragraph.node, range_end);
    }
    xmlNode* run = xmlNewDocNode(root_->doc, root_->ns, X("r"), nullptr);
    xmlAddChild(run, Marker("commentReference", id));
    xmlAddNextSibling(range_end, run);
  }

 private:
  xmlNode* Marker(const char* name, int id) {
    xmlNode* node = xmlNewDocNode(root_->doc, root_->ns, X(name), nullptr);
    xmlSetNsProp(node, root_->ns, X("id"), X(absl::StrCat(id).c_str()));
    return node;
  }

  static xmlNode* LastRun(const Paragraph& paragraph) {
    return paragraph.leaves.empty() ? nullptr : RunOf(paragraph.leaves.back().node);
  }

  xmlNode* root_;
  std::vector<Paragraph> paragraphs_;
};

int NextId(xmlDoc* comments) {
  int next = 0;
  for (xmlNode* node = xmlDocGetRootElement(comments)->children; node; node = node->next) {
    xmlChar* text = xmlGetNsProp(node, X("id"), X(kWordNamespace));
    int id;
    if (text && absl::SimpleAtoi(reinterpret_cast<char*>(text), &id)) next = std::max(next, id + 1);
    xmlFree(text);
  }
  return next;
}

void AppendComment(xmlDoc* comments, const WordComment& comment, int id) {
  xmlNode* root = xmlDocGetRootElement(comments);
  xmlNode* node = xmlNewChild(root, root->ns, X("comment"), nullptr);
  xmlSetNsProp(node, root->ns, X("id"), X(absl::StrCat(id).c_str()));
  xmlSetNsProp(node, root->ns, X("author"), X("Dateline"));
  xmlSetNsProp(node, root->ns, X("initials"), X("DL"));
  for (size_t i = 0; i < comment.lines.size(); ++i) {
    xmlNode* paragraph = xmlNewChild(node, root->ns, X("p"), nullptr);
    xmlNode* run = xmlNewChild(paragraph, root->ns, X("r"), nullptr);
    if (i == 0)
      xmlNewChild(xmlNewChild(run, root->ns, X("rPr"), nullptr), root->ns, X("b"), nullptr);
    SetText(xmlNewChild(run, root->ns, X("t"), nullptr), Inert(comment.lines[i]));
  }
}

// The declarations that a package needs for a comments part, where it has none.
absl::Status Declare(absl::string_view docx, std::map<std::string, std::string>* parts) {
  const struct {
    const char* part;
    const char* name;
    const char* attributes[3][2];
    const char* known;
  } kDeclarations[] = {
      {"[Content_Types].xml",
       "Override",
       {{"PartName", "/word/comments.xml"}, {"ContentType", kCommentsType}, {nullptr, nullptr}},
       kCommentsType},
      {"word/_rels/document.xml.rels",
       "Relationship",
       {{"Id", "rIdDatelineComments"}, {"Type", kCommentsRelation}, {"Target", "comments.xml"}},
       kCommentsRelation},
  };
  for (const auto& declaration : kDeclarations) {
    absl::StatusOr<std::string> xml = ReadPart(docx, declaration.part);
    if (!xml.ok()) return xml.status();
    if (absl::StrContains(*xml, declaration.known)) continue;
    absl::StatusOr<XmlDoc> doc = ParseXml(*xml, declaration.part);
    if (!doc.ok()) return doc.status();
    xmlNode* root = xmlDocGetRootElement(doc->get());
    xmlNode* node = xmlNewChild(root, root->ns, X(declaration.name), nullptr);
    for (const auto& [name, value] : declaration.attributes) {
      if (name) xmlSetProp(node, X(name), X(value));
    }
    (*parts)[declaration.part] = PrintXml(doc->get());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> AddComments(absl::string_view docx,
                                        const std::vector<WordComment>& comments) {
  const absl::StatusOr<std::string> body = ReadPart(docx, "word/document.xml");
  if (!body.ok()) return body.status();
  const absl::StatusOr<std::string> kept = ReadPart(docx, "word/comments.xml");
  absl::StatusOr<XmlDoc> document = ParseXml(*body, "word/document.xml");
  if (!document.ok()) return document.status();
  absl::StatusOr<XmlDoc> list = ParseXml(kept.ok() ? *kept : kNoComments, "word/comments.xml");
  if (!list.ok()) return list.status();

  Commenter commenter(document->get());
  if (commenter.empty()) return absl::InvalidArgumentError("has no paragraph to comment on");
  int id = NextId(list->get());
  for (const WordComment& comment : comments) {
    commenter.Add(comment, id);
    AppendComment(list->get(), comment, id);
    ++id;
  }
  std::map<std::string, std::string> parts;
  if (absl::Status status = Declare(docx, &parts); !status.ok()) return status;
  parts["word/document.xml"] = PrintXml(document->get());
  parts["word/comments.xml"] = PrintXml(list->get());
  return WithParts(docx, parts);
}

}  // namespace dateline
