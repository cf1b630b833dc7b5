// Births and deaths given in brackets behind a name, or by 'b.' and 'd.'.
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "extract/claim/assemble.h"
#include "extract/claim/event_lexicon.h"
#include "extract/claim/sources.h"

namespace dateline {
namespace {

// How far behind the name the bracket may open: 'Maria, née Skłodowska (b. 1867'.
constexpr uint32_t kMaxGap = 60;

// Index of the person whose brackets these are: the last person named before `at` within reach,
// with no sentence-like punctuation between. -1: none.
int PersonBefore(const SentenceView& view, uint32_t at) {
  for (int i = view.names().end - 1; i >= view.names().begin; --i) {
    const Mention& mention = view.all().mentions.names[i];
    if (mention.span.end > at) continue;
    if (at - mention.span.end > kMaxGap) return -1;
    const EntityKind kind = view.all().mentions.entities[mention.entity].kind();
    if (kind == PERSON) return i;
  }
  return -1;
}

Claim LifeClaim(const SentenceView& view, int person, absl::string_view noun) {
  EventFrame none;
  Claim claim = ClaimWithoutEvent(view);
  claim.clear_terms();
  EventMention* event = claim.mutable_event();
  const EventClass* event_class = EventLexicon::Default().OfNoun(noun);
  event->set_event_class(event_class->name);
  event->set_head(noun == "birth" ? "bear" : "die");
  event->set_family(event->head());
  event->set_text(std::string(noun));
  const Mention& mention = view.all().mentions.names[person];
  *event->mutable_location() = LocationOf(view.all().doc, mention.span);
  claim.clear_participants();
  Participant* who = claim.add_participants();
  *who->mutable_entity() = view.all().mentions.entities[mention.entity];
  who->set_role(AGENT);
  who->set_text(std::string(view.Text(mention.span)));
  claim.set_confidence(0.95);
  return claim;
}

// A date of one end of a range: 'birth 1852' of '1852-1908'.
TimeExpression EndOf(const TimeExpression& range, bool start) {
  TimeExpression end = range;
  const size_t slash = range.edtf.find('/');
  end.edtf = start ? range.edtf.substr(0, slash) : range.edtf.substr(slash + 1);
  end.kind = POINT_IN;
  return end;
}

}  // namespace

void AddLifeDates(const SentenceView& view, std::vector<bool>* used, std::vector<Claim>* claims) {
  const absl::string_view text = view.all().doc.text;
  for (int i = view.times().begin; i < view.times().end; ++i) {
    const TimeExpression& time = view.all().times[i];
    const uint32_t at = time.span.begin;
    const uint32_t begin = view.sentence().span.begin;
    const size_t in_sentence = text.substr(begin, at - begin).rfind('(');
    if (in_sentence == absl::string_view::npos) continue;
    const size_t open = begin + in_sentence;
    const absl::string_view before = text.substr(open + 1, at - open - 1);
    if (before.find(')') != absl::string_view::npos) continue;
    const int person = PersonBefore(view, static_cast<uint32_t>(open));
    if (person < 0) continue;
    const bool whole = time.kind == WHOLE && time.grain >= YEAR && before.empty() &&
                       text.substr(time.span.end, 1) == ")";
    if (whole && time.edtf.find('/') != std::string::npos && time.earliest && time.latest) {
      for (const bool start : {true, false}) {
        TimeExpression end = EndOf(time, start);
        // The bounds of the end's own year: ranges of years start and end with one.
        if (start)
          end.latest = *time.earliest + 365;
        else
          end.earliest = *time.latest - 364;
        Claim claim = LifeClaim(view, person, start ? "birth" : "death");
        SetDate(view.all(), end, &claim);
        claims->push_back(std::move(claim));
      }
      (*used)[i - view.times().begin] = true;
      continue;
    }
    // The nearest of b. and d. before the date in the bracket says which.
    const std::string lower = absl::AsciiStrToLower(before);
    const auto last = [&](const char* mark) -> int {
      for (int p = static_cast<int>(lower.rfind(mark)); p >= 0;
           p = p == 0 ? -1 : static_cast<int>(lower.rfind(mark, p - 1))) {
        if (p == 0 || !absl::ascii_isalnum(lower[p - 1])) return p;
      }
      return -1;
    };
    const int birth = std::max(last("b."), last("born"));
    const int death = std::max(last("d."), last("died"));
    if (birth < 0 && death < 0) continue;
    Claim claim = LifeClaim(view, person, birth > death ? "birth" : "death");
    SetDate(view.all(), time, &claim);
    claims->push_back(std::move(claim));
    (*used)[i - view.times().begin] = true;
  }
}

}  // namespace dateline
