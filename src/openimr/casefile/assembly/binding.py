"""Binding: front matter and the pages of packets become one PDF with numbers, bookmarks, labels and links.

Runs in a guarded child. Pages go from the packets to the file one after another, and nothing is held of them but where
they stand.
"""

from __future__ import annotations

import datetime as dt
import logging
import marshal
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pikepdf

from openimr.casefile.assembly.behind import Behind
from openimr.casefile.assembly.catalog import Tree, about, attachments, catalog, outline
from openimr.casefile.assembly.listing import SHEET, links_told, list_pages
from openimr.casefile.assembly.output import Output
from openimr.casefile.assembly.preparing import KEPT
from openimr.casefile.assembly.sources import Packets, Source, Unfit, source_of
from openimr.casefile.assembly.told import dictionary, entries
from openimr.casefile.assembly.typecase import MissingLetter, TypeCase
from openimr.casefile.assembly.writing import Sheetful, Writer
from openimr.casefile.reading.model import Limits
from openimr.casefile.reading.opening import LIBRARY_ERRORS

_KEPT = {name.encode() for name in KEPT}
_OF_STRUCTURE = (b"/StructParent", b"/Parent", b"/P")


def bind(payload: dict[str, Any]) -> dict[str, Any]:
    """{'front', 'cases', 'rows', 'placeholders', 'prepared', 'records', 'limits', 'case', 'title', 'at', 'out', ...} -> {'index_pages', 'pages', 'sha256'}.

    `prepared` maps a packet's hash to {'path', 'kept', 'as_it_is'}; where some of those that were to be taken as
    they are cannot be, the answer is {'unfit': their hashes}, and no file is written. 'rows' is the file with the rows of
    the list of records, which is written with the type cases 'cases'; where a letter is not in them, the answer is
    {'unset': True}. Without 'rows' the list is in 'front' already. 'records' is the file with the records, each with 'number',
    'bookmark' and 'pages', a list of {'packet', 'page', 'rotation', 'words', 'others'} or {'placeholder': which page of
    that file}; 'words' is place and length of what lies behind the page in the file of words, 'others' its fonts.
    'attached' are files that go in byte for byte. Of more than 'held' 'pages', files are opened anew after so many, so
    that memory does not grow with the file.
    """
    logging.disable(logging.CRITICAL)
    out = Path(payload["out"])
    try:
        with _whole_or_not(out) as part, part.open("wb") as file:
            return _Binding(payload, file).run()
    except _NotAll as packets:
        return {"unfit": sorted(packets.hashes)}
    except MissingLetter:
        return {"unset": True}


class _NotAll(Exception):
    """Packets that cannot be taken from as they are."""

    def __init__(self, hashes: set[str]) -> None:
        self.hashes = hashes
        super().__init__(len(hashes))


