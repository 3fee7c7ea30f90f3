"""The packets that a case file takes its pages from: as they came where nothing in them has to go, else their copies.

Runs in a guarded child. Most packets hold nothing but pages: those are looked through and taken from directly. The
rest is named as unfit, and `preparing` makes clean copies of it, one packet at a time. The library reads packets; what
it says of an object goes to the file as it is said, with its references moved, and no object is held.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

from openimr.casefile.assembly.output import Output
from openimr.casefile.assembly.preparing import ACTS, is_signed
from openimr.casefile.assembly.told import dictionary, entries, moved
from openimr.casefile.reading.model import Limits
from openimr.casefile.reading.opening import LIBRARY_ERRORS, Unreadable, kind_of, open_pikepdf

_MOST_UNPACKED = 1_032


class Unfit(Exception):
    """Something in a packet that cannot be taken as it is."""


class Source:
    """One file from which objects go to the output, each once, with all that it refers to.

    Pages are not among what is brought along: where an object refers to one, nothing stands in its place.
    """

    def __init__(self, output: Output, *, as_it_is: bool) -> None:
        """Where a file is taken from `as_it_is`, what acts or is too heavy raises Unfit."""
        self._output, self.as_it_is = output, as_it_is
        self._here: dict[bytes, bytes] = {}
        self._waiting: list[tuple[bytes, int]] = []
        self._pdf: pikepdf.Pdf | None = None

    def open(self, pdf: pikepdf.Pdf) -> None:
        """Take the objects from `pdf`, which is the same file each time."""
        self._pdf = pdf

    def close(self) -> None:
        """Let the file go; what was brought stays known. Raises Unfit if reading it has shown damage."""
        if self._pdf is None:
            return
        damaged = self.as_it_is and bool(self._pdf.get_warnings())
        self._pdf = None
        if damaged:
            raise Unfit

    @property
    def pdf(self) -> pikepdf.Pdf:
        """The file. Raises ValueError when it is not open."""
        if self._pdf is None:
            raise ValueError("source of a case file: expected it open, found it closed")
        return self._pdf

    def place(self, there: bytes) -> bytes:
        """The reference in the output for one in the file ('12 0 R'); what is new is brought with `follow`."""
        here = self._here.get(there)
        if here is None:
            number = self._output.reserve()
            here = self._here[there] = b"%d 0 R" % number
            self._waiting.append((there, number))
        return here

    def moved(self, told: bytes) -> bytes:
        """An object of the file as it stands in the output. Raises Unfit where it acts."""
        if self.as_it_is and ACTS.search(told):
            raise Unfit
        return moved(told, self.place)

    def follow(self) -> None:
        """Write all that was referred to and is not yet written, and what that refers to. Raises Unfit."""
        while self._waiting:
            there, number = self._waiting.pop()
            first, generation, _ = there.split()
            thing = self.pdf.get_object(int(first), int(generation))
            if isinstance(thing, pikepdf.Stream):
                self._stream(thing, number)
                continue
            told = thing.unparse(resolved=True) if isinstance(thing, pikepdf.Object) else _plain(thing)
            if b"/Type /Page" in told and _is_page(thing):
                told = b"null"
            self._output.object(self.moved(told), number)

    def stream(self, thing: pikepdf.Stream) -> tuple[bytes, int]:
        """Bring a stream: its reference in the output and how many bytes it may unpack to. Raises Unfit."""
        there = b"%d %d R" % thing.objgen
        here = self._here.get(there)
        if here is None:
            number = self._output.reserve()
            here = self._here[there] = b"%d 0 R" % number
            return here, self._stream(thing, number)
        return here, _at_most(thing.stream_dict.unparse(), len(thing.read_raw_bytes()))

    def _stream(self, thing: pikepdf.Stream, number: int) -> int:
        told, data = thing.stream_dict.unparse(), thing.read_raw_bytes()
        if told.count(b"/Length ") != 1 or b"/Length %d " % len(data) not in told:
            told = dictionary(entries(told) | {b"/Length": b"%d" % len(data)})
        self._output.told_stream(self.moved(told), data, number)
        return _at_most(told, len(data))


def _at_most(told: bytes, size: int) -> int:
    """How many bytes a stream can unpack to. More than one filter is seldom, and counts as three."""
    return size * (_MOST_UNPACKED**3 if b"/Filter [" in told else _MOST_UNPACKED)


def _is_page(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") in (
        pikepdf.Name.Page,
        pikepdf.Name.Pages,
    )


def _plain(value: Any) -> bytes:
    """A number, truth or nothing as PDF writes it; the library gives these as Python's own."""
    if value is None:
        return b"null"
    return (f"{value:f}" if isinstance(value, Decimal) else f"{value}".lower()).encode("ascii")


