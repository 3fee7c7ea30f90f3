"""Packets by another author are well formed, and their truth keeps to the contract."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2 as pdfium
import pytest

from openimr.casefile.documents import KINDS

from .foreign import TEMPLATES, make

SETS = (
    "dev",
    "test",
    "fresh",
    "fourth-dev",
    "fourth-test",
    "fifth-dev",
    "fifth-test",
    "sixth-dev",
    "sixth-test",
)


@pytest.fixture(
    scope="module",
    params=[(which, 1) for which in SETS],
    ids=lambda p: f"{p[0]} {p[1]}",
)
def packet(request):
    which, seed = request.param
    return make(seed, which)


def test_every_kind_has_templates_in_every_set():
    for which in SETS:
        assert {kind for group, kind in TEMPLATES if group == which and TEMPLATES[group, kind]} == set(KINDS)


def test_the_sets_share_no_template():
    names = {
        which: {t.__module__ for (group, _), found in TEMPLATES.items() if group == which for t in found}
        for which in SETS
    }
    assert len(set.union(*names.values())) == sum(map(len, names.values()))


def test_every_page_of_the_files_is_in_exactly_one_document(packet):
    pages = Counter()
    for document in packet.truth["documents"]:
        for number in range(document["first_page"], document["last_page"] + 1):
            pages[document["packet"], number] += 1
    lengths = [len(pdfium.PdfDocument(data)) for data in packet.files]
    assert pages == Counter((n, k) for n, length in enumerate(lengths, start=1) for k in range(1, length + 1))
    assert [(p["packet"], p["number"]) for p in packet.truth["pages"]] == sorted(pages)


def test_a_document_is_a_duplicate_when_all_its_pages_are(packet):
    for document in packet.truth["documents"]:
        own = [p for p in packet.truth["pages"] if p["document"] == document["id"] and p["source"] != "blank"]
        assert bool(document["duplicate_of"]) == all(p["duplicate_of"] for p in own)
        if document["duplicate_of"]:
            first = packet.truth["documents"][document["duplicate_of"] - 1]
            assert first["duplicate_of"] is None
            assert (first["kind"], first["date"]) == (document["kind"], document["date"])


def test_mentions_point_to_first_copies_and_agree_with_them(packet):
    documents = {d["id"]: d for d in packet.truth["documents"]}
    assert len(packet.truth["mentions"]) > 20
    linked = [m for m in packet.truth["mentions"] if m["document"]]
    assert linked
    for mention in linked:
        document = documents[mention["document"]]
        assert document["duplicate_of"] is None
        assert document["kind"] == mention["kind"]
        assert (document["date"] or "").startswith(mention["date"] or "")


def test_mentions_stand_on_the_page_that_is_named_and_on_no_copy(packet):
    copies = {(p["packet"], p["number"]) for p in packet.truth["pages"] if p["duplicate_of"]}
    files = [pdfium.PdfDocument(data) for data in packet.files]
    for mention in packet.truth["mentions"]:
        assert (mention["packet"], mention["page"]) not in copies
        text = files[mention["packet"] - 1][mention["page"] - 1].get_textpage().get_text_bounded()
        if mention["date"]:
            assert mention["date"][:4] in text or mention["date"][2:4] in text
        if mention["author"]:
            assert mention["author"].split()[-1] in text


def test_the_author_and_title_of_a_document_are_on_its_pages(packet):
    files = [pdfium.PdfDocument(data) for data in packet.files]
    for document in packet.truth["documents"]:
        text = " ".join(
            files[document["packet"] - 1][n - 1].get_textpage().get_text_bounded()
            for n in range(document["first_page"], document["last_page"] + 1)
        )
        shown = re.sub(r"[^a-z0-9]", "", text.lower())
        for name in ("author", "title"):
            if document.get(name):
                assert re.sub(r"[^a-z0-9]", "", document[name].lower()) in shown


def test_the_same_seed_gives_the_same_bytes():
    first, second = make(5, "dev", scans=0.05), make(5, "dev", scans=0.05)
    assert first.files == second.files
    assert first.truth == second.truth
    assert {p["source"] for p in first.truth["pages"]} == {"text", "ocr", "blank"}
