// Where the places of a document stand in its prose.
#ifndef DATELINE_RECONCILE_TEXT_PLACE_H_
#define DATELINE_RECONCILE_TEXT_PLACE_H_

#include <cstdint>

#include "proto/document.pb.h"

namespace dateline {

// Bytes of text before the place. How near two claims are told must not hang on how much markup
// stands between them, so bytes of the file serve only where no offset in the text is given.
inline int64_t TextPlace(const Location& location) {
  return location.has_text_offset() ? location.text_offset() : location.byte_offset();
}

}  // namespace dateline

#endif  // DATELINE_RECONCILE_TEXT_PLACE_H_
