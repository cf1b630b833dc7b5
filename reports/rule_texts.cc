#include "reports/rule_texts.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace dateline {
namespace {

struct Entry {
  const char* name;
  const char* brief;
  const char* help;
};

constexpr Entry kEntries[] = {
    {"date-conflict", "Passages about one event give dates that cannot both be true.",
     "The dates are compared at the precision that each passage states. Check the sources, correct "
     "the passage that is wrong, or say in the text that the sources differ."},
    {"date-refinement", "Passages about one event give dates of which one lies within the other.",
     "Nothing is wrong. The more precise date can be taken over where the text would gain by it."},
    {"date-agreement", "Passages about one event give the same date.", "Nothing is wrong."},
    {"quantity-conflict", "Passages about one thing give numbers that cannot both be true.",
     "Hedges, rounding and units are taken into account: 'over 3 million' and '3.2 million' do not "
     "conflict. Check the sources and correct the number that is wrong."},
    {"ordinal-conflict", "Passages count the same event differently (first, second, last).",
     "Either one count is wrong, or the passages count different things; say which is meant."},
    {"order-conflict", "Statements about what came before what cannot all be true.",
     "Each statement of the cycle is listed with its sentence; at least one must be corrected."},
    {"duration-conflict", "Passages about one event give lengths that cannot both be true.",
     "Check the sources and correct the length, the start or the end."},
    {"participant-conflict", "Passages about one event give different people the same part.",
     "Check who it was, or say in the text that the sources differ."},
    {"citation-before-event", "A source is older than what it is cited for.",
     "A work cannot report what happened after it was published. Check the year of the citation and "
     "the date of the event."},
    {"weekday-mismatch", "The weekday and the date beside it do not belong together.",
     "Check the calendar; one of the two is wrong, or the date is of another calendar."},
    {"impossible-date", "The calendar has no such day.",
     "A day such as 31 April does not exist. Check the source."},
    {"duration-mismatch", "A stated length does not fit the dates beside it.",
     "Recount the years or days between the dates, or correct one of them."},
    {"order-reversed", "A stretch of time ends before it begins.",
     "Swap the two dates, or correct one of them."},
    {"ordinal-clash", "Two different events are both called the first, the second or the only.",
     "One of the ordinals is wrong, or the text must say what is counted."},
    {"malformed-number", "A number is not written as a number can be.",
     "Separators or scale words do not fit together ('13,000 thousands'). Write it anew."},
    {"name-variant", "One name is spelled in several ways in a document.",
     "Choose one spelling and keep to it."},
};

}  // namespace

RuleText RuleTextOf(absl::string_view rule) {
  for (const Entry& entry : kEntries) {
    if (rule == entry.name) return {entry.name, entry.brief, entry.help};
  }
  const std::string words = absl::StrReplaceAll(rule, {{"-", " "}});
  return {std::string(rule), absl::StrCat("Rule: ", words, "."), ""};
}

}  // namespace dateline
