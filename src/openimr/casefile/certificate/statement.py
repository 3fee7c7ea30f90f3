"""The form of a certificate: values in, one text out, always the same bytes for the same facts. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = "openimr-record-certificate/1"


class NotACertificate(ValueError):
    """The text is no certificate of this form; the message says what was expected."""


def written(statement: Mapping[str, Any]) -> bytes:
    """The text of a certificate: JSON with sorted keys, two blanks a level, UTF-8, one newline at its end."""
    return (json.dumps(statement, sort_keys=True, indent=2, ensure_ascii=False) + "\n").encode()


def digest_of(text: bytes) -> str:
    """The value that a letter carries: SHA-256 of the text's bytes, lower-case hex."""
    return hashlib.sha256(text).hexdigest()


def read(text: bytes) -> dict[str, Any]:
    """
    The statement that a text holds.

    Raises: NotACertificate where it is no JSON, of another form, or written otherwise than `written` does,
    so that nothing in the text escapes the comparison.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotACertificate("expected a certificate as JSON text, found something else") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise NotACertificate(f"expected a certificate of the form '{FORMAT}'")
    if not isinstance(found.get("case"), str) or not isinstance(found.get("records"), list):
        raise NotACertificate("expected a case number and a list of records in the certificate")
    if written(found) != text:
        raise NotACertificate("expected the text exactly as it was made; its bytes were changed")
    return found


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One place where two statements differ: `where` as 'record 3, page 12, opened', and both values."""

    where: str
    certified: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.where}: certified {_short(self.certified)}, found {_short(self.found)}"


def differences(certified: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Every place where what was certified and what is found now differ; none if they agree."""
    return tuple(_differing("", certified, found))


def _differing(where: str, one: Any, other: Any) -> Iterator[Difference]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            yield from _differing(_joined(where, key), one.get(key), other.get(key))
    elif isinstance(one, list) and isinstance(other, list):
        mine, theirs = _by_name(one), _by_name(other)
        if mine is None or theirs is None:
            if one != other:
                yield Difference(where=where, certified=one, found=other)
            return
        for name in dict.fromkeys([*mine, *theirs]):
            yield from _differing(_joined(where, name), mine.get(name), theirs.get(name))
        if list(mine) != list(theirs) and set(mine) == set(theirs):
            yield Difference(where=_joined(where, "order"), certified=list(mine), found=list(theirs))
    elif one != other:
        yield Difference(where=where or "certificate", certified=one, found=other)


def _by_name(entries: list[Any]) -> dict[str, Any] | None:
    """Entries of a list by what each is called, None where they are no named entries."""
    named: dict[str, Any] = {}
    for entry in entries:
        if not isinstance(entry, dict):
            return None
        name = next((f"{key} {entry[key]}" for key in ("number", "page", "sha256") if key in entry), None)
        if name is None or name in named:
            return None
        named[name.replace("number", "no.")] = entry
    return named


def _joined(where: str, key: str) -> str:
    return f"{where}, {key}" if where else key


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
