"""What letters of the fourth author were misread in, each with a letter of its own."""

from __future__ import annotations

import pytest

from openimr.letters import parse
from openimr.letters.model import Determination, Guideline


def modern(
    *,
    summary: str = "The patient is a 40-year-old man.",
    lead: str = "The expert reviewer developed the clinical case summary that follows from the file:",
    headings: tuple[str, str, str] = (
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "CLINICAL CASE SUMMARY",
        "IMR ISSUES, DECISIONS AND RATIONALES",
    ),
    credentials: str = "State(s) of Licensure: Ohio\nCertification(s)/Specialty: Family Practice",
    item: str = "",
    before: str = "",
) -> Determination:
    """A letter of 2015 with one item, read."""
    item = item or (
        "Walker: Upheld\n\nClaims Administrator guideline: The Claims Administrator did not cite any guideline.\n\n"
        "MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.\n\n"
        "Decision rationale: No need is described. The request is not medically necessary.\n"
    )
    first, second, third = headings
    return parse(
        f"{before}{first}\n\nAn expert reviewer received the whole case file.\n\n{credentials}\n\n{second}\n\n{lead}\n\n"
        f"{summary}\n\n{third}\n\nThe Final Determination rests on the decisions below:\n\n{item}"
    )


def stated(statement: str) -> Guideline:
    """What is read of a reviewer's statement in a letter of late 2013."""
    read = parse(
        "HOW THE IMR FINAL DETERMINATION WAS MADE\n\nThe physician reviewer is Board Certified in Family Practice and is "
        "licensed to practice in Ohio.\n\nDOCUMENTS REVIEWED\n\nApplication\n\nCLINICAL CASE SUMMARY\n\n"
        "The expert reviewer developed this clinical case summary from the file:\n\nA 40-year-old man.\n\n"
        "IMR DECISION(S) AND RATIONALE(S)\n\nThe Final Determination rests on the decisions below:\n\n"
        "1. Walker is not medically necessary and appropriate.\n\n"
        f"The Claims Administrator did not cite any guideline.\n\n{statement}\n\n"
        "The Physician Reviewer's decision rationale: No need is described.\n"
    )
    assert read.disputed_items[0].rationale == "No need is described."
    return read.disputed_items[0].reviewer_guideline


@pytest.mark.parametrize("change", [str.capitalize, str.title, str.lower])
def test_headings_are_known_in_any_case(change) -> None:  # type: ignore[no-untyped-def]
    read = modern(
        headings=tuple(  # type: ignore[arg-type]
            change(one)
            for one in (
                "HOW THE IMR FINAL DETERMINATION WAS MADE",
                "CLINICAL CASE SUMMARY",
                "IMR ISSUES, DECISIONS AND RATIONALES",
            )
        )
    )

    assert read.layout.value == "listed-credentials"
    assert read.clinical_case_summary == "The patient is a 40-year-old man."
    assert [item.description for item in read.disputed_items] == ["Walker"]


@pytest.mark.parametrize(
    "lead",
    [
        "Based on the file and all records, the reviewer developed the following clinical case summary:",
        "The following clinical case summary rests on a review of the case file:",
        "The following is the clinical case summary that the reviewer wrote:",
        "After a review of all records the expert wrote the clinical case summary below:",
    ],
)
def test_the_sentence_that_leads_in_the_summary_is_no_part_of_it(lead: str) -> None:
    assert modern(lead=lead).clinical_case_summary == "The patient is a 40-year-old man."


def test_a_summary_of_one_sentence_before_a_colon_is_kept() -> None:
    assert modern(summary="DOI: 3/4/2010. A 40-year-old man.").clinical_case_summary == (
        "DOI: 3/4/2010. A 40-year-old man."
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("This 40-year-old man fell from a ladder at work on 3/4/2010 and broke a wrist.", "2010-03-04"),
        ("A patient with a work injury dated 3/4/2010 is seen.", "2010-03-04"),
        ("The man, 40 years old, hurt his neck on 3/4/2010 when he lifted a box.", "2010-03-04"),
        ("She slipped on a wet floor on March 4, 2010. She was seen on 5/6/2011.", "2010-03-04"),
    ],
)
def test_the_day_of_an_accident_is_the_date_of_injury(words: str, day: str) -> None:
    assert str(modern(summary=words).employee.date_of_injury) == day


