"""Paragraphs as a PDF extractor gives them back: lines, pages, feet, blanks, tabs, and a scanner's mistakes."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

BREAK = "\x01"
"""After a hyphen: the line ends here. One space in the truth."""
ON, OFF = "\x02", "\x03"
"""Around words that a scanner may spoil without loss: headings, labels, outcomes, states, header values."""

CONFUSED = {"l": "1I", "I": "l1", "i": "1l", "O": "0", "o": "0", "S": "5", "s": "5", "0": "O", "1": "l"}


def spoilt(words: str) -> str:
    """Words that a scanner may spoil."""
    return f"{ON}{words}{OFF}"


WILD_FEET = ("none", "bar", "after", "dashes", "slash", "state", "line", "counted", "organ")


@dataclass
class Printed:
    """How one letter is printed."""

    width: int
    page: int
    blanks: str
    feet: str
    breaks: str
    noise: float
    crlf: bool
    tabs: bool
    trailing: bool
    indent: str = ""
    mark: str = ""


def style(rng: random.Random, noisy: bool, wild: bool = False) -> Printed:
    """A style by chance."""
    return Printed(
        width=rng.choice((62, 70, 92, 118) if wild else (78, 88, 96, 104)),
        page=rng.choice((38, 46, 54)),
        blanks=rng.choice(("paragraphs", "paragraphs", "double", "none")),
        feet=rng.choice(WILD_FEET)
        if wild
        else rng.choice(("none", "letter", "page", "number", "head", "case", "of")),
        breaks=rng.choice(("empty", "feed", "nothing")),
        noise=rng.choice((0.03, 0.06)) if noisy else 0.0,
        crlf=rng.random() < 0.2,
        tabs=noisy and rng.random() < 0.3,
        trailing=rng.random() < 0.5,
        indent=rng.choice(("", "", "    ", "\xa0 ")) if wild else "",
        mark="\ufeff" if wild and rng.random() < 0.2 else "",
    )


def _scan(rng: random.Random, rate: float, text: str) -> str:
    def worse(match: re.Match[str]) -> str:
        return "".join(
            rng.choice(CONFUSED[c]) if c in CONFUSED and rng.random() < rate else c for c in match[1]
        )

    return re.sub(f"{ON}([^{OFF}]*){OFF}", worse, text)


def _lines(text: str, width: int) -> list[str]:
    out = []
    for part in text.split(BREAK):
        line = ""
        for word in re.findall(r"\S+\s*", part):
            if line and len(line) + len(word.rstrip()) > width:
                out.append(line.rstrip())
                line = ""
            line += word
        out.append(line.rstrip())
    return out


def _edge(how: Printed, number: int, case: str) -> tuple[list[str], list[str]]:
    match how.feet:
        case "letter":
            return [f"Final Determination Letter for IMR Case Number {case}", str(number)], []
        case "page":
            return [f"Page {number} of 28"], []
        case "number":
            return [str(number)], []
        case "bar":
            return [f"Page | {number}"], []
        case "after":
            return [f"{number} | Page"], []
        case "dashes":
            return [f"- {number} -"], []
        case "slash":
            return [f"IMR Case Number {case}   Page {number}/28"], []
        case "state":
            return [], [
                "State of California",
                "Division of Workers' Compensation",
                f"IMR Case Number: {case}",
            ]
        case "line":
            return [f"Final Determination Letter for IMR Case Number {case}    {number}"], []
        case "counted":
            return [f"{number} | P a g e"], []
        case "organ":
            return [f"CalMed Review - {case} - Page {number}"], []
        case "case":
            return [], [case]
        case "of":
            return [f"Determination Letter {case}          {number} of 28"], []
        case "head":
            return [], [
                "MAXIMUS Federal Services - Independent Medical Review",
                f"Case Number: {case}   Page {number + 1}",
            ]
    return [], []


def pages(rng: random.Random, how: Printed, blocks: list[str], case: str) -> str:
    """The text of a letter."""
    lines: list[str] = []
    for block in blocks:
        text = _scan(rng, how.noise, block)
        made = [line for row in text.split("\n") for line in _lines(row, how.width)]
        lines += made
        if how.blanks != "none":
            lines.append("")
    out: list[str] = []
    number = count = 0
    for at, line in enumerate(lines):
        if how.tabs and rng.random() < 0.2 and ": " in line:
            line = line.replace(": ", ":\t", 1)
        elif how.tabs and rng.random() < 0.2 and " " in line:
            line = line.replace(" ", "   ", 1)
        out.append((how.indent if line else "") + line + (" " if how.trailing else ""))
        if how.blanks == "double" and line:
            out.append(" " if how.trailing else "")
        count += 1
        if count >= how.page and at + 3 < len(lines):
            number, count = number + 1, 0
            foot, head = _edge(how, number, case)
            out += foot
            if how.breaks == "feed":
                out.append("\f" + (head.pop(0) if head else ""))
            elif how.breaks == "empty":
                out += ["", "", ""]
            out += head
    text = how.mark + "\n".join(out) + "\n"
    return text.replace("\n", "\r\n") if how.crlf else text
