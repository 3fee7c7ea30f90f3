"""`python -m tests.letters.fourth [N [M]] [dev|test|fresh] [first seed]`: N letters of each layout, clean and noisy, and M misses of each sort."""

from __future__ import annotations

import sys
from collections import Counter

from ..foreign.scoring import differences, fields
from .letters import LAYOUTS, letter

HALVES = ("dev", "test", "fresh")


def main(count: int, show: int, halves: tuple[str, ...], first: int) -> None:
    """Print figures by layout, and by field what was missed, with the first misses of each sort."""
    for half in halves:
        examples: dict[str, list[str]] = {}
        sorts: Counter[str] = Counter()
        blamed: Counter[str] = Counter()
        whole = fine = 0
        for layout in LAYOUTS:
            for noisy in (False, True):
                exact = wrong = total = 0
                for seed in range(first, first + count):
                    made = letter(seed, layout, half, noisy)
                    found = differences(made)  # type: ignore[arg-type]
                    exact += not found
                    wrong += len(found)
                    total += fields(made.truth)
                    if found:
                        blamed.update(made.manner.split())
                    for pointer, truth, read in found:
                        sort = layout[:4] + " " + "/".join(p for p in pointer.split("/") if not p.isdigit())
                        sorts[sort] += 1
                        examples.setdefault(sort, []).append(
                            f"   {seed} {noisy} [{made.manner}] {pointer}\n      {truth!r:.900}\n      {read!r:.900}"
                        )
                whole, fine = whole + count, fine + exact
                kind = "noisy" if noisy else "clean"
                print(
                    f"{half:5}{layout:20} {kind} exact {exact / count:6.1%} fields {1 - wrong / total:6.2%}"
                )
        print(f"{half}: {fine} of {whole} letters exact ({fine / whole:.1%})")
        if show < 0:
            continue
        for sort, number in sorts.most_common():
            print(number, sort)
            print("\n".join(examples[sort][:show]))
        print(blamed.most_common())


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.lstrip("-").isdigit()]
    chosen = tuple(half for half in HALVES if half in sys.argv) or HALVES
    main(*(numbers + [50, 0, 0][len(numbers) :])[:2], chosen, numbers[2] if len(numbers) > 2 else 0)
