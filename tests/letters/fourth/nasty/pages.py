"""Pages that end anywhere, with running heads and feet, with gaps, with form feeds."""

from __future__ import annotations

import random

from ..bank import Bank
from ..paper import Draft
from ..printing import Line, Manner


def _cut(lines: list[Line], length: int, between: list[list[Line]]) -> list[Line]:
    """The lines with the rows of `between` after each page, a page counted in lines with words."""
    out: list[Line] = []
    page = count = 0
    for at, line in enumerate(lines):
        out.append(line)
        count += bool(line.text)
        if count >= length and at + 1 < len(lines):
            out += between[min(page, len(between) - 1)]
            page, count = page + 1, 0
    return out


def running_feet(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """A foot, a head, or both at each page's end, the number of the page in one of them."""
    foot, head = chance.choice(bank.feet), chance.choice((*bank.feet, "", "", ""))
    length, margin = chance.randint(18, 46), chance.choice((0, 0, 1, 2))
    after = chance.random() < 0.3

    def change(lines: list[Line], _: random.Random) -> list[Line]:
        pages = sum(bool(line.text) for line in lines) // length + 1
        between = []
        for page in range(1, pages + 1):
            rows = [part.format(case=case, page=page, pages=pages) for part in foot.split("|")]
            if after or "{page}" not in foot:
                top = head.split("|") if head and head != foot else []
                rows += [part.format(case=case, page=page + 1, pages=pages) for part in top]
            gap = [Line("", -1, False, False)] * margin
            between.append([*gap, *(Line(row, -1, False, False) for row in rows), *gap])
        return _cut(lines, length, between)

    manner.on_lines.append(change)


def page_gaps(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    """Three or four empty lines where a page ended, also within a sentence."""
    length, gap = chance.randint(20, 48), chance.choice((3, 4))
    if manner.gap == 0:
        return
    manner.on_lines.append(lambda lines, _: _cut(lines, length, [[Line("", -1, False, False)] * gap]))


def form_feeds(chance: random.Random, draft: Draft, manner: Manner, bank: Bank, case: str) -> None:
    length = chance.randint(20, 48)

    def change(lines: list[Line], _: random.Random) -> list[Line]:
        out, count = [], 0
        for line in lines:
            count += bool(line.text)
            if count > length and line.text:
                line, count = Line("\f" + line.text, line.block, line.first, line.last), 0
            out.append(line)
        return out

    manner.on_lines.append(change)
