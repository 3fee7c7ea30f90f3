"""Invented letters of every known layout with what they say: the truth that the reader is measured against.

`generate(seed)` makes one letter. What it says is chosen first; then it is written out in a layout, its lines and
pages are broken, and its labels are misread as a scanner would. A letter of one seed is always the same.
"""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field
from typing import Any

LAYOUTS = ("listed-credentials", "prose-credentials", "numbered-decisions", "professional-review")
STATES = {"California": "CA", "New York": "NY", "Texas": "TX", "New Hampshire": "NH", "Washington": "WA", "Illinois": "IL", "Ohio": "OH", "North Carolina": "NC", "Oregon": "OR", "District of Columbia": "DC"}  # fmt: skip
CERTIFICATIONS = ["Orthopedic Surgery", "Physical Medicine and Rehabilitation", "Pain Management", "Neurological Surgery", "Preventive Medicine", "Occupational Medicine", "Internal Medicine", "Psychiatry", "Anesthesiology", "Family Practice", "Chiropractic", "Emergency Medicine", "Hand Surgery", "Physical Medicine & Rehabilitation"]  # fmt: skip
TREATMENTS = [
    "MRI of the lumbar spine", "Norco 10/325 mg #60", "12 sessions of physical therapy for the left shoulder",
    "ACUPUNCTURE 2 X 4, CERVICAL SPINE", "Tramadol ER 150 mg: one tablet daily, #30 with 2 refills",
    "Left knee arthroscopy: partial medial meniscectomy, chondroplasty, and removal of loose bodies (outpatient)",
    "Functional restoration program: initial evaluation", "H-wave unit rental, 30 days",
    "REVIEW OF A REQUEST FORMERLY Upheld: second opinion with a spine surgeon",
    "Epidural steroid injection at L4-L5 and L5-S1 under fluoroscopy, with sedation and a follow-up visit in four weeks",
    "Urine drug screen", "Lidoderm 5% patch #30", "EMG/NCV of both upper extremities",
    "Aquatic therapy: 8 visits (2 x 4), lumbar spine", "Home health aide, 4 hours a day, 7 days a week for 6 weeks",
    "Zanaflex 4 mg, quantity 90", "X-ray of the right wrist, three views", "Ergonomic chair",
    "Repair of the rotator cuff of the right shoulder with subacromial decompression, distal clavicle excision and debridement of the labrum as indicated at surgery: right shoulder",
    "Psychological evaluation",
]  # fmt: skip
SERVICES = ["Assistant surgeon", "Pre-operative medical clearance", "Associated surgical service: cold therapy unit, 7 days",
            "2 day inpatient stay", "Associated Surgical Service: Post-operative physical therapy 3 x 4"]  # fmt: skip
REASONS = [
    "The notes of the last three visits do not record a change in function.",
    "The film of March shows no narrowing of the canal at any level.",
    "Two courses of therapy were tried, and the second one helped for less than a week.",
    "A physical examination that points to the level in question is wanting.",
    "The guideline asks for a trial of six visits, with objective gain before more are given.",
    "The record has no agreement on opioids, no pain scores and no screening of urine.",
    "The first review called it: Upheld",
    "1. There is no red flag; 2. there is no plan for surgery; and 3. the symptoms are of long standing.",
    "This applies to the “sciatic” signs – they were not seen – as well.",
    "The ofﬁce visit of 04/14 was not documented; the pre- operative tests were normal.",
]


@dataclass(frozen=True)
class Source:
    """A source as a statement names it, with its citation in the form of the schema."""

    family: str
    text: str
    chapter: str | None
    section: str | None = None
    pages: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"family": self.family, "text": self.text, "chapter": self.chapter, "section": self.section, "pages": list(self.pages)}  # fmt: skip


