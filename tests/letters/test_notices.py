from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest

from openimr.letters.letter import Organisation
from openimr.letters.notices import Notice, NoticeDeadline, render_notice, render_notice_text
from openimr.letters.wording import DEMONSTRATION
from tests.letters.letter_samples import AT, assert_in_order, page_lines, structure


def notice(**changes: object) -> Notice:
    values: dict[str, object] = {
        "title": "Notice of Assignment",
        "to": ("Harbor Pacific Claims Services", "PO Box 7781", "Oakland, CA 94601"),
        "case_number": "CM26-0000001",
        "date": dt.date(2026, 3, 2),
        "paragraphs": ("The application is eligible.", "- First point.", "- Second point.", "Regards."),
        "deadlines": (
            NoticeDeadline(
                name="Records arrive",
                due=dt.date(2026, 3, 17),
                derivation="15 days after 03/02/2026.",
                citation="8 CCR 9792.10.5(a)(1)",
            ),
            NoticeDeadline(name="Expedited records", due="within 24 hours of receipt"),
        ),
        "demonstration": True,
        "organisation": Organisation(name="Specimen Review Organization"),
    }
    return Notice(**{**values, **changes})  # type: ignore[arg-type]


def test_text_and_print_say_the_same() -> None:
    parts = [
        DEMONSTRATION, "The application is eligible.", "First point.", "Second point.", "Regards.",
        "Deadlines", "Records arrive", "03/17/2026", "15 days after 03/02/2026.", "8 CCR 9792.10.5(a)(1)",
        "Expedited records", "within 24 hours of receipt",
    ]  # fmt: skip
    assert_in_order(parts, render_notice_text(notice()))
    pdf = render_notice(notice(), at=AT)
    words = " ".join(" ".join(line for page in page_lines(pdf) for line in page).split())
    parts.remove("within 24 hours of receipt")  # it runs over two lines of its cell
    assert_in_order(parts, words)
    assert render_notice(notice(), at=AT) == pdf


def test_a_notice_is_tagged_with_its_table_and_title() -> None:
    with pikepdf.open(io.BytesIO(render_notice(notice(), at=AT))) as pdf:
        assert {"/H1", "/Table", "/TH", "/L"} <= set(structure(pdf))
        assert str(pdf.docinfo["/Title"]) == "Notice of Assignment, CM26-0000001"


def test_a_bare_notice_has_no_empty_parts() -> None:
    bare = notice(deadlines=(), organisation=None, demonstration=False, paragraphs=("Only this.",))
    assert "Deadlines" not in render_notice_text(bare)
    with pikepdf.open(io.BytesIO(render_notice(bare, at=AT))) as pdf:
        assert "/Table" not in structure(pdf)


def test_a_notice_to_nobody_or_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="recipient"):
        notice(to=("", " "))
    with pytest.raises(ValueError, match="title"):
        notice(title="")
