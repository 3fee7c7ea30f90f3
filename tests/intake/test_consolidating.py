"""Eligible applications of one worker, physician and injury may be joined into one determination (rulebook A-22)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from openimr import law
from openimr.cases import figures
from openimr.cases.accounts import link_party
from openimr.cases.actors import SYSTEM
from openimr.cases.errors import Invalid, NotAllowed, WrongState
from openimr.cases.lifecycle import State
from openimr.cases.models import AuditEvent, Case, Message
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from openimr.intake import consolidating, duplicates, parties
from openimr.intake.application import read_form
from tests.factories import DAY, a_user, an_actor
from tests.forms import a_form

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]
LATER = DAY + dt.timedelta(days=1)
OTHER_DECISION = {"decided_on": "2025-02-21", "served_on": "2025-02-21", "served_by": "mail"}
OTHER_ITEMS = [
    {**a_form()["items"][1], "description": "Acupuncture, 8 visits", "depends_on": None},
    {**a_form()["items"][1], "description": "Acupuncture supplies", "depends_on": 1},
]


def filed(*, at: dt.datetime = DAY, **changes: object) -> Case:
    form = a_form(**changes)
    return intake.file_application(
        None, by=clerk(), at=at, form=read_form(form), given=form, ur_decision=str(changes).encode()
    )


def eligible(*, at: dt.datetime = DAY, **changes: object) -> Case:
    case = filed(at=at, **changes)
    intake.screen(case, by=clerk(), at=at)
    intake.find_eligible(case, by=clerk(), at=at, reason="Looked at by hand.")
    return case


def the_other(**changes: object) -> Case:
    return eligible(at=LATER, **{"ur_decision": OTHER_DECISION, "items": OTHER_ITEMS, **changes})


def clerk():
    return an_actor(Role.INTAKE_CLERK)


def join(case: Case, into: Case | str) -> None:
    number = into if isinstance(into, str) else into.number
    consolidating.consolidate(case, by=clerk(), at=LATER, into=number)


def test_the_earlier_case_goes_on_with_the_items_of_both_and_the_later_application_stays_as_it_came() -> None:
    first, second = eligible(), the_other()
    before = (second.application.form, second.application.receipt, list(second.items.values()))
    join(second, first)
    first.refresh_from_db()
    assert State(second.state) is State.CONSOLIDATED
    assert State(first.state) is State.ELIGIBLE
    assert second.facts["consolidation"]["into"] == first.number
    assert first.facts["consolidation"]["members"] == [second.number]
    assert list(first.items.values_list("position", "description"))[2:] == [
        (3, "Acupuncture, 8 visits"),
        (4, "Acupuncture supplies"),
    ]
    assert first.items.get(position=4).depends_on == first.items.get(position=3)
    second = Case.objects.get(pk=second.pk)
    assert (second.application.form, second.application.receipt, list(second.items.values())) == before
    assert first.facts["application"]["received_on"] == "2025-03-03"


def test_the_decision_and_papers_of_the_other_come_into_the_one_case_file() -> None:
    first, second = eligible(), the_other()
    join(second, first)
    assert list(first.papers.values_list("sha256", flat=True)) == [second.application.ur_decision_sha256]


def test_whoever_only_the_other_names_is_taken_over_so_that_conflicts_are_found() -> None:
    form = a_form()
    others = [
        {**p, "name": "Another Surgery Center"} if p["role"] == "facility" else p for p in form["parties"]
    ]
    if others == form["parties"]:
        others = [*others, {"role": "facility", "name": "Another Surgery Center"}]
    others[0] = {**others[0], "name": "BENAVIDEZ, ORALIA", "ref": ""}
    first, second = eligible(), the_other(parties=others)
    join(second, first)
    assert first.parties.filter(role="facility", name="Another Surgery Center").count() == 1
    assert first.parties.filter(role="employee").count() == 1
    assert first.parties.filter(role="requesting-physician").count() == 1


def test_an_account_that_only_the_other_is_linked_to_reaches_the_case_that_goes_on() -> None:
    first, second = eligible(), the_other()
    user = a_user(Role.EMPLOYEE)
    link_party(second, "employee", user, by=SYSTEM, at=LATER)
    join(second, first)
    assert first.parties.get(role="employee").user == user


def test_the_parties_of_both_are_told_in_both_languages_and_both_chains_tell_it() -> None:
    first, second = eligible(language="es"), the_other(language="es")
    join(second, first)
    for case, beside in ((first, second), (second, first)):
        told = Message.objects.filter(case=case, kind="notice-consolidated")
        assert {m.language for m in told.filter(party__role="employee")} == {"en", "es"}
        assert {m.language for m in told.exclude(party__role="employee")} == {"en"}
        assert all(beside.number in m.text and m.pdf_sha256 for m in told)
        assert "8 CCR 9792.10.4(a)" in told.first().text
        verbs = AuditEvent.objects.filter(chain=case.number, outcome="done").values_list("verb", flat=True)
        assert ("consolidate" if case == second else "take_in_consolidated") in verbs
    spanish = Message.objects.get(case=second, kind="notice-consolidated", language="es")
    assert "Una sola determinación" in spanish.text


def test_the_effect_on_the_fee_is_the_setting_of_the_rule() -> None:
    first, second = eligible(), the_other()
    join(second, first)
    setting = law.figure("F-25", "one_fee_for_consolidated", as_of=LATER.date())
    assert second.facts["consolidation"]["one_fee"] is setting.value
    assert not setting.confirmed


def test_another_injury_or_physician_is_refused_and_said_and_nothing_changes() -> None:
    first = eligible()
    form = a_form()
    physician = [
        {**p, "name": "Somebody Else, M.D."} if p["role"] == "requesting-physician" else p
        for p in form["parties"]
    ]
    for changes, words in (
        ({"date_of_injury": "2023-01-09"}, "date of injury"),
        ({"parties": physician}, "requesting physician"),
    ):
        second = the_other(**changes)
        with pytest.raises(Invalid, match=words):
            join(second, first)
        second.refresh_from_db()
        assert State(second.state) is State.ELIGIBLE
    assert first.items.count() == len(form["items"])
    assert not Message.objects.filter(kind="notice-consolidated").exists()


def test_only_an_eligible_case_is_joined_and_only_with_an_eligible_one() -> None:
    first, screened = eligible(), filed(at=LATER, ur_decision=OTHER_DECISION, items=OTHER_ITEMS)
    with pytest.raises(WrongState):
        join(screened, first)
    second = the_other()
    intake.send_notice_of_assignment(first, by=clerk(), at=LATER)
    with pytest.raises(Invalid, match="same employee"):
        join(second, first)
    with pytest.raises(Invalid, match="same employee"):
        join(second, "CM99-0000001")
    with pytest.raises(Invalid, match="same employee"):
        join(second, second)


def test_the_earlier_case_leads_and_another_priority_is_kept_apart() -> None:
    first, second = eligible(), the_other()
    with pytest.raises(Invalid, match="The earlier case leads"):
        join(first, second)
    physician = an_actor(Role.REQUESTING_PHYSICIAN)
    link_party(second, "requesting-physician", a_user(Role.REQUESTING_PHYSICIAN), by=SYSTEM, at=LATER)
    parties.certify_urgent(
        second, by=physician, at=LATER, certification="The knee is septic.", not_yet_given=True
    )
    with pytest.raises(Invalid, match="expedited"):
        join(second, first)


def test_nobody_but_the_clerk_joins_cases() -> None:
    first, second = eligible(), the_other()
    for role in (Role.EMPLOYEE, Role.CLAIMS_ADMINISTRATOR, Role.MEDICAL_DIRECTOR):
        with pytest.raises(NotAllowed):
            consolidating.consolidate(second, by=an_actor(role), at=LATER, into=first.number)


def test_a_third_application_for_an_item_that_was_joined_is_found_to_repeat_the_case_that_decides_it() -> (
    None
):
    first, second = eligible(), the_other()
    join(second, first)
    third = filed(at=LATER, ur_decision=OTHER_DECISION, items=OTHER_ITEMS)
    found = duplicates.alike(third)
    assert [(a.case.number, a.same) for a in found] == [(first.number, True)]
    assert [(ours, theirs) for ours, theirs, _ in found[0].likeness.shared] == [(1, 3), (2, 4)]
    assert intake.screen(third, by=clerk(), at=LATER)["outcome"] == "merged"


def test_joined_cases_are_joined_further_and_the_trail_leads_to_the_one_that_decides() -> None:
    first, second = eligible(), the_other()
    third = eligible(
        at=LATER + dt.timedelta(hours=1),
        ur_decision={**OTHER_DECISION, "decided_on": "2025-02-22", "served_on": "2025-02-22"},
        items=[{**OTHER_ITEMS[0], "description": "Aquatic therapy, 6 visits"}],
    )
    join(third, second)
    join(second, first)
    first.refresh_from_db()
    assert first.items.count() == len(a_form()["items"]) + 3
    fourth = filed(
        at=LATER + dt.timedelta(hours=2),
        ur_decision={**OTHER_DECISION, "decided_on": "2025-02-22", "served_on": "2025-02-22"},
        items=[{**OTHER_ITEMS[0], "description": "Aquatic therapy, 6 visits"}],
    )
    assert [a.case.number for a in duplicates.alike(fourth)] == [first.number]


def test_a_joined_application_is_still_a_unique_and_eligible_one_in_the_figures() -> None:
    first, second = eligible(), the_other()
    join(second, first)
    rows = {
        (f.group, f.name): f.value
        for f in figures.figures(since=DAY.date(), until=LATER.date(), demonstration=False).rows
    }
    assert rows["applications", "unique"] == 2
    assert rows["applications", "eligible"] == 2
    assert rows["open", "all"] == 1


def test_the_page_offers_it_on_the_later_case_and_says_why_it_was_refused() -> None:
    first, second = eligible(), the_other()
    client = Client()
    client.force_login(a_user(Role.INTAKE_CLERK))
    assert f"Decide together under {first.number}" in client.get(f"/cases/{second.number}").content.decode()
    assert "join it from its own page" in client.get(f"/cases/{first.number}").content.decode()
    refused = client.post(f"/cases/{second.number}/do/consolidate", {"into": "nonsense"})
    assert refused.status_code == 422
    assert "Expected another eligible case" in refused.content.decode()
    done = client.post(f"/cases/{second.number}/do/consolidate", {"into": first.number}, follow=True)
    assert f"<dd>{first.number}</dd>" in done.content.decode()
    assert f"<dd>{second.number}</dd>" in client.get(f"/cases/{first.number}").content.decode()
