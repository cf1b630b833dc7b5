#include "reconcile/claim_table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <future>
#include <limits>
#include <utility>

#include "reconcile/entity_match.h"
#include "reconcile/keys.h"
#include "reconcile/local_words.h"
#include "reconcile/quantities.h"
#include "reconcile/sole.h"

namespace dateline {
namespace {

// How far behind a dated sentence, in bytes, the story is still taken to stand at its date.
constexpr int64_t kStoryReach = 500;
// Between the numbers of the sentences of two documents: more than neighbours are apart.
constexpr int32_t kDocumentGap = 16;
// Claims whose words are held as strings before they become numbers.
constexpr size_t kClaimsAtOnce = 8192;

// Sets sentence and story: claims of a document follow each other in order of place.
void ReadStory(ClaimTable* table) {
  int32_t sentence = -1;
  for (size_t begin = 0, end = 0; begin < table->rows.size(); begin = end) {
    // Rows of one sentence.
    const Claim& first = *table->claims[begin];
    const int32_t document = table->rows[begin].document;
    const ClaimRow* own = nullptr;
    for (end = begin; end < table->rows.size() && table->rows[end].document == document &&
                      table->claims[end]->quote_location().byte_offset() ==
                          first.quote_location().byte_offset();
         ++end) {
      const ClaimRow& row = table->rows[end];
      if (own == nullptr && row.date.dated() && !row.date.hull().open()) own = &row;
    }
    const bool new_document = begin > 0 && table->rows[begin - 1].document != document;
    sentence += new_document ? kDocumentGap : 1;
    DayRange story;
    bool has_story = own != nullptr;
    if (own != nullptr) {
      story = own->date.hull();
    } else if (begin > 0 && table->rows[begin - 1].document == document &&
               table->rows[begin - 1].has_story &&
               std::abs(first.quote_location().byte_offset() -
                        table->claims[begin - 1]->quote_location().byte_offset()) <
                   kStoryReach) {
      story = table->rows[begin - 1].story;
      has_story = true;
    }
    for (size_t i = begin; i < end; ++i) {
      ClaimRow& row = table->rows[i];
      const bool dated = row.date.dated() && !row.date.hull().open();
      row.sentence = sentence;
      row.story = dated ? row.date.hull() : story;
      row.has_story = dated || has_story;
    }
  }
}

// "dollar" of "noun:dollar".
absl::string_view AfterColon(absl::string_view id) {
  const size_t colon = id.find(':');
  return colon == absl::string_view::npos ? id : id.substr(colon + 1);
}

class TableBuilder {
 public:
  explicit TableBuilder(ClaimTable* table) : table_(*table) {}

  // `local`: LocalWords of the claim.
  void Add(const Claim& claim, int32_t document, std::vector<std::string> local) {
    ClaimRow row;
    row.document = document;
    ReadEvent(claim, &row);
    row.quote = table_.strings.Intern(claim.quote());
    row.date_text = table_.strings.Intern(claim.date().text());
    row.date = ReadDate(claim.date(), claim.event().aspect());
    row.modality = claim.modality();
    row.negated = claim.negated();
    row.ordinal = claim.ordinal().value();
    if (row.ordinal == 0 && claim.ordinal().unique()) row.ordinal = 1;
    row.ordinal_of = table_.strings.Intern(claim.ordinal().of());
    ReadParticipants(claim, &row);
    ReadTerms(claim.terms(), &row.terms, &row.terms_end);
    ReadTerms(claim.context_terms(), &row.context, &row.context_end);
    ReadLocal(std::move(local), &row);
    ReadQuantities(claim, &row);
    table_.rows.push_back(row);
  }

 private:
  void ReadEvent(const Claim& claim, ClaimRow* row) {
    const EventMention& event = claim.event();
    row->event_class = table_.strings.Intern(event.event_class());
    row->head = table_.strings.Intern(event.head());
    row->family = table_.strings.Intern(event.family().empty() ? event.head() : event.family());
    if (!IsCommonUnit(event.object())) row->object = table_.strings.Intern(event.object());
    row->aspect = event.aspect();
    row->recurs = event.recurs();
    row->befalls = event.befalls_place();
  }

  int32_t EntityIndex(const Entity& entity) {
    const absl::string_view key = entity.id().empty() ? entity.name() : entity.id();
    if (key.empty()) return -1;
    const auto [it, added] =
        entity_index_.try_emplace(key, static_cast<int32_t>(table_.entities.size()));
    if (added) {
      table_.entities.emplace_back().entity = &entity;
    } else if (Better(entity, *table_.entities[it->second].entity)) {
      table_.entities[it->second].entity = &entity;
    }
    return it->second;
  }

  // One id may come with different names and aliases: keep the richest, then the first by name,
  // whatever the order of the documents.
  static bool Better(const Entity& a, const Entity& b) {
    if (a.aliases_size() != b.aliases_size()) return a.aliases_size() > b.aliases_size();
    return a.name() < b.name();
  }

