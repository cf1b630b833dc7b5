#include "extract/time/matcher.h"

#include <algorithm>

namespace dateline {
namespace {

// No pattern is longer; a longer walk would be a mistake in the tables.
constexpr uint32_t kMaxTokens = 48;

uint16_t SymbolOf(const TimeToken& token) {
  const bool plain = token.symbol == kNoSymbol && token.kind == TokenKind::kWord &&
                     token.word == nullptr && !token.capital() && !token.opaque();
  return plain ? kPlainWordSymbol : token.symbol;
}

int64_t Combined(CaptureMode mode, int32_t old, int32_t value) {
  if (mode == CaptureMode::kAdd && old != kUnset) return int64_t{old} + value;
  if (mode == CaptureMode::kMultiply && old != kUnset) return int64_t{old} * value;
  return value;
}

// Backtracks through one rule's program over tokens [at, end).
class Runner {
 public:
  Runner(const Tables& tables, const std::vector<TimeToken>& tokens, uint32_t start, uint32_t end)
      : tables_(tables), tokens_(tokens), start_(start), end_(end) {}

  bool Run(const Instruction* pc, uint32_t at, RuleMatch* match) {
    while (true) {
      switch (pc->kind) {
        case InstructionKind::kMatch: return at == end_;
        case InstructionKind::kJump: pc += pc->argument; continue;
        case InstructionKind::kMark:
          (pc->argument == 0 ? match->begin : match->end) = at;
          ++pc;
          continue;
        case InstructionKind::kSet:
          Assign(*pc, pc->argument, -1, match);
          ++pc;
          continue;
        case InstructionKind::kSplit: {
          const RuleMatch saved = *match;
          if (Run(pc + 1, at, match)) return true;
          *match = saved;
          pc += pc->argument;
          continue;
        }
        case InstructionKind::kToken: {
          if (at >= end_ || !Fits(*pc, at)) return false;
          if (pc->capture != CaptureMode::kNone) {
            Assign(*pc, ValueIn(tables_, tokens_[at], pc->argument), static_cast<int32_t>(at),
                   match);
          }
          ++at;
          ++pc;
        }
      }
    }
  }

 private:
  bool Fits(const Instruction& i, uint32_t at) const {
    const TimeToken& token = tokens_[at];
    if (!tables_.Satisfies(SymbolOf(token), i.argument)) return false;
    const bool glued = token.glued() && at != start_;
    return i.glue == Glue::kAny || (i.glue == Glue::kGlued) == glued;
  }

  static void Assign(const Instruction& i, int32_t value, int32_t token, RuleMatch* match) {
    int32_t& slot = match->captures.values[i.slot];
    slot = static_cast<int32_t>(
        std::clamp<int64_t>(Combined(i.capture, slot, value), -2'000'000'000, 2'000'000'000));
    match->captures.tokens[i.slot] = token;
  }

  const Tables& tables_;
  const std::vector<TimeToken>& tokens_;
  const uint32_t start_;
  const uint32_t end_;
};

}  // namespace

bool Matcher::LongestAt(const std::vector<TimeToken>& tokens, uint32_t start,
                        absl::FunctionRef<bool(const RuleMatch&)> accept,
                        RuleMatch* match) const {
  std::array<uint32_t, kMaxTokens + 1> states;
  uint32_t length = 0;
  uint32_t state = 1;
  const uint32_t limit =
      std::min<uint32_t>(kMaxTokens, static_cast<uint32_t>(tokens.size()) - start);
  while (length < limit) {
    const TimeToken& token = tokens[start + length];
    const uint16_t symbol = SymbolOf(token);
    if (symbol == kNoSymbol) break;
    // The first token's glue is judged by whoever called; patterns begin anywhere.
    state = tables_.Next(state, symbol, token.glued() && length > 0);
    if (state == 0) break;
    states[++length] = state;
  }
  for (; length > 0; --length) {
    const uint32_t* end = tables_.AcceptEnd(states[length]);
    for (const uint32_t* rule = tables_.AcceptBegin(states[length]); rule != end; ++rule) {
      if (Capture(tokens, start, start + length, *rule, match) && accept(*match)) return true;
    }
  }
  return false;
}

bool Matcher::Capture(const std::vector<TimeToken>& tokens, uint32_t start, uint32_t end,
                      uint32_t rule, RuleMatch* match) const {
  match->rule = rule;
  match->begin = start;
  match->end = end;
  match->captures.Clear();
  return Runner(tables_, tokens, start, end).Run(tables_.Program(rule), start, match);
}

}  // namespace dateline
