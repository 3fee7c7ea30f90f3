"""Batches for the tests of the match, and a second, slow calculation of everything it answers.

The second calculation reads the raw JSON by the sentences of the contract, tries every assignment, and
shares no code with the package.
"""

from __future__ import annotations

import copy
import itertools
from collections import Counter
from typing import Any

from hypothesis import strategies as st

AS_OF = "2026-03-02"
DAY_BEFORE, DAY_AFTER = "2026-03-01", "2026-03-03"
LONG_AGO, FAR_OFF = "2020-01-01", "2030-01-01"
RULES = ("R-02", "R-03", "R-04", "R-06", "R-08", "R-12")
PENALTY = {"regular": 10_000, "expedited": 100_000}


def a_case(name: str = "C1", **fields: Any) -> dict[str, Any]:
    return {"id": name, "specialties": {"same": ["Orthopedic Surgery"]}} | fields


def a_reviewer(name: str = "R1", **fields: Any) -> dict[str, Any]:
    """A Californian orthopedic surgeon who may read any such case, and has room for two."""
    return {
        "id": name,
        "licences": [{"state": "CA", "unrestricted": True, "expires_on": FAR_OFF}],
        "certifications": [{"specialty": "Orthopedic Surgery", "expires_on": None}],
        "physician_type": "MD",
        "practice_years": 14,
        "practice_hours_per_week": 30,
        "disciplined": False,
        "qme": False,
        "capacity": 2,
    } | fields


def a_batch(
    cases: list[dict[str, Any]], reviewers: list[dict[str, Any]], as_of: str = AS_OF
) -> dict[str, Any]:
    return {"as_of": as_of, "cases": cases, "reviewers": reviewers}


def without(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


# --- the second calculation


def within(first: str | None, last: str | None) -> bool:
    return (not first or first <= AS_OF) and (not last or last >= AS_OF)


def plain(specialty: str) -> str:
    return " ".join(specialty.lower().split())


def held_by(reviewer: dict[str, Any]) -> set[str]:
    held = {
        plain(c["specialty"]) for c in reviewer.get("certifications", []) if within(None, c.get("expires_on"))
    }
    return held if reviewer["physician_type"] in ("MD", "DO") else held | {plain(reviewer["physician_type"])}


def licensed_in(reviewer: dict[str, Any]) -> set[str]:
    licences = reviewer.get("licences", [])
    return {one["state"] for one in licences if one["unrestricted"] and within(None, one.get("expires_on"))}


def counts(tie: dict[str, Any]) -> bool:
    if tie["kind"] == "staff-privileges":
        return False
    if (
        tie["kind"] == "financial"
        and tie.get("share_of_income") is not None
        and tie["share_of_income"] <= 0.05
    ):
        return False
    done = tie["kind"] in ("treated", "evaluated", "reviewed-ur")
    return within(tie.get("since"), None if done else tie.get("until"))


def failed_rules(case: dict[str, Any], reviewer: dict[str, Any]) -> set[str]:
    failed = set()
    certified = reviewer["physician_type"] not in ("MD", "DO") or any(
        within(None, one.get("expires_on")) for one in reviewer.get("certifications", [])
    )
    if not licensed_in(reviewer) or reviewer["disciplined"] or reviewer["qme"] or not certified:
        failed.add("R-02")
    if reviewer["practice_years"] <= 5 or reviewer["practice_hours_per_week"] < 24:
        failed.add("R-03")
    asked = case["specialties"].get("same", []) + case["specialties"].get("similar", [])
    if not held_by(reviewer) & {plain(one) for one in asked}:
        failed.add("R-04")
    parties = [party["id"] for party in case.get("parties", [])]
    if any(tie["to"] in parties and counts(tie) for tie in reviewer.get("ties", [])):
        failed.add("R-06")
    if reviewer["id"] in parties or reviewer["id"] in case.get("not_reviewers", []):
        failed.add("R-08")
    away = any(within(one.get("from"), one.get("to")) for one in reviewer.get("away", []))
    if away or reviewer.get("assigned", 0) >= reviewer["capacity"]:
        failed.add("R-12")
    return failed


def pair_cost(case: dict[str, Any], reviewer: dict[str, Any]) -> int:
    same = {plain(one) for one in case["specialties"].get("same", [])}
    return (0 if held_by(reviewer) & same else 10) + (0 if "CA" in licensed_in(reviewer) else 3)


def cost_of(batch: dict[str, Any], chosen: dict[str, str], kept: dict[str, str]) -> int | None:
    """The cost of a whole assignment (case to reviewer), None where a capacity is exceeded by it."""
    reviewers = {one["id"]: one for one in batch["reviewers"]}
    load = Counter({name: one.get("assigned", 0) for name, one in reviewers.items()})
    total = 0
    for placed in (kept, chosen):
        for case in batch["cases"]:
            if case["id"] in placed:
                name = placed[case["id"]]
                load[name] += 1
                if placed is chosen and load[name] > reviewers[name]["capacity"]:
                    return None
                total += pair_cost(case, reviewers[name]) + load[name]
    left = [case for case in batch["cases"] if case["id"] not in kept and case["id"] not in chosen]
    return total + sum(PENALTY[case.get("priority", "regular")] for case in left)


def best(batch: dict[str, Any], kept: dict[str, str] | None = None) -> tuple[int, dict[str, str]]:
    """By trial of every assignment: the least cost, and the first that has it by the ids."""
    kept = kept or {}
    open_cases = sorted(
        (case for case in batch["cases"] if case["id"] not in kept), key=lambda one: one["id"]
    )
    names = sorted(one["id"] for one in batch["reviewers"])
    reviewers = {one["id"]: one for one in batch["reviewers"]}
    options = [
        [*(name for name in names if not failed_rules(case, reviewers[name])), None] for case in open_cases
    ]
    found: tuple[int, dict[str, str]] | None = None
    for picks in itertools.product(*options):  # in the order of the tie-break: the first of the least wins
        chosen = {case["id"]: name for case, name in zip(open_cases, picks, strict=True) if name is not None}
        cost = cost_of(batch, chosen, kept)
        if cost is not None and (found is None or cost < found[0]):
            found = cost, chosen
    assert found is not None
    return found[0], {**kept, **found[1]}


def relaxations(sets_of_failed: list[set[str]]) -> list[list[str]]:
    """By trial of every set of rules: the smallest that, waived, leave some reviewer without a failure."""
    for size in range(len(RULES) + 1):
        found = [
            list(waived)
            for waived in itertools.combinations(RULES, size)
            if any(failed <= set(waived) for failed in sets_of_failed)
        ]
        if found:
            return found
    return []


# --- random batches: few words, so that they meet

SPECIALTIES = ("Alpha", "  alpha ", "Alpha", "Beta  Two", "beta two", "Chiropractor")
PARTIES = ("org:a", "org:b", "R1", "R2")
DAYS = st.sampled_from([None, LONG_AGO, DAY_BEFORE, AS_OF, DAY_AFTER, FAR_OFF])


def some(values: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, max_size=most)


def in_order(first: str, last: str) -> Any:
    def is_in_order(entry: dict[str, Any]) -> bool:
        return not entry.get(first) or not entry.get(last) or entry[first] <= entry[last]

    return is_in_order


ties = st.fixed_dictionaries(
    {
        "to": st.sampled_from(PARTIES),
        "kind": st.sampled_from(
            ["employment", "financial", "treated", "reviewed-ur", "staff-privileges", "familial"]
        ),
    },
    optional={"since": DAYS, "until": DAYS, "share_of_income": st.sampled_from([None, 0, 0.05, 0.051, 1])},
).filter(in_order("since", "until"))
absences = st.fixed_dictionaries({}, optional={"from": DAYS, "to": DAYS}).filter(in_order("from", "to"))
certifications = st.fixed_dictionaries(
    {"specialty": st.sampled_from(SPECIALTIES)}, optional={"expires_on": DAYS}
)
licences = st.fixed_dictionaries(
    {
        "state": st.sampled_from(["CA", "NY", "DC"]),
        "unrestricted": st.sampled_from([True, True, True, False]),
    },
    optional={"expires_on": DAYS},
)
cases = st.fixed_dictionaries(
    {
        "specialties": st.fixed_dictionaries(
            {"same": st.lists(st.sampled_from(SPECIALTIES), min_size=1, max_size=2)},
            optional={"similar": some(st.sampled_from(SPECIALTIES))},
        )
    },
    optional={
        "priority": st.sampled_from(["regular", "expedited"]),
        "parties": some(
            st.fixed_dictionaries(
                {"id": st.sampled_from(PARTIES), "role": st.sampled_from(["insurer", "evaluator"])}
            )
        ),
        "not_reviewers": some(st.sampled_from(["R1", "R3", "R9"]), 1),
    },
)


def a_register_entry(
    *,
    licence: st.SearchStrategy[Any],
    types: list[str],
    years: list[float],
    hours: list[float],
    marks: list[bool],
    rooms: list[int],
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "licences": st.lists(licence, min_size=1, max_size=2),
            "certifications": st.lists(certifications, min_size=1, max_size=2),
            "physician_type": st.sampled_from(types),
            "practice_years": st.sampled_from(years),
            "practice_hours_per_week": st.sampled_from(hours),
            "disciplined": st.sampled_from(marks),
            "qme": st.sampled_from(marks),
            "capacity": st.sampled_from(rooms),
        },
        optional={"ties": some(ties), "away": some(absences, 1), "assigned": st.sampled_from([0, 0, 1, 2])},
    )


