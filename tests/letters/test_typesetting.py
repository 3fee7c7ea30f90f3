from __future__ import annotations

import datetime as dt
import io
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pikepdf
import pytest

from openimr.letters.typesetting import MissingGlyphError, TypesettingError, typeset
from tests.letters.letter_samples import AT, page_lines

TEMPLATE = """
#set document(title: sys.inputs.at("title"))
#set text(lang: "en", region: "us")
#let data = json(bytes(sys.inputs.at("data")))
= Heading
#data.words
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "plain.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def words(pdf: bytes) -> str:
    return " ".join(" ".join(line for page in page_lines(pdf) for line in page).split())


def test_the_same_input_gives_the_same_bytes_and_other_input_others(template: Path) -> None:
    first = typeset(template, {"words": "one"}, at=AT, title="T")
    assert typeset(template, {"words": "one"}, at=AT, title="T") == first
    assert typeset(template, {"words": "two"}, at=AT, title="T") != first
    assert typeset(template, {"words": "one"}, at=AT + dt.timedelta(seconds=1), title="T") != first


def test_a_document_is_tagged_and_says_its_language_title_and_standards(template: Path) -> None:
    with pikepdf.open(io.BytesIO(typeset(template, {"words": "one"}, at=AT, title="A title"))) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-US"
        assert str(pdf.docinfo["/Title"]) == "A title"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert len(pdf.Root.OutputIntents) == 1
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        "*b* _i_ $x^2$ `raw` <label> @ref // comment /* more */ #{ panic() }",
        '"} ; #import "@preview/x:1.0.0"',
        r"\ \n \u{41} #sys.inputs [content] = Heading",
        "<script>alert(1)</script> & &amp;",
    ],
)
def test_whatever_a_field_contains_is_printed_as_it_stands(template: Path, hostile: str) -> None:
    assert words(typeset(template, {"words": hostile}, at=AT, title="T")) == f"Heading {hostile}"


@pytest.mark.parametrize(
    "character", ["\U00013000", "😀", "\x07", "\u202e", "\x00", "\ufeff", "\ue000", "\ud800"]
)
def test_a_character_that_cannot_be_printed_is_named_without_the_text_around_it(
    template: Path, character: str
) -> None:
    with pytest.raises(MissingGlyphError) as caught:
        typeset(template, {"words": f"secret {character} words"}, at=AT, title="T")
    assert caught.value.character == character
    assert f"U+{ord(character):04X}" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "words" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_failing_template_is_an_error_whose_message_holds_no_data(tmp_path: Path) -> None:
    path = tmp_path / "failing.typ"
    path.write_text(TEMPLATE + "#panic(data.words)", encoding="utf-8")
    with pytest.raises(TypesettingError) as caught:
        typeset(path, {"words": "secret"}, at=AT, title="T")
    assert "secret" not in str(caught.value)
    assert "secret" in caught.value.detail
    assert caught.value.template == "failing.typ"


def test_a_template_reads_no_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("outside", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    path = tmp_path / "inner" / "reaching.typ"
    path.write_text(TEMPLATE + '#read("../outside.txt")', encoding="utf-8")
    with pytest.raises(TypesettingError):
        typeset(path, {"words": "x"}, at=AT, title="T")


def test_a_changed_template_is_used_at_once(template: Path) -> None:
    assert "Heading" in words(typeset(template, {"words": "x"}, at=AT, title="T"))
    template.write_text(TEMPLATE.replace("Heading", "Another"), encoding="utf-8")
    assert "Another" in words(typeset(template, {"words": "x"}, at=AT, title="T"))


def test_several_threads_get_each_their_own_document(template: Path) -> None:
    fields = [f"document {n}" for n in range(24)]
    with ThreadPoolExecutor(8) as pool:
        pdfs = list(pool.map(lambda f: typeset(template, {"words": f}, at=AT, title="T"), fields))
    assert [words(pdf) for pdf in pdfs] == [f"Heading {f}" for f in fields]


def test_a_process_forked_after_typesetting_is_refused_and_does_not_hang(template: Path) -> None:
    typeset(template, {"words": "x"}, at=AT, title="T")

    def child(answer: Connection) -> None:
        try:
            typeset(template, {"words": "y"}, at=AT, title="T")
        except TypesettingError as error:
            answer.send(str(error))

    ours, theirs = multiprocessing.get_context("fork").Pipe()
    process = multiprocessing.get_context("fork").Process(target=child, args=(theirs,))
    process.start()
    assert ours.poll(30)
    assert "spawn" in ours.recv()
    process.join()


def test_a_time_without_a_zone_and_an_empty_title_are_refused(template: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        typeset(template, {"words": "x"}, at=dt.datetime(2026, 1, 1), title="T")
    with pytest.raises(ValueError, match="title"):
        typeset(template, {"words": "x"}, at=AT, title=" ")
    with pytest.raises(FileNotFoundError):
        typeset(template.with_name("none.typ"), {"words": "x"}, at=AT, title="T")
