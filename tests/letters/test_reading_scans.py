"""A scanned letter: pages that are images, recognized and read."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2

from openimr.casefile.scans import recognized_text
from openimr.letters import parse, parse_file
from openimr.letters.model import Decision, Layout

from .reading_samples import item, letter
from .test_reading_files import _printed

DPI = 200


def scanned(pdf: bytes) -> bytes:
    """The same pages as images."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    document.close()
    out = io.BytesIO()
    pages[0].save(out, format="PDF", save_all=True, append_images=pages[1:], resolution=DPI)
    return out.getvalue()


def test_a_scanned_letter_says_what_the_printed_one_says(tmp_path: Path) -> None:
    text = letter(
        item("MRI of the left knee, without contrast: Overturned", rationale="The films are due."),
        item("Knee brace: purchase: Upheld", rationale="It is not medically necessary."),
        front="Case Number: CM14-0012345",
    )
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(_printed([line for line in text.split("\n") if line.strip()])))
    read = parse_file(path, recognize=recognized_text)
    expected = parse(text)
    assert read.layout is Layout.LISTED_CREDENTIALS
    assert [i.description for i in read.disputed_items] == [i.description for i in expected.disputed_items]
    assert [i.decision for i in read.disputed_items] == [Decision.OVERTURNED, Decision.UPHELD]
    assert read.front_matter == expected.front_matter
    assert read.expert_reviewer == expected.expert_reviewer
    assert read.warnings[0].code == "text-recognized"


def test_without_a_recognizer_a_scan_is_unknown_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(_printed(letter().split("\n"))))
    read = parse_file(path)
    assert read.layout is Layout.UNKNOWN
    assert read.warnings[0].code == "no-text-layer"
