"""What stands in a case file keeps its place there: pages and records that come later are numbered behind it."""

from __future__ import annotations

import pytest

from openimr.casefile import actions, ingest
from openimr.casefile.models import Packet, Page
from openimr.casefile.reading import Reader
from openimr.casefile.records import current_file, records_of
from openimr.cases import worklist
from openimr.cases.models import Case
from openimr.cases.roles import Role
from tests.casefile import papers, scans
from tests.factories import an_actor, an_assigned_case
from tests.process.steps import LATER, complete, hand_in

pytestmark = pytest.mark.django_db(databases="__all__")


def standing(case: Case) -> dict[int, tuple[str, int, int]]:
    """By page number of the case file: the packet's name, the page of it, the number of its record."""
    rows = Page.objects.filter(packet__case=case, bates__isnull=False).order_by("bates")
    return {
        bates or 0: (name, number, record or 0)
        for bates, name, number, record in rows.values_list(
            "bates", "packet__filename", "number", "document__number"
        )
    }


@pytest.fixture
def with_one_that_was_read_too_late(monkeypatch: pytest.MonkeyPatch) -> tuple[Case, Packet]:
    """A case whose first packet the machine could not keep; the file was put together of the second, then it was read."""
    case = an_assigned_case()
    read = Reader.read_page

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Reader, "read_page", full)
    first = hand_in(case, scans.born_digital(papers.EMG, papers.MRI), name="first.pdf")
    assert first.state == Packet.UNREADABLE
    monkeypatch.setattr(Reader, "read_page", read)
    hand_in(case, scans.born_digital(papers.MRI, papers.LAB), name="second.pdf")
    complete(case)
    assert standing(case) == {1: ("second.pdf", 1, 1), 2: ("second.pdf", 2, 2)}
    actions.read_again(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, packet=first.pk)
    ingest.read_packet(first.pk)
    first.refresh_from_db()
    assert first.state == Packet.READ
    return case, first


def test_a_packet_read_only_after_the_file_was_complete_moves_no_page_of_it(
    with_one_that_was_read_too_late: tuple[Case, Packet],
) -> None:
    case, _ = with_one_that_was_read_too_late
    # the records of the file keep their numbers at once, and its pages when the file is put together anew
    assert standing(case) == {1: ("second.pdf", 1, 1), 2: ("second.pdf", 2, 2)}
    complete(case)
    assert standing(case) == {
        1: ("second.pdf", 1, 1), 2: ("second.pdf", 2, 2), 3: ("first.pdf", 1, 3), 4: ("first.pdf", 2, 4),
    }  # fmt: skip
    assert current_file(case).version == 2
    assert [record.number for record in records_of(case)] == [1, 2, 3, 4]


def test_a_record_of_the_file_is_no_copy_of_one_that_came_behind_it(
    with_one_that_was_read_too_late: tuple[Case, Packet],
) -> None:
    case, first = with_one_that_was_read_too_late
    assert case.documents.get(packet__filename="second.pdf", first_page=1).duplicate_of is None
    assert case.documents.get(packet=first, first_page=2).duplicate_of.packet.filename == "second.pdf"


def test_a_packet_read_only_after_the_file_was_complete_came_late_and_is_the_records_clerks_work(
    with_one_that_was_read_too_late: tuple[Case, Packet],
) -> None:
    case, first = with_one_that_was_read_too_late
    assert first.late
    assert worklist.exceptions[Role.RECORDS_CLERK](case, False)
    complete(case)
    assert not worklist.exceptions[Role.RECORDS_CLERK](case, False)
    assert [record.late for record in records_of(case)] == [False, False, True, True]
