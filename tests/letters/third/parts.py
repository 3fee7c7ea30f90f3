"""The parts that letters of all layouts have, each with its truth."""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import Any

from . import words
from .printing import BREAK, spoilt

LAYOUTS = ("prose-credentials", "listed-credentials", "numbered-decisions", "professional-review")
ORGANIZATIONS = ("MAXIMUS",) * 5 + ("IMR Organization", "CalMed Review")
OUTCOMES = ("upheld",) * 6 + ("overturned", "overturned", "modified")
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy")
ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
EMPTY = {"statement": "", "basis": ["none"], "citations": []}


CLOSING = [
    "Effect of the Decision:",
    "The determination of MAXIMUS Federal Services and its physician reviewer is deemed to be the final determination of the Administrative "
    "Director, Division of Workers' Compensation.",
    "Sincerely,",
    "Q. Ferrow, MD\nMedical Director",
    "cc: Department of Industrial Relations, Division of Workers' Compensation",
]


def _day(rng: random.Random, first: int, last: int) -> dt.date:
    return dt.date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))


def _written(rng: random.Random, day: dt.date) -> str:
    forms = (f"{day:%m/%d/%Y}", f"{day.month}/{day.day}/{day:%y}", f"{day.month}-{day.day}-{day.year}",
             f"{day:%B} {day.day}, {day.year}", f"{day:%m-%d-%y}", f"{day:%b}. {day.day}, {day.year}")  # fmt: skip
    return rng.choice(forms[:5] if day.month == 5 else forms)


def hyphen(rng: random.Random, text: str) -> str:
    """Sometimes a line that ends at a hyphen."""
    spots = [m.end() for m in re.finditer(r"(?<=\w)-(?=\w)", text)]
    if not spots or rng.random() > 0.3:
        return text
    spot = rng.choice(spots)
    return text[:spot] + BREAK + text[spot:]


def plain(text: str) -> str:
    return " ".join(text.replace(BREAK, " ").split())


def clean(said: dict[str, Any]) -> dict[str, Any]:
    return {**said, "statement": plain(said["statement"])}


