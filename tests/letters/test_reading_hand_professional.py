"""Professional reviews, in shapes that letters written by hand had."""

from __future__ import annotations

import pytest

from openimr.letters import parse
from openimr.letters.model import Basis, Decision, Determination, DisputedItem, Family, Layout
from openimr.letters.reading.words.outcomes import read_decision

from .reading_samples import REVIEW, fields, item, letter

UPHELD, OVERTURNED, MODIFIED = Decision.UPHELD, Decision.OVERTURNED, Decision.MODIFIED


def only(read: Determination) -> DisputedItem:
    assert read.layout is Layout.PROFESSIONAL_REVIEW
    (found,) = read.disputed_items
    return found


SAID = [
    ("UPHOLD", UPHELD),
    ("Overturn", OVERTURNED),
    ("MODIFY", MODIFIED),
    ("MODIFY UR DECISION", MODIFIED),
    ("PARTIAL OVERTURN", MODIFIED),
    ("Overturned in part (Modified)", MODIFIED),
    ("Upheld / Modified", MODIFIED),
    ("Denial is UPHELD", UPHELD),
    ("Denial is Uphe1d.", UPHELD),
    ("The denial is upheld.", UPHELD),
    ("The decision of the claims administrator is OVERTURNED.", OVERTURNED),
    ("The utilization review decision is not upheld.", OVERTURNED),
    ("Upheld in part, overturned in part: the first is medically necessary; the second is not.", MODIFIED),
    ("Overturned in part (modified): the injection is medically necessary, the drug is not.", MODIFIED),
    ("The denial is partially overturned.", MODIFIED),
]


@pytest.mark.parametrize(("words", "decision"), SAID)
@pytest.mark.parametrize("heading", ["DECISION\n", "DECISION: ", "Decision: "])
def test_the_section_of_the_decision_says_it_in_a_word_or_a_sentence(
    heading: str, words: str, decision: Decision
) -> None:
    said = REVIEW.replace(
        "RATIONALE: No gain was shown. The request is not medically necessary.",
        f"{heading}{words}\nRATIONALE: Eighty hours are medically necessary to begin with.",
    )
    found = only(parse(said))
    assert found.decision is decision
    assert found.reviewer_guideline.statement == "ODG, Pain Chapter, Opioids."
    assert found.rationale == "Eighty hours are medically necessary to begin with."


def test_a_plain_word_is_no_guess() -> None:
    rationale = "RATIONALE: No gain was shown. The request is not medically necessary."
    said = REVIEW.replace(rationale, "DECISION: UPHOLD\nRATIONALE: None.")
    assert [w.code for w in parse(said).warnings] == [w.code for w in parse(REVIEW).warnings]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "See the rationale.",
        "Whether it was upheld is unknown?",
        "The family upholds the values.",
        "upheld " * 60,
    ],
)
def test_words_that_say_no_decision_say_none(words: str) -> None:
    assert read_decision(words) is None


@pytest.mark.parametrize(
    "ending", ["Overturned in part (Modified)", "Upheld / Modified", "Partially Overturned"]
)
def test_a_title_may_end_in_an_outcome_in_part(ending: str) -> None:
    (found,) = parse(letter(item(f"Norco #60: {ending}"))).disputed_items
    assert (found.description, found.decision) == ("Norco #60", MODIFIED)


