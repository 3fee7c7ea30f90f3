"""A first search over the pages of a case file."""

from __future__ import annotations

from openimr.evidence.searching import search_pages

PAGES = [
    (1, "Lumbar CT of 09/24/2013.\nNo new narrowing."),
    (2, "The hardware\nblock helped for two days."),
    (3, ""),
]


def test_every_word_must_stand_on_the_page() -> None:
    assert [h.page for h in search_pages("hardware days", PAGES)] == [2]
    assert search_pages("hardware narrowing", PAGES) == ()


def test_a_phrase_is_found_across_a_line_break_and_in_any_case() -> None:
    (hit,) = search_pages('"HARDWARE BLOCK"', PAGES)
    assert (hit.page, hit.found) == (2, "hardware block")
    assert hit.after.startswith("helped")


def test_signs_of_a_pattern_are_only_signs() -> None:
    assert search_pages("09/24/2013. (", PAGES) == ()
    assert [h.page for h in search_pages("09/24/2013.", PAGES)] == [1]


def test_an_empty_query_finds_nothing() -> None:
    assert search_pages("  ", PAGES) == ()
