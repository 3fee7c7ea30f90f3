"""Short labels in the layout "Medical Professional Review": nothing is dropped in silence (letters rule 10)."""

from __future__ import annotations

import pytest

from openimr.letters import parse

LETTER = """MEDICAL PROFESSIONAL REVIEW
ISSUE AT DISPUTE: MRI of the shoulder
CASE SUMMARY: A 40 year old man fell from a ladder.
{before}DOCUMENTS REVIEWED FOR DETERMINATION:
1. Progress reports
{after}RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:
There are no red flags.
{within}MEDICAL REVIEWER QUALIFICATIONS:
The reviewer is Board Certified in Internal Medicine and is licensed to practice in Ohio.
"""
SHORT = "GUIDELINE: ACOEM Chapter 9, page 211\n"
HEADED = "MEDICAL TREATMENT GUIDELINES RELIED UPON: ODG, Shoulder Chapter.\n"


def written(before: str = "", after: str = "", within: str = "") -> str:
    return LETTER.format(before=before, after=after, within=within)


@pytest.mark.parametrize("place", ["before", "after", "within"])
def test_a_short_label_opens_the_guideline_wherever_it_stands(place: str) -> None:
    read = parse(written(**{place: SHORT}))
    (item,) = read.disputed_items
    assert item.reviewer_guideline.statement == "ACOEM Chapter 9, page 211"
    assert (item.description, item.rationale) == ("MRI of the shoulder", "There are no red flags.")
    assert read.clinical_case_summary == "A 40 year old man fell from a ladder."


def test_such_words_inside_a_rationale_are_its_text() -> None:
    (item,) = parse(written(within="Guideline: the chapter asks for red flags.\n")).disputed_items
    assert item.rationale == "There are no red flags. Guideline: the chapter asks for red flags."


@pytest.mark.parametrize("second", [SHORT, HEADED])
def test_a_second_guideline_is_warned_of_with_its_place(second: str) -> None:
    text = written(before=HEADED, after=second)
    read = parse(text)
    assert read.disputed_items[0].reviewer_guideline.statement == "ODG, Shoulder Chapter."
    (place,) = [(w.start, w.end) for w in read.warnings if w.code == "text-not-placed"]
    assert second.strip().endswith(text[slice(*place)].strip())
