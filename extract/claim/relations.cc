// Relations between the events of a document.
#include <algorithm>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/civil.h"
#include "base/strings.h"
#include "extract/claim/event_lexicon.h"
#include "extract/claim/sources.h"
#include "extract/language/analyzer.h"

namespace dateline {
namespace {

// How many claims back an event phrase ('after the treaty') looks for the event it names.
constexpr int kMaxBack = 200;
// 'After the battle', without a name of the event, means one that was told not long ago.
constexpr int kMaxBackUnnamed = 30;

// What an event phrase names: the class and the family of its eventive words.
struct Named {
  std::vector<std::string> families;
  std::vector<std::string> classes;
  std::vector<std::string> words;  // folded
};

Named ReadPhrase(absl::string_view phrase) {
  Named named;
  for (absl::string_view word : absl::StrSplit(Fold(phrase), ' ', absl::SkipEmpty())) {
    named.words.emplace_back(word);
    const std::string noun = Lemma(word, Upos::kNoun), verb = Lemma(word, Upos::kVerb);
    if (const EventClass* c = EventLexicon::Default().OfNoun(noun)) {
      named.classes.push_back(c->name);
      named.families.emplace_back(FamilyOf(noun, Upos::kNoun));
    } else if (const EventClass* c = EventLexicon::Default().OfVerb(verb)) {
      named.classes.push_back(c->name);
      named.families.emplace_back(FamilyOf(verb, Upos::kVerb));
    }
  }
  return named;
}

int Match(const Named& named, bool near, const Claim& claim) {
  const EventMention& event = claim.event();
  int score = 0;
  for (const std::string& family : named.families) score += family == event.family() ? 3 : 0;
  for (const std::string& name : named.classes) score += name == event.event_class() ? 2 : 0;
  if (score == 0) return 0;
  const int kind = score;
  for (const Participant& participant : claim.participants()) {
    const std::string name = absl::StrCat(" ", Fold(participant.entity().name()), " ");
    for (const std::string& word : named.words) {
      score += word.size() > 3 && name.find(absl::StrCat(" ", word, " ")) != std::string::npos;
    }
  }
  return near || score > kind ? score : 0;
}

// The dated claim before `at` that an event phrase names best, the latest of equals; -1: none with
// more than `least`.
int FindNamed(const std::vector<Claim>& claims, int at, absl::string_view phrase, int least = 0) {
  const Named named = ReadPhrase(phrase);
  int best = -1, best_score = least;
  for (int i = at - 1; i >= 0 && i >= at - kMaxBack; --i) {
    if (!claims[i].date().has_earliest() || !claims[i].date().has_latest()) continue;
    const int score = Match(named, i >= at - kMaxBackUnnamed, claims[i]);
    if (score > best_score) best = i, best_score = score;
  }
  return best;
}

// Where the count cannot be made in the calendar: the anchor's bounds and the distance, at the
// coarser grain.
void SetDistantDate(const TimeExpression& time, const Claim& anchor, TimeValue* date) {
  const int32_t from = anchor.date().earliest() + *time.offset_min;
  const int32_t to = anchor.date().latest() + *time.offset_max;
  const CivilDay first = CivilFromDayNumber(from), last = CivilFromDayNumber(to);
  const Grain grain = std::max(time.grain, anchor.date().grain());
  if (first.year < 0 || last.year > 9999) return;
  const auto pad = [](int64_t n, int width) {
    std::string s = absl::StrCat(n);
    return s.size() < width ? std::string(width - s.size(), '0') + s : s;
  };
  const auto year = [&](const CivilDay& d) { return pad(d.year, 4); };
  const auto month = [&](const CivilDay& d) { return absl::StrCat(year(d), "-", pad(d.month, 2)); };
  const auto day = [&](const CivilDay& d) { return absl::StrCat(month(d), "-", pad(d.day, 2)); };
  std::string a, b;
  CivilDay low = first, high = last;
  if (grain <= WEEK) {
    a = day(first), b = day(last);
  } else if (grain <= MONTH) {
    a = month(first), b = month(last);
    low.day = 1, high.day = DaysInMonth(high.year, high.month);
  } else {
    a = year(first), b = year(last);
    low.month = low.day = 1, high.month = 12, high.day = 31;
  }
  date->set_edtf(a == b ? a : absl::StrCat(a, "/", b));
  date->set_earliest(DayNumber(low.year, low.month, low.day));
  date->set_latest(DayNumber(high.year, high.month, high.day));
  date->set_grain(grain);
  if (date->kind() == TIME_KIND_UNSPECIFIED) date->set_kind(POINT_IN);
  date->set_resolution(RELATIVE);
}

// 'three years after the wedding': counted from the wedding's date.
void Resolve(const TimeExpression& time, const Claim& anchor, Claim* claim) {
  TimeValue* date = claim->mutable_date();
  if (!date->edtf().empty() || !time.offset_min || !time.offset_max) return;
  if (!ResolveAnchor(time, anchor.date(), date)) SetDistantDate(time, anchor, date);
  if (date->edtf().empty()) return;
  TimeSource* source = date->mutable_source();
  source->set_text(anchor.date().text());
  source->set_line(anchor.location().line());
  source->set_byte_offset(anchor.location().byte_offset());
  source->set_byte_length(anchor.location().byte_length());
  claim->set_confidence(claim->confidence() * 0.8);
}

void Relate(const DocumentAnalysis& all, const TimeExpression& time, const Claim* anchor,
            Claim* claim) {
  TemporalRelation* relation = claim->add_relations();
  const int32_t low = std::min(*time.offset_min, *time.offset_max);
  const int32_t high = std::max(*time.offset_min, *time.offset_max);
  if (low == 0 && high == 0) {
    relation->set_kind(TemporalRelation::SAME_TIME);
  } else if (low >= 0) {
    relation->set_kind(TemporalRelation::AFTER);
    relation->set_min_days(low);
    relation->set_max_days(high);
  } else {
    relation->set_kind(TemporalRelation::BEFORE);
    relation->set_min_days(-high);
    relation->set_max_days(-low);
  }
  if (anchor != nullptr) {
    relation->set_claim(anchor->id());
    *relation->mutable_date() = anchor->date();
  }
  if (time.anchor_phrase) relation->set_event_text(CollapseSpace(time.anchor_phrase->In(all.doc.text)));
  relation->set_text(CollapseSpace(time.span.In(all.doc.text)));
  *relation->mutable_location() = LocationOf(all.doc, time.span);
}

// Orders that the text states: looks for the claim of the event that each names.
void FindOrders(std::vector<Claim>* claims) {
  // Kind, family and one participant: a clause of order names its event in full.
  constexpr int kSure = 5;
  for (int i = 0; i < claims->size(); ++i) {
    for (TemporalRelation& relation : *(*claims)[i].mutable_relations()) {
      if (relation.event_text().empty() || !relation.claim().empty()) continue;
      if (relation.kind() != TemporalRelation::BEFORE && relation.kind() != TemporalRelation::AFTER) {
        continue;
      }
      // 'only after that': what was told last.
      const bool that = relation.event_text() == "that" || relation.event_text() == "this";
      int anchor = -1;
      if (that) {
        for (int k = i - 1; k >= 0 && anchor < 0; --k) anchor = (*claims)[k].has_date() ? k : -1;
      } else {
        anchor = FindNamed(*claims, i, relation.event_text(), kSure);
      }
      if (anchor < 0) continue;
      relation.set_claim((*claims)[anchor].id());
      *relation.mutable_date() = (*claims)[anchor].date();
    }
  }
}

}  // namespace

void AddRelations(const DocumentAnalysis& all, std::vector<Claim>* claims) {
  absl::flat_hash_map<int64_t, const TimeExpression*> at_place;
  absl::flat_hash_map<int64_t, int> claim_at;
  for (const TimeExpression& time : all.times) {
    at_place[SourceOffset(all.doc, time.span.begin)] = &time;
  }
  for (int i = 0; i < claims->size(); ++i) {
    if ((*claims)[i].has_date()) claim_at.emplace((*claims)[i].location().byte_offset(), i);
  }
  for (int i = 0; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    if (!claim.has_date() || claim.date_carried_over()) continue;
    const auto found = at_place.find(claim.location().byte_offset());
    if (found == at_place.end()) continue;
    const TimeExpression& time = *found->second;
    if (!time.offset_min || !time.offset_max) continue;
    // '45 years later, in December 1994': the date behind says what the words mean; they are not
    // counted from it.
    if (time.source && time.source->begin > time.span.begin) continue;
    int anchor = -1;
    if (time.anchor_phrase) {
      anchor = FindNamed(*claims, i, time.anchor_phrase->In(all.doc.text));
    } else if (time.source) {
      const auto source = claim_at.find(SourceOffset(all.doc, time.source->begin));
      if (source != claim_at.end() && source->second != i) anchor = source->second;
    }
    if (anchor >= 0) Resolve(time, (*claims)[anchor], &claim);
    Relate(all, time, anchor >= 0 ? &(*claims)[anchor] : nullptr, &claim);
  }
  FindOrders(claims);
}

}  // namespace dateline
