"""When two words are the same but for a scanner's noise or a slip of the hand."""

from __future__ import annotations

from functools import lru_cache

# What scanners take for one another, longest first; both words are mapped, then compared.
_LOOKALIKES = (
    ("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "u"), ("lj", "u"),
    ("0", "o"), ("q", "o"), ("1", "l"), ("i", "l"), ("|", "l"), ("!", "l"), ("j", "l"), ("t", "l"),
    ("5", "s"), ("$", "s"), ("8", "b"), ("6", "b"), ("9", "g"), ("2", "z"), ("3", "e"), ("c", "e"), ("4", "a"), ("7", "l"),
)  # fmt: skip
_DIGIT_LOOKALIKES = str.maketrans({**dict.fromkeys("OoQD", "0"), **dict.fromkeys("Iil|!", "1"), **dict.fromkeys("Ss", "5"),
                                   "B": "8", "Z": "2", "z": "2", "G": "6"})  # fmt: skip


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """What is left of a folded word when look-alikes are one: `kaufrnan` and `kaufman` have the same."""
    for seen, meant in _LOOKALIKES:
        if seen in key:
            key = key.replace(seen, meant)
    return key


def digits(text: str) -> str:
    """The digits of a number as a scanner may have meant them: `O5-4S2` gives `05452`; what is no digit goes."""
    return "".join(c for c in text.translate(_DIGIT_LOOKALIKES) if c.isdigit())


def distance(a: str, b: str, limit: int) -> int:
    """Edits (insert, delete, change, swap of neighbours) from a to b; any number above `limit` is limit + 1."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def slips(length: int, *, beside_name: bool = False) -> int:
    """How many edits still make the same name: none in a short word, more where another part of the name stands by."""
    if beside_name:
        return 1 if 3 <= length < 7 else 2 if length >= 7 else 0
    return 0 if length < 5 else 1 if length < 9 else 2
