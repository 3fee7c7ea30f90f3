"""The application form as a value: the fields of rulebook 4.1, read and checked at the door.

`read_form` takes what a web form, a JSON file or the demonstration gives and returns an
`ApplicationForm`, or raises `FormErrors` with one message for each field that cannot be accepted. A field
that is merely missing makes the application incomplete (E-02 `INCOMPLETE`), it does not refuse it, unless
the review could not even be opened without it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class FormErrors(ValueError):
    """What is wrong with a form: a message for each field, by its path (`items.0.description`)."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = dict(fields)
        super().__init__("; ".join(f"{name}: {problem}" for name, problem in self.fields.items()))


PARTY_ROLES = frozenset(
    {
        "employee", "employee-family", "attorney", "employer", "insurer", "claims-administrator",
        "ur-organization", "ur-reviewer", "requesting-physician", "treating-physician", "medical-group",
        "evaluator", "facility", "manufacturer",
    }
)  # fmt: skip
"""The party roles of the panel's contract."""

NOTIFIED = frozenset({"employee", "attorney", "claims-administrator", "requesting-physician"})
"""Who gets every notice (rulebook N-01, E-06)."""

OUTCOMES = ("approve", "modify", "deny", "delay")
REASONS = ("necessity", "missing-information", "both")
SERVICE = ("mail", "fax", "electronic", "personal")
ZONES = ("california", "united-states", "abroad")
SIGNERS = ("employee", "attorney", "agent", "emergency-provider", "employer", "provider")
CHANNELS = ("mail", "fax", "electronic")
LANGUAGES = ("en", "es")
EARLIEST = dt.date(1900, 1, 1)


@dataclass(frozen=True, kw_only=True)
class PartyFacts:
    """One party named on the application. `ref` is `person:…` or `org:…`, as the register's ties name it."""

    role: str
    ref: str
    name: str
    organisation: str = ""
    contact: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    birth_date: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class ItemFacts:
    """One disputed item as the request and the utilization review decision have it."""

    description: str
    ur_outcome: str = "deny"
    ur_reason: str = "necessity"
    ur_guideline: str = ""
    information_requested: bool = False
    formulary_drug: bool = False
    category: str = ""
    body_system: str = ""
    depends_on: int | None = None


@dataclass(frozen=True, kw_only=True)
class ApplicationForm:
    """An application that can be filed. `missing` names the required fields that are empty."""

    priority: str
    channel: str
    claim_number: str
    diagnosis: str
    date_of_injury: dt.date | None
    parties: tuple[PartyFacts, ...]
    items: tuple[ItemFacts, ...]
    ur_decision: dict[str, Any] | None
    signed: bool
    signed_by: str
    agent_named_on: dt.date | None
    missing: tuple[str, ...]
    language: str = "en"
    signed_on: dt.date | None = None

    @property
    def complete(self) -> bool:
        return not self.missing


class _Reader:
    """Reads fields and collects what is wrong, so that one look shows everything."""

    def __init__(self) -> None:
        self.errors: dict[str, str] = {}
        self.missing: list[str] = []

    def text(self, data: Mapping[str, Any], path: str, *, required: bool = False, most: int = 2000) -> str:
        value = data.get(path.rsplit(".", 1)[-1])
        if value is None or value == "":
            if required:
                self.missing.append(path)
            return ""
        if not isinstance(value, str):
            self.errors[path] = "Expected text."
            return ""
        value = (
            " ".join(value.replace("\x00", "").split())
            if "\n" not in value
            else value.replace("\x00", "").strip()
        )
        if len(value) > most:
            self.errors[path] = f"Expected at most {most} characters, found {len(value)}."
            return ""
        return value

    def date(self, data: Mapping[str, Any], path: str, *, required: bool = False) -> dt.date | None:
        value = data.get(path.rsplit(".", 1)[-1])
        if value is None or value == "":
            if required:
                self.missing.append(path)
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.errors[path] = "Expected a date that exists, as year-month-day, for example 2026-03-31."
            return None

    def word(self, data: Mapping[str, Any], path: str, words: Sequence[str], default: str) -> str:
        value = data.get(path.rsplit(".", 1)[-1])
        if value is None or value == "":
            return default
        if value not in words:
            self.errors[path] = f"Expected one of: {', '.join(words)}."
            return default
        return str(value)

    def yes(self, data: Mapping[str, Any], path: str, default: bool = False) -> bool:
        value = data.get(path.rsplit(".", 1)[-1])
        if value is None or value == "":
            return default
        if not isinstance(value, bool):
            self.errors[path] = "Expected yes or no."
            return default
        return value


