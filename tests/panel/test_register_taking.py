"""The register takes in, keeps every fact's history, and vouches only for what is verified for the day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.apps import apps

from openimr.cases import audit
from openimr.cases.errors import NotAllowed
from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from openimr.panel import register
from openimr.panel.door import REGISTER_VERBS
from openimr.panel.match import match
from openimr.panel.match.reading import read_batch
from openimr.panel.models import Identity, Licence, Question, Reviewer, Tie
from openimr.panel.register.standing import contested, form_of
from tests.conftest import ROOT
from tests.factories import DAY, an_actor
from tests.reviewers import a_name, an_entry

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]
TODAY = DAY.date()
FIT: dict[str, Any] = {"id": "C", "specialties": {"same": ["Orthopedic Surgery"]}}


def take(*entries: dict[str, Any], after: int = 0, **more: Any) -> register.Report:
    return register.take_in(entries, by=an_actor(Role.PANEL_MANAGER), at=DAY + dt.timedelta(after), **more)


def excluded(day: dt.date = TODAY, **case: Any) -> dict[str, list[str]]:
    batch = {"as_of": day.isoformat(), "cases": [{**FIT, **case}], "reviewers": register.reviewers(as_of=day)}
    return {e["reviewer"]: e["rules"] for e in match(batch, explain=True)["exclusions"]}


def licence(**changes: Any) -> list[dict[str, Any]]:
    return [{**an_entry("R-1")["licences"][0], **changes}]


def test_what_is_taken_in_is_what_the_match_asks_for() -> None:
    report = take(an_entry("R-1"), an_entry("R-2"))
    assert (report.new, report.faults, report.questions) == (2, [], [])
    read_batch({"as_of": "2026-03-02", "cases": [], "reviewers": register.reviewers(as_of=TODAY)})
    assert excluded() == {}


def test_the_identity_is_in_its_own_store_only() -> None:
    take(an_entry("R-1"))
    assert Identity.objects.get(ref="R-1").name == a_name("R-1")
    for model in apps.get_app_config("panel").get_models():
        if model is not Identity:
            assert "Quartermaine" not in str(list(model._default_manager.values()))
    assert "Quartermaine" not in str(list(AuditEvent.objects.values()))


def test_taking_in_again_changes_nothing_and_a_later_day_verifies_anew() -> None:
    take(an_entry("R-1"))
    again = take(an_entry("R-1"))
    assert (again.same, again.lines, Licence.objects.count()) == (1, [], 1)
    later = take(an_entry("R-1"), after=30)
    assert (later.confirmed, later.changed) == (1, 0)
    assert Licence.objects.get(ended_at=None).verified_on == TODAY + dt.timedelta(30)
    assert Licence.objects.exclude(ended_at=None).get().ended_because == "verified anew"


def test_a_change_is_reported_and_the_old_fact_stays_in_the_history() -> None:
    take(an_entry("R-1"))
    report = take(an_entry("R-1", licences=licence(expires_on="2032-01-31")), after=30)
    assert report.lines == ["R-1: licence CA changed: expires_on: 2030-01-31 is now 2032-01-31"]
    old = Licence.objects.exclude(ended_at=None).get()
    assert (old.expires_on, old.ended_because) == (dt.date(2030, 1, 31), "replaced by register-file")


def test_a_weaker_source_does_not_overwrite_it_asks_and_until_then_the_fact_does_not_count() -> None:
    take(an_entry("R-1"), source="licence-board")
    report = take({"id": "R-1", "licences": licence(status="revoked")}, after=30, source="reviewer")
    assert report.lines == []
    assert len(report.questions) == 1
    assert Licence.objects.get().status == "active"
    assert len(contested()) == 1
    assert excluded() == {"R-1": ["R-02"]}
    take({"id": "R-1", "licences": licence(status="revoked")}, after=31, source="reviewer")
    assert Question.objects.count() == 1


def test_an_older_file_does_not_undo_a_newer_one() -> None:
    take(an_entry("R-1"))
    report = take(an_entry("R-1", licences=licence(status="suspended"), verified={"on": "2020-01-01"}))
    assert report.changed == 0
    assert [q.matter["kind"] for q in Question.objects.all()] == ["licence"]


@pytest.mark.parametrize("kind", ["ties", "discipline", "roles"])
def test_a_files_silence_ends_nothing_that_speaks_against_a_reviewer(kind: str) -> None:
    against = {
        "ties": [{"to": "org:acme", "kind": "contract"}],
        "discipline": [{"action": "probation", "state": "CA", "on": "2020-01-01"}],
        "roles": [{"role": "qme", "since": "2015-01-01"}],
    }[kind]
    take(an_entry("R-1", **{kind: against}))
    parties = {"parties": [{"id": "org:acme", "role": "insurer"}]}
    before = excluded(**parties)
    assert before
    report = take(an_entry("R-1"), after=30)
    assert len(report.questions) == 1
    assert excluded(TODAY + dt.timedelta(30), **parties) == before


def test_what_is_found_ends_that_nothing_was_found() -> None:
    take(an_entry("R-1"))
    take(
        {"id": "R-1", "discipline": [{"action": "accusation-pending", "state": "CA"}]},
        after=5,
        source="reviewer",
    )
    assert excluded() == {"R-1": ["R-02"]}


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("licences", ["R-02"]), ("certifications", ["R-02", "R-04"]), ("practice", ["R-03"]), ("discipline", ["R-02"]),
        ("roles", ["R-02"]), ("terms", ["R-12"]), ("consents", ["R-12"]), ("profession", ["R-12"]),
    ],
)  # fmt: skip
def test_what_is_not_known_is_no_qualification(kind: str, rules: list[str]) -> None:
    take(an_entry("R-1", **{kind: None}))
    assert excluded() == {"R-1": rules}
    held = register.all_held_back(TODAY)["R-1"]
    assert all(one.why for one in held)


def test_nobody_is_assigned_on_an_expired_fact() -> None:
    take(an_entry("R-1"), an_entry("R-2", verified={"again_on": "2040-01-01"}))
    last = TODAY + dt.timedelta(180)  # discipline is searched every 180 days
    assert excluded(last) == {}
    assert excluded(last + dt.timedelta(1)) == {"R-1": ["R-02"]}
    assert set(register.all_held_back(last + dt.timedelta(1))) == {"R-1"}
    assert {"R-02", "R-03", "R-04"} <= set(excluded(TODAY + dt.timedelta(366))["R-1"])


def test_a_tie_counts_whether_it_is_verified_or_not() -> None:
    take(an_entry("R-1", ties=[{"to": "org:acme", "kind": "ownership"}]))
    far = TODAY + dt.timedelta(4000)
    assert "R-06" in excluded(far, parties=[{"id": "org:acme", "role": "employer"}])["R-1"]


def test_what_falls_due_is_listed_the_oldest_first() -> None:
    take(an_entry("R-1"))
    due = register.due(TODAY + dt.timedelta(170), within=30)
    assert [(ref, fact.kind()) for ref, fact in due] == [("R-1", "discipline")]
    dates = [fact.verify_again_on for _, fact in register.due(TODAY + dt.timedelta(365), within=10)]
    assert dates == sorted(dates)
    assert len(dates) > 3


def test_an_entry_with_a_fault_is_left_out_whole_and_the_others_are_taken_in() -> None:
    report = take(
        an_entry("R-1"), an_entry("R-2", licences=licence(expires_on="1999-01-01")), an_entry("R-3")
    )
    assert report.new == 2
    assert [fault.place for fault in report.faults] == ["entries[1].licences[0].expires_on"]
    assert not Reviewer.objects.filter(ref="R-2").exists()
    assert not Identity.objects.filter(ref="R-2").exists()


def test_an_id_twice_in_a_file_takes_neither() -> None:
    report = take(an_entry("R-1"), an_entry("R-1", profession="DO"))
    assert (report.new, len(report.faults)) == (0, 1)


def test_a_dry_run_tells_all_and_keeps_nothing() -> None:
    report = take(an_entry("R-1"), dry=True)
    assert (report.new, report.lines) == (1, ["R-1: new"])
    assert not Reviewer.objects.exists()
    assert not Identity.objects.exists()
    assert not AuditEvent.objects.filter(verb="take_in_register").exists()


def test_the_same_licence_under_another_id_is_refused_and_a_like_name_is_asked_about() -> None:
    first = an_entry("R-1")
    take(first)
    report = take(an_entry("R-2", identity=first["identity"]))
    assert "licence number of CA" in str(report.faults[0])
    alike = {**first["identity"], "licence_numbers": {"CA": "X999"}}
    report = take(an_entry("R-3", identity=alike))
    assert (report.new, len(report.questions)) == (0, 1)
    asked = Question.objects.get(kind=Question.SAME_PERSON)
    assert asked.matter == {"one": "R-1", "other": "R-3", "by": "name"}
    asked.answer, asked.answered_at = "two-persons", DAY
    asked.save()
    assert take(an_entry("R-3", identity=alike)).new == 1


def test_a_new_reviewer_without_an_identity_is_refused() -> None:
    report = take(an_entry("R-1", identity=None, licences=[]))
    assert "who a new reviewer is" in str(report.faults[0])


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PANEL_MANAGER}))
def test_only_the_panel_manager_takes_in(role: Role) -> None:
    by = an_actor(role, reviewer_ref="R-1" if role is Role.EXPERT_REVIEWER else "")
    with pytest.raises(NotAllowed):
        register.take_in([an_entry("R-1")], by=by, at=DAY)
    assert not Reviewer.objects.exists()
    assert (
        AuditEvent.objects.filter(chain=audit.HOUSE, outcome="refused", verb="take_in_register").count() == 1
    )


def test_taking_in_leaves_an_entry_of_counts_in_the_house_chain() -> None:
    take(an_entry("R-1"), detail="0123abcd")
    entry = AuditEvent.objects.get(verb="take_in_register")
    assert entry.chain == audit.HOUSE
    assert entry.detail == {
        "new": 1, "changed": 0, "confirmed": 0, "same": 0, "questions": 0, "faults": 0, "source": "register-file",
        "file": "0123abcd",
    }  # fmt: skip
    assert audit.verify().whole


def test_a_role_that_has_ended_does_not_bar() -> None:
    take(an_entry("R-1", roles=[{"role": "qme", "since": "2015-01-01", "until": "2019-12-31"}]))
    assert form_of(Reviewer.objects.get(), TODAY)["qme"] is False
    assert form_of(Reviewer.objects.get(), dt.date(2018, 1, 1))["qme"] is True


def test_practice_counts_over_its_periods_and_hours_only_now() -> None:
    take(an_entry("R-1", practice=[
        {"since": "2000-01-01", "until": "2003-12-31", "hours_per_week": 40},
        {"since": "2023-03-03", "hours_per_week": 24},
    ]))  # fmt: skip
    form = form_of(Reviewer.objects.get(), TODAY)
    assert 5.9 < form["practice_years"] < 6.1
    assert form["practice_hours_per_week"] == 24
    assert Tie.objects.count() == 0


def test_the_reference_tells_every_verb_of_the_register_and_who_may_use_it() -> None:
    page = (ROOT / "docs/reference/register.md").read_text()
    for verb in REGISTER_VERBS.values():
        (line,) = [line for line in page.splitlines() if f"`{verb.name}`" in line]
        if Role.PANEL_MANAGER in verb.roles:
            assert "panel manager" in line
        elif Role.MEDICAL_DIRECTOR in verb.roles:
            assert "medical director" in line
        else:
            assert "the reviewer" in line
