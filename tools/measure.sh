#!/bin/bash
# Prints the figures of docs/quality.md: every development set through the real binary.
#   tools/measure.sh [--errors] [SET...]      SETS lie in $DATELINE_EVAL (../shared/eval)
# With --errors each set's misses and false alarms go to .build/eval/SET.errors.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
eval=${DATELINE_EVAL:-$root/../shared/eval}
dateline=${DATELINE:-$root/.build/dateline}
out=$root/.build/eval
mkdir -p "$out/timex"

errors=
[ "${1:-}" = --errors ] && { errors=--errors; shift; }
sets=("$@")
[ ${#sets[@]} -gt 0 ] || sets=(panama curie carthage newsroom productdocs papers wikiwars)

files_of() {  # the documents of a set, in the order of its gold.json
  python3 -c 'import json,sys; [print(d["file"]) for d in json.load(open(sys.argv[1]))["documents"]]' "$1/gold.json"
}

for set in "${sets[@]}"; do
  if [ "$set" = wikiwars ]; then
    for text in "$eval"/wikiwars/*.txt; do
      "$dateline" annotate --reading=narrative --format=jsonl "$text" \
        > "$out/timex/$(basename "${text%.txt}").jsonl"
    done
    python3 "$eval/timex_score.py" "$eval/wikiwars" "$out/timex" $errors > "$out/wikiwars.errors"
    tail -4 "$out/wikiwars.errors"
    continue
  fi
  folder=$eval/$set
  [ "$set" = papers ] && folder=$root/tests/papers
  # With the set's folder in the paths: the scorer tells files of one name apart by it.
  (cd "$folder/.." && files_of "$(basename "$folder")" | sed "s|^|$(basename "$folder")/|" | xargs -d '\n' "$dateline" check --format=json --fail-on=none --no-cache --min-confidence="${MIN_CONFIDENCE:-0.5}") > "$out/$set.json" || true
  python3 "$eval/score.py" "$folder" "$out/$set.json" $errors > "$out/$set.errors"
  sed -n '/^[a-z]*: [0-9]* claims/,$p' "$out/$set.errors"
done