@pytest.mark.parametrize(
    ("words", "age", "sex"),
    [
        ("This is a male, 38 years of age, with neck pain.", 38, "male"),
        ("A sixty‑four‑year‑old woman with neck pain.", 64, "female"),
        ("A 40‑yr‑old male driver.", 40, "male"),
        ("A sixty-five-year-old man.", 65, "male"),
    ],
)
def test_age_and_sex_are_read_with_hyphens_of_every_kind_and_in_any_order(
    words: str, age: int, sex: str
) -> None:
    read = modern(summary=words).employee

    assert (read.age, read.sex) == (age, sex)


def test_labels_of_a_header_may_be_broken_at_the_end_of_a_line() -> None:
    read = modern(
        before="Case Number: CM15-1234567 Date Assigned: 3/13/2015 Date of\nInjury: 12/26/2012 Decision\nDate: 4/2/2015\n\n"
    )

    assert str(read.front_matter.decision_date) == "2015-04-02"
    assert str(read.front_matter.date_of_injury) == "2012-12-26"


def test_labels_of_credentials_in_a_column_before_their_values() -> None:
    read = modern(
        credentials="State(s) of Licensure:\nCertification(s)/Specialty:\nWest Virginia, Ohio\nFamily Practice"
    )

    assert read.expert_reviewer.licensure_states == ("WV", "OH")
    assert read.expert_reviewer.certifications == ("Family Practice",)


@pytest.mark.parametrize(
    ("statement", "basis", "texts"),
    [
        (
            "The Physician Reviewer based his/her decision on the ODG, Pain Chapter, Opioids, which is not part of the MTUS.",
            ["non-mtus"],
            ["ODG, Pain Chapter, Opioids"],
        ),
        (
            "The Physician Reviewer did not find that the MTUS addresses this and based his/her decision on the ODG, Pain Chapter.",
            ["non-mtus"],
            ["ODG, Pain Chapter"],
        ),
        (
            "The Physician Reviewer used the Acupuncture Medical Treatment Guidelines, which is part of the MTUS, to make his/her decision.",
            ["mtus"],
            ["Acupuncture Medical Treatment Guidelines"],
        ),
        (
            "The Physician Reviewer relied on the Chronic Pain Medical Treatment Guidelines, pages 60-61, which are part of the California Medical Treatment Utilization Schedule (MTUS).",
            ["mtus"],
            ["Chronic Pain Medical Treatment Guidelines, pages 60-61"],
        ),
        (
            "The Physician Reviewer found that no section of the MTUS was applicable. The Physician Reviewer based his/her decision on the ODG, Pain Chapter, which is a medical treatment guideline (MTG) that is not part of the MTUS.",
            ["non-mtus"],
            ["ODG, Pain Chapter"],
        ),
    ],
)
def test_what_is_part_of_the_schedule_and_what_is_not(
    statement: str, basis: list[str], texts: list[str]
) -> None:
    read = stated(statement)

    assert [one.value for one in read.basis] == basis
    assert [one.text for one in read.citations] == texts


def test_a_second_chapter_after_a_section_is_a_source_of_its_own() -> None:
    said = "Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care{} Postsurgical Treatment Guidelines."
    for link in (";", ", and", " and", "; and"):
        read = modern(
            item=f"Walker: Upheld\n\nClaims Administrator guideline: {said.format(link)}\n\nDecision rationale: No.\n"
        )
        found = read.disputed_items[0].claims_administrator_guideline.citations
        assert [(one.text, one.section) for one in found] == [
            ("MTUS Knee Complaints 2004, Section(s): Initial Care", "Initial Care"),
            ("Postsurgical Treatment Guidelines", None),
        ]


