// Annotates a text file: for measuring without the whole program.
//
//   annotate_main [narrative|report|auto] [jsonl|timeml|text] FILE...
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "extract/time/annotate.h"

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  dateline::TimeOptions options;
  const std::string reading = argv[1], format = argv[2];
  options.reading = reading == "narrative" ? dateline::TimeReading::kNarrative
                    : reading == "report"  ? dateline::TimeReading::kReport
                                           : dateline::TimeReading::kAuto;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    if (!in) return 2;
    const dateline::DocumentText doc = dateline::PlainText(
        std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()));
    const dateline::AnnotationFormat shape =
        format == "jsonl"    ? dateline::AnnotationFormat::kJsonLines
        : format == "timeml" ? dateline::AnnotationFormat::kTimeMl
                             : dateline::AnnotationFormat::kText;
    const std::string out =
        format == "phrase" ? dateline::EdtfOfPhrase(doc.text, options)
                           : dateline::Annotated(doc, dateline::TagTimes(doc, options), shape);
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return 0;
}