class Packets:
    """The packets of one case file, each opened when it is first asked for.

    `unfit` are hashes of those that cannot be taken from as they are.
    """

    def __init__(
        self,
        output: Output,
        prepared: Mapping[str, Mapping[str, Any]],
        placeholders: str | None,
        limits: Limits,
    ) -> None:
        self.unfit: set[str] = set()
        self.limits = limits
        self._prepared = prepared
        self._placeholders = placeholders
        self._sources: dict[str, Source] = {
            sha256: Source(output, as_it_is=entry["as_it_is"]) for sha256, entry in prepared.items()
        }
        self._sheets = Source(output, as_it_is=False)
        self._pages: dict[str, list[pikepdf.Page]] = {}
        self._place: dict[str, dict[int, int]] = {
            sha256: {number: place for place, number in enumerate(entry["kept"])}
            for sha256, entry in prepared.items()
            if not entry["as_it_is"]
        }

    def look(self, *, keep: bool) -> None:
        """Open all packets, so that those which cannot be taken as they are are known before anything is written.

        Where they are not to be kept open, one is let go before the next.
        """
        for sha256 in sorted(self._prepared):
            if self._opened(sha256) and not keep:
                self.close()

    def page(self, wanted: Mapping[str, Any]) -> tuple[Source, pikepdf.Object] | None:
        """The page of a packet, or the placeholder in its stead, with the file it is in; None from a packet that is unfit."""
        if "placeholder" in wanted:
            return self._sheets, self._of_placeholders()[int(wanted["placeholder"])].obj
        sha256, number = wanted["packet"], int(wanted["page"])
        if sha256 not in self._pages and not self._opened(sha256):
            return None
        source = self._sources[sha256]
        try:
            if not source.as_it_is:
                return source, self._pages[sha256][self._place[sha256][number]].obj
            page = self._pages[sha256][number - 1].obj
        except IndexError:
            # There is no page of that number.
            self.refuse(sha256)
            return None
        return source, page

    def refuse(self, sha256: str) -> None:
        """Take no more from a packet."""
        self.unfit.add(sha256)
        self._pages.pop(sha256, None)

    def close(self) -> None:
        """Let all files go, so that what the library holds of them is free; they are opened again when asked for."""
        for sha256, source in self._sources.items():
            try:
                source.close()
            except Unfit:
                self.unfit.add(sha256)
        self._pages.clear()
        self._sheets.close()

    def _opened(self, sha256: str) -> bool:
        """Open a packet. One that is to be taken as it is must be whole, without password, layers or signature."""
        if sha256 in self.unfit:
            return False
        entry, source = self._prepared[sha256], self._sources[sha256]
        path = Path(entry["path"])
        if not entry["as_it_is"]:
            source.open(pikepdf.open(path))
            self._pages[sha256] = list(source.pdf.pages)
            return True
        try:
            if kind_of(path) != "image":
                pdf, notes = open_pikepdf(path)
                if not (notes or pdf.is_encrypted or "/OCProperties" in pdf.Root or is_signed(pdf)):
                    source.open(pdf)
                    self._pages[sha256] = list(pdf.pages)
                    return True
        except (Unreadable, *LIBRARY_ERRORS):
            pass
        self.refuse(sha256)
        return False

    def _of_placeholders(self) -> list[pikepdf.Page]:
        if "" not in self._pages:
            if self._placeholders is None:
                raise ValueError("sheets of a case file: expected their file, found none")
            self._sheets.open(pikepdf.open(self._placeholders))
            self._pages[""] = list(self._sheets.pdf.pages)
        return self._pages[""]

    def layers(self) -> tuple[list[bytes], list[bytes]]:
        """References to the layers of all packets, and to those of them that are hidden: hidden they were, hidden they stay."""
        groups: list[bytes] = []
        off: list[bytes] = []
        for sha256, source in self._sources.items():
            if source.as_it_is or (sha256 not in self._pages and not self._opened(sha256)):
                continue
            layers = source.pdf.Root.get("/OCProperties")
            if not isinstance(layers, pikepdf.Dictionary):
                continue
            default = layers.get("/D", pikepdf.Dictionary())
            mine, on, hidden = (
                _references(values)
                for values in (layers.get("/OCGs"), default.get("/ON"), default.get("/OFF"))
            )
            if default.get("/BaseState") == pikepdf.Name.OFF:
                hidden = [one for one in mine if one not in set(on)]
            groups += [source.place(one) for one in mine]
            off += [source.place(one) for one in hidden]
            source.follow()
        return groups, off


def _references(array: pikepdf.Object | None) -> list[bytes]:
    """The objects of an array that have a number of their own, as references."""
    if not isinstance(array, pikepdf.Array):
        return []
    return [b"%d %d R" % one.objgen for one in array if isinstance(one, pikepdf.Object) and one.is_indirect]


def source_of(data: bytes, output: Output) -> Source:
    """A file that our own parent has made, open."""
    source = Source(output, as_it_is=False)
    source.open(pikepdf.open(io.BytesIO(data)))
    return source
