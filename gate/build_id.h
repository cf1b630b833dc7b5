// Which build of the program runs, so that what another build has kept is not taken for one's own.
#ifndef DATELINE_GATE_BUILD_ID_H_
#define DATELINE_GATE_BUILD_ID_H_

#include <string>

namespace dateline {

// The hex GNU build id that the linker made of the program's content; "" where it made none. The
// same program has the same id wherever it is installed.
std::string BuildId();

}  // namespace dateline

#endif  // DATELINE_GATE_BUILD_ID_H_
