"""The layouts of 2013: numbered decisions in two forms, and the professional review."""

from __future__ import annotations

import dataclasses
from typing import Any

from .items import Item, own, several
from .page import Page, credentials, how, misread_states, reasons, statement, summarised, summary
from .statements import NOTHING, sentence

Written = tuple[dict[str, Any], list[Item]]


def _finding(page: Page, item: Item) -> str:
    join = page.rng.choice((" not medically", " not medically", " notmedically"))
    return f" is{join if item.decision == 'upheld' else ' medically'} necessary and appropriate."


def _documents(page: Page, heading: str) -> None:
    page.heading(heading)
    page.raw(*page.bank.documents)


def numbered(page: Page, pairs: list[tuple[str, str]], said: list[str], states: list[str]) -> Written:
    """Late 2013: DOCUMENTS REVIEWED, then decisions numbered, each with both bases."""
    if page.rng.random() < 0.6:
        page.header(pairs)
    else:
        page.read["no header"] = ""
    how(page, credentials(page, said, misread_states(page, states)))
    _documents(page, "DOCUMENTS REVIEWED")
    employee = summarised(page)
    page.heading("IMR DECISION(S) AND RATIONALE(S)")
    page.put(page.noisy(page.bank.items_lead))
    items = several(page.rng, page.bank, modified=False)
    sentences = page.rng.random() < 0.4
    before = page.rng.choice(("", "The request for ", "Regarding the request for "))
    for number, item in enumerate(items):
        page.put(
            item.title,
            f"{number + 1}. {before}".strip(),
            _finding(page, item),
            f"{number} description",
            whole=True,
        )
        if sentences:
            item.claims = sentence(page.rng, page.bank, "The Claims Administrator based its decision on")
            item.reviewer = sentence(page.rng, page.bank, "The Physician Reviewer based his/her decision on")
            statement(page, "", f"{number} claims", item.claims)
            statement(page, "", f"{number} reviewer", item.reviewer)
            reasons(page, "The Physician Reviewer's decision rationale:", number, item)
            continue
        statement(page, "Claims Administrator's basis:", f"{number} claims", item.claims)
        statement(page, "Physician Reviewer's basis:", f"{number} reviewer", item.reviewer)
        reasons(page, "Decision rationale:", number, item)
    return employee, items


def notice(page: Page, pairs: list[tuple[str, str]], said: list[str], states: list[str]) -> Written:
    """Mid 2013: the notice, its numbered outcomes, then the decision with what was relied on."""
    page.raw("MAXIMUS FEDERAL SERVICES, INC.")
    page.heading("Notice of Independent Medical Review Determination")
    page.header(pairs)
    items = several(page.rng, page.bank, modified=False)
    findings = [
        f"{n}) MAXIMUS Federal Services has determined the request for {i.title}{_finding(page, i)}"
        for n, i in enumerate(items, 1)
    ]
    for finding in findings:
        page.put(finding, whole=True)
    page.heading("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE")
    for finding in findings:
        page.put(finding, whole=True)
    page.heading("Medical Qualifications of the Expert Reviewer:")
    first, last = page.bank.made
    page.put(
        page.noisy(f"{first} ").strip()
        + " "
        + credentials(page, said, misread_states(page, states))
        + " "
        + page.noisy(last)
    )
    page.heading("Case Summary:")
    employee = summary(page)
    _documents(page, "Documents Reviewed:")
    for number, item in enumerate(items):
        item.claims = NOTHING
        page.put(
            item.title, f"{number + 1}) Regarding the request for", ":", f"{number} description", whole=True
        )
        statement(page, "MTUS section relied on:", f"{number} reviewer", item.reviewer)
        reasons(page, "Rationale:", number, item)
    return employee, items


def professional(page: Page, pairs: list[tuple[str, str]], said: list[str], states: list[str]) -> Written:
    """Early 2013: the whole issue at dispute is one item."""
    page.heading("MEDICAL PROFESSIONAL REVIEW")
    page.header(pairs)
    rng, bank = page.rng, page.bank
    issue = rng.choice(bank.questions).format(
        *rng.sample(bank.services + tuple(t for t, _ in bank.primary), 2)
    )
    item = own(rng, bank, issue, "", rng.choice(("upheld", "overturned", "modified")))
    item = dataclasses.replace(
        item, claims=NOTHING, reasons=[r for r in item.reasons if issue not in r] or [bank.reasons[0]]
    )
    page.put(issue, page.label("Issue at Dispute:"), key="0 description", whole=True)
    page.put(credentials(page, said, misread_states(page, states)), page.label("Reviewer Qualifications:"))
    _documents(page, "Records Reviewed:")
    employee = summary(page, label=page.label("Clinical Case Summary:"))
    page.put(page.outcome(item.decision), page.label("Decision:"))
    statement(page, page.label("Guideline:"), "0 reviewer", item.reviewer)
    reasons(page, "Rationale:", 0, item)
    return employee, [item]
