"""The utilization review decision as the organization writes it to the physician, with copies to the others."""

from __future__ import annotations

from openimr.demo.packets.context import FormContext, long_date, us_date
from openimr.demo.values import Item

_OUTCOME = {
    "deny": "Non-certified",
    "modify": "Certified in part",
    "delay": "Delayed",
    "approve": "Certified",
}
_SERVED = {
    "mail": "first-class mail",
    "fax": "facsimile",
    "electronic": "e-mail",
    "personal": "personal delivery",
}


def utilization_review_decision(context: FormContext) -> str:
    """The decision letter: what was asked, what was decided, why, on what, and how to dispute it (U-04)."""
    case = context.case
    letter, decision = case.ur_letter, case.law["ur_decision"]
    employee, physician = case.the("employee"), case.the("requesting-physician")
    practice = case.party(physician.organisation) if physician.organisation else physician
    reviewer, administrator = case.the("ur-reviewer"), case.the("claims-administrator")
    attorney = case.first("attorney")
    copies = [employee.plain_name, *([attorney.plain_name] if attorney else []), administrator.name]
    rows = "\n".join(
        f"| {i.position} | {i.description} | {i.quantity} | {_OUTCOME[i.ur_outcome]} |" for i in case.items
    )
    reasons = "\n\n".join(_reason(item) for item in case.items)
    records = "\n".join(f"- {said}" for said in letter["records"])
    return f"""
{long_date(decision["decided_on"])}

{physician.display}

{practice.name}

{", ".join(practice.address)}

= Employee: {employee.plain_name}
= Claim number: {case.application["claim_number"]}
= Date of injury: {us_date(case.date_of_injury)}
= Employer: {case.the("employer").name}
= Administrator: {administrator.name}
= Our reference: {letter["reference"]}
= Request received: {us_date(letter["rfa_received_on"])}
= Date of decision: {us_date(decision["decided_on"])}
= Kind of review: {letter["review_type"]}, {case.application["ur_type"]}

Dear Doctor:

We reviewed your request for authorization for the claims administrator named above. A physician looked at the
request and at the records that came with it. The outcome for each service is this:

| No. | Service requested | Quantity | Decision |
|--1--|--8--|--3--|--3--|
{rows}

## Clinical information

{letter["summary"].strip()}

## Records looked at

{records}

## Reasons

{reasons}

## The physician who decided

{reviewer.display}, {reviewer.specialty}, licensed in {letter["reviewer_state"]}. Dr. {reviewer.last_name} can be
reached to talk about this decision at {case.the("ur-organization").phone}, {letter["hours"].rstrip(".")}.

@sign {reviewer.display} | {reviewer.specialty} | {us_date(decision["decided_on"])}

## If you disagree

A dispute about this decision is settled by independent medical review and by no one else. The employee, or the
employee's attorney or agent, may ask for it with the enclosed form, which we have filled in except for the
signature. **The signed form and a copy of this letter must be received within 30 calendar days of the day on which
this letter was served; five days are added where it was served by mail to an address in California.** The review
costs the employee nothing. A physician may help with the application but cannot file it, save for emergency care.

We also offer an appeal within our own organization. It is voluntary. It neither replaces independent medical review
nor gives more time for it.

The employee has the right to disagree with decisions about the claim. Questions can be put to
{administrator.contact} at {administrator.phone}, or to an Information and Assistance officer of the state's Division
of Workers' Compensation. The decision says nothing about whether the claims administrator is liable for the injury
or for the part of the body that is to be treated.

This decision stays in effect for 12 months from its date for the same treatment asked for by the same physician,
unless a further request shows a change in the facts on which it rests.

## How this letter was served

Served on {long_date(decision["served_on"])} by {_SERVED[decision["served_by"]]} on the physician and on:

{_list(copies)}

Enclosure: application for independent medical review, with an envelope addressed to the review organization
"""


def _reason(item: Item) -> str:
    # The guideline stands as the organization would put it, not in the sentence of the final letter.
    sources = [f"MTUS {item.ur_guideline.mtus_source}"] if item.ur_guideline.mtus else []
    sources += [item.ur_guideline.other] if item.ur_guideline.other else []
    criteria = "; ".join(sources) or "none cited"
    return f"**{item.position}. {item.description}.** {item.ur_rationale}\n\n**Criteria used:** {criteria}."


def _list(entries: list[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)
