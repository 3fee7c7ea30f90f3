"""The list of records of a case file: written from a type case, or set by the typesetter where letters join."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.assembly import AssembledFile, Part, assemble, assembling, front
from openimr.casefile.assembly.listing import list_pages
from openimr.casefile.assembly.typecase import MissingLetter, Style, TypeCase
from tests.casefile import hostile, scans
from tests.casefile.test_assembly import AT, COVER, part, text_of

AUTHOR = "Quillfeather Rehabilitation and Physical Therapy Associates of Northern California, Incorporated"
TITLES = (
    "MRI OF THE LUMBAR SPINE WITHOUT CONTRAST",
    "Łukasz’s letter – “quoted” ✓ ½",
    "Nguye\u0302\u0303n, evaluation",
    "averyveryverylongwordwithoutanyspaces" * 3 + " and its end",
    "한국 사람",
)


def made(folder: Path, parts: list[Part], name: str = "file.pdf") -> AssembledFile:
    return assemble(parts, cover=COVER, out=folder / name, at=AT)


def listed(file: AssembledFile) -> str:
    """What the pages of the list say, without white space."""
    return "".join("".join(text_of(file.path)[1 : file.index_pages]).split())


def records(folder: Path, titles: tuple[str, ...], **more: Any) -> list[Part]:
    packet = hostile.plain(folder / "p.pdf")
    return [
        part(packet, n, title=title, author=AUTHOR, record_sha256=f"{n:064x}", **more)
        for n, title in enumerate(titles, start=1)
    ]


def test_it_says_the_same_and_leads_to_the_same_whoever_sets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = records(tmp_path, TITLES)
    written = made(tmp_path, parts)
    assert front.setting_of(front.rows_of(parts), "CM26-0000001") is not None
    monkeypatch.setattr(assembling, "setting_of", lambda *_: None)
    typeset = made(tmp_path, parts, "typeset.pdf")

    def characters(file: AssembledFile) -> list[str]:
        return sorted(listed(file).replace("e\u0302\u0303", "ễ"))

    assert characters(written) == characters(typeset)
    assert written.index_pages == typeset.index_pages
    assert written.notes == typeset.notes == ()
    for title in TITLES[:2]:
        assert "".join(title.split()) in listed(written)


@pytest.mark.parametrize("name", ["محمد الطويل", "מרים כהן", "प्रिया शर्मा", "สมชาย ใจดี"])
def test_a_name_whose_letters_join_is_set_by_the_typesetter(tmp_path: Path, name: str) -> None:
    parts = records(tmp_path, (f"Letter of {name}", "A report"))
    assert front.setting_of(front.rows_of(parts), "CM26-0000001") is None
    file = made(tmp_path, parts)
    assert "Areport" in listed(file)
    assert file.index_pages == 2


def test_a_list_of_many_pages_has_its_labels_on_each_and_every_link_leads_to_its_record(
    tmp_path: Path,
) -> None:
    packet = scans.written(tmp_path / "p.pdf", scans.born_digital(*["A page."] * 3))
    parts = [part(packet, n, (n % 3 + 1, 1), title=f"Report {n}") for n in range(1, 101)]
    file = made(tmp_path, parts)
    pages = text_of(file.path)[: file.index_pages]
    assert file.index_pages >= 4
    for number, text in zip(("ii", "iii", "iv"), pages[1:], strict=False):
        assert re.search(rf"(?m)^{number}$", text)
        assert re.search(r"No\.\s*Record\s*Date\s*Author\s*Numbered\s*Pages", text)
    with pikepdf.open(file.path) as pdf:
        place = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        aims = [
            place[link.Dest[0].objgen]
            for page in list(pdf.pages)[1 : file.index_pages]
            for link in page.obj.Annots
        ]
    first = [file.index_pages + one.first - 1 for one in file.parts]
    assert aims == [aim for aim in first for _ in ("title", "range")]


def test_a_record_whose_row_is_higher_than_a_page_is_listed_whole(tmp_path: Path) -> None:
    title = " ".join(f"word{n}" for n in range(1_200))
    file = made(tmp_path, records(tmp_path, ("Before", title, "After")))
    said = listed(file)
    for n in range(1_200):
        assert f"word{n}" in said
    assert "After" in said
    assert file.index_pages > 3


def test_a_letter_that_the_type_case_did_not_give_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = front.Setting(cases=(front._type_case(frozenset("abc?")),))
    asked: list[str] = []

    def setting(rows: object, case: str) -> front.Setting:
        asked.append(case)
        return short

    monkeypatch.setattr(assembling, "setting_of", setting)
    file = made(tmp_path, records(tmp_path, ("Zebra",)))
    assert "Zebra" in listed(file)
    assert asked == ["CM26-0000001"]


def test_characters_that_no_font_has_are_replaced_in_the_rows_and_told() -> None:
    row = {"title": "Report \U00013000\u202e", "number": "1", "remarks": ["held \U00013000"], "first": 1}
    setting = front.setting_of([row], "CM26-0000001")
    assert setting is not None
    assert setting.row(row) == {"title": "Report ??", "number": "1", "remarks": ["held ?"], "first": 1}
    assert setting.notes == (
        "characters without a glyph are shown as '?' in the list of records: U+202E, U+13000",
    )


def test_a_type_case_has_every_letter_that_was_asked_for_in_every_style() -> None:
    letters = TypeCase([front._type_case(frozenset("ABCxyz019ŁЖ中✓"))])
    for style in Style:
        for character in "ABCxyz019ŁЖ中✓ ":
            assert 0 < letters.width(style, character) < 2
        assert letters.width(style, "AB") == pytest.approx(
            letters.width(style, "A") + letters.width(style, "B")
        )
    assert letters.width(Style.BOLD, "x") != letters.width(Style.PLAIN, "x")
    with pytest.raises(MissingLetter):
        letters.width(Style.PLAIN, "Q")


class Letters:
    """Letters of one width, that show what is set with them."""

    def width(self, style: Style, text: str) -> float:
        return 0.5 * len(text)

    def shown(self, style: Style, text: str, size: float) -> str:
        return text.encode("ascii", "replace").decode()


@given(st.lists(st.text(st.sampled_from("ab WMil-é"), max_size=400), min_size=1, max_size=12))
def test_whatever_a_record_is_called_each_row_is_there_and_links_stay_on_the_sheet(titles: list[str]) -> None:
    rows = [
        {
            "number": f"{n}", "title": title, "kind": "", "date": "2015", "author": title, "first": n, "range": f"{n}",
            "count": "1", "remarks": [], "sha256": "", "copy": False,
        }
        for n, title in enumerate(titles, start=1)
    ]  # fmt: skip
    pages = list(list_pages(iter(rows), Letters(), case="C", demonstration=False, after=1))  # type: ignore[arg-type]
    links = [link for page in pages for link in page.links]
    assert {link[-1] for link in links} == set(range(1, len(titles) + 1))
    for left, bottom, right, top, _ in links:
        assert 0 <= left < right <= 612
        assert 40 < bottom < top < 750
