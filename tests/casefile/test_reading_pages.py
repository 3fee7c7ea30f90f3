"""Reading pages: born-digital, scanned, turned, stamped, blank; each with its words where they stand."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import typst
from PIL import Image

from openimr.casefile.reading import Limits, PageReading, Reader, Source, engines, word_spans
from tests.casefile import hostile, scans

REPORT = """PROGRESS REPORT
Date of examination: 01/12/2015
The patient has low back pain that goes down the left leg. Lumbar flexion is 45 degrees.
He takes Norco 10/325 mg and has finished twelve visits of physical therapy.
The MRI of the lumbar spine showed a disc protrusion of 5 mm at L4-L5.
Ottoline Brandt, M.D."""

needs_tesseract = pytest.mark.skipif(not engines().tesseract, reason="Tesseract's language data are not here")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(workers=1) as opened:
        yield opened


def _read(reader: Reader, packet: Path, number: int = 1) -> PageReading:
    page = reader.read_page(packet, number, image_to=packet.with_name(f"{packet.stem}-{number}.png"))
    assert page.number == number
    assert len(word_spans(page.text, page.words)) == len(page.words)
    assert all(0 <= w.x0 <= w.x1 <= 1 and 0 <= w.y0 <= w.y1 <= 1 for w in page.words)
    return page


def _word(page: PageReading, text: str) -> tuple[float, float]:
    """The middle of the one word with this text."""
    (word,) = [w for w in page.words if w.text == text]
    return (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2


def test_a_born_digital_page_gives_its_own_text_with_a_box_for_each_word(
    reader: Reader, tmp_path: Path
) -> None:
    page = _read(reader, scans.written(tmp_path / "p.pdf", scans.born_digital(REPORT)))
    assert (page.source, page.confidence, page.rotation, page.engine) == (Source.TEXT, 1.0, 0, None)
    assert page.text == REPORT
    assert (page.width, page.height) == (612, 792)
    x, y = _word(page, "PROGRESS")
    assert x < 0.3
    assert y < 0.12


def test_the_page_image_is_kept_whole_with_its_hash(reader: Reader, tmp_path: Path) -> None:
    packet = scans.written(tmp_path / "p.pdf", scans.born_digital(REPORT))
    for name, form in (("a.png", "PNG"), ("b.jpg", "JPEG"), ("c.webp", "WEBP"), ("d", "PNG")):
        page = reader.read_page(packet, 1, image_to=tmp_path / "images" / name)
        assert page.image_path is not None
        data = page.image_path.read_bytes()
        assert hashlib.sha256(data).hexdigest() == page.image_sha256
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.width) == (form, 1275)
            assert abs(image.height - 1650) <= 1
    assert sorted(p.name for p in (tmp_path / "images").iterdir()) == ["a.png", "b.jpg", "c.webp", "d"]


def test_line_end_hyphens_come_back_and_each_half_keeps_its_line(reader: Reader, tmp_path: Path) -> None:
    pdf = typst.compile(
        b'#set page(width: 2.6in, height: 5in, margin: 0.4in)\n#set text(lang: "en", hyphenate: true)\n'
        b"#set par(justify: true)\nNonspecific musculoskeletal tenderness and intervertebral degeneration "
        b"with radiculopathy of the contralateral extremity and myofascial electromyographic abnormalities."
    )
    assert isinstance(pdf, bytes)
    page = _read(reader, scans.written(tmp_path / "p.pdf", pdf))
    halves = [w for w in page.words if w.text.endswith("-")]
    assert halves, "the typesetter broke no word; make the column narrower"
    spans = dict(zip(page.words, word_spans(page.text, page.words), strict=True))
    for half in halves:
        end = spans[half][1]
        assert page.text[end].isalpha()
        follower = page.words[page.words.index(half) + 1]
        assert follower.y0 > half.y0
        assert follower.x0 < half.x0
        assert half.y1 - half.y0 < 0.1, "a half must not span two lines"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_with_its_own_rotation_is_read_as_a_viewer_shows_it(
    reader: Reader, tmp_path: Path, turn: int
) -> None:
    straight = _read(reader, scans.written(tmp_path / "s.pdf", scans.born_digital(REPORT)))
    with pikepdf.open(io.BytesIO(scans.born_digital(REPORT))) as pdf:
        pdf.pages[0].obj["/Rotate"] = turn
        pdf.save(tmp_path / "t.pdf")
    page = _read(reader, tmp_path / "t.pdf")
    assert page.rotation == 360 - turn, "turned back, the text stands upright"
    assert page.text == straight.text
    assert _word(page, "PROGRESS") == pytest.approx(_word(straight, "PROGRESS"), abs=0.002)
    assert (page.width, page.height) == (612, 792)


def test_the_box_of_a_word_is_where_its_ink_is_also_on_a_cropped_page(reader: Reader, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(scans.born_digital(REPORT))) as pdf:
        pdf.pages[0].obj["/CropBox"] = pikepdf.Array([50, 400, 500, 750])
        pdf.save(tmp_path / "c.pdf")
    page = _read(reader, tmp_path / "c.pdf")
    assert (page.width, page.height) == (450, 350)
    assert page.image_path is not None
    with Image.open(page.image_path) as image:
        gray = image.convert("L")
        for word in page.words:
            box = (word.x0 * gray.width, word.y0 * gray.height, word.x1 * gray.width, word.y1 * gray.height)
            low, _ = gray.crop(tuple(round(v) for v in box)).getextrema()
            assert low < 128, f"no ink in the box of '{word.text}'"


@needs_tesseract
def test_a_skewed_noisy_fax_is_recognized_with_its_numbers(reader: Reader, tmp_path: Path) -> None:
    header = "01/28/2015 09:14 AM  FAX 555 010 0144  HARBOR SPINE CLINIC   P.003/012"
    packet = scans.as_pdf(tmp_path / "fax.pdf", scans.scanned(REPORT, skew=1.5, noise=22, fax_header=header))
    page = _read(reader, packet)
    assert (page.source, page.engine, page.rotation) == (Source.OCR, "tesseract", 0)
    assert 0.7 < page.confidence < 1
    for wanted in ("01/12/2015", "10/325", "L4-L5", "45 degrees", "physical therapy"):
        assert wanted in page.text
    x, y = _word(page, "PROGRESS")
    assert x == pytest.approx(0.17, abs=0.05)
    assert y == pytest.approx(0.085, abs=0.04)


@needs_tesseract
@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_sheet_that_lay_wrong_in_the_machine_is_turned_whatever_its_fax_header_says(
    reader: Reader, tmp_path: Path, turned: int
) -> None:
    header = "01/28/2015 09:14 AM  FAX 555 010 0144  HARBOR SPINE CLINIC   P.003/012"
    packet = scans.as_pdf(
        tmp_path / "fax.pdf", scans.scanned(REPORT, turned=turned, fax_header=header, height="5.5in")
    )
    page = _read(reader, packet)
    assert page.rotation == 360 - turned
    assert "Lumbar flexion is 45 degrees" in page.text
    x, y = _word(page, "PROGRESS")
    assert (x, y) == (pytest.approx(0.17, abs=0.06), pytest.approx(0.17, abs=0.06))
    assert page.image_path is not None
    with Image.open(page.image_path) as image:
        assert image.height < image.width


def test_a_scan_with_a_bates_stamp_is_no_page_with_text(reader: Reader, tmp_path: Path) -> None:
    scan = scans.as_pdf(tmp_path / "scan.pdf", scans.scanned("", noise=8))
    with pikepdf.open(scan, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F9)
        page.contents_add(b"BT /F9 10 Tf 470 20 Td (HARBOR000123) Tj ET")
        pdf.save(scan)
    read = _read(reader, scan)
    assert (read.source, read.confidence, read.reason) == (Source.BLANK, 1.0, None)


@needs_tesseract
def test_a_sheet_with_nothing_but_a_fax_header_and_specks_is_blank(reader: Reader, tmp_path: Path) -> None:
    header = "01/28/2015 09:14 AM  FAX 555 010 0144  HARBOR SPINE CLINIC   P.003/012"
    page = _read(reader, scans.as_pdf(tmp_path / "b.pdf", scans.scanned("", noise=20, fax_header=header)))
    assert page.source is Source.BLANK
    assert page.engine is None


@needs_tesseract
def test_a_blank_sheet_with_a_thin_line_of_the_scanner_down_its_length_is_blank(
    reader: Reader, tmp_path: Path
) -> None:
    sheet = np.full((2200, 1700), 255, np.uint8)
    sheet[np.random.default_rng(3).random(2200) < 0.8, 900] = 0
    page = _read(reader, scans.as_pdf(tmp_path / "l.pdf", Image.fromarray(sheet).convert("1")))
    assert (page.source, page.words) == (Source.BLANK, ())


@needs_tesseract
def test_a_text_layer_that_is_refuse_is_not_believed(reader: Reader, tmp_path: Path) -> None:
    packet = scans.as_pdf(tmp_path / "s.pdf", scans.scanned(REPORT, height="4in"))
    with pikepdf.open(packet, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F9)
        refuse = " ".join(["xq{{z", "]]v#k", "wrt~~", "q|}lp", "zzkx^"] * 12)
        page.contents_add(f"BT 3 Tr /F9 8 Tf 40 200 Td ({refuse}) Tj ET".encode())
        pdf.save(packet)
    read = _read(reader, packet)
    assert read.source is Source.OCR
    assert "Lumbar flexion is 45 degrees" in read.text
    assert "xq{{z" not in read.text


def test_a_scan_with_a_sound_text_layer_of_its_own_is_read_from_it(reader: Reader, tmp_path: Path) -> None:
    packet = scans.as_pdf(tmp_path / "s.pdf", scans.scanned("", noise=5, height="4in"))
    with pikepdf.open(packet, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F9)
        said = " ".join(f"({line}) Tj T*" for line in REPORT.splitlines())
        page.contents_add(f"BT 3 Tr /F9 8 Tf 14 TL 40 600 Td {said} ET".encode())
        pdf.save(packet)
    read = _read(reader, packet)
    assert (read.source, read.engine) == (Source.TEXT, None)
    assert "Lumbar flexion is 45 degrees" in read.text


@needs_tesseract
def test_what_is_only_in_a_picture_on_a_page_with_text_is_recognized_too(
    reader: Reader, tmp_path: Path
) -> None:
    picture = scans.scanned(
        "Handed in with the report:\nShoulder range of motion 120 degrees\nGrip 45 pounds",
        height="4in",
        noise=8,
    )
    (tmp_path / "picture.png").write_bytes(scans.png(picture))
    template = (
        b"#set page(width: 8.5in, height: 11in, margin: 0.9in)\nThe measurements below were taken by the therapist on "
        b"January 12, 2015 at the clinic and are part of the report of the same day, which is sent apart from them.\n"
        b'#image("picture.png", width: 100%)'
    )
    (tmp_path / "mixed.typ").write_bytes(template)
    pdf = typst.compile(str(tmp_path / "mixed.typ"))
    assert isinstance(pdf, bytes)
    page = _read(reader, scans.written(tmp_path / "mixed.pdf", pdf))
    assert "taken by the therapist" in page.text
    assert "Grip 45 pounds" in page.text
    assert page.text.count("taken by the therapist") == 1


@needs_tesseract
def test_the_pages_of_a_fax_tiff_are_brought_back_to_shape(reader: Reader, tmp_path: Path) -> None:
    fine = scans.scanned(REPORT, height="4in", noise=6, skew=0.3)
    standard = fine.resize((round(fine.width * 204 / 200), round(fine.height * 196 / 200)))
    squeezed = standard.resize((standard.width, standard.height // 2))
    squeezed.save(
        tmp_path / "fax.tif", save_all=True, append_images=[squeezed], dpi=(204, 98), compression="group4"
    )
    found = reader.inspect(tmp_path / "fax.tif")
    assert (found.kind, found.pages) == ("image", 2)
    page = _read(reader, tmp_path / "fax.tif", 2)
    assert page.source is Source.OCR
    assert page.width == pytest.approx(612, rel=0.01)
    assert page.height == pytest.approx(288, rel=0.02)
    assert "physical therapy" in page.text


def test_a_photograph_that_says_it_lies_on_its_side_is_shown_upright(reader: Reader, tmp_path: Path) -> None:
    image = Image.new("L", (900, 600), 255)
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "photo.jpg", exif=exif, dpi=(100, 100))
    page = _read(reader, tmp_path / "photo.jpg")
    assert page.source is Source.BLANK
    assert (round(page.width), round(page.height)) == (432, 648)


def test_a_page_larger_than_paper_is_drawn_no_larger_than_the_limit(reader: Reader, tmp_path: Path) -> None:
    page = _read(reader, hostile.huge_page(tmp_path / "huge.pdf"))
    assert page.source is Source.TEXT
    assert page.image_path is not None
    with Image.open(page.image_path) as image:
        assert max(image.size) == Limits().max_side


def test_the_same_page_scanned_again_has_a_near_fingerprint_and_another_page_has_not(
    reader: Reader, tmp_path: Path
) -> None:
    def fingerprint(text: str, seed: int, skew: float) -> int:
        packet = scans.as_pdf(
            tmp_path / f"{seed}.pdf", scans.scanned(text, seed=seed, skew=skew, height="3in")
        )
        page = _read(reader, packet)
        assert page.fingerprint is not None
        return int(page.fingerprint, 16)

    first = fingerprint("\n\n\nA", 1, 0.4)
    again = fingerprint("\n\n\nA", 2, -0.2)
    other = fingerprint(REPORT, 3, 0.4)
    assert (first ^ again).bit_count() <= 20
    assert (first ^ other).bit_count() > 20
