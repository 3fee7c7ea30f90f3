"""The verbs of intake: file, screen, ask, find eligible or not, defer, merge, send the notice of assignment."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from openimr import law
from openimr.cases import files, numbers
from openimr.cases.actors import Actor
from openimr.cases.deadlines import law_facts
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import AFTER_ISSUE, BEFORE_ISSUE, State
from openimr.cases.models import Case, DisputedItem, Party
from openimr.cases.roles import Role
from openimr.intake import notices
from openimr.intake.application import NOTIFIED, ApplicationForm
from openimr.intake.models import Application, Finding, Screening

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
    ur_decision: bytes | None,
    number: str | None = None,
    demonstration: bool = False,
) -> Deed:
    """Open a case with an application; gives back the Case.

    Args: `form` as read by `read_form`, `given` the fields as they came (kept as they are), `ur_decision`
    the bytes of the attached decision or None, `number` a case number that is taken already.
    Raises: Invalid when the number is taken. Source: rulebook A-02, A-04, X-06.
    """
    day = at.astimezone(PACIFIC).date()
    number = number or numbers.take(day.year)
    if Case.objects.filter(number=number).exists():
        raise Invalid({"number": f"A case {number} exists already."})
    decision_sha256 = files.keep(ur_decision) if ur_decision is not None else ""
    opened = Case.objects.create(
        number=number,
        state=State.RECEIVED.value,
        priority=form.priority,
        date_of_injury=form.date_of_injury,
        claim_number=form.claim_number,
        opened_at=at,
        state_since=at,
        demonstration=demonstration,
        facts={
            "program": "imr",
            "ur_decision": form.ur_decision,
            "application": {
                "received_on": day.isoformat(),
                "ur_decision_attached": ur_decision is not None,
                "complete": form.complete,
                "signed": form.signed,
                "signed_by": form.signed_by,
                "agent_named_on": None if form.agent_named_on is None else form.agent_named_on.isoformat(),
                "duplicate_of": None,
            },
        },
    )
    for party in form.parties:
        Party.objects.create(
            case=opened, role=party.role, ref=party.ref, name=party.name, organisation=party.organisation, contact=party.contact,
            address=party.address, phone=party.phone, email=party.email, birth_date=party.birth_date,
            receives_notices=party.role in NOTIFIED,
            user_id=by.user_id if by.role is Role.EMPLOYEE and party.role == "employee" else None,
        )  # fmt: skip
    _write_items(opened, form)
    receipt = _receipt(given, decision_sha256, at)
    Application.objects.create(
        case=opened, received_at=at, channel=form.channel, filed_by=by.name, form=_plain(given),
        ur_decision_sha256=decision_sha256, receipt=receipt,
    )  # fmt: skip
    return Deed(
        result=opened,
        case=opened,
        detail={
            "receipt": receipt,
            "ur_decision": decision_sha256,
            "items": len(form.items),
            "missing": list(form.missing),
        },
    )


def _write_items(case: Case, form: ApplicationForm) -> None:
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


def _plain(given: Mapping[str, Any]) -> Any:
    return json.loads(json.dumps(given, default=str))


def _receipt(given: Mapping[str, Any], decision_sha256: str, at: dt.datetime) -> str:
    """The filer's receipt: SHA-256 over what was filed, with the moment it came."""
    text = json.dumps([_plain(given), decision_sha256, at.astimezone(dt.UTC).isoformat()], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


@action("screen")
def screen(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Find eligibility by rule and keep every finding; a person decides afterwards. Source: E-01, E-02."""
    duplicate = _earlier_twin(case)
    case.facts["application"]["duplicate_of"] = duplicate.number if duplicate else None
    _mark_prior_reviews(case)
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
            "items": answer["items"],
        },
    )  # fmt: skip
    return Deed(
        result=answer,
        detail={"outcome": answer["outcome"], "codes": sorted({f["code"] for f in answer["findings"]})},
    )


def _earlier_of_the_claim(case: Case) -> list[Case]:
    """Earlier cases of the same worker and claim, the first received first."""
    if not case.claim_number:
        return []
    worker = list(case.parties.filter(role="employee").values_list("ref", flat=True))
    return list(
        Case.objects.filter(
            claim_number=case.claim_number, opened_at__lte=case.opened_at, parties__ref__in=worker
        )
        .exclude(pk=case.pk)
        .distinct()
        .order_by("opened_at", "pk")
    )


def _earlier_twin(case: Case) -> Case | None:
    """An earlier application, still pending, on the same decision and items (rulebook A-20)."""
    mine = _fingerprint(case)
    pending = (c for c in _earlier_of_the_claim(case) if State(c.state) in BEFORE_ISSUE)
    return next((twin for twin in pending if _fingerprint(twin) == mine), None)


def _mark_prior_reviews(case: Case) -> None:
    """An item of the same decision that an earlier case has decided is a prior IMR (rulebook A-21)."""
    decided_on = _fingerprint(case)[0]
    decided = {
        item
        for earlier in _earlier_of_the_claim(case)
        if State(earlier.state) in AFTER_ISSUE and _fingerprint(earlier)[0] == decided_on
        for item in _fingerprint(earlier)[1]
    }
    for item in case.items.all():
        prior = _normal(item.description) in decided
        if item.prior_imr != prior:
            item.prior_imr = prior
            item.save(update_fields=["prior_imr"])


def _fingerprint(case: Case) -> tuple[str | None, frozenset[str]]:
    decided = (case.facts.get("ur_decision") or {}).get("decided_on")
    return decided, frozenset(_normal(i.description) for i in case.items.all())


def _normal(description: str) -> str:
    return " ".join(description.casefold().split())


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
    return Deed(
        detail={"question": questions[-1]["id"]},
        messages=notices.to_all(case, notices.question(case, question.strip(), at=at), at=at),
    )


@action("find_eligible")
def find_eligible(case: Case, *, by: Actor, at: dt.datetime, reason: str = "") -> Deed:
    """Confirm that the case goes on, in whole or in part; against the rules only with a reason (E-09)."""
    screening = _screening(case)
    against = screening.outcome not in {"eligible", "partly-eligible"}
    if against and not reason.strip():
        raise Invalid({"reason": f"The rules say '{screening.outcome}'. To find otherwise, give the reason."})
    outcomes = {entry["id"]: entry for entry in screening.items}
    for item in case.items.all():
        entry = outcomes.get(str(item.position), {"outcome": "eligible", "codes": []})
        item.eligibility = "eligible" if against else entry["outcome"]
        item.eligibility_codes = entry["codes"]
        item.save(update_fields=["eligibility", "eligibility_codes"])
    case.facts["eligibility"] = {"found_on": local_day(at)}
    return Deed(detail={"outcome": screening.outcome, "overruled": against})


@action("find_ineligible")
def find_ineligible(
    case: Case, *, by: Actor, at: dt.datetime, reason: str = "", served_by: str = "mail"
) -> Deed:
    """Refuse the application with the reasons found, and tell the parties how to appeal. Source: E-06, E-07."""
    screening = _screening(case)
    against = screening.outcome != "ineligible"
    if against and not reason.strip():
        raise Invalid({"reason": f"The rules say '{screening.outcome}'. To find otherwise, give the reason."})
    outcomes = {entry["id"]: entry for entry in screening.items}
    for item in case.items.all():
        item.eligibility = "ineligible"
        item.eligibility_codes = outcomes.get(str(item.position), {"codes": []})["codes"]
        item.save(update_fields=["eligibility", "eligibility_codes"])
    case.facts["eligibility"] = {
        "found_on": local_day(at),
        "notice": {"served_on": local_day(at), "served_by": served_by, "mail_zone": "california"},
    }
    return Deed(
        detail={"codes": sorted({f.code for f in case.findings.all()}), "overruled": against},
        messages=notices.to_all(case, notices.not_eligible(case, reason.strip(), at=at), at=at),
    )


@action("defer")
def defer(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Put the case aside while liability is in dispute; it keeps its receipt date. Source: E-05."""
    if not case.findings.filter(code="LIABILITY_DISPUTE").exists():
        raise Invalid({"": "Only a dispute over liability defers a case, and none was found."})
    return Deed(messages=notices.to_all(case, notices.deferred(case, at=at), at=at))


@action("merge")
def merge(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Merge the case into the earlier application that it repeats. Source: A-20."""
    earlier = (case.facts.get("application") or {}).get("duplicate_of")
    if not earlier:
        raise Invalid(
            {"": "No earlier application with the same worker, claim, decision and items was found."}
        )
    return Deed(detail={"into": earlier})


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
        messages=notices.to_all(case, notices.assignment(case, at=at), at=at),
    )
