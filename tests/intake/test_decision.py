"""Reading a decision proposes what it says, each value with its place, and nothing that it does not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.intake import decision
from openimr.intake.decision import Line, lines_of, read


def a_page(*rows: str, page: int = 1) -> list[Line]:
    """Lines as a letter has them; three spaces in a row divide columns at fixed places."""
    words = []
    for n, row in enumerate(rows):
        for column, cell in enumerate(row.split("   ")):
            x = (0.12, 0.2, 0.6, 0.75)[column] if row.count("   ") > 1 else (0.12, 0.35)[column]
            for word in cell.split():
                words.append((word, x, 0.05 + n * 0.018, x + 0.006 * len(word), 0.062 + n * 0.018))
                x += 0.006 * len(word) + 0.004
    return lines_of(page, words)


LETTER = (
    "March 4, 2025", "Tobias Ferncastle, M.D.", "Employee   Oralia Benavidez", "Claim number   KX-2201-77",
    "Date of injury   06/10/2024", "Date of decision   03/03/2025", "Administrator   Quail Hollow Claims", "Dear Doctor:",
    "No.   Service requested   Quantity   Decision", "1   Arthroscopy of the right knee   1   Non-certified",
    "2   Crutches   1 pair   Certified in part", "3   Pre-operative X-ray   1   Certified", "Reasons", "",
    "1. Arthroscopy of the right knee. It is not medically necessary: exercise was not tried.",
    "Criteria used: MTUS Knee Disorders 2019.",
    "2. Crutches. The operative report was requested on 02/20/2025 and has not been received.",
    "Criteria used: none cited.", "How this letter was served",
    "Served on March 4, 2025 by first-class mail on the physician and the employee.",
)  # fmt: skip


def values(lines: list[Line]) -> dict[str, str]:
    return {p.path: p.value for p in read(lines)}


def test_a_letter_with_a_table_gives_its_dates_people_and_items_with_reason_and_guideline() -> None:
    assert values(a_page(*LETTER)) == {
        "ur_decision.decided_on": "2025-03-03", "ur_decision.served_on": "2025-03-04", "ur_decision.served_by": "mail",
        "date_of_injury": "2024-06-10", "claim_number": "KX-2201-77", "parties.0.name": "Oralia Benavidez",
        "parties.3.name": "Tobias Ferncastle, M.D.", "parties.4.name": "Quail Hollow Claims",
        "items.0.description": "Arthroscopy of the right knee", "items.0.ur_outcome": "deny", "items.0.ur_reason": "necessity",
        "items.0.ur_guideline": "MTUS Knee Disorders 2019.",
        "items.1.description": "Crutches, 1 pair", "items.1.ur_outcome": "modify", "items.1.ur_reason": "missing-information",
        "items.1.information_requested": "yes",
        "items.2.description": "Pre-operative X-ray", "items.2.ur_outcome": "approve",
    }  # fmt: skip


def test_every_value_stands_at_the_place_that_is_named() -> None:
    lines = a_page(*LETTER)
    for one in read(lines):
        at = [line for line in lines if line.page == one.page and abs(line.box[1] - one.box[1]) < 1e-6]
        assert one.quote in {line.text for line in at}, one
        assert all(0 <= side <= 1 for side in one.box)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. MRI of the lumbar spine: DENIED", ("MRI of the lumbar spine", "deny")),
        ("Item 2: Physical therapy, 12 visits - modified", ("Physical therapy, 12 visits", "modify")),
        ("Norco 10/325 mg #60 – Not medically necessary", ("Norco 10/325 mg #60", "deny")),
        ("The request for a cervical epidural steroid injection is non-certified.", ("a cervical epidural steroid injection", "deny")),
        ("The request for acupuncture, 8 sessions, has been approved.", ("acupuncture, 8 sessions", "approve")),
    ],
)  # fmt: skip
def test_items_are_found_in_lists_and_in_sentences(line: str, expected: tuple[str, str]) -> None:
    found = values(a_page("Re: something", line))
    assert (found["items.0.description"], found["items.0.ur_outcome"]) == expected


@pytest.mark.parametrize("said", ["02/30/2025", "13/01/2025", "soon", "2025"])
def test_a_date_that_does_not_exist_is_not_proposed(said: str) -> None:
    assert "ur_decision.decided_on" not in values(a_page(f"Date of decision: {said}"))


def test_information_that_was_never_asked_for_is_no_missing_information() -> None:
    found = values(
        a_page(
            "1. Crutches: denied",
            "Reasons",
            "1. Crutches. No report was received; additional information is missing.",
        )
    )
    assert found["items.0.ur_reason"] == "necessity"
    assert "items.0.information_requested" not in found


def test_a_letter_about_something_else_proposes_nothing() -> None:
    assert read(a_page("Dear Madam,", "we thank you for your order of garden chairs.", "Sincerely")) == []


@given(st.lists(st.text(max_size=80), max_size=12))
def test_no_text_breaks_the_reading(rows: list[str]) -> None:
    for one in read(a_page(*[row.replace("   ", " ") for row in rows])):
        assert one.value
        assert one.path


def test_at_most_twelve_items_are_proposed() -> None:
    found = read(a_page(*[f"{n}. Treatment number {n}: denied" for n in range(1, 30)]))
    assert len({p.path for p in found if p.path.endswith("description")}) == decision.MOST_ITEMS
