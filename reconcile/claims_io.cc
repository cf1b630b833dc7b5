#include "reconcile/claims_io.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>

#include <limits>
#include <map>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr absl::string_view kMagic = "DTLCLM1\n";
constexpr absl::string_view kMagicPrefix = "DTLCLM";
constexpr int kReportVersion = 1;
constexpr size_t kMaxMistakes = 20;

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

class Mistakes {
 public:
  void Add(std::string what) {
    if (list_.size() < kMaxMistakes) list_.push_back(std::move(what));
    ++count_;
  }
  bool none() const { return count_ == 0; }
  absl::Status Status() const {
    std::string text = absl::StrJoin(list_, "\n");
    if (count_ > list_.size()) absl::StrAppend(&text, "\n", count_ - list_.size(), " more");
    return absl::InvalidArgumentError(text);
  }

 private:
  std::vector<std::string> list_;
  size_t count_ = 0;
};

// Enum values are open in proto3: a number that this version has no name for arrives as it is.
void CheckKnown(const Message& message, const std::string& where, Mistakes* mistakes) {
  const auto* reflection = message.GetReflection();
  if (!reflection->GetUnknownFields(message).empty()) {
    mistakes->Add(absl::StrCat(
        where, ": ", message.GetDescriptor()->name(), " has field ",
        reflection->GetUnknownFields(message).field(0).number(),
        ", unknown here; written by a newer version, expected fields of version ", kReportVersion));
  }
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
        const int value = field->is_repeated() ? reflection->GetRepeatedEnumValue(message, field, i)
                                               : reflection->GetEnumValue(message, field);
        if (field->enum_type()->FindValueByNumber(value) != nullptr) continue;
        mistakes->Add(absl::StrCat(where, ": ", field->full_name(), " is ", value,
                                   "; expected a value of ", field->enum_type()->full_name()));
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        CheckKnown(field->is_repeated() ? reflection->GetRepeatedMessage(message, field, i)
                                        : reflection->GetMessage(message, field),
                   where, mistakes);
      }
    }
  }
}

// Ids mean one claim each, and every claim belongs to the document that it comes with.
void CheckIds(const std::vector<Extraction>& extractions, absl::string_view name,
              Mistakes* mistakes) {
  std::map<std::string, std::string> seen;
  for (const Extraction& extraction : extractions) {
    for (const Claim& claim : extraction.claims()) {
      if (claim.id().empty()) {
        mistakes->Add(
            absl::StrCat(name, ": a claim has no id (", claim.quote().substr(0, 60), ")"));
        continue;
      }
      if (claim.document() != extraction.document().id()) {
        mistakes->Add(absl::StrCat(name, ": claim ", claim.id(), " says that it is of document '",
                                   claim.document(), "'; expected '", extraction.document().id(),
                                   "', with which it comes"));
      }
      const auto [it, added] = seen.try_emplace(absl::StrCat(claim.document(), " ", claim.id()),
                                                claim.SerializeAsString());
      if (added) continue;
      mistakes->Add(absl::StrCat(
          name, ": claim ", claim.id(),
          it->second == claim.SerializeAsString()
              ? " comes twice; expected each once"
              : " comes twice with different content; expected one claim under an id"));
    }
  }
}

google::protobuf::util::Status ParseJson(absl::string_view json, Message* message) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = false;
  return google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(json.data(), json.size()), message, options);
}

std::string WhyNot(const google::protobuf::util::Status& status) {
  const std::string text(status.message().data(), status.message().size());
  return text.substr(0, text.find('\n'));
}

std::vector<Extraction> FromReport(Report report) {
  std::vector<Extraction> extractions(static_cast<size_t>(report.documents_size()));
  std::map<std::string, size_t> place;
  for (int i = 0; i < report.documents_size(); ++i) {
    place.emplace(report.documents(i).id(), static_cast<size_t>(i));
    *extractions[static_cast<size_t>(i)].mutable_document() =
        std::move(*report.mutable_documents(i));
  }
  for (Claim& claim : *report.mutable_claims()) {
    const auto it = place.find(claim.document());
    if (it != place.end()) *extractions[it->second].add_claims() = std::move(claim);
  }
  return extractions;
}

