"""The case file as it is written: object after object, straight to the disk, each where it comes.

Nothing that was written is kept but its place, so memory does not grow with what the pages hold. The same objects in
the same order give the same bytes.
"""

from __future__ import annotations

import hashlib
from array import array
from typing import IO

_HEAD = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_AT_ONCE = 1 << 18


class Output:
    """A PDF in the making. Objects have numbers from 1, taken with `reserve` or as they are written."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._at = out, 0
        self._hash = hashlib.sha256()
        self._waiting: list[bytes] = []
        self._waits = 0
        self._places = array("Q", [0])
        """Where each object stands in the file, by its number; 0 as long as it is not written."""
        self._write(_HEAD)

    def reserve(self, count: int = 1) -> int:
        """Numbers for objects that are written later; the first of them."""
        first = len(self._places)
        self._places.extend([0] * count)
        return first

    def object(self, told: bytes, number: int = 0) -> int:
        """Write an object; returns its number, a new one unless one was reserved."""
        number = self._begun(number)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, told))
        return number

    def stream(self, data: bytes, entries: bytes = b"", number: int = 0) -> int:
        """Write a stream of these bytes; `entries` are those of its dictionary, without its length."""
        return self.told_stream(b"<< %s /Length %d >>" % (entries, len(data)), data, number)

    def told_stream(self, told: bytes, data: bytes, number: int = 0) -> int:
        """Write a stream of these bytes with its whole dictionary."""
        number = self._begun(number)
        self._write(b"%d 0 obj\n%s\nstream\n" % (number, told))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")
        return number

    def end(self, root: int, info: int) -> str:
        """Write what stands at the end; returns the SHA-256 of the whole file. Raises ValueError for an object that was not written."""
        start = self._at
        if 0 in self._places[1:]:
            raise ValueError("objects of the case file: expected all to be written, found one that is not")
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for first in range(1, len(self._places), 5_000):
            self._write(b"".join([b"%010d 00000 n \n" % at for at in self._places[first : first + 5_000]]))
        self._flush()
        name = self._hash.hexdigest()[:32].encode()
        self._write(
            b"trailer << /Info %d 0 R /Root %d 0 R /Size %d /ID [<%s><%s>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (info, root, len(self._places), name, name, start)
        )
        self._flush()
        return self._hash.hexdigest()

    def _begun(self, number: int) -> int:
        if not number:
            number = self.reserve()
        self._places[number] = self._at
        return number

    def _write(self, data: bytes) -> None:
        self._waiting.append(data)
        self._at += len(data)
        self._waits += len(data)
        if self._waits > _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        data = b"".join(self._waiting)
        self._out.write(data)
        self._hash.update(data)
        self._waiting.clear()
        self._waits = 0
