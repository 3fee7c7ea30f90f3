"""The contract itself: its printed example, its tables, and the shape of both answers."""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from openimr import law
from openimr.law import examples


@pytest.fixture
def contract(shared: Path) -> str:
    return (shared / "design" / "law-cases.md").read_text(encoding="utf-8")


@pytest.fixture
def printed(contract: str) -> list[dict[str, Any]]:
    """The JSON blocks of the contract: the input, the answer of deadlines, the answer of eligibility."""
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", contract, flags=re.DOTALL)]


def first_column(contract: str, heading: str) -> list[str]:
    table = contract[contract.index(heading) :].split("\n\n")[0]
    cells = [row.split("|")[1].split("(")[0] for row in table.splitlines()[2:]]  # no words in parentheses
    return [name for cell in cells for name in re.findall(r"`([\w-]+)`", cell)]


def test_the_contract_s_own_input_gives_the_contract_s_own_answer(printed):
    facts, answer, _ = printed

    found = law.deadlines(facts)

    assert found["deadlines"][0] == answer["deadlines"][0]
    assert found["penalties"] == answer["penalties"]
    assert found["not_computed"] == []


def test_the_entry_under_not_computed_is_that_of_a_case_without_complete_records(printed):
    facts, answer, _ = printed
    facts["records"]["complete_on"] = None

    assert law.deadlines(facts)["not_computed"] == answer["not_computed"]


def test_both_answers_have_the_fields_of_the_contract(printed):
    facts, deadlines, eligibility = printed
    facts["items"].append({"id": "2", "ur_reason": "missing-information", "information_requested": True})

    def shape(value: Any) -> Any:
        if isinstance(value, list):
            return shape(value[0]) if value else None
        return (
            {k: shape(v) if k != "facts" else None for k, v in value.items()}
            if isinstance(value, dict)
            else None
        )

    found = law.eligibility(facts)

    assert shape(found) == shape(eligibility)
    assert found["items"] == eligibility["items"]
    assert found["outcome"] == eligibility["outcome"]
    assert shape(law.deadlines(facts)["deadlines"]) == shape(deadlines["deadlines"])


def test_deadlines_stand_in_the_order_of_the_table(contract, printed):
    table = first_column(contract, "| name | from | rule |")
    facts = printed[0]
    facts["items"][0]["formulary_drug"] = True
    facts["ur_decision"]["decided_on"] = "2018-03-01"

    found = [entry["name"] for entry in law.deadlines(facts)["deadlines"]]
    missing = [entry["name"] for entry in law.deadlines({})["not_computed"]]

    assert found == table
    assert missing == [*(n for n in table if n in missing), "late-records"]


def of_the_commands():
    return [example for example in examples() if example.ask in {"deadlines", "eligibility"}]


def test_every_row_of_both_tables_has_a_worked_example(contract):
    names, codes = set(), set()
    for example in of_the_commands():
        answer = example.answer
        names |= {name.split("/")[0] for name in answer.get("deadlines", {})}
        codes |= {code.split("/")[0] for code in answer.get("findings", [])} | {answer.get("code")}

    assert set(first_column(contract, "| name | from | rule |")) <= names
    assert set(first_column(contract, "| code | about | stands where |")) <= codes


def test_every_limit_that_cannot_be_computed_has_a_worked_example():
    missing = {name for example in of_the_commands() for name in example.answer.get("not_computed", [])}

    assert missing >= {
        "application-due", "question-answer-due", "records-due", "determination-due", "determination-due-formulary",
        "authorization-due", "reimbursement-due", "ur-effect-ends", "late-records",
    }  # fmt: skip


def test_every_outcome_of_the_contract_has_a_worked_example(contract):
    sentence = re.search(r"Outcome of the whole: (`.*?`)\.", contract)
    assert sentence is not None

    assert set(re.findall(r"`([\w-]+)`", sentence[1])) == {
        example.answer["outcome"] for example in examples() if example.ask == "eligibility"
    }


def test_two_questions_without_a_date_are_one_entry_that_names_both_places():
    answer = law.deadlines(
        {"questions": [{"id": "a"}, {"id": "b", "received_on": "2024-06-03"}, {"id": "c"}]}
    )

    reasons = [e["reason"] for e in answer["not_computed"] if e["name"] == "question-answer-due"]

    assert reasons == ["questions[0].received_on is not known; questions[2].received_on is not known"]


