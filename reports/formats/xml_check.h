// For tests: XML against a schema, with libxml2.
#ifndef DATELINE_REPORTS_FORMATS_XML_CHECK_H_
#define DATELINE_REPORTS_FORMATS_XML_CHECK_H_

#include <string>

namespace dateline {

// What is wrong, a line each; empty when the document is well-formed and valid.
// schema: path of an .xsd or .rng file; empty: well-formedness alone.
std::string XmlMistakes(const std::string& xml, const std::string& schema);

}  // namespace dateline

#endif  // DATELINE_REPORTS_FORMATS_XML_CHECK_H_
