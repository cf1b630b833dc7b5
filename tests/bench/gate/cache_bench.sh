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

# Elapsed and CPU time of a run in milliseconds.
measure() {
  local begin end
  begin=$(date +%s%N)
  TIMEFORMAT='%U %S'
  cpu=$({ time "$dateline" check "$work/docs" --exit-zero --only=conflict -q -o /dev/null "$@"; } 2>&1 | tail -1)
  end=$(date +%s%N)
  echo "$(((end - begin) / 1000000)) $(awk '{ print int(1000 * ($1 + $2)) }' <<<"$cpu")"
}
cd "$work"
read -r none none_cpu <<<"$(measure --no-cache)"
read -r cold cold_cpu <<<"$(measure)"
read -r same same_cpu <<<"$(measure)"
# The least of some: other work on the machine only adds.
changed= changed_cpu=
for year in 1901 1902 1903; do
  echo "Anna Calder opened the mill on 3 May $year." >>docs/0007.md
  read -r elapsed cpu <<<"$(measure)"
  [ -z "$changed" ] || [ "$elapsed" -ge "$changed" ] || changed=
  changed=${changed:-$elapsed}
  [ -z "$changed_cpu" ] || [ "$cpu" -ge "$changed_cpu" ] || changed_cpu=
  changed_cpu=${changed_cpu:-$cpu}
done
du -sm docs .dateline | sed 's/^/MB: /'
echo "ms, elapsed and CPU: without a cache $none $none_cpu; cold $cold $cold_cpu;" \
  "nothing changed $same $same_cpu; one file changed $changed $changed_cpu"
echo "one changed / cold: $((changed * 100 / cold))% elapsed, $((changed_cpu * 100 / cold_cpu))% of CPU"
