#!/bin/bash
# The speed of `dateline annotate`, whole process, one thread, on texts repeated to 5, 50 and
# 500 MB; and of chrono-node on 5 MB of the same (it is installed into a scratch folder; where npm
# is missing or offline that part is skipped).
#
#   tests/bench/time_speed.sh TEXT...
set -e
[ $# -gt 0 ] || { echo "usage: $0 TEXT..." >&2; exit 2; }
texts=$(for t in "$@"; do realpath "$t"; done)
cd "$(dirname "$0")/../.."
bazel build //cli:dateline >/dev/null 2>&1
dateline=$PWD/bazel-bin/cli/dateline
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
cat $texts > "$scratch/unit.txt"

repeat() {  # SIZE_IN_MB: texts, repeated and cut
  local unit; unit=$(stat -c %s "$scratch/unit.txt")
  local times=$(( $1 * 1000000 / unit + 1 ))
  for ((i = 0; i < times; ++i)); do cat "$scratch/unit.txt"; echo; done | head -c "$1"000000
}

seconds() { local t0 t1; t0=$(date +%s.%N); "$@" >/dev/null; t1=$(date +%s.%N)
            echo "$t0 $t1" | awk '{print $2 - $1}'; }

for mb in 5 50 500; do
  repeat $mb > "$scratch/$mb.txt"
  s=$(seconds "$dateline" annotate --reading=narrative "$scratch/$mb.txt")
  echo "$mb $s" | awk '{printf "dateline    %4d MB  %7.2f s  %6.1f MB/s\n", $1, $2, $1 / $2}'
  [ $mb = 5 ] && ours=$s
done

cd "$scratch"
if command -v npm >/dev/null && npm init -y >/dev/null 2>&1 && npm install chrono-node >/dev/null 2>&1
then
  cat > chrono.js <<'JS'
const chrono = require('chrono-node'), fs = require('fs');
// By paragraph: on a whole text chrono is quadratic.
const paragraphs = fs.readFileSync(process.argv[2], 'utf8').split('\n');
let found = 0;
for (const p of paragraphs) found += chrono.parse(p, new Date(2000, 0, 1)).length;
console.log(found);
JS
  s=$(seconds node chrono.js 5.txt)
  echo "$s $ours" | awk '{printf "chrono-node    5 MB  %7.2f s  %6.1f MB/s   ratio %.0f\n", $1, 5 / $1, $1 / $2}'
else
  echo "chrono-node: not installed (npm missing or offline)"
fi
