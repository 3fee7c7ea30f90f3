"""The notices of intake: what they say, to whom, with the deadlines that run from them.

Each notice goes to everybody whom the rule names, as tagged PDF and plain text. The deadlines in it are
computed from the facts as they will stand once the notice is out, and printed with their derivation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings

from openimr import law
from openimr.cases import files
from openimr.cases.deadlines import law_facts
from openimr.cases.messages import Draft
from openimr.cases.models import Case, Party
from openimr.cases.names import DEADLINES, for_people
from openimr.letters.letter import Organisation
from openimr.letters.notices import Notice, NoticeDeadline, render_notice, render_notice_text

PACIFIC = ZoneInfo("America/Los_Angeles")


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a notice says, before it is addressed."""

    kind: str
    title: str
    paragraphs: tuple[str, ...]
    deadlines: tuple[str, ...] = ()


def to_all(case: Case, content: Content, *, at: dt.datetime) -> tuple[Draft, ...]:
    """The notice, addressed to each party that gets notices."""
    rows = _rows(case, content.deadlines)
    return tuple(
        _draft(case, party, content, rows, at) for party in case.parties.filter(receives_notices=True)
    )


def _rows(case: Case, names: Sequence[str]) -> tuple[NoticeDeadline, ...]:
    answer = law.deadlines(law_facts(case))
    return tuple(
        NoticeDeadline(
            name=DEADLINES.get(entry["name"], entry["name"])
            + (f", item {entry['item']}" if entry.get("item") else ""),
            due=for_people(entry["due"]),
            derivation=for_people(
                "; ".join(f"{step['date']}: {step['why']}" for step in entry["derivation"])
            ),
            citation=entry["citation"],
        )
        for entry in answer["deadlines"]
        if entry["name"] in names
    )


def _draft(
    case: Case, party: Party, content: Content, rows: tuple[NoticeDeadline, ...], at: dt.datetime
) -> Draft:
    notice = Notice(
        organisation=Organisation(
            name=settings.OPENIMR_ORGANISATION, address_lines=tuple(settings.OPENIMR_ADDRESS)
        ),
        title=content.title,
        to=tuple(line for line in (party.name, party.organisation, *party.address.splitlines()) if line),
        case_number=case.number,
        date=at.astimezone(PACIFIC).date(),
        paragraphs=content.paragraphs,
        deadlines=rows,
        demonstration=case.demonstration,
    )
    return Draft(
        party=party,
        kind=content.kind,
        subject=f"{case.number}: {content.title}",
        text=render_notice_text(notice),
        pdf_sha256=files.keep(render_notice(notice, at=at)),
    )


def assignment(case: Case, *, at: dt.datetime) -> Content:
    """The notice of assignment and request for information (rulebook N-02)."""
    ur = case.facts.get("ur_decision") or {}
    received = case.facts["application"]["received_on"]
    items = [i for i in case.items.all() if i.eligibility in {"", "eligible"}]
    left_out = [i for i in case.items.all() if i not in items]
    physician = case.parties.filter(role="requesting-physician").first()
    paragraphs = [
        f"The application for Independent Medical Review received on {for_people(received)} is assigned for review. "
        f"It is a {case.priority} review.",
        f"The utilization review decision is dated {for_people(ur.get('decided_on') or 'on an unknown day')}"
        + (f". The treatment was requested by {physician.name.rstrip('.')}." if physician else "."),
        "Under review: " + "; ".join(f"({i.position}) {i.description}" for i in items) + ".",
    ]
    if left_out:
        paragraphs.append(
            "Not under review: "
            + "; ".join(
                f"({i.position}) {i.description} [{', '.join(i.eligibility_codes)}]" for i in left_out
            )
            + "."
        )
    paragraphs += [
        "To the claims administrator: send the records that the regulation asks for (8 CCR 9792.10.5), with a "
        "list of them, so that they arrive by the date below, and give the employee the list and what they do "
        "not have. Late records cost 500 dollars a day, up to 5,000 dollars (8 CCR 9792.12(c)(6)).",
        "To the employee and the requesting physician: you may send what supports the request by the same date. "
        "You do not have to. The review costs the employee nothing.",
    ]
    return Content(
        kind="notice-of-assignment",
        title="Notice of assignment and request for information",
        paragraphs=tuple(paragraphs),
        deadlines=("records-due", "records-due-by-statute"),
    )


def not_eligible(case: Case, reason: str, *, at: dt.datetime) -> Content:
    """The notice that an application is not eligible, with each reason (rulebook E-06, E-07)."""
    received = case.facts["application"]["received_on"]
    paragraphs = [
        f"The application for Independent Medical Review received on {for_people(received)} is not eligible. "
        "The reasons are these:"
    ]
    reasons: dict[tuple[str, str, str], list[str]] = {}
    for finding in case.findings.all():
        reasons.setdefault((finding.code, finding.rule, finding.text), []).append(finding.item)
    for (code, rule, text), items in reasons.items():
        where = {0: "", 1: f"Item {items[0]}: "}.get(
            len([i for i in items if i]), f"Items {', '.join(items)}: "
        )
        paragraphs.append(f"- {where}{for_people(text)}{_how_late(case, code)} (rule {rule}, {code})")
    if reason:
        paragraphs.append(f"Reason given by the clerk: {reason}")
    paragraphs.append(
        "Who disagrees may file a verified petition with the Workers' Compensation Appeals Board by the date "
        "below. An application can be filed again while its own limit is still open."
    )
    return Content(
        kind="notice-not-eligible",
        title="Your application is not eligible for review",
        paragraphs=tuple(paragraphs),
        deadlines=("application-due", "ineligibility-appeal-due"),
    )


def _how_late(case: Case, code: str) -> str:
    """For an application that came too late: by how many days, so that the filer can count for themselves."""
    if code != "UNTIMELY":
        return ""
    due = [d for d in law.deadlines(law_facts(case))["deadlines"] if d["name"] == "application-due"]
    received = dt.date.fromisoformat(case.facts["application"]["received_on"])
    late = max(((received - dt.date.fromisoformat(d["due"])).days for d in due), default=0)
    return f" It came {late} {'day' if late == 1 else 'days'} late; the count stands below."


def deferred(case: Case, *, at: dt.datetime) -> Content:
    """The notice that a review waits for a dispute over liability (rulebook E-05)."""
    return Content(
        kind="notice-deferred",
        title="Your review is deferred",
        paragraphs=(
            "The claims administrator disputes liability for a reason other than medical necessity. The review "
            "waits until that is settled. The application keeps the date on which it was received; it need not "
            "be filed again.",
        ),
    )


def question(case: Case, text: str, *, at: dt.datetime) -> Content:
    """A question to the parties before eligibility is found (rulebook E-04)."""
    return Content(
        kind="question",
        title="A question about the application",
        paragraphs=(
            "Before eligibility can be found, this must be known:",
            text,
            "Without an answer by the date below, the finding is made on what is there.",
        ),
        deadlines=("question-answer-due",),
    )
