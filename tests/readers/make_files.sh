#!/bin/bash
# Makes the test files of tests/readers/data anew: the two papers of corpus/papers in the formats
# that people send, each by a real tool. Run from the root, after
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

make_paper relations corpus/papers/pak-russia-bilateral-relations.txt
make_paper friendship corpus/papers/pak-russia-rivalry-to-friendship.md
du -sh "$out"
