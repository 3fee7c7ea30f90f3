"""Guideline statements: composed and taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.determination.statements import NONE, compose, take_apart

SOURCES = st.from_regex(
    r"[A-Z][a-z]{2,12}( [A-Z0-9][a-z0-9-]{1,8}){0,4}(, Section\(s\): [A-Z][a-z]+)?", fullmatch=True
)


@pytest.mark.parametrize(
    ("mtus", "other"),
    [("", ""), ("Low Back Complaints 2004, Section(s): Special Studies", ""), ("", "ODG, Knee Chapter, Meniscectomy"),
     ("ACOEM Chapter 12 Low Back Complaints Page(s): 305", "ODG Low Back Chapter, Fusion (spinal)")],
)  # fmt: skip
def test_a_statement_is_taken_apart_into_what_it_was_made_of(mtus: str, other: str) -> None:
    assert take_apart(compose(mtus=mtus, other=other)) == (mtus, other)


def test_without_a_source_the_statement_says_so() -> None:
    assert compose(mtus=" ", other="") == NONE


@given(st.one_of(st.just(""), SOURCES), st.one_of(st.just(""), SOURCES))
def test_any_pair_of_sources_comes_back(mtus: str, other: str) -> None:
    assert take_apart(compose(mtus=mtus, other=other)) == (mtus, other)
