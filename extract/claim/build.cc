#include "extract/claim/build.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "extract/claim/assemble.h"
#include "extract/claim/heading_dates.h"
#include "extract/claim/sentence_parts.h"
#include "extract/claim/sources.h"

namespace dateline {
namespace {

bool IsTableCell(const Block& block) { return block.table >= 0; }

// Sentences of one table row from `index` on; moves *index behind the row.
std::vector<int> TakeRow(const DocumentAnalysis& all, int* index) {
  std::vector<int> row;
  const Block& first = all.doc.blocks[all.sentences[*index].block];
  for (; *index < all.sentences.size(); ++*index) {
    const Block& block = all.doc.blocks[all.sentences[*index].block];
    if (block.table != first.table || block.row != first.row) break;
    row.push_back(*index);
  }
  return row;
}

// How many rows stand below the header row that starts at a block.
int RowsOf(const DocumentAnalysis& all, int first) {
  int last = first;
  while (last + 1 < static_cast<int>(all.doc.blocks.size()) &&
         all.doc.blocks[last + 1].table == all.doc.blocks[first].table) {
    ++last;
  }
  return all.doc.blocks[last].row;
}

// A birth that an age tells says nothing where the document gives the birth itself.
void DropKnownBirths(std::vector<Claim>* claims) {
  absl::flat_hash_set<std::string> known;
  for (const Claim& claim : *claims) {
    if (claim.event().event_class() != "birth" || claim.date().resolution() == RELATIVE) continue;
    for (const Participant& participant : claim.participants()) {
      if (participant.role() != CONTEXT) known.insert(participant.entity().id());
    }
  }
  const auto last = std::remove_if(claims->begin(), claims->end(), [&](const Claim& claim) {
    return IsBirthByAge(claim) && known.contains(claim.participants(0).entity().id());
  });
  claims->erase(last, claims->end());
}

}  // namespace

std::vector<bool> CanHoldClaims(const DocumentAnalysis& all) {
  std::vector<bool> can(all.sentences.size(), false);
  for (const QuantityMention& quantity : all.mentions.quantities) can[quantity.sentence] = true;
  // 'The only' and 'the last' by themselves tell little.
  for (const OrdinalMention& ordinal : all.mentions.ordinals) {
    if (ordinal.ordinal.value() > 0) can[ordinal.sentence] = true;
  }
  // 'It was introduced in 3.2.'
  for (const Mention& name : all.mentions.names) {
    if (all.mentions.entities[name.entity].kind() == RELEASE) can[name.sentence] = true;
  }
  auto time = all.times.begin();
  for (size_t k = 0; k < all.sentences.size(); ++k) {
    const Sentence& sentence = all.sentences[k];
    while (time != all.times.end() && time->span.end <= sentence.span.begin) ++time;
    for (auto t = time; t != all.times.end() && t->span.begin < sentence.span.end; ++t) {
      if (MakesClaim(*t) || t->kind == LENGTH) can[k] = true;
    }
    for (int i = 0; !can[k] && i < static_cast<int>(sentence.tokens.size()); ++i) {
      can[k] = SaysOrderAt(all.doc.text, sentence, i);
    }
  }
  return can;
}

std::vector<Claim> BuildClaims(const DocumentAnalysis& all, const ClaimOptions& options) {
  std::vector<Claim> claims;
  const HeadingDates headings(all.doc, all.times);
  NotedClaims noted;
  TableHead head;  // of the current table
  for (int i = 0; i < all.sentences.size();) {
    const int block_index = all.sentences[i].block;
    const Block& block = all.doc.blocks[block_index];
    if (!IsProse(block.kind)) {
      ++i;
    } else if (IsTableCell(block)) {
      std::vector<int> row = TakeRow(all, &i);
      // A row that has a cell of figures or dates is none: 'Opened | 3 May 1911' in a box.
      const bool heads = std::all_of(row.begin(), row.end(), [&](int cell) {
        return all.doc.blocks[all.sentences[cell].block].kind == BlockKind::kTableHeader;
      });
      if (heads && block.row == 0) {
        head = {std::move(row), block.table, RowsOf(all, block_index)};
      } else {
        const bool headed = head.table == block.table;
        AddRowClaims(all, row, headed ? head : TableHead(), options, &claims);
      }
    } else if (block.kind == BlockKind::kHeading) {
      const TimeExpression* date = headings.In(block_index);
      if (date != nullptr && all.sentences[i].span.Contains(date->span.begin)) {
        AddHeadingClaim(SentenceView(all, i), *date, &claims);
      }
      ++i;
    } else {
      const bool entry = block.kind == BlockKind::kListItem;
      if (all.sentences[i].parsed) {
        const size_t first = claims.size();
        const SentenceView view(all, i);
        AddSentenceClaims(view, entry ? headings.Of(block_index) : nullptr, options, &claims);
        if (block.kind == BlockKind::kFootnote) {
          noted.Fill(view, first, options.explain, &claims);
        } else {
          noted.See(all, all.sentences[i].span, claims, first);
        }
      }
      ++i;
    }
  }
  DropKnownBirths(&claims);
  SortAndName(all.doc, &claims);
  AddRelations(all, &claims);
  return claims;
}

}  // namespace dateline
