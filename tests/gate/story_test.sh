#!/bin/bash
# The story of a team that adopts the gate, in a real git repository with the real program:
# old conflicts go into a baseline, a change brings a new one, mends it, moves text, mends an old one.
#   story_test.sh DATELINE
set -u
dateline=$(realpath "$1")
work=$(mktemp -d "${TEST_TMPDIR:-/tmp}/story.XXXXXX")
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.org \
  GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.org NO_COLOR=1
failures=0

# run CODE ARGS...: runs dateline, keeps its output in $work/out and $work/err.
run() {
  local want=$1 got
  shift
  "$dateline" "$@" >"$work/out" 2>"$work/err"
  got=$?
  if [ "$got" != "$want" ]; then
    failures=$((failures + 1))
    echo "FAILED: dateline $*: exit $got, expected $want"
    sed 's/^/  out: /' "$work/out"
    sed 's/^/  err: /' "$work/err"
  fi
}
# expect WHAT COMMAND...: the command must succeed.
expect() {
  local what=$1
  shift
  if ! "$@" >/dev/null; then
    failures=$((failures + 1))
    echo "FAILED: $what: $*"
    sed 's/^/  out: /' "$work/out"
    sed 's/^/  err: /' "$work/err"
  fi
}
annotations() { grep -c '^::error ' "$work/out"; }

mkdir "$work/repo" && cd "$work/repo" || exit 1
git init -q -b main
mkdir docs
cat >docs/history.md <<'END'
# History of the bridge

The Northgate Bridge was opened by Anna Sorel in May 1931. Work had begun on the site in 1926.

Anna Sorel was born in Linz in 1880. She founded the Sorel Institute in 1912.
END
cat >docs/guide.md <<'END'
# Visitor's guide

The Northgate Bridge was opened by Anna Sorel in June 1932.

The Sorel Institute was founded by Anna Sorel in 1912.
END
git add -A && git commit -q -m adopt

# Adopting: one old conflict, which goes into the baseline.
run 1 check docs --format=github
expect 'one old conflict' test "$(annotations)" = 1
run 0 baseline write docs
expect 'the baseline is written' test -s docs/../dateline-baseline.textproto
run 0 check docs --format=github
expect 'nothing is annotated' test "$(annotations)" = 0
run 1 check docs --no-baseline
git add -A && git commit -q -m baseline

# A change with a new conflict: exit 1, one annotation, on the line that brings it.
git checkout -q -b topic
cat >>docs/guide.md <<'END'

Anna Sorel was born in Linz in 1884, the daughter of a clockmaker.
END
run 1 check docs --format=github --diff-base=main
expect 'one annotation' test "$(annotations)" = 1
expect 'on the right line' grep -q '^::error .*file=docs/guide.md,line=7,' "$work/out"
git add -A && git commit -q -m wrong
run 1 check docs --format=github --diff-base=main
expect 'committed, the same' grep -q '^::error .*file=docs/guide.md,line=7,' "$work/out"
# The base revision alone tells old from new, too.
run 1 check docs --format=github --diff-base=main... --no-baseline
expect 'without a baseline, one' test "$(annotations)" = 1
# From outside the repository, and with the files themselves named.
cd "$work" || exit 1
run 1 check repo/docs --format=github --diff-base=main --no-cache
expect 'from outside' grep -q '^::error .*file=repo/docs/guide.md,line=7,' "$work/out"
cd "$work/repo" || exit 1
run 1 check docs/guide.md docs/history.md --format=github --diff-base=main
expect 'by name' grep -q '^::error .*file=docs/guide.md,line=7,' "$work/out"
run 2 check docs --diff-base=nosuch
expect 'an unknown revision is named' grep -q 'no such revision: nosuch' "$work/err"

# Mended: exit 0.
sed -i 's/in Linz in 1884/in Linz in 1880/' docs/guide.md
run 0 check docs --format=github --diff-base=main
run 0 check docs --format=github
expect 'nothing is annotated' test "$(annotations)" = 0
git add -A && git commit -q -m mended

# Moving, renaming, rewrapping, marking up: exit 0.
git mv docs/history.md docs/past.md
cat >docs/past.md <<'END'
# History of the bridge

Anna Sorel was born in Linz in 1880. She founded the Sorel Institute
in 1912.

## Opening

The **Northgate Bridge** was
opened by Anna Sorel in
May 1931. Work had begun on the site in 1926.
END
run 0 check docs --format=github
expect 'nothing is annotated' test "$(annotations)" = 0
expect 'nothing is stale' bash -c "! grep -q stale '$work/err' '$work/out'"
run 0 check docs --format=github --diff-base=main --no-baseline
run 0 check docs --strict-baseline
git add -A && git commit -q -m moved

# An old conflict is mended: its entry is stale, reported, and fails a strict run.
sed -i 's/^May 1931/June 1932/' docs/past.md
run 0 check docs
expect 'the stale entry is reported' grep -q 'stale' "$work/out" "$work/err"
run 1 check docs --strict-baseline
run 0 baseline show docs
expect 'show says so' grep -q '^stale  date-conflict' "$work/out"
run 0 baseline prune docs
run 0 check docs --strict-baseline
expect 'the baseline is empty' bash -c '! grep -q ^entries dateline-baseline.textproto'

# A suppression with its reason, and one that nothing needs.
cat >>docs/guide.md <<'END'

<!-- dateline-ignore date-conflict: the parish register says so -->

Anna Sorel was born in Linz in 1884, the daughter of a clockmaker.
END
run 0 check docs
sed -i 's/in Linz in 1884/in Linz in 1880/' docs/guide.md
run 0 check docs
expect 'an unused suppression is reported' grep -q 'guide.md:.*suppresses nothing' "$work/out" "$work/err"

# The configuration is found, and its mistakes are told.
run 0 init
echo 'fail_onn: NOTHING' >>dateline.textproto
run 2 check docs
expect 'line and nearest name' grep -q 'dateline.textproto:[0-9]*: fail_onn: no such field; did you mean fail_on?' "$work/err"

[ "$failures" = 0 ] && echo "the story holds"
[ "$failures" = 0 ]
