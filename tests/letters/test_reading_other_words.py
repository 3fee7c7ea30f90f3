"""Headings of a professional review that no list has, known by their words."""

from __future__ import annotations

import pytest

from openimr.letters import parse
from openimr.letters.reading.marks.kinds import Kind
from openimr.letters.reading.marks.other_words import what_it_opens

PARTS = {
    "who": "REVIEWER QUALIFICATIONS:\nThe reviewer is Board Certified in Psychiatry and is licensed to practice in Ohio.",
    "issue": "ISSUE AT DISPUTE:\nNorco 10/325 mg #120, and physical therapy 2x6",
    "records": "DOCUMENTS REVIEWED:\nUtilization Review Determination\nProgress report",
    "summary": "CLINICAL CASE SUMMARY:\nA 45 year old male was injured on 3/4/2010.",
    "claims": "GUIDELINE(S) RELIED UPON BY CLAIMS ADMINISTRATOR:\nChronic Pain Medical Treatment Guidelines.",
    "reviewer": "GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER:\nODG, Pain Chapter, Opioids.",
    "outcome": "DECISION: Upheld",
    "why": "RATIONALE:\nNo gain was shown. The reports describe neither a plan nor a goal.",
}


def review(**other: str) -> str:
    """A letter, with other headings for some parts."""
    parts = dict(PARTS)
    for part, heading in other.items():
        parts[part] = heading + parts[part].partition(":")[2]
    return "MEDICAL PROFESSIONAL REVIEW\nCase Number: CM13-0001234\n" + "\n".join(parts.values()) + "\n"


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("who", "CREDENTIALS OF THE PHYSICIAN:"),
        ("issue", "MEDICAL ISSUE AT DISPUTE"),
        ("records", "LIST OF RECORDS REVIEWED:"),
        ("records", "MEDICAL RECORDS"),
        ("summary", "CLINICAL HISTORY:"),
        ("summary", "BRIEF CASE SUMMARY"),
        ("claims", "EVIDENCE CITED BY THE CLAIMS ADMINISTRATOR:"),
        ("claims", "MTUS RELIED UPON BY CLAIMS ADMINISTRATOR"),
        ("reviewer", "GUIDELINES CITED BY THE PROFESSIONAL REVIEWER:"),
        ("reviewer", "EVIDENCE CITED"),
        ("outcome", "RESULT:"),
        ("outcome", "ANSWER:\n"),
        ("why", "MEDICAL RATIONALE:"),
        ("why", "EXPLANATION"),
        ("why", "PROFESSIONAL REVIEWER'S RATIONALE:"),
    ],
)
def test_a_heading_counts_in_other_words(part: str, heading: str) -> None:
    read, usual = parse(review(**{part: heading})).to_json(), parse(review()).to_json()

    assert [w["code"] for w in read.pop("warnings")] == [w["code"] for w in usual.pop("warnings")]
    assert read == usual


def test_words_of_a_rationale_and_titles_in_capitals_are_no_headings() -> None:
    letter = review().replace("No gain was shown.", "No gain was shown.\nCRITERIA:\nNone is met.")
    letter = letter.replace("Norco 10/325 mg #120", "CONSULTATION FOR MEDICAL DETERMINATION")

    item = parse(letter).disputed_items[0]

    assert item.description == "CONSULTATION FOR MEDICAL DETERMINATION, and physical therapy 2x6"
    assert "CRITERIA: None is met." in item.rationale
    assert item.reviewer_guideline.statement == "ODG, Pain Chapter, Opioids."


def test_of_a_letter_in_capitals_throughout_only_known_headings_count() -> None:
    letter = review().upper()

    item = parse(letter.replace("NO GAIN WAS SHOWN.", "NO GAIN WAS SHOWN.\nFINDINGS: UPHELD")).disputed_items[
        0
    ]

    assert item.rationale.startswith("NO GAIN WAS SHOWN. FINDINGS: UPHELD")


@pytest.mark.parametrize(
    "words", ["LUMBAR MRI", "UTILIZATION REVIEW DETERMINATION", "DISCHARGE SUMMARY OF 2011", "NORCO"]
)
def test_other_capitals_open_nothing(words: str) -> None:
    assert what_it_opens(words) is None


def test_a_rationale_of_the_claims_administrator_is_theirs() -> None:
    assert what_it_opens("CLAIMS ADMINISTRATOR'S RATIONALE") is Kind.CLAIMS_BASIS