class Parts:
    """One letter, from one seed."""

    wild = False
    openings: tuple[tuple[str, str], ...] = words.OPENINGS
    titles: tuple[str, ...] = words.PLAIN_TITLES
    facts: tuple[str, ...] = words.FACTS
    history: tuple[str, ...] = words.HISTORY

    def __init__(self, seed: object, layout: str, noisy: bool) -> None:
        self.rng = rng = random.Random(f"{seed}-{layout}-{noisy}")
        self.layout, self.noisy = layout, noisy
        self.decided = _day(rng, 2013, 2013) if layout in LAYOUTS[2:] else _day(rng, 2014, 2016)
        self.injured = _day(rng, 1994, 2012)
        self.case = f"CM{self.decided.year % 100:02d}-{rng.randrange(10**6):07d}"
        self.blocks: list[str] = []
        self.items: list[dict[str, Any]] = []
        self.organization = rng.choice(ORGANIZATIONS)
        self.front: dict[str, Any] = dict.fromkeys(
            (
                "priority",
                "case_number",
                "ur_denial_date",
                "date_of_injury",
                "decision_date",
                "application_received",
                "date_assigned",
            )
        )

    def _header(self, notice: bool = False) -> None:
        rng = self.rng
        if not notice and rng.random() < 0.25:
            return
        back = [self.decided - dt.timedelta(days=d) for d in (60, 45, 30)]
        denial, received, assigned = back
        f = self.front
        f.update(
            case_number=self.case,
            date_of_injury=str(self.injured),
            ur_denial_date=str(denial),
            application_received=str(received),
        )

        def value(day: dt.date) -> str:
            return spoilt(f"{day:%m/%d/%Y}")

        if notice:
            f["decision_date"] = str(self.decided)
            self.blocks.append(
                "MAXIMUS FEDERAL SERVICES, INC.\nIndependent Medical Review\nP.O. Box 138009\nSacramento, CA  95813-8009"
            )
            self.blocks.append(spoilt("Notice of Independent Medical Review Determination"))
            self.blocks.append(f"Dated: {value(self.decided)}")
            self.blocks.append(
                f"Employee:\nClaim Number: 0{rng.randrange(10**8)}\nDate of UR Decision: {value(denial)}\nDate of Injury: {value(self.injured)}\n"
                f"IMR Application Received: {value(received)}\nMAXIMUS Case Number: {self.case}"
            )
            return
        f["decision_date"], f["date_assigned"] = str(self.decided), str(assigned)
        f["priority"] = rng.choice(("standard", "standard", "expedited"))
        gap = "\n" if rng.random() < 0.5 else "    "
        rows = [f"Case Number: {self.case}", f"Date Assigned: {value(assigned)}", f"Date of Injury: {value(self.injured)}",
                f"Decision Date: {value(self.decided)}", f"UR Denial Date: {value(denial)}", f"Priority: {f['priority'].title()}",
                f"Application Received: {value(received)}"]  # fmt: skip
        if rng.random() < 0.1:
            rows[4] = "UR Denial Date:"
            f["ur_denial_date"] = None
        if self.wild and rng.random() < 0.5:
            rng.shuffle(rows)
            rows = [row.replace(": ", rng.choice((":", ": ", " : ", ":\n")), 1) for row in rows]
            self.blocks.append("\n".join(rows))
            return
        pairs = [rows[i : i + 2] for i in range(0, 7, 2)]
        self.blocks.append("\n".join(gap.join(pair) for pair in pairs))

    def _credentials(self) -> tuple[list[str], list[str]]:
        names = self.rng.sample(words.SPECIALTIES, self.rng.choice((1, 1, 2, 3)))
        states = self.rng.sample(sorted(words.STATES), self.rng.choice((1, 1, 2, 3)))
        return names, states

    def _prose(self, who: str) -> str:
        names, states = self._credentials()
        self.reviewer = {"certifications": names, "licensure_states": [words.STATES[s] for s in states]}
        said = ", ".join(spoilt(s) for s in states)
        if len(states) == 2 and self.rng.random() < 0.5:
            said = " and ".join(spoilt(s) for s in states)
        board = ", ".join(names)
        if len(names) == 2 and self.rng.random() < 0.6:
            board = f"{names[0]}, has a subspecialty in {names[1]}"
        elif len(names) > 1 and self.rng.random() < 0.3:
            board = "/".join(names)
        return f"The {who} is Board Certified in {board} and is licensed to practice in {said}."

    def _how(self) -> None:
        self.blocks.append(spoilt("HOW THE IMR FINAL DETERMINATION WAS MADE"))
        credentials = ""
        if self.layout != "listed-credentials":
            credentials = (
                self._prose("expert reviewer" if self.layout != LAYOUTS[2] else "physician reviewer") + " "
            )
        self.blocks.append(
            f"{self.organization} gave the whole case file to an expert reviewer. He/she has no ties to the employee, the employer, "
            f"those who treat, or the claims administrator. {credentials}He/she sees patients at least 24 hours a week, has done so "
            "for over five years, and knows the laws that govern reviews, among them "
            "the order in which evidence counts for a determination."
        )
        if self.layout == "listed-credentials":
            names, states = self._credentials()
            self.reviewer = {"certifications": names, "licensure_states": [words.STATES[s] for s in states]}
            listed = ", ".join(spoilt(s) for s in states)
            if self.wild and self.rng.random() < 0.3:
                listed = self.rng.choice((", ", "/", "; ")).join(words.STATES[s] for s in states)
            if self.wild and self.rng.random() < 0.3:
                listed = "\n" + listed
            self.blocks.append("The Expert Reviewer has the following credentials:\n" + spoilt("State(s) of Licensure:") + f" {listed}\n"
                               + spoilt("Certification(s)/Specialty:") + " " + self.rng.choice((", ", ", ", "/", "; ")).join(names))  # fmt: skip

    def _summary(self, heading: str, lead: bool = True) -> None:
        rng = self.rng
        if heading:
            self.blocks.append(spoilt(heading))
        if lead:
            self.blocks.append("The expert reviewer wrote the clinical case summary that follows from the case file, "
                               "including all medical records:")  # fmt: skip
        self.employee: dict[str, Any] = {"age": None, "sex": None, "date_of_injury": None}
        if rng.random() < 0.07:
            text, self.employee["sex"] = rng.choice(words.BARE)
            parts = [text]
        else:
            text, sex = rng.choice(self.openings)
            age = rng.randint(21, 74)
            self.employee = {"age": age, "sex": sex, "date_of_injury": str(self.injured)}
            day = _written(rng, self.injured)
            if rng.random() < 0.05:
                day, self.employee["date_of_injury"] = rng.choice(("02/30/2010", "13/41/2009")), None
            years = (
                f"{TENS[age // 10]}-{ONES[age % 10]}"
                if age > 20 and age % 10 and rng.random() < 0.1
                else str(age)
            )
            parts = [text.format(age=years, doi=day)]
            parts += rng.sample(self.history, rng.randint(1, 9))
        self._paragraphs = [hyphen(rng, part) for part in self._split(parts)]
        self.blocks += self._paragraphs
        self.summary = plain(" ".join(self._paragraphs))

    def _split(self, parts: list[str]) -> list[str]:
        """One paragraph, or two."""
        gap = self.rng.choice((" ", " ", "  "))
        if len(parts) > 4 and self.rng.random() < 0.25:
            return [gap.join(parts[:3]), gap.join(parts[3:])]
        return [gap.join(parts)]

    def _requests(self) -> list[tuple[str, str, str, int | None]]:
        """Title, outcome, reason, the item it follows."""
        rng = self.rng
        count = rng.choice((1, 1, 2, 3, 4, 6, 9, 14, 25))
        out: list[tuple[str, str, str, int | None]] = []
        pool = rng.sample(self.titles, len(self.titles))
        if rng.random() < 0.3:
            title, short = rng.choice(words.PRIMARIES)
            outcome = rng.choice(("upheld", "overturned"))
            out.append((title, outcome, self._reason(outcome), None))
            for extra in rng.sample(words.ASSOCIATED, min(count, rng.randint(1, 6))):
                said = rng.choice(words.FALLS if outcome == "upheld" else words.STANDS)
                if rng.random() < 0.2:
                    state = "not " if outcome == "upheld" else ""
                    said = f"As the {short} is {state}medically necessary, this service is {state}medically necessary."
                out.append((extra, outcome, said, 1))
        while len(out) < count and pool:
            outcome = rng.choice(OUTCOMES)
            out.append((pool.pop(), outcome, self._reason(outcome), None))
        return out

    def _reason(self, outcome: str) -> str:
        facts = self.rng.sample(self.facts, self.rng.randint(1, 6))
        if (
            outcome != "upheld"
        ):  # "The surgery was necessary. Therefore, the request is" may share its fate, or not
            facts = [fact for fact in facts if "surgery of" not in fact] or ["Weaning is advised."]
        return " ".join([*facts, self.rng.choice(words.ENDS[outcome])])

    def _item(
        self,
        title: str,
        outcome: str,
        claims: dict[str, Any],
        reviewer: dict[str, Any],
        reason: str,
        follows: int | None,
    ) -> None:
        self.items.append({"description": plain(title), "decision": outcome, "claims_administrator_guideline": clean(claims),
                           "reviewer_guideline": clean(reviewer), "rationale": plain(reason), "follows_item": follows})  # fmt: skip
