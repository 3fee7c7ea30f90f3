"""What small offices make paper with: a typewriter, a pen, a rubber stamp, a printed form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.pdfbase.pdfmetrics import stringWidth

from .. import dates
from ..paper import WIDTH, Mark, Mention, Paper
from ..people import Person
from ..writing import Job
from .voice import Voice

PEN = "Times-Italic"


def begin(j: Job, **how: object) -> Paper:
    """A fresh sheet, and the set's own words."""
    w = j.paper(**how)
    j.n = Voice(j.m, j.r, j.which, j.rng)
    return w


def pen(j: Job, x: float, text: str, size: float = 12) -> None:
    """Words in ink at a place of the present line, not quite on it."""
    j.w.sheets[-1].marks.append(Mark("text", x, j.w.y + j.rng.uniform(-1.5, 2.5), text, PEN, size))


def blanks(
    j: Job, rows: Sequence[Sequence[tuple[str, str]]], *, ink: bool = True, label: float | None = None
) -> None:
    """Rows of printed labels with a rule after each, filled in by pen or typewriter."""
    w = j.w
    size = label or w.size
    for row in rows:
        w.room(w.lead * 1.6)
        each = w.width / len(row)
        for n, (name, value) in enumerate(row):
            x = w.margin + n * each
            w.at(x, name, size=size)
            start = x + stringWidth(name + " ", w.font, size)
            w.sheets[-1].marks.append(Mark("line", start, w.y - 2, to=(x + each - 6, w.y - 2)))
            if ink:
                wide = stringWidth(value, PEN, 12)
                pen(j, start + 3, value, 12 * min(1.0, max(20.0, each - (start - x) - 8) / max(1.0, wide)))
            else:
                w.at(start + 3, value, size=w._fitting(value, max(20.0, each - (start - x) - 8)))
        w.gap(w.lead * 1.45)


def captions(
    j: Job, rows: Sequence[Sequence[tuple[str, str]]], *, under: bool = True, ink: bool = False
) -> None:
    """Cells with a small caption under the value's line, or over the value."""
    w = j.w
    for row in rows:
        w.room(32)
        each = w.width / len(row)
        for n, (name, value) in enumerate(row):
            x = w.margin + n * each
            size = w._fitting(value, each - 10)
            if ink and under:
                pen(j, x + 2, value, size + 1)
            else:
                w.at(x + 2, value, dy=0 if under else 11, size=size)
            w.at(x + 2, name, size=6.5, dy=10 if under else 0)
            if under:
                w.sheets[-1].marks.append(Mark("line", x, w.y - 3, to=(x + each - 8, w.y - 3)))
        w.gap(27)


def ticks(
    j: Job, choices: Sequence[str], chosen: int | Sequence[int], *, columns: int = 1, by: str = "x"
) -> None:
    """Boxes, some of them ticked."""
    w = j.w
    chosen = (chosen,) if isinstance(chosen, int) else chosen
    each = w.width / columns
    for n, text in enumerate(choices):
        if n % columns == 0:
            w.room(w.lead)
        x = w.margin + (n % columns) * each
        if by == "x":
            w.at(x, f"[{'X' if n in chosen else ' '}] {text}")
        else:
            w.sheets[-1].marks.append(Mark("frame", x, w.y - 1, to=(8, 8)))
            if n in chosen:
                pen(j, x + 1, by, 11)
            w.at(x + 13, text)
        if n % columns == columns - 1 or n == len(choices) - 1:
            w.gap(w.lead)
    w.gap(4)


def stationery(
    j: Job, *others: Person, name: str | None = None, align: str = "centre", line: str = ""
) -> None:
    """A doctor's letterhead: names, what they practise, where; `others` share the office but sign nothing here."""
    w = j.w
    street, town = j.m.town.address()
    for who in [name or j.r.author.full, *[o.full for o in others]]:
        w.line(who, bold=True, size=w.size + 2, align=align)
    if line:
        w.line(line, size=w.size - 1, align=align)
    w.line(f"{street}  *  {town}", size=w.size - 1, align=align)
    w.line(f"Phone {j.m.town.phone()}   FAX {j.m.town.phone()}", size=w.size - 1, align=align)
    w.gap(10)


def initials(j: Job, form: str = "{a}:{b}") -> str:
    """Who dictated and who typed, as typists put it below a letter."""
    who = "".join(p[0] for p in j.r.author.name.replace("-", " ").split())
    return form.format(a=who.upper(), b=j.rng.choice(("kt", "mlp", "dr", "sc")))


def stamp(j: Job, *lines: str, x: float = 400, y: float = 690, size: float = 11) -> None:
    """A rubber stamp on the first page, wherever there was room."""
    for n, text in enumerate(lines):
        j.w.sheets[0].marks.append(Mark("text", x, y - n * size * 1.2, text, "Courier-Bold", size))


def paragraphs(
    j: Job, *groups: tuple[tuple[str, ...], int], named: int = 0, idle: int = 0, x: float = 0
) -> list[Mention]:
    """Sentences drawn from each source, one paragraph a group, with records named among them."""
    w, s = j.w, j.s
    texts: list[list[tuple[str, list[Mention]]]] = [
        [(s.fill(t), []) for t in j.rng.sample(source, min(count, len(source)))] for source, count in groups
    ]
    extra: list[tuple[str, list[Mention]]] = []
    for record in j.n.some(j.rng.randint(max(0, named - 2), named)):
        text, mention = j.n.sentence(record)
        extra.append((text, [mention]))
    extra += [(j.n.nothing(), []) for _ in range(idle)]
    for sentence in extra:
        group = j.rng.choice(texts)
        group.insert(j.rng.randint(1, len(group)), sentence)
    found = []
    for group in texts:
        mentions = [m for _, ms in group for m in ms]
        w.p(" ".join(t for t, _ in group), *mentions, x=x)
        found += mentions
    return found


def thoughts(j: Job, count: int = 3, sep: str = "; ") -> str:
    from .words import THINKS

    return sep.join(j.s.fill(t) for t in j.rng.sample(THINKS, count))


def earlier(j: Job, days: int) -> date:
    return j.after(-days)


def right(j: Job, text: str, size: float | None = None) -> None:
    j.w.line(text, align="right", size=size)


def foot(j: Job, lines: Sequence[str]) -> None:
    """Letterhead at the foot of the first page."""
    for n, text in enumerate(lines):
        wide = stringWidth(text, "Times-Roman", 8)
        j.w.sheets[0].marks.append(Mark("text", (WIDTH - wide) / 2, 36 - n * 10, text, "Times-Roman", 8))


def us(d: date) -> str:
    return dates.us(d)


def padding(j: Job, least: int, most: int) -> None:
    """More paragraphs of the same sort of talk, as notes carry along; they name no record."""
    from .words import CARE, FOUND, PAST, SAYS

    for _ in range(2 * j.rng.randint(least, most)):
        paragraphs(
            j, (j.rng.choice((SAYS, FOUND, CARE, PAST)), j.rng.randint(4, 8)), idle=j.rng.randint(0, 1)
        )
