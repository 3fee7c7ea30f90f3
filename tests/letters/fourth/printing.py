"""From blocks to lines: widths, spacing, indents, labels apart, breaks at hyphens; and the truth of what was set."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from .paper import Block, Draft, Made, Part, Token, broken, put, tokens, written


@dataclass
class Line:
    text: str
    block: int
    first: bool
    last: bool


@dataclass
class Manner:
    """How a letter is printed. The nasty modules change one of these each."""

    width: int = 92
    gap: int = 1
    """Empty lines between blocks."""
    double: bool = False
    """An empty line after each line, as in the published letters."""
    hyphens: bool = True
    indent: int = 0
    hanging: int = 0
    trail: str = ""
    """What every line ends with before its end."""
    apart: float = 0.0
    """The share of labels whose value stands on the line below."""
    on_label: list[Callable[[str, str], str]] = field(default_factory=list)
    """Given kind of block and label, the label as it comes out."""
    on_blocks: list[Callable[[list[Block]], list[Block]]] = field(default_factory=list)
    on_lines: list[Callable[[list[Line], random.Random], list[Line]]] = field(default_factory=list)
    on_text: list[Callable[[str, random.Random], str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def wrap(words: list[Token], width: int, hyphens: bool) -> tuple[list[str], list[Token]]:
    """Lines no longer than the width where words allow, and the words as they were set."""
    lines: list[str] = []
    line = ""
    out: list[Token] = []
    queue = list(reversed(words))
    while queue:
        token = queue.pop()
        text = written(token)
        room = width - len(line) - 1 if line else width
        if len(text) <= room or (not line and not (hyphens and broken(token, room))):
            line = f"{line} {text}" if line else text
            out.append(token)
            continue
        halves = broken(token, room) if hyphens else None
        if halves:
            line = f"{line} {written(halves[0])}" if line else written(halves[0])
            out.append(halves[0])
            queue.append(halves[1])
        else:
            queue.append(token)
        lines.append(line)
        line = ""
    if line:
        lines.append(line)
    return lines, out


def print_letter(draft: Draft, manner: Manner, chance: random.Random) -> Made:
    """The letter on paper with its truth, text fields as they were set."""
    lines: list[Line] = []
    said: defaultdict[str, list[str]] = defaultdict(list)
    blocks = draft.blocks
    for rearrange in manner.on_blocks:
        blocks = rearrange(blocks)
    for number, block in enumerate(blocks):
        rows = _rows(block, manner, chance, said)
        if not rows:
            continue
        if lines and not block.tight:
            lines += [Line("", number, False, False)] * manner.gap
        lines += [Line(r, number, i == 0, i == len(rows) - 1) for i, r in enumerate(rows)]
    for change in manner.on_lines:
        lines = change(lines, chance)
    texts = [line.text + manner.trail for line in lines]
    text = "\n\n".join(texts) if manner.double else "\n".join(texts)
    for late in manner.on_text:
        text = late(text + "\n", chance)
    for pointer, parts in said.items():
        put(draft.truth, pointer, " ".join(parts))
    return Made(text, draft.truth, draft.lenient, " ".join(manner.names))


def _rows(
    block: Block, manner: Manner, chance: random.Random, said: defaultdict[str, list[str]]
) -> list[str]:
    label = block.label
    for change in manner.on_label:
        label = change(block.kind, label) if label else label
    apart = bool(label) and (block.apart or (block.kind == "label" and chance.random() < manner.apart))
    width = manner.width - manner.indent
    head = [label] if apart else []
    # A label of spaced letters or hard blanks keeps its blanks.
    lead = [[Part(label, (), True)]] if label and not apart else []
    rows, words = wrap(lead + tokens(block.pieces), width, manner.hyphens)
    for token in words:
        gathered: dict[str, str] = {}
        for part in token:
            for pointer in part.fields:
                gathered[pointer] = gathered.get(pointer, "") + part.text
        for pointer, word in gathered.items():
            said[pointer].append(word)
    pad, hang = " " * manner.indent, " " * manner.hanging
    return head + [pad + (hang if i else "") + row for i, row in enumerate(rows)]
