#!/bin/bash
# What action.yml runs: turns its inputs, which come as environment, into one `dateline check`.
#   INPUT_PATHS INPUT_FAIL_ON INPUT_DIFF_BASE INPUT_SARIF INPUT_ARGS  the action's inputs
#   BASE_REF       the branch that a pull request goes to; empty elsewhere
#   PROGRAM_KEPT   "true": .build/dateline is that of an earlier run with the same sources
#   GITHUB_OUTPUT  where exit-code goes
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

words=(check --format=github)
[ -z "${INPUT_SARIF:-}" ] || words+=("--format=sarif:$INPUT_SARIF")
[ -z "${INPUT_FAIL_ON:-}" ] || words+=("--fail-on=$INPUT_FAIL_ON")
base=${INPUT_DIFF_BASE:-}
[ -n "$base" ] || [ -z "${BASE_REF:-}" ] || base="origin/$BASE_REF..."
[ -z "$base" ] || [ "$base" = none ] || words+=("--diff-base=$base")
while IFS= read -r line; do [ -z "$line" ] || words+=("$line"); done <<<"${INPUT_ARGS:-}"
words+=(--)
while IFS= read -r line; do [ -z "$line" ] || words+=("$line"); done <<<"${INPUT_PATHS:-.}"

# A checkout makes every source newer than the kept program; the cache's key says that they are the same.
if [ "${PROGRAM_KEPT:-}" = true ] && [ -e "$root/.build/dateline" ]; then touch "$root/.build/dateline"; fi

code=0
if (. /etc/os-release && [ "$ID-${VERSION_ID:-}" = debian-12 ]); then
  "$root/tools/setup.sh" run
  "$root/run" "${words[@]}" || code=$?
else
  # Built and tried on Debian 12 alone: elsewhere in its container.
  docker run --rm --env NO_COLOR=1 --volume "$root:$root" --volume "$PWD:$PWD" --workdir "$PWD" \
    debian:12 bash -c '
      apt-get update -q >/dev/null && apt-get install -y -q git >/dev/null
      git config --global --add safe.directory "*"
      "$0/tools/setup.sh" run && exec "$0/run" "$@"' "$root" "${words[@]}" || code=$?
fi
[ -z "${GITHUB_OUTPUT:-}" ] || echo "exit-code=$code" >>"$GITHUB_OUTPUT"
exit "$code"
