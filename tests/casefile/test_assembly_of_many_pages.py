"""A large case file lets go of its packets on the way: it is the file that would have been bound with all of them open."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2 as pdfium
import pytest

from openimr.casefile.assembly import AssembledFile, Part, assemble, assembling
from tests.casefile import hostile, scans
from tests.casefile.test_assembly import AT, COVER, a_signed_paper, part, text_of


def made(folder: Path, parts: list[Part], name: str = "file.pdf") -> AssembledFile:
    return assemble(parts, cover=COVER, out=folder / name, at=AT)


def of_all_sorts(folder: Path) -> list[Part]:
    """Records of which some are scans with their words, signed, turned, held back, hidden in part, or cannot be shown."""
    report = scans.written(
        folder / "report.pdf", scans.born_digital(*(f"Page {n} of a report." for n in range(5)))
    )
    scan = scans.as_pdf(folder / "scan.pdf", scans.scanned("Scanned words", height="4in"))
    signed = scans.written(folder / "signed.pdf", a_signed_paper(folder))
    layered = scans.written(folder / "layered.pdf", scans.born_digital("Shown", "Shown as well"))
    with pikepdf.open(layered, allow_overwriting_input=True) as pdf:
        groups = [
            pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, OCProperties=n)) for n in (1, 2)
        ]
        pdf.Root["/OCProperties"] = pikepdf.Dictionary(
            OCGs=pikepdf.Array(groups), D=pikepdf.Dictionary(OFF=pikepdf.Array(groups[1:]))
        )
        pdf.save(layered)
    words = {
        1: [
            ["Scanned", 0.1, 0.2, 0.3, 0.24],
            ["wörds✓", 0.32, 0.2, 0.45, 0.24],
            ["слова", 0.5, 0.2, 0.6, 0.24],
        ]
    }
    return [
        part(report, 1, (1, 2, 3), rotations={2: 90}),
        part(scan, 2, words=words, title="MRI (lumbar) 12 0 R /OimrPage1 \\"),
        part(signed, 3),
        part(report, 4, (5, 4), unreadable={4: "damaged"}),
        part(scan, 5, words=words, duplicate_of=2),
        part(layered, 6, (1, 2)),
        part(report, 7, (3,), withheld="Health and Safety Code 123115(b)"),
    ]


def told(file: AssembledFile) -> dict[str, Any]:
    """What a reader finds in a file."""
    reader = pypdf.PdfReader(file.path)

    def below(outline: list[Any]) -> list[Any]:
        return [
            below(item) if isinstance(item, list) else (item.title, reader.get_destination_page_number(item))
            for item in outline
        ]

    with pikepdf.open(file.path) as pdf, pdfium.PdfDocument(file.path) as shown:
        place = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        layers = pdf.Root["/OCProperties"]
        return {
            "text": [page.get_textpage().get_text_bounded() for page in shown],
            "looks": [page.render(scale=0.4).to_numpy().tobytes() for page in shown],
            "links": [
                [place[link.Dest[0].objgen] for link in page.obj.get("/Annots", [])] for page in pdf.pages
            ],
            "bookmarks": below(reader.outline),
            "labels": reader.page_labels,
            "attached": {
                name: bytes(pdf.attachments[name].get_file().read_bytes()) for name in pdf.attachments
            },
            "layers": (len(layers.D.OFF), len(layers.OCGs), str(layers.D.BaseState)),
            "drawings": sorted(
                thing.read_raw_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
            ),
            "data": {key: str(value) for key, value in pdf.docinfo.items()},
            "faults": pdf.check_pdf_syntax(),
            "catalog": set(pdf.Root.keys()),
        }


@pytest.mark.parametrize("held", [1, 2, 3])
def test_it_is_read_as_the_same_file_however_many_pages_are_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    parts = of_all_sorts(tmp_path)
    whole = made(tmp_path, parts, "whole.pdf")
    monkeypatch.setattr(assembling, "PAGES_HELD", held)
    joined = made(tmp_path, parts, "joined.pdf")
    assert (joined.pages, joined.index_pages, joined.parts, joined.attached, joined.notes) == (
        whole.pages, whole.index_pages, whole.parts, whole.attached, whole.notes,
    )  # fmt: skip
    assert told(joined) == told(whole)
    assert text_of(joined.path) == text_of(whole.path)
    assert made(tmp_path, parts, "again.pdf").sha256 == joined.sha256
    if shutil.which("qpdf"):
        done = subprocess.run(["qpdf", "--check", joined.path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_what_looks_like_the_number_or_the_name_of_an_object_in_a_packet_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packet = scans.written(tmp_path / "p.pdf", scans.born_digital("One", "Two", "Three"))
    odd = {
        "/OimrPage1": pikepdf.Name("/OimrRoot"),
        "/Text": pikepdf.String("12 0 R (3 0 R) \\) <4 0 R> /OimrPage1"),
        "/Bytes": pikepdf.String(b"\xfe\xff\x00(\x003 0 R)\\"),
        "/Numbers": pikepdf.Array([1, 0, 2, 0, pikepdf.Name("/R"), 3]),
    }
    with pikepdf.open(packet, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            state = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.ExtGState))
            for name, value in odd.items():
                state[name] = value
            page.obj.Resources["/ExtGState"] = pikepdf.Dictionary(Odd=state)
        pdf.save(packet)
    monkeypatch.setattr(assembling, "PAGES_HELD", 1)
    file = made(tmp_path, [part(packet, 1, (1, 2, 3))])
    with pikepdf.open(file.path) as pdf:
        for page in list(pdf.pages)[file.index_pages :]:
            state = page.obj.Resources.ExtGState.Odd
            for name, value in odd.items():
                found = state[name]
                assert (list(found) if isinstance(found, pikepdf.Array) else found) == (
                    list(value) if isinstance(value, pikepdf.Array) else value
                ), name


def test_a_packet_that_is_found_unfit_later_is_copied_and_all_is_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembling, "PAGES_HELD", 2)
    plain = scans.written(tmp_path / "plain.pdf", scans.born_digital("One", "Two", "Three"))
    locked = hostile.owner_password(tmp_path / "locked.pdf")
    file = made(tmp_path, [part(plain, 1, (1, 2, 3)), part(locked, 2)])
    assert any("owner password" in note for note in file.notes)
    assert file.pages == 4
    assert "Three" in text_of(file.path)[-2]
