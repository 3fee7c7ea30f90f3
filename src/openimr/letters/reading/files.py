"""Opening files of letters: text, born-digital PDF, and scanned PDF where a recognizer is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os import PathLike
from pathlib import Path

from openimr.letters.model import Determination, Warning_
from openimr.letters.reading.parser import parse

MOST_BYTES = 50_000_000
_PDF_MARK = b"%PDF-"
_PDF_MARK_REACH = 1024


class LetterUnreadable(Exception):
    """A file that could not be opened or decoded. `name` is the file's name, `reason` why, in a sentence."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


Recognizer = Callable[[bytes], str]
"""Reads the pages of a PDF that are images: content in, text out, "" if there is none."""
_LEAST_CHARACTERS_OF_A_PAGE = 40
"""A page with a text layer has more; a stamp or a number on a scan has fewer."""


def parse_file(path: str | PathLike[str], *, recognize: Recognizer | None = None) -> Determination:
    """The determination in a file (.txt or .pdf), as `parse` reads it; the content says which of them it is.

    Text is UTF-8, with or without byte order mark, or UTF-16 with one; failing that it is taken for Latin-1
    (with the marks that Windows adds), with a warning. Of a PDF the text layer is read; one without is read by
    `recognize`, with a warning (`openimr.casefile.scans.recognized_text` is one; without it, the layout is
    `unknown`). Offsets in warnings are those of the text that came out. Raises
    LetterUnreadable for a file that cannot be opened or decoded.
    """
    path = Path(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LetterUnreadable(
                path.name, f"the file is larger than {MOST_BYTES // 1_000_000} MB: no letter is"
            )
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such path can be"
        raise LetterUnreadable(path.name, f"the file cannot be opened ({reason})") from None
    return parse_bytes(content, name=path.name, recognize=recognize)


def parse_bytes(content: bytes, *, name: str, recognize: Recognizer | None = None) -> Determination:
    """The determination in the content of a file; `name` is for messages only. Raises LetterUnreadable."""
    if _PDF_MARK in content[:_PDF_MARK_REACH]:
        return _parse_pdf(content, name, recognize)
    if name.lower().endswith(".pdf"):
        raise LetterUnreadable(name, "expected a PDF, and the file does not begin like one")
    text, guess = _decoded(content, name)
    determination = parse(text)
    if not guess:
        return determination
    warning = Warning_(code="encoding-guessed", message=f"the file is not UTF-8; it was read as {guess}")
    return replace(determination, warnings=(warning, *determination.warnings))


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text, and the encoding if it was guessed."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), ""
        except UnicodeDecodeError:
            raise LetterUnreadable(name, "the file begins as UTF-16 text and does not go on so") from None
    if b"\0" in content:
        raise LetterUnreadable(name, "expected text or a PDF, found other data")
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "Latin-1 with the marks of Windows"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "Latin-1"


def _parse_pdf(content: bytes, name: str, recognize: Recognizer | None) -> Determination:
    from openimr.letters.reading.pages.pdf import PdfUnreadable, pdf_text  # the engine loads for PDFs only

    try:
        text, pages, left_out = pdf_text(content)
    except PdfUnreadable as error:
        raise LetterUnreadable(name, str(error)) from None
    warnings = []
    if len(text.strip()) < _LEAST_CHARACTERS_OF_A_PAGE * pages:
        recognized = recognize(content) if recognize else ""
        if recognized.strip():
            text = recognized
            message = (
                f"the {pages} pages of the PDF are images: their text was recognized, and may be misread"
            )
            warnings.append(Warning_(code="text-recognized", message=message))
        elif not text.strip():
            message = f"no text on the {pages} pages of the PDF, and none was recognized on them"
            warnings.append(Warning_(code="no-text-layer", message=message))
    if left_out:
        message = f"only the first {pages} pages of the PDF were read; {left_out} were left out"
        warnings.append(Warning_(code="pages-left-out", message=message))
    determination = parse(text)
    if not warnings:
        return determination
    return replace(determination, warnings=(*warnings, *determination.warnings))
