"""Ends of lines, tabs, hard blanks, and a mark of byte order."""

from __future__ import annotations

import random
import re

from ..bank import Bank
from ..paper import Draft
from ..printing import Manner


def line_ends(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    end = chance.choice(("\r\n", "\r\n", "\r", "\x85", "\u2028"))
    manner.on_text.append(lambda text, _: text.replace("\n", end))


def tabs(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    rate = chance.choice((0.05, 0.3))
    manner.on_text.append(
        lambda text, luck: re.sub(r"(?<=\S) (?=\S)", lambda _: "\t" if luck.random() < rate else " ", text)
    )


def hard_spaces(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """A blank that does not break, between the words of labels."""
    manner.on_label.append(lambda kind, label: label.replace(" ", "\u00a0"))


def byte_order_mark(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    manner.on_text.append(lambda text, _: "\ufeff" + text)
