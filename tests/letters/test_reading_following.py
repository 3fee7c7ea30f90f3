"""Which item an associated service follows (letters rule 8)."""

from __future__ import annotations

import pytest

from openimr.letters import parse

from .reading_samples import item, letter

FALLS = "As the primary procedure is not medically necessary, no associated service is medically necessary."
STANDS = (
    "Since the primary procedure is medically necessary, the associated services are medically necessary too."
)


def follows(*items: tuple[str, str]) -> list[int | None]:
    """The items that the items of a letter follow, given their titles with outcomes, and their rationales."""
    read = parse(letter(*(item(title, rationale=rationale) for title, rationale in items)))
    return [i.follows_item for i in read.disputed_items]


def test_a_service_follows_the_procedure_with_which_it_falls() -> None:
    assert follows(("Knee arthroscopy: Upheld", "No tear."), ("Assistant surgeon: Upheld", FALLS)) == [
        None,
        1,
    ]


def test_a_cascade_of_overturned_items_counts_too() -> None:
    services = [("Assistant surgeon: Overturned", STANDS), ("Walker: Overturned", STANDS)]
    assert follows(("Knee arthroscopy: Overturned", "A tear."), *services) == [None, 1, 1]


def test_a_service_stands_with_a_procedure_that_is_necessary_in_part() -> None:
    assert follows(("Fusion L3-S1: Modified", "In part."), ("Assistant surgeon: Overturned", STANDS)) == [
        None,
        1,
    ]


def test_the_nearest_earlier_procedure_whose_outcome_agrees_is_meant() -> None:
    assert follows(
        ("Lumbar fusion: Upheld", "No."),
        ("Knee arthroscopy: Overturned", "Yes."),
        ("Assistant surgeon: Upheld", FALLS),
        ("Shoulder repair: Upheld", "No."),
        ("Post-op sling: Upheld", FALLS),
    ) == [None, None, 1, None, 4]


def test_a_service_with_reasons_of_its_own_is_no_procedure_to_follow() -> None:
    assert follows(
        ("Lumbar fusion: Upheld", "No."),
        ("Pre-op medical clearance: Upheld", "The worker is well."),
        ("Assistant surgeon: Upheld", FALLS),
    ) == [None, None, 1]


@pytest.mark.parametrize(
    "rationale",
    [
        "Since the lumbar fusion is not medically necessary, the stay is not medically necessary.",
        "The stay is not medically necessary because the lumbar fusion is not medically necessary.",
        "The lumbar fusion is not supported. Therefore, the stay is not medically necessary.",
        "As item 3 is not medically necessary, this request is not medically necessary.",
        "Given that the requested fusions were not certified, the stay is not medically necessary.",
    ],
)
def test_a_procedure_that_is_named_wins_even_a_later_one(rationale: str) -> None:
    items = [
        ("Knee arthroscopy: Upheld", "No."),
        ("Stay of 2 days: Upheld", rationale),
        ("Lumbar fusion: Upheld", "No."),
    ]
    assert follows(*items) == [None, 3, None]


@pytest.mark.parametrize(
    "rationale",
    [
        "Because the primary surgical procedure was not medically necessary, the request is not medically necessary.",
        "The surgery is not medically necessary, so the walker is not medically necessary either.",
        "Without the surgery it has no use: as the surgery was denied, the walker is not medically necessary.",
        "It falls with the primary procedure.",
        "This service shares the fate of the primary surgery.",
        "The need for it depends on the primary procedure, which was not approved.",
        "None of the associated services are necessary since the index surgery is not supported [p. 12].",
    ],
)
def test_the_cascade_may_be_told_in_many_ways(rationale: str) -> None:
    assert follows(("Hip replacement: Upheld", "No."), ("Post-op walker: Upheld", rationale)) == [None, 1]


@pytest.mark.parametrize(
    "rationale",
    [
        "The guidelines do not support it. It is not medically necessary.",
        "As noted above, the records are thin. The request is not medically necessary.",
        "Since the patient has no red flags, the request is not medically necessary.",
        "As the criteria are not met, the requested surgery is not medically necessary.",
        "The films do not support surgery. The patient is not a candidate.",
        "If surgery is considered, films are indicated before it.",
    ],
)
def test_an_item_with_reasons_of_its_own_follows_none(rationale: str) -> None:
    assert follows(("Knee arthroscopy: Upheld", "No tear."), ("Knee brace: Upheld", rationale)) == [
        None,
        None,
    ]


def test_a_procedure_that_is_titled_like_a_service_is_followed_where_there_is_no_other() -> None:
    items = [("Inpatient lumbar fusion: Upheld", "No."), ("Assistant surgeon: Upheld", FALLS)]
    assert follows(*items) == [None, 1]


def test_where_no_earlier_item_agrees_it_is_null_with_a_warning() -> None:
    read = parse(letter(item("Fusion: Overturned"), item("Assistant surgeon: Upheld", rationale=FALLS)))
    assert read.disputed_items[1].follows_item is None
    assert [w.code for w in read.warnings] == ["follows-item-doubtful"]


def test_a_named_item_with_another_outcome_is_kept_with_a_warning() -> None:
    why = "As the lumbar fusion is not medically necessary, the stay is not medically necessary."
    read = parse(letter(item("Lumbar fusion: Overturned"), item("Stay of 2 days: Upheld", rationale=why)))
    assert read.disputed_items[1].follows_item == 1
    assert [w.code for w in read.warnings] == ["follows-item-doubtful"]


def test_the_first_item_follows_nothing_before_it() -> None:
    assert follows(("Assistant surgeon: Upheld", FALLS)) == [None]
