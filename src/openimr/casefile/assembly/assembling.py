"""The complete case file: cover, list of records and all records, as one searchable, numbered PDF."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openimr.casefile.assembly.front import (
    kind_name,
    placed,
    typeset_front,
    typeset_placeholders,
)
from openimr.casefile.assembly.model import AssembledFile, AssemblyError, Cover, Part
from openimr.casefile.reading import Limits
from openimr.casefile.reading.guard import ChildFailed, Guard, GuardError, TookTooLong, TookTooMuch
from openimr.casefile.reading.model import Reason
from openimr.casefile.reading.reader import hash_of

_PREPARE = "openimr.casefile.assembly.preparing:prepare"
_BIND = "openimr.casefile.assembly.binding:bind"
_SECONDS = 120.0
_SECONDS_A_PAGE = 0.25


def assemble(
    documents: Sequence[Part], *, cover: Cover, out: Path, at: dt.datetime, limits: Limits | None = None
) -> AssembledFile:
    """Put the case file together and write it to `out`, whole or not at all.

    The pages of `documents` come in their order after the cover and the list of records, and carry the
    Bates numbers 1, 2, 3 and so on ('CM26-0000001 000012'): `[p. 12]` in a rationale names number 12.
    A page that cannot be shown, listed so or found so now, is replaced by a sheet that says why, so no
    packet can break the file. `at` (with a time zone) is the date of the file; the same input gives the
    same bytes.

    Raises ValueError for no documents or an `at` without a time zone, FileNotFoundError where a packet is
    gone, AssemblyError where a packet's bytes are not those of its hash or the file cannot be made.
    Source: rulebook N-05 and N-11 (what the reviewer is given).
    """
    if not documents:
        raise ValueError("documents of a case file: expected one or more, found none")
    if at.tzinfo is None:
        raise ValueError("time of the case file: expected a time zone, found none")
    limits = limits or Limits()
    _check_hashes(documents)
    try:
        return _assembled(documents, cover=cover, out=out, at=at, limits=limits, copy=False)
    except _NotAsItIs:
        return _assembled(documents, cover=cover, out=out, at=at, limits=limits, copy=True)


class _NotAsItIs(Exception):
    """Binding failed with packets that had been left as they are: they are to be copied first, each by itself."""


def _assembled(
    documents: Sequence[Part], *, cover: Cover, out: Path, at: dt.datetime, limits: Limits, copy: bool
) -> AssembledFile:
    with (
        tempfile.TemporaryDirectory(prefix="openimr-assembly-") as folder,
        Guard(workers=1, memory_bytes=limits.memory_bytes) as guard,
    ):
        documents = [_held_back(part) for part in documents]
        prepared, failed, signed, notes = _prepare(documents, Path(folder), guard, limits, copy=copy)
        documents = [_with_failures(part, failed) for part in documents]
        attached = _attached(documents, signed)
        front, front_notes = typeset_front(
            documents, cover=cover, at=at, attached={one["sha256"]: one["name"] for one in attached}
        )
        missing = [
            (part, n, part.unreadable[n]) for part in documents for n in part.pages if n in part.unreadable
        ]
        placeholders = b""
        placeholder_notes: tuple[str, ...] = ()
        if missing:
            placeholders, placeholder_notes = typeset_placeholders(missing, cover=cover, at=at)
        payload = {
            "front": _written(front, Path(folder) / "front.pdf"),
            "placeholders": _written(placeholders, Path(folder) / "placeholders.pdf") if missing else None,
            "prepared": prepared,
            "records": _records(documents, Path(folder) / "words"),
            "words": str(Path(folder) / "words"),
            "attached": attached,
            "case": cover.case_number,
            "title": f"Case file {cover.case_number}",
            "at": at.isoformat(),
            "out": str(out.resolve()),
        }
        pages = sum(len(part.pages) for part in documents)
        answer = _bind(guard, payload, _SECONDS + _SECONDS_A_PAGE * pages)
    return AssembledFile(
        path=out,
        sha256=hash_of(out),
        pages=answer["pages"],
        index_pages=answer["index_pages"],
        parts=placed(documents),
        attached=tuple(one["sha256"] for one in attached),
        notes=(*notes, *front_notes, *placeholder_notes),
    )


def _check_hashes(documents: Sequence[Part]) -> None:
    """A record must be made of the bytes that were read: a packet that changed since then is not them."""
    for source, sha256 in {(part.source, part.sha256): None for part in documents}:
        found = hash_of(source)
        if found != sha256:
            raise AssemblyError(
                f"the packet {sha256[:12]}… has changed since it was read: its bytes now hash to {found[:12]}…. "
                "Restore the file, or read it again as a new packet",
                packet=sha256,
            )


def _prepare(
    documents: Sequence[Part], folder: Path, guard: Guard, limits: Limits, *, copy: bool
) -> tuple[dict[str, Any], dict[tuple[str, int], str], set[str], list[str]]:
    """Each packet made fit, by hash; the pages that cannot be had, with their reason; those signed; notes."""
    signed: set[str] = set()
    prepared: dict[str, Any] = {}
    failed: dict[tuple[str, int], str] = {}
    notes: list[str] = []
    wanted: dict[str, list[int]] = {}
    sources: dict[str, Path] = {}
    for part in documents:
        sources.setdefault(part.sha256, part.source)
        wanted.setdefault(part.sha256, []).extend(n for n in part.pages if n not in part.unreadable)
    for sha256, pages in wanted.items():
        if not pages:
            continue
        out = folder / f"{sha256}.pdf"
        payload = {
            "path": str(sources[sha256].resolve()),
            "pages": sorted(set(pages)),
            "out": str(out),
            "limits": limits.to_json(),
            "copy": copy,
        }
        try:
            answer = guard.call(_PREPARE, payload, seconds=_SECONDS + _SECONDS_A_PAGE * len(pages))
        except GuardError as error:
            failed |= {(sha256, n): _reason(error).value for n in pages}
            continue
        if answer["kept"]:
            as_it_is = bool(answer.get("as_it_is"))
            path = payload["path"] if as_it_is else str(out)
            prepared[sha256] = {"path": path, "kept": answer["kept"], "as_it_is": as_it_is}
        failed |= {(sha256, int(n)): str(reason) for n, reason in answer["failed"].items()}
        if answer.get("signed"):
            signed.add(sha256)
        notes += [f"packet {sha256[:12]}…: {note}" for note in answer["notes"]]
    return prepared, failed, signed, notes


def _reason(error: GuardError) -> Reason:
    if isinstance(error, TookTooLong):
        return Reason.TOOK_TOO_LONG
    return Reason.TOO_LARGE if isinstance(error, TookTooMuch) else Reason.DAMAGED


def _with_failures(part: Part, failed: dict[tuple[str, int], str]) -> Part:
    new = {n: failed[part.sha256, n] for n in part.pages if (part.sha256, n) in failed}
    if not new:
        return part
    return replace(part, unreadable={**part.unreadable, **new})


def _held_back(part: Part) -> Part:
    """A record that is held back: no page of it is looked at, and no word of it goes in."""
    if not part.withheld:
        return part
    return replace(part, words={}, rotations={}, unreadable=dict.fromkeys(part.pages, part.withheld))


def _attached(documents: Sequence[Part], signed: set[str]) -> list[dict[str, str]]:
    """The signed packets, each with the name that it has among the attachments.

    One that holds a record that is held back is left out whole: in its bytes the record would be there.
    """
    held = {part.sha256 for part in documents if part.withheld}
    found: dict[str, dict[str, str]] = {}
    for part in documents:
        if part.sha256 in signed and part.sha256 not in held and part.sha256 not in found:
            name = f"original-{len(found) + 1}-{part.sha256[:12]}.pdf"
            found[part.sha256] = {"sha256": part.sha256, "name": name, "path": str(part.source.resolve())}
    return list(found.values())


def _records(documents: Sequence[Part], words: Path) -> list[dict[str, Any]]:
    """The records as binding takes them; the words of scans go to a file, a page a line, read one by one."""
    records: list[dict[str, Any]] = []
    placeholder = 0
    with words.open("wb") as out:
        for part in documents:
            pages: list[dict[str, Any]] = []
            for n in part.pages:
                if n in part.unreadable:
                    pages.append({"placeholder": placeholder})
                    placeholder += 1
                    continue
                page: dict[str, Any] = {
                    "packet": part.sha256,
                    "page": n,
                    "rotation": part.rotations.get(n, 0),
                }
                if found := part.words.get(n):
                    page["words"] = out.tell()
                    out.write(json.dumps([_word(word) for word in found]).encode() + b"\n")
                pages.append(page)
            records.append({"number": part.number, "bookmark": _bookmark(part), "pages": pages})
    return records


def _word(word: Any) -> list[Any]:
    return list(word.to_json() if hasattr(word, "to_json") else word)


def _bookmark(part: Part) -> str:
    title = part.title.strip() or kind_name(part.kind)
    text = f"{part.number}. {title}" + (f", {part.date}" if part.date else "")
    text += " (held back)" if part.withheld else ""
    return text + (f" (copy of {part.duplicate_of})" if part.duplicate_of is not None else "")


def _written(data: bytes, path: Path) -> str:
    path.write_bytes(data)
    return str(path)


def _bind(guard: Guard, payload: dict[str, Any], seconds: float) -> dict[str, Any]:
    try:
        return guard.call(_BIND, payload, seconds=seconds)
    except GuardError as error:
        if any(entry["as_it_is"] for entry in payload["prepared"].values()):
            raise _NotAsItIs from error
        raise _failure(error) from error


def _failure(error: GuardError) -> AssemblyError:
    if isinstance(error, ChildFailed):
        return AssemblyError(f"the case file could not be bound ({error.kind})")
    return AssemblyError(f"the case file could not be bound: {error}")