  void ReadParticipants(const Claim& claim, ClaimRow* row) {
    row->participants = static_cast<uint32_t>(table_.participants.size());
    for (const Participant& participant : claim.participants()) {
      // 'dollars', 'people' took no part.
      const Entity& named = participant.entity();
      if (named.kind() == OTHER && IsCommonUnit(AfterColon(named.id()))) continue;
      const int32_t entity = EntityIndex(named);
      if (entity < 0) continue;
      table_.participants.push_back(
          {entity, static_cast<uint8_t>(participant.role()), participant.inferred()});
    }
    row->participants_end = static_cast<uint32_t>(table_.participants.size());
  }

  void ReadLocal(std::vector<std::string> local, ClaimRow* row) {
    std::vector<absl::string_view> words;
    for (std::string& word : local) {
      // Interned strings are views: a new word needs a home.
      const int32_t known = table_.strings.Find(word);
      words.push_back(known >= 0 ? table_.strings.Text(known)
                                 : absl::string_view(table_.owned.emplace_back(std::move(word))));
    }
    ReadTerms(words, &row->local, &row->local_end);
  }

  template <typename Strings>
  void ReadTerms(const Strings& words, uint32_t* begin, uint32_t* end) {
    *begin = static_cast<uint32_t>(table_.terms.size());
    for (const auto& word : words) {
      const int32_t id = table_.strings.Intern(word);
      if (id >= 0) table_.terms.push_back(id);
    }
    std::sort(table_.terms.begin() + *begin, table_.terms.end());
    table_.terms.erase(std::unique(table_.terms.begin() + *begin, table_.terms.end()),
                       table_.terms.end());
    *end = static_cast<uint32_t>(table_.terms.size());
  }

  // The 'two years' of 'two years later' tell when, not how long.
  static bool InDate(const Claim& claim, const Quantity& quantity) {
    const Location &date = claim.location(), &place = quantity.location();
    return !claim.date().text().empty() && place.byte_length() > 0 &&
           place.byte_offset() < date.byte_offset() + date.byte_length() &&
           date.byte_offset() < place.byte_offset() + place.byte_length();
  }

  void ReadQuantities(const Claim& claim, ClaimRow* row) {
    row->quantities = static_cast<uint32_t>(table_.quantities.size());
    for (int i = 0; i < claim.quantities_size(); ++i) {
      const Quantity& quantity = claim.quantities(i);
      if (InDate(claim, quantity)) continue;
      QuantityRow out;
      out.value = quantity.value();
      out.min = quantity.has_min() ? quantity.min() : -std::numeric_limits<double>::infinity();
      out.max = quantity.has_max() ? quantity.max() : std::numeric_limits<double>::infinity();
      if (!quantity.has_min() && !quantity.has_max()) out.min = out.max = quantity.value();
      out.unit = table_.strings.Intern(quantity.unit());
      out.of = table_.strings.Intern(quantity.of());
      out.common = IsCommonUnit(quantity.unit()) || IsCommonUnit(quantity.of());
      out.source = i;
      if (std::isfinite(out.value)) table_.quantities.push_back(out);
    }
    row->quantities_end = static_cast<uint32_t>(table_.quantities.size());
  }

