"""Objects as they are written: dictionaries taken apart, references moved, texts put down; held beside the library."""

from __future__ import annotations

import hashlib
import io
import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.assembly.behind import ACROSS, Behind, behind
from openimr.casefile.assembly.output import Output
from openimr.casefile.assembly.told import dictionary, entries, moved, text

_NAMES = st.text(st.sampled_from("ABZab09#/( )<>[]%é"), min_size=1, max_size=6).map(lambda name: f"/{name}")
_STRINGS = st.text(st.sampled_from("ab 12 0 R()\\<>[]/é中\n\r"), max_size=12)
_VALUES = st.recursive(
    st.integers(-9, 99)
    | st.booleans()
    | _STRINGS.map(pikepdf.String)
    | st.binary(max_size=8).map(pikepdf.String)
    | _NAMES.map(pikepdf.Name),
    lambda inner: (
        st.lists(inner, max_size=4).map(pikepdf.Array)
        | st.dictionaries(_NAMES, inner, max_size=4).map(pikepdf.Dictionary)
    ),
    max_leaves=12,
)


@given(st.dictionaries(_NAMES, _VALUES, max_size=6))
def test_a_dictionary_is_taken_apart_into_the_values_that_the_library_finds_in_it(
    values: dict[str, Any],
) -> None:
    whole = pikepdf.Dictionary(values)
    found = entries(whole.unparse())
    again = pikepdf.Object.parse(dictionary(found))
    assert again == whole
    assert len(found) == len(whole.keys())
    for name, told in found.items():
        assert pikepdf.Object.parse(b"<< %s %s >>" % (name, told)).keys() <= whole.keys()


def test_what_is_no_dictionary_is_told_from_one() -> None:
    for other in (b"[ 1 2 ]", b"null", b"12 0 R", b"(<< /A 1 >>)"):
        with pytest.raises(ValueError, match="expected a dictionary"):
            entries(other)


@given(_VALUES, st.lists(st.integers(1, 500), min_size=1, max_size=4))
def test_every_reference_is_moved_and_nothing_that_only_looks_like_one(
    value: Any, numbers: list[int]
) -> None:
    with pikepdf.new() as book:
        things = [book.make_indirect(pikepdf.Dictionary(N=n)) for n in numbers]
        whole = pikepdf.Dictionary(
            A=value, B=pikepdf.Array([things[0], value, *things, 7, 0]), C=things[-1], D=value
        )
        asked: list[bytes] = []

        def place(there: bytes) -> bytes:
            asked.append(there)
            return b"9%b" % there

        told = moved(whole.unparse(), place)
        expected = [things[0], *things, things[-1]]
        assert asked == [b"%d %d R" % thing.objgen for thing in expected]
        assert entries(told)[b"/B"].count(b" R ") >= len(numbers) + 1
        assert entries(told)[b"/A"] == entries(whole.unparse())[b"/A"]


def test_a_reference_alone_is_moved_too() -> None:
    assert moved(b"12 0 R", lambda there: b"<%b>" % there) == b"<12 0 R>"
    assert moved(b"(12 0 R)", lambda _: b"?") == b"(12 0 R)"
    assert moved(b"/R", lambda _: b"?") == b"/R"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_text_reads_back_as_it_was(value: str) -> None:
    assert str(pikepdf.Object.parse(text(value))) == value


def test_an_object_that_was_promised_and_not_written_is_an_error() -> None:
    output = Output(io.BytesIO())
    output.reserve()
    with pytest.raises(ValueError, match="expected all to be written"):
        output.end(1, 1)


def test_what_is_written_is_found_where_the_file_says_and_its_hash_is_told() -> None:
    out = io.BytesIO()
    output = Output(out)
    tree, page = output.reserve(), output.reserve()
    drawn = output.stream(b"0 g 0 0 9 9 re f")
    output.object(
        b"<< /Contents %d 0 R /MediaBox [ 0 0 99 99 ] /Parent %d 0 R /Resources << >> /Type /Page >>"
        % (drawn, tree),
        page,
    )
    output.object(b"<< /Count 1 /Kids [ %d 0 R ] /Type /Pages >>" % page, tree)
    root = output.object(b"<< /Pages %d 0 R /Type /Catalog >>" % tree)
    told = output.end(root, output.object(b"<< /Title (x) >>"))
    assert told == hashlib.sha256(out.getvalue()).hexdigest()
    with pikepdf.open(out) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_warnings() == []
        assert pdf.pages[0].Contents.read_bytes() == b"0 g 0 0 9 9 re f"


_SHARE = st.floats(0, 1, allow_nan=False)
_WORDS = st.lists(
    st.tuples(st.text(st.sampled_from("aWé()\\\r\n中✓ 😀Ł"), max_size=6), _SHARE, _SHARE, _SHARE, _SHARE),
    max_size=12,
)


@given(_WORDS)
def test_every_word_with_a_box_is_said_once_and_where_its_box_is(words: list[tuple[Any, ...]]) -> None:
    made = behind(words)
    named = ["/OimrText", *(f"/OimrOther{n}" for n in range(len(made.others)))]
    assert Behind.from_bytes(made.to_bytes()) == made
    boxes = [word for word in words if word[0] and min(word[3] - word[1], word[4] - word[2]) * ACROSS >= 1]
    if not boxes:
        assert made == Behind()
        return
    with pikepdf.new() as book:
        said = pikepdf.parse_content_stream(book.make_stream(zlib.decompress(made.packed)))
        operators = [(list(one.operands), str(one.operator)) for one in said]
    shown, places, at = "", [], [0.0, 0.0]
    font = ""
    for operands, operator in operators:
        if operator == "Tf":
            font = str(operands[0])
            assert font in named
        elif operator == "Td":
            at = [at[0] + float(operands[0]), at[1] + float(operands[1])]
        elif operator == "Tj":
            places.append(tuple(at))
            shown += _meant(bytes(operands[0]), font, made)
    assert shown == "".join(word[0] for word in boxes)
    lefts = [place[0] for place in places]
    for word in boxes:
        assert min(abs(left - word[1] * ACROSS) for left in lefts) <= 0.51
    assert all(-ACROSS - 1 <= place[1] <= 1 for place in places)


def _meant(codes: bytes, font: str, made: Behind) -> str:
    if font == "/OimrText":
        return codes.decode("cp1252")
    characters = made.others[int(font.removeprefix("/OimrOther"))]
    return "".join(characters[code - 1] for code in codes)
