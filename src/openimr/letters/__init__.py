"""The determination letter: reading it, writing it, signing it.

Takes the text or the file of a letter and hands on a `Determination` (`parse`, `parse_file`, and `parse_files` for
many; `read` gives the place of each field, too); takes a determination and hands on the letter as text, PDF, Word document or HTML page
(`render_text`, `render_pdf`, `render_docx`, `render_html`), signed and checked (`sign_pdf`, `verify_pdf`).
`citations` finds the guidelines that a statement names. What a determination is, is said once, in
`openimr.letters.model` and in `determination.schema.json` beside this file. Nothing here knows of cases, of the
site or of the database.

A public name loads its module when it is first used, so that reading a letter does not load the engine
that prints one.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openimr.letters.citing.finding import citations
    from openimr.letters.citing.model import FoundCitation
    from openimr.letters.model import Determination
    from openimr.letters.reading.files import LetterUnreadable, parse_file, parse_files
    from openimr.letters.reading.parser import parse, read
    from openimr.letters.reading.spans import Reading
    from openimr.letters.signing import sign_pdf
    from openimr.letters.verifying import verify_pdf
    from openimr.letters.writing import render_docx, render_html, render_pdf, render_text

__all__ = [
    "Determination", "FoundCitation", "LetterUnreadable", "Reading",
    "citations", "parse", "parse_file", "parse_files", "read", "render_docx", "render_html", "render_pdf", "render_text",
    "sign_pdf", "verify_pdf",
]  # fmt: skip

_HOME = {
    "Determination": "model",
    "FoundCitation": "citing.model",
    "LetterUnreadable": "reading.files",
    "Reading": "reading.spans",
    "citations": "citing.finding",
    "parse": "reading.parser",
    "parse_file": "reading.files",
    "parse_files": "reading.files",
    "read": "reading.parser",
    "render_docx": "writing",
    "render_html": "writing",
    "render_pdf": "writing",
    "render_text": "writing",
    "sign_pdf": "signing",
    "verify_pdf": "verifying",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'openimr.letters' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"openimr.letters.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
