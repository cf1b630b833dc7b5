// XML as a stream of events, for the parts of office documents.
#ifndef DATELINE_EXTRACT_READER_XML_EVENTS_H_
#define DATELINE_EXTRACT_READER_XML_EVENTS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dateline {

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;

  // The attribute with this local name, whatever its prefix; empty: absent. Valid in Start alone.
  class Attributes {
   public:
    virtual std::string Get(absl::string_view local_name) const = 0;

   protected:
    ~Attributes() = default;
  };

  // Names come without their prefix ("w:p" is "p"). An empty element gets Start and End.
  virtual void Start(absl::string_view name, const Attributes& attributes) = 0;
  virtual void End(absl::string_view name) = 0;
  virtual void Text(absl::string_view text) = 0;
  // Asked after each element's start: the document is larger than can be handled.
  virtual bool IsTooLarge() const { return false; }
};

// InvalidArgument: malformed XML, a handler that finds it too large, or a document type
// declaration, which office documents do not have and attacks do. Entities are not expanded,
// nothing is loaded, nesting is limited (libxml2). What came before an error has been handled.
absl::Status ReadXml(absl::string_view xml, XmlHandler* handler);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_XML_EVENTS_H_
