"""Records are found before the transaction that keeps them; what came to the case meanwhile is not overlooked."""

from __future__ import annotations

import pytest
from django.db import connection

from openimr.casefile import actions, indexing, ingest
from openimr.casefile.models import Packet
from openimr.cases.models import Case
from tests.casefile import papers, scans
from tests.factories import an_assigned_case
from tests.process.steps import hand_in

pytestmark = pytest.mark.django_db(databases="__all__")


def read_but_for_its_records(case: Case, data: bytes, name: str) -> Packet:
    packet = hand_in(case, data, name=name, read=False)
    for number in range(1, ingest.open_packet(packet.pk) + 1):
        ingest.read_page(packet.pk, number)
    packet.refresh_from_db()
    return packet


def test_a_packet_finished_while_another_is_looked_at_is_compared_with_it_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # given two packets of one case that hold the same record, both read page by page
    case = an_assigned_case()
    first = read_but_for_its_records(case, scans.born_digital(papers.MRI, papers.LAB), "first.pdf")
    second = read_but_for_its_records(case, scans.born_digital(papers.EMG, papers.MRI), "second.pdf")
    # when the second is finished just after the first was looked at
    understand, calls = indexing.understand, []

    def with_the_other_in_between(of: Case, packet: Packet) -> indexing.Understood:
        found = understand(of, packet)
        calls.append(packet.pk)
        if calls == [first.pk]:
            ingest.finish_packet(second.pk)
        return found

    monkeypatch.setattr(indexing, "understand", with_the_other_in_between)
    ingest.finish_packet(first.pk)
    # then the first is looked at once more, and the copy is known
    assert calls == [first.pk, second.pk, first.pk]
    assert [d.kind for d in case.documents.order_by("number")] == [
        "imaging-report", "laboratory-report", "electrodiagnostic-report", "imaging-report",
    ]  # fmt: skip
    assert case.documents.get(number=4).duplicate_of.number == 1


def test_nothing_is_understood_within_the_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    case = an_assigned_case()
    packet = read_but_for_its_records(case, scans.born_digital(papers.MRI), "p.pdf")
    depth = len(connection.savepoint_ids)
    understand, seen = indexing.understand, []

    def watched(of: Case, one: Packet) -> indexing.Understood:
        seen.append(len(connection.savepoint_ids))
        return understand(of, one)

    monkeypatch.setattr(indexing, "understand", watched)
    ingest.finish_packet(packet.pk)
    assert seen == [depth], "a long look within a transaction keeps everybody else from writing on SQLite"


def test_where_the_case_never_rests_the_records_are_found_within_the_transaction(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = an_assigned_case()
    packet = read_but_for_its_records(case, scans.born_digital(papers.MRI), "p.pdf")
    keep, found = actions.finish_packet, []

    def changed(of: Case, **given):
        found.append(given["found"])
        if given["found"] is not None:
            raise indexing.Changed
        return keep(of, **given)

    monkeypatch.setattr(actions, "finish_packet", changed)
    ingest.finish_packet(packet.pk)
    assert [one is None for one in found] == [False] * ingest.UNDERSTAND_AT_MOST + [True]
    packet.refresh_from_db()
    assert (packet.state, packet.documents.count()) == (Packet.READ, 1)
