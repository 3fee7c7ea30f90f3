"""`python -m tests.letters.sixth [N [dev|test [K]]]`: N letters of each layout; of `dev` K misses of each sort, of `test` totals alone.

With `pdf` the clean ones as files.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from click.testing import CliRunner

from openimr.cli.letters import letters

from ..foreign.scoring import differences, fields
from .damage import HARD
from .letters import LAYOUTS, letter
from .paper import drawn


def papers(count: int, half: str) -> None:
    """Clean letters as PDF files, read by the command."""
    for layout in LAYOUTS:
        exact = wrong = total = 0
        for seed in range(count):
            made = letter(half, layout, seed)
            with tempfile.TemporaryDirectory() as folder:
                path = drawn(
                    made.text, Path(folder, "letter.pdf"), ("Page {n}", "{n}", "Page {n} of 9")[seed % 3]
                )
                result = CliRunner().invoke(letters, ["parse", str(path)])
            found = differences(made, json.loads(result.stdout))
            exact += not found
            wrong += len(found)
            total += fields(made.truth)
        print(
            f"{half} {'PDF':14} {layout:20} exact {exact / count:6.1%} fields {1 - wrong / total:7.2%}",
            flush=True,
        )


def main(count: int, half: str, show: int, start: int = 0) -> None:
    examples: dict[str, list[str]] = {}
    sorts: Counter[str] = Counter()
    for name, damaged, hard in (
        ("clean", False, ""),
        ("damaged", True, ""),
        *((name, False, name) for name in HARD),
    ):
        for layout in LAYOUTS:
            exact = wrong = total = 0
            for seed in range(start, start + count):
                made = letter(half, layout, seed, damaged, hard)
                found = differences(made)
                exact += not found
                wrong += len(found)
                total += fields(made.truth)
                for pointer, truth, read in found:
                    sort = f"{name} {layout[:4]} " + "/".join(
                        p for p in pointer.split("/") if not p.isdigit()
                    )
                    sorts[sort] += 1
                    examples.setdefault(sort, []).append(
                        f"   {seed} {pointer}\n      {truth!r:.700}\n      {read!r:.700}"
                    )
            print(
                f"{half} {name:14} {layout:20} exact {exact / count:6.1%} fields {1 - wrong / total:7.2%}",
                flush=True,
            )
    for sort, number in sorts.most_common() if show else ():
        print(number, sort)
        print("\n".join(examples[sort][:show]))


if __name__ == "__main__":
    words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdigit()]
    halves = [word for word in words if word in ("dev", "test")] or ["dev", "test"]
    for each in halves:
        if "pdf" in words:
            papers((numbers + [60])[0], each)
            continue
        main((numbers + [60])[0], each, numbers[1] if each == "dev" and len(numbers) > 1 else 0)
