"""`python -m tests.letters.third [N [M]] [wild]`: N letters of each layout, clean and noisy, and M faults of each sort."""

from __future__ import annotations

import sys
from collections import Counter

from ..foreign.scoring import differences, fields
from .layouts import letter
from .parts import LAYOUTS


def main(count: int, show: int, wild: bool) -> None:
    """Print figures by layout and field, and the first differences of each sort."""
    examples: dict[str, list[str]] = {}
    classes: Counter[str] = Counter()
    for layout in LAYOUTS:
        for noisy in (False, True):
            exact = wrong = total = 0
            for seed in range(count):
                made = letter(seed, layout, noisy, wild)
                found = differences(made)
                exact += not found
                wrong += len(found)
                total += fields(made.truth)
                for pointer, truth, read in found:
                    sort = layout[:4] + " " + "/".join(p for p in pointer.split("/") if not p.isdigit())
                    classes[sort] += 1
                    examples.setdefault(sort, []).append(
                        f"   {seed} {noisy} {pointer}\n      {truth!r:.1200}\n      {read!r:.1200}"
                    )
            print(
                f"{layout:20} {'noisy' if noisy else 'clean'} exact {exact / count:6.1%} fields {1 - wrong / total:6.2%}"
            )
    for sort, number in classes.most_common():
        print(number, sort)
        print("\n".join(examples[sort][:show]))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else 50, numbers[1] if len(numbers) > 1 else 0, "wild" in sys.argv)
