"""One fact of a reviewer as a form gives it: its fields by kind, and the entry of the register that it makes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from openimr.panel.credentials.entry import Fault
from openimr.panel.credentials.sources import sources
from openimr.panel.match.facts import STATES, PhysicianType, TieKind


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One field of a form: its name in an entry, its label, the control, and what may be chosen."""

    name: str
    label: str
    control: str = "text"
    choices: tuple[str, ...] = ()
    hint: str = ""
    must: bool = False


def _days(first: str, last: str, one: str, other: str, *, must: bool = False) -> tuple[Asked, Asked]:
    return (
        Asked(name=first, label=one, control="date", must=must),
        Asked(name=last, label=other, control="date"),
    )


def _choice(name: str, label: str, words: Iterable[str], *, must: bool = True, hint: str = "") -> Asked:
    return Asked(name=name, label=label, control="select", choices=tuple(words), must=must, hint=hint)


def forms() -> dict[str, tuple[str, tuple[Asked, ...]]]:
    """For each kind of fact its place in an entry (`credentials.entry`) and the fields of its form."""
    known = sources()
    states = tuple(sorted(STATES))
    return {
        "licence": ("licences", (
            _choice("state", "State", states), _choice("status", "Status", dict.fromkeys(known.licence_status.values())),
            *_days("begins_on", "expires_on", "First day", "Last day"))),
        "certification": ("certifications", (
            Asked(name="specialty", label="Specialty or subspecialty", must=True, hint="As the board names it, or as people write it: “Ortho”."),
            Asked(name="board", label="Board", hint="Needed only where several boards certify it."),
            *_days("begins_on", "expires_on", "First day", "Last day"))),
        "practice": ("practice", (
            *_days("since", "until", "First day", "Last day", must=True),
            Asked(name="hours_per_week", label="Hours a week", control="number", must=True))),
        "absence": ("away", _days("from", "to", "First day away", "Last day away")),
        "tie": ("ties", (
            Asked(name="to", label="To whom", must=True, hint="As parties are named: org:harbor-claims, person:given-surname."),
            _choice("kind", "Kind of tie", [k.value for k in TieKind]),
            *_days("since", "until", "Since", "Until"),
            Asked(name="share_of_income", label="Part of yearly income", control="number", hint="From 0 to 1, for a financial tie."))),
        "terms": ("terms", (
            Asked(name="capacity", label="Cases at once", control="number", must=True),
            Asked(name="elsewhere", label="Of these elsewhere", control="number"),
            _choice("pay_class", "Class of pay", known.pay_classes, must=False))),
        "consent": ("consents", (
            _choice("consent", "What was signed", known.consents), *_days("given_on", "until", "Signed on", "Holds until", must=True))),
        "discipline": ("discipline", (
            _choice("action", "What was found", known.discipline_actions), _choice("state", "State", states, must=False),
            Asked(name="on", label="Day of the action", control="date"))),
        "barringrole": ("roles", (
            _choice("role", "Role", known.barring_roles), *_days("since", "until", "Since", "Until"))),
        "language": ("languages", (Asked(name="language", label="Language", must=True),)),
        "profession": ("profession", (_choice("profession", "Profession", [p.value for p in PhysicianType]),)),
    }  # fmt: skip


_SHAPES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "terms": lambda value: value,
    "language": lambda value: [value.get("language", "")],
    "profession": lambda value: value.get("profession"),
}


def entry_of_form(ref: str, kind: str, given: Mapping[str, str]) -> dict[str, Any]:
    """
    An entry that tells this one fact and is silent about all others.

    Args: `given` are the fields as typed in; what is no number stays text, so that the entry's own check names it.
    Raises: KeyError for a kind that has no form.
    """
    place, fields = forms()[kind]
    value: dict[str, Any] = {}
    for one in fields:
        text = given.get(one.name, "").strip()
        if text:
            value[one.name] = _number(text) if one.control == "number" else text
    shape = _SHAPES.get(kind)
    shaped = shape(value) if shape else [value]
    return {"id": ref, "partial": True, place: shaped}


def at_fields(kind: str, faults: Iterable[Fault]) -> dict[str, str]:
    """What is wrong, by field of the form; '' for what is of no one field."""
    names = {one.name for one in forms()[kind][1]}
    found: dict[str, str] = {}
    for fault in faults:
        last = fault.place.rsplit(".", 1)[-1]
        name = last if last in names else next(iter(names)) if len(names) == 1 else ""
        words = f"Expected {fault.expected}; found {fault.found}. {fault.cure}".strip()
        found[name] = f"{found[name]} {words}" if name in found else words
    return found


def _number(text: str) -> Any:
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text