def test_a_limit_beyond_the_calendar_is_not_computed_and_the_others_are():
    facts = {
        "ur_decision": {"decided_on": "9999-12-15"},
        "items": [{"id": "1"}],
        "questions": [
            {"id": "late", "received_on": "9999-12-30"},
            {"id": "early", "received_on": "2024-06-03"},
        ],
        "application": {"received_on": "9999-12-31"},
        "priority": "expedited",
        "noarfi": {"received_at": "9999-12-31T12:00"},
    }

    answer = law.deadlines(facts)
    reasons = {entry["name"]: entry["reason"] for entry in answer["not_computed"]}

    assert [entry["item"] for entry in answer["deadlines"]] == ["early"]
    for name in ("application-due", "question-answer-due", "records-due", "ur-effect-ends"):
        assert "9999-12-31" in reasons[name]
    assert "UNTIMELY" not in [f["code"] for f in law.eligibility(facts)["findings"]]


def test_the_first_year_of_the_calendar_is_counted_like_any_other():
    assert law.deadlines({"ur_decision": {"served_on": "0001-01-01"}})["deadlines"][0]["due"] == "0001-02-05"


def test_a_derivation_names_each_day_that_was_rolled_past_or_not_counted():
    rolled = law.deadlines({"determination": {"received_on": "2024-08-12"}})["deadlines"]
    counted = law.deadlines({"questions": [{"id": "q", "received_on": "2024-12-20"}]})["deadlines"]

    assert rolled[1]["derivation"][-1]["why"] == (
        "rolled to the next business day, past Sunday (2024-09-01), Labor Day (2024-09-02)"
    )
    assert counted[0]["derivation"][-1]["why"] == "+5 business days, not counting Christmas Day (2024-12-25)"


@pytest.mark.parametrize(
    ("service", "why"),
    [
        ({"served_by": "mail"}, "+5 days: served by mail in California"),
        ({"mail_zone": "united-states"}, "+10 days: served by mail elsewhere in the United States"),
        ({"mail_zone": "abroad"}, "+20 days: served by mail abroad"),
        ({"served_by": "fax"}, "+30 calendar days"),
    ],
)
def test_a_derivation_says_how_the_paper_was_served(service, why):
    entry = law.deadlines({"ur_decision": {"served_on": "2024-06-05", **service}})["deadlines"][0]

    assert why in [step["why"] for step in entry["derivation"]]


def test_an_answer_that_rests_on_something_unconfirmed_says_so():
    def confirmed(**ur):
        return law.deadlines({"ur_decision": {"served_on": "2024-06-05", **ur}})["deadlines"][0]["confirmed"]

    assert confirmed()
    assert confirmed(served_by="personal")
    assert not confirmed(mail_zone="abroad")
    assert not confirmed(notice_complete=False, complete_notice_served_on="2024-06-05")


def test_findings_repeat_facts_by_their_path_and_no_description():
    facts = {
        "items": [
            {"id": "1", "description": "a treatment in words", "prior_imr": True, "ur_outcome": "approve"}
        ],
        "application": {"signed_by": "employer", "received_on": "2024-06-05", "duplicate_of": "12"},
    }

    answer = law.eligibility(facts)

    assert "a treatment in words" not in json.dumps(answer)
    by_code = {f["code"]: f["facts"] for f in answer["findings"]}
    assert by_code["PRIOR_IMR"] == {"items[0].prior_imr": True}
    assert by_code["NOT_ELIGIBLE_PARTY"] == {"application.signed_by": "employer"}
    assert by_code["INCOMPLETE"] == {"date_of_injury": None, "ur_decision.decided_on": None}


def test_the_room_imports_the_standard_library_yaml_and_itself():
    folder = Path(law.__file__).parent
    foreign = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            foreign |= {n for n in names if n.split(".")[0] not in {*sys.stdlib_module_names, "yaml"}}

    assert {n for n in foreign if not n.startswith("openimr.law")} <= {"openimr.law"}
    assert not any(n.startswith("openimr.") and not n.startswith("openimr.law") for n in foreign)
