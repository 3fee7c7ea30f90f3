"""How heavy a page is, before anything draws it: drawing instructions unpacked, pixels of its images.

A few hundred bytes can unpack to gigabytes. This measures without ever holding more than the limit.
Runs in a guarded child only.
"""

from __future__ import annotations

import zlib

import pikepdf

from openimr.casefile.reading.model import Limits

_DEEPEST = 12
_MOST_STREAMS = 5_000
_MOST_UNPACKED = 1_032
"""A packed byte unpacks to this many at most: so the format is made."""


class TooHeavy(Exception):
    """A page asks for more than the limits allow."""


def check_weight(page: pikepdf.Object, limits: Limits) -> None:
    """Raise TooHeavy if drawing the page would unpack more than the limits allow; else return.

    Looked at are the page's contents, the forms and images that its resources name, and what its
    annotations look like. What cannot be measured (a damaged stream) weighs nothing here: the guard's
    limits of memory and time stand behind this check.
    """
    _Scales(limits).weigh(page)


def room_left(resources: pikepdf.Object | None, limits: Limits) -> int:
    """How many bytes the contents of a page with these resources may unpack to, so that it is surely not too heavy.

    Where contents could be more, `check_weight` tells. Raises TooHeavy if the resources alone are too much.
    """
    scales = _Scales(limits)
    scales.resources(resources, 0)
    return scales.surely_left


class _Scales:
    def __init__(self, limits: Limits) -> None:
        self.bytes_left = self.surely_left = limits.max_content_bytes
        self.unmeasured: list[tuple[bytes, pikepdf.Stream]] = []
        self.pixels_left = limits.max_image_pixels
        self.seen: set[tuple[int, int]] = set()

    def weigh(self, page: pikepdf.Object) -> None:
        contents = page.get("/Contents")
        for part in _items(contents) if isinstance(contents, pikepdf.Array) else [contents]:
            self._stream(part)
        self.resources(_inherited(page, "/Resources"), 0)
        for annotation in _items(page.get("/Annots")):
            if isinstance(annotation, pikepdf.Dictionary):
                self._appearance(annotation.get("/AP"), 0)

    def resources(self, resources: pikepdf.Object | None, depth: int) -> None:
        if depth > _DEEPEST:
            raise TooHeavy
        if not isinstance(resources, pikepdf.Dictionary):
            return
        for kind in ("/XObject", "/Pattern"):
            entries = resources.get(kind)
            if isinstance(entries, pikepdf.Dictionary):
                for entry in _values(entries):
                    self._drawn(entry, depth)

    def _appearance(self, appearance: pikepdf.Object | None, depth: int) -> None:
        if isinstance(appearance, pikepdf.Stream):
            self._drawn(appearance, depth)
        elif isinstance(appearance, pikepdf.Dictionary) and depth < 3:
            for entry in _values(appearance):
                self._appearance(entry, depth + 1)

    def _drawn(self, thing: pikepdf.Object | None, depth: int) -> None:
        if not isinstance(thing, pikepdf.Stream) or thing.objgen in self.seen:
            return
        self.seen.add(thing.objgen)
        if len(self.seen) > _MOST_STREAMS:
            raise TooHeavy
        if thing.get("/Subtype") == pikepdf.Name.Image:
            self.pixels_left -= _count(thing.get("/Width")) * _count(thing.get("/Height"))
            if self.pixels_left < 0:
                raise TooHeavy
            self._drawn(thing.get("/SMask"), depth + 1)
            return
        self._stream(thing)
        self.resources(thing.get("/Resources"), depth + 1)

    def _stream(self, stream: pikepdf.Object | None) -> None:
        """Take a stream from what is left; unpack only once the streams, at their largest, could be too much."""
        if not isinstance(stream, pikepdf.Stream):
            return
        try:
            data = stream.read_raw_bytes()
        except (pikepdf.PdfError, ValueError, RuntimeError):
            return
        self.unmeasured.append((data, stream))
        self.surely_left -= len(data) * _MOST_UNPACKED ** min(len(_filters(stream)), 3)
        if self.surely_left >= 0:
            return
        for packed, one in self.unmeasured:
            self.bytes_left -= unpacked_length(one, packed, self.bytes_left)
            if self.bytes_left < 0:
                raise TooHeavy
        self.unmeasured.clear()


def _filters(stream: pikepdf.Stream) -> list[pikepdf.Object | None]:
    filters = stream.get("/Filter")
    return [*_items(filters)] if isinstance(filters, pikepdf.Array) else [filters]


def unpacked_length(stream: pikepdf.Stream, data: bytes, most: int) -> int:
    """Length of a stream, packed as `data`, once unpacked; any number above `most` when it is longer than that."""
    for name in _filters(stream):
        if name != pikepdf.Name.FlateDecode and name != pikepdf.Name("/Fl"):
            break
        if len(data) > most:
            return len(data)
        try:
            data = zlib.decompressobj().decompress(data, most + 1)
        except zlib.error:
            return 0
    return len(data)


def _inherited(page: pikepdf.Object, name: str) -> pikepdf.Object | None:
    """A value of the page, or of the nodes above it in the page tree."""
    node: pikepdf.Object | None = page
    for _ in range(50):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if name in node:
            return node.get(name)
        node = node.get("/Parent")
    return None


def _values(dictionary: pikepdf.Object) -> list[pikepdf.Object | None]:
    return [dictionary.get(str(name)) for name in dictionary.keys()]  # noqa: SIM118 (no mapping of Python's)


def _items(array: pikepdf.Object | None) -> list[pikepdf.Object]:
    return list(array) if isinstance(array, pikepdf.Array) else []


def _count(value: object) -> int:
    try:
        return max(int(value), 0)  # type: ignore[call-overload, no-any-return]
    except (TypeError, ValueError):
        return 0
