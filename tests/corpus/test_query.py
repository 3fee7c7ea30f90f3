"""What people type is read as they mean it, and what cannot be read is answered with how to mend it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.corpus.query import Group, Link, Node, Not, QueryError, Words, read, wanted

A, B, C = Words("a"), Words("b"), Words("c")


def all_(*parts: Node) -> Group:
    return Group(Link.ALL, parts)


def any_(*parts: Node) -> Group:
    return Group(Link.ANY, parts)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", None),
        ("   ", None),
        ("a", A),
        ("a b", all_(A, B)),
        ("a AND b", all_(A, B)),
        ("a OR b", any_(A, B)),
        ("a b OR c", any_(all_(A, B), C)),
        ("a (b OR c)", all_(A, any_(B, C))),
        ("a NOT b", all_(A, Not(B))),
        ("a AND NOT b", all_(A, Not(B))),
        ("a -b", all_(A, Not(B))),
        ("-a", Not(A)),
        ('"a b"', Words("a b", phrase=True)),
        ("\u201ca b\u201d c", all_(Words("a b", phrase=True), C)),
        ('-"a b"', Not(Words("a b", phrase=True))),
        ("post-op", Words("post-op")),
        ("lumb*", Words("lumb", begins=True)),
        ("a and b", all_(A, Words("and"), B)),
        ("a & b - c", all_(A, B, C)),
        ("decision:upheld", Words("decision:upheld")),
    ],
)
def test_a_query_is_read(query: str, tree: Node | None) -> None:
    assert read(query) == tree


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ('"open', "both ends"), ('a "', "both ends"), ('""', "between the quotation marks"), ("a AND", "beside AND"), ("OR a", "beside OR"),
        ("a NOT", "beside NOT"), ("(a", "not closed"), ("a)", "not opened"), ("()", "beside the bracket"), ("{", "no word"), ("\\", "no word"),
        ("x" * 401, "Use fewer words"), ("a " * 50, "Use fewer"), ("(" * 20 + "a" + ")" * 20, "fewer"), ("NOT " * 20 + "a", "fewer"),
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_read_says_how_to_mend_it(query: str, hint: str) -> None:
    with pytest.raises(QueryError, match=hint):
        read(query)


def test_words_after_not_are_not_what_a_letter_is_found_by() -> None:
    assert list(wanted(read("a -b (c OR NOT a)"))) == [A, C]


def the_refusal(query: str) -> str:
    try:
        read(query)
    except QueryError as refusal:
        return str(refusal)
    return ""


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(query: str) -> None:
    refusal = the_refusal(query)
    assert refusal == "" or refusal.endswith(".")
