"""Letters are sound tagged PDFs to another reader than the engine that made them (Matterhorn Protocol)."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from openimr.letters.keys import ensure_keys
from openimr.letters.letter import LetterParty, PartyRole
from openimr.letters.model import Decision, Determination, Layout
from openimr.letters.signing import sign_pdf
from openimr.letters.writing import render_pdf
from tests.letters.accessible import faults
from tests.letters.letter_samples import AT, determination, item, letter, record

LONG = (
    "New weakness of the left foot is documented [p. 14], and the guideline asks for no more than that. " * 12
)


def many_items(layout: Layout, count: int) -> Determination:
    decisions = [Decision.UPHELD, Decision.OVERTURNED, Decision.MODIFIED]
    items = tuple(
        item(
            n,
            f"Treatment {n} of the lumbar spine, " + "with its parts " * (n % 9),
            decisions[n % 3],
            rationale=LONG,
        )
        for n in range(1, count + 1)
    )
    return replace(determination(items=items), layout=layout)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    records = tuple(record(n) for n in range(1, 46))
    parties = tuple(
        LetterParty(role=role, name="Thị Hồng Nguyễn, רחל בן־עמרם", address_lines=("18 Larch Court",))
        for role in PartyRole
    )
    return render_pdf(
        many_items(Layout.LISTED_CREDENTIALS, 8),
        letter(records=records, parties=parties, demonstration=True),
        at=AT,
    )


def test_a_letter_of_many_pages_with_tables_over_several_is_sound(pdf: bytes) -> None:
    assert faults(pdf) == []


@pytest.mark.parametrize("layout", [Layout.LISTED_CREDENTIALS, Layout.PROSE_CREDENTIALS])
@pytest.mark.parametrize("public", [False, True])
def test_both_layouts_and_the_public_copy_are_sound(layout: Layout, *, public: bool) -> None:
    assert faults(render_pdf(many_items(layout, 5), letter(public=public), at=AT)) == []


def test_a_signed_letter_is_sound(tmp_path: Path) -> None:
    ensure_keys(tmp_path, organisation="Specimen Review Organization")
    assert faults(sign_pdf(render_pdf(determination(), letter(), at=AT), keys_dir=tmp_path, at=AT)) == []


def first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == kind)


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def no_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def untagged_words(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    page.contents_add(b"q 0 0 m 9 9 l S Q")


def lost_words(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/P")["/K"]


def strange_type(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/H1").S = pikepdf.Name("/Chapter")


def skipped_level(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/H1").S = pikepdf.Name("/H3")


def no_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/TH")["/A"]


def lost_cell(pdf: pikepdf.Pdf) -> None:
    row = first(pdf, "/TR")
    row.K = pikepdf.Array(list(row.K)[:-1])


def silent_link(pdf: pikepdf.Pdf) -> None:
    page = next(p for p in pdf.pages if "/Annots" in p)
    del page.Annots[0]["/Contents"]


def stray_link(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/Link").S = pikepdf.Name("/Span")


def no_tab_order(pdf: pikepdf.Pdf) -> None:
    del next(p for p in pdf.pages if "/Annots" in p)["/Tabs"]


def no_characters(pdf: pikepdf.Pdf) -> None:
    font = next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o)
    del font["/ToUnicode"]


@pytest.mark.parametrize(
    ("damage", "point"),
    [
        (no_language, "11-001"), (no_title, "07-001"), (no_tags, "01-005"), (untagged_words, "01-005"),
        (lost_words, "01-005"), (strange_type, "02-001"), (skipped_level, "14-003"), (no_scope, "15-003"),
        (lost_cell, "15-005"), (silent_link, "28-012"), (stray_link, "28-002"), (no_tab_order, "28-008"),
        (no_characters, "10-001"),
    ],
)  # fmt: skip
def test_what_is_taken_from_a_letter_is_found(
    damage: Callable[[pikepdf.Pdf], None], point: str, pdf: bytes
) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        damage(opened)
        saved = io.BytesIO()
        opened.save(saved)
    assert point in {fault.split(":")[0] for fault in faults(saved.getvalue())}
