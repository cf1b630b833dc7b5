#include "extract/time/pattern.h"

#include <algorithm>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "extract/time/slots.h"

namespace dateline {
namespace {

constexpr int kMaxMacroDepth = 12;

using Program = std::vector<Instruction>;

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'';
}

std::optional<int> SlotNumber(absl::string_view name) {
  const bool second = !name.empty() && name.back() == '2';
  if (second) name.remove_suffix(1);
  for (int i = 0; i < kSlotCount; ++i) {
    if (name == kSlotNames[i]) return i + (second ? kSlotCount : 0);
  }
  return std::nullopt;
}

// Numbers of the words that settings may use instead of numbers: units as in Grain, references
// as in Ref, ends of directions.
std::optional<int> SettingValue(absl::string_view text) {
  static constexpr struct {
    const char* name;
    int value;
  } kNames[] = {
      {"second", 1},
      {"minute", 2},
      {"hour", 3},
      {"day", 5},
      {"week", 6},
      {"month", 7},
      {"season", 8},
      {"quarter", 9},
      {"half", 10},
      {"year", 11},
      {"decade", 12},
      {"century", 13},
      {"millennium", 14},
      {"that", kRefThat},
      {"this", kRefThis},
      {"next", kRefNext},
      {"last", kRefLast},
      {"following", kRefFollowing},
      {"previous", kRefPrevious},
      {"the", kRefThe},
      {"early", 1},
      {"mid", 2},
      {"late", 3},
      {"before", -1},
      {"after", 1},
  };
  int value;
  if (absl::SimpleAtoi(text, &value)) return value;
  for (const auto& row : kNames) {
    if (text == row.name) return row.value;
  }
  return std::nullopt;
}

class Parser {
 public:
  Parser(absl::string_view text, const PatternContext& context, int slot_base, int depth,
         std::string* error)
      : text_(text), context_(context), slot_base_(slot_base), depth_(depth), error_(error) {}

  bool Parse(Program* out) {
    if (!Alternatives(out)) return false;
    return at_ == text_.size() || Fail("')' without '('");
  }

 private:
  bool Fail(absl::string_view what) {
    if (error_->empty()) *error_ = absl::StrCat(what, " at '", text_.substr(at_, 20), "'");
    return false;
  }

  void SkipSpace() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }

  bool Take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool Alternatives(Program* out) {
    Program first;
    if (!Sequence(&first)) return false;
    if (!Take('|')) {
      out->insert(out->end(), first.begin(), first.end());
      return true;
    }
    Program rest;
    if (!Alternatives(&rest)) return false;
    // split L2; first; jump end; L2: rest; end:
    out->push_back({InstructionKind::kSplit, 0, CaptureMode::kNone, Glue::kAny,
                    static_cast<int32_t>(first.size()) + 2});
    out->insert(out->end(), first.begin(), first.end());
    out->push_back({InstructionKind::kJump, 0, CaptureMode::kNone, Glue::kAny,
                    static_cast<int32_t>(rest.size()) + 1});
    out->insert(out->end(), rest.begin(), rest.end());
    return true;
  }

  bool Sequence(Program* out) {
    for (SkipSpace(); at_ < text_.size() && text_[at_] != ')' && text_[at_] != '|'; SkipSpace()) {
      Program item;
      if (!Atom(&item)) return false;
      if (Take('?')) {
        out->push_back({InstructionKind::kSplit, 0, CaptureMode::kNone, Glue::kAny,
                        static_cast<int32_t>(item.size()) + 1});
      }
      out->insert(out->end(), item.begin(), item.end());
    }
    return true;
  }

  bool Atom(Program* out) {
    Glue glue = Glue::kAny;
    if (Take('+'))
      glue = Glue::kGlued;
    else if (Take('_'))
      glue = Glue::kSpaced;
    if (Take('<') || Take('>')) {
      out->push_back(
          {InstructionKind::kMark, 0, CaptureMode::kNone, Glue::kAny, text_[at_ - 1] == '>'});
    } else if (Take('(')) {
      if (!Alternatives(out)) return false;
      if (!Take(')')) return Fail("missing ')'");
    } else if (Take('{') || Take('[')) {
      const bool require = text_[at_ - 1] == '[';
      const size_t end = text_.find(require ? ']' : '}', at_);
      if (end == absl::string_view::npos) return Fail("a setting is not closed");
      const size_t first = out->size();
      if (!CompileSettings(text_.substr(at_, end - at_), out, error_)) return false;
      for (size_t i = first; i < out->size(); ++i) {
        if ((*out)[i].slot < kSlotCount) (*out)[i].slot += slot_base_;
        if (require) (*out)[i].kind = InstructionKind::kRequire;
      }
      at_ = end + 1;
    } else if (Take('$')) {
      if (!MacroUse(out)) return false;
    } else if (!Name(out)) {
      return false;
    }
    if (glue != Glue::kAny && !ApplyGlue(glue, out)) return Fail("'+' or '_' before nothing");
    return true;
  }

