"""What is looked for in a case file: read into a tree, and found as scanners spell it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.reader.finding import snippet, spans
from openimr.casefile.reader.index import CaseIndex, IndexPage
from openimr.casefile.reader.query import Both, Either, Without, Words, parse
from openimr.casefile.reader.spelling import Vocabulary
from openimr.casefile.reader.words import tokens

PAGES = {
    1: "MRI of the lumbar spine. A disc protru-\nsion at L4-L5. Norco 10 mg.",
    2: "CT of the lurnbar spine. No disc bulge. Norco 70 mg.",
    3: "Knee: the medial meniscus is torn; the disc is not mentioned. Norco lO mg.",
    4: "Señora, the épidural went well.",
}


@pytest.fixture
def index(tmp_path: Path) -> CaseIndex:
    made = CaseIndex(tmp_path / "index" / "case.sqlite3")
    assert made.make(IndexPage(key=key, text=text) for key, text in PAGES.items()) == 4
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("disc", {1, 2, 3}),
        ("lumbar disc", {1, 2}),
        ("lumbar AND disc", {1, 2}),
        ('"lumbar spine"', {1, 2}),
        ('"disc bulge" OR meniscus', {2, 3}),
        ("disc NOT knee", {1, 2}),
        ("disc -knee", {1, 2}),
        ('disc -"disc bulge"', {1, 3}),
        ("disc -(knee OR bulge)", {1}),
        ('L4-L5 mri -"', {1}),
        ("(mri OR ct) spine", {1, 2}),
        ("mri OR ct spine", {1, 2}),
        ("disc (knee OR NOT spine)", {3}),
        ("menisc*", {3}),
        ("protrusion", {1}),
        ("L4-L5", {1}),
        ("epidural", {4}),
        ("senora", {4}),
        ("NOT disc", {4}),
        ("pterodactyl", set()),
    ],
)
def test_words_phrases_and_their_ties_find_their_pages(index: CaseIndex, query: str, found: set[int]) -> None:
    assert index.search(parse(query)).pages == found


def test_a_word_that_the_scanner_misread_is_found_and_shown_as_it_is_spelt(index: CaseIndex) -> None:
    found = index.search(parse("lumbar"))
    assert found.looked_for == {"lumbar": ("lumbar", "lurnbar")}
    line = snippet(PAGES[2], parse("lumbar"), found.looked_for)
    assert (line.found, line.misread) == ("lurnbar", True)
    assert index.search(parse("lumbar"), exact=True).pages == {1}


def test_what_must_not_be_there_is_taken_as_it_is_written(index: CaseIndex) -> None:
    assert index.search(parse("spine NOT lurnbar")).pages == {1}


def test_a_dose_is_never_taken_for_another_dose() -> None:
    known = Vocabulary({"10mg": 1, "70mg": 1, "l0mg": 1, "1000": 2, "7000": 2, "lumbar": 3, "1umbar": 1})
    assert known.variants("10mg") == ("l0mg",)
    assert known.variants("1000") == ()
    assert known.variants("lumbar") == ("1umbar",)


def test_a_common_word_is_no_misreading_of_a_rare_one() -> None:
    assert Vocabulary({"fusion": 2, "infusion": 1, "fasion": 1, "lesion": 90}).variants("fusion") == (
        "fasion",
    )


def test_pages_that_come_later_are_added_and_a_page_read_anew_is_seen(index: CaseIndex) -> None:
    index.add([IndexPage(key=5, text="a ganglion of the wrist")])
    assert index.search(parse("ganglion wrist")).pages == {5}
    assert set(index.known()) == {1, 2, 3, 4, 5}


def test_a_file_that_is_no_index_is_taken_for_none(tmp_path: Path) -> None:
    path = tmp_path / "case.sqlite3"
    path.write_bytes(b"no database at all, but long enough to look like one" * 50)
    assert CaseIndex(path).known() == {}
    with pytest.raises(sqlite3.DatabaseError):
        CaseIndex(path).search(parse("disc"))
    CaseIndex(path).make([IndexPage(key=1, text="disc")])
    assert CaseIndex(path).search(parse("disc")).pages == {1}


def test_the_tree_of_a_query() -> None:
    assert parse('a "b c" OR -d') == Either(
        parts=(
            Both(parts=(Words(words=("a",)), Words(words=("b", "c")))),
            Without(part=Words(words=("d",))),
        )
    )
    assert parse("  ...  ") is None
    assert parse('"unclosed phrase') == Words(words=("unclosed", "phrase"))


_ODD = st.text(alphabet='ab "()-*|&\\\x00\n1é', max_size=40) | st.lists(
    st.sampled_from(["AND", "OR", "NOT", "(", ")", '"', "-", "disc", "knee*", "-("]), max_size=12
).map(" ".join)


@given(_ODD)
def test_whatever_is_asked_is_answered(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    index = CaseIndex(tmp_path_factory.getbasetemp() / "whatever.sqlite3")
    if not index.known():
        index.make([IndexPage(key=1, text="a disc of the knee"), IndexPage(key=2, text="b")])
    found = index.search(parse(query))
    assert found.pages <= {1, 2}
    if parse(query) is None:
        assert not found.pages


@given(st.text(max_size=200), st.text(alphabet="ab -\n", max_size=10))
def test_every_place_that_is_marked_lies_in_the_text(text: str, query: str) -> None:
    at = 0
    for start, end in spans(text, parse(query), {}):
        assert at <= start < end <= len(text)
        at = end
    for token in tokens(text):
        assert text[token.start : token.end]
