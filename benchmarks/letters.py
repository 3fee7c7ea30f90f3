"""A determination to measure with, varied in its numbers so that nothing is read or written twice."""

from __future__ import annotations

import datetime as dt

from openimr.letters.model import (
    Decision,
    Determination,
    DisputedItem,
    ExpertReviewer,
    FrontMatter,
    Guideline,
    Layout,
)

AT = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC)


def a_determination(n: int) -> Determination:
    """A determination with four items and about 800 words."""
    reasons = (
        "The report of {d} describes limited motion without a finding that points to the level in question [p. {n}]. "
        "The image of the same month shows no narrowing that would explain the complaint [p. {m}]. "
    )
    items = tuple(
        DisputedItem(
            position=k,
            description=f"Procedure number {k} of the lumbar spine, L{k}-S1, 2-3 days",
            decision=Decision.UPHELD,
            claims_administrator_guideline=Guideline(
                statement=f"Decision based on MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): {n % 300 + 1}, {n + k}."
                if k % 2
                else "The Claims Administrator did not cite evidence for what it decided."
            ),
            reviewer_guideline=Guideline(
                statement="Decision based on MTUS Chronic Pain Treatment Guidelines Opioids "
                f"Page(s): {n % 40 + 70}-{n % 40 + 70 + n % 7 + k}."
            ),
            rationale=(reasons * 6).format(d=f"0{k}/1{n % 9}/2014", n=n + k, m=n + k + 3)
            + "It is not medically necessary.",
        )
        for k in range(1, 5)
    )
    return Determination(
        layout=Layout.LISTED_CREDENTIALS,
        front_matter=FrontMatter(
            case_number=f"CM26-{n:07d}", date_of_injury=dt.date(2012, 5, 1), priority="standard"
        ),
        expert_reviewer=ExpertReviewer(certifications=("Orthopedic Surgery",), licensure_states=("CA",)),
        clinical_case_summary=f"A {30 + n % 40} year old male was injured on 05/01/2012. "
        + "The back hurts. " * 20,
        disputed_items=items,
    )
