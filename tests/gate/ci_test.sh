#!/bin/bash
# What the repository offers for CI, run as its platform would: the action's script, the GitLab job's
# command line, the pre-commit hooks; in a real git repository, on a change that brings a conflict.
#   ci_test.sh DATELINE ACTION_YML ACTION_SH GITLAB_YML HOOKS_YML
set -u
dateline=$(realpath "$1") action_yml=$(realpath "$2") action_sh=$(realpath "$3")
gitlab=$(realpath "$4") hooks=$(realpath "$5")
work=$(mktemp -d "${TEST_TMPDIR:-/tmp}/ci.XXXXXX")
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.org \
  GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.org NO_COLOR=1
failures=0
fail() { failures=$((failures + 1)); echo "FAILED: $*"; sed 's/^/  /' "$work/out" "$work/err"; }
: >"$work/out" >"$work/err"

# expect CODE COMMAND...
expect() {
  local want=$1 got
  shift
  "$@" >"$work/out" 2>"$work/err"
  got=$?
  [ "$got" = "$want" ] || fail "$*: exit $got, expected $want"
}
holds() { grep -q "$1" "$work/out" || fail "no '$1'"; }

# A clone with a topic branch whose change contradicts line 3 of the guide.
git init -q -b main "$work/origin" && cd "$work/origin" || exit 1
mkdir docs
printf '# Guide\n\nThe Northgate Bridge was opened by Anna Sorel in May 1931.\n' >docs/guide.md
printf 'Anna Sorel was born in Linz in 1880.\n' >docs/people.md
printf 'Anna Sorel was born in Linz in 1881.\n' >docs/old.md
git add -A && git commit -q -m adopt
git clone -q "$work/origin" "$work/repo" && cd "$work/repo" || exit 1
git checkout -q -b topic
printf '# News\n\nThe Northgate Bridge was opened by Anna Sorel in June 1932.\n' >docs/news.md
git add -A && git commit -q -m news

# The action: everything that action.yml hands over is used, and the script does what it says.
# The program is the one that was built; to build it is what ./run does.
for name in $(sed -n 's/^ *\([A-Z_]*\): \${{.*/\1/p' "$action_yml"); do
  [ "$name" = ACTION_PATH ] || grep -q "$name" "$action_sh" || fail "action.yml: $name is not used"
done
mkdir -p "$work/action/tools"
cp "$action_sh" "$work/action/tools/action.sh"
printf '#!/bin/bash\nexec "%s" "$@"\n' "$dateline" >"$work/action/run"
printf '#!/bin/bash\n' >"$work/action/tools/setup.sh"
chmod +x "$work/action/run" "$work/action/tools/"*.sh
action() { # [NAME=VALUE...]; $what: the script's word
  env GITHUB_OUTPUT="$work/github_output" "$@" "$work/action/tools/action.sh" "${what:-check}"
}
for word in $(sed -n 's/^ *run: .*action.sh" *\([a-z]*\).*/\1/p' "$action_yml"); do
  grep -q "^  $word)" "$action_sh" || fail "action.yml: action.sh knows no $word"
done
# The kept program belongs to its sources: to nothing else.
hash() {
  : >"$work/github_output"
  what=hash expect 0 action
  sed -n 's/^hash=//p' "$work/github_output"
}
first=$(hash)
[ ${#first} = 64 ] || fail "no hash of the sources: $first"
mkdir -p "$work/action/docs" && echo x >"$work/action/docs/page.md"
[ "$(hash)" = "$first" ] || fail 'the hash changes with a document'
echo x >"$work/action/more.cc"
[ "$(hash)" != "$first" ] || fail 'the hash stays with another source'
if (. /etc/os-release && [ "$ID-${VERSION_ID:-}" = debian-12 ]); then
  : >"$work/github_output"
  expect 1 action INPUT_PATHS=docs/ BASE_REF=main INPUT_SARIF="$work/dateline.sarif"
  holds '^::error file=docs/news.md,line=3,'
  [ "$(grep -c '^::' "$work/out")" = 1 ] || fail 'the old conflict is annotated too'
  grep -q '"2.1.0"' "$work/dateline.sarif" || fail 'no SARIF'
  grep -qx 'exit-code=1' "$work/github_output" || fail 'no exit-code'
  expect 1 action INPUT_PATHS=docs/ # a push: everything
  [ "$(grep -c '^::' "$work/out")" = 2 ] || fail 'a push shows both'
  expect 1 action INPUT_PATHS=$'docs/guide.md\ndocs/news.md' INPUT_DIFF_BASE=none BASE_REF=main
  expect 0 action INPUT_PATHS=docs/ INPUT_FAIL_ON=none
  expect 0 action INPUT_PATHS=docs/ INPUT_ARGS=$'--exclude=old.md\n--exclude=news.md'
  expect 2 action INPUT_PATHS=nosuch/
  expect 2 action INPUT_PATHS=docs/ BASE_REF=nosuch
fi

# GitLab: the folded command of the job.
job=$(sed -n '/- >-/,/artifacts:/p' "$gitlab" | sed '1d;$d' | tr '\n' ' ')
mkdir -p "$work/bin" && ln -sf "$dateline" "$work/bin/dateline"
export PATH=$work/bin:$PATH
expect 1 env CI_MERGE_REQUEST_DIFF_BASE_SHA="$(git rev-parse main)" bash -euc "$job"
holds 'docs/news.md:3:'
grep -q '"path": *"docs/news.md"' gl-code-quality-report.json || fail 'no code quality report'
grep -q '<testsuite' dateline-junit.xml || fail 'no JUnit report'
for file in $(sed -n 's/^ *\(codequality\|junit\): //p' "$gitlab"); do
  [ -s "$file" ] || fail "$file is not written"
done

# From a folder below the checkout, and from one outside, the platform still gets its own paths.
cd docs || exit 1
expect 1 env GITHUB_WORKSPACE="$work/repo" dateline check . --no-cache --diff-base=main --format=github \
  --format="sarif:$work/below.sarif"
holds '^::error file=docs/news.md,line=3,.*docs/guide.md:3:'
grep -q '"uri": "docs/news.md"' "$work/below.sarif" || fail 'sarif: not from the checkout'
hashed=$(grep primaryLocationLineHash "$work/below.sarif" "$work/dateline.sarif" | sed 's/.*: //' | sort -u | wc -l)
[ "$hashed" = 1 ] || fail 'sarif: another line hash from another folder'
cd / || exit 1
expect 1 env CI_PROJECT_DIR="$work/repo" dateline check "$work/repo/docs" --no-cache --diff-base=main \
  --format=gitlab
holds '"path": "docs/news.md"'
cd "$work/repo" || exit 1

# pre-commit: by the program itself where it is installed, else each entry as it would call it.
git rm -q -r --cached docs/old.md && rm docs/old.md && git commit -q -m 'the old one is mended'
grep -n '^ *entry: ' "$hooks" | while read -r line; do
  read -r -a words <<<"${line#*entry: }"
  "${words[@]}" docs >"$work/entry.out" 2>&1
  echo $? >>"$work/codes"
done
[ "$(tr '\n' ' ' <"$work/codes")" = '1 0 ' ] || fail "hooks: $(cat "$work/codes")"
if command -v pre-commit >/dev/null; then
  expect 0 pre-commit validate-manifest "$hooks"
fi

[ "$failures" = 0 ] && echo "CI gets what it is promised"
[ "$failures" = 0 ]
