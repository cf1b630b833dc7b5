// What LaTeX commands mean to a reader.
#ifndef DATELINE_EXTRACT_READER_TEX_COMMANDS_H_
#define DATELINE_EXTRACT_READER_TEX_COMMANDS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace dateline {

enum class TexCommand : uint8_t {
  kText,     // unknown ones too: the command goes, its arguments are text
  kSymbol,   // stands for characters: \ldots, \o, \pounds
  kAccent,   // \'e, \v{s}
  kSection,  // value: the level
  kFootnote,
  kCaption,
  kTitle,
  kAuthor,
  kDate,
  kBegin,
  kEnd,
  kItem,
  kBibitem,
  kParagraphBreak,
  kAddress,  // \url: kept, but no prose
  kSuperscript,
  kSkip,  // value: how many arguments go with it
};

struct TexMeaning {
  TexCommand command = TexCommand::kText;
  int value = 0;
  absl::string_view symbol;
};

// name without the backslash: "section", "'", "textbf".
TexMeaning TexMeaningOf(absl::string_view name);

// The letter with the accent, as UTF-8: ("'", "e") -> "é"; the letter alone where there is none.
std::string TexAccented(absl::string_view accent, absl::string_view letter);

enum class TexEnvironment : uint8_t {
  kOther,
  kList,
  kQuote,
  kVerbatim,
  kSkipped,
  kTable,
  kReferences,
  kMeta
};
TexEnvironment TexEnvironmentOf(absl::string_view name);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_TEX_COMMANDS_H_
