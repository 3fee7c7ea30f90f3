"""The words of a page over its image: where they stand, and which of them a search marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.reader.query import parse
from openimr.web.views import textlayer

WORDS = [["Tear", 0.1, 0.1, 0.2, 0.12, 1.0], ["of", 0.21, 0.1, 0.25, 0.12, 1.0], ["the", 0.26, 0.1, 0.3, 0.12, 1.0],
         ["medial", 0.1, 0.2, 0.2, 0.22, 1.0], ["meniscus", 0.21, 0.2, 0.3, 0.22, 0.8]]  # fmt: skip


def test_a_word_stands_where_it_stands_on_the_page() -> None:
    height = textlayer.height_of(612, 792)
    placed = textlayer.place(WORDS, height=height)[3]
    assert (placed.x, placed.width) == ("100.0", "100.0")
    assert float(placed.y) == round(0.2 * height, 1)
    assert float(placed.y) < float(placed.baseline) < float(placed.y) + float(placed.height)


def test_the_words_that_were_found_are_marked() -> None:
    found = [w.text for w in textlayer.place(WORDS, height=1294, found=frozenset({0, 2})) if w.found]
    assert found == ["Tear", "the"]


def test_a_page_without_a_size_is_taken_as_letter_paper() -> None:
    assert round(textlayer.height_of(0, 0)) == 1294


def test_the_words_found_are_marked_in_the_text_and_nothing_is_lost() -> None:
    assert textlayer.marked("A tear, a TEAR.", parse("tear"), {}) == [
        ("A ", False), ("tear", True), (", a ", False), ("TEAR", True), (".", False),
    ]  # fmt: skip


_WORD = st.text(alphabet="ab(.[\\ü-\n", min_size=1, max_size=3)


@given(st.lists(_WORD, max_size=12), st.lists(_WORD, max_size=2))
def test_whatever_is_searched_the_pieces_are_the_text(words: list[str], query: list[str]) -> None:
    text = " ".join(words)
    assert "".join(piece for piece, _ in textlayer.marked(text, parse(" ".join(query)), {})) == text
