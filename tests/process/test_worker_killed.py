"""Background work survives being killed: nothing is lost and nothing is done twice."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.house import House, wait_until
from tests.process.scans import a_scanned_packet

pytestmark = pytest.mark.database
PAGES = 24

PREPARE = """
import io, pathlib
from tests.factories import DAY, an_actor, an_assigned_case
from openimr.casefile import actions
from openimr.cases.roles import Role
case = an_assigned_case()
sha256, size = actions.keep_packet(io.BytesIO(pathlib.Path(PACKET).read_bytes()))
packet = actions.submit_packet(case, by=an_actor(Role.RECORDS_CLERK), at=DAY, filename="packet.pdf", sha256=sha256, size=size)
print(json.dumps(packet.pk))
"""
STANDING = """
from openimr.casefile.models import Packet, Page
packet = Packet.objects.get(filename="packet.pdf")
print(json.dumps({"state": packet.state, "pages": {p.number: p.pk for p in Page.objects.filter(packet=packet)}}))
"""
AFTER = """
from openimr.casefile.models import Packet, Page, Document
from openimr.cases import audit
from openimr.cases.models import AuditEvent
packet = Packet.objects.get(filename="packet.pdf")
print(json.dumps({
    "rows": Page.objects.filter(packet=packet).count(),
    "numbers": sorted(Page.objects.filter(packet=packet).values_list("number", flat=True)),
    "said": {p.number: f"number {p.number} of" in p.text for p in Page.objects.filter(packet=packet)},
    "keys": {p.number: p.pk for p in Page.objects.filter(packet=packet)},
    "records": Document.objects.filter(packet=packet).count(),
    "finished": AuditEvent.objects.filter(verb="finish_packet", outcome="done", detail__packet=packet.pk).count(),
    "whole": audit.verify().whole,
}))
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "house", "killed")
    yield house
    house.end()


def test_killing_the_worker_in_the_middle_of_a_packet_loses_and_doubles_nothing(
    house: House, tmp_path: Path
) -> None:
    # given a packet of scanned pages, waiting to be read
    packet = tmp_path / "packet.pdf"
    packet.write_bytes(a_scanned_packet(PAGES))
    house.python(f"PACKET = {str(packet)!r}\n{PREPARE}")

    # when the worker is killed outright after a few pages
    first = house.start("worker")
    wait_until(lambda: len(house.python(STANDING)["pages"]) >= 3, 120, every=0.2)
    os.kill(first.pid, signal.SIGKILL)
    first.wait(10)
    before = house.python(STANDING)
    assert before["state"] == "reading"
    assert 3 <= len(before["pages"]) < PAGES, "the kill came too late to show anything"

    # and another starts
    house.start("worker")
    wait_until(lambda: house.python(STANDING)["state"] == "read", 180, every=0.5)

    # then every page stands once, those that stood were not read again, and the packet was finished once
    after = house.python(AFTER)
    assert after["rows"] == PAGES
    assert after["numbers"] == list(range(1, PAGES + 1))
    assert all(after["said"].values())
    assert {n: after["keys"][n] for n in before["pages"]} == before["pages"]
    assert after["finished"] == 1
    assert after["records"] >= 1
    assert after["whole"]
