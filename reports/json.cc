#include "reports/json.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/json_util.h>

#include <charconv>
#include <cmath>

#include "absl/container/flat_hash_set.h"
#include "absl/container/node_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"
#include "reports/inert.h"

namespace dateline {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::google::protobuf::Reflection;

// Fields that are printed also when they hold their default.
bool IsAlwaysPrinted(const FieldDescriptor& field) {
  static const auto* const kFields =
      new absl::flat_hash_set<absl::string_view>{"dateline.Location.path",
                                                 "dateline.Location.line",
                                                 "dateline.Location.column",
                                                 "dateline.Location.end_line",
                                                 "dateline.Location.end_column",
                                                 "dateline.Location.page",
                                                 "dateline.Location.byte_offset",
                                                 "dateline.Location.byte_length",
                                                 "dateline.Document.id",
                                                 "dateline.Document.path",
                                                 "dateline.Claim.id",
                                                 "dateline.Claim.document",
                                                 "dateline.Claim.location",
                                                 "dateline.Claim.quote",
                                                 "dateline.Claim.modality",
                                                 "dateline.TimeValue.text",
                                                 "dateline.TimeValue.edtf",
                                                 "dateline.Reading.value",
                                                 "dateline.Reading.claims",
                                                 "dateline.Reading.conflicts_with",
                                                 "dateline.Finding.id",
                                                 "dateline.Finding.rule",
                                                 "dateline.Finding.kind",
                                                 "dateline.Finding.severity",
                                                 "dateline.Finding.confidence",
                                                 "dateline.Finding.readings",
                                                 "dateline.Finding.state",
                                                 "dateline.Finding.Place.document",
                                                 "dateline.Finding.Place.line",
                                                 "dateline.Report.version",
                                                 "dateline.Report.documents",
                                                 "dateline.Report.claims",
                                                 "dateline.Report.events",
                                                 "dateline.Report.findings",
                                                 "dateline.Report.unchecked",
                                                 "dateline.Report.notices",
                                                 "dateline.Report.summary",
                                                 "dateline.Decisions.version",
                                                 "dateline.Decisions.decisions"};
  const absl::string_view message(field.containing_type()->name());
  if (message == "Summary" || message == "Coverage") return true;
  return kFields->contains(field.full_name());
}

// What the printer needs of a field, looked up once for each message type.
struct FieldPlan {
  const FieldDescriptor* field;
  std::string key;  // "\"edtf\":"
  bool always;
};

void AppendJsonString(absl::string_view text, std::string* out) {
  out->push_back('"');
  size_t plain = 0;  // start of the stretch that goes out as it is
  for (size_t at = 0; at < text.size();) {
    const unsigned char byte = text[at];
    if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
      ++at;
      continue;
    }
    char32_t c = byte;
    const size_t size = byte < 0x80 ? 1 : DecodeUtf8(text, at, &c);
    const bool malformed = c == 0xFFFD && size == 1;
    if (byte >= 0x80 && !malformed && !IsHostile(c)) {
      at += size;
      continue;
    }
    out->append(text.data() + plain, at - plain);
    at += size;
    plain = at;
    switch (c) {
      case '"': *out += "\\\""; break;
      case '\\': *out += "\\\\"; break;
      case '\n': *out += "\\n"; break;
      case '\r': *out += "\\r"; break;
      case '\t': *out += "\\t"; break;
      case 0xFFFD: *out += "\uFFFD"; break;
      default:
        if (c >= 0x10000) {
          const uint32_t v = c - 0x10000;
          absl::StrAppendFormat(out, "\\u%04x\\u%04x", 0xD800 + (v >> 10), 0xDC00 + (v & 0x3FF));
        } else {
          absl::StrAppendFormat(out, "\\u%04x", static_cast<uint32_t>(c));
        }
    }
  }
  out->append(text.data() + plain, text.size() - plain);
  out->push_back('"');
}

