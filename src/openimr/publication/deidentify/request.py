"""The request as a value: read from JSON once, checked field by field, trusted afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from openimr.publication.deidentify.errors import RequestError

POLICIES = ("dwc", "safe-harbor")

OFFICER_WORDS = "publication-officer"
"""Role of a roster entry that is no name but words an officer wants out: removed as they stand, whatever they mean."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Named:
    """A person or an organisation of the roster: the name, what they are to the case, other forms of the name."""

    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that identifies somebody, and its kind (`claim`, `ssn`, ...)."""

    value: str
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Request:
    """A text, who must not be found in it, and how far to go."""

    text: str
    people: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    numbers: tuple[Number, ...] = ()
    policy: str = "dwc"

    @classmethod
    def from_json(cls, data: Any) -> Request:
        """Read the JSON object of `openimr publication deidentify`. Raises: RequestError with the field's path."""
        whole = _object(data, "", {"text", "roster", "policy"})
        if "text" not in whole:
            raise RequestError("text", "the text, which is required", "nothing")
        policy = _text(whole.get("policy", "dwc"), "policy")
        if policy not in POLICIES:
            raise RequestError("policy", "'dwc' or 'safe-harbor'", "another word")
        given = whole.get("roster")
        roster = _object({} if given is None else given, "roster", {"people", "organisations", "numbers"})
        return cls(
            text=_text(whole["text"], "text"),
            people=_list(roster.get("people"), "roster.people", _named),
            organisations=_list(roster.get("organisations"), "roster.organisations", _named),
            numbers=_list(roster.get("numbers"), "roster.numbers", _number),
            policy=policy,
        )


def _kind(value: Any) -> str:
    """The JSON kind of a value, in a word."""
    if value is None:
        return "null"
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), "something else")


def _object(value: Any, path: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise RequestError(path, "an object", _kind(value))
    for key in value:
        if key not in known:
            # The key itself may be anything, a name included, so only its place is told.
            raise RequestError(path, f"only the fields {', '.join(sorted(known))}", "another field")
    return value


def _text(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise RequestError(path, "a text", _kind(value))
    return value


def _list(value: Any, path: str, read: Callable[[Any, str], T]) -> tuple[T, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise RequestError(path, "a list", _kind(value))
    return tuple(read(entry, f"{path}[{n}]") for n, entry in enumerate(value))


def _optional(value: Any, path: str) -> str:
    return "" if value is None else _text(value, path)


def _named(value: Any, path: str) -> Named:
    entry = _object(value, path, {"name", "role", "aliases"})
    return Named(
        name=_optional(entry.get("name"), f"{path}.name"),
        role=_optional(entry.get("role"), f"{path}.role"),
        aliases=_list(entry.get("aliases"), f"{path}.aliases", _text),
    )


def _number(value: Any, path: str) -> Number:
    entry = _object(value, path, {"value", "kind"})
    return Number(
        value=_optional(entry.get("value"), f"{path}.value"),
        kind=_optional(entry.get("kind"), f"{path}.kind"),
    )
