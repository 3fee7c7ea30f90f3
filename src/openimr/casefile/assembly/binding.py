"""Binding: front matter and prepared pages become one PDF with numbers, bookmarks, labels and links.

Runs in a guarded child. Takes only files that `preparing` and the typesetter have made.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from openimr.casefile.assembly.fonts import ShapelessFonts, helvetica
from openimr.casefile.assembly.preparing import inherit, strip
from openimr.casefile.assembly.sheet import Sheet, rotation_of
from openimr.casefile.assembly.writing import Brackets, fit, odd_characters, write_foot, write_words

_PRODUCER = "OpenIMR"


def bind(payload: dict[str, Any]) -> dict[str, Any]:
    """{'front', 'placeholders', 'prepared', 'records', 'case', 'title', 'at', 'out'} -> {'index_pages', 'pages'}.

    `prepared` maps a packet's hash to {'path', 'kept', 'as_it_is'}; each record has 'number', 'bookmark' and 'pages', a
    list of {'packet', 'page', 'rotation', 'words'} or {'placeholder': which page of that file}; 'words' is the
    place of the page's line in the file of words. 'attached' are files that go in byte for byte.
    """
    logging.disable(logging.CRITICAL)
    with ExitStack() as stack:
        front = stack.enter_context(pikepdf.open(payload["front"]))
        book = stack.enter_context(pikepdf.new())
        index_pages = len(front.pages)
        book.pages.extend(front.pages)
        sources = _Sources(payload)
        brackets, font = Brackets(book), helvetica(book)
        words = stack.enter_context(Path(payload["words"]).open("rb"))
        shapeless = ShapelessFonts(book, odd_characters(_all_words(words)))
        # All at once: one by one, each page would be looked up in a list that has just changed.
        book.pages.extend([sources.page(page) for record in payload["records"] for page in record["pages"]])
        pages = list(book.pages)
        starts: list[tuple[str, int]] = []
        bates = 0
        for record in payload["records"]:
            starts.append((record["bookmark"], index_pages + bates))
            count = len(record["pages"])
            for position, wanted in enumerate(record["pages"], start=1):
                page = pages[index_pages + bates]
                bates += 1
                if wanted.get("rotation"):
                    page.obj["/Rotate"] = (rotation_of(page) + int(wanted["rotation"])) % 360
                sheet = fit(page, book, Sheet.of(page))
                brackets.enclose(page, sheet)
                if wanted.get("words") is not None:
                    words.seek(wanted["words"])
                    write_words(page, book, sheet, json.loads(words.readline()), font, shapeless)
                write_foot(
                    page,
                    book,
                    sheet,
                    font,
                    left=f"Record {record['number']}, page {position} of {count}",
                    right=f"{payload['case']} {bates:06}",
                )
        sources.keep_layers(book)
        _attach(book, payload)
        _link(book, index_pages)
        _outline(book, index_pages, starts)
        _catalog(book, index_pages, payload)
        _save(book, Path(payload["out"]))
    return {"index_pages": index_pages, "pages": bates}


class _Sources:
    """The prepared files, each opened once, so that what its pages share is kept once.

    A packet that could stay as it is ('as_it_is') is its own prepared file; its pages are stripped here.
    """

    def __init__(self, payload: dict[str, Any]) -> None:
        self._open = {sha: pikepdf.open(entry["path"]) for sha, entry in sorted(payload["prepared"].items())}
        self._pages: dict[tuple[str, int], pikepdf.Page] = {}
        for sha, entry in payload["prepared"].items():
            pages = list(self._open[sha].pages)
            for place, number in enumerate(entry["kept"]):
                page = pages[number - 1 if entry["as_it_is"] else place]
                if entry["as_it_is"]:
                    inherit(page)
                    strip(page)
                self._pages[sha, number] = page
        self._placeholders = pikepdf.open(payload["placeholders"]) if payload["placeholders"] else None

    def page(self, wanted: dict[str, Any]) -> pikepdf.Page:
        if "placeholder" in wanted:
            assert self._placeholders is not None
            return self._placeholders.pages[int(wanted["placeholder"])]
        return self._pages[wanted["packet"], wanted["page"]]

    def keep_layers(self, book: pikepdf.Pdf) -> None:
        """Bring the hidden layers of all packets together: hidden they were, hidden they stay."""
        groups, off = pikepdf.Array(), pikepdf.Array()
        for source in self._open.values():
            layers = source.Root.get("/OCProperties")
            if not isinstance(layers, pikepdf.Dictionary):
                continue
            copy = book.copy_foreign(source.make_indirect(layers))
            default = copy.get("/D", pikepdf.Dictionary())
            mine = list(copy.get("/OCGs", pikepdf.Array()))
            on = {g.objgen for g in default.get("/ON", pikepdf.Array())}
            hidden = list(default.get("/OFF", pikepdf.Array()))
            if default.get("/BaseState") == pikepdf.Name.OFF:
                hidden = [g for g in mine if g.objgen not in on]
            groups.extend(mine)
            off.extend(hidden)
        if len(groups):
            book.Root["/OCProperties"] = pikepdf.Dictionary(
                OCGs=groups, D=pikepdf.Dictionary(BaseState=pikepdf.Name.ON, OFF=off, Order=pikepdf.Array())
            )


def _all_words(file: BinaryIO) -> Iterator[Any]:
    """The words of all pages, a page at a time."""
    for line in file:
        yield from json.loads(line)


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


def _link(book: pikepdf.Pdf, index_pages: int) -> None:
    """Turn the links that the typesetter made (`bates:12`) into links to that page."""
    for page in list(book.pages)[:index_pages]:
        if "/StructParents" in page.obj:
            del page.obj["/StructParents"]
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            action = annotation.get("/A")
            address = str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""
            if address.startswith("bates:"):
                target = book.pages[index_pages + int(address.removeprefix("bates:")) - 1]
                del annotation["/A"]
                annotation["/Dest"] = pikepdf.Array([target.obj, pikepdf.Name.Fit])
            for name in ("/StructParent", "/Parent"):
                if name in annotation:
                    del annotation[name]


def _outline(book: pikepdf.Pdf, index_pages: int, starts: list[tuple[str, int]]) -> None:
    with book.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Cover", 0))
        if index_pages > 1:
            outline.root.append(
                pikepdf.OutlineItem("List of records", index_pages - _list_pages(book, index_pages))
            )
        records = pikepdf.OutlineItem("Records", starts[0][1] if starts else 0)
        records.children.extend(pikepdf.OutlineItem(title, page) for title, page in starts)
        outline.root.append(records)


def _list_pages(book: pikepdf.Pdf, index_pages: int) -> int:
    """How many of the front pages are the list: those from the first that links into the records."""
    for number, page in enumerate(list(book.pages)[:index_pages]):
        if any("/Dest" in annotation for annotation in page.obj.get("/Annots", pikepdf.Array())):
            return index_pages - number
    return index_pages - 1


def _catalog(book: pikepdf.Pdf, index_pages: int, payload: dict[str, Any]) -> None:
    """Labels (roman before the records, then the Bates numbers), language, title, dates."""
    labels = [0, pikepdf.Dictionary(S=pikepdf.Name.r)]
    if len(book.pages) > index_pages:
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
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=".part-")
    part = Path(name)
    try:
        # By name: written through a Python file, each of some hundred thousand pieces would come back here.
        book.save(
            part,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
            min_version="1.7",
        )
        os.fsync(handle)
        part.replace(out)
    finally:
        os.close(handle)
        part.unlink(missing_ok=True)
