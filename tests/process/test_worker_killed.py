"""Background work survives being killed: nothing is lost and nothing is done twice."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.house import House, wait_until

pytestmark = pytest.mark.database
PAGES = 24

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


def test_killing_the_worker_in_the_middle_of_a_packet_loses_and_doubles_nothing(house: House) -> None:
    # given a packet of scanned pages, waiting to be read
    house.hand_in_scans(PAGES)

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