MTUS = [
    Source("ACOEM", "MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 305-308", "12 Low Back Complaints", None, ("305-308",)),
    Source("ACOEM", "MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 207, 209 and 211", "9 Shoulder Complaints", None, ("207", "209", "211")),
    Source("MTUS", "MTUS Chronic Pain Medical Treatment Guidelines Page(s): 43 of 127", "Chronic Pain Medical Treatment Guidelines", None, ("43",)),
    Source("MTUS", "MTUS Low Back Complaints 2004, Section(s): Special Studies", "Low Back Complaints 2004", "Special Studies"),
    Source("MTUS", "MTUS Postsurgical Treatment Guidelines", "Postsurgical Treatment Guidelines"),
    Source("MTUS", "MTUS Acupuncture Treatment 2007", "Acupuncture Treatment 2007"),
]  # fmt: skip
OTHER = [
    Source("ODG", "Official Disability Guidelines (ODG) Low Back Chapter, Fusion (spinal)", "Low Back", "Fusion (spinal)"),
    Source("ODG", "Official Disability Guidelines, Knee & Leg Chapter, MRI", "Knee & Leg", "MRI"),
    Source("ODG", "ODG, Pain (Chronic) Chapter, Opioids", "Pain (Chronic)", "Opioids"),
    Source("other", "Campbell's Operative Orthopaedics, 10th ed., Mosby, Inc. P.2691-2692", None, None, ("2691-2692",)),
]  # fmt: skip
OLD = [
    Source("MTUS", "Chronic Pain Medical Treatment Guidelines, pages 98-99", "Chronic Pain Medical Treatment Guidelines", None, ("98-99",)),
    Source("MTUS", "MTUS Chronic Pain Medical Treatment Guidelines, Opioids, page 80", "Chronic Pain Medical Treatment Guidelines", "Opioids", ("80",)),
    Source("ACOEM", "ACOEM Practice Guidelines, Chapter 12 (Low Back Complaints), pages 303-305", "12 Low Back Complaints", None, ("303-305",)),
]  # fmt: skip
NOTHING = {"basis": ["none"], "citations": []}


@dataclass
class Item:
    title: str
    decision: str
    claims: dict[str, Any]
    reviewer: dict[str, Any]
    rationale: list[str]
    follows: int | None = None

    def to_json(self, position: int) -> dict[str, Any]:
        return {
            "position": position, "description": self.title, "decision": self.decision,
            "claims_administrator_guideline": self.claims, "reviewer_guideline": self.reviewer,
            "rationale": " ".join(self.rationale), "follows_item": self.follows,
        }  # fmt: skip


@dataclass
class Generated:
    """A letter, and its truth in the form of the schema, without warnings."""

    seed: int
    layout: str
    text: str
    truth: dict[str, Any]
    noise: list[str] = field(default_factory=list)