  ClaimTable& table_;
  absl::flat_hash_map<absl::string_view, int32_t> entity_index_;
};

// Gives claims without a date the nearest one of their sentence.
void ShareDates(ClaimTable* table) {
  absl::flat_hash_map<std::pair<int32_t, int32_t>, std::vector<int32_t>> dated;
  for (size_t i = 0; i < table->rows.size(); ++i) {
    ClaimRow& row = table->rows[i];
    row.when = row.date;
    if (row.date.dated() && row.quote >= 0) dated[{row.document, row.quote}].push_back(static_cast<int32_t>(i));
  }
  const auto place = [&](size_t i) { return table->claims[i]->location().byte_offset(); };
  for (size_t i = 0; i < table->rows.size(); ++i) {
    ClaimRow& row = table->rows[i];
    if (row.date.dated() || row.quote < 0) continue;
    const auto it = dated.find({row.document, row.quote});
    if (it == dated.end()) continue;
    int64_t nearest = std::numeric_limits<int64_t>::max();
    for (int32_t other : it->second) {
      const int64_t apart = std::abs(place(i) - place(static_cast<size_t>(other)));
      if (apart < nearest) nearest = apart, row.host = other, row.when = table->rows[other].date;
    }
  }
}

float Bits(size_t all, int32_t with) {
  if (with <= 0) return 0;
  return static_cast<float>(std::log2(static_cast<double>(all + kBackground) / with));
}

// Claims that have each string as a term, context term, head, family or object; counted once a
// claim.
void CountStrings(ClaimTable* table) {
  const size_t all = table->rows.size();
  std::vector<int32_t> count(table->strings.size()), class_count(table->strings.size());
  std::vector<int32_t> last(table->strings.size(), -1);
  for (size_t i = 0; i < all; ++i) {
    const auto add = [&](int32_t id) {
      if (id < 0 || last[id] == static_cast<int32_t>(i)) return;
      last[id] = static_cast<int32_t>(i);
      ++count[id];
    };
    const ClaimRow& row = table->rows[i];
    for (int32_t id : table->terms_of(static_cast<int32_t>(i))) add(id);
    for (int32_t id : table->context_of(static_cast<int32_t>(i))) add(id);
    for (int32_t id : table->local_of(static_cast<int32_t>(i))) add(id);
    add(row.head);
    add(row.family);
    add(row.object);
    if (row.event_class >= 0) ++class_count[row.event_class];
  }
  table->bits.resize(count.size());
  table->class_bits.resize(count.size());
  for (size_t id = 0; id < count.size(); ++id) {
    table->bits[id] = Bits(all, count[id]);
    table->class_bits[id] = Bits(all, class_count[id]);
  }
}

void CountEntities(ClaimTable* table) {
  std::vector<int32_t> count(table->entities.size()), last(table->entities.size(), -1);
  for (size_t i = 0; i < table->rows.size(); ++i) {
    for (const ParticipantRow& participant : table->participants_of(static_cast<int32_t>(i))) {
      const int32_t group = table->entities[participant.entity].group;
      if (last[group] == static_cast<int32_t>(i)) continue;
      last[group] = static_cast<int32_t>(i);
      ++count[group];
    }
  }
  for (EntityRow& row : table->entities) {
    row.bits = Bits(table->rows.size(), count[row.group]);
    row.kind = row.entity->kind();
  }
}

using WordLists = std::vector<std::vector<std::string>>;

WordLists LocalWordsOf(const std::vector<const Claim*>& claims, size_t begin) {
  WordLists local;
  const size_t end = std::min(claims.size(), begin + kClaimsAtOnce);
  for (size_t i = begin; i < end; ++i) local.push_back(LocalWords(*claims[i]));
  return local;
}

// Words are found on another thread while those before become numbers.
void AddAll(const std::vector<int32_t>& document_of, int threads, ClaimTable* table) {
  TableBuilder builder(table);
  const auto policy = threads > 1 ? std::launch::async : std::launch::deferred;
  const auto read = [table](size_t begin) { return LocalWordsOf(table->claims, begin); };
  std::future<WordLists> next = std::async(policy, read, size_t{0});
  for (size_t begin = 0; begin < table->claims.size(); begin += kClaimsAtOnce) {
    WordLists local = next.get();
    if (begin + kClaimsAtOnce < table->claims.size()) next = std::async(policy, read, begin + kClaimsAtOnce);
    for (size_t i = 0; i < local.size(); ++i) {
      builder.Add(*table->claims[begin + i], document_of[begin + i], std::move(local[i]));
    }
  }
}

}  // namespace

float ClaimTable::total_bits() const {
  return std::log2(static_cast<float>(rows.size() + kBackground));
}

int32_t ClaimTable::IndexOf(int32_t row, const Entity& entity) const {
  for (const ParticipantRow& participant : participants_of(row)) {
    const Entity& other = *entities[participant.entity].entity;
    if (other.id() == entity.id() && (!entity.id().empty() || other.name() == entity.name())) {
      return participant.entity;
    }
  }
  return -1;
}

const Around* ClaimTable::AroundOf(int32_t a, int32_t b) const {
  const auto it = around.find(PairKey(std::min(a, b), std::max(a, b)));
  return it == around.end() ? nullptr : &it->second;
}

EntityLevel ClaimTable::EntityMatch(int32_t a, int32_t b) const {
  if (a == b) return EntityLevel::kSame;
  const EntityRow &x = entities[a], &y = entities[b];
  if (x.within == b || y.within == a) return EntityLevel::kWithin;
  if (x.group != y.group && !x.described && !y.described) return EntityLevel::kDifferent;
  const uint64_t low = static_cast<uint64_t>(std::min(a, b)), high = static_cast<uint64_t>(std::max(a, b));
  const auto it = alike.find(low << 32 | high);
  return it == alike.end() ? EntityLevel::kDifferent : it->second;
}

ClaimTable BuildClaimTable(std::vector<const Claim*> claims, const std::vector<int32_t>& document_of,
                           int threads) {
  ClaimTable table;
  table.claims = std::move(claims);
  table.rows.reserve(table.claims.size());
  AddAll(document_of, threads, &table);
  ShareDates(&table);
  MatchEntities(&table);
  CountStrings(&table);
  CountEntities(&table);
  BuildKeys(&table, threads);
  ReadStory(&table);
  FindSole(&table, threads);
  table.density = DateDensity(table.rows);
  return table;
}

}  // namespace dateline
