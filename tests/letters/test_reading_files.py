"""Opening files of letters: text in its encodings, PDFs, our own letters read back, and what is none of these."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from openimr.letters import LetterUnreadable, parse, parse_file, parse_files, render_pdf, render_text
from openimr.letters.letter import Letter, LetterParty, Organisation, PartyRole, RecordLine
from openimr.letters.model import (
    Basis,
    Citation,
    Decision,
    Determination,
    DisputedItem,
    Employee,
    ExpertReviewer,
    Family,
    FrontMatter,
    Guideline,
    Layout,
)
from openimr.letters.reading import files
from openimr.letters.reading.pages.pdf import pdf_text

from .reading_samples import CITES_NOTHING, digest, item, letter

AT = dt.datetime(2026, 4, 1, 17, 0, tzinfo=dt.UTC)


def codes(read: Determination) -> list[str]:
    return [w.code for w in read.warnings]


def test_text_is_read_with_and_without_a_byte_order_mark(tmp_path: Path) -> None:
    text = letter(item(rationale="The “brace” is needed."))
    expected = parse(text)
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "utf-8-sig"), ("c.txt", "utf-16")):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        assert parse_file(path) == expected
        assert parse_file(str(path)) == expected


def test_text_that_is_not_utf_8_is_read_with_a_warning(tmp_path: Path) -> None:
    text = letter(item(rationale="The “brace” of the employé."))
    path = tmp_path / "old.txt"
    path.write_bytes(text.encode("cp1252"))
    read = parse_file(path)
    assert read.disputed_items == parse(text).disputed_items
    assert codes(read) == ["encoding-guessed"]
    path.write_bytes(letter(item(rationale="x\x81y")).encode("latin-1"))
    assert parse_file(path).disputed_items[0].rationale == "x\x81y"


def unreadable(path: Path) -> LetterUnreadable:
    with pytest.raises(LetterUnreadable) as caught:
        parse_file(path)
    assert str(path.parent) not in str(caught.value)
    assert caught.value.name == path.name
    assert caught.value.reason in str(caught.value)
    return caught.value


def test_a_file_that_cannot_be_opened_or_decoded_says_why(tmp_path: Path, own: bytes) -> None:
    assert "opened" in unreadable(tmp_path / "none.txt").reason
    assert "opened" in unreadable(tmp_path / ("long" * 200)).reason
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert "opened" in unreadable(folder).reason
    bad = {
        "no.pdf": (b"plain words", "begin"),
        "broken.pdf": (b"%PDF-1.7\nnothing of use", "broken"),
        "word.docx": (b"PK\x03\x04\0\0\0\0", "other data"),
        "half.txt": (b"\xff\xfe\x41", "UTF-16"),
    }
    for name, (content, reason) in bad.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert reason in unreadable(path).reason
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(_saved(tmp_path, own)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert "password" in unreadable(locked).reason


def test_a_pdf_cut_in_the_middle_is_read_or_refused(tmp_path: Path, own: bytes) -> None:
    path = tmp_path / "cut.pdf"
    for share in (0.3, 0.6, 0.9):
        path.write_bytes(own[: int(len(own) * share)])
        try:
            read = parse_file(path)
        except LetterUnreadable:
            continue
        assert read.layout in {Layout.UNKNOWN, Layout.LISTED_CREDENTIALS}


def test_a_pdf_without_text_is_unknown_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    read = parse_file(path)
    assert read.layout is Layout.UNKNOWN
    assert "no-text-layer" in codes(read)


def _saved(folder: Path, pdf: bytes) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(pdf)
    return path


KNEE_ODG = Citation(
    family=Family.ODG,
    text="Official Disability Guidelines (ODG) Knee & Leg Chapter, Meniscectomy",
    chapter="Knee & Leg",
    section="Meniscectomy",
)
NOT_NECESSARY = (
    "Since the primary procedure is not medically necessary, no associated service is medically necessary."
)
OWN = Determination(
    layout=Layout.LISTED_CREDENTIALS,
    front_matter=FrontMatter(
        case_number="CM26-0000042",
        date_of_injury=dt.date(2019, 5, 6),
        date_assigned=dt.date(2026, 3, 2),
        ur_denial_date=dt.date(2026, 1, 26),
        application_received=dt.date(2026, 2, 20),
        decision_date=dt.date(2026, 4, 1),
        priority="expedited",
    ),
    expert_reviewer=ExpertReviewer(
        certifications=("Orthopedic Surgery", "Physical Medicine & Rehabilitation"),
        licensure_states=("CA", "DC", "WV"),
    ),
    employee=Employee(age=47, sex="female", date_of_injury=dt.date(2019, 5, 6)),
    clinical_case_summary=(
        "The worker is a 47-year-old woman with a date of injury of 05/06/2019. An MRI of 11/12/2025 [p. 31] shows a "
        "tear of the medial meniscus; 6 visits of therapy [pp. 33-35, 40] did not help her, nor did an injection. "
        "On 01/26/2026 utilization review refused the arthroscopy and what goes with it, for want of a record that "
        "tells of locking. The worker's pre-operative work-up was refused as well"
    ),
    disputed_items=(
        DisputedItem(
            position=1,
            description="Right knee arthroscopy: partial medial meniscectomy, chondroplasty, removal of loose "
            "bodies, and possible synovectomy (outpatient facility)",
            decision=Decision.UPHELD,
            claims_administrator_guideline=Guideline(
                statement=f"Decision based on Non-MTUS Citation {KNEE_ODG.text}.",
                basis=(Basis.NON_MTUS,),
                citations=(KNEE_ODG,),
            ),
            reviewer_guideline=Guideline(
                statement="Decision based on MTUS ACOEM Chapter 13 Knee Complaints Page(s): 343-345, 347. "
                f"Decision based on Non-MTUS Citation {KNEE_ODG.text}.",
                basis=(Basis.MTUS, Basis.NON_MTUS),
                citations=(
                    Citation(
                        family=Family.ACOEM,
                        text="MTUS ACOEM Chapter 13 Knee Complaints Page(s): 343-345, 347",
                        chapter="13 Knee Complaints",
                        pages=("343-345", "347"),
                    ),
                    KNEE_ODG,
                ),
            ),
            rationale="The notes do not tell of locking or giving way [pp. 12, 15-17]. The film [p. 31] shows a tear, "
            "and a tear without such signs is treated first without surgery. Therefore the request is not "
            "medically necessary",
        ),
        DisputedItem(
            position=2,
            description="Assistant surgeon",
            decision=Decision.UPHELD,
            claims_administrator_guideline=Guideline(statement=f"The Claims Administrator {CITES_NOTHING}"),
            reviewer_guideline=Guideline(statement=f"The Expert Reviewer {CITES_NOTHING}"),
            rationale=NOT_NECESSARY,
            follows_item=1,
        ),
        DisputedItem(
            position=3,
            description="Knee brace, off the shelf: purchase",
            decision=Decision.OVERTURNED,
            rationale="It is needed for her walking [p. 40]: the notes say so.",
        ),
    ),
)
LETTER = Letter(
    organisation=Organisation(name="Specimen Review Organization", address_lines=("1 Specimen Plaza",)),
    demonstration=True,
    parties=(
        LetterParty(role=PartyRole.EMPLOYEE, name="Ada Lindqvist", address_lines=("1 Elm Way", "Fresno")),
    ),
    records=tuple(
        RecordLine(
            number=n,
            title=f"Report {n}: Upheld",
            kind="Report",
            first_page=n,
            last_page=n,
            sha256=digest(str(n)),
        )
        for n in range(1, 30)
    ),
    appeal_by=dt.date(2026, 5, 6),
    independence_commitment=digest("x"),
)


@pytest.fixture(scope="module")
def own() -> bytes:
    return render_pdf(OWN, LETTER, at=AT)


def test_our_own_letter_as_text_says_what_it_was_written_from() -> None:
    assert parse(render_text(OWN, LETTER)).to_json() == OWN.to_json()


def test_our_own_letter_as_pdf_says_what_it_was_written_from(tmp_path: Path, own: bytes) -> None:
    assert parse_file(_saved(tmp_path, own)).to_json() == OWN.to_json()


@pytest.mark.parametrize("label", ["IMRO", "MAXIMUS", "Specimen Review"])
def test_our_own_letter_reads_back_under_any_label(label: str, tmp_path: Path) -> None:
    named = Letter(
        organisation=Organisation(name="Specimen Review Organization"), demonstration=False, label=label
    )
    assert parse(render_text(OWN, named)).to_json() == OWN.to_json()
    assert parse_file(_saved(tmp_path, render_pdf(OWN, named, at=AT))).to_json() == OWN.to_json()


def test_a_file_is_taken_for_what_it_holds_not_for_its_name(tmp_path: Path, own: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(own)
    assert parse_file(path).to_json() == OWN.to_json()


def test_a_hyphen_at_the_end_of_a_printed_line_stays(tmp_path: Path) -> None:
    """The engine gives such a hyphen as a mark of its own."""
    path = tmp_path / "hyphen.pdf"
    lines = [
        line
        for line in letter(item(rationale="It shows a pre-\noperative\nfilm of C3-\nC7.")).split("\n")
        if line
    ]
    path.write_bytes(_printed(lines))
    assert parse_file(path).disputed_items[0].rationale == "It shows a pre- operative film of C3- C7."


@pytest.mark.parametrize("place", ["~It is stable.", "It is ~stable.", "It is stable.~"])
def test_a_character_that_the_engine_leaves_out_of_the_text_does_no_harm(place: str, tmp_path: Path) -> None:
    """A font may say of a printed mark that it is a control character; the numbers of all others are then wrong."""
    path = tmp_path / "control.pdf"
    lines = [line for line in letter(item(rationale=place)).split("\n") if line]
    path.write_bytes(_printed([*lines, "~"], left_out="~"))
    read = parse_file(path)
    assert read.disputed_items[0].rationale == "It is stable."
    assert read.disputed_items[0].description == parse(letter(item())).disputed_items[0].description
    assert pdfium.PdfDocument(path)[0].get_textpage().count_chars() > len(pdf_text(path.read_bytes())[0])


def _printed(lines: list[str], *, left_out: str = "") -> bytes:
    """A PDF with these lines, one below the other, as a letter of the years before ours.

    Of the character `left_out` its font says that it is a control character.
    """
    with pikepdf.new() as pdf:
        for first in range(0, len(lines), 40):
            text = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines[first : first + 40])
            page = pdf.add_blank_page(page_size=(612, 792))
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
            if left_out:
                font.ToUnicode = pdf.make_stream(
                    _SAYS_CONTROL.replace(b"MARK", left_out.encode().hex().encode())
                )
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
            page.Contents = pdf.make_stream(f"BT /F1 10 Tf 12 TL 50 740 Td {text} ET".encode("latin-1"))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


_SAYS_CONTROL = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <MARK> <0093> endbfchar
endcmap end end"""


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def test_a_real_letter_printed_without_wider_gaps_reads_the_same(shared: Path, tmp_path: Path) -> None:
    for source in sorted((shared / "seeds").glob("*.txt")):
        text = source.read_text(encoding="utf-8")
        path = tmp_path / f"{source.stem}.pdf"
        path.write_bytes(_printed([line.strip() for line in text.split("\n") if line.strip()]))
        read, expected = parse_file(path).to_json(), parse(text).to_json()
        assert {**read, "warnings": 0} == {**expected, "warnings": 0}


