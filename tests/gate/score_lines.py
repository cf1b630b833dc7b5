#!/usr/bin/env python3
"""Annotations against the lines of a gold set.

  dateline check --no-cache --fail-on=none --format=github SET > out.github
  score_lines.py SET out.github

Of each annotation: whether its line is that of a claim in a gold conflict, of a gold lint, of a claim
that a gold relation says is distinct or agrees (a false alarm), or of nothing that the set speaks of.
"""
import json
import re
import sys
from pathlib import Path

ANNOTATION = re.compile(r"^::(error|warning|notice) file=([^,]*),line=(\d+),.*?title=([^:]*)::(.*)")


def main():
    folder, output = Path(sys.argv[1]), Path(sys.argv[2])
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    files = {d["id"]: d["file"] for d in gold["documents"]}
    place = {c["id"]: (files[c["document"]], c["line"]) for c in gold["claims"]}
    conflict, other, lint = {}, set(), {}
    for relation in gold["relations"]:
        for claim in relation["claims"]:
            if "CONFLICT" in relation["accept"]:
                conflict.setdefault(place[claim], set()).add(relation["id"])
            else:
                other.add(place[claim])
    for entry in gold["lints"]:
        if entry["expected"] == "flag":
            for line in entry["lines"]:
                lint.setdefault((files[entry["document"]], line), set()).add(entry["id"])
    counts = {"right": 0, "false alarm": 0, "not in the set": 0}
    found = set()
    for line in output.read_text(encoding="utf-8").splitlines():
        match = ANNOTATION.match(line)
        if not match:
            continue
        name = next((f for f in files.values() if match[2].endswith("/" + f) or match[2] == f), match[2])
        where = (name, int(match[3]))
        found |= conflict.get(where, set()) | lint.get(where, set())
        kind = ("right" if where in conflict or where in lint
                else "false alarm" if where in other else "not in the set")
        counts[kind] += 1
        print(f"{kind:15} {name}:{match[3]} {match[4]} {match[5][:80]}")
    wanted = {r["id"] for r in gold["relations"] if r["accept"] == ["CONFLICT"]}
    wanted |= {e["id"] for e in gold["lints"] if e["expected"] == "flag"}
    print(", ".join(f"{n} {kind}" for kind, n in counts.items()),
          f"; {len(found & wanted)} of {len(wanted)} conflicts and lints are annotated", sep="")


if __name__ == "__main__":
    main()
