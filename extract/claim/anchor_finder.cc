#include "extract/claim/anchor_finder.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/claim/event_lexicon.h"
#include "extract/language/analyzer.h"
#include "extract/mention/lexicon.h"

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
  // 'before the decisive vote': the claim that gives the votes.
  for (const std::string& name : named.classes) {
    if (name != "vote") continue;
    for (const Quantity& quantity : claim.quantities()) score += 2 * (quantity.unit() == "vote");
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

bool OneSentence(const Claim& a, const Claim& b) {
  return a.quote_location().byte_offset() == b.quote_location().byte_offset();
}

// 'Three days before [[the vote]] he resigned, and on 3 May they passed it, 44 to 34': told further
// on in the sentence; -1: no such claim.
int FindAhead(const std::vector<Claim>& claims, int at, absl::string_view phrase) {
  const Named named = ReadPhrase(phrase);
  for (int i = at + 1; i < static_cast<int>(claims.size()) && OneSentence(claims[i], claims[at]);
       ++i) {
    if (HasBounds(claims[i]) && Match(named, true, claims[i]) > 0) return i;
  }
  return -1;
}

// Whether a claim tells of an accident or of its dead.
bool TellsOfCalamity(const Claim& claim) {
  const std::string& kind = claim.event().event_class();
  if (kind == "accident" || kind == "disaster") return true;
  return std::any_of(claim.quantities().begin(), claim.quantities().end(),
                     [](const Quantity& q) { return q.unit() == "dead" || q.unit() == "injured"; });
}

}  // namespace

int FindCalamity(const std::vector<Claim>& claims, absl::string_view phrase) {
  constexpr int kClaimsBehind = 4;
  constexpr int64_t kBytesBehind = 600;
  if (!absl::ConsumePrefix(&phrase, "the ") || !mention::HasRole(Fold(phrase), "calamity")) {
    return -1;
  }
  const int size = static_cast<int>(claims.size());
  for (int i = 0; i < size; ++i) {
    const Claim& claim = claims[i];
    if (!HasBounds(claim) || claim.date().grain() != DAY || claim.modality() != ASSERTED) continue;
    for (int k = i; k < std::min(size, i + 1 + kClaimsBehind); ++k) {
      const int64_t gap = claims[k].location().byte_offset() - claim.location().byte_offset();
      // What has a date of its own is another story.
      if (gap > kBytesBehind || (claims[k].has_date() && !OneSentence(claims[k], claim))) break;
      if (TellsOfCalamity(claims[k])) return i;
    }
  }
  return -1;
}

bool IsEventPronoun(absl::string_view phrase) {
  return phrase == "it" || phrase == "that" || phrase == "this" || phrase == "then";
}

int FindNamed(const std::vector<Claim>& claims, int at, absl::string_view phrase, int least,
              Grain coarsest) {
  const Named named = ReadPhrase(phrase);
  int best = -1, best_score = least;
  for (int i = at - 1; i >= 0 && i >= at - kMaxBack; --i) {
    if (!HasBounds(claims[i]) || claims[i].date().grain() > coarsest) continue;
    const int score = Match(named, i >= at - kMaxBackUnnamed, claims[i]);
    if (score > best_score) best = i, best_score = score;
  }
  return best;
}

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
  if (IsEventPronoun(text)) {
    return at > 0 && HasBounds(claims[at - 1]) ? at - 1 : -1;
  }
  // Days are counted from a day.
  const bool days = time.shift_count != 0 && time.shift_unit <= WEEK;
  const int named = FindNamed(claims, at, text, 0, days ? WEEK : MILLENNIUM);
  if (named >= 0) return named;
  if (const int ahead = FindAhead(claims, at, text); ahead >= 0) return ahead;
  if (const int calamity = FindCalamity(claims, text); calamity >= 0) return calamity;
  if (absl::StartsWith(text, "that ")) return at > 0 && HasBounds(claims[at - 1]) ? at - 1 : -1;
  if (const int release = FindRelease(claims, text); release >= 0) return release;
  if (const int one = FindDoneBy(claims, at, text); one >= 0) return one;
  return FindToldLast(claims, first, text, time.shift_unit);
}

}  // namespace dateline
