// Relations between the events of a document.
#include <algorithm>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
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
  // 'the recall', 'her report': no class knows it, but a verb may be of its family.
  for (const std::string& word : named.words) {
    if (!named.families.empty()) break;
    const std::string noun = Lemma(word, Upos::kNoun);
    const absl::string_view family = FamilyOf(noun, Upos::kNoun);
    if (word.size() > 3 && family != noun) named.families.emplace_back(family);
    if (word.size() > 3 && family == noun && Lemma(word, Upos::kVerb) == noun)
      named.families.push_back(noun);
  }
  return named;
}

int Match(const Named& named, bool near, const Claim& claim) {
  const EventMention& event = claim.event();
  int score = 0;
  for (const std::string& family : named.families) score += family == event.family() ? 3 : 0;
  for (const std::string& name : named.classes) {
    score += name == event.event_class()                        ? 2
             : name == "battle" && event.event_class() == "war" ? 1
                                                                : 0;
  }
  // 'dictated a peace ... two years after the peace'
  if (!event.object().empty()) {
    score += 2 * std::count(named.words.begin(), named.words.end(), event.object());
  }
  // 'The revolt broke out': what happens to a happening is of its kind.
  for (const Participant& participant : claim.participants()) {
    absl::string_view noun = participant.entity().id();
    if (participant.role() == CONTEXT || !absl::ConsumePrefix(&noun, "noun:")) continue;
    const absl::string_view family = FamilyOf(noun, Upos::kNoun);
    for (const std::string& named_family : named.families) score += named_family == family ? 2 : 0;
  }
  if (score == 0) return 0;
  const int kind = score;
  for (const Participant& participant : claim.participants()) {
    if (absl::StartsWith(participant.entity().id(), "noun:")) continue;
    const std::string name = absl::StrCat(" ", Fold(participant.entity().name()), " ");
    for (const std::string& word : named.words) {
      score += word.size() > 3 && name.find(absl::StrCat(" ", word, " ")) != std::string::npos;
    }
  }
  return near || score > kind ? score : 0;
}

bool HasBounds(const Claim& claim) {
  return claim.date().has_earliest() && claim.date().has_latest();
}

bool IsPronoun(absl::string_view phrase) {
  return phrase == "it" || phrase == "that" || phrase == "this" || phrase == "then";
}

// The dated claim before `at` that an event phrase names best, the latest of equals; -1: none with
// more than `least`.
int FindNamed(const std::vector<Claim>& claims, int at, absl::string_view phrase, int least = 0) {
  const Named named = ReadPhrase(phrase);
  int best = -1, best_score = least;
  for (int i = at - 1; i >= 0 && i >= at - kMaxBack; --i) {
    if (!HasBounds(claims[i])) continue;
    const int score = Match(named, i >= at - kMaxBackUnnamed, claims[i]);
    if (score > best_score) best = i, best_score = score;
  }
  return best;
}

// 'eleven months after 4.0': the release of that number; -1: no such claim.
int FindRelease(const std::vector<Claim>& claims, absl::string_view phrase) {
  const std::string name = Fold(phrase.substr(0, phrase.find(' ')));
  if (name.empty() || !absl::ascii_isdigit(name[0])) return -1;
  for (int i = 0; i < static_cast<int>(claims.size()); ++i) {
    if (claims[i].event().event_class() != "release" || !HasBounds(claims[i])) continue;
    for (const Participant& participant : claims[i].participants()) {
      if (participant.role() != CONTEXT && participant.entity().kind() == RELEASE &&
          Fold(participant.entity().name()) == name) {
        return i;
      }
    }
  }
  return -1;
}

