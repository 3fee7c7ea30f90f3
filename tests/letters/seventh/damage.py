"""What happens to a letter on its way: type, scanner, lines, pages. None of it destroys information."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

MISREAD = {"l": "1", "o": "0", "O": "0", "i": "1", "I": "l", "S": "5", "e": "c", "h": "b"}
IN_LABELS = {"l": "1", "o": "0", "O": "0", "i": "1", "I": "l"}
RATES = (0.01, 0.03, 0.08)
WIDTHS = (60, 78, 95, 100)
SPACINGS = ("seeds", "single", "tight", "even")
TYPE = str.maketrans({"'": "\u2019"})


@dataclass(frozen=True)
class Ways:
    """How one letter is printed and scanned."""

    rate: float = 0.0
    ligatures: bool = False
    curly: bool = False
    hard_spaces: bool = False
    spacing: str = "seeds"
    width: int = 95
    line_end: str = "\n"
    tabs: bool = False
    foot: str = ""
    breaks: bool = False
    statements: bool = False
    """Whether the scanner misread words of guideline statements, too."""

    @classmethod
    def clean(cls, rng: random.Random) -> Ways:
        return cls(
            spacing=rng.choice(("seeds", "seeds", "single")),
            width=rng.choice(WIDTHS[1:]),
            breaks=rng.random() < 0.4,
        )

    @classmethod
    def damaged(cls, rng: random.Random, case: str | None) -> Ways:
        feet = ["Page {n} of 9", "Page {n}", "- {n} -"]
        feet += [f"Final Determination Letter for IMR Case Number {case} {{n}}"] * bool(case)
        return cls(
            rng.choice((0.0, *RATES)),
            rng.random() < 0.3,
            rng.random() < 0.4,
            rng.random() < 0.3,
            rng.choice(SPACINGS),
            rng.choice(WIDTHS),
            rng.choice(("\n", "\n", "\r\n")),
            rng.random() < 0.3,
            rng.choice(["", *feet]),
            True,
        )


def misread(rng: random.Random, text: str, rate: float) -> str:
    """One letter of some longer words without digits."""

    def word(found: re.Match[str]) -> str:
        places = [n for n, c in enumerate(found[0]) if c in MISREAD]
        if not places or rng.random() >= rate:
            return found[0]
        n = rng.choice(places)
        return found[0][:n] + MISREAD[found[0][n]] + found[0][n + 1 :]

    return re.sub(r"(?<![\w-])[A-Za-z]{5,}(?![\w-])", word, text) if rate else text


def misread_label(rng: random.Random, label: str, rate: float) -> str:
    """One letter of a label, heading, outcome or state, four times as often as of a word."""
    places = [n for n, c in enumerate(label) if c in IN_LABELS]
    if not places or rng.random() >= rate * 4:
        return label
    n = rng.choice(places)
    return label[:n] + IN_LABELS[label[n]] + label[n + 1 :]


def typeset(text: str, ways: Ways) -> str:
    """Ligatures and marks as a typesetter puts them. The same text comes out the same wherever it stands."""
    if ways.ligatures:
        text = text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02")
    if ways.curly:
        text = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text.translate(TYPE))
    return text


def lines(text: str, width: int) -> list[str]:
    """Broken at spaces, and after the hyphens in words."""
    out, line = [], ""
    for word in text.split(" "):
        start = " " if line else ""
        for piece in re.findall(r"[^-]*-(?=\w)|.+?$", word):
            if line and len(line) + len(start + piece) > width:
                out.append(line)
                line, start = "", ""
            line += start + piece
            start = ""
    return [*out, line] if line else out


def printed(rng: random.Random, blocks: list[tuple[list[str], bool]], ways: Ways) -> str:
    """Blocks of lines, and whether a page may end within one, as one text."""
    between = {"seeds": " \n\n", "even": "\n\n"}.get(ways.spacing, "\n")
    after = {"seeds": " \n", "single": "\n"}.get(ways.spacing, "")
    out: list[str] = [" "] if ways.spacing == "seeds" else []
    count, page, length = 0, 1, rng.randint(28, 45)
    for block, breakable in blocks:
        for number, line in enumerate(block):
            count += 1
            if ways.breaks and count >= length and (number == 0 or breakable):
                foot = ways.foot.format(n=page)
                out.append(
                    (f"{foot}{between}" if foot else "")
                    + ("\f" if ways.foot and rng.random() < 0.5 else "\n\n\n")
                )
                count, page = 0, page + 1
            if ways.tabs and rng.random() < 0.1:
                line = "\t" + line
            if ways.tabs:
                line = re.sub(r"(?<=:) ", "\t", line, count=1)
            if ways.hard_spaces:
                line = re.sub(" ", lambda s: "\u00a0" if rng.random() < 0.05 else s[0], line)
            out.append(line + between)
        out.append(after + ("\n" if after and ways.spacing == "seeds" else ""))
    return "".join(out).replace("\n", ways.line_end)
