"""The law and a naive second calculation agree on random facts; and what must hold for every answer holds."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from openimr import law

from . import second
from .strategies import days, facts, ways, zones

THE_SAME_EVERY_TIME = settings(deadline=None, derandomize=True)


@settings(THE_SAME_EVERY_TIME, max_examples=80)
@given(facts)
def test_deadlines_agree_with_the_second_calculation(case):
    due, missing, penalty = second.deadlines(case)

    answer = law.deadlines(case)

    assert {(d["name"], d["item"]): d["due"] for d in answer["deadlines"]} == due
    assert {entry["name"] for entry in answer["not_computed"]} == missing
    assert [p["amount"] for p in answer["penalties"]] == ([] if penalty is None else [penalty])


@settings(THE_SAME_EVERY_TIME, max_examples=80)
@given(facts)
def test_eligibility_agrees_with_the_second_calculation(case):
    outcome, code, items = second.eligibility(case)

    answer = law.eligibility(case)

    assert [(f["code"], f["item"]) for f in answer["findings"]] == second.findings(case)
    assert [(i["id"], i["outcome"], i["codes"]) for i in answer["items"]] == items
    assert (answer["outcome"], answer["code"]) == (outcome, code)


@settings(THE_SAME_EVERY_TIME, max_examples=25)
@given(facts)
def test_every_answer_carries_its_rule_its_derivation_and_its_reasons(case):
    before = json.dumps(case)

    answer = law.deadlines(case)

    for entry in answer["deadlines"]:
        rule = law.explain(entry["rule"])
        steps = entry["derivation"]
        assert entry["citation"] == rule.citation
        assert rule.confirmed or not entry["confirmed"]
        assert steps[-1]["date"] == entry["due"]
        assert [step["date"] for step in steps] == sorted(step["date"] for step in steps)
        assert all(step["why"] for step in steps)
    assert all(entry["reason"] for entry in answer["not_computed"])
    for finding in law.eligibility(case)["findings"]:
        assert law.explain(finding["rule"]).id == finding["rule"]
        assert finding["text"]
        assert finding["facts"]
    assert json.loads(json.dumps(answer)) == answer
    assert json.dumps(case) == before, "the facts that were handed in are left as they were"


@THE_SAME_EVERY_TIME
@given(days, st.integers(0, 40), ways, zones)
def test_a_later_service_never_brings_an_earlier_limit(day, later, way, zone):
    def due(served_on):
        paper = {"served_on": served_on.isoformat(), "served_by": way, "mail_zone": zone}
        return law.deadlines({"ur_decision": paper})["deadlines"][0]["due"]

    assert due(day) <= due(day + dt.timedelta(days=later))


@settings(THE_SAME_EVERY_TIME, max_examples=25)
@given(facts)
def test_no_limit_that_rolls_ends_on_a_closed_day(case):
    never_rolled = {"ur-effect-ends"} | (
        {"determination-due", "records-due"} if case.get("priority") == "expedited" else set()
    )

    for entry in law.deadlines(case)["deadlines"]:
        if entry["name"] not in never_rolled:
            assert not second.closed(dt.date.fromisoformat(entry["due"])), entry


@THE_SAME_EVERY_TIME
@given(days, ways, zones)
def test_mail_never_shortens_a_limit(day, way, zone):
    def due(**service):
        ur = law.deadlines({"ur_decision": {"served_on": day.isoformat(), **service}})
        appeal = law.deadlines({"determination": {"mailed_on": day.isoformat(), **service}})
        return ur["deadlines"][0]["due"], appeal["deadlines"][0]["due"]

    other = due(served_by=way, mail_zone=zone)

    assert all(a <= b for a, b in zip(due(served_by="personal"), other, strict=True))
    assert all(a <= b for a, b in zip(other, due(served_by="mail", mail_zone="abroad"), strict=True))


@settings(THE_SAME_EVERY_TIME, max_examples=25)
@given(facts)
def test_an_absent_field_and_a_null_one_mean_the_same(case):
    def without_nulls(value):
        if isinstance(value, dict):
            return {name: without_nulls(v) for name, v in value.items() if v is not None}
        return [without_nulls(v) for v in value] if isinstance(value, list) else value

    assert law.deadlines(case) == law.deadlines(without_nulls(case))
    assert law.eligibility(case) == law.eligibility(without_nulls(case))
