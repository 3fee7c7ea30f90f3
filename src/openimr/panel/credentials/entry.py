"""One entry of the register as it is handed in: read, checked, in the register's own words. Pure.

An entry is a JSON object; docs/reference/register.md has its form. Reading finds all faults of an entry, each with
its place and cure, and gives back facts only where there is none: nothing is half taken in.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openimr.panel.credentials.sources import sources
from openimr.panel.match.facts import STATES, PhysicianType, TieKind
from openimr.panel.vocabulary import UnknownSpecialty, vocabulary

Value = dict[str, Any]
KEYS: Mapping[str, tuple[str, ...]] = {
    "profession": (),
    "licence": ("state",),
    "certification": ("specialty",),
    "practice": ("since",),
    "discipline": ("action", "state", "on"),
    "barringrole": ("role", "since"),
    "language": ("language",),
    "absence": ("first",),
    "terms": (),
    "tie": ("to", "kind_of_tie", "since"),
    "consent": ("consent",),
}
"""For each kind of fact the fields that tell which one it is (as `models.facts`)."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something in what was handed in that cannot be taken in: where, expected, found, and how to mend it."""

    place: str
    expected: str
    found: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.place}: expected {self.expected}; found {self.found}." + (
            f" {self.cure}" if self.cure else ""
        )


@dataclass(frozen=True, kw_only=True)
class Entry:
    """
    An entry that holds together. `facts` maps a kind of fact to its values, as `models.facts` has them (dates as
    dates); a kind that is not in it was not spoken of. `identity` is None where the entry does not give it.
    """

    ref: str
    facts: Mapping[str, tuple[Value, ...]]
    identity: Mapping[str, Any] | None
    source: str
    detail: str
    verified_by: str
    verified_on: dt.date
    verify_again_on: dt.date | None
    """Where the entry says so itself; else the rule of the kind of fact counts."""
    partial: bool = False
    """Whether it tells some facts of a kind only, so that its silence about others says nothing."""


