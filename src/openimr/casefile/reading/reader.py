"""The reader: packets and pages in, readings out, whatever the files hold."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import TracebackType
from typing import Any

from openimr.casefile.reading.archives import Unpacked, looks_packed
from openimr.casefile.reading.guard import ChildFailed, Guard, TookTooLong, TookTooMuch
from openimr.casefile.reading.model import (
    READ_AGAIN_BELOW,
    Limits,
    PacketInspection,
    PacketState,
    PageReading,
    Reason,
    Source,
)

_INSPECT = "openimr.casefile.reading.pages:inspect"
_FIELDS = "openimr.casefile.reading.fields:read"
_READ = "openimr.casefile.reading.pages:read"
_UNPACK = "openimr.casefile.reading.archives:serve"
IMAGE_SUFFIXES = ("", ".png", ".jpg", ".jpeg", ".webp")


class Reader:
    """Reads packets in guarded children; a context manager, safe to use from several threads.

    `workers` pages are read at once at most (one child each, started when first needed). With
    `second_pass` pages that Tesseract reads with a mean confidence below `second_pass_below` (0 to 1), or on which it
    could not read a word that it saw, are read again by RapidOCR, which takes five to eight times longer. `memory` is a folder in which what was recognized
    is kept by the hash of the page image, so that the same scan is not recognized twice; it holds words of records.
    """

    def __init__(
        self,
        *,
        workers: int = 2,
        limits: Limits | None = None,
        second_pass: bool = True,
        second_pass_below: float = READ_AGAIN_BELOW,
        memory: Path | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._second_pass_below = second_pass_below if second_pass else 0.0
        self._memory = None if memory is None else str(memory.resolve())
        self._guard = Guard(
            workers=workers,
            memory_bytes=self.limits.memory_bytes,
            requests_per_child=self.limits.requests_per_child,
        )

    def inspect(self, path: Path) -> PacketInspection:
        """What a packet is and how many pages it has, before any is read.

        Never raises for what a file holds: such a packet is `unreadable` with its reason. Raises OSError
        where the file itself cannot be had (FileNotFoundError, IsADirectoryError, PermissionError).
        """
        path = path.resolve()
        sha256 = hash_of(path)
        size = path.stat().st_size
        if size == 0:
            return _unreadable(Reason.EMPTY, None, sha256)
        if size > self.limits.max_bytes:
            return _unreadable(Reason.TOO_LARGE, None, sha256)
        payload = {"path": str(path), "limits": self.limits.to_json()}
        answer, reason = self._ask(_INSPECT, payload, self.limits.inspect_seconds)
        if answer is None:
            return _unreadable(reason, None, sha256)
        try:
            if answer["reason"] is not None:
                return _unreadable(Reason(answer["reason"]), answer["kind"], sha256)
            return PacketInspection(
                state=PacketState.READ,
                reason=None,
                kind=str(answer["kind"]),
                pages=int(answer["pages"]),
                sha256=sha256,
                notes=tuple(map(str, answer["notes"])),
            )
        except (KeyError, TypeError, ValueError):
            return _unreadable(Reason.DAMAGED, None, sha256)

    def read_page(self, path: Path, number: int, *, image_to: Path) -> PageReading:
        """Page `number` (from 1) of a packet, its image written to `image_to`.

        The name says the form: .jpg, .webp, or .png, which a name without an ending has too. PNG is the
        smallest for print.

        The image comes whole or not at all, so reading a page again after a crash is safe. Never raises
        for what a file holds: such a page is `unreadable` with its reason and has no image. Raises
        ValueError for a number below 1 or another ending of `image_to`, OSError if the file is gone.
        """
        if number < 1:
            raise ValueError(f"number of a page: expected 1 or more, found {number}")
        if image_to.suffix.lower() not in IMAGE_SUFFIXES:
            raise ValueError(
                f"page image: expected .png, .jpg, .webp or no ending, found '{image_to.suffix}'"
            )
        path = path.resolve(strict=True)
        payload = {
            "path": str(path),
            "number": number,
            "image_to": str(image_to.resolve()),
            "limits": self.limits.to_json(),
            "second_pass_below": self._second_pass_below,
            "memory": self._memory,
        }
        answer, reason = self._ask(_READ, payload, self.limits.page_seconds)
        if answer is not None:
            try:
                return PageReading.from_json(answer)
            except (KeyError, TypeError, ValueError):
                reason = Reason.DAMAGED
        return PageReading(number=number, source=Source.UNREADABLE, confidence=0.0, reason=reason)

    def read_fields(self, path: Path) -> tuple[dict[str, str], int, Reason | None]:
        """The fields of a PDF form by name, how many characters stand on its pages, and why it cannot be read.

        Never raises for what a file holds. Raises OSError where the file itself cannot be had.
        """
        path = path.resolve(strict=True)
        payload = {"path": str(path), "limits": self.limits.to_json()}
        answer, reason = self._ask(_FIELDS, payload, self.limits.inspect_seconds)
        if answer is None:
            return {}, 0, reason
        why = answer.get("reason")
        fields = {str(name): str(value) for name, value in dict(answer.get("fields") or {}).items()}
        return fields, int(answer.get("text_characters") or 0), Reason(why) if why else None

    def unpack(self, path: Path, folder: Path, *, max_bytes: int) -> list[Unpacked] | None:
        """The files of a ZIP and of the ZIPs in it, written into `folder`, at most `max_bytes`; None for what is no ZIP.

        Never raises for what the archive holds: a file that cannot be had is there with its reason. Raises OSError
        where the archive is gone or the folder cannot be written.
        """
        path = path.resolve(strict=True)
        if not looks_packed(path):
            return None
        folder.mkdir(parents=True, exist_ok=True)
        payload = {"path": str(path), "folder": str(folder.resolve()), "max_bytes": max_bytes}
        answer, reason = self._ask(_UNPACK, payload, self.limits.unpack_seconds)
        try:
            if answer is not None:
                files = [_unpacked(folder, *file) for file in answer["files"]]
                return files if answer["archive"] else None
        except (KeyError, TypeError, ValueError):
            reason = Reason.DAMAGED
        return [Unpacked(name=path.name, path=None, reason=reason)]

    def _ask(
        self, function: str, payload: dict[str, Any], seconds: float
    ) -> tuple[dict[str, Any] | None, Reason]:
        try:
            return self._guard.call(function, payload, seconds=seconds), Reason.DAMAGED
        except TookTooLong:
            return None, Reason.TOOK_TOO_LONG
        except TookTooMuch:
            return None, Reason.TOO_LARGE
        except ChildFailed as failure:
            if failure.kind in _OURS:
                # Not the file's doing: a full disk or a forbidden folder must not look like a bad page.
                raise OSError(
                    f"the packet could not be opened again, or what was made of it not written ({failure.kind}): "
                    "check that the file is still there and that the disk has room"
                ) from failure
            return None, Reason.DAMAGED

    @property
    def pids(self) -> tuple[int, ...]:
        """Process ids of the children that run now."""
        return self._guard.pids

    def close(self) -> None:
        """End the children. Safe to call twice."""
        self._guard.close()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_OURS = frozenset({"FileNotFoundError", "PermissionError", "CannotWrite"})


def _unpacked(folder: Path, name: str, file: str | None, reason: str | None) -> Unpacked:
    """A file as the child told of it. Raises ValueError for one that does not lie in the folder."""
    if file is None:
        return Unpacked(name=str(name), path=None, reason=Reason(str(reason)))
    path = folder / file
    if not file.isdecimal() or path.is_symlink() or not path.is_file():
        raise ValueError("an unpacked file that is not in its folder")
    return Unpacked(name=str(name), path=path)


def hash_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _unreadable(reason: Reason, kind: str | None, sha256: str) -> PacketInspection:
    return PacketInspection(state=PacketState.UNREADABLE, reason=reason, kind=kind, pages=0, sha256=sha256)
