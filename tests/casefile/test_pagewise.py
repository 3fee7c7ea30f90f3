"""Pages a window at a time, and texts that lie in a file."""

from __future__ import annotations

import pytest

from openimr.casefile import ingest, pagewise
from openimr.casefile.models import Page
from tests.casefile import papers, scans
from tests.factories import an_assigned_case
from tests.process.steps import hand_in


@pytest.mark.django_db(databases="__all__")
def test_pages_come_in_the_order_that_is_asked_for_and_one_that_is_gone_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pagewise, "WINDOW", 2)
    packet = hand_in(an_assigned_case(), scans.born_digital(papers.MRI, papers.LAB, papers.EMG), read=False)
    for number in range(1, ingest.open_packet(packet.pk) + 1):
        ingest.read_page(packet.pk, number)
    keys = list(Page.objects.order_by("-number").values_list("pk", flat=True))

    found = list(pagewise.in_windows([*keys, 10**9]))
    assert [page.key for page in found] == keys
    assert [page.number for page in found] == [3, 2, 1]
    assert all(page.words for page in found)
    assert not any(page.words for page in pagewise.in_windows(keys, words=False))
    assert [page.text for page in pagewise.in_windows(keys, words=False)] == [page.text for page in found]


def test_texts_are_had_again_by_their_key() -> None:
    said = {1: "first", "two": "", 3: "Nguyễn\n✓ \ud800", 4: "x" * 100_000}
    with pagewise.Texts() as texts:
        for key, text in said.items():
            texts.add(key, text)
            assert texts[key] == text
        assert dict(texts) == said
        assert len(texts) == 4
        assert texts.get(5, "none") == "none"
        with pytest.raises(KeyError):
            texts[5]
