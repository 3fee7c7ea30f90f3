"""The steps of a case, as tests take them."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from openimr.casefile import actions as casefile
from openimr.casefile import compiling, ingest, records
from openimr.casefile.models import Packet, Page
from openimr.cases.actors import Actor
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.determination import actions as determination
from openimr.panel import actions as panel
from openimr.panel import register
from tests.factories import DAY, an_actor, an_assigned_case
from tests.papers import a_packet
from tests.reviewers import a_reviewer

LATER = DAY + dt.timedelta(days=9)


def hand_in(case: Case, data: bytes, *, name: str = "packet.pdf", read: bool = True) -> Packet:
    sha256, size = casefile.keep_packet(io.BytesIO(data))
    packet = casefile.submit_packet(
        case, by=an_actor(Role.RECORDS_CLERK), at=LATER, filename=name, sha256=sha256, size=size
    )
    if read and packet.state == Packet.RECEIVED:
        ingest.read_packet(packet.pk)
        packet.refresh_from_db()
    return packet


def complete(case: Case) -> None:
    compiled = compiling.compile_case_file(case, at=LATER)
    casefile.complete_case_file(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, compiled=compiled)


def with_register(*reviewers: dict[str, Any]) -> None:
    register.take_in(reviewers or [a_reviewer("R-FIT")], by=an_actor(Role.PANEL_MANAGER), at=DAY)


def a_case_at_the_desk() -> Case:
    case = an_assigned_case()
    hand_in(case, a_packet())
    complete(case)
    with_register()
    panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    panel.attest(case, by=the_reviewer(), at=LATER, no_conflict=True, qualified=True, will_read_all=True)
    return case


def the_reviewer(ref: str = "R-FIT") -> Actor:
    return an_actor(Role.EXPERT_REVIEWER, reviewer_ref=ref)


def read_everything(case: Case) -> None:
    for page in Page.objects.filter(packet__case=case):
        records.mark_opened(page, actor="R-FIT", at=LATER)


def decide(
    case: Case,
    position: int,
    decision: str,
    rationale: str,
    *,
    other: str = "ODG, Knee Chapter",
    follows: bool = False,
) -> None:
    determination.decide_item(
        case, by=the_reviewer(), at=LATER, position=position, decision=decision, mtus="", other=other,
        rationale=rationale, follows=follows,
    )  # fmt: skip


def write_a_draft(case: Case) -> None:
    determination.write_summary(
        case, by=the_reviewer(), at=LATER,
        text="The injured worker is a 44 year old female with a date of injury of 06/10/2024. Her right knee locks [p. 1].",
    )  # fmt: skip
    decide(
        case,
        1,
        "overturned",
        "The tear is shown and locking is recorded [p. 1]. The procedure is medically necessary.",
    )
    decide(
        case,
        2,
        "overturned",
        "After the procedure weight must be kept off the leg [p. 2]. Crutches are medically necessary.",
    )


def an_issued_case() -> Case:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    determination.sign(case, by=the_reviewer(), at=LATER)
    determination.issue_letter(case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER)
    return case
