"""Volumes of a large case file joined into one: each is read by itself and written on, so that none but it is in memory.

The library that merges pages holds every object of a file until it is written. So the pages of a file of thousands are
bound in volumes, and these are put behind one another here: objects keep their form, and their numbers are moved up.
All files read here were written by that library just before, in the one form in which it writes (no packed objects).
Where the spine (cover, list, bookmarks) leads to a page of records, it has a name in that page's place; see `aim`.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import pikepdf

_PAGE, _ROOT, _LAYERS = "OimrPage", "OimrRoot", "OimrLayers"
_HEAD = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>|(?<![0-9A-Za-z.])(?P<number>\d+) 0 R(?![0-9A-Za-z])", re.DOTALL
)
_NAMED = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>|/(?P<name>Oimr[A-Za-z]+)(?P<place>\d*)(?![0-9A-Za-z])", re.DOTALL
)


def aim(page: int) -> pikepdf.Name:
    """What stands in the spine for the page of records with this number, from 1."""
    return pikepdf.Name(f"/{_PAGE}{page}")


def join(spine: Path, volumes: Sequence[Path], out: IO[bytes]) -> None:
    """Write the spine's pages and those of the volumes after them as one file; the same input gives the same bytes.

    Catalog and document data are the spine's; the layers are those of all volumes. Raises ValueError for a file that is
    not in the form described above.
    """
    _Joining(out).run(spine, volumes)


class _Joining:
    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._at = out, 0
        self._hash = hashlib.sha256()
        self._places = array("Q", [0])
        """Where each object stands in the file, by its number; 0 for a number that is not used."""
        self._records = array("Q")
        """The numbers of the objects that are pages of records, in their order."""
        self._kids: list[int] = []
        self._groups: list[int] = []
        self._hidden: list[int] = []

    def run(self, spine: Path, volumes: Sequence[Path]) -> None:
        self._write(_HEAD)
        with pikepdf.open(spine) as book:
            bound, before = len(book.objects), len(book.pages)
            # What they all hang from, and where the layers are told, come first after the spine's own numbers.
            root, layers = bound + 1, bound + 2
            self._places.extend([0] * (bound + 2))
            named = {_ROOT: root, _LAYERS: layers}
            for volume in volumes:
                self._volume(volume, named)
            self._kids.insert(0, book.Root["/Pages"].objgen[0])
            self._catalog(book)
            self._objects(book, 0, named, lambda _: True)
            kids = b" ".join(b"%d 0 R" % kid for kid in self._kids)
            count = before + len(self._records)
            self._object(root, b"<< /Count %d /Kids [ %s ] /Type /Pages >>" % (count, kids))
            if self._groups:
                self._object(layers, self._told_layers())
            self._end(book)

    def _volume(self, path: Path, named: dict[str, int]) -> None:
        with pikepdf.open(path) as book:
            base = len(self._places) - 1
            count = len(book.objects)
            self._places.extend([0] * count)
            self._kids.append(base + book.Root["/Pages"].objgen[0])
            self._records.extend(base + page.obj.objgen[0] for page in book.pages)
            told = book.Root.get("/OCProperties")
            if isinstance(told, pikepdf.Dictionary):
                self._groups += [base + group.objgen[0] for group in told["/OCGs"]]
                self._hidden += [base + group.objgen[0] for group in told["/D"]["/OFF"]]
            own = {book.Root.objgen, book.trailer["/Info"].objgen if "/Info" in book.trailer else (0, 0)}
            book.Root["/Pages"]["/Parent"] = pikepdf.Name(f"/{_ROOT}")
            self._objects(
                book, base, named, lambda thing: thing.objgen not in own, only=book.Root["/Pages"].objgen
            )

    def _catalog(self, book: pikepdf.Pdf) -> None:
        book.Root["/Pages"]["/Parent"] = pikepdf.Name(f"/{_ROOT}")
        book.Root["/Pages"] = pikepdf.Name(f"/{_ROOT}")
        if self._groups:
            book.Root["/OCProperties"] = pikepdf.Name(f"/{_LAYERS}")

    def _objects(
        self,
        book: pikepdf.Pdf,
        base: int,
        named: dict[str, int],
        wanted: Callable[[pikepdf.Object], bool],
        *,
        only: tuple[int, int] | None = None,
    ) -> None:
        """Write the objects of a file with their numbers moved up; names that stand for objects are looked for in those
        of the spine, or in the `only` one: what a packet brought may have such a name too.
        """

        def moved(match: re.Match[bytes]) -> bytes:
            number = match["number"]
            return match[0] if number is None else b"%d 0 R" % (base + int(number))

        def meant(match: re.Match[bytes]) -> bytes:
            name = (match["name"] or b"").decode()
            if name == _PAGE and match["place"]:
                return b"%d 0 R" % self._records[int(match["place"]) - 1]
            return b"%d 0 R" % named[name] if name in named and not match["place"] else match[0]

        for thing in book.objects:
            if not wanted(thing):
                continue
            raw = thing.read_raw_bytes() if isinstance(thing, pikepdf.Stream) else None
            told = thing.stream_dict.unparse() if raw is not None else thing.unparse(resolved=True)
            told = _TOKEN.sub(moved, told)
            if only in (None, thing.objgen):
                told = _NAMED.sub(meant, told)
            if raw is not None:
                if int(thing.stream_dict.get("/Length", -1)) != len(raw):
                    raise ValueError("stream of a volume: expected its length, found another")
                told = b"%s\nstream\n%s\nendstream" % (told, raw)
            self._object(base + thing.objgen[0], told)

    def _told_layers(self) -> bytes:
        groups, hidden = (b" ".join(b"%d 0 R" % n for n in all_) for all_ in (self._groups, self._hidden))
        return b"<< /D << /BaseState /ON /OFF [ %s ] /Order [ ] >> /OCGs [ %s ] >>" % (hidden, groups)

    def _object(self, number: int, told: bytes) -> None:
        self._places[number] = self._at
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, told))

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._hash.update(data)
        self._at += len(data)

    def _end(self, spine: pikepdf.Pdf) -> None:
        start = self._at
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for place in self._places[1:]:
            self._write(b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n")
        name = self._hash.hexdigest()[:32].encode()
        info = b" /Info %d 0 R" % spine.trailer["/Info"].objgen[0] if "/Info" in spine.trailer else b""
        self._write(
            b"trailer << /Size %d /Root %d 0 R%s /ID [<%s><%s>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._places), spine.Root.objgen[0], info, name, name, start)
        )
