#include "gate/suppression.h"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "base/suggest.h"
#include "gate/comment_scan.h"
#include "gate/evidence.h"
#include "gate/glob.h"
#include "gate/textproto.h"

namespace dateline {
namespace {

constexpr absl::string_view kWord = "dateline-ignore";
constexpr absl::string_view kFileWord = "dateline-ignore-file";

Notice MakeNotice(const std::string& path, int line, const std::string& text) {
  Notice notice;
  notice.set_level(Notice::WARNING);
  notice.set_path(path);
  notice.set_line(line);
  notice.set_text(text);
  return notice;
}

std::vector<std::string> SplitRules(absl::string_view text) {
  std::vector<std::string> rules;
  for (absl::string_view rule :
       absl::StrSplit(text, absl::ByAnyChar(", \t\r\n"), absl::SkipEmpty())) {
    rules.emplace_back(rule);
  }
  return rules;
}

// "dateline-ignore RULE: reason" -> the scope's rules and reason; an error text, empty when fine.
std::string ParseComment(absl::string_view text, Scope* scope, bool* whole_file) {
  text = absl::StripAsciiWhitespace(text);
  *whole_file = absl::ConsumePrefix(&text, kFileWord);
  if (!*whole_file && !absl::ConsumePrefix(&text, kWord)) return "";
  const size_t colon = text.find(':');
  scope->rules = SplitRules(text.substr(0, colon));
  const absl::string_view reason =
      colon == absl::string_view::npos ? "" : absl::StripAsciiWhitespace(text.substr(colon + 1));
  scope->reason = CollapseSpace(reason);
  const absl::string_view word = *whole_file ? kFileWord : kWord;
  if (scope->rules.empty())
    return absl::StrCat(word, " names no rule; write ", word, " RULE: reason");
  if (scope->reason.empty()) {
    return absl::StrCat(word, " gives no reason and does not count; write ", word, " ",
                        scope->rules[0], ": reason");
  }
  return "";
}

// Whether a place lies in a scope.
class Matcher {
 public:
  explicit Matcher(const SuppressionList& list) : list_(list) {}

  bool Covers(const Scope& scope, const Location& place, absl::string_view quote) {
    if (scope.glob ? !GlobCovers(scope.file, place.path()) : scope.file != place.path()) {
      return false;
    }
    if (!scope.quote.empty() && !absl::StrContains(CollapseSpace(quote), scope.quote)) return false;
    if (scope.end == 0) return true;
    const uint64_t begin = place.byte_offset();
    const uint64_t end = begin + std::max<int64_t>(place.byte_length(), 1);
    return begin < scope.end && scope.begin < end;
  }

 private:
  bool GlobCovers(const std::string& glob, const std::string& path) {
    const auto [it, added] = relative_.emplace(path, "");
    if (added) {
      namespace fs = std::filesystem;
      const fs::path absolute = (fs::path(list_.cwd) / path).lexically_normal();
      it->second = absolute.lexically_relative(list_.folder).generic_string();
    }
    return GlobMatches(glob, it->second);
  }

  const SuppressionList& list_;
  absl::flat_hash_map<std::string, std::string> relative_;
};

// Finds the scope that a finding is suppressed by.
class Applier {
 public:
  Applier(const SuppressionList& list, const Report& report)
      : list_(list), matcher_(list), claims_(ClaimIndex(report)), used_(list.scopes.size()) {
    for (size_t i = 0; i < list.scopes.size(); ++i) {
      for (const std::string& rule : list.scopes[i].rules) by_rule_[rule].push_back(i);
    }
  }

  // The reason; empty when it stays.
  std::string ReasonFor(const Finding& finding) {
    if (finding.kind() == Finding::AGREEMENT) return "";
    const std::vector<size_t> scopes = ScopesFor(finding.rule());
    if (scopes.empty()) return "";
    std::vector<std::vector<int>> readings;
    int first = -1;
    for (const Reading& reading : finding.readings()) {
      std::vector<int>& of = readings.emplace_back();
      for (const std::string& id : reading.claims()) {
        of.push_back(ScopeOf(scopes, id));
        if (first < 0) first = of.back();
      }
    }
    for (const Finding::Place& place : finding.locations()) {
      const int scope = ScopeAt(scopes, place.location(), place.quote());
      if (first < 0) first = scope;
    }
    if (first < 0 || !AllPairsCovered(finding, readings)) return "";
    return list_.scopes[first].reason;
  }

  bool used(size_t scope) const { return used_[scope]; }

 private:
  std::vector<size_t> ScopesFor(const std::string& rule) const {
    std::vector<size_t> scopes;
    for (const std::string& name : {rule, std::string("all")}) {
      const auto found = by_rule_.find(name);
      if (found != by_rule_.end())
        scopes.insert(scopes.end(), found->second.begin(), found->second.end());
    }
    std::sort(scopes.begin(), scopes.end());
    return scopes;
  }

  int ScopeAt(const std::vector<size_t>& scopes, const Location& place, absl::string_view quote) {
    for (size_t i : scopes) {
      if (!matcher_.Covers(list_.scopes[i], place, quote)) continue;
      used_[i] = true;
      return static_cast<int>(i);
    }
    return -1;
  }