def read_form(data: Mapping[str, Any], *, today: dt.date | None = None) -> ApplicationForm:
    """
    The application that the fields describe.

    Args: `data` with the keys of `ApplicationForm`; `parties`, `items` and `ur_decision` as lists and
    object of the fields of PartyFacts, ItemFacts and `ur_decision` of `openimr law`. `today` is the day on
    which the form comes: no date on it may lie after that (None: not tested).
    Raises: FormErrors, with a message for each field that cannot be accepted, dates that contradict each
    other among them.
    Source: rulebook 4.1 (DWC Form IMR).
    """
    read = _Reader()
    parties = _parties(read, data.get("parties"))
    items = _items(read, data.get("items"))
    ur = _ur_decision(read, data.get("ur_decision"))
    form = ApplicationForm(
        priority=read.word(data, "priority", ("regular", "expedited"), "regular"),
        channel=read.word(data, "channel", CHANNELS, "electronic"),
        claim_number=read.text(data, "claim_number", required=True, most=64),
        diagnosis=read.text(data, "diagnosis", required=True, most=500),
        date_of_injury=read.date(data, "date_of_injury", required=True),
        parties=parties,
        items=items,
        ur_decision=ur,
        signed=read.yes(data, "signed"),
        signed_by=read.word(data, "signed_by", SIGNERS, "employee"),
        agent_named_on=read.date(data, "agent_named_on"),
        missing=(),
        language=read.word(data, "language", LANGUAGES, "en"),
        signed_on=read.date(data, "signed_on"),
    )
    for role in ("employee", "employer", "claims-administrator", "requesting-physician"):
        if not any(p.role == role for p in parties):
            read.missing.append(f"parties.{role}")
    if not any(p.role == "employee" for p in parties):
        read.errors["parties.employee"] = (
            "Expected the injured employee's name: without it no case can be opened."
        )
    if not items:
        read.errors["items"] = "Expected at least one disputed treatment, good or service."
    for path, problem in _contradictions(form, today).items():
        read.errors.setdefault(path, problem)
    if read.errors:
        raise FormErrors(read.errors)
    return ApplicationForm(**{**form.__dict__, "missing": tuple(read.missing)})


def _contradictions(form: ApplicationForm, today: dt.date | None) -> dict[str, str]:
    """Dates that cannot all be true, each told at the one that is more likely to be mistyped."""
    ur = form.ur_decision or {}
    day = {
        name: dt.date.fromisoformat(ur[name])
        for name in ("decided_on", "communicated_on", "served_on", "complete_notice_served_on")
        if ur.get(name)
    }
    dates = {f"ur_decision.{name}": value for name, value in day.items()}
    for path, value in (
        ("date_of_injury", form.date_of_injury),
        ("agent_named_on", form.agent_named_on),
        ("signed_on", form.signed_on),
    ):
        if value is not None:
            dates[path] = value
    dates |= {f"parties.{n}.birth_date": p.birth_date for n, p in enumerate(form.parties) if p.birth_date}
    found = {path: "This date is too far back." for path, value in dates.items() if value < EARLIEST}
    if today is not None:
        found |= {path: "This date has not come yet." for path, value in dates.items() if value > today}
    decided, injured = day.get("decided_on"), form.date_of_injury
    if decided:
        for name in ("communicated_on", "served_on"):
            if name in day and day[name] < decided:
                found[f"ur_decision.{name}"] = "This is before the date of the decision."
        if injured and injured > decided:
            found["date_of_injury"] = "This is after the date of the decision."
        if form.signed and form.signed_on and form.signed_on < decided:
            found["signed_on"] = "The signature is older than the decision. A new signature is needed."
    for n, party in enumerate(form.parties):
        if party.birth_date and injured and party.role == "employee" and party.birth_date >= injured:
            found[f"parties.{n}.birth_date"] = "This is not before the date of injury."
    return found