// 'the second son came a year after [[Anna]]', 'two years after [[Lima did]]': the same happened to
// the one who is named; -1: no such claim.
int FindDoneBy(const std::vector<Claim>& claims, int at, absl::string_view phrase) {
  for (const absl::string_view did : {" did", " had", " was", " were"}) {
    absl::ConsumeSuffix(&phrase, did);
  }
  const std::string name = Fold(phrase);
  const EventMention& event = claims[at].event();
  for (int i = at - 1; i >= 0 && i >= at - kMaxBackUnnamed; --i) {
    const EventMention& other = claims[i].event();
    const bool same = (!event.head().empty() && event.head() == other.head()) ||
                      (!event.family().empty() && event.family() == other.family());
    if (!same || !HasBounds(claims[i])) continue;
    for (const Participant& participant : claims[i].participants()) {
      if (participant.role() != CONTEXT && Fold(participant.entity().name()) == name) return i;
    }
  }
  return -1;
}

// 'He took the train on 2 May. A week after [[his departure]] ...': a short count from what one
// definite noun names goes on from the sentence before, where that tells one dated event.
// first: the first claim of the count's sentence.
int FindToldLast(const std::vector<Claim>& claims, int first, absl::string_view phrase,
                 Grain unit) {
  const bool definite = absl::StartsWith(phrase, "the ") || absl::StartsWith(phrase, "his ") ||
                        absl::StartsWith(phrase, "her ") || absl::StartsWith(phrase, "its ") ||
                        absl::StartsWith(phrase, "their ");
  if (!definite || std::count(phrase.begin(), phrase.end(), ' ') != 1 || unit > MONTH || first == 0)
    return -1;
  const Claim& last = claims[first - 1];
  if (!HasBounds(last) || last.date().grain() > unit) return -1;
  constexpr int64_t kNearest = 2;  // bytes between the sentences
  const Location& quote = last.quote_location();
  const Location& next = claims[first].quote_location();
  if (next.byte_offset() - quote.byte_offset() - quote.byte_length() > kNearest) return -1;
  for (int i = first - 2; i >= 0; --i) {
    if (claims[i].quote_location().byte_offset() != quote.byte_offset()) break;
    if (claims[i].date().edtf() != last.date().edtf()) return -1;
  }
  return first - 1;
}

