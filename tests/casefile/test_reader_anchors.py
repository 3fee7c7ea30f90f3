"""A mark finds its words again when the page has been read anew."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.reader.anchors import Anchor, anchor, find
from openimr.casefile.reader.listing import Listing, Row, arranged, chronology, on_or_after

TEXT = (
    "The right knee locks when it is bent and swells in the evening . Examination shows joint line tenderness "
    "on the inner side . The right knee was injected in March . The right knee locks no more after that ."
)


def words_of(text: str) -> list[list[Any]]:
    """Boxes as a page has them: ten words a line."""
    return [
        [word, 0.1 * (n % 10), 0.05 * (n // 10), 0.1 * (n % 10) + 0.09, 0.05 * (n // 10) + 0.04, 1.0]
        for n, word in enumerate(text.split())
    ]


WORDS = words_of(TEXT)


@given(st.integers(0, len(WORDS) - 1), st.integers(0, 6))
def test_on_the_same_page_a_mark_is_where_it_was_made_also_on_words_that_come_again(
    first: int, more: int
) -> None:
    last = min(first + more, len(WORDS) - 1)
    assert find(WORDS, anchor(WORDS, first, last)) == (first, last)


@given(st.integers(0, len(WORDS) - 5), st.integers(3, 8), st.integers(0, 10_000))
def test_read_anew_with_letters_misread_the_mark_stays_on_its_words(first: int, more: int, seed: int) -> None:
    last = min(first + more, len(WORDS) - 1)
    kept = anchor(WORDS, first, last)
    rng = random.Random(seed)
    anew = [[misread(str(word[0]), rng), *word[1:]] for word in WORDS]
    place = find(anew, kept)
    assert place is not None
    assert abs(place[0] - first) <= 1
    assert abs(place[1] - last) <= 1


def misread(word: str, rng: random.Random) -> str:
    """A longer word loses its look in one letter now and then."""
    if len(word) > 4 and rng.random() < 0.4:
        at = rng.randrange(len(word))
        return word[:at] + rng.choice("lcrn1") + word[at + 1 :]
    return word


def test_words_that_were_found_before_the_mark_move_it_along() -> None:
    kept = anchor(WORDS, 17, 19)
    longer = words_of("RECEIVED by fax MAY 3 " + TEXT)
    place = find(longer, kept)
    assert place is not None
    assert [w[0] for w in longer[place[0] : place[1] + 1]] == ["line", "tenderness", "on"][
        : place[1] - place[0] + 1
    ]


def test_words_that_are_gone_are_not_found() -> None:
    kept = anchor(WORDS, 14, 18)
    assert find(words_of("Quite another page about billing codes"), kept) is None
    assert find([], kept) is None
    assert find(WORDS, Anchor(quote="", before="", after="", boxes=())) is None


@pytest.mark.parametrize(("first", "last"), [(-1, 2), (3, 2), (0, 10_000)])
def test_words_that_the_page_does_not_have_cannot_be_marked(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="expected words of the page"):
        anchor(WORDS, first, last)


# The list of records


def a_row(number: int, date: str = "", **changes: Any) -> Row:
    first = number * 10
    return Row(**{
        "number": number, "title": f"Record {number}", "kind": "progress-report", "date": date, "author": "",
        "first": first, "last": first + 1, "opened": 0, **changes,
    })  # fmt: skip


ROWS = [
    a_row(1, "2015-03-02", opened=2), a_row(2, "2014-11", kind="imaging-report", opened=1, notes=1),
    a_row(3), a_row(4, "2015-03-02", duplicate_of=1), a_row(5, "2012", relied_on=(2,), set_aside="another's"),
]  # fmt: skip


def numbers(listing: Listing) -> list[int]:
    return [row.number for row in arranged(ROWS, listing)]


def test_copies_are_hidden_until_they_are_asked_for() -> None:
    assert numbers(Listing()) == [1, 2, 3, 5]
    assert numbers(Listing(copies=True)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"order": "date"}, [5, 2, 1, 3]), ({"order": "newest"}, [1, 2, 5, 3]), ({"show": "unread"}, [3, 5]),
        ({"show": "part"}, [2]), ({"show": "noted"}, [2]), ({"show": "relied"}, [5]), ({"show": "aside"}, [5]),
        ({"kind": "imaging-report"}, [2]), ({"tag": "none such"}, []), ({"order": "sideways", "show": "?"}, [1, 2, 3, 5]),
    ],
)  # fmt: skip
def test_filters_and_orders(given: dict[str, str], expected: list[int]) -> None:
    listing = Listing.read(given)
    assert numbers(listing) == expected
    assert Listing.read(listing.kept()) == listing


def test_the_chronology_goes_by_month_and_a_date_leads_to_what_comes_next() -> None:
    assert [(m.name, [r.number for r in m.rows]) for m in chronology(ROWS)] == [
        ("2012", [5]), ("2014-11", [2]), ("2015-03", [1]), ("", [3]),
    ]  # fmt: skip
    for asked, number in (("2010-01-01", 5), ("2014-11-20", 2), ("2015-01-01", 1), ("2020-01-01", 1)):
        found = on_or_after(ROWS, asked)
        assert found is not None
        assert found.number == number, asked
    assert on_or_after([a_row(1)], "2015-01-01") is None
