"""Generating the demonstration's papers: every record typeset, scanned where it came by fax, and packed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium

from openimr.demo.facts import load_all
from openimr.demo.packets.compose import Press
from openimr.demo.packets.context import FormContext
from openimr.demo.packets.forms import LATE_FORMS
from openimr.demo.packets.model import GeneratedCase
from openimr.demo.packets.packing import Shown, pack
from openimr.demo.values import DemoCase, Packet

UR_DECISION = "ur-decision"
"""The id of the record that is the utilization review decision; every case has one."""


def generate(out: Path, *, only: Sequence[str] | None = None) -> list[GeneratedCase]:
    """Writes the packets and the utilization review decision of each case under `out/<case id>/`.

    `only` are case ids; all cases by default. The same case gives the same bytes on every run. Raises
    `FactsError` for an unknown case or one that does not hold together.
    """
    with Press() as press:
        return [_generate_case(press, case, out / case.id) for case in load_all(only)]


def print_records(press: Press, case: DemoCase) -> dict[str, bytes]:
    """Every record of a case as a born-digital PDF, by record id."""
    prints: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    # Covers and lists name the others with their pages, so they are printed last.
    for record in sorted(
        case.records, key=lambda r: LATE_FORMS.index(r.form) + 1 if r.form in LATE_FORMS else 0
    ):
        packet = _packet_of(case, record.id)
        prints[record.id] = press.print_record(
            FormContext(case=case, record=record, packet=packet, pages=counts)
        )
        counts[record.id] = _count(prints[record.id])
    return prints


def _generate_case(press: Press, case: DemoCase, folder: Path) -> GeneratedCase:
    folder.mkdir(parents=True, exist_ok=True)
    prints = print_records(press, case)
    shown: Shown = {}
    packets = tuple(
        pack(case, packet, number, prints, shown, folder / packet.file)
        for number, packet in enumerate(case.packets, start=1)
    )
    decision = folder / f"{UR_DECISION}.pdf"
    decision.write_bytes(prints[UR_DECISION])
    return GeneratedCase(case=case, packets=packets, ur_decision=decision)


def _packet_of(case: DemoCase, record_id: str) -> Packet | None:
    for packet in case.packets:
        if any(sending.record == record_id for sending in packet.sendings):
            return packet
    return None


def _count(pdf: bytes) -> int:
    document = pdfium.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
