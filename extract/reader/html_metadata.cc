#include "extract/reader/html_metadata.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/html_tokenizer.h"
#include "extract/reader/publication_date.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxJson = 1 << 20;
constexpr int kMaxDepth = 8;

template <size_t n>
bool IsIn(absl::string_view word, const absl::string_view (&list)[n]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string StringAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return "";
  if (found->is_string()) return HtmlUnescaped(found->get<std::string>());
  if (found->is_object()) return StringAt(*found, "name");
  return "";
}

void AddName(const Json& author, std::vector<std::string>* authors) {
  std::string name;
  if (author.is_string()) name = HtmlUnescaped(author.get<std::string>());
  if (author.is_object()) name = StringAt(author, "name");
  if (!name.empty() && !absl::StrContains(name, "://")) authors->push_back(name);
}

struct Found {
  std::string headline, published, publisher;
  std::vector<std::string> authors;
};

// The first object, from the outermost in, that has a date of publication or a headline.
void Search(const Json& value, int depth, Found* found) {
  if (depth > kMaxDepth) return;
  if (value.is_array()) {
    for (const Json& item : value) Search(item, depth + 1, found);
    return;
  }
  if (!value.is_object()) return;
  const std::string published = StringAt(value, "datePublished");
  if (found->published.empty()) found->published = published;
  if (found->headline.empty()) found->headline = StringAt(value, "headline");
  if (found->publisher.empty()) found->publisher = StringAt(value, "publisher");
  if (const auto author = value.find("author"); author != value.end() && found->authors.empty()) {
    if (author->is_array()) {
      for (const Json& item : *author) AddName(item, &found->authors);
    } else {
      AddName(*author, &found->authors);
    }
  }
  if (const auto graph = value.find("@graph"); graph != value.end())
    Search(*graph, depth + 1, found);
}

// "Marie Curie – Pioneers of Physics" -> "Marie Curie": what follows the last bar or dash is
// the site's name.
std::string WithoutSite(std::string title) {
  for (absl::string_view separator : {" | ", " \u2013 ", " \u2014 ", " - ", " \u00B7 "}) {
    const size_t at = title.rfind(std::string(separator));
    if (at != std::string::npos && at >= 8) return title.substr(0, at);
  }
  return title;
}

}  // namespace

void HtmlMetadata::AddMeta(absl::string_view attributes) {
  absl::string_view name = HtmlAttribute(attributes, "property");
  if (name.empty()) name = HtmlAttribute(attributes, "name");
  if (name.empty()) name = HtmlAttribute(attributes, "itemprop");
  const std::string key = absl::AsciiStrToLower(name);
  const std::string content = HtmlUnescaped(HtmlAttribute(attributes, "content"));
  if (key.empty() || content.empty()) return;
  static constexpr absl::string_view kPublished[] = {
      "article:published_time", "og:article:published_time",
      "datepublished",          "citation_publication_date",
      "citation_online_date",   "parsely-pub-date",
      "dcterms.issued",         "dc.date.issued"};
  static constexpr absl::string_view kDate[] = {
      "date",           "dc.date",       "dcterms.date",  "pubdate",           "publishdate",
      "publish_date",   "sailthru.date", "citation_date", "article.published", "dcterms.created",
      "dc.date.created"};
  static constexpr absl::string_view kAuthor[] = {
      "author",          "article:author", "dc.creator",      "dcterms.creator",
      "citation_author", "parsely-author", "sailthru.author", "byl"};
  static constexpr absl::string_view kTitle[] = {"og:title",      "citation_title", "dc.title",
                                                 "dcterms.title", "twitter:title",  "headline"};
  static constexpr absl::string_view kPublisher[] = {"og:site_name", "citation_journal_title",
                                                     "dc.publisher", "dcterms.publisher",
                                                     "application-name"};
  if (IsIn(key, kPublished)) {
    if (published_.empty()) published_ = content;
  } else if (IsIn(key, kDate)) {
    if (date_.empty()) date_ = content;
  } else if (IsIn(key, kAuthor)) {
    std::string author = content;
    if (absl::StartsWithIgnoreCase(author, "by ")) author.erase(0, 3);
    if (!absl::StrContains(author, "://") &&
        std::find(authors_.begin(), authors_.end(), author) == authors_.end()) {
      authors_.push_back(author);
    }
  } else if (IsIn(key, kTitle)) {
    if (headline_.empty()) headline_ = content;
  } else if (IsIn(key, kPublisher)) {
    if (publisher_.empty()) publisher_ = content;
  }
}

void HtmlMetadata::AddJsonLd(absl::string_view json) {
  if (json.size() > kMaxJson) return;
  const Json value = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false,
                                 /*ignore_comments=*/true);
  if (value.is_discarded()) return;
  Found found;
  Search(value, 0, &found);
  if (!found.published.empty()) published_ = found.published;
  if (!found.headline.empty()) headline_ = found.headline;
  if (!found.publisher.empty()) publisher_ = found.publisher;
  if (!found.authors.empty()) authors_ = found.authors;
}

void HtmlMetadata::set_title(absl::string_view title) {
  if (title_.empty()) title_ = WithoutSite(HtmlUnescaped(title));
}

void HtmlMetadata::Fill(Document* info) const {
  if (info->title().empty()) info->set_title(headline_.empty() ? title_ : headline_);
  if (info->publisher().empty()) info->set_publisher(publisher_);
  if (info->authors_size() == 0) {
    for (const std::string& author : authors_) info->add_authors(author);
  }
  if (info->has_date()) return;
  for (const std::string& text : {published_, date_}) {
    TimeValue date;
    if (ReadIsoDate(text, &date) || FindWrittenDate(text, &date)) {
      *info->mutable_date() = date;
      return;
    }
  }
}

std::string DeclaredCharset(absl::string_view bytes) {
  const std::string head = absl::AsciiStrToLower(bytes.substr(0, 4096));
  for (absl::string_view key : {"charset=", "encoding="}) {
    size_t at = head.find(std::string(key));
    if (at == std::string::npos) continue;
    at += key.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    size_t end = at;
    while (end < head.size() &&
           (absl::ascii_isalnum(head[end]) || head[end] == '-' || head[end] == '_'))
      ++end;
    if (end > at) return head.substr(at, end - at);
  }
  return "";
}

}  // namespace dateline
