"""What must be in a case file, against what is there. Pure: values in, gaps out, each with its reason.

Source: rulebook N-05 (8 CCR 9792.10.5(a)(1); LC 4610.5(l)) and N-10; the window is counted as X-08 says.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from openimr.casefile.assembly.front import kind_name
from openimr.law.calendar import add_months

CLAIMS_ADMINISTRATOR = "claims-administrator"
"""Who owes the records: the duty to send them is theirs alone (rulebook N-05, N-08)."""

THE_LIST = "other"
"""The kind by which the list of what was sent is missed; it may come as a record of any kind."""
PHYSICIAN_REPORTS = frozenset(
    {
        "first-report", "progress-report", "permanent-and-stationary-report", "consultation", "operative-report",
        "procedure-note", "psychological-report", "medical-legal-report",
    }
)  # fmt: skip
_MEDICAL = PHYSICIAN_REPORTS | {
    "imaging-report", "electrodiagnostic-report", "laboratory-report", "therapy-note", "medication-record",
    "work-status",
}  # fmt: skip
_DECIDING = frozenset({"request-for-authorization", "ur-decision"})
"""What these name, the regulation asks for by that alone."""
_MOST_SAID = 160


@dataclass(frozen=True, kw_only=True)
class Here:
    """A record that is in the file: `date` ISO, or year, or year and month, or ''; `lists` if it is a list of records."""

    number: int
    kind: str
    date: str
    author: str
    lists: bool = False


@dataclass(frozen=True, kw_only=True)
class Named:
    """A record that a page names: `page` is the caller's key of the page, `where` how people call it."""

    page: int
    where: str
    named_by: str
    kind: str
    date: str
    author: str
    text: str
    here: bool


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the window is counted from. `requested_on` is the request's date; `decided_on` that of the decision."""

    requested_on: dt.date | None
    decided_on: dt.date | None
    physician: str
    months: int

    @property
    def window(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of the reports that are owed (X-08: same day number, cut to the month's end)."""
        end = self.requested_on or self.decided_on
        return (add_months(end, -self.months), end) if end else None


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One gap: what is missing, by which rule, who owes it, and the page that names it (None: the rule alone)."""

    rule: str
    kind: str
    date: str
    author: str
    says: str
    why: str
    required: bool
    named_on: int | None = None
    owed_by: str = CLAIMS_ADMINISTRATOR

    @property
    def key(self) -> str:
        """What makes it this gap and no other; the same on the next day, whatever page names it then."""
        name = self.date or ("" if self.named_on is None else self.says.lower())
        parts = (self.rule, self.kind, name, _surname(self.author))
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:40]


def gaps(here: Sequence[Here], named: Sequence[Named], asked: Asked) -> tuple[Missing, ...]:
    """Everything that is missing: what the rule requires first, then what records name beyond it."""
    found = [*_required(here, asked), *_named(here, named, asked)]
    unique: dict[str, Missing] = {}
    for gap in found:
        unique.setdefault(gap.key, gap)
    return tuple(
        sorted(unique.values(), key=lambda g: (not g.required, g.named_on is not None, g.date, g.kind))
    )


def _required(here: Sequence[Here], asked: Asked) -> Iterator[Missing]:
    kinds = {record.kind for record in here}
    if "ur-decision" not in kinds:
        yield _owed("N-05", "ur-decision", "The utilization review decision", "The decision under review.")
    if "request-for-authorization" not in kinds:
        yield _owed(
            "N-05", "request-for-authorization", "The request for authorization",
            "What the physician sent in support of the request (8 CCR 9792.10.5(a)(1)(D)).",
        )  # fmt: skip
    if "application" not in kinds:
        yield _owed(
            "N-05", "application", "The application form that went with the decision",
            "The form that the employee was sent (8 CCR 9792.10.5(a)(1)(B)).",
        )  # fmt: skip
    if not any(record.lists for record in here):
        yield _owed("N-05", THE_LIST, "The list of all that was sent", "LC 4610.5(l) asks for it.")
    yield from _of_the_window(here, asked)


def _of_the_window(here: Sequence[Here], asked: Asked) -> Iterator[Missing]:
    if asked.window is None:
        return
    first, last = asked.window
    inside = [r for r in here if r.kind in PHYSICIAN_REPORTS and _in(r.date, first, last)]
    span = f"{first:%m/%d/%Y} to {last:%m/%d/%Y}"
    counted = "" if asked.requested_on else " The request is not here: counted from the decision."
    why = f"The physicians' reports of the {asked.months} months before the request (8 CCR 9792.10.5(a)(1)(A)).{counted}"
    if not inside:
        who = f" of {asked.physician}" if asked.physician else ""
        # The physician's name makes it the same gap as below: reports of others do not close it.
        says = f"All physicians' reports{who}, {span}"
        yield _owed("N-05", "progress-report", says, why, author=asked.physician)
    elif asked.physician and not any(same_person(r.author, asked.physician) for r in inside):
        yield _owed(
            "N-05",
            "progress-report",
            f"The reports of {asked.physician}, {span}",
            why,
            author=asked.physician,
        )


def _owed(rule: str, kind: str, says: str, why: str, *, author: str = "") -> Missing:
    return Missing(rule=rule, kind=kind, date="", author=author, says=says, why=why, required=True)


def _named(here: Sequence[Here], named: Iterable[Named], asked: Asked) -> Iterator[Missing]:
    """Records that a page names and that are not here; the page of the request or decision goes first."""
    absent = [n for n in named if not n.here and n.kind in _MEDICAL]
    for name in sorted(absent, key=lambda n: n.named_by not in _DECIDING):
        by_decision = name.named_by in _DECIDING
        if not name.date and not by_decision:
            continue  # too little to ask for
        near = [r for r in here if name.date and r.date == name.date and len(name.date) == 10]
        window = asked.window
        inside = bool(window and _in(name.date, *window) and name.kind in PHYSICIAN_REPORTS)
        required = bool(name.date) and (by_decision or inside) and not near
        why = _why(name, inside=inside, by_decision=by_decision)
        if near:
            numbers = ", ".join(str(r.number) for r in near)
            why += f" A record of that date is here (no. {numbers}); it may be the one that is meant."
        yield Missing(
            rule="N-05" if required else "N-10", kind=name.kind, date=name.date, author=name.author,
            says=_says(name), why=why, required=required, named_on=name.page,
        )  # fmt: skip


def _says(name: Named) -> str:
    text = " ".join(name.text.split())
    text = text if len(text) <= _MOST_SAID else text[: _MOST_SAID - 1] + "…"
    by = f" by {name.author}" if name.author and name.author not in text else ""
    return f"{kind_name(name.kind)}{_dated(name.date)}{by}: “{text}”"


def _dated(date: str) -> str:
    parts = date.split("-")
    if len(parts) == 3:
        return f" of {parts[1]}/{parts[2]}/{parts[0]}"
    return f" of {parts[1]}/{parts[0]}" if len(parts) == 2 else f" of {parts[0]}" if date else ""


def _why(name: Named, *, inside: bool, by_decision: bool) -> str:
    if by_decision:
        return f"Named in the {kind_name(name.named_by).lower()}, {name.where}."
    if inside:
        return f"Named on {name.where}; a physician's report within the months before the request."
    return f"Named on {name.where}. The rule does not require it; it may be asked for."


def _in(date: str, first: dt.date, last: dt.date) -> bool:
    """Whether a date, or any day of a month that is given alone, lies in the window. A year alone does not."""
    if len(date) == 10:
        return first.isoformat() <= date <= last.isoformat()
    return len(date) == 7 and first.isoformat()[:7] <= date <= last.isoformat()[:7]


def same_person(one: str, other: str) -> bool:
    """Whether two names, titles aside, are probably those of one person: the last name is the same."""
    return bool(_surname(one)) and _surname(one) == _surname(other)


def _surname(name: str) -> str:
    """The last word of a name before its titles: 'Ferrante-Liu' of 'Augusto Ferrante-Liu, M.D.'."""
    words = name.split(",")[0].replace(".", " ").split()
    return words[-1].casefold() if words else ""
