"""Letters by another author (`tests.letters.foreign`): a bounded share of them; the whole by `python -m tests.letters.foreign`."""

from __future__ import annotations

import pytest

from openimr.letters import citations, parse

from .foreign.citation_lists import CITED
from .foreign.compose import LAYOUTS, make
from .foreign.others import OTHERS
from .foreign.scoring import differences
from .foreign.sets import SETS, mixed


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("noisy", [False, True])
@pytest.mark.parametrize("name", sorted(SETS))
def test_a_letter_of_another_author_says_what_it_was_made_to_say(name: str, layout: str, noisy: bool) -> None:
    for seed in range(40):
        made = make(seed, SETS[name], layout, noisy=noisy)
        if wrong := differences(made):
            pytest.fail(f"seed {seed}: {wrong[0]}\n{made.text}", pytrace=False)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_letters_mixed_from_all_sets_are_read_as_well(layout: str) -> None:
    for seed in range(60):
        made = make(seed, mixed(seed), layout, noisy=bool(seed % 2))
        if wrong := differences(made):
            pytest.fail(f"seed {seed}: {wrong[0]}\n{made.text}", pytrace=False)


@pytest.mark.parametrize("what", OTHERS)
def test_what_is_no_determination_has_no_layout_and_no_items(what: str) -> None:
    read = parse(OTHERS[what])
    assert (read.layout.value, read.disputed_items) == ("unknown", ())


@pytest.mark.parametrize("name", sorted(CITED))
def test_a_source_counts_as_one_however_it_is_cited(name: str) -> None:
    for key, ways in CITED[name].items():
        for way in ways:
            assert [f.key for f in citations(way)] == [key], way


def test_a_letter_of_a_seed_is_always_the_same() -> None:
    one, same = (make(7, SETS["dev"], LAYOUTS[0], noisy=True) for _ in range(2))
    assert (one.text, one.truth) == (same.text, same.truth)
    assert one.text != make(8, SETS["dev"], LAYOUTS[0], noisy=True).text
