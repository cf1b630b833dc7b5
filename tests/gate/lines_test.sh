#!/bin/bash
# Annotations stand on the lines that a person would mark, whatever stands around them: front matter, code,
# comments, lists, quotations, wrapped paragraphs, CRLF, HTML, TeX. The line is the one on which the date starts.
#   lines_test.sh DATELINE
set -u
dateline=$(realpath "$1")
work=$(mktemp -d "${TEST_TMPDIR:-/tmp}/lines.XXXXXX")
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.org \
  GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.org NO_COLOR=1
mkdir "$work/repo" && cd "$work/repo" || exit 1
git init -q -b main
mkdir docs

# What is right; the change since this commit contradicts it.
cat >docs/facts.md <<'END'
# Facts

The Northgate Bridge was opened by Anna Sorel on 3 May 1931.

Anna Sorel was born in Linz on 9 June 1880.

The Sorel Institute was founded by Anna Sorel in 1912.

Peter Wendt painted the Harbour Triptych in 1926.

Clara Voss discovered the Kessel Cave on 14 August 1904.
END
git add -A && git commit -q -m facts

cat >docs/guide.md <<'END'
---
title: Guide
---

<!-- a comment
of two lines -->

```
Anna Sorel was born in Linz on 1 January 1999.
```

- A list with
  - a nested item: The Northgate Bridge was opened by Anna
    Sorel on 7 June 1934.

> Anna Sorel was born in Linz on 9 June 1884.
END
printf '# Notes\r\n\r\nA line.\r\n\r\nThe Sorel Institute was founded by\r\nAnna Sorel in 1915.\r\n' >docs/notes.md
cat >docs/page.html <<'END'
<!DOCTYPE html>
<html><head><title>Cave</title><style>p { margin: 0 }</style></head>
<body>
<p>Welcome.</p>
<p>Clara Voss discovered the
<b>Kessel Cave</b> on <i>14 August
1908</i>.</p>
</body></html>
END
cat >docs/art.tex <<'END'
\documentclass{article}
% Peter Wendt painted the Harbour Triptych in 1901.
\begin{document}
\section{Art}
Peter Wendt painted the \emph{Harbour Triptych}
in 1929.
\end{document}
END

lines() { sed -n 's/^::[a-z]* file=\([^,]*\),line=\([0-9]*\),.*/\1:\2/p' "$1" | sort; }
"$dateline" check docs --diff-base=HEAD --format=github >out 2>err
code=$?
lines out >got
sort >want <<'END'
docs/art.tex:6
docs/guide.md:14
docs/guide.md:16
docs/notes.md:6
docs/page.html:6
END
if [ "$code" != 1 ] || ! diff -u want got; then
  echo "FAILED: exit $code"
  cat out err
  exit 1
fi
"$dateline" check . --diff-base=HEAD --format=github >out
lines out >got
diff -u want got || { echo "FAILED: the folder itself names its files otherwise"; exit 1; }
echo "the lines are right"
