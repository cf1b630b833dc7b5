#!/bin/bash
# The README shows what the program prints today: its example and its summary stand in the golden report word
# for word.
#   readme_test.sh README GOLDEN
set -euo pipefail
readme=$1 golden=$2
example=$(awk '/^    corpus\/papers\//{on=1} on&&/^[^ ]/{exit} on{print}' "$readme" | sed 's/^    //')
[ "$(wc -l <<<"$example")" -ge 10 ] || { echo "no example in the README" >&2; exit 1; }
[[ "$(cat "$golden")" == *"$example"* ]] || {
  echo "The README's example is not what the program prints; copy the conflict from $golden:" >&2
  diff <(cat <<<"$example") "$golden" | grep '^<' >&2
  exit 1
}
summary=$(sed -n '/^    [0-9]* documents, /,/^$/s/^    //p' "$readme")
[ "$summary" = "$(tail -n 2 "$golden")" ] || {
  echo "The README's summary is not the report's; run tools/update_goldens.sh:" >&2
  diff <(cat <<<"$summary") <(tail -n 2 "$golden") >&2
  exit 1
}
