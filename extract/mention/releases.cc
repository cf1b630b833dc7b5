#include "extract/mention/releases.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/release_context.h"

namespace dateline::mention {
namespace {

bool IsOneOf(absl::string_view word, std::initializer_list<absl::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr size_t kLongNumber = 5;  // '22.04' is hardly a measure

// Table and column.
using ReleaseHeads = absl::flat_hash_set<std::pair<int32_t, int32_t>>;

struct Version {
  Span span;
  int32_t sentence = -1;
  int parts = 0;          // numbers between dots
  bool prefixed = false;  // "v2"
  std::string shape;      // "99.99": digits of each part
  bool strong = false;
};

// The version number that starts at text[at]: v? digits (. digits)*, with a -rc1 or -beta.2 behind
// it; parts == 0: none.
Version ReadVersion(absl::string_view text, uint32_t at, uint32_t end) {
  Version version;
  uint32_t i = at;
  if (text[i] == 'v' || text[i] == 'V') {
    version.prefixed = true;
    ++i;
  }
  while (i < end && absl::ascii_isdigit(text[i])) {
    if (version.parts > 0) version.shape.push_back('.');
    ++version.parts;
    for (; i < end && absl::ascii_isdigit(text[i]); ++i) version.shape.push_back('9');
    version.span = {at, i};
    if (i + 1 >= end || text[i] != '.' || !absl::ascii_isdigit(text[i + 1])) break;
    ++i;
  }
  if (version.parts == 0) return version;
  for (absl::string_view tail : {"-rc", "-beta", "-alpha", "rc", "beta", "alpha", "b"}) {
    if (!absl::StartsWith(text.substr(i, end - i), tail)) continue;
    uint32_t j = i + static_cast<uint32_t>(tail.size());
    while (j < end && (absl::ascii_isdigit(text[j]) || text[j] == '.')) ++j;
    while (text[j - 1] == '.') --j;  // the sentence's full stop
    if (j > i + tail.size()) version.span.end = j;
    break;
  }
  // A number that goes on is something else: "1,000", "5th", "12.5%".
  const uint32_t after = version.span.end;
  if (after < end && (absl::ascii_isalnum(text[after]) || text[after] == '%')) version.parts = 0;
  return version;
}

// "12.10.2019", "2019.10.12": a numeric date has the shape of a release.
bool LooksLikeDate(const Version& version) {
  return version.parts == 3 &&
         (absl::StartsWith(version.shape, "9999.") || absl::EndsWith(version.shape, ".9999"));
}

// 'Series | Released' over the cell of a table that holds the number alone.
bool IsUnderReleaseHead(const DocumentText& doc, const ReleaseHeads& heads, int block,
                        Span number) {
  const Block& cell = doc.blocks[block];
  return cell.table >= 0 && cell.kind == BlockKind::kTableCell && number == cell.span &&
         heads.contains({cell.table, cell.column});
}

bool IsStrong(absl::string_view text, const Version& version, Span sentence) {
  const ReleaseContext context = ReadReleaseContext(text, version.span, sentence);
  const bool named = IsReleaseWord(context.before) && context.before != "series";
  const bool called =
      IsOneOf(context.behind, {"lts", "beta", "alpha", "release", "releases", "series"});
  const bool bracketed = version.span.begin > sentence.begin && context.sign == '[';
  if (version.prefixed) return true;
  if (version.parts == 1) return named && version.shape.size() <= 3;
  // 'We tagged 4.10 today.'
  if (IsOneOf(context.before, {"tag", "tagged", "released", "shipped", "ship", "ships"}) &&
      CountsNothing(context, version.shape.size() >= kLongNumber)) {
    return true;
  }
  if (named || called || bracketed || IsDoneInRelease(context)) return true;
  return version.parts >= 3 && !LooksLikeDate(version) && version.span.begin > sentence.begin;
}

// The columns of tables that have a word for releases in their heads.
ReleaseHeads FindReleaseHeads(const DocumentText& doc) {
  ReleaseHeads heads;
  for (const Block& block : doc.blocks) {
    if (block.kind != BlockKind::kTableHeader || block.row != 0) continue;
    const std::string head = absl::AsciiStrToLower(block.span.In(doc.text));
    if (IsReleaseWord(head)) heads.insert({block.table, block.column});
  }
  return heads;
}

void CollectVersions(const DocumentText& doc, const std::vector<Sentence>& sentences,
                     std::vector<Version>* versions) {
  const ReleaseHeads heads = FindReleaseHeads(doc);
  const absl::string_view text = doc.text;
  for (int s = 0; s < static_cast<int>(sentences.size()); ++s) {
    const Sentence& sentence = sentences[s];
    if (!IsProse(doc.blocks[sentence.block].kind)) continue;
    for (uint32_t i = sentence.span.begin; i < sentence.span.end; ++i) {
      const bool start = absl::ascii_isdigit(text[i]) ||
                         ((text[i] == 'v' || text[i] == 'V') && i + 1 < sentence.span.end &&
                          absl::ascii_isdigit(text[i + 1]));
      if (!start) continue;
      const bool joined = i > sentence.span.begin && (absl::ascii_isalnum(text[i - 1]) ||
                                                      text[i - 1] == '.' || text[i - 1] == ',');
      Version version = ReadVersion(text, i, sentence.span.end);
      uint32_t end = std::max(version.span.end, i + 1);
      while (end < sentence.span.end && absl::ascii_isdigit(text[end])) ++end;
      if (version.parts > 0 && !joined) {
        version.sentence = s;
        version.strong =
            IsStrong(text, version, sentence.span) ||
            (version.parts >= 2 && IsUnderReleaseHead(doc, heads, sentence.block, version.span));
        if (version.strong || version.parts >= 2) versions->push_back(version);
      }
      i = end - 1;
    }
  }
}

// What the document's releases look like.
struct KnownReleases {
  absl::flat_hash_set<std::string> numbers, shapes;
  bool patched = false;  // some have three parts: '2.4' beside them is one of two

  void Add(absl::string_view text, const Version& version) {
    numbers.insert(NormalizedVersion(version.span.In(text)));
    if (!version.prefixed && version.parts >= 2) shapes.insert(version.shape);
    patched |= version.parts >= 3;
  }
};

// Whether a number that nothing calls a release is one of them where it stands.
bool IsOneMore(absl::string_view text, const Version& version, Span sentence,
               const KnownReleases& known) {
  const ReleaseContext context = ReadReleaseContext(text, version.span, sentence);
  const bool met = known.numbers.contains(NormalizedVersion(version.span.In(text)));
  // 'at 3.2' is a value or a time of day.
  if (context.before == "at" && !met) return false;
  const bool like = met || known.shapes.contains(version.shape) ||
                    (known.patched && version.parts == 2 && !context.name_before);
  if (like && CountsNothing(context, met || version.shape.size() >= kLongNumber)) return true;
  // 'Vega 4.1 nodes'
  const PhraseMatch behind = FindPhrase(context.behind);
  return met && context.name_before && !FindPhrase(context.before).Has(LexTable::kReference) &&
         !behind.Has(LexTable::kNumberWord) && !behind.Has(LexTable::kUnit);
}

// Which of the numbers are releases.
std::vector<bool> AreReleases(absl::string_view text, const std::vector<Sentence>& sentences,
                              const std::vector<Version>& versions) {
  KnownReleases known;
  for (const Version& version : versions) {
    if (version.strong) known.Add(text, version);
  }
  std::vector<bool> is_one(versions.size());
  // Twice, so that what is known from a later place counts.
  for (size_t i = 0; i < 2 * versions.size(); ++i) {
    const size_t at = i % versions.size();
    const Version& version = versions[at];
    if (is_one[at]) continue;
    is_one[at] =
        version.strong || IsOneMore(text, version, sentences[version.sentence].span, known);
    if (is_one[at]) known.numbers.insert(NormalizedVersion(version.span.In(text)));
  }
  return is_one;
}

}  // namespace

std::string NormalizedVersion(absl::string_view text) {
  std::string lower = absl::AsciiStrToLower(text);
  absl::string_view body = lower;
  std::vector<absl::string_view> parts = absl::StrSplit(absl::StripPrefix(body, "v"), '.');
  if (parts.size() == 1) return lower;  // "v1" is a name of its own
  while (parts.size() > 2 && parts.back() == "0") parts.pop_back();
  return absl::StrJoin(parts, ".");
}

void FindReleases(const DocumentText& doc, const std::vector<Sentence>& sentences, Mentions* out) {
  std::vector<Version> versions;
  CollectVersions(doc, sentences, &versions);
  const std::vector<bool> is_one = AreReleases(doc.text, sentences, versions);
  absl::flat_hash_map<std::string, int> entity_of;
  std::vector<Mention> found;
  for (size_t i = 0; i < versions.size(); ++i) {
    const Version& version = versions[i];
    if (!is_one[i]) continue;
    const std::string number = NormalizedVersion(version.span.In(doc.text));
    // A name that was found already knows better: 'Apache-2.0'.
    const auto name =
        std::partition_point(out->names.begin(), out->names.end(),
                             [&](const Mention& m) { return m.span.end <= version.span.begin; });
    if (name != out->names.end() && name->span.begin < version.span.end) continue;
    const auto [slot, fresh] = entity_of.emplace(number, static_cast<int>(out->entities.size()));
    if (fresh) {
      Entity& entity = out->entities.emplace_back();
      entity.set_id(absl::StrCat("release:", number));
      entity.set_name(std::string(version.span.In(doc.text)));
      entity.set_kind(RELEASE);
    }
    Mention mention;
    mention.span = version.span;
    mention.sentence = version.sentence;
    mention.entity = slot->second;
    found.push_back(mention);
  }
  const size_t before = out->names.size();
  out->names.insert(out->names.end(), found.begin(), found.end());
  std::inplace_merge(out->names.begin(), out->names.begin() + before, out->names.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
}

}  // namespace dateline::mention
