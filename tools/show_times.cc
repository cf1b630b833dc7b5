// Prints the temporal expressions of documents, as readers and the time engine see them:
//
//   bazel run //tools:show_times -- FILE...
//
// One line an expression: path, line, TIMEX3 type, EDTF, kind, resolution, problem, text, rule.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "base/strings.h"
#include "extract/reader/reader.h"
#include "extract/time/tagger.h"

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const auto doc = dateline::ReadDocument(std::move(bytes), argv[i], {});
    if (!doc.ok()) {
      std::fprintf(stderr, "%s: %s\n", argv[i], std::string(doc.status().message()).c_str());
      return 2;
    }
    dateline::TimeReading reading;
    const auto expressions = dateline::TagTimes(*doc, {}, &reading);
    std::printf("%s\t0\treading\t%s\n", argv[i],
                reading == dateline::TimeReading::kReport ? "report" : "narrative");
    for (const auto& e : expressions) {
      const auto value = dateline::ToProto(e, *doc);
      std::printf("%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", argv[i],
                  dateline::LocationOf(*doc, e.span).line(), e.timex_type.c_str(), e.edtf.c_str(),
                  dateline::TimeKind_Name(e.kind).c_str(),
                  dateline::Resolution_Name(e.resolution).c_str(), e.problem.c_str(),
                  value.text().c_str(), e.rule.c_str());
    }
  }
  return 0;
}
