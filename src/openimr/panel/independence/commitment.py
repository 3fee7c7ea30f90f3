"""The scheme: a record of named fields under one commitment, of which single fields can be opened.

A tree of SHA-256 with a leaf for every slot. The name of a field decides its slot, so a record cannot hold two
values under one name, and an unused slot can be opened to show that there is no such field. Every leaf, used or
not, has a salt of 256 bits of its own (HMAC-SHA-256 of a random seed and the slot): what is not opened stays hidden
however few values it could have, and nobody can tell how many fields there are.

    leaf  = SHA-256(00 ‖ salt ‖ canonical([name, value]))        an unused one: canonical(["", null])
    node  = SHA-256(01 ‖ left ‖ right)
    root  = SHA-256(02 ‖ FORM ‖ depth ‖ placing ‖ top node)      the commitment, in hexadecimal
    slot  = first `depth` bits of SHA-256(03 ‖ placing ‖ name)   placing: 256 random bits, public

The first byte keeps the four kinds apart: no node can be passed off as a leaf. `canonical` is JSON in UTF-8 with
sorted keys and no spaces; numbers are whole.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

FORM = "openimr-independence-1"
SALT_BYTES = 32
LONGEST_NAME = 200
_DEPTHS = ((12, 128), (16, 512), (20, 2_048))
"""Depth of the tree by the number of fields; few enough that slots free of collisions are soon found."""
_TRIES = 100_000


class ProofError(ValueError):
    """Base of the errors of the proof. No message quotes a value."""


class NotSealable(ProofError):
    """A record that cannot be sealed: a field without a name, a value that is not plain JSON, too many fields."""


class NotProven(ProofError):
    """An opening that does not belong to the commitment; `place` names the field, as far as there is one."""

    def __init__(self, place: str, expected: str, found: str) -> None:
        self.place, self.expected, self.found = place, expected, found
        super().__init__(f"{place}: expected {expected}; found {found}")


@dataclass(frozen=True, kw_only=True)
class Seal:
    """What opens a commitment. `seed` and `record` are secret: whoever has them can open everything."""

    commitment: str
    depth: int
    placing: bytes
    seed: bytes = field(repr=False)
    record: Mapping[str, Any] = field(repr=False)


def canonical(value: Any) -> bytes:
    """
    The one way to write a value: JSON, keys sorted by code point, no spaces, UTF-8.

    Raises: NotSealable for anything but text, whole numbers, true, false, null, lists and objects of these.
    """
    _check_plain(value)
    try:
        return json.dumps(
            value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
        ).encode()
    except UnicodeEncodeError:
        raise NotSealable("expected text in Unicode, found half of a pair of surrogates") from None


def _check_plain(value: Any) -> None:
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, list | tuple):
        for one in value:
            _check_plain(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if not isinstance(name, str):
                raise NotSealable(f"expected keys of text, found one of {type(name).__name__}")
            _check_plain(one)
    else:
        raise NotSealable(f"expected text, whole numbers, true, false, null; found {type(value).__name__}")


def seal(record: Mapping[str, Any], *, random: Callable[[int], bytes] = secrets.token_bytes) -> Seal:
    """
    Seal a record of named fields.

    Args: `random` gives so many random bytes; another one than the system's is for tests only.
    Raises: NotSealable.
    """
    for name in record:
        if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
            raise NotSealable(f"expected names of 1 to {LONGEST_NAME} characters")
    depth = next((depth for depth, most in _DEPTHS if len(record) <= most), None)
    if depth is None:
        raise NotSealable(f"expected at most {_DEPTHS[-1][1]} fields, found {len(record)}")
    placing = _placing(record, depth, random)
    seed = random(SALT_BYTES)
    levels = _levels(_leaves(record, depth, placing, seed))
    root = _root(depth, placing, levels[-1][0])
    return Seal(commitment=root.hex(), depth=depth, placing=placing, seed=seed, record=dict(record))


def open_fields(sealed: Seal, names: Collection[str], absent: Collection[str] = ()) -> dict[str, Any]:
    """
    An opening, as JSON values: of the fields in `names` their values; of those in `absent`, that there is none.

    Raises: KeyError for a name that the record lacks, or has although it is to be shown absent; ProofError for
    a name whose slot another field holds, which cannot be shown absent without telling of that field.
    """
    record, depth = sealed.record, sealed.depth
    levels = _levels(_leaves(record, depth, sealed.placing, sealed.seed))
    if _root(depth, sealed.placing, levels[-1][0]).hex() != sealed.commitment:
        raise ProofError("the record that was kept does not belong to its commitment")
    held = {_slot(depth, sealed.placing, name) for name in record}
    fields = []
    for name in [*names, *absent]:
        slot = _slot(depth, sealed.placing, name)
        if name in absent:
            if name in record:
                raise KeyError(name)
            if slot in held:
                raise ProofError(
                    "another field is in this place; that the one asked for is absent cannot be shown alone"
                )
        path = [level[(slot >> up) ^ 1].hex() for up, level in enumerate(levels[:-1])]
        said = {"absent": True} if name in absent else {"value": record[name]}
        fields.append({"name": name, **said, "salt": _salt(sealed.seed, slot).hex(), "path": path})
    return {
        "form": FORM, "commitment": sealed.commitment, "depth": depth, "placing": sealed.placing.hex(), "fields": fields,
    }  # fmt: skip


def folded(depth: int, placing: bytes, name: str, leaf: bytes, path: list[bytes]) -> str:
    """The commitment that a leaf and the neighbours on its way up give."""
    slot = _slot(depth, placing, name)
    node = leaf
    for up, neighbour in enumerate(path):
        node = _node(neighbour, node) if slot >> up & 1 else _node(node, neighbour)
    return _root(depth, placing, node).hex()


def leaf_of(salt: bytes, name: str, value: Any) -> bytes:
    """The leaf of a field; of an unused slot with the name '' and the value None."""
    return hashlib.sha256(b"\x00" + salt + canonical([name, value])).digest()


def _leaves(record: Mapping[str, Any], depth: int, placing: bytes, seed: bytes) -> list[bytes]:
    named = {_slot(depth, placing, name): (name, value) for name, value in record.items()}
    return [leaf_of(_salt(seed, slot), *named.get(slot, ("", None))) for slot in range(1 << depth)]


def _levels(leaves: list[bytes]) -> list[list[bytes]]:
    """The tree from its leaves to its top."""
    levels = [leaves]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([_node(below[n], below[n + 1]) for n in range(0, len(below), 2)])
    return levels


def _placing(record: Mapping[str, Any], depth: int, random: Callable[[int], bytes]) -> bytes:
    for _ in range(_TRIES):
        placing = random(SALT_BYTES)
        if len({_slot(depth, placing, name) for name in record}) == len(record):
            return placing
    raise NotSealable("no placing was found under which every field has a slot of its own")


def _salt(seed: bytes, slot: int) -> bytes:
    return hmac.new(seed, b"openimr leaf salt" + slot.to_bytes(4, "big"), hashlib.sha256).digest()


def _slot(depth: int, placing: bytes, name: str) -> int:
    digest = hashlib.sha256(b"\x03" + placing + name.encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - depth)


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _root(depth: int, placing: bytes, top: bytes) -> bytes:
    return hashlib.sha256(b"\x02" + FORM.encode() + bytes([depth]) + placing + top).digest()
