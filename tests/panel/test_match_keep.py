"""Adding to a batch that is already assigned moves nobody."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.panel.match import match
from tests.panel.batches import a_batch, a_case, a_reviewer, batches, best, copied, cost_of, pairs


@settings(max_examples=80, deadline=None)
@given(batches(), st.data())
def test_with_some_cases_kept_the_others_are_placed_at_the_least_cost_beside_them(
    batch: dict[str, Any], data: st.DataObject
) -> None:
    # given any of the cases, kept with any reviewer, allowed or not
    names = [reviewer["id"] for reviewer in batch["reviewers"]]
    kept = {
        case["id"]: data.draw(st.sampled_from(names))
        for case in batch["cases"]
        if names and data.draw(st.booleans())
    }
    keep = {"assignments": [{"case": case, "reviewer": name} for case, name in kept.items()]}
    before = copied(keep)

    # when the batch is matched beside them
    answer = match(batch, keep=keep)

    # then nobody of them moved, and trial of every other placement finds none better
    assert keep == before
    assert best(batch, kept) == (answer["cost"], pairs(answer))


@settings(max_examples=60, deadline=None)
@given(batches(most_cases=6, most_reviewers=5))
def test_one_more_case_moves_nobody(batch: dict[str, Any]) -> None:
    earlier = match({**batch, "cases": batch["cases"][1:]})
    answer = match(batch, keep=earlier)
    assert pairs(answer).items() >= pairs(earlier).items()
    new = {case: name for case, name in pairs(answer).items() if case not in pairs(earlier)}
    assert answer["cost"] == cost_of(batch, new, pairs(earlier))


def test_kept_cases_are_counted_before_the_new_ones() -> None:
    cases = [a_case("C1"), a_case("C2"), a_case("C3")]
    keep = {"assignments": [{"case": "C3", "reviewer": "R1"}, {"case": "C2", "reviewer": "R1"}]}
    answer = match(a_batch(cases, [a_reviewer(assigned=1, capacity=9)]), keep=keep)
    assert [(entry["case"], entry["cost"]["load"]) for entry in answer["assignments"]] == [
        ("C1", 4),
        ("C2", 2),
        ("C3", 3),
    ]
    assert answer["cost"] == 2 + 3 + 4


def test_a_kept_case_is_not_tested_again_and_says_so() -> None:
    unfit = a_reviewer(qme=True, practice_years=1, certifications=[], licences=[], capacity=0)
    answer = match(a_batch([a_case()], [unfit]), keep={"assignments": [{"case": "C1", "reviewer": "R1"}]})
    assert answer["assignments"][0]["cost"] == {"specialty": 10, "licence": 3, "load": 1}
    assert answer["assignments"][0]["why"] == (
        "No current certification in a specialty that the case names; no current unrestricted licence; "
        "kept from an earlier assignment, not tested again."
    )


def test_a_new_case_finds_the_reviewer_full_with_kept_ones() -> None:
    cases = [a_case("C1"), a_case("C2")]
    keep = {"assignments": [{"case": "C1", "reviewer": "R1"}]}
    answer = match(a_batch(cases, [a_reviewer(capacity=1)]), keep=keep, explain=True)
    assert answer["unassigned"] == [
        {"case": "C2", "excluded_by": {"R-12": 1}, "smallest_relaxations": [["R-12"]]}
    ]
    assert answer["exclusions"] == [], "exclusions are of the batch as it stands"


def test_a_case_left_before_is_tried_again() -> None:
    cases = [a_case("C1"), a_case("C2")]
    earlier = match(a_batch(cases, [a_reviewer(capacity=1)]))
    answer = match(a_batch(cases, [a_reviewer(capacity=1), a_reviewer("R2")]), keep=earlier)
    assert pairs(answer) == {"C1": "R1", "C2": "R2"}


def test_keeping_is_worth_more_than_a_lower_cost() -> None:
    cases = [a_case("C1"), a_case("C2", not_reviewers=["R2"])]
    reviewers = [a_reviewer(capacity=1), a_reviewer("R2", capacity=1)]
    keep = {"assignments": [{"case": "C1", "reviewer": "R1"}]}
    assert pairs(match(a_batch(cases, reviewers))) == {"C1": "R2", "C2": "R1"}
    assert pairs(match(a_batch(cases, reviewers), keep=keep)) == {"C1": "R1"}


def test_an_answer_kept_whole_comes_back_with_the_same_cost() -> None:
    cases = [a_case(f"C{number}") for number in range(5)]
    reviewers = [a_reviewer(f"R{number}") for number in range(2)]
    earlier = match(a_batch(cases, reviewers))
    answer = match(a_batch(cases, reviewers), keep=earlier)
    assert (answer["cost"], pairs(answer)) == (earlier["cost"], pairs(earlier))
    assert answer["unassigned"] == earlier["unassigned"]
