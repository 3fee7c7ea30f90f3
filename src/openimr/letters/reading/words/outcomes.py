"""Outcome words at the end of an item's title (letters rules 1 and 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from openimr.letters.model import Decision
from openimr.letters.reading.words.noise import mend

_WORDS = {d.value: d for d in Decision}
# In part is "modified", whichever word says it (rulebook F-06).
_IN_PART = re.compile(
    r"(?:partial(?:ly)?|in\s+part)[\s,-]+(?:upheld|overturned|modified)"
    r"|(?:upheld|overturned|modified)[\s,-]+in\s+part",
    re.IGNORECASE,
)
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision as it was read; `mended` when the word was not exactly one of the three."""

    decision: Decision
    mended: bool = False


@lru_cache(maxsize=1024)
def read_outcome(words: str) -> Outcome | None:
    """The decision that some words say, or None if they are no outcome; any case and scanner noise count."""
    if len(words) > _LONGEST:
        return None
    word = words.strip(" .*_()[]")
    if exact := _WORDS.get(word.casefold()):
        return Outcome(exact)
    if _IN_PART.fullmatch(word):
        return Outcome(Decision.MODIFIED, mended=True)
    joined = word.replace(" ", "").casefold()
    if name := mend(joined, _WORDS):
        return Outcome(_WORDS[name], mended=True)
    return None
