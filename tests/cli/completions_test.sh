#!/bin/bash
# Completions as the shells themselves find them, from the scripts that the program prints; and the manual
# page as groff sees it. A shell or groff that is not installed is passed over.
#   completions_test.sh DATELINE
set -u
dateline=$(realpath "$1")
work=$(mktemp -d "${TEST_TMPDIR:-/tmp}/completions.XXXXXX")
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
mkdir -p "$work/bin" "$work/here" && ln -s "$dateline" "$work/bin/dateline"
export PATH=$work/bin:$PATH
for shell in bash zsh fish; do dateline completions "$shell" >"$work/$shell" || exit 1; done
cd "$work/here" && touch report.json notes.md || exit 1
failures=0

# What each shell offers for the line in $1, one a line; the cursor is at its end.
in_bash() {
  bash --norc -c '
    source "$1"
    COMP_LINE=$2 COMP_POINT=${#2}
    compopt() { :; }
    _dateline
    printf "%s\n" "${COMPREPLY[@]}"' bash "$work/bash" "$1"
}
in_fish() {
  fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$work/fish" "$1" | cut -f1
}
# zsh completes on a terminal alone: a second one asks it until it shows the word in $2, or ten seconds pass.
in_zsh() {
  zsh -f -c '
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "PS1=; fpath=($2 \$fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=0; source $1"
    zpty -w shell "zstyle \":completion:*\" verbose no; setopt autolist; COLUMNS=300; print rea\\dy"
    zpty -r shell out "*ready*"
    zpty -w -n shell "$3"$'"'\\t'"'
    shown=
    for ((i = 0; i < 40; ++i)); do
      sleep 0.25
      while zpty -r -t shell out; do shown+=$out; done
      [[ ${shown#*$3} == *$4* ]] && break
    done
    print -r -- "$shown"
    zpty -d shell' zsh "$work/zsh" "$work" "$1" "$2" | sed 's/\x1b\[[0-9;?]*[a-zA-Z]/ /g' | tr -s ' \r' '\n'
}

# offers LINE WORD...: every shell offers each word.
offers() {
  local line=$1 shell got
  shift
  for shell in bash zsh fish; do
    command -v "$shell" >/dev/null || continue
    got=$("in_$shell" "$line" "$1")
    for word in "$@"; do
      grep -qxF -- "$word" <<<"$got" && continue
      # A word that is alone is completed in the line.
      grep -qF -- "$word" <<<"$got" && [ $# = 1 ] && continue
      failures=$((failures + 1))
      echo "FAILED: $shell: '$line' does not offer '$word' but:" $got
    done
  done
}

offers 'dateline ' check extract reconcile baseline completions
offers 'dateline ch' check
offers 'dateline baseline ' write prune show
offers 'dateline completions ' bash zsh fish
offers 'dateline check no' notes.md
[ "$(in_bash 'dateline check --fail-on=' | sort | tr '\n' ' ')" = 'conflict lint none refinement ' ] || {
  failures=$((failures + 1))
  echo 'FAILED: bash: --fail-on='
}
in_bash 'dateline check --format=s' | grep -qx sarif || { failures=$((failures + 1)); echo 'FAILED: bash: --format=s'; }
in_bash 'dateline check --col' | grep -qx -- --color=never || { failures=$((failures + 1)); echo 'FAILED: bash: --col'; }

dateline manual >"$work/dateline.1" || failures=$((failures + 1))
if command -v groff >/dev/null; then
  warnings=$(groff -man -Tutf8 -ww -rLL=80n "$work/dateline.1" 2>&1 >"$work/page")
  [ -z "$warnings" ] || { failures=$((failures + 1)); echo "FAILED: groff: $warnings"; }
  grep -q 'dateline check' "$work/page" || { failures=$((failures + 1)); echo 'FAILED: the page lacks check'; }
fi

[ "$failures" = 0 ] && echo "the shells complete"
[ "$failures" = 0 ]
