"""How this author names records: by nouns, sentences, lists and tables, in two halves that share none of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from .. import dates
from ..matter import Matter, Record, scope
from ..paper import Mention
from ..people import PARTS
from .phrases import DONE, EMPTY, NOUN, SAYS, SINGLE

CLINICAL = (
    "progress-report", "imaging-report", "consultation", "procedure-note", "operative-report", "laboratory-report", "therapy-note",
    "psychological-report", "electrodiagnostic-report", "medical-legal-report",
)  # fmt: skip
FILED = (
    *CLINICAL,
    "ur-decision",
    "request-for-authorization",
    "first-report",
    "work-status",
    "permanent-and-stationary-report",
)
"""Kinds that lawyers, evaluators and reviewers list as well."""
FORMS: dict[str, tuple[Callable[[date], str], ...]] = {
    "sixth-dev": (dates.us, dates.us20, dates.words, dates.dashed, dates.short),
    "sixth-test": (dates.us0, dates.us2, dates.words, dates.iso, dates.lab, dates.dotted),
}
NOT_BY = frozenset({"laboratory-report", "medication-record", "ur-decision", "therapy-note"})
"""Records that one names without who wrote them; several of them bear no signature."""


class Voice:
    """Names records for one document, always in one way of writing dates."""

    def __init__(self, matter: Matter, record: Record, which: str, rng: Random) -> None:
        self.matter, self.record, self.which, self.rng = matter, record, which, rng
        self.form = rng.choice(FORMS[which])

    def some(self, most: int, kinds: tuple[str, ...] = CLINICAL) -> list[Record]:
        """Up to `most` earlier records of these kinds, in order of date."""
        earlier = self.matter.before(self.record, kinds)
        return sorted(self.rng.sample(earlier, min(most, len(earlier))), key=lambda r: (r.date, r.kind))

    def noun(self, record: Record) -> tuple[str, str | None]:
        """The noun for a record, and the part by which it tells it from others."""
        text = self.rng.choice(NOUN[self.which][record.kind])
        part = (
            record.detail
            if record.kind == "electrodiagnostic-report"
            else self.rng.choice(PARTS[record.part])
        )
        named = "{part}" in text or record.kind in ("procedure-note", "operative-report")
        return text.format(detail=record.detail, part=part), scope(record) if named else None

    def mention(
        self, record: Record, text: str, when: str | None, by: str | None, part: str | None
    ) -> Mention:
        return Mention(kind=record.kind, date=when, author=by, part=part, text=text)

    def author(self, record: Record, likely: float) -> str | None:
        """How the author is given, or None: as `Dr. Ng` or, in lists of the test half, as signed."""
        if record.kind in NOT_BY or self.rng.random() > likely:
            return None
        doctor = record.author.credentials[:1] in ("M", "D") and record.author.credentials not in (
            "MPT",
            "DPT",
        )
        if self.which == "sixth-test" and self.rng.random() < 0.5 or not doctor:
            return record.author.full
        return f"Dr. {record.author.last}"

    def sentence(self, record: Record) -> tuple[str, Mention]:
        """A sentence that says of a record that there is one, and the mention it makes."""
        rng, when, written = self.rng, record.date.isoformat(), self.form(record.date)
        month = rng.random() < 0.1
        if month:
            written, when = f"{dates.MONTHS[record.date.month - 1]} {record.date.year}", when[:7]
        if record.kind in DONE[self.which]:
            text = rng.choice(DONE[self.which][record.kind])
            if month:
                text = text.replace("on {date}", "in {date}").replace("On {date}", "In {date}")
            text = text.format(detail=record.detail, Detail=_up(record.detail), date=written)
            return text, self.mention(record, text, when, None, scope(record))
        noun, part = self.noun(record)
        if (
            part
            and not month
            and record.kind == "imaging-report"
            and self._lone(record)
            and rng.random() < 0.4
        ):
            text = rng.choice(SINGLE[self.which]).format(noun=noun, Noun=_up(noun))
            return text, self.mention(record, text, None, None, part)
        by = self.author(record, 0.35)
        says = rng.choice(SAYS[self.which])
        text = says.format(noun=noun, Noun=_up(noun), date=written, by=f" by {by}" if by else "")
        return text, self.mention(record, text, when, by, part)

    def _lone(self, record: Record) -> bool:
        return [r for r in self.matter.records if (r.kind, r.part) == (record.kind, record.part)] == [record]

    def item(self, record: Record, likely: float = 0.5) -> tuple[str, str, str, Mention]:
        """A line of a list: date, noun, author (or nothing), and the mention it makes."""
        noun, part = self.noun(record)
        by = self.author(record, likely)
        when = self.form(record.date)
        mention = self.mention(record, f"{noun} {when}", record.date.isoformat(), by, part)
        return when, _up(noun), by or "", mention

    def empty(self) -> str:
        """A sentence that names no record there is."""
        later = self.form(
            self.record.date.replace(day=min(self.record.date.day, 28), year=self.record.date.year + 1)
        )
        return self.rng.choice(EMPTY[self.which]).format(
            part=self.rng.choice(PARTS[self.record.part]), later=later
        )


def _up(text: str) -> str:
    return text[0].upper() + text[1:]
