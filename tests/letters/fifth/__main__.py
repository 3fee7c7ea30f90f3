"""`python -m tests.letters.fifth [N [M]]`: N letters of each layout, clean and noisy, and M faults of each sort."""

from __future__ import annotations

import sys
from collections import Counter

from ..foreign.scoring import differences, fields
from .letters import LAYOUTS, letter


def main(count: int, show: int, start: int) -> None:
    """Print figures by layout, and the first differences of each sort."""
    examples: dict[str, list[str]] = {}
    sorts: Counter[str] = Counter()
    for layout in LAYOUTS:
        for noisy in (False, True):
            exact = wrong = total = 0
            for seed in range(start, start + count):
                made = letter(seed, layout, noisy)
                found = differences(made)
                exact += not found
                wrong += len(found)
                total += fields(made.truth)
                for pointer, truth, read in found:
                    sort = layout[:4] + " " + "/".join(p for p in pointer.split("/") if not p.isdigit())
                    sorts[sort] += 1
                    shown = f"   {seed} {noisy} {pointer}\n      {truth!r:.900}\n      {read!r:.900}"
                    examples.setdefault(sort, []).append(shown)
            name = f"{layout:20} {'noisy' if noisy else 'clean'}"
            print(f"{name} exact {exact / count:6.1%} fields {1 - wrong / total:6.2%}")
    for sort, number in sorts.most_common():
        print(number, sort)
        print("\n".join(examples[sort][:show]))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()] + [60, 0, 0][len(sys.argv) - 1 :]
    main(*numbers[:3])
