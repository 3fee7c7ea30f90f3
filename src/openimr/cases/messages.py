"""Messages to the parties: kept in the transaction of the action, sent after commit, by one of the carriers.

What was sent, how, when and what became of every attempt stands in the rows. A carrier that fails leaves the
message for the next one, and for `deliver_pending`: it is never lost and never goes out twice.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from openimr.cases import outbound
from openimr.cases.models import Case, Message, Party

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A message to be sent when the action has been committed. `pdf_sha256` names a stored file.

    `urgent` asks for the fastest means that reaches the party (rulebook N-04).
    """

    party: Party
    kind: str
    subject: str
    text: str
    pdf_sha256: str = ""
    language: str = "en"
    urgent: bool = False


def write(case: Case, draft: Draft, *, at: dt.datetime) -> Message:
    """Keep the message; it leaves after commit."""
    return Message.objects.create(
        case=case, party=draft.party, kind=draft.kind, subject=draft.subject, text=draft.text,
        pdf_sha256=draft.pdf_sha256, language=draft.language, urgent=draft.urgent, written_at=at,
    )  # fmt: skip


def deliver(pks: Iterable[int], *, at: dt.datetime) -> int:
    """Deliver messages by their keys; returns how many went out. One that fails is logged and kept."""
    sent = 0
    for message in Message.objects.filter(pk__in=list(pks), sent_at=None).select_related("case", "party"):
        sent += _deliver_one(message, at)
    return sent


def _deliver_one(message: Message, at: dt.datetime) -> bool:
    problem = "no carrier reaches this party"
    for name, carrier in outbound.carriers(urgent=message.urgent):
        if not carrier.reaches(message):
            continue
        try:
            place = carrier.carry(message)
        except outbound.NotCarried as failure:
            problem = f"{name}: {failure.why}"[:80]
            log.error("message %s was not carried by %s: %s", message.pk, name, failure.why)
            continue
        with transaction.atomic():
            Message.objects.filter(pk=message.pk, sent_at=None).update(
                sent_at=at, sent_by=name, sent_as=place[:200], problem="", attempts=F("attempts") + 1
            )
        return True
    Message.objects.filter(pk=message.pk).update(problem=problem, attempts=F("attempts") + 1)
    return False


def deliver_pending(*, at: dt.datetime) -> int:
    """Deliver what was written and never went out."""
    return deliver(list(Message.objects.filter(sent_at=None).values_list("pk", flat=True)), at=at)
