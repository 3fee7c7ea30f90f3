"""A letter as blocks of text; fields are marked in them, so that their truth is what stands on the printed lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

STYLES = ("double", "double", "single", "single", "tight")
"""As the real letters are set; an empty line between blocks; no empty line at all."""

FEET = (
    "Final Determination Letter for IMR Case Number {case} {page}",
    "{case} Page {page}",
    "Page {page} of {pages}",
    "IMR Case Number: {case} Page {page} of {pages}",
    "Final Determination Letter - {case} - Page {page} of {pages}",
    "Form Effective 12.09.13 Page {page} of {pages}",
    "MAXIMUS Federal Services - Independent Medical Review - Case Number {case}",
    "IMR Final Determination {case}    page {page}",
    "- {page} -",
    "Page {page}\nCase Number: {case}",
)


class Field(NamedTuple):
    """Words of a field, named by `path`; `whole` words are not parted at their hyphens."""

    path: str
    text: str
    whole: bool = False


@dataclass
class Paper:
    """What is written, block by block, and, once printed, the words of each field."""

    blocks: list[list[str | Field]] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)

    def add(self, *chunks: str | Field) -> None:
        self.blocks.append([c for c in chunks if not isinstance(c, str) or c])

    def print(self, r: Random, noisy: bool, case: str) -> str:
        """The text; sets `found`."""
        style = r.choice(STYLES)
        width = r.randint(66, 112)
        lines: list[str] = []
        # A unit separator is a blank at which no line may break.
        for number, block in enumerate(self.blocks):
            if number and style == "single":
                lines.append("")
            elif number and style == "double" and r.random() < 0.7:
                lines.append(" ")
            lines += self._set(block, r, width).replace("\x1f", " ").split("\n")
        margin = " " * r.choice((0, 0, 0, 0, 4, 8)) if style != "double" else ""
        lines = [margin + line if line.strip() else line for line in lines]
        lines = _with_feet(lines, r, style, case)
        if style == "double":
            text = "\n".join(f"{line.rstrip()} \n" if line.strip() else line for line in lines)
            text = " " + text
        else:
            text = "\n".join(lines) + "\n"
        if noisy and r.random() < 0.3:
            text = text.replace("\n", "\r\n")
        if noisy and r.random() < 0.2:
            text = re.sub(r"(?m)^(?=[A-Z])", "\t", text) if r.random() < 0.5 else text.replace(": ", ":\t")
        return text

    def _set(self, block: list[str | Field], r: Random, width: int) -> str:
        text, marks, whole = "", [], []
        for chunk in block:
            words = chunk if isinstance(chunk, str) else chunk.text
            if isinstance(chunk, Field):
                marks.append((chunk.path, len(text), len(text) + len(words)))
            if isinstance(chunk, str) or chunk.whole:
                whole.append((len(text), len(text) + len(words)))
            text += words
        breaks: list[tuple[int, bool]] = []
        start = 0
        for found in re.finditer(r" +|(?<=[A-Za-z\d]-)(?=[A-Za-z\d])", text):
            inserted = not found.group()
            if inserted and any(a <= found.start() < b for a, b in whole):
                continue
            after = re.compile(r"\S+?(?: |$|(?<=[A-Za-z\d]-)(?=[A-Za-z\d]))").match(text, found.end())
            if after and len(text[start : after.end()].rstrip()) > width:
                breaks.append((found.start(), inserted))
                start = found.end()
        out, moved, last = "", [], 0
        for place, inserted in breaks:
            out += text[last:place] + "\n"
            last = place if inserted else place + 1
            moved.append((place, int(inserted)))
        out += text[last:]
        for path, a, b in marks:
            shift = [sum(step for place, step in moved if place < end) for end in (a, b)]
            words = " ".join(out[a + shift[0] : b + shift[1]].split())
            self.found[path] = " ".join(filter(None, (self.found.get(path, ""), words)))
        if r.random() < 0.5:
            out = re.sub(r"(?<=[a-z]\.) (?=[A-Z])", "  ", out)
        if len(out) < 60 and out.isupper() and r.random() < 0.2:
            out = out.center(width).rstrip()
        return out


def _with_feet(lines: list[str], r: Random, style: str, case: str) -> list[str]:
    """Page breaks, with or without a foot, anywhere after the first lines."""
    kind = r.choice(("none", "gap", "foot", "foot", "feed"))
    if kind == "none":
        return lines
    form, size = r.choice(FEET), r.randint(24, 46)
    numbers = range(size, len(lines) - 2, size)
    out, pages = [], len(numbers) + 1
    for number, line in enumerate(lines):
        if number in numbers:
            page = number // size
            foot = form.format(case=case, page=page, pages=pages)
            empty = [] if style == "tight" else [""] * r.randint(1, 3)
            out += [*empty, foot, *empty] if kind != "gap" else empty
            if kind == "feed":
                line = "\f" + line
        out.append(line)
    return out
