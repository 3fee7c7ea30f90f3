"""From the reviewer's draft to a determination and its letter: assembling, never deciding."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from openimr import law, letters
from openimr.casefile import records
from openimr.casefile.reader import marks
from openimr.cases.deadlines import law_facts
from openimr.cases.models import Case, DisputedItem
from openimr.cases.names import for_people
from openimr.determination.checks import CheckFinding, DraftFacts, ItemFacts, check
from openimr.determination.models import Draft, ItemDecision
from openimr.determination.models import Letter as IssuedLetter
from openimr.determination.statements import take_apart
from openimr.evidence.references import pages_named
from openimr.letters.letter import Letter, LetterParty, Organisation, PartyRole, RecordLine
from openimr.letters.model import (
    Decision,
    Determination,
    ExpertReviewer,
    FrontMatter,
    Guideline,
    Layout,
)
from openimr.letters.model import DisputedItem as LetterItem
from openimr.letters.readback import check_readable
from openimr.letters.writable import faults
from openimr.panel.models import Assignment
from openimr.panel.qualifications import qualifications_on

PACIFIC = ZoneInfo("America/Los_Angeles")


def items_under_review(case: Case) -> list[DisputedItem]:
    """The disputed items that are to be decided: the eligible ones."""
    return [i for i in case.items.select_related("depends_on") if i.eligibility in {"", "eligible"}]


def findings_of(draft: Draft, *, actor: str) -> tuple[CheckFinding, ...]:
    """Everything that speaks against signing the draft now, from the checks and from reading it back."""
    case = draft.case
    decisions = {d.item_id: d for d in draft.decisions.all()}
    items = items_under_review(case)
    listed = records.records_of(case)
    opened = records.opened_records(case, actor=actor)
    facts = DraftFacts(
        summary=draft.clinical_case_summary,
        items=tuple(_item_facts(item, decisions.get(item.pk)) for item in items),
        pages=records.pages_of(case),
        unopened=tuple(r.number for r in listed if r.duplicate_of is None and r.number not in opened),
        late_packets=records.late_packets(case),
    )
    findings = check(facts)
    if any(f.blocking and f.code.startswith("NO_") for f in findings):
        return findings
    return findings + _read_back(draft)


def _item_facts(item: DisputedItem, decided: ItemDecision | None) -> ItemFacts:
    return ItemFacts(
        position=item.position,
        decision=(decided.decision or None) if decided else None,
        cites=bool(decided and any(take_apart(decided.guideline))),
        rationale=decided.rationale if decided else "",
        follows=bool(decided and decided.follows),
        depends_on=item.depends_on.position if item.depends_on else None,
    )


def _read_back(draft: Draft) -> tuple[CheckFinding, ...]:
    """What a reader of the letter would not understand as it was meant."""
    determination = determination_of(draft, at=None)
    problems = read_back(determination, plain_letter(draft.case))
    return tuple(CheckFinding(code="READ_BACK", message=problem) for problem in problems)


_one_at_a_time = threading.Lock()


def read_back(determination: Determination, letter: Letter) -> list[str]:
    """What does not come back when the letter is written, as text and as PDF, and read again.

    One at a time: the engine that takes text out of a PDF does not bear two threads.
    """
    with _one_at_a_time:
        return check_readable(determination, letter)


def determination_of(draft: Draft, *, at: dt.datetime | None) -> Determination:
    """
    The determination that a draft makes; `at` is the time of issue (None: not yet).

    What a letter says in prose only (age, sex and date of injury of the employee; what a guideline
    statement cites; which primary item another follows) is read from the draft's own words with the reader
    of letters, so that the record and the letter cannot differ (rulebook L-06).
    """
    case = draft.case
    bare = Determination(
        layout=Layout.LISTED_CREDENTIALS,
        front_matter=_front_matter(case, at),
        expert_reviewer=_qualifications(draft),
        clinical_case_summary=_one_line(draft.clinical_case_summary),
        disputed_items=tuple(_letter_items(draft)),
    )
    return as_read(bare, case)


def as_read(bare: Determination, case: Case) -> Determination:
    """A determination with what a letter says in prose only, read from its own words; as it is where it is unfit."""
    if any(faults(bare)):
        return bare  # not a letter yet, and the check before signing tells why
    read = letters.parse(letters.render_text(bare, plain_letter(case)))
    if len(read.disputed_items) != len(bare.disputed_items):
        return bare  # the check before signing shows why it does not read back
    return replace(
        bare,
        employee=read.employee,
        disputed_items=tuple(
            replace(
                mine,
                claims_administrator_guideline=_understood(
                    mine.claims_administrator_guideline, theirs.claims_administrator_guideline
                ),
                reviewer_guideline=_understood(mine.reviewer_guideline, theirs.reviewer_guideline),
                follows_item=theirs.follows_item,
            )
            for mine, theirs in zip(bare.disputed_items, read.disputed_items, strict=True)
        ),
    )


def _understood(mine: Guideline, read: Guideline) -> Guideline:
    return read if read.statement == mine.statement else mine


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _front_matter(case: Case, at: dt.datetime | None) -> FrontMatter:
    facts = case.facts

    def day(*path: str) -> dt.date | None:
        value: Any = facts
        for name in path:
            value = (value or {}).get(name)
        return dt.date.fromisoformat(value) if value else None

    return FrontMatter(
        case_number=case.number,
        date_of_injury=case.date_of_injury,
        date_assigned=day("noarfi", "sent_on"),
        ur_denial_date=day("ur_decision", "decided_on"),
        application_received=day("application", "received_on"),
        decision_date=None if at is None else at.astimezone(PACIFIC).date(),
        priority="expedited" if case.priority == "expedited" else "standard",
    )


def _qualifications(draft: Draft) -> ExpertReviewer:
    """What the letter says of the reviewer: certifications and states, from the register, without a name."""
    assignment = (
        Assignment.objects.filter(
            case=draft.case, reviewer__ref=draft.reviewer_ref, state=Assignment.ATTESTED
        )
        .select_related("reviewer")
        .order_by("-pk")
        .first()
    )
    if assignment is None:
        return ExpertReviewer()
    facts = qualifications_on(assignment.reviewer, assignment.offered_at.astimezone(PACIFIC).date())
    day = assignment.offered_at.date().isoformat()
    states = [
        e["state"] for e in facts["licences"] if e["unrestricted"] and (e.get("expires_on") or day) >= day
    ]
    boards = [c["specialty"] for c in facts["certifications"] if (c.get("expires_on") or day) >= day]
    return ExpertReviewer(certifications=tuple(boards), licensure_states=tuple(states))


def _letter_items(draft: Draft) -> list[LetterItem]:
    decisions = {d.item_id: d for d in draft.decisions.all()}
    found = []
    for position, item in enumerate(items_under_review(draft.case), start=1):
        decided = decisions.get(item.pk)
        found.append(
            LetterItem(
                position=position,
                description=_one_line(item.description),
                decision=Decision(decided.decision) if decided and decided.decision else None,
                claims_administrator_guideline=Guideline(statement=_one_line(item.ur_guideline)),
                reviewer_guideline=Guideline(statement=_one_line(decided.guideline) if decided else ""),
                rationale=_one_line(decided.rationale) if decided else "",
            )
        )
    return found


def organisation() -> Organisation:
    """The review organization, as its settings name it."""
    return Organisation(name=settings.OPENIMR_ORGANISATION, address_lines=tuple(settings.OPENIMR_ADDRESS))


def plain_letter(case: Case) -> Letter:
    """What surrounds a determination where nothing but its own words matters."""
    return Letter(organisation=organisation(), demonstration=case.demonstration)


def public_letter(issued: IssuedLetter) -> Letter:
    """What surrounds a letter's public copy: its records by kind, date and hash, nobody's address."""
    kept = issued.letter
    return Letter(
        organisation=organisation(),
        demonstration=kept["demonstration"],
        records=tuple(
            RecordLine(
                **{
                    **record,
                    "date": _day(record["date"] or ""),
                    "author": "",
                    "title": record["kind"] or "record",
                }
            )
            for record in kept["records"]
        ),
        case_file_sha256=kept["case_file_sha256"],
        public=True,
    )


def relied_on(draft: Draft, *, actor: str) -> dict[int, list[int]]:
    """Page of the case file -> the items (by position; 0 the summary) that rest on it: by the words of the
    draft, and by the reader's own marks.
    """
    texts = [(0, draft.clinical_case_summary)]
    texts += draft.decisions.values_list("item__position", "rationale")
    found: dict[int, set[int]] = {}
    for position, text in texts:
        for page in pages_named([text]):
            found.setdefault(page, set()).add(position)
    for page, position in marks.relied_on(draft.case, actor=actor):
        found.setdefault(page, set()).add(position)
    return {page: sorted(items) for page, items in sorted(found.items())}


def _certificate(draft: Draft) -> str | None:
    """The digest of the certificate that was made when the draft was signed."""
    made = draft.case.certificates.filter(made_at=draft.signed_at) if draft.signed_at else None
    return made.values_list("sha256", flat=True).last() if made is not None else None


def _commitment(draft: Draft) -> str | None:
    """The commitment to what was screened before this reviewer took the case (`openimr panel prove`)."""
    taken = Assignment.objects.filter(
        case=draft.case, reviewer__ref=draft.reviewer_ref, state=Assignment.ATTESTED
    )
    return taken.order_by("pk").values_list("commitment", flat=True).last() or None


def letter_of(draft: Draft, *, at: dt.datetime, actor: str) -> Letter:
    """What surrounds the determination in its letter: parties, records with their use, the way to appeal."""
    case = draft.case
    relied = relied_on(draft, actor=actor)
    opened = records.opened_records(case, actor=actor)
    current = records.current_file(case)
    appeal = next(
        d for d in law.deadlines(law_facts(case))["deadlines"] if d["name"] == "determination-appeal-due"
    )
    return Letter(
        organisation=organisation(),
        demonstration=case.demonstration,
        parties=tuple(
            LetterParty(
                role=PartyRole(party.role),
                name=party.name,
                address_lines=tuple(line for line in (party.organisation, *party.address.splitlines()) if line),
            )
            for party in case.parties.filter(receives_notices=True).order_by("pk")
        ),
        records=tuple(
            RecordLine(
                number=record.number, title=record.title, kind=record.kind, date=_day(record.date),
                author=record.author, first_page=record.first_page, last_page=record.last_page,
                sha256=record.sha256, opened=record.number in opened,
                relied_on=any(page in relied for page in range(record.first_page, record.last_page + 1)),
                duplicate_of=record.duplicate_of,
            )
            for record in records.records_of(case)
        ),
        case_file_sha256=current.sha256 if current else None,
        certificate_sha256=_certificate(draft),
        independence_commitment=_commitment(draft),
        time_confirmed=bool(settings.OPENIMR_TIMESTAMP_URL),
        appeal_by=dt.date.fromisoformat(appeal["due"][:10]),
        appeal_derivation=tuple(for_people(f"{step['date']}: {step['why']}") for step in appeal["derivation"]),
    )  # fmt: skip


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