def test_many_files_are_read_in_their_order_and_one_that_cannot_be_stands_in_its_place(
    tmp_path: Path,
) -> None:
    text, printed = tmp_path / "letter.txt", _saved(tmp_path, render_pdf(OWN, LETTER, at=AT))
    text.write_text(render_text(OWN, LETTER), encoding="utf-8")
    paths = [text if n % 3 else printed for n in range(37)]
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7")
    wanted = [*paths[:20], broken, *paths[20:], tmp_path / "absent.txt"]
    answers = list(parse_files(wanted))
    assert len(answers) == len(wanted)
    assert [n for n, answer in enumerate(answers) if isinstance(answer, LetterUnreadable)] == [20, 38]
    assert answers[:20] + answers[21:-1] == [parse_file(path) for path in paths]


def test_of_many_files_a_few_are_opened_before_the_first_is_read_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(render_text(OWN, LETTER), encoding="utf-8")
    opened: list[int] = []

    def paths() -> Iterator[Path]:
        for number in range(1000):
            opened.append(number)
            yield path

    answers = parse_files(paths())
    assert next(answers) == parse_file(path)
    assert len(opened) < 50


def test_of_many_files_a_long_one_and_a_scanned_one_wait_for_no_other(tmp_path: Path) -> None:
    long, scanned, short = tmp_path / "long.txt", tmp_path / "scan.pdf", tmp_path / "short.txt"
    long.write_text(render_text(OWN, LETTER) + "\nMore. " * 200_000, encoding="utf-8")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(scanned)
    short.write_text(render_text(OWN, LETTER), encoding="utf-8")
    for first in (long, scanned):
        opened: list[Path] = []

        def paths(first: Path = first, opened: list[Path] = opened) -> Iterator[Path]:
            for path in (first, short, short):
                opened.append(path)
                yield path

        next(parse_files(paths(), recognize=lambda _: render_text(OWN, LETTER)))
        assert opened == [first]


def test_the_allocator_is_told_once_in_a_process_what_to_keep_and_for_pdfs_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, pdf = tmp_path / "letter.txt", tmp_path / "letter.pdf"
    text.write_text(render_text(OWN, LETTER), encoding="utf-8")
    pdf.write_bytes(render_pdf(OWN, LETTER, at=AT))
    blocks: list[int] = []
    monkeypatch.setattr(files, "bytes", blocks.append, raising=False)
    files._keep_memory.cache_clear()
    parse_file(text)
    assert blocks == []
    parse_file(pdf)
    assert len(list(parse_files([pdf, pdf]))) == 2
    assert blocks == [files._KEPT]
