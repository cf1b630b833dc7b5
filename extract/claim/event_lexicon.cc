#include "extract/claim/event_lexicon.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "extract/language/analyzer.h"

extern "C" const char dateline_event_classes_begin[], dateline_event_classes_end[];
extern "C" const char dateline_event_shifts_begin[], dateline_event_shifts_end[];
extern "C" const char dateline_verbs_begin[], dateline_verbs_end[];

namespace dateline {
namespace {

// Calls use(line number, columns) for each line that is no comment.
template <typename Use>
void ForEachRow(absl::string_view table, Use use) {
  int number = 0;
  for (absl::string_view line : absl::StrSplit(table, '\n')) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    use(number, std::vector<absl::string_view>(absl::StrSplit(line, '\t')));
  }
}

absl::string_view Table(const char* begin, const char* end) {
  return {begin, static_cast<size_t>(end - begin)};
}

std::vector<absl::string_view> Words(absl::string_view column) {
  return absl::StrSplit(column, ' ', absl::SkipEmpty());
}

bool VerbUse::*FieldOf(absl::string_view kind) {
  static constexpr std::pair<absl::string_view, bool VerbUse::*> kFields[] = {
      {"light", &VerbUse::light},    {"begin", &VerbUse::begin}, {"end", &VerbUse::end},
      {"continue", &VerbUse::go_on}, {"plan", &VerbUse::plan},   {"expect", &VerbUse::expect},
      {"report", &VerbUse::report},  {"deny", &VerbUse::deny},   {"fail", &VerbUse::fail},
  };
  for (const auto& [name, field] : kFields) {
    if (name == kind) return field;
  }
  return nullptr;
}

}  // namespace

const EventLexicon& EventLexicon::Default() {
  static const EventLexicon* lexicon = [] {
    auto* loaded = new EventLexicon;
    // The tables are part of the program; event_lexicon_test reads them and reports their errors.
    loaded
        ->Load(Table(dateline_event_classes_begin, dateline_event_classes_end),
               Table(dateline_verbs_begin, dateline_verbs_end),
               Table(dateline_event_shifts_begin, dateline_event_shifts_end))
        .IgnoreError();
    return loaded;
  }();
  return *lexicon;
}

const EventClass* EventLexicon::OfVerb(absl::string_view lemma) const {
  const auto found = verbs_.find(lemma);
  return found == verbs_.end() ? nullptr : &found->second;
}

const EventClass* EventLexicon::OfNoun(absl::string_view lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? nullptr : &found->second;
}

bool EventLexicon::HasVerb(absl::string_view lemma) const {
  return verbs_.contains(lemma) || uses_.contains(lemma);
}

bool EventLexicon::Shift::Holds(const EventTaker& taker) const {
  if (taker.role == CONTEXT) return false;
  if (role != PARTICIPANT_ROLE_UNSPECIFIED && taker.role != role) return false;
  if (anything) return true;
  if ((kinds >> taker.kind & 1) != 0 || nouns.contains(taker.noun)) return true;
  // A name's last word is mostly no common noun.
  if (hypernyms.empty() || taker.kind != ENTITY_KIND_UNSPECIFIED) return false;
  for (absl::string_view above : NounHypernyms(taker.noun)) {
    if (std::find(hypernyms.begin(), hypernyms.end(), above) != hypernyms.end()) return true;
  }
  return false;
}

const EventClass* EventLexicon::Shifted(const EventClass& from, absl::Span<const EventTaker> takers,
                                        bool passive) const {
  const auto list = shifts_.find(from.name);
  if (list == shifts_.end()) return nullptr;
  for (const Shift& shift : list->second) {
    if (shift.passive && !passive) continue;
    const bool holds = std::any_of(takers.begin(), takers.end(),
                                   [&](const EventTaker& taker) { return shift.Holds(taker); });
    if (holds) return &by_name_.at(shift.becomes);
  }
  return nullptr;
}

