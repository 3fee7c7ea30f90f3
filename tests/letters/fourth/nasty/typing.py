"""What typists and extraction do to words and blanks: capitals throughout, no blank after a full stop, doubled blanks, colons misread."""

from __future__ import annotations

import random
import re

from ..bank import Bank
from ..paper import Draft, Piece
from ..printing import Manner


def capitals(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """Titles, summary, rationales and the words of statements in capitals; sources stay as they are."""
    draft.taints.append(str.upper)


def run_together(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """Some full stops have no blank after them."""
    share = chance.choice((0.2, 0.6))

    def change(text: str) -> str:
        return re.sub(
            r"(?<=[a-z]{3}\.) (?=[A-Z][a-z])", lambda _: "" if chance.random() < share else " ", text
        )

    draft.taints.append(change)


def doubled_blanks(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    share = chance.choice((0.05, 0.3))
    manner.on_text.append(
        lambda text, luck: re.sub(r"(?<=\S) (?=\S)", lambda _: "  " if luck.random() < share else " ", text)
    )


def misread_colons(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """Colons of labels and titles as semicolons or full stops."""
    share = chance.choice((0.3, 0.8))
    mark = chance.choice((";", ";", "."))

    def label(kind: str, text: str) -> str:
        return (
            text[:-1] + mark if text.endswith(":") and kind != "header" and chance.random() < share else text
        )

    manner.on_label.append(label)


def lost_blank(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """The blank before "medically" is lost in the decisions of 2013."""

    def change(piece: Piece) -> Piece:
        return Piece(
            piece.text.replace("not medically", "notmedically"), piece.fields, piece.glued, piece.whole
        )

    def decided(blocks):  # type: ignore[no-untyped-def]
        for block in blocks:
            if block.kind == "decided":
                block.pieces = [change(p) if not p.fields else p for p in block.pieces]
        return blocks

    manner.on_blocks.append(decided)
