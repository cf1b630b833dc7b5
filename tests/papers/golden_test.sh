#!/bin/bash
# The report on the two papers, byte for byte, from the real program, with the files in either order.
#   golden_test.sh DATELINE GOLDEN
set -euo pipefail
dateline=$1 golden=$2
a=corpus/papers/pak-russia-bilateral-relations.txt b=corpus/papers/pak-russia-rivalry-to-friendship.md
out=${TEST_TMPDIR:-/tmp}
"$dateline" check --no-cache --fail-on=none --color=never "$a" "$b" > "$out/ab.txt"
"$dateline" check --no-cache --fail-on=none --color=never "$b" "$a" > "$out/ba.txt"
diff -u "$golden" "$out/ab.txt" || {
  echo "The report changed. Read the difference; tests/papers/README.md has the command that keeps it." >&2
  exit 1
}
diff -u "$out/ab.txt" "$out/ba.txt" || { echo "The order of the files changes the report." >&2; exit 1; }
