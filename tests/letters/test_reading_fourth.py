"""Letters by a fourth author: their truth has the form of the schema, and they are read as they should be."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import jsonschema
import pytest

from openimr.letters import parse

from .foreign.scoring import differences
from .fourth.banks import BANKS
from .fourth.letters import LAYOUTS, letter
from .fourth.others import OTHERS
from .fourth.pdfs import read_back
from .fuzz import SCHEMA

HALVES = ("dev", "test", "fresh")
FLOOR = {"dev": 0.94, "test": 0.88, "fresh": 0.88}
"""The share of letters that must be exact in every field."""


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_truth_has_the_form_of_the_schema(layout: str, half: str) -> None:
    for seed in range(10):
        truth = letter(seed, layout, half, noisy=True).truth | {"warnings": []}
        jsonschema.Draft202012Validator(SCHEMA).validate(truth)


def test_the_parts_have_no_sentence_in_common() -> None:
    phrases = {
        name: {str(one) for field in dataclasses.fields(bank) for one in _leaves(getattr(bank, field.name))}
        for name, bank in BANKS.items()
    }

    shared = [
        one
        for first, second in itertools.combinations(phrases.values(), 2)
        for one in first & second
        if len(one.split()) > 6
    ]

    # Headings that letters of 2013 have in one form are in more than one part.
    assert all("{" not in one and one.upper() == one for one in shared), shared


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        value = tuple(value.values())
    return [leaf for one in value for leaf in _leaves(one)] if isinstance(value, tuple) else [value]


@pytest.mark.parametrize("half", HALVES)
def test_letters_of_the_fourth_author_are_exact_in_every_field(half: str) -> None:
    made = [
        letter(seed, layout, half, noisy)
        for layout in LAYOUTS
        for noisy in (False, True)
        for seed in range(1000, 1025)
    ]

    exact = sum(not differences(one) for one in made)

    assert exact >= FLOOR[half] * len(made)


@pytest.mark.parametrize("half", OTHERS)
def test_other_documents_are_no_letters(half: str) -> None:
    for text in OTHERS[half]:
        read = parse(text)
        assert (read.layout.value, read.disputed_items) == ("unknown", ()), text


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_letters_set_as_pdf_by_three_programs_are_read(seed: int, tmp_path: Path) -> None:
    made, found = read_back(seed, "listed-credentials", "dev", False, tmp_path)

    assert found == [], made.manner
