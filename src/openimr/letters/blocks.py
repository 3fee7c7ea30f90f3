"""The parts a letter is made of, once for print and text alike.

A letter is a list of sections; a section is a heading and blocks, and `lang` where it is not English; a block
is plain JSON with a `kind`:

- `paragraph`: `text`, and `strong` where it should catch the eye
- `labelled`: `label` and `paragraphs` (the first one stands beside the label)
- `points`: `points`, a list of sentences
- `item`: `description`, `decision`, and `fields`, a list of `labelled`; `last_line` where
  the last field does not end a sentence: its words that print sets on a line of their own
- `records`, `rests_on`, `outcomes`, `decided`: a table; `caption`, `columns` and `rows`, and `lines` for text
- `code`: `text`, set in type of one width
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from openimr.letters.characters import without_hidden

Block = dict[str, Any]
Section = dict[str, Any]

TABLES = frozenset({"records", "rests_on", "outcomes", "decided"})
"""The kinds of blocks that are tables."""

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n(?=\s*(?:[-*•]|\d{1,2}[.)])\s)")


def one_line(text: str) -> str:
    """The text with every run of white space made one space (letters rule 3), and no hidden character in it.

    The determination's own words have none by then: it would be a fault (`openimr.letters.writable`).
    """
    return " ".join(without_hidden(text).split())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a field: parted by an empty line, or by a line that begins a point of a list."""
    return [p for p in map(one_line, _PARAGRAPH.split(text.replace("\r\n", "\n"))) if p]


def day(date: dt.date | None) -> str:
    """A date as letters write it, MM/DD/YYYY; nothing for None (rulebook 12.4)."""
    return "" if date is None else f"{date.month:02}/{date.day:02}/{date.year:04}"


def section(heading: str, *blocks: Block, lang: str = "en") -> Section:
    """A section of a letter; `lang` is the language of its words (BCP 47)."""
    return {"heading": heading, "blocks": list(blocks), "lang": lang}


def table(kind: str, caption: str, columns: list[str], rows: list[list[str]], lines: list[str]) -> Block:
    """A table for print, with the same facts as lines for text. The caption is read out, not printed."""
    return {"kind": kind, "caption": caption, "columns": columns, "rows": rows, "lines": lines}


def written(text: str) -> Block:
    """A paragraph that somebody else wrote: printed exactly so."""
    return {"kind": "paragraph", "text": text}


def said(text: str, *, strong: bool = False) -> Block:
    """A paragraph in the words of the house, however its lines are broken in the source."""
    return {"kind": "paragraph", "text": one_line(text).replace("'", "’"), "strong": strong}


def points(*sentences: str) -> Block:
    """A list of sentences."""
    return {"kind": "points", "points": list(sentences)}


def labelled(label: str, text: str) -> Block:
    """A field with its label before it."""
    return {"kind": "labelled", "label": label, "paragraphs": paragraphs(text)}


def code(text: str) -> Block:
    """A value or a command, set in type of one width."""
    return {"kind": "code", "text": text}
