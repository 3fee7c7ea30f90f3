"""What the parties do themselves: each may do what the law gives them, and all are told."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr.cases import outbound
from openimr.cases.accounts import link_party
from openimr.cases.actors import SYSTEM, Actor
from openimr.cases.errors import Invalid, NotAllowed, WrongState
from openimr.cases.lifecycle import State
from openimr.cases.models import Case, Message
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from openimr.intake import ending, parties, receipts
from openimr.intake.application import read_form
from openimr.intake.models import Paper
from openimr.intake.views.receipt import check, receipt_of
from tests.factories import DAY, a_filed_case, a_user, an_actor, an_assigned_case
from tests.forms import a_form

pytestmark = pytest.mark.django_db(databases="__all__")
LATER = DAY + dt.timedelta(days=2)
CLERK = Role.INTAKE_CLERK


def party(case: Case, role: Role, name: str | None = None) -> Actor:
    user = a_user(role, name)
    link_party(case, role.value, user, by=SYSTEM, at=DAY)
    return Actor.of(user)


def told(case: Case, kind: str) -> set[str]:
    return set(
        Message.objects.filter(case=case, kind=kind, language="en").values_list("party__role", flat=True)
    )


ALL = {"employee", "claims-administrator", "requesting-physician"}


@pytest.mark.database
def test_the_physician_certifies_and_the_review_is_expedited_with_new_clocks_and_all_are_told() -> None:
    case = an_assigned_case()
    physician = party(case, Role.REQUESTING_PHYSICIAN)
    at = dt.datetime(2025, 3, 5, 18, 30, tzinfo=dt.UTC)
    parties.certify_urgent(
        case, by=physician, at=at, certification="The joint is septic.", not_yet_given=True
    )
    assert case.priority == "expedited"
    due = {d.name: d.due for d in case.deadlines.all()}
    assert due["records-due"] == "2025-03-06T10:30"  # 24 hours, in California's time
    assert told(case, "notice-expedited") == ALL
    assert all(Message.objects.filter(case=case, kind="notice-expedited").values_list("urgent", flat=True))
    with pytest.raises(Invalid):
        parties.certify_urgent(case, by=physician, at=at, certification="Again.", not_yet_given=True)


@pytest.mark.parametrize(("words", "not_yet_given"), [("", True), ("   ", True), ("Septic.", False)])
def test_a_certification_without_words_or_of_treatment_already_given_changes_nothing(
    words: str, not_yet_given: bool
) -> None:
    case = an_assigned_case()
    with pytest.raises(Invalid):
        parties.certify_urgent(
            case,
            by=party(case, Role.REQUESTING_PHYSICIAN),
            at=LATER,
            certification=words,
            not_yet_given=not_yet_given,
        )
    case.refresh_from_db()
    assert case.priority == "regular"


def test_neither_employee_nor_administrator_certifies() -> None:
    case = an_assigned_case()
    for role in (Role.EMPLOYEE, Role.CLAIMS_ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            parties.certify_urgent(
                case, by=party(case, role), at=LATER, certification="x", not_yet_given=True
            )


@pytest.mark.database
def test_items_authorized_in_full_leave_and_the_others_go_on() -> None:
    case = an_assigned_case()
    administrator = party(case, Role.CLAIMS_ADMINISTRATOR)
    give = {"by": administrator, "at": LATER, "reference": "AUTH-77", "authorized_on": dt.date(2025, 3, 4)}
    with pytest.raises(Invalid):
        ending.authorize_items(case, items=[2], in_full=False, **give)
    with pytest.raises(Invalid):
        ending.authorize_items(case, items=[9], in_full=True, **give)
    with pytest.raises(Invalid):
        ending.authorize_items(case, items=[1, 2], in_full=True, **give)  # that ends the review
    ending.authorize_items(case, items=[2], in_full=True, **give)
    assert [i.authorized for i in case.items.all()] == [False, True]
    assert told(case, "notice-authorized") == ALL
    assert State(case.state) is State.ASSIGNED


def test_the_employee_withdraws_in_writing_and_all_are_told() -> None:
    case = a_filed_case()
    ending.withdraw(
        case,
        by=party(case, Role.EMPLOYEE),
        at=dt.datetime(2025, 3, 6, 1, 0, tzinfo=dt.UTC),
        reason="I write this myself.",
    )
    assert State(case.state) is State.WITHDRAWN
    assert case.facts["withdrawn_on"] == "2025-03-05"  # the evening before, in California
    assert told(case, "notice-withdrawn") == ALL


@pytest.mark.database
def test_a_new_administrator_gets_the_notices_and_the_old_one_reaches_the_case_no_longer() -> None:
    case = an_assigned_case()
    old = party(case, Role.CLAIMS_ADMINISTRATOR)
    parties.name_administrator(
        case, by=old, at=LATER, name="Marsh Hen Claims", since=dt.date(2025, 3, 4), email="in@marsh.example"
    )
    assert told(case, "notice-administrator") == ALL
    assert (
        Message.objects.filter(case=case, kind="notice-administrator").count() == 4
    )  # the old one once more
    with pytest.raises(NotAllowed):
        ending.authorize_items(
            case, by=old, at=LATER, items=[1], reference="x", authorized_on=dt.date(2025, 3, 4), in_full=True
        )
    intake_notice = Message.objects.filter(
        case=case, kind="notice-administrator", party__name="Marsh Hen Claims"
    )
    assert intake_notice.count() == 1
    parties.notify_late_records(case, by=an_actor(CLERK), at=DAY + dt.timedelta(days=40))
    late = Message.objects.filter(case=case, kind="notice-late-records", party__role="claims-administrator")
    assert [m.party.name for m in late] == ["Marsh Hen Claims"]


def test_records_are_not_called_late_before_they_are() -> None:
    case = an_assigned_case()
    with pytest.raises(Invalid):
        parties.notify_late_records(case, by=an_actor(CLERK), at=LATER)


def test_the_physician_joins_once_and_papers_come_into_the_case_file() -> None:
    case = a_filed_case()
    physician = party(case, Role.REQUESTING_PHYSICIAN)
    paper = {"sha256": "a" * 64, "name": "report.pdf", "size": 7}
    parties.join_application(case, by=physician, at=LATER, statement="She needs it.", papers=[paper, paper])
    assert Paper.objects.get(case=case).sent_by == "requesting-physician"
    assert told(case, "notice-joined") == ALL
    with pytest.raises(Invalid):
        parties.join_application(case, by=physician, at=LATER, statement="Again.")


@pytest.mark.database
def test_a_party_answers_a_question_and_the_words_stay_out_of_the_log() -> None:
    from openimr.cases.models import AuditEvent

    case = a_filed_case()
    clerk = an_actor(CLERK)
    intake.screen(case, by=clerk, at=DAY)
    intake.ask_parties(case, by=clerk, at=DAY, question="Which knee?")
    administrator = party(case, Role.CLAIMS_ADMINISTRATOR)
    with pytest.raises(Invalid):
        parties.answer_question(case, by=administrator, at=LATER, question="q2", answer="The right one.")
    parties.answer_question(case, by=administrator, at=LATER, question="q1", answer="The right one.")
    assert case.questions.get().answers.get().party.role == "claims-administrator"
    assert not any("right one" in str(e.detail) for e in AuditEvent.objects.filter(chain=case.number))
    stranger = Actor.of(a_user(Role.CLAIMS_ADMINISTRATOR, "stranger"))
    with pytest.raises(NotAllowed):
        parties.answer_question(case, by=stranger, at=LATER, question="q1", answer="x")


def corrected(case: Case, by: Actor, **changes: object) -> object:
    fields = a_form(**changes)
    return parties.correct_application(case, by=by, at=LATER, form=read_form(fields), given=fields)


@pytest.mark.database
def test_a_correction_stands_beside_what_was_filed_and_moves_no_date() -> None:
    case = a_filed_case(claim_number="")
    employee = party(case, Role.EMPLOYEE)
    made = corrected(case, employee)
    assert made.changed == ["claim_number"]
    assert case.application.form["claim_number"] == ""
    assert case.claim_number == "KX-2201-77"
    assert case.facts["application"]["received_on"] == "2025-03-03"
    assert case.facts["application"]["complete"] is True
    assert case.fingerprint.claim == "KX220177"
    with pytest.raises(Invalid):
        corrected(case, employee)


def test_a_signature_that_was_missing_counts_from_the_day_on_which_it_comes() -> None:
    case = a_filed_case(signed=False)
    corrected(case, party(case, Role.EMPLOYEE))
    assert case.facts["application"]["signed"] is True
    assert case.facts["application"]["received_on"] == "2025-03-05"


def test_what_is_being_screened_is_no_longer_corrected() -> None:
    case = a_filed_case()
    intake.screen(case, by=an_actor(CLERK), at=DAY)
    with pytest.raises(WrongState):
        corrected(case, party(case, Role.EMPLOYEE), claim_number="X")


@pytest.mark.database
def test_two_clerks_decide_at_once_and_the_second_is_told() -> None:
    case = a_filed_case()
    intake.screen(case, by=an_actor(CLERK, "first"), at=DAY)
    seen_by_second = Case.objects.get(pk=case.pk)
    intake.find_eligible(case, by=an_actor(CLERK, "first"), at=DAY)
    with pytest.raises(WrongState):
        intake.merge(seen_by_second, by=an_actor(CLERK, "second"), at=DAY)
    with pytest.raises(WrongState):
        intake.find_eligible(seen_by_second, by=an_actor(CLERK, "second"), at=DAY)
    assert told(case, "notice-eligible") == ALL
    assert Message.objects.filter(case=case, kind="notice-eligible").count() == 3


def test_a_person_finds_item_by_item_and_gives_a_reason_where_the_rules_say_otherwise() -> None:
    case = a_filed_case()
    clerk = an_actor(CLERK)
    intake.screen(case, by=clerk, at=DAY)
    with pytest.raises(Invalid):
        intake.find_eligible(case, by=clerk, at=DAY, ineligible={2: ""})
    with pytest.raises(Invalid):
        intake.find_eligible(case, by=clerk, at=DAY, ineligible={1: "a", 2: "b"})
    intake.find_eligible(case, by=clerk, at=DAY, ineligible={2: "Crutches were never requested."})
    assert [i.eligibility for i in case.items.all()] == ["eligible", "ineligible"]
    assert case.screening.overruled == {"2": "Crutches were never requested."}
    assert case.deadlines.filter(name="ineligibility-appeal-due").exists()


def test_a_receipt_is_checked_by_anybody_and_a_changed_one_is_found_out() -> None:
    import json

    case = a_filed_case()
    held = receipt_of(case)
    assert held["receipt"] == case.application.receipt
    assert [ok for ok, _ in check(json.dumps(held).encode())] == [True, True, True]
    changed = {**held, "received_at": "2025-03-01T17:00:00+00:00"}
    assert [ok for ok, _ in check(json.dumps(changed).encode())][0] is False
    made_up = receipts.make(case=case.number, received_at=DAY, form={}, ur_decision="")
    assert [ok for ok, _ in check(json.dumps(made_up).encode())] == [True, False, False]


@pytest.mark.parametrize("data", [b"", b"x", b"[]", b"{}", b'{"kind": 1}', b"[" * 100_000, b" " * 200_000])
def test_what_is_no_receipt_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(receipts.BadReceipt):
        receipts.read(data)


class Broken:
    fast = True

    def reaches(self, message: Message) -> bool:
        return True

    def carry(self, message: Message) -> str:
        raise outbound.NotCarried("the line is dead")


def test_a_carrier_that_fails_leaves_the_message_to_the_next(
    settings, django_capture_on_commit_callbacks
) -> None:
    settings.OPENIMR_OUTBOUND = [f"{__name__}.Broken", "folder"]
    with django_capture_on_commit_callbacks(execute=True):
        case = an_assigned_case()
    assert set(Message.objects.filter(case=case).values_list("sent_by", "problem")) == {("folder", "")}
    settings.OPENIMR_OUTBOUND = [f"{__name__}.Broken"]
    with django_capture_on_commit_callbacks(execute=True):
        other = an_assigned_case(claim_number="other")
    rows = Message.objects.filter(case=other)
    assert set(rows.values_list("sent_at", "problem", "attempts")) == {(None, "broken: the line is dead", 1)}


def test_mail_carries_the_pdf_and_says_nothing_outside_it(
    settings, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    from django.core import mail

    settings.OPENIMR_MAIL, settings.OPENIMR_OUTBOUND = "smtp://localhost", ["mail", "folder"]
    monkeypatch.setattr(
        outbound, "_server", lambda url: mail.get_connection("django.core.mail.backends.locmem.EmailBackend")
    )
    form = a_form()
    form["parties"][0]["email"] = "oralia@example.org"
    with django_capture_on_commit_callbacks(execute=True):
        case = an_assigned_case(parties=form["parties"])
    assert len(mail.outbox) == 2  # of eligibility and of assignment, to the one party with an address
    sent = mail.outbox[-1]
    assert sent.to == ["oralia@example.org"]
    assert case.number in sent.subject
    assert sent.attachments[0][1].startswith(b"%PDF")
    for secret in ("Benavidez", "knee", "Crutches"):
        assert secret not in sent.subject + sent.body
    assert set(
        Message.objects.filter(case=case, party__role="employee").values_list("sent_by", flat=True)
    ) == {"mail"}
    assert set(
        Message.objects.filter(case=case).exclude(party__role="employee").values_list("sent_by", flat=True)
    ) == {"folder"}


def test_the_clerk_sees_what_was_said_and_a_party_sees_its_own_words_only() -> None:
    from tests.web.ways import as_party, signed_in, text_of

    case = a_filed_case()
    clerk = an_actor(CLERK)
    intake.screen(case, by=clerk, at=DAY)
    intake.ask_parties(case, by=clerk, at=DAY, question="Which knee?")
    administrator = party(case, Role.CLAIMS_ADMINISTRATOR)
    parties.answer_question(case, by=administrator, at=LATER, question="q1", answer="It says the left one.")
    assert "It says the left one." in text_of(signed_in(CLERK).get(f"/cases/{case.number}"))
    employee = text_of(as_party(case, Role.EMPLOYEE).get(f"/cases/{case.number}"))
    assert "Which knee?" in employee
    assert "It says the left one." not in employee
    own = as_party(case, Role.CLAIMS_ADMINISTRATOR).get(f"/cases/{case.number}")
    assert "It says the left one." in text_of(own)


def test_the_clerk_sees_other_applications_and_whether_they_may_be_joined() -> None:
    from tests.web.ways import signed_in, text_of

    first = a_filed_case()
    second = a_filed_case(at=LATER, claim_number="KX-2201-78")
    intake.screen(second, by=an_actor(CLERK), at=LATER)
    page = text_of(signed_in(CLERK).get(f"/cases/{second.number}"))
    assert f"{first.number} Application received" in page
    assert "the claim number" in page.split("Other applications of the worker", 2)[-1]
