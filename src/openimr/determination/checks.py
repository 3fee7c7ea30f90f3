"""The checks before signing. They say what is missing or does not agree; they decide nothing.

Pure: a `DraftFacts` in, findings out, in the order of the items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openimr.evidence.references import find_references


@dataclass(frozen=True, kw_only=True)
class ItemFacts:
    """One disputed item of a draft. `depends_on` is the position of its primary item, `follows` whether the
    reviewer lets it share that item's fate without reasons of its own; `cites` whether a guideline is named.
    """

    position: int
    decision: str | None
    cites: bool
    rationale: str
    follows: bool = False
    depends_on: int | None = None


@dataclass(frozen=True, kw_only=True)
class DraftFacts:
    """A draft and the case file behind it. `pages` maps each page number of the file to why it cannot be
    read ('' if it can); `unopened` are the records (numbers) of which the reviewer has opened no page;
    `late_packets` those that came and are not in the file yet.
    """

    summary: str
    items: tuple[ItemFacts, ...]
    pages: Mapping[int, str]
    unopened: tuple[int, ...] = ()
    late_packets: int = 0


@dataclass(frozen=True, kw_only=True)
class CheckFinding:
    """One finding: `item` None where the whole draft is meant; only `blocking` ones stop the signature."""

    code: str
    message: str
    item: int | None = None
    blocking: bool = True


_NOT_NECESSARY = re.compile(
    r"\b(?:not|isn't|wasn't|neither|nor|none)\b(?:\W+\w+){0,4}?\W+medically\s+(?:necessary|appropriate)",
    re.IGNORECASE,
)
_NECESSARY = re.compile(r"\bmedically\s+(?:necessary|appropriate)\b", re.IGNORECASE)


def check(draft: DraftFacts) -> tuple[CheckFinding, ...]:
    """Everything that speaks against signing the draft now. Source: rulebook F-06, F-07, L-07, S-03, N-09."""
    findings: list[CheckFinding] = []
    if not draft.summary.strip():
        findings.append(CheckFinding(code="NO_SUMMARY", message="The clinical case summary is empty."))
    if draft.late_packets:
        findings.append(
            CheckFinding(
                code="LATE_RECORDS",
                message=f"{draft.late_packets} packets came after the file was declared complete and are not in it yet.",
            )
        )
    if draft.unopened:
        names = ", ".join(str(n) for n in draft.unopened)
        findings.append(
            CheckFinding(
                code="RECORD_NOT_OPENED", message=f"No page of these records has been opened: {names}."
            )
        )
    findings += _references("clinical case summary", draft.summary, draft.pages, None)
    decisions = {i.position: i for i in draft.items}
    for item in draft.items:
        findings += _item(item, decisions, draft.pages)
    return tuple(findings)


def _item(
    item: ItemFacts, items: Mapping[int, ItemFacts], pages: Mapping[int, str]
) -> Iterable[CheckFinding]:
    n = item.position

    def found(code: str, message: str, *, blocking: bool = True) -> CheckFinding:
        return CheckFinding(code=code, message=message, item=n, blocking=blocking)

    if item.decision is None:
        yield found("NO_DECISION", f"Item {n} has no decision.")
    if not item.rationale.strip():
        yield found("NO_RATIONALE", f"Item {n} has no rationale.")
    if not item.follows:
        if not item.cites:
            yield found("NO_CITATION", f"Item {n} names no guideline or other evidence.")
        if item.rationale.strip() and not any(r.pages for r in find_references(item.rationale)):
            yield found(
                "NO_PAGE", f"The rationale of item {n} refers to no page of the case file, such as [p. 12]."
            )
    yield from _references(f"rationale of item {n}", item.rationale, pages, n)
    yield from _dependency(item, items, found)
    yield from _wording(item, found)


def _dependency(item: ItemFacts, items: Mapping[int, ItemFacts], found: object) -> Iterable[CheckFinding]:
    assert callable(found)
    n = item.position
    primary = None if item.depends_on is None else items.get(item.depends_on)
    if item.follows and primary is None:
        yield found("FOLLOWS_NOTHING", f"Item {n} is said to follow a primary item, and none is named.")
        return
    if primary is None or item.decision is None or primary.decision is None:
        return
    if item.follows and primary.decision != "upheld":
        # Rulebook F-07: once the main item is necessary, each dependent one needs its own reasons.
        yield found(
            "CONTRADICTS_PRIMARY",
            f"Item {n} follows item {primary.position}, which is {primary.decision}: it needs its own reasons.",
        )
    elif item.follows and item.decision != primary.decision:
        yield found(
            "CONTRADICTS_PRIMARY",
            f"Item {n} is {item.decision} because of item {primary.position}, which is {primary.decision}.",
        )
    elif primary.decision == "upheld" and item.decision != "upheld":
        yield found(
            "CONTRADICTS_PRIMARY",
            f"Item {n} is {item.decision}, though the procedure that it belongs to (item {primary.position}) is upheld.",
        )


def _wording(item: ItemFacts, found: object) -> Iterable[CheckFinding]:
    """The end of the rationale must say what the heading says (L-07)."""
    assert callable(found)
    sentences = [s for s in re.split(r"(?<=[.!?])\s+|\n+", item.rationale.strip()) if _NECESSARY.search(s)]
    if not sentences or item.decision is None:
        return
    denies = bool(_NOT_NECESSARY.search(sentences[-1]))
    if denies and item.decision == "overturned":
        yield found(
            "WORDING",
            f"Item {item.position} is overturned, but its rationale ends with 'not medically necessary'.",
        )
    if not denies and item.decision == "upheld":
        yield found(
            "WORDING", f"Item {item.position} is upheld, but its rationale ends with 'medically necessary'."
        )


def _references(where: str, text: str, pages: Mapping[int, str], item: int | None) -> Iterable[CheckFinding]:
    for reference in find_references(text):
        if reference.problem:
            yield CheckFinding(
                code="BAD_REFERENCE", message=f"In the {where}: {reference.problem}.", item=item
            )
        for page in reference.pages:
            if page not in pages:
                yield CheckFinding(
                    code="PAGE_NOT_THERE",
                    message=f"The {where} refers to page {page}; the case file has pages 1 to {len(pages)}.",
                    item=item,
                )
            elif pages[page]:
                yield CheckFinding(
                    code="PAGE_UNREADABLE",
                    message=f"The {where} refers to page {page}, which cannot be read: {pages[page]}.",
                    item=item,
                    blocking=False,
                )
