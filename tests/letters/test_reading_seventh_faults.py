"""Faults that letters by a seventh author brought up."""

from __future__ import annotations

import textwrap

import pytest

from openimr.letters import citations, parse
from openimr.letters.model import Family, Layout

from .reading_samples import NOTICE, REVIEW, fields, item, letter


def test_a_ligature_in_board_certified_hides_no_certification() -> None:
    made = letter(listed=False, certifications="Pain Management, has a subspecialty in Addiction Medicine")

    read = parse(made.replace("Certified", "Certi\ufb01ed"))

    assert read.layout is Layout.PROSE_CREDENTIALS
    assert read.expert_reviewer.certifications == ("Pain Management", "Addiction Medicine")


def test_a_small_l_for_the_capital_i_of_a_heading_is_seen() -> None:
    made = REVIEW.replace("ISSUE AT DISPUTE", "lssue at Dispute")

    assert fields(parse(made)) == fields(parse(REVIEW))


@pytest.mark.parametrize(
    "law", ["Labor Code section 4610.5", "8 CCR 9792.21.1", "sections 4600 and 4610 of the Labor Code"]
)
@pytest.mark.parametrize("join", ["; ", ", ", " and "])
def test_a_law_after_a_guideline_is_a_source_of_its_own(law: str, join: str) -> None:
    said = f"Decision based on Non-MTUS Citation ODG, Pain Chapter, Opioids{join}{law}."
    cited = parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline.citations

    assert [(c.family, c.text) for c in cited] == [
        (Family.ODG, "ODG, Pain Chapter, Opioids"),
        (Family.OTHER, law),
    ]
    assert [found.sort for found in citations(said)][:2] == ["guideline", "law"]


def test_where_the_schedule_stands_in_the_law_stays_with_its_chapter() -> None:
    said = "Decision based on MTUS Chronic Pain Medical Treatment Guidelines, 8 CCR 9792.24.2, page 80."
    cited = parse(letter(item(reviewer=said))).disputed_items[0].reviewer_guideline.citations

    assert [(c.family, c.pages) for c in cited] == [(Family.MTUS, ("80",))]


def test_the_sentence_that_leads_to_the_items_may_be_misread() -> None:
    made = letter().replace(
        "Every disputed item is decided below:",
        "The F1nal Determination was bascd on the decisi0ns for the d1sputed items/serviccs set forth bclow:",
    )

    assert fields(parse(made)) == fields(parse(letter()))


def test_a_wider_gap_opens_a_numbered_decision_after_a_line_without_a_stop() -> None:
    said = "An answer to a request of this kind, given two years before by another reviewer, had been: Upheld"
    made = NOTICE.replace("No gain was shown.\n", f"No gain was shown.\n\n{said}\n\n")
    for number in ("1", "2"):
        made = made.replace(f"\n{number}) Regarding", f"\n\n{number}) Regarding")

    read = parse(
        made.replace(
            "2) Regarding the request for a cane:", "2) A cane is medically necessary and appropriate."
        )
    )

    assert [i.description for i in read.disputed_items] == ["Norco #60", "A cane"]
    assert read.disputed_items[0].rationale == f"No gain was shown. {said}"


def test_one_long_line_tells_not_how_long_the_lines_of_a_letter_are() -> None:
    said = "The records do not describe how function changed with the earlier course, nor what was planned for it."
    title = "Functional capacity evaluation (Upheld by utilization review), 1 visit"
    made = letter(*[item(rationale=said)] * 4, item(title=f"{title}: Upheld"))
    narrow = [line for part in made.splitlines() for line in textwrap.wrap(part, 54)]
    narrow.insert(
        0,
        "Case Number: CM14-0012345    Decision Date: September 19, 2014    Priority: Standard    Date Assigned:",
    )

    assert parse("\n".join(narrow)).disputed_items[-1].description == title
