"""Shapes of real letters that no other set has: feet of a form, numbers and initials on their own, questions, numbered headings."""

from __future__ import annotations

import pytest

from openimr.letters import parse

from .reading_samples import NOTICE, REVIEW, fields, item, letter

SAID = "The file describes neither a plan nor a goal, and no gain was shown in six visits of therapy."


@pytest.mark.parametrize(
    "foot",
    [
        "Final Letter of Determination   Form Effective 5.16.16   Page 3 of 6", "Final Letter of Determination      Page 3",
        "Form Effective 12/09/13  Page 2", "CM14-0012345     3", "3  CM14-0012345",
        "IMR Case Number: CM14-0012345 - 3", "000123456789", "Document ID: IMR-0012345",
        "*CM14-0012345*", "Final Letter of Determination\nForm Effective 5.16.16\nPage | 3",
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_foot_of_the_form_or_a_number_of_the_document_is_in_no_field(foot: str, gap: str) -> None:
    front = "Case Number: CM14-0012345"
    made = letter(item(rationale=SAID + "{}"), item(title="Cane: Overturned"), front=front)
    assert fields(parse(made.format(gap + foot + gap))) == fields(parse(made.format("")))


@pytest.mark.parametrize(
    "said", ["See PMID:\n20726149", "The policy is number\n1234567", "He takes 5 tablets of\n1234567"]
)
def test_a_long_number_that_a_sentence_ends_in_is_text(said: str) -> None:
    assert parse(letter(item(rationale=said))).disputed_items[0].rationale == said.replace("\n", " ")


@pytest.mark.parametrize("initials", ["/mcc", "/JR", "AB/cd", "ABC:de", "ab/CD"])
@pytest.mark.parametrize("made", [NOTICE, REVIEW])
def test_initials_below_a_letter_of_2013_are_in_no_field(made: str, initials: str) -> None:
    read = parse(made + "\n" + initials + "\n")

    assert fields(read) == fields(parse(made))
    (warning,) = [w for w in read.warnings if w.code == "text-not-placed"]
    assert warning.start is not None
    assert (made + "\n" + initials + "\n")[warning.start : warning.end] == initials


def test_initials_may_stand_below_a_page_number() -> None:
    assert fields(parse(NOTICE + "\n\n\n4\n\n\n/mcc\n")) == fields(parse(NOTICE))


@pytest.mark.parametrize("said", ["it is asked for in the morning\nand/or", "what helps is heat and\nPT/ot"])
def test_the_end_of_a_sentence_is_no_initials(said: str) -> None:
    assert parse(letter(item(rationale=said))).disputed_items[0].rationale == said.replace("\n", " ")


@pytest.mark.parametrize(
    ("answer", "decision"), [(" NO", "upheld"), ("\nAnswer: Yes", "overturned"), (" In part.", "modified")]
)
def test_a_question_of_a_notice_is_decided_by_its_answer(answer: str, decision: str) -> None:
    asked = f"1) Whether Norco #60 is medically necessary and appropriate?{answer}"
    made = NOTICE.replace(NOTICE.splitlines()[2], asked)

    assert parse(made).disputed_items[0].decision == decision


def test_a_question_that_opens_a_section_is_decided_by_what_its_rationale_ends_in() -> None:
    head, _, rest = NOTICE.partition("Case Summary:")
    made = (
        head.partition("1)")[0]
        + "Case Summary:"
        + rest.replace(
            "1) Regarding the request for Norco #60:",
            "1) Whether the request for Norco #60 is medically necessary and appropriate?",
        ).replace("No gain was shown.", "No gain was shown. The request is not medically necessary.")
    )

    first = parse(made).disputed_items[0]
    assert (first.description, first.decision) == ("Norco #60", "upheld")


@pytest.mark.parametrize("number", ["{}. ", "{}) ", "roman"])
@pytest.mark.parametrize("colon", [":", ""])
def test_headings_of_a_professional_review_may_be_numbered(number: str, colon: str) -> None:
    lines = []
    for count, line in enumerate(REVIEW.splitlines()[2:], start=1):
        heading, _, words = line.partition(": ")
        before = (
            ("I", "II", "III", "IV", "V", "VI")[count - 1] + ". "
            if number == "roman"
            else number.format(count)
        )
        lines.append(f"{before}{heading}{colon}{' ' if colon else chr(10)}{words}")
    made = "\n".join([*REVIEW.splitlines()[:2], *lines])

    assert fields(parse(made)) == fields(parse(REVIEW))


def test_a_second_heading_about_the_reviewer_ends_the_issue() -> None:
    made = REVIEW.replace("CASE SUMMARY", "TYPE OF REVIEWER: Physician, MD\nCASE SUMMARY", 1)

    assert fields(parse(made)) == fields(parse(REVIEW))


def test_the_longest_heading_may_stand_in_small_letters() -> None:
    made = REVIEW.replace(
        "RATIONALE:", "Rationale for why the requested treatment/service is/was medically necessary in part:"
    ).replace(" The request is not medically necessary.", "")
    (only,) = parse(made).disputed_items

    assert (only.decision, only.rationale) == ("modified", "No gain was shown.")


def test_questions_and_answers_within_a_summary_stay_in_it() -> None:
    said = "A 45 year old male was injured on 3/4/2010.\nQUESTION: Are there red flags?\nANSWER: No.\nQ: A scan?\nA: In 2011."
    made = REVIEW.replace("A 45 year old male was injured on 3/4/2010.", said)

    assert parse(made).clinical_case_summary == said.replace("\n", " ")


def test_a_service_that_is_needed_as_well_follows_the_surgery() -> None:
    made = letter(
        item(title="Shoulder arthroscopy: Overturned", rationale="All criteria of surgery are met."),
        item(title="Associated surgical service: Assistant surgeon: Overturned",
             rationale="As the surgery is medically necessary, an assistant is as well."),
    )  # fmt: skip

    assert [found.follows_item for found in parse(made).disputed_items] == [None, 1]


def test_who_was_hurt_on_a_day_is_told_of_that_day() -> None:
    told = parse(letter(summary="An aide who on 12-30-12 was caught between a bed and a wall."))

    assert str(told.employee.date_of_injury) == "2012-12-30"


@pytest.mark.parametrize(
    ("label", "misspelt"),
    [
        ("Decision rationale", "Decison rationle"), ("Decision rationale", "Decsion ratonale"), ("MAXIMUS guideline", "MAXIMUS giudline"),
        ("MAXIMUS guideline", "MAXIMUS guidlines"), ("Claims Administrator guideline", "Claims Admin guideline"),
    ],
)  # fmt: skip
def test_two_letters_of_a_label_may_be_wrong(label: str, misspelt: str) -> None:
    made = letter(item(), item(title="Cane: Overturned"))

    assert fields(parse(made.replace(label, misspelt))) == fields(parse(made))


@pytest.mark.parametrize(
    "words", ["Decision today", "Division national", "MAXIMUS guided", "Discussion, rational"]
)
def test_words_before_a_colon_that_only_sound_like_a_label_are_text(words: str) -> None:
    said = f"No gain was shown.\n{words}: none."

    assert parse(letter(item(rationale=said))).disputed_items[0].rationale == said.replace("\n", " ")


def test_a_list_of_documents_below_the_credentials_is_no_part_of_them() -> None:
    made = letter(certifications="Surgery, Pain Management")
    listed = "DOCUMENTS REVIEWED\nThese were reviewed:\nApplication, Utilization Review\nRecords\n\nCLINICAL CASE SUMMARY"

    assert fields(parse(made.replace("CLINICAL CASE SUMMARY", listed))) == fields(parse(made))


def test_a_summary_that_was_copied_tells_the_outcome_of_the_review_within() -> None:
    said = '"A 45 year old male.\nREVIEW OUTCOME: Non-certified.\nGUIDELINE: ODG."'
    made = NOTICE.replace("The patient is a 45 year old male.", said)

    assert parse(made).clinical_case_summary == said.replace("\n", " ")
