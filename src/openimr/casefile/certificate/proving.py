"""Holding a certificate against the house: rows, kept files, audit log and letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openimr.casefile.certificate import statement
from openimr.casefile.certificate.certifying import statement_of
from openimr.casefile.models import Certificate, Page, PageOpened, PageView
from openimr.cases import files
from openimr.cases.errors import Invalid
from openimr.cases.models import AuditEvent, Case

MOST_FAULTS = 200


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What was found: the digest of the text that was given, and every fault (none: it holds)."""

    case: str
    sha256: str
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.faults


def prove(text: bytes) -> Proof:
    """
    Whether a certificate was made here and everything that it says still stands.

    Checked are: the text against the one that was made; every record, page and read mark against the rows;
    every page image, packet and the case file against their hashes; every read mark against the audit log;
    the digest against the log's entry of the signature and the letters. Raises: NotACertificate.
    """
    said = statement.read(text)
    sha256 = statement.digest_of(text)
    case = Case.objects.filter(number=said["case"]).first()
    if case is None:
        return Proof(case=said["case"], sha256=sha256, faults=("no case of this number is here",))
    faults = list(_faults(case, said, sha256))[:MOST_FAULTS]
    return Proof(case=case.number, sha256=sha256, faults=tuple(faults))


def _faults(case: Case, said: dict[str, Any], sha256: str) -> Iterator[str]:
    made = Certificate.objects.filter(case=case, sha256=sha256).first()
    if made is None:
        yield "no certificate with this digest was made here: the text was changed, or its row was"
        made = Certificate.objects.filter(case=case).order_by("-pk").first()
        if made is None:
            return
    relied = _relied_on(said)
    try:
        found = statement_of(case, actor=made.actor, at=made.made_at, until=made.until, relied_on=relied)
    except Invalid as problem:
        yield str(problem)
        return
    for difference in statement.differences(said, found):
        yield str(difference)
    yield from _damaged(found)
    yield from _marks(case, made)
    yield from _unlogged(case, made, found)
    yield from _signature(case, sha256)


def _relied_on(said: dict[str, Any]) -> dict[int, list[int]]:
    """What is relied on stands in the letter and its drafts, not in this room: taken as certified.

    A changed entry is found all the same: the digest is no longer the one that was made.
    """
    relied: dict[int, list[int]] = {}
    for record in said["records"]:
        items = [
            0 if name == "summary" else int(str(name).removeprefix("item "))
            for name in record.get("relied_on_for", [])
            if name == "summary" or str(name).removeprefix("item ").isdecimal()
        ]
        for page in record.get("pages", [])[:1]:
            relied[page["page"]] = items
    return relied


def _damaged(found: dict[str, Any]) -> Iterator[str]:
    """Kept files whose bytes are no longer those of their hash."""
    named = {found["case_file"]["sha256"]: "the case file"}
    named |= {packet["sha256"]: f"the packet {packet['sha256'][:12]}…" for packet in found["packets"]}
    for record in found["records"]:
        for page in record["pages"]:
            if page["image_sha256"]:
                named[page["image_sha256"]] = f"the image of page {page['page']}"
    for sha256, name in named.items():
        try:
            files.read(sha256)
        except FileNotFoundError:
            yield f"{name} is gone from the kept files"
        except files.FileDamaged as problem:
            yield f"{name}: {problem}"


def _marks(case: Case, made: Certificate) -> Iterator[str]:
    """The list of opened pages, by which the desk goes, must tell the same as the views that made it."""
    views: dict[int, list[Any]] = {}
    rows = PageView.objects.filter(page__packet__case=case, actor=made.actor, opened=True)
    for page, at in rows.order_by("pk").values_list("page_id", "at"):
        views.setdefault(page, []).append(at)
    opened = {o.page_id: o for o in PageOpened.objects.filter(page__packet__case=case, actor=made.actor)}
    numbers = dict(Page.objects.filter(packet__case=case).values_list("pk", "bates"))
    for page in sorted({*views, *opened}):
        mark, times = opened.get(page), views.get(page, [])
        if mark is None or not times:
            yield f"page {numbers.get(page)}: the read mark and the views of the page do not agree"
        elif (mark.first_at, mark.last_at, mark.times) != (times[0], times[-1], len(times)):
            yield f"page {numbers.get(page)}: the read mark was changed"


def _unlogged(case: Case, made: Certificate, found: dict[str, Any]) -> Iterator[str]:
    """Pages that count as opened though no entry of the audit log says that they were shown."""
    events = AuditEvent.objects.filter(
        chain=case.number, actor=made.actor, verb="read_record_page", outcome="read"
    )
    shown: set[tuple[str, int]] = set()
    packets = {str(pk): sha for pk, sha in case.packets.values_list("pk", "sha256")}
    for detail in events.values_list("detail", flat=True).iterator():
        if "page" in detail:
            shown.add(("", int(detail["page"])))
        elif "packet" in detail:
            shown.add((packets.get(str(detail["packet"]), ""), int(detail["packet_page"])))
    for record in found["records"]:
        for page in record["pages"]:
            places = {("", page["page"]), (page["packet"], page["packet_page"])}
            if page["opened"] and not places & shown:
                yield f"page {page['page']}: opened, but the audit log does not say that it was shown"


def _signature(case: Case, sha256: str) -> Iterator[str]:
    told = AuditEvent.objects.filter(chain=case.number, outcome="done").values_list("detail", flat=True)
    if not any(detail.get("certificate") == sha256 for detail in told):
        yield "no entry of the audit log names this certificate"