VerbUse EventLexicon::UseOf(absl::string_view lemma) const {
  const auto found = uses_.find(lemma);
  return found == uses_.end() ? VerbUse() : found->second;
}

void EventLexicon::AddVerb(absl::string_view lemma) {
  const size_t joint = lemma.find('_');
  if (joint != absl::string_view::npos) phrase_verbs_.insert(std::string(lemma.substr(0, joint)));
}

std::string EventLexicon::AddClass(const std::vector<absl::string_view>& columns) {
  if (columns.size() != 6) return "wrong number of columns; expected 6";
  EventClass value;
  value.name = std::string(columns[0]);
  value.stative = columns[1] == "state";
  value.open = columns[1] == "open";
  value.recurs = columns[1] == "recurs" || value.stative || value.open;
  if (!value.recurs && columns[1] != "once") {
    return "how often; expected once, recurs, state or open";
  }
  value.befalls_place = columns[2] == "place";
  if (columns[2] != "place" && columns[2] != "-") return "undergone by; expected place or -";
  value.of_is_agent = columns[3] == "agent";
  if (columns[3] != "agent" && columns[3] != "patient") return "of; expected agent or patient";
  by_name_.emplace(value.name, value);
  std::string twice;
  for (absl::string_view word : Words(columns[4])) {
    if (!verbs_.emplace(word, value).second) twice = std::string(word);
    AddVerb(word);
  }
  for (absl::string_view word : Words(columns[5])) {
    if (!nouns_.emplace(word, value).second) twice = std::string(word);
  }
  return twice.empty() ? "" : absl::StrCat(twice, " has a class already");
}

std::string EventLexicon::AddShift(const std::vector<absl::string_view>& columns) {
  if (columns.size() != 4 || !by_name_.contains(columns[0]) || !by_name_.contains(columns[3])) {
    return "expected class<TAB>role<TAB>what<TAB>class";
  }
  Shift shift;
  shift.becomes = std::string(columns[3]);
  shift.passive = columns[1] == "passive";
  if (columns[1] == "agent") shift.role = AGENT;
  if (columns[1] == "patient") shift.role = PATIENT;
  if (columns[1] == "destination") shift.role = DESTINATION;
  if (shift.role == PARTICIPANT_ROLE_UNSPECIFIED && !shift.passive && columns[1] != "any") {
    return "role; expected agent, patient, destination, any or passive";
  }
  for (absl::string_view word : Words(columns[2])) {
    EntityKind kind;
    if (word == "*") {
      shift.anything = true;
    } else if (word[0] == '~') {
      shift.hypernyms.emplace_back(word.substr(1));
    } else if (EntityKind_Parse(std::string(word), &kind)) {
      shift.kinds |= 1u << kind;
    } else {
      shift.nouns.emplace(word);
    }
  }
  shifts_[std::string(columns[0])].push_back(std::move(shift));
  return "";
}

absl::Status EventLexicon::Load(absl::string_view classes, absl::string_view verbs,
                                absl::string_view shifts) {
  std::vector<std::string> errors;
  const auto complain = [&](absl::string_view file, int line, absl::string_view what) {
    if (!what.empty()) errors.push_back(absl::StrCat(file, ":", line, ": ", what));
  };
  ForEachRow(classes, [&](int line, const std::vector<absl::string_view>& columns) {
    complain("event_classes.tsv", line, AddClass(columns));
  });
  ForEachRow(verbs, [&](int line, const std::vector<absl::string_view>& columns) {
    bool VerbUse::*field = columns.size() == 2 ? FieldOf(columns[0]) : nullptr;
    if (field == nullptr) {
      return complain("verbs.tsv", line, "unknown kind; expected kind<TAB>lemmas");
    }
    for (absl::string_view word : Words(columns[1])) {
      uses_[word].*field = true;
      AddVerb(word);
    }
  });
  ForEachRow(shifts, [&](int line, const std::vector<absl::string_view>& columns) {
    complain("event_shifts.tsv", line, AddShift(columns));
  });
  if (errors.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrJoin(errors, "\n"));
}

}  // namespace dateline
