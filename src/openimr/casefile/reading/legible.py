"""Whether a page's own text layer is language, or the refuse of a font without a character map or poor OCR."""

from __future__ import annotations

import re

from openimr.casefile.reading.layer import TextLayer

_MOST_BROKEN = 0.1
_LEAST_PLAUSIBLE = 0.55
_FEW_WORDS = 8
_PLAUSIBLE = re.compile(
    r"""^[("'\[]*(?:
        [A-Za-z]?[a-z]*[aeiouyAEIOUY][A-Za-z'’-]*   # a word has a vowel
      | [A-Z]{2,6}s?                                # MRI, RFA, NSAIDs
      | \W*\d[\d.,:/%()-]*\w{0,3}                   # a number, a date, 10mg
      | [A-Za-z]\d{1,2}(?:-[A-Za-z]?\d{1,2})?       # L4-L5, PR-2
      | [a-z]{1,2}\.? | [A-Z]\.?                    # initials
    )[)"'\].,;:!?-]*$""",
    re.X,
)


def is_legible(layer: TextLayer) -> bool:
    """Whether the words of a layer read as language: few characters without meaning, most words plausible.

    Judged on form alone, without a dictionary: names and drugs must pass. Pages of a few words pass.
    """
    if layer.broken > _MOST_BROKEN:
        return False
    words = [w.text for w in layer.said if any(c.isalnum() for c in w.text)]
    if len(words) < _FEW_WORDS:
        return True
    plausible = sum(1 for word in words if _PLAUSIBLE.match(word) or not word.isascii())
    return plausible >= _LEAST_PLAUSIBLE * len(words)
