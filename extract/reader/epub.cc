#include "extract/reader/epub.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/encoding.h"
#include "extract/reader/html.h"
#include "extract/reader/office_text.h"
#include "extract/reader/publication_date.h"
#include "extract/reader/text_builder.h"
#include "extract/reader/xml_events.h"

namespace dateline {
namespace {

// META-INF/container.xml: where the package is.
class ContainerReader : public XmlHandler {
 public:
  void Start(absl::string_view name, const Attributes& attributes) override {
    if (name == "rootfile" && package.empty()) package = attributes.Get("full-path");
  }
  void End(absl::string_view) override {}
  void Text(absl::string_view) override {}
  std::string package;
};

// The package: what is in the book, in which order, and what it says of itself.
class PackageReader : public XmlHandler {
 public:
  explicit PackageReader(Document* info) : info_(*info) {}
  void Start(absl::string_view name, const Attributes& attributes) override {
    text_.clear();
    modified_ = name == "meta" && attributes.Get("property") == "dcterms:modified";
    if (name == "item") {
      // The table of contents is no part of the text.
      if (!absl::StrContains(attributes.Get("properties"), "nav")) {
        items_[attributes.Get("id")] = attributes.Get("href");
      }
    } else if (name == "itemref" && attributes.Get("linear") != "no") {
      const auto item = items_.find(attributes.Get("idref"));
      if (item != items_.end()) chapters.push_back(item->second);
    }
  }
  void Text(absl::string_view text) override { text_.append(text.data(), text.size()); }
  void End(absl::string_view name) override {
    const std::string value = CollapseSpace(text_);
    text_.clear();
    if (value.empty()) return;
    TimeValue date;
    if (name == "title" && info_.title().empty()) info_.set_title(value);
    if (name == "creator") AddCreators(value, &info_);
    if (name == "publisher") info_.set_publisher(value);
    if (name == "date" && !info_.has_date() && ReadIsoDate(value, &date))
      *info_.mutable_date() = date;
    if (name == "meta" && modified_) modified_on_ = value.substr(0, 10);
  }
  // Converters put the day of the conversion; that is no date of publication.
  void DropDateOfMaking() {
    if (info_.has_date() && info_.date().edtf() == modified_on_) info_.clear_date();
  }

  std::vector<std::string> chapters;

 private:
  Document& info_;
  absl::flat_hash_map<std::string, std::string> items_;
  std::string text_, modified_on_;
  bool modified_ = false;
};

// "Chapter%201.xhtml#a" -> "Chapter 1.xhtml", in the package's folder.
std::string PathOf(absl::string_view folder, absl::string_view href) {
  href = href.substr(0, href.find('#'));
  std::string path(folder);
  for (size_t at = 0; at < href.size(); ++at) {
    int code;
    if (href[at] == '%' && at + 2 < href.size() &&
        absl::SimpleHexAtoi(href.substr(at + 1, 2), &code)) {
      path += static_cast<char>(code);
      at += 2;
    } else {
      path += href[at];
    }
  }
  return path;
}

// Notes that every chapter counts from 1 again are counted on through the book, so that each mark
// has one note: block and mark are the first of the chapter's, *last the number reached so far.
void CountNotesOn(size_t block, size_t mark, int* last, DocumentText* doc) {
  std::vector<std::string*> labels;
  for (; block < doc->blocks.size(); ++block) {
    if (doc->blocks[block].kind == BlockKind::kFootnote)
      labels.push_back(&doc->blocks[block].label);
  }
  int first = std::numeric_limits<int>::max(), top = 0;
  for (const std::string* label : labels) {
    int number;
    if (!absl::SimpleAtoi(*label, &number) || number <= 0) continue;
    first = std::min(first, number), top = std::max(top, number);
  }
  if (top == 0) return;
  const int shift = first <= *last ? *last : 0;
  for (; mark < doc->note_marks.size(); ++mark) labels.push_back(&doc->note_marks[mark].label);
  for (std::string* label : labels) {
    int number;
    if (shift > 0 && absl::SimpleAtoi(*label, &number) && number >= first && number <= top)
      *label = absl::StrCat(number + shift);
  }
  *last = std::max(*last, top + shift);
}

}  // namespace

absl::Status ReadEpub(Archive* archive, DocumentText* doc) {
  absl::StatusOr<std::string> container = archive->Read("META-INF/container.xml");
  if (!container.ok()) return container.status();
  ContainerReader rootfile;
  if (absl::Status status = ReadXml(*container, &rootfile); !status.ok()) return status;
  absl::StatusOr<std::string> package = archive->Read(rootfile.package);
  if (!package.ok()) return package.status();
  PackageReader book(&doc->info);
  if (absl::Status status = ReadXml(*package, &book); !status.ok()) return status;
  book.DropDateOfMaking();
  const size_t slash = rootfile.package.rfind('/');
  const std::string folder =
      slash == std::string::npos ? "" : rootfile.package.substr(0, slash + 1);
  std::string all;
  std::vector<std::pair<size_t, size_t>> chapters;
  for (const std::string& href : book.chapters) {
    absl::StatusOr<std::string> chapter = archive->Read(PathOf(folder, href));
    if (absl::IsNotFound(chapter.status())) continue;
    if (!chapter.ok()) return chapter.status();
    const size_t begin = all.size();
    absl::StrAppend(&all, *chapter, "\n");
    chapters.emplace_back(begin, all.size());
  }
  if (all.empty()) return absl::InvalidArgumentError("a book without chapters; convert it anew");
  if (absl::Status status = DecodeText(std::move(all), "utf-8", doc); !status.ok()) return status;
  TextBuilder out(doc);
  int last_note = 0;
  for (const auto& [begin, end] : chapters) {
    const size_t block = doc->blocks.size(), mark = doc->note_marks.size();
    AppendHtml(begin, end, doc, &out);
    CountNotesOn(block, mark, &last_note, doc);
  }
  return absl::OkStatus();
}

}  // namespace dateline