  // Every token that may come first in the item gets the restriction.
  static bool ApplyGlue(Glue glue, Program* item) {
    bool any = false;
    std::vector<int> todo = {0};
    std::vector<bool> seen(item->size() + 1, false);
    while (!todo.empty()) {
      const int at = todo.back();
      todo.pop_back();
      if (at >= static_cast<int>(item->size()) || seen[at]) continue;
      seen[at] = true;
      Instruction& i = (*item)[at];
      switch (i.kind) {
        case InstructionKind::kToken:
          i.glue = glue;
          any = true;
          break;
        case InstructionKind::kSplit:
          todo.push_back(at + 1);
          todo.push_back(at + i.argument);
          break;
        case InstructionKind::kJump: todo.push_back(at + i.argument); break;
        default: todo.push_back(at + 1);
      }
    }
    return any;
  }

  absl::string_view NameHere() {
    const size_t begin = at_;
    while (at_ < text_.size() && IsNameChar(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool MacroUse(Program* out) {
    if (depth_ >= kMaxMacroDepth) return Fail("macros nested too deeply");
    std::string name(NameHere());
    int base = slot_base_;
    auto macro = context_.macros.find(name);
    if (macro == context_.macros.end() && !name.empty() && name.back() == '2') {
      name.pop_back();
      macro = context_.macros.find(name);
      base = kSlotCount;
    }
    if (macro == context_.macros.end()) return Fail(absl::StrCat("no macro ", name));
    Parser inner(macro->second, context_, base, depth_ + 1, error_);
    if (inner.Parse(out)) return true;
    if (depth_ + 1 < kMaxMacroDepth) absl::StrAppend(error_, " in macro ", name);
    return false;
  }

  bool Name(Program* out) {
    const size_t begin = at_;
    absl::string_view name = NameHere();
    Instruction token;
    token.kind = InstructionKind::kToken;
    CaptureMode mode = CaptureMode::kAssign;
    const size_t after = at_;
    if (Take('+'))
      mode = CaptureMode::kAdd;
    else if (Take('*'))
      mode = CaptureMode::kMultiply;
    if (Take(':')) {
      const std::optional<int> slot = SlotNumber(name);
      if (!slot) {
        at_ = begin;
        return Fail("unknown slot");
      }
      token.slot = static_cast<uint8_t>(*slot < kSlotCount ? *slot + slot_base_ : *slot);
      token.capture = mode;
      name = NameHere();
    } else {
      at_ = after;
    }
    if (name.empty()) return Fail("expected a word, a CLASS or '('");
    const bool literal = !(name[0] >= 'A' && name[0] <= 'Z');
    token.argument = context_.predicate(name, literal);
    out->push_back(token);
    return true;
  }

  absl::string_view text_;
  const PatternContext& context_;
  int slot_base_;
  int depth_;
  std::string* error_;
  size_t at_ = 0;
};

}  // namespace

bool CompilePattern(absl::string_view pattern, const PatternContext& context, Program* program,
                    std::string* error) {
  Parser parser(pattern, context, 0, 0, error);
  if (!parser.Parse(program)) return false;
  program->push_back({});
  return true;
}

bool CompileSettings(absl::string_view settings, Program* program, std::string* error) {
  for (const absl::string_view item :
       absl::StrSplit(settings, absl::ByAnyChar(" ,"), absl::SkipEmpty())) {
    const std::pair<absl::string_view, absl::string_view> pair =
        absl::StrSplit(item, absl::MaxSplits('=', 1));
    absl::string_view name = pair.first;
    CaptureMode mode = CaptureMode::kAssign;
    if (absl::ConsumeSuffix(&name, "*"))
      mode = CaptureMode::kMultiply;
    else if (absl::ConsumeSuffix(&name, "+"))
      mode = CaptureMode::kAdd;
    const std::optional<int> slot = SlotNumber(name);
    const std::optional<int> value = SettingValue(pair.second);
    if (!slot || !value) {
      *error = absl::StrCat("'", item, "' is no SLOT=VALUE");
      return false;
    }
    program->push_back(
        {InstructionKind::kSet, static_cast<uint8_t>(*slot), mode, Glue::kAny, *value});
  }
  return true;
}

}  // namespace dateline
