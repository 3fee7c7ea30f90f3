"""Lines: double spacing, no empty lines, odd widths, indents, blanks at their ends."""

from __future__ import annotations

import random

from ..bank import Bank
from ..paper import Draft
from ..printing import Manner


def double_spaced(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """As the published letters: each line ends in a blank, and an empty line follows it."""
    manner.double, manner.trail = True, chance.choice((" ", " ", ""))


def no_empty_lines(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    manner.gap, manner.double = 0, False


def odd_width(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    manner.width = chance.choice((41, 47, 53, 59, 131, 400))


def indented(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    manner.indent, manner.hanging = chance.choice(((4, 0), (0, 4), (8, 0), (1, 2)))


def trailing(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    manner.trail = chance.choice(("  ", " ", "\t", "   "))
    manner.gap = chance.choice((1, 2, 3))
