"""Faults that letters by a sixth author brought up."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr.letters import parse
from openimr.letters.model import Basis, Layout
from openimr.letters.reading.marks.kinds import Kind
from openimr.letters.reading.marks.other_words import what_it_opens

from .reading_samples import NOTICE, REVIEW, fields, item, letter


@pytest.mark.parametrize("mark", ["({})", "#{}.", "Item {}:", "No. {})"])
def test_decisions_may_be_numbered_in_other_ways(mark: str) -> None:
    made = NOTICE
    for number in ("1", "2"):
        made = made.replace(f"{number}) ", mark.format(number) + " ")

    assert fields(parse(made)) == fields(parse(NOTICE))
    assert len(parse(made).disputed_items) == 2


def test_a_word_of_a_title_goes_on_over_a_hyphen() -> None:
    made = letter(item(), item(title="Pre-\nop medical clearance: Upheld")).replace("\n\n", "\n")

    assert parse(made).disputed_items[1].description == "Pre- op medical clearance"


def test_the_year_of_a_date_in_the_header_may_stand_on_the_next_line() -> None:
    made = letter(front="Case Number: CM14-0012345    Decision Date: September 19,\n2014\nPriority: Standard")

    front = parse(made).front_matter

    assert (front.decision_date, front.priority) == (dt.date(2014, 9, 19), "standard")


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Decision rationale:", "Rationale for the decision:"),
        ("Decision rationale:", "Rationale:"),
        ("Claims Administrator guideline:", "Claims Administrator's basis:"),
        ("MAXIMUS guideline:", "Expert Reviewer's basis:"),
    ],
)
def test_a_field_of_a_modern_letter_may_have_the_label_of_another_year(usual: str, other: str) -> None:
    made = letter(item(), item(title="Cane: Overturned"))

    assert fields(parse(made.replace(usual, other))) == fields(parse(made))


def test_a_clause_that_goes_on_also_based_is_a_clause_of_its_own() -> None:
    said = "Decision based on MTUS Knee Complaints 2004; decision also based on Non-MTUS Citation ODG, Pain Chapter, Opioids."
    read = parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline

    assert read.basis == (Basis.MTUS, Basis.NON_MTUS)
    assert [c.text for c in read.citations] == ["MTUS Knee Complaints 2004", "ODG, Pain Chapter, Opioids"]


def test_a_subspecialty_may_have_a_sentence_of_its_own() -> None:
    made = letter(listed=False).replace(
        "and is licensed to practice in Texas.",
        "a board of his peers. He/she has a subspecialty in Spine Surgery and is licensed to practice in Texas.",
    )
    made = made.replace("Pain Management, a board of his peers", "Pain Management")

    reviewer = parse(made).expert_reviewer

    assert reviewer.certifications == ("Pain Management", "Spine Surgery")
    assert reviewer.licensure_states == ("TX",)


@pytest.mark.parametrize("listed", [True, False])
def test_a_letter_that_ends_before_its_items_has_its_layout_and_its_summary(listed: bool) -> None:
    made, _, _ = letter(summary="A 40-year-old woman fell.", listed=listed).partition("IMR ISSUES")

    read = parse(made)

    assert read.layout is (Layout.LISTED_CREDENTIALS if listed else Layout.PROSE_CREDENTIALS)
    assert (read.clinical_case_summary, read.employee.age) == ("A 40-year-old woman fell.", 40)
    assert read.disputed_items == ()
    assert {"heading-not-read", "no-items"} <= {w.code for w in read.warnings}


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("ISSUE AT DISPUTE:", "QUESTIONS FOR REVIEW:"),
        ("ISSUE AT DISPUTE:", "TREATMENT(S) REQUESTED:"),
        ("CASE SUMMARY:", "CLINICAL BACKGROUND:"),
        ("RATIONALE:", "RATINOALE:"),
        ("RATIONALE:", "WHY THE REQUESTED TREATMENT IS NOT MEDICALLY NECESSARY:"),
        ("RATIONALE:", "DISCUSSION:"),
        ("ISSUE AT DISPUTE:", "lSSUE(S) AT DISPUTE:"),
        ("ISSUE AT DISPUTE:", "QUESITONS PRESENTED:"),
        ("GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER:", "EVIDNCE CITED:"),
        ("CASE SUMMARY:", "CLINlCAL BACKGR0UND:"),
        ("MEDICAL REVIEWER QUALIFICATIONS:", "REVIEWER TYPE:"),
        ("DOCUMENTS REVIEWED:", "RECORDS RECEIVED FOR REVIEW:"),
        ("MEDICAL PROFESSIONAL REVIEW\n", "MEDICAL PROFESSIONAL REVIEW DETERMINATION\n"),
    ],
)
def test_a_part_of_a_professional_review_is_known_by_its_words(usual: str, other: str) -> None:
    made = REVIEW.replace(usual, other)

    assert fields(parse(made)) == fields(parse(REVIEW))
    assert made != REVIEW


def test_a_professional_review_may_have_no_heading_in_capitals() -> None:
    made = REVIEW
    for usual, other in (
        ("ISSUE AT DISPUTE", "Questions for Review"),
        ("CASE SUMMARY", "Clinical Background"),
        ("DOCUMENTS REVIEWED", "Materials Reviewed"),
        ("GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER", "Evidence Cited"),
        ("RATIONALE", "Explanation"),
        ("MEDICAL REVIEWER QUALIFICATIONS", "Type of Reviewer"),
    ):
        made = made.replace(usual, other)

    assert fields(parse(made)) == fields(parse(REVIEW))


@pytest.mark.parametrize("words", ["QUESTIONABLE FUSION", "REQUESTED", "SERVICE DOG", "WHY", "REVIEWED"])
def test_words_of_a_part_open_none_by_themselves(words: str) -> None:
    assert what_it_opens(words) is None
    assert what_it_opens("QUESTIONS PRESENTED") is Kind.ISSUE


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Rationale for the Decision:\n", "Rationale for the Deicsion "),
        ("Rationale for the Decision:\n", "Ratioale for the Decision "),
        ("Rationale for the Decision:\n", "The Physician Reviewer's decision ratonale "),
        ("Case Summary:", "Case Sumary"),
    ],
)
def test_a_label_of_2013_may_be_misspelt_and_have_lost_its_colon(usual: str, other: str) -> None:
    made = NOTICE.replace("No gain was shown.", "An MRI shows no gain.")

    assert fields(parse(made.replace(usual, other))) == fields(parse(made))


def test_a_rationale_whose_label_lost_its_colon_may_begin_with_an_age() -> None:
    made = letter(item(rationale="47 y/o female with pain."))

    assert fields(parse(made.replace("Decision rationale:", "Decison rationale"))) == fields(parse(made))


@pytest.mark.parametrize("outcome", ["Upheld", "Overturned"])
def test_an_outcome_may_follow_its_heading_without_a_colon(outcome: str) -> None:
    made = REVIEW.replace("CASE SUMMARY:", f"DECISION {outcome}\nCASE SUMMARY:")

    read = parse(made).disputed_items[0]

    assert (read.description, read.decision and read.decision.value) == ("Norco #60", outcome.lower())


def test_a_paper_that_speaks_of_determinations_is_none() -> None:
    paper = (
        "PETITION. The Notice of Independent Medical Review Determination was issued on 5/5/2014. It was found that: 1. The request for "
        "Norco is not medically necessary and appropriate. The Claims Administrator based its decision on the MTUS. "
    ) * 3

    assert (parse(paper).layout, parse(paper).disputed_items) == (Layout.UNKNOWN, ())


@pytest.mark.parametrize(
    ("said", "basis", "cited"),
    [
        (
            "The Expert Reviewer based his/her decision on the MTUS Knee Complaints 2004. The Expert Reviewer also based his/her decision "
            "on Non-MTUS Citation ODG Pain Chapter.",
            (Basis.MTUS, Basis.NON_MTUS),
            ["MTUS Knee Complaints 2004", "ODG Pain Chapter"],
        ),
        (
            "Decision not based on the MTUS. Decision based on Non-MTUS Citation ODG Pain Chapter.",
            (Basis.NON_MTUS,),
            ["ODG Pain Chapter"],
        ),
        (
            "Decision based on Non-MTUS Citation Other Medical Treatment Guideline: ODG Pain Chapter.",
            (Basis.NON_MTUS,),
            ["ODG Pain Chapter"],
        ),
        (
            "The Claims Administrator based its decision on the ACOEM Guidelines, Chapter 11, page 265, which is part of the MTUS. The "
            "Professional Reviewer found the guideline relevant and appropriate.",
            (Basis.MTUS,),
            ["ACOEM Guidelines, Chapter 11, page 265"],
        ),
    ],
)
def test_a_statement_rests_on_what_its_sentences_say(
    said: str, basis: tuple[Basis, ...], cited: list[str]
) -> None:
    read_ = parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline

    assert (read_.basis, [c.text for c in read_.citations]) == (basis, cited)


def test_a_chapter_of_2016_is_a_chapter_without_its_first_comma_too() -> None:
    said = "Decision based on MTUS Hand Wrist and Forearm Disorders."
    (found,) = parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline.citations

    assert (found.chapter, found.section) == ("Hand Wrist and Forearm Disorders", None)


@pytest.mark.parametrize(
    "said", ["was hurt at the age of 41. She is now 46.", "had an accident at age 41. She is 46 years old."]
)
def test_the_age_at_the_injury_is_not_the_age(said: str) -> None:
    assert parse(letter(summary=f"The patient {said}")).employee.age == 46


LATER = """HOW THE IMR FINAL DETERMINATION WAS MADE
The physician reviewer is Board Certified in Neurology and is licensed to practice in Ohio.
DOCUMENTS REVIEWED
Progress reports
CLINICAL CASE SUMMARY
A 45-year-old female fell.
IMR DECISION(S) AND RATIONALE(S)
1. The request for a fusion is not medically necessary and appropriate.
The Claims Administrator did not cite any guidelines.
The Physician Reviewer did not cite any guidelines.
The Physician Reviewer's decision rationale: These are asked for:
{within}
Neither is shown.
2. Post-op sling is not medically necessary and appropriate.
Since the primary procedure is not medically necessary, none of these services is medically necessary.
3. A walker, 30 days is not medically necessary and appropriate.
Since the primary procedure is not medically necessary, none of these services is medically necessary.
"""


def test_a_decision_without_labels_among_others_is_an_item() -> None:
    items = parse(LATER.format(within="A scan and a trial of rest.")).disputed_items

    assert [i.description for i in items] == ["a fusion", "Post-op sling", "A walker, 30 days"]
    assert [i.follows_item for i in items] == [None, 1, 1]
    assert items[1].rationale.startswith("Since the primary procedure")
    assert items[1].reviewer_guideline.statement == ""


@pytest.mark.parametrize(
    "within",
    [
        "1. A scan.\n2. Rest. Without them it is not medically necessary.",
        "1) a scan\n2) rest, which is medically necessary",
    ],
)
def test_a_list_within_a_rationale_is_none(within: str) -> None:
    items = parse(LATER.format(within=within)).disputed_items

    assert [i.description for i in items] == ["a fusion", "Post-op sling", "A walker, 30 days"]


@pytest.mark.parametrize(
    ("said", "certifications", "states"),
    [
        (
            "The reviewer is Board Certified in Neurology with a subspecialty in Pain Medicine and has been in active practice for five "
            "years. He/she is licensed to practice in Ohio.",
            ("Neurology", "Pain Medicine"),
            ("OH",),
        ),
        ("Specialty: Orthopedic Surgery. State of licensure: California.", ("Orthopedic Surgery",), ("CA",)),
        (
            "Board Certification: Orthopedic Surgery\nLicensed in: California, New York",
            ("Orthopedic Surgery",),
            ("CA", "NY"),
        ),
        (
            "The reviewer is certified by the American Board of Family Medicine and holds a current, unrestricted license to practice in "
            "the state of Oregon.",
            ("Family Medicine",),
            ("OR",),
        ),
    ],
)
def test_the_reviewer_may_be_described_in_other_ways(
    said: str, certifications: tuple[str, ...], states: tuple[str, ...]
) -> None:
    before, heading, _ = REVIEW.partition("MEDICAL REVIEWER QUALIFICATIONS:")

    reviewer = parse(f"{before}{heading}\n{said}\n").expert_reviewer

    assert (reviewer.certifications, reviewer.licensure_states) == (certifications, states)


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("IMR ISSUES, DECISIONS AND RATIONALES", "IMR\nISSUES, DECISIONS AND RATIONALES"),
        ("IMR ISSUES, DECISIONS AND RATIONALES", "IMR\n\nIMR ISSUES, DECISIONS AND RATIONALES"),
        ("Claims Administrator guideline:", "Claims Administrator:"),
        ("MAXIMUS guideline:", "Independent Medical Review guideline:"),
        ("Lumbar support: Upheld", "Lumbar support: (Upheld)"),
        ("Texas\nCertification(s)/Specialty:", "Texas   Certification(s)/Specialty:"),
    ],
)
def test_a_modern_letter_may_be_set_otherwise(usual: str, other: str) -> None:
    made = letter(item(), item(title="Cane: Overturned"))

    assert usual in made
    assert fields(parse(made.replace(usual, other))) == fields(parse(made))


@pytest.mark.parametrize("label", ["Claims Administrator:", "Claims Administrator's basis:"])
def test_a_side_of_a_notice_may_have_a_bare_label(label: str) -> None:
    made = NOTICE.replace("The Claims Administrator did", f"{label} The Claims Administrator did")
    made = made.replace("Rationale for", "Expert Reviewer: ODG, Pain Chapter.\nRationale for")

    read_ = parse(made).disputed_items[1]

    assert (
        read_.claims_administrator_guideline.statement
        == "The Claims Administrator did not cite any guidelines."
    )
    assert read_.reviewer_guideline.statement == "ODG, Pain Chapter."


def test_a_heading_in_other_words_may_go_over_two_lines() -> None:
    said = "ODG, Knee Chapter, which is not a part of the\nMTUS."
    made = REVIEW.replace(
        "GUIDELINE(S) RELIED",
        f"TREATMENT GUIDELINE(S) QUOTED BY UTILIZATION\nREVIEWER:\n{said}\nGUIDELINE(S) RELIED",
    )

    item_ = parse(made).disputed_items[0]

    assert item_.claims_administrator_guideline.statement == said.replace("\n", " ")
    assert item_.reviewer_guideline.statement == "ODG, Pain Chapter, Opioids."
