"""What the fields of the application form are called, for the page and for its list of errors."""

from __future__ import annotations

from django.utils.translation import gettext as _

from openimr.cases.speaking import said
from openimr.intake.views.fields import PARTIES

TEXT = {
    "name": "Name",
    "organisation": "Practice or organization",
    "contact": "Adjuster or contact",
    "address": "Address",
    "phone": "Phone",
    "email": "E-mail",
    "fax": "Fax",
    "specialty": "Specialty",
    "birth_date": "Date of birth",
    "priority": "Type of review",
    "channel": "How the application came",
    "claim_number": "Claim number",
    "eams_number": "EAMS case number",
    "diagnosis": "Primary diagnosis",
    "date_of_injury": "Date of injury",
    "signed": "Signature",
    "signed_on": "Date of the signature",
    "signature_name": "Full name, as signature",
    "received_on": "Day on which it came",
    "language": "Language of our letters to the employee",
    "papers_file": "Other papers",
    "signed_by": "Signed by",
    "agent_named_on": "Day on which the agent was named",
    "decided_on": "Date of the decision",
    "communicated_on": "Day on which the physician was told",
    "served_on": "Day on which it was sent to the employee",
    "served_by": "How it was sent",
    "mail_zone": "Where it was mailed to",
    "liability_disputed": "Liability in dispute",
    "ur_decision_file": "Copy of the decision",
    "description": "What was requested",
    "category": "Kind of treatment",
    "body_system": "Part of the body",
    "ur_outcome": "What utilization review did",
    "ur_reason": "Why",
    "ur_guideline": "What utilization review relied on",
    "depends_on": "Goes with",
}


def summary(path: str, words: str) -> str:
    """An error, or a gap, as a list has it: where, and what."""
    where = place_of(path)
    return f"{where}: {said(words)}" if words else where


def place_of(path: str) -> str:
    """Where a field stands, in words."""
    head, _dot, rest = path.partition(".")
    place, _dot, name = rest.partition(".")
    if head == "parties" and place.isdecimal():
        return f"{_(PARTIES[int(place)][1])}, {_(TEXT.get(name, name)).lower()}"
    if head == "parties":
        return next((_(words) for role, words in PARTIES if role == rest), rest)
    if head == "items" and place.isdecimal():
        return f"{_('Item')} {int(place) + 1}, {_(TEXT.get(name, name)).lower()}"
    if head == "items":
        return _("Disputed treatment")
    return _(TEXT.get(rest or head, head.replace("_", " ")))