void CheckReport(const Report& report, absl::string_view name, Mistakes* mistakes) {
  if (report.version() > kReportVersion) {
    mistakes->Add(absl::StrCat(name, ": the report is of version ", report.version(), "; expected ",
                               kReportVersion, " or less. Use a newer dateline"));
  }
  std::set<std::string> documents;
  for (const Document& document : report.documents()) {
    if (!documents.insert(document.id()).second) {
      mistakes->Add(absl::StrCat(name, ": document id '", document.id(),
                                 "' comes twice; expected each once"));
    }
  }
  for (const Claim& claim : report.claims()) {
    if (documents.count(claim.document()) > 0) continue;
    mistakes->Add(absl::StrCat(name, ": claim ", claim.id(), " is of document '", claim.document(),
                               "', which the report does not list"));
  }
}

// The wire format does not say where a report ends; what is written last is the summary.
bool ReadReportBinary(absl::string_view bytes, absl::string_view name, Report* report,
                      Mistakes* mistakes) {
  if (bytes.size() > static_cast<size_t>(std::numeric_limits<int>::max()) ||
      !report->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    mistakes->Add(absl::StrCat(
        name, ": is neither JSON nor pb, or was cut short; expected a report or claims"));
    return false;
  }
  if (!report->has_summary() || report->summary().claims() != report->claims_size()) {
    mistakes->Add(absl::StrCat(name, ": was cut short: ", report->claims_size(),
                               " claims; expected ",
                               report->has_summary() ? absl::StrCat(report->summary().claims())
                                                     : "a summary behind them"));
  }
  CheckReport(*report, name, mistakes);
  CheckKnown(*report, std::string(name), mistakes);
  return mistakes->none();
}

bool IsJson(absl::string_view bytes) {
  const absl::string_view text = absl::StripLeadingAsciiWhitespace(bytes);
  return !text.empty() && text[0] == '{';
}

// Parses leniently what a newer version wrote, to be able to say so.
bool ReadReportJson(absl::string_view bytes, absl::string_view name, Report* report,
                    Mistakes* mistakes) {
  const auto status = ParseJson(bytes, report);
  if (!status.ok()) {
    mistakes->Add(absl::StrCat(name, ": ", WhyNot(status), "; expected the JSON of a report"));
    Report newer;
    google::protobuf::util::JsonParseOptions lenient;
    lenient.ignore_unknown_fields = true;
    const auto again = google::protobuf::util::JsonStringToMessage(
        google::protobuf::StringPiece(bytes.data(), bytes.size()), &newer, lenient);
    if (again.ok() && newer.version() > kReportVersion) CheckReport(newer, name, mistakes);
    return false;
  }
  CheckReport(*report, name, mistakes);
  CheckKnown(*report, std::string(name), mistakes);
  return mistakes->none();
}

