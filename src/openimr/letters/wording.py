"""The words of a letter: its fixed sentences, its labels and headings, its sections in their order.

The two layouts differ in where the reviewer's qualifications stand: in a list, or in the prose above it.

No sentence of the house may look like an item's title, a label or a heading to a reader of letters.
"""

from __future__ import annotations

import re

from openimr.letters import closing
from openimr.letters.blocks import Block, Section, day, labelled, one_line, paragraphs, said, section, written
from openimr.letters.letter import Letter
from openimr.letters.model import Determination, DisputedItem, ExpertReviewer, Layout
from openimr.letters.states import STATE_NAMES

DEMONSTRATION = "DEMONSTRATION: invented people, scripted decisions; not a determination of any case."
PROCESS = "Independent Medical Review"
TITLE = "Final Determination"
INTRODUCTION = (
    "This letter decides, for every treatment in dispute, whether it is medically necessary. It gives the "
    "reasons, the records that were read, and what each party may or must do now."
)
PLAIN_FOLLOWS = {
    "en": "The next pages say it in plain words, in English and in Spanish.",
    "es": "Las páginas siguientes lo dicen en palabras sencillas, en inglés y en español.",
}
SUMMARY_LEAD = "The expert reviewer wrote this summary from the case file and its medical records:"
ITEMS_LEAD = "Each disputed item or service is decided below:"

LAYOUTS = (Layout.LISTED_CREDENTIALS, Layout.PROSE_CREDENTIALS)
"""The layouts that letters are written in; those of 2013 are read only."""

RECIPIENTS = "This letter goes to"
HOW_MADE = "HOW THE IMR FINAL DETERMINATION WAS MADE"
SUMMARY = "CLINICAL CASE SUMMARY"
ITEMS = "IMR ISSUES, DECISIONS AND RATIONALES"


def front_matter(determination: Determination) -> list[tuple[str, str]]:
    """The header block: label and value, blank where the determination does not say."""
    front = determination.front_matter
    return [
        ("Case Number:", front.case_number or ""),
        ("Date of Injury:", day(front.date_of_injury)),
        ("Date Assigned:", day(front.date_assigned)),
        ("UR Denial Date:", day(front.ur_denial_date)),
        ("Application Received:", day(front.application_received)),
        ("Decision Date:", day(front.decision_date)),
        ("Priority:", (front.priority or "").capitalize()),
    ]


def sections(determination: Determination, letter: Letter) -> list[Section]:
    """The sections of a letter in their order. Raises ValueError where an item has no decision."""
    summary = paragraphs(determination.clinical_case_summary)
    return [
        section(HOW_MADE, *_how_made(determination, letter)),
        section(SUMMARY, written(SUMMARY_LEAD), *map(written, summary)),
        section(ITEMS, written(ITEMS_LEAD), *_items(determination.disputed_items, letter)),
        *closing.sections(determination, letter),
    ]


def _how_made(determination: Determination, letter: Letter) -> list[Block]:
    reviewer = determination.expert_reviewer
    unknown = [s for s in reviewer.licensure_states if s not in STATE_NAMES]
    if unknown:
        raise ValueError(f"state of licensure: expected a two-letter code of a state, found {unknown[0]}")
    independent = f"""
        {letter.organisation.name} gave an expert reviewer the complete case file. Before opening it, the
        reviewer declared in writing that no tie of profession, family or money binds them to any party of
        this case, to its utilization review or to its providers.
    """
    practiced = """
        The reviewer has practiced actively for over five years and still does so for no fewer than 24
        hours in every week. The reviewer's specialty is one that treats or evaluates this condition and
        the treatment in dispute, or one close to it. The reviewer knows the law of Independent Medical
        Review and how it ranks the strength of medical evidence.
    """
    if determination.layout is Layout.PROSE_CREDENTIALS:
        named = "The law keeps the reviewer's name confidential."
        return [said(f"{independent} {_in_prose(reviewer)} {practiced} {named}")]
    if determination.layout is Layout.LISTED_CREDENTIALS:
        return [
            said(independent),
            said(practiced),
            said("The law keeps the reviewer's name confidential. The qualifications are:"),
            labelled("State(s) of Licensure:", _states(reviewer)),
            labelled("Certification(s)/Specialty:", ", ".join(map(one_line, reviewer.certifications))),
        ]
    raise ValueError(
        f"layout: expected {' or '.join(LAYOUTS)}, found {determination.layout.value}, in which none is written"
    )


def _in_prose(reviewer: ExpertReviewer) -> str:
    """The sentence that names the reviewer's boards and states (rulebook 12.2, layout P); '' without any."""
    states = _states(reviewer)
    boards = ", ".join(map(one_line, reviewer.certifications))
    parts = [f"Board Certified in {boards}"] if boards else []
    parts += [f"licensed to practice in {states}"] if states else []
    return f"The expert reviewer is {' and is '.join(parts)}." if parts else ""


# A name with full stops would look like the end of its sentence.
_STATES = {"VI": "Virgin Islands"}


def _states(reviewer: ExpertReviewer) -> str:
    return ", ".join(_STATES.get(s, STATE_NAMES[s]) for s in reviewer.licensure_states)


def _items(items: tuple[DisputedItem, ...], letter: Letter) -> list[Block]:
    blocks = [_item(item, letter) for item in items]
    for number, block in enumerate(blocks, start=1):
        text = (block["fields"][-1]["paragraphs"] or [""])[-1]
        alone = number < len(blocks) or text[-1:].isdigit()
        block["last_line"] = _last_line(text) if alone and not _ends_sentence(text) else ""
    return blocks


def _last_line(text: str) -> str:
    """The last words of a text, few, and more than a number, which alone on a line would be taken for a page's."""
    words = text.split()
    for first in range(len(words) - 1, 0, -1):
        line = " ".join(words[first:])
        if len(line) > _SHORT_LINE:
            return ""
        if _WORD.search(line) and not line.lower().startswith("page"):
            return line
    return ""


_SHORT_LINE = 45
_WORD = re.compile(r"[^\W\d_]{3}")


_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(/])(?:(?:[a-z]\.){1,6}|(?:dr|mr|mrs|ms|vs|no|nos|st|qty|approx|w/o)\.)$", re.IGNORECASE
)


def _ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATED.search(text)


def _item(item: DisputedItem, letter: Letter) -> Block:
    if item.decision is None:
        raise ValueError(f"item {item.position} has no decision: a letter decides every item (rulebook F-06)")
    return {
        "kind": "item",
        "description": one_line(item.description),
        "decision": item.decision.value.capitalize(),
        "fields": [
            labelled("Claims Administrator guideline:", item.claims_administrator_guideline.statement),
            labelled(f"{letter.label} guideline:", item.reviewer_guideline.statement),
            labelled("Decision rationale:", item.rationale),
        ],
    }
