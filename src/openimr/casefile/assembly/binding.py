"""Binding: front matter and prepared pages become one PDF with numbers, bookmarks, labels and links.

Runs in a guarded child. Takes only files that `preparing` and the typesetter have made.
"""

from __future__ import annotations

import datetime as dt
import logging
import marshal
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf

from openimr.casefile.assembly.joining import aim, join
from openimr.casefile.assembly.listing import ListPage, add_pages, link, list_pages
from openimr.casefile.assembly.sheet import rotation_of
from openimr.casefile.assembly.sources import Sources
from openimr.casefile.assembly.typecase import MissingLetter, TypeCase, open_cases
from openimr.casefile.assembly.writing import Writer
from openimr.casefile.reading.model import Limits

_PRODUCER = "OpenIMR"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sheet:
    """A page of records to be bound: which it is, and what stands at its foot."""

    wanted: dict[str, Any]
    record: int
    position: int
    count: int
    number: int


def bind(payload: dict[str, Any]) -> dict[str, Any]:
    """{'front', 'cases', 'rows', 'placeholders', 'prepared', 'records', 'limits', 'case', 'title', 'at', 'out', ...} -> {'index_pages', 'pages'}.

    `prepared` maps a packet's hash to {'path', 'kept', 'as_it_is'}; where some of those that were to be taken as
    they are cannot be, the answer is {'unfit': their hashes}, and no file is written. 'rows' is the file with the rows of
    the list of records, which is written with the type cases 'cases'; where a letter is not in them, the answer is
    {'unset': True}. Without 'rows' the list is in 'front' already. 'records' is the file with the records, each with 'number',
    'bookmark' and 'pages', a list of {'packet', 'page', 'rotation', 'words'} or {'placeholder': which page of
    that file}; 'words' is place and length of the page's words in the file of words. 'attached' are files that go in byte
    for byte. More than 'volume' of 'pages' are bound in volumes of so many, which are joined then.
    """
    logging.disable(logging.CRITICAL)
    try:
        return _in_volumes(payload) if payload["pages"] > payload["volume"] else _at_once(payload)
    except _Unfit as packets:
        return {"unfit": sorted(packets.hashes)}
    except MissingLetter:
        return {"unset": True}


class _Unfit(Exception):
    """Packets that cannot be taken from as they are."""

    def __init__(self, hashes: set[str]) -> None:
        self.hashes = hashes
        super().__init__(len(hashes))


def _at_once(payload: dict[str, Any]) -> dict[str, Any]:
    with ExitStack() as stack:
        sources = Sources(payload["prepared"], payload["placeholders"], Limits.from_json(payload["limits"]))
        if sources.unfit:
            raise _Unfit(sources.unfit)
        book = stack.enter_context(pikepdf.new())
        cover_pages, listed = _front(book, payload, stack)
        index_pages = len(book.pages)
        sheets = list(_sheets(payload))
        _bind_sheets(book, sheets, sources, payload)
        pages = list(book.pages)

        def aims(number: int) -> pikepdf.Object:
            return pages[index_pages + number - 1].obj

        _link(pages, index_pages, aims)
        for place, made in enumerate(listed, start=cover_pages):
            link(pages[place], made, aims)
        starts = [(title, index_pages + number - 1) for title, number in _starts(payload)]
        _outline(book, pages, index_pages, starts)
        _catalog(book, index_pages, payload)
        _attach(book, payload)
        _save(book, Path(payload["out"]))
    return {"index_pages": index_pages, "pages": len(sheets)}


def _in_volumes(payload: dict[str, Any]) -> dict[str, Any]:
    """Bind as many pages at a time as a volume has, each volume forgotten before the next; then join them."""
    folder = Path(payload["words"]).parent
    unfit: set[str] = set()
    volumes: list[Path] = []
    sheets = _sheets(payload)
    while some := list(islice(sheets, payload["volume"])):
        path = folder / f"volume-{len(volumes)}.pdf"
        try:
            _volume(some, payload, path)
        except _Unfit as packets:
            # Told for all volumes at once: each time binding is begun anew.
            unfit |= packets.hashes
        volumes.append(path)
    if unfit:
        raise _Unfit(unfit)
    with ExitStack() as stack:
        book = stack.enter_context(pikepdf.new())
        cover_pages, listed = _front(book, payload, stack)
        pages = list(book.pages)
        _link(pages, len(pages), aim)
        for place, made in enumerate(listed, start=cover_pages):
            link(pages[place], made, aim)
        starts = [
            (title, pikepdf.Array([aim(number), pikepdf.Name.Fit])) for title, number in _starts(payload)
        ]
        _outline(book, pages, len(pages), starts)
        _catalog(book, len(pages), payload)
        _attach(book, payload)
        spine = folder / "spine.pdf"
        _save(book, spine)
    with _whole_or_not(Path(payload["out"])) as part, part.open("wb") as out:
        join(spine, volumes, out)
    for path in (spine, *volumes):
        path.unlink()
    return {"index_pages": len(pages), "pages": payload["pages"]}


