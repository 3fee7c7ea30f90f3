"""Generated letters of every layout, clean and with noise, read back field by field."""

from __future__ import annotations

import pytest

from openimr.letters import parse

from .generated import LAYOUTS, differences, generate

CLEAN, NOISY = 40, 60


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("letters", "noisy"), [(CLEAN, False), (NOISY, True)])
def test_a_generated_letter_says_what_it_was_made_to_say(layout: str, letters: int, noisy: bool) -> None:
    for seed in range(letters):
        made = generate(seed, layout, noisy=noisy)
        wrong = differences(made.truth, parse(made.text).to_json())
        if wrong:
            pytest.fail(f"seed {seed}: {wrong[0]}\n{made.text}", pytrace=False)


def test_a_letter_of_a_seed_is_always_the_same() -> None:
    assert generate(7) == generate(7)
    assert generate(7).text != generate(11).text
