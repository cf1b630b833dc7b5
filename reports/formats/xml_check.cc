#include "reports/formats/xml_check.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemas.h>

#include <cstdarg>
#include <cstdio>
#include <memory>

namespace dateline {
namespace {

void Collect(void* mistakes, const char* format, ...) {
  char line[1024];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(line, sizeof(line), format, arguments);
  va_end(arguments);
  static_cast<std::string*>(mistakes)->append(line);
}

void ValidateXsd(xmlDocPtr document, const std::string& path, std::string* mistakes) {
  std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> parser(
      xmlSchemaNewParserCtxt(path.c_str()), xmlSchemaFreeParserCtxt);
  std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)> schema(xmlSchemaParse(parser.get()),
                                                              xmlSchemaFree);
  std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> valid(
      xmlSchemaNewValidCtxt(schema.get()), xmlSchemaFreeValidCtxt);
  xmlSchemaSetValidErrors(valid.get(), Collect, Collect, mistakes);
  if (xmlSchemaValidateDoc(valid.get(), document) != 0 && mistakes->empty()) *mistakes = "invalid";
}

void ValidateRelaxNg(xmlDocPtr document, const std::string& path, std::string* mistakes) {
  std::unique_ptr<xmlRelaxNGParserCtxt, decltype(&xmlRelaxNGFreeParserCtxt)> parser(
      xmlRelaxNGNewParserCtxt(path.c_str()), xmlRelaxNGFreeParserCtxt);
  std::unique_ptr<xmlRelaxNG, decltype(&xmlRelaxNGFree)> schema(xmlRelaxNGParse(parser.get()),
                                                                xmlRelaxNGFree);
  std::unique_ptr<xmlRelaxNGValidCtxt, decltype(&xmlRelaxNGFreeValidCtxt)> valid(
      xmlRelaxNGNewValidCtxt(schema.get()), xmlRelaxNGFreeValidCtxt);
  xmlRelaxNGSetValidErrors(valid.get(), Collect, Collect, mistakes);
  if (xmlRelaxNGValidateDoc(valid.get(), document) != 0 && mistakes->empty()) *mistakes = "invalid";
}

}  // namespace

std::string XmlMistakes(const std::string& xml, const std::string& schema) {
  std::string mistakes;
  xmlSetGenericErrorFunc(&mistakes, Collect);
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "report.xml", nullptr,
                    XML_PARSE_NONET),
      xmlFreeDoc);
  if (!document && mistakes.empty()) mistakes = "not well-formed";
  if (document && schema.size() > 4 && schema.substr(schema.size() - 4) == ".xsd") {
    ValidateXsd(document.get(), schema, &mistakes);
  } else if (document && !schema.empty()) {
    ValidateRelaxNg(document.get(), schema, &mistakes);
  }
  xmlSetGenericErrorFunc(nullptr, nullptr);
  return mistakes;
}

}  // namespace dateline
