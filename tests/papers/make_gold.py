#!/usr/bin/env python3
"""Writes gold.json, in the format of the development sets, from statements.tsv and relations.tsv.

Usage: make_gold.py   (in tests/papers; run it after a change to the tables)
Quotes are the lines around the date: what the scorer needs to find the place.
"""
import itertools
import json
import pathlib

HERE = pathlib.Path(__file__).parent
FILES = {"a": "../../corpus/papers/pak-russia-bilateral-relations.txt",
         "b": "../../corpus/papers/pak-russia-rivalry-to-friendship.md"}


def rows(name):
    for line in (HERE / name).read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def main():
    lines = {k: (HERE / f).read_text().split("\n") for k, f in FILES.items()}
    claims = []
    for id_, line, text, edtf, event in rows("statements.tsv"):
        document = id_[0]
        start = int(line) - 1
        quote = " ".join(" ".join(lines[document][start:start + 2]).split())
        claims.append({"id": id_, "document": document, "line": int(line), "quote": quote, "date_text": text,
                       "date": edtf, "resolution": "explicit", "event": event, "event_type": "",
                       "participants": [], "modality": "asserted", "ordinal": None, "quantities": [],
                       "citation": None, "tier": "core"})
    kinds = {"conflict": "CONFLICT", "linked": "COMPATIBLE", "apart": "DISTINCT"}
    by_id = {c["id"]: c for c in claims}
    relations = {}
    for verdict, ids, note in rows("relations.tsv"):
        a, b = ids.split()
        relations[frozenset((a, b))] = (kinds[verdict], note)
    # Statements of one event are linked even where relations.tsv does not say more.
    for a, b in itertools.combinations(claims, 2):
        key = frozenset((a["id"], b["id"]))
        if a["event"] == b["event"] and key not in relations:
            relations[key] = ("COMPATIBLE", "the same event")
    out = []
    for number, (key, (kind, note)) in enumerate(sorted(relations.items(), key=lambda r: sorted(r[0])), 1):
        a, b = sorted(key)
        accept = [kind] if kind != "COMPATIBLE" else ["COMPATIBLE", "AGREE"]
        out.append({"id": f"R{number}", "kind": kind, "dimension": "date",
                    "scope": "internal" if a[0] == b[0] else "cross", "claims": [a, b],
                    "event": by_id[a]["event"], "values": [by_id[a]["date"], by_id[b]["date"]], "why": note,
                    "severity": "medium", "difficulty": "medium", "accept": accept})
    gold = {"set": "papers", "topic": "Pakistan and Russia",
            "documents": [{"id": k, "file": f, "style": "paper"} for k, f in FILES.items()],
            "claims": claims, "relations": out, "lints": []}
    (HERE / "gold.json").write_text(json.dumps(gold, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
