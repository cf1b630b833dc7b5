// The pattern language of the rule files, compiled to small programs over tokens.
//
//   the? part:PART of? m:MONTH (COMMA? y:YEAR)?
//
//   word         that word, in any case            CLASS        a token of that class
//   slot:CLASS   captures the token's value        slot+:CLASS  adds to it (twenty + five)
//   slot*:CLASS  multiplies it (two * hundred)     X?           optional
//   ( A | B )    alternatives                      +X           X without space before it
//   _X           X with space before it            {slot=2}     sets a slot
//   [slot=2]     matches where the slot has that value
//   $NAME        a macro                           $NAME2, slot2:  the second set of slots
//   A < B        A is context before the span      A > B        B is context behind it
//
// There is no repetition: a match has bounded length, and so scanning is linear.
#ifndef DATELINE_EXTRACT_TIME_PATTERN_H_
#define DATELINE_EXTRACT_TIME_PATTERN_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

enum class InstructionKind : uint8_t { kToken, kSplit, kJump, kSet, kRequire, kMark, kMatch };
enum class CaptureMode : uint8_t { kNone, kAssign, kAdd, kMultiply };
enum class Glue : uint8_t { kAny, kGlued, kSpaced };

struct Instruction {
  InstructionKind kind = InstructionKind::kMatch;
  uint8_t slot = 0;  // kToken with a capture, kSet; + kSlotCount for the second set
  CaptureMode capture = CaptureMode::kNone;
  Glue glue = Glue::kAny;
  // kToken: the predicate. kSplit: relative jump of the second choice. kJump: relative jump.
  // kSet, kRequire: the value. kMark: 0 the span begins here, 1 it ends here.
  int32_t argument = 0;
};

struct PatternContext {
  // Number of the predicate for a class or a literal word; registers it when it is new.
  std::function<int(absl::string_view name, bool literal)> predicate;
  std::map<std::string, std::string> macros;
};

// Appends the program, closed by kMatch. Returns false and says what is wrong.
bool CompilePattern(absl::string_view pattern, const PatternContext& context,
                    std::vector<Instruction>* program, std::string* error);

// "unit=year dir=1" or "{unit=9}" -> kSet instructions. Values are numbers or names of units.
bool CompileSettings(absl::string_view settings, std::vector<Instruction>* program,
                     std::string* error);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_PATTERN_H_
