#include "extract/reader/front_matter.h"

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "extract/reader/publication_date.h"

namespace dateline {
namespace {

absl::string_view Unquoted(absl::string_view value) {
  value = absl::StripAsciiWhitespace(value);
  if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0]) {
    return value.substr(1, value.size() - 2);
  }
  return value;
}

void AddAuthors(absl::string_view value, Document* info) {
  absl::ConsumePrefix(&value, "[");
  absl::ConsumeSuffix(&value, "]");
  for (absl::string_view name : absl::StrSplit(value, absl::ByAnyChar(",;"))) {
    name = Unquoted(name);
    if (absl::StartsWith(name, "name:")) name = Unquoted(name.substr(5));
    if (!name.empty()) info->add_authors(std::string(name));
  }
}

void Set(absl::string_view key, absl::string_view value, Document* info) {
  if (key == "title" && info->title().empty()) {
    info->set_title(std::string(Unquoted(value)));
  } else if (key == "author" || key == "authors" || key == "by" || key == "byline") {
    AddAuthors(absl::StripAsciiWhitespace(value), info);
  } else if (key == "date" || key == "published" || key == "pubdate" || key == "publishdate" ||
             key == "date_published") {
    TimeValue date;
    if (ReadIsoDate(Unquoted(value), &date) || FindWrittenDate(value, &date)) {
      *info->mutable_date() = date;
    }
  } else if (key == "publication" || key == "publisher" || key == "journal") {
    info->set_publisher(std::string(Unquoted(value)));
  }
}

}  // namespace

uint64_t ReadFrontMatter(DocumentText* doc) {
  const absl::string_view source = doc->source;
  size_t start = absl::StartsWith(source, "\xEF\xBB\xBF") ? 3 : 0;
  const absl::string_view fence = source.substr(start, 3);
  if (fence != "---" && fence != "+++") return 0;
  std::string key;  // of the list that is being read
  size_t at = source.find('\n', start);
  if (at == absl::string_view::npos ||
      !absl::StripAsciiWhitespace(source.substr(start + 3, at - start - 3)).empty()) {
    return 0;
  }
  Document info;
  // A head that goes on for long is no head.
  for (int count = 0; count < 500 && at != absl::string_view::npos; ++count) {
    const size_t begin = at + 1;
    at = source.find('\n', begin);
    absl::string_view line = source.substr(begin, at == absl::string_view::npos ? at : at - begin);
    line = absl::StripTrailingAsciiWhitespace(line);
    if (line == fence || (fence == "---" && line == "...")) {
      doc->info.MergeFrom(info);
      return at == absl::string_view::npos ? source.size() : at + 1;
    }
    const absl::string_view entry = absl::StripLeadingAsciiWhitespace(line);
    if (absl::StartsWith(entry, "- ")) {
      Set(key, entry.substr(2), &info);
      continue;
    }
    const size_t colon = entry.find(fence == "---" ? ':' : '=');
    if (colon == absl::string_view::npos || entry.size() < line.size()) continue;  // nested
    key = absl::AsciiStrToLower(absl::StripAsciiWhitespace(entry.substr(0, colon)));
    Set(key, entry.substr(colon + 1), &info);
  }
  return 0;
}

}  // namespace dateline