// What the phrase of a count says its event to be: 'three years after [[she had moved to Rome]] in
// 1902', whose date stands in it or behind it; 'two years after [[it]]', what was told last; else
// an event that was told.
int FindAnchor(const DocumentAnalysis& all, const std::vector<Claim>& claims, int at,
               const TimeExpression& time) {
  const Span phrase = *time.anchor_phrase;
  const int64_t begin = SourceOffset(all.doc, phrase.begin),
                end = SourceOffset(all.doc, phrase.end);
  const auto same_sentence = [&](int i) {
    return i >= 0 && i < static_cast<int>(claims.size()) &&
           claims[i].quote_location().byte_offset() == claims[at].quote_location().byte_offset();
  };
  int first = at;
  while (same_sentence(first - 1)) --first;
  for (int i = first; same_sentence(i); ++i) {
    const int64_t event = claims[i].event().location().byte_offset();
    if (i != at && HasBounds(claims[i]) && begin <= event && event < end) return i;
  }
  const absl::string_view text = phrase.In(all.doc.text);
  if (IsPronoun(text)) {
    return at > 0 && HasBounds(claims[at - 1]) ? at - 1 : -1;
  }
  const int named = FindNamed(claims, at, text);
  if (named >= 0) return named;
  if (absl::StartsWith(text, "that ")) return at > 0 && HasBounds(claims[at - 1]) ? at - 1 : -1;
  if (const int release = FindRelease(claims, text); release >= 0) return release;
  if (const int one = FindDoneBy(claims, at, text); one >= 0) return one;
  return FindToldLast(claims, first, text, time.shift_unit);
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

// 'the year after the wedding' is a year of the calendar, not the day a year later.
TimeValue CountedFrom(const DocumentAnalysis& all, const TimeExpression& time,
                      const Claim& anchor) {
  TimeValue from = anchor.date();
  const bool unit = absl::StartsWithIgnoreCase(time.span.In(all.doc.text), "the ");
  if (!unit || time.shift_unit <= from.grain() ||
      (time.shift_unit != YEAR && time.shift_unit != MONTH)) {
    return from;
  }
  CivilDay low = CivilFromDayNumber(from.earliest()), high = CivilFromDayNumber(from.latest());
  if (time.shift_unit == YEAR) low.month = 1, high.month = 12;
  from.set_earliest(DayNumber(low.year, low.month, 1));
  from.set_latest(DayNumber(high.year, high.month, DaysInMonth(high.year, high.month)));
  from.set_grain(time.shift_unit);
  return from;
}

// 'three years after the wedding': counted from the wedding's date.
void Resolve(const DocumentAnalysis& all, const TimeExpression& time, const Claim& anchor,
             Claim* claim) {
  TimeValue* date = claim->mutable_date();
  if (!date->edtf().empty() || !time.offset_min || !time.offset_max) return;
  TimeExpression count = time;
  // 'two years after it' is as exact as what it counts from.
  if (time.anchor_phrase && IsPronoun(time.anchor_phrase->In(all.doc.text)) &&
      time.shift_unit == YEAR && anchor.date().grain() == MONTH) {
    count.shift_unit = MONTH;
    count.shift_count *= 12;
  }
  if (!ResolveAnchor(count, CountedFrom(all, time, anchor), date))
    SetDistantDate(time, anchor, date);
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
  if (time.anchor_phrase)
    relation->set_event_text(CollapseSpace(time.anchor_phrase->In(all.doc.text)));
  relation->set_text(CollapseSpace(time.span.In(all.doc.text)));
  *relation->mutable_location() = LocationOf(all.doc, time.span);
}

// 'signed in 1951, a year before [[the union]]': the count dates the union.
bool IsAnchorEvent(const DocumentAnalysis& all, const TimeExpression& time, const Claim& claim) {
  if (!time.anchor_phrase) return false;
  const int64_t event = claim.event().location().byte_offset();
  return static_cast<int64_t>(SourceOffset(all.doc, time.anchor_phrase->begin)) <= event &&
         event < static_cast<int64_t>(SourceOffset(all.doc, time.anchor_phrase->end));
}

// The event that is counted from the anchor at `at` is the dated one before it in the sentence; the
// count back from it dates the anchor.
void RelateToCounted(const DocumentAnalysis& all, const TimeExpression& time, int at,
                     std::vector<Claim>* claims) {
  Claim& anchor = (*claims)[at];
  for (int i = at - 1; i >= 0; --i) {
    Claim& counted = (*claims)[i];
    if (counted.quote_location().byte_offset() != anchor.quote_location().byte_offset()) return;
    if (counted.date().resolution() != EXPLICIT) continue;
    if (anchor.date().edtf().empty()) {
      TimeExpression back = time;
      back.shift_count = -back.shift_count;
      ResolveAnchor(back, counted.date(), anchor.mutable_date());
    }
    Relate(all, time, &anchor, &counted);
    return;
  }
}

// Orders that the text states: looks for the claim of the event that each names.
void FindOrders(std::vector<Claim>* claims) {
  // Kind, family and one participant: a clause of order names its event in full.
  constexpr int kSure = 5;
  for (int i = 0; i < claims->size(); ++i) {
    for (TemporalRelation& relation : *(*claims)[i].mutable_relations()) {
      if (relation.event_text().empty() || !relation.claim().empty()) continue;
      if (relation.kind() == TemporalRelation::LASTS) continue;
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
    if (IsAnchorEvent(all, time, claim)) {
      RelateToCounted(all, time, i, claims);
      continue;
    }
    int anchor = -1;
    if (time.anchor_phrase) {
      anchor = FindAnchor(all, *claims, i, time);
    } else if (time.source) {
      const auto source = claim_at.find(SourceOffset(all.doc, time.source->begin));
      if (source != claim_at.end() && source->second != i) anchor = source->second;
    }
    if (anchor >= 0) Resolve(all, time, (*claims)[anchor], &claim);
    Relate(all, time, anchor >= 0 ? &(*claims)[anchor] : nullptr, &claim);
  }
  FindOrders(claims);
}

}  // namespace dateline