@dataclass
class Reader:
    """Collects the faults of an entry."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: str, expected: str, found: object, cure: str = "") -> None:
        self.faults.append(Fault(place=place, expected=expected, found=_shown(found), cure=cure))

    def text(
        self, raw: Mapping[str, Any], name: str, place: str, *, must: bool = False, most: int = 80
    ) -> str:
        value = raw.get(name)
        if value is None and not must:
            return ""
        if not isinstance(value, str) or (must and not value.strip()) or len(value) > most:
            self.fault(f"{place}.{name}", f"text of at most {most} characters", value)
            return ""
        return " ".join(value.split())

    def word(self, raw: Mapping[str, Any], name: str, place: str, known: Sequence[str]) -> str:
        value = raw.get(name)
        if value not in known:
            self.fault(f"{place}.{name}", f"one of {', '.join(known)}", value)
            return known[0]
        return str(value)

    def date(self, raw: Mapping[str, Any], name: str, place: str) -> dt.date | None:
        value = raw.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        try:
            return dt.date.fromisoformat(value)
        except (TypeError, ValueError):
            self.fault(f"{place}.{name}", "a date YYYY-MM-DD that the calendar has", value)
            return None

    def period(
        self, raw: Mapping[str, Any], first: str, last: str, place: str
    ) -> tuple[dt.date | None, dt.date | None]:
        begins, ends = self.date(raw, first, place), self.date(raw, last, place)
        if begins is not None and ends is not None and ends < begins:
            self.fault(
                f"{place}.{last}", f"a day on or after {first} ({begins})", ends.isoformat(),
                "Look both days up in the source; one of them is wrong.",
            )  # fmt: skip
        return begins, ends

    def number(self, raw: Mapping[str, Any], name: str, place: str, low: float, high: float) -> float | None:
        value = raw.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            self.fault(f"{place}.{name}", f"a number from {low:g} to {high:g}", value)
            return None
        return float(value)

    def whole(self, raw: Mapping[str, Any], name: str, place: str, default: int | None = None) -> int:
        value = raw.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100_000:
            self.fault(f"{place}.{name}", "a whole number, not negative", value)
            return 0
        return value

    def entries(self, raw: Mapping[str, Any], name: str, place: str) -> list[tuple[Mapping[str, Any], str]]:
        value = raw.get(name)
        if not isinstance(value, list | tuple):
            self.fault(f"{place}.{name}", "a list", value)
            return []
        found = []
        for n, one in enumerate(value):
            if isinstance(one, Mapping):
                found.append((one, f"{place}.{name}[{n}]"))
            else:
                self.fault(f"{place}.{name}[{n}]", "an object", one)
        return found

    def only(self, raw: Mapping[str, Any], known: str, place: str) -> None:
        for name in raw:
            if name not in known.split():
                self.fault(
                    f"{place}.{name}" if place else str(name),
                    f"a field of {', '.join(known.split())}",
                    "another",
                )


def read_entry(
    raw: object, place: str, *, today: dt.date, source: str, by: str, detail: str = ""
) -> Entry | list[Fault]:
    """
    The entry, or all its faults.

    Args: `raw` is the parsed JSON object; `place` names it in faults (`entries[3]`); `today` is the day of the
    import, on which the facts count as verified unless the entry says otherwise; `source` a word of
    `data/sources.yaml`; `by` the account that vouches; `detail` the file's digest. Faults never quote the identity.
    """
    read = Reader()
    if not isinstance(raw, Mapping):
        return [Fault(place=place, expected="an object", found=_shown(raw))]
    read.only(
        raw,
        "id profession licences certifications practice discipline roles languages away terms ties consents identity verified partial",
        place,
    )
    ref = read.text(raw, "id", place, must=True, most=40)
    facts: dict[str, tuple[Value, ...]] = {}
    for name, (kind, reader) in _LISTS.items():
        if name in raw:
            facts[kind] = tuple(reader(read, one, at) for one, at in read.entries(raw, name, place))
    if "profession" in raw:
        word = read.word(raw, "profession", place, [p.value for p in PhysicianType])
        facts["profession"] = ({"profession": word},)
    if "languages" in raw:
        facts["language"] = _languages(read, raw["languages"], f"{place}.languages")
    if "terms" in raw:
        facts["terms"] = _terms(read, raw["terms"], f"{place}.terms")
    for kind, none in (
        ("discipline", {"action": "none-found", "state": "", "on": None}),
        ("barringrole", {"role": "none-found", "since": None, "until": None}),
    ):
        if facts.get(kind) == ():
            facts[kind] = (none,)
    _hold_together(read, facts, place)
    identity = _identity(read, raw, place)
    verified = raw.get("verified", {})
    if not isinstance(verified, Mapping):
        read.fault(f"{place}.verified", "an object", verified)
        verified = {}
    read.only(verified, "source by on again_on", f"{place}.verified")
    on = read.date(verified, "on", f"{place}.verified") or today
    if on > today:
        read.fault(f"{place}.verified.on", f"a day up to {today}", on.isoformat())
    again = read.date(verified, "again_on", f"{place}.verified")
    said = source
    if "source" in verified:
        said = read.word(verified, "source", f"{place}.verified", list(sources().rank))
    if read.faults:
        return read.faults
    return Entry(
        ref=ref, facts=facts, identity=identity, source=said, detail=detail,
        verified_by=read.text(verified, "by", f"{place}.verified") or by, verified_on=on, verify_again_on=again, partial=raw.get("partial") is True,
    )  # fmt: skip


def _licence(read: Reader, raw: Mapping[str, Any], place: str) -> Value:
    read.only(raw, "state status begins_on expires_on number", place)
    state = raw.get("state")
    if state not in STATES:
        read.fault(f"{place}.state", "the postal code of a state or DC", state)
    begins, ends = read.period(raw, "begins_on", "expires_on", place)
    return {
        "state": state,
        "status": status_of(read, raw.get("status"), place),
        "begins_on": begins,
        "expires_on": ends,
    }


def status_of(read: Reader, said: object, place: str) -> str:
    """A licence's status in our word; a word that no source is known to use is a fault."""
    known = sources().licence_status
    plain = " ".join(re.sub(r"[^a-z]+", " ", said.casefold()).split()) if isinstance(said, str) else ""
    if plain not in known:
        ours = ", ".join(dict.fromkeys(known.values()))
        read.fault(
            f"{place}.status",
            f"one of {ours}, or a board's word for it",
            said,
            "New words go into data/sources.yaml.",
        )
    return known.get(plain, "inactive")


