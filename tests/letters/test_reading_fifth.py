"""Letters by a fifth author: their truth has the form of the schema, they are the same each time, and are read exactly."""

from __future__ import annotations

import jsonschema
import pytest

from .fifth.letters import LAYOUTS, letter
from .foreign.scoring import differences
from .fuzz import SCHEMA


@pytest.mark.parametrize("noisy", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_truth_has_the_form_of_the_schema(layout: str, noisy: bool) -> None:
    for seed in range(20):
        truth = letter(seed, layout, noisy).truth | {"warnings": []}
        jsonschema.Draft202012Validator(SCHEMA).validate(truth)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_is_the_same_each_time(layout: str) -> None:
    assert letter(7, layout, noisy=True) == letter(7, layout, noisy=True)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_text_of_the_truth_stands_in_the_letter_but_for_heads_and_feet(layout: str) -> None:
    for seed in range(20):
        made = letter(seed, layout)
        for item in made.truth["disputed_items"]:
            for said in (item["description"], item["rationale"], item["reviewer_guideline"]["statement"]):
                assert all(word in made.text for word in said.split())


@pytest.mark.parametrize("noisy", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_letters_of_the_fifth_author_are_exact_in_every_field(layout: str, noisy: bool) -> None:
    for seed in range(3000, 3020):
        assert differences(letter(seed, layout, noisy)) == [], f"seed {seed}"
