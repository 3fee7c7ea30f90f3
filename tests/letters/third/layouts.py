"""Letters in the four layouts, with their truth."""

from __future__ import annotations

import re

from ..foreign.kit import Made
from . import wilder, words
from .parts import CLOSING, EMPTY, LAYOUTS, Parts, hyphen
from .printing import pages, spoilt, style
from .sources import CLAIMS, statement

NEWLINE = "\n"


class Writer(Parts):
    """One letter, from one seed."""

    def write(self) -> Made:
        """The letter."""
        {LAYOUTS[2]: self._numbered, LAYOUTS[3]: self._professional}.get(self.layout, self._modern)()
        if self.rng.random() < 0.3:
            self.blocks += CLOSING
        text = pages(self.rng, style(self.rng, self.noisy, self.wild), self.blocks, self.case)
        items = [{"position": n, **item} for n, item in enumerate(self.items, 1)]
        truth = {"layout": self.layout, "front_matter": self.front, "expert_reviewer": self.reviewer, "employee": self.employee,
                 "clinical_case_summary": self.summary, "disputed_items": items}  # fmt: skip
        return Made(text, truth, {})

    def title(self, title: str, outcome: str) -> str:
        """An item's title with its outcome."""
        colon = self.rng.choice((":", ":", ":", ": ", " :"))
        return f"{title}{colon} {spoilt(outcome.title() if self.rng.random() < 0.9 else outcome.upper())}"

    def labelled(self, label: str, words: str) -> str:
        """A field under its label."""
        return f"{spoilt(label)} {words}"

    def _modern(self) -> None:
        rng = self.rng
        self._header()
        self._how()
        self._summary("CLINICAL CASE SUMMARY")
        self.blocks.append(spoilt("IMR ISSUES, DECISIONS AND RATIONALES"))
        self.blocks.append(
            "The final determination rests on these decisions, one for each of the disputed items/services:"
        )
        for title, outcome, reason, follows in self._requests():
            claims, reviewer = statement(rng, CLAIMS), statement(rng, "Expert Reviewer")
            words_of = self._split(re.split(r"(?<=\.) (?=[A-Z])", reason))
            paragraphs = [hyphen(rng, p) for p in words_of]
            self.blocks.append(self.title(title, outcome))
            self.blocks.append(self.labelled(CLAIMS + " guideline:", claims["statement"]))
            self.blocks.append(self.labelled(self.organization + " guideline:", reviewer["statement"]))
            self.blocks.append(self.labelled("Decision rationale:", paragraphs[0]))
            if len(paragraphs) > 1 and rng.random() < 0.2:
                paragraphs.insert(1, "Earlier review of the same request: Upheld")
            self.blocks += paragraphs[1:]
            self._item(title, outcome, claims, reviewer, " ".join(paragraphs), follows)

    def _verdict(self, outcome: str) -> str:
        word = {"upheld": "not medically necessary", "overturned": "medically necessary"}[outcome]
        if self.noisy and self.rng.random() < 0.1:
            word = word.replace("not med", "notmed")
        return spoilt(f"is {word} and appropriate.")

    def _numbered(self) -> None:
        rng = self.rng
        requests = [
            (t, "upheld" if o == "modified" else o, r if o != "modified" else self._reason("upheld"), f)
            for t, o, r, f in self._requests()
        ]
        notice = rng.random() < 0.5
        self._header(notice)
        listed = [f"{n}) MAXIMUS Federal Services, Inc. has determined the request for {t} {self._verdict(o)}" for n, (t, o, _, _) in
                  enumerate(requests, 1)]  # fmt: skip
        plain = rng.random() < 0.5
        documents = "\u2022 Application of Independent Medical Review\n\u2022 Utilization Review Determination\n\u2022 Medical Records from provider"
        if notice:
            self.blocks += listed
            self.blocks.append(spoilt("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE"))
            self.blocks.append(
                "A decision has been made for each of the treatment and/or services that were in dispute:"
            )
            self.blocks += listed
            self.blocks.append(spoilt("Medical Qualifications of the Expert Reviewer:"))
            self.blocks.append(
                self._prose("physician reviewer")
                + " He/she sees patients and has done so for over five years."
            )
            self._summary("Expert Reviewer Case Summary:", lead=False)
            self.blocks.append(spoilt("Documents Reviewed for Determination:"))
            self.blocks.append(
                "The following relevant documents received from the interested parties were reviewed:\n"
                + documents
            )
        else:
            self._how()
            self.blocks += [spoilt("DOCUMENTS REVIEWED"), documents]
            self._summary("CLINICAL CASE SUMMARY")
            self.blocks.append(spoilt("IMR DECISION(S) AND RATIONALE(S)"))
            self.blocks.append(
                "The final determination rests on these decisions, one for each of the disputed items/services:"
            )
        for n, (title, outcome, reason, follows) in enumerate(requests, 1):
            who = "Expert Reviewer" if notice else "Physician Reviewer"
            claims, reviewer = statement(rng, CLAIMS, False), statement(rng, who, False)
            reason = hyphen(rng, reason)
            if notice:
                self.blocks.append(f"{n}) Regarding the request for {title}:")
                self.blocks.append(
                    spoilt(
                        "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision:"
                    )
                )
                self.blocks.append(f"{claims['statement']} {reviewer['statement']}")
                self.blocks += [spoilt("Rationale for the Decision:"), reason]
            else:
                opening = "The request for " if plain else ""
                self.blocks.append(f"{n}. {opening}{title} {self._verdict(outcome)}")
                self.blocks += [claims["statement"], reviewer["statement"]]
                self.blocks.append(spoilt("The Physician Reviewer's decision rationale:") + f" {reason}")
            self._item(title, outcome, claims, reviewer, reason, follows)

    def _professional(self) -> None:
        rng = self.rng
        self._header(rng.random() < 0.5)
        if self.front["case_number"]:
            self.blocks.pop(1) if self.blocks[0].startswith("MAXIMUS") else None
        self.blocks.append(spoilt("MEDICAL PROFESSIONAL REVIEW"))
        self._summary("CLINICAL CASE SUMMARY:", lead=False)
        titles = rng.sample(self.titles, rng.randint(1, 3))
        issue = rng.choice(("Whether {} should be authorized.", "{}", "Is {} medically necessary?")).format(
            " and ".join(titles)
        )
        outcome = rng.choice(("upheld", "upheld", "overturned"))
        reviewer, reason = statement(rng, "Expert Reviewer"), hyphen(rng, self._reason(outcome))
        self.blocks += [spoilt("ISSUE AT DISPUTE:"), issue]
        self.blocks.append(
            spoilt("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:")
        )
        self.blocks += [reviewer["statement"]] if reviewer["statement"] else []
        no = "NOT " if outcome == "upheld" else ""
        self.blocks.append(
            spoilt(f"RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS {no}MEDICALLY NECESSARY:")
        )
        self.blocks.append(reason)
        self.blocks += [spoilt("MEDICAL REVIEWER QUALIFICATIONS:"), self._prose("reviewer")]
        self._item(issue, outcome, EMPTY, reviewer, reason, None)