void ReadJsonLines(absl::string_view bytes, absl::string_view name,
                   std::vector<Extraction>* extractions, Mistakes* mistakes) {
  int number = 0;
  for (absl::string_view line : absl::StrSplit(bytes, '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty()) continue;
    const std::string where = absl::StrCat(name, ":", number);
    Extraction extraction;
    const auto status = ParseJson(line, &extraction);
    if (!status.ok()) {
      mistakes->Add(
          absl::StrCat(where, ": ", WhyNot(status), "; expected the JSON of one Extraction"));
      continue;
    }
    CheckKnown(extraction, where, mistakes);
    extractions->push_back(std::move(extraction));
  }
}

void ReadBinary(absl::string_view bytes, absl::string_view name,
                std::vector<Extraction>* extractions, Mistakes* mistakes) {
  size_t at = kMagic.size();
  while (at < bytes.size()) {
    google::protobuf::io::CodedInputStream input(
        reinterpret_cast<const uint8_t*>(bytes.data() + at),
        static_cast<int>(std::min<size_t>(bytes.size() - at, std::numeric_limits<int>::max())));
    const std::string where = absl::StrCat(name, ": byte ", at);
    uint32_t size = 0;
    if (!input.ReadVarint32(&size))
      return mistakes->Add(absl::StrCat(where, ": cut short in a size"));
    const size_t begin = at + static_cast<size_t>(input.CurrentPosition());
    if (size > bytes.size() - begin) {
      return mistakes->Add(absl::StrCat(where, ": cut short: a message of ", size, " bytes has ",
                                        bytes.size() - begin, " left"));
    }
    Extraction extraction;
    if (!extraction.ParseFromArray(bytes.data() + begin, static_cast<int>(size))) {
      return mistakes->Add(
          absl::StrCat(where, ": not an Extraction; expected one of ", size, " bytes"));
    }
    CheckKnown(extraction, where, mistakes);
    extractions->push_back(std::move(extraction));
    at = begin + size;
  }
}

// A report is one object over many lines, or has documents at its top.
bool LooksLikeReport(absl::string_view bytes) {
  const absl::string_view line = bytes.substr(0, bytes.find('\n'));
  const absl::string_view start = absl::StripAsciiWhitespace(line);
  return start == "{" || absl::StrContains(line.substr(0, 400), "\"documents\"") ||
         absl::StrContains(line.substr(0, 400), "\"version\"");
}

}  // namespace

absl::StatusOr<std::vector<Extraction>> ReadClaims(absl::string_view bytes,
                                                   absl::string_view name) {
  std::vector<Extraction> extractions;
  Mistakes mistakes;
  const absl::string_view text = absl::StripLeadingAsciiWhitespace(bytes);
  if (text.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(name, ": empty; expected claims as JSON lines, a report or binary"));
  }
  if (absl::StartsWith(bytes, kMagicPrefix) || absl::StartsWith(kMagicPrefix, bytes)) {
    if (!absl::StartsWith(bytes, kMagic)) {
      return absl::InvalidArgumentError(absl::StrCat(
          name,
          ": a claims file of another version, or cut short; expected it to start with DTLCLM1"));
    }
    ReadBinary(bytes, name, &extractions, &mistakes);
  } else if (!IsJson(text) || LooksLikeReport(text)) {
    Report report;
    const auto read = IsJson(text) ? ReadReportJson : ReadReportBinary;
    if (!read(bytes, name, &report, &mistakes)) return mistakes.Status();
    extractions = FromReport(std::move(report));
  } else {
    ReadJsonLines(bytes, name, &extractions, &mistakes);
  }
  CheckIds(extractions, name, &mistakes);
  if (!mistakes.none()) return mistakes.Status();
  return extractions;
}

absl::StatusOr<Report> ReadReport(absl::string_view bytes, absl::string_view name) {
  Report report;
  Mistakes mistakes;
  const auto read = IsJson(bytes) ? ReadReportJson : ReadReportBinary;
  if (!read(bytes, name, &report, &mistakes)) return mistakes.Status();
  return report;
}

std::string WriteClaimsBinary(const std::vector<Extraction>& extractions) {
  std::string bytes(kMagic.data(), kMagic.size());
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream output(&stream);
  output.SetSerializationDeterministic(true);
  for (const Extraction& extraction : extractions) {
    output.WriteVarint32(static_cast<uint32_t>(extraction.ByteSizeLong()));
    extraction.SerializeToCodedStream(&output);
  }
  output.Trim();
  return bytes;
}

std::string WriteClaimsJsonLines(const std::vector<Extraction>& extractions) {
  std::string lines;
  for (const Extraction& extraction : extractions) {
    std::string line;
    (void)google::protobuf::util::MessageToJsonString(extraction, &line);
    absl::StrAppend(&lines, line, "\n");
  }
  return lines;
}

}  // namespace dateline
