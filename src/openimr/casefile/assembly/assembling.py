"""The complete case file: cover, list of records and all records, as one searchable, numbered PDF."""

from __future__ import annotations

import datetime as dt
import marshal
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openimr.casefile.assembly.behind import Behind, behind
from openimr.casefile.assembly.front import (
    kind_name,
    placed,
    rows_of,
    setting_of,
    typeset_front,
    typeset_placeholders,
)
from openimr.casefile.assembly.model import AssembledFile, AssemblyError, Cover, Part
from openimr.casefile.reading import Limits
from openimr.casefile.reading.guard import ChildFailed, GuardError, TookTooLong, TookTooMuch, shared_guard
from openimr.casefile.reading.model import Reason
from openimr.casefile.reading.reader import hash_of

_PREPARE = "openimr.casefile.assembly.preparing:prepare"
_BIND = "openimr.casefile.assembly.binding:bind"
PAGES_HELD = 500
"""After so many pages packets are opened anew, so that memory does not grow with the file."""
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
    with tempfile.TemporaryDirectory(prefix="openimr-assembly-") as folder:
        making = _Making(documents, cover=cover, out=out, at=at, limits=limits, folder=Path(folder))
        answer = making.bound()
    return AssembledFile(
        path=out,
        sha256=answer["sha256"],
        pages=answer["pages"],
        index_pages=answer["index_pages"],
        parts=placed(documents),
        attached=tuple(one["sha256"] for one in making.attached),
        notes=making.notes,
    )