@pytest.mark.parametrize(
    ("theirs", "own"),
    [
        ("Guidelines Relied Upon by the Claims Administrator:", "Guidelines Relied Upon by the Medical Professional Reviewer:"),
        ("CLAIMS ADMINISTRATOR'S GUIDELINE", "REVIEWER'S GUIDELINE"),
        ("GUIDELINE OF THE CLAIMS ADMINISTRATOR", "GUIDELINE OF THE MEDICAL PROFESSIONAL REVIEWER"),
    ],
)  # fmt: skip
def test_a_statement_that_begins_with_the_schedules_name_opens_no_part(theirs: str, own: str) -> None:
    capitals = theirs.isupper()
    heads = [h if capitals else h.title() for h in ("ISSUE AT DISPUTE", "CASE SUMMARY", "RATIONALE")]
    text = (
        f"MEDICAL PROFESSIONAL REVIEW\n\n{heads[0]}:\nNorco #60\n\n{heads[1]}:\nA 45 year old male.\n\n"
        f"{theirs}\nMTUS: ACOEM Guidelines, Chapter 11, pages 270-271.\n\n"
        f"{own}\nMTUS: Chronic Pain Medical Treatment Guidelines, Opioids, page 80.\n\n"
        f"{heads[2]}:\nNo gain was shown. The request is not medically necessary.\n"
    )
    found = only(parse(text))
    assert (
        found.claims_administrator_guideline.statement == "MTUS: ACOEM Guidelines, Chapter 11, pages 270-271."
    )
    assert found.claims_administrator_guideline.basis == (Basis.MTUS,)
    assert [c.family for c in found.claims_administrator_guideline.citations] == [Family.ACOEM]
    assert (
        found.reviewer_guideline.statement
        == "MTUS: Chronic Pain Medical Treatment Guidelines, Opioids, page 80."
    )


@pytest.mark.parametrize("heading", ["MEDICAL PROFESSIONAL REVIEWER", "PHYSICIAN REVIEWER"])
@pytest.mark.parametrize("swapped", [False, True])
def test_labelled_credentials_end_where_their_line_does(heading: str, swapped: bool) -> None:
    labels = [
        "Certification(s)/Specialty: Anesthesiology/Pain Medicine",
        "State(s) of Licensure: Ohio, Mississippi",
    ]
    if swapped:
        labels.reverse()
    text = REVIEW.split("MEDICAL REVIEWER QUALIFICATIONS")[0]
    text = text.replace("CASE SUMMARY: ", f"{heading}\n" + "\n".join(labels) + "\n\nCLINICAL CASE SUMMARY\n")
    read = parse(text)
    assert read.expert_reviewer.certifications == ("Anesthesiology", "Pain Medicine")
    assert read.expert_reviewer.licensure_states == ("OH", "MS")
    assert read.clinical_case_summary == "A 45 year old male was injured on 3/4/2010."
    assert [w.code for w in read.warnings] == [w.code for w in parse(REVIEW).warnings]


@pytest.mark.parametrize("words", ["isn't", "isn\u2019t", "is not", "wasn't"])
def test_a_contracted_not_is_one(words: str) -> None:
    said = REVIEW.replace("is not medically necessary", f"{words} medically necessary")
    assert fields(parse(said))["disputed_items"][0]["decision"] == "upheld"  # type: ignore[index]
    decided = said.replace("RATIONALE:", "DECISION: Upheld\nRATIONALE:")
    assert "outcome-contradicted" not in [w.code for w in parse(decided).warnings]


def test_a_rationale_of_what_is_necessary_in_part_may_end_in_either() -> None:
    ends = "Thirty days are medically necessary. The other thirty are not medically necessary at this time."
    said = REVIEW.replace("No gain was shown. The request is not medically necessary.", ends)
    read = parse(said.replace("RATIONALE:", "DECISION: Modified\nRATIONALE:"))
    assert only(read).decision is MODIFIED
    assert "outcome-contradicted" not in [w.code for w in read.warnings]


@pytest.mark.parametrize(
    "name", ["Medical professional reviewer", "Professional Reviewer", "Medical Reviewer"]
)
def test_the_reviewers_label_may_have_the_layouts_own_name_and_a_guidelines_title_broken_over_lines_is_none(
    name: str,
) -> None:
    said = REVIEW.replace(
        "GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER: ODG, Pain Chapter, Opioids.",
        "Claims Administrator guideline: The Claims Administrator did not cite any guidelines.\n"
        f"{name} guideline: Decision based on MTUS Chronic Pain Medical\nTreatment Guidelines Page(s): 46.",
    )
    found = only(parse(said))
    assert (
        found.claims_administrator_guideline.statement
        == "The Claims Administrator did not cite any guidelines."
    )
    assert (
        found.reviewer_guideline.statement
        == "Decision based on MTUS Chronic Pain Medical Treatment Guidelines Page(s): 46."
    )


