#!/bin/bash
# Writes the golden reports anew (reports/testdata/golden). Read the difference before it is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
bazel test //reports:golden_test --cache_test_results=no \
  --test_env=DATELINE_WRITE_GOLDENS="$PWD/reports/testdata/golden"
git --no-pager diff --stat -- reports/testdata/golden
