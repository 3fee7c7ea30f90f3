"""Invented determinations and letters for the tests of writing, and a plain reading of a printed letter."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

import pikepdf
import pypdfium2

from openimr.letters.letter import Letter, LetterParty, Organisation, PartyRole, RecordLine
from openimr.letters.model import (
    Decision,
    Determination,
    DisputedItem,
    ExpertReviewer,
    FrontMatter,
    Guideline,
    Layout,
)
from openimr.letters.wording import DEMONSTRATION

AT = dt.datetime(2026, 4, 1, 17, 0, tzinfo=dt.UTC)
NAMES = ("Tobias Fennwick", "Okonjo & Reyes", "Harbor Pacific Claims Services", "Ilse Marrow")
FOOT = re.compile(r"^(?:CM\d{2}-\d{6,7} · )?Page \d+ of \d+$")


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def determination(
    *, items: tuple[DisputedItem, ...] | None = None, summary: str | None = None
) -> Determination:
    return Determination(
        layout=Layout.LISTED_CREDENTIALS,
        front_matter=FrontMatter(
            case_number="CM26-0000001",
            date_of_injury=dt.date(2012, 2, 23),
            ur_denial_date=dt.date(2026, 1, 26),
            application_received=dt.date(2026, 2, 20),
            date_assigned=dt.date(2026, 3, 2),
            decision_date=dt.date(2026, 4, 1),
            priority="standard",
        ),
        expert_reviewer=ExpertReviewer(
            certifications=("Orthopedic Surgery", "Sports Medicine"), licensure_states=("OR", "NV", "NM")
        ),
        clinical_case_summary=SUMMARY if summary is None else summary,
        disputed_items=ITEMS if items is None else items,
    )


def item(position: int, description: str, decision: Decision, **fields: str | int | None) -> DisputedItem:
    follows = fields.get("follows")
    return DisputedItem(
        position=position,
        description=description,
        decision=decision,
        claims_administrator_guideline=Guideline(statement=str(fields.get("claims", ""))),
        reviewer_guideline=Guideline(statement=str(fields.get("reviewer", ""))),
        rationale=str(fields.get("rationale", "The request is not medically necessary.")),
        follows_item=follows if isinstance(follows, int) else None,
    )


SUMMARY = (
    "The worker hurt the neck at work on 02/23/2012. A progress report of 06/17/2013 [p. 41] notes pain over "
    "the hardware at C3-C7; films of the same day [pp. 44, 47-48] show no failure of the hardware.\n\n"
    "On 07/26/2013 utilization review refused the removal, a stay of 2-3 days and an assistant surgeon."
)
ITEMS = (
    item(
        1,
        "C4-C7 REMOVAL OF HARDWARE WITH INSPECTION OF THE FUSION MASS AND/OR POSSIBLE RE-GRAFTING",
        Decision.UPHELD,
        claims="Decision based on Non-MTUS Citation Operative Orthopaedics, 10th ed., P.2691-2692.",
        reviewer="Decision based on MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 209-211.",
        rationale="The films show no failure of the fusion [pp. 44, 47-48].\n\nNo injection was tried [p. 41].",
    ),
    item(2, "2-3 DAY STAY", Decision.UPHELD, rationale="It falls with the primary procedure."),
    item(3, 'X-ray: cervical spine ("flexion/extension")', Decision.OVERTURNED, rationale="Films are due."),
    item(4, "Physical therapy 3x8 weeks", Decision.MODIFIED, rationale="Ten visits are necessary."),
)


def record(number: int, **changes: object) -> RecordLine:
    values: dict[str, object] = {
        "title": f"Progress report of Dr. Ilse Marrow, no. {number}",
        "kind": "Progress report",
        "date": dt.date(2025, 1, 1) + dt.timedelta(days=number),
        "author": "Ilse Marrow, MD",
        "first_page": number * 3,
        "last_page": number * 3 + 2,
        "sha256": sha(str(number)),
        "opened": True,
    }
    return RecordLine(number=number, **{**values, **changes})  # type: ignore[arg-type]


def letter(**changes: object) -> Letter:
    values: dict[str, object] = {
        "organisation": Organisation(
            name="Specimen Review Organization", address_lines=("1 Specimen Plaza",)
        ),
        "demonstration": True,
        "parties": (
            LetterParty(
                role=PartyRole.EMPLOYEE, name="Tobias Fennwick", address_lines=("18 Larch Court", "Modesto")
            ),
            LetterParty(role=PartyRole.ATTORNEY, name="Okonjo & Reyes"),
            LetterParty(role=PartyRole.CLAIMS_ADMINISTRATOR, name="Harbor Pacific Claims Services"),
            LetterParty(role=PartyRole.REQUESTING_PHYSICIAN, name="Ilse Marrow, MD"),
        ),
        "records": (record(1), record(2, relied_on=True), record(3, opened=False, duplicate_of=1)),
        "case_file_sha256": sha("file"),
        "appeal_by": dt.date(2026, 5, 6),
        "appeal_derivation": ("Mailed on 04/01/2026.", "30 days and 5 days for mail give 05/06/2026."),
        "independence_commitment": sha("commitment"),
    }
    return Letter(**{**values, **changes})  # type: ignore[arg-type]


def page_lines(pdf: bytes) -> list[list[str]]:
    """The lines of every page as they are extracted, hidden line-end hyphens made visible."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    try:
        for page in document:
            text_page = page.get_textpage()
            text = text_page.get_text_bounded().replace("\x02", "-").replace("\ufffe", "-")
            pages.append([line.strip() for line in text.splitlines()])
            text_page.close()
            page.close()
    finally:
        document.close()
    return pages


def printed_words(pdf: bytes) -> str:
    """The text of a printed letter with running heads and feet left out, white space made single."""
    kept: list[str] = []
    for number, lines in enumerate(page_lines(pdf)):
        for line in lines:
            if not FOOT.match(line) and not (number and line == DEMONSTRATION):
                kept.append(line)
    return " ".join(" ".join(kept).split())


def assert_in_order(parts: list[str], text: str) -> None:
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"not found, or not in its place: {part!r}"
        at = found + len(part)


def structure(pdf: pikepdf.Pdf) -> list[str]:
    """The kinds of the structure elements, in reading order."""
    kinds: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                kinds.append(str(node.S))
            if "/K" in node:
                walk(node.K)

    walk(pdf.Root.StructTreeRoot.K)
    return kinds
