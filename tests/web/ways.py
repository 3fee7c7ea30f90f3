"""Bringing a case to a place in the process, through the same doors as the product, for tests of pages."""

from __future__ import annotations

import datetime as dt
import io
import re

from django.test import Client

from openimr.casefile import actions as casefile
from openimr.casefile import compiling, ingest, records
from openimr.casefile.models import Packet, Page
from openimr.cases.accounts import link_party
from openimr.cases.actors import Actor
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.determination import actions as determination
from openimr.panel import actions as panel
from openimr.panel import register
from openimr.publication import actions as publication
from tests.factories import DAY, a_user, an_actor, an_assigned_case
from tests.papers import a_packet
from tests.reviewers import a_reviewer

LATER = DAY + dt.timedelta(days=9)
REF = "R-FIT"


def signed_in(role: Role, name: str | None = None, *, reviewer_ref: str = "") -> Client:
    """A browser in which an account of this role is signed in."""
    client = Client()
    client.force_login(a_user(role, name, reviewer_ref=reviewer_ref))
    return client


def as_reviewer(ref: str = REF) -> Client:
    return signed_in(Role.EXPERT_REVIEWER, reviewer_ref=ref)


def as_party(case: Case, role: Role, name: str | None = None) -> Client:
    """A browser of somebody who is this party of the case."""
    client = signed_in(role, name)
    link_party(case, role.value, a_user(role, name), by=an_actor(Role.INTAKE_CLERK), at=DAY)
    return client


def reviewer(ref: str = REF) -> Actor:
    return an_actor(Role.EXPERT_REVIEWER, reviewer_ref=ref)


def hand_in(case: Case, data: bytes, *, name: str = "packet.pdf", read: bool = True) -> Packet:
    sha256, size = casefile.keep_packet(io.BytesIO(data))
    packet: Packet = casefile.submit_packet(
        case, by=an_actor(Role.RECORDS_CLERK), at=LATER, filename=name, sha256=sha256, size=size
    )
    if read:
        ingest.read_packet(packet.pk)
        packet.refresh_from_db()
    return packet


def a_case_with_records() -> Case:
    case = an_assigned_case()
    hand_in(case, a_packet())
    return case


def a_complete_case() -> Case:
    case = a_case_with_records()
    compiled = compiling.compile_case_file(case, at=LATER)
    casefile.complete_case_file(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, compiled=compiled)
    return case


def an_offered_case() -> Case:
    case = a_complete_case()
    register.take_in(
        [a_reviewer(REF), a_reviewer("R-QME", qme=True), a_reviewer("R-NEXT", states=("NV",))],
        by=an_actor(Role.PANEL_MANAGER), at=DAY,
    )  # fmt: skip
    panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    return case


def a_case_at_the_desk() -> Case:
    case = an_offered_case()
    panel.attest(case, by=reviewer(), at=LATER, no_conflict=True, qualified=True, will_read_all=True)
    return case


def a_signed_case(*, besides: str = "") -> Case:
    case = a_case_at_the_desk()
    by = reviewer()
    for page in Page.objects.filter(packet__case=case):
        records.mark_opened(page, actor=by.name, at=LATER)
    determination.write_summary(
        case, by=by, at=LATER,
        text="The injured worker is a 44 year old female with a date of injury of 06/10/2024. Her right knee locks [p. 1]. "
        + besides,
    )  # fmt: skip
    for position, words in (
        (1, "The tear is shown and locking is recorded [p. 1]. The procedure is medically necessary."),
        (2, "After the procedure weight must be kept off the leg [p. 2]. Crutches are medically necessary."),
    ):
        determination.decide_item(
            case, by=by, at=LATER, position=position, decision="overturned", mtus="", other="ODG, Knee Chapter",
            rationale=words,
        )  # fmt: skip
    determination.sign(case, by=by, at=LATER)
    return case


def an_issued_case(*, besides: str = "") -> Case:
    case = a_signed_case(besides=besides)
    determination.issue_letter(case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER)
    return case


def a_released_case() -> Case:
    case = an_issued_case()
    officer = an_actor(Role.PUBLICATION_OFFICER)
    publication.prepare_public_copy(case, by=officer, at=LATER)
    publication.release_public_copy(case, by=officer, at=LATER, looked_at=True)
    return case


def text_of(response: object) -> str:
    """What a page says, its whitespace evened."""
    content = response.content.decode()  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", content).split())
