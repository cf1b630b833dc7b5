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

// Backtracks through one rule's program over tokens [at, end). What a branch assigned is undone
// from a log when it fails, which is cheaper than copies of the captures.
class Runner {
 public:
  Runner(const Tables& tables, const std::vector<TimeToken>& tokens, uint32_t start, uint32_t end,
         RuleMatch* match)
      : tables_(tables), tokens_(tokens), start_(start), end_(end), match_(*match) {}

  bool Run(const Instruction* pc, uint32_t at) {
    while (true) {
      switch (pc->kind) {
        case InstructionKind::kMatch: return at == end_;
        case InstructionKind::kJump: pc += pc->argument; continue;
        case InstructionKind::kMark:
          (pc->argument == 0 ? match_.begin : match_.end) = at;
          ++pc;
          continue;
        case InstructionKind::kSet:
          Assign(*pc, pc->argument, -1);
          ++pc;
          continue;
        case InstructionKind::kRequire:
          if (match_.captures.values[pc->slot] != pc->argument) return false;
          ++pc;
          continue;
        case InstructionKind::kSplit: {
          const size_t logged = log_size_;
          const uint32_t begin = match_.begin, end = match_.end;
          if (Run(pc + 1, at)) return true;
          Undo(logged);
          match_.begin = begin;
          match_.end = end;
          pc += pc->argument;
          continue;
        }
        case InstructionKind::kToken: {
          if (at >= end_ || !Fits(*pc, at)) return false;
          if (pc->capture != CaptureMode::kNone) {
            Assign(*pc, ValueIn(tables_, tokens_[at], pc->argument), static_cast<int32_t>(at));
          }
          ++at;
          ++pc;
        }
      }
    }
  }

 private:
  struct Old {
    uint8_t slot;
    int32_t value, token;
  };
  // A token or a setting assigns at most once on the way to a match, and patterns are short.
  static constexpr size_t kLogSize = 256;

  bool Fits(const Instruction& i, uint32_t at) const {
    const TimeToken& token = tokens_[at];
    if (!tables_.Satisfies(SymbolOf(token), i.argument)) return false;
    if (i.glue == Glue::kAny) return true;
    const bool glued = token.glued() && at != start_;
    return (i.glue == Glue::kGlued) == glued;
  }

  void Assign(const Instruction& i, int32_t value, int32_t token) {
    int32_t& slot = match_.captures.values[i.slot];
    int32_t& where = match_.captures.tokens[i.slot];
    if (log_size_ < kLogSize) log_[log_size_++] = {i.slot, slot, where};
    slot = static_cast<int32_t>(
        std::clamp<int64_t>(Combined(i.capture, slot, value), -2'000'000'000, 2'000'000'000));
    where = token;
  }

  void Undo(size_t size) {
    while (log_size_ > size) {
      const Old& old = log_[--log_size_];
      match_.captures.values[old.slot] = old.value;
      match_.captures.tokens[old.slot] = old.token;
    }
  }

  const Tables& tables_;
  const std::vector<TimeToken>& tokens_;
  const uint32_t start_;
  const uint32_t end_;
  RuleMatch& match_;
  size_t log_size_ = 0;
  std::array<Old, kLogSize> log_;
};

}  // namespace

bool Matcher::LongestAt(const std::vector<TimeToken>& tokens, uint32_t start,
                        absl::FunctionRef<bool(const RuleMatch&)> accept, RuleMatch* match) const {
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
  return Runner(tables_, tokens, start, end, match).Run(tables_.Program(rule), start);
}

}  // namespace dateline
