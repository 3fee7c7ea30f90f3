"""What a court does with an opening: hold it against the commitment that the letter prints.

Needs nothing of the house: the opening, the letter, and SHA-256.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openimr.panel.independence.commitment import FORM, SALT_BYTES, NotProven, ProofError, folded, leaf_of

COMMITMENT = re.compile(r"[0-9a-f]{64}", re.ASCII)
_DEPTHS = range(1, 33)


@dataclass(frozen=True, kw_only=True)
class Proven:
    """What an opening proves: the values of its fields, and the names of those that the record has not."""

    values: Mapping[str, Any]
    absent: frozenset[str]


def check(opening: object, commitment: str) -> Proven:
    """
    What the opening proves of the record under this commitment, all of it or nothing.

    Args: `opening`, the parsed JSON; `commitment` from the letter itself, never from the opening.
    Raises: NotProven, naming the field, where anything in it does not belong to the commitment.
    """
    if not COMMITMENT.fullmatch(commitment):
        raise NotProven("commitment", "64 characters out of 0-9 and a-f", "something else")
    raw = _object(opening, "opening", {"form", "commitment", "depth", "placing", "fields"})
    if raw["form"] != FORM:
        raise NotProven("form", FORM, "another form")
    depth = raw["depth"]
    if isinstance(depth, bool) or not isinstance(depth, int) or depth not in _DEPTHS:
        raise NotProven("depth", f"a whole number from {_DEPTHS[0]} to {_DEPTHS[-1]}", "something else")
    placing = _bytes(raw["placing"], "placing")
    if not isinstance(raw["fields"], list) or not raw["fields"]:
        raise NotProven("fields", "a list with at least one field", "none")
    values: dict[str, Any] = {}
    absent: set[str] = set()
    for number, one in enumerate(raw["fields"]):
        name, value, is_absent = _field(one, f"fields[{number}]", depth, placing, commitment)
        if name in values or name in absent:
            raise NotProven(f"fields[{number}]", "each name once", "a name for the second time")
        if is_absent:
            absent.add(name)
        else:
            values[name] = value
    return Proven(values=values, absent=frozenset(absent))


def _field(raw: object, place: str, depth: int, placing: bytes, commitment: str) -> tuple[str, Any, bool]:
    is_absent = isinstance(raw, dict) and "absent" in raw
    one = _object(raw, place, {"name", "absent" if is_absent else "value", "salt", "path"})
    name = one["name"]
    if not isinstance(name, str) or not name:
        raise NotProven(f"{place}.name", "the name of a field", "none")
    if is_absent and one["absent"] is not True:
        raise NotProven(f"{place}.absent", "true", "something else")
    if not isinstance(one["path"], list) or len(one["path"]) != depth:
        raise NotProven(f"{place}.path", f"{depth} values, as many as the tree is deep", "another number")
    path = [_bytes(value, f"{place}.path[{up}]") for up, value in enumerate(one["path"])]
    try:
        leaf = leaf_of(
            _bytes(one["salt"], f"{place}.salt"), *(("", None) if is_absent else (name, one["value"]))
        )
        given = folded(depth, placing, name, leaf, path)
    except NotProven:
        raise
    except (ProofError, UnicodeEncodeError):
        raise NotProven(place, "text, whole numbers, true, false, null", "another value") from None
    if not hmac.compare_digest(given, commitment):
        raise NotProven(
            place, "a field of the record under this commitment", "one that does not belong to it"
        )
    return name, one.get("value"), is_absent


def _object(raw: object, place: str, names: set[str]) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise NotProven(place, "an object", "something else")
    if set(raw) != names:
        raise NotProven(place, f"the fields {', '.join(sorted(names))} and no other", "other fields")
    return raw


def _bytes(value: object, place: str) -> bytes:
    if isinstance(value, str) and COMMITMENT.fullmatch(value):
        return bytes.fromhex(value)
    raise NotProven(place, f"{SALT_BYTES} bytes in lower-case hexadecimal", "something else")


def names_the_same(claimed: Mapping[str, Any], proven: Proven) -> list[str]:
    """
    Where a claim of who the reviewer is differs from what was proven, or was not opened; [] where all agrees.

    Args: `claimed` has `name`, `npi` and `licence_numbers` by state, each left out where nothing is claimed.
    Names are compared without regard to case and surplus spaces, numbers without spaces and hyphens.
    Raises: NotProven for a claim without anything to compare, or in another form.
    """
    wanted: dict[str, str] = {}
    for name in ("name", "npi"):
        if name in claimed:
            wanted[f"reviewer/{name}"] = claimed[name]
    numbers = claimed.get("licence_numbers", {})
    if not isinstance(numbers, dict) or set(claimed) - {"name", "npi", "licence_numbers"}:
        raise NotProven("claim", "name, npi, and licence_numbers by state", "other fields")
    wanted |= {f"reviewer/licence/{state}": number for state, number in numbers.items()}
    if not wanted or not all(isinstance(value, str) and value.strip() for value in wanted.values()):
        raise NotProven("claim", "a name, an npi or a licence number, as text", "none")
    return [
        field
        for field, value in wanted.items()
        if _plain(field, proven.values.get(field)) != _plain(field, value)
    ]


def _plain(field: str, value: object) -> str | None:
    if not isinstance(value, str):
        return None
    if field == "reviewer/name":
        return " ".join(value.split()).casefold()
    return re.sub(r"[\s-]", "", value).upper()
