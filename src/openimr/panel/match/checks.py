"""Reading one field at a time out of parsed JSON, and noting each fault with its place.

A fault never stops the reading: a harmless value stands in, and `Checks.close` raises all faults together.
What was found is told by its kind only; text is quoted in no case but dates, so that neither an identity
nor clinical text can reach a message (rulebook R-09).
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import math
import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any, TypeVar

from openimr.panel.match.errors import BatchError

W = TypeVar("W", bound=StrEnum)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DATE_LIKE = re.compile(r"[0-9][0-9/.:T -]{2,24}Z?", re.ASCII)
_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_ .-]{0,39}", re.ASCII)


class RepeatedFields(dict[str, Any]):
    """A JSON object in which a field stood twice; json alone would keep the last in silence."""

    repeated: tuple[str, ...] = ()


def load_json(text: str) -> Any:
    """Parsed JSON with repeated fields marked. Raises: ValueError (json's own) when it is not JSON."""
    return json.loads(text, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) == len(pairs):
        return fields
    names = [name for name, _ in pairs]
    marked = RepeatedFields(fields)
    marked.repeated = tuple(name for name in fields if names.count(name) > 1)
    return marked


def kind(value: object) -> str:
    """What sort of JSON value this is, as a phrase; never the value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, dict) else "something that is not JSON"


class Checks:
    """The faults found so far in one file. `secret` are texts that no message may hold."""

    def __init__(self, secret: Collection[str] = frozenset()) -> None:
        self.faults: list[BatchError] = []
        self._secret = secret

    def fault(self, place: str, expected: str, found: str) -> None:
        self.faults.append(BatchError(place, expected, found))

    def close(self) -> None:
        """Raises: BatchError, the first fault with the others in it, when there is one."""
        if self.faults:
            first, *others = self.faults
            raise BatchError(first.place, first.expected, first.found, others=tuple(others))

    def fields(self, value: object, place: str, required: str, optional: str = "") -> dict[str, Any]:
        """The object at `place`, with only the fields named (names separated by spaces); {} if it is none."""
        if not isinstance(value, dict):
            self.fault(place or "the file", "an object", kind(value))
            return {}
        known = required.split() + optional.split()
        for name in value:
            if name not in known:
                self._unknown_field(name, place, known)
        for name in getattr(value, "repeated", ()):
            if name in known:
                self.fault(join(place, name), "the field once", "it more than once")
        for name in required.split():
            if name not in value:
                self.fault(join(place, name), "this field, which must be there", "nothing")
        return value

    def _unknown_field(self, name: object, place: str, known: list[str]) -> None:
        expected = f"no field but {', '.join(known)}"
        if isinstance(name, str) and _FIELD_NAME.fullmatch(name) and name not in self._secret:
            self.fault(join(place, name), expected, f"an unknown field{_nearest(name, known)}")
        else:
            self.fault(place or "the file", expected, "a field whose name is not known")

    def entries(self, fields: dict[str, Any], name: str, place: str) -> Iterator[tuple[object, str]]:
        """Each entry of a list with its place; an absent list is empty."""
        value = fields.get(name, [])
        if not isinstance(value, list | tuple):
            self.fault(join(place, name), "a list", kind(value))
            return
        for number, entry in enumerate(value):
            yield entry, f"{join(place, name)}[{number}]"

    def text(self, value: object, place: str) -> str:
        if isinstance(value, str):
            return value
        self.fault(place, "text", kind(value))
        return ""

    def text_field(self, fields: dict[str, Any], name: str, place: str) -> str:
        return self.text(fields[name], join(place, name)) if name in fields else ""

    def flag(self, fields: dict[str, Any], name: str, place: str) -> bool:
        value = fields.get(name, False)
        if not isinstance(value, bool):
            self.fault(join(place, name), "true or false", kind(value))
            return False
        return value

    def whole(self, fields: dict[str, Any], name: str, place: str) -> int:
        """A whole number that is not negative; 0 where the field is absent."""
        value = fields.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int):
            found = "a number with a decimal point" if isinstance(value, float) else kind(value)
            self.fault(join(place, name), "a whole number", found)
            return 0
        return int(self._not_negative(value, join(place, name)))

    def number(self, fields: dict[str, Any], name: str, place: str) -> float:
        """A number that is not negative, whole or not; 0 where the field is absent."""
        value = fields.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fault(join(place, name), "a number", kind(value))
            return 0
        if isinstance(value, float) and not math.isfinite(value):
            self.fault(join(place, name), "a finite number", "one that is not")
            return 0
        return self._not_negative(value, join(place, name))

    def _not_negative(self, value: float, place: str) -> float:
        if value < 0:
            self.fault(place, "a number that is not negative", "a negative one")
            return 0
        return value

    def date(self, fields: dict[str, Any], name: str, place: str) -> dt.date | None:
        """A date YYYY-MM-DD; None where the field is null or absent."""
        value = fields.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            self.fault(join(place, name), "a date YYYY-MM-DD", kind(value))
            return None
        if _DATE.fullmatch(value):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                pass
        shown = _DATE_LIKE.fullmatch(value) and value not in self._secret
        self.fault(join(place, name), "a date of the calendar, YYYY-MM-DD", value if shown else "other text")
        return None

    def period(
        self, fields: dict[str, Any], first: str, last: str, place: str
    ) -> tuple[dt.date | None, dt.date | None]:
        """Two dates, the second not before the first; both days belong to the period."""
        begin, end = self.date(fields, first, place), self.date(fields, last, place)
        if begin and end and end < begin:
            self.fault(join(place, last), f"a day not before {first}, {begin}", str(end))
            return begin, begin
        return begin, end

    def word(self, fields: dict[str, Any], name: str, place: str, words: type[W], otherwise: W) -> W:
        """One of the words; `otherwise` where the field is absent (or wrong, which is noted)."""
        if name not in fields:
            return otherwise
        found = self.one_of(fields[name], join(place, name), list(words))
        return otherwise if found is None else words(found)

    def one_of(
        self, value: object, place: str, words: Collection[str], *, called: str | None = None
    ) -> str | None:
        """The value if it is one of the words, letter for letter; else None, noted."""
        if isinstance(value, str) and value in words:
            return value
        expected = called or f"one of {', '.join(words)}"
        found = f"an unknown word{_nearest(value, words)}" if isinstance(value, str) else kind(value)
        self.fault(place, expected, found)
        return None

    def unique(self, entries: object, name: str, place: str) -> None:
        """Notes each entry of a list whose text under `name` an earlier entry already has."""
        first: dict[str, int] = {}
        for number, entry in enumerate(entries if isinstance(entries, list | tuple) else ()):
            value = entry.get(name) if isinstance(entry, dict) else None
            if isinstance(value, str) and (earlier := first.setdefault(value, number)) != number:
                self.fault(
                    f"{place}[{number}].{name}", "one that no other has", f"that of {place}[{earlier}]"
                )


def join(place: str, name: str) -> str:
    """The place of a field inside an object."""
    return f"{place}.{name}" if place else name


def _nearest(value: str, words: Collection[str]) -> str:
    """A hint at the word that was meant. It quotes our vocabulary, never the value."""
    lower = {word.lower(): word for word in words}
    near = difflib.get_close_matches(value[:60].lower(), list(lower), n=1, cutoff=0.7)
    return f" (near to {lower[near[0]]})" if near else ""
