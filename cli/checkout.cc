#include "cli/checkout.h"

#include <cstdlib>
#include <filesystem>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Every field of this name in proto/ holds a document's path: Document, Location, Notice.
constexpr char kPathField[] = "path";

template <typename Map>
void MapPaths(const Map& map, google::protobuf::Message* message) {
  const google::protobuf::Reflection& fields = *message->GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> set;
  fields.ListFields(*message, &set);
  for (const google::protobuf::FieldDescriptor* field : set) {
    if (field->type() == google::protobuf::FieldDescriptor::TYPE_MESSAGE) {
      if (!field->is_repeated()) {
        MapPaths(map, fields.MutableMessage(message, field));
        continue;
      }
      for (int i = 0; i < fields.FieldSize(*message, field); ++i) {
        MapPaths(map, fields.MutableRepeatedMessage(message, field, i));
      }
    } else if (field->name() == kPathField) {
      fields.SetString(message, field, map(fields.GetString(*message, field)));
    }
  }
}

}  // namespace

std::string CheckoutFolder(absl::string_view format) {
  const char* variable = format == "github" || format == "sarif" ? "GITHUB_WORKSPACE"
                         : format == "gitlab"                    ? "CI_PROJECT_DIR"
                                                                 : nullptr;
  const char* folder = variable ? std::getenv(variable) : nullptr;
  return folder && *folder == '/' ? folder : "";
}

std::string PathFrom(const std::string& root, const std::string& cwd, const std::string& path) {
  if (path.empty() || path == "-") return path;
  std::error_code ignored;
  // Links are followed for the folders alone: a document keeps its name.
  const fs::path whole = fs::path(cwd) / path;
  const fs::path folder = fs::weakly_canonical(whole.parent_path(), ignored);
  const fs::path relative =
      (folder / whole.filename()).lexically_relative(fs::weakly_canonical(root, ignored));
  return relative.empty() || *relative.begin() == ".." ? path : relative.generic_string();
}

Report WithPathsFrom(const std::string& root, const std::string& cwd, const Report& report) {
  Report moved = report;
  MapPaths([&](const std::string& path) { return PathFrom(root, cwd, path); }, &moved);
  return moved;
}

}  // namespace dateline
