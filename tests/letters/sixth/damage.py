"""How a letter comes to paper and back: line ends, pages, feet, scanner noise, misspelt labels; each with any letter."""

from __future__ import annotations

import random
import re
import textwrap

from ..foreign.kit import BREAK
from .parts import Draft

DAMAGE = (
    "alone", "capitals", "crlf", "double", "feet", "formfeeds", "hyphens", "indent", "ligatures", "marks", "misspelt", "narrow",
    "outcomes", "pages", "scan", "tabs", "tight",
)  # fmt: skip
"""Each may be combined with each; of tight and double the first wins."""
HARD = ("flow", "wordless feet", "colons lost")
"""Shapes that were known not to be read when this was written."""
OUTCOMES = {
    "upheld": ("UPHELD", "upheld", "Uphe1d", "Upheid", "UPHELD "),
    "overturned": ("OVERTURNED", "overturned", "0verturned", "Overtumed"),
    "modified": ("MODIFIED", "modified", "Modif1ed", "M0dified"),
}


def outcome(rng: random.Random, decision: str, damage: frozenset[str]) -> str:
    return rng.choice(OUTCOMES[decision]) if "outcomes" in damage else decision.capitalize()


def printed(draft: Draft) -> str:
    """The letter as it is found."""
    rng, damage = draft.rng, draft.damage
    width = 62 if "narrow" in damage else rng.choice((88, 96, 104))
    lines: list[str] = []
    for block in draft.blocks:
        gap = not (block.sort == "line" and lines and lines[-1].strip())
        if gap and lines and not damage & {"tight", "flow"}:
            lines.append("")
        text = block.text
        if block.sort == "head":
            text = _label(draft, text)
        if block.sort == "field":
            label = _label(draft, block.label)
            between = "\n" if "alone" in damage and rng.random() < 0.6 else "\t" if "tabs" in damage else " "
            text = label + between + text
        for part in text.replace(BREAK, "\n").split("\n"):
            lines += textwrap.wrap(
                part, width, break_on_hyphens=False, break_long_words=False, expand_tabs=False
            ) or [""]
    return _paper(draft, lines)


def _label(draft: Draft, text: str) -> str:
    rng, damage = draft.rng, draft.damage
    if "scan" in damage:
        old, new = rng.choice(draft.half.misread)
        text = text.replace(old, new, 1) if rng.random() < 0.7 else text
    if ("misspelt" in damage or "colons lost" in damage) and rng.random() < 0.7:
        long = list(re.finditer(r"[A-Za-z]{7,}", text))
        if long:
            word = rng.choice(long)
            at = rng.randint(word.start() + 2, word.end() - 3)
            text = text[:at] + (
                text[at + 1] + text[at] + text[at + 2 :] if rng.random() < 0.5 else text[at + 1 :]
            )
    if "capitals" in damage:
        text = text.upper()
    return text.rstrip(":") if "colons lost" in damage else text


def _paper(draft: Draft, lines: list[str]) -> str:
    rng, damage = draft.rng, draft.damage
    if "flow" in damage:
        return " ".join(lines)
    out: list[str] = []
    page, left = 1, rng.randint(18, 30)
    form = rng.choice(draft.half.feet)
    breaks = bool(damage & {"pages", "feet", "formfeeds", "wordless feet"})
    for line in lines:
        out.append(line + ("\n " if "double" in damage and line else ""))
        left -= 1
        if not breaks or left:
            continue
        foot = form.format(n=page, case=draft.case) if "feet" in damage else ""
        foot = "Specimen Review Services - Confidential" if "wordless feet" in damage else foot
        blank = [] if "tight" in damage else [""] * rng.randint(1, 3)
        out += [*blank, *([foot] if foot else []), *(["\f"] if "formfeeds" in damage else blank)]
        page, left = page + 1, rng.randint(24, 34)
    indent = "\t" if "tabs" in damage and rng.random() < 0.5 else "    " if "indent" in damage else ""
    text = "\n".join(indent + line if line.strip() and line != "\f" else line for line in out)
    text = " " + text + "\n"
    return text.replace("\n", "\r\n") if "crlf" in damage else text