class Maker:
    def __init__(self, seed: int, layout: str, *, noisy: bool) -> None:
        self.r = random.Random(f"{seed} {layout}")
        self.layout = layout
        self.noisy = noisy
        self.noise: list[str] = []
        self.number = f"CM{self.r.randint(13, 16)}-{self.r.randint(0, 9_999_999):07d}"

    # What it says

    def guideline(self, side: str) -> dict[str, Any]:
        r, who = self.r, "The Claims Administrator" if side == "claims" else "The Expert Reviewer"
        if self.layout == "numbered-decisions":
            who = "The Claims Administrator" if side == "claims" else "The Physician Reviewer"
            one = r.choice(OLD)
            based = "based its decision on" if side == "claims" else "based his/her decision on"
            tail = r.choice(["", ", which is part of the MTUS", ", part of the Medical Treatment Utilization Schedule (MTUS)"])  # fmt: skip
            return {"statement": f"{who} {based} the {one.text}{tail}.", "basis": ["mtus"], "citations": [one.to_json()]}  # fmt: skip
        if self.layout == "professional-review":
            one = r.choice(OLD)
            return {"statement": f"Decision based on MTUS {one.text}." if not one.text.startswith("MTUS") else f"Decision based on {one.text}.", "basis": ["mtus"], "citations": [{**one.to_json(), "text": one.text if one.text.startswith("MTUS") else f"MTUS {one.text}"}]}  # fmt: skip
        form = r.randrange(5)
        if form == 0:
            return {"statement": f"{who} did not cite any medical evidence for its decision.", **NOTHING}
        one, two = r.choice(MTUS), r.choice(OTHER)
        if form == 1:
            return {
                "statement": f"Decision based on {one.text}.",
                "basis": ["mtus"],
                "citations": [one.to_json()],
            }
        words = f"Decision based on Non-MTUS Citation {r.choice(['', 'Other Medical Treatment Guideline or Medical Evidence: '])}{two.text}."
        if form == 2:
            return {"statement": f"{who} did not base their decision on the MTUS. {words}", "basis": ["non-mtus"], "citations": [two.to_json()]}  # fmt: skip
        return {"statement": f"Decision based on {one.text}. {words}", "basis": ["mtus", "non-mtus"], "citations": [one.to_json(), two.to_json()]}  # fmt: skip

    def items(self) -> list[Item]:
        r = self.r
        count = 1 if self.layout == "professional-review" else r.choice([1, 1, 2, 3, 4, 6, 20])
        titles = r.sample(TREATMENTS, min(count, len(TREATMENTS)))
        items: list[Item] = []
        for n, title in enumerate(titles):
            service = n and r.random() < 0.25
            follows = None
            if service:
                title = r.choice(SERVICES)
                earlier = [k for k, i in enumerate(items) if i.follows is None]
                necessary = items[earlier[-1]].decision
                follows = earlier[-1] + 1
                if necessary == "upheld":
                    decision = "upheld"
                    why = ["Because the primary procedure is not medically necessary, no associated service is medically necessary."]  # fmt: skip
                else:
                    decision = "overturned"
                    why = ["Since the primary procedure is medically necessary, the associated service is medically necessary."]  # fmt: skip
            else:
                decision = r.choice(["upheld", "upheld", "upheld", "overturned", "modified"])
                if self.layout in LAYOUTS[2:]:
                    decision = r.choice(["upheld", "upheld", "overturned"])
                end = {"upheld": "is not medically necessary", "overturned": "is medically necessary", "modified": "is medically necessary in part"}[decision]  # fmt: skip
                why = [" ".join(r.sample(REASONS, r.randint(2, 6))) for _ in range(r.randint(1, 3))]
                why.append(f"Therefore, the request {end}.")
            if self.noisy:
                why = [self.text_noise(p) for p in why[:-1]] + why[-1:]
            claims = self.guideline("claims")
            if self.layout == "professional-review":
                claims = {"statement": "", **NOTHING}
            items.append(Item(title, decision, claims, self.guideline("reviewer"), why, follows))
        return items

    def text_noise(self, text: str) -> str:
        words = text.split(" ")
        for n in range(len(words)):
            if (
                self.r.random() < 0.03
                and words[n].isalpha()
                and words[n].lower() not in {"he", "she", "his", "her"}
            ):
                words[n] = self.r.choice([
                    words[n].replace("l", "1"), words[n].replace("o", "0"), words[n].replace("fi", "ﬁ"),
                    words[n].replace("e", "c", 1), words[n].replace("m", "rn"),
                ])  # fmt: skip
        return " ".join(words)

    def summary(self) -> tuple[str, dict[str, Any]]:
        r = self.r
        age, sex = r.randint(21, 79), r.choice(["male", "female"])
        tens = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty", 7: "seventy"}
        ones = ["", "-one", "-two", "-three", "-four", "-five", "-six", "-seven", "-eight", "-nine"]
        aged = r.choice([f"{age}-year-old", f"{age} year old", f"{age} y/o", f"{age} yo", f"{tens[age // 10]}{ones[age % 10]}-year-old"])  # fmt: skip
        noun = r.choice([sex, {"male": "man", "female": "woman"}[sex], {"male": "gentleman", "female": "female patient"}[sex]])  # fmt: skip
        y, m, d = r.randint(1995, 2012), r.randint(1, 12), r.randint(1, 28)
        month = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][m - 1]  # fmt: skip
        date = r.choice([f"{m:02d}/{d:02d}/{y}", f"{m}/{d}/{y}", f"{m}-{d}-{y}", f"{month} {d}, {y}", f"{m}/{d}/{y % 100:02d}"])  # fmt: skip
        injured: str | None = f"{y}-{m:02d}-{d:02d}"
        if r.random() < 0.06:
            date, injured = r.choice([("02/30/2012", None), ("10/204", None), ("13/14/2011", None)])
        told = r.choice([
            f"The patient is a {aged} {noun} with a date of injury of {date}.",
            f"The injured worker is a {aged} {noun}, who sustained an industrial injury on {date}.",
            f"This is a {aged} {noun} patient with a {date} date of injury.",
            f"The employee is a {aged} {noun} who was injured on {date}.",
        ])  # fmt: skip
        extra = r.sample(
            ["Treatment to date has included oral pain medication and surgery.", "There is numbness of the left hand.",
             "The current medications are Lyrica and Requip.", "An MRI shows disc disease at two levels.",
             "Work status is described as “unable to work.”", "On 07/26/2013 a request for therapy was not certified."],
            r.randint(1, 5),
        )  # fmt: skip
        paragraphs = [told + " " + " ".join(extra)]
        return paragraphs[0], {"age": age, "sex": sex, "date_of_injury": injured}

    def header(self) -> tuple[list[str], dict[str, Any]]:
        r = self.r
        front: dict[str, Any] = dict.fromkeys(("case_number", "date_of_injury", "date_assigned", "ur_denial_date", "application_received", "decision_date", "priority"))  # fmt: skip
        older = self.layout in LAYOUTS[2:]
        if r.random() < 0.25:
            return [], front

        def day() -> tuple[str, str]:
            y, m, d = r.randint(2013, 2016), r.randint(1, 12), r.randint(1, 28)
            return f"{m:02d}/{d:02d}/{y}" if r.random() < 0.7 else f"{m}/{d}/{y}", f"{y}-{m:02d}-{d:02d}"

        labels = {
            "case_number": "Case Number", "date_assigned": "Date Assigned", "decision_date": "Decision Date",
            "date_of_injury": "Date of Injury", "ur_denial_date": "UR Denial Date", "priority": "Priority",
            "application_received": "Application Received",
        }  # fmt: skip
        if older:
            labels = {
                "decision_date": "Dated", "ur_denial_date": "Date of UR Decision", "date_of_injury": "Date of Injury",
                "application_received": "IMR Application Received", "case_number": "MAXIMUS Case Number",
            }  # fmt: skip
        parts = []
        for name, label in labels.items():
            if r.random() < 0.1:
                parts.append(f"{label}:")
                continue
            if name == "case_number":
                written = front[name] = self.number
            elif name == "priority":
                written = r.choice(["Standard", "Expedited"])
                front[name] = written.lower()
            else:
                written, front[name] = day()
            parts.append(f"{label}: {written}")
        if not older and r.random() < 0.5:
            return [" ".join(parts[n : n + 2]) for n in range(0, len(parts), 2)], front
        return parts, front

    # Writing it out

    def label(self, words: str) -> str:
        """A label or heading, at times misread or misspelt."""
        if not self.noisy or self.r.random() > 0.25:
            return words
        r = self.r
        places = [n for n, c in enumerate(words) if c.isalpha()]
        n = r.choice(places[1:])
        swaps = {"l": "1", "i": "1", "o": "0", "s": "5", "I": "l", "O": "0", "S": "5", "L": "1", "B": "8", "b": "6", "m": "rn", "M": "rn"}  # fmt: skip
        kind = r.randrange(3)
        if kind == 0 or len(places) < 16:
            able = [k for k in places if words[k] in swaps]
            if not able:
                return words
            n = r.choice(able)
            changed = words[:n] + swaps[words[n]] + words[n + 1 :]
        elif kind == 1:
            changed = words[:n] + words[n + 1 :]
        else:
            changed = words[: n - 1] + words[n] + words[n - 1] + words[n + 1 :]
        self.noise.append(f"{words} -> {changed}")
        return changed

    def outcome(self, decision: str) -> str:
        word = {"upheld": "Upheld", "overturned": "Overturned", "modified": "Modified"}[decision]
        word = self.r.choice([word, word, word, word.upper()])
        if self.noisy and self.r.random() < 0.2:
            word = self.r.choice([word.replace("l", "1"), word.replace("O", "0"), word.replace("e", "c", 1), word.replace("i", "1")])  # fmt: skip
        return word

    def credentials(self) -> tuple[list[str], list[str], dict[str, Any]]:
        r = self.r
        states = r.sample(list(STATES), r.choice([1, 1, 1, 2, 3, 5]))
        certified = r.sample(CERTIFICATIONS, r.choice([1, 1, 2, 3]))
        if self.layout in LAYOUTS[2:]:
            states, certified = states[:1], certified[:1]
        written = list(states)
        if self.noisy and r.random() < 0.2:
            n = r.randrange(len(written))
            written[n] = r.choice([written[n].replace("l", "1"), written[n].replace("i", "1"), written[n].replace("o", "0")])  # fmt: skip
        return (
            written,
            certified,
            {"certifications": certified, "licensure_states": [STATES[s] for s in states]},
        )

    def paragraphs(self) -> tuple[list[str], dict[str, Any]]:
        items = self.items()
        summary, employee = self.summary()
        header, front = self.header()
        states, certified, reviewer = self.credentials()
        truth = {
            "layout": self.layout, "front_matter": front, "expert_reviewer": reviewer, "employee": employee,
            "clinical_case_summary": summary, "disputed_items": [i.to_json(n) for n, i in enumerate(items, 1)],
        }  # fmt: skip
        write = {"numbered-decisions": self.numbered, "professional-review": self.professional}.get(self.layout, self.modern)  # fmt: skip
        return write(header, items, summary, states, certified, front), truth

    def modern(self, header: list[str], items: list[Item], summary: str, states: list[str], certified: list[str], front: dict[str, Any]) -> list[str]:  # fmt: skip
        listed = self.layout == "listed-credentials"
        who = "" if listed else f" The expert reviewer is Board Certified in {self.joined(certified)}{self.r.choice([' and', ', and'])} is licensed to practice in {', '.join(states)}."  # fmt: skip
        out = [*header, self.label("HOW THE IMR FINAL DETERMINATION WAS MADE")]
        out.append(f"The organization sent the file to an expert reviewer. He/she has no tie to anybody in it.{who} He/she works in active practice and treats the disputed items/{'Service' if listed else 'services'}.")  # fmt: skip
        if listed:
            out += ["The Expert Reviewer has the following credentials:", f"{self.label('State(s) of Licensure')}: {', '.join(states)}"]  # fmt: skip
            out.append(
                f"{self.label('Certification(s)/Specialty')}: {self.r.choice([', ', '/', '; ']).join(certified)}"
            )
        out += [self.label("CLINICAL CASE SUMMARY"), "The expert reviewer wrote this clinical case summary from the case file and its medical records:", summary]  # fmt: skip
        out += [self.label("IMR ISSUES, DECISIONS AND RATIONALES"), "Each of the disputed items/services is decided below:"]  # fmt: skip
        for i in items:
            out.append(f"{i.title}: {self.outcome(i.decision)}")
            out.append(f"{self.label('Claims Administrator guideline')}: {i.claims['statement']}")
            out.append(f"{self.label('MAXIMUS guideline')}: {i.reviewer['statement']}")
            first, *rest = i.rationale
            out += [f"{self.label('Decision rationale')}: {first}", *rest]
        return out

    def joined(self, parts: list[str]) -> str:
        if len(parts) == 2 and self.r.random() < 0.4:
            return f"{parts[0]}, has a subspecialty in {parts[1]}"
        return ", ".join(parts)

    def finding(self, decision: str) -> str:
        if self.r.random() < 0.15 and decision == "upheld":
            return "is notmedically necessary and appropriate"
        said = {"upheld": "is not medically necessary and appropriate", "overturned": "is medically necessary and appropriate"}[decision]  # fmt: skip
        return self.label(said) if self.noisy and self.r.random() < 0.2 else said

    def numbered(self, header: list[str], items: list[Item], summary: str, states: list[str], certified: list[str], front: dict[str, Any]) -> list[str]:  # fmt: skip
        r = self.r
        board = f"The physician reviewer is Board Certified in {', '.join(certified)} and is licensed to practice in {', '.join(states)}. The reviewer has practiced actively for over five years."  # fmt: skip
        documents = ["Application of Independent Medical Review", "Utilization Review Determination", "Medical records of the treating physician", "Medical Treatment Utilization Schedule (MTUS)"]  # fmt: skip
        listed = [f"{r.choice(['', '• '])}{d}" for d in documents]
        if r.random() < 0.3:
            listed = [f"{n}. {d}" for n, d in enumerate(documents, 1)]
        if r.random() < 0.5:
            out = [
                "An Independent Review Organization",
                *header,
                self.label("HOW THE IMR FINAL DETERMINATION WAS MADE"),
                board,
            ]
            out += [self.label("DOCUMENTS REVIEWED"), "These documents were reviewed:", *listed]
            out += [self.label("CLINICAL CASE SUMMARY"), "The physician reviewer wrote this clinical case summary from the case file and its medical records:", summary]  # fmt: skip
            out += [self.label("IMR DECISION(S) AND RATIONALE(S)"), "Each of the disputed items/services is decided below:"]  # fmt: skip
            dot = r.choice([".", ")"])
            for n, i in enumerate(items, 1):
                out.append(
                    f"{n}{dot} {r.choice(['The request for ', 'The request for ', ''])}{i.title} {self.finding(i.decision)}."
                )
                out += [i.claims["statement"], i.reviewer["statement"]]
                first, *rest = i.rationale
                label = self.label(
                    r.choice(["The Physician Reviewer's decision rationale", "Decision rationale"])
                )
                out += [f"{label}: {first}", *rest] if r.random() < 0.7 else [f"{label}:", first, *rest]
            return out
        decided = [f"{n}) The organization has determined the request for {i.title} {self.finding(i.decision)}." for n, i in enumerate(items, 1)]  # fmt: skip
        out = [
            "SPECIMEN REVIEW, INC.",
            self.label("Notice of Independent Medical Review Determination"),
            *header,
            *decided,
        ]
        out += [self.label("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE"), "An application was filed on 9/6/2013 disputing the Utilization Review Denial dated 8/30/2013. A decision has been made for each of the treatments that were in dispute:"]  # fmt: skip
        out += [*decided, f"{self.label('Medical Qualifications of the Expert Reviewer')}:", board]
        out += ["Case Summary:"]
        if r.random() < 0.3:
            out.append("Disclaimer: The following case summary was taken directly from the utilization review denial/modification dated August 30, 2013.")  # fmt: skip
        out += [
            summary,
            "Documents Reviewed for Determination:",
            "These documents were reviewed and considered:",
            *listed,
        ]
        for n, i in enumerate(items, 1):
            out.append(f"{n}) Regarding the request for {i.title}:")
            i.reviewer["statement"] = i.reviewer["statement"].replace("Physician Reviewer", "Expert Reviewer")
            heading = "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision"
            out.append(self.label(heading) + r.choice(["", ":"]))
            out.append(f"{i.claims['statement']} {i.reviewer['statement']}")
            first, *rest = i.rationale
            out += [self.label("Rationale for the Decision") + ":", first, *rest]
        return [*out, "Effect of the Decision:", "This determination is binding on all parties."] if r.random() < 0.5 else out  # fmt: skip

    def professional(self, header: list[str], items: list[Item], summary: str, states: list[str], certified: list[str], front: dict[str, Any]) -> list[str]:  # fmt: skip
        (i,) = items
        why = {"upheld": "NOT MEDICALLY NECESSARY", "overturned": "MEDICALLY NECESSARY"}[i.decision]
        out = [self.label("MEDICAL PROFESSIONAL REVIEW"), *header]
        out += self.under("ISSUE AT DISPUTE", [i.title]) + self.under("CASE SUMMARY", [summary])
        out += self.under("DOCUMENTS REVIEWED FOR DETERMINATION", ["1. Progress reports", "2. The utilization review decision"])  # fmt: skip
        out += self.under("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY", [i.reviewer["statement"]])  # fmt: skip
        out += self.under(f"RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS {why}", i.rationale)
        return out + self.under("MEDICAL REVIEWER QUALIFICATIONS", [f"The reviewer is Board Certified in {', '.join(certified)} and is licensed to practice in {', '.join(states)}."])  # fmt: skip

    def under(self, heading: str, paragraphs: list[str]) -> list[str]:
        label = self.label(heading) + ":"
        return (
            [f"{label} {paragraphs[0]}", *paragraphs[1:]] if self.r.random() < 0.3 else [label, *paragraphs]
        )

    # Breaking it

    def broken(self, paragraphs: list[str]) -> str:
        r = self.r
        width = r.choice([72, 80, 92, 96, 100, 110])
        gap = r.choice(["", "", "\n", "\n", "\n\n"])
        double = r.random() < 0.3
        lines: list[str] = []
        for paragraph in paragraphs:
            wrapped = textwrap.wrap(paragraph, width, break_on_hyphens=False, break_long_words=False)
            for n, line in enumerate(wrapped):
                lines.append(line)
                if double and n + 1 < len(wrapped):
                    lines.append("")
            lines += [""] * (1 if double else 0) + gap.split("\n")[1:] + ([""] if double and gap else [])
        if r.random() < 0.5:
            lines = self.paged(lines)
        text = "\n".join(lines)
        if r.random() < 0.2:
            text = text.replace(" ", "  ")
        if r.random() < 0.15:
            text = "\n".join("\t" + line if line else line for line in text.split("\n"))
        if r.random() < 0.2:
            text = text.replace("\n", "\r\n")
        return text

    def paged(self, lines: list[str]) -> list[str]:
        r, out, page = self.r, [], 1
        foot = r.choice(["Final Determination Letter for IMR Case Number {c} {n}", "Page {n} of 30", "{c} · Page {n} of 30", "\f"])  # fmt: skip
        length = r.randint(30, 60)
        for n, line in enumerate(lines, 1):
            out.append(line)
            if n % length == 0 and page <= 30:
                out += ["", foot.format(c=self.number, n=page), ""] if foot != "\f" else ["\f"]
                page += 1
        return out


def generate(seed: int, layout: str | None = None, *, noisy: bool = True) -> Generated:
    """The letter of a seed, with its truth."""
    layout = layout or LAYOUTS[seed % len(LAYOUTS)]
    maker = Maker(seed, layout, noisy=noisy)
    paragraphs, truth = maker.paragraphs()
    return Generated(seed, layout, maker.broken(paragraphs), truth, maker.noise)


def differences(truth: Any, read: Any, path: str = "") -> list[tuple[str, Any, Any]]:
    """Where two JSON values differ: pointer, what should be, what is."""
    if isinstance(truth, dict) and isinstance(read, dict):
        return [d for k in truth for d in differences(truth[k], read.get(k), f"{path}/{k}")]
    if isinstance(truth, list) and isinstance(read, list) and len(truth) == len(read):
        return [
            d
            for n, (a, b) in enumerate(zip(truth, read, strict=True))
            for d in differences(a, b, f"{path}/{n}")
        ]
    return [] if truth == read else [(path, truth, read)]
