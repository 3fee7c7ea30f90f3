"""The verbs of intake inside the house: file, screen, ask, find eligible or not, defer, merge, assign.

What parties do themselves stands in `intake.parties`, the ways out in `intake.ending`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from openimr import law
from openimr.cases import files, numbers
from openimr.cases.actors import SYSTEM, Actor
from openimr.cases.deadlines import law_facts
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import BEFORE_ISSUE, State
from openimr.cases.models import Case, DisputedItem, Party
from openimr.cases.roles import Role
from openimr.intake import duplicates, notices, receipts
from openimr.intake.addressing import to_all
from openimr.intake.application import NOTIFIED, ApplicationForm
from openimr.intake.models import Application, Finding, Question, Screening
from openimr.intake.saying import keep_papers

PACIFIC = ZoneInfo("America/Los_Angeles")


def local_day(at: dt.datetime) -> str:
    """The calendar day of a moment in California, as the law's facts want it."""
    return at.astimezone(PACIFIC).date().isoformat()


@action("file_application")
def file_application(
    case: None,
    *,
    by: Actor,
    at: dt.datetime,
    form: ApplicationForm,
    given: Mapping[str, Any],
    ur_decision: bytes | str | None,
    number: str | None = None,
    demonstration: bool = False,
    papers: Sequence[Mapping[str, Any]] = (),
    signature: Mapping[str, Any] | None = None,
    received_at: dt.datetime | None = None,
    source: str = "",
) -> Deed:
    """Open a case with an application; gives back the Case.

    Args: `form` as read by `read_form`, `given` the fields as they came (kept as they are), `ur_decision`
    the attached decision as bytes or as the SHA-256 of a kept file, or None; `papers` other kept files
    (`sha256`, `name`, `size`); `signature` of one made on the site; `number` a case number that is taken
    already; `received_at` when a clerk enters what came before (the clerk's own act stays at `at`); `source` the SHA-256 of the file that it was read from.
    Raises: Invalid when the number is taken, or it came in the future. Source: rulebook A-02, A-04, X-06.
    """
    came = received_at or at
    if came > at:
        raise Invalid({"received_on": "This date has not come yet."})
    day = came.astimezone(PACIFIC).date()
    number = number or numbers.take(day.year)
    if Case.objects.filter(number=number).exists():
        raise Invalid({"number": f"A case {number} exists already."})
    decision_sha256 = files.keep(ur_decision) if isinstance(ur_decision, bytes) else ur_decision or ""
    opened = Case.objects.create(
        number=number,
        state=State.RECEIVED.value,
        priority=form.priority,
        date_of_injury=form.date_of_injury,
        claim_number=form.claim_number,
        opened_at=came,
        state_since=came,
        demonstration=demonstration,
        facts={"program": "imr", **facts_of(form, received_on=day, attached=bool(decision_sha256))},
    )
    _write_parties(opened, form, by)
    write_items(opened, form)
    receipt = receipts.make(
        case=number, received_at=came, form=plain(given), ur_decision=decision_sha256,
        papers=[str(p["sha256"]) for p in papers], signature=signature,
    )  # fmt: skip
    Application.objects.create(
        case=opened, received_at=came, channel=form.channel, filed_by=by.name, form=plain(given),
        ur_decision_sha256=decision_sha256, papers=[dict(p) for p in papers], signature=dict(signature or {}),
        receipt=receipt["receipt"], source=source,
    )  # fmt: skip
    keep_papers(opened, papers, by=by, at=came)
    duplicates.keep_fingerprint(opened)
    return Deed(
        result=opened,
        case=opened,
        detail={
            "receipt": receipt["receipt"],
            "ur_decision": decision_sha256,
            "items": len(form.items),
            "papers": len(papers),
            "missing": list(form.missing),
        },
    )


def facts_of(form: ApplicationForm, *, received_on: dt.date, attached: bool) -> dict[str, Any]:
    """The law's facts that an application gives (items stand in their own table)."""
    return {
        "ur_decision": form.ur_decision,
        "application": {
            "received_on": received_on.isoformat(),
            "ur_decision_attached": attached,
            "complete": form.complete,
            "signed": form.signed,
            "signed_by": form.signed_by,
            "agent_named_on": None if form.agent_named_on is None else form.agent_named_on.isoformat(),
            "duplicate_of": None,
        },
    }


def _write_parties(case: Case, form: ApplicationForm, by: Actor) -> None:
    for party in form.parties:
        Party.objects.create(
            case=case, role=party.role, ref=party.ref, name=party.name, organisation=party.organisation, contact=party.contact,
            address=party.address, phone=party.phone, email=party.email, birth_date=party.birth_date,
            receives_notices=party.role in NOTIFIED,
            language=form.language if party.role == "employee" else "en",
            user_id=by.user_id if by.role is Role.EMPLOYEE and party.role == "employee" else None,
        )  # fmt: skip


