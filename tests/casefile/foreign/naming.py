"""How papers name other records: nouns by kind, dates, authors, and the sentences around them, in two sets."""

from __future__ import annotations

from random import Random

from . import dates
from .matter import Matter, Record, scope
from .paper import Mention
from .people import PARTS

NAMED = (
    "progress-report", "imaging-report", "consultation", "procedure-note", "operative-report", "laboratory-report",
    "therapy-note", "medical-legal-report", "psychological-report", "electrodiagnostic-report",
)  # fmt: skip
"""Kinds that clinical papers speak of."""

NOUNS = {
    "dev": {
        "progress-report": ("PR-2 report", "progress report", "treating physician's report"),
        "consultation": ("{detail} consultation report", "consultation report"),
        "laboratory-report": ("{detail} report", "{detail} results"),
        "therapy-note": ("{detail} note", "{detail} progress note"),
        "medical-legal-report": ("QME report", "agreed medical examiner's report"),
        "psychological-report": ("psychological evaluation", "psychotherapy progress note"),
        "electrodiagnostic-report": ("EMG/NCV study of the {part}", "electrodiagnostic study of the {part}"),
        "imaging-report": ("{detail} of the {part}", "{detail} study of the {part}"),
        "ur-decision": ("utilization review determination", "UR denial letter"),
        "request-for-authorization": ("request for authorization", "RFA"),
        "work-status": ("work status report",), "medication-record": ("prescription history",),
        "first-report": ("Doctor's First Report of Occupational Injury",),
        "permanent-and-stationary-report": ("permanent and stationary report",),
        "correspondence": ("letter",),
    },
    "test": {
        "progress-report": ("follow-up note", "office visit note", "primary treating physician progress report"),
        "consultation": ("{detail} consult note", "initial {detail} consultation"),
        "laboratory-report": ("{detail}", "{detail} laboratory report"),
        "therapy-note": ("{detail} daily note", "{detail} treatment note"),
        "medical-legal-report": ("panel QME evaluation", "AME report"),
        "psychological-report": ("psychological consultation report", "psych evaluation"),
        "electrodiagnostic-report": ("EMG/NCS of the {part}", "nerve conduction study of the {part}"),
        "imaging-report": ("{part} {detail}", "{detail} report, {part}"),
        "ur-decision": ("UR decision", "notice of non-certification"),
        "request-for-authorization": ("DWC Form RFA", "treatment request (RFA)"),
        "work-status": ("work status slip",), "medication-record": ("pharmacy printout",),
        "first-report": ("Form 5021 (Doctor's First Report)",),
        "permanent-and-stationary-report": ("PR-4 report",),
        "correspondence": ("correspondence",),
    },
}  # fmt: skip
SENTENCES = {
    "dev": (
        "The {noun} {dated} {date}{by} was reviewed with the patient.",
        "According to the {noun} {dated} {date}{by}, there was no red flag condition.",
        "I have reviewed the {noun}{by} {dated} {date}.",
        "{Noun}, {date}{by}: available to me today, findings as before.",
        "As stated in the {noun} of {date}{by}, symptoms had begun gradually.",
    ),
    "test": (
        "Per the {noun} {dated} {date}{by}, complaints were much the same.",
        "The {date} {noun}{by} is noted.",
        "Available for review is the {noun} ({date}){by}.",
        "Findings are compared with the {noun} {dated} {date}{by}.",
        "In the {noun} from {date}{by} the same distribution of pain was recorded.",
    ),
}
DONE = {
    "dev": {
        "procedure-note": (
            "On {date} the patient underwent {detail} {place} with forty percent relief for some weeks.",
            "He or she received a {detail} {place} on {date}, which helped briefly.",
        ),
        "operative-report": (
            "The patient underwent {detail} on {date}.",
            "Past surgical history: {detail}, {date}.",
        ),
    },
    "test": {
        "procedure-note": (
            "{Detail} {place} was performed on {date}; the benefit lasted about a month.",
            "Status post {detail} {place} {date} with partial improvement.",
        ),
        "operative-report": (
            "Status post {detail} {date}.",
            "Surgery consisted of {detail}, carried out on {date}.",
        ),
    },
}
UNDATED = {
    "dev": "The {noun} was again discussed; it showed degenerative change.",
    "test": "We went over the {noun}, which is of fair quality.",
}
NOTHING = {
    "dev": (
        "Authorization is requested for an MRI of the {part}.",
        "An EMG/NCV study of the extremities will be obtained if numbness persists.",
        "Physical therapy, two visits weekly for four weeks, has been completed without lasting benefit.",
        "The patient is scheduled for an epidural injection on {later}.",
        "Return to this office on {later} for a progress report.",
        "A psychological evaluation is recommended should mood not improve.",
        "Please attach the most recent PR-2 and any diagnostic reports to your request.",
        "No X-rays were taken today.",
    ),
    "test": (
        "We are awaiting approval of a {part} MRI.",
        "Consider surgical consultation if there is no gain by {later}.",
        "The worker has had acupuncture and chiropractic care in the past with mixed results.",
        "Next appointment: {later}, 10:15 AM.",
        "Repeat urine toxicology to be collected at the next visit.",
        "If approved, right away schedule a steroid injection.",
        "Operative candidacy was talked over; no surgery has been performed.",
        "New plain films of the {part} are being ordered.",
    ),
}  # fmt: skip


