"""Thousands of small batches, each answer held against trial of every assignment and every set of rules.

The batches are made from seeds, so that a failure can be repeated: `OPENIMR_BATCHES=20000` tries more.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from typing import Any

import pytest

from openimr.panel.match import match
from tests.panel.batches import (
    AS_OF,
    DAY_AFTER,
    DAY_BEFORE,
    FAR_OFF,
    LONG_AGO,
    a_batch,
    best,
    failed_rules,
    pair_cost,
    pairs,
    relaxations,
)

BATCHES = int(os.environ.get("OPENIMR_BATCHES", "2000"))
CHUNKS = 4
DAYS = (None, LONG_AGO, DAY_BEFORE, AS_OF, DAY_AFTER, FAR_OFF)
SPECIALTIES = ("Alpha", " ALPHA", "Beta  Two", "beta two", "Podiatrist", "Gamma")
KINDS = (
    "employment", "partnership", "shareholding", "contract", "financial", "familial", "physician-patient",
    "treated", "evaluated", "reviewed-ur", "ownership", "staff-privileges",
)  # fmt: skip
SOMEBODY = ("org:a", "org:b", "person:p", "R1", "R2")


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_trial_of_everything_agrees_on_cost_choice_exclusions_and_relaxations(chunk: int) -> None:
    seen: Counter[str] = Counter()
    for seed in range(chunk, BATCHES, CHUNKS):
        rng = random.Random(seed)
        batch = some_batch(rng)
        kept = some_kept(rng, batch) if seed % 3 == 0 else {}
        agree(batch, kept, seed, seen)
    assert seen["placed"] > BATCHES / CHUNKS / 2, "the batches must not all be hopeless"
    assert seen["left"] > BATCHES / CHUNKS / 2, "nor all easy"
    assert seen["sets of several rules"] > BATCHES / CHUNKS / 20


def agree(batch: dict[str, Any], kept: dict[str, str], seed: int, seen: Counter[str]) -> None:
    earlier = {"assignments": [{"case": case, "reviewer": ref} for case, ref in kept.items()]}
    answer = match(batch, keep=earlier if kept else None, explain=True)
    cost, chosen = best(batch, kept)
    assert (answer["cost"], pairs(answer)) == (cost, chosen), seed

    cases = {case["id"]: case for case in batch["cases"]}
    reviewers = {one["id"]: one for one in batch["reviewers"]}
    failed = {(c, r): failed_rules(cases[c], reviewers[r]) for c in cases for r in reviewers}
    told = [(e["case"], e["reviewer"], set(e["rules"])) for e in answer["exclusions"]]
    assert len(told) == len({(c, r) for c, r, _ in told}), seed
    assert {(c, r): rules for c, r, rules in told} == {k: v for k, v in failed.items() if v}, seed

    for entry in answer["assignments"]:
        price = pair_cost(cases[entry["case"]], reviewers[entry["reviewer"]])
        assert entry["cost"]["specialty"] + entry["cost"]["licence"] == price, seed
        assert not any(ref in entry["why"] for ref in reviewers), seed
    taken = Counter(pairs(answer).values())
    full = {r for r, one in reviewers.items() if one.get("assigned", 0) + taken[r] >= one["capacity"]}
    for entry in answer["unassigned"]:
        sets = [failed[entry["case"], r] | ({"R-12"} if r in full else set()) for r in reviewers]
        assert entry["excluded_by"] == dict(Counter(rule for one in sets for rule in one)), seed
        assert sorted(entry["smallest_relaxations"]) == relaxations(sets), seed
        seen["sets of several rules"] += any(len(one) > 1 for one in entry["smallest_relaxations"])
    seen["placed"] += len(answer["assignments"])
    seen["left"] += len(answer["unassigned"])


def some_kept(rng: random.Random, batch: dict[str, Any]) -> dict[str, str]:
    """An earlier answer that today's rules might forbid: kept cases are not tested again."""
    if not batch["reviewers"]:
        return {}
    return {case["id"]: rng.choice(batch["reviewers"])["id"] for case in batch["cases"] if rng.random() < 0.4}


def some_batch(rng: random.Random) -> dict[str, Any]:
    hard = rng.choice([0, 0.05, 0.25])
    cases = [some_case(rng, f"{rng.choice('Cz')}{n}", hard) for n in range(rng.randint(1, 5))]
    reviewers = [some_reviewer(rng, f"R{n}", hard) for n in range(rng.randint(0, 5))]
    rng.shuffle(cases)
    rng.shuffle(reviewers)
    return a_batch(cases, reviewers)


def some_case(rng: random.Random, name: str, hard: float) -> dict[str, Any]:
    case: dict[str, Any] = {
        "id": name,
        "specialties": {"same": rng.choices(SPECIALTIES, k=rng.randint(0, 2))},
    }
    if rng.random() < 0.7:
        case["specialties"]["similar"] = rng.choices(SPECIALTIES, k=rng.randint(1, 3))
    if rng.random() < 0.4:
        case["priority"] = rng.choice(["regular", "expedited"])
    if rng.random() < 0.2 + hard:
        role = rng.choice(["insurer", "facility", "ur-reviewer", "employee-family"])
        case["parties"] = [{"id": one, "role": role} for one in rng.sample(SOMEBODY, rng.randint(1, 2))]
    if rng.random() < hard:
        case["not_reviewers"] = [rng.choice(["R0", "R3", "r0"])]
    return case


def some_reviewer(rng: random.Random, name: str, hard: float) -> dict[str, Any]:
    def dated(**fields: Any) -> dict[str, Any]:
        return fields | ({"expires_on": rng.choice(DAYS)} if rng.random() < hard else {})

    return {
        "id": name,
        "licences": [
            dated(state=rng.choice(["CA", "NV", "DC"]), unrestricted=rng.random() >= hard)
            for _ in range(rng.randint(1, 2))
        ],
        "certifications": [
            dated(specialty=one) for one in rng.sample(SPECIALTIES, rng.randint(0 if hard else 1, 3))
        ],
        "physician_type": rng.choice(["MD", "MD", "DO", "podiatrist", "psychologist"]),
        "practice_years": 5 if rng.random() < hard else rng.choice([5.01, 6, 30]),
        "practice_hours_per_week": 23.9 if rng.random() < hard else rng.choice([24, 40]),
        "disciplined": rng.random() < hard / 2,
        "qme": rng.random() < hard / 2,
        "ties": [some_tie(rng) for _ in range(rng.randint(0, 2))] if rng.random() < 0.5 else [],
        "capacity": rng.randint(0, 3),
        "assigned": rng.choice([0, 0, 1, 2]),
        "away": [some_period(rng, "from", "to")] if rng.random() < hard else [],
    }


def some_tie(rng: random.Random) -> dict[str, Any]:
    tie = {"to": rng.choice(SOMEBODY), "kind": rng.choice(KINDS), **some_period(rng, "since", "until")}
    return tie | ({"share_of_income": rng.choice([None, 0, 0.05, 0.0501, 1])} if rng.random() < 0.7 else {})


def some_period(rng: random.Random, first: str, last: str) -> dict[str, Any]:
    """Two days in order; a side that is null or left out is open."""
    begin, end = rng.choice(DAYS), rng.choice(DAYS)
    if begin and end and end < begin:
        begin, end = end, begin
    return {name: day for name, day in ((first, begin), (last, end)) if rng.random() < 0.8}
