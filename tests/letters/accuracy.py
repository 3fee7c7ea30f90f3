"""How exactly generated letters are read, by layout and by field: `python -m tests.letters.accuracy 2000`."""

from __future__ import annotations

import re
import sys
from collections import Counter

from openimr.letters import parse

from .generated import LAYOUTS, differences, generate


def leaves(value: object, path: str = "") -> list[str]:
    """The pointers of all single values, numbers of lists left out."""
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in leaves(part, f"{path}/{key}")]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part, path)] or [path]
    return [path]


def main(letters: int) -> None:
    """Print the tables: letters that are exact in every field, and each field's share by layout."""
    print("| layout | noise | letters | items | exact letters |\n|---|---|---|---|---|")
    wrong: Counter[tuple[str, str]] = Counter()
    whole: Counter[tuple[str, str]] = Counter()
    for layout in LAYOUTS:
        for noisy in (False, True):
            exact = items = 0
            for seed in range(letters):
                made = generate(50_000 + seed, layout, noisy=noisy)
                found = differences(made.truth, parse(made.text).to_json())
                exact += not found
                items += len(made.truth["disputed_items"])
                if noisy:
                    whole.update((layout, leaf) for leaf in leaves(made.truth))
                    wrong.update((layout, re.sub(r"/\d+(?=/|$)", "", path)) for path, _, _ in found)
            print(
                f"| {layout} | {'yes' if noisy else 'no'} | {letters} | {items} | {exact} ({exact / letters:.1%}) |"
            )
    print("\n| field (with noise) | " + " | ".join(LAYOUTS) + " |\n|---" * 1 + "|---" * len(LAYOUTS) + "|")
    for field in sorted({path for _, path in wrong}):
        shares = [
            f"{1 - wrong[layout, field] / max(1, whole[layout, field]):.4%}"
            if wrong[layout, field]
            else "100%"
            for layout in LAYOUTS
        ]
        print(f"| `{field}` | " + " | ".join(shares) + " |")
    print("\nAll other fields are exact in every letter.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
