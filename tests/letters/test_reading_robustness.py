"""The same letter, however its lines and pages are broken, reads the same; and nothing makes the reader fail."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.letters import parse
from openimr.letters.model import Determination, Layout

from .reading_samples import CITES_NOTHING, item, letter

SCHEMA = json.loads(files("openimr.letters").joinpath("determination.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
INVENTED = letter(
    item(
        "MRI of the left knee: without contrast: Overturned", rationale="Films [p. 12] are due.\n\nSo say we."
    ),
    item(
        "Norco 10/325 mg #60: Modified", claims=None, reviewer="Decision based on MTUS Knee Complaints 2004."
    ),
    front="Case Number: CM14-0012345\nDate of Injury: 01/02/2010\nPriority: Expedited",
    closing="RECORDS REVIEWED\n\n1. Progress report",
)


def what_it_says(determination: Determination) -> dict[str, Any]:
    said = determination.to_json()
    del said["warnings"]
    return said


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a seed: its lines of one space part them, as an eye sees it."""
    for paragraph in text.split("\n \n"):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        opening = 0
        for number, line in enumerate(lines):
            # In a seed a page may end between two paragraphs without a line of one space.
            if number and line.startswith(("Claims Administrator g", "MAXIMUS g", "Decision r", "CLINICAL", "State(s)", "Certification(s)")):  # fmt: skip
                yield " ".join(lines[opening:number])
                opening = number
            elif lines[number - 1].isupper() and "DETERMINATION WAS" in lines[number - 1]:
                yield lines[number - 1]
                opening = number
            elif number and lines[number - 1].startswith(
                ("CLINICAL CASE", "IMR ISSUES", "State(s)", "Certification(s)")
            ):
                yield " ".join(lines[opening:number])
                opening = number
        yield " ".join(lines[opening:])


def no_empty_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def single_spaced(text: str) -> str:
    lines = text.split("\n")
    kept = [line for line in lines if line]
    return "\n".join(line.rstrip() for line in kept)


