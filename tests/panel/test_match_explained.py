"""Every answer says why: who is excluded by what, the least to waive, and qualifications only."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from hypothesis import given, settings

from openimr.panel.match import match
from tests.panel.batches import a_batch, a_case, a_reviewer, batches, failed_rules, pairs, relaxations


@settings(max_examples=80, deadline=None)
@given(batches())
def test_exclusions_list_every_failing_pair_once_with_every_rule(batch: dict[str, Any]) -> None:
    expected = [
        {"case": case["id"], "reviewer": reviewer["id"], "rules": sorted(failed)}
        for case in batch["cases"]
        for reviewer in batch["reviewers"]
        if (failed := failed_rules(case, reviewer))
    ]
    assert match(batch, explain=True)["exclusions"] == expected
    assert "exclusions" not in match(batch)


@settings(max_examples=80, deadline=None)
@given(batches())
def test_of_a_case_left_the_counts_and_the_smallest_relaxations_are_those_of_trial(
    batch: dict[str, Any],
) -> None:
    answer = match(batch)
    cases = {case["id"]: case for case in batch["cases"]}
    taken = Counter(pairs(answer).values())
    for entry in answer["unassigned"]:
        failed = []
        for reviewer in batch["reviewers"]:
            full = reviewer.get("assigned", 0) + taken[reviewer["id"]] >= reviewer["capacity"]
            failed.append(failed_rules(cases[entry["case"]], reviewer) | ({"R-12"} if full else set()))
        assert entry["excluded_by"] == dict(
            sorted(Counter(rule for rules in failed for rule in rules).items())
        )
        assert list(entry["excluded_by"]) == sorted(entry["excluded_by"])
        assert entry["smallest_relaxations"] == relaxations(failed)


def test_a_reviewer_who_fails_two_rules_counts_under_both() -> None:
    reviewers = [a_reviewer(qme=True, capacity=0), a_reviewer("R2", qme=True)]
    (left,) = match(a_batch([a_case()], reviewers))["unassigned"]
    assert left == {"case": "C1", "excluded_by": {"R-02": 2, "R-12": 1}, "smallest_relaxations": [["R-02"]]}


def test_to_waive_a_rule_waives_all_of_it() -> None:
    reviewer = a_reviewer(capacity=0, away=[{}])
    (left,) = match(a_batch([a_case()], [reviewer]))["unassigned"]
    assert left["smallest_relaxations"] == [["R-12"]]


def test_all_smallest_sets_are_named_and_no_larger_one() -> None:
    reviewers = [
        a_reviewer("R1", qme=True),
        a_reviewer("R2", away=[{}]),
        a_reviewer("R3", practice_years=1, disciplined=True),
    ]
    (left,) = match(a_batch([a_case()], reviewers))["unassigned"]
    assert left["smallest_relaxations"] == [["R-02"], ["R-12"]]


def test_without_reviewers_there_is_nothing_to_waive() -> None:
    (left,) = match(a_batch([a_case()], []))["unassigned"]
    assert left == {"case": "C1", "excluded_by": {}, "smallest_relaxations": []}


# --- why


def test_why_tells_the_qualifications() -> None:
    licences = [{"state": state, "unrestricted": True} for state in ("WA", "NY")]
    case = a_case(specialties={"same": ["Neurology"], "similar": ["orthopedic   surgery"]})
    answer = match(a_batch([case], [a_reviewer(licences=licences)]))
    assert answer["assignments"][0]["why"] == (
        "Certified in orthopedic surgery, a similar specialty for the case; unrestricted licence of NY, WA, none of "
        "California; in practice for more than five years and at least twenty-four hours a week; "
        "no tie that counts to any party, and room for the case."
    )


def test_why_names_a_profession_as_what_it_is() -> None:
    case = a_case(specialties={"same": ["Podiatrist"]})
    answer = match(a_batch([case], [a_reviewer(physician_type="podiatrist", certifications=[])]))
    assert answer["assignments"][0]["why"].startswith(
        "Podiatrist by profession, the same specialty for the case; unrestricted licence of California;"
    )


@settings(max_examples=50, deadline=None)
@given(batches(most_cases=5, most_reviewers=5))
def test_why_holds_no_identity_and_no_figure(batch: dict[str, Any]) -> None:
    for entry in match(batch)["assignments"]:
        assert not re.search(r"\d", entry["why"]), "no years, hours, loads or ids"
        assert not any(re.search(rf"\b{reviewer['id']}\b", entry["why"]) for reviewer in batch["reviewers"])
        assert not any(
            party["id"] in entry["why"] for case in batch["cases"] for party in case.get("parties", [])
        )
