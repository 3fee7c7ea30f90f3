"""Names and words in any script come out in print, and never as boxes."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import unicodedata
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont

from openimr.letters import fonts, parse_file
from openimr.letters.letter import Letter, LetterParty, PartyRole
from openimr.letters.model import Decision, Determination
from openimr.letters.page import content_policy
from openimr.letters.readback import check_readable, differences
from openimr.letters.typesetting import MissingGlyphError
from openimr.letters.writing import render_docx, render_html, render_pdf
from tests.letters.letter_samples import AT, determination, item, letter, record
from tests.letters.scripts import NAMES_BY_SCRIPT
from tests.letters.test_readback import consistent


@pytest.fixture(autouse=True)
def fonts_are_here() -> None:
    if not fonts.FOLDER.is_dir():
        message = "the fonts of the package are not here; 'make setup' brings them"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


@pytest.mark.parametrize("name", NAMES_BY_SCRIPT.values(), ids=NAMES_BY_SCRIPT)
def test_a_name_in_any_script_is_printed_in_address_list_and_reasons_and_the_letter_can_be_signed(
    name: str, tmp_path: Path
) -> None:
    title = f"Interpreter for {name}"
    value = consistent(
        determination(
            summary=f"The worker, {name}, hurt the back.",
            items=(item(1, title, Decision.UPHELD, rationale=f"{name} speaks English [p. 3]."),),
        )
    )  # fmt: skip
    around = letter(
        parties=(LetterParty(role=PartyRole.EMPLOYEE, name=name, address_lines=(name,)),),
        records=(record(1, title=f"Report of {name}", author=name),),
    )
    # the engine refuses to set a character that no font has, so that a PDF at all means that all are shown
    assert check_readable(value, around) == []
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pdf(value, around, at=AT))
    assert differences(value, parse_file(path), printed=True) == ()
    assert all_fonts_are_embedded(path.read_bytes())


def any_script(name: str) -> tuple[Determination, Letter]:
    value = determination(items=(item(1, f"Interpreter for {name}", Decision.UPHELD, rationale=f"{name}."),))
    return value, letter(parties=(LetterParty(role=PartyRole.EMPLOYEE, name=name, address_lines=(name,)),))


def beyond_common(name: str) -> set[int]:
    """Characters that not every machine can show: of no Latin, Greek or Cyrillic, and no space or joiner."""
    common = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "HYPHEN", "ZERO WIDTH")
    return {ord(c) for c in name if not c.isspace() and not unicodedata.name(c).startswith(common)}


def characters_of(font: bytes) -> set[int]:
    return set(TTFont(io.BytesIO(font)).getBestCmap())


@pytest.mark.parametrize("name", NAMES_BY_SCRIPT.values(), ids=NAMES_BY_SCRIPT)
def test_the_page_brings_the_shapes_of_a_name_in_any_script_and_lets_in_nothing_else(name: str) -> None:
    page = render_html(*any_script(name))
    rules = re.findall(r"base64,([\w+/=]+)\) *; unicode-range: ([^;]+);", page)
    brought, let_in = set[int](), set[int]()
    for content, ranges in rules:
        brought |= characters_of(base64.b64decode(content))
        let_in |= {int(point.removeprefix("U+"), 16) for point in ranges.split(", ")}
    assert beyond_common(name) <= brought & let_in
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for style in styles:
        assert (
            f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
            in content_policy(page)
        )
    assert ("font-src data:" in content_policy(page)) == bool(rules) == (len(styles) == 2)
    assert len(page) < 150_000


@pytest.mark.parametrize("name", NAMES_BY_SCRIPT.values(), ids=NAMES_BY_SCRIPT)
def test_the_document_brings_the_shapes_of_a_name_in_any_script_and_sets_it_in_them(name: str) -> None:
    content = render_docx(*any_script(name), at=AT)
    assert content == render_docx(*any_script(name), at=AT)
    brought: dict[str, set[int]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        table = package.read("word/fontTable.xml").decode()
        for face, number, key in re.findall(
            r'w:name="([^"]+)"><w:embedRegular r:id="rIdFont(\d+)" w:fontKey="\{([^"]+)\}"', table
        ):
            crossed = package.read(f"word/fonts/font{number}.odttf")
            # each of the first 32 bytes is crossed with a byte of the key, read from its end
            mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
            brought[face] = characters_of(bytes(a ^ b for a, b in zip(crossed, mask)) + crossed[32:])  # noqa: B905
        if brought:
            assert "odttf" in package.read("[Content_Types].xml").decode()
            assert package.read("word/_rels/fontTable.xml.rels").decode().count("<Relationship ") == len(
                brought
            )
    set_so: set[int] = set()
    for run in Document(io.BytesIO(content)).element.body.iter(qn("w:r")):
        faces = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        face = None if faces is None else faces.get(qn("w:cs"))
        if face in brought:
            assert {faces.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia")} == {face}
            points = {ord(c) for text in run.iter(qn("w:t")) for c in text.text}
            assert points <= brought[face]
            set_so |= points
    assert beyond_common(name) <= set_so


def all_fonts_are_embedded(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        described = [
            o
            for o in opened.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        ]
        assert described
        return all({"/FontFile2", "/FontFile3"} & set(o.keys()) for o in described)


def test_a_long_sentence_without_spaces_fits_its_lines(tmp_path: Path) -> None:
    sentence = "患者主诉下背部疼痛并向左腿放射已经持续六个月保守治疗没有明显改善" * 6 + "。"
    value = consistent(determination(summary=f"{sentence} It was read."))
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pdf(value, letter(), at=AT))
    assert differences(value, parse_file(path), printed=True) == ()


@pytest.mark.parametrize("end", ["", ".", " (2)", ")", " x 12"])
def test_a_title_that_ends_in_arabic_letters_is_read_back_from_print(end: str, tmp_path: Path) -> None:
    # readers of PDFs put what follows such letters on their line in front of them
    titles = [f"Interpreter for سلمى عبد الرزّاق{end}", "سلمى", "Cane"]
    decisions = [Decision.UPHELD, Decision.OVERTURNED, Decision.MODIFIED]
    items = tuple(item(n, *parts) for n, parts in enumerate(zip(titles, decisions, strict=True), start=1))
    value = consistent(determination(items=items))
    assert check_readable(value, letter()) == []
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pdf(value, letter(), at=AT))
    assert [i.decision for i in parse_file(path).disputed_items] == decisions


def test_what_is_lost_beside_words_of_another_script_is_still_found() -> None:
    written = determination(summary="The worker سلمى has pain at L4.")
    read = determination(summary="The worker سلمى has pain at L5.")
    assert [p.field for p in differences(written, read, printed=True)] == ["clinical case summary"]
    assert differences(written, written, printed=True) == ()


def test_a_character_that_no_font_has_is_named_with_what_to_do() -> None:
    with pytest.raises(MissingGlyphError) as refusal:
        render_pdf(determination(summary="A \U00013000 sign."), letter(), at=AT)
    assert "U+13000 (EGYPTIAN HIEROGLYPH A001)" in str(refusal.value)
    assert fonts.VARIABLE in str(refusal.value)


def test_the_house_may_name_folders_with_more_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = tmp_path / "more"
    more.mkdir()
    monkeypatch.setenv(fonts.VARIABLE, os.pathsep.join([str(more), str(tmp_path / "absent"), ""]))
    assert fonts.folders() == [fonts.FOLDER, more]


def test_without_the_packages_fonts_the_message_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path / "absent")
    assert "make setup" in fonts.advice()
    assert fonts.folders() == []
