"""The background work of the room: released copies go into the corpus, withdrawn ones out of it.

The rows of publication are the order; the corpus is brought up to them, so a kill in between loses nothing.
"""

from __future__ import annotations

import threading
from pathlib import Path

from django.conf import settings
from django.db.models import F

from openimr.cases import work
from openimr.corpus import Corpus, PublicDetermination
from openimr.publication.models import PublicCopy

_corpus: Corpus | None = None
_lock = threading.Lock()


def corpus() -> Corpus:
    """The corpus of this house."""
    global _corpus
    with _lock:
        if _corpus is None or _corpus.folder != Path(settings.OPENIMR_CORPUS):
            _corpus = Corpus(Path(settings.OPENIMR_CORPUS))
        return _corpus


def follow_publication() -> int:
    """Bring the corpus up to what is released and withdrawn; returns how many determinations changed."""
    changed = 0
    behind = PublicCopy.objects.exclude(state=PublicCopy.PREPARED).exclude(corpus_state=F("state"))
    for copy in behind.select_related("case").order_by("pk"):
        if copy.state == PublicCopy.RELEASED and copy.released_at:
            corpus().publish(
                PublicDetermination(
                    case_number=copy.case.number,
                    text=copy.text,
                    determination=copy.determination,
                    released_on=copy.released_at.date(),
                )
            )
        elif copy.withdrawn_at:
            corpus().withdraw(copy.case.number, on=copy.withdrawn_at.date(), reason=copy.withdrawal_reason)
        # Only if nothing happened meanwhile; else the next round brings it up to date.
        PublicCopy.objects.filter(pk=copy.pk, state=copy.state).update(corpus_state=copy.state)
        changed += 1
    return changed


def register() -> None:
    """Tell the worker of this room's work."""
    if follow_publication not in work.orders:
        work.orders.append(follow_publication)
