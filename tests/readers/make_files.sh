#!/bin/bash
# Makes the test files of tests/readers/data anew: the two papers of corpus/papers in the formats
# that people send, each by a real tool, and a small document. Run from the root, after
#   bazel build //tests/readers:show_document
# Needs pandoc, LibreOffice, Chromium, pdflatex, groff, ghostscript and zip. Not part of the tests,
# which read what is committed.
set -e
out=tests/readers/data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

latex_page() {  # BODY COLUMNS
  printf '\\documentclass[10pt,a4paper%s]{article}\\usepackage{lmodern}\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\n' "$2"
  printf '\\usepackage{hyperref,url}\\providecommand{\\tightlist}{}\\sloppy\\begin{document}\\pagestyle{headings}\n'
  cat "$1"
  printf '\\end{document}\n'
}

make_paper() {  # NAME SOURCE
  local name=$1
  bazel-bin/tests/readers/show_document --markdown "$2" > "$work/$name.md"
  cp "$work/$name.md" "$out/$name.md"
  pandoc "$work/$name.md" -o "$out/$name.docx"
  pandoc "$work/$name.md" -o "$out/$name.odt"
  pandoc -s "$work/$name.md" -o "$out/$name.html"
  pandoc "$work/$name.md" -o "$out/$name.epub"
  # LibreOffice: one column, and two by changing the section.
  soffice --headless --convert-to pdf --outdir "$work" "$out/$name.docx" > /dev/null
  mv "$work/$name.pdf" "$out/$name.libreoffice.pdf"
  mkdir -p "$work/two"
  (cd "$work/two" && unzip -qo "$OLDPWD/$out/$name.docx" &&
   sed -i 's|<w:sectPr[^>]*/>|<w:sectPr><w:cols w:num="2" w:space="425"/></w:sectPr>|; s|<w:sectPr>|<w:sectPr><w:cols w:num="2" w:space="425"/>|' word/document.xml &&
   zip -qr "../$name.two.docx" .)
  soffice --headless --convert-to pdf --outdir "$work" "$work/$name.two.docx" > /dev/null
  mv "$work/$name.two.pdf" "$out/$name.libreoffice2.pdf"
  # LaTeX: two columns, footnotes, running heads.
  pandoc -t latex "$work/$name.md" > "$work/body.tex"
  latex_page "$work/body.tex" ",twocolumn" > "$out/$name.tex"
  (cd "$work" && cp "$OLDPWD/$out/$name.tex" latex2.tex && pdflatex -interaction=batchmode latex2.tex > /dev/null || true)
  mv "$work/latex2.pdf" "$out/$name.pdflatex2.pdf"
  # Chromium's print, with its header and footer.
  chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$work/chromium.pdf" "$out/$name.html" 2> /dev/null
  mv "$work/chromium.pdf" "$out/$name.chromium.pdf"
  # groff, and ghostscript from its PostScript.
  pandoc -s -t ms "$work/$name.md" -o "$work/$name.ms"
  groff -k -ms -Tpdf "$work/$name.ms" > "$out/$name.groff.pdf" 2> /dev/null
  groff -k -ms -Tps "$work/$name.ms" 2> /dev/null | ps2pdf - "$out/$name.ghostscript.pdf"
}

# A small document with everything in it.
make_harbour() {
  cat > "$work/harbour.md" <<'END'
---
title: The Harbour of Aldmouth
author:
- Jane Roe
- John Doe
date: 4 May 2019
---

# Introduction

The harbour was dug in 1840.[^a] In 1842 the first ship came.[^b]

## Works

1. The mole was finished in 1851.
    a. Its stones came from the north in 1849.
    b. The light was lit on 3 June 1852.
2. The dock opened in 1860.

> "We saw the sea come in," the engineer wrote in 1853.

Year   Ship      Tons
-----  ------  ------
1842   Anna       120
1871   Berta      900

: Ships of the line, 1842 to 1871

# Conclusion

The harbour closed in 1990.

[^a]: The contract is of 2 March 1839.
[^b]: The *Anna*; see the log of 1842.
END
  for format in docx odt html epub tex; do
    pandoc -s "$work/harbour.md" -o "$out/harbour.$format"
  done
  pandoc -s -t gfm "$work/harbour.md" -o "$out/harbour.md"
  soffice --headless --convert-to pdf --outdir "$work" "$out/harbour.odt" > /dev/null
  mv "$work/harbour.pdf" "$out/harbour.libreoffice.pdf"
  (cd "$work" && cp "$OLDPWD/$out/harbour.tex" . && pdflatex -interaction=batchmode harbour.tex > /dev/null || true)
  mv "$work/harbour.pdf" "$out/harbour.pdflatex.pdf"
}

# Prints pages as a reader at home does. They come from a server: the address of a file, which the
# browser prints below the page, would name a folder of this machine.
print_pages() {  # NAME...
  python3 -m http.server --bind 127.0.0.1 --directory "$out" 8437 > /dev/null 2>&1 &
  local server=$!
  sleep 1
  for name in "$@"; do
    chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$work/$name.pdf" "http://127.0.0.1:8437/$name.html" 2> /dev/null
    mv "$work/$name.pdf" "$out/$name.chromium.pdf"
  done
  kill "$server"
}

# Sources of their own in data/: an article in two columns with notes, a table and a figure, in
# fonts with and without Unicode; authors side by side; notes of groff; a magazine's page in three
# columns and a newspaper's with a sidebar and a table, printed by a browser.
make_layouts() {
  cp "$out/article.tex" "$out/authors.tex" "$work"
  sed 's/\\usepackage{lmodern}//' "$out/article.tex" > "$work/bitmap.tex"
  for name in article bitmap authors; do
    for run in 1 2; do
      (cd "$work" && pdflatex -interaction=batchmode $name.tex > /dev/null || true)
    done
  done
  mv "$work/article.pdf" "$out/article.pdflatex.pdf"
  mv "$work/bitmap.pdf" "$out/article.bitmap.pdf"
  mv "$work/authors.pdf" "$out/authors.pdflatex.pdf"
  groff -k -mm -Tpdf "$out/notes.mm" > "$out/notes.mm.pdf"
  groff -k -mom -Tpdf "$out/notes.mom" > "$out/notes.mom.pdf"
  print_pages magazine beside
}

make_harbour
make_layouts
make_paper relations corpus/papers/pak-russia-bilateral-relations.txt
make_paper friendship corpus/papers/pak-russia-rivalry-to-friendship.md
du -sh "$out"
