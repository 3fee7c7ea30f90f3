"""Opening files of letters: text, born-digital PDF, and scanned PDF where a recognizer is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from os import PathLike
from pathlib import Path
from typing import NamedTuple

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
_AT_A_TIME, _MOST_AT_A_TIME = 16, 1_000_000
"""Letters, and their characters."""
_KEPT = 8_000_000
"""Bytes; what the engine takes for a letter is less."""
_LEAST_CHARACTERS_OF_A_PAGE = 40
"""A page with a text layer has more; a stamp or a number on a scan has fewer."""


class _Opened(NamedTuple):
    """The text of a file, what was guessed in opening it, and whether it had to be recognized, which takes seconds."""

    text: str
    warnings: tuple[Warning_, ...] = ()
    recognized: bool = False

    def read(self) -> Determination:
        determination = parse(self.text)
        if not self.warnings:
            return determination
        return replace(determination, warnings=(*self.warnings, *determination.warnings))


def parse_file(path: str | PathLike[str], *, recognize: Recognizer | None = None) -> Determination:
    """The determination in a file (.txt or .pdf), as `parse` reads it; the content says which of them it is.

    Text is UTF-8, with or without byte order mark, or UTF-16 with one; failing that it is taken for Latin-1
    (with the marks that Windows adds), with a warning. Of a PDF the text layer is read; one without is read by
    `recognize`, with a warning (`openimr.casefile.scans.recognized_text` is one; without it, the layout is
    `unknown`). Offsets in warnings are those of the text that came out. Raises
    LetterUnreadable for a file that cannot be opened or decoded.
    """
    return _open_file(path, recognize).read()


def parse_files(
    paths: Iterable[str | PathLike[str]], *, recognize: Recognizer | None = None
) -> Iterator[Determination | LetterUnreadable]:
    """What each of many files says, in their order, as `parse_file` reads it; why not, for one that cannot be read.

    The text of a few is taken before these are read, for the processor keeps at hand what it has just used: engine and
    reader by turns cost each other a good part of that.
    """
    waiting: list[_Opened | LetterUnreadable] = []
    size = 0
    for path in paths:
        try:
            opened = _open_file(path, recognize)
        except LetterUnreadable as error:
            waiting.append(error)
        else:
            waiting.append(opened)
            size += _MOST_AT_A_TIME if opened.recognized else len(opened.text)
        if len(waiting) == _AT_A_TIME or size >= _MOST_AT_A_TIME:
            yield from map(_answer, waiting)
            waiting.clear()
            size = 0
    yield from map(_answer, waiting)


def _answer(opened: _Opened | LetterUnreadable) -> Determination | LetterUnreadable:
    return opened if isinstance(opened, LetterUnreadable) else opened.read()


@cache
def _keep_memory() -> None:
    """Have the allocator keep what the engine takes and gives back with every letter, rather than ask for it anew.

    That costs a tenth of the reading. The GNU one learns how much to keep from the largest block that was ever freed: it is
    told once in a process, for it would keep the next such block itself.
    """
    bytes(_KEPT)


def parse_bytes(content: bytes, *, name: str, recognize: Recognizer | None = None) -> Determination:
    """The determination in the content of a file; `name` is for messages only. Raises LetterUnreadable."""
    return _open(content, name, recognize).read()


def _open_file(path: str | PathLike[str], recognize: Recognizer | None) -> _Opened:
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
    return _open(content, path.name, recognize)


def _open(content: bytes, name: str, recognize: Recognizer | None) -> _Opened:
    if _PDF_MARK in content[:_PDF_MARK_REACH]:
        return _open_pdf(content, name, recognize)
    if name.lower().endswith(".pdf"):
        raise LetterUnreadable(name, "expected a PDF, and the file does not begin like one")
    text, guess = _decoded(content, name)
    if not guess:
        return _Opened(text)
    message = f"the file is not UTF-8; it was read as {guess}"
    return _Opened(text, (Warning_(code="encoding-guessed", message=message),))


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


def _open_pdf(content: bytes, name: str, recognize: Recognizer | None) -> _Opened:
    from openimr.letters.reading.pages.pdf import PdfUnreadable, pdf_text  # the engine loads for PDFs only

    _keep_memory()
    try:
        text, pages, left_out = pdf_text(content)
    except PdfUnreadable as error:
        raise LetterUnreadable(name, str(error)) from None
    warnings = []
    recognized = ""
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
    return _Opened(text, tuple(warnings), recognized=bool(recognized))
