"""Who may be assigned: each sentence of the contract on one case and one reviewer."""

from __future__ import annotations

from typing import Any

import pytest

from openimr.panel.match import match
from tests.panel.batches import AS_OF, DAY_AFTER, DAY_BEFORE, FAR_OFF, LONG_AGO, a_batch, a_case, a_reviewer

ACME = {"id": "org:acme", "role": "insurer"}


def failed(case: dict[str, Any], reviewer: dict[str, Any]) -> list[str]:
    """The rules that fail for the pair, as `exclusions` lists them."""
    answer = match(a_batch([case], [reviewer]), explain=True)
    listed = [entry["rules"] for entry in answer["exclusions"]]
    assert bool(listed) == bool(answer["unassigned"])
    return listed[0] if listed else []


def licence(**fields: Any) -> dict[str, Any]:
    return {"state": "NY", "unrestricted": True, "expires_on": FAR_OFF} | fields


def test_a_reviewer_without_any_fault_may_be_assigned() -> None:
    assert failed(a_case(), a_reviewer()) == []


# ---


@pytest.mark.parametrize(
    ("licences", "passes"),
    [
        ([licence()], True),
        ([licence(state="DC")], True),
        ([licence(expires_on=None)], True),
        ([licence(expires_on=AS_OF)], True),
        ([licence(expires_on=DAY_BEFORE)], False),
        ([licence(unrestricted=False)], False),
        ([licence(unrestricted=False), licence(expires_on=DAY_BEFORE)], False),
        ([licence(unrestricted=False), licence(state="WY")], True),
        ([], False),
    ],
)
def test_one_unrestricted_licence_of_any_state_that_has_not_expired_is_enough(
    licences: list[dict[str, Any]], passes: bool
) -> None:
    assert failed(a_case(), a_reviewer(licences=licences)) == ([] if passes else ["R-02"])


@pytest.mark.parametrize("mark", ["disciplined", "qme"])
def test_discipline_and_qme_exclude(mark: str) -> None:
    assert failed(a_case(), a_reviewer(**{mark: True})) == ["R-02"]


@pytest.mark.parametrize("kind", ["MD", "DO"])
def test_md_and_do_need_a_current_certification_whatever_the_case_asks(kind: str) -> None:
    over = [{"specialty": "Orthopedic Surgery", "expires_on": DAY_BEFORE}]
    assert failed(a_case(), a_reviewer(physician_type=kind, certifications=over)) == ["R-02", "R-04"]
    assert failed(a_case(), a_reviewer(physician_type=kind, certifications=[])) == ["R-02", "R-04"]
    another = [{"specialty": "Psychiatry"}]
    assert failed(a_case(), a_reviewer(physician_type=kind, certifications=another)) == ["R-04"]


# ---


@pytest.mark.parametrize(
    ("years", "hours", "passes"),
    [(5, 40, False), (5.01, 40, True), (6, 24, True), (6, 23.99, False), (0, 0, False)],
)
def test_more_than_five_years_and_at_least_twenty_four_hours(
    years: float, hours: float, passes: bool
) -> None:
    reviewer = a_reviewer(practice_years=years, practice_hours_per_week=hours)
    assert failed(a_case(), reviewer) == ([] if passes else ["R-03"])


# ---


@pytest.mark.parametrize(
    ("asked", "held", "passes"),
    [
        ("Orthopedic Surgery", "orthopedic  SURGERY ", True),
        (" orthopedic\tsurgery", "Orthopedic Surgery", True),
        ("Orthopedic Surgery", "Orthopedic-Surgery", False),
        ("Orthopedic Surgery", "OrthopedicSurgery", False),
        ("Straße", "STRASSE", True),
    ],
)
def test_specialties_are_compared_without_case_and_surplus_spaces(
    asked: str, held: str, passes: bool
) -> None:
    reviewer = a_reviewer(certifications=[{"specialty": held}])
    assert failed(a_case(specialties={"same": [asked]}), reviewer) == ([] if passes else ["R-04"])


@pytest.mark.parametrize(
    ("expires_on", "passes"), [(None, True), (AS_OF, True), (DAY_AFTER, True), (DAY_BEFORE, False)]
)
def test_a_certification_is_current_through_the_day_it_expires_on(
    expires_on: str | None, passes: bool
) -> None:
    certifications = [
        {"specialty": "Orthopedic Surgery", "expires_on": expires_on},
        {"specialty": "Pediatrics"},
    ]
    assert failed(a_case(), a_reviewer(certifications=certifications)) == ([] if passes else ["R-04"])


def test_a_specialty_named_as_same_and_as_similar_is_the_same() -> None:
    asked = {"same": ["Neurology", "neurology"], "similar": ["NEUROLOGY"]}
    answer = match(
        a_batch([a_case(specialties=asked)], [a_reviewer(certifications=[{"specialty": "Neurology"}])])
    )
    assert answer["assignments"][0]["cost"]["specialty"] == 0


def test_a_case_without_any_specialty_fits_nobody() -> None:
    assert failed(a_case(specialties={}), a_reviewer()) == ["R-04"]


@pytest.mark.parametrize(
    "profession", ["psychologist", "acupuncturist", "optometrist", "dentist", "podiatrist", "chiropractor"]
)
def test_the_profession_of_others_stands_for_a_certification_that_does_not_expire(profession: str) -> None:
    case = a_case(specialties={"same": [profession.upper()]})
    assert failed(case, a_reviewer(physician_type=profession, certifications=[])) == []
    assert failed(case, a_reviewer(certifications=[{"specialty": "Psychiatry"}])) == ["R-04"]


