"""A letter as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.letters.blocks import TABLES, Block, Section
from openimr.letters.composing import Composition


def as_text(letter: Composition) -> str:
    """The letter as plain text: one paragraph to a line, an empty line between paragraphs.

    A paragraph is never broken, so no hyphen stands at a line's end by accident (letters rule 3).
    """
    return "\n\n".join(_paragraphs(letter)) + "\n"


def _paragraphs(letter: Composition) -> Iterator[str]:
    if letter["warning"]:
        yield letter["warning"]
    yield "\n".join([letter["organisation"]["name"], *letter["organisation"]["lines"]])
    yield f"{letter['over']}\n{letter['heading']}"
    yield "\n".join(f"{label} {value}".rstrip() for label, value in letter["front"])
    yield from (sentence["text"] for sentence in letter["introduction"])
    for party in letter["parties"]:
        yield "\n".join(filter(None, [f"To the {party['role'].lower()}", party["name"], *party["lines"]]))
    for section in [*letter["plain"], *letter["sections"]]:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield section["heading"]
    for block in section["blocks"]:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    kind = block["kind"]
    if kind in {"paragraph", "code"}:
        yield block["text"]
    elif kind == "labelled":
        first, *rest = block["paragraphs"] or [""]
        yield f"{block['label']} {first}".rstrip()
        yield from rest
    elif kind == "points":
        yield "\n".join(f"- {point}" for point in block["points"])
    elif kind == "item":
        yield f"{block['description']}: {block['decision']}"
        for labelled in block["fields"]:
            yield from _block(labelled)
    elif kind in TABLES:
        yield "\n".join(block["lines"])
    else:
        raise AssertionError(f"a block of unknown kind: {kind}")
