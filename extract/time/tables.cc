#include "extract/time/tables.h"

#include <cstdlib>

extern "C" const char dateline_time_tables_begin[], dateline_time_tables_end[];

namespace dateline {

const Tables& Tables::Default() {
  static const Tables tables(dateline_time_tables_begin);
  return tables;
}

Tables::Tables(const char* data) : header_(reinterpret_cast<const TablesHeader*>(data)) {
  if (header_->magic != TablesHeader::kMagic) std::abort();
  const auto at = [data](uint32_t offset) { return data + offset; };
  buckets_ = reinterpret_cast<const Word*>(at(header_->bucket_offset));
  bucket_mask_ = header_->bucket_count - 1;
  values_ = reinterpret_cast<const ClassValue*>(at(header_->value_offset));
  symbols_ = reinterpret_cast<const uint64_t*>(at(header_->symbol_offset));
  predicate_words_ = header_->predicate_words;
  bases_ = reinterpret_cast<const uint32_t*>(at(header_->state_offset));
  edges_ = reinterpret_cast<const Edge*>(at(header_->edge_offset));
  accepts_ = reinterpret_cast<const uint32_t*>(at(header_->accept_offset));
  accept_list_ = reinterpret_cast<const uint32_t*>(at(header_->accept_list_offset));
  rules_ = reinterpret_cast<const RuleEntry*>(at(header_->rule_offset));
  code_ = reinterpret_cast<const Instruction*>(at(header_->instruction_offset));
  predicate_names_ = reinterpret_cast<const uint32_t*>(at(header_->predicate_name_offset));
  strings_ = at(header_->string_offset);
}

int Tables::Predicate(absl::string_view name) const {
  for (uint32_t i = 0; i < header_->predicate_count; ++i) {
    if (PredicateName(i) == name) return i;
  }
  return -1;
}

absl::string_view Tables::PredicateName(int predicate) const {
  return strings_ + predicate_names_[predicate];
}

}  // namespace dateline
