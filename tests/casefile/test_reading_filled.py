"""What is filled into a form, typed over a page or stamped on it is read where it stands, as a viewer shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from openimr.casefile.reading import PageReading, Reader, Word
from openimr.casefile.reading.filled import woven
from openimr.casefile.reading.opening import DRAWN
from tests.casefile.forms import a_filled_form

READ = (
    "REQUEST FOR AUTHORIZATION\nEmployee name: Wilderbrook, Anselm\nRequested treatment: Arthroscopy of the left knee\n"
    "Date of request: 06/21/2014\nCalled the office on 06/25/2014"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(workers=1) as opened:
        yield opened


def read(reader: Reader, path: Path) -> PageReading:
    return reader.read_page(path, 1, image_to=path.with_suffix(".png"))


@pytest.mark.parametrize("drawn", ["itself", "viewer", "nobody"])
def test_the_values_of_a_form_are_read_beside_their_labels_and_drawn(
    reader: Reader, tmp_path: Path, drawn: str
) -> None:
    path = a_filled_form(tmp_path / "form.pdf", drawn=drawn)
    page = read(reader, path)
    assert (page.source.value, page.text) == ("text", READ)
    name = next(word for word in page.words if word.text.startswith("Wilderbrook"))
    assert 0.4 < name.x0 < 0.5
    assert page.image_path is not None
    image = np.asarray(Image.open(page.image_path).convert("L"))
    down, across = image.shape
    box = image[int(name.y0 * down) : int(name.y1 * down), int(name.x0 * across) : int(name.x1 * across)]
    assert (box < 128).any(), "what is read stands on the image"
    assert (DRAWN in reader.inspect(path).notes) == (drawn == "nobody")
    # and it is read the same again, though it has become a part of the page that is open
    assert read(reader, path).text == READ


def test_the_values_of_a_form_that_lies_upside_down_are_read_where_they_stand(
    reader: Reader, tmp_path: Path
) -> None:
    page = read(reader, a_filled_form(tmp_path / "turned.pdf", drawn="itself", turned=180))
    assert page.rotation == 180
    assert sorted(page.text.split()) == sorted(READ.split())
    name = next(word for word in page.words if word.text.startswith("Wilderbrook"))
    label = next(word for word in page.words if word.text == "Employee")
    assert abs(name.y0 - label.y0) < 0.02
    assert name.x0 > label.x0


_WORDS = st.builds(
    lambda text, x, y: Word(text, x, y, x + 0.05, y + 0.02),
    st.sampled_from(["a", "b", "Knee:"]), st.sampled_from([0.1, 0.3, 0.5]), st.sampled_from([0.1, 0.2, 0.21, 0.9]),
)  # fmt: skip
_LINES = st.lists(st.lists(_WORDS, min_size=1, max_size=4), max_size=5)


@settings(deadline=None)
@given(_LINES, _LINES)
def test_no_word_is_lost_or_doubled_where_lines_are_woven(
    before: list[list[Word]], added: list[list[Word]]
) -> None:
    now = [*before, *added]
    lines, angles = woven((before, _level(before)), (now, _level(now)))
    assert sorted(map(repr, sum(lines, []))) == sorted(map(repr, sum(now, [])))
    assert [len(line) for line in lines] == [len(line) for line in angles]
    if not added:
        assert lines == before


def _level(lines: list[list[Word]]) -> list[list[int]]:
    return [[0] * len(line) for line in lines]


def test_files_that_are_attached_within_a_packet_are_told_of(reader: Reader, tmp_path: Path) -> None:
    path = a_filled_form(tmp_path / "form.pdf", drawn="itself")
    with pikepdf.open(path) as pdf:
        pdf.attachments["records.pdf"] = pikepdf.AttachedFileSpec(
            pdf, path.read_bytes(), filename="records.pdf"
        )
        pdf.save(tmp_path / "portfolio.pdf")
    (note,) = reader.inspect(tmp_path / "portfolio.pdf").notes
    assert note.startswith("1 file is attached within this PDF and not read")
    assert reader.inspect(path).notes == ()


@pytest.mark.parametrize("lost", ["picture", "font"])
def test_a_page_whose_picture_or_font_is_lost_is_neither_blank_nor_refuse_but_damaged(
    reader: Reader, tmp_path: Path, lost: str
) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    if lost == "picture":
        page.obj.Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /Im0 Do Q")
    else:  # codes of a font of its own, which say nothing without it
        line = b"BT /F7 14 Tf 72 %d Td (!\\"  # $%%&'*+,-./ !#%%'+ -/*&$ \\"$&*,.) Tj ET"
        page.obj.Contents = pdf.make_stream(b"\n".join(line % y for y in range(700, 300, -20)))
    pdf.save(tmp_path / "lost.pdf")
    page_read = read(reader, tmp_path / "lost.pdf")
    assert (page_read.source.value, page_read.reason and page_read.reason.value) == ("unreadable", "damaged")
