"""The papers that are filled in from the facts of the case rather than written out in its file."""

from __future__ import annotations

from collections.abc import Callable

from openimr.demo.packets.context import FormContext, long_date, us_date
from openimr.demo.packets.request_forms import application, request_for_authorization
from openimr.demo.packets.ur_letter import utilization_review_decision

Form = Callable[[FormContext], str]


def fax_cover(context: FormContext) -> str:
    """The cover of a fax: to whom, from whom, how many pages, what about."""
    case, record = context.case, context.record
    sender = case.author_of(record)
    house = case.party(record.letterhead)
    return f"""
= To: {record.options["to"]}
= Fax: {record.options["fax"]}
= From: {sender}
= Of: {house.plain_name}
= Date: {us_date(record.date)}
= Pages: {context.total_pages()} with this cover
= Re: {record.options["re"]}

---

[{"x" if record.options.get("urgent") else " "}] Urgent [x] For review [ ] Please comment [ ] Please reply

---

## Message

{record.options["message"]}

@sign {sender}

+++ 60

The pages that follow hold medical information that the law keeps confidential. They are meant for the addressee
alone. If they reached you by mistake, please call {house.phone} and destroy them.
"""


def transmittal(context: FormContext) -> str:
    """The claims administrator's letter that goes with the records and lists every one of them (N-05)."""
    case, record = context.case, context.record
    rows = []
    for sending in context.packet.sendings if context.packet else ():
        sent = case.record(sending.record)
        if sent.id == record.id or sent.form in LATE_FORMS:
            continue
        author = case.author_of(sent) or case.party(sent.letterhead).plain_name
        rows.append(f"| {us_date(sent.date)} | {sent.title} | {author} | {context.pages[sent.id]} |")
    sender = case.the("claims-administrator")
    listed = "\n".join(rows)
    return f"""
{long_date(record.date) if record.date else ""}

Independent Medical Review, case {case.case_number}

= Employee: {case.the("employee").plain_name}
= Claim number: {case.application["claim_number"]}
= Date of injury: {us_date(case.date_of_injury)}
= Date of decision: {us_date(case.law["ur_decision"]["decided_on"])}

Dear Sir or Madam:

In answer to your notice of assignment we send the records named below. They are the reports on the present condition
that we hold, the form that went out with the utilization review decision, and the papers that the decision used.

| Date | Record | Author | Pages |
|--2--|--5--|--5--|--1--|
{listed}

The same list, with copies of what they did not have, goes to the employee or the employee's representative and to the
requesting physician.

Sincerely,

@sign {sender.contact} | Claims examiner | {sender.phone}
"""


def proof_of_service(context: FormContext) -> str:
    """The declaration that copies were sent, with the names and addresses."""
    case, record = context.case, context.record
    parties = [case.the("employee"), case.first("attorney"), case.the("requesting-physician")]
    served = []
    for party in parties:
        if party is None:
            continue
        home = case.party(party.organisation) if not party.address and party.organisation else party
        served.append(f"- {party.display}, {', '.join(home.address)}")
    listed = "\n".join(served)
    sender = case.the("claims-administrator")
    return f"""
= Case: {case.case_number}
= Employee: {case.the("employee").plain_name}
= Claim number: {case.application["claim_number"]}

I am over the age of eighteen and no party to this matter. I work for {sender.name}, {", ".join(sender.address)}.

On {long_date(record.date) if record.date else ""} I served copies of the list of records and of the records that the
persons below did not already have. I put them in sealed envelopes with the postage paid and left them for collection
with the day's mail, which I know to be handed to the postal service on the same day. Served were:

{listed}

The records went to the review organization by its electronic portal on the same day.

I declare under penalty of perjury under the laws of the State of California that this is true and correct.

@sign {case.author_of(record)} | Signed at {sender.city}, California, on {us_date(record.date)}
"""


LATE_FORMS = ("transmittal", "fax-cover")
"""Forms that name the other records of their packet with their pages, in the order of printing."""

FORMS: dict[str, Form] = {
    "rfa": request_for_authorization,
    "imr-application": application,
    "ur-decision": utilization_review_decision,
    "fax-cover": fax_cover,
    "transmittal": transmittal,
    "proof-of-service": proof_of_service,
}
