#include "gate/house_facts.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/reader/sha256.h"
#include "gate/edtf_words.h"

namespace dateline {
namespace {

// Claims of one sentence, read as a document of its own: nothing carries over from fact to fact.
std::vector<Claim> Read(const std::string& sentence, const ExtractOptions& options) {
  absl::StatusOr<Extraction> extraction = ExtractClaims(sentence, "fact.txt", options);
  if (!extraction.ok()) return {};
  auto* claims = extraction->mutable_claims();
  return std::vector<Claim>(std::make_move_iterator(claims->begin()),
                            std::make_move_iterator(claims->end()));
}

// How well a sentence was understood: claims with a value and an event; a class, an object and
// participants count more.
double ScoreOf(const std::vector<Claim>& claims) {
  double score = 0;
  for (const Claim& claim : claims) {
    const EventMention& event = claim.event();
    if (claim.date().edtf().empty() || event.head().empty()) continue;
    score = std::max(score, claim.confidence() + !event.event_class().empty() +
                                0.1 * !event.object().empty() + 0.1 * claim.participants_size());
  }
  return score;
}

// The sentences that a fact may be: a clause of its own ('Marie Curie received the Nobel Prize in
// 1903.') or a phrase that needs a verb ('The release of Orchid 2.4 was on 17 May 2023.'). The
// preposition that fits a date that is not EDTF is not known.
std::vector<std::string> SentencesOf(const HouseFact& fact) {
  const std::string event(absl::StripSuffix(absl::StripAsciiWhitespace(fact.event()), "."));
  const bool has_place = fact.place().empty() || absl::StrContains(Fold(event), Fold(fact.place()));
  const std::string where = has_place ? "" : absl::StrCat(" in ", fact.place());
  const std::string words = EdtfInWords(fact.date());
  std::vector<std::string> dates = {words};
  if (words.empty()) dates = {"on " + fact.date(), "in " + fact.date(), fact.date()};
  const std::string folded = Fold(event) + " ";
  const bool has_article = absl::StartsWith(folded, "the ") || absl::StartsWith(folded, "a ") ||
                           absl::StartsWith(folded, "an ");
  std::vector<std::string> sentences;
  for (const std::string& date : dates) {
    sentences.push_back(absl::StrCat(event, where, " ", date, "."));
    sentences.push_back(absl::StrCat(has_article ? "" : "The ", event, where, " was ", date, "."));
  }
  return sentences;
}

// A claim that names neither a known kind of event nor anybody is no fact to check against.
bool SaysWhat(const Claim& claim) {
  if (claim.event().head().empty()) return false;
  if (!claim.event().event_class().empty()) return true;
  return std::any_of(claim.participants().begin(), claim.participants().end(),
                     [](const Participant& p) { return p.entity().kind() != OTHER; });
}

std::vector<Claim> BestReading(const HouseFact& fact, const ExtractOptions& options) {
  std::vector<Claim> best;
  for (const std::string& sentence : SentencesOf(fact)) {
    std::vector<Claim> claims = Read(sentence, options);
    if (ScoreOf(claims) > ScoreOf(best)) best = std::move(claims);
  }
  best.erase(std::remove_if(best.begin(), best.end(),
                            [](const Claim& claim) {
                              return claim.date().edtf().empty() || !SaysWhat(claim);
                            }),
             best.end());
  return best;
}

// The entity that a name alone stands for, as the mention finder has it in a plain sentence.
Entity EntityOf(const std::string& name, const ExtractOptions& options) {
  const std::string folded = Fold(name);
  for (const Claim& claim : Read(absl::StrCat(name, " arrived on 1 June 1900."), options)) {
    for (const Participant& participant : claim.participants()) {
      if (Fold(participant.text()) == folded || Fold(participant.entity().name()) == folded) {
        return participant.entity();
      }
    }
  }
  Entity entity;
  entity.set_id(absl::StrCat("noun:", folded));
  entity.set_name(name);
  entity.set_kind(OTHER);
  return entity;
}

void AddParticipants(const HouseFact& fact, const ExtractOptions& options, Claim* claim) {
  const std::string event = Fold(fact.event());
  for (int i = 0; i < fact.participants_size(); ++i) {
    const std::string& name = fact.participants(i);
    if (absl::StrContains(event, Fold(name))) continue;
    Participant* participant = claim->add_participants();
    *participant->mutable_entity() = EntityOf(name, options);
    participant->set_role(i == 0 ? AGENT : COUNTERPART);
    participant->set_text(name);
  }
}

class FactsReader {
 public:
  FactsReader(const FactsFile& file, absl::string_view bytes, const std::string& path,
              const ExtractOptions& options)
      : file_(file), bytes_(bytes), path_(path), options_(options) {
    options_.read.format = "text";
    for (size_t at = 0; at != absl::string_view::npos;) {
      starts_.push_back(at);
      at = bytes.find('\n', at);
      if (at != absl::string_view::npos) ++at;
    }
  }