class _Binding:
    """One file in the making."""

    def __init__(self, payload: dict[str, Any], out: IO[bytes]) -> None:
        self._payload, self._output = payload, Output(out)
        self._limits = Limits.from_json(payload["limits"])
        self._tree = Tree(self._output, each=payload["held"], pages=payload["pages"])
        self._front: list[int] = []
        self._records = 0

    def run(self) -> dict[str, Any]:
        """Write the whole file. Raises _NotAll, MissingLetter."""
        payload, output = self._payload, self._output
        packets = Packets(output, payload["prepared"], payload["placeholders"], self._limits)
        packets.look(keep=payload["pages"] <= payload["held"])
        if packets.unfit:
            raise _NotAll(packets.unfit)
        listed = self._typeset()
        if payload["rows"] is not None:
            listed = len(self._front)
            self._list()
        self._pages(packets)
        layers = packets.layers()
        packets.close()
        if packets.unfit:
            raise _NotAll(packets.unfit)
        self._tree.end(self._front)
        stamp = _stamp(payload)
        root = output.reserve()
        catalog(
            output,
            root,
            tree=self._tree.root,
            bookmarks=self._outline(listed),
            index_pages=len(self._front),
            layers=layers,
            attached=attachments(output, payload["attached"], stamp) if payload["attached"] else None,
        )
        sha256 = output.end(root, about(output, payload["title"], stamp))
        return {"index_pages": len(self._front), "pages": payload["pages"], "sha256": sha256}

    def _aim(self, number: int) -> bytes:
        return b"%d 0 R" % self._tree.page(number)

    def _typeset(self) -> int:
        """Write the pages that the typesetter made; which of them is the first that leads to records, from 0.

        Its links (`bates:12`) become links to that page.
        """
        source = source_of(Path(self._payload["front"]).read_bytes(), self._output)
        leads = []
        for page in source.pdf.pages:
            own = {k: v for k, v in entries(page.obj.unparse(resolved=True)).items() if k in _KEPT}
            told = entries(source.moved(dictionary(own)))
            links = [self._link(link, source) for link in page.obj.get("/Annots", pikepdf.Array())]
            if links:
                told[b"/Annots"] = b"[ %s ]" % b" ".join(links)
                leads.append(len(self._front))
            told[b"/Parent"] = b"%d 0 R" % self._tree.front
            self._front.append(self._output.object(dictionary(told)))
            source.follow()
        return leads[0] if leads else 1

    def _link(self, link: pikepdf.Object, source: Source) -> bytes:
        told = {k: v for k, v in entries(link.unparse(resolved=True)).items() if k not in _OF_STRUCTURE}
        action = link.get("/A")
        address = str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""
        if not address.startswith("bates:"):
            return source.moved(dictionary(told))
        del told[b"/A"]
        told = entries(source.moved(dictionary(told)))
        told[b"/Dest"] = b"[ %s /Fit ]" % self._aim(int(address.removeprefix("bates:")))
        return dictionary(told)

    def _list(self) -> None:
        """Write the list of records. Raises MissingLetter."""
        payload, output = self._payload, self._output
        cases = [Path(path).read_bytes() for path in payload["cases"]]
        letters = TypeCase(cases)
        sources = [source_of(case, output) for case in cases]
        fonts = b" ".join(
            b"%s %s" % (name.encode(), sources[number].place(there))
            for name, (number, there) in sorted(letters.fonts.items())
        )
        resources = output.object(b"<< /Font << %s >> >>" % fonts)
        for source in sources:
            source.follow()
        pages = list_pages(
            _each(payload["rows"]), letters,
            case=payload["case"], demonstration=payload["demonstration"], after=len(self._front),
        )  # fmt: skip
        for page in pages:
            drawn = output.stream(page.drawn, b"/Filter /FlateDecode")
            self._front.append(
                output.object(
                    b"<< /Annots %s /Contents %d 0 R /MediaBox %s /Parent %d 0 R /Resources %d 0 R /Type /Page >>"
                    % (links_told(page, self._aim), drawn, SHEET, self._tree.front, resources)
                )
            )

    def _pages(self, packets: Packets) -> None:
        """Write the pages of records."""
        payload = self._payload
        write = Writer(self._output, payload["case"], self._limits)
        with Path(payload["words"]).open("rb") as words:
            for wanted, sheet in self._sheets():
                if sheet.number > 1 and (sheet.number - 1) % payload["held"] == 0:
                    write.forget()
                    packets.close()
                found = packets.page(wanted)
                if found is None:
                    continue
                source, page = found
                behind = Behind()
                if wanted.get("words") is not None:
                    at, size = wanted["words"]
                    words.seek(at)
                    behind = Behind(words.read(size), tuple(wanted["others"]))
                try:
                    write.page(
                        source, page, sheet, turn=int(wanted.get("rotation", 0)), behind=behind,
                        parent=self._tree.node(sheet.number), number=self._tree.page(sheet.number),
                    )  # fmt: skip
                except (Unfit, *LIBRARY_ERRORS):
                    # A copy that we have made can be read: what fails there is no fault of a packet's.
                    if not source.as_it_is:
                        raise
                    packets.refuse(wanted["packet"])

    def _sheets(self) -> Iterator[tuple[dict[str, Any], Sheetful]]:
        """The pages of all records, numbered from 1."""
        number = 0
        for record in _each(self._payload["records"]):
            self._records += 1
            count = len(record["pages"])
            for position, wanted in enumerate(record["pages"], start=1):
                number += 1
                yield (
                    wanted,
                    Sheetful(record=record["number"], position=position, count=count, number=number),
                )

    def _outline(self, listed: int) -> int:
        front = [("Cover", self._front[0])]
        if len(self._front) > 1:
            front.append(("List of records", self._front[listed]))
        first = self._tree.page(1)
        return outline(self._output, front=front, records=self._starts(), first=first, count=self._records)

    def _starts(self) -> Iterator[tuple[str, int]]:
        """The bookmark of each record and its first page."""
        number = 1
        for record in _each(self._payload["records"]):
            yield record["bookmark"], self._tree.page(number)
            number += len(record["pages"])


def _each(path: str) -> Iterator[dict[str, Any]]:
    """The values of a file that our parent wrote, one after another."""
    with Path(path).open("rb") as file:
        while size := file.read(8):
            yield marshal.loads(file.read(int.from_bytes(size, "big")))  # noqa: S302 (our parent wrote it)


def _stamp(payload: dict[str, Any]) -> str:
    at = dt.datetime.fromisoformat(payload["at"]).astimezone(dt.UTC)
    return f"D:{at:%Y%m%d%H%M%S}Z"


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