def _certification(read: Reader, raw: Mapping[str, Any], place: str) -> Value:
    read.only(raw, "board specialty begins_on expires_on", place)
    begins, ends = read.period(raw, "begins_on", "expires_on", place)
    board = read.text(raw, "board", place)
    name = read.text(raw, "specialty", place, must=True, most=120)
    if name:
        try:
            known = vocabulary().read(name)
        except UnknownSpecialty as problem:
            near = (
                f"Write one of: {', '.join(problem.near)}."
                if problem.near
                else "See data/boards.yaml for the names."
            )
            read.fault(f"{place}.specialty", "a specialty that a board certifies", name, near)
        else:
            name = known.name
            if board and known.boards and board not in known.boards:
                read.fault(
                    f"{place}.board", f"a board that certifies {name}: {', '.join(known.boards)}", board
                )
            if not board and len(known.boards) == 1:
                board = known.boards[0]
    return {"board": board, "specialty": name, "begins_on": begins, "expires_on": ends}


def _practice(read: Reader, raw: Mapping[str, Any], place: str) -> Value:
    read.only(raw, "since until hours_per_week", place)
    since, until = read.period(raw, "since", "until", place)
    if since is None:
        read.fault(f"{place}.since", "the first day of the period", raw.get("since"))
    return {
        "since": since,
        "until": until,
        "hours_per_week": read.number(raw, "hours_per_week", place, 0, 100),
    }


def _discipline(read: Reader, raw: Mapping[str, Any], place: str) -> Value:
    read.only(raw, "action state on", place)
    state = raw.get("state") or ""
    if state and state not in STATES:
        read.fault(f"{place}.state", "the postal code of a state or DC", state)
    return {
        "action": read.word(raw, "action", place, sources().discipline_actions),
        "state": state,
        "on": read.date(raw, "on", place),
    }


def _role(read: Reader, raw: Mapping[str, Any], place: str) -> Value:
    read.only(raw, "role since until", place)
    since, until = read.period(raw, "since", "until", place)
    return {"role": read.word(raw, "role", place, sources().barring_roles), "since": since, "until": until}


def _absence(read: Reader, raw: Mapping[str, Any], place: str) -> Value:
    read.only(raw, "from to", place)
    first, last = read.period(raw, "from", "to", place)
    return {"first": first, "last": last}


def _tie(read: Reader, raw: Mapping[str, Any], place: str) -> Value:
    read.only(raw, "to kind since until share_of_income", place)
    since, until = read.period(raw, "since", "until", place)
    share = None
    if raw.get("share_of_income") is not None:
        share = read.number(raw, "share_of_income", place, 0, 1)
    to = read.text(raw, "to", place, must=True)
    if to and not re.match(r"(org|person):\S", to):
        read.fault(f"{place}.to", "org:… or person:…, as parties are named", to)
    return {
        "to": to, "kind_of_tie": read.word(raw, "kind", place, [k.value for k in TieKind]), "since": since,
        "until": until, "share_of_income": share,
    }  # fmt: skip


def _consent(read: Reader, raw: Mapping[str, Any], place: str) -> Value:
    read.only(raw, "consent given_on until", place)
    given, until = read.period(raw, "given_on", "until", place)
    if given is None:
        read.fault(f"{place}.given_on", "the day it was given", raw.get("given_on"))
    return {
        "consent": read.word(raw, "consent", place, list(sources().consents)),
        "given_on": given,
        "until": until,
    }


_LISTS = {
    "licences": ("licence", _licence),
    "certifications": ("certification", _certification),
    "practice": ("practice", _practice),
    "discipline": ("discipline", _discipline),
    "roles": ("barringrole", _role),
    "away": ("absence", _absence),
    "ties": ("tie", _tie),
    "consents": ("consent", _consent),
}


def _languages(read: Reader, raw: object, place: str) -> tuple[Value, ...]:
    if not isinstance(raw, list | tuple) or not all(
        isinstance(one, str) and 0 < len(one) <= 40 for one in raw
    ):
        read.fault(place, "a list of languages, each at most 40 characters", raw)
        return ()
    return tuple({"language": one} for one in dict.fromkeys(raw))