  Extraction Run() {
    Document* document = extraction_.mutable_document();
    const std::string hash = Sha256Hex(bytes_);
    document->set_id(absl::StrCat("d-", hash.substr(0, 12)));
    document->set_path(path_);
    document->set_format("facts");
    document->set_title(file_.facts.title().empty() ? path_ : file_.facts.title());
    document->set_sha256(hash);
    document->set_bytes(static_cast<int64_t>(bytes_.size()));
    document->set_role(AUTHORITY);
    document->set_weight(file_.facts.weight());
    document->set_language("en");
    for (int i = 0; i < file_.facts.fact_size(); ++i) Add(file_.facts.fact(i), file_.lines[i]);
    Coverage* coverage = document->mutable_coverage();
    coverage->set_sentences(file_.facts.fact_size());
    coverage->set_dates_seen(file_.facts.fact_size());
    coverage->set_dates_understood(file_.facts.fact_size() - document->notices_size());
    coverage->set_claims(extraction_.claims_size());
    return std::move(extraction_);
  }

 private:
  void Add(const HouseFact& fact, int line) {
    std::vector<Claim> claims = BestReading(fact, options_);
    if (claims.empty()) return Complain(fact, line);
    const Location place = PlaceOf(line);
    for (Claim& claim : claims) {
      AddParticipants(fact, options_, &claim);
      claim.set_document(extraction_.document().id());
      claim.set_id(UniqueId(absl::StrCat(
          "c-",
          ShortHash(absl::StrCat(fact.event(), "\n", fact.date(), "\n", claim.event().head())))));
      claim.set_quote(absl::StrCat(fact.event(), ": ", fact.date()));
      *claim.mutable_location() = place;
      *claim.mutable_quote_location() = place;
      *claim.mutable_event()->mutable_location() = place;
      claim.mutable_date()->set_text(fact.date());
      claim.mutable_date()->clear_source();
      claim.clear_relations();
      AddSource(fact, &claim);
      *extraction_.add_claims() = std::move(claim);
    }
  }

  static void AddSource(const HouseFact& fact, Claim* claim) {
    if (fact.source().empty()) return;
    Attribution* attribution = claim->add_attributions();
    attribution->set_kind(Attribution::CITATION);
    attribution->set_key(fact.source());
  }

  Location PlaceOf(int line) const {
    Location place;
    place.set_path(path_);
    place.set_line(line);
    place.set_column(1);
    place.set_end_line(line);
    const size_t index = std::min(starts_.size(), static_cast<size_t>(std::max(line, 1))) - 1;
    const absl::string_view text =
        bytes_.substr(starts_[index], bytes_.find('\n', starts_[index]) - starts_[index]);
    place.set_end_column(static_cast<int>(CountCodePoints(text)) + 1);
    place.set_byte_offset(static_cast<int64_t>(starts_[index]));
    place.set_byte_length(static_cast<int64_t>(text.size()));
    return place;
  }

  std::string UniqueId(const std::string& id) {
    const int seen = ids_[id]++;
    return seen == 0 ? id : absl::StrCat(id, "-", seen + 1);
  }

  void Complain(const HouseFact& fact, int line) {
    Notice* notice = extraction_.mutable_document()->add_notices();
    notice->set_level(Notice::WARNING);
    notice->set_path(path_);
    notice->set_line(line);
    notice->set_text(absl::StrCat(
        "no dated event is understood in \"", fact.event(), ": ", fact.date(),
        "\" and nothing is checked against it; write it like \"release of Orchid 2.4\" or \"Marie "
        "Curie received the Nobel Prize\", and the date like 2023-05-17"));
  }

  const FactsFile& file_;
  absl::string_view bytes_;
  const std::string& path_;
  ExtractOptions options_;
  std::vector<size_t> starts_;
  absl::flat_hash_map<std::string, int> ids_;
  Extraction extraction_;
};

}  // namespace

Extraction ExtractFacts(const FactsFile& file, absl::string_view bytes, const std::string& path,
                        const ExtractOptions& options) {
  return FactsReader(file, bytes, path, options).Run();
}

}  // namespace dateline