// Shortest form that reads back as the same number, and the same in every locale.
template <typename Number>
void AppendNumber(Number value, std::string* out) {
  if (!std::isfinite(value)) {
    *out += std::isnan(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    return;
  }
  char buffer[64];
  const auto result = std::to_chars(buffer, buffer + sizeof(buffer), value);
  out->append(buffer, result.ptr);
}

class Printer {
 public:
  explicit Printer(const JsonOptions& options) : indent_(options.indent) {}

  void Print(const Message& message) {
    const Reflection& reflection = *message.GetReflection();
    out_.push_back('{');
    ++depth_;
    bool first = true;
    for (const FieldPlan& plan : PlanOf(*message.GetDescriptor())) {
      const FieldDescriptor& field = *plan.field;
      const bool set = field.is_repeated() ? reflection.FieldSize(message, &field) > 0
                                           : reflection.HasField(message, &field);
      if (!set && !plan.always) continue;
      if (!first) out_.push_back(',');
      first = false;
      NewLine();
      out_ += plan.key;
      PrintField(message, reflection, field);
    }
    --depth_;
    if (!first) NewLine();
    out_.push_back('}');
  }

  std::string Take() { return std::move(out_); }

 private:
  const std::vector<FieldPlan>& PlanOf(const Descriptor& type) {
    std::vector<FieldPlan>& plan = plans_[&type];
    if (!plan.empty()) return plan;
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor* field = type.field(i);
      const char* colon = indent_ > 0 ? "\": " : "\":";
      plan.push_back(
          {field, absl::StrCat("\"", field->json_name(), colon), IsAlwaysPrinted(*field)});
    }
    return plan;
  }

  void NewLine() {
    if (indent_ == 0) return;
    out_.push_back('\n');
    out_.append(static_cast<size_t>(indent_) * depth_, ' ');
  }

  void PrintField(const Message& message, const Reflection& reflection,
                  const FieldDescriptor& field) {
    if (!field.is_repeated()) {
      PrintValue(message, reflection, field, -1);
      return;
    }
    const int size = reflection.FieldSize(message, &field);
    out_.push_back('[');
    ++depth_;
    for (int i = 0; i < size; ++i) {
      if (i > 0) out_.push_back(',');
      NewLine();
      PrintValue(message, reflection, field, i);
    }
    --depth_;
    if (size > 0) NewLine();
    out_.push_back(']');
  }

  // index -1: the field is no list.
  void PrintValue(const Message& message, const Reflection& reflection,
                  const FieldDescriptor& field, int index) {
    const auto get = [&](auto single, auto repeated) {
      return index < 0 ? (reflection.*single)(message, &field)
                       : (reflection.*repeated)(message, &field, index);
    };
    std::string scratch;
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        absl::StrAppend(&out_, get(&Reflection::GetInt32, &Reflection::GetRepeatedInt32));
        break;
      case FieldDescriptor::CPPTYPE_UINT32:
        absl::StrAppend(&out_, get(&Reflection::GetUInt32, &Reflection::GetRepeatedUInt32));
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        absl::StrAppend(&out_, "\"", get(&Reflection::GetInt64, &Reflection::GetRepeatedInt64),
                        "\"");
        break;
      case FieldDescriptor::CPPTYPE_UINT64:
        absl::StrAppend(&out_, "\"", get(&Reflection::GetUInt64, &Reflection::GetRepeatedUInt64),
                        "\"");
        break;
      case FieldDescriptor::CPPTYPE_DOUBLE:
        AppendNumber(get(&Reflection::GetDouble, &Reflection::GetRepeatedDouble), &out_);
        break;
      case FieldDescriptor::CPPTYPE_FLOAT:
        AppendNumber(get(&Reflection::GetFloat, &Reflection::GetRepeatedFloat), &out_);
        break;
      case FieldDescriptor::CPPTYPE_BOOL:
        out_ += get(&Reflection::GetBool, &Reflection::GetRepeatedBool) ? "true" : "false";
        break;
      case FieldDescriptor::CPPTYPE_ENUM:
        PrintEnum(field, get(&Reflection::GetEnumValue, &Reflection::GetRepeatedEnumValue));
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        AppendJsonString(
            index < 0 ? reflection.GetStringReference(message, &field, &scratch)
                      : reflection.GetRepeatedStringReference(message, &field, index, &scratch),
            &out_);
        break;
      case FieldDescriptor::CPPTYPE_MESSAGE:
        Print(index < 0 ? reflection.GetMessage(message, &field)
                        : reflection.GetRepeatedMessage(message, &field, index));
        break;
    }
  }

  // A number stands for a value that this program does not know.
  void PrintEnum(const FieldDescriptor& field, int number) {
    const auto* value = field.enum_type()->FindValueByNumber(number);
    if (value) {
      absl::StrAppend(&out_, "\"", value->name(), "\"");
    } else {
      absl::StrAppend(&out_, number);
    }
  }

  const int indent_;
  int depth_ = 0;
  std::string out_;
  // Nodes: a plan is in use while its fields add plans of their own.
  absl::node_hash_map<const Descriptor*, std::vector<FieldPlan>> plans_;
};

}  // namespace

std::string ToJson(const Message& message, const JsonOptions& options) {
  Printer printer(options);
  printer.Print(message);
  return printer.Take();
}

absl::Status FromJson(absl::string_view json, Message* message) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  const auto status =
      google::protobuf::util::JsonStringToMessage({json.data(), json.size()}, message, options);
  if (status.ok()) return absl::OkStatus();
  return absl::InvalidArgumentError(std::string(status.message()));
}

std::string JsonString(absl::string_view text) {
  std::string out;
  AppendJsonString(text, &out);
  return out;
}

}  // namespace dateline