def _objects(read: _Reader, value: Any, path: str) -> list[Mapping[str, Any]]:
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, Mapping) for v in value):
        read.errors[path] = "Expected a list of objects."
        return []
    return list(value)


def _parties(read: _Reader, value: Any) -> tuple[PartyFacts, ...]:
    found: list[PartyFacts] = []
    for n, data in enumerate(_objects(read, value, "parties")):
        at = f"parties.{n}"
        role = read.word(data, f"{at}.role", sorted(PARTY_ROLES), "")
        name = read.text(data, f"{at}.name", most=200)
        if not role or not name:
            read.errors.setdefault(f"{at}.name", "Expected a party's role and name.")
            continue
        found.append(
            PartyFacts(
                role=role,
                ref=read.text(data, f"{at}.ref", most=80) or ref_of(role, name),
                name=name,
                organisation=read.text(data, f"{at}.organisation", most=200),
                contact=read.text(data, f"{at}.contact", most=200),
                address=read.text(data, f"{at}.address", most=500),
                phone=read.text(data, f"{at}.phone", most=40),
                email=read.text(data, f"{at}.email", most=200),
                birth_date=read.date(data, f"{at}.birth_date"),
            )
        )
        if sum(p.role == role and p.ref == found[-1].ref for p in found) > 1:
            read.errors[f"{at}.name"] = "This party stands on the form twice in the same role."
    return tuple(found)


def ref_of(role: str, name: str) -> str:
    """The reference of a party by its name, as ties in the register name it: `person:…` or `org:…`."""
    kind = "person" if role in {
        "employee", "employee-family", "attorney", "ur-reviewer", "requesting-physician",
        "treating-physician", "evaluator",
    } else "org"  # fmt: skip
    slug = "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
    return f"{kind}:{slug}"[:80]


def _items(read: _Reader, value: Any) -> tuple[ItemFacts, ...]:
    found: list[ItemFacts] = []
    for n, data in enumerate(_objects(read, value, "items")):
        at = f"items.{n}"
        description = read.text(data, f"{at}.description", most=1000)
        if not description:
            read.errors.setdefault(f"{at}.description", "Expected what was requested, in words.")
        depends_on = data.get("depends_on")
        if depends_on is not None and not (isinstance(depends_on, int) and 1 <= depends_on != n + 1):
            read.errors[f"{at}.depends_on"] = "Expected the number of another item."
            depends_on = None
        found.append(
            ItemFacts(
                description=description,
                ur_outcome=read.word(data, f"{at}.ur_outcome", OUTCOMES, "deny"),
                ur_reason=read.word(data, f"{at}.ur_reason", REASONS, "necessity"),
                ur_guideline=read.text(data, f"{at}.ur_guideline", most=4000),
                information_requested=read.yes(data, f"{at}.information_requested"),
                formulary_drug=read.yes(data, f"{at}.formulary_drug"),
                category=read.text(data, f"{at}.category", most=40),
                body_system=read.text(data, f"{at}.body_system", most=40),
                depends_on=depends_on,
            )
        )
    for n, item in enumerate(found):
        if item.depends_on is not None and item.depends_on > len(found):
            read.errors[f"items.{n}.depends_on"] = f"Expected an item between 1 and {len(found)}."
    return tuple(found)


def _ur_decision(read: _Reader, data: Any) -> dict[str, Any] | None:
    """The decision's facts in the form of `openimr law`, or None where there is none."""
    if data is None:
        return None
    if not isinstance(data, Mapping):
        read.errors["ur_decision"] = "Expected the facts of the utilization review decision."
        return None
    at = "ur_decision"

    def day(name: str, required: bool = False) -> str | None:
        found = read.date(data, f"{at}.{name}", required=required)
        return None if found is None else found.isoformat()

    return {
        "decided_on": day("decided_on", required=True),
        "communicated_on": day("communicated_on"),
        "served_on": day("served_on"),
        "served_by": read.word(data, f"{at}.served_by", SERVICE, "mail"),
        "mail_zone": read.word(data, f"{at}.mail_zone", ZONES, "california"),
        "notice_complete": read.yes(data, f"{at}.notice_complete", True),
        "complete_notice_served_on": day("complete_notice_served_on"),
        "liability_disputed": read.yes(data, f"{at}.liability_disputed"),
        "liability_resolved_notice": None,
    }
