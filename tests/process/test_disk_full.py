"""The disk of the files is really full while the worker reads: the pages say so, and are read once there is room again."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.process.house import House, wait_until
from tests.troubles import a_small_disk

pytestmark = [pytest.mark.database, pytest.mark.timeout(600)]
PAGES = 2

STANDING = """
from openimr.casefile.models import Packet
packet = Packet.objects.get(filename="packet.pdf")
print(json.dumps({"state": packet.state, "pages": list(packet.pages.values_list("number", "source", "reason"))}))
"""
TRY_AGAIN = """
from django.utils import timezone
from openimr.casefile import actions
from openimr.casefile.models import Packet
from openimr.cases.roles import Role
from tests.factories import an_actor
packet = Packet.objects.get(filename="packet.pdf")
print(json.dumps(actions.read_again(packet.case, by=an_actor(Role.RECORDS_CLERK), at=timezone.now(), packet=packet.pk)))
"""


@pytest.fixture
def house_on_the_disk(tmp_path: Path) -> Iterator[House]:
    with a_small_disk(tmp_path / "disk", megabytes=24) as disk:
        house = House(disk / "house", "full")
        yield house
        house.end()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_small_disk(tmp_path / "disk", megabytes=4) as disk:
        house = House(tmp_path / "house", "full")
        house.env["OPENIMR_FILES"] = str(disk / "files")
        yield house
        house.end()


def fill(disk: Path) -> Path:
    """Write until the disk takes no more."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(bytes(4_096))
        except OSError:
            return filler


def test_pages_that_a_full_disk_kept_from_being_read_say_so_and_are_read_once_there_is_room(
    house: House, tmp_path: Path
) -> None:
    # given a packet that came while there was room, and a disk that is full by now
    house.hand_in_scans(PAGES)
    filler = fill(tmp_path / "disk")
    # when the worker reads it
    house.start("worker")
    wait_until(lambda: house.python(STANDING)["state"] in {"read", "unreadable"}, 240, every=1.0)
    # then every page stands and says why it was not read, and nothing half-written lies about
    found = house.python(STANDING)
    said = "this machine could not keep it; its disk may be full"
    assert found["pages"] == [[number, "unreadable", said] for number in range(1, PAGES + 1)]
    assert found["state"] == "unreadable"
    assert not list((tmp_path / "disk" / "files").glob(".part-*"))
    # and once there is room, it is read when somebody asks for it, by the same worker
    filler.unlink()
    assert house.python(TRY_AGAIN) == PAGES
    wait_until(lambda: house.python(STANDING)["state"] == "read", 240, every=1.0)
    assert [source for _, source, _ in house.python(STANDING)["pages"]] == ["ocr"] * PAGES


@pytest.mark.skipif(
    os.environ.get("OPENIMR_TEST_DATABASE") == "postgresql", reason="the disk of a server is not the worker's"
)
def test_a_packet_goes_on_by_itself_when_the_disk_of_the_database_was_full_for_a_while(
    house_on_the_disk: House, tmp_path: Path
) -> None:
    # given a worker in the midst of a packet
    house, count = house_on_the_disk, 24
    house.hand_in_scans(count)
    worker = house.start("worker")
    wait_until(lambda: standing(house) >= 1, 240, every=0.02)
    # when the disk with everything on it is full, so that the worker cannot even say that it failed
    filler = fill(tmp_path / "disk")
    stood = standing(house)
    assert stood < count, "the disk was full too late to show anything"
    log = tmp_path / "disk" / "house-0.log"
    time.sleep(10)
    # and there is room again
    filler.unlink()
    # then the same worker reads the rest, or says what it could not and does it when it is asked to
    wait_until(lambda: house.python(STANDING)["state"] in {"read", "unreadable"}, 300, every=2.0)
    assert worker.poll() is None, log.read_text()[-2000:]
    after = house.python(STANDING)
    if after["state"] == "unreadable" or any(source == "unreadable" for _, source, _ in after["pages"]):
        house.python(TRY_AGAIN)
        wait_until(lambda: house.python(STANDING)["state"] == "read", 300, every=2.0)
    assert house.python(STANDING)["pages"] == [[number, "ocr", ""] for number in range(1, count + 1)]


def standing(house: House) -> int:
    """How many pages stand, asked of the file of the database itself."""
    with closing(sqlite3.connect(f"file:{house.home / 'openimr.sqlite3'}?mode=ro", uri=True)) as link:
        return int(link.execute("SELECT count(*) FROM casefile_page").fetchone()[0])
