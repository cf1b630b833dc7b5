// What is in force and from where: the text of `dateline config`.
#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gate/config.h"

namespace dateline {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The set fields of a message in order of number; repeated fields element by element.
struct Element {
  const FieldDescriptor* field;
  int index;  // -1: not repeated
};

std::vector<Element> ElementsOf(const Message& message) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  std::vector<Element> elements;
  for (const FieldDescriptor* field : fields) {
    if (!field->is_repeated()) {
      elements.push_back({field, -1});
      continue;
    }
    const int size = message.GetReflection()->FieldSize(message, field);
    for (int i = 0; i < size; ++i) elements.push_back({field, i});
  }
  return elements;
}

const Message& Nested(const Message& message, const Element& element) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  return element.index < 0 ? reflection.GetMessage(message, element.field)
                           : reflection.GetRepeatedMessage(message, element.field, element.index);
}

std::string ValueText(const Message& message, const Element& element) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintFieldValueToString(message, element.field, element.index, &text);
  return text;
}

class Describer {
 public:
  explicit Describer(const Settings& settings) : settings_(settings) {}

  void Add(const Message& message, const TextprotoLines::FieldPath& at, int indent) {
    for (const Element& element : ElementsOf(message)) {
      TextprotoLines::FieldPath here = at;
      here.push_back({element.field->name(), std::max(element.index, 0)});
      const std::string pad(indent, ' ');
      if (element.field->message_type()) {
        absl::StrAppend(&out_, pad, element.field->name(), " {\n");
        Add(Nested(message, element), here, indent + 2);
        absl::StrAppend(&out_, pad, "}\n");
        continue;
      }
      const std::string line =
          absl::StrCat(pad, element.field->name(), ": ", ValueText(message, element));
      const size_t width = std::max<size_t>(line.size() + 2, 44);
      absl::StrAppend(&out_, line, std::string(width - line.size(), ' '), "# ", Origin(here), "\n");
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  std::string Origin(const TextprotoLines::FieldPath& at) const {
    if (!settings_.lines.Holds(at)) return "default";
    return absl::StrCat(settings_.path, ":", settings_.lines.LineOf(at));
  }

  const Settings& settings_;
  std::string out_;
};

}  // namespace

Config InForce(const Settings& settings) {
  Config config = settings.config;
  Thresholds* thresholds = config.mutable_thresholds();
  if (!thresholds->has_min_confidence()) thresholds->set_min_confidence(0.5);
  if (!thresholds->has_same_event()) thresholds->set_same_event(0.5);
  if (!thresholds->has_max_block()) thresholds->set_max_block(2000);
  if (config.fail_on() == 0) config.set_fail_on(Config::CONFLICT);
  if (config.fail_on_severity() == 0) config.set_fail_on_severity(INFO);
  if (config.reading() == 0) config.set_reading(Config::AUTO);
  if (config.date_order() == 0) config.set_date_order(Config::ANY);
  if (config.baseline().empty()) config.set_baseline("dateline-baseline.textproto");
  if (config.suppressions().empty()) config.set_suppressions("dateline-ignore.textproto");
  Cache* cache = config.mutable_cache();
  if (!cache->has_on()) cache->set_on(true);
  if (cache->path().empty()) cache->set_path(".dateline/cache");
  if (cache->max_megabytes() == 0) cache->set_max_megabytes(512);
  return config;
}

std::string DescribeSettings(const Settings& settings) {
  Describer describer(settings);
  describer.Add(InForce(settings), {}, 0);
  return describer.Take();
}

}  // namespace dateline
