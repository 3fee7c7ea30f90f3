"""Outcomes, states, and digits as a scanner reads them; the truth has what is meant."""

from __future__ import annotations

import random

from ..bank import Bank
from ..paper import Draft
from ..printing import Manner
from .labels import scan


def outcomes(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    draft.outcomes.append(lambda word: scan(chance, word, 0.2, 1) if chance.random() < 0.7 else word)


def states(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    draft.states.append(lambda name: scan(chance, name, 0.1, 1))


DIGITS = {"0": "O", "1": "l", "5": "S", "8": "B"}


def digits(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """Digits of the header, and of the numbers before decisions, taken for letters."""

    def change(text: str) -> str:
        return "".join(DIGITS[d] if d in DIGITS and chance.random() < 0.15 else d for d in text)

    draft.digits.append(change)
    if chance.random() < 0.5:
        manner.on_label.append(lambda kind, label: label.replace("1", "l") if kind == "decided" else label)
