"""Writing a determination letter: print, document, page and text, from the same parts.

Takes a determination and what surrounds it (`openimr.letters.letter.Letter`), hands on the letter in the
determination's layout, with listed credentials or with prose ones. Identical input gives identical bytes.
Reading the letter back gives the determination (rulebook L-06); what would not read back is found before signing
by `openimr.letters.readback.check_readable`.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openimr.letters.composing import compose
from openimr.letters.letter import Letter
from openimr.letters.model import Determination
from openimr.letters.text import as_text
from openimr.letters.typesetting import typeset
from openimr.letters.writable import refuse_unwritable

TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"
FORMATS = ("pdf", "docx", "html", "txt")
"""The forms of a letter, by the endings of their files."""


def render(determination: Determination, letter: Letter, *, to: str, at: dt.datetime) -> bytes:
    """The letter in one of `FORMATS`, as the bytes of its file (text in UTF-8).

    `at` (with a time zone) is the document's date; text and page have none. Raises what `render_pdf` raises,
    ValueError for another format.
    """
    if to == "pdf":
        return render_pdf(determination, letter, at=at)
    if to == "docx":
        return render_docx(determination, letter, at=at)
    if to == "html":
        return render_html(determination, letter).encode()
    if to == "txt":
        return render_text(determination, letter).encode()
    raise ValueError(f"format of a letter: expected one of {', '.join(FORMATS)}, found {to[:20]}")


def render_text(determination: Determination, letter: Letter) -> str:
    """The letter as plain text: one paragraph to a line, an empty line between paragraphs.

    Raises Unwritable, with every fault named by its place, for a determination that no letter can say: an item
    without a decision, a state that there is not, a character that shows nothing or turns others around.
    """
    refuse_unwritable(determination)
    return as_text(compose(determination, letter))


def render_html(determination: Determination, letter: Letter) -> str:
    """The letter as one HTML page: its style inside, no script, nothing loaded. Raises Unwritable."""
    from openimr.letters.page import as_page  # here, because reading letters needs no template engine

    refuse_unwritable(determination)
    return as_page(compose(determination, letter))


def render_docx(determination: Determination, letter: Letter, *, at: dt.datetime) -> bytes:
    """The letter as a Word document (Office Open XML). `at` (with a time zone) is its date. Raises Unwritable."""
    from openimr.letters.document import as_document  # here, for the same reason

    refuse_unwritable(determination)
    return as_document(compose(determination, letter), at=at)


def render_pdf(determination: Determination, letter: Letter, *, at: dt.datetime) -> bytes:
    """The letter as a tagged PDF, unsigned. `at` (with a time zone) is the document's date.

    Raises Unwritable, MissingGlyphError for a character that no font has, TypesettingError for any other
    failure of the engine.
    """
    refuse_unwritable(determination)
    composed = compose(determination, letter)
    return typeset(TEMPLATE, dict(composed), at=at, title=composed["title"])