class Wild(Writer):
    """One letter by a typist of less care, who has other people, sources and fates of services to tell of."""

    wild = True
    openings = wilder.OPENINGS
    titles = words.PLAIN_TITLES + wilder.TITLES
    facts = words.FACTS + wilder.FACTS
    history = words.HISTORY + wilder.HISTORY

    def title(self, title: str, outcome: str) -> str:
        """An item's title with its outcome, which may have a line of its own, a stop, a slip."""
        said = self.rng.choice(wilder.SAID[outcome])
        return f"{title}:{self.rng.choice((' ', ' ', '', NEWLINE))}{spoilt(said)}"

    def labelled(self, label: str, words: str) -> str:
        """A field under its label, written in other ways."""
        label = self.rng.choice((label, label, label.title(), label.upper(), label.replace(":", " :")))
        return f"{spoilt(label)}{self.rng.choice((' ', ' ', NEWLINE))}{words}"

    def _prose(self, who: str) -> str:
        rng = self.rng
        names, states = self._credentials()
        self.reviewer = {"certifications": names, "licensure_states": [words.STATES[s] for s in states]}
        listed = (
            states[0]
            if len(states) == 1
            else ", ".join(states[:-1]) + rng.choice((", and ", " and ")) + states[-1]
        )
        board = names[0] + "".join(f", has a subspecialty in {name}" for name in names[1:])
        verb = rng.choice(
            (
                ", and is licensed to practice in",
                " and is licensed to practice in",
                " and licensed to practice in",
            )
        )
        return f"The {who} is Board Certified in {board}{verb} {spoilt(listed)}."

    def _requests(self) -> list[tuple[str, str, str, int | None]]:
        rng = self.rng
        if rng.random() < 0.5:
            return super()._requests()
        out = [(t, o, self._reason(o), f) for t, o, f in rng.choice(wilder.CASES)]
        return [(t, o, r if f is None else wilder.FATES[t][o], f) for t, o, r, f in out]


def letter(seed: object, layout: str, noisy: bool = False, wild: bool = False) -> Made:
    """The letter of a seed."""
    return (Wild if wild else Writer)(seed, layout, noisy).write()
