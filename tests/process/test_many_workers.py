"""Many workers read one packet on PostgreSQL: nothing is lost, nothing is done twice, also when one of them is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.process.house import House, wait_until

pytestmark = [
    pytest.mark.database,
    pytest.mark.skipif(
        os.environ.get("OPENIMR_TEST_DATABASE") != "postgresql", reason="many workers need PostgreSQL"
    ),
]
PAGES, WORKERS = 48, ("w1", "w2", "w3")

AFTER = """
from django.db import connection
from openimr.casefile.models import Document, Packet, Page
from openimr.cases import audit
from openimr.cases.models import AuditEvent
packet = Packet.objects.get(filename="packet.pdf")
pages = list(Page.objects.filter(packet=packet).order_by("pk"))
with connection.cursor() as cursor:
    cursor.execute("SELECT executor_id, status FROM dbos.workflow_status WHERE name = 'read_pages'")
    rows = cursor.fetchall()
print(json.dumps({
    "numbers": sorted(p.number for p in pages),
    "said": {p.number: f"number {p.number} of" in p.text for p in pages},
    "finished": AuditEvent.objects.filter(verb="finish_packet", outcome="done", detail__packet=packet.pk).count(),
    "without_a_record": Page.objects.filter(packet=packet, document=None).count(),
    "in_order": [list(d.pages.order_by("number").values_list("number", flat=True)) == list(range(d.first_page, d.last_page + 1))
                 for d in Document.objects.filter(packet=packet)],
    "records": list(Document.objects.filter(packet=packet).order_by("first_page").values_list("number", flat=True)),
    "took_part": sorted({row[0] for row in rows}),
    "states": sorted({row[1] for row in rows}),
    "whole": audit.verify().whole,
}))
"""
INDEXED = """
from openimr.casefile.models import Packet
from openimr.casefile.reader import searching
print(json.dumps(len(searching.index_of(Packet.objects.get(filename="packet.pdf").case).known())))
"""
MEND = """
from tests.factories import an_actor
from django.utils import timezone
from openimr.casefile.mending.actions import mend_record
from openimr.casefile.models import Packet
from openimr.cases.roles import Role
page = Packet.objects.get(filename="packet.pdf").pages.get(number=1)
mend_record(page.packet.case, by=an_actor(Role.RECORDS_CLERK), at=timezone.now(), page=page.pk, what="date", value="2026-01-05")
"""
LOOKED = """
from openimr.cases.models import AuditEvent
print(json.dumps(AuditEvent.objects.filter(verb="look_for_gaps", outcome="done").count()))
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "house", "many")
    yield house
    house.end()


class Standing:
    """How far reading is, asked of the database itself: a program of our own would come too late for a kill."""

    def __init__(self, house: House) -> None:
        self.link = psycopg.connect(house.env["DATABASE_URL"], autocommit=True)

    def state(self) -> str:
        return str(self._one("SELECT state FROM casefile_packet WHERE filename = 'packet.pdf'"))

    def pages(self) -> int:
        return int(self._one("SELECT count(*) FROM casefile_page"))

    def in_hand(self) -> list[str]:
        """The workers that have pages in hand."""
        if self._one("SELECT to_regclass('dbos.workflow_status')") is None:
            return []
        rows = self.link.execute(
            "SELECT DISTINCT executor_id FROM dbos.workflow_status WHERE status = 'PENDING' AND name = 'read_pages'"
        )
        return sorted(row[0] for row in rows)

    def _one(self, query: str) -> object:
        row = self.link.execute(query).fetchone()
        assert row is not None
        return row[0]


def test_three_workers_on_one_packet_of_which_one_is_killed_lose_and_double_nothing(house: House) -> None:
    # given a packet of scanned pages, waiting to be read, and three workers that start upon it at once
    house.hand_in_scans(PAGES)
    running = {}
    for name in WORKERS:
        house.env["OPENIMR_WORKER"] = name
        running[name] = house.start("worker")

    # when one that has pages in hand is killed outright, and never comes back
    standing = Standing(house)
    wait_until(lambda: len(standing.in_hand()) >= 2 and standing.pages() >= 2, 120, every=0.05)
    killed = standing.in_hand()[0]
    os.kill(running[killed].pid, signal.SIGKILL)
    running[killed].wait(10)
    assert standing.state() == "reading"
    assert standing.pages() < PAGES, "the kill came too late to show anything"
    assert killed in standing.in_hand(), "it had nothing in hand"
    wait_until(lambda: standing.state() == "read", 240, every=0.5)

    # then the others have done its part: every page stands once with its own words, in order, finished once
    after = house.python(AFTER)
    assert after["numbers"] == list(range(1, PAGES + 1))
    assert all(after["said"].values())
    assert after["finished"] == 1
    assert after["without_a_record"] == 0
    assert all(after["in_order"])
    assert after["records"] == sorted(set(after["records"]))
    assert len(set(after["took_part"]) - {killed}) == 2
    assert after["states"] == ["SUCCESS"]
    assert after["whole"]
    # and the index of search holds the packet, and what is missing was looked for
    wait_until(lambda: house.python(INDEXED) == PAGES, 60, every=0.5)
    wait_until(lambda: house.python(LOOKED) >= 1, 60, every=0.5)

    # and when a record is mended, one of those that live looks again what is missing, once
    looked = house.python(LOOKED)
    house.python(MEND)
    wait_until(lambda: house.python(LOOKED) == looked + 1, 60, every=0.5)
