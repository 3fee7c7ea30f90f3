"""Letters by a seventh author: their truth has the form of the schema, and each letter is the same each time."""

from __future__ import annotations

import jsonschema
import pytest

from openimr.letters import parse

from .foreign.scoring import differences
from .fuzz import SCHEMA
from .seventh.letters import LAYOUTS, letter
from .seventh.others import NO_LETTERS


@pytest.mark.parametrize("half", ["dev", "test"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_truth_has_the_form_of_the_schema_and_its_texts_stand_in_the_letter(
    half: str, layout: str
) -> None:
    for seed in range(20):
        made = letter(half, layout, seed, damaged=seed % 2 == 0)
        jsonschema.Draft202012Validator(SCHEMA).validate(made.truth | {"warnings": []})
        words = set(made.text.split())
        for item in made.truth["disputed_items"]:
            for said in (item["description"], item["rationale"], item["reviewer_guideline"]["statement"]):
                assert set(said.split()[:-1]) <= words


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_is_the_same_each_time(layout: str) -> None:
    assert letter("dev", layout, 7, damaged=True) == letter("dev", layout, 7, damaged=True)
    assert letter("dev", layout, 7) != letter("test", layout, 7)


@pytest.mark.parametrize("name", NO_LETTERS)
def test_what_is_no_letter_is_read_as_none(name: str) -> None:
    read = parse(NO_LETTERS[name]).to_json()
    assert read["layout"] == "unknown"
    assert read["disputed_items"] == []


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_letters_of_the_seventh_author_are_exact_in_every_field(layout: str, damaged: bool) -> None:
    for seed in range(5000, 5015):
        assert differences(letter("dev", layout, seed, damaged)) == [], f"seed {seed}"
        assert differences(letter("dev", layout, seed, damaged, statements=damaged)) == [], f"seed {seed}"
