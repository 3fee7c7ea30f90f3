"""On which page a verb is done, and what its button says there."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from openimr.cases.lifecycle import EXITS, State, Verb, allowed
from openimr.cases.roles import Role

_PAGES = {
    "submit_packet": ("packets", "Send records"),
    "correct_application": ("correct", "Correct the application"),
    "look_again_for_gaps": ("completeness", "What is missing"),
    "ask_for_records": ("completeness", "What is missing"),
    "read_again": ("packets", "Send records"),
    "mend_record": ("mending", "Check the records found"),
    "waive_record": ("completeness", "What is missing"),
    "place_item": ("assignment", "Assign the reviewer"),
    "assign_reviewer": ("assignment", "Assign the reviewer"),
    "attest": ("attest", "Attest or decline"),
    "decline": ("attest", "Attest or decline"),
    "report_conflict": ("attest", "Attest or decline"),
    "write_summary": ("desk", "Open the desk"),
    "decide_item": ("desk", "Open the desk"),
    "sign": ("desk", "Open the desk"),
    "return_to_reviewer": ("letter-preview", "Read the letter"),
    "issue_letter": ("letter-preview", "Read the letter"),
    "prepare_public_copy": ("public-copy", "Public copy"),
    "release_public_copy": ("public-copy", "Public copy"),
    "withdraw_public_copy": ("public-copy", "Public copy"),
}
ACTS = frozenset(
    {
        "answer_question", "join_application", "certify_urgent", "name_administrator", "authorize_items",
        "notify_late_records", "announce_extension",
    }
)  # fmt: skip
"""Verbs that are done on a page of their kind, `/cases/…/act/VERB`."""
_LEFT_OUT = {
    (State.WITH_REVIEWER, "decline"),
    (State.WITH_REVIEWER, "report_conflict"),
    (State.ELIGIBLE, "find_ineligible"),
    (State.ASSIGNED, "approve_several"),
    (State.RECORDS_PENDING, "approve_several"),
    (State.RECORDS_COMPLETE, "approve_several"),
    (State.RECORDS_COMPLETE, "decide_house_ties"),
}
"""Possible, but not what comes next: offered on the desk or on the case page itself."""
_WHILE_READING = frozenset({"mark_records", "remove_mark", "set_record_aside", "hand_out_case_file"})
"""Done in the Reader, page by page, or when somebody asks: no step of the way."""
_CHOICES = {State.SCREENING: "Decide eligibility"}
"""States in which one of several verbs is chosen, with the findings in view."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """What may be done next: its words, the address, and whether it has a page of its own."""

    verb: str
    says: str
    href: str
    own_page: bool


def own_page(verb: str) -> bool:
    """Whether a verb is done on a page of its own rather than on the case page."""
    return verb in _PAGES or verb in ACTS


def steps(role: Role, state: State, number: str, *, most: int | None = None) -> list[Step]:
    """What a role may do next with a case, in the order of the process; the ways out are left to the case page."""
    found: dict[str, Step] = {}
    for verb in allowed(role, state):
        if verb.to in EXITS or verb.name in _WHILE_READING or (state, verb.name) in _LEFT_OUT:
            continue
        step = _step(verb, state, number)
        found.setdefault(step.href, step)
    return list(found.values())[:most]


def _step(verb: Verb, state: State, number: str) -> Step:
    page = _PAGES.get(verb.name)
    if verb.name in ACTS:
        return Step(
            verb=verb.name, says=verb.says, href=reverse("act", args=[number, verb.name]), own_page=True
        )
    if state in _CHOICES:
        href = f"{reverse('case', args=[number])}#now"
        return Step(verb=verb.name, says=_CHOICES[state], href=href, own_page=False)
    if page is None:
        href = f"{reverse('case', args=[number])}#do-{verb.name}"
        return Step(verb=verb.name, says=verb.says, href=href, own_page=False)
    return Step(verb=verb.name, says=page[1], href=reverse(page[0], args=[number]), own_page=True)
