#!/bin/bash
# What action.yml runs.
#   tools/action.sh hash     puts hash=..., of all that the program is built from, to the outputs
#   tools/action.sh check    turns the action's inputs, which come as environment, into one `dateline check`
#     INPUT_PATHS INPUT_FAIL_ON INPUT_DIFF_BASE INPUT_SARIF INPUT_ARGS  the action's inputs
#     BASE_REF       the branch that a pull request goes to; empty elsewhere
#     PROGRAM_KEPT   "true": .build/dateline is that of an earlier run with the same sources
# GITHUB_OUTPUT is where outputs go: hash, exit-code.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

output() { [ -z "${GITHUB_OUTPUT:-}" ] || echo "$1" >>"$GITHUB_OUTPUT"; }

hash_sources() {
  cd "$root"
  find . \( -path ./.git -o -path ./.build -o -path ./docs -o -path ./tests -o -path ./corpus \) -prune \
    -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

check() {
  local words=(check --format=github) base=${INPUT_DIFF_BASE:-} line code=0
  [ -z "${INPUT_SARIF:-}" ] || words+=("--format=sarif:$INPUT_SARIF")
  [ -z "${INPUT_FAIL_ON:-}" ] || words+=("--fail-on=$INPUT_FAIL_ON")
  [ -n "$base" ] || [ -z "${BASE_REF:-}" ] || base="origin/$BASE_REF..."
  [ -z "$base" ] || [ "$base" = none ] || words+=("--diff-base=$base")
  while IFS= read -r line; do [ -z "$line" ] || words+=("$line"); done <<<"${INPUT_ARGS:-}"
  words+=(--)
  while IFS= read -r line; do [ -z "$line" ] || words+=("$line"); done <<<"${INPUT_PATHS:-.}"

  # A checkout makes every source newer than the kept program; the cache's key says that they are the same.
  if [ "${PROGRAM_KEPT:-}" = true ] && [ -e "$root/.build/dateline" ]; then touch "$root/.build/dateline"; fi

  if (. /etc/os-release && [ "$ID-${VERSION_ID:-}" = debian-12 ]); then
    "$root/tools/setup.sh" run
    "$root/run" "${words[@]}" || code=$?
  else
    # Built and tried on Debian 12 alone: elsewhere in its container.
    local workspace=${GITHUB_WORKSPACE:-$PWD}
    docker run --rm --env NO_COLOR=1 --env GITHUB_WORKSPACE="$workspace" --volume "$root:$root" \
      --volume "$workspace:$workspace" --workdir "$PWD" debian:12 bash -c '
        apt-get update -q >/dev/null && apt-get install -y -q git >/dev/null
        git config --global --add safe.directory "*"
        "$0/tools/setup.sh" run && exec "$0/run" "$@"' "$root" "${words[@]}" || code=$?
  fi
  output "exit-code=$code"
  return "$code"
}

case "${1:-}" in
  hash) output "hash=$(hash_sources)" ;;
  check) check ;;
  *)
    echo "tools/action.sh: say hash or check" >&2
    exit 2
    ;;
esac
