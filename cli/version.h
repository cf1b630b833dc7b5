// What the program calls itself.
#ifndef DATELINE_CLI_VERSION_H_
#define DATELINE_CLI_VERSION_H_

namespace dateline {

inline constexpr char kVersion[] = "0.1.0";
// As Report.tool has it.
inline constexpr char kTool[] = "dateline 0.1.0";

}  // namespace dateline

#endif  // DATELINE_CLI_VERSION_H_
