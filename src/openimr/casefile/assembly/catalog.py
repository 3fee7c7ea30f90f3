"""What leads a reader through the case file: bookmarks, labels of the pages, attachments, data of the document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openimr.casefile.assembly.output import Output
from openimr.casefile.assembly.told import dictionary, text

_PRODUCER = "OpenIMR"


def outline(
    output: Output,
    *,
    front: Sequence[tuple[str, int]],
    records: Iterable[tuple[str, int]],
    first: int,
    count: int,
) -> int:
    """Write the bookmarks; the number of what they hang from.

    `front` are title and page object of what comes before the records, `records` those of each of the `count` records,
    the `first` of which is that page object.
    """
    root = output.reserve(2 + len(front))
    top, below = root + 1, output.reserve(count)
    own = [*front, ("Records", first)]
    for n, (title, page) in enumerate(own):
        last = n == len(own) - 1
        family = _family(root, top, n, len(own))
        if last and count:
            family += b" /Count %d /First %d 0 R /Last %d 0 R" % (count, below, below + count - 1)
        output.object(_bookmark(title, page, family), top + n)
    for n, (title, page) in enumerate(records):
        output.object(_bookmark(title, page, _family(top + len(own) - 1, below, n, count)), below + n)
    shown = len(own) + count
    return output.object(
        b"<< /Count %d /First %d 0 R /Last %d 0 R /Type /Outlines >>" % (shown, top, top + len(own) - 1), root
    )


def _family(parent: int, first: int, place: int, count: int) -> bytes:
    told = b"/Parent %d 0 R" % parent
    if place:
        told += b" /Prev %d 0 R" % (first + place - 1)
    return told if place == count - 1 else told + b" /Next %d 0 R" % (first + place + 1)


def _bookmark(title: str, page: int, family: bytes) -> bytes:
    return b"<< /Dest [ %d 0 R /Fit ] %s /Title %s >>" % (page, family, text(title))


def attachments(output: Output, files: Iterable[Mapping[str, str]], stamp: str) -> tuple[bytes, bytes]:
    """Write files byte for byte, each with 'name', 'path', 'sha256'; what names them all, and a list of them.

    They have the date of the case file, so that its bytes come out the same.
    """
    named: list[tuple[bytes, bytes]] = []
    date = text(stamp)
    for one in files:
        data = Path(one["path"]).read_bytes()
        check = hashlib.md5(data, usedforsecurity=False).hexdigest().encode()
        stream = output.stream(
            data,
            b"/Params << /CheckSum <%s> /CreationDate %s /ModDate %s /Size %d >> /Subtype /application#2fpdf "
            b"/Type /EmbeddedFile" % (check, date, date, len(data)),
        )
        name = text(one["name"])
        spec = output.object(
            b"<< /AFRelationship /Unspecified /Desc %s /EF << /F %d 0 R /UF %d 0 R >> /F %s /Type /Filespec /UF %s >>"
            % (text(f"Signed packet as it came, SHA-256 {one['sha256']}"), stream, stream, name, name)
        )
        named.append((name, b"%d 0 R" % spec))
    names = b" ".join([b"%s %s" % one for one in sorted(named)])
    return b"<< /EmbeddedFiles << /Names [ %s ] >> >>" % names, b"[ %s ]" % b" ".join(
        spec for _, spec in named
    )


def catalog(
    output: Output,
    number: int,
    *,
    tree: int,
    bookmarks: int,
    index_pages: int,
    layers: tuple[list[bytes], list[bytes]],
    attached: tuple[bytes, bytes] | None,
) -> None:
    """Write the catalog: labels (roman before the records, then the Bates numbers), language, layers, attachments."""
    entries = {
        b"/Lang": b"(en-US)",
        b"/Outlines": b"%d 0 R" % bookmarks,
        b"/PageLabels": b"<< /Nums [ 0 << /S /r >> %d << /S /D /St 1 >> ] >>" % index_pages,
        b"/PageMode": b"/UseOutlines",
        b"/Pages": b"%d 0 R" % tree,
        b"/Type": b"/Catalog",
        b"/ViewerPreferences": b"<< /DisplayDocTitle true >>",
    }
    groups, hidden = layers
    if groups:
        entries[b"/OCProperties"] = b"<< /D << /BaseState /ON /OFF [ %s ] /Order [ ] >> /OCGs [ %s ] >>" % (
            b" ".join(hidden),
            b" ".join(groups),
        )
    if attached:
        entries[b"/Names"], entries[b"/AF"] = attached
    output.object(dictionary(entries), number)


def about(output: Output, title: str, stamp: str) -> int:
    """Write the data of the document; their number."""
    date = text(stamp)
    return output.object(
        b"<< /CreationDate %s /ModDate %s /Producer (%s) /Title %s >>"
        % (date, date, _PRODUCER.encode(), text(title))
    )


class Tree:
    """The pages of the file in their order, told in nodes of so many, so that a reader finds one without reading all."""

    def __init__(self, output: Output, *, each: int, pages: int) -> None:
        """`pages` are those of records; their numbers and those of their nodes are known from here on."""
        self._output, self._each, self._pages = output, each, pages
        self.root = output.reserve()
        self.front = output.reserve()
        """The node of the pages before the records."""
        self._nodes = output.reserve((pages + each - 1) // each)
        self._first = output.reserve(pages)

    def page(self, place: int) -> int:
        """The object that is the page of records with this number, from 1."""
        return self._first + place - 1

    def node(self, place: int) -> int:
        """The node that this page of records hangs from."""
        return self._nodes + (place - 1) // self._each

    def end(self, front: Sequence[int]) -> None:
        """Write the nodes; `front` are the pages before the records."""
        write = self._output.object
        write(_node(front, len(front), self.root), self.front)
        nodes = [self.front]
        for first in range(0, self._pages, self._each):
            kids = range(self._first + first, self._first + min(first + self._each, self._pages))
            nodes.append(write(_node(kids, len(kids), self.root), self.node(first + 1)))
        write(_node(nodes, len(front) + self._pages, 0), self.root)


def _node(kids: Sequence[int], count: int, parent: int) -> bytes:
    above = b" /Parent %d 0 R" % parent if parent else b""
    return b"<< /Count %d /Kids [ %s ]%s /Type /Pages >>" % (
        count,
        b" ".join([b"%d 0 R" % n for n in kids]),
        above,
    )