def _volume(sheets: list[_Sheet], payload: dict[str, Any], out: Path) -> None:
    """Bind some pages by themselves. Raises _Unfit."""
    needed: dict[str, set[int]] = {}
    for sheet in sheets:
        if "packet" in sheet.wanted:
            needed.setdefault(sheet.wanted["packet"], set()).add(sheet.wanted["page"])
    prepared = {
        sha: entry | ({"kept": sorted(needed[sha])} if entry["as_it_is"] else {})
        for sha, entry in payload["prepared"].items()
        if sha in needed
    }
    with ExitStack() as stack:
        sources = Sources(prepared, payload["placeholders"], Limits.from_json(payload["limits"]))
        if sources.unfit:
            raise _Unfit(sources.unfit)
        book = stack.enter_context(pikepdf.new())
        _bind_sheets(book, sheets, sources, payload)
        _save(book, out)


def _front(book: pikepdf.Pdf, payload: dict[str, Any], stack: ExitStack) -> tuple[int, list[ListPage]]:
    """The pages before the records: how many of the book are the front matter, and those of the list after it."""
    front = stack.enter_context(pikepdf.open(payload["front"]))
    book.pages.extend(front.pages)
    return len(front.pages), _listed(book, payload, stack)


def _bind_sheets(book: pikepdf.Pdf, sheets: list[_Sheet], sources: Sources, payload: dict[str, Any]) -> None:
    """Add the pages at the end of a book, with what stands behind and below each. Raises _Unfit."""
    before = len(book.pages)
    # All at once: one by one, each page would be looked up in a list that has just changed.
    book.pages.extend([sources.page(sheet.wanted) for sheet in sheets])
    sources.look_again(book)
    if sources.unfit:
        raise _Unfit(sources.unfit)
    pages = list(book.pages)[before:]
    write = Writer(book)
    with Path(payload["words"]).open("rb") as words:
        for added, sheet in zip(pages, sheets, strict=True):
            page, wanted = added.obj, sheet.wanted
            if wanted.get("rotation"):
                page["/Rotate"] = (rotation_of(page) + int(wanted["rotation"])) % 360
            said = []
            if wanted.get("words") is not None:
                at, size = wanted["words"]
                words.seek(at)
                said = marshal.loads(words.read(size))  # noqa: S302 (our parent wrote it)
            write.on(
                page,
                words=said,
                left=f"Record {sheet.record}, page {sheet.position} of {sheet.count}",
                right=f"{payload['case']} {sheet.number:06}",
            )
    write.close()
    sources.keep_layers(book)


def _sheets(payload: dict[str, Any]) -> Iterator[_Sheet]:
    """The pages of all records, numbered from 1."""
    number = 0
    for record in _each(payload["records"]):
        for position, wanted in enumerate(record["pages"], start=1):
            number += 1
            yield _Sheet(
                wanted=wanted,
                record=record["number"],
                position=position,
                count=len(record["pages"]),
                number=number,
            )


