#!/bin/bash
# Installs what is missing of third_party/packages.txt with apt; silent when nothing is.
#   tools/setup.sh run    what building and running needs
#   tools/setup.sh test   also what the tests need
set -euo pipefail
cd "$(dirname "$0")/.."
list=third_party/packages.txt
if [ "${1:-run}" = run ]; then
  wanted=$(sed '/^# tests alone/,$d' "$list")
else
  wanted=$(cat "$list")
fi
wanted=$(printf '%s\n' "$wanted" | sed 's/#.*//' | tr -s '[:space:]' '\n' | sed '/^$/d')

installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^ii *//p' | sort)
missing=$(comm -23 <(printf '%s\n' $wanted | sort) <(printf '%s\n' "$installed"))
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || {
    echo "dateline: packages are missing and neither root nor sudo is at hand; install: $missing" >&2
    exit 2
  }
  sudo=sudo
fi
echo "dateline: installing" $missing >&2
$sudo apt-get update -q >&2
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2