def test_the_profession_stands_beside_the_certifications_held() -> None:
    held = [{"specialty": "Sports Medicine", "expires_on": FAR_OFF}]
    reviewer = a_reviewer(physician_type="chiropractor", certifications=held)
    assert failed(a_case(specialties={"similar": ["sports medicine"]}), reviewer) == []
    assert failed(a_case(specialties={"similar": ["Chiropractor"]}), reviewer) == []


def test_the_word_md_is_no_certification() -> None:
    assert failed(a_case(specialties={"same": ["MD"]}), a_reviewer()) == ["R-04"]


def test_specialties_decide_where_items_stand_too() -> None:
    case = a_case(
        specialties={"same": ["Psychiatry"]}, items=[{"category": "surgery", "body_system": "spine"}]
    )
    assert failed(case, a_reviewer()) == ["R-04"]


def test_items_alone_are_placed_by_the_table() -> None:
    case = {"id": "C1", "items": [{"category": "surgery", "body_system": "spine"}]}
    assert failed(case, a_reviewer()) == []
    assert failed(case, a_reviewer(certifications=[{"specialty": "Psychiatry"}])) == ["R-04"]


# ---


def tie(**fields: Any) -> dict[str, Any]:
    return {"to": "org:acme", "kind": "employment", "since": LONG_AGO, "until": None} | fields


@pytest.mark.parametrize(
    ("a_tie", "is_a_conflict"),
    [
        (tie(), True),
        (tie(since=AS_OF, until=AS_OF), True),
        (tie(until=DAY_BEFORE), False),
        (tie(since=DAY_AFTER), False),
        (tie(since=None), True),
        (tie(to="ORG:ACME"), False),
        (tie(kind="staff-privileges"), False),
        (tie(kind="financial"), True),
        (tie(kind="financial", share_of_income=None), True),
        (tie(kind="financial", share_of_income=0.05), False),
        (tie(kind="financial", share_of_income=0.0501), True),
        (tie(kind="financial", share_of_income=1, until=DAY_BEFORE), False),
        (tie(kind="contract", share_of_income=0), True),
        (tie(kind="staff-privileges", share_of_income=1), False),
        (tie(kind="treated", until=DAY_BEFORE), True),
        (tie(kind="evaluated", until=DAY_BEFORE), True),
        (tie(kind="reviewed-ur", until=DAY_BEFORE), True),
        (tie(kind="treated", since=DAY_AFTER), False),
        (tie(kind="physician-patient", until=DAY_BEFORE), False),
        (tie(kind="ownership"), True),
        (tie(kind="familial"), True),
        (tie(kind="partnership"), True),
        (tie(kind="shareholding"), True),
    ],
)
def test_which_ties_count(a_tie: dict[str, Any], is_a_conflict: bool) -> None:
    assert failed(a_case(parties=[ACME]), a_reviewer(ties=[a_tie])) == (["R-06"] if is_a_conflict else [])


@pytest.mark.parametrize(
    "role",
    [
        "employee", "employee-family", "attorney", "employer", "insurer", "claims-administrator", "ur-organization",
        "ur-reviewer", "requesting-physician", "treating-physician", "medical-group", "evaluator", "facility",
        "manufacturer",
    ],
)  # fmt: skip
def test_a_tie_counts_to_a_party_of_any_role(role: str) -> None:
    assert failed(a_case(parties=[{"id": "org:acme", "role": role}]), a_reviewer(ties=[tie()])) == ["R-06"]


def test_a_tie_to_somebody_outside_the_case_is_no_conflict() -> None:
    assert failed(a_case(parties=[{"id": "org:other", "role": "insurer"}]), a_reviewer(ties=[tie()])) == []


# ---


def test_who_is_named_or_is_a_party_is_excluded_letter_for_letter() -> None:
    assert failed(a_case(not_reviewers=["R1"]), a_reviewer()) == ["R-08"]
    assert failed(a_case(not_reviewers=["r1"]), a_reviewer()) == []
    assert failed(a_case(parties=[{"id": "R1", "role": "attorney"}]), a_reviewer()) == ["R-08"]


def test_a_tie_to_the_evaluator_is_r_06_only() -> None:
    party = {"id": "person:e", "role": "evaluator"}
    assert failed(a_case(parties=[party]), a_reviewer(ties=[tie(to="person:e")])) == ["R-06"]


# ---


@pytest.mark.parametrize(
    ("away", "passes"),
    [
        ({"from": AS_OF, "to": AS_OF}, False),
        ({"from": LONG_AGO, "to": DAY_BEFORE}, True),
        ({"from": DAY_AFTER, "to": FAR_OFF}, True),
        ({"from": None, "to": AS_OF}, False),
        ({"from": AS_OF}, False),
        ({}, False),
        ({"to": DAY_BEFORE}, True),
    ],
)
def test_an_absence_covers_both_ends_and_an_open_side_has_none(away: dict[str, Any], passes: bool) -> None:
    assert failed(a_case(), a_reviewer(away=[away])) == ([] if passes else ["R-12"])


@pytest.mark.parametrize(
    ("assigned", "capacity", "passes"), [(1, 2, True), (2, 2, False), (3, 2, False), (0, 0, False)]
)
def test_assigned_must_be_below_capacity(assigned: int, capacity: int, passes: bool) -> None:
    assert failed(a_case(), a_reviewer(assigned=assigned, capacity=capacity)) == ([] if passes else ["R-12"])


def test_every_rule_that_fails_is_listed_in_order() -> None:
    reviewer = a_reviewer(
        qme=True, practice_years=1, certifications=[{"specialty": "Urology"}], ties=[tie()], capacity=0
    )
    case = a_case(parties=[ACME], not_reviewers=["R1"])
    assert failed(case, reviewer) == ["R-02", "R-03", "R-04", "R-06", "R-08", "R-12"]
