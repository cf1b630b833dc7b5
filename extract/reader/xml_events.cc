#include "extract/reader/xml_events.h"

#include <libxml/xmlreader.h>

#include <memory>

namespace dateline {
namespace {

absl::string_view View(const xmlChar* text) {
  return text == nullptr ? absl::string_view()
                         : absl::string_view(reinterpret_cast<const char*>(text));
}

class ReaderAttributes : public XmlHandler::Attributes {
 public:
  explicit ReaderAttributes(xmlTextReaderPtr reader) : reader_(reader) {}
  std::string Get(absl::string_view local_name) const override {
    std::string value;
    for (int more = xmlTextReaderMoveToFirstAttribute(reader_); more == 1;
         more = xmlTextReaderMoveToNextAttribute(reader_)) {
      if (View(xmlTextReaderConstLocalName(reader_)) == local_name &&
          xmlTextReaderIsNamespaceDecl(reader_) != 1) {
        value = std::string(View(xmlTextReaderConstValue(reader_)));
        break;
      }
    }
    xmlTextReaderMoveToElement(reader_);
    return value;
  }

 private:
  xmlTextReaderPtr reader_;
};

void Quiet(void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {}

}  // namespace

absl::Status ReadXml(absl::string_view xml, XmlHandler* handler) {
  // Once, whatever the threads.
  static const bool initialised = [] {
    xmlInitParser();
    return true;
  }();
  (void)initialised;
  std::unique_ptr<xmlTextReader, void (*)(xmlTextReaderPtr)> reader(
      xmlReaderForMemory(
          xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT),
      xmlFreeTextReader);
  if (reader == nullptr) return absl::InvalidArgumentError("damaged XML; save the document anew");
  xmlTextReaderSetErrorHandler(reader.get(), Quiet, nullptr);
  const ReaderAttributes attributes(reader.get());
  int more;
  while ((more = xmlTextReaderRead(reader.get())) == 1) {
    switch (xmlTextReaderNodeType(reader.get())) {
      case XML_READER_TYPE_DOCUMENT_TYPE:
        return absl::InvalidArgumentError(
            "XML with a document type declaration, which office documents do not have; save the "
            "document anew");
      case XML_READER_TYPE_ELEMENT: {
        // The name is copied: attributes move the reader.
        const std::string name(View(xmlTextReaderConstLocalName(reader.get())));
        const bool empty = xmlTextReaderIsEmptyElement(reader.get()) == 1;
        handler->Start(name, attributes);
        if (handler->IsTooLarge()) {
          return absl::InvalidArgumentError(
              "too many paragraphs, most of them empty; split the file");
        }
        if (empty) handler->End(name);
        break;
      }
      case XML_READER_TYPE_END_ELEMENT:
        handler->End(View(xmlTextReaderConstLocalName(reader.get())));
        break;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      case XML_READER_TYPE_WHITESPACE:
        handler->Text(View(xmlTextReaderConstValue(reader.get())));
        break;
      default: break;
    }
  }
  if (more < 0) return absl::InvalidArgumentError("damaged XML; save the document anew");
  return absl::OkStatus();
}

}  // namespace dateline
