"""Packets spoilt at random in a case file: every number stands, every page of the file can be opened."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from openimr.casefile.assembly import assemble, bates
from tests.casefile import hostile
from tests.casefile.mutants import mutant
from tests.casefile.test_assembly import AT, COVER, part

# Those that are PDF: born-digital and scanned.
SPOILT = [n for n in range(48) if n % 6 < 2]


@pytest.mark.parametrize("number", SPOILT)
def test_a_spoilt_packet_costs_no_number_and_nothing_of_its_neighbours(tmp_path: Path, number: int) -> None:
    good = hostile.plain(tmp_path / "good.pdf", pages=2)
    bad = mutant(number, tmp_path / "bad.pdf")
    made = assemble(
        [part(good, 1, (1,)), part(bad, 2, (1, 2, 3)), part(good, 3, (2,))],
        cover=COVER,
        out=tmp_path / "file.pdf",
        at=AT,
    )
    with pikepdf.open(made.path) as book, pdfium.PdfDocument(made.path) as shown:
        assert book.get_warnings() == []
        assert len(book.pages) == len(shown) == made.index_pages + 5
        records = list(book.pages)[made.index_pages :]
        feet = [page.Contents[-1].read_bytes().decode("cp1252") for page in records]
        first, last = (shown[n].get_textpage().get_text_bounded() for n in (made.index_pages, len(shown) - 1))
    # What is spoilt in a page's own drawing may keep a reader from what comes after it on that page.
    for place, foot in enumerate(feet, start=1):
        assert f"({bates(COVER.case_number, place)}) Tj" in foot
    for text, place in ((first, 1), (last, 5)):
        assert bates(COVER.case_number, place) in text
        assert "some words" in text
