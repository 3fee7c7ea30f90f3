"""The sweep runs by itself in the worker, catches up what was missed while none ran, and says nothing twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.house import House, wait_until

pytestmark = pytest.mark.database

PREPARE = """
from tests.factories import an_assigned_case
print(json.dumps(an_assigned_case().number))
"""
TOLD = """
from openimr.cases.models import Alert, Message, SweepRun
from openimr.cases import audit
print(json.dumps({
    "ended": SweepRun.objects.filter(ended_at__isnull=False).count(),
    "alerts": list(Alert.objects.order_by("pk").values_list("name", "kind")),
    "messages": Message.objects.filter(kind="notice-late-records").count(),
    "sent": Message.objects.filter(kind="notice-late-records", sent_at__isnull=False).count(),
    "whole": audit.verify().whole,
}))
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "house", "swept")
    yield house
    house.end()


def test_what_was_missed_is_caught_up_by_the_worker_and_told_once(house: House) -> None:
    house.python(PREPARE)  # its records were due long ago, and no sweep has ever run

    worker = house.start("worker")
    wait_until(lambda: house.python(TOLD)["ended"] == 1, seconds=240, every=3)
    found = house.python(TOLD)
    assert found["alerts"] == [["records-due", "escalated"]]
    assert found["messages"] == found["sent"] > 0
    worker.kill()  # as a power cut would
    worker.wait()

    again = house.start("worker")
    swept = json.loads(house.run("cases", "sweep", "--json"))
    assert swept == {"warned": 0, "escalated": 0, "moved": 0, "renewed": 0, "failed": 0}
    assert house.python(TOLD) == found
    again.terminate()
    again.wait()
    assert found["whole"]
