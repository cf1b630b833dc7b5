#!/usr/bin/env python3
"""Names and quantities found against those of gold sets (participants, quantities of gold.json).

    bazel build //tests/mentions:dump_mentions
    tests/mentions/score_mentions.py SET_FOLDER... [--errors]

A participant counts as found when an entity that a sentence of the claim's quote mentions bears
its name (folded equal to the name or an alias, or a surname or a longer form of it). A quantity
counts when one with the same value stands there; its unit is compared by the last word.
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]


def fold(text):
    text = unicodedata.normalize("NFKD", text.casefold()).replace("ł", "l").replace("ø", "o")
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", text.replace("'", "").replace("’", "")))


def squeeze(text):
    text = re.sub(r"[⁰¹²³⁴-⁹]|\[\^\w+\]", "", text)  # note marks
    text = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", "".join(c for c in text if not unicodedata.combining(c)))


def same_name(gold, found):
    a, b = fold(gold).split(), fold(found).split()
    if not a or not b:
        return False
    if a == b or set(a) == set(b):
        return True
    if "the" in (a[0], b[0]):
        a, b = [w for w in a if w != "the"], [w for w in b if w != "the"]
    return set(a) <= set(b) or set(b) <= set(a)


def same_value(a, b):
    return a is not None and abs(a - b) <= 0.005 * max(abs(a), abs(b))


def main():
    errors = "--errors" in sys.argv
    total = [0] * 7
    for folder in [a for a in sys.argv[1:] if not a.startswith("--")]:
        folder = pathlib.Path(folder)
        gold = json.loads((folder / "gold.json").read_text())
        files = {d["id"]: folder / d["file"] for d in gold["documents"]}
        out = subprocess.run([ROOT / "bazel-bin/tests/mentions/dump_mentions", *files.values()],
                             capture_output=True, text=True, check=True).stdout
        sentences = {}
        for line in out.splitlines():
            record = json.loads(line)
            record["squeezed"] = squeeze(record["text"])
            sentences.setdefault(record["path"], []).append(record)
        counts = [0] * 7
        for claim in gold["claims"]:
            quote = squeeze(claim["quote"])
            here = [s for s in sentences.get(str(files[claim["document"]]), [])
                    if s["squeezed"] and (s["squeezed"] in quote or quote in s["squeezed"])]
            names = [n for s in here for n in s["names"]]
            for participant in claim["participants"]:
                hit = any(same_name(participant, form) for n in names
                          for form in [n["name"], n["id"].split(":")[1], *n["aliases"], n["text"]])
                # Where the quote itself names nobody of that name, only reference can find it.
                named = any(len(w) > 3 and w in fold(claim["quote"])
                            for w in fold(participant).split())
                counts[0] += 1
                counts[1] += hit
                counts[5] += named
                counts[6] += named and hit
                if errors and not hit:
                    print(f"{folder.name}/{claim['document']}:{claim['line']} "
                          f"{'NAMED' if named else 'unnamed'} {participant!r} not in "
                          f"{[n['name'] for n in names]} :: {claim['quote'][:150]}")
            for quantity in claim["quantities"]:
                counts[2] += 1
                found = [q for s in here for q in s["quantities"]]
                hits = [q for q in found if same_value(quantity["value"], q["value"])]
                counts[3] += bool(hits)
                if errors and not hits:
                    print(f"{folder.name}/{claim['document']}:{claim['line']} QUANTITY "
                          f"{quantity['text']!r} {quantity['value']} not in "
                          f"{[(q['text'], q['value']) for q in found]} :: {claim['quote'][:150]}")
            counts[4] += not here
            if errors and not here:
                print(f"{folder.name}/{claim['document']}:{claim['line']} NO SENTENCE :: {claim['quote'][:120]}")
        print(f"{folder.name}: participants {counts[1]}/{counts[0]} = {counts[1] / max(1, counts[0]):.3f}, "
              f"named in the quote {counts[6]}/{counts[5]} = {counts[6] / max(1, counts[5]):.3f}, "
              f"quantities {counts[3]}/{counts[2]} = {counts[3] / max(1, counts[2]):.3f}, "
              f"quotes without a sentence {counts[4]}")
        total = [a + b for a, b in zip(total, counts)]
    print(f"all: participants {total[1]}/{total[0]} = {total[1] / max(1, total[0]):.3f}, "
          f"named in the quote {total[6]}/{total[5]} = {total[6] / max(1, total[5]):.3f}, "
          f"quantities {total[3]}/{total[2]} = {total[3] / max(1, total[2]):.3f}")


if __name__ == "__main__":
    main()
