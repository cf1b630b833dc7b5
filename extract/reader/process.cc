#include "extract/reader/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

constexpr size_t kMaxErrors = 8192;
constexpr int kInputFd = 3;

// A file descriptor that closes itself.
class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  ~Fd() { Close(); }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  int get() const { return fd_; }
  void Set(int fd) {
    Close();
    fd_ = fd;
  }
  void Close() {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

bool WriteAll(int fd, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(written);
  }
  return lseek(fd, 0, SEEK_SET) == 0;
}

void Limit(int resource, rlim_t value) {
  const rlimit limit = {value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

// In the child, between fork and exec: async-signal-safe calls alone.
[[noreturn]] void Exec(const char* program, char* const* argv, int input, int out, int err,
                       const ProcessLimits& limits) {
  static char* const kEnvironment[] = {const_cast<char*>("LC_ALL=C"), nullptr};
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  const int null = open("/dev/null", O_RDONLY);
  if (null >= 0) dup2(null, STDIN_FILENO);
  if (input != kInputFd) dup2(input, kInputFd);
  fcntl(kInputFd, F_SETFD, 0);
  for (int fd = kInputFd + 1; fd < 256; ++fd) close(fd);
  Limit(RLIMIT_CPU, limits.cpu_seconds);
  Limit(RLIMIT_AS, limits.memory);
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_FSIZE, 0);
  Limit(RLIMIT_NOFILE, 64);
  signal(SIGPIPE, SIG_DFL);
  execve(program, argv, kEnvironment);
  _exit(127);
}

// Reads both pipes until they close, the limit of silence passes, or output says stop.
void Pump(int out, int err, const ProcessLimits& limits,
          const std::function<bool(absl::string_view)>& output, ProcessResult* result) {
  std::vector<char> buffer(1 << 16);
  pollfd fds[2] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
  while (fds[0].fd >= 0 || fds[1].fd >= 0) {
    const int ready = poll(fds, 2, limits.silent_seconds * 1000);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      result->timed_out = true;
      return;
    }
    for (int k = 0; k < 2; ++k) {
      if (fds[k].fd < 0 || fds[k].revents == 0) continue;
      const ssize_t size = read(fds[k].fd, buffer.data(), buffer.size());
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) {
        fds[k].fd = -1;
      } else if (k == 1) {
        const size_t room = kMaxErrors - std::min(result->errors.size(), kMaxErrors);
        result->errors.append(buffer.data(), std::min<size_t>(size, room));
      } else if (!output(absl::string_view(buffer.data(), size))) {
        result->stopped = true;
        return;
      }
    }
  }
}

}  // namespace

absl::StatusOr<ProcessResult> RunProcess(const std::string& program,
                                         const std::vector<std::string>& arguments,
                                         absl::string_view input, const ProcessLimits& limits,
                                         const std::function<bool(absl::string_view)>& output) {
  if (access(program.c_str(), X_OK) != 0) {
    return absl::UnavailableError(absl::StrCat("no program ", program));
  }
  Fd memory(memfd_create("input", MFD_CLOEXEC));
  if (memory.get() < 0 || !WriteAll(memory.get(), input)) {
    return absl::UnavailableError("no memory for the input of another process");
  }
  int out_pipe[2], err_pipe[2];
  if (pipe2(out_pipe, O_CLOEXEC) != 0) return absl::UnavailableError("no pipe to another process");
  Fd out_read(out_pipe[0]), out_write(out_pipe[1]);
  if (pipe2(err_pipe, O_CLOEXEC) != 0) return absl::UnavailableError("no pipe to another process");
  Fd err_read(err_pipe[0]), err_write(err_pipe[1]);

  const std::string path = absl::StrCat("/dev/fd/", kInputFd);
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument == "{}" ? path.c_str() : argument.c_str()));
  }
  argv.push_back(nullptr);

  const pid_t child = fork();
  if (child < 0) return absl::UnavailableError("cannot start another process");
  if (child == 0) {
    // The pipes must not be overwritten by the duplicates.
    const int out = fcntl(out_write.get(), F_DUPFD_CLOEXEC, 10);
    const int err = fcntl(err_write.get(), F_DUPFD_CLOEXEC, 10);
    Exec(program.c_str(), argv.data(), memory.get(), out, err, limits);
  }
  out_write.Close();
  err_write.Close();
  memory.Close();
  ProcessResult result;
  Pump(out_read.get(), err_read.get(), limits, output, &result);
  if (result.stopped || result.timed_out) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return result;
}

}  // namespace dateline
