"""Names and words in any script come out in print, and never as boxes."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest

from openimr.letters import fonts, parse_file
from openimr.letters.letter import LetterParty, PartyRole
from openimr.letters.model import Decision
from openimr.letters.readback import check_readable, differences
from openimr.letters.typesetting import MissingGlyphError
from openimr.letters.writing import render_pdf
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
