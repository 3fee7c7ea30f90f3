"""Files by their hash: what came in and what was made, kept once, never changed.

A file is named by the SHA-256 of its bytes, so a file that came as `report.pdf` tells nothing by its
name, is kept once however often it comes, and proves itself when it is read.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


class FileDamaged(Exception):
    """A kept file no longer has the bytes that it was kept under."""

    def __init__(self, *, sha256: str, found: str) -> None:
        self.sha256, self.found = sha256, found
        super().__init__(
            f"the stored file {sha256[:12]}… is damaged: its bytes hash to {found[:12]}…. Restore it from a backup."
        )


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SQLITE_FULL, _POSTGRESQL_FULL = 13, "53100"


def no_room(problem: BaseException | None) -> bool:
    """Whether an error, or one that it comes from, says that the disk (of files or of the database) is full."""
    while problem is not None:
        if isinstance(problem, OSError) and problem.errno in _FULL:
            return True
        if getattr(problem, "sqlite_errorcode", None) == _SQLITE_FULL:
            return True
        if getattr(problem, "sqlstate", None) == _POSTGRESQL_FULL:
            return True
        problem = problem.__cause__ or problem.__context__
    return False


def root() -> Path:
    """The folder that the files are in."""
    return Path(settings.OPENIMR_FILES)


def path_of(sha256: str) -> Path:
    """Where the file with these bytes lies (it may not be there)."""
    return root() / sha256[:2] / sha256


def keep(data: bytes | BinaryIO) -> str:
    """Keep bytes or an open binary file; returns the SHA-256. Whole or not at all; twice is once."""
    root().mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=root(), prefix=".part-", delete=False) as part:
        try:
            if isinstance(data, bytes):
                digest.update(data)
                part.write(data)
            else:
                while chunk := data.read(1 << 20):
                    digest.update(chunk)
                    part.write(chunk)
            part.flush()
            os.fsync(part.fileno())
            name = digest.hexdigest()
            target = path_of(name)
            target.parent.mkdir(exist_ok=True)
            Path(part.name).replace(target)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    target.chmod(0o440)
    return name


def read(sha256: str) -> bytes:
    """The bytes of a kept file. Raises FileNotFoundError, FileDamaged."""
    data = path_of(sha256).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise FileDamaged(sha256=sha256, found=found)
    return data
