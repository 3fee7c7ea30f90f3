"""Scanner noise: words that a machine has misread, and what they were."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = str.maketrans(
    {"0": "o", "1": "l", "|": "l", "!": "l", "i": "l", "5": "s", "$": "s", "8": "b", "6": "b"}
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("l<", "k"), ("ﬁ", "fl"), ("ﬂ", "fl"))
SHORTEST_TO_MEND = 4


def key(word: str) -> str:
    """The word with every group of characters that scanners confuse made one: equal keys look alike."""
    folded = word.casefold().translate(_ALIKE)
    for pair, one in _PAIRS:
        folded = folded.replace(pair, one)
    return folded


def mend(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a misread word was, or None if none or several come near.

    First those that look alike, then those of the same beginning or end with one character wrong, missing or
    too many. Words shorter than four letters are not mended.
    """
    if len(word) < SHORTEST_TO_MEND:
        return None
    names = list(known)
    own = key(word)
    alike = [name for name in names if key(name) == own]
    if not alike:
        alike = [name for name in names if _one_off(own, key(name))]
    return alike[0] if len(alike) == 1 else None


def _one_off(a: str, b: str) -> bool:
    """Whether one edit (a character changed, missing or added) leads from one word to the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    same = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        same += 1
    if len(a) == len(b):
        return a[same + 1 :] == b[same + 1 :]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[same + 1 :] == shorter[same:]
