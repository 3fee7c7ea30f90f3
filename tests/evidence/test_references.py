"""References from a rationale to pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from openimr.evidence.references import find_references, pages_named


def test_one_page_and_many_are_read() -> None:
    text = "The report [p. 12] and the images [pp. 3, 15-17] agree."
    assert [r.pages for r in find_references(text)] == [(12,), (3, 15, 16, 17)]


def test_each_reference_knows_its_place() -> None:
    text = "See [p. 4]."
    (reference,) = find_references(text)
    assert text[reference.start : reference.end] == "[p. 4]"


def test_a_range_that_runs_backwards_is_a_problem_and_names_no_page() -> None:
    (reference,) = find_references("[pp. 9-3]")
    assert reference.problem
    assert reference.pages == ()


def test_a_range_without_end_is_not_followed() -> None:
    (reference,) = find_references("[pp. 1-999999]")
    assert reference.problem
    assert reference.pages == ()


def test_brackets_that_are_no_reference_are_left_alone() -> None:
    assert find_references("as described [sic] in the study [12] of 2011 [see p. x]") == ()


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    for reference in find_references(text):
        assert 0 <= reference.start < reference.end <= len(text)


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=6))
def test_what_is_written_is_read(pages: list[int]) -> None:
    text = f"Therefore [pp. {', '.join(map(str, pages))}]."
    assert pages_named([text]) == frozenset(pages)
