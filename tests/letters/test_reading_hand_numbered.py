"""Letters of 2013 with numbered decisions, in shapes that letters written by hand had."""

from __future__ import annotations

import pytest

from openimr.letters import parse
from openimr.letters.model import Basis, Decision, Layout

from .reading_samples import NOTICE

HALF = """extended through October. In sum the block is not medically necessary and appropriate.

{first}) Regarding the request for Lyrica 75 mg #60:

Medical Treatment Guideline(s) Relied Upon by the Expert Reviewer to Make His/Her Decision:
The Claims Administrator did not cite a guideline. The Expert Reviewer based his/her decision on the Chronic Pain Medical
Treatment Guidelines, page 16.

Rationale for the Decision:
The employee, a sixty-three-year-old woman, has burning pain. The request is medically necessary and appropriate.

{second}) Regarding the request for a bone scan:

Medical Treatment Guideline(s) Relied Upon by the Expert Reviewer to Make His/Her Decision:
The Claims Administrator did not cite a guideline. The Expert Reviewer relied on ODG, Pain Chapter, Bone scan.

Rationale for the Decision:
The scan would change nothing. The request is not medically necessary and appropriate.
"""


@pytest.mark.parametrize("first", [1, 2, 7, 12])
def test_a_letter_whose_first_pages_are_lost_keeps_the_items_that_are_whole(first: int) -> None:
    read = parse(HALF.format(first=first, second=first + 1))
    assert read.layout is Layout.NUMBERED_DECISIONS
    assert [(i.position, i.description, i.decision) for i in read.disputed_items] == [
        (1, "Lyrica 75 mg #60", Decision.OVERTURNED),
        (2, "a bone scan", Decision.UPHELD),
    ]
    assert (read.employee.age, read.employee.sex) == (63, "female")
    assert "heading-not-read" in [w.code for w in read.warnings]


@pytest.mark.parametrize("verb", ["gave", "identified", "offered", "listed", "named"])
def test_a_claims_administrators_sentence_may_have_many_verbs(verb: str) -> None:
    said = NOTICE.replace(
        "The Claims Administrator did not cite any guidelines.",
        "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision:\n"
        f"The Claims Administrator {verb} no guideline or other evidence. The Expert Reviewer relied on ODG, Pain Chapter.",
    )
    for item in parse(said).disputed_items:
        assert (
            item.claims_administrator_guideline.statement
            == f"The Claims Administrator {verb} no guideline or other evidence."
        )
        assert item.reviewer_guideline.statement == "The Expert Reviewer relied on ODG, Pain Chapter."
        assert item.reviewer_guideline.basis == (Basis.NON_MTUS,)