class _Making:
    """One case file in the making.

    At first every packet is to be taken as it is; binding names those that cannot be, and they are prepared, each by
    itself, until the rest is bound. What a packet breaks while all are bound costs all of them that round: then none is
    left as it is.
    """

    def __init__(
        self,
        documents: Sequence[Part],
        *,
        cover: Cover,
        out: Path,
        at: dt.datetime,
        limits: Limits,
        folder: Path,
    ) -> None:
        self.documents = [_held_back(part) for part in documents]
        self.attached: list[dict[str, str]] = []
        self._of_packets: list[str] = []
        self._of_sheets: tuple[str, ...] = ()
        self._cover, self._out, self._at, self._limits, self._folder = cover, out, at, limits, folder
        self._guard = shared_guard(limits.memory_bytes)
        self._signed: set[str] = set()
        self._by_typesetter = False
        """Whether the list of records was found to have a letter that no type case gave."""
        self._wanted: dict[str, list[int]] = {}
        self._sources: dict[str, Path] = {}
        for part in self.documents:
            if part.sha256 not in self._sources:
                self._sources[part.sha256] = part.source.resolve()
            shown = [n for n in part.pages if n not in part.unreadable]
            self._wanted[part.sha256] = sorted({*self._wanted.get(part.sha256, ()), *shown})
        self._prepared: dict[str, dict[str, Any]] = {
            sha: {"path": str(self._sources[sha]), "kept": pages, "as_it_is": True}
            for sha, pages in self._wanted.items()
            if pages
        }

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not in the file as it was in the packets, in sentences."""
        return (*self._of_packets, *self._of_sheets)

    def bound(self) -> dict[str, Any]:
        """Bind; the answer has 'pages' and 'index_pages'. Raises AssemblyError."""
        pages = sum(len(part.pages) for part in self.documents)
        while True:
            left = [sha for sha, entry in self._prepared.items() if entry["as_it_is"]]
            try:
                answer = self._guard.call(_BIND, self._payload(), seconds=_SECONDS + _SECONDS_A_PAGE * pages)
            except GuardError as error:
                if not left:
                    raise _failure(error) from error
                unfit = left
            else:
                if "unset" in answer and not self._by_typesetter:
                    self._by_typesetter = True
                    continue
                if "unfit" not in answer:
                    return answer
                unfit = answer["unfit"]
            failed: dict[tuple[str, int], str] = {}
            for sha in unfit:
                failed |= self._prepare(sha)
            self.documents = [_with_failures(part, failed) for part in self.documents]

    def _prepare(self, sha256: str) -> dict[tuple[str, int], str]:
        """Make a packet fit; the pages of it that cannot be had, with their reason."""
        pages, out = self._wanted[sha256], self._folder / f"{sha256}.pdf"
        payload = {
            "path": str(self._sources[sha256]),
            "pages": pages,
            "out": str(out),
            "limits": self._limits.to_json(),
        }
        del self._prepared[sha256]
        try:
            answer = self._guard.call(_PREPARE, payload, seconds=_SECONDS + _SECONDS_A_PAGE * len(pages))
        except GuardError as error:
            return {(sha256, n): _reason(error).value for n in pages}
        if answer["kept"]:
            self._prepared[sha256] = {"path": str(out), "kept": answer["kept"], "as_it_is": False}
        if answer.get("signed"):
            self._signed.add(sha256)
        self._of_packets += [f"packet {sha256[:12]}…: {note}" for note in answer["notes"]]
        return {(sha256, int(n)): str(reason) for n, reason in answer["failed"].items()}

    def _payload(self) -> dict[str, Any]:
        """What binding takes, with the front matter typeset for what is known of the packets by now."""
        self.attached = _attached(self.documents, self._signed)
        case = self._cover.case_number
        setting = None if self._by_typesetter else setting_of(rows_of(self.documents), case)
        front, self._of_sheets = typeset_front(
            self.documents,
            cover=self._cover,
            at=self._at,
            attached={one["sha256"]: one["name"] for one in self.attached},
            listed=setting is None,
        )
        cases, rows = [], self._folder / "rows"
        if setting is not None:
            self._of_sheets += setting.notes
            cases = [_written(data, self._folder / f"case-{n}.pdf") for n, data in enumerate(setting.cases)]
            _dumped(map(setting.row, rows_of(self.documents)), rows)
        missing = [
            (part, n, part.unreadable[n])
            for part in self.documents
            for n in part.pages
            if n in part.unreadable
        ]
        placeholders = b""
        if missing:
            placeholders, more = typeset_placeholders(missing, cover=self._cover, at=self._at)
            self._of_sheets += more
        words, records = self._folder / "words", self._folder / "records"
        _dumped(_records(self.documents, words), records)
        return {
            "front": _written(front, self._folder / "front.pdf"),
            "cases": cases,
            "rows": str(rows) if cases else None,
            "demonstration": self._cover.demonstration,
            "pages": sum(len(part.pages) for part in self.documents),
            "held": PAGES_HELD,
            "placeholders": _written(placeholders, self._folder / "placeholders.pdf") if missing else None,
            "prepared": self._prepared,
            "records": str(records),
            "words": str(words),
            "attached": self.attached,
            "limits": self._limits.to_json(),
            "case": case,
            "title": f"Case file {case}",
            "at": self._at.isoformat(),
            "out": str(self._out.resolve()),
        }


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


def _dumped(values: Iterable[Any], path: Path) -> None:
    """Write values one after another, each behind its length in eight bytes, so that neither side holds them all.

    In Python's own form for plain values: it is written here and read by our own child, and a tenth of the work of JSON.
    """
    with path.open("wb") as out:
        for value in values:
            data = marshal.dumps(value)
            out.write(len(data).to_bytes(8, "big") + data)


def _records(documents: Sequence[Part], words: Path) -> Iterator[dict[str, Any]]:
    """The records as binding takes them; what lies behind scans goes to a file, from which it is read page by page."""
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
                    made = found if isinstance(found, Behind) else behind(found)
                    page |= {"words": [out.tell(), len(made.packed)], "others": made.others}
                    out.write(made.packed)
                pages.append(page)
            yield {"number": part.number, "bookmark": _bookmark(part), "pages": pages}


def _bookmark(part: Part) -> str:
    title = part.title.strip() or kind_name(part.kind)
    text = f"{part.number}. {title}" + (f", {part.date}" if part.date else "")
    text += " (held back)" if part.withheld else ""
    return text + (f" (copy of {part.duplicate_of})" if part.duplicate_of is not None else "")


def _written(data: bytes, path: Path) -> str:
    path.write_bytes(data)
    return str(path)


def _failure(error: GuardError) -> AssemblyError:
    if isinstance(error, ChildFailed):
        return AssemblyError(f"the case file could not be bound ({error.kind})")
    return AssemblyError(f"the case file could not be bound: {error}")
