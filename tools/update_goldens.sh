#!/bin/bash
# Writes the golden reports anew: reports/testdata/golden, the report on the two papers, and the
# example of it in the README. Read the difference before it is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
bazel test //reports:golden_test --cache_test_results=no \
  --test_env=DATELINE_WRITE_GOLDENS="$PWD/reports/testdata/golden"

bazel build //cli:dateline
report=tests/papers/report.txt
bazel-bin/cli/dateline check --no-cache --fail-on=none --color=never \
  corpus/papers/*.txt corpus/papers/*.md >"$report"

# The example is the finding at the same place; its block ends before the first empty line. The summary is
# the report's last two lines.
place=$(sed -n 's/^    \(corpus\/papers\/[^ ]*: \)conflict: .*/\1/p' README.md | head -1)
example=$(awk -v place="$place" 'index($0, place) == 1 {on = 1} on && /^$/ {exit} on' "$report")
[ -n "$example" ] || { echo "README.md: no conflict at $place any more; choose another" >&2; exit 1; }
awk -v example="$(sed 's/^/    /' <<<"$example")" -v place="    $place" \
  -v summary="$(tail -n 2 "$report" | sed 's/^/    /')" '
  index($0, place) == 1 && !done {print example; skip = done = 1}
  /^    [0-9]+ documents, / {print summary; skip = 1}
  skip && /^$/ {skip = 0}
  !skip' README.md >README.md.new
mv README.md.new README.md
git --no-pager diff --stat -- reports/testdata/golden "$report" README.md
