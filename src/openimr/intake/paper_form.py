"""A filled application form (PDF with fields) as the fields of the application. Pure: the fields come read.

Which name means which field is data (`data/form_fields.yaml`). What the form says and nobody here knows is
handed back by name, never dropped in silence.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

CORE = frozenset(
    {"employee.last", "employee.name", "claim_number", "date_of_injury", "decided_on", "items", "item.1"}
)
FEWEST = 3
"""So many fields of the core must be there by name for a form to be an application."""
_ROLES = {"employee": "employee", "attorney": "attorney", "employer": "employer", "physician": "requesting-physician",
          "administrator": "claims-administrator"}  # fmt: skip
_NO = {"", "no", "off", "false", "0", "n"}


class BadForm(ValueError):
    """A PDF that is no filled application form; the message says what was expected and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class FormRead:
    """The application's fields for `read_form`, and the form's own fields that mean nothing here, by name."""

    given: dict[str, Any]
    unknown: tuple[str, ...]


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = yaml.safe_load(resources.files("openimr.intake.data").joinpath("form_fields.yaml").read_text())
    return tuple((place, re.compile(pattern)) for place, pattern in data["fields"])


def place_of(name: str) -> str | None:
    """What a field of a form is for, by its name; `item.3` where the names are numbered."""
    last = name.rsplit(".", 1)[-1]
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", last)
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", spaced.casefold().replace("'s", "")).split())
    number = re.search(r"(?:^|\D)(\d{1,2})$", plain)
    bare = re.sub(r"\s*\d+$", "", plain)
    for place, pattern in _patterns():
        if pattern.fullmatch(plain) or pattern.fullmatch(bare):
            return f"item.{int(number[1])}" if place == "item" and number else place
    return None


def read(fields: Mapping[str, str], *, text_characters: int) -> FormRead:
    """
    The application that a form's fields describe.

    Args: `fields` by name (a ticked box has any value but Off); `text_characters` on its pages, to tell a
    form that was printed flat from a file that is none.
    Raises: BadForm where it has no fields, or those of another form.
    """
    if not fields:
        raise BadForm(
            "Expected a form with fields that were filled in; this PDF has none: it was scanned, or printed flat. "
            "Enter it by hand, or send the form as it was saved."
            if text_characters or fields == {}
            else "Expected a form with fields that were filled in; this PDF has none."
        )
    named = {name: place_of(name) for name in fields}
    if len({place for place in named.values() if place in CORE}) < FEWEST:
        raise BadForm(
            f"Expected the application form (DWC Form IMR); of its main fields this form has fewer than {FEWEST}. "
            "It is another form, or its fields are called otherwise (data/form_fields.yaml)."
        )
    values: dict[str, str] = {}
    for name, place in named.items():
        text = (
            " ".join(fields[name].replace("\x00", "").split()) if place != "items" else fields[name].strip()
        )
        if place and text:
            values.setdefault(place, text)
    unknown = tuple(sorted(name for name, place in named.items() if place is None and fields[name].strip()))
    return FormRead(given=_given(values), unknown=unknown)


def _given(values: Mapping[str, str]) -> dict[str, Any]:
    given: dict[str, Any] = {"parties": [], "items": []}
    expedited = _ticked(values.get("priority.expedited")) or "exped" in values.get("priority", "").casefold()
    given["priority"] = "expedited" if expedited else "regular"
    for name in ("claim_number", "eams_number", "diagnosis"):
        if name in values:
            given[name] = values[name]
    for name in ("date_of_injury", "signed_on", "agent_named_on"):
        if name in values:
            given[name] = day(values[name])
    for short, role in _ROLES.items():
        party = _party(short, role, values)
        if party:
            given["parties"].append(party)
    listed = [
        line.strip(" -•\t")
        for line in re.split(r"[\r\n;]+|(?<=\S)\s+(?=\d{1,2}[.)]\s)", values.get("items", ""))
    ]
    listed += [
        values[place]
        for place in sorted((p for p in values if p.startswith("item.")), key=lambda p: int(p[5:]))
    ]
    given["items"] = [{"description": re.sub(r"^\d{1,2}[.)]\s+", "", text)} for text in listed if text]
    if "decided_on" in values:
        disputed = _ticked(values.get("liability.yes")) or values.get("liability", "").casefold() in {
            "yes",
            "y",
            "true",
            "1",
        }
        given["ur_decision"] = {"decided_on": day(values["decided_on"]), "liability_disputed": disputed}
    given["signed"] = bool(values.get("signature"))
    given["signed_by"] = "agent" if values.get("agent.name") and values.get("agent_named_on") else "employee"
    return given


def _ticked(value: str | None) -> bool:
    return (value or "").strip("/ ").casefold() not in _NO


def _party(short: str, role: str, values: Mapping[str, str]) -> dict[str, str]:
    def of(name: str) -> str:
        return values.get(f"{short}.{name}", "")

    name = of("name") or " ".join(part for part in (of("first"), of("middle"), of("last")) if part)
    if not name:
        return {}
    place = ", ".join(
        part for part in (of("city"), " ".join(p for p in (of("state"), of("zip")) if p)) if part
    )
    address = "\n".join(part for part in (of("address"), place) if part)
    party = {"role": role, "name": name, "address": address}
    party |= {n: of(n) for n in ("organisation", "contact", "phone", "fax", "email", "specialty")}
    if of("birth_date"):
        party["birth_date"] = day(of("birth_date"))
    return {n: v for n, v in party.items() if v}


def day(text: str) -> str:
    """A date as forms have it (month/day/year) in the form that `read_form` takes; what is no date stays as it is."""
    found = re.fullmatch(r"\s*(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})\s*", text)
    if not found:
        return text.strip()
    year = int(found[3])
    year += (2000 if year < 30 else 1900) if year < 100 else 0
    try:
        return dt.date(year, int(found[1]), int(found[2])).isoformat()
    except ValueError:
        return text.strip()
