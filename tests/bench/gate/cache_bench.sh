#!/bin/bash
# Times of `dateline check` over 2,000 files: cold, unchanged, one file changed.
#   cache_bench.sh DATELINE [FILES]
set -eu
dateline=$(realpath "$1")
files=${2:-2000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/docs"

# Prose of about 12 KB a file: dated events of people and places that differ from file to file.
awk -v files="$files" -v folder="$work/docs" 'BEGIN {
  srand(7)
  split("visited opened founded left joined signed built closed sold moved", verbs, " ")
  split("January February March April May June July August September October November December", months, " ")
  split("Arlen Borov Calder Dorne Elst Farrow Galt Holm Ister Jarn", stems, " ")
  for (f = 1; f <= files; ++f) {
    name = sprintf("%s/%04d.md", folder, f)
    printf "# Notes %d\n\n", f > name
    for (p = 1; p <= 12; ++p) {
      for (s = 1; s <= 6; ++s) {
        who = sprintf("%s %s%d", stems[1 + int(rand() * 10)], stems[1 + int(rand() * 10)], f % 97)
        printf "%s %s the house of %s%d on %d %s %d, and the neighbours spoke of little else for weeks. ", \
          who, verbs[1 + int(rand() * 10)], stems[1 + int(rand() * 10)], f, 1 + int(rand() * 28), \
          months[1 + int(rand() * 12)], 1850 + int(rand() * 150) > name
        printf "Nothing else of note is told of that household in the papers that have come down to us. " > name
      }
      printf "\n\n" > name
    }
    close(name)
  }
}'

seconds() {
  local begin end
  begin=$(date +%s%N)
  "$dateline" check "$work/docs" --exit-zero --only=conflict -q -o /dev/null "$@"
  end=$(date +%s%N)
  echo "$(((end - begin) / 1000000))"
}
cd "$work"
none=$(seconds --no-cache)
cold=$(seconds)
warm=$(seconds)
echo "Anna Calder opened the mill on 3 May 1901." >>docs/0007.md
changed=$(seconds)
du -sm docs .dateline | sed 's/^/MB: /'
echo "without a cache: $none ms; cold: $cold ms; nothing changed: $warm ms; one file changed: $changed ms"
echo "one changed / cold: $((changed * 100 / cold))%"
