"""How letters by another author are read: `python -m tests.letters.foreign 200 [dev|test] [--show N]`."""

from __future__ import annotations

import argparse
import re
from collections import Counter

from .compose import LAYOUTS, make
from .scoring import differences, fields
from .sets import SETS, mixed


def main() -> None:
    """Print, for each set and layout, the letters that are exact, and the fields that are not."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("letters", type=int, nargs="?", default=100)
    asked.add_argument("set", nargs="?", choices=[*sorted(SETS), "mixed"])
    asked.add_argument(
        "--show", type=int, default=0, help="how many faults to show of each field (set dev only)"
    )
    told = asked.parse_args()
    for name in [told.set] if told.set else [*sorted(SETS), "mixed"]:
        wrong: Counter[tuple[str, str]] = Counter()
        shown: Counter[str] = Counter()
        print(
            f"\nset {name}\n\n| layout | noise | letters | items | exact letters | fields right |\n|---|---|---|---|---|---|"
        )
        for layout in LAYOUTS:
            for noisy in (False, True):
                exact = items = asked_of = faults = 0
                for seed in range(told.letters):
                    made = make(seed, SETS[name] if name in SETS else mixed(seed), layout, noisy=noisy)
                    found = differences(made)
                    exact += not found
                    asked_of += fields(made.truth)
                    faults += len(found)
                    items += len(made.truth["disputed_items"])
                    for path, true, read in found:
                        field = re.sub(r"/\d+(?=/|$)", "", path)
                        wrong[layout, field] += 1
                        shown[field] += 1
                        if name == "dev" and shown[field] <= told.show:
                            print(
                                f"  {layout} {noisy} {seed} {path}\n    true {str(true)[:300]!r}\n    read {str(read)[:300]!r}"
                            )
                print(
                    f"| {layout} | {'yes' if noisy else 'no'} | {told.letters} | {items} "
                    f"| {exact} ({exact / told.letters:.1%}) | {1 - faults / asked_of:.2%} |"
                )
        print("\n| field | " + " | ".join(LAYOUTS) + " |")
        for field in sorted({f for _, f in wrong}):
            print(f"| `{field}` | " + " | ".join(str(wrong[layout, field]) for layout in LAYOUTS) + " |")


if __name__ == "__main__":
    main()
