"""Letters by a fourth author: their truth has the form of the schema, and they are read as they should be."""

from __future__ import annotations

import dataclasses
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

HALVES = ("dev", "test")
FLOOR = {"dev": 0.3, "test": 0.15}
"""The share of letters that must be exact in every field."""


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_truth_has_the_form_of_the_schema(layout: str, half: str) -> None:
    for seed in range(10):
        truth = letter(seed, layout, half, noisy=True).truth | {"warnings": []}
        jsonschema.Draft202012Validator(SCHEMA).validate(truth)


def test_the_halves_have_no_phrase_in_common() -> None:
    phrases = {
        name: {str(one) for field in dataclasses.fields(bank) for one in _leaves(getattr(bank, field.name))}
        for name, bank in BANKS.items()
    }

    shared = {one for one in phrases["dev"] & phrases["test"] if len(one.split()) > 4}

    # The one heading that all letters have, and the beginning of an item of 2013.
    assert shared <= {"Regarding the request for {title}:"}


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


@pytest.mark.parametrize("half", HALVES)
def test_other_documents_are_no_letters(half: str) -> None:
    for text in OTHERS[half]:
        read = parse(text)
        assert (read.layout.value, read.disputed_items) == ("unknown", ()), text


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_letters_set_as_pdf_by_three_programs_are_read(seed: int, tmp_path: Path) -> None:
    made, found = read_back(seed, "listed-credentials", "dev", False, tmp_path)

    assert found == [], made.manner
