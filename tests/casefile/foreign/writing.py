"""The bench a template works at, and the register of templates: which set, which kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from . import dates
from .matter import Matter, Record
from .naming import NAMED, Namer
from .paper import Paper
from .people import PARTS
from .prose import HISTORY, OBJECTIVE, PLAN, SUBJECTIVE, Prose

Template = Callable[["Job"], None]
TEMPLATES: dict[tuple[str, str], list[Template]] = defaultdict(list)
MATTERS: dict[str, type[Matter]] = {}
"""The world of a set whose author made one; the others share `Matter`."""


def template(which: str, kind: str) -> Callable[[Template], Template]:
    """Enter a template for a kind in a set, as `dev`."""

    def enter(function: Template) -> Template:
        TEMPLATES[which, kind].append(function)
        return function

    return enter


@dataclass
class Job:
    """One document to be written: its record, the matter, and helpers that draw from the set's words."""

    r: Record
    m: Matter
    which: str
    rng: Random

    def __post_init__(self) -> None:
        self.s = Prose(self.rng, self.rng.choice(PARTS[self.r.part]))
        self.n = Namer(self.m, self.r, self.which, self.rng)
        self.w = self.paper()

    def paper(self, **how: object) -> Paper:
        """Begin the sheet; date and author are the record's until the template says otherwise."""
        self.w = Paper(self.rng, **how)  # type: ignore[arg-type]
        self.w.date, self.w.author = self.r.date, self.r.author.full
        return self.w

    def after(self, days: int) -> date:
        return self.r.date + timedelta(days=days)

    def letterhead(self, name: str | None = None, align: str = "centre") -> None:
        """Facility, street and town, telephone."""
        street, town = self.m.town.address()
        self.w.line(name or self.r.place, bold=True, size=self.w.size + 4, align=align)
        self.w.line(f"{street}, {town}", size=self.w.size - 1, align=align)
        self.w.line(
            f"Tel {self.m.town.phone()}   Fax {self.m.town.phone()}", size=self.w.size - 1, align=align
        )
        self.w.gap(10)

    def re(self, *more: tuple[str, str], lead: str = "RE:") -> None:
        """The block that says whom a letter is about."""
        rows = [
            ("Patient", self.m.patient.name), ("Employer", self.m.employer),
            ("D/Injury", dates.us(self.m.injured)), ("Claim #", self.m.claim), *more,
        ]  # fmt: skip
        for n, (name, value) in enumerate(rows):
            self.w.at(self.w.margin, lead if n == 0 else "")
            self.w.at(self.w.margin + 40, f"{name}:")
            self.w.at(self.w.margin + 150, value)
            self.w.gap(self.w.lead)
        self.w.gap(8)

    def story(self, count: int, source: tuple[str, ...] = HISTORY, *, nothing: int = 1) -> None:
        """A paragraph or two with up to `count` records named among sentences that name none."""
        sentences: list[tuple[str, list]] = [
            (self.s.fill(t), []) for t in self.rng.sample(source, min(4, len(source)))
        ]
        for record in self.n.some(self.rng.randint(0, count)):
            text, mention = self.n.sentence(record)
            sentences.insert(self.rng.randint(1, len(sentences)), (text, [mention]))
        for _ in range(self.rng.randint(0, nothing)):
            sentences.insert(self.rng.randint(1, len(sentences)), (self.n.nothing(), []))
        half = -(-len(sentences) // 2)
        for group in (sentences[:half], sentences[half:]):
            if group:
                self.w.p(" ".join(t for t, _ in group), *[x for _, found in group for x in found])

    def soap(self, names: tuple[str, str, str, str], *, mentions: int = 2, length: int = 4) -> None:
        """Complaints, findings, impressions and plan under the given headings."""
        w, s = self.w, self.s
        w.line(names[0], bold=True)
        self.story(mentions, SUBJECTIVE, nothing=0)
        w.line(names[1], bold=True)
        w.p(s(OBJECTIVE, length))
        w.p(s(OBJECTIVE, length))
        w.line(names[2], bold=True)
        for k, text in enumerate(s.impressions(), start=1):
            w.line(f"{k}. {text}", x=14)
        w.gap(4)
        w.line(names[3], bold=True)
        w.p(s(PLAN, length) + " " + self.n.nothing())

    def listed(self, count: int, kinds: tuple[str, ...] = NAMED, *, how: str = "numbers") -> None:
        """A list of records reviewed: `numbers`, `table`, `bullets` or `prose`."""
        w = self.w
        items = [self.n.item(r) for r in self.n.some(count, kinds)]
        if how == "table":
            rows = [("Date", "Record", "Author")] + [(d, noun, by) for d, noun, by, _ in items]
            w.table(rows, (0.22, 0.5, 0.28), mentions=[[], *[[m] for *_, m in items]])
            return
        if how == "prose":
            if items:
                parts = [
                    f"{noun.lower() if noun[1:2].islower() else noun} of {d}{' by ' + by if by else ''}"
                    for d, noun, by, _ in items
                ]
                w.p("Records made available were " + "; ".join(parts) + ".", *[m for *_, m in items])
            return
        for k, (d, noun, by, mention) in enumerate(items, start=1):
            mark = f"{k}." if how == "numbers" else "-"
            w.p(f"{mark} {noun}{', ' + by if by else ''}, {d}", mention, x=12)

    def electronic(self, verb: str, when: date, form: Callable[[date], str]) -> None:
        """The line an electronic record prints for a signature."""
        self.w.line(
            f"{verb} {self.r.author.full} on {form(when)} at {self.rng.randint(1, 11)}:{self.rng.randint(10, 59)} PM"
        )

    def hand(self, close: str = "Sincerely,", *under: str) -> None:
        """Closing words, room for ink, and the name in print."""
        w = self.w
        w.room(70)
        w.gap(6)
        w.line(close)
        w.gap(20)
        w.line(self.r.author.full)
        for line in under:
            w.line(line)
