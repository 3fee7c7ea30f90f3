"""Opening a ZIP of packets without trusting it: names, sizes and depth are the sender's word until they are seen.

Files come out under names of our own into a folder of the caller's; the name within the archive is kept for the record
only, so no name can lead out of the folder. What is unpacked is counted as it comes, whatever the archive claims.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from openimr.casefile.reading.model import CannotWrite, Reason

_MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_MOST_FILES = 1_000
_DEEPEST = 3
_PIECE = 1 << 20
_RUBBISH = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    struct.error,
    ValueError,
    RuntimeError,
)


@dataclass(frozen=True, kw_only=True)
class Unpacked:
    """One file of an archive: its name within (folders with slashes), and where it lies now, or why it does not."""

    name: str
    path: Path | None
    reason: Reason | None = None


def looks_packed(path: Path) -> bool:
    """Whether a file begins as a ZIP does, looking at four bytes and opening nothing. Raises OSError."""
    with path.open("rb") as file:
        return file.read(4) in (_MAGIC, _EMPTY)


def serve(request: dict[str, Any]) -> dict[str, Any]:
    """For a guarded child: unpack `path` into `folder`. The answer names files by their place in the folder only."""
    path = Path(request["path"])
    if not is_archive(path):
        return {"archive": False, "files": []}
    found = unpack(path, Path(request["folder"]), max_bytes=int(request["max_bytes"]))
    files = [[f.name, f.path.name if f.path else None, f.reason.value if f.reason else None] for f in found]
    return {"archive": True, "files": files}


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP of files, and not a document that is packed as one (DOCX and the like). Raises OSError."""
    if not looks_packed(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not {"[Content_Types].xml", "mimetype"} & {i.filename for i in archive.infolist()[:50]}
    except _ERRORS:
        return True


def unpack(path: Path, folder: Path, *, max_bytes: int) -> list[Unpacked]:
    """The files of a ZIP and of the ZIPs in it, in their order, written into `folder`. At most `max_bytes` altogether.

    Never raises for what the archive holds: a file that cannot be had is there with its reason, an archive that cannot
    be opened is one such. Raises CannotWrite where the folder cannot be written: the machine's doing, not the archive's.
    Opens the archive in this process; `Reader.unpack` does it in a guarded one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CannotWrite(type(problem).__name__) from problem
    return _Unpacking(folder, max_bytes).archive(path, "", 1)


class _Unpacking:
    def __init__(self, folder: Path, max_bytes: int) -> None:
        self.folder = folder
        self.left = max_bytes
        self.count = 0

    def archive(self, path: Path, within: str, depth: int) -> list[Unpacked]:
        found: list[Unpacked] = []
        try:
            with zipfile.ZipFile(path) as archive:
                for entry in archive.infolist():
                    found += self._entry(archive, entry, within, depth)
        except _ERRORS:  # what was not come to is not silently left out
            return [*found, Unpacked(name=within.rstrip("/") or path.name, path=None, reason=Reason.DAMAGED)]
        return found or [Unpacked(name=within.rstrip("/") or path.name, path=None, reason=Reason.EMPTY)]

    def _entry(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, within: str, depth: int
    ) -> list[Unpacked]:
        name = within + shown(entry.filename)
        if entry.is_dir() or entry.filename.startswith(_RUBBISH) or name.endswith(_RUBBISH):
            return []
        if stat.S_ISLNK(entry.external_attr >> 16):
            return [Unpacked(name=name, path=None, reason=Reason.NOT_A_DOCUMENT)]
        if self.count >= _MOST_FILES or entry.file_size > self.left:
            return [Unpacked(name=name, path=None, reason=Reason.TOO_LARGE)]
        if entry.flag_bits & 0x1:
            return [Unpacked(name=name, path=None, reason=Reason.ENCRYPTED)]
        self.count += 1
        path = self.folder / f"{self.count:04}"
        reason = self._write(archive, entry, path)
        if reason is not None:
            path.unlink(missing_ok=True)
            return [Unpacked(name=name, path=None, reason=reason)]
        if is_archive(path):
            if depth >= _DEEPEST:
                path.unlink()
                return [Unpacked(name=name, path=None, reason=Reason.TOO_LARGE)]
            inner = self.archive(path, f"{name}/", depth + 1)
            path.unlink()
            return inner
        return [Unpacked(name=name, path=path)]

    def _write(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> Reason | None:
        """Unpack one entry, counting what really comes; the reason where it cannot be had whole."""
        with _writing(path) as out:
            try:
                with archive.open(entry) as packed:
                    while True:
                        piece = packed.read(_PIECE)
                        if not piece:
                            return None
                        self.left -= len(piece)
                        if self.left < 0:
                            return Reason.TOO_LARGE
                        out(piece)
            except _ERRORS:
                return Reason.DAMAGED


@contextmanager
def _writing(path: Path) -> Iterator[Callable[[bytes], None]]:
    """Write a file; what goes wrong is told apart from what goes wrong in reading the archive."""
    try:
        file = path.open("wb", buffering=0)
    except OSError as problem:
        raise CannotWrite(type(problem).__name__) from problem

    def write(piece: bytes) -> None:
        left = memoryview(piece)
        try:
            while left:
                left = left[file.write(left) :]
        except OSError as problem:
            raise CannotWrite(type(problem).__name__) from problem

    with file:
        yield write


def shown(name: str) -> str:
    """A name within an archive as it may be shown and kept: no drive, no way up, no control characters, not too long."""
    parts = [
        "".join(c for c in part if c.isprintable())
        for part in PurePosixPath(name.replace("\\", "/")).parts
        if part not in ("/", ".", "..") and not part.endswith(":")
    ]
    return "/".join(part for part in parts if part)[-180:] or "file"
