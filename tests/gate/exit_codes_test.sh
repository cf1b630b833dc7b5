#!/bin/bash
# Exit code and output for every format, to standard output and to a file, with and without findings and
# unreadable inputs: what is displayed never changes the code.
#   exit_codes_test.sh DATELINE
set -u
dateline=$(realpath "$1")
work=$(mktemp -d "${TEST_TMPDIR:-/tmp}/codes.XXXXXX")
trap 'rm -rf "$work"' EXIT
failures=0
fail() { failures=$((failures + 1)); echo "FAILED: $*"; }

cd "$work" || exit 1
mkdir clean conflict lint broken
echo 'The Northgate Bridge was opened by Anna Sorel in May 1931.' | tee clean/a.md >conflict/a.md
echo 'The Northgate Bridge was opened by Anna Sorel in May 1931.' >clean/b.md
echo 'The Northgate Bridge was opened by Anna Sorel in June 1932.' >conflict/b.md
echo 'Anna Sorel left Linz on Monday, 3 May 1931.' >lint/a.md # it was a Sunday
cp conflict/* broken/
: >broken/empty.txt

# run CODE ARGS...
run() {
  local want=$1 got
  shift
  "$dateline" check --no-cache "$@" >out 2>err
  got=$?
  [ "$got" = "$want" ] || fail "check $*: exit $got, expected $want: $(head -3 err)"
}

formats=$("$dateline" check --format=nosuch clean 2>&1 | sed -n 's/.*there are //p' | tr -d ',')
[ -n "$formats" ] || fail 'the formats are not listed'
for format in $formats; do
  [ "$format" = pdf ] && continue # needs a PDF among the documents; below
  for where in stdout file; do
    target=()
    [ "$where" = file ] && target=(-o result)
    rm -f result
    run 0 clean "--format=$format" "${target[@]}"
    run 1 conflict "--format=$format" "${target[@]}"
    if [ "$where" = file ]; then
      [ -s result ] || fail "$format: nothing in the file"
      [ ! -s out ] || fail "$format: -o leaves standard output alone"
    fi
    run 2 broken "--format=$format" "${target[@]}"
    grep -q 'empty.txt' err || fail "$format: the unreadable file is not named"
    [ "$where" = file ] && { [ -s result ] || fail "$format: the rest is not reported"; }
    run 0 conflict "--format=$format" --fail-on=none "${target[@]}"
    run 0 conflict "--format=$format" --exit-zero "${target[@]}"
    run 1 conflict "--format=$format" --only=lint "${target[@]}"
    run 2 conflict "--format=$format:/nosuch/folder/file"
  done
  run 1 conflict --format=text "--format=$format:also"
  [ -s also ] && [ -s out ] || fail "$format: beside text"
done

# What cannot be written is exit 2, whatever was found; the other formats are written.
run 2 conflict --format=text --format=pdf:also.pdf
grep -q 'no document is a PDF; use ' err || fail 'pdf: what to do is not said'
[ -s out ] && [ ! -e also.pdf ] || fail 'pdf: the report beside it'

# The level is apart from the display.
run 0 lint
run 1 lint --fail-on=lint
run 1 lint --fail-on=refinement
run 1 conflict --fail-on=lint
run 0 lint --fail-on=lint --fail-on-severity=high
run 1 conflict --fail-on-severity=low
run 2 nosuch
run 2 conflict nosuch
grep -q 1931 out || fail 'the rest is not reported'
run 2 conflict --no-such-option
run 2 conflict --fail-on=conflit

# The configuration says the same, and the command line wins.
echo 'fail_on: NOTHING' >dateline.textproto
run 0 conflict
run 1 conflict --fail-on=conflict
run 1 conflict --no-config
echo 'fail_on: LINT' >dateline.textproto
run 1 lint
run 0 lint --fail-on=conflict
echo 'rules { name: "weekday-mismatch" on: false }  fail_on: LINT' >dateline.textproto
run 0 lint
echo 'rules { name: "date-conflict" severity: LOW }  fail_on_severity: MEDIUM' >dateline.textproto
run 0 conflict
run 1 conflict --fail-on-severity=low
echo 'exclude: "b.md"' >dateline.textproto
run 0 conflict
run 1 conflict/a.md conflict/b.md
echo 'fail_on: SOMETIMES' >dateline.textproto
run 2 clean

[ "$failures" = 0 ] && echo "the codes hold"
[ "$failures" = 0 ]
