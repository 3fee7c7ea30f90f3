"""Reading single fields of plain JSON values, with errors that name the place and never repeat free text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from openimr.law import clock
from openimr.law.errors import FactsError

Word = TypeVar("Word", bound=StrEnum)
Read = TypeVar("Read")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LOCAL_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
_SHOWN_DATE = re.compile(r"[0-9TZ:/.+ -]{1,25}", re.ASCII)
_SHOWN_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{0,23}", re.ASCII)
_LONGEST_NAME = 40

A_DATE = "a date that exists, written YYYY-MM-DD, such as 2015-02-20"
A_LOCAL_TIME = "a local time in California that exists, written YYYY-MM-DDTHH:MM, such as 2015-03-31T09:30"
YES_OR_NO = "true or false"


class Fields:
    """The fields of one JSON object, read by name; whoever opens it says which names it may have."""

    def __init__(self, value: object, path: str, names: frozenset[str]) -> None:
        """Raises: FactsError where the value is no object, or has a field with another name."""
        if value is None and path:
            value = {}
        if not isinstance(value, Mapping):
            raise FactsError(path, "an object" if path else "one JSON object", kind_of(value))
        self._values: Mapping[Any, Any] = value
        self._path = path
        for name in value:
            if name not in names:
                raise FactsError(
                    self.at(name), f"one of the fields {', '.join(sorted(names))}", "an unknown field"
                )

    def at(self, name: object) -> str:
        """The path of a field of this object."""
        return f"{self._path}.{shown_name(name)}" if self._path else shown_name(name)

    def value(self, name: str) -> Any:
        return self._values.get(name)

    def date(self, name: str) -> dt.date | None:
        return self._read(name, _date)

    def local_time(self, name: str) -> dt.datetime | None:
        return self._read(name, _local_time)

    def yes(self, name: str, *, default: bool) -> bool:
        found = self._read(name, _yes)
        return default if found is None else found

    def yes_or_unknown(self, name: str) -> bool | None:
        return self._read(name, _yes)

    def word(self, name: str, default: Word) -> Word:
        return self.word_or_unknown(name, type(default)) or default

    def word_or_unknown(self, name: str, words: type[Word]) -> Word | None:
        return self._read(name, lambda value, path: _word(value, path, words))

    def text(self, name: str) -> str | None:
        """Any text. Raises: FactsError for another type."""
        return self._read(name, _text)

    def number_text(self, name: str) -> str | None:
        """Text that identifies something, so not blank. Raises: FactsError."""
        return self._read(name, _not_blank)

    def objects(self, name: str) -> list[tuple[object, str]]:
        """The elements of a list, each with its path; none where the list is absent."""
        values = self._read(name, _list) or []
        return [(value, f"{self.at(name)}[{n}]") for n, value in enumerate(values)]

    def _read(self, name: str, read: Callable[[Any, str], Read]) -> Read | None:
        value = self._values.get(name)
        return None if value is None else read(value, self.at(name))


def shown_name(name: object) -> str:
    """A field's name as a message may show it: cut where it is long, escaped where a terminal could not."""
    text = str(name) if isinstance(name, (str, int)) else "(no name)"
    short = text[:_LONGEST_NAME].encode("ascii", "backslashreplace").decode("ascii")
    printable = "".join(c if c.isprintable() else "?" for c in short) or "(empty name)"
    return printable + "..." if len(text) > _LONGEST_NAME else printable


def kind_of(value: object) -> str:
    """What kind of JSON value this is, in words, without the value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return f"text of {len(value)} characters" if value else "empty text"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, Mapping) else "a value that JSON does not have"


def _shown(value: object, pattern: re.Pattern[str]) -> str:
    """The value itself where it is short and of the harmless form that was asked for, else its kind."""
    return f"'{value}'" if isinstance(value, str) and pattern.fullmatch(value) else kind_of(value)


def _date(value: object, path: str) -> dt.date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise FactsError(path, A_DATE, _shown(value, _SHOWN_DATE))


def _local_time(value: object, path: str) -> dt.datetime:
    if isinstance(value, str) and _LOCAL_TIME.fullmatch(value):
        try:
            return clock.local_time(dt.datetime.fromisoformat(value))
        except clock.SkippedTime:
            raise FactsError(path, A_LOCAL_TIME, f"'{value}', which the clocks skip") from None
        except ValueError:
            pass
    raise FactsError(path, A_LOCAL_TIME, _shown(value, _SHOWN_DATE))


def _yes(value: object, path: str) -> bool:
    if isinstance(value, bool):
        return value
    raise FactsError(path, YES_OR_NO, _shown(value, _SHOWN_WORD))


def _word(value: object, path: str, words: type[Word]) -> Word:
    if isinstance(value, str):
        try:
            return words(value)
        except ValueError:
            pass
    raise FactsError(path, f"one of {', '.join(words)}", _shown(value, _SHOWN_WORD))


def _text(value: object, path: str) -> str:
    if isinstance(value, str):
        return value
    raise FactsError(path, "text", kind_of(value))


def _not_blank(value: object, path: str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise FactsError(
        path, "text that is not blank", "blank text" if isinstance(value, str) else kind_of(value)
    )


def _list(value: object, path: str) -> list[object]:
    if isinstance(value, list):
        return value
    raise FactsError(path, "a list", kind_of(value))
