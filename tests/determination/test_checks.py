"""The checks before signing: each thing that must stop a signature, and what must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openimr.determination.checks import DraftFacts, ItemFacts, check

PRIMARY = ItemFacts(
    position=1,
    decision="upheld",
    cites=True,
    rationale="The report is unspecific [p. 2]. It is not medically necessary.",
)
DEPENDENT = ItemFacts(
    position=2, decision="upheld", cites=False, follows=True, depends_on=1,
    rationale="The primary procedure is not medically necessary, and so neither is this service.",
)  # fmt: skip
DRAFT = DraftFacts(
    summary="A 51-year-old male.", items=(PRIMARY, DEPENDENT), pages={1: "", 2: "", 3: "damaged"}
)


def codes(draft: DraftFacts) -> list[tuple[str, int | None]]:
    return [(f.code, f.item) for f in check(draft)]


def with_primary(**changes: object) -> DraftFacts:
    return replace(DRAFT, items=(replace(PRIMARY, **changes), DEPENDENT))


def with_dependent(**changes: object) -> DraftFacts:
    return replace(DRAFT, items=(PRIMARY, replace(DEPENDENT, **changes)))


def test_a_finished_draft_passes() -> None:
    assert codes(DRAFT) == []


@pytest.mark.parametrize(
    ("draft", "finding"),
    [
        (replace(DRAFT, summary=" "), ("NO_SUMMARY", None)),
        (replace(DRAFT, late_packets=1), ("LATE_RECORDS", None)),
        (replace(DRAFT, unopened=(4, 7)), ("RECORD_NOT_OPENED", None)),
        (with_primary(rationale=""), ("NO_RATIONALE", 1)),
        (with_primary(cites=False), ("NO_CITATION", 1)),
        (with_primary(rationale="Not medically necessary."), ("NO_PAGE", 1)),
        (with_primary(rationale="Seen [p. 9]. Not medically necessary."), ("PAGE_NOT_THERE", 1)),
        (with_primary(rationale="Seen [pp. 2-1]. [p. 2] Not medically necessary."), ("BAD_REFERENCE", 1)),
        (with_primary(rationale="Seen [p. 2]. It is medically necessary."), ("WORDING", 1)),
        (with_dependent(depends_on=None), ("FOLLOWS_NOTHING", 2)),
        (with_dependent(decision="overturned", rationale="Needed."), ("CONTRADICTS_PRIMARY", 2)),
    ],
)
def test_what_is_missing_stops_the_signature(draft: DraftFacts, finding: tuple[str, int | None]) -> None:
    assert finding in codes(draft)
    assert all(f.blocking for f in check(draft) if (f.code, f.item) == finding)


def test_an_item_without_decision_is_named() -> None:
    assert ("NO_DECISION", 1) in codes(with_primary(decision=None))


def test_an_associated_service_cannot_stay_denied_when_the_surgery_is_overturned() -> None:
    draft = with_primary(decision="overturned", rationale="Shown [p. 2]. It is medically necessary.")
    assert ("CONTRADICTS_PRIMARY", 2) in codes(draft)


def test_an_associated_service_with_reasons_of_its_own_may_differ_from_an_overturned_primary() -> None:
    draft = replace(
        DRAFT,
        items=(
            replace(PRIMARY, decision="overturned", rationale="Shown [p. 2]. It is medically necessary."),
            replace(
                DEPENDENT,
                follows=False,
                cites=True,
                rationale="One surgeon suffices [p. 1]. Not medically necessary.",
            ),
        ),
    )
    assert codes(draft) == []


def test_an_unreadable_page_is_said_but_does_not_stop() -> None:
    (finding,) = check(with_primary(rationale="Seen [pp. 2, 3]. Not medically necessary."))
    assert (finding.code, finding.blocking) == ("PAGE_UNREADABLE", False)


@pytest.mark.parametrize(
    "ending",
    [
        "The request is not medically necessary.",
        "Therefore the stay isn't medically necessary.",
        "None of the services is medically necessary.",
        "The request was not shown to be medically necessary.",
    ],
)
def test_a_denial_in_other_words_agrees_with_upheld(ending: str) -> None:
    assert codes(with_primary(rationale=f"Seen [p. 2]. {ending}")) == []
