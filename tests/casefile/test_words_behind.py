"""The words behind a scan are made when it is read, and kept beside it for the case file."""

from __future__ import annotations

import io

import pytest

from openimr.casefile import actions, ingest
from openimr.casefile.assembly.behind import Behind, behind
from openimr.cases.roles import Role
from tests.casefile import scans
from tests.factories import DAY, an_actor, an_assigned_case

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.mark.parametrize("scanned", [True, False])
def test_a_scan_has_the_words_behind_it_from_its_reading_and_a_born_digital_page_has_none(
    scanned: bool,
) -> None:
    says = "Lumbar spine, report of the examination"
    data = scans.born_digital(says)
    if scanned:
        buffer = io.BytesIO()
        scans.scanned(says, height="4in").save(buffer, "PDF", resolution=200)
        data = buffer.getvalue()
    sha256, size = actions.keep_packet(io.BytesIO(data))
    packet = actions.submit_packet(
        an_assigned_case(),
        by=an_actor(Role.RECORDS_CLERK),
        at=DAY,
        filename="p.pdf",
        sha256=sha256,
        size=size,
    )
    try:
        ingest.read_packet(packet.pk)
    finally:
        ingest.close_reader()
    page = packet.pages.get()
    kept = Behind.from_bytes(bytes(page.words_behind))
    assert page.source == ("ocr" if scanned else "text")
    assert page.words
    assert kept == (behind(page.words) if scanned else Behind())
    assert bool(kept.packed) is scanned
