"""What the parties do themselves: correct, answer, join, certify that it is urgent, name the new administrator.

And what the house tells them on the way: that records are late, that the determination is put off.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from openimr.cases import files
from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.models import Case, DisputedItem, Party
from openimr.intake import duplicates, notices, receipts
from openimr.intake.actions import PACIFIC, facts_of, local_day, plain, write_items
from openimr.intake.addressing import to_all
from openimr.intake.application import NOTIFIED, ApplicationForm, ref_of
from openimr.intake.models import Correction, Statement
from openimr.intake.saying import keep_papers, needed, party_of, say

Papers = Sequence[Mapping[str, Any]]


def form_now(case: Case) -> dict[str, Any]:
    """The form as it stands: as filed, or as last corrected."""
    last = case.corrections.order_by("-pk").first()
    found = last.form if last else case.application.form
    return dict(found)


@action("correct_application")
def correct_application(
    case: Case, *, by: Actor, at: dt.datetime, form: ApplicationForm, given: Mapping[str, Any],
    ur_decision: str = "", signature: Mapping[str, Any] | None = None,
) -> Deed:  # fmt: skip
    """Correct an application before it is screened; what was filed stays beside it. Gives back the Correction.

    A signature or a copy of the decision that was missing counts from the day on which it comes, so the date
    of receipt moves to that day: until then nothing valid had been received (A-24, X-06). Any other
    correction leaves the date as it is.

    Args: `ur_decision` the SHA-256 of a decision that comes now ('' : the one that came before stands).
    Raises: Invalid where nothing changes, or the employee would become somebody else.
    """
    filed, before = case.application, form_now(case)
    now = plain(given)
    changed = sorted(k for k in set(before) | set(now) if before.get(k) != now.get(k))
    decision = ur_decision or decision_of(case)
    supplied = (
        {"ur_decision_file"} if decision and not case.facts["application"]["ur_decision_attached"] else set()
    )
    supplied |= {"signed"} if form.signed and not case.facts["application"]["signed"] else set()
    if not changed and decision == decision_of(case):
        raise Invalid({"": "Nothing was changed."})
    received = dt.date.fromisoformat(case.facts["application"]["received_on"])
    if supplied:
        received = at.astimezone(PACIFIC).date()
    _rewrite_parties(case, form)
    case.priority, case.date_of_injury, case.claim_number = (
        form.priority,
        form.date_of_injury,
        form.claim_number,
    )
    case.facts |= facts_of(form, received_on=received, attached=bool(decision))
    DisputedItem.objects.filter(case=case).update(depends_on=None)
    DisputedItem.objects.filter(case=case).delete()
    write_items(case, form)
    receipt = receipts.make(
        case=case.number, received_at=at, form=now, ur_decision=decision,
        papers=[str(p["sha256"]) for p in filed.papers], signature=signature,
    )  # fmt: skip
    made = Correction.objects.create(
        case=case, corrected_at=at, corrected_by=by.name, form=now, ur_decision_sha256=ur_decision,
        signature=dict(signature or {}), changed=changed, receipt=receipt["receipt"],
    )  # fmt: skip
    if ur_decision:
        keep_papers(
            case,
            [
                {
                    "sha256": ur_decision,
                    "name": "ur-decision",
                    "size": files.path_of(ur_decision).stat().st_size,
                }
            ],
            by=by,
            at=at,
        )
    duplicates.keep_fingerprint(case)
    return Deed(
        result=made,
        detail={"receipt": made.receipt, "changed": changed, "receipt_date_moved": bool(supplied)},
    )


def decision_of(case: Case) -> str:
    """The SHA-256 of the utilization review decision as it stands: the filed one, or that of the last correction."""
    last = case.corrections.exclude(ur_decision_sha256="").order_by("-pk").first()
    return last.ur_decision_sha256 if last else case.application.ur_decision_sha256


def _rewrite_parties(case: Case, form: ApplicationForm) -> None:
    """The parties as corrected; a row that an account or a message hangs on is changed, never dropped."""
    kept: set[int] = set()
    for party in form.parties:
        row = case.parties.filter(role=party.role).exclude(pk__in=kept).order_by("pk").first() or Party(
            case=case, role=party.role
        )
        row.ref, row.name, row.organisation = party.ref, party.name, party.organisation
        row.contact, row.address, row.phone, row.email = (
            party.contact,
            party.address,
            party.phone,
            party.email,
        )
        row.birth_date = party.birth_date
        row.receives_notices = party.role in NOTIFIED
        if party.role == "employee":
            row.language = form.language
        row.save()
        kept.add(row.pk)
    for row in case.parties.exclude(pk__in=kept):
        if row.user_id is None and not row.messages.exists() and not row.statements.exists():
            row.delete()
        else:
            raise Invalid(
                {f"parties.{row.role}": "This party has taken part already and cannot be taken off the form."}
            )


@action("answer_question")
def answer_question(
    case: Case, *, by: Actor, at: dt.datetime, question: str, answer: str, papers: Papers = ()
) -> Deed:
    """Answer a question of the house (`question` is its ref, `q1`); the clerk decides on it. Source: E-04."""
    asked = case.questions.filter(ref=question).first()
    if asked is None:
        raise Invalid({"question": "Expected one of the questions of this case."})
    words = needed(answer, "answer", "an answer")
    made = say(case, Statement.ANSWER, words, by=by, at=at, question=asked, papers=papers)
    for entry in case.facts.get("questions") or []:
        if entry["id"] == asked.ref:  # the first answer keeps the date; what comes later adds to it
            entry.setdefault("answered_on", local_day(at))
    return Deed(result=made, detail={"question": asked.ref, "characters": len(words), "papers": len(papers)})


@action("join_application")
def join_application(case: Case, *, by: Actor, at: dt.datetime, statement: str, papers: Papers = ()) -> Deed:
    """The requesting physician joins or assists the employee's application. Source: D-07."""
    words = needed(statement, "statement", "why you support the application")
    mine = party_of(case, by)
    if case.statements.filter(kind=Statement.JOINING, party=mine).exists():
        raise Invalid({"": "You have joined this application already."})
    made = say(case, Statement.JOINING, words, by=by, at=at, papers=papers)
    return Deed(
        result=made, detail={"characters": len(words), "papers": len(papers)},
        messages=to_all(case, notices.joined(case, at=at), at=at),
    )  # fmt: skip


