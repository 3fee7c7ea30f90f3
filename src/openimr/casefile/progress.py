"""How far the packets that are being read are, for the page and for the worker's command."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Min

from openimr.casefile import pace
from openimr.casefile.models import Packet


def minutes_left(packet: Packet, *, done: int, now: dt.datetime) -> int | None:
    """Minutes until a packet's last page is read, at the pace of its last pages; None where that cannot be told."""
    recent = packet.pages.filter(read_at__gt=now - pace.WINDOW, read_at__lte=now)
    seen = recent.aggregate(read=Count("pk"), since=Min("read_at"))
    return pace.minutes_left(to_go=packet.page_count - done, read=seen["read"], since=seen["since"], now=now)


def lines(now: dt.datetime) -> list[str]:
    """One sentence for each packet that is being read, by its number: no name of a file, nothing of what it holds."""
    said = []
    for packet in Packet.objects.filter(state=Packet.READING).annotate(done=Count("pages")).order_by("pk"):
        left = minutes_left(packet, done=packet.done, now=now)
        words = (
            "time left not known yet"
            if left is None
            else f"about {left} min left at the pace of the last pages"
        )
        said.append(f"Packet {packet.pk}: {packet.done} of {packet.page_count} pages read, {words}.")
    return said
