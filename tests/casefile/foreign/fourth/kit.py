"""Layouts of large systems: facts in boxes, with captions above, below or beside; bodies in one or two columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from ..paper import Mark, Mention
from ..writing import Job
from .voice import Voice

Said = str | tuple[str, list[Mention]]
Part = tuple[str, Sequence[Said]]


class Layouts:
    """A job, its sheet and its voice, with the layouts of this author."""

    def __init__(
        self, j: Job, *, fonts: Sequence[str] = ("Helvetica",), sizes: Sequence[float] = (9, 9.5, 10)
    ) -> None:
        self.j, self.r, self.m, self.rng = j, j.r, j.m, j.rng
        self.w = j.paper(font=self.pick(*fonts), size=self.pick(*sizes), margin=self.pick(44, 54, 64))
        self.v = Voice(j)
        self.hand = ""
        self.d: Callable[[date], str] = self.pick(*self.v.words.DATES)

    def pick(self, *options: object):
        return self.rng.choice(options)

    def number(self, digits: int) -> str:
        return str(self.rng.randrange(10 ** (digits - 1), 10**digits))

    def clock(self) -> str:
        h, m = self.rng.randint(7, 17), self.rng.randint(0, 59)
        return self.pick(
            f"{h:02d}{m:02d}", f"{h:02d}:{m:02d}", f"{(h - 1) % 12 + 1}:{m:02d} {'AM' if h < 12 else 'PM'}"
        )

    def on(self, days: int = 0) -> str:
        return self.d(self.j.after(days))

    def patient(self) -> str:
        p = self.m.patient
        return self.pick(p.name, p.turned, p.turned.upper())

    def signed(self) -> str:
        """The author in one of the ways of an electronic record; it is the document's author as written."""
        if self.hand:
            return self.hand
        a = self.r.author
        ways = [
            a.full,
            a.full,
            f"{a.name} {a.credentials}".strip(),
            f"{a.turned}, {a.credentials}".strip(", "),
        ]
        self.w.author = self.hand = self.pick(*ways)
        return self.hand

    def head(self, name: str | None = None, *, sub: Sequence[str] = ()) -> None:
        """The house's name and address at the left, in the middle, in one line, at the right, or at the foot only."""
        street, town = self.m.town.address()
        name, w, phone = name or self.r.place, self.w, self.m.town.phone()
        how = self.pick("left", "centre", "right", "foot", "line")
        if how == "foot":
            w.footer = lambda n, k: f"{name}  |  {street}, {town}  |  {phone}  |  {n} of {k}"
            w.gap(4)
        elif how == "line":
            w.at(w.margin, name, bold=True, size=w.size + 2)
            w.line(f"{street}, {town}", align="right", size=w.size - 2)
            w.rule()
        else:
            w.line(name, bold=True, size=w.size + self.pick(2, 4, 6), align=how)
            w.line(f"{street} | {town}", size=w.size - 1, align=how)
            w.line(f"P: {phone}  F: {self.m.town.phone()}", size=w.size - 1, align=how)
        for text in sub:
            w.line(text, align="centre" if how == "centre" else "left")
        w.gap(6)

    def title(self, text: str, *, align: str | None = None) -> None:
        size = self.w.size + self.pick(1, 3, 5)
        self.w.gap(size - self.w.size + 2)
        self.w.heading(text, bold=self.rng.random() < 0.8, size=size,
                       align=align or self.pick("left", "centre", "left"))  # fmt: skip
        self.w.gap(self.pick(2, 6))

    def running(self, what: str) -> None:
        """A running head on the pages after the first."""
        who, mrn = self.patient(), getattr(self.m, "mrn", "")
        how = self.rng.randrange(4)
        self.w.running = (
            (lambda n, k: f"{who} (MRN {mrn})    {what}    Page {n} of {k}"),
            (lambda n, k: f"{what} - {who} - page {n}/{k}"),
            (lambda n, k: f"RE: {who}   Page {n}"),
            (lambda n, k: f"Patient: {who}   DOB: {self.d(self.m.born)}   (continued) {n}"),
        )[how]

    def printed(self, days: int = 90) -> None:
        """The print head or foot of an electronic record, with its own date."""
        by, when = self.m.town.person("lay").turned, self.on(days)
        text = self.pick(f"Printed by {by} at {when} {self.clock()}", f"Print date: {when}  User: {by}",
                         f"Generated {when} {self.clock()} for release of information")  # fmt: skip
        self.w.footer = lambda n, k: f"{text}    Page {n} of {k}"

    def facts(self, rows: Sequence[tuple[str, str]], how: str | None = None) -> None:
        """Captions and values: beside, above, below, in boxes or run together."""
        w = self.w
        how = how or self.pick("lines", "grid", "stacked", "below", "boxes", "bar", "tabbed", "three")
        if how == "lines":
            for name, value in rows:
                w.line(f"{name}: {value}")
        elif how == "grid":
            w.pairs([(f"{n}:", v) for n, v in rows])
        elif how == "three":
            w.pairs([(f"{n}:", v) for n, v in rows], columns=3, stacked=True)
        elif how == "stacked":
            w.pairs(list(rows), stacked=True, framed=self.rng.random() < 0.6)
        elif how == "tabbed":
            for name, value in rows:
                w.at(w.margin, name, bold=True)
                w.at(w.margin + 150, value)
                w.gap(w.lead)
        elif how == "bar":
            text, joint = "", self.pick("  |  ", "    ", "   ")
            for name, value in rows:
                piece = f"{name}: {value}"
                if text and stringWidth(text + joint + piece, w.style(False), w.size) > w.width:
                    w.line(text)
                    text = ""
                text += (joint if text else "") + piece
            w.line(text)
        else:
            self._cells(rows, below=how == "below")
        w.gap(8)

    def _cells(self, rows: Sequence[tuple[str, str]], *, below: bool, columns: int = 3) -> None:
        w = self.w
        wide, high = w.width / columns, w.lead * 2.1
        for start in range(0, len(rows), columns):
            w.room(high + 4)
            for k, (name, value) in enumerate(rows[start : start + columns]):
                x = w.margin + k * wide + 3
                small = min(
                    w.size - 2.5,
                    (w.size - 2.5) * (wide - 8) / max(1, stringWidth(name, w.font, w.size - 2.5)),
                )
                w.at(x, value, size=w._fitting(value, wide - 8), dy=0 if below else w.lead * 0.95)
                w.at(x, name, size=small, dy=w.lead * 0.85 if below else 0)
                top = w.y + w.size
                if below:
                    w.sheets[-1].marks.append(Mark("line", x, w.y - 2, to=(x + wide - 14, w.y - 2)))
                else:
                    w.sheets[-1].marks.append(Mark("frame", x - 3, top - high, to=(wide, high)))
            w.gap(high)

    def parts(self, parts: Sequence[Part], how: str | None = None) -> None:
        """The body: headings over, before or beside their text, or all of it in two columns of a newspaper."""
        w = self.w
        how = how or self.pick("over", "over", "before", "beside", "caps", "ruled")
        if how == "columns" and self._columns(parts):
            return
        for name, said in parts:
            pairs = [(s, []) if isinstance(s, str) else s for s in said]
            if how == "before" and pairs:
                w.label(f"{name}:", pairs[0][0], *pairs[0][1])
                pairs = pairs[1:]
            elif how == "beside":
                pieces = simpleSplit(pairs[0][0] if pairs else "", w.font, w.size, w.width - 118)
                heads = simpleSplit(name, w.style(True), w.size, 108)
                w.room(max(len(heads), len(pieces)) * w.lead + 4)
                for k, piece in enumerate(heads):
                    w.at(w.margin, piece, bold=True, dy=k * w.lead)
                lowest = w.y - len(heads) * w.lead
            else:
                w.room(40)
                if how == "ruled":
                    w.rule()
                w.line(
                    name.upper() if how == "caps" else name,
                    bold=how != "caps",
                    size=w.size + (how == "ruled"),
                )
            for text, mentions in pairs:
                w.p(text, *mentions, x=118 if how == "beside" else 0)
            if how == "beside":
                w.y = min(w.y, lowest) if w.y > lowest - 300 and len(heads) > len(pieces) else w.y

    def _columns(self, parts: Sequence[Part]) -> bool:
        """All of it in two columns, if that fits the page; whether it did."""
        w, lines = self.w, []
        wide = w.width / 2 - 10
        for name, said in parts:
            lines.append((name, True, []))
            for s in said:
                text, found = (s, []) if isinstance(s, str) else s
                pieces = simpleSplit(text, w.font, w.size, wide)
                lines += [(p, False, found if k == 0 else []) for k, p in enumerate(pieces)]
        rows = -(-len(lines) // 2)
        if rows * w.lead > w.y - 70:
            return False
        for n in range(rows):
            for x, k in ((w.margin, n), (w.margin + wide + 20, rows + n)):
                if k < len(lines):
                    text, bold, found = lines[k]
                    w.at(x, text, bold=bold)
                    w.sheets[-1].mentions += found
            w.gap(w.lead)
        w.gap(6)
        return True
