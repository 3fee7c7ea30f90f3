"""Letters by a third author are read exactly."""

from __future__ import annotations

import pytest

from openimr.letters import parse

from .foreign.scoring import differences
from .third.layouts import letter
from .third.parts import LAYOUTS


@pytest.mark.parametrize("noisy", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_letters_of_the_third_author_are_exact_in_every_field(layout: str, noisy: bool) -> None:
    for seed in range(1000, 1030):
        assert differences(letter(seed, layout, noisy)) == [], f"seed {seed}"


def letter_of_2014(rationale: str, statement: str = "Decision based on MTUS Knee Complaints 2004.") -> str:
    return (
        "HOW THE IMR FINAL DETERMINATION WAS MADE\n"
        "The expert reviewer is Board Certified in Family Practice and is licensed to practice in Ohio.\n"
        "CLINICAL CASE SUMMARY\n"
        "The expert reviewer developed the following clinical case summary based on a review of the case file:\n"
        "The patient sustained an injury on 2/3/2010. He lifts crates all day. The patient's mother, a 78-year-old woman, came with him.\n"
        "IMR ISSUES, DECISIONS AND RATIONALES\n"
        "The Final Determination was based on decisions for the disputed items/services set forth below:\n"
        "Walker: Upheld\n"
        "Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.\n"
        f"MAXIMUS guideline: {statement}\n"
        f"Decision rationale: {rationale}\n"
    )


@pytest.mark.parametrize(
    "furniture",
    [
        "Determination Letter CM15-0226436          4 of 28",
        "MAXIMUS Federal Services - Independent Medical Review\nCase Number: CM15-0226436   Page 2",
        "CM15-0226436 2 of 7",
        "1",
    ],
)
def test_heads_and_feet_inside_a_sentence_belong_to_no_field(furniture: str) -> None:
    letter = letter_of_2014(
        "The records that were sent do not describe the gait of this patient nor any fall or\n"
        f"{furniture}\nneed of support, so that the request is not medically necessary."
    )

    read = parse(letter).disputed_items[0].rationale

    assert read == (
        "The records that were sent do not describe the gait of this patient nor any fall or "
        "need of support, so that the request is not medically necessary."
    )


def test_a_number_that_stands_alone_after_a_hyphen_is_text() -> None:
    read = parse(letter_of_2014("See Physical Medicine, pages\n98-\n99. Not medically necessary."))

    assert read.disputed_items[0].rationale == "See Physical Medicine, pages 98- 99. Not medically necessary."


def test_the_sex_of_a_relative_is_not_the_worker_s() -> None:
    assert parse(letter_of_2014("Not medically necessary.")).employee.sex == "male"


def test_a_source_after_a_semicolon_is_one_of_its_own() -> None:
    said = "Decision based on Non-MTUS Citation ODG, Pain Chapter, Zolpidem; Aetna Clinical Policy Bulletin 0236."

    found = (
        parse(letter_of_2014("Not medically necessary.", said)).disputed_items[0].reviewer_guideline.citations
    )

    assert [c.text for c in found] == ["ODG, Pain Chapter, Zolpidem", "Aetna Clinical Policy Bulletin 0236"]


def test_a_short_answer_over_a_heading_of_two_lines_is_not_part_of_the_heading() -> None:
    letter = (
        "MEDICAL PROFESSIONAL REVIEW\nISSUE AT DISPUTE:\nNorco\n"
        "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:\nN/A\n"
        "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY\nNECESSARY:\nNo trial was made.\n"
    )

    item = parse(letter).disputed_items[0]

    assert (item.reviewer_guideline.statement, item.rationale) == ("N/A", "No trial was made.")
