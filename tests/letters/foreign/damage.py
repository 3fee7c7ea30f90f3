"""What scanning, extraction and typing do to a letter, and how its lines are laid out."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from random import Random

from .kit import BREAK

CONFUSED = {"l": "1", "i": "1", "I": "l", "O": "0", "o": "0", "S": "5", "m": "rn", "s": "5", "B": "8"}
TYPOGRAPHY = {"fi": "ﬁ", "fl": "ﬂ", "'": "’", " - ": " – "}


@dataclass(frozen=True)
class Par:
    """A paragraph; its own line ends stay. A block, such as a header, is not wrapped."""

    text: str
    block: bool = False


def norm(text: str) -> str:
    """The text as the truth has it: every white space one space, a hyphen's line end too."""
    return " ".join(text.replace(BREAK, " ").split())


def misread(words: str, rng: Random, times: int = 1) -> str:
    """The words with a letter or two taken for another by a scanner."""
    for _ in range(times):
        places = [n for n, c in enumerate(words) if c in CONFUSED]
        if places:
            at = rng.choice(places)
            words = words[:at] + CONFUSED[words[at]] + words[at + 1 :]
    return words


def misspelt(words: str, rng: Random) -> str:
    """The words with one letter dropped or doubled, inside one of the longer words."""
    word = rng.choice(list(re.finditer(r"[A-Za-z]{7,}", words)))
    at = rng.randrange(word.start() + 1, word.end() - 1)
    return words[:at] + words[at + 1 :] if rng.random() < 0.6 else words[:at] + words[at] + words[at:]


def label(words: str, rng: Random, noisy: bool) -> str:
    """A label or heading as a bad copy has it."""
    if not noisy or rng.random() < 0.6:
        return words
    kind = rng.random()
    if kind < 0.5:
        return misread(words, rng, rng.choice([1, 1, 2]))
    if kind < 0.8:
        return misspelt(words, rng)
    return words.upper() if rng.random() < 0.5 else words.replace(":", " :")


def typeset(text: str, rng: Random) -> str:
    """Text with ligatures and typographic marks, or with hyphens that end a line."""
    kind = rng.random()
    if kind < 0.2:
        for plain, mark in TYPOGRAPHY.items():
            text = text.replace(plain, mark)
    elif kind < 0.5:
        text = re.sub(
            r"(?<=[A-Za-z])-(?=[a-z]{3})", lambda m: "-" + BREAK if rng.random() < 0.5 else "-", text
        )
    return text


def lay_out(pars: list[Par], rng: Random, noisy: bool, feet: tuple[str, ...], case: str) -> str:
    """The paragraphs on pages: wrapped or not, with or without empty lines, with heads and feet between the lines."""
    mode = rng.choice(["seed", "plain", "crowded", "long", "long crowded"] + (["tabs", "seed feet"] * noisy))
    width = rng.choice([78, 88, 96, 104])
    gap = {"seed": " ", "seed feet": " ", "plain": "", "long": "", "tabs": ""}.get(mode)
    lines: list[str] = []
    for par in pars:
        for hard in par.text.replace(BREAK, "\n").split("\n"):
            if not hard.strip():
                continue
            if par.block or mode.startswith("long"):
                lines.append(hard)
            else:
                lines += textwrap.wrap(hard, width, break_on_hyphens=False, break_long_words=False)
        if gap is not None:
            lines.append(gap)
    if mode == "tabs":
        lines = [
            re.sub(" ", lambda _: rng.choice([" "] * 9 + ["  ", "\t", "   "]), line) if line.strip() else line
            for line in lines
        ]
    if mode.startswith("seed"):
        lines = [line + " " if line.strip() else line for line in lines]
    lines = paged(lines, rng, feet, case, spaced=gap is not None)
    text = ("\n\n" if mode.startswith("seed") else "\n").join(lines) + "\n"
    if noisy and rng.random() < 0.25:
        text = text.replace("\n", "\r\n")
    if noisy and rng.random() < 0.15:
        text = "\ufeff" + text
    return (" " if mode.startswith("seed") else "") + text


def paged(lines: list[str], rng: Random, feet: tuple[str, ...], case: str, *, spaced: bool) -> list[str]:
    """The lines with a foot, and the head of the next page, after every so many of them."""
    length = rng.choice([24, 31, 38])
    if not feet and not spaced:
        return lines
    out: list[str] = []
    pages = -(-len(lines) // length)
    for page in range(pages):
        out += lines[page * length : (page + 1) * length]
        if spaced and page + 1 < pages:
            out.append("")
        out += [f.format(page=page + 1, pages=pages, case=case) for f in feet]
        if spaced and page + 1 < pages:
            out.append("")
    return out
