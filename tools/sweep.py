#!/usr/bin/env python3
"""Precision and recall of conflicts and links over the development sets as --min-confidence moves.

  tools/sweep.py [EVAL_FOLDER] [--svg FILE]     (default ../shared/eval; needs .build/dateline)

Prints a Markdown table of the sets together; --svg draws the conflict curve.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SETS = ("panama", "curie", "carthage", "newsroom", "productdocs")
COUNTS = re.compile(r"(\d+)\+(\d+) conflict pairs for (\d+), (\d+)\+(\d+) linked pairs for (\d+)")


def measure(eval_folder, confidence):
    """Sums over the sets: right, false and found conflict pairs, right, false and found links."""
    sys.path.insert(0, str(eval_folder))
    import score
    total = dict.fromkeys(("rc", "fc", "wc", "gc", "rl", "fl", "wl", "gl"), 0)
    for name in SETS:
        gold = score.Gold(eval_folder / name)
        documents = [d["file"] for d in json.loads((eval_folder / name / "gold.json").read_text())["documents"]]
        out = subprocess.run([ROOT / ".build/dateline", "check", "--format=json", "--fail-on=none", "--no-cache",
                              f"--min-confidence={confidence}", *(f"{name}/{d}" for d in documents)],
                             cwd=eval_folder,
                             capture_output=True, check=True).stdout
        result = score.score(gold, score.Report(json.loads(out)), False)
        rc, fc, wc, rl, fl, wl = map(int, COUNTS.search(result["counts"]).groups())
        for key, value in (("rc", rc), ("fc", fc), ("wc", wc), ("gc", round(result["conflict_recall"] * wc)),
                           ("rl", rl), ("fl", fl), ("wl", wl), ("gl", round(result["link_recall"] * wl))):
            total[key] += value
    return total


def ratio(part, whole):
    return part / whole if whole else 1.0


def svg(points):
    """Recall to the right, precision upwards, a dot a threshold."""
    dots = "".join(f'<circle cx="{40 + 240 * r:.0f}" cy="{270 - 240 * p:.0f}" r="4"/>'
                   f'<text x="{46 + 240 * r:.0f}" y="{266 - 240 * p:.0f}">{t}</text>' for t, p, r in points)
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300" font-family="sans-serif" font-size="10">'
            '<path d="M40 30V270H280" fill="none" stroke="#555"/><text x="130" y="292">conflict recall</text>'
            '<text x="12" y="170" transform="rotate(-90 12 170)">conflict precision</text>'
            f'<text x="30" y="282">0</text><text x="276" y="282">1</text><text x="28" y="34">1</text>{dots}</svg>\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("eval", nargs="?", default=ROOT.parent / "shared/eval", type=pathlib.Path)
    parser.add_argument("--svg", type=pathlib.Path)
    args = parser.parse_args()
    print("| at least | conflict precision | conflict recall | link precision | link recall | link F1 |")
    print("|---|---|---|---|---|---|")
    points = []
    for confidence in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        t = measure(args.eval.resolve(), confidence)
        cp, cr = ratio(t["rc"], t["rc"] + t["fc"]), ratio(t["gc"], t["wc"])
        lp, lr = ratio(t["rl"], t["rl"] + t["fl"]), ratio(t["gl"], t["wl"])
        f1 = 2 * lp * lr / (lp + lr) if lp + lr else 0
        print(f"| {confidence} | {cp:.2f} | {cr:.2f} | {lp:.2f} | {lr:.2f} | {f1:.2f} |")
        points.append((confidence, cp, cr))
    if args.svg:
        args.svg.write_text(svg(points))


if __name__ == "__main__":
    main()
