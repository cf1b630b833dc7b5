// Protobuf text with messages for people: every mistake at once, as "file:line: what; did you mean
// NAME?", and the line of each field for what only the program can check.
//
//   Config config;
//   TextprotoLines lines;
//   std::vector<std::string> mistakes;
//   if (!ParseTextproto(text, "dateline.textproto", &config, &lines, &mistakes)) ...
//   int line = lines.LineOf({{"rules", 2}, {"name", 0}});
#ifndef DATELINE_GATE_TEXTPROTO_H_
#define DATELINE_GATE_TEXTPROTO_H_

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

class TextprotoLines {
 public:
  // A field by name and index (0 where it is not repeated), from the outermost in.
  using FieldPath = std::vector<std::pair<std::string, int>>;

  // From 1. A field that the text does not hold has the line of what it would stand in; 0 at the
  // top.
  int LineOf(const FieldPath& path) const;

  // Whether the text itself holds the field.
  bool Holds(const FieldPath& path) const;

 private:
  int Find(const FieldPath& path, bool* whole) const;

  friend bool ParseTextproto(absl::string_view, absl::string_view, google::protobuf::Message*,
                             TextprotoLines*, std::vector<std::string>*);
  const google::protobuf::Descriptor* root_ = nullptr;
  std::unique_ptr<google::protobuf::TextFormat::ParseInfoTree> tree_;
};

// False when there was a mistake; message then holds what could be read. name: the file, for the
// messages, which are in order of line. lines may be null.
bool ParseTextproto(absl::string_view text, absl::string_view name,
                    google::protobuf::Message* message, TextprotoLines* lines,
                    std::vector<std::string>* mistakes);

// Names of a message's fields, or of an enum's values without the UNSPECIFIED one.
std::vector<std::string> FieldNames(const google::protobuf::Descriptor& type);
std::vector<std::string> ValueNames(const google::protobuf::EnumDescriptor& type);

}  // namespace dateline

#endif  // DATELINE_GATE_TEXTPROTO_H_