def write_items(case: Case, form: ApplicationForm) -> None:
    """Write the disputed items of a form, in its order."""
    made: dict[int, DisputedItem] = {}
    for position, item in enumerate(form.items, start=1):
        made[position] = DisputedItem.objects.create(
            case=case, position=position, description=item.description, category=item.category,
            body_system=item.body_system, ur_outcome=item.ur_outcome, ur_reason=item.ur_reason,
            ur_guideline=item.ur_guideline, information_requested=item.information_requested,
            formulary_drug=item.formulary_drug,
        )  # fmt: skip
    for position, item in enumerate(form.items, start=1):
        if item.depends_on is not None:
            made[position].depends_on = made[item.depends_on]
            made[position].save(update_fields=["depends_on"])


def plain(given: Mapping[str, Any]) -> Any:
    """The fields as plain JSON."""
    return json.loads(json.dumps(given, default=str))


@action("screen")
def screen(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Find eligibility by rule and keep every finding; a person decides afterwards. Source: E-01, E-02."""
    others = duplicates.alike(case)
    twin = duplicates.earlier_twin(case, others)
    case.facts["application"]["duplicate_of"] = twin.number if twin else None
    decided = duplicates.decided_items(others)
    for item in case.items.all():
        if item.prior_imr != (item.position in decided):
            item.prior_imr = item.position in decided
            item.save(update_fields=["prior_imr"])
    answer = law.eligibility(law_facts(case))
    Finding.objects.filter(case=case).delete()
    for finding in answer["findings"]:
        Finding.objects.create(
            case=case, screened_at=at, code=finding["code"], item=str(finding["item"] or ""),
            rule=finding["rule"], text=finding["text"], facts=finding["facts"],
        )  # fmt: skip
    Screening.objects.update_or_create(
        case=case,
        defaults={
            "screened_at": at, "outcome": answer["outcome"], "code": answer["code"] or "",
            "items": answer["items"], "likenesses": [other.to_json() for other in others],
        },
    )  # fmt: skip
    return Deed(
        result=answer,
        detail={
            "outcome": answer["outcome"], "codes": sorted({f["code"] for f in answer["findings"]}),
            "alike": [other.case.number for other in others],
        },
    )  # fmt: skip


def _screening(case: Case) -> Screening:
    found = Screening.objects.filter(case=case).first()
    if found is None:
        raise Invalid({"": "Screen the case first: no findings stand yet."})
    return found


@action("ask_parties")
def ask_parties(case: Case, *, by: Actor, at: dt.datetime, question: str) -> Deed:
    """Ask all parties a question; the answer is due by rule E-04. Raises: Invalid without a question."""
    if not question.strip():
        raise Invalid({"question": "Expected a question."})
    questions = case.facts.setdefault("questions", [])
    questions.append({"id": f"q{len(questions) + 1}", "received_on": local_day(at)})
    Question.objects.create(case=case, ref=questions[-1]["id"], text=question.strip(), asked_at=at)
    return Deed(
        detail={"question": questions[-1]["id"]},
        messages=to_all(case, notices.question(case, question.strip(), at=at), at=at),
    )


def _overruled(case: Case, screening: Screening, ineligible: Mapping[int, str], reason: str) -> list[int]:
    """The positions at which a person finds otherwise than the rules; each needs the reason. Raises: Invalid."""
    by_rule = {entry["id"]: entry["outcome"] == "eligible" for entry in screening.items}
    against = [
        item.position
        for item in case.items.all()
        if by_rule.get(str(item.position), True) == (item.position in ineligible)
    ]
    unsaid = [n for n in against if not (ineligible.get(n) or reason).strip()]
    if unsaid:
        where = ", ".join(map(str, unsaid))
        raise Invalid(
            {
                "reason": f"The rules say '{screening.outcome}' (items: {where}). To find otherwise, give the reason."
            }
        )
    return against


def _find(
    case: Case, by: Actor, at: dt.datetime, *, ineligible: Mapping[int, str], reason: str
) -> tuple[Screening, list[int]]:
    """Write the finding into the items: which may go on, by the rules or against them (E-09)."""
    screening = _screening(case)
    against = _overruled(case, screening, ineligible, reason)
    codes = {entry["id"]: entry["codes"] for entry in screening.items}
    for item in case.items.all():
        item.eligibility = "ineligible" if item.position in ineligible else "eligible"
        item.eligibility_codes = codes.get(str(item.position), []) if item.position in ineligible else []
        item.save(update_fields=["eligibility", "eligibility_codes"])
    if against:
        reasons = {str(n): (ineligible.get(n) or reason).strip() for n in against}
        screening.overruled = reasons
        screening.decided_by = by.name
        screening.save(update_fields=["overruled", "decided_by"])
    return screening, against


def ineligible_by_rule(case: Case) -> dict[int, str]:
    """The items that the screening found not eligible, with no reason of a person's own."""
    return {
        int(entry["id"]): ""
        for entry in _screening(case).items
        if entry["outcome"] != "eligible" and entry["id"].isdecimal()
    }


@action("find_eligible")
def find_eligible(
    case: Case,
    *,
    by: Actor,
    at: dt.datetime,
    reason: str = "",
    ineligible: Mapping[int, str] | None = None,
    served_by: str = "mail",
) -> Deed:
    """Confirm that the case goes on, in whole or in part, and tell the parties (E-06, E-09).

    Args: `ineligible` are the positions that do not go on, each with a reason where the rules say otherwise
    (None: as the rules have it; all items where they let none through); `reason` stands for every item
    found against the rules without a reason of its own.
    Raises: Invalid without a reason for a finding against the rules, or where no item goes on.
    """
    if ineligible is None:
        ineligible = ineligible_by_rule(case)
        if len(ineligible) >= case.items.count():
            ineligible = {}
    if case.items.exists() and len(set(ineligible)) >= case.items.count():
        raise Invalid({"ineligible": "At least one item must go on. Find the case not eligible instead."})
    screening, against = _find(case, by, at, ineligible=ineligible, reason=reason)
    case.facts["eligibility"] = {"found_on": local_day(at)}
    if ineligible:
        # What is refused can be appealed, so its notice starts a clock (E-07).
        case.facts["eligibility"]["notice"] = {
            "served_on": local_day(at), "served_by": served_by, "mail_zone": "california",
        }  # fmt: skip
    return Deed(
        detail={"outcome": screening.outcome, "overruled": bool(against), "not_eligible": sorted(ineligible)},
        messages=to_all(case, notices.eligible(case, reason.strip(), at=at), at=at),
    )


@action("find_ineligible")
def find_ineligible(
    case: Case, *, by: Actor, at: dt.datetime, reason: str = "", served_by: str = "mail"
) -> Deed:
    """Refuse the application with the reasons found, and tell the parties how to appeal. Source: E-06, E-07."""
    everything = {item.position: "" for item in case.items.all()}
    screening = _screening(case)
    if screening.outcome != "ineligible" and not reason.strip():
        raise Invalid({"reason": f"The rules say '{screening.outcome}'. To find otherwise, give the reason."})
    screening, _against = _find(case, by, at, ineligible=everything, reason=reason)
    case.facts["eligibility"] = {
        "found_on": local_day(at),
        "notice": {"served_on": local_day(at), "served_by": served_by, "mail_zone": "california"},
    }
    return Deed(
        detail={
            "codes": sorted({f.code for f in case.findings.all()}),
            "overruled": screening.outcome != "ineligible",
        },
        messages=to_all(case, notices.not_eligible(case, reason.strip(), at=at), at=at),
    )


@action("defer")
def defer(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Put the case aside while liability is in dispute; it keeps its receipt date. Source: E-05."""
    if not case.findings.filter(code="LIABILITY_DISPUTE").exists():
        raise Invalid({"": "Only a dispute over liability defers a case, and none was found."})
    return Deed(messages=to_all(case, notices.deferred(case, at=at), at=at))


@action("merge")
def merge(case: Case, *, by: Actor, at: dt.datetime, into: str = "") -> Deed:
    """Merge the case into the earlier application that it repeats, and tell the parties. Source: A-20.

    The earliest date of receipt is kept. `into` names another pending case that the screening found alike,
    where a person sees that the two are the same though the rules do not.
    """
    earlier = into.strip() or (case.facts.get("application") or {}).get("duplicate_of")
    alike = {entry["case"] for entry in _screening(case).likenesses}
    if not earlier:
        raise Invalid(
            {"": "No earlier application with the same worker, claim, decision and items was found."}
        )
    if earlier not in alike:
        raise Invalid(
            {"into": f"Expected a case that the screening found alike: {', '.join(sorted(alike)) or 'none'}."}
        )
    target = Case.objects.get(number=earlier)
    if State(target.state) not in BEFORE_ISSUE:
        raise Invalid({"into": "That case is no longer pending. Screen this one again."})
    case.facts["application"]["duplicate_of"] = earlier
    absorb(target, by=SYSTEM, at=at, other=case.number, received_on=case.facts["application"]["received_on"])
    return Deed(
        detail={"into": earlier},
        messages=to_all(case, notices.merged(case, target, at=at), at=at),
    )


@action("absorb")
def absorb(case: Case, *, by: Actor, at: dt.datetime, other: str, received_on: str) -> Deed:
    """Take in the date of receipt of an application merged into this case, if it is the earlier one. Source: A-20."""
    mine = case.facts["application"]["received_on"]
    if received_on < mine:
        case.facts["application"]["received_on"] = received_on
    return Deed(detail={"merged": other, "receipt_moved": received_on < mine})


@action("send_notice_of_assignment")
def send_notice_of_assignment(case: Case, *, by: Actor, at: dt.datetime, sent_by: str = "mail") -> Deed:
    """Tell all parties that the case is assigned, and who must send records by when. Source: N-01, N-02."""
    if sent_by not in {"mail", "electronic", "fax", "personal"}:
        raise Invalid({"sent_by": "Expected one of: mail, electronic, fax, personal."})
    case.facts["noarfi"] = {
        "sent_on": local_day(at),
        "sent_by": sent_by,
        "received_at": at.astimezone(PACIFIC).strftime("%Y-%m-%dT%H:%M"),
    }
    return Deed(
        detail={"sent_by": sent_by},
        messages=to_all(case, notices.assignment(case, at=at), at=at),
    )
