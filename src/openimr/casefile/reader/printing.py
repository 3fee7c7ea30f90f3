"""A single record as a PDF of its own, for printing: its pages as they stand in the assembled case file."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openimr.casefile.models import Document, Page
from openimr.casefile.reading import Limits
from openimr.casefile.reading.guard import GuardError, shared_guard
from openimr.casefile.reading.reader import hash_of
from openimr.casefile.records import current_file, title_of
from openimr.cases import files
from openimr.cases.models import Case

_TAKE_OUT = "openimr.casefile.reader.excerpt:take_out"
_SECONDS = 120.0


class CannotPrint(Exception):
    """The record cannot be had as a PDF; the message says why, in words for whoever asked."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A record as a PDF, and the numbers of its pages in the case file, first and last included."""

    data: bytes
    first: int
    last: int


def span(case: Case, number: int) -> tuple[Document, int, int]:
    """The record with this number, its first and its last page in the assembled file. Raises: CannotPrint."""
    current = current_file(case)
    document = Document.objects.filter(case=case, number=number).first()
    pages = Page.objects.filter(document=document, bates__isnull=False).order_by("bates")
    numbers = list(pages.values_list("bates", flat=True)) if document else []
    if current is None or document is None or not numbers or (numbers[-1] or 0) > current.pages:
        raise CannotPrint("The assembled case file has no such record.")
    return document, numbers[0] or 0, numbers[-1] or 0


def record_pdf(case: Case, number: int) -> Printed:
    """
    The pages of a record, cut out of the latest case file: with its numbers, its strip and its text.

    Nothing of it is made anew, so page and number are those of the file that everybody has; the same record gives
    the same bytes. Raises: CannotPrint.
    """
    document, first, last = span(case, number)
    current = current_file(case)
    assert current is not None
    source = files.path_of(current.sha256)
    if not source.exists() or hash_of(source) != current.sha256:
        raise CannotPrint("The assembled case file is gone or damaged. Ask the records clerk.")
    with tempfile.TemporaryDirectory(prefix="openimr-print-") as folder:
        out = Path(folder) / "record.pdf"
        request: dict[str, Any] = {
            "path": str(source), "out": str(out), "pages": current.pages, "first": first, "last": last,
            "title": f"{case.number}, record {number}: {title_of(document)}",
        }  # fmt: skip
        try:
            shared_guard(Limits().memory_bytes).call(_TAKE_OUT, request, seconds=_SECONDS)
        except GuardError:
            raise CannotPrint(
                "The record could not be taken out of the case file. Try again later."
            ) from None
        return Printed(data=out.read_bytes(), first=first, last=last)
