"""A snippet shows the place that was looked for, marks it, and changes nothing but spaces."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.corpus.query import QueryError, read
from openimr.corpus.snippets import LENGTH, snippet
from openimr.corpus.text import codes

FILLER = "The records were read with care and nothing else was said of it. " * 30


def marked(text: str, query: str) -> list[str]:
    return [piece for piece, hit in snippet(text, read(query)) if hit]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("block", ["block"]),
        ("blocks", ["block"]),
        ('"hardware block"', ["hardware block"]),
        ("hardware OR fusion", ["hardware", "fusion"]),
        ("L4-L5", ["L4-5"]),
        ("block -fusion", ["block"]),
        ("hard*", ["hardware"]),
        ("lasegue", ["Las\u00e8gue"]),
        ("nowhere", []),
    ],
)
def test_what_was_asked_for_is_marked(query: str, found: list[str]) -> None:
    assert marked("Las\u00e8gue: \U0001f600 the hardware block at L4-5 after fusion.", query) == found


def test_the_place_with_most_of_the_query_is_shown() -> None:
    text = f"hardware. {FILLER} hardware and fusion {FILLER}"
    pieces = snippet(text, read("hardware fusion"))
    shown = "".join(piece for piece, _ in pieces)
    assert "hardware and fusion" in shown
    assert len(shown) < LENGTH + 40


def test_markup_is_only_text() -> None:
    assert "<b>block</b>" in "".join(piece for piece, _ in snippet("see <b>block</b> & more", read("block")))


def test_without_a_query_the_opening_is_shown() -> None:
    assert snippet("The letter.", None, opening="A man of 50.") == (("A man of 50.", False),)


def test_double_spacing_is_shown_as_one_space() -> None:
    assert snippet("the hardware \n\nblock  helped", read("block")) == (
        ("the hardware ", False),
        ("block", True),
        (" helped", False),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L4-5, L4-L5 and L4/L5", {"l4-l5"}),
        ("C3-\n\nC7", {"c3-c7"}),
        ("Norco 10/325, 7.5/325", {"10/325", "7.5/325"}),
        ("CPT 99213 and J3301, 724.2, M54.5", {"99213", "j3301", "724.2", "m54.5"}),
        ("2-3 days, pages 305-308, C7 and L4", set()),
    ],
)
def test_codes_have_one_form(text: str, found: set[str]) -> None:
    assert codes(text) == found


@given(text=st.text(max_size=200), query=st.text(max_size=20))
def test_a_snippet_is_a_stretch_of_the_text(text: str, query: str) -> None:
    try:
        node = read(query)
    except QueryError:
        return
    shown = "".join(piece for piece, _ in snippet(text, node))
    assert re.sub(r"\s+", "", shown) in re.sub(r"\s+", "", text)
