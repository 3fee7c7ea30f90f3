"""Duplicates (A-20) and consolidation (A-22)."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from openimr import law


def a_filing(**changes: Any) -> law.Filing:
    facts: dict[str, Any] = {
        "number": "17",
        "employee": "person:e",
        "claim": "WC-1",
        "requesting_physician": "person:p",
        "date_of_injury": dt.date(2023, 1, 9),
        "ur_decided_on": dt.date(2024, 6, 3),
        "items": frozenset({"Lumbar MRI", "Physical therapy x 12"}),
        "received_on": dt.date(2024, 6, 10),
        "eligible": True,
    }
    return law.Filing(**{**facts, **changes})


def test_the_same_items_in_other_writing_are_a_duplicate():
    other = a_filing(number="18", items=frozenset({"  LUMBAR  MRI.", "physical therapy, x 12"}))

    assert law.is_duplicate(a_filing(), other)


@pytest.mark.parametrize(
    "changes",
    [
        {"employee": "person:f"},
        {"claim": "WC-2"},
        {"ur_decided_on": dt.date(2024, 6, 4)},
        {"items": frozenset({"Lumbar MRI"})},
        {"employee": None},
        {"claim": None},
        {"ur_decided_on": None},
        {"items": frozenset()},
    ],
    ids=str,
)
def test_what_differs_or_is_not_known_is_no_duplicate(changes):
    assert not law.is_duplicate(a_filing(), a_filing(number="18", **changes))


def test_two_unknown_employees_are_not_the_same_employee():
    assert not law.is_duplicate(a_filing(employee=None), a_filing(employee=None))


def test_another_physician_does_not_make_another_dispute():
    assert law.is_duplicate(a_filing(), a_filing(number="18", requesting_physician="person:q"))


def test_a_duplicate_is_merged_into_the_earliest_pending_application():
    new = a_filing(number="20", received_on=dt.date(2024, 6, 20))
    closed = a_filing(number="10", received_on=dt.date(2024, 6, 5), pending=False)
    first, second = a_filing(number="12"), a_filing(number="11", received_on=dt.date(2024, 6, 11))

    assert law.duplicate_of(new, [second, closed, first]) is first
    assert law.duplicate_of(new, [closed]) is None
    assert law.duplicate_of(new, [new]) is None


def test_items_are_compared_without_case_punctuation_and_spaces():
    assert law.normalised_item("  MRI, lumbar_spine (w/o contrast) ") == "mri lumbar spine w o contrast"


def test_the_same_worker_physician_and_injury_may_be_consolidated():
    others = [a_filing(number="18", claim="WC-2"), a_filing(number="19", ur_decided_on=dt.date(2024, 7, 1))]

    assert law.consolidation([a_filing(), *others]) == law.Consolidation(allowed=True, differs=())


@pytest.mark.parametrize(
    "changes",
    [
        {"employee": "person:f"},
        {"requesting_physician": "person:q"},
        {"date_of_injury": dt.date(2022, 1, 9)},
        {"eligible": False},
        {"requesting_physician": None},
    ],
    ids=str,
)
def test_one_difference_refuses_consolidation_and_is_named(changes):
    answer = law.consolidation([a_filing(), a_filing(number="18"), a_filing(number="19", **changes)])

    assert answer == law.Consolidation(allowed=False, differs=tuple(changes))


def test_every_difference_is_named():
    other = a_filing(employee="person:f", requesting_physician="person:q", eligible=False)

    assert law.consolidation([a_filing(), other]).differs == ("employee", "requesting_physician", "eligible")


def test_one_application_cannot_be_joined_with_nothing():
    with pytest.raises(ValueError, match="two applications or more, found 1"):
        law.consolidation([a_filing()])


def test_a_filing_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        a_filing().number = "18"  # type: ignore[misc]