current = st.fixed_dictionaries({"state": st.sampled_from(["CA", "NY", "DC"]), "unrestricted": st.just(True)})
fit = a_register_entry(licence=current, types=["MD"], years=[12], hours=[40], marks=[False], rooms=[1, 2, 3])
wild = a_register_entry(
    licence=licences,
    types=["MD", "DO", "chiropractor"],
    years=[12, 5.5, 5],
    hours=[24, 40, 23.5],
    marks=[False, True],
    rooms=[0, 1, 2],
)
reviewers = st.one_of(fit, fit, fit, wild)


@st.composite
def batches(draw: st.DrawFn, most_cases: int = 4, most_reviewers: int = 4) -> dict[str, Any]:
    """A small batch of any kind; ids are given so that their order is not the order of the file."""
    drawn_cases = draw(st.lists(cases, min_size=draw(st.integers(1, most_cases)), max_size=most_cases))
    fewest = draw(st.integers(0, most_reviewers))
    drawn_reviewers = draw(st.lists(reviewers, min_size=fewest, max_size=most_reviewers))
    names = draw(st.permutations([f"C{number}" for number in range(1, len(drawn_cases) + 1)]))
    refs = draw(st.permutations([f"R{number}" for number in range(1, len(drawn_reviewers) + 1)]))
    return a_batch(
        [{"id": name, **case} for name, case in zip(names, drawn_cases, strict=True)],
        [{"id": ref, **reviewer} for ref, reviewer in zip(refs, drawn_reviewers, strict=True)],
    )


def copied(batch: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(batch)


def pairs(answer: dict[str, Any]) -> dict[str, str]:
    return {entry["case"]: entry["reviewer"] for entry in answer["assignments"]}
