"""What `openimr letters render` takes: a determination in the form of the schema, and what goes with it.

A determination is the object of `determination.schema.json`. What a case knows beyond it (parties, records, dates
of an appeal) rides along in the same object under `letter`, in the form of `letter.schema.json`. `file`, which
`openimr letters parse` adds for many, may be there and is passed over.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import jsonschema
from jsonschema.exceptions import ValidationError

from openimr.letters.letter import Letter, Organisation
from openimr.letters.model import Determination, Layout
from openimr.letters.writable import faults

_LONGEST_SHOWN = 40
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"), (str, "text"), (int, "a whole number"), (float, "a number"), (dict, "an object"),
    (list, "a list"), (type(None), "null"),
)  # fmt: skip
_NAMES = {
    "string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
    "object": "an object", "array": "a list", "null": "null",
}  # fmt: skip


class NoLetter(ValueError):
    """An input from which no letter can be written; `faults` are all that was found, each with its path."""

    def __init__(self, found: Iterable[str]) -> None:
        self.faults = tuple(found)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True, kw_only=True)
class Input:
    """One letter to write: what was decided, and what surrounds it."""

    determination: Determination
    letter: Letter


def read_input(text: str | bytes, *, organisation: Organisation, layout: Layout | None = None) -> Input:
    """
    The letter that a JSON text describes.

    `organisation` sends the letter if the text does not say who does; `layout` is taken in place of the
    determination's own. Raises NoLetter with every fault, each named by its path in the JSON
    (`disputed_items[0].decision: expected one of …`); no fault quotes what a field says.
    """
    try:
        data = json.loads(text)
    except UnicodeDecodeError:
        raise NoLetter(["expected JSON in UTF-8, found bytes that are not"]) from None
    except ValueError as error:
        where = (
            f"line {error.lineno}, column {error.colno}: " if isinstance(error, json.JSONDecodeError) else ""
        )
        raise NoLetter([f"{where}expected JSON, found something that cannot be read as such"]) from None
    except RecursionError:
        raise NoLetter(["expected a determination, found JSON that is nested too deeply"]) from None
    # The checker tells each field that is missing anew, and all of them together are told in one line.
    found = list(dict.fromkeys(_told(e) for e in sorted(_checker().iter_errors(data), key=_place)))
    if found:
        raise NoLetter(found)
    return _made(data, organisation, layout)


def _made(data: dict[str, Any], organisation: Organisation, layout: Layout | None) -> Input:
    around: dict[str, Any] = dict(data.get("letter", {}))
    found = []
    determination = letter = None
    try:
        determination = Determination.from_json(data)
    except (KeyError, ValueError) as error:
        found.append(str(error))
    else:
        if layout is not None:
            determination = replace(determination, layout=layout)
        found += map(str, faults(determination))
    sender = around.pop(
        "organisation", {"name": organisation.name, "address_lines": organisation.address_lines}
    )
    try:
        letter = Letter.from_json({"organisation": sender, **around})
    except (KeyError, ValueError) as error:
        found.append(f"letter: {error}")
    if found or determination is None or letter is None:
        raise NoLetter(found)
    return Input(determination=determination, letter=letter)


@functools.cache
def _checker() -> Any:
    """A checker of the schema of determinations, grown by `letter` and `file`."""
    folder = files("openimr.letters")
    schema = json.loads(folder.joinpath("determination.schema.json").read_text("utf-8"))
    letter = json.loads(folder.joinpath("letter.schema.json").read_text("utf-8"))
    schema["$defs"] |= letter.pop("$defs")
    schema["properties"] |= {"letter": letter, "file": {"type": "string"}}
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker(["date"]))


def _place(error: ValidationError) -> list[tuple[int, int | str]]:
    return [(0, part) if isinstance(part, int) else (1, part) for part in error.absolute_path]


def _told(error: ValidationError) -> str:
    """One fault in words: where, what was expected, what was found, and never the words of a field."""
    path = ""
    for part in error.absolute_path:
        path += f"[{part}]" if isinstance(part, int) else f"{'.' if path else ''}{part}"
    return f"{path or 'the whole'}: {_why(error)}"


def _why(error: ValidationError) -> str:
    rule, expected, value = error.validator, error.validator_value, error.instance
    if rule == "required":
        absent = [name for name in expected if name not in value]
        if len(absent) == 1:
            return f"expected the field {absent[0]}, which is not there"
        return f"expected the fields {', '.join(absent)}, which are not there"
    if rule == "additionalProperties":
        known = error.schema.get("properties", {})
        strange = ", ".join(sorted(_short(name) for name in value if name not in known))
        return f"expected only {', '.join(known)}; found {strange}, which the schema does not know"
    if rule == "enum":
        choices = ", ".join(json.dumps(choice) for choice in expected)
        return f"expected one of {choices}; found {_found(value)}"
    if rule == "type":
        kinds = [expected] if isinstance(expected, str) else expected
        return f"expected {' or '.join(_NAMES[kind] for kind in kinds)}; found {_kind(value)}"
    if rule == "format":
        return f"expected a date such as 2026-04-01; found {_found(value)}"
    if rule == "pattern":
        return f"expected text of the form {expected}; found {_found(value)}"
    if rule in {"minimum", "minLength", "uniqueItems", "oneOf"}:
        words = {
            "minimum": f"expected {expected} or more", "minLength": "expected words", "uniqueItems":
            "expected each value once", "oneOf": "expected 64 lower-case hex digits, or null",
        }  # fmt: skip
        return f"{words[str(rule)]}; found {_found(value)}"
    return f"breaks the rule {rule} of the schema"


def _kind(value: object) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "something else")


def _found(value: object) -> str:
    """A value that a closed rule refused: shown if it is short, for then it is a word and no text of a case."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return _short(str(value)) if value != "" else "an empty text"
    return _kind(value)


def _short(words: str) -> str:
    printable = "".join(c for c in words if c.isprintable())
    return f"'{printable}'" if len(words) <= _LONGEST_SHOWN else f"text of {len(words)} characters"


def character_paths(data: Mapping[str, Any], character: str) -> list[str]:
    """The paths of a JSON object at which a text holds a character, in order."""
    found: list[str] = []

    def walk(value: Any, path: str) -> None:
        if isinstance(value, str):
            if character in value:
                found.append(path)
        elif isinstance(value, Mapping):
            for name, inner in value.items():
                walk(inner, f"{path}.{name}" if path else str(name))
        elif isinstance(value, (list, tuple)):
            for number, inner in enumerate(value):
                walk(inner, f"{path}[{number}]")

    walk(data, "")
    return found
