#include "extract/claim/event_lexicon.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

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
      {"light", &VerbUse::light},   {"begin", &VerbUse::begin},   {"end", &VerbUse::end},
      {"continue", &VerbUse::go_on}, {"plan", &VerbUse::plan},     {"expect", &VerbUse::expect},
      {"report", &VerbUse::report}, {"deny", &VerbUse::deny},     {"fail", &VerbUse::fail},
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

const EventClass* EventLexicon::Shifted(absl::string_view name, absl::string_view noun) const {
  const auto shift = shifts_.find(absl::StrCat(name, " ", noun));
  return shift == shifts_.end() ? nullptr : &by_name_.at(shift->second);
}

VerbUse EventLexicon::UseOf(absl::string_view lemma) const {
  const auto found = uses_.find(lemma);
  return found == uses_.end() ? VerbUse() : found->second;
}

absl::Status EventLexicon::Load(absl::string_view classes, absl::string_view verbs,
                                absl::string_view shifts) {
  std::vector<std::string> errors;
  const auto complain = [&](absl::string_view file, int line, absl::string_view what) {
    errors.push_back(absl::StrCat(file, ":", line, ": ", what));
  };
  ForEachRow(classes, [&](int line, const std::vector<absl::string_view>& columns) {
    if (columns.size() != 5) {
      return complain("event_classes.tsv", line, "wrong number of columns; expected 5");
    }
    if (columns[1] != "once" && columns[1] != "recurs" && columns[1] != "state") {
      return complain("event_classes.tsv", line, "how often; expected once, recurs or state");
    }
    if (columns[2] != "agent" && columns[2] != "patient") {
      return complain("event_classes.tsv", line, "of; expected agent or patient");
    }
    const EventClass value{std::string(columns[0]), columns[1] != "once", columns[1] == "state",
                           columns[2] == "agent"};
    by_name_.emplace(value.name, value);
    for (absl::string_view word : Words(columns[3])) {
      if (!verbs_.emplace(word, value).second) {
        complain("event_classes.tsv", line, absl::StrCat(word, " has a class already"));
      }
    }
    for (absl::string_view word : Words(columns[4])) {
      if (!nouns_.emplace(word, value).second) {
        complain("event_classes.tsv", line, absl::StrCat(word, " has a class already"));
      }
    }
  });
  ForEachRow(verbs, [&](int line, const std::vector<absl::string_view>& columns) {
    bool VerbUse::*field = columns.size() == 2 ? FieldOf(columns[0]) : nullptr;
    if (field == nullptr) {
      return complain("verbs.tsv", line, "unknown kind; expected kind<TAB>lemmas");
    }
    for (absl::string_view word : Words(columns[1])) uses_[word].*field = true;
  });
  ForEachRow(shifts, [&](int line, const std::vector<absl::string_view>& columns) {
    if (columns.size() != 3 || !by_name_.contains(columns[0]) || !by_name_.contains(columns[2])) {
      return complain("event_shifts.tsv", line, "expected class<TAB>nouns<TAB>class");
    }
    for (absl::string_view noun : Words(columns[1])) {
      shifts_[absl::StrCat(columns[0], " ", noun)] = std::string(columns[2]);
    }
  });
  if (errors.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrJoin(errors, "\n"));
}

}  // namespace dateline