def _terms(read: Reader, raw: object, place: str) -> tuple[Value, ...]:
    if not isinstance(raw, Mapping):
        read.fault(place, "an object", raw)
        return ()
    read.only(raw, "capacity elsewhere pay_class", place)
    pay = raw.get("pay_class") or ""
    if pay and pay not in sources().pay_classes:
        read.fault(f"{place}.pay_class", f"one of {', '.join(sources().pay_classes)}", pay)
    return (
        {
            "capacity": read.whole(raw, "capacity", place),
            "elsewhere": read.whole(raw, "elsewhere", place, 0),
            "pay_class": pay,
        },
    )


def _hold_together(read: Reader, facts: Mapping[str, tuple[Value, ...]], place: str) -> None:
    """Facts of one entry that contradict each other."""
    for kind, values in facts.items():
        seen: dict[tuple[Any, ...], int] = {}
        for n, value in enumerate(values):
            key = tuple(value[name] for name in KEYS[kind])
            if key in seen and KEYS[kind]:
                read.fault(
                    f"{place}: {kind} {n + 1}", f"each {kind} once", f"that of number {seen[key] + 1} again",
                    "Keep the one that is right.",
                )  # fmt: skip
            seen.setdefault(key, n)
    for kind, name in (("discipline", "action"), ("barringrole", "role")):
        words = [value[name] for value in facts.get(kind, ())]
        if "none-found" in words and len(words) > 1:
            read.fault(
                f"{place}: {kind}",
                "either none-found or findings",
                "both",
                "Take none-found out, or the findings.",
            )
    periods = sorted(
        (p for p in facts.get("practice", ()) if p["since"] is not None), key=lambda p: p["since"]
    )
    for one, other in itertools.pairwise(periods):
        if one["until"] is None or other["since"] <= one["until"]:
            read.fault(
                f"{place}.practice", "periods that do not overlap", f"one that begins {other['since']} within another",
                "End the earlier one the day before.",
            )  # fmt: skip


def _identity(read: Reader, raw: Mapping[str, Any], place: str) -> Mapping[str, Any] | None:
    """The identity; its faults say what kind of value was found, never the value."""
    numbers = {
        one["state"]: str(one["number"]) for one in raw.get("licences") or ()
        if isinstance(one, Mapping) and one.get("number") and isinstance(one.get("state"), str)
    }  # fmt: skip
    if "identity" not in raw:
        return {"licence_numbers": numbers} if numbers else None
    given = raw["identity"]
    at = f"{place}.identity"
    if not isinstance(given, Mapping):
        read.fault(at, "an object", "another kind of value")
        return None
    read.only(given, "name npi email licence_numbers", at)
    name, npi = given.get("name"), given.get("npi") or ""
    if not isinstance(name, str) or not 0 < len(name.strip()) <= 200:
        read.fault(f"{at}.name", "a name of at most 200 characters", "none, or another kind of value")
    if npi and not is_npi(npi):
        read.fault(
            f"{at}.npi", "ten digits whose check digit is right", "others", "Compare with the NPI registry."
        )
    held = given.get("licence_numbers") or {}
    if not isinstance(held, Mapping):
        read.fault(f"{at}.licence_numbers", "an object of state and number", "another kind of value")
        held = {}
    return {
        "name": " ".join(str(name).split()), "npi": npi, "email": str(given.get("email") or "")[:200],
        "licence_numbers": {**{str(k): str(v)[:40] for k, v in held.items()}, **numbers},
    }  # fmt: skip


def is_npi(text: object) -> bool:
    """Ten digits with the check digit of an NPI: Luhn's, over the digits after the prefix 80840 (45 CFR 162.406).

    >>> is_npi("1234567893"), is_npi("1234567890")
    (True, False)
    """
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{10}", text):
        return False
    return npi_check_digit(text[:9]) == text[9]


def npi_check_digit(nine: str) -> str:
    """The tenth digit of an NPI."""
    total = 24  # what the prefix 80840 adds
    for place, digit in enumerate(reversed(nine)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def _shown(found: object) -> str:
    """A value in a fault: short, and what kind it is where it is not text or a number."""
    if found is None:
        return "nothing"
    if isinstance(found, str):
        return f"'{found[:40]}'" if found else "empty text"
    if isinstance(found, bool | int | float):
        return str(found).lower()
    return {"list": "a list", "tuple": "a list", "dict": "an object"}.get(
        type(found).__name__, type(found).__name__
    )
