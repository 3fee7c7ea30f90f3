"""Writing one paper of a claim in the hand of a family, and knowing what it says.

A paper is a list of parts for the typesetter (`templates/mixed.typ`). Spans that name another record carry the
number of the mention, which the typesetter turns into a link, so that its page is known afterwards.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from openimr.demo.mixed.families import family, phrases
from openimr.demo.mixed.matter import Event, Matter, Person

_MARKED = re.compile(r"\[\[(.+?)\]\]")
_LISTED = {
    "progress-report": ["PR-2", "Progress report", "Follow-up report"], "imaging-report": ["{study}", "{study} report"],
    "electrodiagnostic-report": ["EMG/NCV of the {limbs}", "Electrodiagnostic report"], "operative-report": ["Operative report", "Operative report, {what}"],
    "procedure-note": ["Procedure note", "{What}"], "laboratory-report": ["Laboratory report", "Urine drug screen"],
    "consultation": ["Consultation report", "Initial consultation"], "medical-legal-report": ["QME report", "AME report"],
    "psychological-report": ["Psychological evaluation"], "ur-decision": ["Utilization review decision"], "therapy-note": ["{What} notes", "{What} progress report"],
    "request-for-authorization": ["Request for Authorization", "RFA"], "first-report": ["Doctor's First Report"],
    "permanent-and-stationary-report": ["Permanent and stationary report"], "work-status": ["Work status report"],
}  # fmt: skip
_FINDINGS = (
    "mild degenerative change.",
    "a small tear without retraction.",
    "no acute abnormality.",
    "moderate narrowing of the canal.",
)
_CONTROL = (
    "therapy-note",
    "imaging-report",
    "laboratory-report",
    "fax-cover",
    "billing",
    "work-status",
    "legal",
    "other",
    "medication-record",
)


@dataclass(frozen=True, kw_only=True)
class Named:
    """A record that a paper names: the event, its date as the paper gives it, the author if it does."""

    event: Event
    date: str | None
    author: str | None
    text: str


@dataclass(kw_only=True)
class Paper:
    """One paper as written: what it is, and its parts for the typesetter."""

    event: Event
    family: str
    kind: str
    date: dt.date | None
    author: str | None
    title: str | None
    look: dict[str, Any]
    parts: list[dict[str, Any]] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)


def write(matter: Matter, event: Event, name: str, chance: random.Random) -> Paper:
    """The paper that an event left, in the hand of the family `name`."""
    return _Writer(matter, event, name, chance).write()


class _Writer:
    def __init__(self, matter: Matter, event: Event, name: str, chance: random.Random) -> None:
        self.matter, self.event, self.chance, self.name = matter, event, chance, name
        self.family = family(name)
        self.rule: dict[str, Any] = self.family["kinds"][event.kind]
        looks = self.family["looks"]
        self.look: dict[str, Any] = {
            "font": chance.choice(looks["fonts"]), "size": chance.choice(looks["sizes"]), "head": chance.choice(looks["head"]),
            "title": chance.choice(looks["title"]), "fields": chance.choice(looks["fields"]), "body": chance.choice(looks["body"]),
            "foot": chance.choice(looks["foot"]), "running": "",
        }  # fmt: skip
        self.form = chance.choice(self.family["dates"])
        label = chance.choice(self.rule["date"])
        self.label: str = label or ""
        self.undated = label is None
        self.parts: list[dict[str, Any]] = []
        self.named: list[Named] = []

    def write(self) -> Paper:
        event, look = self.event, self.look
        title = self._fill(self.chance.choice(self.rule["titles"]))
        letter = bool(self.rule.get("letter"))
        if look["foot"] in {"running", "pagename"}:
            look["running"] = f"{self.matter.employee.last.upper()}, {self.matter.employee.first.upper()}"
            look["running"] += (
                f"   {self._day(event.date)}" if self.chance.random() < 0.5 and not self.undated else ""
            )
        if event.kind == "other" and ("SEPARATOR" in title.upper() or "EXHIBIT" in title):
            return self._separator(title)
        self._head()
        if letter:
            self._letter_head()
        if title and not (letter and self.chance.random() < 0.4):
            self.parts.append({"title": title})
            title_done = True
        else:
            title_done = not title
        if event.kind not in {"fax-cover", "application"}:
            self._fields(short=event.kind == "correspondence" or letter)
        if not title_done:
            self.parts.append({"title": title})
        signs = set(self.rule["sign"])
        if (
            not self.label
            and not self.undated
            and not letter
            and event.kind != "application"
            and not signs <= {"labelled", "above", "perjury"}
        ):
            self.parts.append({"lines": [self._day(event.date)]})
        if letter and event.kind in {"correspondence", "ur-decision"}:
            self.parts.append(
                {
                    "lines": [
                        self.chance.choice(["Dear Dr. {}:", "Dear Mr. {}:", "Dear Ms. {}:"]).format(
                            self.matter.treating.last
                        )
                    ]
                }
            )
        author = self._body()
        return Paper(
            event=event, family=self.name, kind=event.kind, date=None if self.undated else event.date, author=author,
            title=title.replace("\n", " ") or None, look=look, parts=self.parts, named=self.named,
        )  # fmt: skip

    def _separator(self, title: str) -> Paper:
        self.parts.append({"title": title})
        if self.chance.random() < 0.5:
            self.parts.append(
                {"lines": [self.chance.choice(["Medical records", "Begin scan", "Correspondence follows"])]}
            )
        self.look["head"] = "none"
        return Paper(
            event=self.event, family=self.name, kind="other", date=None, author=None, title=title, look=self.look, parts=self.parts,
        )  # fmt: skip

    # -- the top of the page

    def _head(self) -> None:
        place, kind = self.event.place, self.event.kind
        if kind in {"application", "other"} and self.chance.random() < 0.6:
            self.look["head"] = "none"
        if kind == "legal":
            self.look["head"] = "none"
        if self.look["head"] != "none":
            self.parts.append(
                {
                    "letterhead": {
                        "name": place.name,
                        "lines": [place.street, place.town],
                        "contact": f"Phone {place.phone}   Fax {place.fax}",
                    }
                }
            )

    def _letter_head(self) -> None:
        late = (
            0
            if self.event.kind in {"correspondence", "ur-decision"} or not self.label
            else self.chance.randrange(1, 9)
        )
        day = self.event.date + dt.timedelta(days=late)
        self.parts.append(
            {
                "lines": [
                    day.strftime("%B %d, %Y").replace(" 0", " ")
                    if "%B" in self.form or self.chance.random() < 0.6
                    else self._day(day)
                ]
            }
        )
        to = self.matter.insurer
        lines = (
            [to.name, to.street, to.town]
            if self.event.kind != "ur-decision"
            else [self._full(self.matter.treating), self.matter.clinic.name, self.matter.clinic.town]
        )
        if self.chance.random() < 0.5 and self.event.kind != "ur-decision":
            lines.insert(0, f"Attn: {self.matter.adjuster.name}")
        self.parts.append({"lines": lines})

    def _fields(self, *, short: bool) -> None:
        labels, matter = self.family["labels"], self.matter
        who = matter.employee
        name = self.chance.choice(
            [
                f"{who.first} {who.last}",
                f"{who.last}, {who.first}",
                f"{who.last.upper()}, {who.first.upper()}",
            ]
        )
        rows = [
            [self.chance.choice(labels["patient"]), name],
            [self.chance.choice(labels["claim"]), matter.claim],
        ]
        if not short or self.chance.random() < 0.7:
            rows.append([self.chance.choice(labels["born"]), self._day(matter.born)])
        rows.append([self.chance.choice(labels["injured"]), self._day(matter.injured)])
        if self.chance.random() < 0.4:
            rows.append([self.chance.choice(labels["employer"]), matter.employer])
        if self.label:
            rows.insert(self.chance.randrange(1, len(rows) + 1), [self.label, self._day(self.event.date)])
        for extra in self.rule.get("extra", ()):
            if self.chance.random() < 0.6:
                back = extra == "received" and self.event.kind == "ur-decision"
                other = self.event.date + dt.timedelta(days=-5 if back else self.chance.randrange(1, 4))
                words = {
                    "received": "Received",
                    "reported": "Reported",
                    "dictated": "Dictated",
                    "transcribed": "Transcribed",
                }[extra]
                rows.append([words, self._day(other)])
        for label, value in self.rule.get("fields", ()):
            rows.append([label, self._fill(value)])
        self.parts.append({"fields": rows})

    # -- the body

    def _body(self) -> str | None:
        kind = self.rule.get("body")
        if kind:
            made: Callable[[], str | None] = getattr(self, f"_{kind}")
            return made()
        pages = 1 if self.event.kind in _CONTROL else self.chance.choice([1, 1, 2, 2, 3])
        for section in self.rule["sections"]:
            self._section(section, pages)
        return self._sign(self.chance.choice(self.rule["sign"]))

    def _section(self, section: list[str], pages: int) -> None:
        heading, source, *more = section
        if heading:
            self.parts.append({"heading": self._fill(heading)})
        if source.startswith("="):
            if source != "=":
                self.parts.append({"para": [self._fill(source[1:])]})
        else:
            pool = list(phrases()[source])
            self.chance.shuffle(pool)
            sentences = [self._fill(p) for p in pool]
            for _ in range((pages - 1) * 5):
                sentences.insert(self.chance.randrange(len(sentences) + 1), self._filler())
            half = max(1, len(sentences) // 2)
            for group in (sentences[:half], sentences[half:]) if pages > 1 else (sentences,):
                if group:
                    self.parts.append({"para": [" ".join(group)]})
        if "mentions" in more:
            self._mentions()
        if "not" in more and self.chance.random() < 0.8:
            self.parts.append({"para": [self._fill(self.chance.choice(self.family["not"]))]})
        if "list" in more:
            self._list()

    def _filler(self) -> str:
        c, n = self.chance, self.chance.randrange
        return c.choice(
            [
                f"Grip strength measured {n(20, 90)}/{n(20, 90)}/{n(20, 90)} pounds on the right and {n(20, 90)} on the left.",
                f"The {c.choice(['deltoid', 'quadriceps', 'biceps', 'gastrocnemius', 'trapezius'])} girth was {n(22, 48)} cm, a difference of {n(1, 9)} mm.",
                f"Flexion was {n(10, 140)} degrees, extension {n(5, 60)} degrees and lateral bending {n(5, 45)} degrees.",
                f"The {c.choice(['employer', 'spouse', 'supervisor', 'nurse'])} reported that {c.choice(['walking', 'driving', 'reading', 'gardening', 'cooking'])} for {n(5, 90)} minutes is {c.choice(['difficult', 'tolerable', 'avoided', 'painful'])}.",
                f"A {c.choice(['brace', 'cane', 'heating pad', 'wrist splint', 'cervical pillow'])} was used about {n(2, 20)} hours each week.",
                f"On a scale of ten the {c.choice(['burning', 'aching', 'throbbing', 'stabbing'])} was {n(1, 9)} at rest and {n(2, 10)} with activity.",
            ]
        )

    def _mentions(self) -> None:
        table: dict[str, list[str]] = self.family["mentions"]
        known = [e for e in self.matter.before(self.event.date, list(table)) if e.id != self.event.id]
        self.chance.shuffle(known)
        for event in known[: self.chance.choice([0, 1, 2, 3])]:
            template = self.chance.choice(table[event.kind])
            self.parts.append({"para": self._mention(event, template)})

    def _list(self) -> None:
        known = [e for e in self.matter.before(self.event.date, list(_LISTED)) if e.id != self.event.id]
        self.chance.shuffle(known)
        form = self.chance.choice(
            [
                "[[{w}, {dr}, {date}]]",
                "[[{w} dated {date}]]",
                "[[{date} {w}]]",
                "[[{w} {date} ({author})]]",
                "[[{w} of {dr} dated {date}]]",
            ]
        )
        items = [
            self._mention(e, form.replace("{w}", self.chance.choice(_LISTED[e.kind])))
            for e in known[: self.chance.randrange(2, 7)]
        ]
        if items:
            self.parts.append({"list": items, "numbered": self.chance.random() < 0.5})

    def _mention(self, event: Event, template: str) -> list[Any]:
        date: str | None = None
        if "{date}" in template:
            date = event.date.isoformat()
        elif "{month}" in template:
            date = f"{event.date:%Y-%m}"
        author = None
        if "{dr}" in template.lower():
            author = f"Dr. {event.author.last}"
        elif "{author}" in template:
            author = self._full(event.author)
        spans: list[Any] = []
        words = self._fill(template, event)
        if event.author.credentials == "":
            author = author and event.author.name
            words = words.replace(f"Dr. {event.author.last}", event.author.name)
        position = 0
        for match in _MARKED.finditer(words):
            spans += [words[position : match.start()], {"m": len(self.named), "t": match[1]}]
            self.named.append(Named(event=event, date=date, author=author, text=match[1]))
            position = match.end()
        spans.append(words[position:])
        return [s for s in spans if s]

    def _fill(self, template: str, event: Event | None = None) -> str:
        e = event or self.event
        study = (
            self.chance.choice([f"{e.what} of the {e.part}", f"{e.part} {e.what}", f"{e.what} {e.part}"])
            if e.kind == "imaging-report"
            else ""
        )
        what = e.what or "therapy"
        part = e.part
        if (
            e.kind in {"operative-report", "procedure-note"}
            and part.split()[0] not in what
            and part.split()[-1] not in what
        ):
            what = f"{part} {what}"
        values = {
            "part": e.part, "limbs": e.limbs, "what": what, "What": what[:1].upper() + what[1:], "WHAT": what.upper(), "what2": "knee",
            "study": study, "Study": study[:1].upper() + study[1:], "STUDY": study.upper(), "STUDYABBR": f"{e.what.upper()} {e.part.replace('lumbar spine', 'L-spine').replace('cervical spine', 'C-spine').upper()}",
            "dr": f"Dr. {e.author.last}", "Dr": f"Dr. {e.author.last}", "author": self._full(e.author),
            "date": self._day(e.date), "month": f"{e.date:%B %Y}", "day": self._day(self.event.date + dt.timedelta(days=30)),
            "n": str(self.chance.randrange(2, 9)), "finding": self.chance.choice(_FINDINGS),
        }  # fmt: skip
        return re.sub(r"\{(\w+)\}", lambda m: values[m[1]], template)

    # -- forms

    def _lab(self) -> str | None:
        rows = [[t, str(self.chance.randrange(1, 900)), r, u] for t, r, u in
                [("Hydrocodone", "< 50", "ng/mL"), ("Creatinine", "20-300", "mg/dL"), ("Glucose", "65-99", "mg/dL"), ("Hemoglobin", "12.0-16.0", "g/dL"), ("pH", "4.5-9.0", "")]]  # fmt: skip
        self.parts.append({"lines": ["Specimen: Urine   Accession: " + str(self.chance.randrange(10**6))]})
        self.parts.append({"table": {"head": ["Test", "Result", "Reference Range", "Units"], "rows": rows}})
        return self._facility()

    def _bill(self) -> str | None:
        rows = []
        for n in range(self.chance.randrange(2, 6), 0, -1):
            day = self.event.date - dt.timedelta(days=7 * (n - 1))
            rows.append(
                [
                    self._day(day),
                    self.chance.choice(["97110", "99213", "72148", "20610"]),
                    self.chance.choice(["Therapeutic exercise", "Office visit", "MRI lumbar", "Injection"]),
                    f"${self.chance.randrange(40, 900)}.00",
                ]
            )
        self.parts[-1]["fields"] = [
            [a, b] if a != self.label else [a, self._day(self.event.date + dt.timedelta(days=12))]
            for a, b in self.parts[-1]["fields"]
        ]
        self.parts.append(
            {"table": {"head": ["Date of service", "Code", "Description", "Charge"], "rows": rows}}
        )
        self.parts.append(
            {
                "lines": [
                    f"Total charges: ${self.chance.randrange(300, 4000)}.00   Balance due: $0.00   Tax ID 00-0000000"
                ]
            }
        )
        return self._facility()

    def _drugs(self) -> str | None:
        rows = []
        for n in range(self.chance.randrange(2, 6)):
            rows.append(
                [
                    self._day(self.event.date - dt.timedelta(days=30 * (n + 1))),
                    self.chance.choice(["Norco 10/325", "Gabapentin 300 mg", "Naproxen 550 mg"]),
                    str(self.chance.choice([30, 60, 90])),
                    str(self.chance.randrange(3)),
                ]
            )
        self.parts.append({"table": {"head": ["Filled", "Drug", "Qty", "Refills"], "rows": rows}})
        return self._facility()

    def _fax(self) -> str | None:
        sender = self._full(self.chance.choice([self.matter.adjuster, self.matter.treating]))
        rows = [["To", self.chance.choice(["Utilization Review Department", "Independent Medical Review", self.matter.insurer.name])], ["From", sender],
                ["Fax", self.event.place.fax], [self.label, self._day(self.event.date)], ["Pages", str(self.chance.randrange(2, 60))], ["Re", self.matter.claim]]  # fmt: skip
        self.parts.append({"fields": rows})
        self.parts.append({"para": [phrases()["confidential"][0]]})
        return sender

    def _imr(self) -> str | None:
        who, m = self.matter.employee, self.matter
        day = self._day(self.event.date)
        rows = [["Employee Name (First, MI, Last)", who.name], ["Claim Number", m.claim], ["Date of Injury (MM/DD/YYYY)", self._day(m.injured)], ["Employer Name", m.employer],
                ["Requesting Physician", self._full(m.treating)], ["Claims Administrator", m.insurer.name]]  # fmt: skip
        self.parts += [{"heading": "Employee Information"}, {"fields": rows}, {"heading": "Disputed Medical Treatment"},
                       {"para": [self._fill("Treatment denied: physical therapy for the {part}. I request that the Administrative Director assign an independent review organization.")]}]  # fmt: skip
        self.parts.append({"lines": [f"Employee Signature: {who.name}   Date: {day}"]})
        return who.name

    # -- the foot

    def _facility(self) -> str | None:
        return self.event.place.name if self.look["head"] != "none" else None

    def _sign(self, how: str) -> str | None:
        if how == "none":
            return self._facility()
        event = self.event
        who = event.author
        if event.kind in {"application"}:
            who = self.matter.employee
        name, day = self._full(who), self._day(event.date)
        later = self._day(event.date + dt.timedelta(days=self.chance.randrange(1, 5)))
        if how in {"labelled", "above", "perjury"}:
            later = day
        initials = f"{who.first[0]}{who.last[0]}"
        upper = name.upper()
        lines = {
            "esigned": [f"Electronically signed by {name} on {later} 14:02"],
            "esigned2": [f"Signed by: {name}   {later} 09:12 AM"],
            "signedby": [f"Signed: {name}", f"{later} 4:15 PM"],
            "stamp": [f"This document was electronically signed by {name} {later}"],
            "read": [f"{self.chance.choice(['Interpreted by', 'Read by', 'Radiologist'])}: {name}"],
            "closing": [self.chance.choice(["Sincerely,", "Respectfully submitted,", "Respectfully,"]), "", name, *([who.role] if who.role else [])],
            "sincerely": [self.chance.choice(["Very truly yours,", "Yours truly,", "Sincerely yours,", "Best regards,"]), "", name],
            "role": [name, who.role or "Representative"],
            "typed": [upper, f"{initials}/{'abcdefgh'[self.chance.randrange(8)]}{'klmnop'[self.chance.randrange(6)]}", f"D: {later}   T: {later}"],
            "bare": [name, *([who.role] if who.role and self.chance.random() < 0.5 else [])],
            "slash": [f"/s/ {name}"],
            "labelled": [f"{self.chance.choice(['Physician Signature', 'Signature', 'Requesting Physician Signature'])}: {name}   Date: {day}"],
            "above": [f"{name}          {day}", "________________________________", "Physician's signature          Date"],
            "perjury": [f"Executed on {day} at {event.place.town.split(',')[0]}, California.", "", name],
        }[how]  # fmt: skip
        self.parts.append({"sign": lines})
        return upper if how == "typed" else name

    def _full(self, who: Person) -> str:
        return f"{who.name}, {who.credentials}" if who.credentials else who.name

    def _day(self, day: dt.date) -> str:
        return day.strftime(self.form).replace(" 0", " ")
