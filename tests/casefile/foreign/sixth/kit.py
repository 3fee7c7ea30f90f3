"""The desk of the sixth author: plain looks (header table, letter, boxes, narrative, slip, pages counted) for any template."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from .. import dates
from ..people import PARTS
from ..writing import Job, template
from . import phrases
from .voice import CLINICAL, Voice

Rows = Sequence[tuple[str, str]]


class Desk(Job):
    """A job with this author's helpers; `v` names records, `say` draws sentences."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.v = Voice(self.m, self.r, self.which, self.rng)
        self.part = self.rng.choice(PARTS[self.r.part])

    @property
    def now(self) -> date:
        return self.r.date

    @property
    def place_in_kind(self) -> int:
        """The record's place among those of its kind, from 1: what tells two bare sheets from each other."""
        return 1 + [r for r in self.m.here() if r.kind == self.r.kind].index(self.r)

    def d(self, days: int = 0, form: Callable[[date], str] = dates.us) -> str:
        """A day counted from the record's, written."""
        return form(self.r.date + timedelta(days=days))

    def say(self, source: tuple[str, ...], count: int) -> str:
        r = self.rng
        chosen = r.sample(source, min(count, len(source)))
        return " ".join(
            s.format(
                part=self.part, n=r.randint(2, 5), m=r.randint(6, 9), a=r.randint(30, 70), b=r.randint(10, 30)
            )
            for s in chosen
        )

    def thinks(self, count: int = 3) -> list[str]:
        found = [t.format(part=self.part) for t in self.rng.sample(phrases.THINKS, count)]
        return [t[0].upper() + t[1:] for t in found]

    def head(self, name: str | None = None, *, align: str = "centre", more: str | None = None) -> None:
        """Name of the house, street, town, telephone."""
        w, (street, town) = self.w, self.m.town.address()
        w.line(name or self.r.place, bold=True, size=w.size + 3, align=align)
        if more:
            w.line(more, align=align)
        w.line(f"{street}, {town}", align=align, size=w.size - 1)
        w.line(f"Phone: {self.m.town.phone()}  Fax: {self.m.town.phone()}", align=align, size=w.size - 1)
        w.gap(8)

    def person(self, *more: tuple[str, str], name: str = "Patient", **how: object) -> None:
        """Who a record is about, as pairs; `more` are put before."""
        rows = [*more, (f"{name}:", self.m.patient.name), ("DOB:", dates.us0(self.m.born)), ("DOI:", dates.us0(self.m.injured)),
                ("Claim No.:", self.m.claim), ("Employer:", self.m.employer)]  # fmt: skip
        self.w.pairs(rows, **how)  # type: ignore[arg-type]

    def boxes(self, rows: Rows, columns: int = 2) -> None:
        """Labels and values in ruled boxes."""
        self.w.gap(6)
        self.w.pairs(rows, columns=columns, stacked=True, framed=True)

    def numbered(self, rows: Sequence[str]) -> None:
        for n, text in enumerate(rows, start=1):
            self.w.line(f"{n}. {text}", x=12)
        self.w.gap(4)

    def about(self, *more: tuple[str, str], lead: str = "Re:") -> None:
        """The block of a letter that says what it is about."""
        rows = [
            (lead, self.m.patient.name),
            ("", f"Claim: {self.m.claim}"),
            ("", f"DOI: {dates.us(self.m.injured)}"),
        ]
        for label, text in [*rows, *[("", f"{a} {b}") for a, b in more]]:
            self.w.at(self.w.margin, label, bold=True)
            self.w.at(self.w.margin + 46, text)
            self.w.gap(self.w.lead)
        self.w.gap(6)

    def tell(
        self, source: tuple[str, ...], count: int, names: int, kinds: tuple[str, ...] = CLINICAL
    ) -> None:
        """A paragraph of `count` sentences in which up to `names` records are named, and one sentence that names none."""
        said = [
            (text + ("" if text.endswith(".") else "."), None)
            for text in self.say(source, count).split(". ")
            if text
        ]
        for record in self.v.some(self.rng.randint(0, names), kinds):
            said.insert(self.rng.randint(1, len(said)), self.v.sentence(record))  # type: ignore[arg-type]
        if self.rng.random() < 0.5:
            said.insert(self.rng.randint(1, len(said)), (self.v.empty(), None))
        self.w.p(" ".join(t for t, _ in said), *[m for _, m in said if m])

    def reviewed(self, most: int, kinds: tuple[str, ...], how: str) -> None:
        """Records one a line: as `numbers`, `dashes`, `table`, `table by name` or `paragraphs` with what they say."""
        w = self.w
        items = [self.v.item(r, 0.3 if how == "numbers" else 0.6) for r in self.v.some(most, kinds)]
        if how.startswith("table"):
            turn = how.endswith("name")
            rows = [("Document", "Date", "Author") if turn else ("Date", "Provider", "Record")]
            rows += [(noun, when, by) if turn else (when, by, noun) for when, noun, by, _ in items]
            w.table(
                rows, (0.5, 0.2, 0.3) if turn else (0.2, 0.3, 0.5), mentions=[[], *[[m] for *_, m in items]]
            )
            return
        for n, (when, noun, by, mention) in enumerate(items, start=1):
            if how == "paragraphs":
                w.p(f"{when}: {noun}{', ' + by if by else ''}. {self.say(phrases.SEEN, 2)}", mention)
            elif how == "dashes":
                w.p(f"- {when} {noun}{' by ' + by if by else ''}", mention, x=10)
            else:
                w.p(f"{n}. {noun} dated {when}{', ' + by if by else ''}", mention, x=10)

    def close(self, words: str, *under: str, name: str | None = None) -> None:
        """Closing words, room for a pen, the name in print."""
        w = self.w
        w.room(76)
        w.gap(6)
        w.line(words)
        w.gap(22)
        w.line(name or self.r.author.full)
        for line in under:
            w.line(line)

    def counted(self, form: str = "Page {n} of {total}", *, foot: bool = True, first: bool = True) -> None:
        """Number the pages at the foot or head, with `{who}` and `{when}` if wanted."""
        who, when = self.m.patient.name, dates.us(self.r.date)

        def text(n: int, total: int) -> str:
            return form.format(n=n, total=total, who=who, when=when)

        if foot:
            self.w.footer = text
        else:
            self.w.running, self.w.running_first = text, first
            self.w.gap(14 if first else 0)


def form(which: str, kind: str) -> Callable[[Callable[[Desk], None]], Callable[[Job], None]]:
    """Enter a template of this author."""

    def enter(function: Callable[[Desk], None]) -> Callable[[Job], None]:
        @functools.wraps(function)
        def write(job: Job) -> None:
            desk = Desk(job.r, job.m, job.which, job.rng)
            function(desk)
            job.w = desk.w

        return template(which, kind)(write)

    return enter
