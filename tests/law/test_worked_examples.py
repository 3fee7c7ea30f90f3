"""The worked examples of `openimr.law.data.examples` hold, and every rule is in code with one, or says why not."""

from __future__ import annotations

import copy
import importlib
import json
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from openimr import law

from .test_reading import DATES, OBJECTS, WORDS, YES_OR_NO
from .worked import asked

EXAMPLES = law.examples()
DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "law.md"


def _key(entry: dict[str, Any], name: str) -> str:
    return entry[name] if entry["item"] is None else f"{entry[name]}/{entry['item']}"


def _deadlines_hold(facts: dict[str, Any], expected: dict[str, Any]) -> None:
    answer = law.deadlines(facts)
    found = {_key(entry, "name"): entry for entry in answer["deadlines"]}
    missing = [entry["name"] for entry in answer["not_computed"]]
    for name, due in expected.pop("deadlines", {}).items():
        assert found[name]["due"] == due
        assert found[name]["derivation"][-1]["date"] == due
    for name, rule in expected.pop("rules", {}).items():
        assert found[name]["rule"] == rule
    for name, confirmed in expected.pop("confirmed", {}).items():
        assert found[name]["confirmed"] is confirmed
    for name in expected.pop("not_computed", []):
        assert missing.count(name) == 1
        assert name not in found
    for name in expected.pop("absent", []):
        assert name not in missing
        assert name not in found
    amounts = {entry["name"]: entry["amount"] for entry in answer["penalties"]}
    for name, amount in expected.pop("penalties", {}).items():
        assert amounts[name] == amount


def _eligibility_holds(facts: dict[str, Any], expected: dict[str, Any]) -> None:
    answer = law.eligibility(facts)
    assert answer["outcome"] == expected.pop("outcome")
    if "code" in expected:
        assert answer["code"] == expected.pop("code")
    if "items" in expected:
        found = {item["id"]: [item["outcome"], *item["codes"]] for item in answer["items"]}
        assert found == expected.pop("items")
    if "findings" in expected:
        assert [_key(finding, "code") for finding in answer["findings"]] == expected.pop("findings")
    rules = {_key(finding, "code"): finding["rule"] for finding in answer["findings"]}
    for name, rule in expected.pop("rules", {}).items():
        assert rules[name] == rule


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{e.topic}:{e.id}" for e in EXAMPLES])
def test_the_worked_example_holds(example):
    if example.ask not in {"deadlines", "eligibility"}:
        found = asked(example.ask, example.facts)
        if isinstance(example.answer, dict):
            found = {name: found[name] for name in example.answer}
        assert found == example.answer
        return
    expected = copy.deepcopy(example.answer)
    check = {"deadlines": _deadlines_hold, "eligibility": _eligibility_holds}[example.ask]

    check(example.facts, expected)

    assert expected == {}, "the example expects something that nobody checks"


def test_every_example_has_its_own_name_and_a_sentence():
    ids = [example.id for example in EXAMPLES]

    assert len(set(ids)) == len(ids)
    assert all(example.says.endswith(".") and example.answer != {} for example in EXAMPLES)


def test_every_rule_is_in_code_with_an_example_or_says_why_not():
    for rule, standing in law.standings().items():
        if standing.status == "code":
            assert law.examples_of(rule), f"{rule} has no worked example"
            for function in standing.functions:
                assert callable(attrgetter(function)(law)), f"{rule}: {function}"
        else:
            assert standing.why, rule
        if standing.where:
            assert importlib.import_module(standing.where), rule


def test_every_example_is_about_rules_that_exist():
    known = set(law.all_rules())

    assert [e.id for e in EXAMPLES if not set(e.about) <= known] == []


def test_every_function_that_the_law_offers_stands_at_a_rule():
    """A function that no rule names would be law that nobody can look up."""
    named = {name for s in law.standings().values() for name in s.functions}
    tools = {
        "appeal_grounds", "duplicate_of", "evidence_levels", "examples", "examples_of", "explain", "figure",
        "find_deadlines", "all_rules", "ladder", "late_records_penalty", "normalised_item", "penalty", "read_facts",
        "read_json", "reason", "reasons", "regime_on", "regimes", "screen", "settings", "standings", "ur_decision_due",
        "ur_effect_ends", "written",
    }  # fmt: skip
    offered = {n for n in law.__all__ if callable(getattr(law, n)) and not isinstance(getattr(law, n), type)}

    assert offered - tools - named == set()


def test_the_example_at_the_head_of_the_reference_page_is_what_the_law_answers():
    page = DOCS.read_text(encoding="utf-8")
    facts, deadline, finding = (
        json.loads(page.split(f"<!-- example: {name} -->\n```json\n")[1].split("```")[0])
        for name in ("facts", "first deadline", "finding")
    )

    assert law.deadlines(facts)["deadlines"][0] == deadline
    assert law.eligibility(facts)["findings"] == [finding]


def test_the_reference_page_names_every_field_every_limit_and_every_reason():
    page = DOCS.read_text(encoding="utf-8")
    fields = {
        part.removesuffix("[0]")
        for path in [*DATES, *WORDS, *YES_OR_NO, *OBJECTS]
        for part in path.split(".")
    }
    limits = {entry["name"] for entry in law.deadlines({})["not_computed"]} - {"late-records"}
    reasons = {f"| `{r.code}` | " for r in law.reasons()}

    assert [name for name in sorted(fields | limits) if f"`{name}`" not in page] == []
    assert [row for row in sorted(reasons) if row not in page] == []