def test_a_statement_or_rationale_may_begin_with_a_guidelines_name_and_a_colon() -> None:
    rationale = (
        'ODG: "Recommended for severe cases." This one is mild. The request is not medically necessary.'
    )
    said = REVIEW.replace(
        "RATIONALE: No gain was shown. The request is not medically necessary.",
        f"RATIONALE FOR THE CONCLUSION\n{rationale}",
    )
    assert only(parse(said)).rationale == rationale


APART = """MEDICAL PROFESSIONAL REVIEW

Issue(s) at Dispute

Is a home traction unit (purchase) medically necessary for the strain?

Qualifications of the Medical Professional Reviewer

The reviewer holds a license to practice medicine in Hawaii and is Board Certified in Psychiatry.

Documents Reviewed

Application; denial.

Clinical Summary

A 30 year old man who strained his back.

Medical Treatment Guidelines Relied Upon by the Claims Administrator

The claims administrator relied on the Chronic Pain Medical Treatment Guidelines, page 117.

Medical Treatment Guidelines Relied Upon by the Medical Professional Reviewer

The Medical Professional Reviewer relied on the MTUS: Low Back Complaints, page 300.

Decision

The unit is not medically necessary and appropriate.

Rationale for the Decision

No trial was made.
"""


def test_headings_in_small_letters_that_stand_apart_need_no_colon() -> None:
    read = parse(APART)
    found = only(read)
    assert found.description == "Is a home traction unit (purchase) medically necessary for the strain?"
    assert found.claims_administrator_guideline.statement == (
        "The claims administrator relied on the Chronic Pain Medical Treatment Guidelines, page 117."
    )
    assert found.reviewer_guideline.statement == (
        "The Medical Professional Reviewer relied on the MTUS: Low Back Complaints, page 300."
    )
    assert (found.decision, found.rationale) == (UPHELD, "No trial was made.")
    assert read.expert_reviewer.certifications == ("Psychiatry",)


def test_a_summary_of_records_is_the_summary_where_there_is_no_other() -> None:
    said = REVIEW.replace("CASE SUMMARY:", "SUMMARY OF RECORDS:")
    assert parse(said).clinical_case_summary == parse(REVIEW).clinical_case_summary
    both = REVIEW.replace("DOCUMENTS REVIEWED:", "SUMMARY OF RECORDS:")
    assert parse(both).clinical_case_summary == parse(REVIEW).clinical_case_summary


def test_board_certified_may_be_a_label() -> None:
    told = (
        "Board Certified: Orthopedic Surgery, Surgery of the Hand\nLicensed to practice: California, Arizona"
    )
    text = REVIEW.split("MEDICAL REVIEWER QUALIFICATIONS")[0] + f"REVIEWER CREDENTIALS\n{told}\n"
    read = parse(text)
    assert read.expert_reviewer.certifications == ("Orthopedic Surgery", "Surgery of the Hand")
    assert read.expert_reviewer.licensure_states == ("CA", "AZ")


@pytest.mark.parametrize(
    "who",
    [
        "The Medical Professional Reviewer", "The reviewer", "The Professional Reviewer", "The physician reviewer",
        "The physician who reviewed this case", "The Physician Reviewer who decided this",
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", ["is Board Certified in Psychiatry and", "holds a license in Ohio and"])
def test_a_paragraph_about_the_reviewer_ends_the_issue(who: str, first: str) -> None:
    about = f"{who} {first} is licensed to practice in Ohio."
    text = REVIEW.split("MEDICAL REVIEWER QUALIFICATIONS")[0].replace(
        "CASE SUMMARY", f"\n{about}\n\nCASE SUMMARY"
    )
    read = parse(text)
    assert only(read).description == "Norco #60"
    assert read.expert_reviewer.licensure_states == ("OH",)


def test_an_issue_that_speaks_of_a_board_is_whole() -> None:
    asked = "Consultation with a psychiatrist who is Board Certified in Psychiatry"
    assert only(parse(REVIEW.replace("Norco #60", asked))).description == asked
