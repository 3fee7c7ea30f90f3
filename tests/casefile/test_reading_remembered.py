"""The same scan is not recognized twice; what is remembered can be lost or spoilt without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from openimr.casefile.reading import PageReading, Reader, engines
from tests.casefile import papers, scans

pytestmark = pytest.mark.skipif(not engines().tesseract, reason="Tesseract's language data are not here")


def _read(path: Path, memory: Path | None) -> PageReading:
    with Reader(workers=1, second_pass=False, memory=memory) as reader:
        return reader.read_page(path, 1, image_to=path.parent / "page.png")


def test_a_scan_sent_again_reads_the_same_from_memory_and_a_spoilt_memory_is_made_anew(
    tmp_path: Path,
) -> None:
    path = scans.as_pdf(tmp_path / "scan.pdf", scans.scanned(papers.MRI, turned=180))
    memory = tmp_path / "memory"
    first = _read(path, memory)
    (kept,) = memory.rglob("*.json")
    plain = kept.read_text()
    assert first.rotation == 180
    kept.write_text(plain.replace("PACIFIC", "ATLANTIC"))
    again = _read(path, memory)
    assert "ATLANTIC" in again.text, "it was taken from memory"
    assert again.rotation == 180
    assert again.image_sha256 == first.image_sha256
    kept.write_text("{ spoilt")
    assert _read(path, memory).text == first.text
    assert kept.read_text() == plain
    assert _read(path, None).text == first.text


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    path = scans.as_pdf(tmp_path / "scan.pdf", scans.scanned(papers.MRI))
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert "LUMBAR" in _read(path, blocked / "memory").text
