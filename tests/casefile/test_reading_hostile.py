"""Packets that are no packets: each comes back with its state and its reason, and nothing is raised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from openimr.casefile.reading import Limits, PacketState, Reader, Reason, Source
from tests.casefile import hostile


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(workers=1, limits=Limits(page_seconds=60)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (hostile.empty, Reason.EMPTY),
        (hostile.no_pages, Reason.EMPTY),
        (hostile.random_bytes, Reason.NOT_A_DOCUMENT),
        (hostile.web_page, Reason.NOT_A_DOCUMENT),
        (hostile.user_password, Reason.ENCRYPTED),
        (hostile.garbled, Reason.DAMAGED),
        (hostile.headless, Reason.DAMAGED),
        (hostile.only_a_cycle, Reason.DAMAGED),
        (hostile.huge_image, Reason.TOO_LARGE),
    ],
)
def test_a_packet_of_which_nothing_can_be_had_is_unreadable_with_its_reason(
    reader: Reader, tmp_path: Path, make: Callable[[Path], Path], reason: Reason
) -> None:
    packet = make(tmp_path / "packet.pdf")
    found = reader.inspect(packet)
    assert (found.state, found.reason, found.pages) == (PacketState.UNREADABLE, reason, 0)
    assert len(found.sha256) == 64
    page = reader.read_page(packet, 1, image_to=tmp_path / "page.png")
    assert (page.source, page.reason) == (Source.UNREADABLE, reason)


@pytest.mark.parametrize(
    ("make", "note"),
    [
        (hostile.junk_before_header, None),
        (hostile.owner_password, "owner password"),
        (hostile.page_tree_cycle, "page tree"),
        (hostile.huge_page, None),
        (hostile.active, None),
    ],
)
def test_a_packet_that_can_be_opened_after_all_is_read_and_what_was_odd_is_noted(
    reader: Reader, tmp_path: Path, make: Callable[[Path], Path], note: str | None
) -> None:
    packet = make(tmp_path / "packet.pdf")
    found = reader.inspect(packet)
    assert (found.state, found.pages) == (PacketState.READ, 1)
    assert any(note in n for n in found.notes) if note else not found.notes
    page = reader.read_page(packet, 1, image_to=tmp_path / "page.png")
    assert page.source is Source.TEXT
    assert " of this file" in page.text or "some words" in page.text


def test_half_a_file_gives_the_pages_that_are_there_and_names_the_lost_ones_unreadable(
    reader: Reader, tmp_path: Path
) -> None:
    packet = hostile.truncated(tmp_path / "half.pdf")
    found = reader.inspect(packet)
    assert (found.state, found.pages) == (PacketState.READ, 20)
    sources = [reader.read_page(packet, n, image_to=tmp_path / "p.png").source for n in (1, 2, 19, 20)]
    assert sources == [Source.TEXT, Source.TEXT, Source.UNREADABLE, Source.UNREADABLE]


def test_a_bomb_of_1500_bytes_is_recognized_before_it_goes_off_and_its_neighbours_are_read(
    reader: Reader, tmp_path: Path
) -> None:
    packet = hostile.bomb_of_spaces(tmp_path / "bomb.pdf", beside=2)
    assert packet.stat().st_size < 10_000
    assert reader.inspect(packet).pages == 3
    (before,) = reader.pids
    bomb = reader.read_page(packet, 1, image_to=tmp_path / "1.png")
    assert (bomb.source, bomb.reason, bomb.image_path) == (Source.UNREADABLE, Reason.TOO_LARGE, None)
    assert reader.read_page(packet, 2, image_to=tmp_path / "2.png").source is Source.TEXT
    assert reader.pids == (before,), "the bomb cost the child that looked at it"


def test_an_image_cut_short_is_a_damaged_page(reader: Reader, tmp_path: Path) -> None:
    packet = hostile.truncated_image(tmp_path / "cut.jpg")
    page = reader.read_page(packet, 1, image_to=tmp_path / "cut.png")
    assert (page.source, page.reason) == (Source.UNREADABLE, Reason.DAMAGED)


def test_a_packet_larger_than_is_taken_in_is_not_opened_at_all(tmp_path: Path) -> None:
    packet = hostile.plain(tmp_path / "p.pdf", pages=3)
    with Reader(workers=1, limits=Limits(max_bytes=500)) as small:
        assert small.inspect(packet).reason is Reason.TOO_LARGE
        assert small.pids == ()
    with Reader(workers=1, limits=Limits(max_pages=2)) as short:
        assert short.inspect(packet).reason is Reason.TOO_LARGE


def test_a_page_number_beyond_the_packet_is_unreadable_and_one_below_it_a_mistake(
    reader: Reader, tmp_path: Path
) -> None:
    packet = hostile.plain(tmp_path / "p.pdf")
    assert reader.read_page(packet, 2, image_to=tmp_path / "2.png").source is Source.UNREADABLE
    with pytest.raises(ValueError, match="1 or more"):
        reader.read_page(packet, 0, image_to=tmp_path / "0.png")
    with pytest.raises(FileNotFoundError):
        reader.read_page(tmp_path / "gone.pdf", 1, image_to=tmp_path / "1.png")
    with pytest.raises(ValueError, match="expected .png"):
        reader.read_page(packet, 1, image_to=tmp_path / "1.gif")


def test_a_page_image_that_cannot_be_written_is_the_machines_fault_and_not_the_pages(
    reader: Reader, tmp_path: Path
) -> None:
    packet = hostile.plain(tmp_path / "p.pdf")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OSError, match="room"):
        reader.read_page(packet, 1, image_to=tmp_path / "file" / "page.png")
