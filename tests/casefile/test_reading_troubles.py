"""What the machine does wrong is told on the page's place; the rest is read, and the page can be tried again."""

from __future__ import annotations

import datetime as dt
import errno
import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone
from PIL import Image

from openimr.casefile import actions, ingest, progress
from openimr.casefile.models import Packet
from openimr.casefile.reading import Limits, Reader
from openimr.cases import files
from openimr.cases.models import Case
from openimr.cases.roles import Role
from tests.casefile import hostile
from tests.factories import DAY, an_actor, an_assigned_case
from tests.papers import _pdf
from tests.troubles import no_room_for_files_above

pytestmark = pytest.mark.django_db(databases="__all__")

LATER = DAY + dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def readers_end() -> Iterator[None]:
    yield
    ingest.close_reader()


def _handed_in(data: bytes) -> tuple[Case, Packet]:
    case = an_assigned_case()
    with files_of(data) as source:
        sha256, size = actions.keep_packet(source)
    packet = actions.submit_packet(
        case, by=an_actor(Role.RECORDS_CLERK), at=DAY, filename="p.pdf", sha256=sha256, size=size
    )
    return case, packet


def files_of(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def _three_pages() -> bytes:
    return _pdf([[f"Progress report, page {n} of 3", "The knee is swollen."] for n in (1, 2, 3)])


def test_a_disk_that_is_full_at_one_page_costs_that_page_until_it_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # given a disk that has no room when the image of the second page is kept
    case, packet = _handed_in(_three_pages())
    kept, calls = files.keep, []

    def full(data):
        calls.append(data)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return kept(data)

    monkeypatch.setattr(files, "keep", full)
    # when the packet is read
    ingest.read_packet(packet.pk)
    # then that page says so, the others are read, and nothing half-written is left
    packet.refresh_from_db()
    assert packet.state == Packet.READ
    assert list(packet.pages.values_list("number", "source", "reason")) == [
        (1, "text", ""),
        (2, "unreadable", ingest.NOT_KEPT),
        (3, "text", ""),
    ]
    assert not list(files.root().glob(".part-*"))
    # and with room again it is read when somebody asks for it
    clerk = an_actor(Role.RECORDS_CLERK)
    assert actions.read_again(case, by=clerk, at=LATER, packet=packet.pk) == 1
    ingest.read_packet(packet.pk)
    assert list(packet.pages.values_list("number", "source")) == [(n, "text") for n in (1, 2, 3)]
    assert "page 2 of 3" in packet.pages.get(number=2).text


def test_a_page_image_that_cannot_be_written_costs_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    _, packet = _handed_in(_three_pages())
    read = Reader.read_page

    def nowhere(self: Reader, path: Path, number: int, *, image_to: Path):
        # A folder that cannot be made is to the child what a full disk is: it cannot write.
        if number == 1:
            (image_to.parent / "file").write_text("no folder")
            image_to = image_to.parent / "file" / "page"
        return read(self, path, number, image_to=image_to)

    monkeypatch.setattr(Reader, "read_page", nowhere)
    ingest.read_packet(packet.pk)
    assert list(packet.pages.values_list("source", "reason")) == [
        ("unreadable", ingest.NOT_KEPT),
        ("text", ""),
        ("text", ""),
    ]


def test_a_full_disk_at_the_upload_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        actions.keep_packet(files_of(_three_pages()))
    assert not [p for p in files.root().rglob("*") if p.is_file()]


def test_a_disk_that_really_takes_no_more_costs_pages_their_image_until_there_is_room() -> None:
    # given reading processes that the kernel lets write next to nothing
    case, packet = _handed_in(_three_pages())
    before = set(files.root().rglob("*"))
    with no_room_for_files_above(2_000):
        ingest.read_packet(packet.pk)
    ingest.close_reader()
    # then each page says so in its place, none is half there, and the packet as well
    packet.refresh_from_db()
    assert (packet.state, packet.reason) == (Packet.UNREADABLE, ingest.NOT_KEPT)
    assert list(packet.pages.values_list("source", "reason")) == [("unreadable", ingest.NOT_KEPT)] * 3
    assert set(files.root().rglob("*")) == before
    # and with room again it is read when somebody asks for it
    actions.read_again(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, packet=packet.pk)
    ingest.read_packet(packet.pk)
    packet.refresh_from_db()
    assert packet.state == Packet.READ
    assert [page.source for page in packet.pages.all()] == ["text"] * 3


def test_an_upload_for_which_the_disk_really_has_no_room_leaves_nothing_behind() -> None:
    data = _three_pages()
    assert not files.root().exists()
    with no_room_for_files_above(len(data) // 2), pytest.raises(OSError, match="too large") as problem:
        actions.keep_packet(files_of(data))
    assert files.no_room(problem.value)
    assert not [p for p in files.root().rglob("*") if p.is_file()]
    assert actions.keep_packet(files_of(data))[1] == len(data)


def test_a_page_whose_child_ran_out_of_memory_says_so_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a packet with a page so large that drawing it takes more memory than the child may have
    path = tmp_path / "p.pdf"
    path.write_bytes(_three_pages())
    with (
        pikepdf.open(path, allow_overwriting_input=True) as pdf,
        pikepdf.open(hostile.huge_page(tmp_path / "huge.pdf")) as huge,
    ):
        pdf.pages.insert(1, huge.pages[0])
        pdf.save(path)
    case, packet = _handed_in(path.read_bytes())
    narrow = Limits(memory_bytes=450_000_000, max_side=60_000, ocr_dpi=72, image_dpi=72)
    with Reader(workers=1, limits=narrow) as reader:
        monkeypatch.setattr(ingest, "reader", lambda: reader)
        ingest.read_packet(packet.pk)
    # then it says so in its place, and all others are read
    found = list(packet.pages.values_list("number", "source", "reason"))
    assert found[0] == (1, "text", "")
    assert found[1] == (2, "unreadable", "too large")
    assert [row[1] for row in found[2:]] == ["text", "text"]
    # and with the limits that are set otherwise it is read when it is tried again
    monkeypatch.undo()
    actions.read_again(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, packet=packet.pk)
    ingest.read_packet(packet.pk)
    assert packet.pages.get(number=2).source != "unreadable"


def test_a_frame_for_which_the_image_library_has_not_enough_memory_says_so_and_is_read_when_there_is_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # given a fax of three sheets, of which the second, coloured and large, is unpacked to half a gigabyte
    small, large = Image.new("L", (850, 1100), 255), Image.new("P", (6_000, 6_000), 0)
    large.putpalette([255, 255, 255] * 256)
    packed = io.BytesIO()
    small.save(packed, "TIFF", save_all=True, append_images=[large, small], compression="tiff_deflate")
    case, packet = _handed_in(packed.getvalue())
    with Reader(workers=1, limits=Limits(memory_bytes=450_000_000)) as reader:
        monkeypatch.setattr(ingest, "reader", lambda: reader)
        ingest.read_packet(packet.pk)
    # then its page says so, and the sheets beside it are read
    assert list(packet.pages.values_list("number", "source", "reason")) == [
        (1, "blank", ""), (2, "unreadable", "too large"), (3, "blank", ""),
    ]  # fmt: skip
    # and it is read when it is tried again with the limits that are set otherwise
    monkeypatch.undo()
    actions.read_again(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, packet=packet.pk)
    ingest.read_packet(packet.pk)
    assert list(packet.pages.values_list("source", flat=True)) == ["blank"] * 3


@pytest.mark.parametrize("days", [-2, 2, 4_000])
def test_a_clock_that_jumps_in_the_midst_of_a_packet_loses_nothing(
    days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, packet = _handed_in(_three_pages())
    now = timezone.now()
    count = ingest.open_packet(packet.pk)
    ingest.read_page(packet.pk, 1)
    monkeypatch.setattr(timezone, "now", lambda: now + dt.timedelta(days=days))
    packet.refresh_from_db()
    if days < 0:
        assert progress.minutes_left(packet, done=1, now=timezone.now()) is None
        assert progress.lines(timezone.now()) == [
            f"Packet {packet.pk}: 1 of 3 pages read, time left not known yet."
        ]
    assert len(progress.lines(timezone.now())) == 1
    for number in range(1, count + 1):
        ingest.read_page(packet.pk, number)
    ingest.finish_packet(packet.pk)
    packet.refresh_from_db()
    assert packet.state == Packet.READ
    assert list(packet.pages.values_list("number", "source")) == [(n, "text") for n in (1, 2, 3)]
    assert packet.documents.exists()
    with pytest.raises(actions.Invalid):
        actions.read_again(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, packet=packet.pk)


def test_a_page_is_given_up_once_and_never_over_a_reading_that_stands() -> None:
    _, packet = _handed_in(_three_pages())
    ingest.open_packet(packet.pk)
    ingest.read_page(packet.pk, 1)
    ingest.give_up_page(packet.pk, 1)
    ingest.give_up_page(packet.pk, 2)
    ingest.give_up_page(packet.pk, 2)
    assert list(packet.pages.values_list("number", "source")) == [(1, "text"), (2, "unreadable")]