class Namer:
    """Names records for one paper, in the manner of one set."""

    def __init__(self, matter: Matter, record: Record, which: str, rng: Random) -> None:
        self.matter, self.record, self.which, self.rng = matter, record, which, rng
        self.form = rng.choice(dates.ANY)

    def part(self, record: Record) -> str:
        return (
            record.detail
            if record.kind == "electrodiagnostic-report"
            else self.rng.choice(PARTS[record.part])
        )

    def noun(self, record: Record) -> tuple[str, str | None]:
        """The noun for a record, and the part it gives."""
        known = NOUNS[self.which].get(record.kind)
        if known is None:
            return record.detail + (
                f" of the {self.part(record)}" if record.kind == "procedure-note" else ""
            ), scope(record)
        text = self.rng.choice(known)
        return text.format(detail=record.detail, part=self.part(record)), scope(
            record
        ) if "{part}" in text else None

    def mention(
        self, record: Record, text: str, when: str | None, *, by: bool = False, part: str | None = None
    ) -> Mention:
        author = f"Dr. {record.author.last}" if by else None
        return Mention(kind=record.kind, date=when, author=author, part=part, text=text)

    def sentence(self, record: Record) -> tuple[str, Mention]:
        """A sentence that names a record as existing, and the mention it makes."""
        rng = self.rng
        when = record.date.isoformat()
        written = self.form(record.date)
        dated = rng.choice(("dated", "dated", "of"))
        if rng.random() < 0.1:
            written, when = dates.partial(record.date, rng)
            dated = "of" if self.which == "dev" else "from"
        if record.kind in DONE[self.which]:
            text = rng.choice(DONE[self.which][record.kind])
            if len(when) < 10:
                text = text.replace("on {date}", "in {date}").replace("On {date}", "In {date}")
            detail = record.detail
            text = text.format(
                detail=detail,
                Detail=detail[0].upper() + detail[1:],
                place=f"of the {self.part(record)}",
                date=written,
            )
            return text, self.mention(record, text, when, part=record.part)
        noun, part = self.noun(record)
        by = rng.random() < 0.3 and record.kind not in ("laboratory-report", "therapy-note", "ur-decision")
        if record.kind == "imaging-report" and self._lone(record) and rng.random() < 0.3 and part:
            text = UNDATED[self.which].format(noun=noun)
            return text, self.mention(record, text, None, part=part)
        text = rng.choice(SENTENCES[self.which]).format(
            noun=noun, Noun=noun[0].upper() + noun[1:], dated=dated, date=written,
            by=f" by Dr. {record.author.last}" if by else "",
        )  # fmt: skip
        return text, self.mention(record, text, when, by=by, part=part)

    def _lone(self, record: Record) -> bool:
        """Whether no other record, here or not, could be meant by kind and part alone."""
        return [r for r in self.matter.records if r.kind == record.kind and r.part == record.part] == [record]

    def some(self, most: int, kinds: tuple[str, ...] = NAMED) -> list[Record]:
        """Up to `most` earlier records of these kinds, in order of date."""
        earlier = self.matter.before(self.record, kinds)
        return sorted(self.rng.sample(earlier, min(most, len(earlier))), key=lambda r: (r.date, r.kind))

    def item(self, record: Record, *, by: bool | None = None) -> tuple[str, str, str, Mention]:
        """An item of a list: date, noun, author as written, and the mention."""
        noun, part = self.noun(record)
        if by is None:
            by = self.rng.random() < 0.4
        by = by and record.kind not in ("laboratory-report", "therapy-note", "medication-record")
        when = self.form(record.date)
        author = f"Dr. {record.author.last}" if by else ""
        noun = noun[0].upper() + noun[1:]
        return (
            when,
            noun,
            author,
            self.mention(record, f"{noun} {when}", record.date.isoformat(), by=by, part=part),
        )

    def nothing(self) -> str:
        """A sentence that names no existing record."""
        later = self.form(self.record.date.replace(year=self.record.date.year + 1))
        part = self.rng.choice(PARTS[self.record.part])
        return self.rng.choice(NOTHING[self.which]).format(part=part, later=later)