  int ScopeOf(const std::vector<size_t>& scopes, const std::string& id) {
    const auto found = claims_.find(id);
    if (found == claims_.end()) return -1;
    const Claim& claim = *found->second;
    const int scope = ScopeAt(scopes, claim.location(), claim.quote());
    return scope >= 0 ? scope : ScopeAt(scopes, claim.quote_location(), claim.quote());
  }

  // No two statements that oppose each other are both outside every scope.
  static bool AllPairsCovered(const Finding& finding,
                              const std::vector<std::vector<int>>& readings) {
    const auto has_open = [](const std::vector<int>& reading) {
      return std::find(reading.begin(), reading.end(), -1) != reading.end();
    };
    for (int i = 0; i < finding.readings_size(); ++i) {
      for (int j : finding.readings(i).conflicts_with()) {
        if (j < 0 || j >= finding.readings_size()) continue;
        if (has_open(readings[i]) && has_open(readings[j])) return false;
      }
    }
    return true;
  }

  const SuppressionList& list_;
  Matcher matcher_;
  ClaimMap claims_;
  std::vector<bool> used_;
  absl::flat_hash_map<std::string, std::vector<size_t>> by_rule_;
};

std::string UnknownRule(const Scope& scope, const std::vector<std::string>& rules) {
  if (rules.empty()) return "";
  for (const std::string& rule : scope.rules) {
    if (rule == "all" || std::find(rules.begin(), rules.end(), rule) != rules.end()) continue;
    const std::string hint = DidYouMean(rule, rules);
    return absl::StrCat(kWord, ": no such rule: ", rule,
                        hint.empty() ? "; docs/rules.md lists all" : hint);
  }
  return "";
}

}  // namespace

void FindInlineSuppressions(absl::string_view bytes, const std::string& path,
                            absl::string_view format, SuppressionList* list) {
  const bool markdown = format == "markdown";
  if (!markdown && format != "html") return;
  size_t counted = 0;
  int line = 1;
  for (const Comment& comment : CommentsWith(bytes, kWord, markdown)) {
    if (!absl::StartsWith(absl::StripAsciiWhitespace(comment.text), kWord)) continue;
    line +=
        static_cast<int>(std::count(bytes.begin() + counted, bytes.begin() + comment.begin, '\n'));
    counted = comment.begin;
    Scope scope;
    scope.path = scope.file = path;
    scope.line = line;
    bool whole_file = false;
    const std::string wrong = ParseComment(comment.text, &scope, &whole_file);
    if (!wrong.empty()) {
      list->notices.push_back(MakeNotice(path, line, wrong));
      continue;
    }
    if (!whole_file) {
      std::tie(scope.begin, scope.end) =
          markdown ? MarkdownScope(bytes, comment) : HtmlScope(bytes, comment);
      if (scope.end == 0) scope.end = scope.begin + 1;
    }
    list->scopes.push_back(std::move(scope));
  }
}

bool ReadSidecar(absl::string_view text, const std::string& name, SuppressionList* list,
                 std::vector<std::string>* mistakes) {
  const size_t before = mistakes->size();
  Suppressions sidecar;
  TextprotoLines lines;
  ParseTextproto(text, name, &sidecar, &lines, mistakes);
  for (int i = 0; i < sidecar.ignore_size(); ++i) {
    const Suppression& ignore = sidecar.ignore(i);
    Scope scope;
    scope.path = name;
    scope.line = lines.LineOf({{"ignore", i}});
    scope.file = ignore.file();
    scope.glob = true;
    scope.quote = CollapseSpace(ignore.quote());
    scope.rules = SplitRules(ignore.rule());
    scope.reason = CollapseSpace(ignore.reason());
    const std::string at = absl::StrCat(name, ":", scope.line, ": ");
    if (const absl::Status glob = CheckGlob(scope.file); !glob.ok()) {
      mistakes->push_back(absl::StrCat(at, "file: ", glob.message()));
    }
    if (scope.rules.empty()) {
      mistakes->push_back(absl::StrCat(at, "no rule; name one of docs/rules.md, or \"all\""));
    }
    if (scope.reason.empty()) mistakes->push_back(absl::StrCat(at, "no reason; say why it stands"));
    list->scopes.push_back(std::move(scope));
  }
  return mistakes->size() == before;
}

void ApplySuppressions(const std::vector<std::string>& rules, const SuppressionList& list,
                       Report* report) {
  for (const Notice& notice : list.notices) *report->add_notices() = notice;
  if (list.scopes.empty()) return;
  Applier applier(list, *report);
  for (Finding& finding : *report->mutable_findings()) {
    const std::string reason = applier.ReasonFor(finding);
    if (!reason.empty()) finding.set_suppressed_because(reason);
  }
  for (size_t i = 0; i < list.scopes.size(); ++i) {
    const Scope& scope = list.scopes[i];
    const std::string unknown = UnknownRule(scope, rules);
    if (!unknown.empty()) {
      *report->add_notices() = MakeNotice(scope.path, scope.line, unknown);
    } else if (!applier.used(i)) {
      *report->add_notices() =
          MakeNotice(scope.path, scope.line, "this suppression suppresses nothing; remove it");
    }
  }
}

}  // namespace dateline
