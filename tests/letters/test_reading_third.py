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
        "The expert reviewer wrote the clinical case summary that follows from the case file:\n"
        "The patient sustained an injury on 2/3/2010. He lifts crates all day. The patient's mother, a 78-year-old woman, came with him.\n"
        "IMR ISSUES, DECISIONS AND RATIONALES\n"
        "The final determination rests on these decisions, one for each of the disputed items/services:\n"
        "Walker: Upheld\n"
        "Claims Administrator guideline: The Claims Administrator cited nothing for it.\n"
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


@pytest.mark.parametrize("noisy", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_letters_of_a_less_careful_typist_are_exact_in_every_field(layout: str, noisy: bool) -> None:
    for seed in range(2000, 2020):
        assert differences(letter(seed, layout, noisy, wild=True)) == [], f"seed {seed}"


def test_the_date_of_an_accident_report_is_no_date_of_injury() -> None:
    made = letter_of_2014("No.").replace("He lifts", "The date of the accident report was 3/9/2010. He lifts")

    assert str(parse(made).employee.date_of_injury) == "2010-02-03"


def test_a_pronoun_before_anybody_else_is_named_is_the_worker_s() -> None:
    made = letter_of_2014("No.").replace("all day.", "all day. The surgeon states that she would wait.")

    assert parse(made).employee.sex == "male"


def test_no_service_shares_the_fate_of_a_surgery_found_necessary_when_it_is_not() -> None:
    made = letter_of_2014("Not medically necessary.") + (
        "Norco: Upheld\nClaims Administrator guideline: N/A\nMAXIMUS guideline: N/A\n"
        "Decision rationale: The surgery of 2010 was necessary. As such, the request is not medically necessary.\n"
    )

    assert [item.follows_item for item in parse(made).disputed_items] == [None, None]


def test_a_number_of_a_page_is_no_page_of_a_source_when_another_number_goes_on() -> None:
    made = letter_of_2014(
        "No.", "Decision based on MTUS Chronic Pain Medical Treatment Guidelines, pages\n1\n78-80."
    )

    assert parse(made).disputed_items[0].reviewer_guideline.citations[0].pages == ("78-80",)


@pytest.mark.parametrize(
    "furniture",
    [
        "1 | P a g e",
        "Page | 1",
        "CalMed Review - CM16-0016420 - Page 1",
        "Form Effective 12.09.13     Page 2 of 5",
        "CONFIDENTIAL",
        "MAXIMUS Federal Services, Inc.",
        "Fina1 Determination Letter for lMR Case Number CMl6-OOl6420",
        "Printed 10/02/2014 Page 2 of 5",
        "Pg. 2 of 5",
        "State of California\nDivision of Workers' Compensation\nIMR Case Number: CM16-0016420",
    ],
)
def test_heads_and_feet_of_other_houses_belong_to_no_field(furniture: str) -> None:
    made = letter_of_2014(f"The records do not describe the gait and\n{furniture}\nbalance of this patient.")

    read = parse(made).disputed_items[0].rationale

    assert read == "The records do not describe the gait and balance of this patient."


def test_a_value_under_two_labels_of_the_header_is_the_one_s_that_it_fits() -> None:
    header = "Date Assigned: 10/20/2014\nUR Denial Date:\nCase Number:\nCM14-0536897\nDate of Injury:\nDecision Date:\n11/19/2014\n"

    front = parse(header + letter_of_2014("No.")).front_matter

    assert (front.case_number, str(front.decision_date)) == ("CM14-0536897", "2014-11-19")
    assert (front.ur_denial_date, front.date_of_injury) == (None, None)


@pytest.mark.parametrize(
    ("words", "age", "sex"),
    [
        ("The injured worker is a forty-five (45) year old male.", 45, "male"),
        ("Age: 45. Sex: F.", 45, "female"),
        ("45 years of age; gender: Male.", 45, "male"),
    ],
)
def test_age_and_sex_are_read_as_typists_give_them(words: str, age: int, sex: str) -> None:
    made = letter_of_2014("No.").replace("The patient sustained", words + " The patient sustained")

    read = parse(made.replace("He lifts crates all day.", "")).employee

    assert (read.age, read.sex) == (age, sex)


def test_a_section_may_follow_the_day_of_an_update_in_parentheses() -> None:
    made = letter_of_2014(
        "No.", "Decision based on Non-MTUS Citation ODG, Pain Chapter (updated 5/15/14), Opioids."
    )

    (found,) = parse(made).disputed_items[0].reviewer_guideline.citations

    assert (found.chapter, found.section) == ("Pain", "Opioids")