def _starts(payload: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The bookmark of each record and the number of its first page."""
    number = 1
    for record in _each(payload["records"]):
        yield record["bookmark"], number
        number += len(record["pages"])


def _listed(book: pikepdf.Pdf, payload: dict[str, Any], stack: ExitStack) -> list[ListPage]:
    """Write the list of records at the end of the book, where it is not in the front matter already."""
    if payload["rows"] is None:
        return []
    letters = TypeCase(book, open_cases(stack, payload["cases"]))
    pages = list_pages(
        _each(payload["rows"]), letters,
        case=payload["case"], demonstration=payload["demonstration"], after=len(book.pages),
    )  # fmt: skip
    return add_pages(book, pages, letters)


def _each(path: str) -> Iterator[dict[str, Any]]:
    """The values of a file that our parent wrote, one after another."""
    with Path(path).open("rb") as file:
        while size := file.read(8):
            yield marshal.loads(file.read(int.from_bytes(size, "big")))  # noqa: S302 (our parent wrote it)


def _attach(book: pikepdf.Pdf, payload: dict[str, Any]) -> None:
    """Put the signed packets in as they came, with the date of the file, so that the bytes come out the same."""
    stamp = _stamp(payload)
    for one in payload["attached"]:
        book.attachments[one["name"]] = pikepdf.AttachedFileSpec(
            book,
            Path(one["path"]).read_bytes(),
            description=f"Signed packet as it came, SHA-256 {one['sha256']}",
            filename=one["name"],
            mime_type="application/pdf",
            creation_date=stamp,
            mod_date=stamp,
        )


def _stamp(payload: dict[str, Any]) -> str:
    at = dt.datetime.fromisoformat(payload["at"]).astimezone(dt.UTC)
    return f"D:{at:%Y%m%d%H%M%S}Z"


def _link(pages: list[pikepdf.Page], index_pages: int, aims: Callable[[int], pikepdf.Object]) -> None:
    """Turn the links that the typesetter made (`bates:12`) into links to that page."""
    for page in pages[:index_pages]:
        if "/StructParents" in page.obj:
            del page.obj["/StructParents"]
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            action = annotation.get("/A")
            address = str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""
            if address.startswith("bates:"):
                del annotation["/A"]
                annotation["/Dest"] = pikepdf.Array(
                    [aims(int(address.removeprefix("bates:"))), pikepdf.Name.Fit]
                )
            for name in ("/StructParent", "/Parent"):
                if name in annotation:
                    del annotation[name]


def _outline(
    book: pikepdf.Pdf,
    pages: list[pikepdf.Page],
    index_pages: int,
    starts: Sequence[tuple[str, int | pikepdf.Array]],
) -> None:
    with book.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Cover", 0))
        if index_pages > 1:
            outline.root.append(
                pikepdf.OutlineItem("List of records", index_pages - _list_pages(pages, index_pages))
            )
        records = pikepdf.OutlineItem("Records", starts[0][1] if starts else 0)
        records.children.extend(pikepdf.OutlineItem(title, page) for title, page in starts)
        outline.root.append(records)


def _list_pages(pages: list[pikepdf.Page], index_pages: int) -> int:
    """How many of the front pages are the list: those from the first that links into the records."""
    for number, page in enumerate(pages[:index_pages]):
        if any("/Dest" in annotation for annotation in page.obj.get("/Annots", pikepdf.Array())):
            return index_pages - number
    return index_pages - 1


def _catalog(book: pikepdf.Pdf, index_pages: int, payload: dict[str, Any]) -> None:
    """Labels (roman before the records, then the Bates numbers), language, title, dates."""
    labels = [0, pikepdf.Dictionary(S=pikepdf.Name.r)]
    if payload["pages"]:
        labels += [index_pages, pikepdf.Dictionary(S=pikepdf.Name.D, St=1)]
    book.Root["/PageLabels"] = pikepdf.Dictionary(Nums=pikepdf.Array(labels))
    book.Root["/PageMode"] = pikepdf.Name.UseOutlines
    book.Root["/Lang"] = pikepdf.String("en-US")
    book.Root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
    stamp = pikepdf.String(_stamp(payload))
    book.docinfo["/Title"] = pikepdf.String(payload["title"])
    book.docinfo["/Producer"] = pikepdf.String(_PRODUCER)
    book.docinfo["/CreationDate"] = stamp
    book.docinfo["/ModDate"] = stamp


def _save(book: pikepdf.Pdf, out: Path) -> None:
    """Write the file, whole or not at all. No stream is unpacked, for one could unpack without end."""
    with _whole_or_not(out) as part:
        # By name: written through a Python file, each of some hundred thousand pieces would come back here.
        book.save(
            part,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
            min_version="1.7",
        )


@contextmanager
def _whole_or_not(out: Path) -> Iterator[Path]:
    """A file beside `out` to write to, which takes its place once it is written and on the disk."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=".part-")
    part = Path(name)
    try:
        yield part
        os.fsync(handle)
        part.replace(out)
    finally:
        os.close(handle)
        part.unlink(missing_ok=True)
