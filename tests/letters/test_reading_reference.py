"""The reader against a plain second reading, on generated letters and on the real ones, broken in many ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from openimr.letters import parse
from openimr.letters.model import Determination

from .generated import LAYOUTS, generate
from .reference_reader import Plain, plain_reading
from .test_reading_robustness import MUTATIONS

LETTERS = 60
# The plain reading knows no page numbers by their place, and no letter whose paragraphs it would have to guess.
BEYOND_IT = {"page numbers", "page numbers alone", "our running", "a foot with", "the foot of"}


def told(read: Determination) -> list[str]:
    said = [read.layout.value, read.clinical_case_summary]
    for item in read.disputed_items:
        said += [
            item.description, "" if item.decision is None else item.decision.value,
            item.claims_administrator_guideline.statement, item.reviewer_guideline.statement, item.rationale,
        ]  # fmt: skip
    return said


def plainly_told(read: Plain) -> list[str]:
    said = [read.layout, read.summary]
    for item in read.items:
        said += [item.title, item.decision, item.claims, item.reviewer, item.rationale]
    return said


def compare(text: str, name: str) -> None:
    fast, slow = told(parse(text)), plainly_told(plain_reading(text))
    if fast != slow:
        wrong = next(((a, b) for a, b in zip(fast, slow, strict=False) if a != b), (len(fast), len(slow)))
        pytest.fail(
            f"{name}: the reader says {wrong[0]!r}, the plain reading {wrong[1]!r}\n\n{text}", pytrace=False
        )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_readings_of_a_generated_letter_agree(layout: str) -> None:
    for seed in range(LETTERS):
        compare(generate(10_000 + seed, layout, noisy=False).text, f"seed {10_000 + seed}")


@pytest.mark.parametrize("mutation", [m for m in MUTATIONS if not any(m.startswith(b) for b in BEYOND_IT)])
def test_two_readings_of_a_real_letter_agree_however_it_is_broken(mutation: str, shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        compare(MUTATIONS[mutation](path.read_text(encoding="utf-8")), f"{path.stem} ({mutation})")
