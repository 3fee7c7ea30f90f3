"""The paragraphs of a letter as they are printed, and what each field became in them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import Any

from .bank import Bank
from .damage import Ways, lines, misread, misread_label, typeset
from .items import Item
from .people import worker
from .statements import Statement, misread_statement


@dataclass
class Page:
    """Collects the blocks of a letter, and what each field became in them."""

    rng: random.Random
    bank: Bank
    ways: Ways
    blocks: list[tuple[list[str], bool]] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)
    said: dict[str, Statement] = field(default_factory=dict)
    """Statements as a scanner left them, by their fields."""

    def noisy(self, text: str) -> str:
        return misread(self.rng, text, self.ways.rate)

    def label(self, text: str) -> str:
        return misread_label(self.rng, text, self.ways.rate)

    def heading(self, text: str) -> None:
        self.put(self.label(text))

    def put(self, text: str, label: str = "", end: str = "", key: str = "", whole: bool = False) -> None:
        """A paragraph of `label`, `text` and `end`; `text` as printed is added to the field of `key`."""
        label, end = typeset(label, self.ways), typeset(end, self.ways)
        broken = lines(f"{label} {typeset(text, self.ways)}{end}".strip(), self.ways.width)
        self.blocks.append((broken, not whole))
        if key:
            joined = " ".join(broken)
            value = joined[len(label) :][: -len(end) or None].strip()
            self.read[key] = f"{self.read.get(key, '')} {value}".strip()

    def raw(self, *said: str) -> None:
        self.blocks.append(([typeset(s, self.ways) for s in said], False))

    def header(self, pairs: list[tuple[str, str]]) -> None:
        """One column, two, or all labels before all values, as PDF extraction gives them."""
        form = self.rng.choice(("one", "one", "two", "labels first"))
        if form == "labels first" and all(value for _, value in pairs):
            self.raw(*(label for label, _ in pairs), *(value for _, value in pairs))
            return
        joined = [f"{label} {value}".strip() for label, value in pairs]
        if form == "two":
            gap = self.rng.choice((" ", "      ", "\t"))
            joined = [gap.join(joined[n : n + 2]) for n in range(0, len(joined), 2)]
        self.raw(*joined)

    def outcome(self, decision: str) -> str:
        return self.label(
            self.rng.choice(
                (decision.title(), decision.title(), decision.title(), decision.upper(), decision)
            )
        )


def credentials(page: Page, said: list[str], states: list[str]) -> str:
    """The sentence that has the certifications and the states."""
    if len(said) == 1 and page.rng.random() < 0.3:
        sub = page.rng.choice(page.bank.subspecialties)
        page.read["subspecialty"] = typeset(sub, page.ways)
        return f"The expert reviewer is Board Certified in {said[0]}, has a subspecialty in {sub} and is licensed to practice in {_and(states)}."
    comma = page.rng.choice((",", ""))
    return f"The expert reviewer is Board Certified in {', '.join(said)}{comma} and is licensed to practice in {_and(states)}."


def misread_states(page: Page, states: list[str]) -> list[str]:
    return [page.label(s) if len(s) > 2 else s for s in states]


def _and(names: list[str]) -> str:
    return (
        names[0]
        if len(names) == 1
        else f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} and {names[-1]}"
    )


def summary(
    page: Page, key: str = "clinical_case_summary", label: str = "", of_worker: bool = True
) -> dict[str, Any]:
    """The paragraphs of the summary; the worker's sentence stands first, or in no place."""
    sentence, employee = worker(page.rng, page.bank) if of_worker else ("", {})
    told = page.bank.history if sentence else tuple(h for h in page.bank.history if "old " not in h)
    history = page.noisy(" ".join(page.rng.sample(told, page.rng.randint(1, 5))))
    if label:
        page.put(f"{sentence} {history}".strip(), label, key=key)
        return employee
    parts = page.rng.choice(([f"{sentence} {history}".strip()], [sentence, history]))
    for part in filter(None, parts):
        page.put(part, key=key)
    return employee


def statement(page: Page, label: str, key: str, said: Statement) -> None:
    if page.ways.statements:
        said = page.said[key] = misread_statement(page.rng, said, page.ways.rate)
    page.put(said.text, page.label(label), key=key)


def reasons(page: Page, label: str, number: int, item: Item) -> None:
    """Its paragraphs; a scanner misreads none of the words that tell what was decided, nor of the worker's sentence."""
    label = page.label(label)
    for n, one in enumerate(item.reasons):
        said, stop, last = one.rpartition(". ")
        told = one if item.associated else page.noisy(said) + stop + last
        page.put(
            f"{item.before} {told}".strip() if n == 0 else told, "" if n else label, key=f"{number} rationale"
        )
    if page.ways.spacing in ("seeds", "single") and not item.associated and page.rng.random() < 0.05:
        page.put("The answer to an earlier request of this kind was: Upheld", key=f"{number} rationale")


def how(page: Page, credentials: str) -> None:
    page.heading("HOW THE IMR FINAL DETERMINATION WAS MADE")
    first, last = (page.noisy(said) for said in page.bank.made)
    page.put(re.sub(" +", " ", f"{first} {credentials} {last}"))


def summarised(page: Page, of_worker: bool = True) -> dict[str, Any]:
    page.heading("CLINICAL CASE SUMMARY")
    page.put(page.noisy(page.bank.lead))
    if page.rng.random() < 0.04:
        return {"age": None, "sex": None, "date_of_injury": None}
    return summary(page, of_worker=of_worker)