@action("certify_urgent")
def certify_urgent(
    case: Case, *, by: Actor, at: dt.datetime, certification: str, not_yet_given: bool, papers: Papers = ()
) -> Deed:
    """A physician certifies an imminent and serious threat: the review becomes an expedited one.

    All parties are told by the fastest means; where records are awaited, their limit runs anew, 24 hours
    from that notice. There is no way back. Raises: Invalid where the case is expedited already, the
    treatment was given, or neither words nor papers support it. Source: N-03, N-04.
    """
    if case.priority == "expedited":
        raise Invalid({"": "This review is expedited already."})
    if not not_yet_given:
        raise Invalid({"not_yet_given": "Treatment that was already given is reviewed in the regular way."})
    words = needed(
        certification, "certification", "what threatens the employee's health, and why it cannot wait"
    )
    made = say(case, Statement.CERTIFICATION, words, by=by, at=at, papers=papers)
    case.priority = "expedited"
    if case.facts.get("noarfi") and not (case.facts.get("records") or {}).get("complete_on"):
        case.facts["noarfi"]["received_at"] = at.astimezone(PACIFIC).strftime("%Y-%m-%dT%H:%M")
    return Deed(
        result=made, detail={"characters": len(words), "papers": len(papers)},
        messages=to_all(case, notices.expedited(case, at=at), at=at, urgent=True),
    )  # fmt: skip


@action("name_administrator")
def name_administrator(
    case: Case, *, by: Actor, at: dt.datetime, name: str, since: dt.date, contact: str = "", address: str = "",
    phone: str = "", email: str = "",
) -> Deed:  # fmt: skip
    """Say who administers the claim now. The old one stays in the case (conflicts are still screened against it),
    gets this last notice, and reaches the case no longer. Source: A-25.
    """
    new = needed(name, "name", "the name of the company that administers the claim now")
    if since.isoformat() > local_day(at):
        raise Invalid({"since": "This date has not come yet."})
    current = case.parties.filter(role="claims-administrator", receives_notices=True).order_by("-pk").first()
    ref = ref_of("claims-administrator", new)
    if current is not None and current.ref == ref:
        raise Invalid({"name": "This company administers the claim already."})
    row, _ = Party.objects.update_or_create(
        case=case, role="claims-administrator", ref=ref,
        defaults={
            "name": new[:200], "contact": contact.strip()[:200], "address": address.strip()[:500],
            "phone": phone.strip()[:40], "email": email.strip()[:200], "receives_notices": True,
        },
    )  # fmt: skip
    say(
        case, Statement.ADMINISTRATOR, new, by=by, at=at,
        detail={"since": since.isoformat(), "old": current.pk if current else None, "new": row.pk},
    )  # fmt: skip
    told = to_all(case, notices.administrator(case, current.name if current else "", new, at=at), at=at)
    if current is not None:
        current.receives_notices, current.user = False, None
        current.save(update_fields=["receives_notices", "user"])
    return Deed(result=row, detail={"party": row.pk, "since": since.isoformat()}, messages=told)


@action("notify_late_records")
def notify_late_records(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Tell all parties that records have not come by their limit. Raises: Invalid before it has passed. Source: N-11, N-12."""
    due = case.deadlines.filter(name="records-due").order_by("due").first()
    now = at.astimezone(PACIFIC).strftime("%Y-%m-%dT%H:%M")
    if due is None or now[: len(due.due)] <= due.due:
        raise Invalid({"": "The limit for records has not passed."})
    return Deed(messages=to_all(case, notices.late_records(case, at=at), at=at))


@action("announce_extension")
def announce_extension(case: Case, *, by: Actor, at: dt.datetime, until: dt.date, reason: str) -> Deed:
    """Tell all parties that the determination is put off, by three days at most, with approval. Source: F-04."""
    words = needed(reason, "reason", "the good cause, and the approval with its date")
    due = case.deadlines.filter(name="determination-due").order_by("due").first()
    if due is None:
        raise Invalid({"": "No limit for the determination runs yet."})
    limit = dt.date.fromisoformat(due.due[:10])
    if not limit < until <= limit + dt.timedelta(days=3):
        raise Invalid({"until": f"Expected a day within three days after {limit.isoformat()}."})
    case.facts["extension"] = {"until": until.isoformat()}
    return Deed(
        detail={"until": until.isoformat(), "characters": len(words)},
        messages=to_all(case, notices.extension(case, until.isoformat(), words, at=at), at=at),
    )
