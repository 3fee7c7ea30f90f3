"""Pages that come one after another are understood as a whole packet is, and none is held for longer than its record."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.casefile.documents import (
    Copies,
    PageText,
    documents_in,
    duplicate_documents,
    find_documents,
    find_duplicates,
    find_mentions,
    mentions_in,
)
from openimr.casefile.reading import Word
from tests.casefile import papers
from tests.casefile.test_documents import PACKET, pages

SOME = [text for text in PACKET if text]
TWO_PACKETS = [*pages(*PACKET), *pages(*PACKET[4:], packet=2)]


def test_documents_copies_and_mentions_are_those_of_the_whole_packet() -> None:
    found, copies = find_documents(TWO_PACKETS), find_duplicates(TWO_PACKETS)
    assert list(documents_in(iter(TWO_PACKETS))) == found
    assert list(documents_in(iter(TWO_PACKETS), duplicates=copies)) == found

    seen = Copies()
    told = {page.key: seen.see(page) for page in TWO_PACKETS}
    assert {key: first for key, first in told.items() if first is not None} == seen.found == copies

    again = duplicate_documents(found, copies, set())
    texts = {page.key: page.text for page in TWO_PACKETS}
    named = find_mentions(TWO_PACKETS, found, copies, again)
    assert named
    assert list(mentions_in(iter(TWO_PACKETS), found, copies, again, texts)) == named


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*SOME, ""]), max_size=9), st.lists(st.sampled_from(SOME), max_size=5))
def test_so_it_is_with_whatever_papers_a_packet_holds(first: list[str], second: list[str]) -> None:
    made = [*pages(*first), *pages(*second, packet=2)]
    assert list(documents_in(iter(made))) == find_documents(made)


def test_only_the_pages_of_one_record_are_held() -> None:
    alive: set[int] = set()
    most = 0

    def coming() -> Iterator[PageText]:
        nonlocal most
        for n in range(60):
            text = papers.THERAPY.format(date=f"0{n % 9 + 1}/1{n % 8}/2015", visit=n, pain=n % 10)
            words = tuple(Word(word, 0.1, 0.1, 0.2, 0.12) for word in text.split())
            page = PageText(key=n, packet=1, number=n + 1, source="text", text=text, words=words)
            alive.add(n)
            weakref.finalize(page, alive.discard, n)
            yield page
            del page
            most = max(most, len(alive))

    count = sum(1 for _ in documents_in(coming()))
    assert count == 60
    assert most <= 5, "pages of records that were found are still held"


def test_the_boxes_of_words_are_let_go_with_the_page_and_what_they_told_is_kept() -> None:
    words = tuple(
        Word(text, 0.1, 0.1 + n / 40, 0.3, 0.12 + n / 40) for n, text in enumerate(papers.MRI.split()[:20])
    )
    first = pages(papers.MRI)[0]
    boxed = replace(first, words=words, text="\n".join(word.text for word in words))
    second = pages(papers.MRI, papers.LAB)[1]
    assert list(documents_in([boxed, second])) == find_documents([second, boxed])


@pytest.mark.parametrize("order", [[(1, 2), (1, 1)], [(2, 1), (1, 2)], [(1, 1), (1, 1)]])
def test_pages_out_of_their_order_are_refused(order: list[tuple[int, int]]) -> None:
    made = [
        PageText(key=n, packet=packet, number=number, source="text", text=papers.MRI)
        for n, (packet, number) in enumerate(order)
    ]
    with pytest.raises(ValueError, match="expected them by packet and number"):
        list(documents_in(made))
