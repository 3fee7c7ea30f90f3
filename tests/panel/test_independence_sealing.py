"""From the assignment to the letter and the court: sealed when the case is offered, printed, opened on an order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from openimr.cases import files
from openimr.cases.errors import Invalid, NotAllowed
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from openimr.cli import main
from openimr.determination.models import Letter
from openimr.panel import actions as panel
from openimr.panel.identity_store import STORE
from openimr.panel.independence.checking import check
from openimr.panel.independence.sealing import open_assignment
from openimr.panel.models import Assignment, Identity, SealedRecord
from tests.factories import a_user, an_actor
from tests.panel.waiting import a_waiting_case
from tests.process.steps import LATER, an_issued_case, the_reviewer, with_register
from tests.reviewers import a_reviewer

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]
ORDER = "ADJ 1234567"


def an_assigned_case() -> Case:
    case = a_waiting_case()
    with_register(a_reviewer("R-FIT"), a_reviewer("R-OTHER", disciplined=True))
    panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    return case


def opening_of(case: Case, *groups: str, role: Role = Role.MEDICAL_DIRECTOR, **more: Any) -> dict[str, Any]:
    return open_assignment(case, by=an_actor(role), at=LATER, groups=groups, **more)


def test_an_assignment_is_sealed_and_its_commitment_stands_in_the_audit_chain() -> None:
    case = an_assigned_case()
    made = Assignment.objects.get(case=case)
    assert len(made.commitment) == 64
    entry = AuditEvent.objects.get(chain=case.number, verb="assign_reviewer", outcome="done")
    assert entry.detail["commitment"] == made.commitment
    kept = SealedRecord.objects.get(commitment=made.commitment)
    assert kept._state.db == STORE, "what opens it lives with the identities"
    assert kept.record["reviewer/ref"] == "R-FIT"
    assert kept.record["party/count"] == case.parties.count() > 2
    assert kept.record["case/register"] == {"reviewers": 2, "excluded": 1}
    assert all(
        kept.record[f"rule/{rule}"] == {"holds": True}
        for rule in ("R-02", "R-03", "R-04", "R-06", "R-08", "R-12")
    )
    assert all(f"party/{n}/reach" in kept.record for n in range(1, case.parties.count() + 1))
    assert "fact/licence/1" in kept.record
    assert kept.record["fact/licence/1"]["verified_by"]


def test_two_assignments_of_the_same_reviewer_have_nothing_in_common() -> None:
    case = an_assigned_case()
    panel.decline(case, by=the_reviewer(), at=LATER, reason="conflict after all")
    with_register(a_reviewer("R-NEXT"))
    panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    first, second = Assignment.objects.filter(case=case).order_by("pk")
    assert first.commitment != second.commitment
    assert opening_of(case, "case")["commitment"] == second.commitment, "the one who declined decides nothing"
    assert opening_of(case, "case", commitment=first.commitment)["commitment"] == first.commitment


def test_the_letter_prints_the_commitment_and_the_true_reviewer_is_proven(tmp_path: Path) -> None:
    case = an_issued_case()
    made = Assignment.objects.get(case=case)
    letter = Letter.objects.get(case=case)
    text, pdf = files.path_of(letter.text_sha256), files.path_of(letter.pdf_sha256)
    assert made.commitment in text.read_text()
    a_user(Role.MEDICAL_DIRECTOR, "director")
    out = tmp_path / "opening.json"
    done = run("panel", "prove", case.number, "--open", "reviewer", "--open", "rule", "--by", "director", "--order", ORDER, "-o", str(out))  # fmt: skip
    assert done.exit_code == 0, done.output
    identity = Identity.objects.get(ref="R-FIT")
    claim, other = tmp_path / "claim.json", tmp_path / "other.json"
    claim.write_text(json.dumps({"name": identity.name, "licence_numbers": identity.licence_numbers}))
    other.write_text(json.dumps({"name": "Araminta Abernook"}))
    for form in (text, pdf):
        proven = run("panel", "prove", "--verify", str(out), "--letter", str(form), "--reviewer", str(claim))
        assert proven.exit_code == 0, proven.output
        assert "The reviewer is the one claimed" in proven.output
    denied = run("panel", "prove", "--verify", str(out), "--letter", str(text), "--reviewer", str(other))
    assert denied.exit_code == 1
    assert "NOT THE REVIEWER" in denied.output
    forged = json.loads(out.read_text())
    next(f for f in forged["fields"] if f["name"] == "reviewer/name")["value"] = "Araminta Abernook"
    out.write_text(json.dumps(forged))
    refused = run(
        "panel", "prove", "--verify", str(out), "--letter", str(text), "--reviewer", str(other), "--json"
    )
    assert refused.exit_code == 1
    assert json.loads(refused.output.splitlines()[0])["proven"] is False
    assert "NOT PROVEN" in refused.output


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_who_the_reviewer_is_opens_to_the_medical_director_on_an_order_only() -> None:
    case = an_assigned_case()
    for groups in (["reviewer"], ["fact"], ["rule", "fact"]):
        with pytest.raises(NotAllowed):
            opening_of(case, *groups, role=Role.AUDITOR, order=ORDER)
        with pytest.raises(Invalid, match="on an order only"):
            opening_of(case, *groups)
        assert opening_of(case, *groups, order=ORDER)["fields"]
    with pytest.raises(Invalid, match="on an order only"):
        opening_of(case, "case", absent=["fact/tie/1"])
    assert opening_of(case, "rule", "party", "case", role=Role.AUDITOR)["fields"]
    for role in (
        Role.PANEL_MANAGER,
        Role.INTAKE_CLERK,
        Role.EXPERT_REVIEWER,
        Role.CLAIMS_ADMINISTRATOR,
        Role.EMPLOYEE,
    ):
        with pytest.raises(NotAllowed):
            open_assignment(
                case, by=an_actor(role, reviewer_ref="R-FIT" if role is Role.EXPERT_REVIEWER else ""), at=LATER, groups=["rule"]
            )  # fmt: skip


def test_every_opening_and_every_refusal_stands_in_the_cases_chain_without_what_was_opened() -> None:
    case = an_assigned_case()
    opening_of(case, "reviewer", order=ORDER)
    with pytest.raises(NotAllowed):
        opening_of(case, "rule", role=Role.PANEL_MANAGER)
    entries = AuditEvent.objects.filter(chain=case.number, verb="read_independence_record").order_by(
        "sequence"
    )
    assert [entry.outcome for entry in entries] == ["read", "refused"]
    assert entries[0].detail["opened"] == ["reviewer"]
    assert entries[0].detail["order"] == ORDER
    assert "Quartermaine" not in json.dumps([entry.detail for entry in entries])


def test_that_there_was_no_tie_to_declare_can_be_shown() -> None:
    case = an_assigned_case()
    made = opening_of(case, absent=["fact/tie/1"], order=ORDER)
    assert check(made, made["commitment"]).absent == {"fact/tie/1"}
    with pytest.raises(Invalid, match="has a field of that name"):
        opening_of(case, absent=["fact/licence/1"], order=ORDER)


def test_a_record_changed_in_the_store_opens_no_more() -> None:
    case = an_assigned_case()
    kept = SealedRecord.objects.get()
    kept.record["rule/R-06"] = {"holds": False}
    kept.save()
    with pytest.raises(Invalid, match="does not belong to its commitment"):
        opening_of(case, "rule")


@pytest.mark.parametrize("order", ["", "  ", "A", "x" * 41, "Müller", "ADJ\n1"])
def test_an_order_is_a_number_and_no_story(order: str) -> None:
    case = an_assigned_case()
    with pytest.raises(Invalid, match="Expected its number"):
        opening_of(case, "reviewer", order=order)


def test_wrong_use_says_what_was_expected(tmp_path: Path) -> None:
    case = an_assigned_case()
    a_user(Role.MEDICAL_DIRECTOR, "director")
    opening = tmp_path / "opening.json"
    opening.write_text(json.dumps(opening_of(case, "case")))
    bare, broken = tmp_path / "letter.txt", tmp_path / "broken.json"
    bare.write_text("A letter without a record of independence.")
    broken.write_text("{")
    twice = tmp_path / "twice.json"
    twice.write_text('{"form": 1, "form": 2}')
    for args, words in (
        ((), "Expected a case number"),
        ((case.number, "--open", "case"), "--by"),
        ((case.number, "--open", "case", "--by", "nobody"), "found none of that name"),
        (("CM99-0000000", "--open", "case", "--by", "director"), "no case of that number"),
        ((case.number, "--open", "all", "--by", "director"), "Expected some of case"),
        (("--verify", str(opening)), "one of --commitment and --letter"),
        (("--verify", str(opening), "--letter", str(bare)), "found 0"),
        (("--verify", str(broken), "--commitment", "0" * 64), "expected a JSON file"),
        (("--verify", str(twice), "--commitment", "0" * 64), "given twice"),
        (("--verify", str(opening), "--commitment", "0" * 64, "--reviewer", str(broken)), "--reviewer"),
        ((case.number, "--verify", str(opening), "--commitment", "0" * 64), "stands alone"),
    ):
        done = run("panel", "prove", *args)
        assert done.exit_code == 2, (args, done.output)
        assert words in done.output, (args, done.output)
    unproven = run("panel", "prove", "--verify", str(opening), "--commitment", "0" * 64)
    assert unproven.exit_code == 1
    good = run(
        "panel",
        "prove",
        "--verify",
        str(opening),
        "--commitment",
        json.loads(opening.read_text())["commitment"],
    )
    assert good.exit_code == 0
    assert f'case/number: "{case.number}"' in good.output
