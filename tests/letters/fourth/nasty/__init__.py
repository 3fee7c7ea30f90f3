"""What may be nasty about a letter: each a function of its own that changes the draft's words or the manner of printing."""

from __future__ import annotations

import random
from collections.abc import Callable

from ..bank import Bank
from ..paper import Draft
from ..printing import Manner
from . import ends, labels, pages, spacing, typing, values, words

Nasty = Callable[[random.Random, Draft, Manner, Bank, str], None]
ALL: tuple[Nasty, ...] = (
    typing.capitals, typing.run_together, typing.doubled_blanks, typing.misread_colons, typing.lost_blank,
    spacing.double_spaced, spacing.no_empty_lines, spacing.odd_width, spacing.indented, spacing.trailing,
    pages.running_feet, pages.running_feet, pages.page_gaps, pages.form_feeds,
    labels.scanned, labels.misspelt, labels.letter_spaced, labels.other_case, labels.without_colons, labels.apart,
    labels.columns, labels.lost_heading, words.ligatures, words.typographic, words.scanned, values.outcomes, values.states,
    values.digits, ends.line_ends, ends.tabs, ends.hard_spaces, ends.byte_order_mark,
)  # fmt: skip


def pick(chance: random.Random, draft: Draft, manner: Manner, noisy: bool, bank: Bank, case: str) -> None:
    """The printing of a letter, and one to five nasty things for a noisy one."""
    manner.width = chance.choice((72, 80, 92, 98, 110))
    manner.hyphens = chance.random() < 0.8
    if chance.random() < 0.3:
        spacing.double_spaced(chance, draft, manner, bank, case)
    if not noisy:
        return
    for nasty in chance.sample(ALL, chance.randint(1, 5)):
        if nasty.__name__ not in manner.names:
            manner.names.append(nasty.__name__)
            nasty(chance, draft, manner, bank, case)
