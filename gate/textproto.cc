#include "gate/textproto.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "base/suggest.h"

namespace dateline {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::TextFormat;

// The words in quotation marks, in order.
std::vector<std::string> Quoted(const std::string& text) {
  std::vector<std::string> words;
  for (size_t at = text.find('"'); at != std::string::npos;) {
    const size_t end = text.find('"', at + 1);
    if (end == std::string::npos) break;
    words.push_back(text.substr(at + 1, end - at - 1));
    at = text.find('"', end + 1);
  }
  return words;
}

// `type` and the messages in it.
void Reachable(const Descriptor* type, std::set<const Descriptor*>* seen) {
  if (!seen->insert(type).second) return;
  for (int i = 0; i < type->field_count(); ++i) {
    if (const Descriptor* inner = type->field(i)->message_type()) Reachable(inner, seen);
  }
}

// Puts protobuf's messages into ours, with the nearest name.
class Collector : public google::protobuf::io::ErrorCollector {
 public:
  Collector(const Descriptor* root, absl::string_view text) : lines_(absl::StrSplit(text, '\n')) {
    Reachable(root, &types_);
  }

  void AddError(int line, int column, const std::string& message) override {
    mistakes_.push_back({LineOf(line, column, message) + 1, ForPeople(message)});
  }
  // Unknown fields come as warnings, so that the parser goes on; they are mistakes all the same.
  void AddWarning(int line, int column, const std::string& message) override {
    AddError(line, column, message);
  }

  struct Mistake {
    int line;
    std::string text;
  };
  const std::vector<Mistake>& mistakes() const { return mistakes_; }

 private:
  std::string ForPeople(const std::string& message) const {
    const std::vector<std::string> words = Quoted(message);
    if (absl::StrContains(message, "has no field named") && words.size() >= 2) {
      return UnknownField(words[0], words[1]);
    }
    if (absl::StrContains(message, "nknown enumeration value") && words.size() >= 2) {
      return UnknownValue(words[0], words[1]);
    }
    const size_t dot = message.find_last_not_of('.');
    return absl::StrCat(message.substr(0, dot + 1), "; see docs/config.md");
  }

  std::string UnknownField(const std::string& type_name, const std::string& field) const {
    for (const Descriptor* type : types_) {
      if (type->full_name() != type_name) continue;
      const std::vector<std::string> names = FieldNames(*type);
      const std::string hint = DidYouMean(field, names);
      return absl::StrCat(field, ": no such field",
                          hint.empty() ? "; there are " + absl::StrJoin(names, ", ") : hint);
    }
    return absl::StrCat(field, ": no such field");
  }

  std::string UnknownValue(const std::string& value, const std::string& field) const {
    for (const Descriptor* type : types_) {
      const FieldDescriptor* found = type->FindFieldByName(field);
      if (!found || !found->enum_type()) continue;
      const std::vector<std::string> names = ValueNames(*found->enum_type());
      const std::string hint = DidYouMean(value, names);
      return absl::StrCat(field, ": no such value: ", value,
                          hint.empty() ? "; expected " + absl::StrJoin(names, ", ") : hint);
    }
    return absl::StrCat(field, ": no such value: ", value);
  }

  // An unknown value is noticed at the word behind it, which may be lines below.
  int LineOf(int line, int column, const std::string& message) const {
    const std::vector<std::string> words = Quoted(message);
    if (words.empty() || !absl::StrContains(message, "nknown enumeration value")) return line;
    for (int at = std::min(line, static_cast<int>(lines_.size()) - 1); at >= 0; --at) {
      const absl::string_view before = at == line ? lines_[at].substr(0, column) : lines_[at];
      if (absl::StrContains(before, words[0])) return at;
    }
    return line;
  }

  std::vector<absl::string_view> lines_;
  std::set<const Descriptor*> types_;
  std::vector<Mistake> mistakes_;
};

}  // namespace

std::vector<std::string> FieldNames(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return names;
}

std::vector<std::string> ValueNames(const EnumDescriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() != 0) names.push_back(type.value(i)->name());
  }
  return names;
}

int TextprotoLines::Find(const FieldPath& path, bool* whole) const {
  const TextFormat::ParseInfoTree* tree = tree_.get();
  const Descriptor* type = root_;
  int line = 0;
  *whole = false;
  for (const auto& [name, index] : path) {
    const FieldDescriptor* field = tree && type ? type->FindFieldByName(name) : nullptr;
    if (!field) return line;
    const int at = field->is_repeated() ? index : -1;
    const int found = tree->GetLocation(field, at).line;
    if (found < 0) return line;
    line = found + 1;
    type = field->message_type();
    tree = type ? tree->GetTreeForNested(field, at) : nullptr;
  }
  *whole = true;
  return line;
}

int TextprotoLines::LineOf(const FieldPath& path) const {
  bool whole;
  return Find(path, &whole);
}

bool TextprotoLines::Holds(const FieldPath& path) const {
  bool whole;
  Find(path, &whole);
  return whole;
}

bool ParseTextproto(absl::string_view text, absl::string_view name,
                    google::protobuf::Message* message, TextprotoLines* lines,
                    std::vector<std::string>* mistakes) {
  Collector collector(message->GetDescriptor(), text);
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&collector);
  parser.AllowUnknownField(true);
  parser.SetRecursionLimit(100);
  TextprotoLines own;
  TextprotoLines* out = lines ? lines : &own;
  out->root_ = message->GetDescriptor();
  out->tree_ = std::make_unique<TextFormat::ParseInfoTree>();
  parser.WriteLocationsTo(out->tree_.get());
  google::protobuf::io::ArrayInputStream input(text.data(), static_cast<int>(text.size()));
  const bool parsed = parser.Parse(&input, message);
  for (const Collector::Mistake& mistake : collector.mistakes()) {
    mistakes->push_back(absl::StrCat(name, ":", mistake.line, ": ", mistake.text));
  }
  if (!parsed && collector.mistakes().empty()) {
    mistakes->push_back(absl::StrCat(name, ":1: cannot be read; see docs/config.md"));
  }
  return parsed && collector.mistakes().empty();
}

}  // namespace dateline
