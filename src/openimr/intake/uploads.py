"""What may be uploaded with an application: looked at by its bytes, never by its name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import BinaryIO

from openimr.cases import files

KINDS = {
    b"%PDF-": "PDF",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_HEAD = 1024
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f/\\:<>\"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
MOST_PAPERS = 20


class BadUpload(ValueError):
    """A file that is not taken in; the message says why and what would be."""


def kind_of(head: bytes) -> str | None:
    """What a file is by its first bytes: PDF, PNG, JPEG or TIFF; None for anything else."""
    # A PDF may have some bytes before its mark (ISO 32000-1, annex H, note 13).
    if b"%PDF-" in head[:_HEAD]:
        return "PDF"
    return next((kind for mark, kind in KINDS.items() if head.startswith(mark)), None)


def safe_name(name: str) -> str:
    """A file's name fit to be shown: no path, no control or direction marks, at most 120 characters."""
    last = PurePath(name.replace("\\", "/")).name
    return _NOT_IN_A_NAME.sub("", last).strip(" .")[:120] or "file"


def take(source: BinaryIO, name: str, *, most: int) -> dict[str, object]:
    """
    Keep an uploaded file; gives its `sha256`, `name`, `size` and `format`. Whole or not at all.

    Args: `most` is the largest size in bytes.
    Raises: BadUpload for an empty file, one that is too large, one that is no PDF and no picture.
    """
    source.seek(0, 2)
    size = source.tell()
    source.seek(0)
    if size == 0:
        raise BadUpload("This file is empty. Choose the file itself.")
    if size > most:
        raise BadUpload(f"Expected a file of at most {max(1, most // (1024 * 1024))} MB.")
    found = kind_of(source.read(_HEAD))
    if found is None:
        raise BadUpload("Expected a PDF or a picture (PNG, JPEG, TIFF); this file is neither.")
    source.seek(0)
    return {"sha256": files.keep(source), "name": safe_name(name), "size": size, "format": found}
