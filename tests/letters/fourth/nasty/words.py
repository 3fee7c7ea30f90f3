"""The words of text fields: ligatures, typographic marks, and what a scanner makes of them. The truth has them, too."""

from __future__ import annotations

import random
import re

from ..bank import Bank
from ..paper import Draft
from ..printing import Manner
from .labels import scan

LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}


def ligate(text: str) -> str:
    for letters, one in LIGATURES.items():
        text = text.replace(letters, one)
    return text


def ligatures(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    draft.taints.append(ligate)
    manner.on_label.append(lambda kind, label: ligate(label))


def quoted(text: str) -> str:
    """Curved quotes, dashes, and an ellipsis in the place of those of a typewriter."""
    text = re.sub(r'"(?=\w)', "“", text).replace('"', "”").replace("'", "’").replace("...", "…")
    return re.sub(r"(?<![\d/.-])(\d{1,3})-(\d{1,3})(?![\d/-])", r"\1–\2", text)


def typographic(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    draft.taints.append(quoted)
    manner.on_label.append(lambda kind, label: quoted(label))
    if chance.random() < 0.4:
        draft.taints.append(lambda text: re.sub(r"-(?=year|old\b|yr)", "\u2011", text))


def scanned(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    share = chance.choice((0.004, 0.01))
    draft.taints.append(
        lambda text: re.sub(r"\b[a-z]{4,}\b", lambda found: scan(chance, found[0], share), text)
    )
