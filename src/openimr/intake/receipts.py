"""Receipts: what was filed and when, as one hash that anybody who holds the receipt can have checked.

A receipt names the digests of the form, of the papers and of the signature, never their content. Its own
hash is over all of these and the moment of receipt, in the order of `PARTS`, so a receipt that was changed
does not agree with itself, and one that was made up does not stand in the house's audit log.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

PARTS = ("kind", "case", "received_at", "form", "ur_decision", "papers", "signature")
KIND = "OpenIMR receipt 1"
MOST_BYTES = 100_000


class BadReceipt(ValueError):
    """What was given is no receipt; the message says what is wrong."""


def digest(value: Any) -> str:
    """SHA-256 of a JSON value, its keys in order."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def make(
    *, case: str, received_at: dt.datetime, form: Any, ur_decision: str, papers: Sequence[str] = (),
    signature: Mapping[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The receipt of a filing. `ur_decision` and `papers` are SHA-256 of files ('' : none)."""
    parts = {
        "kind": KIND,
        "case": case,
        "received_at": received_at.astimezone(dt.UTC).isoformat(),
        "form": digest(form),
        "ur_decision": ur_decision,
        "papers": sorted(papers),
        "signature": digest(signature) if signature else "",
    }
    return parts | {"receipt": digest([parts[name] for name in PARTS])}


def read(data: bytes) -> dict[str, Any]:
    """A receipt from the bytes of its file. Raises: BadReceipt."""
    if len(data) > MOST_BYTES:
        raise BadReceipt("Expected the file of a receipt; this one is far too large.")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise BadReceipt("Expected the file of a receipt, as JSON; this file is something else.") from problem
    if not isinstance(found, dict) or found.get("kind") != KIND:
        raise BadReceipt(f'Expected "kind": "{KIND}" in the receipt.')
    texts = ("case", "received_at", "form", "ur_decision", "signature", "receipt")
    if not all(isinstance(found.get(name), str) for name in texts) or not isinstance(
        found.get("papers"), list
    ):
        raise BadReceipt(f"Expected the fields {', '.join((*PARTS, 'receipt'))} in the receipt.")
    return found


def agrees_with_itself(receipt: Mapping[str, Any]) -> bool:
    """Whether the hash of a receipt is that of its parts."""
    return digest([receipt[name] for name in PARTS]) == str(receipt["receipt"])
