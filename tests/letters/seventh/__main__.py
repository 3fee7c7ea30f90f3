"""`python -m tests.letters.seventh [N [dev|test [K]]]`: N letters of each layout, clean, damaged, and with misread statements; of `dev` K misses of each sort."""

from __future__ import annotations

import sys
from collections import defaultdict

from ..foreign.scoring import differences, fields
from .letters import LAYOUTS, letter

KINDS = {
    "clean": {},
    "damaged": {"damaged": True},
    "statements": {"damaged": True, "statements": True},
}


def main(count: int, half: str, show: int = 0, start: int = 0) -> None:
    missed: dict[str, list[str]] = defaultdict(list)
    for name, how in KINDS.items():
        for layout in LAYOUTS:
            exact = wrong = total = 0
            for seed in range(start, start + count):
                made = letter(half, layout, seed, **how)
                found = differences(made)
                exact, wrong, total = exact + (not found), wrong + len(found), total + fields(made.truth)
                for pointer, truth, read in found:
                    sort = "/".join(p for p in pointer.split("/") if not p.isdigit())
                    missed[f"{name} {layout[:4]} {sort}"].append(
                        f"   {seed} {pointer}\n      {truth!r:.500}\n      {read!r:.500}"
                    )
            print(
                f"{half:4} {name:10} {layout:20} exact {exact / count:6.1%} fields {1 - wrong / total:7.2%}",
                flush=True,
            )
    for sort, each in sorted(missed.items(), key=lambda pair: -len(pair[1])) if show else ():
        print(len(each), sort, *each[:show], sep="\n")


if __name__ == "__main__":
    words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdigit()] + [0]
    for each in [word for word in words if word in ("dev", "test")] or ["dev", "test"]:
        main(numbers[0] or 60, each, numbers[1] if each == "dev" and len(numbers) > 2 else 0)
