#!/bin/bash
# Files are edited at random; after every edit the report with the cache is that without one, in every
# format. There are more claims than are compared all with all, so that pairs are kept as well.
#   cache_property_test.sh DATELINE [SEED [ROUNDS]]
set -u
dateline=$(realpath "$1")
RANDOM=${2:-7}
rounds=${3:-25}
work=$(mktemp -d "${TEST_TMPDIR:-/tmp}/cache.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir docs

places=(mill bridge school harbour library)
people=(Sorel Brandt Okafor Lindqvist)
verbs=(opened built sold visited)
sentence() {
  echo "Anna ${people[RANDOM % 4]}$((RANDOM % 12)) ${verbs[RANDOM % 4]} the ${places[RANDOM % 5]} of Lower" \
    "Town $((RANDOM % 40)) in May $((1900 + RANDOM % 40)) with $((100 + RANDOM % 9)) guests."
}
for i in $(seq 1 30); do
  for _ in $(seq 1 60); do
    sentence
    echo
  done >"docs/$i.md"
done

some() {  # a file of the folder
  local files=(docs/*)
  echo "${files[RANDOM % ${#files[@]}]}"
}
edit() {
  local file
  file=$(some)
  case $((RANDOM % 8)) in
    0) sentence >>"$file" ;;
    1) sed -i "$((1 + RANDOM % 60))d" "$file" ;;
    2) sed -i "s/19$((RANDOM % 4))/19$((RANDOM % 4))/" "$file" ;;
    3) cp "$file" "docs/copy$RANDOM.md" ;;
    4) mv "$file" "docs/moved$RANDOM.md" ;;
    5) [ "$(ls docs | wc -l)" -gt 10 ] && rm "$file" ;;
    6) : >"$file" ;;
    7) cat "$(some)" >>"$file" ;;
  esac
}

formats=(text sarif github gitlab junit rdjson md html csv tei webannotation diff)
for round in $(seq 1 "$rounds"); do
  for _ in $(seq 1 $((1 + RANDOM % 3))); do edit; done
  # Formats that show all claims, and those that show no more than findings name, each by itself:
  # claims are then made of what was kept where a finding needs them.
  for format in json "${formats[round % ${#formats[@]}]}"; do
    "$dateline" check docs --format="$format" --exit-zero --jobs=$((1 + RANDOM % 2)) >warm 2>warm.err ||
      exit 1
    "$dateline" check docs --format="$format" --exit-zero --no-cache >cold 2>cold.err || exit 1
    "$dateline" check docs --format="$format" --format=json:whole.json --exit-zero >whole 2>whole.err ||
      exit 1
    for other in warm whole; do
      cmp -s "$other" cold && cmp -s "$other.err" cold.err && continue
      echo "FAILED: another report in $format ($other) after edit $round"
      diff "$other" cold | head -20
      exit 1
    done
  done
done
[ -d .dateline/cache ] || { echo 'FAILED: no cache was used'; exit 1; }
grep -rLa Lower .dateline/cache --exclude=.gitignore | grep -q . || { echo 'FAILED: no pairs were kept'; exit 1; }
grep -q '"conflict' whole.json || { echo 'FAILED: nothing to find'; exit 1; }
echo "the same after $rounds edits"
