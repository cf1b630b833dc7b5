#include "extract/extract.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "extract/claim/build.h"
#include "extract/claim/guided_parse.h"
#include "extract/claim/heading_dates.h"
#include "extract/language/analyzer.h"
#include "extract/mention/mention.h"
#include "extract/mention/name_forms.h"

namespace dateline {
namespace {

// Says once that a document is in another language. Its tables and dates are still read, and the
// sentences in it that are English.
bool CheckLanguage(DocumentText* doc) {
  if (LooksEnglish(doc->text)) return true;
  Notice* notice = doc->info.add_notices();
  notice->set_level(Notice::WARNING);
  notice->set_path(doc->info.path());
  notice->set_text(
      "does not read as English: claims are taken from its tables and from English "
      "sentences alone");
  return false;
}

// Says how many sentences without an end were cut into parts.
std::vector<Sentence> SplitSentences(DocumentText* doc) {
  int cut = 0;
  std::vector<Sentence> sentences = Analyzer::Default().Split(*doc, &cut);
  if (cut == 0) return sentences;
  Notice* notice = doc->info.add_notices();
  notice->set_level(Notice::NOTE);
  notice->set_path(doc->info.path());
  notice->set_text(absl::StrCat(cut, cut == 1 ? " sentence" : " sentences", " of more than ",
                                Analyzer::kMaxParsed, " words without an end: read in parts"));
  return sentences;
}

// Parses the sentences that can hold a claim; the others keep their tokens alone.
void ParseCandidates(const DocumentAnalysis& all, bool english, std::vector<Sentence>* sentences) {
  const DocumentText& doc = all.doc;
  const std::vector<TimeExpression>& times = all.times;
  const HeadingDates headings(doc, times);
  const std::vector<bool> can_hold = CanHoldClaims(all);
  std::vector<Span> dates;
  auto time = times.begin();
  for (Sentence& sentence : *sentences) {
    while (time != times.end() && time->span.end <= sentence.span.begin) ++time;
    dates.clear();
    for (auto t = time; t != times.end() && t->span.begin < sentence.span.end; ++t) {
      // 'three weeks after the vote' is one phrase with the event that it counts from.
      Span phrase = t->span;
      if (t->anchor_phrase && t->anchor_phrase->end <= sentence.span.end) {
        phrase.end = std::max(phrase.end, t->anchor_phrase->end);
      }
      dates.push_back(phrase);
    }
    constexpr int kFewWords = 4;
    if (!english && !LooksEnglish(sentence.span.In(doc.text), kFewWords)) continue;
    const Block& block = doc.blocks[sentence.block];
    const bool entry = block.table >= 0 || (block.kind == BlockKind::kListItem &&
                                            headings.Of(sentence.block) != nullptr);
    if (IsProse(block.kind) && (entry || can_hold[&sentence - sentences->data()])) {
      ParseGuided(doc.text, dates, &sentence);
    }
  }
}

void FillCoverage(const std::vector<Sentence>& sentences, const std::vector<TimeExpression>& times,
                  int claims, Coverage* coverage) {
  int words = 0;
  for (const Sentence& sentence : sentences) words += static_cast<int>(sentence.tokens.size());
  coverage->set_sentences(static_cast<int>(sentences.size()));
  coverage->set_words(words);
  coverage->set_dates_seen(static_cast<int>(times.size()));
  int understood = 0;
  for (const TimeExpression& time : times) {
    understood += !time.edtf.empty() || !time.timex_value.empty();
  }
  coverage->set_dates_understood(understood);
  coverage->set_claims(claims);
}

}  // namespace

absl::StatusOr<Extraction> ExtractClaims(std::string bytes, absl::string_view path,
                                         const ExtractOptions& options) {
  absl::StatusOr<DocumentText> doc = ReadDocument(std::move(bytes), path, options.read);
  if (!doc.ok()) return doc.status();
  const bool english = CheckLanguage(&*doc);
  TimeReading reading = TimeReading::kAuto;
  std::vector<TimeExpression> times = TagTimes(*doc, options.time, &reading);
  // What stands in code is an example of a date, '`2023-02-30`'.
  times.erase(std::remove_if(times.begin(), times.end(),
                             [&](const TimeExpression& t) { return InCode(*doc, t.span.begin); }),
              times.end());
  std::vector<Sentence> sentences = SplitSentences(&*doc);
  const Mentions mentions = FindMentions(*doc, sentences);
  const DocumentAnalysis all{*doc, sentences, times, mentions};
  ParseCandidates(all, english, &sentences);
  std::vector<Claim> claims = BuildClaims(all, {options.explain});

  Extraction extraction;
  Document* info = extraction.mutable_document();
  *info = doc->info;
  info->set_reading(reading == TimeReading::kReport ? "report" : "narrative");
  AddNameForms(*doc, sentences, mentions, info);
  FillCoverage(sentences, times, static_cast<int>(claims.size()), info->mutable_coverage());
  for (Claim& claim : claims) *extraction.add_claims() = std::move(claim);
  return extraction;
}

}  // namespace dateline