def without_trailing_spaces(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


def doubled_spaces(text: str) -> str:
    return "\n".join(line.replace(" ", "  ") if line.strip() else line for line in text.split("\n"))


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def every(
    step: int, inserted: Callable[[int], str], *, after: Callable[[str], str] = str
) -> Callable[[str], str]:
    """A mutation that inserts lines after every so many lines with words."""

    def mutate(text: str) -> str:
        out: list[str] = []
        count = 0
        for line in after(text).split("\n"):
            out.append(line)
            if line.strip():
                count += 1
                if count % step == 0:
                    out.append(inserted(count // step))
        return "\n".join(out)

    return mutate


def rewrapped(width: int, *, gap: str) -> Callable[[str], str]:
    def mutate(text: str) -> str:
        wrapped = (
            textwrap.fill(p, width, break_on_hyphens=False, break_long_words=False)
            for p in paragraphs(text)
            if p
        )
        return gap.join(wrapped)

    return mutate


MUTATIONS: dict[str, Callable[[str], str]] = {
    "no empty lines": no_empty_lines,
    "single spacing": single_spaced,
    "no trailing spaces": without_trailing_spaces,
    "double spaces": doubled_spaces,
    "windows line ends": crlf,
    "windows line ends without empty lines": lambda text: crlf(no_empty_lines(text)),
    "a byte order mark": lambda text: "\ufeff" + text,
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "page breaks": every(7, lambda _: "\n\n\n"),
    "form feeds": every(9, lambda _: "\f"),
    "page breaks without empty lines": every(6, lambda _: "\f", after=no_empty_lines),
    "our running foot": every(8, lambda n: f"CM26-0000001 · Page {n} of 30"),
    "our running foot without empty lines": every(
        8, lambda n: f"CM26-0000001 · Page {n} of 30", after=no_empty_lines
    ),
    "our running foot and head": every(
        11, lambda n: f"CM26-0000001 · Page {n} of 9\n\fDEMONSTRATION: invented people, scripted decisions."
    ),
    "a running foot in letters of any size": every(
        9, lambda n: f"\nfINAL dETERMINATION LeTTER FOR imr cASE nUMBER cm14-0012345 PaGE {n} OF 20\n\n"
    ),
    "the foot of a published letter": every(
        10, lambda n: f"\nFinal Determination Letter for IMR Case Number CM14-0012345 {n}\n\n"
    ),
    "a foot with pages alone": every(10, lambda n: f"Page {n} of 12", after=no_empty_lines),
    "page numbers at the foot of pages": every(9, lambda n: f"\n\n\n{n}\n\f\n", after=single_spaced),
    "page numbers alone, without empty lines": every(6, str, after=no_empty_lines),
    "one paragraph to a line": rewrapped(100_000, gap="\n\n"),
    "one paragraph to a line, no empty lines": rewrapped(100_000, gap="\n"),
    "wrapped at 64": rewrapped(64, gap="\n\n"),
    "wrapped at 110": rewrapped(110, gap="\n\n"),
    "wrapped at 80 and double spaced": lambda text: rewrapped(80, gap="\n\n")(text).replace("\n", "\n\n"),
    "wrapped at 72, no empty lines": rewrapped(72, gap="\n"),
    "wrapped at 100, no empty lines": rewrapped(100, gap="\n"),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_real_letter_reads_the_same_however_it_is_broken(mutation: str, shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        changed = MUTATIONS[mutation](text)
        assert changed != text
        assert what_it_says(parse(changed)) == what_it_says(parse(text)), path.name


@pytest.mark.parametrize(
    "mutation", [m for m in MUTATIONS if not m.startswith(("one para", "wrapped", "a foot", "single"))]
)
def test_an_invented_letter_reads_the_same_however_it_is_broken(mutation: str) -> None:
    expected = what_it_says(parse(INVENTED))
    assert len(expected["disputed_items"]) == 2
    assert what_it_says(parse(MUTATIONS[mutation](INVENTED))) == expected


def check(text: str) -> Determination:
    """Read a text, and check what must hold for every text."""
    read = parse(text)
    VALIDATOR.validate(read.to_json())
    for warning in read.warnings:
        if warning.start is not None:
            assert warning.end is not None
            assert 0 <= warning.start <= warning.end <= len(text)
    if read.layout is Layout.UNKNOWN:
        assert read.disputed_items == ()
        assert read.warnings
    assert Determination.from_json(read.to_json()) == read
    return read


def test_the_real_letters_are_of_the_published_form(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        assert check(path.read_text(encoding="utf-8")).disputed_items


def test_our_schema_asks_for_the_same_fields_as_the_published_one(shared: Path) -> None:
    published = json.loads((shared / "design" / "determination.schema.json").read_text("utf-8"))

    def form(node: Any, root: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return form(root["$defs"][node["$ref"].rpartition("/")[2]], root)
            return {k: form(v, root) for k, v in node.items() if k not in {"description", "$defs", "title"}}
        return sorted(node, key=str) if isinstance(node, list) else node

    assert form(SCHEMA, SCHEMA) == form(published, published)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\f", "\ufeff", "\0", "A recipe for soup.\n\nSalt it."])
def test_a_text_that_is_no_letter_is_unknown_and_warned_of(text: str) -> None:
    assert check(text).layout is Layout.UNKNOWN


FRAGMENTS = [
    *INVENTED.split("\n"), "", " ", "\f", "\r", "x: Upheld", ": Upheld", "Upheld", "x: Uphe1d", "1", "Page 2 of 5",
    "CM26-0000001 · Page 2 of 5", "DEMONSTRATION: x", "CLINICAL CASE SUMMARY", "DOCUMENTS REVIEWED",
    "IMR ISSUES, DECISIONS AND RATIONALES", "MEDICAL PROFESSIONAL REVIEW", "Claims Administrator guideline:",
    "MAXIMUS guideline: Decision based on MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 209- ", "210.",
    f"IMRO guideline: The Expert Reviewer {CITES_NOTHING}", "Decision rationale: Since the primary procedure is",
    "not necessary, none of the associated services are.", "State(s) of Licensure: Ca1ifornia; NY/Texas",
    "a 51 y/o man was hurt on 02/30/2012", "the record of 10/204", "Case Number:", "Dated: 9/26/2013",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=40)), max_size=40),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_whatever_is_put_together_from_pieces_of_letters_is_read(pieces: list[str], between: str) -> None:
    check(between.join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_letter_with_a_piece_cut_out_or_put_in_is_read(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(INVENTED)))
    end = data.draw(st.integers(start, min(len(INVENTED), start + 200)))
    put = data.draw(st.sampled_from(["", *FRAGMENTS]))
    check(INVENTED[:start] + put + INVENTED[end:])


MEGABYTE = 1_000_000
JUNK = {
    "letters": "a", "spaces": " ", "semicolons": ";", "outcomes": "x: Upheld\n", "feet": "Page 1 of 2\n",
    "labels": "Claims Administrator guideline:\n", "dates": "1/1/1",
    "items": "x: Upheld\nDecision rationale: Since the primary procedure is not necessary, no stay is necessary.\n",
}  # fmt: skip
MANY_LINES = {"lines": "\n", "colons": ":\n", "page numbers": "1\n\n", "form feeds": "a\f"}


@pytest.mark.parametrize("junk", JUNK)
def test_a_megabyte_of_junk_is_read_to_its_end(junk: str) -> None:
    piece = JUNK[junk]
    check((piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE])


@pytest.mark.parametrize("junk", MANY_LINES)
def test_a_hundred_thousand_lines_of_junk_are_read_to_their_end(junk: str) -> None:
    check(MANY_LINES[junk] * 100_000)


@pytest.mark.parametrize("junk", ["letters", "semicolons", "dates"])
def test_a_letter_with_half_a_megabyte_of_junk_in_its_fields_is_read_to_its_end(junk: str) -> None:
    mess = JUNK[junk] * (MEGABYTE // 2 // len(JUNK[junk]))
    read = check(letter(item(claims=mess), summary=mess))
    assert len(read.disputed_items) == 1
