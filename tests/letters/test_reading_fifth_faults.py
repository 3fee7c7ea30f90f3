"""Faults that letters by a fifth author, and what its author asked the reader besides, brought up."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr.letters import parse
from openimr.letters.model import DisputedItem

LAW = "8 C.C.R. §§9792.20 - 9792.26 MTUS (Effective July 18, 2009)"


def letter(
    statement: str, *, summary: str = "A 40 year old male fell.", rationale: str = "Not medically necessary."
) -> str:
    return (
        "The expert reviewer is Board Certified in Family Practice and is licensed to practice in Ohio.\n"
        f"CLINICAL CASE SUMMARY\n{summary}\nIMR ISSUES, DECISIONS AND RATIONALES\n"
        f"Cane: Upheld\nClaims Administrator guideline: N/A\nMAXIMUS guideline: {statement}\n"
        f"Decision rationale: {rationale}\n"
    )


def item(statement: str) -> DisputedItem:
    return parse(letter(statement)).disputed_items[0]


@pytest.mark.parametrize(
    ("said", "chapter", "section", "pages"),
    [
        (
            "MTUS Chronic Pain Treatment Guidelines 8 C.C.R. 9792.20 - 9792.26 Page(s): 43 of 127",
            "Chronic Pain Treatment Guidelines",
            None,
            ("43",),
        ),
        (
            f"MTUS Chronic Pain Treatment Guidelines {LAW} Page(s): 78",
            "Chronic Pain Treatment Guidelines",
            None,
            ("78",),
        ),
        (
            f"MTUS Chronic Pain Treatment Guidelines {LAW} Opioids Page(s): 78-80",
            "Chronic Pain Treatment Guidelines",
            "Opioids",
            ("78-80",),
        ),
        (
            "MTUS Chronic Pain Treatment Guidelines (Effective July 18, 2009) Page(s): 98",
            "Chronic Pain Treatment Guidelines",
            None,
            ("98",),
        ),
        (
            "Non-MTUS Citation ODG Knee and Leg (updated 06/05/14), Arthroscopy",
            "Knee and Leg",
            "Arthroscopy",
            (),
        ),
        (
            "Non-MTUS Citation ODG Knee and Leg (Acute & Chronic), Arthroscopy",
            "Knee and Leg (Acute & Chronic)",
            "Arthroscopy",
            (),
        ),
    ],
)
def test_what_describes_a_publication_is_neither_chapter_nor_section(
    said: str, chapter: str, section: str | None, pages: tuple[str, ...]
) -> None:
    (found,) = item(f"Decision based on {said}.").reviewer_guideline.citations

    assert found.text == said.removeprefix("Non-MTUS Citation ")
    assert (found.chapter, found.section, found.pages) == (chapter, section, pages)


@pytest.mark.parametrize("lost", ["Decision rationale. ", "Decison rationale; "])
def test_a_misread_colon_may_stand_before_a_figure(lost: str) -> None:
    made = letter("N/A", rationale="50 yo male with pain.").replace("Decision rationale: ", lost)

    assert parse(made).disputed_items[0].rationale == "50 yo male with pain."


def test_an_outcome_told_at_the_end_of_a_paragraph_shares_no_fate() -> None:
    first = (
        letter("N/A")
        + "Associated Surgical Service: Cold therapy unit: Upheld\nClaims Administrator guideline: N/A\nMAXIMUS guideline: N/A\n"
    )
    made = f"{first}Decision rationale: The appeal ended as follows: Upheld\nThe MTUS supports it for a week. Therefore, the request is not medically necessary.\n"

    assert [i.follows_item for i in parse(made).disputed_items] == [None, None]


@pytest.mark.parametrize(
    ("summary", "injured"),
    [
        ("The patient is a 62 year old male with a 6/22/00 injury.", dt.date(2000, 6, 22)),
        ("The patient is a 62 year old male with a 6/22/00 low back injury.", dt.date(2000, 6, 22)),
        (
            "The patient had a 6/22/00 injury; the date of injury of this claim is 3/4/2010.",
            dt.date(2010, 3, 4),
        ),
        ("The patient was seen on 6/22/00 for an injury.", None),
    ],
)
def test_an_injury_may_be_named_by_its_day(summary: str, injured: dt.date | None) -> None:
    assert parse(letter("N/A", summary=summary)).employee.date_of_injury == injured


NOTICE = """Notice of Independent Medical Review Determination
Dated: 9/26/2013
MAXIMUS Case Number: CM13-0003214
1) The request for Norco #60 is not medically necessary and appropriate.
2) The request for a spine MRI is medically necessary and appropriate.
INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE
Medical Qualifications of the Expert Reviewer:
The reviewer is Board Certified in Family Practice, and is licensed to practice in Ohio.
Case Summary:
The patient is a 45 year old male.
Documents Reviewed:
Utilization review letter
1) Regarding the request for Norco #60:
Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision:
The Claims Administrator based its decision on the ODG, Pain Chapter, which is not part of the MTUS.
Rationale for the Decision:
No gain was shown.
2) Regarding the request for a spine MRI:
Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision:
The Claims Administrator based its decision on the ODG, Low Back Chapter, which is not part of the MTUS.
Rationale for the Decision:
There are red flags.
"""


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        (") Regarding the request", "Regarding the request"),
        ("Documents Reviewed:", "Records Reviewed:"),
        ("Documents Reviewed:", "List of Documents Reviewed"),
        ("Medical Qualifications of the Expert Reviewer:", "Medical Qualifications:"),
        (" to Make His/Her Decision:", ":"),
        ("Case Summary:", "Case Summary (copied from the UR letter of 7/16/2013):"),
        ("Case Summary:", "Case Summary:\n(Copied from the UR letter of July 16, 2013.)"),
        ("Case Summary:\n", "Case Summary: Copied from the UR letter dated 7/16/2013: "),
    ],
)
def test_a_notice_is_read_with_its_parts_in_other_words(usual: str, other: str) -> None:
    made = NOTICE.replace(usual, other)
    if usual.startswith(")"):
        made = NOTICE.replace("1) Regarding", "Regarding").replace("2) Regarding", "Regarding")

    read, wanted = parse(made).to_json(), parse(NOTICE).to_json()

    assert wanted["disputed_items"][1]["rationale"] == "There are red flags."
    assert made != NOTICE
    assert {k: v for k, v in read.items() if k != "warnings"} == {
        k: v for k, v in wanted.items() if k != "warnings"
    }
