"""What the fields of the application form are called, for the page and for its list of errors."""

from __future__ import annotations

from collections.abc import Mapping

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
_ORDER = ("priority", "channel", "parties", "date_of_injury", "claim_number", "eams_number", "ur_decision", "diagnosis",
          "ur_decision_file", "items", "signed_by", "agent_named_on", "signed")  # fmt: skip
"""The order of the form's parts on the page."""


def summary(path: str, words: str) -> str:
    """An error as the list at the top has it: where, and what."""
    head, _, rest = path.partition(".")
    place, _, name = rest.partition(".")
    if head == "parties" and place.isdecimal():
        return f"{PARTIES[int(place)][1]}, {TEXT.get(name, name).lower()}: {words}"
    if head == "items" and place.isdecimal():
        return f"Item {int(place) + 1}, {TEXT.get(name, name).lower()}: {words}"
    return f"{TEXT.get(rest or head, head.replace('_', ' '))}: {words}"


def in_order(errors: Mapping[str, str]) -> list[tuple[str, str]]:
    """Errors in the order of the page."""
    order = {name: n for n, name in enumerate(_ORDER)}

    def place(path: str) -> tuple[int, int]:
        head, _, rest = path.partition(".")
        number = rest.partition(".")[0]
        return order.get(head, len(order)), int(number) if number.isdecimal() else 0

    return sorted(errors.items(), key=lambda entry: place(entry[0]))
