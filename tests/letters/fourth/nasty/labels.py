"""Headings and labels: scanned, misspelt, spaced out, in another case, without colons, apart from their values."""

from __future__ import annotations

import random

from ..bank import Bank
from ..paper import Block, Draft, Piece
from ..printing import Manner

SCANNED = {
    "l": "1",
    "i": "1",
    "o": "0",
    "O": "0",
    "I": "l",
    "S": "5",
    "s": "5",
    "m": "rn",
    "B": "8",
    "g": "q",
    "e": "c",
}


def scan(chance: random.Random, text: str, share: float, least: int = 0) -> str:
    """The text with some letters taken for others that look alike."""
    at = [i for i, letter in enumerate(text) if letter in SCANNED]
    wanted = max(least, sum(chance.random() < share for _ in at))
    hit = set(chance.sample(at, min(wanted, len(at))))
    return "".join(SCANNED[letter] if i in hit else letter for i, letter in enumerate(text))


def scanned(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    rate = chance.choice((0.03, 0.08, 0.12))
    manner.on_label.append(lambda kind, label: scan(chance, label, rate))


def misspell(chance: random.Random, text: str) -> str:
    """One letter of one long word dropped, doubled, swapped with the next, or typed beside its key."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if sum(map(str.isalpha, word)) > 5]
    if not long:
        return text
    which = chance.choice(long)
    word = words[which]
    at = chance.choice([i for i in range(1, len(word) - 2) if word[i : i + 2].isalpha()])
    words[which] = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(words)


def misspelt(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    share = chance.choice((0.2, 0.6))
    manner.on_label.append(
        lambda kind, label: misspell(chance, label) if kind != "header" and chance.random() < share else label
    )


def letter_spaced(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """Letter-spaced headings, three blanks (or two) between the words."""
    gap = chance.choice(("   ", "  "))
    manner.on_label.append(
        lambda kind, label: gap.join(" ".join(word) for word in label.split()) if kind == "heading" else label
    )


def other_case(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    change = chance.choice((str.title, str.lower, str.upper, str.capitalize))
    kinds = chance.choice((("heading",), ("heading", "label"), ("label", "credential")))
    manner.on_label.append(lambda kind, label: change(label) if kind in kinds else label)


def without_colons(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    share = chance.choice((0.3, 1.0))
    manner.on_label.append(
        lambda kind, label: label.rstrip(":") if kind != "decided" and chance.random() < share else label
    )


def apart(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    manner.apart = chance.choice((0.5, 1.0))
    manner.on_blocks.append(lambda blocks: [_under(block) for block in blocks])


def _under(block: Block) -> Block:
    block.apart = block.apart or block.kind in ("header", "credential")
    return block


def columns(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """The header and the credentials as two columns that were read one after the other: labels, then values."""

    def change(blocks: list[Block]) -> list[Block]:
        out = list(blocks)
        for kind in ("header", "credential"):
            mine = [block for block in out if block.kind == kind]
            if len(mine) < 2 or any(not b.label or not b.pieces or not b.pieces[0].text for b in mine):
                continue
            at = out.index(mine[0])
            out = [block for block in out if block.kind != kind]
            names = [Block(kind, [], b.label, tight=bool(i)) for i, b in enumerate(mine)]
            values = [
                Block("value", [Piece(p.text, p.fields, whole=True) for p in b.pieces], tight=True)
                for b in mine
            ]
            out[at:at] = [*names, *values]
        return out

    manner.on_blocks.append(change)


def lost_heading(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """One of the headings of a letter of 2014 and later is missing; the sentence that leads in the part is there."""
    which = chance.choice(("CLINICAL CASE SUMMARY", "IMR ISSUES, DECISIONS AND RATIONALES", "HOW THE IMR"))

    def change(blocks: list[Block]) -> list[Block]:
        modern = any(block.label.startswith("IMR ISSUES") for block in blocks)
        return [b for b in blocks if not (modern and b.kind == "heading" and b.label.startswith(which))]

    manner.on_blocks.append(change)
