"""Records that came after the case file was put together (rulebook N-09): whose work they are."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from openimr.casefile.models import Packet, Page
from openimr.cases import worklist
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.cases.roles import Role


def late_packets() -> QuerySet[Packet]:
    """Packets that came, or could be read, only after their case's last case file was put together, while it may still be
    put together anew: none of their pages has a number in it.
    """
    numbered = Page.objects.filter(packet=OuterRef("pk"), bates__isnull=False)
    return Packet.objects.filter(
        ~Exists(numbered), late=True, state__in=[Packet.RECEIVED, Packet.READING, Packet.READ],
        case__state__in=[State.RECORDS_COMPLETE.value, State.WITH_REVIEWER.value],
    )  # fmt: skip


def _waits_for_the_records_clerk(case: Case, by_state: bool) -> bool:
    return by_state or late_packets().filter(case=case).exists()


def register() -> None:
    """Teach the work lists that late records bring a case back to the records clerk."""
    worklist.exceptions[Role.RECORDS_CLERK] = _waits_for_the_records_clerk
