"""Guideline statements that differ in their last pages only are read once; the pages are then put in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.letters.reading.items.guidelines import _read, read_guideline

from .generated import generate

STATEMENTS = sorted(
    {
        item[side]["statement"]
        for seed in range(120)
        for item in generate(seed).truth["disputed_items"]
        for side in ("claims_administrator_guideline", "reviewer_guideline")
    }
)
NUMBER = st.integers(0, 999).map(str)
RANGE = st.builds("{}{}{}".format, NUMBER, st.sampled_from(["-", " - ", "–"]), NUMBER)
PAGES = st.lists(st.one_of(NUMBER, RANGE), min_size=1, max_size=6)
LABEL = st.sampled_from([" Page(s): ", ", Page(s) ", ", pages ", ", page ", " page(s) "])


@given(
    st.sampled_from(STATEMENTS), LABEL, PAGES, st.sampled_from([", ", " and ", ", and "]), st.sampled_from(["", "."])
)  # fmt: skip
def test_a_statement_reads_the_same_whether_one_like_it_was_read_before_or_not(
    statement: str, label: str, pages: list[str], between: str, stop: str
) -> None:
    cited = statement.rstrip(" .") + label + between.join(pages) + stop
    assert read_guideline(cited) == _read(cited)


@given(st.sampled_from(STATEMENTS), st.data())
def test_other_numbers_anywhere_in_a_statement_are_its_own(statement: str, data: st.DataObject) -> None:
    other = re.sub(r"\d+", lambda _: data.draw(NUMBER), statement)
    assert read_guideline(other) == _read(other)


def test_a_section_keeps_its_words_and_takes_the_pages_of_its_own_statement() -> None:
    of_other_pages = [
        read_guideline(f"Decision based on MTUS Chronic Pain Treatment Guidelines Opioids Page(s): {pages}.")
        for pages in ("74-96", "80-81")
    ]
    assert [read.guideline.citations[0].pages for read in of_other_pages] == [("74-96",), ("80-81",)]
    assert {read.guideline.citations[0].section for read in of_other_pages} == {"Opioids"}


@pytest.mark.parametrize(
    "statement",
    [
        "Decision based on MTUS Chronic Pain page ٠ Page(s): 12.",
        "Decision based on MTUS ٠ Opioids, page 7 and page ٠, pages 12",
        "Decision based on MTUS Chronic Pain Treatment Guidelines, revised 2009, page 8, page 12",
        "Decision based on Non-MTUS Citation Nobody's Handbook, 3rd edition, pages 12 and 14",
        "page 12",
        "Decision based on MTUS Page(s): 12, 2009",
    ],
)
def test_numbers_that_could_be_taken_for_each_other_are_not(statement: str) -> None:
    assert read_guideline(statement) == _read(statement)
