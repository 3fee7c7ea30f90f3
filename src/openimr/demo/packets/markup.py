"""The small markup in which the records of the case files are written, turned into blocks for the templates.

A line by line notation: `## heading`; `- entry`; `1. entry`; `| cell | cell |` rows of a table (a row of dashes
with numbers, `|--3--|--1--|`, sets the widths and makes the row before it the head); `= Label: value`;
`[x] done  [ ] not done` tick boxes; `:: Label = value || Label ~2 = value` boxes of a form under `@boxes Title`;
`@sign Name | line`; `@stamp LINE | LINE`; `@large 14 text`; `---` rule; `~~~` new page; `+++ 8` space in points.
Anything else is a paragraph up to the next empty line; `**word**` is bold.
"""

from __future__ import annotations

import hashlib
import random
import re
from typing import Any

Block = dict[str, Any]

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_WIDTHS = re.compile(r"^\|(?:-+\d*-*\|)+$")
_TICK = re.compile(r"\[(x| )\]\s*([^\[]*)")
_BOX = re.compile(r"^(?P<label>.*?)(?:\s~(?P<width>[\d.]+))?\s*=\s*(?P<value>.*)$")
_NUMBER = re.compile(r"^\d+\.\s+")


def parse(text: str) -> list[Block]:
    """The blocks of a text, in order; see the module's notation."""
    blocks: list[Block] = []
    for lines in _groups(text):
        blocks.extend(_block(lines))
    return blocks


def spans(text: str) -> list[dict[str, Any]]:
    """A line of text as runs of plain and bold text."""
    pieces = _BOLD.split(text.strip())
    return [{"bold": n % 2 == 1, "text": piece} for n, piece in enumerate(pieces) if piece]


def signature(name: str) -> list[dict[str, Any]]:
    """A scribble for a name, always the same: points from 0 to 1 for a curve of cubic pieces."""
    # Not for secrets: the same name gives the same scribble.
    chance = random.Random(hashlib.sha256(name.encode()).digest())  # noqa: S311
    x, y = 0.02, chance.uniform(0.4, 0.7)
    points: list[dict[str, Any]] = [{"to": [x, y], "a": [0, 0], "b": [0, 0]}]
    # A capital: one tall loop; then small letters of uneven width, some with a tall stroke; then a flourish.
    strokes = [
        (0.1, -0.1, 0.95),
        *((chance.uniform(0.03, 0.09), *_reach(chance)) for _ in range(chance.randint(6, 11))),
    ]
    for step, top, bottom in strokes:
        up, down = x + step * chance.uniform(0.3, 0.8), x + step * chance.uniform(0.7, 1.1)
        points.append({"a": [x, y], "b": [up - step * 0.5, top], "to": [up, top]})
        x, y = min(down, 0.8), bottom
        points.append({"a": [up + step * 0.3, top], "b": [x - step * 0.6, y + 0.1], "to": [x, y]})
    points.append(
        {"a": [x + 0.08, 0.3], "b": [x - 0.5, 1.05], "to": [min(x + 0.22, 0.99), chance.uniform(0.6, 0.8)]}
    )
    return points


def _reach(chance: random.Random) -> tuple[float, float]:
    """Top and bottom of one letter of a scribble, 0 at the top."""
    tall, deep = chance.random() < 0.25, chance.random() < 0.15
    return chance.uniform(0.0, 0.15) if tall else chance.uniform(0.4, 0.55), 1.0 if deep else chance.uniform(
        0.68, 0.76
    )


def _groups(text: str) -> list[list[str]]:
    """Lines that belong to one block: same leading mark, or one paragraph."""
    groups: list[list[str]] = []
    before = ""
    for raw in text.splitlines():
        line = raw.strip()
        mark = _mark(line)
        if not line:
            before = ""
        elif mark == "text" and before in {"-", "1"} and raw.startswith(" "):
            groups[-1][-1] += " " + line
        elif mark == before and mark in {"text", "-", "1", "|", "=", "::"}:
            groups[-1].append(line)
        else:
            if mark == "::" and before == "@boxes":
                groups[-1].append(line)
            else:
                groups.append([line])
            before = mark
    return groups


def _mark(line: str) -> str:
    for mark in ("## ", "~~~", "---", "+++", "@boxes", "@", "::", "|", "- ", "= "):
        if line.startswith(mark):
            return mark.strip()
    if line.startswith(("[x]", "[ ]")):
        return "["
    return "1" if _NUMBER.match(line) else "text"


def _block(lines: list[str]) -> list[Block]:
    first, mark = lines[0], _mark(lines[0])
    if mark == "##":
        return [{"kind": "heading", "text": first[3:].strip()}]
    if mark == "~~~":
        return [{"kind": "break"}]
    if mark == "---":
        return [{"kind": "rule"}]
    if mark == "+++":
        return [{"kind": "space", "points": float(first[3:])}]
    if mark == "-":
        return [{"kind": "list", "items": [spans(line[2:]) for line in lines]}]
    if mark == "1":
        return [{"kind": "numbers", "items": [spans(_NUMBER.sub("", line)) for line in lines]}]
    if mark == "|":
        return [_table(lines)]
    if mark == "=":
        rows = [line[2:].split(":", 1) for line in lines]
        return [{"kind": "pairs", "width": 120, "rows": [[k.strip(), spans(v)] for k, v in rows]}]
    if mark == "[":
        found = _TICK.findall(" ".join(lines))
        return [{"kind": "ticks", "options": [{"on": on == "x", "parts": spans(said)} for on, said in found]}]
    if mark in {"@boxes", "::"}:
        title = first.removeprefix("@boxes").strip() if mark == "@boxes" else ""
        boxed = lines[1:] if mark == "@boxes" else lines
        return [{"kind": "boxes", "title": title, "rows": [_boxes(line) for line in boxed]}]
    if mark == "@":
        return [_special(first)]
    return [{"kind": "text", "parts": spans(" ".join(lines))}]


def _table(lines: list[str]) -> Block:
    rows: list[list[Any]] = []
    head, widths = None, None
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if _WIDTHS.match(line.replace(" ", "")):
            widths = [int(cell.strip("- ") or 1) for cell in cells]
            head = rows.pop() if rows else None
        else:
            rows.append([spans(cell) for cell in cells])
    return {"kind": "table", "head": head, "rows": rows, "widths": widths or [1] * len(rows[0])}


def _boxes(line: str) -> list[dict[str, Any]]:
    cells = []
    for cell in line.removeprefix("::").split("||"):
        found = _BOX.match(cell.strip())
        if found is None:
            raise ValueError(f"expected 'Label = value' in a box, found {cell.strip()!r}")
        width = float(found["width"] or 1)
        cells.append({"label": found["label"], "value": spans(found["value"]), "width": width})
    return cells


def _special(line: str) -> Block:
    name, _, rest = line[1:].partition(" ")
    parts = [part.strip() for part in rest.split("|")]
    if name == "sign":
        return {"kind": "sign", "points": signature(parts[0]), "lines": parts}
    if name == "line":
        return {"kind": "sign", "points": None, "lines": parts}
    if name == "stamp":
        return {"kind": "stamp", "drop": -30, "lines": parts}
    if name == "large":
        size, _, said = rest.partition(" ")
        return {"kind": "large", "size": float(size), "parts": spans(said)}
    raise ValueError(f"unknown mark @{name}")
