"""The assembled case file: one PDF that can be searched, cited and relied on."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2 as pdfium
import pytest

from openimr.casefile.assembly import AssembledFile, AssemblyError, Cover, Part, assemble, bates
from openimr.casefile.reading import Limits, Word
from openimr.casefile.reading.reader import hash_of
from tests.casefile import hostile, scans
from tests.casefile.forms import a_filled_form

AT = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
COVER = Cover(
    case_number="CM26-0000001",
    date=dt.date(2026, 3, 2),
    employee="Ansel Quillfeather",
    date_of_injury=dt.date(2013, 6, 17),
    claim_number="WC-771204",
    disputed=("L4-S1 decompression",),
    demonstration=True,
)


def part(source: Path, number: int = 1, pages: tuple[int, ...] = (1,), **more: object) -> Part:
    facts: dict[str, object] = {
        "number": number,
        "title": f"Record number {number}",
        "kind": "progress-report",
        "date": "2015-01-12",
        "author": "Ottoline Brandt, M.D.",
        "source": source,
        "sha256": hash_of(source),
        "pages": pages,
    }
    return Part(**{**facts, **more})  # type: ignore[arg-type]


def text_of(path: Path) -> list[str]:
    """The text of each page, by a reader that is not one of those that made it."""
    with path.open("rb") as file:
        return [page.extract_text() for page in pypdf.PdfReader(file).pages]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[AssembledFile, Path]:
    """A case file of four records from three packets: born-digital, a scan with its words, one copy."""
    folder = tmp_path_factory.mktemp("file")
    report = scans.written(
        folder / "report.pdf", scans.born_digital("First page of a report.", "Its second page.", "A letter.")
    )
    scan = scans.as_pdf(folder / "scan.pdf", scans.scanned("Scanned words", height="4in"))
    photo = folder / "photo.png"
    photo.write_bytes(scans.png(scans.scanned("Another scan", height="4in")))
    words = {1: [["Scanned", 0.1, 0.2, 0.3, 0.24, 0.9], Word("wörds✓", 0.32, 0.2, 0.45, 0.24)]}
    parts = [
        part(report, 1, (1, 2)),
        part(
            scan,
            2,
            kind="imaging-report",
            title="MRI OF THE LUMBAR SPINE",
            words=words,
            source_name="scan.pdf",
        ),
        part(report, 3, (3,), kind="correspondence", title="", date=None, author=None),
        part(photo, 4, duplicate_of=2, date="2011-08"),
    ]
    return assemble(parts, cover=COVER, out=folder / "case-file.pdf", at=AT), folder


def test_the_file_is_sound(made: tuple[AssembledFile, Path]) -> None:
    file, _ = made
    assert file.sha256 == hash_of(file.path)
    assert (file.pages, file.index_pages) == (5, 2)
    if shutil.which("qpdf"):
        done = subprocess.run(
            ["qpdf", "--check", str(file.path)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    with pikepdf.open(file.path) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 7


def test_every_page_of_records_carries_its_number_and_the_records_know_theirs(
    made: tuple[AssembledFile, Path],
) -> None:
    file, _ = made
    pages = text_of(file.path)
    for number, text in enumerate(pages[file.index_pages :], start=1):
        assert re.findall(r"CM26-0000001 \d{6}", text) == [bates("CM26-0000001", number)]
    assert [(p.number, p.first, p.last) for p in file.parts] == [(1, 1, 2), (2, 3, 3), (3, 4, 4), (4, 5, 5)]
    assert "First page" in pages[2]
    assert "Its second page" in pages[3]
    assert "A letter" in pages[5]


def test_the_numbers_are_also_the_labels_of_the_pages_and_those_before_are_roman(
    made: tuple[AssembledFile, Path],
) -> None:
    file, _ = made
    with file.path.open("rb") as source:
        assert pypdf.PdfReader(source).page_labels == ["i", "ii", "1", "2", "3", "4", "5"]


def test_every_record_has_its_bookmark(made: tuple[AssembledFile, Path]) -> None:
    file, _ = made
    with file.path.open("rb") as source:
        reader = pypdf.PdfReader(source)
        outline = reader.outline
        top = [
            (item.title, reader.get_destination_page_number(item))
            for item in outline
            if not isinstance(item, list)
        ]
        (records,) = [item for item in outline if isinstance(item, list)]
        below = [(item.title, reader.get_destination_page_number(item)) for item in records]
    assert top == [("Cover", 0), ("List of records", 1), ("Records", 2)]
    assert below == [
        ("1. Record number 1, 2015-01-12", 2),
        ("2. MRI OF THE LUMBAR SPINE, 2015-01-12", 4),
        ("3. Correspondence", 5),
        ("4. Record number 4, 2011-08 (copy of 2)", 6),
    ]


def test_the_list_names_every_record_and_links_to_it(made: tuple[AssembledFile, Path]) -> None:
    file, _ = made
    cover, listed = text_of(file.path)[:2]
    for words in (
        "CM26-0000001",
        "Ansel Quillfeather",
        "June 17, 2013",
        "L4-S1 decompression",
        "Demonstration",
    ):
        assert words in cover
    for words in (
        "MRI OF THE LUMBAR SPINE",
        "01/12/2015",
        "08/2011",
        "Ottoline Brandt, M.D.",
        "Copy of record 2",
    ):
        assert words in listed
    assert hash_of(file.path.with_name("scan.pdf")) in cover.replace("\n", "")
    with pikepdf.open(file.path) as pdf:
        targets = [
            next(n for n, page in enumerate(pdf.pages) if page.obj == annotation.Dest[0])
            for annotation in pdf.pages[1].obj.Annots
        ]
        assert sorted(set(targets)) == [2, 4, 5, 6]
        assert not any("/A" in annotation for page in pdf.pages for annotation in page.obj.get("/Annots", []))


def test_the_words_of_a_scan_can_be_searched_where_they_stand_and_are_not_seen(
    made: tuple[AssembledFile, Path], tmp_path: Path
) -> None:
    file, folder = made
    assert "Scanned wörds✓" in text_of(file.path)[4]
    document = pdfium.PdfDocument(file.path)
    page = document[4]
    textpage = page.get_textpage()
    found = textpage.search("Scanned").get_next()
    assert found is not None
    left, bottom, right, top = textpage.get_charbox(found[0])
    assert left / 612 == pytest.approx(0.1, abs=0.02)
    assert 1 - bottom / 288 == pytest.approx(0.23, abs=0.03)
    assert right > left
    assert top > bottom
    # Drawn without its words the page looks the same.
    bare = assemble([part(folder / "scan.pdf")], cover=COVER, out=tmp_path / "bare.pdf", at=AT)
    drawn = page.render(scale=1).to_pil().crop((0, 0, 612, 288))
    assert (
        drawn.tobytes()
        == pdfium.PdfDocument(bare.path)[2].render(scale=1).to_pil().crop((0, 0, 612, 288)).tobytes()
    )


def test_the_language_and_the_title_are_set_and_the_title_is_shown(made: tuple[AssembledFile, Path]) -> None:
    file, _ = made
    with pikepdf.open(file.path) as pdf:
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == "Case file CM26-0000001"
        assert str(pdf.docinfo.CreationDate) == "D:20260302120000Z"


def test_the_same_records_give_the_same_bytes(made: tuple[AssembledFile, Path], tmp_path: Path) -> None:
    _, folder = made
    records = [part(folder / "report.pdf", 1, (1, 2, 3)), part(folder / "photo.png", 2)]
    first = assemble(records, cover=COVER, out=tmp_path / "1.pdf", at=AT)
    second = assemble(records, cover=COVER, out=tmp_path / "2.pdf", at=AT)
    later = assemble(records, cover=COVER, out=tmp_path / "3.pdf", at=AT + dt.timedelta(days=1))
    assert first.sha256 == second.sha256 != later.sha256


@pytest.mark.parametrize("own", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90, 270])
def test_the_number_stands_upright_at_the_foot_however_the_page_is_turned(
    tmp_path: Path, own: int, turn: int
) -> None:
    with pikepdf.open(io.BytesIO(scans.born_digital("Words", height="9in"))) as pdf:
        pdf.pages[0].obj["/Rotate"] = own
        pdf.pages[0].obj["/CropBox"] = pikepdf.Array([20, 30, 600, 640])
        pdf.save(tmp_path / "p.pdf")
    words = {1: [["Upright", 0.5, 0.5, 0.6, 0.53]]}
    file = assemble(
        [part(tmp_path / "p.pdf", rotations={1: turn}, words=words)],
        cover=COVER,
        out=tmp_path / "o.pdf",
        at=AT,
    )
    document = pdfium.PdfDocument(file.path)
    page = document[2]
    assert page.get_rotation() == (own + turn) % 360
    page.set_rotation(page.get_rotation())
    width, height = page.get_size()
    sideways = (own + turn) % 180 == 90
    assert width == pytest.approx(610 if sideways else 580, abs=1)
    assert height == pytest.approx((580 if sideways else 610) + 20 * width / 612, abs=1)
    number, word = _on_sheet(page, "CM26-0000001 000001"), _on_sheet(page, "Upright")
    assert number[1] > 0.96
    assert number[2] > 0.9
    assert number[0] < number[2], "it reads from left to right"
    assert word[0] == pytest.approx(0.5, abs=0.02)
    assert word[1] == pytest.approx(0.515 * (height - 20 * width / 612) / height, abs=0.02)


def _on_sheet(page: pdfium.PdfPage, text: str) -> tuple[float, float, float]:
    """Left of the first letter, middle height, right of the last: shares of the sheet as it is shown."""
    import ctypes

    textpage = page.get_textpage()
    found = textpage.search(text).get_next()
    assert found is not None, text
    shown = []
    for index in (found[0], found[0] + found[1] - 1):
        left, bottom, right, top = textpage.get_charbox(index)
        for px, py in ((left, bottom), (right, top)):
            x, y = ctypes.c_int(), ctypes.c_int()
            pdfium.raw.FPDF_PageToDevice(page.raw, 0, 0, 10_000, 10_000, 0, px, py, x, y)
            shown.append((x.value / 10_000, y.value / 10_000))
    first, last = shown[:2], shown[2:]
    middle = sum(y for _, y in shown) / 4
    return min(x for x, _ in first), middle, max(x for x, _ in last)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (hostile.bomb_of_spaces, "too large"),
        (hostile.user_password, "encrypted"),
        (hostile.garbled, "damaged"),
        (hostile.empty, "empty"),
        (hostile.truncated_image, "damaged"),
    ],
)
def test_a_packet_that_cannot_be_shown_leaves_a_sheet_that_says_why_and_the_numbers_hold(
    tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    bad, good = make(tmp_path / "bad.pdf"), hostile.plain(tmp_path / "good.pdf")
    file = assemble(
        [part(good, 1), part(bad, 2, source_name="bad.pdf"), part(good, 3)],
        cover=COVER,
        out=tmp_path / "o.pdf",
        at=AT,
    )
    pages = text_of(file.path)[file.index_pages :]
    assert "some words" in pages[0]
    assert "This page could not be read" in pages[1]
    assert reason in " ".join(pages[1].split())
    assert "some words" in pages[2]
    assert [bates("CM26-0000001", n) in page for n, page in enumerate(pages, 1)] == [True] * 3
    assert "1 page could not be read" in text_of(file.path)[1]


def test_a_page_that_reading_gave_up_is_replaced_and_its_neighbour_is_not(tmp_path: Path) -> None:
    packet = hostile.plain(tmp_path / "p.pdf", pages=2)
    file = assemble(
        [part(packet, pages=(1, 2), unreadable={1: "took too long"})],
        cover=COVER,
        out=tmp_path / "o.pdf",
        at=AT,
    )
    first, second = text_of(file.path)[file.index_pages :]
    assert "took too long" in " ".join(first.split())
    assert "some words" in second


def test_a_page_that_no_viewer_could_open_is_brought_to_a_size_that_it_can(tmp_path: Path) -> None:
    packet = hostile.huge_page(tmp_path / "p.pdf")
    file = assemble([part(packet)], cover=COVER, out=tmp_path / "o.pdf", at=AT)
    assert max(pdfium.PdfDocument(file.path)[2].get_size()) < 14_400
    assert "some words" in text_of(file.path)[2]


@pytest.mark.parametrize("drawn", ["itself", "viewer", "nobody"])
def test_the_values_of_a_form_stand_in_the_file_whoever_was_to_draw_them(tmp_path: Path, drawn: str) -> None:
    packet = a_filled_form(tmp_path / "p.pdf", drawn=drawn)
    file = assemble([part(packet)], cover=COVER, out=tmp_path / "o.pdf", at=AT)
    assert "Wilderbrook, Anselm" in text_of(file.path)[2]


def test_nothing_that_runs_or_reaches_out_is_left_and_a_filled_in_form_is_still_seen(tmp_path: Path) -> None:
    packet = hostile.active(tmp_path / "p.pdf")
    file = assemble([part(packet)], cover=COVER, out=tmp_path / "o.pdf", at=AT)
    assert "filled by hand" in text_of(file.path)[2]
    with pikepdf.open(file.path) as pdf:
        for name in ("/OpenAction", "/AA", "/AcroForm", "/Names"):
            assert name not in pdf.Root
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                keys = set(thing.keys())
                assert not keys & {"/AA", "/JS", "/JavaScript", "/OpenAction", "/EmbeddedFiles"}
                action = str(thing.get("/S", ""))
                assert action not in {"/JavaScript", "/Launch", "/SubmitForm", "/URI", "/GoToR"}
    assert b"calc.exe" not in file.path.read_bytes()
    assert b"app.alert" not in file.path.read_bytes()


def test_what_a_packet_kept_hidden_stays_hidden(tmp_path: Path) -> None:
    with pikepdf.open(hostile.plain(tmp_path / "p.pdf"), allow_overwriting_input=True) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("covered")))
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array([layer]),
            D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]), Order=pikepdf.Array()),
        )
        page = pdf.pages[0]
        page.Resources["/Properties"] = pikepdf.Dictionary(Hidden=layer)
        page.contents_add(b"/OC /Hidden BDC 0 g 100 100 300 300 re f EMC")
        pdf.save(tmp_path / "p.pdf")
    file = assemble([part(tmp_path / "p.pdf")], cover=COVER, out=tmp_path / "o.pdf", at=AT)
    image = pdfium.PdfDocument(file.path)[2].render(scale=0.5, grayscale=True).to_pil()
    assert image.getpixel((125, image.height - 135)) == 255


def test_content_outside_the_visible_page_is_not_brought_to_light_by_the_strip(tmp_path: Path) -> None:
    with pikepdf.open(hostile.plain(tmp_path / "p.pdf"), allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj["/CropBox"] = pikepdf.Array([0, 300, 612, 792])
        pdf.pages[0].contents_add(b"0 g 0 200 612 95 re f")
        pdf.save(tmp_path / "p.pdf")
    file = assemble([part(tmp_path / "p.pdf")], cover=COVER, out=tmp_path / "o.pdf", at=AT)
    image = pdfium.PdfDocument(file.path)[2].render(scale=1, grayscale=True).to_pil()
    strip = image.crop((250, image.height - 18, 400, image.height))
    assert strip.getextrema()[0] > 200


def test_restrictions_that_are_not_kept_are_noted(tmp_path: Path) -> None:
    file = assemble(
        [part(hostile.owner_password(tmp_path / "p.pdf"))], cover=COVER, out=tmp_path / "o.pdf", at=AT
    )
    assert any("owner password" in note for note in file.notes)


def test_a_title_with_a_character_that_cannot_be_printed_is_shown_without_it_and_that_is_noted(
    tmp_path: Path,
) -> None:
    file = assemble(
        [part(hostile.plain(tmp_path / "p.pdf"), title="Report \U00013000 of the day")],
        cover=COVER,
        out=tmp_path / "o.pdf",
        at=AT,
    )
    assert "Report ? of the day" in text_of(file.path)[1]
    assert any("U+13000" in note for note in file.notes)


def test_what_stands_in_a_title_is_printed_and_never_run(tmp_path: Path) -> None:
    title = '#read("/etc/passwd") *b* $x$ [p. 3]'
    file = assemble(
        [part(hostile.plain(tmp_path / "p.pdf"), title=title)], cover=COVER, out=tmp_path / "o.pdf", at=AT
    )
    assert "".join(title.split()) in "".join(text_of(file.path)[1].split())


def test_a_packet_that_changed_since_it_was_read_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    packet = hostile.plain(tmp_path / "p.pdf")
    record = part(packet)
    hostile.plain(packet, lines=("Other words.",))
    with pytest.raises(AssemblyError, match="has changed") as refused:
        assemble([record], cover=COVER, out=tmp_path / "o.pdf", at=AT)
    assert refused.value.packet == record.sha256
    assert not (tmp_path / "o.pdf").exists()


def test_a_packet_that_draws_without_end_costs_its_own_page(tmp_path: Path) -> None:
    endless, good = hostile.nested_forms(tmp_path / "e.pdf"), hostile.plain(tmp_path / "g.pdf")
    file = assemble(
        [part(endless, 1), part(good, 2)], cover=COVER, out=tmp_path / "o.pdf", at=AT, limits=Limits()
    )
    assert file.pages == 2
    assert "some words" in text_of(file.path)[3]


def test_mistakes_of_the_caller_are_said_at_once(tmp_path: Path) -> None:
    packet = hostile.plain(tmp_path / "p.pdf")
    with pytest.raises(ValueError, match="one or more"):
        assemble([], cover=COVER, out=tmp_path / "o.pdf", at=AT)
    with pytest.raises(ValueError, match="time zone"):
        assemble([part(packet)], cover=COVER, out=tmp_path / "o.pdf", at=dt.datetime(2026, 3, 2))
    with pytest.raises(ValueError, match="page numbers"):
        part(packet, pages=())
    with pytest.raises(ValueError, match="SHA-256"):
        replace(part(packet), sha256="short")
    with pytest.raises(ValueError, match="rotations"):
        replace(part(packet), rotations={1: 45})
    with pytest.raises(ValueError, match="case number"):
        replace(COVER, case_number=" ")
    with pytest.raises(FileNotFoundError):
        assemble(
            [replace(part(packet), source=tmp_path / "gone.pdf")], cover=COVER, out=tmp_path / "o.pdf", at=AT
        )


def test_a_signed_packet_is_attached_byte_for_byte_and_the_bytes_of_the_file_are_the_same_again(
    tmp_path: Path,
) -> None:
    plain = scans.written(tmp_path / "plain.pdf", scans.born_digital("A report.", "Its end."))
    signed = scans.written(tmp_path / "signed.pdf", a_signed_paper(tmp_path))
    parts = [part(plain, 1, (1, 2)), part(signed, 2, record_sha256="ab" * 32)]
    one = assemble(parts, cover=COVER, out=tmp_path / "one.pdf", at=AT)
    two = assemble(parts, cover=COVER, out=tmp_path / "two.pdf", at=AT)
    assert one.sha256 == two.sha256
    assert one.attached == (hash_of(signed),)
    with pikepdf.open(one.path) as book:
        (name,) = book.attachments
        assert book.attachments[name].get_file().read_bytes() == signed.read_bytes()
    said = " ".join(" ".join(text_of(one.path)[:2]).split())
    assert "Digitally signed" in said
    assert "abab" in said


def a_signed_paper(folder: Path) -> bytes:
    from openimr.letters.keys import ensure_keys
    from openimr.letters.signing import sign_pdf

    ensure_keys(folder / "keys", organisation="Quillfeather Clinic")
    return sign_pdf(scans.born_digital("A signed report."), keys_dir=folder / "keys", at=AT, reason="Report")


def test_a_record_that_is_held_back_is_in_the_list_and_nowhere_else_and_the_numbers_hold(
    tmp_path: Path,
) -> None:
    signed = scans.written(tmp_path / "signed.pdf", a_signed_paper(tmp_path))
    other = scans.written(tmp_path / "other.pdf", scans.born_digital("Session notes.", "A last page."))
    words = {1: [["Secretword", 0.1, 0.2, 0.3, 0.24, 0.9]]}
    parts = [
        part(signed, 1, withheld="Health and Safety Code 123115(b)"),
        part(other, 2, (1,), words=words, withheld="Health and Safety Code 123115(b)"),
        part(other, 3, (2,)),
    ]
    file = assemble(parts, cover=COVER, out=tmp_path / "file.pdf", at=AT)
    assert file.attached == ()
    assert file.pages == 3
    pages = text_of(file.path)
    whole = " ".join(pages)
    assert "Secretword" not in whole
    assert "Session notes" not in whole
    assert "A signed report" not in whole
    assert "This page is held back" in pages[-3]
    assert "A last page." in pages[-1]
    assert bates("CM26-0000001", 3) in pages[-1]
    assert "123115(b)" in " ".join(pages[1].split())
    assert b"Secretword" not in file.path.read_bytes()
