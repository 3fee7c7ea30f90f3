"""What goes to the parties: written with the action, delivered after commit, to a folder by default.

A message that could not be delivered stays unsent; `deliver_pending` (run when a worker starts) tries
again, so a kill between commit and delivery loses nothing. Delivery writes the same files again if it is
repeated: nothing doubles.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from openimr.cases import files
from openimr.cases.models import Case, Message, Party

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A message to be sent when the action has been committed. `pdf_sha256` names a stored file."""

    party: Party
    kind: str
    subject: str
    text: str
    pdf_sha256: str = ""


def write(case: Case, draft: Draft, *, at: dt.datetime) -> Message:
    """Keep the message; it leaves after commit."""
    return Message.objects.create(
        case=case, party=draft.party, kind=draft.kind, subject=draft.subject, text=draft.text,
        pdf_sha256=draft.pdf_sha256, written_at=at,
    )  # fmt: skip


def deliver(pks: Iterable[int], *, at: dt.datetime) -> int:
    """Deliver messages by their keys; returns how many went out. One that fails is logged and kept."""
    sent = 0
    for message in Message.objects.filter(pk__in=list(pks), sent_at=None).select_related("case", "party"):
        try:
            _to_folder(message)
        except OSError as problem:
            log.error(
                "message %s could not be delivered to the outbox: %s", message.pk, type(problem).__name__
            )
            continue
        with transaction.atomic():
            Message.objects.filter(pk=message.pk, sent_at=None).update(sent_at=at, sent_by="folder")
        sent += 1
    return sent


def deliver_pending(*, at: dt.datetime) -> int:
    """Deliver what was written and never went out."""
    return deliver(list(Message.objects.filter(sent_at=None).values_list("pk", flat=True)), at=at)


def _to_folder(message: Message) -> None:
    """Put the message into the outbox folder of its case, whole or not at all."""
    folder = Path(settings.OPENIMR_OUTBOX) / message.case.number
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{message.pk:06d}-{message.kind}-to-{message.party.role}"
    _put(folder / f"{stem}.txt", message.text.encode())
    if message.pdf_sha256:
        _put(folder / f"{stem}.pdf", files.read(message.pdf_sha256))


def _put(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
