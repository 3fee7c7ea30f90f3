"""Letters as PDF are read without their colour profiles: faster, and nothing else about them changes."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.letters import render_pdf
from openimr.letters.reading.pages import pdf as pages
from openimr.letters.reading.pages.colours import without_profiles
from openimr.letters.reading.pages.pdf import pdf_text

from .test_reading_files import LETTER, OWN

SHORT = b"%PDF-1.7\n1 0 obj\n[/ICCBased 3 0 R]\nendobj\n3 0 obj\n<<"


@pytest.fixture(scope="module")
def own() -> bytes:
    return render_pdf(OWN, LETTER, at=dt.datetime(2026, 4, 1, tzinfo=dt.UTC))


def test_our_letters_have_profiles_and_none_is_left(own: bytes) -> None:
    assert own.count(b"/ICCBased") >= 2
    plain = without_profiles(own)
    assert b"/ICCBased" not in plain
    assert len(plain) == len(own)


def test_without_profiles_a_letter_says_the_same(own: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    read = pdf_text(own)
    monkeypatch.setattr(pages, "without_profiles", lambda content: content)
    assert pdf_text(own) == read


@pytest.mark.parametrize(
    ("components", "plain"), [(1, b"/DeviceGray"), (3, b"/DeviceRGB"), (4, b"/DeviceCMYK")]
)
def test_a_plain_colour_has_as_many_components_as_the_profiled_one(components: int, plain: bytes) -> None:
    content = SHORT + b"/Length 9/N %d>>" % components
    assert without_profiles(content) == content.replace(b"/ICCBased 3 0 R", plain.ljust(15))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n1 0 obj\n[/ICCBased 3 0 R]\nendobj\n",
        SHORT + b"/Length 9>>\nstream\n",
        SHORT + b"/Length 9/N 2>>",
        SHORT + b"/Length 9/N 31>>",
        SHORT + b"/Names 3/Length 9>>\nstream\n <</N 3>>",
        SHORT.replace(b"\n3 0 obj", b"\n13 0 obj") + b"/N 3>>",
        SHORT.replace(b"]", b" /N 3]") + b"/N 3>>",
        SHORT.replace(b"/ICCBased", b"/ICCBasedToo") + b"/N 3>>",
        b"%PDF-1.7 /ICCBased 3",
    ],
)
def test_what_cannot_be_told_stays_as_it_is(content: bytes) -> None:
    assert without_profiles(content) == content


def test_the_last_object_of_a_number_counts_and_one_whose_number_ends_alike_does_not() -> None:
    content = SHORT + b"/N 1>>\nendobj\n3 0 obj\n<</N 4>>\nendobj\n13 0 obj\n<</N 3>>\nendobj\n"
    assert b"/DeviceCMYK" in without_profiles(content)


def test_a_file_of_nothing_but_profiles_is_not_looked_through_for_each() -> None:
    content = b"".join(b"[/ICCBased %d 0 R] %d 0 obj <</N 3>>\n" % (n, n) for n in range(20_000))
    plain = without_profiles(content)
    assert len(plain) == len(content)
    assert 0 < plain.count(b"/DeviceRGB") < 20_000


@given(st.binary(max_size=60), st.binary(max_size=60), st.sampled_from([b"1", b"3", b"4", b"7", b""]))
def test_no_other_byte_changes(before: bytes, after: bytes, components: bytes) -> None:
    content = before + SHORT + b"/N " + components + b">>" + after
    plain = without_profiles(content)
    assert len(plain) == len(content)
    place = content.index(b"/ICCBased 3 0 R")
    assert plain[:place] == content[:place]
    assert plain[place + 15 :] == content[place + 15 :]


def test_a_picture_amid_the_text_still_ends_where_it_did() -> None:
    """Its length is told from the number of components: what was counted wrong would take text for picture."""
    content = _printed(
        b"BT /F1 10 Tf 50 700 Td (It is upheld.) Tj ET "
        b"q 9 0 0 9 50 600 cm BI /W 2 /H 2 /BPC 8 /CS /Grey ID abcd EI Q "
        b"BT /F1 10 Tf 50 500 Td (It is signed.) Tj ET"
    )
    assert b"/DeviceGray" in without_profiles(content)
    assert pdf_text(content)[0].split("\n") == ["It is upheld.\r", "It is signed."]


def test_a_letter_that_speaks_of_profiles_keeps_its_words() -> None:
    said = b"[/ICCBased 900 0 R], 900 0 obj <</N 3>>, said the printer."
    content = _printed(b"BT /F1 10 Tf 50 700 Td (%s) Tj ET" % said)
    assert said not in without_profiles(content)
    assert pdf_text(content)[0].strip() == said.decode()


def _printed(stream: bytes) -> bytes:
    """A page with this content, as it stands, and a profile of one component that is named in its resources."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(612, 792))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        profile = pdf.make_stream(b"no profile", N=1)
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=font),
            ColorSpace=pikepdf.Dictionary(Grey=pikepdf.Array([pikepdf.Name.ICCBased, profile])),
        )
        page.Contents = pdf.make_stream(stream)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
