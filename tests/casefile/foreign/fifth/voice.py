"""Names records for one paper in the manner of one half of the fifth set."""

from __future__ import annotations

from datetime import timedelta

from ..dates import partial
from ..matter import Record, scope
from ..naming import Namer
from ..paper import Mention
from ..people import PARTS
from .phrases import PHRASES

SILENT = frozenset({
    "laboratory-report", "therapy-note", "ur-decision", "progress-report", "work-status", "medication-record",
    "request-for-authorization",
})  # fmt: skip
"""Kinds whose author a mention does not give: they are signed by others than doctors, or not at all."""


class Voice(Namer):
    """As `Namer`, with other words; all truth is that of what is written."""

    @property
    def words(self):
        return PHRASES[self.which]

    def noun(self, record: Record) -> tuple[str, str | None]:
        known = self.words.nouns.get(record.kind)
        if known is None:
            place = f" of the {self.part(record)}" if record.kind == "procedure-note" else ""
            return record.detail + place, scope(record)
        text = self.rng.choice(known)
        return text.format(detail=record.detail, part=self.part(record)), scope(
            record
        ) if "{part}" in text else None

    def by(self, record: Record, chance: float) -> str:
        if record.kind in SILENT or self.rng.random() > chance:
            return ""
        return self.rng.choice(self.words.by).format(last=record.author.last)

    def sentence(self, record: Record) -> tuple[str, Mention]:
        rng, words = self.rng, self.words
        when, written = record.date.isoformat(), self.form(record.date)
        done = {"procedure-note": words.injected, "operative-report": words.operated}.get(record.kind)
        if done:
            pattern = rng.choice(done)
            if rng.random() < 0.12 and "on {date}" not in pattern and "On {date}" not in pattern:
                written, when = partial(record.date, rng)
            text = pattern.format(
                detail=record.detail,
                place=f"to the {self.part(record)}",
                date=written,
                last=record.author.last,
            )
            return text, self.mention(record, text, when, by="{last}" in pattern, part=record.part)
        noun, part = self.noun(record)
        if record.kind == "imaging-report" and part and self._lone(record) and rng.random() < 0.3:
            text = rng.choice(words.undated).format(noun=noun)
            return text, self.mention(record, text, None, part=part)
        pattern = rng.choice(words.named)
        if rng.random() < 0.1 and "dated {date}" not in pattern and not pattern.startswith("{date}"):
            written, when = partial(record.date, rng)
        by = self.by(record, 0.35)
        text = pattern.format(noun=noun, Noun=noun[0].upper() + noun[1:], date=written, by=by)
        return text, self.mention(record, text, when, by=bool(by), part=part)

    def item(self, record: Record, *, by: bool | None = None) -> tuple[str, str, str, Mention]:
        noun, part = self.noun(record)
        given = record.kind not in SILENT and (self.rng.random() < 0.4 if by is None else by)
        when = self.form(record.date)
        author = f"Dr. {record.author.last}" if given else ""
        noun = noun[0].upper() + noun[1:]
        mention = self.mention(record, f"{noun} {when}", record.date.isoformat(), by=given, part=part)
        return when, noun, author, mention

    def nothing(self) -> str:
        later = self.form(self.record.date + timedelta(days=self.rng.randint(7, 60)))
        return self.rng.choice(self.words.nothing).format(
            part=self.rng.choice(PARTS[self.record.part]), later=later
        )
