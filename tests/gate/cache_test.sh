#!/bin/bash
# The cache as a user meets it: killed runs, two runs at once, a full disk, damaged entries. The report
# is the same as without a cache, every time.
#   cache_test.sh DATELINE
set -u
dateline=$(realpath "$1")
work=$(mktemp -d "${TEST_TMPDIR:-/tmp}/cache.XXXXXX")
trap 'rm -rf "$work"' EXIT
failures=0
fail() { failures=$((failures + 1)); echo "FAILED: $*"; }

cd "$work" || exit 1
mkdir docs
for i in $(seq 1 60); do
  {
    echo "# Chronicle $i"
    echo
    for j in $(seq 1 30); do
      echo "Anna Sorel$i opened the mill of Lower Town $j in May $((1900 + (i * j) % 90)), and the"
      echo "market was moved to the square in front of it."
      echo
    done
  } >"docs/$i.md"
done
check() { "$dateline" check docs --format=json --exit-zero "$@"; }

check --no-cache >expected.json || fail 'the run without a cache'
[ -s expected.json ] || fail 'no report'
[ ! -e .dateline ] || fail '--no-cache leaves nothing behind'
same() { cmp -s expected.json "$1" || fail "$2: another report"; }

# Killed in the middle, again and again.
for delay in 0.01 0.03 0.05 0.08 0.12 0.2; do
  check >/dev/null 2>&1 &
  pid=$!
  sleep "$delay"
  kill -9 "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
done
check >out.json 2>err || fail 'after kills'
same out.json 'after kills'
[ ! -s err ] || fail "after kills: $(cat err)"

# From the cache, from another folder, and with another name for the same content.
check >out.json && same out.json 'from the cache'
entries=$(find .dateline/cache -type f ! -name .gitignore ! -name '*.tmp*' | wc -l)
[ "$entries" = 61 ] || fail "$entries entries for 60 files and what reconciling keeps"
mkdir moved && mv docs moved/docs
(cd moved && "$dateline" check docs --format=json --exit-zero --cache=../.dateline/cache) >out.json
same out.json 'moved'
after=$(find .dateline/cache -type f ! -name .gitignore ! -name '*.tmp*' | wc -l)
[ "$after" = 61 ] || fail 'a moved folder is extracted again'
mv moved/docs docs

# Two runs at once on an empty cache.
rm -rf .dateline
check >one.json 2>err1 & one=$!
check >two.json 2>err2 & two=$!
wait "$one" || fail 'the first of two'
wait "$two" || fail 'the second of two'
same one.json 'the first of two'
same two.json 'the second of two'
[ ! -s err1 ] && [ ! -s err2 ] || fail "two at once: $(cat err1 err2)"

# A full disk: a limit on the size of files fails every write of an entry in its middle.
rm -rf .dateline
bash -c 'trap "" XFSZ; ulimit -f 4; exec "$@"' limited \
  "$dateline" check docs --format=json --exit-zero 2>err | cat >out.json
same out.json 'full disk'
[ "$(grep -c 'cache:' err)" = 1 ] || fail "a full disk is reported once: $(cat err)"
[ "$(find .dateline -type f ! -name .gitignore | wc -l)" = 0 ] || fail 'a full disk leaves pieces behind'

# Damaged entries are passed over and mended.
check >/dev/null
find .dateline/cache -type f ! -name .gitignore | head -20 | while read -r file; do
  printf 'XX' | dd of="$file" bs=1 seek=40 conv=notrunc 2>/dev/null
done
find .dateline/cache -type f ! -name .gitignore | tail -20 | while read -r file; do
  truncate -s 30 "$file"
done
check >out.json && same out.json 'damaged entries'

# Options are part of the key; a changed file is read again.
check --reading=report >reading.json
check --reading=report --no-cache >out.json
cmp -s reading.json out.json || fail 'another reading'
echo 'Anna Sorel1 died on 3 May 1961.' >>docs/1.md
check >changed.json
check --no-cache >out.json
cmp -s changed.json out.json || fail 'a changed file'
cmp -s changed.json expected.json && fail 'the change is not seen'

# A tree that may not be written is no reason to complain, a named folder is.
if [ "$(id -u)" != 0 ]; then
  rm -rf .dateline
  chmod a-w .
  check >/dev/null 2>"${TEST_TMPDIR:-/tmp}/err.$$"
  [ ! -s "${TEST_TMPDIR:-/tmp}/err.$$" ] || fail 'a read-only tree'
  chmod u+w .
fi

[ "$failures" = 0 ] && echo "the cache holds"
[ "$failures" = 0 ]