def test_an_address_of_the_web_is_a_source_of_its_own() -> None:
    said = "Decision based on Non-MTUS Citation ODG, Pain Chapter, Opioids and www.drugs.com/pro/norco."
    read = modern(item=f"Norco: Upheld\n\nMAXIMUS guideline: {said}\n\nDecision rationale: No.\n")

    found = read.disputed_items[0].reviewer_guideline.citations

    assert [one.text for one in found] == ["ODG, Pain Chapter, Opioids", "www.drugs.com/pro/norco"]


def test_a_service_that_is_called_medically_necessary_is_still_a_title() -> None:
    read = parse(
        "Notice of Independent Medical Review Determination\nDated: 9/26/2013\n"
        "1) We have determined the request for Medically necessary transportation is not medically necessary and appropriate.\n"
        "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE\nCase Summary:\nA 40-year-old man.\n"
        "1) Regarding the request for Medically necessary transportation:\n"
        "The Claims Administrator did not cite any guideline.\nThe Expert Reviewer did not cite any guideline.\n"
        "Rationale for the Decision:\nHe drives.\n"
    )

    (item,) = read.disputed_items
    assert (item.description, item.decision and item.decision.value) == (
        "Medically necessary transportation",
        "upheld",
    )


@pytest.mark.parametrize("reader", ["Claims Administrator", "the Claims Administrator"])
def test_headings_of_a_professional_review_in_other_words(reader: str) -> None:
    read = parse(
        "MEDICAL PROFESSIONAL REVIEW\n\nISSUE AT DISPUTE:\nNorco\n\nCASE SUMMARY:\nA 40-year-old man.\n\n"
        f"MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY {reader.upper()}:\nODG, Pain Chapter\n\n"
        "MEDICAL TREATMENT GUIDELINES RELIED UPON BY THE PROFESSIONAL REVIEWER AND WHY\nACOEM, Chapter 12\n\n"
        "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS NOT MEDICALLY NECESSARY:\nNo trial was made.\n"
    )

    (item,) = read.disputed_items
    assert read.clinical_case_summary == "A 40-year-old man."
    assert item.claims_administrator_guideline.statement == "ODG, Pain Chapter"
    assert item.reviewer_guideline.statement == "ACOEM, Chapter 12"
    assert (item.rationale, item.decision and item.decision.value) == ("No trial was made.", "upheld")


@pytest.mark.parametrize(
    "foot", ["IMR Final Determination - Case CM14-0801657 - p. 2", "CM14-2408216\nPage 1"]
)
def test_a_foot_with_the_number_of_a_case_is_no_part_of_a_field(foot: str) -> None:
    read = modern(
        item=f"Walker: Upheld\n\nDecision rationale: The records do not describe the gait and\n{foot}\nbalance of this man.\n"
    )

    assert read.disputed_items[0].rationale == "The records do not describe the gait and balance of this man."


def test_labels_without_colons_begin_their_fields() -> None:
    read = modern(
        item="Walker: Upheld\n\nClaims Administrator guideline Decision based on MTUS Postsurgical Treatment Guidelines.\n\n"
        "MAXIMUS guideline The Expert Reviewer did not cite any guideline.\n\nDecision rationale No need is described.\n"
    )

    (item,) = read.disputed_items
    assert item.claims_administrator_guideline.statement == (
        "Decision based on MTUS Postsurgical Treatment Guidelines."
    )
    assert item.reviewer_guideline.statement == "The Expert Reviewer did not cite any guideline."
    assert item.rationale == "No need is described."


@pytest.mark.parametrize("lost", [1, 2])
def test_a_part_whose_heading_is_lost_begins_with_the_sentence_that_leads_it_in(lost: int) -> None:
    headings = [
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "CLINICAL CASE SUMMARY",
        "IMR ISSUES, DECISIONS AND RATIONALES",
    ]
    headings[lost] = ""

    read = modern(headings=(headings[0], headings[1], headings[2]))

    assert read.expert_reviewer.certifications == ("Family Practice",)
    assert read.clinical_case_summary == "The patient is a 40-year-old man."
    assert [item.description for item in read.disputed_items] == ["Walker"]
