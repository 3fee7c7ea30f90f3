"""Labels that do not stand whole at the start of a line, and outcomes that do not stand on one."""

from __future__ import annotations

import pytest

from openimr.letters import parse
from openimr.letters.reading.marks.recut import with_labels_at_line_starts
from openimr.letters.reading.parser import read

LETTER = """HOW THE IMR FINAL DETERMINATION WAS MADE
The reviewer is listed below.
State(s) of Licensure: Ohio
Certification(s)/Specialty: Family Practice
CLINICAL CASE SUMMARY
A 40 year old male fell at work.
IMR ISSUES, DECISIONS AND RATIONALES
The decisions for the disputed items/services are these:
Cane: Upheld
Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
MAXIMUS guideline: Decision based on Non-MTUS Citation ODG, Knee Chapter, Walking aids.
Decision rationale: He walks well without one. Not medically necessary.
Knee brace (right): Overturned
Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary.
Decision rationale: The knee gives way. Medically necessary.
"""


@pytest.mark.parametrize(
    ("whole", "parted"),
    [
        (".\nMAXIMUS guideline:", ". MAXIMUS guideline:"),
        (".\nDecision rationale:", ".  Decision rationale:"),
        ("\nClaims Administrator guideline:", " Claims Administrator guideline:"),
        ("Claims Administrator guideline:", "Claims\nAdministrator guideline:"),
        ("Claims Administrator guideline:", "Claims Administrator \r\n\r\nguideline:"),
        ("MAXIMUS guideline:", "MAXIMUS\n\f\nguideline:"),
        ("Decision rationale:", "Decision\n rationale:"),
        ("State(s) of Licensure:", "State(s) of\nLicensure:"),
    ],
)
@pytest.mark.parametrize("times", [1, 9])
def test_a_label_counts_inside_a_line_and_over_the_end_of_one(whole: str, parted: str, times: int) -> None:
    assert parse(LETTER.replace(whole, parted, times)).to_json() == parse(LETTER).to_json()


def test_a_label_that_a_sentence_mentions_stays_in_it() -> None:
    letter = LETTER.replace("He walks well", "As the MAXIMUS guideline: see above, he walks well")
    letter = letter.replace(
        "MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary.\n", ""
    )

    first, second = parse(letter).disputed_items

    assert first.rationale.startswith("As the MAXIMUS guideline: see above")
    assert second.reviewer_guideline.statement == ""


def test_places_are_those_of_the_text_as_it_was_given() -> None:
    letter = LETTER.replace("\nMAXIMUS", "  MAXIMUS").replace("Claims Administrator", "Claims\nAdministrator")
    found = read(letter)

    for number, item in enumerate(found.determination.disputed_items):
        for name, said in (
            ("rationale", item.rationale),
            ("reviewer_guideline/statement", item.reviewer_guideline.statement),
        ):
            assert letter[slice(*found.place(f"/disputed_items/{number}/{name}"))] == said


def test_cutting_lines_anew_moves_nothing() -> None:
    letter = LETTER.replace(".\nMAXIMUS", ".   MAXIMUS")

    cut = with_labels_at_line_starts(letter)

    assert len(cut) == len(letter)
    assert cut.split() == letter.split()


def test_an_outcome_of_two_words_may_stand_on_two_lines() -> None:
    item = parse(LETTER.replace("Cane: Upheld", "Cane, adjustable: Partially\nOverturned")).disputed_items[0]

    assert (item.description, item.decision and item.decision.value) == ("Cane, adjustable", "modified")
