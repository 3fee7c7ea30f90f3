"""How these papers name records: by sentence, list or table, in two halves that share no wording of their own."""

from __future__ import annotations

from .. import dates
from ..matter import Record, scope
from ..naming import NAMED
from ..paper import Mention
from ..people import PARTS
from ..writing import Job
from . import extras_dev, extras_kept, words_dev, words_kept

WORDS = {"fourth-dev": words_dev, "fourth-test": words_kept}
EXTRAS = {"fourth-dev": extras_dev, "fourth-test": extras_kept}
LISTED = (
    *NAMED, "ur-decision", "request-for-authorization", "first-report", "permanent-and-stationary-report",
    "work-status", "medication-record",
)  # fmt: skip
"""Kinds that reviewers of records list."""
NAMELESS = ("laboratory-report", "therapy-note", "ur-decision", "medication-record")
CODES = {"MRI": "MR", "X-ray": "XR", "CT": "CT"}


class Voice:
    """Names records for one paper."""

    def __init__(self, job: Job) -> None:
        self.j, self.rng, self.words = job, job.rng, WORDS[job.which]
        self.form = self.rng.choice(self.words.DATES)

    def part(self, record: Record) -> str:
        if record.kind == "electrodiagnostic-report":
            return record.detail
        return self.rng.choice(PARTS[record.part])

    def noun(self, record: Record) -> tuple[str, str | None]:
        """The noun for a record, and the part that it gives."""
        text = self.rng.choice(self.words.NOUNS[record.kind])
        side, _, region = record.part.partition(" ")
        coded = f"{region} {side}" if side in ("left", "right") else record.part
        given = scope(record) if "{part}" in text or "{PART}" in text or "{surgery}" in text else None
        return text.format(
            detail=record.detail, surgery=record.detail, part=self.part(record), PART=coded.upper(), Part=coded.title(),
            code=CODES.get(record.detail, ""),
        ), given  # fmt: skip

    def who(self, record: Record) -> str | None:
        """An author as written, or None where none is given."""
        if record.kind in NAMELESS or self.rng.random() < 0.6:
            return None
        a = record.author
        return self.rng.choice((f"Dr. {a.last}", f"Dr. {a.name}", a.full) if a.credentials else (a.name,))

    def some(self, most: int, kinds: tuple[str, ...] = NAMED) -> list[Record]:
        return self.j.n.some(most, kinds)

    def item(self, record: Record) -> tuple[str, str, str | None, Mention]:
        """Date, noun and author as written in a list, and the mention."""
        noun, part = self.noun(record)
        when, by = self.form(record.date), self.who(record)
        mention = Mention(
            kind=record.kind, date=record.date.isoformat(), author=by, part=part, text=f"{noun} {when}"
        )
        return when, noun[0].upper() + noun[1:], by, mention

    def sentence(self, record: Record) -> tuple[str, list[Mention]]:
        """A sentence that names a record as existing."""
        rng, words = self.rng, self.words
        written, when = self.form(record.date), record.date.isoformat()
        if rng.random() < 0.12:
            written, when = dates.partial(record.date, rng)
        if record.kind in words.DONE and rng.random() < 0.7:
            text = rng.choice(words.DONE[record.kind])
            if len(when) < 10:
                text = text.replace("On {date}", "In {date}").replace("on {date}", "in {date}")
            detail = record.detail
            text = text.format(
                detail=detail, Detail=detail[0].upper() + detail[1:], part=self.part(record), date=written
            )
            return text, [Mention(kind=record.kind, date=when, author=None, part=record.part, text=text)]
        noun, part = self.noun(record)
        if record.kind == "imaging-report" and part and self._lone(record) and rng.random() < 0.3:
            text = rng.choice(words.UNDATED).format(noun=noun, Noun=noun[0].upper() + noun[1:])
            return text, [Mention(kind=record.kind, date=None, author=None, part=part, text=text)]
        by = self.who(record)
        text = rng.choice(words.SENTENCES).format(
            noun=noun, Noun=noun[0].upper() + noun[1:], date=written, by=f" by {by}" if by else ""
        )
        if len(when) < 10:
            text = text.replace(" on " + written, " in " + written)
        return text, [Mention(kind=record.kind, date=when, author=by, part=part, text=text)]

    def _lone(self, record: Record) -> bool:
        """Whether no other record, here or not, could be meant by kind and part alone."""
        return [r for r in self.j.m.records if r.kind == record.kind and r.part == record.part] == [record]

    def nothing(self) -> str:
        """A sentence that names no existing record."""
        later = self.form(self.j.after(self.rng.randint(9, 60)))
        part = self.rng.choice(PARTS[self.j.r.part])
        return self.rng.choice(self.words.NOTHING).format(part=part, later=later)

    def say(self, what: str, count: int = 3) -> str:
        """Sentences of a sort: `story`, `complaints`, `findings`, `plan`, `mind`, `law` or `scan`."""
        source = getattr(self.words, what.upper())
        found = self.rng.sample(source, min(count, len(source)))
        part = self.rng.choice(PARTS[self.j.r.part])
        return " ".join(
            s.format(part=part, n=self.rng.randint(3, 8), a=self.rng.randint(30, 75)) for s in found
        )

    def told(self, what: str, most: int, kinds: tuple[str, ...] = NAMED, *, nothing: int = 1) -> list:
        """Paragraphs of a sort among which up to `most` records are named, and some are named that do not exist."""
        said = [(s, []) for s in self.say(what, 4).split(". ")]
        said = [(s if s.endswith(".") else s + ".", found) for s, found in said]
        said += []
        for record in self.some(self.rng.randint(0, most), kinds):
            said.insert(self.rng.randint(1, len(said)), self.sentence(record))
        for _ in range(self.rng.randint(0, nothing)):
            said.insert(self.rng.randint(1, len(said)), (self.nothing(), []))
        half = -(-len(said) // 2)
        return [
            (" ".join(s for s, _ in group), [m for _, found in group for m in found])
            for group in (said[:half], said[half:])
            if group
        ]
